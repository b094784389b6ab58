"""Which harm a sentence ties to a count: "seven people were killed and dozens injured"."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ..schemas.vocabulary import Harm
from .cues import AMBIGUOUS_CUES, ANY_HARM, ENGLISH_WORDS, HARM_CUES
from .passages import Cut, Word
from .protected import denies

# "killed at least 25": the verb stands this close before its count.
_CLOSE = 3
# "left 134 people dead": these verbs give way to the harm that follows.
_GIVING_WAY = frozenset(("left", "leave", "leaves", "leaving"))
# "not one of the five was hurt": a negation stands this close before the cue.
_DENIED = 4
# A joined count follows within a noun phrase.
_JOINED = 4
_JOINERS = frozenset(("and", "but", "while", "or"))
PLAIN_CUES = ANY_HARM - AMBIGUOUS_CUES
# "shot *and* wounded", "shot *to* death"
_GOING_ON = frozenset(("and", "to", "at", "then", "later"))
_DETERMINERS = frozenset(("a", "an", "the", "another", "his", "her", "their", "its", "one"))
# What makes a figure a part of the one before it.
_OF_THEM = (["of", "them"], ["of", "whom"], ["of", "which"], ["of", "those"])
_INCLUDING = (["including"], ["them"], ["whom"])


class HarmReading(NamedTuple):
    """The cue words tied to one count, in text order, and whether a negation stands on them."""

    cues: tuple[str, ...]
    negated: bool


def tied_cues(sentence: Cut, count: tuple[int, int], others: Sequence[tuple[int, int]]) -> HarmReading:
    """The cues of one sentence that belong to the count at offsets `count`, not to the `others`."""
    texts = sentence.texts
    if ANY_HARM.isdisjoint(texts):
        return HarmReading((), negated=False)
    before = texts[: bisect_right(sentence.ends, count[0])]
    behind = bisect_left(sentence.starts, count[1])
    clause = texts[behind : _clause_end(sentence, count, others)]
    first = _first_cue(clause)
    verb = _verb_before(sentence, len(before))
    if verb is not None and (first is None or before[verb] not in _GIVING_WAY):
        return HarmReading((before[verb],), denies(before[max(0, verb - 2) : verb]))
    if first is not None:
        return HarmReading(_told_of_it(clause[first:]), denies(clause[:first][-_DENIED:]))
    floor = max((end for _, end in others if end <= count[0]), default=0)
    clause = before[bisect_left(sentence.starts, floor) :]
    back = _first_cue(clause[::-1])
    if back is not None:
        last = len(clause) - 1 - back
        return HarmReading((clause[last],), denies(clause[max(0, last - 2) : last]))
    return HarmReading(cues_among(texts), negated=False)


def _told_of_it(clause: list[str]) -> tuple[str, ...]:
    """The cues of a clause that begins with one, as far as it goes on about the same people.

    "Were *shot dead*" and "was *shot and wounded*" tell of one harm; "were killed *and a driver was wounded*" tells
    of somebody else.
    """
    if clause[0] in AMBIGUOUS_CUES:
        settling = next((i for i in range(1, len(clause)) if clause[i] not in _GOING_ON), len(clause))
        if settling < len(clause) and clause[settling] in PLAIN_CUES:
            clause = clause[settling:]
    cues = []
    for at, text in enumerate(clause):
        if text in ANY_HARM:
            cues.append(text)
        elif text in _JOINERS and not _DETERMINERS.isdisjoint(clause[at + 1 : at + 2]):
            break
    return tuple(cues)


def cues_among(texts: Sequence[str]) -> tuple[str, ...]:
    """The words of any harm among folded words, in order."""
    return tuple([text for text in texts if text in ANY_HARM])


def _first_cue(texts: Sequence[str]) -> int | None:
    for index, text in enumerate(texts):
        if text in ANY_HARM:
            return index
    return None


def _clause_end(sentence: Cut, count: tuple[int, int], others: Sequence[tuple[int, int]]) -> int:
    """The token at which the next count takes over: not at one joined to this ("three soldiers and nine rebels")."""
    if not others:
        return len(sentence.texts)
    end = count[1]
    for start, stop in sorted(others):
        if start < end:
            continue
        limit = bisect_left(sentence.starts, start)
        gap = sentence.texts[bisect_left(sentence.starts, end) : limit]
        joined = "and" in gap and len(gap) <= _JOINED
        if not ANY_HARM.isdisjoint(gap) or not (joined or _is_part(sentence, limit, stop)):
            return limit
        end = stop
    return len(sentence.texts)


def _is_part(sentence: Cut, first: int, stop: int) -> bool:
    """ "46 people, *15 of them* soldiers, were wounded": a figure within the one before does not take over."""
    behind = bisect_left(sentence.starts, stop)
    return sentence.texts[behind : behind + 2] in _OF_THEM or sentence.texts[first - 1 : first] in _INCLUDING


def _verb_before(sentence: Cut, count: int) -> int | None:
    """The cue just before the count at token `count`: "killed [at least] 25", not "killed and 14" or "killed, 14"."""
    for index in range(count - 1, max(-1, count - 1 - _CLOSE), -1):
        if sentence.texts[index] in _JOINERS:
            return None
        if sentence.texts[index] in ANY_HARM:
            parted = index == count - 1 and sentence.ends[index] + 1 < sentence.starts[count]
            return None if parted else index
    return None


def bears(harm: Harm, cues: Sequence[str]) -> bool:
    """Whether one of the cues is a word for this harm."""
    return not HARM_CUES[harm].isdisjoint(cues)


def is_english(words: Sequence[Word]) -> bool:
    """Whether a passage reads as English: only there does a missing cue word mean anything."""
    return reads_english([word.text for word in words])


def reads_english(texts: Sequence[str]) -> bool:
    """`is_english` for folded words alone."""
    return sum(map(ENGLISH_WORDS.__contains__, texts)) >= 2

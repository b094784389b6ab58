"""Which harm a sentence ties to a count: "seven people were killed and dozens injured"."""

from collections.abc import Sequence
from typing import NamedTuple

from ..schemas.vocabulary import Harm
from .cues import ANY_HARM, ENGLISH_WORDS, HARM_CUES
from .passages import Word
from .protected import is_negation

# "killed at least 25": the verb stands this close before its count.
_CLOSE = 3
# "left 134 people dead": these verbs give way to the harm that follows.
_GIVING_WAY = frozenset(("left", "leave", "leaves", "leaving"))
# A joined count follows within a noun phrase.
_JOINED = 4
_JOINERS = frozenset(("and", "but", "while", "or"))


class HarmReading(NamedTuple):
    """The cue words tied to one count, in text order, and whether a negation stands on them."""

    cues: tuple[str, ...]
    negated: bool


def tied_cues(
    words: Sequence[Word], count: tuple[int, int], others: Sequence[tuple[int, int]]
) -> HarmReading:
    """The cues of one sentence that belong to the count at offsets `count`, not to the `others`."""
    before = [word for word in words if word.end <= count[0]]
    after = [word for word in words if word.start >= count[1]]
    limit = _clause_limit(after, count, others)
    clause = [word for word in after if limit is None or word.start < limit]
    first = next((index for index, word in enumerate(clause) if word.text in ANY_HARM), None)
    verb = _verb_before(before)
    if verb is not None and (first is None or before[verb].text not in _GIVING_WAY):
        return HarmReading((before[verb].text,), _denied(before[max(0, verb - 2) : verb]))
    if first is not None:
        cues = tuple(word.text for word in clause[first:] if word.text in ANY_HARM)
        return HarmReading(cues, _denied(clause[:first]))
    floor = max((end for _, end in others if end <= count[0]), default=0)
    clause = [word for word in before if word.start >= floor]
    last = next((index for index in range(len(clause) - 1, -1, -1) if clause[index].text in ANY_HARM), None)
    if last is not None:
        return HarmReading((clause[last].text,), _denied(clause[max(0, last - 2) : last]))
    return HarmReading(tuple(word.text for word in words if word.text in ANY_HARM), negated=False)


def _clause_limit(
    after: Sequence[Word], count: tuple[int, int], others: Sequence[tuple[int, int]]
) -> int | None:
    """Where the next count takes over: not at one joined to this ("three soldiers and nine rebels were killed")."""
    end = count[1]
    for start, stop in sorted(others):
        if start < end:
            continue
        gap = [word.text for word in after if end <= word.start < start]
        if not ("and" in gap and len(gap) <= _JOINED and not any(text in ANY_HARM for text in gap)):
            return start
        end = stop
    return None


def _verb_before(before: Sequence[Word]) -> int | None:
    """The index of a cue just before the count: "killed [at least] 25", not "were killed and 14"."""
    for index in range(len(before) - 1, max(-1, len(before) - 1 - _CLOSE), -1):
        if before[index].text in _JOINERS:
            return None
        if before[index].text in ANY_HARM:
            return index
    return None


def _denied(words: Sequence[Word]) -> bool:
    return any(is_negation(word.text) for word in words[-4:])


def bears(harm: Harm, cues: Sequence[str]) -> bool:
    """Whether one of the cues is a word for this harm."""
    return any(cue in HARM_CUES[harm] for cue in cues)


def is_english(words: Sequence[Word]) -> bool:
    """Whether a passage reads as English: only there does a missing cue word mean anything."""
    return sum(word.text in ENGLISH_WORDS for word in words) >= 2

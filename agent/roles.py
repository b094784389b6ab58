"""Whether the party that a claim gives as its source is the one who reports it, and whether a figure is a total.

A name that stands in the article is not yet the one who speaks there. The order of words around verbs of
speech settles most cases in English; where it settles nothing, nothing is refused.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from ..schemas.draft import DraftCasualty
from .article import Sentence
from .cues import ANAPHORA, ANY_HARM, REPORTING
from .folding import fold
from .harm_reading import reads_english
from .passages import Cut
from .reasons import say
from .slots import Found, Judgement, Range
from .stand_ins import PRONOUNS, may_stand_for
from .wordlists import words

_BEFORE_NAME = words("according circulate circulated said says say by from cited citing quoted to told of")
_OF_CLAUSES = ANY_HARM | (
    REPORTING - words("spokesman spokeswoman statement communique briefing data report")
)
_SPEAKS_FOR_OTHERS = ANAPHORA | words("source sources announcement report newspaper one")
# "Gave their lives", "the toll", "received 12 bodies": no word of speech for certain.
_SPEECH = REPORTING - words(
    """
    gave gives giving put puts placed received buried registered listed marked marks mapped show shows showed counted
    counts counting toll data figures tally bulletin briefing raised lowered updated revised adjusted corrected
    """
)
# Between a subject and its verb of speech.
_BESIDE_VERB = words(
    """
    has have had also later then earlier further on in late early monday tuesday wednesday thursday friday saturday
    sunday yesterday today was is
    """
)
_NO_SPEAKER = words("and that but while when as who which where after")
_SPEAKER_REACH = 7
_ASIDE = 16
_BARE = 2  # "rescue workers"
_SPOKEN_OF = 4
# A subject and its verb of speech stand this close, appositions included.
_AHEAD = 24
_BEHIND = 5
# "said a police officer in Ketu, Omar Diallo"
_SAID = words("said says according")
_TITLE_REACH = 9
# A communiqué or a bulletin names its authors in its first sentences, and then speaks for them.
_OPENING = 3
_AUTHORED = words("we our us communique communiqué statement bulletin release issued")

# "Hostages of the Front", "people shot by the army": whose deed it was, not whose people they were.
_DONE_TO = words("by hostage hostages prisoner prisoners captive captives victim victims")
_COUNTED = frozenset({"killed", "injured", "killed_or_injured", "displaced"})
_WHICH = words("which when who where")
_RUNNING = words("has have had total toll climbed risen rose brings brought bringing")


# --- Who reports ----------------------------------------------------------------------------------


def reporter_refusal(given: str, found: Found, judgement: Judgement) -> str | None:
    """Why the party cannot be the one who reports this; null where the words allow it."""
    index = judgement.index
    # A heading drops its source; the story under it has one.
    sentences = [sentence for sentence in judgement.sentences if not sentence.heading]
    cited = [index.tokens_of(sentence) for sentence in sentences]
    spans = found.spans
    named_there = found.match != "misplaced"
    if named_there and any(_one_speaks(spans, sentence) for sentence in cited):
        return None
    if not any(reads_english(sentence.texts) for sentence in cited):
        return None
    if named_there:
        borne_out = all(REPORTING.isdisjoint(sentence.texts) for sentence in cited)
        why = "is named there, and somebody else reports"
    else:
        named = fold(given).text.split()
        spans = (*spans, *index.names(named[-1])) if len(named) > 1 else spans  # the surname
        borne_out = any(_stand_in_speaks(sentence, named, spans, judgement) for sentence in sentences)
        if not borne_out and all(_SPEECH.isdisjoint(sentence.texts) for sentence in cited):
            borne_out = _spoke_before(named, spans, judgement) or _speaks_beside(spans, judgement)
        why = "reports nothing in the cited sentences"
    return None if borne_out or _authors(spans, judgement) else f"{say(given)!r} {why}"


def _one_speaks(spans: Sequence[Range], sentence: Cut) -> bool:
    """Whether a word of speech follows one of the names, or stands right before it ("according to", "said")."""
    texts, starts, ends = sentence
    for start, end in spans:
        first, behind = bisect_left(starts, start), bisect_left(starts, end)
        if first == behind:  # the name stands in another sentence
            continue
        if not REPORTING.isdisjoint(texts[first : behind + _AHEAD]):
            return True
        ahead = bisect_right(ends, start)
        if not (
            _BEFORE_NAME.isdisjoint(texts[max(0, ahead - _BEHIND) : ahead])
            and _SAID.isdisjoint(texts[max(0, ahead - _TITLE_REACH) : ahead])
        ):
            return True
    return False


def _stand_in_speaks(
    sentence: Sentence, given: Sequence[str], spans: Sequence[Range], judgement: Judgement
) -> bool:
    """ "The group added", "according to them": words speak that may mean a party named elsewhere."""
    index = judgement.index
    texts = index.tokens_of(sentence).texts
    if REPORTING.isdisjoint(texts):
        return False
    commas = index.behind_commas(sentence)
    for at, text in enumerate(texts):
        if text not in REPORTING:
            continue
        speaker = _speaker(texts, commas, at)
        if not speaker:
            continue
        said = texts[speaker.start : speaker.stop]
        if not PRONOUNS.isdisjoint(said[-2:]):
            speaks = _named_before(sentence, spans, judgement)
        else:
            speaks = _is_subject(said) and may_stand_for(said, given, named=index.is_named(sentence, speaker))
        if speaks:
            return True
    return False


def _is_subject(said: Sequence[str]) -> bool:
    """Whether words before a verb of speech are its subject and nothing else: few, and without a verb of their own."""
    short = said[0] == "the" or len(said) <= _BARE or not _SPEAKS_FOR_OTHERS.isdisjoint(said)
    return short and _OF_CLAUSES.isdisjoint(said[:-1])


def _speaker(texts: Sequence[str], commas: Collection[int], verb: int) -> range:
    """Where the words stand of whoever the verb of speech is said of; empty where they are not told."""
    follows = texts[verb + 1 : verb + 2]
    if texts[verb] == "according" or (verb in commas and follows in (["a"], ["an"], ["the"], ["one"])):
        first = verb + 1 + (texts[verb] == "according")
        last = next((at for at in range(first + 1, len(texts)) if at in commas), len(texts))
        return range(first, min(last, first + _SPEAKER_REACH))
    last = verb
    while last > 0 and texts[last - 1] in _BESIDE_VERB and last not in commas:
        last -= 1
    if last in commas:  # "the attackers, an alliance of four groups, announced"
        last = max((at for at in commas if last - _ASIDE <= at < last), default=0)
    first = last
    while first > max(0, last - _SPEAKER_REACH) and texts[first - 1] not in _NO_SPEAKER:
        first -= 1
        if first in commas:
            break
    return range(first, last)


def _named_before(sentence: Sentence, spans: Sequence[Range], judgement: Judgement) -> bool:
    """Whether the party is named shortly before: "they" are people told of last."""
    first = judgement.index.article.sentences[max(0, sentence.number - 1 - _SPOKEN_OF)].start
    return any(first <= start < sentence.end for start, _ in spans)


def _spoke_before(given: Sequence[str], spans: Sequence[Range], judgement: Judgement) -> bool:
    """Whether the party is the last that spoke before the cited sentences, and so speaks on."""
    first = min(sentence.number for sentence in judgement.sentences)
    for earlier in reversed(judgement.index.article.sentences[: first - 1]):
        sentence = judgement.index.tokens_of(earlier)
        if not _SPEECH.isdisjoint(sentence.texts):
            return _one_speaks(spans, sentence) or _stand_in_speaks(earlier, given, spans, judgement)
    return False


def _speaks_beside(spans: Sequence[Range], judgement: Judgement) -> bool:
    """Whether the party speaks in a sentence right beside a cited one, in the same paragraph."""
    cited = {(sentence.number, sentence.paragraph) for sentence in judgement.sentences}
    beside = judgement.index.cited(number + step for number, _ in cited for step in (-1, 1))
    paragraphs = {paragraph for _, paragraph in cited}
    return any(
        _one_speaks(spans, judgement.index.tokens_of(sentence))
        for sentence in beside
        if sentence.paragraph in paragraphs
    )


def _authors(spans: Sequence[Range], judgement: Judgement) -> bool:
    """Whether the party opens a text that speaks for its authors."""
    opening = judgement.index.cited(range(1, _OPENING + 1))
    named = any(s.start <= start < s.end for start, _ in spans for s in opening)
    return named and any(not _AUTHORED.isdisjoint(judgement.index.tokens_of(s).texts) for s in opening)


# --- Who is blamed --------------------------------------------------------------------------------


def is_of_the_victims(blamed: str, item: DraftCasualty) -> bool:
    """Whether the party blamed is the one whose people were harmed: "11 members of the Front", blamed on the Front."""
    victims = f" {fold(f'{item.count} {item.victims}' if item.victims else item.count).text} "
    named = fold(blamed).text.removeprefix("the ").strip()
    return f" {named} " in victims and _DONE_TO.isdisjoint(victims.split())


# --- What a figure counts -------------------------------------------------------------------------


def counts_since(item: DraftCasualty, judgement: Judgement) -> bool:
    """Whether the figure is a running total: its own time is "since …", or its sentence tells a total since a date."""
    if item.figure is None or item.harm not in _COUNTED:
        return False
    if (item.when or "").strip().lower().startswith("since "):
        return True
    if "since" not in judgement.index.source.positions:
        return False
    start = next(
        (found.spans[0][0] for found in judgement.slots if found.slot == "count" and found.spans), None
    )
    sentence = judgement.index.sentence_at(start) if start is not None else None
    if sentence is None or start is None:
        return False
    told = judgement.index.tokens_of(sentence).texts
    if "since" not in told[1:] or _RUNNING.isdisjoint(told):
        return False
    before = judgement.index.texts_in(sentence.start, start)
    # "… since the attack, in which eight were wounded": the eight are the attack's.
    return "since" not in before or _WHICH.isdisjoint(before[before.index("since") :])

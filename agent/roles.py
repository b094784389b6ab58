"""Whether parties stand in the roles a claim gives them: who reports, who gains a place and who loses it.

A name that stands in the article is not yet the one who speaks there. The order of words around verbs of
speech and of capture settles most cases in English; where it settles nothing, nothing is refused.
"""

from collections.abc import Sequence

from ..schemas.draft import DraftCasualty, DraftTerritory
from .cues import ANAPHORA
from .harm_reading import is_english
from .passages import Word
from .slots import Found, Judgement, Range, say
from .wordlists import words

_REPORTING = words(
    """
    said say says saying told tell tells reported report reports reporting according added adds adding announced
    announces announcing claim claimed claims claiming stated states confirmed confirms put puts placed gave gives
    giving recorded records documented counted counts counting verified estimated estimates spoke speaks denied
    denies acknowledged acknowledges admitted admits conceded concedes accused accuses blamed blames wrote
    writes posted noted quoted cited citing cites listed registered buried received warned warns described
    describes declared declares shows show showed marked marks mapped circulate circulates circulated
    circulating broadcast aired
    mentioned revealed alleged alleges insisted insists maintained believes believe statement communique
    bulletin figures tally toll data briefing assured assures evokes published spokesman spokeswoman
    """
)
_BEFORE_NAME = words("according circulate circulated said says say by from cited citing quoted to told of")
_STANDING_FOR = words("source sources announcement one")
# A subject and its verb of speech stand this close, appositions included.
_AHEAD = 24
_BEHIND = 5
# A communiqué or a bulletin names its authors in its first sentences, and then speaks for them.
_OPENING = 3
_AUTHORED = words("we our us communique communiqué statement bulletin release issued")

_COUNTED = frozenset({"killed", "injured", "killed_or_injured", "displaced"})
_RUNNING = words("has have had total toll climbed risen rose brings brought bringing")

_GAINING = words(
    """
    captured seized took taken retaken overran retook recaptured liberated stormed regained conquered
    occupied entered swept advanced
    pushed cleared secured annexed
    """
)
_LOSING = words("withdrew withdrawn retreated pulled abandoned lost left ceded surrendered vacated quit fled")
_BEING = words("is are was were be been being")
_SUBJECT_REACH = 8


# --- Who reports ----------------------------------------------------------------------------------


def reporter_refusal(given: str, found: Found, judgement: Judgement) -> str | None:
    """Why the party cannot be the one who reports this; null where the words allow it."""
    # A heading drops its source; the story under it has one.
    cited = [judgement.index.words_in((s.start, s.end)) for s in judgement.sentences if not s.heading]
    if not cited or not any(is_english(sentence) for sentence in cited):
        return None
    reporting = any(word.text in _REPORTING for sentence in cited for word in sentence)
    spans = [(span.start, span.end) for span in found.verdict.spans]
    if _authors(spans, judgement):
        return None
    if found.verdict.match != "misplaced":
        if not reporting or any(_speaks(span, sentence) for span in spans for sentence in cited):
            return None
        return f"{say(given)!r} is named there, and somebody else reports"
    if reporting:
        stands_for = any(_anaphor_speaks(sentence) for sentence in cited)
        return None if stands_for else f"{say(given)!r} reports nothing in the cited sentences"
    return (
        None if _spoke_before(spans, judgement) else f"{say(given)!r} reports nothing in the cited sentences"
    )


def _speaks(span: Range, sentence: Sequence[Word]) -> bool:
    """Whether a word of speech follows the name, or stands right before it ("according to", "said")."""
    after = [word for word in sentence if word.start >= span[1]][:_AHEAD]
    before = [word for word in sentence if word.end <= span[0]][-_BEHIND:]
    inside = [word for word in sentence if span[0] <= word.start < span[1]]
    if not inside:
        return False
    return any(word.text in _REPORTING for word in (*after, *inside)) or any(
        word.text in _BEFORE_NAME for word in before
    )


def _anaphor_speaks(sentence: Sequence[Word]) -> bool:
    """ "the group added", "according to them": somebody named elsewhere reports."""
    for position, word in enumerate(sentence):
        if word.text in _REPORTING:
            behind = word.text == "according"
            near = (
                sentence[position + 1 :][:_BEHIND]
                if behind
                else sentence[max(0, position - _BEHIND) : position]
            )
            if any(other.text in ANAPHORA or other.text in _STANDING_FOR for other in near):
                return True
    return False


def _spoke_before(spans: Sequence[Range], judgement: Judgement) -> bool:
    """Whether the party is the last that spoke before the cited sentences, and so speaks on."""
    first = min(sentence.number for sentence in judgement.sentences)
    for earlier in reversed(judgement.index.cited(range(1, first))):
        sentence = judgement.index.words_in((earlier.start, earlier.end))
        if any(word.text in _REPORTING for word in sentence):
            return any(_speaks(span, sentence) for span in spans) or _anaphor_speaks(sentence)
    return False


def _authors(spans: Sequence[Range], judgement: Judgement) -> bool:
    """Whether the party opens a text that speaks for its authors."""
    opening = judgement.index.cited(range(1, _OPENING + 1))
    named = any(s.start <= start < s.end for start, _ in spans for s in opening)
    return named and any(
        word.text in _AUTHORED for s in opening for word in judgement.index.words_in((s.start, s.end))
    )


# --- What a figure counts -------------------------------------------------------------------------


def counts_since(item: DraftCasualty, judgement: Judgement) -> bool:
    """Whether the figure is a running total: "since" with a perfect tense or a total in its sentence."""
    span = next((v.spans[0] for v in judgement.slots if v.slot == "count" and v.spans), None)
    sentence = judgement.index.sentence_at(span.start) if span is not None else None
    if sentence is None:
        return False
    told = [word.text for word in judgement.index.words_in((sentence.start, sentence.end))]
    return (
        item.figure is not None
        and "since" in told[1:]
        and item.harm in _COUNTED
        and any(text in _RUNNING for text in told)
    )


# --- Who gains and who loses ----------------------------------------------------------------------


def direction_refusal(item: DraftTerritory, judgement: Judgement) -> str | None:
    """Why the sides cannot be as given: the gainer is the one who loses in the cited words, or the other way."""
    gainers = _spans("gained_by", judgement)
    losers = _spans("lost_by", judgement)
    for sentence in judgement.sentences:
        tokens = judgement.index.words_in((sentence.start, sentence.end))
        for position, word in enumerate(tokens):
            passive = any(before.text in _BEING for before in tokens[max(0, position - 2) : position])
            if word.text in _GAINING:
                subject = _by_phrase(tokens, position) if passive else _before(tokens, position)
                if _is(subject, losers) and not _is(subject, gainers):
                    return f"the cited sentences say that {say(item.lost_by[0])!r} {say(word.text)}"
            elif word.text in _LOSING and not passive:
                subject = _before(tokens, position)
                if _is(subject, gainers) and not _is(subject, losers):
                    return f"the cited sentences say that {say(item.gained_by[0])!r} {say(word.text)}"
    return None


def _spans(slot: str, judgement: Judgement) -> list[Range]:
    return [
        (span.start, span.end)
        for verdict in judgement.slots
        if verdict.slot.startswith(slot) and verdict.match != "absent"
        for span in verdict.spans
    ]


def _before(tokens: Sequence[Word], verb: int) -> Sequence[Word]:
    """The words a subject can stand in: those before the verb, back to a "by" or another clause."""
    subject: list[Word] = []
    for word in reversed(tokens[max(0, verb - _SUBJECT_REACH) : verb]):
        if word.text in _REPORTING or word.text in (
            "who",
            "by",
            "from",
            "after",
            "as",
            "that",
            "while",
            "when",
            "and",
            "but",
        ):
            break
        subject.insert(0, word)
    return subject


def _by_phrase(tokens: Sequence[Word], verb: int) -> Sequence[Word]:
    behind = tokens[verb + 1 : verb + 1 + _SUBJECT_REACH]
    by = next((i for i, word in enumerate(behind) if word.text == "by"), None)
    return () if by is None else behind[by + 1 : by + 5]


def _is(subject: Sequence[Word], spans: Sequence[Range]) -> bool:
    return any(start <= word.start < end for word in subject for start, end in spans)

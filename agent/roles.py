"""Whether parties stand in the roles a claim gives them: who reports, who gains a place and who loses it.

A name that stands in the article is not yet the one who speaks there. The order of words around verbs of
speech and of capture settles most cases in English; where it settles nothing, nothing is refused.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ..schemas.draft import DraftCasualty, DraftTerritory
from .cues import ANAPHORA
from .harm_reading import reads_english
from .passages import Cut
from .slots import Found, Judgement, Range, say
from .wordlists import words

_REPORTING = words(
    """
    said say says saying told tell tells reported report reports reporting according added adds adding announced
    announces announcing claim claimed claims claiming stated states confirmed confirms put puts placed gave gives
    giving recorded records documented counted counts counting verified estimated estimates spoke speaks speak denied
    denies acknowledged acknowledges admitted admits conceded concedes accused accuses blamed blames wrote
    writes posted noted quoted cited citing cites listed registered buried received warned warns described
    describes declared declares shows show showed marked marks mapped circulate circulates circulated
    circulating broadcast aired
    mentioned revealed alleged alleges insisted insists maintained believes believe statement communique
    revised revises updated raised lowered corrected adjusted
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
_SPEAKS_FOR_OTHERS = ANAPHORA | _STANDING_FOR
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
_REGAINING = words("retaken retook recaptured liberated regained")
_LOSING = words("withdrew withdrawn retreated pulled abandoned lost left ceded surrendered vacated quit fled")
_BEING = words("is are was were be been being")
_SUBJECT_REACH = 8
# No subject reaches back over one of these.
_CLAUSE_STARTS = _REPORTING | words("who by from after as that while when and but")


# --- Who reports ----------------------------------------------------------------------------------


def reporter_refusal(given: str, found: Found, judgement: Judgement) -> str | None:
    """Why the party cannot be the one who reports this; null where the words allow it."""
    # A heading drops its source; the story under it has one.
    cited = [judgement.index.tokens_of(s) for s in judgement.sentences if not s.heading]
    if not any(reads_english(sentence.texts) for sentence in cited):
        return None
    reporting = any(not _REPORTING.isdisjoint(sentence.texts) for sentence in cited)
    spans = found.spans
    if found.match != "misplaced":
        borne_out = not reporting or any(_speaks(span, sentence) for span in spans for sentence in cited)
        why = "is named there, and somebody else reports"
    else:
        borne_out = any(map(_anaphor_speaks, cited)) if reporting else _spoke_before(spans, judgement)
        borne_out = borne_out or _speaks_beside(spans, judgement)
        why = "reports nothing in the cited sentences"
    return None if borne_out or _authors(spans, judgement) else f"{say(given)!r} {why}"


def _speaks(span: Range, sentence: Cut) -> bool:
    """Whether a word of speech follows the name, or stands right before it ("according to", "said")."""
    texts, starts, ends = sentence
    first, behind = bisect_left(starts, span[0]), bisect_left(starts, span[1])
    if first == behind:  # the name stands in another sentence
        return False
    ahead = bisect_right(ends, span[0])
    return not (
        _REPORTING.isdisjoint(texts[first : behind + _AHEAD])
        and _BEFORE_NAME.isdisjoint(texts[max(0, ahead - _BEHIND) : ahead])
    )


def _anaphor_speaks(sentence: Cut) -> bool:
    """ "the group added", "according to them": somebody named elsewhere reports."""
    texts = sentence.texts
    for position, text in enumerate(texts):
        if text in _REPORTING:
            low = position + 1 if text == "according" else max(0, position - _BEHIND)
            high = position + 1 + _BEHIND if text == "according" else position
            if not _SPEAKS_FOR_OTHERS.isdisjoint(texts[low:high]):
                return True
    return False


def _spoke_before(spans: Sequence[Range], judgement: Judgement) -> bool:
    """Whether the party is the last that spoke before the cited sentences, and so speaks on."""
    first = min(sentence.number for sentence in judgement.sentences)
    for earlier in reversed(judgement.index.article.sentences[: first - 1]):
        sentence = judgement.index.tokens_of(earlier)
        if not _REPORTING.isdisjoint(sentence.texts):
            return any(_speaks(span, sentence) for span in spans) or _anaphor_speaks(sentence)
    return False


def _speaks_beside(spans: Sequence[Range], judgement: Judgement) -> bool:
    """Whether the party speaks in a sentence right beside a cited one, in the same paragraph."""
    cited = {(sentence.number, sentence.paragraph) for sentence in judgement.sentences}
    beside = judgement.index.cited(number + step for number, _ in cited for step in (-1, 1))
    paragraphs = {paragraph for _, paragraph in cited}
    return any(
        _speaks(span, judgement.index.tokens_of(sentence))
        for sentence in beside
        if sentence.paragraph in paragraphs
        for span in spans
    )


def _authors(spans: Sequence[Range], judgement: Judgement) -> bool:
    """Whether the party opens a text that speaks for its authors."""
    opening = judgement.index.cited(range(1, _OPENING + 1))
    named = any(s.start <= start < s.end for start, _ in spans for s in opening)
    return named and any(not _AUTHORED.isdisjoint(judgement.index.tokens_of(s).texts) for s in opening)


# --- What a figure counts -------------------------------------------------------------------------


def counts_since(item: DraftCasualty, judgement: Judgement) -> bool:
    """Whether the figure is a running total: "since" with a perfect tense or a total in its sentence."""
    start = next(
        (found.spans[0][0] for found in judgement.slots if found.slot == "count" and found.spans), None
    )
    sentence = judgement.index.sentence_at(start) if start is not None else None
    if sentence is None:
        return False
    told = judgement.index.tokens_of(sentence).texts
    return (
        item.figure is not None
        and "since" in told[1:]
        and item.harm in _COUNTED
        and not _RUNNING.isdisjoint(told)
    )


# --- Who gains and who loses ----------------------------------------------------------------------


def direction_refusal(item: DraftTerritory, judgement: Judgement) -> str | None:
    """Why the sides cannot be as given: the gainer is the one who loses in the cited words, or the other way.

    Where a sentence tells of two changes ("retook the town, which rebels had captured"), one that bears the sides
    out is enough; a recapture must be told as one.
    """
    gainers = _spans("gained_by", judgement)
    losers = _spans("lost_by", judgement)
    bearing = _REGAINING if item.change == "recaptured" else _GAINING
    refusal: str | None = None
    for sentence in judgement.sentences:
        tokens = judgement.index.tokens_of(sentence)
        texts = tokens.texts
        for position, text in enumerate(texts):
            if text not in _GAINING and text not in _LOSING:
                continue
            passive = not _BEING.isdisjoint(texts[max(0, position - 2) : position])
            if text in _LOSING and passive:
                continue
            by = text in _GAINING and passive
            subject = _by_phrase(texts, position) if by else _before(texts, position)
            gains, loses = _is(subject, tokens, gainers), _is(subject, tokens, losers)
            if gains == loses:
                continue
            if text in _GAINING and gains and text in bearing:
                return None
            if text in _GAINING and loses:
                refusal = refusal or _said_of(item.lost_by[0], text)
            elif text in _LOSING and gains:
                refusal = refusal or _said_of(item.gained_by[0], text)
    return refusal


def _said_of(party: str, verb: str) -> str:
    return f"the cited sentences say that {say(party)!r} {say(verb)}"


def _spans(slot: str, judgement: Judgement) -> list[Range]:
    return [
        span
        for found in judgement.slots
        if found.slot.startswith(slot) and found.match != "absent"
        for span in found.spans
    ]


def _before(texts: Sequence[str], verb: int) -> range:
    """Where a subject can stand: the words before the verb, back to a "by" or another clause."""
    first = verb
    while first > max(0, verb - _SUBJECT_REACH) and texts[first - 1] not in _CLAUSE_STARTS:
        first -= 1
    return range(first, verb)


def _by_phrase(texts: Sequence[str], verb: int) -> range:
    """The words after the "by" of a passive."""
    end = min(len(texts), verb + 1 + _SUBJECT_REACH)
    for at in range(verb + 1, end):
        if texts[at] == "by":
            return range(at + 1, min(at + 5, end))
    return range(0)


def _is(subject: range, tokens: Cut, spans: Sequence[Range]) -> bool:
    return any(start <= tokens.starts[at] < end for at in subject for start, end in spans)

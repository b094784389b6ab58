"""Whether the party that a claim gives as its source is the one who reports it, and whether a figure is a total.

A name that stands in the article is not yet the one who speaks there. The order of words around verbs of
speech settles most cases in English; where it settles nothing, nothing is refused.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ..schemas.draft import DraftCasualty
from .cues import ANAPHORA, REPORTING
from .harm_reading import reads_english
from .passages import Cut
from .slots import Found, Judgement, Range, say
from .wordlists import words

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


# --- Who reports ----------------------------------------------------------------------------------


def reporter_refusal(given: str, found: Found, judgement: Judgement) -> str | None:
    """Why the party cannot be the one who reports this; null where the words allow it."""
    # A heading drops its source; the story under it has one.
    cited = [judgement.index.tokens_of(s) for s in judgement.sentences if not s.heading]
    if not any(reads_english(sentence.texts) for sentence in cited):
        return None
    reporting = any(not REPORTING.isdisjoint(sentence.texts) for sentence in cited)
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
        REPORTING.isdisjoint(texts[first : behind + _AHEAD])
        and _BEFORE_NAME.isdisjoint(texts[max(0, ahead - _BEHIND) : ahead])
    )


def _anaphor_speaks(sentence: Cut) -> bool:
    """ "the group added", "according to them": somebody named elsewhere reports."""
    texts = sentence.texts
    for position, text in enumerate(texts):
        if text in REPORTING:
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
        if not REPORTING.isdisjoint(sentence.texts):
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
    """Whether the figure is a running total: its own time is "since …", or its sentence tells a total since a date."""
    if item.figure is None or item.harm not in _COUNTED:
        return False
    if (item.when or "").strip().lower().startswith("since "):
        return True
    start = next(
        (found.spans[0][0] for found in judgement.slots if found.slot == "count" and found.spans), None
    )
    sentence = judgement.index.sentence_at(start) if start is not None else None
    if sentence is None:
        return False
    told = judgement.index.tokens_of(sentence).texts
    return "since" in told[1:] and not _RUNNING.isdisjoint(told)

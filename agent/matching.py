"""How a given wording stands in a text: word for word, nearly, elsewhere, changed or not at all.

A verdict depends on the wording and the text alone. A passage that differs in a number, a negation or a
proper name is never a near match: it is a contradiction, and the note says which words differ.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from ..schemas.vocabulary import Match
from .alignment import nearest
from .folding import fold
from .passages import Source, Wording, wording_of, words_of
from .protected import is_negation

Range = tuple[int, int]
# The verdicts of a wording that stands where it should.
FOUND: frozenset[Match] = frozenset(("exact", "normalised", "elided", "approximate"))

_ELLIPSIS = re.compile(r"(?:\[\s*(?:\.\.\.|…)\s*\]|\(\s*(?:\.\.\.|…)\s*\)|\.{3,}|…|\[[^\[\]]*\])")
_BRACKETED_LETTER = re.compile(r"\[(\w)\](?=\w)")
# One word alone between two ellipses could stand anywhere.
_MIN_PIECE_LETTERS = 3
# No honest quotation is cut more often than this; nor need more starting points than this be tried.
_MAX_PIECES = 12
_MAX_STARTS = 50
# Of a name that stands in a thousand places, those in the ranges and this many on each side are told.
_MOST_BESIDE = 8
# An attribution inside a split quotation is short: ” he said on Monday, adding that “
_MAX_ATTRIBUTION = 15
_CLOSING, _OPENING = "\"'\u201d\u2019\u00bb\u300d", "\"'\u201c\u2018\u00ab\u300c\u201e"
_CLITICS = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ف", "ب", "ل", "ك")


class SlotMatch(NamedTuple):
    """A verdict, source spans (the chosen one first; for an elided wording, its pieces in order), a note."""

    verdict: Match
    spans: tuple[Range, ...]
    note: str | None


_ABSENT = SlotMatch("absent", (), None)


def match(given: str, text: str | Source, *, within: Sequence[Range] | None = None) -> SlotMatch:
    """Find `given` in `text`, best inside the ranges `within` (code points, in text order). Never raises.

    A wording found only outside `within` is `misplaced`; the nearest of many occurrences are returned.
    """
    source = text if isinstance(text, Source) else Source(text)
    # A name is looked for in many slots, near another sentence each time; where it stands does not change.
    looked_up = source.verbatim.get(given)
    if looked_up is None:
        wording = wording_of(given, source)
        found = _with_edges(_verbatim(wording, source), source.text, wording) if wording.texts else []
        source.verbatim[given] = wording, found
    else:
        wording, found = looked_up
    if not wording.texts:
        return SlotMatch("absent", (), "no words to look for")
    if found:
        return _placed(found, source, wording, within)
    elided = _elided(given, source, within) or _joined(wording, source, within)
    if elided is not None:
        return elided
    return _near(wording, source, within)


# --- Word for word -------------------------------------------------------------------------------


def _verbatim(wording: Wording, source: Source) -> list[Range]:
    texts = wording.texts
    starts = source.occurrences(texts, wording.text)
    starts_at, ends_at, last = source.starts, source.ends, len(texts) - 1
    spans = [(starts_at[at], ends_at[at + last]) for at in starts]
    if last == 0 and (len(texts[0]) <= 3 or texts[0][0].isdigit()):
        spans = [span for span in spans if _is_whole(wording, source.text, span)]
    return spans or (_after_clitic(wording, source) if "\u0600" <= texts[0][0] <= "\u06ff" else [])


def _is_whole(wording: Wording, text: str, span: Range) -> bool:
    """A lone number is no part of "Mi-8", "17th" or "20-30"; a lone short "US" is not the word "us"."""
    start, end = span
    if wording.texts[0][0].isdigit():
        before, after = text[max(0, start - 2) : start], text[end : end + 2]
        glued = before[-1:].isalpha() and before[-1:].isascii()
        glued = glued or (after[:1].isalpha() and after[:1].isascii())
        joined_before = before[-1:] in "-–/:.," and before[:1].isalnum() and len(before) == 2
        joined_after = after[:1] in "-–/:.," and after[1:].isalnum() and len(after) == 2
        return not (glued or joined_before or joined_after)
    if text[start - 1 : start].isdigit() or text[end : end + 1].isdigit():
        return False  # "6ID" is another name than "ID"
    given = wording.text[len(wording.lead) : len(wording.text) - len(wording.trail)]
    return text[start:end].isupper() == given.isupper() or text.isupper()


def _after_clitic(wording: Wording, source: Source) -> list[Range]:
    """Arabic writes "and", "the", "by" and "to" onto the word: find it behind them."""
    texts = wording.texts
    spans = []
    for clitic in _CLITICS:
        for at in source.occurrences([clitic + texts[0], *texts[1:]]):
            start, end = source.range_of(at, len(texts))
            spans.append((start + len(clitic), end))
    return sorted(s for s in spans if fold(source.text[s[0] : s[1]]).text.strip().startswith(texts[0]))


def _placed(
    spans: list[Range], source: Source, wording: Wording, within: Sequence[Range] | None
) -> SlotMatch:
    text, wanted = source.text, wording.text
    ordered = _nearest_first(spans, within)
    first = ordered[0]
    verdict: Match = "normalised"
    note = None
    if within is not None and not _inside(first, within):
        verdict, note = "misplaced", "stands elsewhere in the article"
    elif text[first[0] : first[1]] == wanted:
        verdict = "exact"
    elif len(ordered) > 1:
        same = next((span for span in ordered if text[span[0] : span[1]] == wanted), None)
        if same is not None and (within is None or _inside(same, within)):
            verdict = "exact"
            ordered = [same, *(span for span in ordered if span is not same)]
    # The tuple's own constructor takes a third of the time of the named one.
    return tuple.__new__(SlotMatch, (verdict, tuple(ordered), note))


def _with_edges(spans: list[Range], text: str, wording: Wording) -> list[Range]:
    """The spans with the wording's own outer punctuation, where the text has it too."""
    lead, trail = wording.lead, wording.trail
    return [_with_edge(span, text, lead, trail) for span in spans] if lead or trail else spans


def _with_edge(span: Range, text: str, lead: str, trail: str) -> Range:
    start, end = span
    if lead and _same_marks(text[max(0, start - len(lead)) : start], lead):
        start -= len(lead)
    if trail and _same_marks(text[end : end + len(trail)], trail):
        end += len(trail)
    return start, end


def _same_marks(there: str, given: str) -> bool:
    return there == given or (len(there) == len(given) and fold(there).text == fold(given).text)


def _inside(span: Range, within: Sequence[Range]) -> bool:
    if len(within) == 1:  # most slots are looked for in one sentence
        start, end = within[0]
        return start <= span[0] and span[1] <= end
    at = bisect_right(within, (span[0], sys.maxsize))  # the range that begins last before the span
    return at > 0 and span[1] <= within[at - 1][1]


def _nearest_first(
    spans: list[Range], within: Sequence[Range] | None, beside: int = _MOST_BESIDE
) -> list[Range]:
    """Inside the ranges first, then the nearest to them; ties in text order. *spans* are in text order."""
    if len(spans) == 1 or not within:
        return spans
    inside = list(islice(_standing_in(within, spans), beside)) if len(spans) > beside else []
    if len(inside) == beside:
        return inside
    near = spans if len(spans) <= beside else _around(spans, within, beside)
    if len(within) == 1:
        start, end = within[0]
        return sorted(near, key=lambda span: (max(start - span[0], span[1] - end, 0), span))
    return sorted(near, key=lambda span: (_distance(span, within), span))


def _standing_in(within: Sequence[Range], spans: list[Range]) -> Iterator[Range]:
    """The spans inside the ranges, in text order."""
    for start, end in within:
        at = bisect_left(spans, (start, 0))
        while at < len(spans) and spans[at][1] <= end:
            yield spans[at]
            at += 1


def _around(spans: list[Range], within: Sequence[Range], beside: int) -> Collection[Range]:
    """The spans in each of the ranges, with the next few before and after it."""
    near: set[Range] = set()
    for start, end in within:
        first, last = bisect_left(spans, (start, 0)), bisect_left(spans, (end, 0))
        near.update(spans[max(0, first - beside) : last + beside])
    return near


def _distance(span: Range, within: Sequence[Range]) -> int:
    """How far a span sticks out of the nearest range, the one before or after its beginning; 0 inside one."""
    at = bisect_right(within, (span[0], span[1]))
    return min([max(start - span[0], span[1] - end, 0) for start, end in within[max(0, at - 1) : at + 1]])


# --- With something left out ---------------------------------------------------------------------


def _elided(given: str, source: Source, within: Sequence[Range] | None) -> SlotMatch | None:
    """Every piece between ellipses or bracketed insertions, in order."""
    if not _ELLIPSIS.search(given) and not _BRACKETED_LETTER.search(given):
        return None
    pieces = [wording_of(piece, source) for piece in _ELLIPSIS.split(_BRACKETED_LETTER.sub(r"\1", given))]
    pieces = [piece for piece in pieces if piece.texts]
    if not 0 < len(pieces) <= _MAX_PIECES or any(
        sum(map(len, piece.texts)) < _MIN_PIECE_LETTERS for piece in pieces
    ):
        return None
    chain = _in_order(pieces, source, within)
    if chain is None:
        return None
    negation = _hidden_negation(chain, source)
    if negation is not None:
        return SlotMatch("contradicted", tuple(chain), f"the gap hides {negation!r}")
    if within is not None and not all(_inside(span, within) for span in chain):
        return SlotMatch("misplaced", tuple(chain), "stands elsewhere in the article")
    return SlotMatch("elided", tuple(chain), None)


def _in_order(pieces: list[Wording], source: Source, within: Sequence[Range] | None) -> list[Range] | None:
    """The pieces one after another, starting at the occurrence of the first that lies best."""
    places = [_verbatim(piece, source) for piece in pieces]
    for first in _nearest_first(places[0], within, _MAX_STARTS)[:_MAX_STARTS]:
        chain = [first]
        for spans in places[1:]:
            at = bisect_left(spans, (chain[-1][1], 0))
            if at == len(spans):
                break
            chain.append(spans[at])
        if len(chain) == len(pieces):
            return [
                edged
                for span, piece in zip(chain, pieces, strict=True)
                for edged in _with_edges([span], source.text, piece)
            ]
    return None


def _hidden_negation(chain: list[Range], source: Source) -> str | None:
    """A negation in a short gap is what the gap is for: "had ... recaptured" for "had not recaptured"."""
    for left, right in pairwise(chain):
        gap = source.text[left[1] : right[0]]
        words = words_of(gap, fold(gap))
        if len(words) <= 3:
            negation = next((word.text for word in words if is_negation(word.text)), None)
            if negation:
                return negation
    return None


def _joined(wording: Wording, source: Source, within: Sequence[Range] | None) -> SlotMatch | None:
    """A quotation written through the attribution that splits it: both parts, if quotation marks show it."""
    texts = wording.texts
    if len(texts) < 2:
        return None
    for at in source.positions.get(texts[0], [])[:_MAX_STARTS]:
        head = _common_prefix(texts, source.texts, at)
        if 0 < head < len(texts):
            tail = _tail_after(texts[head:], source, at + head)
            if tail is not None:
                spans = (
                    source.range_of(at, head),
                    source.range_of(tail, len(texts) - head),
                )
                placed = within is None or all(_inside(span, within) for span in spans)
                return SlotMatch(
                    "elided" if placed else "misplaced", spans, "the quotation is split in the text"
                )
    return None


def _common_prefix(wanted: list[str], texts: list[str], at: int) -> int:
    length = 0
    while length < len(wanted) and at + length < len(texts) and texts[at + length] == wanted[length]:
        length += 1
    return length


def _tail_after(rest: list[str], source: Source, after: int) -> int | None:
    for at in source.occurrences(rest):
        if after < at <= after + _MAX_ATTRIBUTION:
            gap = source.text[source.ends[after - 1] : source.starts[at]].strip()
            if gap.strip(",.!? ")[:1] in _CLOSING and gap[-1:] in _OPENING and gap.strip(",.!? "):
                return at
    return None


# --- Nearly --------------------------------------------------------------------------------------


def _near(wording: Wording, source: Source, within: Sequence[Range] | None) -> SlotMatch:
    words = words_of(wording.text, fold(wording.text))
    judged = nearest(words, source, within) if within else None
    placed = judged is not None
    judged = judged or nearest(words, source, None)
    if judged is None:
        return _ABSENT
    if judged.verdict == "approximate" and within is not None and not placed:
        return SlotMatch("misplaced", (judged.span,), "a similar wording stands elsewhere in the article")
    return SlotMatch(judged.verdict, (judged.span,), judged.note)

"""Quoted passages of an article: what stands between quotation marks, across sentences where need be."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

# Opening mark -> closing mark. Straight marks open and close alike.
_PAIRS = {"“": "”", "„": "“", "«": "»", '"': '"', "‟": "”"}
# A straight mark that can only open, or only close.
_OPENS = re.compile(r"\s\"(?=\w)")
_CLOSES = re.compile(r"[\w.,!?]\"(?=\s|$)")
# A mark with no partner within this many characters was lost in copying.
_LONGEST = 1_500


def find_quotations(text: str) -> list[tuple[int, int]]:
    """The offsets of the words between quotation marks (marks excluded), left to right.

    An opening mark whose partner is missing at the end of its paragraph closes there: quotations that run
    over several paragraphs open each of them anew and close only the last.
    """
    found: list[tuple[int, int]] = []
    marks = [mark for mark in _PAIRS if mark in text]  # one kind or two in nearly every article
    position = 0
    while openings := [at for mark in marks if (at := text.find(mark, position)) >= 0]:
        opening = min(openings)
        begin = opening + 1
        closing_mark = _PAIRS[text[opening]]
        if closing_mark == '"' and _CLOSES.match(text, max(0, opening - 1)):
            position = begin  # its opening mark was lost
            continue
        limit = min(len(text), begin + _LONGEST)
        paragraph = text.find("\n", begin, limit)
        stop = paragraph if paragraph >= 0 else limit
        closing = text.find(closing_mark, begin, stop)
        if closing < 0:
            if text[opening] != '"' and paragraph >= 0:
                found.append((begin, stop))
            position = begin
            continue
        reopened = closing_mark == '"' and _OPENS.match(text, closing - 1) is not None
        if closing > begin:
            found.append((begin, len(text[:closing].rstrip()) if reopened else closing))
        position = closing if reopened else closing + 1
    return found


def quoted_within(quotations: Sequence[tuple[int, int]], first: int, last: int) -> list[tuple[int, int]]:
    """The parts of the quotations that stand between two offsets; quotations come in order, none over another."""
    inside: list[tuple[int, int]] = []
    for at in range(bisect_right(quotations, first, key=itemgetter(1)), len(quotations)):
        start, end = quotations[at]
        if start >= last:
            break
        inside.append((max(start, first), min(end, last)))
    return inside

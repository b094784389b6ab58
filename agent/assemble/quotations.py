"""Where quotation marks stand in an article."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from .tables import places_of

# Opening mark -> the marks that may close it. German closes with what English opens with.
_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", '"': '"', "‚": "‘’"}
_END = {closing: re.compile(f"[{closing}\n]") for closing in _CLOSING.values()}
# A quotation longer than this is a mark that was never closed, not a quotation.
_LONGEST_QUOTATION = 2000


class Quoted(NamedTuple):
    """A passage between quotation marks; the offsets leave the marks out."""

    start: int
    end: int


def quoted_passages(text: str) -> list[Quoted]:
    """Every passage between quotation marks, in text order.

    A paragraph may open with a mark and leave it to the next one to close: such a passage ends with its
    paragraph. A single mark inside a word is an apostrophe.
    """
    found: list[Quoted] = []
    covered = 0
    for at in sorted([at for mark in _CLOSING if mark in text for at in places_of(mark, text)]):
        if at < covered or not _opens(text, at):
            continue
        end = _closed_at(text, at + 1, _CLOSING[text[at]])
        if end is not None:
            found.append(Quoted(at + 1, end))
            covered = end + 1
    return found


def around(quoted: Sequence[Quoted], start: int, end: int) -> Sequence[Quoted]:
    """The passages that [start, end) stands in, or that it is with the marks around it; *quoted* in text order."""
    first = last = bisect_left(quoted, (start + 2,))
    while first and quoted[first - 1].end >= end - 1:
        first -= 1
    return quoted[first:last]


def within(quoted: Sequence[Quoted], start: int, end: int) -> Sequence[Quoted]:
    """The passages inside [start, end), what is quoted as a whole left out."""
    first = last = bisect_left(quoted, (start + 1,))
    while last < len(quoted) and quoted[last].end < end:
        last += 1
    return quoted[first:last]


def _opens(text: str, at: int) -> bool:
    """Whether the mark opens a passage: a single one is no apostrophe, a straight one is no closing mark."""
    if text[at] in "‘‚":
        return not text[at - 1 : at].isalnum()
    if text[at] == '"':
        clear = at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-‘“"
        return clear and not text[at + 1 : at + 2].isspace()
    return True


def _closed_at(text: str, start: int, closing: str) -> int | None:
    """Where the passage ends; null where a single mark is never closed."""
    for mark in _END[closing].finditer(text, start, start + _LONGEST_QUOTATION):
        at = mark.start()
        if text[at] == "\n":
            return None if "’" in closing else at
        if text[at] != "’" or not text[at + 1 : at + 2].isalnum():
            return at
    return None

"""Unicode folding that remembers where every character came from.

Two writings of the same words fold to one string: quotation marks, dashes, spaces, case, ligatures, accents,
Arabic vowel signs and digits of any script no longer differ. The source is never changed: any piece of the
folded string leads back to whole characters of it, a base letter always together with its marks.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u300c\u300d\u300e\u300f\u301d\u301e\u301f\uff02"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc\u02b9\u00b4`\u2039\u203a\uff07"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u2e3a\u2e3b"
_REPLACED = {
    **dict.fromkeys(_DOUBLE_QUOTES, '"'),
    **dict.fromkeys(_SINGLE_QUOTES, "'"),
    **dict.fromkeys(_DASHES, "-"),
    "\u2026": "...",
    "\u0131": "i",  # dotless i: İ and ı are one letter to a reader who types without Turkish keys
    "\u066b": ".",  # Arabic decimal separator
    "\u066c": ",",  # Arabic thousands separator
    "\u060c": ",",  # Arabic comma
    "\u061b": ";",
    "\u061f": "?",
    "\u06cc": "\u064a",  # Persian yeh
    "\u06a9": "\u0643",  # Persian kaf
    "\u0640": "",  # tatweel only stretches the line
}
# Letters of their own in Cyrillic, not accented forms of another letter.
_LETTERS = frozenset("йїў")
# Canonical combining classes of nukta, kana voicing and virama: these make another letter, not an accent.
_KEPT_CLASSES = frozenset((0, 7, 8, 9))
# Characters that fold to one character each and take no part in clusters: the marks and dashes of typeset news
# beside plain ASCII. Whole runs of them, with single spaces or line ends between, are folded in one step.
_PLAIN_MARKS = "\u2018\u2019\u201c\u201d\u2013\u2014"
_PLAIN_RUN = re.compile(rf"[!-_a-~{_PLAIN_MARKS}]+(?:[ \n][!-_a-~{_PLAIN_MARKS}]+)*")
# The ASCII controls that are no white space and fold to nothing.
_DROPPED = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_ELLIPSIS = "\u2026"
# Three full stops, of which the first ends an abbreviation: "U.S…".
_ABBREVIATED = re.compile(rf"\.[A-Za-z]{_ELLIPSIS}")


class Folded(NamedTuple):
    """A folded text; `starts[i]` and `ends[i]` bound the source characters behind folded character i."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def fold(text: str) -> Folded:
    """The folded form of `text` with its way back, in one pass."""
    # Of ASCII, folding changes more than case in controls, in runs of spaces and in the backtick.
    if text.isascii() and text.isprintable() and "  " not in text and "`" not in text:
        return Folded(text.lower(), range(len(text)), range(1, len(text) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    spaced = False
    index, length = 0, len(text)
    while index < length:
        run = _PLAIN_RUN.match(text, index)
        end = run.end() if run else index
        if end < length and end > index and text[end] > "\u02ff" and unicodedata.combining(text[end]):
            end -= 1  # the last letter belongs with the marks that follow it
        if end > index:
            pieces.append(_plain(text[index:end]))
            starts.extend(range(index, end))
            ends.extend(range(index + 1, end + 1))
            index, spaced = end, False
            continue
        end = _cluster_end(text, index)
        folded = _fold_cluster(text[index:end])
        if folded == " " and spaced:
            ends[-1] = end
        elif folded:
            pieces.append(folded)
            starts.extend([index] * len(folded))
            ends.extend([end] * len(folded))
            spaced = folded == " "
        index = end
    return Folded("".join(pieces), starts, ends)


def fold_in_place(text: str) -> str | None:
    """The letters of `text` folded where they stand; null where folding would move one or is not plain ASCII.

    White space is left as it is and an ellipsis is another mark, so this serves for reading words, not for
    comparing whole strings.
    """
    folded = text.replace("`", "'")
    for mark in _PLAIN_MARKS:
        folded = folded.replace(mark, _REPLACED[mark])
    beyond = set() if folded.isascii() else set(_BEYOND_ASCII.findall(folded))
    for char in beyond - {_ELLIPSIS}:
        plain = "" if unicodedata.combining(char) else _fold_cluster(char)
        if len(plain) != 1 or plain > "\x7f":
            return None
        folded = folded.replace(char, plain)
    if _ELLIPSIS in beyond:
        if _ABBREVIATED.search(folded):
            return None
        folded = folded.replace(_ELLIPSIS, ";")
    printable = folded.replace("\n", " ").isprintable()
    return folded.lower() if printable or not _DROPPED.search(folded) else None


def _plain(run: str) -> str:
    """A run of plain characters folded. A few passes of `replace` beat `translate` by far on long texts."""
    if not run.isascii():
        for mark in _PLAIN_MARKS:
            run = run.replace(mark, _REPLACED[mark])
    return run.replace("\n", " ").lower()


def _cluster_end(text: str, index: int) -> int:
    """The end of the character at `index` with the marks on it."""
    end = index + 1
    while end < len(text) and text[end] > "\u02ff" and unicodedata.combining(text[end]):
        end += 1
    return end


@lru_cache(maxsize=4096)
def _fold_cluster(cluster: str) -> str:
    base = cluster[0]
    if base.isspace():
        return " "
    category = unicodedata.category(base)
    if category in ("Cf", "Cc"):
        return ""
    if base in _REPLACED:
        return _REPLACED[base]
    if category == "Nd":
        return str(unicodedata.decimal(base))
    # A raised 2 is a footnote as often as a figure, and a Hangul syllable must not fall into letters.
    if category == "No" or "\uac00" <= base <= "\ud7a3":
        return base
    composed = unicodedata.normalize("NFC", cluster).casefold()
    if composed in _LETTERS:
        return composed
    decomposed = unicodedata.normalize("NFKD", cluster.casefold())
    kept = [char for char in decomposed if unicodedata.combining(char) in _KEPT_CLASSES]
    folded = "".join(_REPLACED.get(char, char) for char in kept).casefold()
    return " " if folded.isspace() else folded

"""A text cut into comparable tokens: what matching looks things up in.

Tokens are folded words and numbers with their offsets in the untouched source. "1,234" and "1234" are one
token, "500,000" is never inside "1,500,000", scripts without spaces give a token per character.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from .folding import Folded, fold, fold_in_place

# Kana, Chinese, Thai, Lao, Burmese and Khmer write no spaces: every character is its own token.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_TOKEN = rf"(?:[a-z]\.){{2,}}|\d+(?:[.,]\d+)*|[{_UNSPACED}]|(?:[a-z]++|(?![{_UNSPACED}])[^\W\d_])++(?:'t\b)?"
# The same for a folded text that is plain ASCII, as most English news is once its quotation marks are folded.
# Every way begins with one character of a class, by which the search tells at once where it cannot begin, and
# `(?:x|)` is `(?:x)?` without the bookkeeping of a repeat.
_ASCII_TOKEN = re.compile(
    r"([a-z][a-z]++(?:'t\b|)|[a-z]\.(?:[a-z]\.)+|[0-9][0-9]*+(?:[.,][0-9]+)*|[a-z](?:'t\b|))"
)
# Marks that are never part of a token, and frequent.
_MARKS = '\n"-:;()'
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
# A sentence ends here: a final mark, then space and a capital, or a new line.
_BREAK = re.compile(r"[.!?]['\"\u201d\u2019)\]]*\s+['\"\u201c\u2018(\[]*[A-Z]|[。！？؟]|\n")
# The rarest of so many first words tells where a wording may stand.
_LOOKED_UP = 8
_FINAL = re.compile(r"[.!?;:。！？؟\n]")


class Word(NamedTuple):
    """One token: its folded text and where it stands in the source. `name` marks a capital letter."""

    text: str
    start: int
    end: int
    name: bool


class Cut(NamedTuple):
    """The tokens of a text: folded, and where each begins and ends in the source."""

    texts: list[str]
    starts: list[int]
    ends: list[int]


class Wording(NamedTuple):
    """Words to look for: without the blanks around them, and their tokens.

    `lead` and `trail` are the marks before the first token and after the last.
    """

    text: str
    texts: list[str]
    lead: str = ""
    trail: str = ""


class Source:
    """A text prepared for matching; build it once per article. Sentence starts help where they are known.

    The tokens stand in parallel lists (`texts`, `starts`, `ends`): most of them are only ever looked up, so
    `Word` objects are made for the few passages that are read word by word.
    """

    def __init__(self, text: str, sentence_starts: Sequence[int] | None = None) -> None:
        self.text = text
        # Plain ASCII, letter by letter what the text is; null where folding would move one.
        self.folded = fold_in_place(text)
        self.texts, self.starts, self.ends = cut(fold(text)) if self.folded is None else _cut(self.folded)
        # Wordings looked for so far, and where they stand word for word; `match` keeps it.
        self.verbatim: dict[str, tuple[Wording, list[tuple[int, int]]]] = {}
        positions: dict[str, list[int]] = {}
        for index, token in enumerate(self.texts):
            if token in positions:
                positions[token].append(index)
            else:
                positions[token] = [index]
        self.positions = positions
        self._sentence_starts = self._breaks() if sentence_starts is None else sentence_starts

    def tokens(self, low: int, high: int) -> Cut:
        """The tokens that begin at the offsets [low, high) of the text."""
        first, last = bisect_left(self.starts, low), bisect_left(self.starts, high)
        return Cut(self.texts[first:last], self.starts[first:last], self.ends[first:last])

    def words(self, low: int, high: int) -> list[Word]:
        """The tokens [low, high) one by one."""
        starts = self.starts[low:high]
        names = [self.text[start].isupper() for start in starts]
        words = zip(self.texts[low:high], starts, self.ends[low:high], names, strict=True)
        return [tuple.__new__(Word, word) for word in words]  # a third of the time of Word(*word)

    def tokens_of(self, given: str) -> tuple[Cut, int]:
        """The tokens of a wording and the offset at which it begins among theirs.

        Nearly every slot is copied from this text: its tokens are the text's own.
        """
        at = self.text.find(given)
        if at >= 0:
            ends, end = self.ends, at + len(given)
            first, last = bisect_left(self.starts, at), bisect_left(self.starts, end)
            if (first == 0 or ends[first - 1] <= at) and (last == first or ends[last - 1] <= end):
                return Cut(self.texts[first:last], self.starts[first:last], ends[first:last]), at
        return cut(fold(given)), 0

    def range_of(self, index: int, width: int) -> tuple[int, int]:
        """Where `width` tokens from `index` on begin and end in the text."""
        return self.starts[index], self.ends[index + width - 1]

    def _breaks(self) -> list[int]:
        """Where sentences seem to begin."""
        gaps = zip(self.ends, self.starts[1:], strict=False)
        return [start for end, start in gaps if _BREAK.search(self.text[end : start + 1])]

    def crosses_sentence(self, first: int, last: int) -> bool:
        """Whether a sentence begins behind the first of two offsets, and not behind the last."""
        return bisect_right(self._sentence_starts, first) < bisect_right(self._sentence_starts, last)

    def is_written_small(self, token: str) -> bool:
        """Whether the token stands somewhere without a capital."""
        return any(not self.text[self.starts[at]].isupper() for at in self.positions.get(token, ()))

    def occurrences(self, wanted: Sequence[str], wording: str = "") -> Sequence[int]:
        """Token indices where `wanted` stands word for word.

        Not across the end of a sentence, unless the wording that these are the tokens of ends one there.
        """
        places: Sequence[int] = self.positions.get(wanted[0], ())
        if len(wanted) == 1:
            return places
        offset = 0
        for number in range(1, min(len(wanted), _LOOKED_UP)):
            if len(places) < 2:
                break
            others = self.positions.get(wanted[number], ())
            if len(others) < len(places):
                offset, places = number, others
        found = []
        for at in places:
            start, end = at - offset, at - offset + len(wanted)
            if start < 0 or self.texts[start:end] != wanted:
                continue
            starts = self.starts[start:end]
            if not self.crosses_sentence(starts[0], starts[-1]) or _ends_before(
                [number for number, pair in enumerate(pairwise(starts), 1) if self.crosses_sentence(*pair)],
                wording,
                *self.tokens_of(wording),
            ):
                found.append(start)
        return found


def _ends_before(numbers: Sequence[int], wording: str, tokens: Cut, zero: int) -> bool:
    """Whether a wording itself ends a sentence or clause before each of these of its tokens."""
    _, starts, ends = tokens
    return bool(starts) and all(
        _FINAL.search(wording, ends[at - 1] - zero, starts[at] - zero) for at in numbers
    )


def cut(folded: Folded) -> Cut:
    """The tokens of a folded text."""
    text, starts, ends = folded
    tokens = _cut(text)
    if isinstance(starts, range):  # nothing has moved
        return tokens
    return Cut(
        tokens.texts, [starts[start] for start in tokens.starts], [ends[end - 1] for end in tokens.ends]
    )


def _cut(text: str) -> Cut:
    """The tokens of letters folded already, with offsets in `text`."""
    if not text.isascii():
        return _cut_by(_any_token(), text)
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    words = text.replace("'s", " s")
    for mark in _MARKS:
        words = words.replace(mark, " ")
    for chunk in words.split(" "):
        if chunk.isalpha():
            texts.append(chunk)
            starts.append(at)
            at += len(chunk) + 1
            ends.append(at - 1)
            continue
        word = chunk.rstrip(".,")
        if word.isalpha() or word.isdecimal():
            texts.append(word)
            starts.append(at)
            ends.append(at + len(word))
        elif word:
            for found in _ASCII_TOKEN.finditer(chunk):
                texts.append(_plain_text(found[0]))
                starts.append(at + found.start())
                ends.append(at + found.end())
        at += len(chunk) + 1
    return Cut(texts, starts, ends)


def _cut_by(pattern: re.Pattern[str], text: str) -> Cut:
    pieces = pattern.split(text)  # the tokens and, before, between and behind them, what is none
    ends = list(accumulate(map(len, pieces)))
    texts = [token if token.isalpha() else _plain_text(token) for token in pieces[1::2]]
    return Cut(texts, ends[:-1:2], ends[1::2])


@cache
def _any_token() -> re.Pattern[str]:
    """Compiled at first use: its wide character classes take longer than all else here, and ASCII needs none."""
    return re.compile(f"({_TOKEN})")


def words_of(text: str, folded: Folded) -> list[Word]:
    """The tokens of a folded text, with offsets in `text`."""
    return [
        Word(token, start, end, text[start].isupper()) for token, start, end in zip(*cut(folded), strict=True)
    ]


def _plain_text(token: str) -> str:
    """A number without the separators of thousands (1,234 is 1234, 1.5 stays 1.5), u.s. without its dots."""
    if token[0].isdigit():
        return re.sub(r"[.,]", "", token) if _GROUPED.fullmatch(token) else token
    return token.replace(".", "")


def wording_of(given: str, source: Source) -> Wording:
    """`given` as words to look for in `source`."""
    text = given.strip()
    # Most slots are a few plain words: their tokens are the words as they stand.
    if text.isascii() and text.replace(" ", "").isalpha() and "  " not in text:
        return Wording(text, text.lower().split(" "))
    tokens, zero = source.tokens_of(text)
    if not tokens.texts:
        return Wording(text, [])
    return Wording(text, tokens.texts, text[: tokens.starts[0] - zero], text[tokens.ends[-1] - zero :])

"""A text cut at its blanks: into tokens, or into runs of letters for the quick looks before it is read by tokens."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Generic, TypeVar

Token = TypeVar("Token")
Made = TypeVar("Made")
# The tokens of a text without blanks: the first, how far on the next text begins (behind one blank), and the further
# ones with their offsets. Nearly every such text is one token.
Parts = tuple[Token, int, Sequence[tuple[Token, int]]]

_CHUNK = re.compile(r"\S+")
_PIECE = re.compile(r"[^\W\d_]+|\d")
# Stands for every figure.
FIGURE = "0"
# An article has some hundred words of its own.
_FULL = 1 << 14
# What is longer is no word, and may be as long as the article.
_LONGEST_WORD = 64


class Memo(dict[str, Made], Generic[Made]):
    """What is made of each word, once; when it is full it begins anew.

    What a dictionary looks up by itself takes a third of the time of a cache that keeps the order of use.
    """

    def __init__(self, make: Callable[[str], Made]) -> None:
        self._make = make

    def __missing__(self, word: str) -> Made:
        made = self._make(word)
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _FULL:
                self.clear()
            self[word] = made
        return made


@lru_cache(maxsize=1 << 8)
def chunks(text: str) -> tuple[str, ...]:
    """What stands between the blanks of a text: a sentence is asked for it for its words, dates and figures."""
    return tuple(text.split())


def cut(text: str, start: int, parts: Memo[Parts[Token]]) -> tuple[list[Token], list[int]]:
    """The tokens of a text that begins at offset *start*, by the *parts* of what stands between two blanks."""
    tokens: list[Token] = []
    starts: list[int] = []
    at = start
    for first, size, further in map(parts.__getitem__, chunks(text)):
        tokens.append(first)
        starts.append(at)
        if further:
            for token, offset in further:
                tokens.append(token)
                starts.append(at + offset)
        at += size
    if tokens and at != start + len(text) + 1:  # elsewhere than nearly everywhere more than one blank each
        return _cut_apart(text, start, parts)
    return tokens, starts


def _cut_apart(text: str, start: int, parts: Memo[Parts[Token]]) -> tuple[list[Token], list[int]]:
    """The same where there are blanks of any number and kind."""
    tokens: list[Token] = []
    starts: list[int] = []
    for match in _CHUNK.finditer(text):
        first, _, further = parts[match[0]]
        for token, offset in ((first, 0), *further):
            tokens.append(token)
            starts.append(start + match.start() + offset)
    return tokens, starts


def parts_of(tokens: Sequence[Token], starts: Sequence[int], size: int) -> Parts[Token]:
    """What a text of *size* letters without blanks is cut into."""
    return tokens[0], size + 1, tuple(zip(tokens[1:], starts[1:], strict=True))


@lru_cache(maxsize=64)
def letter_runs(text: str) -> tuple[str, ...]:
    """The runs of letters in a sentence, in small letters: what it has to have is looked up in them first."""
    return tuple(chain.from_iterable(map(_PIECES.__getitem__, text.lower().split())))


def _pieces(chunk: str) -> tuple[str, ...]:
    return tuple(FIGURE if piece.isdecimal() else piece for piece in _PIECE.findall(chunk))


_PIECES = Memo(_pieces)

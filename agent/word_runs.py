"""A text cut at its blanks: into tokens, or into runs of letters for the quick looks before it is read by tokens."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import Generic, TypeVar

Token = TypeVar("Token")
Made = TypeVar("Made")
# The tokens of a text without blanks, and how far from each the next begins; the last has one blank behind it.
Parts = tuple[Sequence[Token], Sequence[int]]

_CHUNK = re.compile(r"\S+")
_PIECE = re.compile(r"[^\W\d_]+|\d")
# Stands for every figure.
FIGURE = "0"
# An article has some hundred words of its own.
_FULL = 1 << 14


class Memo(dict[str, Made], Generic[Made]):
    """What is made of each word, once; when it is full it begins anew.

    What a dictionary looks up by itself takes a third of the time of a cache that keeps the order of use.
    """

    def __init__(self, make: Callable[[str], Made]) -> None:
        self._make = make

    def __missing__(self, word: str) -> Made:
        made = self._make(word)
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
    said = chunks(text)
    if len(" ".join(said)) != len(text):  # elsewhere than nearly everywhere more than one blank each
        return _cut_apart(text, start, parts)
    if not said:
        return [], []
    tokens, steps = zip(*map(parts.__getitem__, said), strict=True)
    starts = list(accumulate(chain.from_iterable(steps), initial=start))
    del starts[-1]
    return list(chain.from_iterable(tokens)), starts


def _cut_apart(text: str, start: int, parts: Memo[Parts[Token]]) -> tuple[list[Token], list[int]]:
    """The same where there are blanks of any number and kind."""
    tokens: list[Token] = []
    starts: list[int] = []
    for match in _CHUNK.finditer(text):
        found, steps = parts[match[0]]
        tokens += found
        starts += accumulate(steps[:-1], initial=start + match.start())
    return tokens, starts


def steps_between(starts: Sequence[int], size: int) -> tuple[int, ...]:
    """How far it is from each token of a text of *size* letters to the next, and from the last behind a blank."""
    return tuple(after - before for before, after in pairwise((*starts, size + 1)))


@lru_cache(maxsize=64)
def letter_runs(text: str) -> tuple[str, ...]:
    """The runs of letters in a sentence, in small letters: what it has to have is looked up in them first."""
    return tuple(chain.from_iterable(map(_PIECES.__getitem__, text.lower().split())))


def _pieces(chunk: str) -> tuple[str, ...]:
    return tuple(FIGURE if piece.isdecimal() else piece for piece in _PIECE.findall(chunk))


_PIECES = Memo(_pieces)

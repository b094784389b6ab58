"""The words of one sentence, looked at once for all word lists."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from .phrases import Hit, Payload, PhraseIndex, PhraseLists, without_overlaps
from .tokens import Tokens


class Wording:
    """Tokens with their offsets, the same in small letters, and the phrases of every list."""

    __slots__ = ("found", "lows", "said", "source", "starts", "tokens")

    def __init__(self, source: str, words: Tokens, lists: PhraseLists) -> None:
        self.source = source  # the article's whole text
        self.tokens, self.starts = words
        self.lows = [token.low for token in self.tokens]
        self.said = frozenset(self.lows)  # in no order
        self.found = lists.find(self.lows)

    def take_over(self, wording: "Wording") -> None:
        """Be the same words, found before."""
        self.source, self.tokens, self.starts = wording.source, wording.tokens, wording.starts
        self.lows, self.said, self.found = wording.lows, wording.said, wording.found

    def text(self, first: int, last: int) -> str:
        """The article's own words from token `first` to `last - 1`."""
        return self.source[self.starts[first] : self.starts[last - 1] + len(self.tokens[last - 1].text)]

    def end(self, position: int) -> int:
        """The offset behind a token."""
        return self.starts[position] + len(self.tokens[position].text)

    def where(self, words: frozenset[str]) -> list[int]:
        """The positions of the words that are among *words*: none in most sentences."""
        if words.isdisjoint(self.said):
            return []
        return [position for position, low in enumerate(self.lows) if low in words]

    def hits(self, index: PhraseIndex[Payload]) -> Mapping[int, Hit[Payload]]:
        """The phrases of a list by the positions at which they begin, also one within another."""
        return self.found.get(index, _NONE)

    def find(self, index: PhraseIndex[Payload]) -> list[Hit[Payload]]:
        """Every phrase of a list, left to right, without overlaps."""
        found = self.found.get(index)
        return without_overlaps(found.values()) if found is not None else []


_NONE: Mapping[int, Any] = MappingProxyType({})

"""The words of one sentence, looked at once for all word lists."""

from collections.abc import Sequence

from .phrases import Hit, Payload, PhraseIndex, PhraseLists
from .tokens import Tokens


class Wording:
    """Tokens with their offsets, the same in small letters, and where the phrases of each list may begin."""

    __slots__ = ("_openings", "ends", "lows", "said", "source", "starts", "tokens")

    def __init__(self, source: str, words: Tokens, lists: PhraseLists) -> None:
        self.source = source  # the article's whole text
        self.tokens, self.starts = words
        self.ends = [start + len(token.text) for token, start in zip(*words, strict=True)]
        self.lows = [token.low for token in self.tokens]
        self.said = frozenset(self.lows)  # in no order
        self._openings = lists.openings(self.lows)

    def text(self, first: int, last: int) -> str:
        """The article's own words from token `first` to `last - 1`."""
        return self.source[self.starts[first] : self.ends[last - 1]]

    def where(self, words: frozenset[str]) -> list[int]:
        """The positions of the words that are among *words*: none in most sentences."""
        if words.isdisjoint(self.said):
            return []
        return [position for position, low in enumerate(self.lows) if low in words]

    def openings(self, index: PhraseIndex[Payload]) -> Sequence[int]:
        """The positions at which a phrase of the list may begin."""
        return self._openings.get(index, ())

    def find(self, index: PhraseIndex[Payload]) -> list[Hit[Payload]]:
        """Every phrase of the list, left to right, without overlaps."""
        return index.find(self.lows, self._openings.get(index, ()))

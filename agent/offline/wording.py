"""The words of one sentence, looked at once for all word lists."""

from collections.abc import Sequence

from .phrases import Hit, Payload, PhraseIndex, PhraseLists
from .tokens import Token


class Wording:
    """Tokens, the same in small letters, and where the phrases of each list may begin."""

    __slots__ = ("_openings", "lows", "said", "source", "tokens")

    def __init__(self, source: str, tokens: Sequence[Token], lists: PhraseLists) -> None:
        self.source, self.tokens = source, tokens  # the article's whole text
        self.lows = [token.low for token in tokens]
        self.said = frozenset(self.lows)
        self._openings = lists.openings(self.lows)

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

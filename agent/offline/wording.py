"""The words of one sentence, looked at once for all word lists."""

from collections.abc import Sequence

from .phrases import Hit, Payload, PhraseIndex, PhraseLists
from .tokens import Token


class Wording:
    """Tokens, the same in small letters, and where the phrases of each list may begin."""

    __slots__ = ("_openings", "lows", "source", "tokens")

    def __init__(self, source: str, tokens: Sequence[Token], lists: PhraseLists) -> None:
        self.source, self.tokens = source, tokens  # the article's whole text
        self.lows = [token.low for token in tokens]
        self._openings = lists.openings(self.lows)

    def openings(self, index: PhraseIndex[Payload]) -> Sequence[int]:
        """The positions at which a phrase of the list may begin."""
        return self._openings.get(index, ())

    def find(self, index: PhraseIndex[Payload]) -> list[Hit[Payload]]:
        """Every phrase of the list, left to right, without overlaps."""
        return index.find(self.lows, self._openings.get(index, ()))

"""Whether the article bears an item out, by the scorer's own reading and not by the report's word for it.

An item that pairs with nothing is a hallucination if the article does not bear it out, and a possible gap
in the gold if it does. The two must never be counted as one.
"""

import re
from collections.abc import Iterable
from functools import cached_property

from ...agent.assemble.names import country_written
from .facts import Extent
from .folding import FoldedText, fold, words_of

_NAME = re.compile(r"[^\W\d_]+")


class ArticleText:
    """One article's text, folded once."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> FoldedText:
        return fold(self.text)

    @cached_property
    def _words(self) -> frozenset[str]:
        return words_of(self.text)

    @cached_property
    def _countries(self) -> frozenset[str]:
        """The countries that the article names, if only by a demonym."""
        return frozenset(filter(None, map(country_written, _NAME.findall(self.text))))

    def has(self, phrase: str | None) -> bool:
        """Whether every word that says something stands in the article, or the country's demonym does.

        Nothing said is borne out.
        """
        if not phrase or words_of(phrase) <= self._words:
            return True
        return country_written(phrase) in self._countries

    def has_quote(self, quote: str) -> bool:
        """Whether a quotation is the article's own, letter for letter; an ellipsis leaves words out."""
        pieces = fold(quote).replace("[...]", "...").strip(" \"'").split("...")
        return all(piece.strip(" \"'.,;:") in self.folded for piece in pieces)

    def bears(self, spans: Iterable[Extent], wording: str) -> bool:
        """Whether a wording stands in the cited passages: as it is, folded, or its words in any order."""
        if any(self.text.find(wording, start, end) >= 0 for start, end in spans):
            return True
        passages = [self.text[start:end] for start, end in spans]
        needed = words_of(wording)
        return any(
            fold(wording) in fold(passage) or (needed and needed <= words_of(passage)) for passage in passages
        )

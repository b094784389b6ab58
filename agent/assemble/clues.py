"""One look at the words of an article for all that the whole of it is searched for."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..passages import Source
from ..word_runs import Memo
from .tables import begins, runs_in

# Tables of expressions, and tables of words.
_EXPRESSIONS = ("caveat", "instruction")
_WORDS = ("harmed", "person")
# Zero-width spaces and joins, marks that override the direction of writing, and "tag" letters nobody sees. Scripts
# written from right to left need some of them.
HIDDEN = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


class Clues(NamedTuple):
    """By table, those of an article's words that may be a piece of what it searches for; most are of none."""

    source: Source
    words: Mapping[str, Sequence[str]]
    hidden: Sequence[int]  # where characters stand that hide or reorder text

    def starts(self, *tables: str) -> list[int]:
        """Where the words for these tables begin, in text order."""
        starts, positions = self.source.starts, self.source.positions
        words = [word for table in tables for word in self.words[table]]
        return sorted([starts[at] for word in words for at in positions[word]])


def clues_in(source: Source) -> Clues:
    """The clues of one article."""
    words: dict[str, list[str]] = {table: [] for table in (*_EXPRESSIONS, *_WORDS)}
    for word in filter(_TABLES.__getitem__, source.positions):
        for table in _TABLES[word]:
            words[table].append(word)
    return Clues(source, words, _hidden_in(source))


def _tables_for(word: str) -> tuple[str, ...]:
    expressions = [table for table in _EXPRESSIONS if runs_in(table, word)]
    return (*expressions, *(table for table in _WORDS if begins(table, word)))


_TABLES = Memo(_tables_for)


def _hidden_in(source: Source) -> list[int]:
    if source.folded is not None or source.text.replace("\n", "").isprintable():
        return []  # neither has any; looking for each takes longer
    return [match.start() for match in HIDDEN.finditer(source.text)]

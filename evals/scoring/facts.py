"""Facts: gold items and reported items in one small comparable form.

Both sides have the same types, so that any reading can be scored against any other: a report against gold,
or one annotator against another. A field holds every accepted value; what is reported holds just one.
Parties are ids of the gold's actors, `outlet`, or a name nobody in the gold bears, which starts with "?".
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from ...agent.numbers import Reading
from .rules import SectionName

Extent = tuple[int, int]  # start and end in the article's text
Parties = frozenset[str]
NOBODY: Parties = frozenset()


class Figure(NamedTuple):
    """A count as read; `floor` is the least a vague plural can mean ("dozens": 24)."""

    reading: Reading
    floor: int | None = None


class Dating(NamedTuple):
    """When, in words and resolved."""

    texts: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None


UNDATED = Dating()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact has. `supported`: the article bears the item out, by the scorer's own reading of it.

    Facts that say the same are equal, whatever their ids.
    """

    id: str = field(compare=False)
    spans: tuple[Extent, ...] = ()
    supported: bool = True
    optional: bool = False
    group: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """An actor's names, taken apart once for each list of forms."""

    keys: frozenset[str]
    words: tuple[frozenset[str], ...]  # of each name
    vocabulary: frozenset[str]  # the words of all names
    order: tuple[str, ...]  # the keys, sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorFact(Fact):
    names: Names
    kinds: frozenset[str] = frozenset()
    designations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyFact(Fact):
    harms: frozenset[str]
    figures: tuple[Figure, ...]
    victims: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    dating: Dating = UNDATED
    scopes: frozenset[str] = frozenset()
    sources: Parties = NOBODY
    blamed: Parties = NOBODY
    part_of: str | None = None
    part_is_inferred: bool = False
    background: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryFact(Fact):
    changes: frozenset[str]
    places: tuple[str, ...]
    wider: tuple[str, ...] = ()
    gained: Parties = NOBODY
    lost: Parties = NOBODY
    sources: Parties = NOBODY
    bases: frozenset[str] = frozenset()
    extents: frozenset[str] = frozenset()
    dating: Dating = UNDATED
    background: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFact(Fact):
    speakers: tuple[Parties, ...]  # alternatives, each a whole set of speakers
    addressees: Parties = NOBODY
    acts: frozenset[str] = frozenset()
    quotes: tuple[str, ...] = ()
    altered: bool = False  # a quotation that the article does not have
    words: str = ""  # folded: what the statement says, quotations first
    points: tuple[re.Pattern[str], ...] = ()
    relayed_by: Parties = NOBODY


@dataclass(frozen=True, slots=True)
class Facts:
    """One reading of one article. `caveats` are the places of the outlet's own words on verification."""

    actors: tuple[ActorFact, ...] = ()
    casualties: tuple[CasualtyFact, ...] = ()
    territory: tuple[TerritoryFact, ...] = ()
    statements: tuple[StatementFact, ...] = ()
    caveats: tuple[tuple[Extent, ...], ...] = ()

    def section(self, name: SectionName) -> tuple[Fact, ...]:
        """The items of one section."""
        items: tuple[Fact, ...] = getattr(self, name)
        return items

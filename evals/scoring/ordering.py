"""An order of items that depends on what they say, not on where they stood.

Ties in alignment fall the same way.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from .facts import ActorFact, CasualtyFact, Dating, Fact, Facts, StatementFact, TerritoryFact

_AnyFact = TypeVar("_AnyFact", bound=Fact)


def in_order(facts: Facts) -> Facts:
    """The same reading with each section in order."""
    return replace(
        facts,
        actors=ordered(facts.actors),
        casualties=ordered(facts.casualties),
        territory=ordered(facts.territory),
        statements=ordered(facts.statements),
    )


def ordered(items: Iterable[_AnyFact]) -> tuple[_AnyFact, ...]:
    """By the place of their evidence, then by what they say; ids say nothing."""
    placed = sorted(items, key=_place)
    groups = (list(group) for _, group in groupby(placed, key=_place))
    return tuple([item for group in groups for item in (sorted(group, key=_told) if group[1:] else group)])


def _place(item: Fact) -> tuple[object, ...]:
    return item.spans, item.optional, item.group or "", item.supported


def _told(item: Fact) -> tuple[object, ...]:
    match item:
        case ActorFact():
            return item.names.order, *_sorted(item.kinds, item.designations)
        case CasualtyFact():
            words = str(item.figures), item.victims, item.places, item.wider, item.part_of is None
            sets = _sorted(item.harms, item.scopes, item.sources, item.blamed)
            return *words, *sets, *_dated(item.dating), item.background
        case TerritoryFact():
            sets = _sorted(item.changes, item.gained, item.lost, item.sources, item.bases, item.extents)
            return item.places, item.wider, *sets, *_dated(item.dating), item.background
        case StatementFact():
            speakers = sorted(map(sorted, item.speakers))
            sets = _sorted(item.acts, item.addressees, item.relayed_by)
            return speakers, item.words, item.quotes, item.altered, *sets
    raise AssertionError("unreachable")


def _sorted(*sets: frozenset[str]) -> tuple[list[str], ...]:
    return tuple(map(sorted, sets))


def _dated(dating: Dating) -> tuple[object, ...]:
    return dating.texts, str(dating.start), str(dating.end)

"""An order of items that depends on what they say, not on where they stood.

Ties in alignment fall the same way.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from .facts import ActorFact, CasualtyFact, Dating, Fact, Facts, StatementFact, TerritoryFact


def in_order(facts: Facts) -> Facts:
    """The same reading with each section in order."""
    return replace(
        facts,
        actors=tuple(ordered(facts.actors)),
        casualties=tuple(ordered(facts.casualties)),
        territory=tuple(ordered(facts.territory)),
        statements=tuple(ordered(facts.statements)),
    )


def ordered(items: Sequence[Any]) -> list[Any]:
    """By the place of their evidence, then by what they say; ids say nothing."""
    if len(items) < 2:
        return list(items)
    return sorted(items, key=_content)


def _content(item: Fact) -> tuple[object, ...]:
    return (item.spans, item.optional, item.group or "", item.supported, *_told(item))


def _told(item: Fact) -> tuple[object, ...]:
    match item:
        case ActorFact():
            return _sorted(item.names, item.kinds, item.designations)
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

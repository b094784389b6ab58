"""What became of the items without partner.

Left out or told as part of another, invented or missing in the gold.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from .facts import CasualtyFact
from .judge_counts import figure_value
from .sections import Section
from .similarity import meet
from .tallies import Outcome

Partners = Mapping[str, str]
# More than three figures told as one are a sum that the text itself gives.
MOST_PARTS = 2


def gold_outcome(item: Any, section: Section, partners: Partners) -> Outcome:
    """Why a gold item has no partner."""
    if item.optional:
        return "optional"
    return "merged" if _holder(item, section, partners) is not None else "missed"


def found_outcome(item: Any, section: Section, partners: Partners) -> Outcome:
    """Why a reported item has no partner."""
    if item.optional:
        return "optional"
    if not item.supported:
        return "hallucinated"
    if _is_split(item, section, partners):
        return "split"
    taken = (gold for gold in section.gold if gold.id in partners)
    if any(_is_alike(gold, item, section) for gold in taken):
        return "duplicate"
    return "gap"


def mate_told_with(item: Any, section: Section, partners: Partners) -> str | None:
    """The group-mate whose partner tells *item* as well, where the gold says the two may be told as one."""
    if item.group is None or item.optional:
        return None
    holder = _holder(item, section, partners)
    told_by = {found.id: found for found in section.found}
    for mate in section.gold:
        found = told_by.get(partners.get(mate.id, ""))
        if found is None or mate.group != item.group:
            continue
        if found.id == holder or meet(item.spans, found.spans):
            return str(mate.id)
    return None


def _holder(item: Any, section: Section, partners: Partners) -> str | None:
    """The reported item that tells *item* too: a figure that is a sum, else an item as like it as its own."""
    taken = {found: gold for gold, found in partners.items()}
    for found in section.found:
        if found.id not in taken:
            continue
        if isinstance(item, CasualtyFact):
            if _sums_up(found, item, section, taken[found.id], partners):
                return str(found.id)
        elif _is_alike(item, found, section):
            return str(found.id)
    return None


def _sums_up(
    found: CasualtyFact, item: CasualtyFact, section: Section, partner: str, partners: Partners
) -> bool:
    """Whether a reported figure is the sum of *item*, its own partner and perhaps another figure left out."""
    others = [
        gold for gold in section.gold if gold.id == partner or (gold.id not in partners and gold is not item)
    ]
    same_harm = [gold for gold in others if gold.harms & item.harms & found.harms]
    return any(
        _is_sum(found, (item, *parts))
        for size in range(1, MOST_PARTS + 1)
        for parts in combinations(same_harm, size)
    )


def _is_split(item: Any, section: Section, partners: Partners) -> bool:
    """Whether *item* and the partner of some gold figure add up to that figure."""
    if not isinstance(item, CasualtyFact):
        return False
    return any(
        gold.id in partners and partners[gold.id] == found.id and _is_sum(gold, (item, found))
        for gold in section.gold
        for found in section.found
        if found is not item and found.harms & item.harms & gold.harms
    )


def _is_sum(whole: CasualtyFact, parts: Sequence[CasualtyFact]) -> bool:
    values = [figure_value(part.figures[0].reading) for part in parts]
    numbers = [value for value in values if value]
    return len(numbers) == len(parts) and figure_value(whole.figures[0].reading) == sum(numbers)


def _is_alike(gold: Any, found: Any, section: Section) -> bool:
    return section.similarity(gold, found) >= section.rules.threshold

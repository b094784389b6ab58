"""What became of the items without partner.

Left out or told as part of another, invented or missing in the gold.
"""

from collections.abc import Sequence
from itertools import combinations

from .alignment import Pair
from .facts import CasualtyFact
from .judge_counts import figure_value
from .sections import Section
from .similarity import meet
from .tallies import Outcome

# More than three figures told as one are a sum that the text itself gives.
MOST_PARTS = 2


class Leftovers:
    """The items of one section that alignment left alone, by their index in the section.

    `partners` leads from gold ids to reported ids.
    """

    def __init__(self, section: Section, pairs: Sequence[Pair]) -> None:
        self._section, self._pairs = section, pairs
        gold, found = section.gold, section.found
        self.partners = {gold[pair.gold].id: found[pair.found].id for pair in pairs}
        taken = set(self.partners.values())
        self.gold = [index for index, item in enumerate(gold) if item.id not in self.partners]
        self.found = [index for index, item in enumerate(found) if item.id not in taken]
        # Both sides' figures, for telling sums; other sections have none.
        self._figures, self._reported = _figures(gold), _figures(found)

    def gold_outcome(self, index: int) -> Outcome:
        """Why a gold item has no partner."""
        if self._section.gold[index].optional:
            return "optional"
        return "merged" if self._holder(index) is not None else "missed"

    def found_outcome(self, index: int) -> Outcome:
        """Why a reported item has no partner."""
        item = self._section.found[index]
        if item.optional:
            return "optional"
        if not item.supported:
            return "hallucinated"
        if self._is_split(index):
            return "split"
        return "duplicate" if any(self._is_alike(pair.gold, index) for pair in self._pairs) else "gap"

    def mate_told_with(self, index: int) -> str | None:
        """The group-mate whose partner tells the gold item as well, where the gold says they may be told as one."""
        gold, found = self._section.gold, self._section.found
        item = gold[index]
        if item.group is None or item.optional:
            return None
        holder = self._holder(index)
        for pair in self._pairs:
            if gold[pair.gold].group != item.group:
                continue
            if pair.found == holder or meet(item.spans, found[pair.found].spans):
                return str(gold[pair.gold].id)
        return None

    def _holder(self, index: int) -> int | None:
        """The reported item that tells a gold item too: a figure that is a sum, else one as like it as its own."""
        if self._figures:
            holders = (pair.found for pair in self._pairs if self._sums_up(pair, index))
        else:
            holders = (pair.found for pair in self._pairs if self._is_alike(index, pair.found))
        return min(holders, default=None)

    def _sums_up(self, pair: Pair, index: int) -> bool:
        """Whether a reported figure is the sum of a gold figure, its partner and perhaps another one left out."""
        gold, value, whole = self._section.gold, self._figures[index], self._reported[pair.found]
        harms = gold[index].harms & self._section.found[pair.found].harms
        if not (value and harms):
            return False
        others = [pair.gold, *(other for other in self.gold if other != index)]
        parts = [part for other in others if (part := self._figures[other]) and gold[other].harms & harms]
        return any(
            sum(chosen, value) == whole
            for size in range(1, MOST_PARTS + 1)
            for chosen in combinations(parts, size)
        )

    def _is_split(self, index: int) -> bool:
        """Whether a reported figure and the partner of some gold figure add up to that figure."""
        gold, found = self._section.gold, self._section.found
        part = self._reported[index] if self._reported else None
        if not part:
            return False
        return any(
            (rest := self._reported[pair.found])
            and part + rest == self._figures[pair.gold]
            and found[pair.found].harms & found[index].harms & gold[pair.gold].harms
            for pair in self._pairs
        )

    def _is_alike(self, gold: int, found: int) -> bool:
        return gold in self._section.alike[found]


def _figures(items: Sequence[object]) -> list[float | None]:
    """The first figure of each casualty item."""
    return [figure_value(item.figures[0].reading) for item in items if isinstance(item, CasualtyFact)]

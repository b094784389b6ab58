"""How alike two items are in what identifies them: a weighted mean, for alignment only."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from .facts import Extent, Parties
from .judge_words import overlap

Likeness = float | None
_Filled = TypeVar("_Filled", bound=Sequence[str])
# Filled on one side only, an identity field speaks neither for nor against.
ONE_SIDED = 0.5


def weighted(parts: Mapping[str, Likeness], weights: Mapping[str, float]) -> float:
    """The weighted mean of the parts that are filled on either side."""
    reached = total = 0.0
    for name, value in parts.items():
        if value is not None:
            total += weights[name]
            reached += weights[name] * value
    return reached / total if total else 0.0


def evidence_likeness(gold: Sequence[Extent], found: Sequence[Extent]) -> Likeness:
    """1 where the passages meet. An item without evidence is not judged by it."""
    if not (gold and found):
        return None if not (gold or found) else ONE_SIDED
    return 1.0 if meet(gold, found) else 0.0


def meet(gold: Sequence[Extent], found: Sequence[Extent]) -> bool:
    """Whether any two passages overlap."""
    for start, end in gold:
        for other_start, other_end in found:
            if start < other_end and other_start < end:
                return True
    return False


def parties_likeness(gold: Parties, found: Parties) -> Likeness:
    """2|A∩B| / (|A|+|B|)."""
    if not (gold and found):
        return None if not (gold or found) else ONE_SIDED
    return overlap(gold, found)


def any_likeness(gold: frozenset[str], found: frozenset[str]) -> Likeness:
    """1 where an accepted value is given."""
    if not (gold and found):
        return None if not (gold or found) else ONE_SIDED
    return 0.0 if gold.isdisjoint(found) else 1.0


def filled_likeness(gold: _Filled, found: _Filled, measure: Callable[[_Filled, _Filled], float]) -> Likeness:
    """What *measure* gives where both sides are filled."""
    if not (gold and found):
        return None if not (gold or found) else ONE_SIDED
    return measure(gold, found)

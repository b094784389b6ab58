"""Counts as intervals: what a key's number fill accepts, and when a predicted count agrees with it."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

# A prediction this loose says next to nothing: it must not earn a hit on every exact figure.
_VAGUE_RATIO = 3
_VAGUE_WIDTH = 5
# "~" in the key is an approximation; a tenth either way, and one person at least, is read as the same figure.
_APPROXIMATION = 0.1

_NUMBER = re.compile(r"(?P<about>~)?\s*(?P<low>\d+)?\s*(?P<dash>-)?\s*(?P<high>\d+)?")


class Interval(NamedTuple):
    """From `low` to `high` persons, both inclusive; `high` null is open-ended."""

    low: int
    high: int | None

    @property
    def is_vague(self) -> bool:
        """Whether the interval tells little more than that somebody was harmed."""
        if self.high is None:
            return self.low <= 1
        return self.high > _VAGUE_RATIO * self.low and self.high - self.low > _VAGUE_WIDTH

    def overlaps(self, other: "Interval") -> bool:
        return (other.high is None or self.low <= other.high) and (
            self.high is None or other.low <= self.high
        )

    def within(self, other: "Interval") -> bool:
        """Whether every count of this interval is one of *other*."""
        if self.low < other.low:
            return False
        return other.high is None or (self.high is not None and self.high <= other.high)


ONE = Interval(1, 1)
SOME = Interval(1, None)
PLURAL = Interval(2, None)


def about(figure: int) -> Interval:
    """The counts that "about *figure*" stands for."""
    spread = max(1, round(figure * _APPROXIMATION))
    return Interval(max(1, figure - spread), figure + spread)


def number_fill(fill: str) -> Interval | None:
    """One value of a number slot ("7", "PLURAL", "60 -", "- 12", "3 - 4", "~10"); null for no count."""
    if fill.strip() == "PLURAL":
        return PLURAL
    match = _NUMBER.fullmatch(fill.strip())
    if match is None or not (match["low"] or match["high"]):
        return None
    low, high = (int(match[end]) if match[end] else None for end in ("low", "high"))
    if match["about"] and low is not None:
        return about(low)
    if not match["dash"]:
        return Interval(low, low) if low is not None else None
    return Interval(1 if low is None else low, high)


def agree(predicted: Sequence[Interval], gold: Sequence[Interval]) -> bool:
    """Whether the counts overlap. A vague prediction agrees only with gold that is vague or open-ended."""
    return any(
        given.overlaps(accepted) and (not given.is_vague or accepted.is_vague or accepted.high is None)
        for given in predicted
        for accepted in gold
    )


def agree_strictly(predicted: Sequence[Interval], gold: Sequence[Interval]) -> bool:
    """Whether a predicted interval lies inside an accepted one."""
    return any(given.within(accepted) for given in predicted for accepted in gold)


def hull(counts: Sequence[Interval]) -> Interval:
    """The smallest interval around all accepted counts."""
    highs = [count.high for count in counts if count.high is not None]
    is_open = len(highs) < len(counts)
    return Interval(min(count.low for count in counts), None if is_open else max(highs))


def total(counts: Iterable[Interval]) -> Interval:
    """The sum of counts: open-ended as soon as one of them is."""
    low, high = 0, 0
    bounded = True
    for count in counts:
        low += count.low
        bounded = bounded and count.high is not None
        high += count.high or 0
    return Interval(low, high if bounded else None)

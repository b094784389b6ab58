"""Periods told without a calendar date: "over the last 48 hours", "since the start of the month"."""

from collections.abc import Sequence

from ..wordlists import words
from .wording import Wording

_UNITS = words("hour hours day days week weeks month months year years night nights weekend")
_FRAMES = words("over in during for within throughout since")
_RECENT = words("last past previous preceding coming same")
_LONG = words("week weeks month months year years")
_BESIDE = words("earlier before later")
_ONE = words("a an one two three four five six ten")
_POINTS = words("start beginning onset outbreak end")
_NEEDED = _UNITS | _POINTS
# "during nineteen days of clashes": a period told by what filled it is a few words long.
_LONGEST = 4


def told_periods(wording: Wording) -> list[tuple[int, int]]:
    """The token ranges of such periods, left to right."""
    if _NEEDED.isdisjoint(wording.said):
        return []
    lows = wording.lows
    found: list[tuple[int, int]] = []
    for first in wording.where(_FRAMES):
        last = _since_point(lows, first) if lows[first] == "since" else _span(lows, first)
        if last is not None:
            found.append((first, last))
    found += [(at - 2, at + 1) for at in wording.where(_BESIDE) if _counted_from(lows, at)]
    return sorted(found)


def _counted_from(lows: Sequence[str], at: int) -> bool:
    """ "*a week earlier* it had killed 26": a time counted from another event's."""
    return at > 1 and lows[at - 1] in _LONG and (lows[at - 2] in _ONE or lows[at - 2].isdigit())


def _since_point(lows: Sequence[str], first: int) -> int | None:
    """ "since the beginning of the month"."""
    opening = list(lows[first + 1 : first + 6])
    if len(opening) == 5 and opening[0] == "the" and opening[1] in _POINTS and opening[2] == "of":
        return first + 6
    return None


def _span(lows: Sequence[str], first: int) -> int | None:
    """ "over the last 48 hours", "in two days of fighting"; "in 2 days" alone may be a time to come."""
    for last in range(first + 2, min(len(lows), first + 2 + _LONGEST)):
        if lows[last] not in _UNITS:
            continue
        inside = lows[first + 1 : last]
        if not _RECENT.isdisjoint(inside):
            return last + 1
        if lows[last + 1 : last + 2] == ["of"] and last + 2 < len(lows) and lows[first] != "for":
            return last + 3
        return None
    return None

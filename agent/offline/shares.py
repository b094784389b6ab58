"""Totals divided by doer: "of these, 35 are attributed to X and 22 to Y", "X is held responsible for 188, Y for 71"."""

from collections.abc import Iterator
from typing import NamedTuple

from ..wordlists import words
from .groups import Group
from .names import Mention
from .view import View

_LAID = words("attributed ascribed")
# "35 are attributed", "is believed responsible for 188": between figure and words of blame stand few others.
_NEAR = 4
_DOERS = frozenset({"body", "force", "state", "government"})
_SHARING = words("attributed responsible")


class Share(NamedTuple):
    """A figure that is one party's part of a total."""

    group: Group
    doer: Mention | None


def shares(view: View) -> Iterator[Share]:
    """The figures that the sentence lays at parties, left to right; none unless it divides a total."""
    if _SHARING.isdisjoint(view.said):
        return
    figures = [g for g in view.groups if g.counted]
    if len(figures) < 2:
        return
    if not _LAID.isdisjoint(view.said):
        for group in figures:
            doer = _behind_to(view, group)
            if doer is not None:
                yield Share(group, doer)
    else:
        for group in figures:
            if view.lows[group.first - 1] == "for":
                yield Share(group, _before_for(view, group.first - 1))


def _behind_to(view: View, group: Group) -> Mention | None:
    """ "22 to Y": the party behind the "to" that follows the figure."""
    for position in range(group.last, min(len(view.lows), group.last + _NEAR)):
        if view.lows[position] == "to":
            doer = view.object(position + 1)
            return doer if doer is not None and doer.role in _DOERS else None
    return None


def _before_for(view: View, position: int) -> Mention | None:
    """ "X is held responsible for", "Y and its allies for": the nearest party before, in its own clause."""
    first = position
    while first > 0 and view.lows[first - 1] not in {",", ";"}:
        first -= 1
    return next((m for m in view.mentions if first <= m.first < position and m.role in _DOERS), None)

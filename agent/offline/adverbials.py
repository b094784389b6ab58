"""What stands between a verb of harm and its victims: a day, a place, circumstances, who tells it."""

from .groups import Group
from .harm_verbs import left_edge
from .view import View
from .words import AUXILIARIES, CLAUSE_OPENERS, DETERMINERS, NEGATIONS, PREPOSITIONS

# "killed in an ambush near Tola seven rangers"
_LEADS = frozenset("in on at near within during inside outside around over".split())
_LONGEST_PHRASE = 10
# "killed, the ministry said, at least 12 people"
_TELLING = frozenset("said says according say added told reported confirmed announced".split())
_LONGEST_ASIDE = 9
# "killed, by the opposition's count, 800 people"
_COUNTS = (["count"], ["tally"], ["estimate"], ["reckoning"])
_BREAKING = (
    AUXILIARIES | CLAUSE_OPENERS | NEGATIONS | frozenset({"and", "or", "but", "by", "with", "to", "for"})
)


def behind_adverbial(view: View, verb: int, last: int) -> int:
    """Where the object of the verb at [verb, last) may begin: behind a day, a phrase or an aside, or at `last`."""
    if last >= len(view.lows):
        return last
    day = _behind_day(view, last)
    if _people_at(view, day):
        return day
    if _counted_before(view, verb):
        return last  # "two soldiers killed in a village": they are the victims
    if view.lows[last] == ",":
        return _behind_teller(view, last)
    behind = _behind_phrase(view, day) if day > last or view.lows[last] in _LEADS else last
    return behind if behind > day else last


def _behind_day(view: View, last: int) -> int:
    """ "killed *on Monday* three nurses": behind the day."""
    position = last + (view.lows[last] == "on")
    while view.in_date(position):
        position += 1
    return position if view.in_date(position - 1) else last


def _behind_teller(view: View, comma: int) -> int:
    """ "killed*, the ministry said,* at least 12 people": behind the second comma."""
    aside = view.lows[comma + 1 : comma + 1 + _LONGEST_ASIDE]
    if "," not in aside:
        return comma
    length = aside.index(",")
    closing = comma + 1 + length
    told = not _TELLING.isdisjoint(aside[:length]) or aside[length - 1 : length] in _COUNTS
    return closing + 1 if told and _people_at(view, closing + 1) else comma


def _behind_phrase(view: View, last: int) -> int:
    """ "killed *in an ambush near Tola* seven rangers": behind phrases that no verb or comma interrupts."""
    for group in view.groups:
        if group.first <= last:
            continue
        if group.first - last > _LONGEST_PHRASE:
            break
        opening = group.first
        while view.lows[opening - 1] in DETERMINERS:
            opening -= 1
        between = range(last, opening)
        if any(
            not (view.tokens[i].word or view.lows[i] == "'s") or view.lows[i] in _BREAKING or i in view.verbs
            for i in between
        ):
            break
        if view.lows[opening - 1] not in PREPOSITIONS:
            return opening if _is_object(view, group) else last
    return last


def _is_object(view: View, group: Group) -> bool:
    """People of whom nothing further is told: "killed in Tola 12 people were hurt" is two sentences run together."""
    behind = view.lows[group.last : group.last + 1]
    free = not behind or not (behind[0] in AUXILIARIES or view.harmed(group.last) or group.last in view.verbs)
    return free and group.person and not group.part


def _people_at(view: View, position: int) -> bool:
    people = position + (position < len(view.lows) and view.lows[position] in DETERMINERS)
    return any(group.first in (position, people) for group in view.groups)


def _counted_before(view: View, verb: int) -> bool:
    edge = left_edge(view, verb)
    return any(group.counted and group.last == edge for group in view.groups)

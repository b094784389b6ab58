"""Who is said to have fired at people: an accusation without a word of accusing."""

from collections.abc import Iterator

from ..wordlists import words
from .doers import named_for
from .view import View
from .words import DENYING, NEGATIONS

FIRED = words("fired firing opened shot shooting")
_AT = words("into on at upon")
_CROWD = words("""
    crowd crowds protesters protestors demonstrators marchers civilians people them mourners worshippers students
    pupils passengers villagers residents families children bystanders congregation gathering
""")
# "fired rubber bullets and live rounds into the crowd"
_AIMED_WITHIN = 8
_CROWD_WITHIN = 4
_GUARD = 8
_PARTIES = frozenset({"body", "force", "state", "government"})
_OPEN = words("if whether could would might may")


def shooters(view: View) -> Iterator[str]:
    """ "Residents said *police* fired into the crowd without warning"."""
    for position in view.where(FIRED):
        if view.lows[position] == "opened" and view.lows[position + 1 : position + 2] != ["fire"]:
            continue
        before = view.lows[max(0, position - _GUARD) : position]
        if any(low in NEGATIONS or low in DENYING or low in _OPEN for low in before):
            continue
        doer = view.subject(position) if _at_people(view, position) else None
        if doer is not None and doer.role in _PARTIES:
            yield named_for(view, doer).name


def _at_people(view: View, verb: int) -> bool:
    aimed = range(verb + 1, min(len(view.lows), verb + 1 + _AIMED_WITHIN))
    at = next((i for i in aimed if view.lows[i] in _AT), None)
    return at is not None and not _CROWD.isdisjoint(view.lows[at + 1 : at + 1 + _CROWD_WITHIN])

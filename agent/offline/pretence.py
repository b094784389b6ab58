"""Deeds that nobody did: what an exercise plays out or a film tells, and deaths that came of themselves."""

from ..wordlists import words
from .view import View
from .words import CLAUSE_OPENERS

_PLAYED = words("""
    scenario scenarios simulated simulates simulating simulation rehearse rehearses rehearsed rehearsing rehearsal mock
    fictional fictitious imaginary hypothetical notional wargame wargames
""")
_TALES = words("film movie novel play drama thriller game sequel screenplay musical miniseries")
_TELLING = frozenset({"in", "of"})
_DYING = words("died dies dead death")
_PASSED = ["passed", "away"]
# "died on Sunday at a hospital in the capital *after a long illness*"
_CAUSE_WITHIN = 16
_NATURAL = (
    ("natural", "causes"),
    ("heart", "attack"),
    ("heart", "failure"),
    ("cardiac", "arrest"),
    ("old", "age"),
    ("of", "cancer"),
    ("with", "cancer"),
    ("from", "cancer"),
    ("a", "stroke"),
    ("long", "illness"),
    ("short", "illness"),
    ("brief", "illness"),
    ("his", "sleep"),
    ("her", "sleep"),
    ("their", "sleep"),
)
_OPENINGS = frozenset(first for first, _ in _NATURAL)


def is_played(view: View, position: int) -> bool:
    """ "In the opening scenario, the enemy kills 200", "in the film rebels take a town": told before `position`."""
    if any(at < position for at in view.where(_PLAYED)):
        return True
    return any(
        1 < at < position and view.lows[at - 1] in {"the", "a"} and view.lows[at - 2] in _TELLING
        for at in view.where(_TALES)
    )


def is_natural(view: View, cue: int) -> bool:
    """ "died at a hospital after a long illness", "died of cancer": a death that nobody caused."""
    if view.lows[cue] not in _DYING and view.lows[cue : cue + 2] != _PASSED:
        return False
    behind = view.lows[cue : cue + _CAUSE_WITHIN]
    for at, low in enumerate(behind[1:], 1):
        if low in _OPENINGS and tuple(behind[at : at + 2]) in _NATURAL:
            return True
        if (low in CLAUSE_OPENERS and low != "after") or low == ";":
            return False
    return False

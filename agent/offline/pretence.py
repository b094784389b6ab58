"""Harm that nobody did: what an exercise plays out or a film tells, deaths of illness, what an earthquake did."""

from ..wordlists import words
from .gazetteer import Gazetteer
from .groups import Group
from .view import View
from .words import CLAUSE_OPENERS

_PLAYED = words("""
    scenario scenarios simulated simulates simulating simulation rehearse rehearses rehearsed rehearsing rehearsal mock
    fictional fictitious imaginary hypothetical notional wargame wargames
""")
_TALES = words("film movie novel play drama thriller game sequel screenplay musical miniseries")
_STAGED = _PLAYED | _TALES
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
# "an earthquake of magnitude 6 in the province killed 148"
_SUBJECT_WITHIN = 8
_HABITS = words("often regularly routinely frequently usually commonly systematically sometimes always")
_BREAKS = words(", ; : but and that when after before while as said says where")
_OPENINGS = frozenset(first for first, _ in _NATURAL)


def is_played(view: View, position: int) -> bool:
    """ "In the opening scenario, the enemy kills 200", "in the film rebels take a town": told before `position`."""
    if _STAGED.isdisjoint(view.said):
        return False
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


def is_habit(view: View, cue: int, group: Group) -> bool:
    """ "Inmates are often tortured": what goes on at large, and no event."""
    return not group.counted and not group.named and not _HABITS.isdisjoint(view.lows[max(0, cue - 2) : cue])


def is_of_accident(view: View, cue: int, gazetteer: Gazetteer) -> bool:
    """ "Guns shelled the town, two days after an *earthquake killed* 148": the subject of the harm is no attack."""
    for hit in view.find(gazetteer.accidents):
        between = view.lows[hit.last : cue]
        if hit.last > cue or len(between) > _SUBJECT_WITHIN or not _BREAKS.isdisjoint(between):
            continue
        violent = [(other.first, other.last) for other in view.means] + [
            (other.first, other.last) for other in view.attacks
        ]
        if not any(first >= hit.first and last <= cue for first, last in violent):
            return True
    return False

"""Which date and means are a figure's own: not those of the latest deaths, of a campaign, or of another clause."""

from ..wordlists import words
from .releases import main_verb_behind
from .victims import Victims
from .view import View

_RAISING = words("raising bringing taking pushing lifting")
_RAISED_WITHIN = 4
_CAMPAIGNS = words("fighting conflict offensive campaign battles hostilities")
_PERFECT_REACH = 5
_PERFECT = frozenset({"have", "has"})
_PARTING = words("but while although though whereas said says followed preceded ;")
# "executed on the grounds *that* they fought"
_GROUNDS = words("that because who whose")
_RELATIVES = words("which that who")
# "bombs dropped by jets that killed nine": the head of a relative clause stands right before it.
_HEAD_WITHIN = 4


def dated_before(view: View, participle: int, when: str | None) -> str | None:
    """ "Nine of the 12 abducted *on Monday* were freed *on Friday*": the date that the participle has itself."""
    end = main_verb_behind(view, participle) or participle
    own = view.source[view.starts[participle] : view.starts[end]]
    return when if when is not None and when in own else None


def is_raised(view: View, victims: Victims) -> bool:
    """ "38 died on Monday, *bringing* the toll to 44": a total behind the figure that changed it."""
    near = view.lows[max(0, victims.cue - _RAISED_WITHIN) : victims.cue]
    return not _RAISING.isdisjoint(near)


def is_so_far(view: View, cue: int) -> bool:
    """ "Hundreds have already been killed", "3,000 have fled": a toll to this day, not that of a day told before."""
    near = view.lows[max(0, cue - _PERFECT_REACH) : cue + _PERFECT_REACH]
    if _PERFECT.isdisjoint(near):
        return False
    before = view.lows[max(0, cue - _PERFECT_REACH) : cue]
    fled = any(hit.first == cue and any(c.harm == "displaced" for c in hit.payload) for hit in view.harms)
    return not _PERFECT.isdisjoint(before) if fled else "already" in near


def in_campaign(view: View) -> bool:
    """ "killed in the fighting in the north": what goes on for days has not the date of an event told before."""
    return any(view.lows[at - 2 : at] == ["in", "the"] for at in view.where(_CAMPAIGNS))


def is_of_clause(view: View, first: int, last: int, cue: int) -> bool:
    """Whether a means is that of the harm: not "acquitted of *rape* and of a fire, in which two *died*"."""
    if first >= cue:
        return _PARTING.isdisjoint(view.lows[cue:first]) and _GROUNDS.isdisjoint(view.lows[cue + 1 : first])
    if not _PARTING.isdisjoint(view.lows[last:cue]):
        return False
    relative = next((i for i in range(last, cue) if view.lows[i] in _RELATIVES), None)
    return relative is None or relative - last <= _HEAD_WITHIN

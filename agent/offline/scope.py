"""How much a figure covers: one event, several of a day or an operation, the time since a date, the whole war."""

import re

from ...schemas.vocabulary import Scope
from ..count_words import MONTHS
from ..wordlists import words
from .groups import Group
from .harm_nouns import counts_total
from .victims import Victims
from .view import View

_DEFINITE = words("the this its their 's civil")
_WAR_WORDS = words("war wars conflict insurgency uprising rebellion")
_SEVERAL_EVENTS = words("""
    airstrikes strikes raids attacks clashes bombardments bombings explosions blasts fighting shelling
    battles incidents operations ambushes executions
""")
_LASTING = words("offensive campaign fighting siege unrest violence crackdown")
_BEGUN = words("began begun")
_THERE_ARE = (["there", "are"], ["there", "were"])
_SINCE = frozenset({"since"})
_THAT_HAS = (["that", "has"], ["which", "has"])
# So many killed or injured at once are no single incident.
_NO_INCIDENT = 1000
_OVERALL = words("overall total cumulative nationwide")
_TOLL_DESCRIBED = 3
_IN_A_DAY = re.compile(r"\b(?:in|over|during) the (?:past|last) (?:day|24 hours|night)\b")
_DURING = words("during throughout")
_IN_A_MONTH = re.compile(
    rf"\b(?:during|throughout) (?:the month\b|(?:{'|'.join(sorted(MONTHS))})\b(?! \d\d?\b))"
)
_NO_DAY = 300_000  # nor driven out in a day
_OF_BODIES = frozenset({"killed", "injured", "killed_or_injured"})
_CUMULATIVE = (
    "so far",
    "to date",
    "total death toll",
    "total number",
    "over the past",
    "in the past",
    "in the last",
    "over the last",
    "this year",
    "this month",
    "during the past",
    "death toll since",
)
_RECENT = words("last past previous")
# One of these stands in whatever tells how long the time is.
_BOUNDING = _RECENT | words("far date total year month toll")


def scope_of(view: View, victims: Victims) -> Scope:
    """What a figure covers: one event, a day's events, a time since a date, or the whole war."""
    lows, text = view.said, view.low_text
    if victims.construct == "toll" and not _OVERALL.isdisjoint(_words_before(view, victims)):
        return "cumulative"
    perfect = bool(lows & {"has", "have"})
    if perfect and _names_war(view) and (_large(victims.group) or "years" in lows):
        return "conflict_total"
    counted = victims.construct == "toll" or counts_total(view, victims.cue)
    if (perfect and _war_itself(view, victims.cue)) or (counted and _names_war(view)):
        return "conflict_total"
    if victims.harm == "detained" and view.lows[:2] in _THERE_ARE:
        return "cumulative"  # "There are 500 prisoners of faith": a state, and no event
    since = any(view.source[start:end].lower().startswith("since") for start, end in view.dates)
    running = victims.construct == "toll" or perfect or lows.issuperset({"since", "had"})
    if victims.harm == "missing" and (victims.construct == "phrase_subject" or victims.group.named):
        return "incident"
    if view.lows[victims.cue].startswith("held") and victims.group.person:
        return "incident"  # "held since May": one deed that lasts
    bounded = not _BOUNDING.isdisjoint(lows)
    if bounded and "hours" in lows and not _RECENT.isdisjoint(lows):
        return "multi_incident"
    if bounded and _IN_A_DAY.search(text):
        return "multi_incident"
    if victims.group.named and victims.group.reading.best == 1:
        return "multi_incident" if lows & _SEVERAL_EVENTS else "incident"  # nobody dies twice
    # "the offensive, which began on Monday, has killed 30"
    begun = perfect and not (lows.isdisjoint(_BEGUN) or lows.isdisjoint(_LASTING))
    monthly = not lows.isdisjoint(_DURING) and _IN_A_MONTH.search(text) is not None
    if (
        since
        or begun
        or monthly
        or (running and _since_told(view))
        or (bounded and any(map(text.__contains__, _CUMULATIVE)))
    ):
        return "cumulative"
    figure = figure_of(victims.group) or 0
    if (victims.harm in _OF_BODIES and figure >= _NO_INCIDENT) or figure >= _NO_DAY:
        return "cumulative"
    return "multi_incident" if lows & _SEVERAL_EVENTS else "incident"


def _words_before(view: View, victims: Victims) -> list[str]:
    """The words right before a toll: "raising the *overall* toll"."""
    return view.lows[max(0, victims.cue - _TOLL_DESCRIBED) : victims.group.first]


def _names_war(view: View) -> bool:
    """ "the war", "the civil war", "Syria's conflict", "a war that has": not "killed in conflict" at large."""
    return any(
        position
        and (
            view.lows[position - 1] in _DEFINITE
            or view.tokens[position - 1].capitalised
            or view.lows[position + 1 : position + 3] in _THAT_HAS
        )
        for position in view.where(_WAR_WORDS)
    )


def _war_itself(view: View, verb: int) -> bool:
    """ "The war *has killed* 485 children": what the war did is its toll."""
    return view.lows[verb - 1 : verb] in (["has"], ["have"]) and view.lows[verb - 2] in _WAR_WORDS


def _since_told(view: View) -> bool:
    """ "since the march began"; not "have not been heard of since"."""
    return any(i + 1 < len(view.lows) and view.tokens[i + 1].word for i in view.where(_SINCE))


def figure_of(group: Group) -> int | None:
    _kind, low, best, high = group.reading
    if best is not None:
        return best
    return high if low is None else low


def _large(group: Group) -> bool:
    figure = figure_of(group)
    return figure is None or figure >= 1000

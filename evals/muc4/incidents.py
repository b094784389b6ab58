"""Which figures of a report are of incidents that the key could hold.

After the task's definition of a relevant incident: violence against others than armed sides, in or against one of
its countries, reported as a fact, recent (within two months, not told to set the scene) and specific (a single
incident, not "many have been killed").
"""

from collections.abc import Iterator
from datetime import date, timedelta

from ...schemas.report import Actor, Casualty, SituationReport
from .attacks import is_recalled
from .countries import OF_THE_KEY, countries_in
from .fallen import fallen_of_armed_sides
from .names import fold

_INCIDENTS = ("incident", "multi_incident")
# Arrests and displacement are no incidents of the key; an attack that hurt nobody is one.
_VIOLENCE = ("killed", "injured", "killed_or_injured", "abducted", "missing")
_TWO_MONTHS = timedelta(days=62)
_WITHOUT_NUMBER = ("vague", "unspecified_plural", "approximate", "more_than")
_WHOEVER = frozenset(
    "people persons others citizens individuals victims lives human beings casualties".split()
)
_ALONE = frozenset({"casualties", "victims"})
_MANY = frozenset({"many", "so many", "numerous", "countless"})
_DEFINITE = frozenset("the these those its their his her our".split())
_DETERMINED = 2  # "the murdered priests"


def of_incidents(report: SituationReport) -> Iterator[Casualty]:
    """The figures of such incidents, in the report's order; what is told again is among them."""
    actors = {actor.id: actor for actor in report.actors}
    recent = [claim for claim in report.casualties if _is_recent(claim, report.header.published)]
    superseded = {claim.supersedes for claim in recent}
    armed = fallen_of_armed_sides(recent)
    for claim in recent:
        kept = claim.id not in superseded and claim.id not in armed
        if kept and _is_violence(claim, actors) and _is_specific(claim) and not _is_elsewhere(claim):
            yield claim


def _is_violence(claim: Casualty, actors: dict[str, Actor]) -> bool:
    """Whom an armed group holds it has kidnapped; whom the police hold they have arrested."""
    holders = [actors[ref.actor_id].kind for ref in claim.attributed_to if ref.actor_id in actors]
    held = claim.harm == "detained" and "non_state_armed_group" in holders
    return held or claim.harm in _VIOLENCE


def _is_recent(claim: Casualty, published: date | None) -> bool:
    last = (claim.when.end or claim.when.start) if claim.when else None
    return last is None or published is None or published - last <= _TWO_MONTHS


def _is_specific(claim: Casualty) -> bool:
    """A fact of an incident: no rumour, no summary total, nothing recalled, nobody in general."""
    if claim.temporal != "current" or claim.assertion == "rumour" or is_recalled(claim.evidence):
        return False
    return claim.scope in _INCIDENTS and not (_is_of_anybody(claim) or _is_of_casualties_alone(claim))


def _is_of_anybody(claim: Casualty) -> bool:
    """ "Many people have been killed", "they murder priests": without a day of its own, of no incident."""
    dated = claim.when is not None and any(claim.when.text in piece.text for piece in claim.evidence[-1:])
    whoever = _WHOEVER.issuperset(fold(claim.victims or "").split()) and claim.count.kind in _WITHOUT_NUMBER
    return not dated and (whoever or _is_bare_plural(claim))


def _is_bare_plural(claim: Casualty) -> bool:
    """ "Priests have been killed", "many priests"; "the murdered priests" are known ones."""
    victims = fold(claim.victims or "")
    if fold(claim.count.text) in _MANY:
        return True
    if claim.count.kind != "unspecified_plural" or not victims or fold(claim.count.text) != victims:
        return False
    before = fold(claim.evidence[-1].text).partition(victims)[0].split() if claim.evidence else []
    return _DEFINITE.isdisjoint(before[-_DETERMINED:])


def _is_of_casualties_alone(claim: Casualty) -> bool:
    """ "We caused 38 casualties": of whom is not said, and it is told of battles."""
    alone = fold(claim.victims or "casualties") == "casualties" and claim.count.kind != "none_reported"
    said = fold(claim.evidence[-1].text).split() if claim.evidence else []
    return alone and not _ALONE.isdisjoint(said)


def _is_elsewhere(claim: Casualty) -> bool:
    """In a country the key is not about, and told of none it is about."""
    there = countries_in(claim.place or "")
    told = countries_in(" ".join(piece.text for piece in claim.evidence))
    return bool(there) and OF_THE_KEY.isdisjoint(there | told)

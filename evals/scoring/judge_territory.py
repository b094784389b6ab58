"""Judging territorial changes: the place, who holds it now, and on whose word."""

from collections.abc import Mapping

from ..annotation.gold_models import OUTLET
from .alignment import TIE_BREAK
from .facts import TerritoryFact
from .judge_words import judge_parties, judge_period, judge_places, judge_values, place_likeness
from .rules import Groups, Rules
from .similarity import any_likeness, evidence_likeness, filled_likeness, parties_likeness, weighted
from .verdicts import Verdict

FIELDS = ("place", "direction", "change", "gained", "status", "standing", "lost", "extent", "period")
FACT = "reported_by_outlet"
# On somebody's word: which somebody is for readers to differ on, that it is somebody's is not.
ATTRIBUTED: Groups = (
    frozenset({"claimed_by_gainer", "acknowledged_by_loser", "reported_by_third_party", "disputed"}),
)


def similarity(gold: TerritoryFact, found: TerritoryFact, weights: Mapping[str, float]) -> float:
    """How likely the two are one change."""
    places, others = (*gold.places, *gold.wider), (*found.places, *found.wider)
    parts = {
        "place": filled_likeness(places, others, place_likeness),
        "evidence": evidence_likeness(gold.spans, found.spans),
        "change": any_likeness(gold.changes, found.changes),
        "gained": parties_likeness(gold.gained, found.gained),
    }
    equal = sum(
        (bool(gold.sources & found.sources), gold.lost == found.lost, gold.background == found.background)
    )
    return weighted(parts, weights) + TIE_BREAK * equal


def judge(gold: TerritoryFact, found: TerritoryFact, rules: Rules) -> dict[str, Verdict | None]:
    """The verdict on each field of an aligned pair."""
    return {
        "direction": "INC" if _is_inverted(gold, found) else "COR",
        "place": judge_places(gold.places, gold.wider, found.places, found.wider),
        "change": judge_values(gold.changes, found.changes, rules.alike["changes"]),
        "gained": judge_parties(gold.gained, found.gained),
        "status": _judge_status(gold, found),
        "standing": "COR" if gold.background == found.background else "INC",
        "lost": judge_parties(gold.lost, found.lost),
        "extent": judge_values(gold.extents, found.extents),
        "period": judge_period(gold.dating, found.dating),
    }


def filled(item: TerritoryFact) -> list[str]:
    """The fields that an unpaired item leaves missing or adds."""
    optional = {
        "gained": item.gained,
        "lost": item.lost,
        "extent": item.extents,
        "period": item.dating.texts or item.dating.start,
    }
    return [
        "place",
        "direction",
        "change",
        "status",
        "standing",
        *(name for name, value in optional.items() if value),
    ]


def errors(
    gold: TerritoryFact, found: TerritoryFact, verdicts: Mapping[str, Verdict | None]
) -> dict[str, bool]:
    """The named errors that could be made in this pair, and whether they were."""
    as_fact = _is_claim_as_fact(gold, found)
    wrong_source = not gold.sources & found.sources and OUTLET not in found.sources
    made = {"attribution_swapped": wrong_source and verdicts["status"] == "INC"}
    if gold.gained or gold.lost:
        made["control_inverted"] = _is_inverted(gold, found)
    if OUTLET not in gold.sources:
        made["claim_as_fact"] = as_fact
    if gold.background:
        made["background_as_new"] = not found.background
    return made


def _judge_status(gold: TerritoryFact, found: TerritoryFact) -> Verdict | None:
    """On whose word the change stands: the source decides, the basis refines."""
    if not gold.sources & found.sources:
        return "INC"
    verdict = judge_values(gold.bases, found.bases, ATTRIBUTED)
    return "COR" if verdict == "MIS" else verdict


def _is_claim_as_fact(gold: TerritoryFact, found: TerritoryFact) -> bool:
    if OUTLET in gold.sources:
        return False
    return OUTLET in found.sources or (found.bases == {FACT} and FACT not in gold.bases)


def _is_inverted(gold: TerritoryFact, found: TerritoryFact) -> bool:
    """The loser is said to hold it, or the gainer to have lost it, and nothing puts that right."""
    if gold.gained & found.gained or gold.lost & found.lost:
        return False
    return bool(gold.lost & found.gained or gold.gained & found.lost)

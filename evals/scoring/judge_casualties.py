"""Judging casualty figures.

The number, the harm, the scope and the source decide whether a figure can be used.
"""

from collections.abc import Mapping

from ..annotation.gold_models import OUTLET
from .alignment import TIE_BREAK
from .facts import CasualtyFact
from .judge_counts import closeness, is_falsely_precise, judge_figures
from .judge_words import (
    judge_any_party,
    judge_parties,
    judge_period,
    judge_places,
    judge_values,
    judge_victims,
    place_likeness,
    victims_likeness,
)
from .rules import Rules
from .similarity import any_likeness, evidence_likeness, filled_likeness, weighted
from .verdicts import Verdict

FIELDS = ("count", "harm", "scope", "standing", "part_of", "source", "blamed", "victims", "place", "period")
TOTALS = frozenset({"cumulative", "conflict_total"})


def similarity(gold: CasualtyFact, found: CasualtyFact, weights: Mapping[str, float]) -> float:
    """How likely the two are one figure.

    From another place in the text it must be of like number and harm.
    """
    evidence = evidence_likeness(gold.spans, found.spans)
    harm = any_likeness(gold.harms, found.harms)
    if evidence == 0.0 and not harm:  # the cheaper half of the condition first: it rules out most pairs
        return 0.0
    count = closeness(gold.figures, found.figures)
    if evidence == 0.0 and not count:
        return 0.0
    parts = {
        "evidence": evidence,
        "count": count,
        "harm": harm,
        "place": filled_likeness(gold.places, found.places, place_likeness),
        "victims": filled_likeness(gold.victims, found.victims, victims_likeness),
        "source": any_likeness(gold.sources, found.sources),
    }
    equal = sum(
        (
            bool(gold.scopes & found.scopes),
            gold.blamed == found.blamed,
            gold.background == found.background,
            gold.dating == found.dating,
            (gold.part_of is None) == (found.part_of is None),
        )
    )
    return weighted(parts, weights) + TIE_BREAK * equal


def judge(gold: CasualtyFact, found: CasualtyFact, rules: Rules) -> dict[str, Verdict | None]:
    """The verdict on each field of an aligned pair, but for `part_of`, which hangs on other pairs: `judge_part`."""
    return {
        "count": judge_figures(gold.figures, found.figures),
        "harm": judge_values(gold.harms, found.harms, rules.alike["harms"]),
        "scope": _judge_scope(gold, found, rules),
        "standing": "COR" if gold.background == found.background else "INC",
        "part_of": None,
        "source": judge_any_party(gold.sources, found.sources),
        "blamed": judge_parties(gold.blamed, found.blamed),
        "victims": judge_victims(gold.victims, found.victims),
        "place": judge_places(gold.places, gold.wider, found.places, found.wider),
        "period": judge_period(gold.dating, found.dating),
    }


def filled(item: CasualtyFact) -> list[str]:
    """The fields that an unpaired item leaves missing or adds."""
    optional = {
        "part_of": item.part_of,
        "blamed": item.blamed,
        "victims": item.victims,
        "place": item.places,
        "period": item.dating.texts or item.dating.start,
    }
    return [
        "count",
        "harm",
        "scope",
        "standing",
        "source",
        *(name for name, value in optional.items() if value),
    ]


def errors(
    gold: CasualtyFact, found: CasualtyFact, verdicts: Mapping[str, Verdict | None]
) -> dict[str, bool]:
    """The named errors that could be made in this pair, and whether they were."""
    false_precision = is_falsely_precise(gold.figures, found.figures)
    made = {
        "count_wrong": verdicts["count"] == "INC" and not false_precision,
        "attribution_swapped": _is_swapped(found, verdicts),
    }
    if any(figure.reading.kind in ("vague", "unspecified_plural") for figure in gold.figures):
        made["false_precision"] = false_precision
    if gold.harms <= {"killed", "injured"}:
        made["killed_injured_flip"] = verdicts["harm"] == "INC" and found.harms <= {"killed", "injured"}
    if gold.scopes <= TOTALS:
        made["cumulative_as_incident"] = verdicts["scope"] == "INC"
    if gold.part_of is not None:
        made["subset_double_counted"] = verdicts["part_of"] == "INC"
    if gold.background:
        made["background_as_new"] = not found.background
    if OUTLET not in gold.sources:
        made["claim_as_fact"] = OUTLET in found.sources
    return made


def _judge_scope(gold: CasualtyFact, found: CasualtyFact, rules: Rules) -> Verdict:
    alike = any(group & gold.scopes and group & found.scopes for group in rules.alike["scopes"])
    return "COR" if alike or gold.scopes & found.scopes else "INC"


def judge_part(gold: CasualtyFact, found: CasualtyFact, partners: Mapping[str, str]) -> Verdict | None:
    """Whether a figure counted within another is known to be so. *partners* leads from gold ids to reported ids.

    No verdict where the whole was not reported: nothing is counted twice, and the missing whole costs
    already. A cross-reference to another figure is half right (MUC-4).
    """
    if gold.part_of is None:
        return None if found.part_of is None or found.part_is_inferred else "SPU"
    whole = partners.get(gold.part_of)
    if found.part_of is None:
        return None if whole is None else "INC"
    return "COR" if found.part_of == whole else "PAR"


def _is_swapped(found: CasualtyFact, verdicts: Mapping[str, Verdict | None]) -> bool:
    """A wrong party as source, or as the one blamed. A source left out is `claim_as_fact`."""
    wrong_source = verdicts["source"] == "INC" and OUTLET not in found.sources
    return wrong_source or verdicts["blamed"] == "INC"

"""Scoring the items of one section: align, judge, give credit, and say what became of the rest."""

from collections.abc import Mapping
from typing import Any

from .alignment import Pair, align
from .leftovers import Leftovers
from .rules import Rules, SectionRules
from .sections import Judged, Section
from .similarity import meet
from .tallies import ItemScore, Outcome
from .verdicts import Verdict

# What a gold item that may be told together with others earns when it was (EVALS: half, since the cut is
# arguable).
TOGETHER = 0.5
_SOFT_CREDIT: Mapping[Verdict, float] = {"COR": 1.0, "PAR": 0.5, "INC": 0.0, "MIS": 0.0, "SPU": 0.0}


def score_items(section: Section, rules: Rules) -> tuple[ItemScore, ...]:
    """Every pair by gold order, then the gold items and the reported items without partner.

    The items of both sides come in the order of what they say, so that ties fall the same way however they stood.
    """
    gold, found = section.gold, section.found
    pairs = align(section.alike)
    left = Leftovers(section, pairs)
    told_with = {index: mate for index in left.gold if (mate := left.mate_told_with(index))}
    together = frozenset(told_with.values())
    return (
        *(
            _pair(section, gold[each.gold], found[each.found], each, left.partners, rules, together)
            for each in pairs
        ),
        *(
            _unpaired_gold(section, gold[index], left.gold_outcome(index), index in told_with)
            for index in left.gold
        ),
        *(_unpaired_found(section, found[index], left.found_outcome(index)) for index in left.found),
    )


def item_credit(verdicts: Judged, section: SectionRules, rules: Rules) -> float:
    """The product of the critical fields, times a half and the other half's mean of the soft ones.

    A critical field without verdict leaves the credit as it is; a guarded one counts as soft until it is
    wrong.
    """
    credit = 1.0
    for name in section.critical:
        verdict = verdicts[name]
        if verdict == "INC":
            return 0.0
        if verdict == "PAR":
            credit *= section.partial.get(name, rules.partial)
        elif verdict in ("MIS", "SPU"):
            credit *= rules.blank
    if any(verdicts[name] == "INC" for name in section.guarded):
        return 0.0
    others = [verdicts[name] for name in (*section.guarded, *section.soft)]
    soft = [_SOFT_CREDIT[verdict] for verdict in others if verdict is not None]
    return credit * (0.5 + 0.5 * (sum(soft) / len(soft) if soft else 1.0))


def _pair(
    section: Section,
    gold: Any,
    found: Any,
    pair: Pair,
    partners: Mapping[str, str],
    rules: Rules,
    together: frozenset[str],
) -> ItemScore:
    judged = section.judge(gold, found, partners)
    credit = item_credit(judged, section.rules, rules)
    errors = section.errors(gold, found, judged)
    if gold.id in together and credit < TOGETHER:
        credit, errors = TOGETHER, {}
    # Optional is a licence to give an item right, not to give it wrong.
    neutral = gold.optional and credit > 0
    return ItemScore(
        section=section.name,
        gold=gold.id,
        found=found.id,
        outcome="optional" if neutral else "paired",
        verdicts={name: verdict for name, verdict in judged.items() if verdict is not None},
        on_gold=not gold.optional,
        on_found=not neutral,
        credit_gold=0.0 if neutral else credit,
        credit_found=0.0 if neutral else credit,
        similarity=pair.similarity,
        grounded=found.supported,
        same_evidence=found.supported and (not gold.spans or meet(gold.spans, found.spans)),
        errors=errors,
        tags=gold.tags,
    )


def _unpaired_gold(section: Section, item: Any, outcome: Outcome, together: bool) -> ItemScore:
    return ItemScore(
        section=section.name,
        gold=item.id,
        found=None,
        outcome=outcome,
        verdicts=dict.fromkeys(section.filled(item), "MIS"),
        on_gold=outcome != "optional",
        credit_gold=TOGETHER if together and outcome != "optional" else 0.0,
        tags=item.tags,
    )


def _unpaired_found(section: Section, item: Any, outcome: Outcome) -> ItemScore:
    return ItemScore(
        section=section.name,
        gold=None,
        found=item.id,
        outcome=outcome,
        verdicts=dict.fromkeys(section.filled(item), "SPU"),
        on_found=outcome != "optional",
        grounded=item.supported,
        errors={"duplicate_alias": outcome == "duplicate"} if section.name == "actors" else {},
        tags=item.tags,
    )

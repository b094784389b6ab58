"""Scoring the items of one section: align, judge, give credit, and say what became of the rest."""

from collections.abc import Mapping
from typing import Any

from .alignment import Pair, align
from .leftovers import Leftovers
from .sections import Section
from .similarity import meet
from .tallies import ItemScore, Outcome

# What a gold item that may be told together with others earns when it was (EVALS: half, since the cut is
# arguable).
TOGETHER = 0.5


def score_items(section: Section) -> tuple[ItemScore, ...]:
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
            _pair(section, gold[each.gold], found[each.found], each, left.partners, together)
            for each in pairs
        ),
        *(
            _unpaired_gold(section, gold[index], left.gold_outcome(index), index in told_with)
            for index in left.gold
        ),
        *(_unpaired_found(section, found[index], left.found_outcome(index)) for index in left.found),
    )


def _pair(
    section: Section,
    gold: Any,
    found: Any,
    pair: Pair,
    partners: Mapping[str, str],
    together: frozenset[str],
) -> ItemScore:
    verdicts, credit, errors = section.compare(gold, found, partners)
    if gold.id in together and credit < TOGETHER:
        credit, errors = TOGETHER, {}
    # Optional is a licence to give an item right, not to give it wrong.
    neutral = gold.optional and credit > 0
    return ItemScore(
        section=section.name,
        gold=gold.id,
        found=found.id,
        outcome="optional" if neutral else "paired",
        verdicts=verdicts,
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

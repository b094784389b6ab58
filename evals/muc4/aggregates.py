"""Casualties told together: one figure for several facts, or several figures for one."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from .counts import Interval, agree, hull, total
from .facts import CasualtyFact, MucFacts, Outcome
from .matching import Score, maximum_matching

# Figures of one outcome in a dispatch that may add up; beyond these a fitting sum is likely to be chance.
_MOST_ADDENDS = 4
_MOST_CANDIDATES = 10
_BOTH: tuple[Outcome, ...] = ("killed", "injured")

Agrees = Callable[[CasualtyFact, CasualtyFact], bool]


def document_totals(facts: Sequence[CasualtyFact]) -> list[CasualtyFact]:
    """One fact for each outcome: from the sum of what is certain up to the sum of what is possible."""
    totals = []
    for outcome in _BOTH:
        possible = [fact for fact in facts if outcome in fact.outcomes]
        certain = [fact for fact in possible if not fact.optional and len(fact.outcomes) == 1]
        if possible:
            least = total(hull(fact.counts) for fact in certain).low or min(
                hull(f.counts).low for f in possible
            )
            most = total(hull(fact.counts) for fact in possible).high
            totals.append(CasualtyFact(frozenset({outcome}), (Interval(least, most),), optional=not certain))
    return totals


def aggregate_score(gold: MucFacts, predicted: Sequence[CasualtyFact], agrees: Agrees) -> Score:
    """The one-to-one matching, then the sums of what it left over.

    An unmatched prediction is right when it gives the sum of a template's or of the document's facts of one
    outcome, or a total the key states: these facts are then found. Several unmatched predictions are right
    when they add up to one unmatched fact; parts of an optional fact are neither rewarded nor punished.
    """
    facts = sorted(gold.casualties, key=lambda fact: fact.optional)
    required = sum(1 for fact in facts if not fact.optional)
    partners = maximum_matching(facts, predicted, agrees)
    missing = set(range(len(facts))) - partners.keys()
    spare = set(range(len(predicted))) - set(partners.values())
    correct = sum(1 for i in partners if i < required)

    for j in sorted(spare):
        covered = _told_by(predicted[j], gold, facts, agrees)
        if covered:
            spare.discard(j)
            missing -= covered
            correct += 1
    for i in sorted(missing):
        addends = _addends(facts[i], predicted, spare)
        if addends:
            spare -= addends
            missing.discard(i)
            correct += len(addends) if i < required else 0

    found = required - sum(1 for i in missing if i < required)
    return Score(predicted=correct + len(spare), correct=correct, gold=required, found=found)


def _told_by(
    prediction: CasualtyFact, gold: MucFacts, facts: Sequence[CasualtyFact], agrees: Agrees
) -> set[int]:
    """The facts a prediction stands for together, by position; empty where it is no sum of theirs."""
    for outcome in sorted(prediction.outcomes):
        for group, accepted in _groups(outcome, gold, facts):
            if agrees(CasualtyFact(frozenset({outcome}), accepted), prediction):
                return group
    return set()


def _groups(
    outcome: Outcome, gold: MucFacts, facts: Sequence[CasualtyFact]
) -> Iterator[tuple[set[int], tuple[Interval, ...]]]:
    """Facts of one outcome that may be told as one figure, with the figures accepted."""
    ours = [i for i, fact in enumerate(facts) if outcome in fact.outcomes]
    stated = {known.template: known.counts for known in gold.totals}
    for template in dict.fromkeys(facts[i].template for i in ours):
        group = {i for i in ours if facts[i].template == template}
        accepted = (*_sum_of(group, facts), *(stated.get(template, ()) if template is not None else ()))
        if accepted:
            yield group, accepted
    if everything := _sum_of(ours, facts):
        yield set(ours), everything


def _sum_of(group: Sequence[int] | set[int], facts: Sequence[CasualtyFact]) -> tuple[Interval, ...]:
    """The sum of a group as the one figure accepted; a group of one has no sum of its own."""
    return (total(hull(facts[i].counts) for i in group),) if len(group) > 1 else ()


def _addends(fact: CasualtyFact, predicted: Sequence[CasualtyFact], spare: set[int]) -> set[int]:
    """The fewest unmatched predictions that add up to *fact*; vague figures add up to nothing."""
    candidates = [
        j
        for j in sorted(spare)
        if predicted[j].outcomes & fact.outcomes and not any(count.is_vague for count in predicted[j].counts)
    ][:_MOST_CANDIDATES]
    for size in range(2, min(_MOST_ADDENDS, len(candidates)) + 1):
        for chosen in combinations(candidates, size):
            if agree((total(hull(predicted[j].counts) for j in chosen),), fact.counts):
                return set(chosen)
    return set()

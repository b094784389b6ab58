"""The four sections as scoring sees them: how alike their items are, how a pair of them compares.

Reports of one article repeat each other, so whatever depends on what a reported item says, and not on its id or
its neighbours, is found once for all the reports that have such an item.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from . import judge_actors, judge_casualties, judge_statements, judge_territory
from .alignment import Candidates, candidates
from .cast import Roster
from .comparisons import Comparison, Judged, compared
from .facts import ActorFact, Facts
from .rules import Rules, SectionName
from .verdicts import Verdict

Partners = Mapping[str, str]  # from gold ids to reported ids

# Reported items that are remembered, for each article and section: some fifty reports' worth.
_KEPT = 1024


@dataclass(frozen=True, slots=True)
class Section:
    """One section of two readings. The functions take a gold item first and a reported item second.

    `alike` has the gold items that each reported item may stand for.
    `Any` stands for the section's own type of fact: each function is only ever given items of its section.
    """

    name: SectionName
    gold: Sequence[Any]
    found: Sequence[Any]
    alike: Sequence[Candidates]
    compare: Callable[[Any, Any, Partners], Comparison]
    filled: Callable[[Any], Sequence[str]]


class GoldSections:
    """The gold's side of the sections."""

    def __init__(self, gold: Facts, rules: Rules) -> None:
        self.roster = Roster(gold.actors, rules.sections["actors"].threshold)
        self._sides: Mapping[SectionName, Side] = {
            "actors": _actors(gold.actors, self.roster, rules),
            "casualties": _side(
                "casualties", gold.casualties, judge_casualties, rules, judge_casualties.judge_part
            ),
            "territory": _side("territory", gold.territory, judge_territory, rules),
            "statements": _side("statements", gold.statements, judge_statements, rules),
        }

    def against(self, name: SectionName, found: Sequence[Any]) -> Section:
        """The section of the gold, and that of another reading with the items *found*."""
        return self._sides[name](found)


Side = Callable[[Sequence[Any]], Section]  # takes the reported items


class Judging(Protocol):
    """What a module that judges the items of a section offers."""

    def similarity(self, gold: Any, found: Any, weights: Mapping[str, float]) -> float: ...

    def judge(self, gold: Any, found: Any, rules: Rules) -> Judged: ...

    def errors(self, gold: Any, found: Any, verdicts: Judged) -> Mapping[str, bool]: ...

    def filled(self, item: Any) -> Sequence[str]: ...


def _actors(gold: Sequence[ActorFact], roster: Roster, rules: Rules) -> Side:
    @lru_cache(maxsize=_KEPT)
    def known(one: ActorFact, other: ActorFact) -> Comparison:
        conflated = roster.spans_two(other.names)
        judged = judge_actors.judge(one, other, conflated, rules)
        errors = {"conflated": conflated, "duplicate_alias": False}
        return compared(judged, errors, rules.sections["actors"], rules)

    def compare(one: ActorFact, other: ActorFact, _: Partners) -> Comparison:
        return known(one, other)

    def against(found: Sequence[ActorFact]) -> Section:
        alike = list(map(roster.candidates, found))
        return Section("actors", gold, found, alike, compare, judge_actors.filled)

    return against


def _no_part(_: Any, __: Any, ___: Partners) -> None:
    return None


def _side(
    name: SectionName,
    gold: Sequence[Any],
    judging: Judging,
    rules: Rules,
    judge_part: Callable[[Any, Any, Partners], Verdict | None] = _no_part,
) -> Side:
    """The gold's side of a section of claims. *judge_part* alone looks at the partners of other items."""
    section = rules.sections[name]

    @lru_cache(maxsize=_KEPT)
    def search(found: Any) -> Candidates:
        likeness = [judging.similarity(item, found, section.identity) for item in gold]
        return candidates(likeness, section.threshold)

    @lru_cache(maxsize=_KEPT)
    def known(one: Any, other: Any, part: Verdict | None) -> Comparison:
        judged = judging.judge(one, other, rules)
        if part is not None:
            judged = {**judged, "part_of": part}
        return compared(judged, judging.errors(one, other, judged), section, rules)

    def compare(one: Any, other: Any, partners: Partners) -> Comparison:
        return known(one, other, judge_part(one, other, partners))

    def against(found: Sequence[Any]) -> Section:
        return Section(name, gold, found, list(map(search, found)), compare, judging.filled)

    return against

"""The four sections as scoring sees them: how alike their items are, how they are judged and named when wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from . import judge_actors, judge_casualties, judge_statements, judge_territory
from .cast import Cast, similarities_to
from .facts import ActorFact, CasualtyFact, Facts, StatementFact, TerritoryFact
from .rules import Rules, SectionName, SectionRules
from .verdicts import Verdict

Judged = Mapping[str, Verdict | None]
Column = Callable[[Any], tuple[float, ...]]

# Reported items whose likeness to the gold is kept, for each article and section: some fifty reports' worth.
_KEPT = 1024


@dataclass(frozen=True, slots=True)
class Section:
    """One section of two readings. The functions take a gold item first and a reported item second.

    `similarities[gold][found]` is of the items at these indices.
    `Any` stands for the section's own type of fact: each function is only ever given items of its section.
    """

    name: SectionName
    rules: SectionRules
    gold: Sequence[Any]
    found: Sequence[Any]
    similarities: Sequence[Sequence[float]]
    judge: Callable[[Any, Any, Mapping[str, str]], Judged]  # the mapping leads from gold to reported ids
    errors: Callable[[Any, Any, Judged], Mapping[str, bool]]
    filled: Callable[[Any], Sequence[str]]


class GoldSections:
    """The gold's side of the sections.

    Reports of one article repeat each other: an item that says the same in several, whatever its id, is
    compared with the gold once.
    """

    def __init__(self, gold: Facts, rules: Rules) -> None:
        self._gold, self._rules = gold, rules
        identity = {name: each.identity for name, each in rules.sections.items()}
        self._actors = lru_cache(maxsize=_KEPT)(similarities_to(gold.actors))
        self._casualties = _column(judge_casualties.similarity, gold.casualties, identity["casualties"])
        self._territory = _column(judge_territory.similarity, gold.territory, identity["territory"])
        self._statements = _column(judge_statements.similarity, gold.statements, identity["statements"])

    def against(self, found: Facts, cast: Cast) -> tuple[Section, ...]:
        """The sections of the gold and another reading, in the order of a report."""
        gold, rules = self._gold, self._rules
        return (
            _actors(gold.actors, found.actors, _matrix(self._actors, found.actors), cast, rules),
            _casualties(
                gold.casualties, found.casualties, _matrix(self._casualties, found.casualties), rules
            ),
            _territory(gold.territory, found.territory, _matrix(self._territory, found.territory), rules),
            _statements(
                gold.statements, found.statements, _matrix(self._statements, found.statements), rules
            ),
        )


def _column(
    similarity: Callable[[Any, Any, Mapping[str, float]], float],
    gold: Sequence[Any],
    identity: Mapping[str, float],
) -> Column:
    """How alike a reported item is to each gold item."""

    @lru_cache(maxsize=_KEPT)
    def column(found: Any) -> tuple[float, ...]:
        return tuple([similarity(item, found, identity) for item in gold])

    return column


def _matrix(column: Column, found: Sequence[Any]) -> list[tuple[float, ...]]:
    """A row for each gold item; none where nothing was reported."""
    return list(zip(*map(column, found), strict=True))


Matrix = Sequence[Sequence[float]]


def _actors(
    gold: Sequence[ActorFact], found: Sequence[ActorFact], matrix: Matrix, cast: Cast, rules: Rules
) -> Section:
    def judge(one: ActorFact, other: ActorFact, _: Mapping[str, str]) -> Judged:
        return judge_actors.judge(one, other, cast, rules)

    def errors(_: ActorFact, other: ActorFact, __: Judged) -> Mapping[str, bool]:
        return {"conflated": other.id in cast.conflated, "duplicate_alias": False}

    section = rules.sections["actors"]
    return Section("actors", section, gold, found, matrix, judge, errors, judge_actors.filled)


def _casualties(
    gold: Sequence[CasualtyFact], found: Sequence[CasualtyFact], matrix: Matrix, rules: Rules
) -> Section:
    def judge(one: CasualtyFact, other: CasualtyFact, partners: Mapping[str, str]) -> Judged:
        return judge_casualties.judge(one, other, partners, rules)

    section, errors, filled = rules.sections["casualties"], judge_casualties.errors, judge_casualties.filled
    return Section("casualties", section, gold, found, matrix, judge, errors, filled)


def _territory(
    gold: Sequence[TerritoryFact], found: Sequence[TerritoryFact], matrix: Matrix, rules: Rules
) -> Section:
    def judge(one: TerritoryFact, other: TerritoryFact, _: Mapping[str, str]) -> Judged:
        return judge_territory.judge(one, other, rules)

    section, errors, filled = rules.sections["territory"], judge_territory.errors, judge_territory.filled
    return Section("territory", section, gold, found, matrix, judge, errors, filled)


def _statements(
    gold: Sequence[StatementFact], found: Sequence[StatementFact], matrix: Matrix, rules: Rules
) -> Section:
    def judge(one: StatementFact, other: StatementFact, _: Mapping[str, str]) -> Judged:
        return judge_statements.judge(one, other, rules)

    section, errors, filled = rules.sections["statements"], judge_statements.errors, judge_statements.filled
    return Section("statements", section, gold, found, matrix, judge, errors, filled)

"""The four sections as scoring sees them: how alike their items are, how they are judged and named when wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from . import judge_actors, judge_casualties, judge_statements, judge_territory
from .cast import Cast
from .cast import similarities as actor_similarities
from .facts import ActorFact, CasualtyFact, Facts, StatementFact, TerritoryFact
from .rules import Rules, SectionName, SectionRules
from .verdicts import Verdict

Judged = Mapping[str, Verdict | None]


@dataclass(frozen=True, slots=True)
class Section:
    """One section of two readings. The functions take a gold item first and a reported item second.

    Every gold item is compared with every reported one, once; alignment and what follows it look that up.

    `Any` stands for the section's own type of fact: each function is only ever given items of its section.
    """

    name: SectionName
    rules: SectionRules
    gold: Sequence[Any]
    found: Sequence[Any]
    similarities: Sequence[Sequence[float]]  # a row for each gold item, a column for each reported one
    judge: Callable[[Any, Any, Mapping[str, str]], Judged]  # the mapping leads from gold to reported ids
    errors: Callable[[Any, Any, Judged], Mapping[str, bool]]
    filled: Callable[[Any], Sequence[str]]


def sections_of(gold: Facts, found: Facts, cast: Cast, rules: Rules) -> tuple[Section, ...]:
    """The sections of two readings, in the order of a report."""
    return (
        _actors(gold, found, cast, rules),
        _casualties(gold, found, rules),
        _territory(gold, found, rules),
        _statements(gold, found, rules),
    )


def _actors(gold: Facts, found: Facts, cast: Cast, rules: Rules) -> Section:
    def judge(one: ActorFact, other: ActorFact, _: Mapping[str, str]) -> Judged:
        return judge_actors.judge(one, other, cast, rules)

    def errors(_: ActorFact, other: ActorFact, __: Judged) -> Mapping[str, bool]:
        return {"conflated": other.id in cast.conflated, "duplicate_alias": False}

    section = rules.sections["actors"]
    return Section(
        "actors",
        section,
        gold.actors,
        found.actors,
        actor_similarities(gold.actors, found.actors),
        judge,
        errors,
        judge_actors.filled,
    )


def _casualties(gold: Facts, found: Facts, rules: Rules) -> Section:
    section = rules.sections["casualties"]

    def judge(one: CasualtyFact, other: CasualtyFact, partners: Mapping[str, str]) -> Judged:
        return judge_casualties.judge(one, other, partners, rules)

    return Section(
        "casualties",
        section,
        gold.casualties,
        found.casualties,
        _compared(judge_casualties.similarity, gold.casualties, found.casualties, section),
        judge,
        judge_casualties.errors,
        judge_casualties.filled,
    )


def _territory(gold: Facts, found: Facts, rules: Rules) -> Section:
    section = rules.sections["territory"]

    def judge(one: TerritoryFact, other: TerritoryFact, _: Mapping[str, str]) -> Judged:
        return judge_territory.judge(one, other, rules)

    return Section(
        "territory",
        section,
        gold.territory,
        found.territory,
        _compared(judge_territory.similarity, gold.territory, found.territory, section),
        judge,
        judge_territory.errors,
        judge_territory.filled,
    )


def _statements(gold: Facts, found: Facts, rules: Rules) -> Section:
    section = rules.sections["statements"]

    def judge(one: StatementFact, other: StatementFact, _: Mapping[str, str]) -> Judged:
        return judge_statements.judge(one, other, rules)

    return Section(
        "statements",
        section,
        gold.statements,
        found.statements,
        _compared(judge_statements.similarity, gold.statements, found.statements, section),
        judge,
        judge_statements.errors,
        judge_statements.filled,
    )


def _compared(
    similarity: Callable[[Any, Any, Mapping[str, float]], float],
    gold: Sequence[Any],
    found: Sequence[Any],
    section: SectionRules,
) -> list[list[float]]:
    return [[similarity(one, other, section.identity) for other in found] for one in gold]

"""The four sections as scoring sees them: how alike their items are, how they are judged and named when wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from . import judge_actors, judge_casualties, judge_statements, judge_territory
from .alignment import Candidates, candidates
from .cast import Cast, Roster
from .facts import ActorFact, CasualtyFact, Facts, StatementFact, TerritoryFact
from .rules import Rules, SectionName, SectionRules
from .verdicts import Verdict

Judged = Mapping[str, Verdict | None]
Search = Callable[[Any], Candidates]

# Reported items whose likeness to the gold is kept, for each article and section: some fifty reports' worth.
_KEPT = 1024


@dataclass(frozen=True, slots=True)
class Section:
    """One section of two readings. The functions take a gold item first and a reported item second.

    `alike` has the gold items that each reported item may stand for.
    `Any` stands for the section's own type of fact: each function is only ever given items of its section.
    """

    name: SectionName
    rules: SectionRules
    gold: Sequence[Any]
    found: Sequence[Any]
    alike: Sequence[Candidates]
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
        sections = rules.sections
        self.roster = Roster(gold.actors, sections["actors"].threshold)
        self._casualties = _search(judge_casualties.similarity, gold.casualties, sections["casualties"])
        self._territory = _search(judge_territory.similarity, gold.territory, sections["territory"])
        self._statements = _search(judge_statements.similarity, gold.statements, sections["statements"])

    def against(self, found: Facts, cast: Cast) -> tuple[Section, ...]:
        """The sections of the gold and another reading, in the order of a report."""
        gold, rules = self._gold, self._rules
        alike = (
            list(map(self.roster.candidates, found.actors)),
            list(map(self._casualties, found.casualties)),
            list(map(self._territory, found.territory)),
            list(map(self._statements, found.statements)),
        )
        return (
            _actors(gold.actors, found.actors, alike[0], cast, rules),
            _casualties(gold.casualties, found.casualties, alike[1], rules),
            _territory(gold.territory, found.territory, alike[2], rules),
            _statements(gold.statements, found.statements, alike[3], rules),
        )


def _search(
    similarity: Callable[[Any, Any, Mapping[str, float]], float], gold: Sequence[Any], rules: SectionRules
) -> Search:
    """Which gold items a reported one may stand for."""

    @lru_cache(maxsize=_KEPT)
    def search(found: Any) -> Candidates:
        return candidates([similarity(item, found, rules.identity) for item in gold], rules.threshold)

    return search


Alike = Sequence[Candidates]


def _actors(
    gold: Sequence[ActorFact], found: Sequence[ActorFact], alike: Alike, cast: Cast, rules: Rules
) -> Section:
    def judge(one: ActorFact, other: ActorFact, _: Mapping[str, str]) -> Judged:
        return judge_actors.judge(one, other, cast, rules)

    def errors(_: ActorFact, other: ActorFact, __: Judged) -> Mapping[str, bool]:
        return {"conflated": other.id in cast.conflated, "duplicate_alias": False}

    section = rules.sections["actors"]
    return Section("actors", section, gold, found, alike, judge, errors, judge_actors.filled)


def _casualties(
    gold: Sequence[CasualtyFact], found: Sequence[CasualtyFact], alike: Alike, rules: Rules
) -> Section:
    def judge(one: CasualtyFact, other: CasualtyFact, partners: Mapping[str, str]) -> Judged:
        return judge_casualties.judge(one, other, partners, rules)

    section, errors, filled = rules.sections["casualties"], judge_casualties.errors, judge_casualties.filled
    return Section("casualties", section, gold, found, alike, judge, errors, filled)


def _territory(
    gold: Sequence[TerritoryFact], found: Sequence[TerritoryFact], alike: Alike, rules: Rules
) -> Section:
    def judge(one: TerritoryFact, other: TerritoryFact, _: Mapping[str, str]) -> Judged:
        return judge_territory.judge(one, other, rules)

    section, errors, filled = rules.sections["territory"], judge_territory.errors, judge_territory.filled
    return Section("territory", section, gold, found, alike, judge, errors, filled)


def _statements(
    gold: Sequence[StatementFact], found: Sequence[StatementFact], alike: Alike, rules: Rules
) -> Section:
    def judge(one: StatementFact, other: StatementFact, _: Mapping[str, str]) -> Judged:
        return judge_statements.judge(one, other, rules)

    section, errors, filled = rules.sections["statements"], judge_statements.errors, judge_statements.filled
    return Section("statements", section, gold, found, alike, judge, errors, filled)

"""The common ground of a key and a report: casualties, perpetrators, victims, places, relevance."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from .counts import ONE, SOME, Interval, hull, number_fill
from .model import Effect, HumanTarget, Location, MucDocument, MucTemplate
from .names import Mention, fold, pooled

Outcome = Literal["killed", "injured"]

_OUTCOMES: dict[str, Outcome] = {"DEATH": "killed", "INJURY": "injured"}


@dataclass(frozen=True, slots=True)
class CasualtyFact:
    """Persons killed or injured. Several outcomes or counts: the key accepts either."""

    outcomes: frozenset[Outcome]
    counts: tuple[Interval, ...]
    names: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    optional: bool = False
    template: int | None = None

    @property
    def victims(self) -> Mention:
        return Mention((*self.names, *self.descriptions))


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """The number of all targets of one template, as its key states it."""

    template: int
    counts: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class MucFacts:
    """What a key holds or a report says, in one shape, so that either can be scored against the other.

    `incident_places` are the most specific place of each incident, `places` every place named; a prediction
    leaves the former, the descriptions and the totals empty. `relevant` null: the key takes either answer.
    """

    casualties: tuple[CasualtyFact, ...] = ()
    perp_orgs: tuple[Mention, ...] = ()
    perp_individuals: tuple[Mention, ...] = ()
    victim_names: tuple[Mention, ...] = ()
    victim_descriptions: tuple[Mention, ...] = ()
    incident_places: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    countries: tuple[Mention, ...] = ()
    totals: tuple[StatedTotal, ...] = ()
    relevant: bool | None = False


NOTHING = MucFacts()


def gold_facts(document: MucDocument) -> MucFacts:
    """The facts of a document's key. Fills of an optional template are optional."""
    templates = document.templates
    placed = [template for template in templates if template.locations]
    locations = [location for template in placed for location in template.locations]
    return MucFacts(
        casualties=_one_fact_a_name(fact for template in templates for fact in _casualties(template)),
        perp_orgs=_pooled((template, org) for template in templates for org in template.perp_orgs),
        perp_individuals=_pooled(
            (template, who) for template in templates for who in template.perp_individuals
        ),
        victim_names=_pooled((template, target.named) for template, target in _targets(templates)),
        victim_descriptions=_pooled((template, target.described) for template, target in _targets(templates)),
        incident_places=_distinct(_incident_place(template) for template in placed),
        places=_distinct(Mention((name,)) for location in locations for name in _all_names(location)),
        countries=_distinct(_country(template) for template in placed),
        totals=tuple(StatedTotal(known.number, counts) for known in templates if (counts := _total(known))),
        relevant=_relevant(templates),
    )


def _targets(templates: Sequence[MucTemplate]) -> Iterator[tuple[MucTemplate, HumanTarget]]:
    return ((template, target) for template in templates for target in template.human_targets)


def _pooled(mentions: Iterable[tuple[MucTemplate, Mention]]) -> tuple[Mention, ...]:
    """The mentions of every template; those of an optional template are optional."""
    return pooled(
        replace(mention, optional=mention.optional or template.optional) for template, mention in mentions
    )


def _relevant(templates: Sequence[MucTemplate]) -> bool | None:
    if all(template.optional for template in templates):
        return None if templates else False
    return True


# --- Casualties -----------------------------------------------------------------------------------


def _casualties(template: MucTemplate) -> Iterator[CasualtyFact]:
    for target in template.human_targets:
        for effect in target.effects:
            if outcomes := _outcomes(effect):
                yield CasualtyFact(
                    outcomes=outcomes,
                    counts=_counts(target),
                    names=target.names,
                    descriptions=target.descriptions,
                    optional=template.optional or target.optional or _is_optional(effect),
                    template=template.number,
                )
    for effect in template.unlinked_effects:
        if outcomes := _outcomes(effect):
            optional = template.optional or _is_optional(effect)
            yield CasualtyFact(outcomes, (SOME,), optional=optional, template=template.number)


def _outcomes(effect: Effect) -> frozenset[Outcome]:
    return frozenset(_OUTCOMES[value] for value in effect.values if value in _OUTCOMES)


def _is_optional(effect: Effect) -> bool:
    """Whether the key takes silence for an answer, as in "INJURY / NO INJURY"."""
    return effect.optional or any(value not in _OUTCOMES for value in effect.values)


def _counts(target: HumanTarget) -> tuple[Interval, ...]:
    stated = [count for number in target.numbers if (count := number_fill(number))]
    counts = stated or [ONE if target.names else SOME]
    if len({_outcomes(effect) for effect in target.effects if _outcomes(effect)}) > 1:
        # Five hurt, some of them dead: how the five divide is not said.
        return (Interval(1, hull(counts).high),)
    return tuple(dict.fromkeys(counts))


def _total(template: MucTemplate) -> tuple[Interval, ...]:
    return tuple(count for number in template.human_total if (count := number_fill(number)))


def _one_fact_a_name(facts: Iterable[CasualtyFact]) -> tuple[CasualtyFact, ...]:
    """A person with the same end in two templates died once. Unnamed targets are never merged."""
    merged: list[CasualtyFact] = []
    for fact in facts:
        at = next((i for i, known in enumerate(merged) if _same_person(known, fact)), None)
        if at is None:
            merged.append(fact)
        else:
            merged[at] = _joined(merged[at], fact)
    return tuple(merged)


def _same_person(one: CasualtyFact, other: CasualtyFact) -> bool:
    same_name = not {fold(name) for name in one.names}.isdisjoint(fold(name) for name in other.names)
    return same_name and one.outcomes == other.outcomes


def _joined(one: CasualtyFact, other: CasualtyFact) -> CasualtyFact:
    return replace(
        one,
        counts=tuple(dict.fromkeys((*one.counts, *other.counts))),
        names=tuple(dict.fromkeys((*one.names, *other.names))),
        descriptions=tuple(dict.fromkeys((*one.descriptions, *other.descriptions))),
        optional=one.optional and other.optional,
    )


# --- Places ---------------------------------------------------------------------------------------


def _incident_place(template: MucTemplate) -> Mention:
    """Where the incident was, as closely as the key knows; optional where the bare country will do."""
    bare = [not location.levels for location in template.locations]
    specific = [
        name for location in template.locations for name in (location.levels or [location.countries])[-1]
    ]
    return Mention(tuple(specific), template.optional or (any(bare) and not all(bare)))


def _country(template: MucTemplate) -> Mention:
    names = dict.fromkeys(name for location in template.locations for name in location.countries)
    return Mention(tuple(names), template.optional)


def _all_names(location: Location) -> Iterator[str]:
    yield from location.countries
    for level in location.levels:
        yield from level


def _distinct(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Each set of forms once, required as soon as one of its mentions is."""
    found: dict[frozenset[str], Mention] = {}
    for mention in mentions:
        key = frozenset(fold(form) for form in mention.forms)
        known = found.get(key, mention)
        found[key] = replace(known, optional=known.optional and mention.optional)
    return tuple(found.values())

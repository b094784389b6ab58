"""What a situation report says, in the terms of the key."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from ...agent.numbers import vague_floor
from ...agent.persons import PLURAL_PERSONS, SINGULAR_PERSONS
from ...schemas.report import Actor, ActorRef, Casualty, Count, Evidence, SituationReport, Statement
from .attacks import spares_fighters, tells_of_attack
from .countries import OF_THE_KEY, countries_in, country_name
from .counts import PLURAL, Interval, about
from .facts import CasualtyFact, MucFacts, Outcome
from .fallen import counted_by_name, fallen_of_armed_sides, fought_over
from .names import Mention, fold, persons_agree, pooled

_OUTCOMES: dict[str, frozenset[Outcome]] = {
    "killed": frozenset({"killed"}),
    "injured": frozenset({"injured"}),
    "killed_or_injured": frozenset({"killed", "injured"}),
}
# The key leaves out summary totals, rumours and what is only recalled.
_INCIDENTS = ("incident", "multi_incident")
_WITHOUT_NUMBER = ("vague", "unspecified_plural", "approximate", "more_than")
_WHOEVER = frozenset(
    "people persons others citizens individuals victims lives human beings casualties".split()
)
# Arrests and displacement are no incidents of the key; an attack that hurt nobody is one.
_VIOLENCE = ("killed", "injured", "killed_or_injured", "abducted", "missing")
# The key keeps whom others accuse where the accused denies it.
_NOT_BLAMED = ("none",)
_ALONE = frozenset({"casualties", "victims"})
_TWO_MONTHS = timedelta(days=62)
_FORCES = frozenset("military army brigade battalion detachment regiment troops".split())
_DEATHS = frozenset({"kill", "death", "execute", "attack"})
_CLAIMS = ("ANNOUNCE_OR_CLAIM", "CONCEDE")
_CLAIMED = frozenset({"claim", "claims", "claimed", "claiming", "took", "taken", "assumed"})
_ORGANISED = ("state_forces", "non_state_armed_group", "coalition", "other")
# "Police" and "security forces" are bodies; "guerrillas" and "armed men" describe persons.
_BODIES = frozenset({"police", "forces", "militia", "personnel", "staff"})
_UNITS = _FORCES | frozenset("police guard guards navy marine company".split())
_PERSONS = (frozenset(PLURAL_PERSONS) | frozenset(SINGULAR_PERSONS) | {"members", "elements"}) - _BODIES


def predicted_facts(report: SituationReport) -> MucFacts:
    """The facts of a report that a key could hold, each figure once.

    Left out: recalled claims, rumours, cumulative totals, figures restated or superseded within the report,
    the losses of armed sides, what happened in other countries, arrests and displacement. Perpetrators are
    those blamed for what is left, and who claims, threatens or is accused of an attack; victims the persons
    named there. An attack without victims has no figure: a report is relevant where a figure of one incident
    is left, where a statement or what is cited of an armed group speaks of an attack on others than fighters,
    or where the report lists one that no claim tells of. A person is one of the actor list: it tells names
    from nouns.
    """
    actors = {actor.id: actor for actor in report.actors}
    dated = [claim for claim in report.casualties if not _is_old(claim, report.header.published)]
    told = [claim for claim in _told_once(dated) if _is_violence(claim, actors)]
    claims = [claim for claim in told if claim.restates is None]
    blamed = [
        ref for claim in told if claim.attribution_basis not in _NOT_BLAMED for ref in claim.attributed_to
    ]
    fought = fought_over(report.casualties)
    spoken = [statement for statement in report.statements if _speaks_of_attack(statement, fought)]
    blamed += [ref for statement in spoken for ref in _answering(statement)]
    orgs, individuals = _perpetrators(blamed, actors)
    attackers = [actor for actor in report.actors if _attacks_told_of(actor, fought)]
    single = any(not _is_at_large(claim) for claim in claims)
    relevant = single or bool(spoken or attackers) or any(map(_is_of_the_key, _untold(report)))
    if relevant and not orgs:
        orgs = _named_attackers(attackers) or _perpetrators(_telling_of_attack(spoken), actors)[0]
    places = pooled(Mention((claim.place,)) for claim in claims if claim.place)
    countries = dict.fromkeys(actor.country for actor in report.actors if actor.country)
    return MucFacts(
        casualties=tuple(fact for claim in claims if (fact := _casualty(claim))),
        perp_orgs=orgs,
        perp_individuals=individuals,
        victim_names=pooled(_named_victims(claims, report.actors)),
        places=places,
        countries=tuple(Mention((country_name(code),)) for code in countries),
        relevant=relevant,
    )


def _told_once(casualties: Sequence[Casualty]) -> Iterator[Casualty]:
    superseded = {claim.supersedes for claim in casualties}
    armed = fallen_of_armed_sides(casualties)
    for claim in casualties:
        recent = claim.temporal == "current" and claim.scope in _INCIDENTS and claim.assertion != "rumour"
        # Fighting between armed sides is no terrorism to the key; an attack that hurt nobody is one.
        fallen = claim.id in armed and claim.count.kind != "none_reported"
        told = claim.id not in superseded
        if recent and not fallen and told and not (_is_of_violence_at_large(claim) or _is_elsewhere(claim)):
            yield claim


def _is_old(claim: Casualty, published: date | None) -> bool:
    """The key leaves out what happened more than two months before."""
    last = (claim.when.end or claim.when.start) if claim.when else None
    return last is not None and published is not None and published - last > _TWO_MONTHS


def _is_of_violence_at_large(claim: Casualty) -> bool:
    """ "Many people have been killed": no day, no number, nobody in particular. The key holds single incidents."""
    whoever = _WHOEVER.issuperset(fold(claim.victims or "").split())
    if _is_of_casualties_alone(claim):
        return True
    return claim.when is None and whoever and claim.count.kind in _WITHOUT_NUMBER


def _is_at_large(claim: Casualty) -> bool:
    """ "They murder priests", "many officials were killed": no number, and no day in the words that tell of it."""
    vague = claim.count.kind in ("vague", "unspecified_plural")
    return vague and not (claim.when and claim.evidence and claim.when.text in claim.evidence[-1].text)


def _is_of_casualties_alone(claim: Casualty) -> bool:
    """ "We caused 38 casualties": of whom is not said, and it is told of battles."""
    alone = fold(claim.victims or "casualties") == "casualties" and claim.count.kind != "none_reported"
    said = fold(claim.evidence[-1].text).split() if claim.evidence else []
    return alone and not _ALONE.isdisjoint(said)


def _is_elsewhere(claim: Casualty) -> bool:
    """In a country the key is not about, and told of none it is about."""
    there = countries_in(claim.place or "")
    told = countries_in(" ".join(piece.text for piece in claim.evidence))
    return bool(there) and OF_THE_KEY.isdisjoint(there | told)


def _is_violence(claim: Casualty, actors: dict[str, Actor]) -> bool:
    """Whom an armed group holds it has kidnapped; whom the police hold they have arrested."""
    holders = [actors[ref.actor_id].kind for ref in claim.attributed_to if ref.actor_id in actors]
    held = claim.harm == "detained" and "non_state_armed_group" in holders
    return held or claim.harm in _VIOLENCE


def _speaks_of_attack(statement: Statement, fought: frozenset[int]) -> bool:
    threatens = statement.act == "THREATEN" and not _DEATHS.isdisjoint(_told_words(statement.evidence))
    return statement.temporal == "current" and (threatens or tells_of_attack(statement.evidence, fought))


def _answering(statement: Statement) -> Sequence[ActorRef]:
    """Who a statement makes answer for its attack: the claimant, the accused, the armed group that threatens."""
    words = _told_words(statement.evidence)
    if statement.act == "ACCUSE":
        return statement.addressees
    claimed = "responsibility" in words and "not" not in words and not _CLAIMED.isdisjoint(words)
    threatens = statement.act == "THREATEN" and statement.speaker_class == "armed_actor"
    return statement.speakers if threatens or (statement.act in _CLAIMS and claimed) else ()


def _telling_of_attack(spoken: Iterable[Statement]) -> Iterator[ActorRef]:
    """The armed groups that tell of attacks themselves: such deeds are their own."""
    for statement in spoken:
        if statement.speaker_class == "armed_actor" and statement.act in _CLAIMS:
            yield from statement.speakers


def _attacks_told_of(actor: Actor, fought: frozenset[int]) -> bool:
    return actor.kind == "non_state_armed_group" and tells_of_attack(actor.evidence, fought)


def _named_attackers(attackers: Iterable[Actor]) -> tuple[Mention, ...]:
    """Where nobody is blamed, the named groups that take part in the fighting and are cited for an attack."""
    return pooled(
        Mention(_names(actor))
        for actor in attackers
        if "belligerent" in actor.roles and not _describes_persons(actor.name)
    )


def _untold(report: SituationReport) -> Iterator[str]:
    """The sentences of attacks that no claim cites."""
    return (unused.span.text for unused in report.coverage.unused if unused.kind == "attack")


def _is_of_the_key(told: str) -> bool:
    """An attack on or by no troops, in a country of the key where one is named."""
    there = countries_in(told)
    return spares_fighters(told) and not (there and OF_THE_KEY.isdisjoint(there))


def _told_words(evidence: Iterable[Evidence]) -> set[str]:
    return set(fold(" ".join(piece.text for piece in evidence)).split())


def _casualty(claim: Casualty) -> CasualtyFact | None:
    outcomes = _OUTCOMES.get(claim.harm)
    count = interval_of(claim.count)
    if outcomes is None or count is None:
        return None
    wordings = (claim.victims, claim.victim_actor.name if claim.victim_actor else None)
    return CasualtyFact(outcomes, (count,), descriptions=tuple(w for w in wordings if w))


def interval_of(count: Count) -> Interval | None:
    """The persons a count can mean; null for none. "About 10" is read as the key's own "~10" is."""
    if count.kind == "none_reported" or count.high == 0:
        return None
    if count.kind in ("vague", "unspecified_plural"):
        return Interval(vague_floor(count.text) or PLURAL.low, None)
    if count.kind == "approximate" and count.best is not None:
        return about(count.best)
    return Interval(max(1, count.low or 1), count.high)


# --- Parties --------------------------------------------------------------------------------------


def _perpetrators(
    blamed: Iterable[ActorRef], actors: dict[str, Actor]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Organisations and named forces; persons, named or described."""
    orgs: list[Mention] = []
    individuals: list[Mention] = []
    for ref in blamed:
        actor = actors.get(ref.actor_id or "")
        forms = (*_names(actor), ref.name) if actor else (ref.name,)
        mention = Mention(tuple(dict.fromkeys(forms)))
        if _describes_persons(ref.name):
            individuals.append(Mention((ref.name,)))
            orgs += _named_within(ref.name, actors.values()) or _body_within(ref.name)
        else:
            is_person = actor is not None and actor.kind == "individual"
            (individuals if is_person else orgs).append(mention)
    return pooled(orgs), pooled(individuals)


def _names(actor: Actor) -> tuple[str, ...]:
    """Its names, without the words for its people: the FMLN may be "the guerrillas" in a report."""
    return (actor.name, *(alias for alias in actor.aliases if not _describes_persons(alias)))


def _named_within(wording: str, actors: Iterable[Actor]) -> list[Mention]:
    """The organisations whose people a wording describes: "ELN guerrillas" are of the ELN."""
    words = f" {fold(wording)} "
    return [
        Mention(forms)
        for actor in actors
        if actor.kind in _ORGANISED and not _describes_persons(actor.name)
        for forms in [(actor.name, *actor.aliases)]
        if any(f" {fold(form)} " in words for form in forms)
    ]


def _body_within(wording: str) -> list[Mention]:
    """ "Army troops", "Lake Battalion soldiers": the body whose people they are."""
    words = fold(wording).split()
    return [Mention((" ".join(words[:-1]),))] if len(words) > 1 and words[-2] in _UNITS else []


def _describes_persons(name: str) -> bool:
    head = fold(name).partition(" of ")[0].split()
    return bool(head) and head[-1] in _PERSONS


def _named_victims(claims: Sequence[Casualty], actors: Iterable[Actor]) -> Iterator[Mention]:
    """The persons of the actor list who are named among the victims of a claim."""
    hit = {claim.victim_actor.actor_id for claim in claims if claim.victim_actor}
    wordings = [Mention((claim.victims,)) for claim in claims if claim.victims]
    for actor in actors:
        if actor.kind == "individual":
            mention = Mention((actor.name, *actor.aliases))
            if actor.id in hit or any(persons_agree(mention, wording) for wording in wordings):
                yield mention
    for claim in claims:
        if claim.victims and counted_by_name(claim):
            yield Mention((claim.victims,))

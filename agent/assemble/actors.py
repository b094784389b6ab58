"""The actor list: the draft's actors merged where one party stands twice, and every party a claim names."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from ...schemas.draft import DraftActor, DraftCasualty, DraftDesignation, DraftStatement, DraftTerritory
from ...schemas.report import Actor, Designation, Evidence, Grounding, Relation
from ...schemas.vocabulary import ActorKind, RelationType
from ..drafter import Section
from .accepted import Accepted, AcceptedDraft, chosen
from .coding import acled_inter_of, designation_basis, kind_of, sector_of
from .names import body_behind, country_named, first_country, fold, is_anonymous, is_pronoun, state_named
from .register import Register
from .sources import source_kind_of
from .tables import mentions

AcceptedClaim = Accepted[DraftCasualty] | Accepted[DraftTerritory] | Accepted[DraftStatement]

# The slots in which the claims of a section name parties.
_PARTY_SLOTS: dict[Section, tuple[str, ...]] = {
    "casualties": ("blamed_on",),
    "territory": ("gained_by", "lost_by"),
    "statements": ("speakers",),
}
_SOURCE_SLOTS = ("reported_by", "relayed_by")
# Sources that are people, not parties: they keep their wording and get no entry of their own.
_NO_PARTY = ("witness_resident", "anonymous_official", "social_media", "state_media")
_IN_TEXT_ORDER = attrgetter("position")
# "Leader of the union", "spokesman for the army": what follows is a body or no name at all.
_OFFICE_IN = re.compile(r"\b(?:of|spokes\w+ for) (?:the )?(.+)$")


@dataclass(slots=True, eq=False)
class Party:
    """An actor in the making, and what the draft says that its codes and relations are read off."""

    actor: Actor
    position: int
    part_of: str | None = None
    backed_by: Sequence[str] = ()
    designations: Sequence[DraftDesignation] = ()


def register_of(draft: AcceptedDraft, theatre: Collection[str]) -> Register:
    """The actors of the report, A1, A2, ... in text order. *theatre*: countries the events are placed in."""
    parties = _merged([_drafted(item) for item in draft.actors])
    register = Register([party.actor for party in parties])
    for claim, slot, name in _named_in_claims(draft):
        if register.find(name) is None and (
            _is_party(name) if slot in _SOURCE_SLOTS else not _is_unnamed(name)
        ):
            parties.append(_named(claim, slot, name))
            register.add(parties[-1].actor)
    parties.sort(key=_IN_TEXT_ORDER)
    register.actors = [party.actor for party in parties]
    for number, party in enumerate(parties, 1):
        party.actor.id = f"A{number}"
        party.part_of = party.part_of or _body_of(party.actor, register)
    _complete(parties, register, theatre)
    return register


def _actor(
    name: str,
    aliases: list[str],
    kind: ActorKind,
    office: str | None,
    evidence: list[Evidence],
    grounding: Grounding,
) -> Actor:
    """An actor as named: its id is given when all are known, its codes are derived last."""
    return Actor(
        id="",
        name=name,
        aliases=aliases,
        kind=kind,
        sector="UNK",
        acled_inter=None,
        country=None,
        office=office,
        roles=[],
        relations=[],
        designations=[],
        evidence=evidence,
        grounding=grounding,
    )


def _drafted(item: Accepted[DraftActor]) -> Party:
    draft = item.item
    office = item.text("office")
    actor = _actor(draft.name, item.texts("aliases"), draft.kind, office, item.evidence, item.grounding)
    designations = _usable_designations(item) if draft.designations else ()
    return Party(actor, item.position[0], item.text("part_of"), item.texts("backed_by"), designations)


def _usable_designations(item: Accepted[DraftActor]) -> tuple[DraftDesignation, ...]:
    given = item.item.designations
    if not item.unusable:
        return tuple(one for one in given if one.by)
    usable = (
        DraftDesignation(label=one.label, by=_usable_issuers(item, i, one.by))
        for i, one in enumerate(given)
        if not _unusable_label(item, i)
    )
    return tuple(one for one in usable if one.by)


def _unusable_label(item: Accepted[DraftActor], number: int) -> bool:
    return bool({f"designations[{number}]", f"designations[{number}].label"} & item.unusable)


def _usable_issuers(item: Accepted[DraftActor], number: int, by: Sequence[str]) -> list[str]:
    return [name for i, name in enumerate(by) if f"designations[{number}].by[{i}]" not in item.unusable]


def _merged(parties: Sequence[Party]) -> list[Party]:
    """One entry per party: two are one where the name of either is a name of the other."""
    merged: list[Party] = []
    entered: dict[str, list[int]] = {}  # by form, the entries with it
    for party in parties:
        forms = {fold(party.actor.name), *map(fold, party.actor.aliases)}
        if state := state_named(party.actor.name):
            forms.add(state)
        twin = None
        if not entered.keys().isdisjoint(forms):
            alike = sorted({at for form in forms for at in entered.get(form, ())})
            twin = next((at for at in alike if _same(merged[at].actor, party.actor)), None)
        if twin is None:
            twin = len(merged)
            merged.append(party)
        else:
            _join(merged[twin], party)
        for form in forms:
            entered.setdefault(form, []).append(twin)
    return merged


def _same(one: Actor, other: Actor) -> bool:
    if (one.kind == "individual") != (other.kind == "individual"):
        return False
    if one.kind == other.kind == "state" and state_named(one.name):
        return state_named(one.name) == state_named(other.name)
    return fold(one.name) in _forms(other) or fold(other.name) in map(fold, one.aliases)


def _forms(actor: Actor) -> set[str]:
    return {fold(form) for form in (actor.name, *actor.aliases) if not is_pronoun(form)}


def _join(party: Party, other: Party) -> None:
    """Make both entries one: the longer name leads, nothing said of either is lost."""
    one, two = party.actor, other.actor
    names = sorted({one.name: 0, two.name: 0}, key=len, reverse=True)
    forms = dict.fromkeys([*names[1:], *one.aliases, *two.aliases])
    seen = {piece.sentence: piece for piece in (*one.evidence, *two.evidence)}
    one.name = names[0]
    one.aliases = [form for form in forms if form != names[0]]
    one.evidence = [seen[number] for number in sorted(seen)]
    one.office = one.office or two.office
    party.position = min(party.position, other.position)
    party.part_of = party.part_of or other.part_of
    party.backed_by = list(dict.fromkeys((*party.backed_by, *other.backed_by)))
    party.designations = (
        *party.designations,
        *(given for given in other.designations if given not in party.designations),
    )


def _named_in_claims(draft: AcceptedDraft) -> Iterator[tuple[AcceptedClaim, str, str]]:
    """The belligerents, speakers and sources that every claim names, in text order, with their slots."""
    for claim in draft.claims:
        for slot in _PARTY_SLOTS[claim.section]:
            for name in claim.texts(slot):
                yield claim, slot, name
        source_slot = "relayed_by" if claim.section == "statements" else "reported_by"
        source = claim.text(source_slot)
        if source:
            yield claim, source_slot, source


def _is_party(source: str) -> bool:
    """Whether a source is a body with a name. "Rescuers at the scene" is a wording, not a name."""
    named = source[:1] + source[1:].lower() != source or source.upper() == source
    body = named or mentions("kind", source) or country_named(source) is not None
    return body and not (_is_unnamed(source) or source_kind_of(source) in _NO_PARTY)


def _is_unnamed(name: str) -> bool:
    return is_pronoun(name) or is_anonymous(name)


def _named(claim: AcceptedClaim, slot: str, name: str) -> Party:
    verdicts = [v for v in claim.grounding.slots if v.slot.partition("[")[0] == slot and v.given == name]
    spans = [span for verdict in verdicts for span in chosen(verdict)]
    start = min((span.start for span in spans), default=claim.position[0])
    grounding = Grounding(value=claim.grounding.value, slots=verdicts)
    return Party(_actor(name, [], kind_of(name), None, claim.evidence, grounding), start)


def _complete(parties: Sequence[Party], register: Register, theatre: Collection[str]) -> None:
    """Derive all that is left: first for bodies, then for the people who take after them."""
    heads = _heads(parties, register)
    for party in sorted(parties, key=lambda party: party.actor.kind == "individual"):
        actor = party.actor
        # A body that comes after its own part has no code yet to lend.
        body = register.find(party.part_of) if party.part_of else None
        actor.sector = sector_of(actor.kind, actor.name, actor.office, body.sector if body else None)
        actor.country = _country_of(actor, party.part_of) or (body.country if body else None)
        actor.acled_inter = acled_inter_of(actor.kind, actor.name, actor.sector, actor.country, theatre)
        actor.relations = _relations(party, register, heads.get(actor.id, ()))
        if party.designations:
            actor.designations = [_designation(given, actor, register) for given in party.designations]


def _country_of(actor: Actor, part_of: str | None) -> str | None:
    """ISO 3166 alpha-3 of the actor's affiliation. A person's own name tells no country, the office may."""
    if actor.kind == "individual":
        own = first_country(actor.office) if actor.office else None
    else:
        own = first_country(actor.name) or next(filter(None, map(country_named, actor.aliases)), None)
    return own or (first_country(part_of) if part_of else None)


def _body_of(actor: Actor, register: Register) -> str | None:
    """The body that a person's office names ("army spokesman", "head of the union"), or that sources speak for."""
    if actor.kind != "individual":
        body = body_behind(actor.name) if is_anonymous(actor.name) else actor.name
        return body if body != actor.name and register.find(body) else None
    if not actor.office:
        return None
    words = actor.office.split()
    named = [" ".join(words[:end]) for end in range(len(words) - 1, 0, -1)]
    named += _OFFICE_IN.findall(actor.office)
    return next((name for name in named if register.find(name) not in (None, actor)), None)


def _heads(parties: Sequence[Party], register: Register) -> dict[str, list[Actor]]:
    """The people who lead each body, by the body's id."""
    heads: dict[str, list[Actor]] = {}
    for party in parties:
        actor = party.actor
        if actor.office and party.part_of and mentions("led", actor.office):
            body = register.find(party.part_of)
            if body and body is not actor:
                heads.setdefault(body.id, []).append(actor)
    return heads


def _relations(party: Party, register: Register, heads: Collection[Actor]) -> list[Relation]:
    if not (party.backed_by or party.part_of or heads):
        return []
    actor = party.actor
    relations = [_relation("backed_by", name, actor, register) for name in party.backed_by]
    if party.part_of:
        relations.append(_relation("part_of", party.part_of, actor, register))
    relations += [_relation("led_by", head.name, head, register) for head in heads]
    # "Syrian government, part of Syrian": a state is no part of itself.
    return [relation for relation in relations if relation.target.actor_id != actor.id]


def _relation(kind: RelationType, target: str, actor: Actor, register: Register) -> Relation:
    named = target.casefold()
    saying = [piece for piece in actor.evidence if named in piece.text.casefold()]
    return Relation(type=kind, target=register.ref(target), evidence=saying or actor.evidence)


def _designation(given: DraftDesignation, actor: Actor, register: Register) -> Designation:
    stem = given.label.casefold().rstrip("s")
    saying = [piece for piece in actor.evidence if stem in piece.text.casefold()] or actor.evidence
    return Designation(
        label=given.label,
        by=[register.ref(name) for name in given.by],
        basis=designation_basis(" ".join(piece.text for piece in saying)),
        evidence=saying,
    )

"""The actor list: the draft's actors merged where one party stands twice, and every party a claim names."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from ...schemas.draft import DraftActor, DraftCasualty, DraftDesignation, DraftStatement, DraftTerritory
from ...schemas.report import Actor, Designation, Evidence, Grounding, Relation
from ...schemas.vocabulary import ActorKind, RelationType
from ..drafter import Section
from .accepted import Accepted, AcceptedDraft, chosen
from .coding import acled_inter_of, designation_basis, kind_of, sector_of
from .names import body_behind, countries_in, country_named, fold, is_anonymous, is_pronoun, state_named
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
# "Leader of the union", "spokesman for the army": what follows is a body or no name at all.
_OFFICE_IN = re.compile(r"\b(?:of|spokes\w+ for) (?:the )?(.+)$")


@dataclass(slots=True, eq=False)
class Party:
    """One party as drafted, before its codes are derived. Its id is given when all parties are known."""

    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    position: int
    evidence: list[Evidence]
    grounding: Grounding
    office: str | None = None
    part_of: str | None = None
    backed_by: tuple[str, ...] = ()
    designations: tuple[DraftDesignation, ...] = ()
    id: str = ""


def register_of(draft: AcceptedDraft, theatre: Collection[str]) -> Register[Actor]:
    """The actors of the report, A1, A2, ... in text order. *theatre*: countries the events are placed in."""
    # By name alone: enough to tell who is meant, with every code still to be derived.
    known = Register(_merged([_drafted(item) for item in draft.actors]))
    for claim, slot, name in _named_in_claims(draft):
        if known.find(name) is None and (_is_party(name) if slot in _SOURCE_SLOTS else not _is_unnamed(name)):
            known.add(_named(claim, slot, name))
    known.actors.sort(key=lambda party: party.position)
    for number, party in enumerate(known.actors, 1):
        party.id = f"A{number}"
        party.part_of = party.part_of or _body_of(party, known)
    return known.replaced(_completed(known, theatre))


def _drafted(item: Accepted[DraftActor]) -> Party:
    draft = item.item
    return Party(
        name=draft.name,
        aliases=tuple(item.texts("aliases")),
        kind=draft.kind,
        position=item.position[0],
        evidence=item.evidence,
        grounding=item.grounding,
        office=item.text("office"),
        part_of=item.text("part_of"),
        backed_by=tuple(item.texts("backed_by")),
        designations=_usable_designations(item) if draft.designations else (),
    )


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
        forms = {fold(party.name), *map(fold, party.aliases)}
        if state := state_named(party.name):
            forms.add(state)
        shared = entered.keys() & forms
        alike = sorted({at for form in shared for at in entered[form]}) if shared else []
        twin = next((at for at in alike if _same(merged[at], party)), None) if alike else None
        if twin is None:
            twin = len(merged)
            merged.append(party)
        else:
            merged[twin] = _joined(merged[twin], party)
        for form in forms:
            entered.setdefault(form, []).append(twin)
    return merged


def _same(one: Party, other: Party) -> bool:
    if (one.kind == "individual") != (other.kind == "individual"):
        return False
    if one.kind == other.kind == "state" and state_named(one.name):
        return state_named(one.name) == state_named(other.name)
    return fold(one.name) in _forms(other) or fold(other.name) in map(fold, one.aliases)


def _forms(party: Party) -> set[str]:
    return {fold(form) for form in (party.name, *party.aliases) if not is_pronoun(form)}


def _joined(one: Party, other: Party) -> Party:
    """Both entries in one: the longer name leads, nothing said of either is lost."""
    names = sorted({one.name: 0, other.name: 0}, key=len, reverse=True)
    forms = dict.fromkeys([*names[1:], *one.aliases, *other.aliases])
    seen = {piece.sentence: piece for piece in (*one.evidence, *other.evidence)}
    return replace(
        one,
        name=names[0],
        aliases=tuple(form for form in forms if form != names[0]),
        position=min(one.position, other.position),
        evidence=[seen[number] for number in sorted(seen)],
        office=one.office or other.office,
        part_of=one.part_of or other.part_of,
        backed_by=tuple(dict.fromkeys((*one.backed_by, *other.backed_by))),
        designations=(*one.designations, *(d for d in other.designations if d not in one.designations)),
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
    return Party(
        name=name,
        aliases=(),
        kind=kind_of(name),
        position=start,
        evidence=claim.evidence,
        grounding=Grounding(value=claim.grounding.value, slots=verdicts),
    )


def _country_of(party: Party) -> str | None:
    """ISO 3166 alpha-3 of the actor's affiliation. A person's own name tells no country, the office may."""
    forms = [party.office, party.part_of]
    if party.kind != "individual":
        forms = [party.name, *(alias for alias in party.aliases if country_named(alias)), party.part_of]
    for form in forms:
        named = form and (country_named(form) or next(iter(countries_in(form)), None))
        if named:
            return named
    return None


def _completed(register: Register[Party], theatre: Collection[str]) -> list[Actor]:
    """The actors with everything derived: first bodies, then the people who take after them."""
    done: dict[str, Actor] = {}
    heads = _heads(register)
    for party in sorted(register.actors, key=lambda party: party.kind == "individual"):
        parent = register.find(party.part_of) if party.part_of else None
        body = done.get(parent.id) if parent else None
        # A body that comes after its own part has no code yet to lend.
        lent = body.sector if body else ("UNK" if parent else None)
        sector = sector_of(party.kind, party.name, party.office, lent)
        country = _country_of(party) or (body.country if body else None)
        done[party.id] = Actor(
            id=party.id,
            name=party.name,
            aliases=list(party.aliases),
            kind=party.kind,
            sector=sector,
            acled_inter=acled_inter_of(party.kind, party.name, sector, country, theatre),
            country=country,
            office=party.office,
            roles=[],
            relations=_relations(party, register, heads.get(party.id, ())),
            designations=[_designation(given, party, register) for given in party.designations],
            evidence=party.evidence,
            grounding=party.grounding,
        )
    return [done[party.id] for party in register.actors]


def _body_of(party: Party, register: Register[Party]) -> str | None:
    """The body that a person's office names ("army spokesman", "head of the union"), or that sources speak for."""
    if party.kind != "individual":
        body = body_behind(party.name) if is_anonymous(party.name) else party.name
        return body if body != party.name and register.find(body) else None
    words = (party.office or "").split()
    named = [" ".join(words[:end]) for end in range(len(words) - 1, 0, -1)]
    named += _OFFICE_IN.findall(party.office or "")
    return next((name for name in named if register.find(name) not in (None, party)), None)


def _heads(register: Register[Party]) -> dict[str, list[Party]]:
    """The people who lead each body, by the body's id."""
    heads: dict[str, list[Party]] = {}
    for member in register.actors:
        if member.office and member.part_of and mentions("led", member.office):
            body = register.find(member.part_of)
            if body and body is not member:
                heads.setdefault(body.id, []).append(member)
    return heads


def _relations(party: Party, register: Register[Party], heads: Collection[Party]) -> list[Relation]:
    if not (party.backed_by or party.part_of or heads):
        return []
    relations = [_relation("backed_by", name, party, register) for name in party.backed_by]
    if party.part_of:
        relations.append(_relation("part_of", party.part_of, party, register))
    relations += [_relation("led_by", head.name, head, register) for head in heads]
    # "Syrian government, part of Syrian": a state is no part of itself.
    return [relation for relation in relations if relation.target.actor_id != party.id]


def _relation(kind: RelationType, target: str, party: Party, register: Register[Party]) -> Relation:
    named = target.casefold()
    saying = [piece for piece in party.evidence if named in piece.text.casefold()]
    return Relation(type=kind, target=register.ref(target), evidence=saying or party.evidence)


def _designation(given: DraftDesignation, party: Party, register: Register[Party]) -> Designation:
    stem = given.label.casefold().rstrip("s")
    saying = [piece for piece in party.evidence if stem in piece.text.casefold()] or party.evidence
    return Designation(
        label=given.label,
        by=[register.ref(name) for name in given.by],
        basis=designation_basis(" ".join(piece.text for piece in saying)),
        evidence=saying,
    )

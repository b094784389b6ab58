"""Claims and actors as the entries of a list: a first line that says what and where, then the particulars."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...schemas.report import Actor, Casualty, Claim, Contested, Statement, TerritorialChange
from . import phrases
from .figures import figure_row

# Beside "the outlet" as its source, that the outlet reports a change says nothing more.
_PLAIN_BASIS = "reported_by_outlet"


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a list: what it says, where, the particulars, and the words quoted.

    `mark` is set where more than one passage was put together.
    """

    id: str
    text: str
    details: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    cites: str = ""
    place: str = ""
    mark: bool = False


# --- Figures --------------------------------------------------------------------------------------


def restated_entry(item: Casualty) -> Entry:
    """A figure told again: not counted again."""
    text = f"{phrases.count_text(item.count)} {phrases.victims_text(item)}, restates {item.restates}"
    return Entry(
        item.id, text, cites=phrases.cited(item.evidence), mark=phrases.is_put_together(item.grounding)
    )


def casualty_entry(item: Casualty) -> Entry:
    """A figure outside the key figures."""
    row = figure_row(item, 0, {})
    text = f"{row.figure} {row.what}"
    return Entry(row.id, text, row.particulars, cites=row.cites, place=row.place, mark=row.mark)


# --- Territory ------------------------------------------------------------------------------------


def change_entries(changes: Sequence[TerritorialChange]) -> Iterator[Entry]:
    """One entry for each change; a change told more than once has the telling that says most."""
    for tellings in told_changes(changes):
        yield _change(*tellings)


def told_changes(changes: Sequence[TerritorialChange]) -> list[list[TerritorialChange]]:
    """The tellings of each change, the one that says most first; the changes in the article's order."""
    first = {change.id: place for place, change in enumerate(changes) if not change.restates}
    told: dict[int, list[TerritorialChange]] = {}
    for place, change in enumerate(changes):
        root = first.get(change.restates, place) if change.restates else place
        told.setdefault(root, []).append(change)
    return [sorted(tellings, key=_silence) for _, tellings in sorted(told.items())]


def _silence(change: TerritorialChange) -> tuple[bool, bool, int]:
    """How much a telling leaves open: its date, its wording of when, its sides."""
    dated = change.when is not None and change.when.start is not None
    return not dated, change.when is None, (not change.gained_by) + (not change.lost_by)


def _change(item: TerritorialChange, *others: TerritorialChange) -> Entry:
    acled = " / ".join(filter(None, (item.acled_event_type, item.acled_sub_event_type)))
    told = _told(item)
    again = [_again(other, told) for other in others]
    unplaced = [] if others or not item.restates else [f"restates {item.restates}"]
    return Entry(
        item.id,
        phrases.change_text(item),
        (*told, *again, *unplaced, *([f"ACLED-shaped: {acled}"] if acled else [])),
        cites=phrases.cited(item.evidence),
        place=phrases.changed_place(item),
        mark=phrases.is_put_together(item.grounding),
    )


def _told(item: TerritorialChange) -> tuple[str, ...]:
    return (
        *([f"gained by {phrases.party_names(item.gained_by)}"] if item.gained_by else []),
        *([f"lost by {phrases.party_names(item.lost_by)}"] if item.lost_by else []),
        *_attribution(item),
        *([] if item.control_basis == _PLAIN_BASIS else [phrases.words(item.control_basis)]),
    )


def _again(other: TerritorialChange, told: Sequence[str]) -> str:
    """Where else a change is told, and what that telling adds: "told again in T1 (s2): lost by the army"."""
    added = [detail for detail in _told(other) if detail not in told]
    where = f"told again in {other.id} ({phrases.cited(other.evidence)})"
    return f"{where}: {', '.join(added)}" if added else where


def _attribution(claim: Claim) -> tuple[str, ...]:
    """What every claim's entry says: of when, who reports it, and how far it is verified."""
    when, verified = phrases.period_text(claim.when), phrases.verified_text(claim)
    return tuple(filter(None, (when, f"says {phrases.source_text(claim.source, claim)}", verified)))


# --- Statements -----------------------------------------------------------------------------------


def statement_entry(item: Statement) -> Entry:
    """Who said what to whom, on whose word, with the words quoted."""
    own_voice = {party.name for party in item.speakers}
    told_by_others = item.source.name is not None and item.source.name not in own_voice
    reporter = phrases.source_text(item.relayed_by or item.source, None if item.relayed_by else item)
    given = (
        f"relayed by {reporter}" if item.relayed_by else f"says {reporter}" if told_by_others else "",
        "" if item.channel == "unspecified" else phrases.words(item.channel),
        phrases.period_text(item.when),
        phrases.verified_text(item),
        f"restates {item.restates}" if item.restates else "",
    )
    return Entry(
        item.id,
        phrases.statement_text(item),
        tuple(filter(None, given)),
        tuple(
            quotation.text if quotation.type == "indirect" else phrases.quoted(quotation.text)
            for quotation in item.quotations
        ),
        phrases.cited(item.evidence),
        mark=phrases.is_put_together(item.grounding),
    )


def contested_entry(item: Contested) -> Entry:
    """Who disputes what."""
    concerns = [f"concerns {', '.join(item.claim_ids)}"] if item.claim_ids else []
    text = f"{phrases.party_names(item.by)}: {item.note}"
    return Entry("", text, tuple(concerns), cites=phrases.cited(item.evidence))


# --- Actors ---------------------------------------------------------------------------------------


def actor_entries(actors: Sequence[Actor]) -> Iterator[Entry]:
    """The belligerents, then those who speak, each with an entry; everybody else together in one."""
    belligerents = [actor for actor in actors if "belligerent" in actor.roles]
    speakers = [actor for actor in actors if {"commentator", "mediator"} & {*actor.roles}]
    leading = [*belligerents, *(actor for actor in speakers if actor not in belligerents)]
    yield from map(_actor, leading)
    if others := [actor for actor in actors if actor not in leading]:
        yield Entry("", "also named: " + " · ".join(map(_named, others)))


def _actor(item: Actor) -> Entry:
    aliases = [f"also: {', '.join(item.aliases)}"] if item.aliases else []
    warning = phrases.grounding_warning(item.grounding)
    return Entry(
        item.id,
        f"{item.name} ({item.office})" if item.office else item.name,
        (
            ", ".join(filter(None, (phrases.words(item.kind), item.sector, item.acled_inter, item.country))),
            *([f"role: {', '.join(item.roles)}"] if item.roles else []),
            *aliases,
            *_relations(item),
            *([warning] if warning else []),
        ),
        cites=phrases.cited(item.evidence),
        mark=phrases.is_put_together(item.grounding),
    )


def _named(item: Actor) -> str:
    """An actor in a few words: "A8 Northern Front (non-state armed group; opposes the army; s3)"."""
    roles = [role for role in item.roles if role != "other"]
    warning = phrases.grounding_warning(item.grounding)
    known = (item.office or phrases.words(item.kind), *roles, *_relations(item), warning)
    return f"{item.id} {item.name} ({'; '.join(filter(None, (*known, phrases.cited(item.evidence))))})"


def _relations(item: Actor) -> list[str]:
    return [
        *(f"{phrases.words(relation.type)} {relation.target.name}" for relation in item.relations),
        *(phrases.designation_text(designation) for designation in item.designations),
    ]

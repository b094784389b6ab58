"""Disputes: who denies what others report, in which words, and which claims that touches."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...schemas.report import Actor, ActorRef, Casualty, Contested, Dispute, Statement, TerritorialChange
from .casualties import party_key, same_party
from .names import fold
from .register import Register
from .tables import mentions
from .territory import belongs_together


class Disputed(NamedTuple):
    casualties: list[Casualty]
    changes: list[TerritorialChange]
    contested: list[Contested]


def disputed(
    casualties: Sequence[Casualty],
    changes: Sequence[TerritorialChange],
    statements: Sequence[Statement],
    register: Register[Actor],
) -> Disputed:
    """The claims with their disputes, and the disputes as the document tells them."""
    disputes: dict[str, list[Dispute]] = {}
    contested: list[Contested] = []
    acts, places = _by_blamed_party(casualties), _by_place(changes)
    for statement in filter(is_denial, statements):
        accused = [casualties[at] for at in _acts_denied(statement, acts, register)]
        # What a party itself reports it does not dispute.
        hit = [claim for claim in accused if not _is_own_report(statement, claim)]
        named = [changes[at] for at in _changes_denied(statement, places)]
        lost = [change for change in named if not _is_own(statement, change)]
        if not (hit or lost):
            continue
        dispute = Dispute(by=statement.speakers, note=denial_words(statement), evidence=statement.evidence)
        ids = [claim.id for claim in (*hit, *lost)]
        for claim_id in ids:
            disputes.setdefault(claim_id, []).append(dispute)
        contested.append(
            Contested(claim_ids=ids, by=dispute.by, note=dispute.note, evidence=dispute.evidence)
        )
    return Disputed(
        [
            _with_disputes(claim, disputes[claim.id]) if claim.id in disputes else claim
            for claim in casualties
        ],
        [_change_with_disputes(c, disputes[c.id]) if c.id in disputes else c for c in changes],
        contested,
    )


def is_denial(statement: Statement) -> bool:
    """A denial by its act, or a rejection that the text words as one.

    A party that rejects a demand denies nothing, so a rejection needs the words.
    """
    if statement.act == "DENY":
        return True
    return statement.act == "REJECT" and mentions("denial", _words(statement))


def denial_words(statement: Statement) -> str:
    """The denial's own words: the passages given for it, else the sentence it stands in."""
    words = [quotation.text for quotation in statement.quotations]
    return " … ".join(words) if words else statement.evidence[0].text


def _words(statement: Statement) -> str:
    return " ".join(piece.text for piece in statement.evidence)


def _by_blamed_party(casualties: Sequence[Casualty]) -> dict[str, tuple[ActorRef, list[int]]]:
    """Every party blamed for something current, with the places of the claims that blame it."""
    blamed: dict[str, tuple[ActorRef, list[int]]] = {}
    for at, claim in enumerate(casualties):
        for ref in claim.attributed_to if claim.temporal == "current" else ():
            blamed.setdefault(party_key(ref) or "", (ref, []))[1].append(at)
    return blamed


def _acts_denied(
    statement: Statement, acts: Mapping[str, tuple[ActorRef, list[int]]], register: Register[Actor]
) -> list[int]:
    """The claims of which a blamed party, or an arm of the same side, denies an act of the kind reported."""
    if not acts or not mentions("denial_subject", _words(statement)):
        return []
    denied = [
        places
        for blamed, places in acts.values()
        if any(_one_side(speaker, blamed, register) for speaker in statement.speakers)
    ]
    return sorted({at for places in denied for at in places})


def _is_own_report(statement: Statement, claim: Casualty) -> bool:
    return any(same_party(speaker, claim.source) for speaker in statement.speakers)


def _one_side(one: ActorRef, other: ActorRef, register: Register[Actor]) -> bool:
    if same_party(one, other):
        return True
    left, right = register.get(one.actor_id), register.get(other.actor_id)
    return left is not None and right is not None and belongs_together(left, right)


def _by_place(changes: Sequence[TerritorialChange]) -> dict[str, list[int]]:
    """The places told to change hands now, each with where the claims of it stand."""
    places: dict[str, list[int]] = {}
    for at, change in enumerate(changes):
        if change.temporal == "current":
            places.setdefault(fold(change.place), []).append(at)
    return places


def _changes_denied(statement: Statement, places: Mapping[str, list[int]]) -> list[int]:
    """The changes at a place that a denial names."""
    words = fold(_words(statement)) if places and statement.speakers else ""
    return sorted(at for place, found in places.items() if words and place in words for at in found)


def _is_own(statement: Statement, change: TerritorialChange) -> bool:
    """Whether a speaker is the one who claims the change."""
    return any(same_party(speaker, change.source) for speaker in statement.speakers)


def _with_disputes(claim: Casualty, disputes: list[Dispute]) -> Casualty:
    admitted = claim.attribution_basis == "claimed_or_admitted"
    return claim.model_copy(
        update={
            "disputed_by": disputes,
            "verification": "disputed" if claim.verification == "not_stated" else claim.verification,
            "attribution_basis": "claimed_or_admitted" if admitted else "denied",
        }
    )


def _change_with_disputes(change: TerritorialChange, disputes: list[Dispute]) -> TerritorialChange:
    return change.model_copy(
        update={
            "disputed_by": disputes,
            "verification": "disputed" if change.verification == "not_stated" else change.verification,
            "control_basis": "disputed",
        }
    )

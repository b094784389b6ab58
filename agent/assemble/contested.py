"""Disputes: who denies what others report, in which words, and which claims that touches."""

from collections.abc import Sequence
from typing import NamedTuple

from ...schemas.report import Actor, ActorRef, Casualty, Contested, Dispute, Statement, TerritorialChange
from .casualties import same_party
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
    casualty_list, change_list, contested = list(casualties), list(changes), []
    for statement in statements:
        if not is_denial(statement):
            continue
        dispute = Dispute(by=statement.speakers, note=denial_words(statement), evidence=statement.evidence)
        hit = [c for c in casualty_list if _denies_harm(statement, c, register)]
        lost = [c for c in change_list if _denies_change(statement, c)]
        casualty_list = [_with_dispute(c, dispute) if c in hit else c for c in casualty_list]
        change_list = [_change_with_dispute(c, dispute) if c in lost else c for c in change_list]
        if hit or lost:
            ids = [claim.id for claim in (*hit, *lost)]
            contested.append(
                Contested(claim_ids=ids, by=dispute.by, note=dispute.note, evidence=dispute.evidence)
            )
    return Disputed(casualty_list, change_list, contested)


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


def _denies_harm(statement: Statement, claim: Casualty, register: Register[Actor]) -> bool:
    """A blamed party, or an arm of the same side, denies an act of the kind that is reported."""
    if claim.temporal == "background" or not claim.attributed_to:
        return False
    if not mentions("denial_subject", _words(statement)):
        return False
    return any(
        _one_side(speaker, blamed, register)
        for speaker in statement.speakers
        for blamed in claim.attributed_to
    )


def _one_side(one: ActorRef, other: ActorRef, register: Register[Actor]) -> bool:
    if same_party(one, other):
        return True
    left, right = register.get(one.actor_id), register.get(other.actor_id)
    return left is not None and right is not None and belongs_together(left, right)


def _denies_change(statement: Statement, change: TerritorialChange) -> bool:
    """A denial that names the place, by somebody who is not the one claiming the change."""
    if change.temporal == "background" or not statement.speakers:
        return False
    own = any(same_party(speaker, change.source) for speaker in statement.speakers)
    return not own and fold(change.place) in fold(_words(statement))


def _with_dispute(claim: Casualty, dispute: Dispute) -> Casualty:
    admitted = claim.attribution_basis == "claimed_or_admitted"
    return claim.model_copy(
        update={
            "disputed_by": [*claim.disputed_by, dispute],
            "verification": "disputed" if claim.verification == "not_stated" else claim.verification,
            "attribution_basis": "claimed_or_admitted" if admitted else "denied",
        }
    )


def _change_with_dispute(change: TerritorialChange, dispute: Dispute) -> TerritorialChange:
    return change.model_copy(
        update={
            "disputed_by": [*change.disputed_by, dispute],
            "verification": "disputed" if change.verification == "not_stated" else change.verification,
            "control_basis": "disputed",
        }
    )

"""Disputes: who denies what others report, in which words, and which claims that touches."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ...schemas.report import ActorRef, Casualty, Contested, Dispute, Statement, TerritorialChange
from ..article import Article
from .casualties import Setting, party_key, same_party
from .denials import (
    DeniedEvent,
    cited_words,
    denial_words,
    is_denial,
    is_own,
    one_event,
    said_from,
    what_is_answered,
)
from .names import fold
from .register import Register
from .tables import mentions
from .territory import belongs_together
from .tolls import told_at


class Disputed(NamedTuple):
    casualties: list[Casualty]
    changes: list[TerritorialChange]
    contested: list[Contested]


def disputed(
    casualties: Sequence[Casualty],
    changes: Sequence[TerritorialChange],
    statements: Sequence[Statement],
    setting: Setting,
    article: Article,
) -> Disputed:
    """The claims with their disputes, and the disputes as the document tells them."""
    denials = [statement for statement in statements if is_denial(statement)]
    if not denials:
        return Disputed(list(casualties), list(changes), [])
    disputes: dict[str, list[Dispute]] = {}
    contested: list[Contested] = []
    accusations, places = Accusations(casualties, setting), _by_place(changes)
    for statement in denials:
        note, evidence = denial_words(statement), statement.evidence
        answered = what_is_answered(statement, [*casualties, *changes], statements, article)
        ids = answered.claim_ids if answered else []
        if not ids:
            # What a party itself reports it does not dispute.
            hit = [c for c in accusations.denied_by(statement) if not is_own(statement, c)]
            lost = [c for at in _changes_denied(statement, places) if not is_own(statement, c := changes[at])]
            ids = [claim.id for claim in (*hit, *lost)]
        if not ids and answered:
            ids, note = answered.statement_ids, f"{note} (of: “{answered.told.text}”)"
        if answered:
            evidence = list({piece.sentence: piece for piece in (answered.told, *evidence)}.values())
        elif not ids:
            continue
        dispute = Dispute(by=statement.speakers, note=note, evidence=evidence)
        for claim_id in ids:
            disputes.setdefault(claim_id, []).append(dispute)
        contested.append(Contested(claim_ids=ids, by=dispute.by, note=note, evidence=evidence))
    return Disputed(
        [
            _with_disputes(claim, disputes[claim.id]) if claim.id in disputes else claim
            for claim in casualties
        ],
        [_change_with_disputes(c, disputes[c.id]) if c.id in disputes else c for c in changes],
        contested,
    )


class Accusations:
    """The current claims that blame somebody, by whom they blame and by where they stand."""

    def __init__(self, casualties: Sequence[Casualty], setting: Setting) -> None:
        self._setting = setting
        current = [claim for claim in casualties if claim.attributed_to and claim.temporal == "current"]
        placed = sorted([(told_at(claim), at) for at, claim in enumerate(current)])
        self._ordered = [current[at] for _, at in placed]
        self._starts = [start for start, _ in placed]
        self._by_party: dict[str, tuple[ActorRef, list[Casualty]]] = {}
        for claim in current:
            for ref in claim.attributed_to:
                self._by_party.setdefault(party_key(ref) or "", (ref, []))[1].append(claim)

    def denied_by(self, statement: Statement) -> list[Casualty]:
        """The claims of the event denied that blame the speaker, or an arm of the same side; no arrests but told ones.

        The event is the one that the denial tells of; a bare denial answers the accusation before it.
        """
        if not self._ordered or not mentions("denial_subject", cited_words(statement)):
            return []
        held = mentions("denial_of_custody", denial_words(statement))
        against = [claim for claim in self._against(statement) if held or claim.harm != "detained"]
        event = DeniedEvent(statement, self._setting)
        if event.told:
            return [claim for claim in against if event.may_be(claim)]
        place = bisect_left(self._starts, said_from(statement))
        last = self._ordered[place - 1] if place else None
        if last is None or last not in against:
            return []
        return [claim for claim in against if told_at(claim) <= told_at(last) and one_event(claim, last)]

    def _against(self, statement: Statement) -> list[Casualty]:
        found = {
            claim.id: claim
            for blamed, claims in self._by_party.values()
            if any(_one_side(speaker, blamed, self._setting.register) for speaker in statement.speakers)
            for claim in claims
        }
        return sorted(found.values(), key=told_at)


def _one_side(one: ActorRef, other: ActorRef, register: Register) -> bool:
    if same_party(one, other):
        return True
    left, right = register.get(one.actor_id), register.get(other.actor_id)
    return left is not None and right is not None and belongs_together(left, right)


def _by_place(changes: Sequence[TerritorialChange]) -> dict[str, list[int]]:
    """The places told to change hands now, each with where the claims of it stand."""
    places: dict[str, list[int]] = {}
    for at, change in enumerate(changes):
        if change.temporal == "current":
            places.setdefault(fold(change.place.rpartition(" of ")[2]), []).append(at)  # "the town of Karsa"
    return places


def _changes_denied(statement: Statement, places: Mapping[str, list[int]]) -> list[int]:
    """The changes at a place that a denial names, where what is denied is who holds it."""
    told = places and statement.speakers and mentions("control_subject", denial_words(statement))
    words = fold(cited_words(statement)) if told else ""
    return sorted(at for place, found in places.items() if words and place in words for at in found)


def _with_disputes(claim: Casualty, disputes: list[Dispute]) -> Casualty:
    admitted = claim.attribution_basis == "claimed_or_admitted"
    return replace(
        claim,
        disputed_by=disputes,
        verification="disputed" if claim.verification == "not_stated" else claim.verification,
        attribution_basis="denied" if claim.attributed_to and not admitted else claim.attribution_basis,
    )


def _change_with_disputes(change: TerritorialChange, disputes: list[Dispute]) -> TerritorialChange:
    return replace(
        change,
        disputed_by=disputes,
        verification="disputed" if change.verification == "not_stated" else change.verification,
        control_basis="disputed",
    )

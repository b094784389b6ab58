"""What part each actor plays, read off the claims that name it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ...schemas.report import Actor, ActorRef, Casualty, Source, Statement, TerritorialChange
from ...schemas.vocabulary import ActorRole, values
from .tables import mentions

_MEDIATION = ("AGREE", "CONSULT", "REQUEST")
_ROLES = values(ActorRole)


def give_roles(
    actors: Sequence[Actor],
    casualties: Iterable[Casualty],
    changes: Iterable[TerritorialChange],
    statements: Iterable[Statement],
) -> None:
    """Fill in the actors' roles, in the order of the vocabulary; "other" where no claim names them."""
    played: dict[str, set[ActorRole]] = defaultdict(set)
    for casualty in casualties:
        current = casualty.temporal == "current"
        _play(played, casualty.attributed_to if current else [], "belligerent")
        _play(played, [casualty.victim_actor], "victim")
        _play(played, [casualty.source], "source")
    for change in changes:
        if change.temporal == "current":
            _play(played, [*change.gained_by, *change.lost_by], "belligerent")
        _play(played, [change.source], "source")
    for statement in statements:
        mediating = statement.act in _MEDIATION and _tells_of_mediation(statement)
        _play(played, statement.speakers, "mediator" if mediating else "commentator")
        _play(played, [statement.source], "source")
    for actor in actors:
        backers = [relation.target for relation in actor.relations if relation.type == "backed_by"]
        _play(played, backers, "backer")
    for actor in actors:
        actor.roles = _ordered(played[actor.id])


def _play(
    played: dict[str, set[ActorRole]], refs: Iterable[ActorRef | Source | None], role: ActorRole
) -> None:
    for ref in refs:
        if ref is not None and ref.actor_id:
            played[ref.actor_id].add(role)


def _tells_of_mediation(statement: Statement) -> bool:
    return any(mentions("mediation", piece.text) for piece in statement.evidence)


def _ordered(roles: set[ActorRole]) -> list[ActorRole]:
    # A party to the fighting that also speaks is a belligerent, not a commentator.
    kept = roles - {"commentator"} if "belligerent" in roles else roles
    return [role for role in _ROLES if role in kept] or ["other"]

"""What part each actor plays, read off the claims that name it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ...schemas.report import Actor, ActorRef, Casualty, Source, Statement, TerritorialChange
from ...schemas.vocabulary import ActorRole, values
from .tables import hits, mentions

_MEDIATION = ("AGREE", "CONSULT", "REQUEST")
_ROLES = values(ActorRole)
_ARMED = ("non_state_armed_group", "state_forces", "coalition")
# Subject, verb and object of an attack stand within so many letters.
_REACH = 120
_WORD = re.compile(r"\w")
_CLAUSE_END = re.compile(r'[,;:"“”]')
# "the front, which has staged an attack"
_WHICH = re.compile(r"^, (?:which|who)\b")
_DEED = r"\b(?:attacks?|bombings?|raids?|ambush(?:es)?|kidnappings?|murders?)\b"
_WHOSE = r"(?:the |suspected |alleged |members |of |\w+ist |[\"“])*$"
# "an attack by", "the bombing could have been carried out by the Maoist "; the same of "the A or the B".
_BY = re.compile(
    _DEED
    + r"(?: (?:also|could|may|might|have|had|has|was|were|been|being|carried|out|staged|committed))*"
    + r" by (?:[^.,;:]{1,60} (?:or|and) )?"
    + _WHOSE
)
# "blamed the attack on", "attributed the bombing of the bank to the"
_LAID = re.compile(
    r"\b(?:blam|attribut)(?:es?|ed|ing)\b[^.,;:]{0,40}" + _DEED + r"[^.,;:]{0,40} (?:on|to) " + _WHOSE
)


def give_roles(
    actors: Sequence[Actor],
    casualties: Sequence[Casualty],
    changes: Sequence[TerritorialChange],
    statements: Sequence[Statement],
) -> None:
    """Fill in the actors' roles, in the order of the vocabulary; "other" where no claim names them."""
    played: dict[str, set[ActorRole]] = {actor.id: set() for actor in actors}
    for casualty in casualties:
        if casualty.attributed_to and casualty.temporal == "current":
            _play(played, casualty.attributed_to, "belligerent")
        if casualty.victim_actor:
            _play(played, [casualty.victim_actor], "victim")
    for change in changes:
        if change.temporal == "current":
            _play(played, [*change.gained_by, *change.lost_by], "belligerent")
    for statement in statements:
        mediating = statement.act in _MEDIATION and _tells_of_mediation(statement)
        _play(played, statement.speakers, "mediator" if mediating else "commentator")
    _play(played, [claim.source for claim in (*casualties, *changes, *statements)], "source")
    for actor in actors:
        unknown = actor.kind in _ARMED and "belligerent" not in played[actor.id]
        if unknown and any(_attacks(actor, piece.text) for piece in actor.evidence):
            played[actor.id].add("belligerent")
        for relation in actor.relations:
            if relation.type == "backed_by":
                _play(played, [relation.target], "backer")
    for actor in actors:
        actor.roles = _ordered(played[actor.id])


def _play(played: dict[str, set[ActorRole]], refs: Iterable[ActorRef | Source], role: ActorRole) -> None:
    for ref in refs:
        if ref.actor_id:
            played[ref.actor_id].add(role)


def _attacks(actor: Actor, words: str) -> bool:
    """Whether the passage tells of an attack of the actor's: "the front blew up a bridge", "an attack by the front"."""
    text = " ".join(words.split())
    if not (" by " in text or "blam" in text or "attribut" in text or mentions("attacking", text)):
        return False
    lowered = text.lower()
    for form in (actor.name, *actor.aliases):
        for start, end in _places(" ".join(form.lower().split()), lowered):
            told = _WHICH.sub(" ", text[end : end + _REACH], count=1)
            clause = _CLAUSE_END.split(told, maxsplit=1)[0]
            before = lowered[:start]
            if _does_attack(clause) or _is_laid_to(before):
                return True
    return False


def _is_laid_to(before: str) -> bool:
    """Whether the words before a name lay an attack at its door."""
    if " by " in before and _BY.search(before):
        return True
    return ("blam" in before or "attribut" in before) and _LAID.search(before) is not None


def _places(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where *name* stands in *text* as words of its own."""
    end = 0
    while name and (start := text.find(name, end)) >= 0:
        end = start + len(name)
        if not (_WORD.match(text[start - 1 : start]) or _WORD.match(text, end)):
            yield start, end


def _does_attack(clause: str) -> bool:
    """Whether a verb of attack follows in the clause, and before it nothing that gives it another subject or sense."""
    verb = next(iter(hits("attacking", clause)), None)
    if verb is None or mentions("not_attacking", clause[: verb.start]):
        return False
    return verb.code == "strong" or mentions("attack", clause[verb.end :])


def _tells_of_mediation(statement: Statement) -> bool:
    return any(mentions("mediation", piece.text) for piece in statement.evidence)


def _ordered(roles: set[ActorRole]) -> list[ActorRole]:
    # A party to the fighting that also speaks is a belligerent, not a commentator.
    kept = roles - {"commentator"} if "belligerent" in roles else roles
    if len(kept) < 2:
        return list(kept) or ["other"]
    return [role for role in _ROLES if role in kept]

"""Who reports a claim: the kind of source, how the claim is asserted, whether anybody verified it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from ...schemas.report import Actor, Evidence, Source
from ...schemas.vocabulary import Assertion, SourceKind, Verification
from .names import country_named, is_anonymous
from .register import Register
from .tables import code_of, matches, mentions

# The kind of source that an actor of a given kind is, where its name says nothing more precise.
_BY_ACTOR_KIND: dict[str, SourceKind] = {
    "state": "government",
    "state_forces": "military",
    "non_state_armed_group": "non_state_armed_group",
    "intergovernmental": "intergovernmental",
    "ngo": "monitor_ngo",
    "media": "media",
    "civilian_group": "witness_resident",
}
# What an individual's sector makes of their word.
_BY_SECTOR: dict[str, SourceKind] = {
    "GOV": "government",
    "LEG": "government",
    "COP": "government",
    "JUD": "government",
    "MIL": "military",
    "REB": "non_state_armed_group",
    "PRM": "non_state_armed_group",
    "MED": "rescue_medical",
    "SOC": "rescue_medical",
    "NGO": "monitor_ngo",
    "UNO": "intergovernmental",
    "IGO": "intergovernmental",
    "JRN": "media",
    "CVL": "witness_resident",
}

OUTLET = Source(name=None, kind="outlet")


def source_kind_of(name: str, actor: Actor | None = None) -> SourceKind:
    """The kind of source a wording names; *actor* is the party it was linked to, if any.

    An armed group named as an army ("the Arakan Army said") stays what the actor list says it is.
    """
    if is_anonymous(name):
        return cast("SourceKind", code_of("source", name) or "anonymous_official")
    if actor and actor.kind == "non_state_armed_group":
        return "non_state_armed_group"
    by_name = code_of("source", name)
    if by_name:
        return cast("SourceKind", by_name)
    if actor and actor.kind == "individual":
        return _BY_SECTOR.get(actor.sector, "other")
    if actor and actor.kind in _BY_ACTOR_KIND:
        return _by_body(actor)
    if country_named(name):
        return "government"
    return "other"


def _by_body(actor: Actor) -> SourceKind:
    """A body's own kind, unless its other names say more ("rescue service" for a named group)."""
    named = (code_of("source", alias) for alias in actor.aliases if not is_anonymous(alias))
    return cast("SourceKind", next((kind for kind in named if kind), _BY_ACTOR_KIND[actor.kind]))


def source_of(name: str | None, register: Register) -> Source:
    """The source a claim names, linked to the actor list; the outlet where it names none."""
    if name is None:
        return OUTLET
    actor = register.find(name)
    anonymous = is_anonymous(name)
    # A nameless source speaks from within a body without being it, so it is not linked to the body.
    linked = actor.id if actor and not anonymous else None
    return Source(name=name, kind=source_kind_of(name, actor), actor_id=linked, anonymous=anonymous)


def assertion_of(source: Source, words: str) -> Assertion:
    """How a claim is put: by the outlet, by a source, by a nameless one, at second hand or as a rumour."""
    if source.name is None:
        return "rumour" if mentions("rumour", words) else "outlet_fact"
    if mentions("rumour", source.name) or (source.kind == "unknown" and mentions("rumour", words)):
        return "rumour"
    if source.anonymous:
        return "attributed_anonymous"
    return "relayed" if mentions("relayed", words) else "attributed"


def verification_of(evidence: Sequence[Evidence], unverified: frozenset[int]) -> Verification:
    """What the text says of a check on this very claim.

    *unverified* holds the sentences that say the outlet could not verify. Such a sentence speaks of what
    stands in it or right before it; its reach over the whole document is the header's to tell.
    """
    if unverified:
        for piece in evidence:
            if piece.sentence in unverified or piece.sentence + 1 in unverified:
                return "outlet_could_not_verify"
    for piece in evidence:
        if told := _check_told(piece.text):
            return told
    return "not_stated"


@lru_cache(maxsize=1024)  # one sentence bears several claims
def _check_told(sentence: str) -> Verification | None:
    return next((cast("Verification", code) for code, _ in matches("verified", sentence)), None)

"""Territorial claims: what changed hands or nearly did, how much of it, and on whose word."""

from collections.abc import Sequence

from ...schemas.draft import DraftTerritory
from ...schemas.report import Actor, ActorRef, Source, TerritorialChange
from ...schemas.vocabulary import ControlBasis, Extent, PlaceLevel
from .accepted import Accepted
from .casualties import Setting, same_party
from .coding import acled_event_of, extent_of, place_level_of, with_fighting
from .names import body_behind
from .register import Register
from .sources import assertion_of, verification_of
from .tables import mentions


def territorial_change_of(
    item: Accepted[DraftTerritory], claim_id: str, setting: Setting
) -> TerritorialChange:
    """The claim that an accepted territory item makes."""
    register = setting.register
    source = setting.source(item.text("reported_by"))
    gained = [register.ref(name) for name in item.texts("gained_by")]
    lost = [register.ref(name) for name in item.texts("lost_by")]
    fighting = with_fighting(item.words)
    gainers = [actor.acled_inter for actor in register.of(gained)]
    event = acled_event_of(item.item.change, gainers, fighting)
    return TerritorialChange(
        id=claim_id,
        source=source,
        assertion=assertion_of(source, item.words),
        verification=verification_of(item.evidence, setting.unverified),
        disputed_by=[],
        temporal="background" if item.item.background else "current",
        when=setting.period(item.text("when")),
        evidence=item.evidence,
        grounding=item.grounding,
        rule=item.rule,
        change=item.item.change,
        place=item.item.place,
        place_level=_place_level(item, setting.text),
        extent=_extent(item),
        gained_by=gained,
        lost_by=lost,
        control_basis=control_basis_of(source, gained, lost, register),
        with_fighting=fighting,
        acled_event_type=event.event_type,
        acled_sub_event_type=event.sub_event_type,
    )


def _place_level(item: Accepted[DraftTerritory], text: str) -> PlaceLevel:
    """By the cited sentences; where they do not tell, by the rest of the article."""
    by_sentence = place_level_of(item.item.place, item.words)
    return by_sentence if by_sentence != "unknown" else place_level_of(item.item.place, text)


def _extent(item: Accepted[DraftTerritory]) -> Extent:
    sentence, key = item.key_sentence, item.key_span
    before = sentence.text[: key.start - sentence.start] if sentence and key else ""
    return extent_of(item.item.place, before)


def control_basis_of(
    source: Source, gained: Sequence[ActorRef], lost: Sequence[ActorRef], register: Register
) -> ControlBasis:
    """On whose word the change stands: the winner's claim, the loser's admission, or neither's."""
    if source.name is None:
        return "reported_by_outlet"
    speaker = register.find(source.name) or register.find(body_behind(source.name))
    if any(_speaks_for(source, speaker, ref, register) for ref in lost):
        return "acknowledged_by_loser"
    if any(_speaks_for(source, speaker, ref, register) for ref in gained):
        return "claimed_by_gainer"
    return "reported_by_third_party"


def _speaks_for(source: Source, speaker: Actor | None, party: ActorRef, register: Register) -> bool:
    """Whether the source is the party, one of its people, or an arm of the same state."""
    if same_party(source, party) or mentions("own_side", party.name):
        return True
    actor = register.get(party.actor_id)
    if speaker is None or actor is None:
        return False
    return speaker.id == actor.id or belongs_together(speaker, actor)


def belongs_together(one: Actor, other: Actor) -> bool:
    """Whether two actors are one side: a member and its body, or two arms of one state."""
    tied = ("part_of", "led_by")
    members = {r.target.actor_id for r in one.relations if r.type in tied}
    bodies = {r.target.actor_id for r in other.relations if r.type in tied}
    if other.id in members or one.id in bodies:
        return True
    state = ("state", "state_forces")
    official = all(a.kind in state or a.sector in ("GOV", "MIL", "COP") for a in (one, other))
    return official and one.country is not None and one.country == other.country

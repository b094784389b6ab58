"""A gold reading as facts."""

import re

from ...agent.numbers import read_count, vague_floor
from ..annotation.gold_models import (
    OUTLET,
    Gold,
    GoldActor,
    GoldCasualty,
    GoldClaim,
    GoldStatement,
    GoldTerritory,
)
from .cast import Cast, names_of
from .facts import (
    ActorFact,
    CasualtyFact,
    Dating,
    Extent,
    Facts,
    Figure,
    Parties,
    StatementFact,
    TerritoryFact,
)
from .folding import fold, locate, name_key
from .ordering import ordered


def gold_actors(gold: Gold) -> tuple[ActorFact, ...]:
    """The actors of a reading, in order."""
    return ordered(_actor(actor) for actor in gold.actors)


def gold_facts(gold: Gold, text: str, cast: Cast | None = None) -> Facts:
    """All facts of a reading of *text*, in order. With a *cast*, as the reading that is scored.

    Its ids become the gold's.
    """
    parties = _Parties(gold, cast)
    return Facts(
        actors=gold_actors(gold),
        casualties=ordered(_casualty(item, text, parties) for item in gold.casualties),
        territory=ordered(_territory(item, text, parties) for item in gold.territory),
        statements=ordered(_statement(item, text, parties) for item in gold.statements),
        caveats=tuple(locate(text, quote) for quote in gold.caveats),
    )


class _Parties:
    """Actor ids of a reading, as ids of the gold it is compared with."""

    def __init__(self, gold: Gold, cast: Cast | None) -> None:
        names = {actor.id: actor.names[0] for actor in gold.actors}
        self._names, self._cast = names, cast

    def __call__(self, ids: tuple[str, ...]) -> Parties:
        return frozenset(self._one(each) for each in ids)

    def _one(self, identity: str) -> str:
        if identity == OUTLET:
            return OUTLET
        name = self._names.get(identity, identity)
        if self._cast is not None:
            return self._cast.resolve(name, identity if identity in self._names else None)
        return identity if identity in self._names else "?" + name_key(name)


def _actor(item: GoldActor) -> ActorFact:
    return ActorFact(
        id=item.id,
        optional=item.optional,
        tags=item.tags,
        names=names_of(tuple(item.names)),
        kinds=frozenset(item.kind),
        designations=frozenset(fold(each.label) for each in item.designations),
    )


def _casualty(item: GoldCasualty, text: str, parties: _Parties) -> CasualtyFact:
    readings = [item.reading, *filter(None, map(read_count, item.count_accept))]
    wordings = [item.count, *(each for each in item.count_accept if read_count(each))]
    return CasualtyFact(
        id=item.id,
        spans=_spans(item, text),
        optional=item.optional,
        group=item.group,
        tags=item.tags,
        harms=frozenset(item.harm),
        figures=tuple(
            Figure(reading, vague_floor(wording)) for reading, wording in zip(readings, wordings, strict=True)
        ),
        victims=item.victims,
        places=item.place,
        wider=item.place_wider,
        dating=Dating(item.when, item.start, item.end),
        scopes=frozenset(item.scope),
        sources=parties(item.reported_by),
        blamed=parties(item.blamed_on),
        part_of=item.part_of,
        background=item.background,
    )


def _territory(item: GoldTerritory, text: str, parties: _Parties) -> TerritoryFact:
    return TerritoryFact(
        id=item.id,
        spans=_spans(item, text),
        optional=item.optional,
        group=item.group,
        tags=item.tags,
        changes=frozenset(item.change),
        places=item.place,
        wider=item.place_wider,
        gained=parties(item.gained_by),
        lost=parties(item.lost_by),
        sources=parties(item.reported_by),
        bases=frozenset(item.basis or _bases(item)),
        extents=frozenset([item.extent] if item.extent else []),
        dating=Dating(item.when, item.start, item.end),
        background=item.background,
    )


def _bases(item: GoldTerritory) -> list[str]:
    """On whose word a change stands, from who reports it."""
    reporters = set(item.reported_by)
    bases = {
        "reported_by_outlet": OUTLET in reporters,
        "claimed_by_gainer": bool(reporters & set(item.gained_by)),
        "acknowledged_by_loser": bool(reporters & set(item.lost_by)),
        "reported_by_third_party": bool(reporters - {OUTLET} - set(item.gained_by) - set(item.lost_by)),
    }
    return [basis for basis, applies in bases.items() if applies]


def _statement(item: GoldStatement, text: str, parties: _Parties) -> StatementFact:
    return StatementFact(
        id=item.id,
        spans=_spans(item, text),
        optional=item.optional,
        group=item.group,
        tags=item.tags,
        speakers=tuple(map(parties, (item.speakers, *item.speakers_accept))),
        addressees=parties(item.addressees),
        acts=frozenset(item.act),
        quotes=item.quotes,
        words=fold(" ".join((*item.quotes, *item.evidence))),
        points=tuple(re.compile(point, re.IGNORECASE) for point in item.points),
        relayed_by=parties(item.relayed_by),
    )


def _spans(item: GoldClaim, text: str) -> tuple[Extent, ...]:
    return tuple(span for quote in item.evidence for span in locate(text, quote))

"""Gold: what a careful reader finds in one article, as typed values.

How to write such a reading by hand is told in `gold/README.md`.
"""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from ...agent.numbers import Reading
from ...schemas.vocabulary import (
    ActorKind,
    ChangeType,
    ControlBasis,
    CountKind,
    Extent,
    Harm,
    QuoteType,
    Scope,
    Sector,
    StatementAct,
)
from .figures import reading_of

# The reserved reporter: the outlet says it in its own voice.
OUTLET = "outlet"


def _listed(value: Any) -> Any:
    """One value may stand for a list of one; an absent value is an empty list."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _reporters(value: Any) -> Any:
    """Null is the outlet, as it is in a draft."""
    return [OUTLET if each is None else each for each in _listed([value] if value is None else value)]


Texts = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Ids = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Reporters = Annotated[tuple[str, ...], BeforeValidator(_reporters), Field(min_length=1)]
Quotes = Annotated[tuple[str, ...], BeforeValidator(_listed), Field(min_length=1)]
# The first is the preferred reading, the others are accepted as well.
Harms = Annotated[tuple[Harm, ...], BeforeValidator(_listed), Field(min_length=1)]
Changes = Annotated[tuple[ChangeType, ...], BeforeValidator(_listed), Field(min_length=1)]
Acts = Annotated[tuple[StatementAct, ...], BeforeValidator(_listed), Field(min_length=1)]
Kinds = Annotated[tuple[ActorKind, ...], BeforeValidator(_listed), Field(min_length=1)]
Scopes = Annotated[tuple[Scope, ...], BeforeValidator(_listed), Field(min_length=1)]
Bases = Annotated[tuple[ControlBasis, ...], BeforeValidator(_listed)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]


class GoldModel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class GoldItem(GoldModel):
    """What every gold item may say about itself."""

    id: Slug
    optional: bool = False  # found: neither rewarded nor punished; not found: no miss
    tags: Texts = ()
    ungrounded: bool = False  # our grounder refuses it though the text bears it out; `notes` says why


class GoldDesignation(GoldModel):
    label: str
    by: Ids = ()


class GoldActor(GoldItem):
    """A party, body, person or source. Evidence may be left out: the names are found in the text."""

    names: Annotated[tuple[str, ...], BeforeValidator(_listed), Field(min_length=1)]
    kind: Kinds
    sector: Sector | None = None
    designations: tuple[GoldDesignation, ...] = ()
    evidence: Texts = ()


class GoldClaim(GoldItem):
    evidence: Quotes
    # Items of one section with the same group may be told as one or as several: half credit either way.
    group: str | None = None


class GoldCasualty(GoldClaim):
    """One reported figure. `kind` and `figure` are the annotator's own reading of `count`."""

    harm: Harms
    count: str
    count_accept: Texts = ()
    kind: CountKind
    figure: int | tuple[int, int] | None = None
    count_override: bool = False  # the wording cannot be read by rule; `kind` and `figure` stand
    victims: Texts = ()
    place: Texts = ()
    place_wider: Texts = ()
    when: Texts = ()
    start: date | None = None
    end: date | None = None
    scope: Scopes
    reported_by: Reporters
    blamed_on: Ids = ()
    part_of: Slug | None = None
    background: bool = False

    @model_validator(mode="after")
    def _figure_fits(self) -> Self:
        reading_of(self.kind, self.figure)
        return self

    @property
    def reading(self) -> Reading:
        """The figure as `read_count` would give it."""
        return reading_of(self.kind, self.figure)


class GoldTerritory(GoldClaim):
    """A change, or blocked attempt at a change, of who holds a place."""

    change: Changes
    place: Quotes
    place_wider: Texts = ()
    gained_by: Ids = ()
    lost_by: Ids = ()
    reported_by: Reporters
    basis: Bases = ()  # left out: follows from who reports it
    extent: Extent | None = None
    when: Texts = ()
    start: date | None = None
    end: date | None = None
    background: bool = False


class GoldStatement(GoldClaim):
    """One statement of position. An addressee is an actor id or words of the text ("all parties")."""

    speakers: Annotated[tuple[str, ...], BeforeValidator(_listed), Field(min_length=1)]
    speakers_accept: tuple[Ids, ...] = ()  # other sets of speakers that are as right
    addressees: Texts = ()
    act: Acts
    quotes: Texts = ()
    quote_type: QuoteType = "indirect"
    points: Texts = ()  # each a regular expression: "de-escalat|restraint"
    relayed_by: Ids = ()
    when: Texts = ()


class Gold(GoldModel):
    """The reading of one article."""

    relevant: bool = True
    actors: tuple[GoldActor, ...] = ()
    casualties: tuple[GoldCasualty, ...] = ()
    territory: tuple[GoldTerritory, ...] = ()
    statements: tuple[GoldStatement, ...] = ()
    caveats: Texts = ()
    notes: str | None = None  # for the next annotator; never scored


class Meta(GoldModel):
    """Where an article comes from. Articles that tell one story in several copies share a `story_id`."""

    published: date
    outlet: str
    kind: str
    conflict: str
    setting: Literal["real", "invented"]
    tags: Texts
    provenance: str
    annotators: Texts = ()
    language: str = "en"
    licence: str | None = None
    story_id: str | None = None

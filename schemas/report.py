"""The situation report: what the program builds from a draft and the article.

The unit is a claim: somebody reports something, somewhere in the text. Every claim keeps its evidence (spans
of the article's own untouched text), a verdict for each slot and one for its value. Nothing is ever summed.

The document is made of models, checked when they are made. Actors, claims and their parts are values: plain
slotted classes, made and read by the hundred in an article, and checked when a report is read from JSON.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from .vocabulary import (
    AcledInter,
    ActorKind,
    ActorRole,
    Assertion,
    AttributionBasis,
    ChangeType,
    Channel,
    ControlBasis,
    CountKind,
    DatePrecision,
    DesignationBasis,
    Extent,
    Harm,
    Match,
    Means,
    PlaceLevel,
    Quad,
    QuoteType,
    RelationType,
    Review,
    Scope,
    Sector,
    SourceKind,
    SpeakerClass,
    StatementAct,
    Status,
    SubsetBasis,
    Support,
    Temporal,
    Verification,
    VictimStatus,
)

SCHEMA_VERSION = "1.0"


class ReportModel(BaseModel):
    # Built where a model is first used: who only asks for help or for a draft's shape pays for none of them.
    model_config = ConfigDict(extra="forbid", defer_build=True)


class ReportValue:
    __slots__ = ()
    __pydantic_config__ = ConfigDict(extra="forbid")


# --- Evidence and verdicts ------------------------------------------------------------------------


# Never changed once made, as several claims share them; `frozen` would treble what making one costs.
@dataclass(slots=True, unsafe_hash=True)
class Span(ReportValue):
    """A piece of the article: `article.text[start:end] == text`, offsets in code points."""

    start: int
    end: int
    text: str


@dataclass(slots=True, unsafe_hash=True)
class Evidence(Span):
    """A whole cited sentence. Sentences and paragraphs are numbered from 1."""

    sentence: int
    paragraph: int
    heading: bool = False


@dataclass(slots=True)
class SlotVerdict(ReportValue):
    """How the words given for one slot stand in the article."""

    slot: str
    given: str
    match: Match
    spans: list[Span] = field(default_factory=list)
    note: str | None = None


@dataclass(slots=True)
class Grounding(ReportValue):
    """The verdicts on one claim: on its value, and on each of its slots."""

    value: Support
    slots: list[SlotVerdict]
    reasons: list[str] = field(default_factory=list)


# --- Parts shared by claims -----------------------------------------------------------------------


@dataclass(slots=True)
class ActorRef(ReportValue):
    """A party as this claim's wording names it, linked to the actor list where it could be."""

    name: str
    actor_id: str | None = None


@dataclass(slots=True)
class Source(ReportValue):
    """Who reports the claim. `name` is null when the outlet says it in its own voice."""

    name: str | None
    kind: SourceKind
    actor_id: str | None = None
    anonymous: bool = False


@dataclass(slots=True)
class Period(ReportValue):
    """When, as written and as resolved against the article's date; null rather than a guess.

    `start` and `end` are inclusive. `month_day` ("--11-27") is kept where the year is unknown.
    """

    text: str
    start: date | None = None
    end: date | None = None
    precision: DatePrecision = "unknown"
    month_day: str | None = None
    resolved_relative: bool = False


@dataclass(slots=True)
class Dispute(ReportValue):
    """Somebody denies or disputes a claim, or the act behind it."""

    by: list[ActorRef]
    note: str
    evidence: list[Evidence]


@dataclass(slots=True, kw_only=True)
class Claim(ReportValue):
    """What every claim carries: where it stands, who says it, how sure we are that the text says so."""

    id: str
    source: Source
    assertion: Assertion
    verification: Verification
    disputed_by: list[Dispute] = field(default_factory=list)
    temporal: Temporal = "current"
    when: Period | None = None
    evidence: list[Evidence]
    grounding: Grounding
    rule: str | None = None


# --- The four sections ----------------------------------------------------------------------------


@dataclass(slots=True)
class Relation(ReportValue):
    """A tie of an actor to another, in the article's words."""

    type: RelationType
    target: ActorRef
    evidence: list[Evidence]


@dataclass(slots=True)
class Designation(ReportValue):
    """A label with its issuers: never the actor's kind, never in the tool's own voice."""

    label: str
    by: list[ActorRef]
    basis: DesignationBasis
    evidence: list[Evidence]


@dataclass(slots=True, kw_only=True)
class Actor(ReportValue):
    """A party the article names, in its longest form there; never expanded from world knowledge."""

    id: str
    name: str
    aliases: list[str]
    kind: ActorKind
    sector: Sector
    acled_inter: AcledInter | None
    country: str | None
    office: str | None
    roles: list[ActorRole]
    relations: list[Relation]
    designations: list[Designation]
    evidence: list[Evidence]
    grounding: Grounding


@dataclass(slots=True)
class Count(ReportValue):
    """A figure as written and as read: `low <= best <= high` where known (UCDP's names)."""

    text: str
    kind: CountKind
    low: int | None
    best: int | None
    high: int | None


@dataclass(slots=True, kw_only=True)
class Casualty(Claim):
    """One reported figure. `source` reports it; `attributed_to` are the alleged perpetrators."""

    harm: Harm
    count: Count
    victims: str | None
    victim_status: VictimStatus
    victim_groups: list[str]
    victim_actor: ActorRef | None = None
    place: str | None
    means: Means
    means_text: str | None
    attributed_to: list[ActorRef]
    attribution_basis: AttributionBasis
    scope: Scope
    subset_of: str | None = None
    subset_basis: SubsetBasis | None = None
    restates: str | None = None
    supersedes: str | None = None


@dataclass(slots=True, kw_only=True)
class TerritorialChange(Claim):
    """A change of control, or a blocked attempt at one, and on whose word."""

    change: ChangeType
    place: str
    place_level: PlaceLevel
    extent: Extent
    gained_by: list[ActorRef]
    lost_by: list[ActorRef]
    control_basis: ControlBasis
    with_fighting: bool | None
    acled_event_type: str | None
    acled_sub_event_type: str | None
    restates: str | None = None


@dataclass(slots=True)
class Quotation(ReportValue):
    """A verbatim passage of the article: quoted words, or the clause that reports them."""

    text: str
    type: QuoteType
    span: Span


@dataclass(slots=True, kw_only=True)
class Statement(Claim):
    """Who said what to whom. A joint statement is one record with several speakers."""

    speakers: list[ActorRef]
    speaker_class: SpeakerClass
    addressees: list[ActorRef]
    act: StatementAct
    quad: Quad
    quotations: list[Quotation]
    quote_type: QuoteType
    channel: Channel
    relayed_by: Source | None = None
    restates: str | None = None


# --- The document ---------------------------------------------------------------------------------


class Caveat(ReportModel):
    """The outlet's own words on what it could not verify; it covers the document, not one claim."""

    verification: Verification
    evidence: Evidence


class Header(ReportModel):
    title: str | None
    outlet: str | None
    source: str
    published: date | None
    language: str | None
    covers_start: date | None
    covers_end: date | None
    caveats: list[Caveat]


@dataclass(slots=True)
class Highlight(ReportValue):
    """One sentence of the first screen, and the claims it tells."""

    text: str
    claim_ids: list[str]


@dataclass(slots=True)
class KeyFigure(ReportValue):
    """A headline figure and the figures counted within it. Figures are listed, never added."""

    claim_id: str
    parts: list[str]


class Contested(ReportModel):
    """A dispute seen from the document: what is disputed, by whom, in which words."""

    claim_ids: list[str]
    by: list[ActorRef]
    note: str
    evidence: list[Evidence]


class Background(ReportModel):
    """What the article recalls: not counted, not among the key figures."""

    casualties: list[Casualty] = []
    territorial_changes: list[TerritorialChange] = []


@dataclass(slots=True)
class UnusedMention(ReportValue):
    """A figure, attack, quotation or name in the article that no claim uses: it may have been missed."""

    kind: Literal["number", "attack", "quotation", "person"]
    span: Span
    sentence: int


class Coverage(ReportModel):
    sentences: int
    sentences_cited: int
    unused: list[UnusedMention]


class Issue(ReportModel):
    """Something a reader of the report should know, with a code a machine can act on."""

    code: str
    message: str
    claim_ids: list[str] = []
    span: Span | None = None


class Rejected(ReportModel):
    """An item the engine gave and the text does not bear out: quarantined, with its reasons."""

    section: Literal["actors", "casualties", "territory", "statements"]
    item: dict[str, Any]
    reasons: list[str]
    grounding: Grounding | None = None


class Usage(ReportModel):
    """Summed over every request of the report. Null means the endpoint did not say, never zero."""

    requests: int = 0
    input_tokens: int | None = None
    cached_tokens: int | None = None
    output_tokens: int | None = None
    cost_usd: float | None = None
    # Items put to the model once more because the article did not bear them out, and those it then did.
    items_asked_again: int = 0
    items_mended: int = 0


class Provenance(ReportModel):
    tool_version: str
    schema_version: str
    prompt_version: str | None
    engine: str
    model: str | None
    endpoint: str | None
    parameters: dict[str, Any]
    input_sha256: str
    usage: Usage
    seconds: float
    created: datetime
    review: Review = "machine_unreviewed"


class SituationReport(ReportModel):
    """The typed situation report of one article."""

    schema_version: str = SCHEMA_VERSION
    status: Status
    status_reasons: list[str]
    header: Header
    highlights: list[Highlight]
    key_figures: list[KeyFigure]
    actors: list[Actor]
    casualties: list[Casualty]
    territorial_changes: list[TerritorialChange]
    statements: list[Statement]
    contested: list[Contested]
    background: Background
    coverage: Coverage
    issues: list[Issue]
    rejected: list[Rejected]
    provenance: Provenance

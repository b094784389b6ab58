"""The draft: what an engine fills after reading the numbered sentences of one article.

Small, flat and verbatim. Every text slot is copied from the article, character by character, and every
item cites the numbers of the sentences it stands in. The program derives the rest (numbers, dates, codes,
links, summaries) and checks each slot, so a draft needs no arithmetic, no dates and no free writing.
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from .vocabulary import ActorKind, ChangeType, Harm, Scope, StatementAct

SentenceNumbers = Annotated[list[int], Field(description="numbers of the sentences it stands in")]


class DraftModel(BaseModel):
    """Unknown keys are dropped by the reader of answers, not here: a draft has these fields and no others."""

    model_config = ConfigDict(extra="forbid")


class DraftValue:
    """An item or a part of one: a plain slotted class, as every stage reads its fields many times."""

    __slots__ = ()
    __pydantic_config__ = ConfigDict(extra="forbid")


@dataclass(slots=True)
class DraftDesignation(DraftValue):
    """A label somebody puts on an actor: an attribute with an issuer, never what the actor is."""

    label: Annotated[str, Field(description="e.g. terrorist")]
    by: Annotated[list[str], Field(description="who says so")]


@dataclass(slots=True)
class DraftActor(DraftValue):
    """A party, body or person who acts, suffers, speaks or is a source."""

    name: Annotated[str, Field(description="longest form in the text")]
    aliases: Annotated[list[str], Field(description="other forms in the text")]
    kind: ActorKind
    office: Annotated[str | None, Field(description="person's title as written")]
    part_of: Annotated[str | None, Field(description="state or body it belongs to")]
    backed_by: list[str]
    designations: list[DraftDesignation]
    sentences: SentenceNumbers


@dataclass(slots=True)
class DraftCasualty(DraftValue):
    """One figure as one source reports it."""

    harm: Harm
    count: Annotated[str, Field(description="wording of the figure, e.g. At least 25, dozens, no")]
    figure: Annotated[int | None, Field(description="the number it says; null if vague")]
    victims: Annotated[str | None, Field(description="e.g. people, of its soldiers")]
    place: str | None
    when: Annotated[str | None, Field(description="e.g. on Sunday, since Nov. 27")]
    means: Annotated[str | None, Field(description="e.g. airstrikes")]
    reported_by: Annotated[str | None, Field(description="who says so; null = the outlet")]
    blamed_on: Annotated[list[str], Field(description="alleged perpetrators")]
    scope: Scope
    part_of: Annotated[
        int | None, Field(description="position (from 1) of the casualty it is counted within")
    ]
    background: Annotated[bool, Field(description="history, not this news")]
    sentences: SentenceNumbers


@dataclass(slots=True)
class DraftTerritory(DraftValue):
    """One change, or blocked attempt at a change, of who holds a place."""

    change: ChangeType
    place: str
    gained_by: list[str]
    lost_by: list[str]
    when: str | None
    reported_by: Annotated[str | None, Field(description="who says so; null = the outlet")]
    background: bool
    sentences: SentenceNumbers


@dataclass(slots=True)
class DraftStatement(DraftValue):
    """One statement of position by a party, state or body; a joint statement is one item."""

    speakers: list[str]
    addressees: list[str]
    act: StatementAct
    words: Annotated[list[str], Field(description="quoted passages without marks, else the reported clause")]
    channel: Annotated[str | None, Field(description="e.g. in a joint statement")]
    relayed_by: Annotated[str | None, Field(description="source if not heard first hand")]
    when: str | None
    sentences: SentenceNumbers


class Draft(DraftModel):
    """Everything one engine read in one article."""

    actors: list[DraftActor]
    casualties: list[DraftCasualty]
    territory: list[DraftTerritory]
    statements: list[DraftStatement]
    caveats: list[int] = Field(description="sentences where the outlet says it could not verify")


EMPTY_DRAFT = Draft(actors=[], casualties=[], territory=[], statements=[], caveats=[])

DraftItem = DraftActor | DraftCasualty | DraftTerritory | DraftStatement

"""The items that passed the check, ready to become claims: a slot that failed reads as null."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from ...schemas.draft import DraftActor, DraftCasualty, DraftItem, DraftStatement, DraftTerritory
from ...schemas.report import Evidence, Grounding, SlotVerdict, Span
from ..drafter import Section
from ..grounding import ItemGrounding

Item = TypeVar("Item", bound=DraftItem)

# The slot whose first span places a claim in text order.
KEY_SLOTS: dict[Section, tuple[str, ...]] = {
    "actors": ("name",),
    "casualties": ("count",),
    "territory": ("place",),
    "statements": ("words[0]", "speakers[0]"),
}


def chosen(verdict: SlotVerdict) -> list[Span]:
    """The span or, of an elided wording, the spans that a slot verdict rests on.

    A verdict lists every place the words stand in, the chosen one first; only an elided wording has its
    pieces there.
    """
    spans = verdict.spans
    return spans if len(spans) < 2 or verdict.match == "elided" else spans[:1]


@dataclass(slots=True, eq=False, init=False)
class Accepted(Generic[Item]):
    """One accepted item of a draft. `index` is its position in the draft's list, from 0."""

    section: Section
    index: int
    item: Item
    grounding: Grounding
    evidence: list[Evidence]
    unusable: frozenset[str]
    rule: str | None
    # The count as the article writes it, with a bound that the draft may have cut off.
    count_text: str | None
    # The span of the slot that the item is about, and the cited sentence that holds it, else the first one cited.
    key_span: Span | None
    key_sentence: Evidence | None
    # Text order: where the key slot stands, then the draft's own order.
    position: tuple[int, int]
    # The cited sentences, joined.
    words: str

    def __init__(
        self, section: Section, index: int, item: Item, checked: ItemGrounding, rule: str | None
    ) -> None:
        self.section, self.index, self.item, self.rule = section, index, item, rule
        self.grounding, self.evidence = checked.grounding, checked.evidence
        self.unusable, self.count_text = checked.unusable, checked.count_text
        evidence = self.evidence
        self.words = " ".join([piece.text for piece in evidence]) if len(evidence) != 1 else evidence[0].text
        self.key_span, self.key_sentence = None, evidence[0] if evidence else None
        self._find_key()
        first = self.key_span or self.key_sentence
        self.position = first.start if first else 0, self.index

    def text(self, slot: str) -> str | None:
        """The words given for *slot*; null if none were given or they failed the check."""
        value: str | None = getattr(self.item, slot)
        return None if slot in self.unusable or not value else value

    def texts(self, slot: str) -> list[str]:
        """The usable members of a list slot."""
        values: Sequence[str] = getattr(self.item, slot)
        if not values or slot in self.unusable:
            return []
        if not self.unusable:
            return list(filter(None, values))
        return [value for i, value in enumerate(values) if value and f"{slot}[{i}]" not in self.unusable]

    def spans(self, slot: str) -> list[Span]:
        """Where the words of *slot* stand in the article."""
        for verdict in self.grounding.slots:
            if verdict.slot == slot:
                return chosen(verdict)
        return []

    def _find_key(self) -> None:
        for slot in KEY_SLOTS[self.section]:
            for span in self.spans(slot):
                for piece in self.evidence:
                    if piece.start <= span.start < piece.end:
                        self.key_span, self.key_sentence = span, piece
                        return


@dataclass(frozen=True)
class AcceptedDraft:
    """Everything a draft holds that the article bears out, each section in text order."""

    actors: tuple[Accepted[DraftActor], ...]
    casualties: tuple[Accepted[DraftCasualty], ...]
    territory: tuple[Accepted[DraftTerritory], ...]
    statements: tuple[Accepted[DraftStatement], ...]

    @cached_property
    def claims(self) -> "list[Accepted[DraftCasualty] | Accepted[DraftTerritory] | Accepted[DraftStatement]]":
        """All but the actors, in text order."""
        return sorted([*self.casualties, *self.territory, *self.statements], key=lambda one: one.position)

    @cached_property
    def everything(self) -> list[Accepted[DraftItem]]:
        return [*self.actors, *self.casualties, *self.territory, *self.statements]  # type: ignore[list-item]

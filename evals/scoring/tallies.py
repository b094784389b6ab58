"""What scoring one article gives, and how such results add up.

Everything that is added up is additive: a score is always a ratio of two sums over articles, never a mean
of ratios, so an interval or a test needs only the sums of each article.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal, NamedTuple

from .rules import SECTIONS, SectionName
from .verdicts import FieldTally, Verdicts, ratio, sum_fields

ERRORS = (
    "count_wrong",
    "killed_injured_flip",
    "cumulative_as_incident",
    "subset_double_counted",
    "background_as_new",
    "attribution_swapped",
    "claim_as_fact",
    "control_inverted",
    "false_precision",
    "quote_altered",
    "duplicate_alias",
    "conflated",
)

# How an item fared. `missed`: gold without partner. `hallucinated`: no partner and not borne out by the
# article; `gap`: no partner but borne out, so perhaps missing in the gold; `duplicate`, `split`: told more
# than once; `merged`: gold told as part of another item; `optional`: counts for and against nothing.
Outcome = Literal["paired", "missed", "merged", "hallucinated", "gap", "duplicate", "split", "optional"]
Metric = Literal["usable", "strict", "detection", "supported"]
METRICS: tuple[Metric, ...] = ("usable", "strict", "detection", "supported")


class Rate(NamedTuple):
    """`made` of `possible`."""

    made: float
    possible: float

    def scaled(self, factor: float) -> "Rate":
        return Rate(self.made * factor, self.possible * factor)

    @property
    def value(self) -> float | None:
        return ratio(self.made, self.possible)


class Share(NamedTuple):
    """A score's two sums: F1 is `top / bottom`."""

    top: float
    bottom: float

    @property
    def value(self) -> float | None:
        return ratio(self.top, self.bottom)


def sum_rates(rates: Iterable[Rate]) -> Rate:
    """All that was made of all that was possible."""
    return Rate(*map(sum, zip(*rates, strict=True)))


_NO_ERRORS: Mapping[str, bool] = MappingProxyType({})


class ItemScore(NamedTuple):
    """One aligned pair, or one item without partner.

    `on_gold`, `on_found`: whether it counts on either side. The credits are what it adds to usable F1; they
    differ only where a gold item was told as part of another.
    """

    section: SectionName
    gold: str | None
    found: str | None
    outcome: Outcome
    verdicts: Verdicts
    on_gold: bool = False
    on_found: bool = False
    credit_gold: float = 0.0
    credit_found: float = 0.0
    similarity: float | None = None
    grounded: bool = False  # the article bears the reported item out
    same_evidence: bool = False  # and it is cited from where the gold has it
    errors: Mapping[str, bool] = _NO_ERRORS  # those possible here -> whether made
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionTally:
    """The sums of one section.

    Credits are kept for each side, because a told-together group earns on the gold's.
    """

    gold: float = 0  # gold items that count
    found: float = 0  # reported items that count
    paired: float = 0
    strict: float = 0
    usable_gold: float = 0
    usable_found: float = 0
    supported_gold: float = 0
    supported_found: float = 0
    grounded: float = 0  # reported items that the article bears out
    reported: float = 0  # all reported items
    hallucinated: float = 0
    gaps: float = 0
    fields: Mapping[str, FieldTally] = field(default_factory=dict)
    errors: Mapping[str, Rate] = field(default_factory=dict)

    def scaled(self, factor: float) -> "SectionTally":
        """All sums times *factor*: averaging repeats."""
        sums = {name: getattr(self, name) * factor for name in _SUMS}
        return replace(
            self,
            **sums,
            fields={name: each.scaled(factor) for name, each in self.fields.items()},
            errors={name: each.scaled(factor) for name, each in self.errors.items()},
        )

    def share(self, metric: Metric) -> Share:
        """The two sums of an F1. Nothing on either side has no score."""
        tops = {
            "usable": self.usable_gold + self.usable_found,
            "strict": 2 * self.strict,
            "detection": 2 * self.paired,
            "supported": self.supported_gold + self.supported_found,
        }
        return Share(tops[metric], self.gold + self.found)

    def f1(self, metric: Metric = "usable") -> float | None:
        return self.share(metric).value

    @property
    def precision(self) -> float | None:
        """Of usable items, among those reported."""
        return ratio(self.usable_found, self.found)

    @property
    def recall(self) -> float | None:
        """Of usable items, among those in the gold."""
        return ratio(self.usable_gold, self.gold)

    @property
    def hallucination(self) -> Rate:
        return Rate(self.hallucinated, self.reported)

    @property
    def grounding(self) -> Rate:
        return Rate(self.grounded, self.reported)

    @property
    def all_fields(self) -> FieldTally:
        """All field verdicts of the section together."""
        return sum_fields(self.fields.values())


_SUMS = (
    "gold",
    "found",
    "paired",
    "strict",
    "usable_gold",
    "usable_found",
    "supported_gold",
    "supported_found",
    "grounded",
    "reported",
    "hallucinated",
    "gaps",
)


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """One report against one gold article. `failed`: there was no report, which counts as an empty one.

    `relevance`: whether the report agrees that the article is, or is not, conflict news.
    """

    name: str
    failed: bool
    relevant: bool
    relevance: bool
    sections: Mapping[SectionName, SectionTally]
    items: tuple[ItemScore, ...]
    caveats: FieldTally
    tags: tuple[str, ...] = ()
    story: str | None = None

    @property
    def overall(self) -> SectionTally:
        return total(self.sections[section] for section in SECTIONS)


def total(tallies: Iterable[SectionTally]) -> SectionTally:
    """The sum of section tallies."""
    listed = list(tallies)
    if len(listed) == 1:
        return listed[0]
    fields: dict[str, list[FieldTally]] = {}
    errors: dict[str, list[Rate]] = {}
    for each in listed:
        for name, field_tally in each.fields.items():
            fields.setdefault(name, []).append(field_tally)
        for name, rate in each.errors.items():
            errors.setdefault(name, []).append(rate)
    return SectionTally(
        **{name: sum([getattr(each, name) for each in listed]) for name in _SUMS},
        fields={name: sum_fields(tallies) for name, tallies in fields.items()},
        errors={name: sum_rates(rates) for name, rates in errors.items()},
    )

"""A situation report as facts, read from its plain JSON form.

No models are built, so 500 reports take no time.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Protocol

from ...agent.numbers import Reading, vague_floor
from ..annotation.gold_models import OUTLET
from .cast import Cast, names_of
from .facts import (
    UNDATED,
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
from .folding import fold, locate
from .ordering import ordered
from .support import ArticleText

Json = Mapping[str, Any]

# The same few wordings come in report after report.
_floor = lru_cache(maxsize=16_384)(vague_floor)


class Dumps(Protocol):
    """A pydantic model, as far as scoring cares."""

    def model_dump(self, *, mode: str) -> dict[str, Any]: ...


def as_json(report: "Json | Dumps") -> Json:
    """The report in plain JSON form, whether it is a model or was read from a file."""
    return report if isinstance(report, Mapping) else report.model_dump(mode="json")


def reported_actors(report: Json, article: ArticleText) -> tuple[ActorFact, ...]:
    """The actors of a report, in order; a cast is made of them before the claims can be read."""
    return ordered(_actor(item, article) for item in report["actors"])


def report_facts(report: Json, actors: tuple[ActorFact, ...], article: ArticleText, cast: Cast) -> Facts:
    """All facts of a report, in order. Items that restate another are that other item, told again.

    They are left out.
    """
    reader = _Reader(article, cast)
    background = report["background"]
    figures = _claims(report["casualties"], background["casualties"])
    changes = _claims(report["territorial_changes"], background["territorial_changes"])
    return Facts(
        actors=actors,
        casualties=ordered(reader.casualty(item, old) for item, old in figures),
        territory=ordered(reader.territory(item, old) for item, old in changes),
        statements=ordered(reader.statement(item) for item, _ in _claims(report["statements"], ())),
        caveats=tuple((reader.extent(each["evidence"]),) for each in report["header"]["caveats"]),
    )


def _claims(current: Sequence[Json], background: Sequence[Json]) -> list[tuple[Json, bool]]:
    """Each claim, and whether it is given as background."""
    listed = [(item, item["temporal"] == "background") for item in current]
    listed += [(item, True) for item in background]
    return [(item, old) for item, old in listed if item.get("restates") is None]


def _actor(item: Json, article: ArticleText) -> ActorFact:
    return ActorFact(
        id=item["id"],
        supported=article.has(item["name"]) and _is_grounded(item),
        names=names_of((item["name"], *item["aliases"])),
        kinds=frozenset([item["kind"]]),
        designations=frozenset(fold(each["label"]) for each in item["designations"]),
    )


class _Reader:
    """Reads the items of one report against its article and cast."""

    def __init__(self, article: ArticleText, cast: Cast) -> None:
        self._article, self._cast = article, cast

    def casualty(self, item: Json, background: bool) -> CasualtyFact:
        count = item["count"]
        reading = Reading(count["kind"], count["low"], count["best"], count["high"])
        spans = self._spans(item)
        return CasualtyFact(
            id=item["id"],
            spans=spans,
            supported=_is_grounded(item)
            and self._article.bears(spans, count["text"])
            and self._article.has(item["place"]),
            harms=frozenset([item["harm"]]),
            figures=(Figure(reading, _floor(count["text"])),),
            victims=_filled(item["victims"]),
            places=_filled(item["place"]),
            dating=_dating(item["when"]),
            scopes=frozenset([item["scope"]]),
            sources=self._source(item["source"]),
            blamed=self._parties(item["attributed_to"]),
            part_of=item["subset_of"],
            part_is_inferred=item["subset_basis"] == "inferred",
            background=background,
        )

    def territory(self, item: Json, background: bool) -> TerritoryFact:
        spans = self._spans(item)
        return TerritoryFact(
            id=item["id"],
            spans=spans,
            supported=_is_grounded(item) and bool(spans) and self._article.has(item["place"]),
            changes=frozenset([item["change"]]),
            places=_filled(item["place"]),
            gained=self._parties(item["gained_by"]),
            lost=self._parties(item["lost_by"]),
            sources=self._source(item["source"]),
            bases=frozenset([item["control_basis"]]),
            extents=frozenset([item["extent"]]) - {"unspecified"},
            dating=_dating(item["when"]),
            background=background,
        )

    def statement(self, item: Json) -> StatementFact:
        spans = self._spans(item)
        quoted = [each["text"] for each in item["quotations"] if each["type"] != "indirect"]
        said = [fold(each["text"]) for each in (*item["quotations"], *item["evidence"])]
        altered = not all(map(self._article.has_quote, quoted))
        speakers = self._parties(item["speakers"])
        return StatementFact(
            id=item["id"],
            spans=spans,
            supported=_is_grounded(item)
            and not altered
            and bool(spans)
            and all(self._article.has(each["name"]) for each in item["speakers"]),
            speakers=(speakers,),
            addressees=self._parties(item["addressees"]),
            acts=frozenset([item["act"]]),
            quotes=tuple(quoted),
            altered=altered,
            words=" ".join(filter(None, said)),
            relayed_by=self._source(item["relayed_by"]) if item["relayed_by"] else frozenset(),
        )

    def extent(self, evidence: Json) -> Extent:
        start, end = evidence["start"], evidence["end"]
        if self._article.text[start:end] == evidence["text"]:
            return start, end
        return next(iter(locate(self._article.text, evidence["text"])), (0, 0))

    def _spans(self, item: Json) -> tuple[Extent, ...]:
        """Where the evidence stands; evidence that is not in the article stands nowhere."""
        extents = map(self.extent, item["evidence"])
        return tuple(extent for extent in extents if extent[0] < extent[1])

    def _parties(self, references: Sequence[Json]) -> Parties:
        return frozenset(self._cast.resolve(each["name"], each["actor_id"]) for each in references)

    def _source(self, source: Json) -> Parties:
        if source["name"] is None:
            return frozenset([OUTLET])
        return frozenset([self._cast.resolve(source["name"], source["actor_id"])])


def _is_grounded(item: Json) -> bool:
    return item["grounding"]["value"] not in ("unsupported", "contradicted")


def _filled(words: str | None) -> tuple[str, ...]:
    return (words,) if words else ()


def _dating(period: Json | None) -> Dating:
    if period is None:
        return UNDATED
    return Dating((period["text"],), _date(period["start"]), _date(period["end"]))


def _date(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value

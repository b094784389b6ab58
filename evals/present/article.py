"""One article's items side by side: gold, report, the verdict on each field, and the sentence it stands in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal

from ...agent.render.phrases import quoted
from ..annotation.gold_check import items_of
from ..annotation.gold_loading import GoldArticle
from ..scoring.folding import locate
from ..scoring.rules import SECTIONS
from ..scoring.tallies import ArticleScore, ItemScore
from .pages import Page, Table, number

Json = Mapping[str, Any]

# Longer values are cut: the sentence below has them whole.
_WIDEST_VALUE = 44
_LONGEST_SENTENCE = 300
_REPORT_SECTIONS = {
    "actors": "actors",
    "casualties": "casualties",
    "territory": "territorial_changes",
    "statements": "statements",
}


def article_page(article: GoldArticle, report: Json | None, score: ArticleScore, *, everything: bool) -> Page:
    """All items of an article; right ones take one line unless *everything* is to be shown."""
    usable = score.overall.f1()
    parts: list[str | Table] = [] if report else ["there is no report: the engine failed, all is missed"]
    for item in item_rows(article, report, score):
        parts += ["", _heading(item)]
        if everything or not item["right"]:
            parts += _details(item)
    counts = f"{score.overall.gold:.0f} gold items, {score.overall.found:.0f} reported"
    return Page(f"{article.name}: usable F1 {number(usable)}, {counts}", parts)


def gap_page(run: str, gaps: Sequence[Json]) -> Page:
    """Reported items that the gold lacks although the article bears them out: the gold may be incomplete."""
    rows = [
        [gap["article"], gap["section"], _cut(gap["summary"]), gap["found_sentence"][:90]] for gap in gaps
    ]
    return Page(
        f"{run}: {len(gaps)} reported items without gold that the article bears out",
        (Table(("article", "section", "item", "sentence"), rows, plain=True),) if rows else (),
    )


def _heading(item: Json) -> str:
    sides = " = ".join(str(side) for side in (item["gold"], item["found"]) if side)
    errors = f"  {', '.join(item['errors'])}" if item["errors"] else ""
    return f"{item['section']} {sides}: {item['outcome']}, credit {number(item['credit'])}{errors}"


def _details(item: Json) -> Iterator[str | Table]:
    rows = [
        [verdict["verdict"], verdict["field"], _cut(verdict["gold"]), _cut(verdict["found"])]
        for verdict in item["fields"]
    ]
    yield Table(("", "field", "gold", "report"), rows, plain=True)
    sentences = dict.fromkeys(filter(None, (item["gold_sentence"], item["found_sentence"])))
    yield from (f"  {quoted(sentence)}" for sentence in sentences)


def _cut(value: str) -> str:
    return value if len(value) <= _WIDEST_VALUE else value[: _WIDEST_VALUE - 1] + "…"


# --- Items as plain values ------------------------------------------------------------------------


def item_rows(article: GoldArticle, report: Json | None, score: ArticleScore) -> list[dict[str, Any]]:
    """Every aligned item, with both sides' values of each judged field."""
    gold: dict[tuple[str, str | None], Any] = {
        (path.partition("[")[0], item.id): item for path, item in items_of(article.gold)
    }
    found = _found_items(report) if report else {}
    names = {actor.id: actor.names[0] for actor in article.gold.actors}
    return [
        _row(item, gold.get((item.section, item.gold)), found.get((item.section, item.found)), article, names)
        for item in sorted(score.items, key=lambda each: SECTIONS.index(each.section))
    ]


def gap_rows(article: GoldArticle, report: Json | None, score: ArticleScore) -> list[dict[str, Any]]:
    """The reported items that may be missing in the gold."""
    rows = item_rows(article, report, score)
    return [
        {
            **row,
            "article": article.name,
            "summary": ", ".join(filter(None, (f["found"] for f in row["fields"]))),
        }
        for row in rows
        if row["outcome"] == "gap"
    ]


def _found_items(report: Json) -> dict[tuple[str, str | None], Json]:
    background = report["background"]
    return {
        (section, item["id"]): item
        for section, name in _REPORT_SECTIONS.items()
        for item in (*report[name], *background.get(name, ()))
    }


def _row(
    score: ItemScore, gold: Any, found: Json | None, article: GoldArticle, names: Mapping[str, str]
) -> dict[str, Any]:
    values = _VALUES[score.section]
    silent: tuple[_Side, _Side] = (lambda _: None, lambda _: None)
    fields = [
        {
            "field": name,
            "verdict": verdict,
            "gold": _words(values.get(name, silent)[0](gold), names) if gold else "",
            "found": _words(values.get(name, silent)[1](found), {}) if found else "",
        }
        for name, verdict in score.verdicts.items()
    ]
    return {
        "section": score.section,
        "gold": score.gold,
        "found": score.found,
        "outcome": score.outcome,
        "credit": max(score.credit_gold, score.credit_found),
        "right": score.outcome == "optional" or all(field["verdict"] == "COR" for field in fields),
        "errors": [name for name, made in score.errors.items() if made],
        "fields": fields,
        "gold_sentence": _gold_sentence(gold, article.text) if gold else "",
        "found_sentence": _found_sentence(found) if found else "",
    }


def _words(value: Any, names: Mapping[str, str]) -> str:
    """Alternatives and sets alike, parted by a stroke; ids by the actor's first name."""
    if value is None:
        return ""
    listed = value if isinstance(value, list | tuple) else (value,)
    return " / ".join(names.get(each, str(each)) for each in listed)


def _gold_sentence(gold: Any, text: str) -> str:
    quotes = getattr(gold, "evidence", ()) or getattr(gold, "names", ())[:1]
    extent = next((extent for quote in quotes for extent in locate(text, quote)[:1]), None)
    return text[extent[0] : extent[1]][:_LONGEST_SENTENCE] if extent else ""


def _found_sentence(found: Json) -> str:
    return next((str(each["text"])[:_LONGEST_SENTENCE] for each in found["evidence"]), "")


# --- The values of each judged field --------------------------------------------------------------

_Side = Callable[[Any], Any]
_Section = Literal["actors", "casualties", "territory", "statements"]


def _parties(field: str) -> _Side:
    return lambda item: [each["name"] for each in item[field]]


def _source(item: Json) -> str:
    return item["source"]["name"] or "outlet"


def _relayed(item: Json) -> str | None:
    return item["relayed_by"]["name"] if item["relayed_by"] else None


def _when(item: Json) -> str | None:
    return item["when"]["text"] if item["when"] else None


def _standing(gold: Any) -> str:
    return "background" if gold.background else "current"


_VALUES: Mapping[_Section, Mapping[str, tuple[_Side, _Side]]] = {
    "actors": {
        "names": (lambda gold: gold.names, lambda found: [found["name"], *found["aliases"]]),
        "kind": (lambda gold: gold.kind, lambda found: found["kind"]),
        "designations": (
            lambda gold: [each.label for each in gold.designations],
            lambda found: [each["label"] for each in found["designations"]],
        ),
    },
    "casualties": {
        "count": (lambda gold: (gold.count, *gold.count_accept), lambda found: found["count"]["text"]),
        "harm": (lambda gold: gold.harm, lambda found: found["harm"]),
        "scope": (lambda gold: gold.scope, lambda found: found["scope"]),
        "standing": (_standing, lambda found: found["temporal"]),
        "part_of": (lambda gold: gold.part_of, lambda found: found["subset_of"]),
        "source": (lambda gold: gold.reported_by, _source),
        "blamed": (lambda gold: gold.blamed_on, _parties("attributed_to")),
        "victims": (lambda gold: gold.victims, lambda found: found["victims"]),
        "place": (lambda gold: gold.place, lambda found: found["place"]),
        "period": (lambda gold: gold.when, _when),
    },
    "territory": {
        "place": (lambda gold: gold.place, lambda found: found["place"]),
        "change": (lambda gold: gold.change, lambda found: found["change"]),
        "gained": (lambda gold: gold.gained_by, _parties("gained_by")),
        "lost": (lambda gold: gold.lost_by, _parties("lost_by")),
        "status": (lambda gold: (*gold.basis, *gold.reported_by), lambda found: found["control_basis"]),
        "standing": (_standing, lambda found: found["temporal"]),
        "extent": (lambda gold: gold.extent, lambda found: found["extent"]),
        "period": (lambda gold: gold.when, _when),
    },
    "statements": {
        "speakers": (lambda gold: gold.speakers, _parties("speakers")),
        "act": (lambda gold: gold.act, lambda found: found["act"]),
        "addressees": (lambda gold: gold.addressees, _parties("addressees")),
        "quotes": (lambda gold: gold.quotes, lambda found: [each["text"] for each in found["quotations"]]),
        "content": (lambda gold: gold.points, lambda found: [each["text"] for each in found["quotations"]]),
        "relayed_by": (lambda gold: gold.relayed_by, _relayed),
    },
}

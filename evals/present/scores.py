"""The scores of one run: a page of some thirty lines, and the same as plain values."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..analysis.runs import OVERALL, SCOPES, ScopeScore
from ..analysis.scored import Scored, errors_of, sides
from ..analysis.statistics import Estimate, Interval, wilson
from ..scoring.rules import scoring_rules
from ..scoring.slices import article_slices, item_slices
from ..scoring.tallies import METRICS, Rate, SectionTally
from .junit import Case
from .pages import NOTHING, Page, Table, count, estimated, interval, number

if TYPE_CHECKING:
    from ..muc4.scoring import MucScores

# A page should fit one screen; what does not fit is in the JSON.
_MOST_SLICES = 36
_MOST_NAMED = 6


def score_page(scored: Scored) -> Page:
    """Usable F1 with its parts, the stricter and softer scores, and the named errors."""
    summary = scored.summary
    return Page(
        _title(scored),
        (
            "",
            Table(
                ("section", "usable F1", "precision", "recall", "articles", "failed"),
                [_first_row(scored, scope) for scope in SCOPES],
            ),
            "",
            Table(
                ("section", "strict F1", "detection F1", "supported F1", "hallucinated"),
                [_second_row(scope, summary.scopes[scope]) for scope in SCOPES],
            ),
            "",
            Table(
                ("error", "made", "of", "rate", "section"),
                [_error_row(*error) for error in errors_of(summary)],
            ),
            "",
            *_closing(scored),
        ),
    )


def _title(scored: Scored) -> str:
    summary, rules = scored.summary, scoring_rules()
    return (
        f"{scored.name}: {summary.articles} articles, {summary.reports} reports, {summary.failed} failed"
        f" (counted as empty); 95% intervals over articles; rules {rules.version} {rules.digest}"
    )


def _first_row(scored: Scored, scope: str) -> list[str]:
    score, summary = scored.summary.scopes[scope], scored.summary
    precision, recall = sides(scored.means, scope)
    return [
        scope,
        estimated(score.estimates["usable"]),
        estimated(precision),
        estimated(recall),
        str(score.estimates["usable"].n),
        str(summary.failed),
    ]


def _second_row(scope: str, score: ScopeScore) -> list[str]:
    rest = (estimated(score.estimates[metric]) for metric in ("strict", "detection", "supported"))
    rate = score.hallucination
    share = f"{number(rate.value)}{interval(score.hallucination_interval)} of {count(rate.possible)}"
    return [scope, *rest, share if rate.possible else NOTHING]


def _error_row(name: str, section: str, rate: Rate) -> list[str]:
    value = number(rate.value) + interval(wilson(rate.made, rate.possible))
    return [name, count(rate.made), count(rate.possible), value, section]


def _closing(scored: Scored) -> list[str]:
    summary = scored.summary
    relevance = summary.relevance
    right = (
        f"conflict news or not: {number(relevance.value)}{interval(wilson(*relevance))}"
        f" of {count(relevance.possible)} reports right; caveats F1 {number(summary.caveats.f1)}"
        f" on {count(summary.caveats.possible)}"
    )
    lines = [right]
    spread = summary.scopes[OVERALL].run_to_run
    if spread is not None:
        lines.append(f"standard deviation of usable F1 between repeats: {number(spread, 3)}")
    if scored.failed:
        lines.append(f"failed: {named(scored.failed)}")
    return lines


def named(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


# --- Phenomena ------------------------------------------------------------------------------------


def slice_page(scored: Scored) -> Page:
    """Recall and usable items for every tag of gold items, the worst first; anecdotes are left to the JSON."""
    slices = sorted(item_slices(scored.articles), key=lambda each: (each.recall, each.tag))
    shown = [each for each in slices if not each.few][:_MOST_SLICES]
    rows = [
        [
            each.tag,
            number(each.recall) + interval(wilson(each.usable, each.items)),
            number(each.detection),
            count(each.items),
            str(each.articles),
        ]
        for each in shown
    ]
    left = len(slices) - len(shown)
    return Page(
        f"{scored.name}: by phenomenon, {scored.summary.failed} failed",
        (
            Table(("tag of gold items", "usable recall", "found", "items", "articles"), rows),
            f"{left} more tags, most with fewer than five articles, are in --json" if left else "",
        ),
    )


# --- Plain values ---------------------------------------------------------------------------------


def score_values(scored: Scored) -> dict[str, Any]:
    """Everything about a run's scores as plain values, articles and slices included."""
    summary, rules = scored.summary, scoring_rules()
    return {
        "run": scored.name,
        "rules": {"version": rules.version, "digest": rules.digest},
        "articles": summary.articles,
        "reports": summary.reports,
        "failed": summary.failed,
        "failed_articles": scored.failed,
        "scopes": {scope: _scope_values(scored, scope) for scope in SCOPES},
        "errors": {f"{section}.{name}": _rate_values(rate) for name, section, rate in errors_of(summary)},
        "relevance": _rate_values(summary.relevance),
        "caveats_f1": summary.caveats.f1,
        "slices": {
            "articles": {
                each.tag: {"articles": each.articles, "items": each.items, **_estimate_values(each.usable)}
                for each in article_slices(scored.articles)
            },
            "items": {
                each.tag: {
                    "articles": each.articles,
                    "items": each.items,
                    "recall": each.recall,
                    "interval": _interval_values(wilson(each.usable, each.items)),
                    "detection": each.detection,
                }
                for each in item_slices(scored.articles)
            },
        },
        "by_article": {
            mean.name: {
                "failed": mean.failed,
                "repeats": mean.repeats,
                **{scope: mean.tally(scope).f1() for scope in SCOPES},
            }
            for mean in scored.means
        },
    }


def _scope_values(scored: Scored, scope: str) -> dict[str, Any]:
    score = scored.summary.scopes[scope]
    precision, recall = sides(scored.means, scope)
    return {
        **{f"{metric}_f1": _estimate_values(score.estimates[metric]) for metric in METRICS},
        "precision": _estimate_values(precision),
        "recall": _estimate_values(recall),
        "hallucination": _rate_values(score.hallucination),
        "empty_articles": score.empty,
        "run_to_run": score.run_to_run,
        "items": _item_values(score.tally),
        "fields": {name: _field_values(tally) for name, tally in score.tally.fields.items()},
    }


def _item_values(tally: SectionTally) -> dict[str, float]:
    names = ("gold", "found", "paired", "strict", "grounded", "reported", "hallucinated", "gaps")
    return {name: getattr(tally, name) for name in names}


def _field_values(tally: Any) -> dict[str, Any]:
    counts = {name: getattr(tally, name) for name in ("cor", "par", "inc", "mis", "spu")}
    return {**counts, "f1": tally.f1}


def _estimate_values(given: Estimate) -> dict[str, Any]:
    return {"value": given.value, "interval": _interval_values(given.interval), "n": given.n}


def _rate_values(rate: Rate) -> dict[str, Any]:
    return {
        "made": rate.made,
        "of": rate.possible,
        "rate": rate.value,
        "interval": _interval_values(wilson(*rate)),
    }


def _interval_values(given: Interval | None) -> Sequence[float] | None:
    return None if given is None else list(given)


def score_cases(scored: Scored) -> list[Case]:
    """One test case for each report: an error where there is none, else its usable F1 as output."""
    return [
        Case(
            suite=scored.name,
            name=article.name,
            state="error" if article.failed else "passed",
            message="no report; counted as empty" if article.failed else "",
            detail="" if article.failed else f"usable F1 {number(article.overall.f1())}",
        )
        for article in scored.articles
    ]


# --- MUC-4 ----------------------------------------------------------------------------------------


def muc4_page(name: str, scores: "MucScores") -> Page:
    """Rates over documents; Wilson intervals, since precision and recall are shares of separate facts."""
    rows = [
        [
            metric,
            _share(score.correct, score.predicted),
            _share(score.found, score.gold),
            number(score.f1),
        ]
        for metric, score in scores.metrics.items()
    ]
    return Page(
        f"{name}: MUC-4, {scores.documents} documents, {scores.failed} failed (counted as empty)",
        ("", Table(("metric", "precision", "recall", "F1"), rows)),
    )


def _share(made: int, possible: int | None) -> str:
    if not possible:
        return NOTHING
    return f"{number(made / possible)}{interval(wilson(made, possible))} of {possible}"


def muc4_values(scores: "MucScores") -> Mapping[str, Any]:
    """MUC-4 scores as plain values."""
    return {
        "documents": scores.documents,
        "failed": scores.failed,
        "metrics": {
            name: {
                "precision": score.precision,
                "recall": score.recall,
                "f1": score.f1,
                "found": score.found,
                "gold": score.gold,
                "correct": score.correct,
                "predicted": score.predicted,
            }
            for name, score in scores.metrics.items()
        },
    }

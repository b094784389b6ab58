"""Two runs side by side."""

from collections.abc import Sequence
from typing import Any

from ..analysis.comparison import Comparison, Flip, ScopeComparison
from ..analysis.runs import OVERALL, SCOPES
from ..analysis.scored import Scored, errors_of
from ..scoring.tallies import Rate
from .pages import Page, Table, count, estimated, interval, number, signed

_MOST_FLIPS = 5


def comparison_page(first: Scored, second: Scored, comparison: Comparison) -> Page:
    """Second against first: differences, their tests, and the articles that changed most."""
    rows = [_row(scope, first, second, comparison.scopes[scope]) for scope in SCOPES]
    headers = ("usable F1", "first", "second", "difference", "p", "detectable", "articles")
    return Page(
        f"{second.name} against {first.name}: {comparison.articles} articles in both;"
        f" failed {first.summary.failed} and {second.summary.failed}; paired randomisation test,"
        " Holm over the sections",
        (
            "",
            Table(headers, rows),
            "",
            *_flip_lines(comparison.scopes[OVERALL].flips),
            *_left_out(comparison),
            "",
            Table(("error", "first", "second", "section"), _error_rows(first, second)),
        ),
    )


def _row(scope: str, first: Scored, second: Scored, compared: ScopeComparison) -> list[str]:
    difference = compared.difference
    return [
        scope,
        estimated(first.summary.scopes[scope].estimates["usable"]),
        estimated(second.summary.scopes[scope].estimates["usable"]),
        signed(difference.value) + interval(difference.interval, 3),
        number(compared.p_holm, 4) + (" *" if compared.significant else ""),
        number(difference.detectable, 3),
        str(difference.n),
    ]


def _flip_lines(flips: Sequence[Flip]) -> list[str]:
    worse = [flip for flip in flips if flip.change < 0]
    better = [flip for flip in reversed(flips) if flip.change > 0]
    return [
        f"{len(listed)} articles {word}{': ' if listed else ''}{_listed(listed)}"
        for word, listed in (("worse", worse), ("better", better))
    ]


def _listed(flips: Sequence[Flip]) -> str:
    named = ", ".join(f"{flip.article} {flip.change:+.2f}" for flip in flips[:_MOST_FLIPS])
    return named + (", …" if len(flips) > _MOST_FLIPS else "")


def _left_out(comparison: Comparison) -> list[str]:
    sides = (("first", comparison.only_first), ("second", comparison.only_second))
    return [f"only in the {name}, not compared: {len(only)} articles" for name, only in sides if only]


def _error_rows(first: Scored, second: Scored) -> list[list[str]]:
    before = {(section, name): rate for name, section, rate in errors_of(first.summary)}
    after = {(section, name): rate for name, section, rate in errors_of(second.summary)}
    none = Rate(0, 0)
    return [
        [name, _made(before.get((section, name), none)), _made(after.get((section, name), none)), section]
        for section, name in dict.fromkeys((*before, *after))
    ]


def _made(rate: Rate) -> str:
    return f"{count(rate.made)} of {count(rate.possible)}"


def comparison_values(first: Scored, second: Scored, comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain values."""
    return {
        "first": first.name,
        "second": second.name,
        "articles": comparison.articles,
        "failed": [first.summary.failed, second.summary.failed],
        "only_first": list(comparison.only_first),
        "only_second": list(comparison.only_second),
        "scopes": {scope: _scope_values(comparison.scopes[scope]) for scope in SCOPES},
    }


def _scope_values(compared: ScopeComparison) -> dict[str, Any]:
    difference = compared.difference
    return {
        "difference": difference.value,
        "interval": list(difference.interval) if difference.interval else None,
        "p": difference.p,
        "p_holm": compared.p_holm,
        "significant": compared.significant,
        "detectable": difference.detectable,
        "n": difference.n,
        "flips": {flip.article: flip.change for flip in compared.flips},
    }

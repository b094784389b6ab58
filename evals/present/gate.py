"""A gate's findings: what was asked, what was measured, what that means."""

from collections.abc import Sequence
from typing import Any

from ..analysis.gate import Finding, Verdict
from ..analysis.scored import Scored
from .junit import Case, State
from .pages import Page, Table, count, interval, number

_STATES: dict[Verdict, State] = {"pass": "passed", "fail": "failure", "inconclusive": "skipped"}


def gate_page(scored: Scored, findings: Sequence[Finding], verdict: Verdict | None, lost: float) -> Page:
    """Every condition with its value. Without *verdict* too many reports were lost to judge anything."""
    rows = [
        [
            finding.verdict.upper(),
            finding.condition.metric,
            finding.condition.written,
            _value(finding),
            count(finding.measured.n),
        ]
        for finding in findings
    ]
    summary = scored.summary
    whole = (
        verdict.upper() if verdict else f"NOT JUDGED: the provider or the network cost {lost:.1%} of reports"
    )
    scored_share = f"{summary.articles} of {summary.articles + scored.missing} gold articles"
    return Page(
        f"{scored.name}: {whole}; {scored_share}, {summary.failed} of {summary.reports} reports"
        " failed (counted as empty)",
        ("", Table(("", "metric", "condition", "value", "of"), rows, plain=True)),
    )


def _value(finding: Finding) -> str:
    measured = finding.measured
    if measured.exact and measured.value is not None:
        return count(measured.value)
    return number(measured.value, 3) + interval(measured.interval, 3)


def gate_values(
    scored: Scored, findings: Sequence[Finding], verdict: Verdict | None, lost: float
) -> dict[str, Any]:
    return {
        "run": scored.name,
        "verdict": verdict or "infrastructure",
        "error_rate": lost,
        "articles": scored.summary.articles,
        "missing_articles": scored.missing,
        "failed": scored.summary.failed,
        "conditions": [
            {
                "metric": finding.condition.metric,
                "condition": finding.condition.written,
                "value": finding.measured.value,
                "interval": list(finding.measured.interval) if finding.measured.interval else None,
                "n": finding.measured.n,
                "verdict": finding.verdict,
            }
            for finding in findings
        ],
    }


def gate_cases(
    scored: Scored, findings: Sequence[Finding], verdict: Verdict | None, lost: float
) -> list[Case]:
    """One test case for each condition; an inconclusive one is skipped. An error where nothing was judged."""
    if verdict is None:
        return [Case(scored.name, "max_error_rate", "error", f"the provider or network cost {lost:.1%}")]
    return [
        Case(
            suite=scored.name,
            name=f"{finding.condition.metric} {finding.condition.written}",
            state=_STATES[finding.verdict],
            message=f"{finding.verdict}: {_value(finding)} of {count(finding.measured.n)}",
            detail="" if finding.verdict != "pass" else _value(finding),
        )
        for finding in findings
    ]

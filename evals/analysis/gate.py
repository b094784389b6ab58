"""The gate: conditions on a run's scores, read from TOML, with three answers.

    [gate]
    max_error_rate = 0.0
    inconclusive = "fail"
    baseline = "main"
    "casualties.usable_f1" = ">= 0.80"
    "overall.usable_f1" = ">= 0.70 (lower bound)"
    "critical.cumulative_as_incident" = "<= 0"
    "hallucination_rate" = "<= 0.02"
    "missing_articles" = "<= 0"
    "overall.usable_f1.vs_baseline" = ">= -0.02"

A condition passes when the value meets it, fails when even the near end of its 95% interval does not, and is
inconclusive in between: the articles are too few to tell. With "(lower bound)" or "(upper bound)" it passes
only when the far end meets it too. Counts are facts and never inconclusive; nothing to judge always is.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ...agent.errors import SettingsError
from ...agent.store import Outcome
from ..scoring.tallies import ERRORS, METRICS, Rate
from .comparison import Comparison, compare
from .runs import OVERALL, SCOPES
from .scored import Scored, errors_of, sides
from .statistics import Interval, wilson

Verdict = Literal["pass", "fail", "inconclusive"]

# Exit codes beside those of the command line: 0 passed, 2 usage, 3 the provider failed too often.
EXIT: Mapping[Verdict, int] = {"pass": 0, "fail": 5, "inconclusive": 6}
INFRASTRUCTURE = 3

_CONDITION = re.compile(
    r"(?P<operator>[<>]=)\s*(?P<limit>[+-]?\d+(?:\.\d+)?)\s*(?P<strict>\(?(?:lower|upper)[ -]bound\)?)?"
)
_VS_BASELINE = ".vs_baseline"


@dataclass(frozen=True, slots=True)
class Condition:
    """`metric` at least, or at most, `limit`; `strict` asks the interval's far end too."""

    metric: str
    at_least: bool
    limit: float
    strict: bool
    written: str


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate file. `max_error_rate` is the share of reports that the provider or network may have cost."""

    conditions: tuple[Condition, ...]
    max_error_rate: float = 0.0
    inconclusive: Verdict = "inconclusive"  # what an inconclusive whole counts as
    baseline: str | None = None


class Measured(NamedTuple):
    """A value with its interval, if it is an estimate; `exact` for a count."""

    value: float | None
    interval: Interval | None = None
    n: float = 0
    exact: bool = False


class Finding(NamedTuple):
    """One condition judged."""

    condition: Condition
    measured: Measured
    verdict: Verdict


def read_gate(path: Path, inconclusive: str | None = None) -> Gate:
    """The gate in *path*; *inconclusive* is taken over the file's own word.

    Raises `SettingsError` for a file or a condition that cannot be read.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))["gate"]
    except OSError as error:
        raise SettingsError(f"cannot read {path}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not TOML: {error}") from None
    except KeyError:
        raise SettingsError(f"{path} has no [gate] table") from None
    options = {"max_error_rate", "inconclusive", "baseline"}
    asked = {name: value for name, value in table.items() if name not in options}
    conditions = tuple(_condition(name, value, path) for name, value in _flat(asked))
    if not conditions:
        raise SettingsError(f"{path} has no condition", hint='e.g. "casualties.usable_f1" = ">= 0.80"')
    return Gate(
        conditions,
        _rate(table.get("max_error_rate", 0.0), path),
        _choice(inconclusive or table.get("inconclusive", "inconclusive")),
        table.get("baseline"),
    )


def judge(gate: Gate, run: Scored, baseline: Scored | None) -> list[Finding]:
    """Every condition judged on *run*, in the order of the file."""
    against = compare(baseline.articles, run.articles) if baseline else None
    findings = []
    for condition in gate.conditions:
        measured = _measured(condition.metric, run, against)
        findings.append(Finding(condition, measured, _verdict(condition, measured)))
    return findings


def overall(gate: Gate, findings: Sequence[Finding]) -> Verdict:
    """One failure fails the gate; else one inconclusive condition leaves it open, or as the file says."""
    verdicts = {finding.verdict for finding in findings}
    if "fail" in verdicts:
        return "fail"
    return gate.inconclusive if "inconclusive" in verdicts else "pass"


def error_rate(outcomes: Sequence[Outcome]) -> float:
    """The share of a run's reports that the provider or the network cost."""
    return sum(outcome.infrastructure for outcome in outcomes) / max(1, len(outcomes))


def needs_baseline(gate: Gate) -> bool:
    return any(condition.metric.endswith(_VS_BASELINE) for condition in gate.conditions)


# --- Reading --------------------------------------------------------------------------------------


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Names as written in full: without quotation marks TOML makes tables of their parts."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _condition(metric: str, written: Any, path: Path) -> Condition:
    match = _CONDITION.fullmatch(written.strip()) if isinstance(written, str) else None
    if match is None:
        raise SettingsError(
            f"{path}: {metric}: cannot read {written!r}", hint='write ">= 0.80" or "<= 0.02 (upper bound)"'
        )
    at_least, strict = match["operator"] == ">=", match["strict"] or ""
    if strict and ("lower" in strict) != at_least:
        raise SettingsError(f"{path}: {metric}: the lower bound belongs to >=, the upper bound to <=")
    if not _is_metric(metric):
        raise SettingsError(f"{path}: there is no metric {metric!r}", hint=f"there are {_KNOWN}")
    return Condition(metric, at_least, float(match["limit"]), bool(strict), written.strip())


_SCORES = (*(f"{metric}_f1" for metric in METRICS), "precision", "recall", "hallucination_rate")
_KNOWN = (
    f"SCOPE.SCORE with {', '.join(SCOPES)} and {', '.join(_SCORES)}; SCOPE.usable_f1{_VS_BASELINE};"
    f" critical.ERROR and critical.ERROR_rate; hallucination_rate; failed_rate; relevance; missing_articles"
)


def _is_metric(metric: str) -> bool:
    if metric in ("hallucination_rate", "failed_rate", "relevance", "missing_articles"):
        return True
    scope, _, name = metric.partition(".")
    if scope == "critical":
        return name.removesuffix("_rate") in ERRORS
    return scope in SCOPES and (name in _SCORES or name == f"usable_f1{_VS_BASELINE}")


def _rate(value: Any, path: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise SettingsError(f"{path}: max_error_rate must be between 0 and 1")
    return float(value)


def _choice(value: Any) -> Verdict:
    for verdict in EXIT:
        if value == verdict:
            return verdict
    raise SettingsError(f"an inconclusive gate must end as one of {', '.join(EXIT)}")


# --- Measuring ------------------------------------------------------------------------------------


def _measured(metric: str, run: Scored, against: Comparison | None) -> Measured:
    scope, _, name = metric.partition(".")
    if metric == "hallucination_rate":
        scope, name = OVERALL, metric
    if scope == "critical":
        return _error(name, run)
    if metric == "failed_rate":
        return _share(Rate(run.summary.failed, run.summary.reports))
    if metric == "missing_articles":
        return _counted(Rate(run.missing, run.missing + run.summary.articles))
    if metric == "relevance":
        return _share(run.summary.relevance)
    if name.endswith(_VS_BASELINE):
        difference = against.scopes[scope].difference if against else None
        return Measured(difference.value, difference.interval, difference.n) if difference else Measured(None)
    if name == "hallucination_rate":
        return _share(run.summary.scopes[scope].hallucination)
    if name in ("precision", "recall"):
        precision, recall = sides(run.means, scope)
        return Measured(*(precision if name == "precision" else recall))
    estimates = run.summary.scopes[scope].estimates
    return Measured(*next(estimates[each] for each in METRICS if name == f"{each}_f1"))


def _error(name: str, run: Scored) -> Measured:
    plain = name.removesuffix("_rate")
    rates = [rate for error, _, rate in errors_of(run.summary) if error == plain]
    rate = Rate(sum(each.made for each in rates), sum(each.possible for each in rates))
    return _share(rate) if name != plain else _counted(rate)


def _counted(rate: Rate) -> Measured:
    """None made of none possible says nothing."""
    return Measured(rate.made if rate.possible else None, None, rate.possible, exact=True)


def _share(rate: Rate) -> Measured:
    return Measured(rate.value, wilson(*rate), rate.possible)


def _verdict(condition: Condition, measured: Measured) -> Verdict:
    if measured.value is None:
        return "inconclusive"
    if measured.exact:
        return "pass" if _meets(condition, measured.value) else "fail"
    if measured.interval is None:
        return "pass" if _meets(condition, measured.value) and not condition.strict else "inconclusive"
    low, high = measured.interval
    near, far = (high, low) if condition.at_least else (low, high)
    if _meets(condition, far if condition.strict else measured.value):
        return "pass"
    return "inconclusive" if _meets(condition, near) else "fail"


def _meets(condition: Condition, value: float) -> bool:
    # A hair's breadth of tolerance: 0.7 as a sum of thirds is 0.7.
    if condition.at_least:
        return value >= condition.limit - 1e-9
    return value <= condition.limit + 1e-9

"""Runs as they are listed, watched and summed up, before anything is scored."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from ...agent.store import Outcome, StoredRun
from ..execution.estimate import Estimate
from ..execution.runner import Progress
from ..execution.running import Done, failures
from .junit import Case
from .pages import NOTHING, Page, Table

Listed = Sequence[tuple[StoredRun, list[Outcome]]]


def runs_page(runs: Listed) -> Page:
    rows = [
        [
            run.name,
            _engine(run.plan),
            run.plan["suite"],
            str(len(outcomes)),
            str(len(failures(outcomes))),
            *_spent(outcomes),
            run.created[:16].replace("T", " "),
        ]
        for run, outcomes in runs
    ]
    headers = ("run", "engine", "suite", "reports", "failed", *_SPENT, "begun (UTC)")
    return Page(f"runs: {len(rows)}", (Table(headers, rows, plain=True),) if rows else ())


def _engine(plan: Mapping[str, Any]) -> str:
    """The engine as one asks for it: the same model elsewhere is another engine."""
    return f"{plan['endpoint']}/{plan['model']}" if plan["engine"] == "model" else str(plan["engine"])


_SPENT = ("requests", "tokens in", "tokens out", "asked again", "mended")


def _spent(outcomes: Sequence[Outcome]) -> list[str]:
    """Requests and tokens a report, stored answers with the tokens they once took; items asked again and mended."""
    reports = [outcome.usage for outcome in outcomes if outcome.report]
    if not any(usage.get("output_tokens") for usage in reports):
        return [NOTHING] * len(_SPENT)

    def total(name: str) -> float:
        return sum(usage.get(name) or 0 for usage in reports)

    each = [f"{total('requests') / len(reports):.1f}"]
    each += [f"{total(name) / len(reports):,.0f}" for name in ("input_tokens", "output_tokens")]
    return [*each, f"{total('items_asked_again'):.0f}", f"{total('items_mended'):.0f}"]


def runs_values(runs: Listed) -> list[dict[str, Any]]:
    return [
        {
            "name": run.name,
            "plan": dict(run.plan),
            "created": run.created,
            "reports": len(outcomes),
            "failed": len(failures(outcomes)),
            "usage": [dict(outcome.usage) for outcome in outcomes],
        }
        for run, outcomes in runs
    ]


def progress_line(progress: Progress) -> str:
    """One line for a terminal."""
    cost = f", {_dollars(progress.cost)}" if progress.requests else ""
    read = f"{progress.done}/{progress.total} read"
    return f"{read}, {progress.failed} failed, {progress.requests} requests{cost}"


def done_line(done: Done) -> str:
    progress = done.progress
    known = f", {done.known} were read before" if done.known else ""
    cost = f" for {_dollars(progress.cost)}" if progress.requests else ""
    return (
        f"run {done.run.name!r}: {progress.done} articles read with {progress.requests} requests{cost}{known}"
    )


def estimate_page(foreseen: Estimate | None) -> Page:
    if foreseen is None:
        return Page("the offline engine asks nobody and costs nothing")
    tokens = f"about {foreseen.input_tokens:,} tokens in and {foreseen.output_tokens:,} out"
    return Page(
        f"{foreseen.requests} requests, {foreseen.stored} more are answered already; {tokens};"
        f" cost {_dollars(foreseen.cost_usd)}, without repairs and re-asks"
    )


def estimate_values(foreseen: Estimate | None) -> dict[str, Any]:
    return asdict(foreseen or Estimate(0, 0, 0, 0, 0.0))


def outcome_cases(run: str, outcomes: Sequence[Outcome]) -> list[Case]:
    """One test case for each report that was, or was not, made."""
    return [
        Case(
            suite=run,
            name=outcome.item if outcome.repeat == 0 else f"{outcome.item} (repeat {outcome.repeat + 1})",
            state="passed" if outcome.report else "error",
            message=outcome.error or "",
            detail=outcome.error_kind or "",
            seconds=outcome.seconds,
        )
        for outcome in outcomes
    ]


def _dollars(cost: float | None) -> str:
    return NOTHING if cost is None else f"${cost:.4f}"

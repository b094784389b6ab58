"""The evaluation commands: `sitrep eval …` and `sitrep replay`. Mounted by the command line, loaded when asked for.

Exit codes: 0 done or gate passed, 1 failed or left incomplete, 2 usage, 3 provider or network, 5 gate failed,
6 gate inconclusive.
"""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..agent.cli_options import AskingStrategy, BaseUrl, Effort, Model, Repair, StructureMode
from ..agent.errors import SettingsError
from ..agent.help import Command
from ..agent.settings import Settings, resolve_model
from ..prompts.loader import versions
from .cli_options import (
    AsJson,
    AsMarkdown,
    GoldFolder,
    JUnitFile,
    StorePath,
    check_forms,
    load_gold,
    load_scored,
    note,
    open_store,
    write,
)
from .cli_scores import add_score_commands

if TYPE_CHECKING:
    from ..agent.store import Outcome, Store
    from .annotation.gold_loading import GoldArticle
    from .execution.runner import Progress
    from .execution.running import Done, RunOptions
    from .execution.suite import Suite

app = typer.Typer(
    name="eval",
    help="Score engines against gold, compare runs, and gate changes.",
    short_help="Score engines against gold, compare runs, and gate changes.",  # as it is, never cut
    epilog=(
        "Exit codes: 0 done or gate passed, 1 failed or left incomplete, 2 usage, 3 provider or network,"
        " 5 gate failed, 6 gate inconclusive."
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
replay_app = typer.Typer(name="replay", add_completion=False, rich_markup_mode=None)


@app.command("run", cls=Command)
def run_command(
    model: Model = None,
    base_url: BaseUrl = None,
    mode: StructureMode = "auto",
    strategy: AskingStrategy = "whole",
    reasoning_effort: Effort = None,
    prompt: Annotated[
        str | None,
        typer.Option(
            metavar="VERSION", help="Use this version of the instructions. Default: the current one."
        ),
    ] = None,
    repair: Repair = True,
    gold: GoldFolder = None,
    muc4: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Read and score the MUC-4 corpus in this folder instead."),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Call the run this. The same name continues it. Default: made from what is asked.",
        ),
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Read the first N articles only.")
    ] = None,
    repeat: Annotated[
        int, typer.Option(min=1, metavar="K", help="Read each article K times, seeds counted up.")
    ] = 1,
    concurrency: Annotated[int, typer.Option(min=1, metavar="N", help="Read N articles at once.")] = 8,
    max_cost: Annotated[
        float | None,
        typer.Option(min=0.0, metavar="USD", help="Start no article that would take the cost beyond this."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Estimate tokens and cost; ask nothing.")
    ] = False,
    retry_errors: Annotated[
        bool, typer.Option("--retry-errors", help="Read the articles again that failed before.")
    ] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Ask again, whatever is stored.")] = False,
    store: StorePath = None,
    no_store: Annotated[bool, typer.Option("--no-store", help="Keep nothing after the command.")] = False,
    as_json: AsJson = False,
    as_markdown: AsMarkdown = False,
    junit: JUnitFile = None,
) -> None:
    """Read every article of a suite with one engine, keep what comes, and score it.

    The same command again goes on where the last one was stopped, and asks for nothing that was answered.
    """
    from ..agent.store import Store
    from .execution.running import RunOptions, carry_out
    from .execution.suite import gold_suite, muc4_suite

    check_forms(as_json=as_json, as_markdown=as_markdown)
    if gold and muc4:
        raise SettingsError("--gold and --muc4 are two suites", hint="give one of them")
    if prompt and prompt not in versions():
        raise SettingsError(f"there are no instructions {prompt!r}", hint=f"one of {', '.join(versions())}")
    asked = resolve_model(
        model,
        base_url=base_url,
        mode=mode,
        strategy=strategy,
        reasoning_effort=reasoning_effort,
        needs_key=not dry_run,
    )
    settings = Settings(model=asked and replace(asked, prompt=prompt), repair=repair)
    options = RunOptions(name, repeat, limit, concurrency, max_cost, fresh, retry_errors)
    articles = () if muc4 else load_gold(gold)
    suite = muc4_suite(muc4) if muc4 else gold_suite(articles, gold)
    ticker = _Ticker()
    with Store() if no_store else open_store(store) as kept:
        if dry_run:
            _show_estimate(suite, settings, kept, options, as_json=as_json)
            return
        try:
            done = carry_out(suite, settings, kept, options, ticker.show)
        except KeyboardInterrupt:
            ticker.finish()
            if not no_store:
                note("stopped; what was read is kept, and the same command goes on from there")
            raise
        finally:
            ticker.finish()
        outcomes = kept.outcomes(done.run.name)
        _say_what_was_done(done, outcomes)
        _show_scores(done.run.name, suite, articles, kept, as_json=as_json, as_markdown=as_markdown)
        if junit:
            _write_junit(junit, done.run.name, outcomes)
    raise typer.Exit(_exit_code(done, outcomes))


@app.command("runs", cls=Command)
def runs_command(store: StorePath = None, as_json: AsJson = False, as_markdown: AsMarkdown = False) -> None:
    """List the runs there are, the latest first."""
    from .present.runs import runs_page, runs_values

    with open_store(store) as kept:
        runs = [(run, kept.outcomes(run.name)) for run in kept.runs()]
        write(lambda: runs_page(runs), lambda: runs_values(runs), as_json=as_json, as_markdown=as_markdown)


@replay_app.command("replay", cls=Command)
def replay_command(
    run: Annotated[
        str, typer.Argument(metavar="RUN", help="The name of the run whose answers to read again.")
    ],
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="Call the new run this. Default: RUN.replay.")
    ] = None,
    gold: GoldFolder = None,
    store: StorePath = None,
    as_json: AsJson = False,
    as_markdown: AsMarkdown = False,
) -> None:
    """Ground and assemble a run's stored answers with today's code, and compare. Asks nothing of any model."""
    from .cli_scores import write_comparison
    from .execution.running import failures, replay

    with open_store(store) as kept:
        new = replay(kept, run, name)
        outcomes = kept.outcomes(new.name)
        note(f"{len(outcomes)} articles read again as {new.name!r}, {len(failures(outcomes))} failed")
        if new.plan["suite"] != "gold":
            return
        articles = load_gold(gold)
        first, second = (load_scored(each, articles, kept) for each in (run, new.name))
    write_comparison(first, second, as_json=as_json, as_markdown=as_markdown)


add_score_commands(app)


# --- run, step by step ----------------------------------------------------------------------------


class _Ticker:
    """Progress on a terminal, on one line that is written over; nothing anywhere else."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty()
        self._open = False

    def show(self, progress: "Progress") -> None:
        if not self._on:
            return
        from .present.runs import progress_line

        self._open = True
        sys.stderr.write(f"\r\x1b[K{progress_line(progress)}")
        sys.stderr.flush()

    def finish(self) -> None:
        """End the line, so that whatever comes next has its own."""
        if self._open:
            sys.stderr.write("\n")
            self._open = False


def _show_estimate(
    suite: "Suite", settings: Settings, store: "Store", options: "RunOptions", *, as_json: bool
) -> None:
    from .execution.running import foresee
    from .present.runs import estimate_page, estimate_values

    foreseen = foresee(suite, settings, store, options)
    write(lambda: estimate_page(foreseen), lambda: estimate_values(foreseen), as_json=as_json)


def _say_what_was_done(done: "Done", outcomes: "list[Outcome]") -> None:
    from .execution.running import failures
    from .present.runs import done_line

    note(done_line(done))
    failed = failures(outcomes)
    if failed:
        first = failed[0]
        note(
            f"{len(failed)} failed and count as empty, the first: {first.item}: {first.error}"
            " (--retry-errors asks again)"
        )
    if done.progress.left:
        note(f"{done.progress.left} articles were not begun: the cost ceiling was reached")


def _show_scores(
    name: str,
    suite: "Suite",
    articles: "tuple[GoldArticle, ...]",
    store: "Store",
    *,
    as_json: bool,
    as_markdown: bool,
) -> None:
    from .cli_scores import write_muc4, write_scores

    if suite.kind == "muc4":
        write_muc4(name, suite.folder, store, as_json=as_json, as_markdown=as_markdown)
    else:
        scored = load_scored(name, articles, store)
        write_scores(scored, slices=False, as_json=as_json, as_markdown=as_markdown)


def _write_junit(path: Path, name: str, outcomes: "list[Outcome]") -> None:
    from ..agent.output import deliver
    from .present.junit import junit_text
    from .present.runs import outcome_cases

    deliver(junit_text(f"sitrep eval run {name}", outcome_cases(name, outcomes)), path)


def _exit_code(done: "Done", outcomes: "list[Outcome]") -> int:
    """Single failures are part of the score; a run without any report, or one cut short, is no result."""
    from .execution.running import failures

    failed = failures(outcomes)
    if outcomes and len(failed) == len(outcomes):
        return 3 if all(outcome.infrastructure for outcome in failed) else 1
    return 1 if done.progress.left else 0

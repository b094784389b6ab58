"""Carrying a run out, or reading its stored answers again: plan, tasks, engine, store."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ...agent.article import Article
from ...agent.errors import ReportError, SettingsError
from ...agent.settings import PROVIDERS, ModelSettings, Settings
from ...agent.store import Outcome, Store, StoredRun
from .plans import Plan, begin, code_digest, default_name, plan_of
from .runner import Budget, Engines, Progress, Runner, Task, tasks_left
from .suite import Suite

if TYPE_CHECKING:
    from .estimate import Estimate


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What a caller chooses about a run. `max_cost` in US dollars; `limit` takes the first articles by name."""

    name: str | None = None
    repeats: int = 1
    limit: int | None = None
    concurrency: int = 8
    max_cost: float | None = None
    fresh: bool = False
    retry_errors: bool = False


class Done(NamedTuple):
    """A run after work on it; `known` outcomes were there before and still hold."""

    run: StoredRun
    progress: Progress
    known: int


def carry_out(
    suite: Suite,
    settings: Settings,
    store: Store,
    options: RunOptions,
    watch: Callable[[Progress], None] = lambda _: None,
) -> Done:
    """Begin or continue a run. Raises `SettingsError` for a name or a cost ceiling that cannot be kept."""
    plan = plan_of(suite, settings)
    # A run that turns out to be impossible should leave no trace.
    budget = _budget(settings, suite, options)
    run = begin(store, plan, options.name)
    tasks = _tasks(suite, store, run.name, options)
    engines = Engines(settings, store)
    progress = _work(run.name, settings, tasks, engines, store, options.concurrency, budget, watch)
    return Done(run, progress, len(_chosen(suite, options)) * options.repeats - len(tasks))


def foresee(suite: Suite, settings: Settings, store: Store, options: RunOptions) -> "Estimate | None":
    """What `carry_out` would cost; null for the offline engine, which costs nothing."""
    model = settings.model
    if model is None:
        return None
    from .estimate import estimate

    name = options.name or default_name(plan_of(suite, settings))
    tasks = _tasks(suite, store, name, options)
    return estimate(tasks, lambda repeat: _model_of(Engines(settings, None), repeat), store)


def replay(store: Store, name: str, new_name: str | None = None) -> StoredRun:
    """Read a run's stored answers again with today's code, as another run. Nothing is asked of anybody.

    Raises `SettingsError` where the prompt or the shape of the answer has changed since: then there are no
    answers to what would be asked today.
    """
    old = store.run(name)
    outcomes = store.outcomes(name)
    if not outcomes:
        raise ReportError(f"run {name!r} has no outcomes to read again")
    settings = settings_of(old.plan)
    _check_answerable(old.plan, settings)
    run = begin(store, {**old.plan, "replay_of": name}, new_name or f"{name}.replay")
    tasks = [Task(outcome.item, outcome.article, outcome.repeat) for outcome in outcomes]
    engines = Engines(settings, store, sealed=True)
    _work(run.name, settings, tasks, engines, store, 1, Budget(), lambda _: None)
    return run


def settings_of(plan: Plan) -> Settings:
    """The settings a plan was made from, as far as they name answers; no key, and no address to ask at."""
    if plan["engine"] == "offline":
        return Settings(repair=plan["repair"])
    endpoint = plan["endpoint"]
    known = endpoint in PROVIDERS
    model = ModelSettings(
        name=plan["model"],
        provider=endpoint if known else "custom",
        base_url=None if known else f"http://{endpoint}",
        **plan["asked"],
    )
    return Settings(model=model, repair=plan["repair"])


def _check_answerable(plan: Plan, settings: Settings) -> None:
    if settings.model is None:
        return
    from ...agent.model.schema import draft_schema
    from ...agent.recorded import digest
    from ...prompts.loader import CURRENT, load_prompt

    prompt = load_prompt(settings.model.prompt or CURRENT)
    today = {"prompt": prompt.sha256, "schema": digest(draft_schema(prompt.form))}
    changed = [part for part, value in today.items() if plan[part] != value]
    if changed:
        raise SettingsError(
            f"the {' and the '.join(changed)} changed since that run, so its answers are to other questions",
            hint="ask again with: sitrep eval run",
        )


# --- Work -----------------------------------------------------------------------------------------


def _work(
    run: str,
    settings: Settings,
    tasks: list[Task],
    engines: Engines,
    store: Store,
    concurrency: int,
    budget: Budget,
    watch: Callable[[Progress], None],
) -> Progress:
    runner = Runner(run, code_digest(), settings, engines.drafter, store.keep, concurrency, budget, watch)

    async def work() -> Progress:
        try:
            return await runner.work(tasks)
        finally:
            await engines.close()

    return asyncio.run(work())


def _tasks(suite: Suite, store: Store, run: str, options: RunOptions) -> list[Task]:
    return tasks_left(
        _chosen(suite, options),
        options.repeats,
        store.outcomes(run),
        code=code_digest(),
        fresh=options.fresh,
        retry_errors=options.retry_errors,
    )


def _chosen(suite: Suite, options: RunOptions) -> list[tuple[str, Article]]:
    return sorted(suite.articles.items())[: options.limit]


def _model_of(engines: Engines, repeat: int) -> ModelSettings:
    model = engines.settings(repeat).model
    assert model is not None  # noqa: S101 (only asked about models)
    return model


def _budget(settings: Settings, suite: Suite, options: RunOptions) -> Budget:
    """A ceiling needs a price: without one it would be a promise that cannot be kept."""
    if options.max_cost is None or settings.model is None:
        return Budget()
    from .estimate import estimate

    everything = [Task(name, article, fresh=True) for name, article in _chosen(suite, options)]
    foreseen = estimate(everything, lambda _: _model_of(Engines(settings, None), 0), None)
    if foreseen.cost_usd is None:
        raise SettingsError(
            f"there is no list price for {settings.model.name!r} at this endpoint, so --max-cost cannot be kept",
            hint="use --limit instead",
        )
    return Budget(options.max_cost, foreseen.cost_usd / max(1, len(everything)))


def failures(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """The outcomes without report."""
    return [outcome for outcome in outcomes if outcome.report is None]

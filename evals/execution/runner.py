"""Running a suite: many articles at once through one engine, every outcome kept as soon as it is known.

What is done already is not done again: outcomes are kept by run, and answers by content, so the same command
after a crash goes on where it was stopped and pays for nothing twice.
"""

import asyncio
import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from ...agent.api import make_drafter
from ...agent.article import Article
from ...agent.drafter import Drafter
from ...agent.errors import AuthenticationError, ModelNotFoundError, ProviderError, SitrepError
from ...agent.pipeline import run as make_report
from ...agent.recorded import Answers, Fresh, Repeat, Sealed
from ...agent.settings import Settings
from ...agent.store import Outcome, about_article
from ...schemas.report import Usage

# Errors that every further request would meet too.
_FATAL = (AuthenticationError, ModelNotFoundError)


@dataclass(frozen=True, slots=True)
class Task:
    """One article to read once. `fresh`: ask again even if the answer is known."""

    name: str
    article: Article
    repeat: int = 0
    fresh: bool = False


@dataclass(slots=True)
class Budget:
    """A cost ceiling in US dollars. What is in flight is reckoned at its estimate until its cost is known."""

    ceiling: float | None = None
    estimate: float = 0.0  # for one article
    spent: float = 0.0
    held: float = 0.0

    def take(self) -> bool:
        """Whether another article may start."""
        if self.ceiling is not None and self.spent + self.held + self.estimate > self.ceiling:
            return False
        self.held += self.estimate
        return True

    def settle(self, cost: float | None) -> None:
        """An unknown cost is reckoned at the estimate."""
        self.held -= self.estimate
        self.spent += self.estimate if cost is None else cost


@dataclass(slots=True)
class Progress:
    """What a run has done so far."""

    total: int
    done: int = 0
    failed: int = 0
    requests: int = 0
    cost: float | None = 0.0

    def add(self, outcome: Outcome) -> None:
        self.done += 1
        self.failed += outcome.report is None
        self.requests += outcome.usage.get("requests") or 0
        cost = outcome.usage.get("cost_usd")
        if outcome.usage.get("requests"):
            self.cost = None if cost is None or self.cost is None else self.cost + cost

    @property
    def left(self) -> int:
        return self.total - self.done


class Engines:
    """The drafters of a run, one for each repeat, so that repeats have answers of their own."""

    def __init__(self, settings: Settings, answers: Answers | None, *, sealed: bool = False) -> None:
        self._settings, self._answers, self._sealed = settings, answers, sealed
        self._drafters: dict[tuple[int, bool], Drafter] = {}

    def drafter(self, task: Task) -> Drafter:
        key = (task.repeat, task.fresh)
        if key not in self._drafters:
            self._drafters[key] = make_drafter(self.settings(task.repeat), self._view(task))
        return self._drafters[key]

    def settings(self, repeat: int) -> Settings:
        """Each repeat has a seed of its own, or repeating would measure nothing."""
        model = self._settings.model
        if model is None or model.seed is None:
            return self._settings
        return replace(self._settings, model=replace(model, seed=model.seed + repeat))

    def _view(self, task: Task) -> Answers | None:
        if self._answers is None:
            return None
        view: Answers = Repeat(self._answers, task.repeat)
        return Fresh(view) if task.fresh else Sealed(view) if self._sealed else view

    async def close(self) -> None:
        for drafter in self._drafters.values():
            await drafter.close()


@dataclass(slots=True)
class Runner:
    """Works through tasks and hands each outcome to *keep*, in the order they are done."""

    run: str
    code: str
    settings: Settings
    engine: Callable[[Task], Drafter]
    keep: Callable[[Outcome], None]
    concurrency: int = 8
    budget: Budget = field(default_factory=Budget)
    watch: Callable[[Progress], None] = lambda _: None

    async def work(self, tasks: Sequence[Task]) -> Progress:
        """Do all tasks that the budget allows. Raises what no further request could escape."""
        progress = Progress(len(tasks))
        waiting = iter(tasks)  # one for all workers: each takes the next
        fatal: list[SitrepError] = []

        async def worker() -> None:
            for task in waiting:
                if fatal or not self.budget.take():
                    return
                try:
                    outcome = await self._attempt(task)
                except _FATAL as error:
                    fatal.append(error)
                    return
                self.budget.settle(outcome.usage.get("cost_usd"))
                self.keep(outcome)
                progress.add(outcome)
                self.watch(progress)

        await asyncio.gather(*(worker() for _ in range(min(self.concurrency, len(tasks)))))
        if fatal:
            raise fatal[0]
        return progress

    async def _attempt(self, task: Task) -> Outcome:
        """The outcome of one article. An error of the engine is an outcome; only a fatal one is raised."""
        started = time.perf_counter()
        article = task.article
        blank = Outcome(
            self.run, task.name, task.repeat, article.text, about_article(article), self.code, None
        )
        try:
            report = await make_report(article, self.engine(task), self.settings)
        except _FATAL:
            raise
        except SitrepError as error:
            failed = replace(
                blank,
                error=str(error),
                error_kind=type(error).__name__,
                infrastructure=isinstance(error, ProviderError),
                usage=(error.usage or Usage()).model_dump(),
            )
        except Exception as error:
            # A fault of ours on one article must not cost the others; the report on it must not show text.
            if os.environ.get("SITREP_DEBUG"):
                raise
            failed = replace(blank, error="internal fault", error_kind=type(error).__name__)
        else:
            usage = report.provenance.usage.model_dump()
            return replace(
                blank, report=report.model_dump_json(), usage=usage, seconds=time.perf_counter() - started
            )
        return replace(failed, seconds=time.perf_counter() - started)


def tasks_left(
    articles: Iterable[tuple[str, Article]],
    repeats: int,
    outcomes: Iterable[Outcome],
    *,
    code: str,
    fresh: bool = False,
    retry_errors: bool = False,
) -> list[Task]:
    """What is still to be done: no outcome yet, one by other code, or an error to be tried again.

    Articles come round by round, so that a run cut short has read as many different ones as it could.
    """
    known = {(outcome.item, outcome.repeat): outcome for outcome in outcomes}
    listed = list(articles)
    tasks = []
    for repeat in range(repeats):
        for name, article in listed:
            outcome = known.get((name, repeat))
            again = retry_errors and outcome is not None and outcome.report is None
            if fresh or again:
                tasks.append(Task(name, article, repeat, fresh=True))
            elif outcome is None or outcome.code != code or outcome.text != article.text:
                tasks.append(Task(name, article, repeat))
    return tasks

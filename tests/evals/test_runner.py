"""A run does what is left to do, keeps every outcome at once, and never goes beyond its budget."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fake_llm import FakeLLM, answer, casualty, draft, refusal, status

from sitrep.agent.article import Article, make_article
from sitrep.agent.drafter import Drafting, EngineInfo, Failure, Repair
from sitrep.agent.errors import (
    AuthenticationError,
    RateLimitedError,
    RefusedError,
    ReportError,
    SettingsError,
)
from sitrep.agent.settings import ModelSettings, Settings
from sitrep.agent.store import Outcome, Store
from sitrep.evals.execution.plans import begin, code_digest, default_name, plan_of
from sitrep.evals.execution.runner import Budget, Engines, Progress, Runner, Task, tasks_left
from sitrep.evals.execution.running import RunOptions, carry_out, foresee, replay
from sitrep.evals.execution.suite import Suite
from sitrep.schemas.draft import Draft
from sitrep.schemas.report import Usage

NAMES = [f"village-{number}" for number in range(6)]
ARTICLES = {
    name: make_article(f"Three people died in {name}, the mayor said.", source=name) for name in NAMES
}
SUITE = Suite("gold", Path("/gold"), ARTICLES)
EMPTY = Draft(actors=[], casualties=[], territory=[], statements=[], caveats=[])


class Scripted:
    """An engine that raises what the test says for some articles and is content with the rest."""

    def __init__(self, errors: dict[str, Exception] | None = None, cost: float | None = None) -> None:
        self.errors, self.cost = errors or {}, cost
        self.asked: list[str] = []
        self.busy = self.most_busy = 0

    @property
    def info(self) -> EngineInfo:
        return EngineInfo(engine="scripted")

    async def draft(self, article: Article) -> Drafting:
        self.asked.append(article.source)
        self.busy += 1
        self.most_busy = max(self.most_busy, self.busy)
        await asyncio.sleep(0)
        self.busy -= 1
        if article.source in self.errors:
            raise self.errors[article.source]
        return Drafting(EMPTY, usage=Usage(requests=1, cost_usd=self.cost))

    async def repair(self, article: Article, failures: Sequence[Failure]) -> Repair:
        return Repair(items=())

    async def look_again(self, article: Article, unused: Sequence[Any]) -> Drafting:
        return Drafting(EMPTY)

    async def close(self) -> None:
        pass


def worked(engine: Scripted, **options: Any) -> tuple[list[Outcome], Progress]:
    kept: list[Outcome] = []
    runner = Runner("r", "code", Settings(), lambda _: engine, kept.append, **options)
    return kept, asyncio.run(runner.work([Task(name, ARTICLES[name]) for name in NAMES]))


# --- Working through tasks ------------------------------------------------------------------------


def test_every_article_has_an_outcome() -> None:
    kept, progress = worked(Scripted())
    assert sorted(outcome.item for outcome in kept) == NAMES
    assert (progress.done, progress.failed, progress.requests) == (6, 0, 6)


@pytest.mark.parametrize("concurrency", [1, 3, 50])
def test_no_more_are_in_flight_than_allowed(concurrency: int) -> None:
    engine = Scripted()
    worked(engine, concurrency=concurrency)
    assert engine.most_busy == min(concurrency, 6)


@pytest.mark.parametrize(
    ("error", "infrastructure"),
    [
        pytest.param(RateLimitedError("too many"), True, id="provider"),
        pytest.param(RefusedError("no"), False, id="answer"),
        pytest.param(ZeroDivisionError("a secret in here"), False, id="fault-of-ours"),
    ],
)
def test_an_error_is_an_outcome_and_costs_no_other_article(error: Exception, infrastructure: bool) -> None:
    kept, progress = worked(Scripted({"village-2": error}))
    failed = [outcome for outcome in kept if outcome.report is None]
    assert [(each.item, each.infrastructure) for each in failed] == [("village-2", infrastructure)]
    assert failed[0].error_kind == type(error).__name__
    assert "secret" not in (failed[0].error or "")
    assert (progress.done, progress.failed) == (6, 1)


def test_an_error_that_all_would_meet_ends_the_run_and_is_no_outcome() -> None:
    engine = Scripted({"village-1": AuthenticationError("the endpoint refused the key")})
    with pytest.raises(AuthenticationError):
        worked(engine, concurrency=1)
    assert engine.asked == ["village-0", "village-1"]


def test_no_article_is_begun_that_could_break_the_ceiling() -> None:
    engine = Scripted(cost=0.10)
    kept, progress = worked(engine, concurrency=4, budget=Budget(ceiling=0.35, estimate=0.10))
    assert len(kept) == 3
    assert progress.left == 3


def test_unknown_costs_are_reckoned_at_the_estimate() -> None:
    kept, _ = worked(Scripted(cost=None), budget=Budget(ceiling=0.35, estimate=0.10))
    assert len(kept) == 3


# --- What is left to do ---------------------------------------------------------------------------


def made(item: str, *, report: str | None = "{}", code: str = "now", text: str | None = None) -> Outcome:
    return Outcome("r", item, 0, text or ARTICLES[item].text, {}, code, report)


@pytest.mark.parametrize(
    ("outcome", "options", "is_left"),
    [
        pytest.param(made("village-0"), {}, False, id="done"),
        pytest.param(made("village-0", report=None), {}, False, id="failed"),
        pytest.param(made("village-0", report=None), {"retry_errors": True}, True, id="failed-and-retried"),
        pytest.param(made("village-0"), {"retry_errors": True}, False, id="done-is-not-retried"),
        pytest.param(made("village-0"), {"fresh": True}, True, id="fresh"),
        pytest.param(made("village-0", code="before"), {}, True, id="made-by-other-code"),
        pytest.param(made("village-0", text="Other words."), {}, True, id="of-another-text"),
    ],
)
def test_an_outcome_holds_until_something_it_depends_on_changes(
    outcome: Outcome, options: dict[str, bool], is_left: bool
) -> None:
    left = tasks_left(ARTICLES.items(), 1, [outcome], code="now", **options)
    assert ("village-0" in [task.name for task in left]) is is_left
    assert len(left) == (6 if is_left or options.get("fresh") else 5)


def test_repeats_come_round_by_round() -> None:
    tasks = tasks_left(ARTICLES.items(), 2, [], code="now")
    assert [task.repeat for task in tasks] == [0] * 6 + [1] * 6


def test_each_repeat_has_a_seed_of_its_own() -> None:
    engines = Engines(Settings(model=ModelSettings(name="m", seed=7)), None)
    seeds = [model.seed for repeat in range(3) if (model := engines.settings(repeat).model)]
    assert seeds == [7, 8, 9]


# --- Whole runs -----------------------------------------------------------------------------------

REPLY = answer(draft(casualties=[casualty(place=None, when=None, means=None)]))


def model(llm: FakeLLM, **options: Any) -> Settings:
    chosen = {"name": "fake", "provider": "custom", "base_url": llm.base_url, "transport_retries": 0}
    return Settings(model=ModelSettings(**{**chosen, **options}), repair=False)


def texts(store: Store, run: str) -> list[dict[str, Any]]:
    """The reports of a run without what differs from one making to the next."""
    reports = [json.loads(outcome.report or "null") for outcome in store.outcomes(run)]
    for report in reports:
        for name in ("usage", "seconds", "created"):
            report["provenance"].pop(name)
    return reports


def test_an_identical_rerun_asks_nothing() -> None:
    with FakeLLM(REPLY) as llm, Store() as store:
        first = carry_out(SUITE, model(llm), store, RunOptions())
        second = carry_out(SUITE, model(llm), store, RunOptions())
        assert len(llm.requests) == 6
    assert (first.progress.done, second.progress.done, second.known) == (6, 0, 6)


def test_another_run_of_the_same_requests_asks_nothing_either() -> None:
    with FakeLLM(REPLY) as llm, Store() as store:
        carry_out(SUITE, model(llm), store, RunOptions("one"))
        other = carry_out(SUITE, model(llm), store, RunOptions("other"))
        assert len(llm.requests) == 6
        assert texts(store, "one") == texts(store, "other")
    assert (other.progress.done, other.progress.requests) == (6, 0)


def test_more_repeats_of_a_run_ask_for_the_new_ones_only() -> None:
    with FakeLLM(REPLY) as llm, Store() as store:
        carry_out(SUITE, model(llm), store, RunOptions("r"))
        carry_out(SUITE, model(llm), store, RunOptions("r", repeats=3))
        assert len(llm.requests) == 18
        assert len(store.outcomes("r")) == 18


def test_errors_are_asked_again_only_on_request() -> None:
    with FakeLLM(status(500), refusal(), REPLY) as llm, Store() as store:
        options = RunOptions("r", concurrency=1)
        carry_out(SUITE, model(llm), store, options)
        assert carry_out(SUITE, model(llm), store, options).progress.done == 0
        again = carry_out(SUITE, model(llm), store, replace(options, retry_errors=True))
        assert (again.progress.done, again.progress.failed, len(llm.requests)) == (2, 0, 8)


def test_a_name_belongs_to_one_plan() -> None:
    with FakeLLM(REPLY) as llm, Store() as store:
        begin(store, plan_of(SUITE, model(llm)), "r")
        with pytest.raises(SettingsError, match="another asked"):
            begin(store, plan_of(SUITE, model(llm, temperature=0.7)), "r")


def test_plans_without_a_name_get_one_each() -> None:
    with FakeLLM(REPLY) as llm:
        names = {default_name(plan_of(SUITE, model(llm, temperature=t))) for t in (0.0, 0.7)}
    assert len(names) == 2
    assert all(name.startswith("fake-") for name in names)


def test_a_plan_holds_no_key_and_no_password() -> None:
    settings = ModelSettings("m", "custom", "http://user:pass@host:8000/v1", "sk-secret")
    written = json.dumps(plan_of(SUITE, Settings(model=settings)))
    assert "sk-secret" not in written
    assert "pass" not in written


def test_a_ceiling_without_a_price_is_refused_before_anything_is_asked() -> None:
    with FakeLLM(REPLY) as llm, Store() as store:
        with pytest.raises(SettingsError, match="no list price"):
            carry_out(SUITE, model(llm), store, RunOptions(max_cost=1.0))
        assert (llm.requests, store.runs()) == ([], [])


def test_an_estimate_counts_what_is_stored_as_free() -> None:
    with FakeLLM(REPLY) as llm, Store() as store:
        before = foresee(SUITE, model(llm), store, RunOptions(repeats=2))
        carry_out(SUITE, model(llm), store, RunOptions("other"))
        after = foresee(SUITE, model(llm), store, RunOptions(repeats=2))
        assert len(llm.requests) == 6
    assert before is not None
    assert after is not None
    assert (before.requests, before.stored, after.requests, after.stored) == (12, 0, 6, 6)
    assert before.input_tokens > after.input_tokens > 0
    assert before.cost_usd is None


def test_the_offline_engine_costs_nothing() -> None:
    with Store() as store:
        assert foresee(SUITE, Settings(), store, RunOptions()) is None
        assert carry_out(SUITE, Settings(), store, RunOptions("o")).progress.requests == 0


# --- Replay ---------------------------------------------------------------------------------------


def test_replay_reads_stored_answers_again_and_asks_nobody() -> None:
    with Store() as store:
        with FakeLLM(REPLY) as llm:
            carry_out(SUITE, model(llm), store, RunOptions("r", repeats=2))
        run = replay(store, "r")  # the endpoint is gone
        assert run.name == "r.replay"
        assert texts(store, "r.replay") == texts(store, "r")


def test_replay_says_which_answers_were_never_given() -> None:
    with Store() as store:
        with FakeLLM(status(500), REPLY) as llm:
            carry_out(SUITE, model(llm), store, RunOptions("r", concurrency=1))
        replay(store, "r", "again")
        failed = [outcome for outcome in store.outcomes("again") if outcome.report is None]
    assert [outcome.item for outcome in failed] == ["village-0"]
    assert "the store has no answer" in (failed[0].error or "")


def test_replay_after_the_prompt_has_changed_is_refused() -> None:
    with Store() as store, FakeLLM(REPLY) as llm:
        carry_out(SUITE, model(llm), store, RunOptions("r"))
        store.begin_run("older", {**store.run("r").plan, "prompt": "0" * 64})
        store.keep(replace(store.outcomes("r")[0], run="older"))
        with pytest.raises(SettingsError, match="the prompt changed"):
            replay(store, "older")


def test_replay_of_an_unknown_run_is_an_error() -> None:
    with Store() as store, pytest.raises(ReportError, match="no run 'nope'"):
        replay(store, "nope")


def test_the_code_has_a_digest() -> None:
    assert len(code_digest()) == 16

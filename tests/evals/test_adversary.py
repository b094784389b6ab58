"""Errors made at a known rate come back out of the scorer at that rate, and grounding says which it caught."""

import asyncio
import json
import random
from functools import cache

import pytest
from fake_llm import FakeLLM, Request, Response, answer

from sitrep.agent.api import SitrepAgent
from sitrep.agent.article import Article
from sitrep.agent.errors import AnswerError
from sitrep.agent.model.messages import draft_messages
from sitrep.agent.numbers import read_count
from sitrep.agent.pipeline import run
from sitrep.agent.settings import ModelSettings, Settings
from sitrep.evals.adversarial.adversary import Adversary, Trial, trial
from sitrep.evals.adversarial.credulous import believed_report
from sitrep.evals.adversarial.spoiling import KINDS, ErrorKind, spoil, swapped
from sitrep.evals.analysis.statistics import wilson
from sitrep.evals.annotation.gold_draft import gold_article, gold_draft
from sitrep.evals.annotation.gold_loading import GoldArticle
from sitrep.evals.execution.suite import load_gold_set
from sitrep.evals.scoring.scorer import Scorer
from sitrep.prompts.loader import load_prompt

# What grounding can see: words that are not in the text, or not of the harm they are given for. Whose word a
# figure is, who holds a town and what a total covers it cannot, or hardly: those are the reader's to check.
SEEN_BY_GROUNDING = ("digit_swap", "killed_injured_flip", "invented_item", "altered_quotation")


@cache
def gold() -> tuple[GoldArticle, ...]:
    return load_gold_set().articles


@cache
def result() -> Trial:
    return trial(gold(), rate=0.1, rounds=4, seed=3)


def busy_article() -> GoldArticle:
    return max(gold(), key=lambda each: len(each.gold.casualties))


# --- Right drafts ---------------------------------------------------------------------------------


def test_a_report_that_believes_the_gold_is_nearly_right() -> None:
    """Not quite: some gold lets a rule-read figure or a second source differ from its own draft."""
    credit, items = 0.0, 0.0
    for article in gold():
        tally = Scorer(article).score(believed_report(gold_draft(article), gold_article(article))).overall
        credit, items = credit + tally.usable_gold + tally.usable_found, items + tally.gold + tally.found
    assert credit / items > 0.9


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_rate_nothing_is_spoiled(kind: ErrorKind) -> None:
    for article in gold()[:10]:
        spoiled = spoil(article, kind, 0.0, random.Random(1))
        assert spoiled.injected == ()
        assert spoiled.draft == gold_draft(article)


@pytest.mark.parametrize("kind", KINDS)
def test_at_full_rate_every_possible_item_is_spoiled(kind: ErrorKind) -> None:
    for article in gold()[:10]:
        spoiled = spoil(article, kind, 1.0, random.Random(1))
        assert len(spoiled.injected) == spoiled.possible
        assert (spoiled.draft != gold_draft(article)) is bool(spoiled.possible)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param(25, 52, id="two-digits"),
        pytest.param(7, 17, id="one-digit"),
        pytest.param(11, 111, id="equal-digits"),
        pytest.param(20, 120, id="no-leading-zero"),
        pytest.param(105, 150, id="zero-inside"),
        pytest.param(0, 10, id="nothing"),
    ],
)
def test_two_digits_change_places(right: int, wrong: int) -> None:
    assert swapped(right) == wrong


def test_a_swapped_figure_is_what_its_new_wording_says() -> None:
    for article in gold():
        spoiled = spoil(article, "digit_swap", 1.0, random.Random(1))
        for error in spoiled.injected:
            assert error.place is not None
            item = spoiled.draft.casualties[error.place.position]
            reading = read_count(item.count)
            assert reading is not None
            assert item.figure in (reading.low, reading.best, reading.high), item.count


# --- Reading the rates back -----------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_the_scorer_reads_back_the_rate_of_every_named_error(kind: ErrorKind) -> None:
    found = next(each for each in result().kinds if each.kind == kind)
    interval = wilson(*found.read_back)
    assert interval is not None
    assert interval.low <= 0.1 <= interval.high
    assert found.counted >= 0.95 * found.injected


@pytest.mark.slow
@pytest.mark.parametrize("kind", SEEN_BY_GROUNDING)
def test_grounding_catches_what_the_text_contradicts(kind: ErrorKind) -> None:
    found = next(each for each in result().kinds if each.kind == kind)
    assert found.caught is not None
    assert found.caught >= 0.8 * found.injected


@pytest.mark.slow
def test_no_right_item_is_refused_often() -> None:
    refused = result().refused
    assert refused.made < 0.1 * refused.possible


def test_a_trial_is_the_same_for_the_same_seed() -> None:
    few = gold()[:3]
    assert trial(few, rate=0.2, rounds=1, seed=5) == trial(few, rate=0.2, rounds=1, seed=5)


# --- As an engine ---------------------------------------------------------------------------------


def test_in_process_its_errors_go_through_the_whole_pipeline() -> None:
    article = busy_article()
    engine = Adversary([article], "invented_item", rate=0.5)
    report = asyncio.run(run(gold_article(article), engine))
    invented = {
        spoiled.draft.casualties[error.place.position].count
        for spoiled in [engine.spoiled(gold_article(article))]
        for error in spoiled.injected
        if error.place
    }
    told = {claim.count.text for claim in (*report.casualties, *report.background.casualties)}
    assert invented
    assert not invented & told
    assert invented <= {str(item.item.get("count")) for item in report.rejected}


def test_an_article_without_gold_is_refused() -> None:
    with pytest.raises(AnswerError, match="gold articles only"):
        Adversary(gold()[:1], "digit_swap", rate=0.1).spoiled(gold_article(gold()[1]))


def test_on_a_socket_it_answers_as_in_process() -> None:
    articles = [gold_article(each) for each in gold()[:4]]
    engine = Adversary(gold()[:4], "dropped_item", rate=0.3)

    def reply(request: Request) -> Response:
        return answer(engine.spoiled(asked_about(request, articles)).draft.model_dump())(request)

    with FakeLLM(reply) as llm:
        model = ModelSettings(name="adversary", provider="custom", base_url=llm.base_url)
        with SitrepAgent(Settings(model=model, repair=False)) as agent:
            reports = [agent.report(article) for article in articles]
        assert len(llm.requests) == len(articles)
    for article, report in zip(articles, reports, strict=True):
        direct = asyncio.run(run(article, engine, Settings(repair=False)))
        assert said(report.model_dump(mode="json")) == said(direct.model_dump(mode="json"))


def asked_about(request: Request, articles: list[Article]) -> Article:
    """The article of a draft request: its data is word for word what would be sent about it."""
    data = request.body["messages"][-1]["content"]
    return next(each for each in articles if draft_messages(load_prompt(), each)[-1]["content"] == data)


def said(report: dict[str, object]) -> str:
    return json.dumps({name: value for name, value in report.items() if name != "provenance"})

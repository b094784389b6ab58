"""What a model answered is asked for once: the store answers in its stead, and says what that cost."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fake_llm import (
    FakeLLM,
    answer,
    casualty,
    draft,
    invented_casualty,
    refusal,
    refuses,
    said,
    status,
    truncated,
)

from sitrep.agent.api import SitrepAgent
from sitrep.agent.article import Article, make_article
from sitrep.agent.errors import AnswerError, BadResponseError, RefusedError, SitrepError, TruncatedError
from sitrep.agent.model.drafter import ModelDrafter
from sitrep.agent.recorded import Answers, Fresh, Repeat, Sealed
from sitrep.agent.settings import ModelSettings, Settings
from sitrep.agent.store import Store
from sitrep.schemas.report import SituationReport, Usage

ARTICLE = make_article("Three people were killed by shelling in Ashford on Sunday, the mayor said.")
GOOD = draft(casualties=[casualty()])
WITHDRAWN = {"repairs": [{"number": 1, "item": None}]}
KEY = "sk-never-to-be-written-down"


def model(llm: FakeLLM, **options: Any) -> ModelSettings:
    return ModelSettings(
        name="fake", provider="custom", base_url=llm.base_url, api_key=KEY, transport_retries=0, **options
    )


def report(llm: FakeLLM, answers: Answers, article: Article = ARTICLE, **options: Any) -> SituationReport:
    with SitrepAgent(Settings(model=model(llm, **options)), answers=answers) as agent:
        return agent.report(article)


def same(one: SituationReport, other: SituationReport) -> bool:
    """Whether two reports say the same, whatever they cost and however long they took."""

    def said_in(each: SituationReport) -> dict[str, Any]:
        plain = each.model_dump(mode="json")
        for name in ("usage", "seconds", "created"):
            plain["provenance"].pop(name)
        return plain

    return said_in(one) == said_in(other)


def test_an_identical_request_makes_no_call_and_gives_the_same_report() -> None:
    with FakeLLM(answer(GOOD)) as llm, Store() as store:
        first, second = report(llm, store), report(llm, store)
        assert len(llm.requests) == 1
    assert same(first, second)
    assert [claim.count.text for claim in second.casualties] == ["Three"]


def test_a_stored_answer_counts_its_tokens_but_no_request_and_no_cost() -> None:
    with FakeLLM(answer(GOOD)) as llm, Store() as store:
        report(llm, store)
        usage = report(llm, store).provenance.usage
    assert usage == Usage(requests=0, input_tokens=100, cached_tokens=40, output_tokens=20, cost_usd=0.0)


def test_a_paid_repair_of_a_stored_draft_counts_one_request() -> None:
    spoilt = draft(casualties=[casualty(), invented_casualty()])
    with FakeLLM(answer(spoilt), status(500), answer(WITHDRAWN)) as llm, Store() as store:
        assert report(llm, store).status == "partial"
        usage = report(llm, store).provenance.usage
        assert len(llm.requests) == 3
    assert (usage.requests, usage.input_tokens) == (1, 200)


def test_fresh_asks_again_and_keeps_the_new_answer() -> None:
    with FakeLLM(answer(draft()), answer(GOOD)) as llm, Store() as store:
        report(llm, store)
        assert report(llm, Fresh(store)).casualties
        assert report(llm, store).casualties
        assert len(llm.requests) == 2


def test_repeats_have_answers_of_their_own() -> None:
    with FakeLLM(answer(GOOD)) as llm, Store() as store:
        for repeat in (0, 1, 0, 1):
            report(llm, Repeat(store, repeat))
        assert len(llm.requests) == 2


def test_a_sealed_store_never_asks() -> None:
    with FakeLLM(answer(GOOD)) as llm, Store() as store:
        with pytest.raises(AnswerError, match="no answer to this draft request"):
            report(llm, Sealed(store))
        report(llm, store)
        assert report(llm, Sealed(store)).casualties
        assert len(llm.requests) == 1


def test_re_asks_and_repairs_are_replayed_too() -> None:
    replies = [
        said("no JSON at all"),
        answer(draft(casualties=[invented_casualty()])),
        answer(WITHDRAWN),
    ]
    with FakeLLM(*replies) as llm, Store() as store:
        first = report(llm, store)
        assert len(llm.requests) == 3
        assert same(report(llm, store), first)
        assert len(llm.requests) == 3


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        pytest.param(refusal(), RefusedError, id="refusal"),
        pytest.param(truncated(GOOD), TruncatedError, id="cut"),
    ],
)
def test_an_answer_that_is_none_was_paid_for_and_is_kept(reply: Any, error: type[SitrepError]) -> None:
    with FakeLLM(reply) as llm, Store() as store:
        for hint in (None, "--fresh"):
            with pytest.raises(error) as caught:
                report(llm, store)
            assert hint is None or hint in str(caught.value)
        assert len(llm.requests) == 1


def test_a_failed_request_is_not_kept() -> None:
    with FakeLLM(status(500), answer(GOOD)) as llm, Store() as store:
        with pytest.raises(BadResponseError):
            report(llm, store)
        assert report(llm, store).casualties


def test_a_report_from_the_store_claims_no_parameter_that_the_endpoint_refused() -> None:
    with FakeLLM(refuses("temperature", answer(GOOD))) as llm, Store() as store:
        first, second = report(llm, store), report(llm, store)
    assert "temperature" not in second.provenance.parameters
    assert same(first, second)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda llm, store: report(llm, store, temperature=0.5), id="sampling"),
        pytest.param(lambda llm, store: report(llm, store, seed=8), id="seed"),
        pytest.param(lambda llm, store: report(llm, store, make_article("All is quiet.")), id="article"),
        pytest.param(
            lambda llm, store: report(llm, store, make_article(ARTICLE.text, outlet="The Wire")),
            id="metadata",
        ),
    ],
)
def test_another_request_is_asked(change: Callable[[FakeLLM, Store], Any]) -> None:
    with FakeLLM(answer(GOOD)) as llm, Store() as store:
        report(llm, store)
        asked = len(llm.requests)
        change(llm, store)
        assert len(llm.requests) > asked


def test_two_servers_on_one_host_have_answers_of_their_own() -> None:
    with FakeLLM(answer(GOOD)) as one, FakeLLM(answer(draft())) as other, Store() as store:
        assert report(one, store).casualties
        assert not report(other, store).casualties
        assert len(other.requests) == 1


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        pytest.param(ModelSettings("m", "openai"), "openai", id="provider"),
        pytest.param(
            ModelSettings("m", "ollama", "http://localhost:11434/v1"), "ollama", id="its-own-address"
        ),
        pytest.param(ModelSettings("m", "openai", "http://proxy:81/v1"), "proxy:81", id="proxy"),
        pytest.param(
            ModelSettings("m", "custom", "http://u:p@[::1]:8000/v1"), "[::1]:8000", id="no-password"
        ),
    ],
)
def test_an_endpoint_is_told_by_name_or_by_host_and_port(settings: ModelSettings, address: str) -> None:
    assert ModelDrafter(settings).address == address


def test_no_key_is_ever_written(tmp_path: Path) -> None:
    with FakeLLM(answer(GOOD)) as llm, Store(tmp_path / "store.sqlite3") as store:
        report(llm, store)
    written = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"Ashford" in written
    assert KEY.encode() not in written


def test_what_is_kept_is_the_provider_s_own_body() -> None:
    kept: list[str] = []

    class Memory:
        def get(self, question: Any) -> None:
            return None

        def put(self, question: Any, answer: Any) -> None:
            kept.append(answer.body)

    with FakeLLM(answer(GOOD)) as llm:
        report(llm, Memory())
    body = json.loads(kept[0])
    assert body["choices"][0]["finish_reason"] == "stop"
    assert body["usage"]["prompt_tokens_details"] == {"cached_tokens": 40}


def test_the_drafter_can_name_the_question_before_it_is_asked() -> None:
    with FakeLLM(answer(GOOD)) as llm, Store() as store:
        drafter = ModelDrafter(model(llm), answers=store)
        question = drafter.draft_question(ARTICLE)
        assert store.get(question) is None

        async def once() -> None:
            await drafter.draft(ARTICLE)
            await drafter.close()

        asyncio.run(once())
        assert store.get(question) is not None

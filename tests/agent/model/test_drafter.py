"""The model engine on a real socket: every fault ends in its own clear error or in a result."""

import asyncio
import logging
import subprocess
import sys
import threading
import traceback
from typing import Any

import fake_llm as fake
import pytest

from sitrep.agent import errors
from sitrep.agent.article import Article, Sentence
from sitrep.agent.drafter import Drafting
from sitrep.agent.model.drafter import ModelDrafter
from sitrep.agent.settings import ModelSettings
from sitrep.prompts.loader import CURRENT
from sitrep.schemas.draft import Draft, DraftCasualty

TEXTS = ("Three people were killed in Ashford on Sunday, the mayor said.", "“We will rebuild,” he said.")
TEXT = " ".join(TEXTS)
ARTICLE = Article(
    TEXT,
    (Sentence(1, 0, len(TEXTS[0]), 1), Sentence(2, len(TEXTS[0]) + 1, len(TEXT), 1)),
    source="test",
    sha256="0" * 64,
)
KEY = "sk-secret-3f9a"
GOOD = fake.draft(casualties=[fake.casualty(means=None)], statements=[fake.statement()])
SOON = {"retry_after_ms": "1"}  # the vendor's own wait would be half a second


def settings(llm: fake.FakeLLM, **options: Any) -> ModelSettings:
    return ModelSettings(name="fake", provider="custom", base_url=llm.base_url, api_key=KEY, **options)


def drafted(llm: fake.FakeLLM, article: Article = ARTICLE, **options: Any) -> Drafting:
    async def once() -> Drafting:
        drafter = ModelDrafter(settings(llm, **options))
        try:
            return await drafter.draft(article)
        finally:
            await drafter.close()

    return asyncio.run(once())


# --- Answers --------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["v6", CURRENT])
@pytest.mark.parametrize("good", [GOOD, fake.in_short_form(GOOD)], ids=["draft", "short-form"])
@pytest.mark.parametrize("mode", ["tools", "json_schema", "json", "md_json"])
def test_a_good_answer_becomes_a_draft_in_one_request_in_every_mode(
    mode: str, good: Any, version: str
) -> None:
    with fake.FakeLLM(fake.answer(good)) as llm:
        assert drafted(llm, mode=mode, prompt=version).draft == Draft(**GOOD)
    asked = {"json": "json_object", "md_json": "plain"}.get(mode, mode)
    assert [request.mode for request in llm.requests] == [asked]


@pytest.mark.parametrize("mode", ["tools", "json_schema", "json", "md_json"])
@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(fake.in_prose(GOOD), id="prose"),
        pytest.param(fake.fenced(GOOD), id="fence"),
        pytest.param(fake.thinking(GOOD), id="thoughts"),
    ],
)
def test_json_is_found_in_any_mode_without_a_second_request(mode: str, reply: fake.Reply) -> None:
    with fake.FakeLLM(reply) as llm:
        assert drafted(llm, mode=mode).draft == Draft(**GOOD)
    assert len(llm.requests) == 1


def test_several_tool_calls_become_one_draft() -> None:
    calls = fake.several_calls(
        fake.draft(casualties=GOOD["casualties"]), fake.draft(statements=GOOD["statements"])
    )
    with fake.FakeLLM(calls) as llm:
        assert drafted(llm, mode="tools").draft == Draft(**GOOD)


def test_a_malformed_item_costs_no_request_and_no_other_item() -> None:
    answer = fake.draft(casualties=[fake.wrong_enum(), fake.casualty()])
    with fake.FakeLLM(fake.answer(answer)) as llm:
        drafting = drafted(llm)
    assert [section for section, _, _ in drafting.malformed] == ["casualties"]
    assert (len(drafting.draft.casualties), len(llm.requests)) == (1, 1)


def test_an_invented_claim_is_well_formed_and_left_to_grounding() -> None:
    with fake.FakeLLM(fake.answer(fake.draft(casualties=[fake.invented_casualty()]))) as llm:
        assert drafted(llm).draft.casualties[0].place == "Atlantis"


def test_the_article_reaches_the_endpoint_as_it_is_even_where_it_looks_like_a_template() -> None:
    text = "Idlib {{ 7*7 }} and {% raw %} {0} %s."
    article = Article(text, (Sentence(1, 0, len(text), 1),), source="test", sha256="0" * 64)
    with fake.FakeLLM(fake.answer(GOOD)) as llm:
        drafted(llm, article)
    assert llm.requests[0].body["messages"][1]["content"] == f"1 {text}"


# --- Re-asks --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(fake.truncated_silently(GOOD), id="cut-off"),
        pytest.param(fake.content("I would rather talk about gardening."), id="prose"),
        pytest.param(fake.answer({"report": "fine"}), id="schema-ignored"),
        pytest.param(fake.answer(fake.draft(casualties=[fake.wrong_enum()])), id="no-item-readable"),
        pytest.param(fake.content("no \ud800 answer"), id="half-a-character"),
    ],
)
@pytest.mark.parametrize("mode", ["tools", "json_schema", "json", "md_json"])
def test_an_unreadable_answer_is_asked_for_again_with_the_schema_spelt_out(
    mode: str, bad: fake.Reply
) -> None:
    with fake.FakeLLM(bad, fake.answer(GOOD)) as llm:
        assert drafted(llm, mode=mode).draft == Draft(**GOOD)
    first, second = llm.requests
    assert '"required":["harm",' in second.body["messages"][0]["content"]
    assert len(second.body["messages"]) == len(first.body["messages"]) + 2


@pytest.mark.parametrize("retries", [0, 2])
def test_re_asks_end_after_their_budget(retries: int) -> None:
    with fake.FakeLLM(fake.content("no")) as llm, pytest.raises(errors.MalformedAnswerError) as caught:
        drafted(llm, shape_retries=retries)
    assert len(llm.requests) == retries + 1
    assert caught.value.usage is not None
    assert caught.value.usage.input_tokens == 100 * (retries + 1)


def test_a_failed_request_within_a_re_ask_multiplies_neither_budget() -> None:
    replies = [fake.content("no"), fake.status(503, **SOON), fake.status(503, **SOON)]
    with fake.FakeLLM(*replies) as llm, pytest.raises(errors.BadResponseError):
        drafted(llm, shape_retries=2, transport_retries=1)
    assert len(llm.requests) == 3


# --- Errors ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply", "error", "requests"),
    [
        pytest.param(fake.refusal(), errors.RefusedError, 1, id="refusal"),
        pytest.param(fake.truncated(GOOD), errors.TruncatedError, 1, id="truncated"),
        pytest.param(fake.filtered(GOOD), errors.FilteredError, 1, id="content-filter"),
        pytest.param(fake.no_choices(), errors.BadResponseError, 1, id="no-choices"),
        pytest.param(fake.html(), errors.BadResponseError, 1, id="html"),
        pytest.param(fake.html(502, **SOON), errors.BadResponseError, 2, id="html-502"),
        pytest.param(fake.error_body("upstream died"), errors.BadResponseError, 1, id="200-error"),
        pytest.param(fake.error_body("slow down", 429), errors.RateLimitedError, 1, id="200-error-429"),
        pytest.param(fake.status(400, "bad prompt"), errors.BadResponseError, 1, id="400"),
        pytest.param(fake.status(401), errors.AuthenticationError, 1, id="401"),
        pytest.param(fake.status(403), errors.AuthenticationError, 1, id="403"),
        pytest.param(fake.status(404), errors.ModelNotFoundError, 1, id="404"),
        pytest.param(fake.status(429, **SOON), errors.RateLimitedError, 2, id="429"),
        pytest.param(fake.status(429, retry_after="3600"), errors.RateLimitedError, 1, id="429-next-hour"),
        pytest.param(fake.status(500, **SOON), errors.BadResponseError, 2, id="500"),
        pytest.param(fake.status(503, **SOON), errors.BadResponseError, 2, id="503"),
    ],
)
@pytest.mark.parametrize("mode", ["tools", "json_schema"])
def test_a_fault_ends_in_its_own_error_after_a_known_number_of_requests(
    mode: str, reply: fake.Reply, error: type[errors.SitrepError], requests: int
) -> None:
    with fake.FakeLLM(reply) as llm, pytest.raises(error) as caught:
        drafted(llm, mode=mode, transport_retries=1)
    assert type(caught.value) is error
    assert len(llm.requests) == requests
    assert caught.value.usage is not None
    assert caught.value.usage.requests == requests


def test_a_dropped_connection_is_no_timeout() -> None:
    with fake.FakeLLM(fake.dropped()) as llm, pytest.raises(errors.UnreachableError):
        drafted(llm, transport_retries=0)
    assert len(llm.requests) == 1


@pytest.mark.parametrize("fault", [fake.hung, fake.trickling])
def test_an_endpoint_that_hangs_or_only_trickles_ends_at_the_timeout(fault: Any) -> None:
    release = threading.Event()
    with fake.FakeLLM(fault(release)) as llm:
        with pytest.raises(errors.TimedOutError):
            drafted(llm, transport_retries=0, timeout=0.2)
        release.set()


def test_an_endpoint_that_is_not_there_is_unreachable() -> None:
    with fake.FakeLLM(fake.answer(GOOD)) as llm:
        pass
    with pytest.raises(errors.UnreachableError):
        drafted(llm, transport_retries=0)


def test_a_request_that_fails_once_is_repeated_and_counted() -> None:
    with fake.FakeLLM(fake.status(429, **SOON), fake.answer(GOOD)) as llm:
        usage = drafted(llm).usage
    assert (len(llm.requests), usage.requests, usage.input_tokens) == (2, 2, 100)


# --- Secrets --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(fake.echoes_key(401), id="401"),
        pytest.param(fake.echoes_key(400), id="400"),
        pytest.param(fake.refusal(f"I will not use {KEY}"), id="refusal"),
        pytest.param(fake.error_body(f"no rights for {KEY}"), id="200-error"),
        pytest.param(fake.content(KEY), id="unreadable"),
    ],
)
def test_the_key_is_in_no_message_and_no_log(
    reply: fake.Reply, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.INFO)
    with fake.FakeLLM(reply) as llm, pytest.raises(errors.SitrepError) as caught:
        drafted(llm, transport_retries=0, shape_retries=0)
    assert llm.requests[0].headers["authorization"] == f"Bearer {KEY}"
    shown = [str(caught.value), repr(caught.value), repr(settings(llm)), caplog.text, *capfd.readouterr()]
    assert not any(KEY in text for text in shown)


def test_a_providers_message_is_one_short_line_without_control_characters() -> None:
    with fake.FakeLLM(fake.echoes_key()) as llm, pytest.raises(errors.AuthenticationError) as caught:
        drafted(llm)
    assert "Incorrect API key provided: [key]" in caught.value.message
    assert caught.value.message.isprintable()
    assert len(caught.value.message) < 250


def test_failures_write_nothing_to_stderr(capfd: pytest.CaptureFixture[str]) -> None:
    with fake.FakeLLM(fake.content("no")) as llm, pytest.raises(errors.MalformedAnswerError):
        drafted(llm)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("reply", [fake.content("no"), fake.echoes_key()], ids=["instructor", "openai"])
def test_a_traceback_shows_neither_the_vendors_error_nor_the_key(reply: fake.Reply) -> None:
    with fake.FakeLLM(reply) as llm, pytest.raises(errors.SitrepError) as caught:
        drafted(llm)
    shown = "".join(traceback.format_exception(caught.value))
    assert "sitrep" in shown
    assert not any(word in shown for word in (KEY, "instructor.v2", "openai."))


# --- Refused parameters ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("refused", "then"),
    [
        pytest.param("temperature", "json_schema", id="temperature"),
        pytest.param("seed", "json_schema", id="seed"),
        pytest.param("strict", "json_schema", id="strict"),
        pytest.param("response_format", "tools", id="response_format"),
    ],
)
def test_a_refused_parameter_is_left_out_once_and_remembered(refused: str, then: str) -> None:
    async def twice(llm: fake.FakeLLM) -> None:
        drafter = ModelDrafter(settings(llm))
        await drafter.draft(ARTICLE)
        await drafter.draft(ARTICLE)
        assert refused not in drafter.info.parameters
        await drafter.close()

    with fake.FakeLLM(fake.refuses(refused, fake.answer(GOOD))) as llm:
        asyncio.run(twice(llm))
    assert [request.mode for request in llm.requests] == ["json_schema", then, then]


def test_an_endpoint_that_refuses_every_form_is_asked_in_words() -> None:
    replies = fake.refuses("response_format", fake.refuses("tools", fake.in_prose(GOOD)))
    with fake.FakeLLM(replies) as llm:
        assert drafted(llm).draft == Draft(**GOOD)
    assert [request.mode for request in llm.requests] == ["json_schema", "tools", "json_object", "plain"]


def test_a_mode_the_user_chose_is_not_changed_behind_their_back() -> None:
    refusing = fake.refuses("tools", fake.answer(GOOD))
    with fake.FakeLLM(refusing) as llm, pytest.raises(errors.BadResponseError, match="tools"):
        drafted(llm, mode="tools")
    assert len(llm.requests) == 1


def test_drafts_side_by_side_learn_of_a_refusal_together() -> None:
    async def many(llm: fake.FakeLLM) -> list[Drafting]:
        drafter = ModelDrafter(settings(llm))
        try:
            return await asyncio.gather(*(drafter.draft(ARTICLE) for _ in range(8)))
        finally:
            await drafter.close()

    with fake.FakeLLM(fake.refuses("response_format", fake.answer(GOOD))) as llm:
        draftings = asyncio.run(many(llm))
    assert all(drafting.draft == Draft(**GOOD) for drafting in draftings)
    assert sum(drafting.usage.requests for drafting in draftings) == len(llm.requests)
    assert {request.mode for request in llm.requests} == {"json_schema", "tools"}


# --- Usage, provenance, life ----------------------------------------------------------------------


def test_usage_is_the_sum_over_all_answers_the_unreadable_ones_too() -> None:
    with fake.FakeLLM(fake.content("no"), fake.answer(GOOD)) as llm:
        usage = drafted(llm).usage
    assert (usage.requests, usage.input_tokens, usage.cached_tokens, usage.output_tokens) == (2, 200, 80, 40)


def test_a_sum_with_an_unknown_part_is_unknown_and_not_smaller() -> None:
    with fake.FakeLLM(fake.content("no"), fake.no_usage(GOOD)) as llm:
        usage = drafted(llm).usage
    assert (usage.requests, usage.input_tokens, usage.cost_usd) == (2, None, None)


def test_provenance_names_the_host_and_never_the_key() -> None:
    with fake.FakeLLM(fake.answer(GOOD)) as llm:
        info = ModelDrafter(settings(llm)).info
    assert (info.engine, info.model, info.endpoint, info.prompt_version) == (
        "model",
        "fake",
        "127.0.0.1",
        CURRENT,
    )
    assert KEY not in repr(info)


def test_one_drafter_serves_several_event_loops() -> None:
    with fake.FakeLLM(fake.answer(GOOD)) as llm:
        drafter = ModelDrafter(settings(llm))

        async def once() -> Drafting:
            try:
                return await drafter.draft(ARTICLE)
            finally:
                await drafter.close()

        assert asyncio.run(once()).draft == asyncio.run(once()).draft


def test_the_answers_are_of_our_own_classes_and_can_be_compared_and_pickled() -> None:
    with fake.FakeLLM(fake.answer(GOOD)) as llm:
        draft = drafted(llm).draft
    assert type(draft) is Draft
    assert type(draft.casualties[0]) is DraftCasualty


def test_making_a_drafter_imports_no_vendor() -> None:
    code = (
        "import sys; from sitrep.agent.model.drafter import ModelDrafter;"
        "from sitrep.agent.settings import ModelSettings; ModelDrafter(ModelSettings(name='m'));"
        "print(*{'openai', 'instructor', 'httpx2', 'aiohttp', 'genai_prices'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_base_url_without_a_scheme_is_a_matter_of_the_base_url() -> None:
    async def once() -> None:
        bare = ModelSettings(name="m", provider="custom", base_url="localhost/v1", transport_retries=0)
        drafter = ModelDrafter(bare)
        try:
            await drafter.draft(ARTICLE)
        finally:
            await drafter.close()

    with pytest.raises(errors.UnreachableError, match="base URL"):
        asyncio.run(once())

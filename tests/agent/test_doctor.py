"""The doctor finds out what an endpoint can do by asking it, and says so as data."""

import asyncio
from typing import Any

import fake_llm as fake
import pytest

from sitrep.agent import errors
from sitrep.agent.doctor import Diagnosis, ModeCheck, diagnose, recommended_mode
from sitrep.agent.settings import ModelSettings


def diagnosed(reply: fake.Reply, **options: Any) -> Diagnosis:
    with fake.FakeLLM(reply) as llm:
        settings = ModelSettings(
            name="fake", provider="custom", base_url=llm.base_url, transport_retries=0, **options
        )
        return asyncio.run(diagnose(settings))


def obedient(request: fake.Request) -> fake.Response:
    """An endpoint that enforces schemas: where there is one, only its single word can be said."""
    colours = request.schema["properties"]["colour"].get("enum", ["blue"]) if request.schema else ["blue"]
    return fake.answer({"colour": colours[0]})(request)


def verdicts(diagnosis: Diagnosis) -> dict[str, str]:
    return {check.mode: check.verdict for check in diagnosis.modes}


def test_an_endpoint_that_enforces_schemas_is_known_by_the_odd_word() -> None:
    diagnosis = diagnosed(obedient)
    assert verdicts(diagnosis) == {
        "json_schema": "enforced",
        "tools": "enforced",
        "json": "works",
        "md_json": "works",
    }
    assert (diagnosis.answers, diagnosis.recommended, diagnosis.requests) == (True, "json_schema", 4)
    assert diagnosis.seconds is not None


def test_an_endpoint_that_takes_schemas_and_ignores_them_is_found_out() -> None:
    diagnosis = diagnosed(fake.answer({"colour": "blue"}))
    assert (verdicts(diagnosis)["json_schema"], verdicts(diagnosis)["tools"]) == ("ignored", "ignored")
    assert diagnosis.recommended == "json"


def test_modes_an_endpoint_refuses_are_said_to_be_refused() -> None:
    diagnosis = diagnosed(fake.refuses("response_format", obedient))
    assert verdicts(diagnosis) == {"json_schema": "no", "tools": "enforced", "json": "no", "md_json": "works"}
    assert "response_format" in str(diagnosis.modes[0].detail)
    assert diagnosis.recommended == "tools"


def test_parameters_an_endpoint_does_not_take_are_listed() -> None:
    diagnosis = diagnosed(fake.refuses("temperature", obedient))
    assert diagnosis.modes[0].refused == ("temperature",)


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        pytest.param(fake.status(401), errors.AuthenticationError, id="no-rights"),
        pytest.param(fake.status(404), errors.ModelNotFoundError, id="no-such-model"),
        pytest.param(fake.dropped(), errors.UnreachableError, id="no-connection"),
    ],
)
def test_an_endpoint_no_mode_can_help_is_asked_once(
    reply: fake.Reply, error: type[errors.SitrepError]
) -> None:
    diagnosis = diagnosed(reply)
    assert (diagnosis.answers, type(diagnosis.error), diagnosis.modes) == (False, error, ())
    assert (diagnosis.requests, diagnosis.recommended) == (1, None)


@pytest.mark.parametrize(
    "reply", [fake.html(), fake.status(500), fake.refusal()], ids=["html", "500", "refusal"]
)
def test_an_endpoint_that_fails_in_every_mode_gets_no_recommendation(reply: fake.Reply) -> None:
    diagnosis = diagnosed(reply)
    assert set(verdicts(diagnosis).values()) == {"no"}
    assert (diagnosis.answers, diagnosis.recommended) == (False, None)


def test_an_endpoint_that_only_chats_answers_and_gets_no_recommendation() -> None:
    diagnosis = diagnosed(fake.content("The sky is blue."))
    assert (diagnosis.answers, diagnosis.recommended) == (True, None)


@pytest.mark.parametrize(
    ("checks", "mode"),
    [
        pytest.param([("json_schema", "ignored"), ("tools", "enforced")], "tools", id="enforced-first"),
        pytest.param([("json_schema", "ignored"), ("json", "works")], "json", id="kept-to-before-ignored"),
        pytest.param([("json_schema", "ignored"), ("json", "no")], "json_schema", id="ignored-beats-nothing"),
        pytest.param([("json_schema", "no")], None, id="nothing"),
    ],
)
def test_the_recommended_mode_is_the_firmest_that_works(checks: list[tuple[Any, Any]], mode: Any) -> None:
    assert recommended_mode([ModeCheck(name, verdict) for name, verdict in checks]) == mode

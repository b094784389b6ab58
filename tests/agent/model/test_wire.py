"""How requests ask for structure, and what is left out after a refusal."""

from dataclasses import replace
from typing import Any

import pytest

from sitrep.agent.model.schema import draft_schema
from sitrep.agent.model.wire import Wire, first_wire, request_body, sent_parameters
from sitrep.agent.settings import ModelSettings

SETTINGS = ModelSettings(name="m", provider="custom", base_url="http://localhost/v1")
MESSAGES = [{"role": "system", "content": "Read."}, {"role": "user", "content": "1 One died."}]


def body(mode: Any, settings: ModelSettings = SETTINGS, **options: Any) -> dict[str, Any]:
    return request_body(Wire(mode), settings, MESSAGES, draft_schema("short"), **options)


def test_json_schema_mode_sends_a_strict_schema() -> None:
    sent = body("json_schema")["response_format"]["json_schema"]
    assert (sent["strict"], sent["schema"]) == (True, draft_schema("short"))


def test_tools_mode_sends_a_strict_tool_and_asks_for_it() -> None:
    sent = body("tools")
    [tool] = sent["tools"]
    assert (tool["function"]["strict"], tool["function"]["parameters"]) == (True, draft_schema("short"))
    assert sent["tool_choice"]["function"]["name"] == tool["function"]["name"]


@pytest.mark.parametrize("mode", ["json", "md_json"])
def test_modes_without_a_schema_parameter_spell_the_schema_out(mode: str) -> None:
    sent = body(mode)
    assert '"required":["harm",' in sent["messages"][0]["content"]
    assert sent["messages"][1:] == MESSAGES[1:]
    assert sent.get("response_format") == ({"type": "json_object"} if mode == "json" else None)


def test_a_schema_is_spelt_out_beside_the_parameter_when_asked_again() -> None:
    sent = body("json_schema", spell_out=True)
    assert '"required":["harm",' in sent["messages"][0]["content"]
    assert "response_format" in sent


@pytest.mark.parametrize(
    ("provider", "name"), [("openai", "max_completion_tokens"), ("custom", "max_tokens")]
)
def test_the_output_limit_has_the_name_the_provider_knows(provider: str, name: str) -> None:
    settings = replace(SETTINGS, provider=provider, max_output_tokens=9)
    assert body("json", settings)[name] == 9


def test_the_output_limit_changes_its_name_when_refused() -> None:
    settings = replace(SETTINGS, max_output_tokens=9)
    wire = Wire("json")
    refusal = "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."
    refused = wire.without(refusal, sent_parameters(wire, settings))
    assert refused is not None
    sent = request_body(refused, settings, MESSAGES, draft_schema("short"))
    assert ("max_tokens" in sent, sent["max_completion_tokens"]) == (False, 9)


def test_parameters_without_a_value_are_not_sent() -> None:
    assert set(body("md_json", replace(SETTINGS, temperature=None, seed=None))) == {"model", "messages"}


@pytest.mark.parametrize(
    ("refusal", "dropped"),
    [
        pytest.param("Unsupported value: 'temperature' does not support 0", "temperature", id="temperature"),
        pytest.param("unknown field seed", "seed", id="seed"),
        pytest.param("'strict' is not permitted in response_format", "strict", id="strict-before-mode"),
    ],
)
def test_a_refused_parameter_is_left_out_and_the_mode_kept(refusal: str, dropped: str) -> None:
    wire = Wire("json_schema", may_change_mode=True)
    changed = wire.without(refusal, sent_parameters(wire, SETTINGS))
    assert changed == replace(wire, dropped=frozenset({dropped}))


def test_a_parameter_that_was_not_sent_cannot_be_what_was_refused() -> None:
    wire = Wire("json_schema")
    assert wire.without("reasoning_effort is not supported", sent_parameters(wire, SETTINGS)) is None


def test_refused_modes_are_tried_one_after_the_other_until_none_is_left() -> None:
    wire, tried = Wire("tools", may_change_mode=True), ["tools"]
    while changed := wire.without("This model does not support tools or response_format", ()):
        wire = changed
        tried.append(wire.mode)
    assert tried == ["tools", "json_schema", "json", "md_json"]


def test_a_mode_the_user_chose_is_never_changed() -> None:
    wire = first_wire(replace(SETTINGS, mode="tools"))
    assert wire.without("tools are not supported", sent_parameters(wire, SETTINGS)) is None


@pytest.mark.parametrize(
    ("provider", "mode"), [("openrouter", "tools"), ("openai", "json_schema"), ("custom", "json_schema")]
)
def test_auto_begins_with_the_mode_of_the_provider(provider: str, mode: str) -> None:
    wire = first_wire(replace(SETTINGS, provider=provider))
    assert (wire.mode, wire.may_change_mode) == (mode, True)


def test_a_refusal_about_something_else_leads_nowhere() -> None:
    wire = Wire("json_schema", may_change_mode=True)
    assert wire.without("context length exceeded", sent_parameters(wire, SETTINGS)) is None

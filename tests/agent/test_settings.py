"""What a model name, a base URL and the environment amount to."""

import pytest

from sitrep.agent import SettingsError, resolve_model


def test_without_a_model_there_is_none() -> None:
    assert resolve_model(None, environment={}) is None
    assert resolve_model("offline", environment={"SITREP_MODEL": "openai/m"}) is None


@pytest.mark.parametrize(
    ("model", "environment", "provider", "name", "base_url", "key"),
    [
        pytest.param("openai/m", {"OPENAI_API_KEY": "k"}, "openai", "m", None, "k", id="openai"),
        pytest.param(
            "ollama/qwen3:8b", {}, "ollama", "qwen3:8b", "http://localhost:11434/v1", "not-needed", id="local"
        ),
        pytest.param(
            "openrouter/vendor/m",
            {"OPENROUTER_API_KEY": "k"},
            "openrouter",
            "vendor/m",
            "https://openrouter.ai/api/v1",
            "k",
            id="openrouter",
        ),
        pytest.param(
            None,
            {"SITREP_MODEL": "vllm/m"},
            "vllm",
            "m",
            "http://localhost:8000/v1",
            "not-needed",
            id="from-environment",
        ),
        pytest.param(
            "m",
            {"SITREP_BASE_URL": "http://host/v1"},
            "custom",
            "m",
            "http://host/v1",
            "not-needed",
            id="any-endpoint",
        ),
    ],
)
def test_a_model_name_leads_to_its_endpoint(
    model: str | None, environment: dict[str, str], provider: str, name: str, base_url: str | None, key: str
) -> None:
    settings = resolve_model(model, environment=environment)
    assert settings is not None
    assert (settings.provider, settings.name, settings.base_url, settings.api_key) == (
        provider,
        name,
        base_url,
        key,
    )


@pytest.mark.parametrize(
    ("model", "environment", "said"),
    [
        pytest.param("m", {}, "'m' does not name a known provider and a model", id="no-endpoint"),
        pytest.param("openai/", {}, "'openai/' does not name", id="no-model"),
        pytest.param("m", {"SITREP_BASE_URL": "localhost/v1"}, "base URL is no web address", id="no-scheme"),
        pytest.param("openai/m", {}, "no key for openai", id="no-key"),
        pytest.param("ollama/m", {"SITREP_TIMEOUT": "soon"}, "is no number of seconds", id="timeout"),
    ],
)
def test_what_cannot_be_resolved_is_one_clear_error(
    model: str, environment: dict[str, str], said: str
) -> None:
    with pytest.raises(SettingsError, match=said):
        resolve_model(model, environment=environment)


def test_a_key_is_never_shown() -> None:
    assert "secret" not in repr(resolve_model("openai/m", environment={"SITREP_API_KEY": "secret"}))


def test_slow_machines_may_ask_for_more_time() -> None:
    settings = resolve_model("ollama/m", environment={"SITREP_TIMEOUT": "600"})
    assert settings is not None
    assert settings.timeout == 600

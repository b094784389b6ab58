"""Typed settings: what a caller chooses, in one frozen object instead of a dozen parameters."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .errors import SettingsError

OFFLINE = "offline"
_URL = re.compile(r"https?://[^/\s]", re.IGNORECASE)

# Hosted models answer within seconds; a local one on a slow machine needs more (SITREP_TIMEOUT).
DEFAULT_TIMEOUT_S = 120.0

# How the endpoint is asked for structure. "auto" picks by provider and falls back when refused.
Mode = Literal["auto", "tools", "json_schema", "json", "md_json"]
ReasoningEffort = Literal["none", "minimal", "low", "medium", "high"]
# One request for the whole draft; one per section, side by side; or a second request for what the first left unused.
Strategy = Literal["whole", "sections", "second_look"]


@dataclass(frozen=True, slots=True)
class Provider:
    """Where a `provider/model` name leads. `key_variable` is null where no key is needed."""

    base_url: str | None
    key_variable: str | None
    mode: Mode


# Local servers take any non-empty key; their default modes are those their documentation names first.
PROVIDERS: Mapping[str, Provider] = {
    "openai": Provider(None, "OPENAI_API_KEY", "json_schema"),
    "openrouter": Provider("https://openrouter.ai/api/v1", "OPENROUTER_API_KEY", "tools"),
    "ollama": Provider("http://localhost:11434/v1", None, "json_schema"),
    "llamacpp": Provider("http://localhost:8080/v1", None, "json_schema"),
    "vllm": Provider("http://localhost:8000/v1", None, "json_schema"),
}


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """One language model on one OpenAI-compatible endpoint. Times in seconds.

    `transport_retries` repeats a request that met 408, 409, 429, 5xx or a broken connection;
    `shape_retries` re-asks for an answer of the right shape. The two budgets are never mixed. `prompt` is a
    version of the instructions, null for the current one.
    """

    name: str
    provider: str = "openai"
    base_url: str | None = None
    api_key: str = field(default="not-needed", repr=False)
    mode: Mode = "auto"
    strategy: Strategy = "whole"
    prompt: str | None = None
    temperature: float | None = 0.0
    seed: int | None = 7
    reasoning_effort: ReasoningEffort | None = None
    max_output_tokens: int | None = None
    timeout: float = DEFAULT_TIMEOUT_S
    transport_retries: int = 2
    shape_retries: int = 2


@dataclass(frozen=True, slots=True)
class Settings:
    """How a report is made. Without `model` the offline engine reads the article."""

    model: ModelSettings | None = None
    repair: bool = True


def resolve_model(
    model: str | None,
    *,
    base_url: str | None = None,
    mode: Mode = "auto",
    strategy: Strategy = "whole",
    reasoning_effort: ReasoningEffort | None = None,
    needs_key: bool = True,
    environment: Mapping[str, str] = os.environ,
) -> ModelSettings | None:
    """Turn `provider/name` (or `SITREP_MODEL`) into settings; null means the offline engine.

    A name without a known provider needs a base URL. Keys come from `SITREP_API_KEY` or the provider's own
    variable, unless nothing is to be asked (`needs_key`); `SITREP_TIMEOUT` is the seconds one answer may take.
    Raises `SettingsError` for an unknown provider, a missing key or a timeout that is no number.
    """
    chosen = model or environment.get("SITREP_MODEL") or OFFLINE
    url = base_url or environment.get("SITREP_BASE_URL") or None
    if chosen == OFFLINE:
        return None
    provider_name, _, name = chosen.partition("/")
    provider = PROVIDERS.get(provider_name)
    if provider is None or not name:
        if url is None:
            raise SettingsError(
                f"{chosen!r} does not name a known provider and a model",
                hint=f"write provider/name with one of {', '.join(PROVIDERS)}, or add --base-url",
            )
        provider_name, name, provider = "custom", chosen, Provider(None, None, "auto")
    url = (
        url
        or (environment.get("OPENAI_BASE_URL") if provider_name == "openai" else None)
        or provider.base_url
    )
    if url is not None and not _URL.match(url):
        raise SettingsError("the base URL is no web address", hint="for example http://localhost:8000/v1")
    key = environment.get("SITREP_API_KEY") or _provider_key(provider, environment)
    if needs_key and not key and provider.key_variable and (url is None or url == provider.base_url):
        raise SettingsError(
            f"no key for {provider_name}", hint=f"set {provider.key_variable} or SITREP_API_KEY"
        )
    return ModelSettings(
        name=name,
        provider=provider_name,
        base_url=url,
        api_key=key or "not-needed",
        mode=mode,
        strategy=strategy,
        reasoning_effort=reasoning_effort,
        timeout=_timeout(environment.get("SITREP_TIMEOUT")),
    )


def _timeout(given: str | None) -> float:
    if not given:
        return DEFAULT_TIMEOUT_S
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise SettingsError(
            f"SITREP_TIMEOUT={given!r} is no number of seconds", hint="for example SITREP_TIMEOUT=600"
        )
    return seconds


def _provider_key(provider: Provider, environment: Mapping[str, str]) -> str | None:
    return environment.get(provider.key_variable) if provider.key_variable else None

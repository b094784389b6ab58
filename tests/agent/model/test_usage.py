"""Prices are list prices of the provider's own address, and unknown stays unknown."""

from dataclasses import replace
from typing import Any

import pytest

from sitrep.agent.model.usage import Tally, Tokens, cost_usd
from sitrep.agent.settings import ModelSettings

SETTINGS = ModelSettings(name="gpt-4o-mini", provider="openai")
TOKENS = Tokens(input=1_000_000, cached=0, output=0)


def test_the_price_of_a_known_model_is_its_list_price() -> None:
    price = cost_usd(SETTINGS, TOKENS)
    assert price is not None
    assert price > 0


def test_cached_tokens_are_cheaper() -> None:
    full, cached = cost_usd(SETTINGS, TOKENS), cost_usd(SETTINGS, TOKENS._replace(cached=1_000_000))
    assert full is not None
    assert cached is not None
    assert cached < full


@pytest.mark.parametrize(
    ("settings", "tokens"),
    [
        pytest.param(replace(SETTINGS, name="never-heard-of"), TOKENS, id="unknown-model"),
        pytest.param(replace(SETTINGS, base_url="http://localhost/v1"), TOKENS, id="own-endpoint"),
        pytest.param(replace(SETTINGS, provider="ollama"), TOKENS, id="local-server"),
        pytest.param(replace(SETTINGS, provider="custom"), TOKENS, id="custom"),
        pytest.param(SETTINGS, TOKENS._replace(input=None), id="unknown-input"),
        pytest.param(SETTINGS, TOKENS._replace(output=None), id="unknown-output"),
    ],
)
def test_a_price_that_cannot_be_known_is_none(settings: ModelSettings, tokens: Tokens) -> None:
    assert cost_usd(settings, tokens) is None


@pytest.mark.parametrize(
    ("usage", "tokens"),
    [
        pytest.param(None, (None, None), id="none"),
        pytest.param({"prompt_tokens": 0, "completion_tokens": 0}, (0, 0), id="zero-is-known"),
        pytest.param({"prompt_tokens": "9", "completion_tokens": -1}, (None, None), id="nonsense"),
        pytest.param("free", (None, None), id="no-object"),
    ],
)
def test_only_what_the_endpoint_says_in_numbers_counts(usage: Any, tokens: tuple[Any, Any]) -> None:
    tally = Tally()
    tally.add_answer(usage)
    counted = tally.usage(SETTINGS)
    assert (counted.input_tokens, counted.output_tokens) == tokens


def test_no_answer_at_all_is_unknown() -> None:
    assert Tally(requests=2).usage(SETTINGS).input_tokens is None

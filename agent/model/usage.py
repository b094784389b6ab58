"""What an answer cost: every request and every answer counted, unknown kept apart from zero."""

from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ...schemas.report import Usage
from ..settings import PROVIDERS, ModelSettings


class Tokens(NamedTuple):
    """What the endpoint said one answer took; None where it did not say. A `stored` one was paid before."""

    input: int | None
    cached: int | None
    output: int | None
    stored: bool = False


@dataclass(slots=True)
class Tally:
    """The running count of one draft or repair, failed attempts and transport retries included."""

    requests: int = 0
    answers: list[Tokens] = field(default_factory=list)

    def add_answer(self, usage: Any, *, stored: bool = False) -> None:
        """Count one answer. *usage* is the endpoint's own object, which may lack any part or be None."""
        details = part(usage, "prompt_tokens_details")
        self.answers.append(
            Tokens(
                input=_count(part(usage, "prompt_tokens")),
                cached=_count(part(details, "cached_tokens")),
                output=_count(part(usage, "completion_tokens")),
                stored=stored,
            )
        )

    @classmethod
    def joined(cls, tallies: Sequence["Tally"]) -> "Tally":
        """Several tallies as one."""
        return cls(
            requests=sum(tally.requests for tally in tallies),
            answers=[answer for tally in tallies for answer in tally.answers],
        )

    def usage(self, settings: ModelSettings) -> Usage:
        """The sums. A sum with an unknown part is unknown, and so is the cost of such tokens.

        Stored answers count with the tokens they once took, but neither as requests nor in the cost.
        """
        tokens = _summed(self.answers)
        return Usage(
            requests=self.requests,
            input_tokens=tokens.input,
            cached_tokens=tokens.cached,
            output_tokens=tokens.output,
            cost_usd=0.0 if self.is_free else cost_usd(settings, _summed(self._paid)),
        )

    @property
    def is_free(self) -> bool:
        """Whether every answer came from the store and nothing was asked."""
        return bool(self.answers) and not self.requests

    @property
    def _paid(self) -> list[Tokens]:
        return [answer for answer in self.answers if not answer.stored]


# The transport's request hook sees a request but not for whom it is made; tasks inherit the variable.
current_tally: ContextVar[Tally | None] = ContextVar("current_tally", default=None)


async def count_request(_request: Any) -> None:
    """The transport's hook: one request leaves, first or repeated."""
    tally = current_tally.get()
    if tally is not None:
        tally.requests += 1


def cost_usd(settings: ModelSettings, tokens: Tokens) -> float | None:
    """The list price in US dollars, or None: unknown tokens, an unknown model, or an endpoint of one's own.

    Only a provider's own address has a list price; a local server or a proxy under the same name has none.
    """
    provider = PROVIDERS.get(settings.provider)
    priced = provider is not None and provider.key_variable and settings.base_url in (None, provider.base_url)
    if not priced or tokens.input is None or tokens.output is None:
        return None
    import genai_prices

    counted = genai_prices.Usage(
        input_tokens=tokens.input, cache_read_tokens=tokens.cached or 0, output_tokens=tokens.output
    )
    try:
        price = genai_prices.calc_price(counted, settings.name, provider_id=settings.provider)
    except LookupError:
        return None
    return float(price.total_price)


def part(value: Any, name: str) -> Any:
    """A part of an endpoint's JSON; None where it is missing or *value* is no object."""
    return value.get(name) if isinstance(value, dict) else None


def _summed(answers: list[Tokens]) -> Tokens:
    return Tokens(
        input=_sum([answer.input for answer in answers]),
        cached=_sum([answer.cached for answer in answers]),
        output=_sum([answer.output for answer in answers]),
    )


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _sum(column: list[int | None]) -> int | None:
    known = [count for count in column if count is not None]
    return sum(known) if known and len(known) == len(column) else None

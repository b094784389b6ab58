"""How a request asks for structure, and what is left out once an endpoint has refused it.

No chat-completions mode of instructor sends `strict: true`, and its JSON modes paste a long indented schema,
so request bodies are written here. A `Wire` is a value: a refusal gives another one.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from ..settings import PROVIDERS, ModelSettings
from .messages import Message
from .schema import JsonSchema, spelled_out

ConcreteMode = Literal["tools", "json_schema", "json", "md_json"]

# For an endpoint nobody has told us about: the standard's own way first, then what more servers take.
MODES: tuple[ConcreteMode, ...] = ("json_schema", "tools", "json", "md_json")

# Parameters a request can do without, with the words endpoints refuse them in. Order matters: a message that
# names a parameter is about the parameter, even where it also names the response format.
_OPTIONAL: Mapping[str, str] = {
    "reasoning_effort": r"reasoning",
    "temperature": r"temperature",
    "seed": r"\bseed\b",
    "max_tokens": r"max_tokens",
    "max_completion_tokens": r"max_completion_tokens",
    "strict": r"\bstrict\b",
}
_MODE_WORDS = r"response_format|json_object|structured|grammar|schema|\btools?\b|tool_choice|function"
_ANSWER_SHAPE = "Answer with one JSON object of this JSON Schema and nothing else:"


@dataclass(frozen=True, slots=True)
class Wire:
    """One way of asking: the mode, whether another may be tried, and the parameters not to send."""

    mode: ConcreteMode
    may_change_mode: bool = False
    dropped: frozenset[str] = frozenset()
    refused_modes: frozenset[str] = frozenset()

    def without(self, refusal: str, sent: Collection[str]) -> "Wire | None":
        """The wire to try after an endpoint rejected the parameters *sent* with the words *refusal*.

        None if nothing named there can be left out, or nothing is left to try.
        """
        for parameter, pattern in _OPTIONAL.items():
            if parameter in sent and re.search(pattern, refusal, re.IGNORECASE):
                return replace(self, dropped=self.dropped | {parameter})
        if self.may_change_mode and re.search(_MODE_WORDS, refusal, re.IGNORECASE):
            refused = self.refused_modes | {self.mode}
            left = [mode for mode in MODES if mode not in refused]
            return replace(self, mode=left[0], refused_modes=refused) if left else None
        return None


def first_wire(settings: ModelSettings) -> Wire:
    """The way to begin with: as told, or the provider's own default with the others to fall back on."""
    if settings.mode != "auto":
        return Wire(mode=settings.mode)
    provider = PROVIDERS.get(settings.provider)
    mode = provider.mode if provider else "auto"
    return Wire(mode=MODES[0] if mode == "auto" else mode, may_change_mode=True)


def wire_text(wire: Wire) -> str:
    """What of a wire is worth keeping beside an answer: the mode, then the parameters left out."""
    return " ".join([wire.mode, *sorted(wire.dropped)])


def kept_wire(text: str, wire: Wire) -> Wire:
    """*wire* with the mode and left-out parameters of `wire_text`."""
    mode, *dropped = text.split()
    known = next((each for each in MODES if each == mode), wire.mode)
    return replace(wire, mode=known, dropped=frozenset(dropped))


def request_body(
    wire: Wire,
    settings: ModelSettings,
    messages: Sequence[Message],
    schema: JsonSchema,
    *,
    spell_out: bool = False,
) -> dict[str, Any]:
    """The body of a chat completion request for an answer shaped like *schema*.

    With *spell_out* the schema is written into the instructions as well: for an endpoint that took the
    parameter and then answered as if it had not seen it.
    """
    body = {"model": settings.name, "messages": list(messages), **_parameters(wire, settings)}
    strict = {} if "strict" in wire.dropped else {"strict": True}
    if wire.mode == "tools":
        function = {"name": "report", **strict, "parameters": schema}
        body["tools"] = [{"type": "function", "function": function}]
        body["tool_choice"] = {"type": "function", "function": {"name": "report"}}
    elif wire.mode == "json_schema":
        answer = {"name": "report", **strict, "schema": schema}
        body["response_format"] = {"type": "json_schema", "json_schema": answer}
    elif wire.mode == "json":
        body["response_format"] = {"type": "json_object"}
    if spell_out or wire.mode in ("json", "md_json"):
        body["messages"] = _spelled_out(messages, schema)
    return body


def sent_parameters(wire: Wire, settings: ModelSettings) -> frozenset[str]:
    """The parameters a request by *wire* carries and could do without."""
    strict = {"strict"} if wire.mode in ("tools", "json_schema") and "strict" not in wire.dropped else set()
    return frozenset({*_parameters(wire, settings), *strict})


def _parameters(wire: Wire, settings: ModelSettings) -> dict[str, Any]:
    limit = settings.max_output_tokens
    # Local servers know the older name only, OpenAI's newer models the newer one only.
    limit_name = "max_completion_tokens" if settings.provider == "openai" else "max_tokens"
    if limit_name in wire.dropped:
        limit_name = "max_tokens" if limit_name == "max_completion_tokens" else "max_completion_tokens"
    chosen = {
        "temperature": settings.temperature,
        "seed": settings.seed,
        "reasoning_effort": settings.reasoning_effort,
        limit_name: limit,
    }
    return {name: value for name, value in chosen.items() if value is not None and name not in wire.dropped}


def _spelled_out(messages: Sequence[Message], schema: JsonSchema) -> list[Message]:
    system, *rest = messages
    return [{**system, "content": f"{system['content']}\n{_ANSWER_SHAPE}\n{spelled_out(schema)}"}, *rest]

"""Questions to an endpoint, so that a user need not guess: does it answer, and which form does it keep to?

Each mode is asked for the value of one field whose schema allows a single odd word, while the message asks
for another. An endpoint that enforces schemas gives the odd word; one that ignores them answers the message.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from .errors import AnswerError, BadResponseError, SitrepError
from .model.connection import Connection
from .model.messages import Message
from .model.reading import UnreadableAnswerError, find_object
from .model.schema import JsonSchema
from .model.usage import Tally
from .model.wire import MODES, ConcreteMode
from .settings import ModelSettings

Verdict = Literal["enforced", "ignored", "works", "no"]

# Nobody would say it unasked, and it is spelt in letters every tokenizer has.
_ODD_WORD = "zebra-seven"
_SCHEMA: JsonSchema = {
    "type": "object",
    "properties": {"colour": {"type": "string", "enum": [_ODD_WORD]}},
    "required": ["colour"],
    "additionalProperties": False,
}
_OPEN_SCHEMA: JsonSchema = {**_SCHEMA, "properties": {"colour": {"type": "string"}}}
_QUESTION: Sequence[Message] = (
    {"role": "system", "content": 'Answer in JSON with one key, "colour".'},
    {"role": "user", "content": "Which colour is a clear sky by day?"},
)
# Which to choose: a form that is enforced, then one that is at least kept to, then the order of `MODES`.
_PREFERENCE: Sequence[Verdict] = ("enforced", "works", "ignored")


@dataclass(frozen=True, slots=True)
class ModeCheck:
    """How one mode fared. `works`: JSON came back where no schema was sent that could be enforced."""

    mode: ConcreteMode
    verdict: Verdict
    detail: str | None = None
    seconds: float | None = None
    refused: tuple[str, ...] = ()  # parameters the endpoint does not take


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is known of an endpoint. With `error`, something no mode can change kept it from answering."""

    answers: bool
    error: SitrepError | None
    modes: tuple[ModeCheck, ...]
    recommended: ConcreteMode | None
    requests: int

    @property
    def seconds(self) -> float | None:
        """The quickest answer: the endpoint's latency, its first one may have loaded a model."""
        return min((check.seconds for check in self.modes if check.seconds is not None), default=None)


async def diagnose(settings: ModelSettings) -> Diagnosis:
    """Ask the endpoint of *settings* one short question in every mode. Raises nothing the endpoint causes.

    Costs four short requests, more where parameters are refused. An endpoint that does not answer the first
    question for a reason no mode can change (no connection, no rights, no such model) is not asked further.
    """
    tally = Tally()
    checks: list[ModeCheck] = []
    for mode in MODES:
        try:
            checks.append(await _check(replace(settings, mode=mode, max_output_tokens=None), mode, tally))
        except SitrepError as error:
            if not checks:
                return Diagnosis(False, error, (), None, tally.requests)
            checks.append(ModeCheck(mode, "no", error.message))
    answers = any(check.seconds is not None for check in checks)
    return Diagnosis(answers, None, tuple(checks), recommended_mode(checks), tally.requests)


def recommended_mode(checks: Sequence[ModeCheck]) -> ConcreteMode | None:
    """The mode to use, or None if none works."""
    ranked = [check.mode for verdict in _PREFERENCE for check in checks if check.verdict == verdict]
    return ranked[0] if ranked else None


async def _check(settings: ModelSettings, mode: ConcreteMode, tally: Tally) -> ModeCheck:
    """One question in one mode. Raises the errors that have nothing to do with the mode."""
    connection = Connection(settings)
    enforceable = mode in ("json_schema", "tools")
    started = time.perf_counter()
    try:
        text = await connection.ask(_QUESTION, _SCHEMA if enforceable else _OPEN_SCHEMA, tally)
    except (AnswerError, BadResponseError) as error:
        return ModeCheck(mode, "no", error.message)
    finally:
        await connection.close()
    seconds = time.perf_counter() - started
    return replace(
        _judged(mode, text, enforceable=enforceable),
        seconds=seconds,
        refused=tuple(sorted(connection.wire.dropped)),
    )


def _judged(mode: ConcreteMode, text: str, *, enforceable: bool) -> ModeCheck:
    try:
        colour = find_object(text, keys=("colour",))["colour"]
    except UnreadableAnswerError:
        return ModeCheck(mode, "no", "the answer holds no JSON of the shape asked for")
    if not enforceable:
        return ModeCheck(mode, "works")
    if colour == _ODD_WORD:
        return ModeCheck(mode, "enforced")
    return ModeCheck(mode, "ignored", "JSON came back, but the schema was not kept to")

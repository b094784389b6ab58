"""Kept answers: the protocol between the model engine and whatever keeps what a model once said.

The raw completion is kept, not what was read from it, so that stored answers can be read, grounded and
assembled again by later code. A question names everything its answer depends on and nothing secret.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, NamedTuple, Protocol, Self

from .errors import AnswerError

Step = Literal["draft", "repair", "second_look"]


@dataclass(frozen=True, slots=True)
class Question:
    """One request. `messages` digests all that was said: article, metadata, failed items, earlier answers.

    `article`, `prompt` and `schema` are digests too; `endpoint` is a provider's name or a host and port. `repeat` tells
    deliberate repeats of one request apart.
    """

    step: Step
    article: str
    prompt: str
    schema: str
    model: str
    endpoint: str
    parameters: tuple[tuple[str, str], ...]
    messages: str = ""
    repeat: int = 0

    def with_messages(self, messages: Sequence[Mapping[str, Any]]) -> Self:
        return replace(self, messages=digest(messages))

    @property
    def key(self) -> str:
        """The content address of the answer."""
        return digest({each.name: getattr(self, each.name) for each in fields(self)})


class RawAnswer(NamedTuple):
    """The provider's JSON body, with usage and finish reason, and by which form of request it was got."""

    body: str
    wire: str


class Answers(Protocol):
    """Keeps raw answers by question. Both methods are called in the event loop, so they must be quick."""

    def get(self, question: Question) -> RawAnswer | None: ...

    def put(self, question: Question, answer: RawAnswer) -> None: ...


def digest(value: Any) -> str:
    """The sha256 of *value* as JSON; the order of keys does not matter."""
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"), default=repr)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


# --- Other ways to use the same store -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Repeat:
    """The answers of one repeat, apart from those of the others."""

    answers: Answers
    repeat: int

    def get(self, question: Question) -> RawAnswer | None:
        return self.answers.get(replace(question, repeat=self.repeat))

    def put(self, question: Question, answer: RawAnswer) -> None:
        self.answers.put(replace(question, repeat=self.repeat), answer)


@dataclass(frozen=True, slots=True)
class Fresh:
    """Every request is made, and its answer replaces the one that was kept."""

    answers: Answers

    def get(self, question: Question) -> RawAnswer | None:
        return None

    def put(self, question: Question, answer: RawAnswer) -> None:
        self.answers.put(question, answer)


@dataclass(frozen=True, slots=True)
class Sealed:
    """No request is ever made: what was not kept is an `AnswerError`."""

    answers: Answers

    def get(self, question: Question) -> RawAnswer:
        kept = self.answers.get(question)
        if kept is None:
            raise AnswerError(
                f"the store has no answer to this {question.step} request",
                hint="the prompt, the schema or the article has changed; run again to ask",
            )
        return kept

    def put(self, question: Question, answer: RawAnswer) -> None:
        self.answers.put(question, answer)

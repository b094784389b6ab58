"""The language-model engine: instructor on any OpenAI-compatible endpoint."""

import asyncio
import logging
from collections.abc import Sequence
from functools import cache
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from ...prompts.loader import CURRENT, Prompt, load_prompt
from ...schemas.draft import EMPTY_DRAFT
from ...schemas.report import UnusedMention
from ..article import Article
from ..drafter import Drafting, EngineInfo, Failure, Repair
from ..errors import SitrepError
from ..recorded import Answers, Question, Step, digest
from ..settings import PROVIDERS, ModelSettings
from .answers import DRAFT_ANSWER, REPAIR_ANSWER, SECOND_LOOK_ANSWER, AnswerModel, Read
from .connection import Connection
from .errors import mapped_errors
from .messages import Message, draft_messages, part_messages, repair_messages, second_look_messages
from .reading import Malformed, Reading, repaired_items
from .schema import PARTS, JsonSchema, draft_schema, part_schema, repair_schema
from .usage import Tally


class ModelDrafter:
    """Implements `Drafter` with one language model. Cheap to make: vendors are imported when first needed."""

    def __init__(
        self, settings: ModelSettings, *, prompt: Prompt | None = None, answers: Answers | None = None
    ) -> None:
        """*answers* keep every completion and answer in the endpoint's stead where they can."""
        self._settings = settings
        self._prompt = prompt or load_prompt(settings.prompt or CURRENT)
        self._connection = Connection(settings, answers)
        self._keeps_answers = answers is not None

    @property
    def info(self) -> EngineInfo:
        """What provenance says, by the wire in use: parameters the endpoint refused are not claimed."""
        settings, wire = self._settings, self._connection.wire
        parameters = {
            "mode": wire.mode,
            "strategy": settings.strategy,
            "prompt_sha256": self._prompt.sha256,
            "temperature": settings.temperature,
            "seed": settings.seed,
            "reasoning_effort": settings.reasoning_effort,
            "max_output_tokens": settings.max_output_tokens,
        }
        return EngineInfo(
            engine="model",
            model=settings.name,
            endpoint=_endpoint(settings),
            prompt_version=self._prompt.version,
            parameters={
                name: value
                for name, value in parameters.items()
                if value is not None and name not in wire.dropped
            },
        )

    @property
    def address(self) -> str:
        """What tells this endpoint from others in a store: as in provenance, with the port where one is given."""
        endpoint = _endpoint(self._settings)
        own = endpoint != self._settings.provider and self._settings.base_url
        return urlsplit(own).netloc.rpartition("@")[2] if own else endpoint

    async def draft(self, article: Article) -> Drafting:
        """One request, or one per section; re-asks only for an answer without the shape of a draft."""
        if self._settings.strategy == "sections":
            return await self._by_section(article)
        tally = Tally()
        messages = draft_messages(self._prompt, article)
        reading = await self._answer(DRAFT_ANSWER, messages, draft_schema(self._prompt.form), tally, article)
        return self._drafting(reading, tally)

    async def _by_section(self, article: Article) -> Drafting:
        """One request per section, side by side. What a part cannot answer is named; the other parts hold."""
        tallies = [Tally() for _ in PARTS]
        answers = await asyncio.gather(
            *(self._part(fields, article, tally) for fields, tally in zip(PARTS, tallies, strict=True)),
            return_exceptions=True,
        )
        given: dict[str, Any] = {}
        unanswered: list[str] = []
        malformed: list[Malformed] = []
        for fields, answer in zip(PARTS, answers, strict=True):
            if isinstance(answer, SitrepError):
                unanswered.append(f"{fields[0]} failed: {answer.message}")
            elif isinstance(answer, BaseException):
                raise answer
            else:
                given |= {name: getattr(answer.draft, name) for name in fields}
                malformed += [item for item in answer.malformed if item[0] in fields]
        usage = Tally.joined(tallies).usage(self._settings)
        if not given:
            error = next(answer for answer in answers if isinstance(answer, SitrepError))
            error.usage = usage
            raise error
        return Drafting(
            draft=EMPTY_DRAFT.model_copy(update=given),
            malformed=tuple(malformed),
            usage=usage,
            unanswered=tuple(unanswered),
        )

    async def _part(self, fields: tuple[str, ...], article: Article, tally: Tally) -> Reading:
        messages = part_messages(self._prompt, article, fields)
        schema = part_schema(self._prompt.form, fields)
        return await self._answer(DRAFT_ANSWER, messages, schema, tally, article)

    async def look_again(self, article: Article, unused: Sequence[UnusedMention]) -> Drafting:
        """One request about what a draft has left unused; nothing unused, no request."""
        if not unused:
            return Drafting(EMPTY_DRAFT)
        tally = Tally()
        messages = second_look_messages(self._prompt, article, unused)
        schema = draft_schema(self._prompt.form)
        reading = await self._answer(SECOND_LOOK_ANSWER, messages, schema, tally, article)
        return self._drafting(reading, tally)

    def _drafting(self, reading: Reading, tally: Tally) -> Drafting:
        return Drafting(draft=reading.draft, malformed=reading.malformed, usage=tally.usage(self._settings))

    async def repair(self, article: Article, failures: Sequence[Failure]) -> Repair:
        """One request for all failed items; no failures, no request."""
        if not failures:
            return Repair(items=())
        tally = Tally()
        messages = repair_messages(self._prompt, article, failures)
        sections = tuple(dict.fromkeys(failure.section for failure in failures))
        schema = repair_schema(self._prompt.form, sections)
        repairs = await self._answer(REPAIR_ANSWER, messages, schema, tally, article)
        return Repair(items=repaired_items(failures, repairs), usage=tally.usage(self._settings))

    async def close(self) -> None:
        await self._connection.close()

    async def _answer(
        self,
        kind: AnswerModel[Read],
        messages: list[Message],
        schema: JsonSchema,
        tally: Tally,
        article: Article,
    ) -> Read:
        """An answer of *kind*, asked again up to `shape_retries` times while it cannot be read.

        instructor repeats for an unreadable answer only, the transport for a failed request only: the two
        budgets never multiply.
        """
        instructor = _instructor()
        question = self._question(kind.step, article, schema) if self._keeps_answers else None
        asked = {"messages": messages, "schema": schema, "tally": tally, "question": question}
        try:
            with mapped_errors(self._settings):
                # `instructor.patch` would prepare a request of its own around this, of which nothing is sent.
                answer: Read = await instructor.core.retry_async(
                    self._ask,
                    kind,
                    args=(),
                    kwargs=asked,
                    max_retries=self._settings.shape_retries,
                    mode=instructor.Mode.JSON_SCHEMA,
                )
                return answer
        except SitrepError as error:
            error.usage = tally.usage(self._settings)
            if tally.is_free:
                error.hint = "this is the stored answer to the same request; --fresh asks again"
            raise

    def draft_question(self, article: Article) -> Question:
        """The question that `draft` would ask first, as a store knows it."""
        if self._settings.strategy == "sections":
            question = self._question("draft", article, part_schema(self._prompt.form, PARTS[0]))
            return question.with_messages(part_messages(self._prompt, article, PARTS[0]))
        question = self._question("draft", article, draft_schema(self._prompt.form))
        return question.with_messages(draft_messages(self._prompt, article))

    def _question(self, step: Step, article: Article, schema: JsonSchema) -> Question:
        settings = self._settings
        sampling = {
            "mode": settings.mode,
            "temperature": settings.temperature,
            "seed": settings.seed,
            "reasoning_effort": settings.reasoning_effort,
            "max_output_tokens": settings.max_output_tokens,
        }
        return Question(
            step=step,
            article=article.sha256,
            prompt=self._prompt.sha256,
            schema=digest(schema),
            model=settings.name,
            endpoint=self.address,
            parameters=tuple((name, str(value)) for name, value in sampling.items()),
        )

    async def _ask(
        self, *, messages: list[Message], schema: JsonSchema, tally: Tally, question: Question | None
    ) -> Any:
        """What instructor calls to get a completion: it is handed the answer's text and nothing else.

        A second question means that the first answer had another shape, so the schema is spelt out too.
        """
        text = await self._connection.ask(
            messages,
            schema,
            tally,
            spell_out=bool(tally.answers),
            question=question.with_messages(messages) if question else None,
        )
        return _completion(text)


@cache
def _instructor() -> Any:
    import instructor.core

    # Without a handler of its own its errors would reach stderr, with parts of the answer in them.
    logging.getLogger("instructor").addHandler(logging.NullHandler())
    return instructor


def _completion(text: str) -> Any:
    """As much of a chat completion as instructor looks at."""
    from openai.types import CompletionUsage

    # JSON can spell lone surrogates. Asked again, a model is shown its answer, and they cannot be sent.
    shown = text.encode("utf-8", "replace").decode()
    message = SimpleNamespace(role="assistant", content=shown, tool_calls=None)
    choice = SimpleNamespace(finish_reason="stop", index=0, message=message)
    # Usage is counted where requests are made; given none, instructor looks for another vendor's package.
    usage = CompletionUsage(prompt_tokens=0, completion_tokens=0, total_tokens=0)
    return SimpleNamespace(choices=[choice], usage=usage)


def _endpoint(settings: ModelSettings) -> str:
    """The host of an endpoint of one's own, else the provider's name. URLs may hold passwords, hosts not."""
    provider = PROVIDERS.get(settings.provider)
    if settings.base_url and (provider is None or settings.base_url != provider.base_url):
        return urlsplit(settings.base_url).hostname or settings.provider
    return settings.provider

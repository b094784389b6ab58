"""One endpoint: requests go out, the text of an answer comes back or one of our errors is raised."""

import asyncio
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from ..errors import RefusedError
from ..recorded import Answers, Question, RawAnswer
from ..settings import PROVIDERS, ModelSettings
from .errors import finish_error, mapped_errors, message_in, reply_error, shown
from .messages import Message
from .reading import merge_answers
from .schema import JsonSchema
from .usage import Tally, count_request, current_tally, part
from .wire import Wire, first_wire, kept_wire, request_body, sent_parameters, wire_text

if TYPE_CHECKING:
    import openai

# Statuses under which endpoints say that they do not take a parameter.
_REJECTED = (400, 422)
# Connecting to a host that is down should fail long before an answer would be late.
_CONNECT_TIMEOUT_S = 10.0
# The longest wait an endpoint can ask for that the transport grants.
_LONGEST_RETRY_AFTER_S = 120.0
# More sockets than any batch has requests in flight: the batch's own semaphore limits, the pool must not.
_MOST_CONNECTIONS = 1000
_OPENAI = "https://api.openai.com/v1"


class Connection:
    """An endpoint and what has been learnt about it: the wire that works is kept for the next request.

    *answers* may answer in the endpoint's stead, and are given every completion that the endpoint makes.
    """

    def __init__(self, settings: ModelSettings, answers: Answers | None = None) -> None:
        self.settings = settings
        self._answers = answers
        self.wire: Wire = first_wire(settings)
        # A client belongs to the event loop it was made in; used in another it fails on a closed socket.
        self._clients: WeakKeyDictionary[asyncio.AbstractEventLoop, openai.AsyncOpenAI] = WeakKeyDictionary()

    async def ask(
        self,
        messages: Sequence[Message],
        schema: JsonSchema,
        tally: Tally,
        *,
        spell_out: bool = False,
        question: Question | None = None,
    ) -> str:
        """The text of the answer to *messages*, counted in *tally*. Raises `ProviderError` or `AnswerError`.

        *question* is the name under which the answer is looked for and kept.

        A request whose parameter is refused is made again without it, or in the next mode where the mode was
        ours to choose. Every pass leaves something out, so there is an end.
        """
        stored = self._recall(question)
        if stored is not None:
            return self._answer_text(stored, tally, stored=True)
        while True:
            wire = self.wire
            body = request_body(wire, self.settings, messages, schema, spell_out=spell_out)
            reply = await self._post(body, wire, tally)
            if reply is not None:
                self._keep(question, reply, wire)
                return self._answer_text(reply, tally)

    def _recall(self, question: Question | None) -> Any:
        """The stored completion, if there is one; the wire it came by is known to work."""
        kept = self._answers.get(question) if self._answers and question else None
        if kept is None:
            return None
        if self.wire == first_wire(self.settings):
            self.wire = kept_wire(kept.wire, self.wire)
        return json.loads(kept.body)

    def _keep(self, question: Question | None, reply: Any, wire: Wire) -> None:
        """Keep what was paid for, also where it is a refusal; what is no completion was not paid for."""
        if self._answers and question and _message(reply) is not None:
            self._answers.put(question, RawAnswer(json.dumps(reply), wire_text(wire)))

    @property
    def _deadline_s(self) -> float:
        """The transport times single reads, so an endpoint that trickles blanks would never be late for it."""
        retries = self.settings.transport_retries
        return (retries + 1) * self.settings.timeout + retries * _LONGEST_RETRY_AFTER_S

    async def close(self) -> None:
        """Close the sockets of the running event loop."""
        client = self._clients.pop(asyncio.get_running_loop(), None)
        if client is not None:
            await client.close()

    async def _post(self, body: dict[str, Any], wire: Wire, tally: Tally) -> Any:
        """The endpoint's JSON, or None if it refused a parameter and there is another wire to try."""
        token = current_tally.set(tally)
        try:
            with mapped_errors(self.settings):
                return await self._request(body, wire)
        finally:
            current_tally.reset(token)

    async def _request(self, body: dict[str, Any], wire: Wire) -> Any:
        import httpx2
        import openai
        from pydantic_core import to_json

        try:
            async with asyncio.timeout(self._deadline_s):
                # Bodies are ours from first to last: `chat.completions.create` would walk all of them again.
                client = self._client()
                response = await client.post(
                    f"{client.base_url}chat/completions", cast_to=httpx2.Response, content=to_json(body)
                )
                return response.json()
        except openai.APIStatusError as error:
            refusal = f"{error.param or ''} {message_in(error.body)}"
            if error.status_code not in _REJECTED or not self._learn(wire, refusal):
                raise
            return None

    def _learn(self, wire: Wire, refusal: str) -> bool:
        """Whether there is another wire to try; a request that ran alongside may have found it already."""
        if self.wire == wire:
            next_wire = wire.without(refusal, sent_parameters(wire, self.settings))
            if next_wire is None:
                return False
            self.wire = next_wire
        return True

    def _client(self) -> "openai.AsyncOpenAI":
        loop = asyncio.get_running_loop()
        client = self._clients.get(loop)
        if client is None:
            client = self._clients[loop] = _new_client(self.settings)
        return client

    def _answer_text(self, reply: Any, tally: Tally, *, stored: bool = False) -> str:
        """The text of the reply's first choice: its content, or the arguments of its tool calls."""
        message = _message(reply)
        if message is None:
            raise reply_error(reply, self.settings)
        tally.add_answer(reply.get("usage"), stored=stored)
        self._check_finish(reply["choices"][0], message)
        texts = _call_arguments(message)
        if len(texts) > 1:
            return merge_answers(texts)
        content = part(message, "content")
        return texts[0] if texts else content if isinstance(content, str) else ""

    def _check_finish(self, choice: Any, message: Any) -> None:
        """A refusal, a filtered or a cut answer is none, even where what there is of it could be read."""
        refusal = part(message, "refusal")
        if refusal:
            raise RefusedError(f"the model declined: {shown(str(refusal), self.settings)}")
        error = finish_error(part(choice, "finish_reason"))
        if error is not None:
            raise error


def _message(reply: Any) -> Any:
    """The message of the first choice, or None where the reply is no completion."""
    choices = part(reply, "choices")
    return part(choices[0], "message") if isinstance(choices, list) and choices else None


def _call_arguments(message: Any) -> list[str]:
    """The arguments of every tool call, as text; some servers send them as the object they spell."""
    calls = part(message, "tool_calls")
    functions = [part(call, "function") for call in calls] if isinstance(calls, list) else []
    arguments = [part(function, "arguments") for function in functions]
    texts = [json.dumps(value) if isinstance(value, dict) else value for value in arguments]
    return [text for text in texts if isinstance(text, str)]


def _new_client(settings: ModelSettings) -> "openai.AsyncOpenAI":
    import openai

    timeout = openai.Timeout(settings.timeout, connect=min(_CONNECT_TIMEOUT_S, settings.timeout), pool=None)
    limits = _limits()
    with mapped_errors(settings):
        return openai.AsyncOpenAI(
            api_key=settings.api_key,
            base_url=_base_url(settings),
            max_retries=settings.transport_retries,
            timeout=timeout,
            # At 256 requests in flight this transport does about twice the work of the default one.
            http_client=openai.DefaultAioHttpClient(
                limits=limits, timeout=timeout, event_hooks={"request": [count_request]}
            ),
        )


def _base_url(settings: ModelSettings) -> str:
    """Always named: left to itself the client would take its own environment variable, even an empty one."""
    provider = PROVIDERS.get(settings.provider)
    return settings.base_url or (provider.base_url if provider else None) or _OPENAI


def _limits() -> Any:
    import httpx2

    return httpx2.Limits(max_connections=_MOST_CONNECTIONS, max_keepalive_connections=_MOST_CONNECTIONS)

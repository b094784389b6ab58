"""The one door through which vendors' errors leave: what openai or instructor raise becomes one of ours."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..errors import (
    AuthenticationError,
    BadResponseError,
    FilteredError,
    MalformedAnswerError,
    ModelNotFoundError,
    ProviderError,
    RateLimitedError,
    SitrepError,
    TimedOutError,
    TruncatedError,
    UnreachableError,
)
from ..settings import ModelSettings

if TYPE_CHECKING:
    import openai

# A provider's message is shown as one line; what matters stands at its beginning.
_LONGEST_MESSAGE = 200

_Kind = tuple[type[SitrepError], str, str | None]

_AUTHENTICATION: _Kind = (AuthenticationError, "the endpoint refused the key", "check the key and its rights")
_NOT_FOUND: _Kind = (
    ModelNotFoundError,
    "the endpoint does not know the model",
    "check the name and base URL",
)
_RATE_LIMIT: _Kind = (RateLimitedError, "the endpoint's rate limit was met", "wait, or run fewer at a time")
_TIMEOUT: _Kind = (
    TimedOutError,
    "no answer in time",
    "set SITREP_TIMEOUT to more seconds or try a smaller model",
)
_UNREACHABLE: _Kind = (
    UnreachableError,
    "no connection to the endpoint",
    "is the server running? check the base URL and the network",
)
_SERVER: _Kind = (BadResponseError, "the endpoint failed", "try again later")
_REJECTED: _Kind = (
    BadResponseError,
    "the endpoint rejected the request",
    "`sitrep doctor` shows what it takes",
)
_NO_COMPLETION: _Kind = (
    BadResponseError,
    "the endpoint's reply is no chat completion",
    "check that the base URL ends where /chat/completions begins, often /v1",
)
_TRUNCATED: _Kind = (
    TruncatedError,
    "the answer was cut at the token limit",
    "raise the output token limit or split the article",
)
_FILTERED: _Kind = (
    FilteredError,
    "a content filter stopped the answer",
    "war reporting trips filters: try another model or a local one",
)
_MALFORMED: _Kind = (
    MalformedAnswerError,
    "the model gave no answer of the right shape",
    "try another mode or a larger model; `sitrep doctor` shows what the endpoint can do",
)

_BY_STATUS = {401: _AUTHENTICATION, 403: _AUTHENTICATION, 404: _NOT_FOUND, 408: _TIMEOUT, 429: _RATE_LIMIT}


@contextmanager
def mapped_errors(settings: ModelSettings) -> Iterator[None]:
    """Turn what openai, its transport or instructor raise inside the block into our own errors.

    The vendor's error is not shown with it: instructor's holds the whole article, openai's may hold the key.
    """
    try:
        yield
    except SitrepError:
        raise
    except Exception as error:
        mapped = map_error(error, settings)
        if mapped is None:
            raise
        raise mapped from None


def map_error(error: BaseException, settings: ModelSettings) -> SitrepError | None:
    """Our error for a vendor's, or None for an error that is no vendor's: a fault of the program."""
    import json

    import httpx2
    import openai
    import pydantic
    from instructor.core import IncompleteOutputException, InstructorError

    if isinstance(error, SitrepError):
        return error
    if isinstance(error, TimeoutError):
        return _made(_TIMEOUT, "", settings)
    if isinstance(error, openai.APIStatusError):
        return _made(kind_for_status(error.status_code), status_detail(error), settings)
    if isinstance(error.__cause__, httpx2.ConnectTimeout):
        # The aiohttp transport calls a dropped connection so, too: either way nobody was reached.
        return _made(_UNREACHABLE, _host(settings), settings)
    for classes, kind in _connection_kinds(openai):
        if isinstance(error, classes):
            return _made(kind, _host(settings) if kind is _UNREACHABLE else "", settings)
    if isinstance(error, IncompleteOutputException | openai.LengthFinishReasonError):
        return finish_error("length")
    if isinstance(error, openai.ContentFilterFinishReasonError):
        return finish_error("content_filter")
    if isinstance(error, InstructorError) and error.__cause__ is not None:
        return map_error(error.__cause__, settings)
    if isinstance(error, pydantic.ValidationError):
        return _made(_MALFORMED, error.errors(include_url=False, include_input=False)[0]["msg"], settings)
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError):
        return _made(_NO_COMPLETION, "", settings)
    if isinstance(error, InstructorError):
        return _made(_MALFORMED, "", settings)
    if isinstance(error, openai.OpenAIError):
        return _made((ProviderError, "the endpoint could not be used", None), str(error), settings)
    return None


def kind_for_status(status: int) -> _Kind:
    """What an HTTP status, or a status code inside an error body, says."""
    return _BY_STATUS.get(status) or (_SERVER if status >= 500 else _REJECTED)


def status_detail(error: "openai.APIStatusError") -> str:
    """The provider's own words: the message in its error body, or the status alone."""
    return f"{error.status_code}: {message_in(error.body)}".rstrip(": ")


def message_in(body: Any) -> str:
    """The message in an error body: a string, or an object that nests it under the usual names."""
    if isinstance(body, str):
        return "" if body.lstrip().startswith("<") else body  # a proxy's HTML page tells a user nothing
    if not isinstance(body, dict):
        return ""
    for key in ("message", "error", "detail"):
        if body.get(key):
            return message_in(body[key])
    return ""


def finish_error(finish_reason: str | None) -> SitrepError | None:
    """Our error for an answer that did not end by itself; None for one that did."""
    kinds = {"length": _TRUNCATED, "content_filter": _FILTERED}
    if finish_reason not in kinds:
        return None
    error, message, hint = kinds[finish_reason]
    return error(message, hint=hint)


def reply_error(reply: Any, settings: ModelSettings) -> SitrepError:
    """Our error for a reply with status 200 that is no chat completion: HTML, an error body, no choices."""
    body = reply.get("error") if isinstance(reply, dict) else None
    code = body.get("code") if isinstance(body, dict) else None
    kind = kind_for_status(code) if isinstance(code, int) and code >= 400 else _NO_COMPLETION
    return _made(kind, message_in(body), settings)


def shown(text: str, settings: ModelSettings) -> str:
    """*text* from a provider as it may be shown: one short line, no control characters, never the key."""
    key = settings.api_key
    if key and key != "not-needed":
        text = text.replace(key, "[key]")
    line = "".join(" " if unicodedata.category(c).startswith(("C", "Z")) else c for c in text[:4000])
    line = " ".join(line.split())
    return line if len(line) <= _LONGEST_MESSAGE else line[: _LONGEST_MESSAGE - 1] + "…"


def _connection_kinds(vendor: Any) -> list[tuple[Any, _Kind]]:
    return [
        (vendor.APITimeoutError, _TIMEOUT),
        (vendor.APIConnectionError, _UNREACHABLE),
        (vendor.APIResponseValidationError, _NO_COMPLETION),
        (vendor.APIError, _SERVER),
    ]


def _host(settings: ModelSettings) -> str:
    """Where an endpoint of one's own was looked for; what stands before an @ may be a password."""
    return urlsplit(settings.base_url or "").netloc.rpartition("@")[2]


def _made(kind: _Kind, detail: str, settings: ModelSettings) -> SitrepError:
    error, message, hint = kind
    detail = shown(detail, settings)
    return error(f"{message}: {detail}" if detail else message, hint=hint)

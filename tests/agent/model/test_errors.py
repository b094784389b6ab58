"""Vendors' errors leave through one door: none of their classes is forgotten, none of ours is ambiguous."""

import inspect

import httpx2
import instructor.core
import openai
import pydantic
import pytest

from sitrep.agent import errors
from sitrep.agent.model.errors import map_error, mapped_errors, message_in, shown
from sitrep.agent.settings import ModelSettings

SETTINGS = ModelSettings(name="m", api_key="sk-secret")
REQUEST = httpx2.Request("POST", "http://localhost/v1/chat/completions")


def status_error(kind: type[openai.APIStatusError], status: int) -> openai.APIStatusError:
    return kind("no", response=httpx2.Response(status, request=REQUEST), body=None)  # type: ignore[call-arg]


OAUTH = openai.OAuthError(response=httpx2.Response(401, request=REQUEST), body=None)

EXPECTED: list[tuple[openai.OpenAIError, type[errors.SitrepError]]] = [
    (status_error(openai.AuthenticationError, 401), errors.AuthenticationError),
    (OAUTH, errors.AuthenticationError),
    (status_error(openai.PermissionDeniedError, 403), errors.AuthenticationError),
    (status_error(openai.NotFoundError, 404), errors.ModelNotFoundError),
    (status_error(openai.RateLimitError, 429), errors.RateLimitedError),
    (status_error(openai.BadRequestError, 400), errors.BadResponseError),
    (status_error(openai.ConflictError, 409), errors.BadResponseError),
    (status_error(openai.UnprocessableEntityError, 422), errors.BadResponseError),
    (status_error(openai.InternalServerError, 500), errors.BadResponseError),
    (status_error(openai.APIStatusError, 418), errors.BadResponseError),
    (openai.APITimeoutError(request=REQUEST), errors.TimedOutError),
    (openai.APIConnectionError(request=REQUEST), errors.UnreachableError),
    (
        openai.APIResponseValidationError(httpx2.Response(200, request=REQUEST), body=None),
        errors.BadResponseError,
    ),
    (openai.APIError("no", request=REQUEST, body=None), errors.BadResponseError),
    (
        openai.LengthFinishReasonError(completion=openai.types.chat.ChatCompletion.model_construct(usage=None)),
        errors.TruncatedError,
    ),
    (openai.ContentFilterFinishReasonError(), errors.FilteredError),
    (openai.OpenAIError("no credentials"), errors.ProviderError),
]  # fmt: skip

# Parts of the vendor's package that this program never touches.
ELSEWHERE = {openai.WebSocketConnectionClosedError, openai.WebSocketQueueFullError}


@pytest.mark.parametrize(("vendor", "ours"), EXPECTED, ids=[type(e).__name__ for e, _ in EXPECTED])
def test_each_error_of_the_vendor_becomes_the_one_of_ours_that_says_the_same(
    vendor: openai.OpenAIError, ours: type[errors.SitrepError]
) -> None:
    assert type(map_error(vendor, SETTINGS)) is ours


def test_no_error_class_of_the_vendor_is_forgotten() -> None:
    classes = {
        value
        for name, value in list(vars(openai).items())  # its types are loaded as they are looked at
        if inspect.isclass(value) and issubclass(value, openai.OpenAIError) and not name.startswith("_")
    }
    assert classes - ELSEWHERE == {type(vendor) for vendor, _ in EXPECTED}


def test_no_error_class_of_instructor_is_forgotten() -> None:
    for name, value in vars(instructor.core).items():
        if inspect.isclass(value) and issubclass(value, instructor.core.InstructorError):
            error = value.__new__(value)
            assert isinstance(map_error(error, SETTINGS), errors.SitrepError), name


def test_the_cause_inside_instructors_error_is_what_counts() -> None:
    wrapped = instructor.core.InstructorError("no")
    wrapped.__cause__ = openai.APITimeoutError(request=REQUEST)
    assert isinstance(map_error(wrapped, SETTINGS), errors.TimedOutError)


def test_an_answer_that_never_validated_is_malformed() -> None:
    with pytest.raises(errors.MalformedAnswerError), mapped_errors(SETTINGS):
        pydantic.TypeAdapter(int).validate_python("x")


def test_a_fault_of_the_program_is_not_passed_off_as_the_endpoints() -> None:
    with pytest.raises(ZeroDivisionError), mapped_errors(SETTINGS):
        1 / 0  # noqa: B018


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param({"message": "no"}, "no", id="message"),
        pytest.param({"error": {"message": "no"}}, "no", id="nested"),
        pytest.param({"error": "no"}, "no", id="string"),
        pytest.param({"detail": "no"}, "no", id="detail"),
        pytest.param("plain words", "plain words", id="text"),
        pytest.param("<html>no</html>", "", id="html"),
        pytest.param({"detail": [{"loc": "x"}]}, "", id="list"),
        pytest.param(None, "", id="nothing"),
    ],
)
def test_the_providers_own_words_are_found_in_its_error_body(body: object, message: str) -> None:
    assert message_in(body) == message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("key sk-secret is bad", "key [key] is bad", id="key"),
        pytest.param("a\x1b[31m\n\u202eb", "a [31m b", id="control-characters"),
        pytest.param("x" * 300, "x" * 199 + "…", id="long"),
    ],
)
def test_a_providers_words_are_shown_as_one_short_harmless_line(text: str, line: str) -> None:
    assert shown(text, SETTINGS) == line

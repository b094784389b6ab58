"""Every error a user can meet, with what to do about it and the exit code the command line ends with.

SitrepError
├── SettingsError        2  options that do not fit together, an unknown model or format
├── ArticleError         1  the input is missing, empty, binary, too long or not an article
│   └── FetchError       3  a URL that could not be read, or must not be
├── ReportError          1  a stored report or run that cannot be read
├── ProviderError        3  the endpoint did not answer as an endpoint should
│   ├── AuthenticationError    401, 403
│   ├── ModelNotFoundError     404
│   ├── RateLimitedError       429, after the retries
│   ├── TimedOutError          no answer in time
│   ├── UnreachableError       no connection, or a dropped one
│   └── BadResponseError       5xx, HTML, or a body that is no chat completion
└── AnswerError          1  the endpoint answered, but the answer cannot be used
    ├── RefusedError           the model declined
    ├── FilteredError          a content filter stopped the answer
    ├── TruncatedError         the answer was cut at the token limit
    └── MalformedAnswerError   no answer of the right shape within the re-asks
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..schemas.report import Usage


class SitrepError(Exception):
    """An error with a message for the user, a hint and an exit code. Never holds a key or a whole article.

    `usage` is what was spent before the error, where a model was asked.
    """

    exit_code = 1
    usage: "Usage | None" = None

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class SettingsError(SitrepError):
    exit_code = 2


class ArticleError(SitrepError):
    pass


class FetchError(ArticleError):
    exit_code = 3


class ReportError(SitrepError):
    pass


class ProviderError(SitrepError):
    exit_code = 3


class AuthenticationError(ProviderError):
    pass


class ModelNotFoundError(ProviderError):
    pass


class RateLimitedError(ProviderError):
    pass


class TimedOutError(ProviderError):
    pass


class UnreachableError(ProviderError):
    pass


class BadResponseError(ProviderError):
    pass


class AnswerError(SitrepError):
    pass


class RefusedError(AnswerError):
    pass


class FilteredError(AnswerError):
    pass


class TruncatedError(AnswerError):
    pass


class MalformedAnswerError(AnswerError):
    pass

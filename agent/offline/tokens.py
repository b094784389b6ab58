"""Words of one sentence with their offsets in the article."""

import re
from functools import lru_cache
from typing import NamedTuple

from ..word_runs import chunks

# Initials ("U.S.", "A."), numbered names ("6ID", "3R"), figures ("1,234", "4.5"), words with inner hyphens or
# apostrophes, or one sign.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}(?:-\w+)*"
    r"|\d+[A-Z]{1,4}\b"
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?:-\w+)*"
    r"|[^\W\d_]+(?:[-‐’'][^\W_]+)*"
    r"|\S"
)
_POSSESSIVE = ("'s", "’s", "'S", "’S")
ARABIC_ARTICLES = ("al-", "el-", "ad-", "ar-", "as-", "ash-", "at-", "an-", "az-")
# The tuple's own constructor takes a third of the time of the named one.
_tuple = tuple.__new__


class Token(NamedTuple):
    """One word or sign. `low` is lower case with straight apostrophes; offsets index the article."""

    text: str
    low: str
    start: int
    end: int
    capitalised: bool
    small: bool  # begins with a small letter
    word: bool  # begins with a letter or a digit
    arabic: bool  # a name behind an Arabic article: "al-Bab"


def make_token(text: str, low: str, start: int, end: int) -> Token:
    """The token that reads *text* at `start` to `end` of the article."""
    first = text[0]
    arabic = low.startswith(ARABIC_ARTICLES) and any(map(str.isupper, text))
    return Token(text, low, start, end, first.isupper(), first.islower(), first.isalnum(), arabic)


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`; a possessive ending is a token of its own.

    No token has white space in it, so what stands between two blanks is taken apart once, wherever it is met again.
    """
    tokens: list[Token] = []
    for chunk, at in chunks(text, start, end):
        for said, low, first, last, capitalised, small, word, arabic in _parts(chunk):
            token = said, low, at + first, at + last, capitalised, small, word, arabic
            tokens.append(_tuple(Token, token))
    return tokens


@lru_cache(maxsize=1 << 14)
def _parts(chunk: str) -> tuple[Token, ...]:
    """The tokens of a text without white space."""
    parts: list[Token] = []
    for match in _TOKEN.finditer(chunk):
        word, at, end = match.group(), match.start(), match.end()
        if len(word) > 2 and word.endswith(_POSSESSIVE):
            parts.append(make_token(word[:-2], _folded(word[:-2]), at, end - 2))
            word, at = word[-2:], end - 2
        parts.append(make_token(word, _folded(word), at, end))
    return tuple(parts)


def _folded(word: str) -> str:
    return word.lower().replace("’", "'")

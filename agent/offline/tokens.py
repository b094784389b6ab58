"""The words and signs of one sentence."""

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


class Token(NamedTuple):
    """One word or sign, wherever it stands. `low` is lower case with straight apostrophes."""

    text: str
    low: str
    capitalised: bool
    small: bool  # begins with a small letter
    word: bool  # begins with a letter or a digit
    arabic: bool  # a name behind an Arabic article: "al-Bab"


class Tokens(NamedTuple):
    """The words and signs of one sentence, each with the offset in the article at which it begins."""

    tokens: list[Token]
    starts: list[int]


@lru_cache(maxsize=1 << 14)
def make_token(text: str, low: str) -> Token:
    """The token that reads *text*; there is one of each, for all places."""
    first = text[0]
    arabic = low.startswith(ARABIC_ARTICLES) and any(map(str.isupper, text))
    return Token(text, low, first.isupper(), first.islower(), first.isalnum(), arabic)


def tokenise(text: str, start: int, end: int) -> Tokens:
    """The tokens of `text[start:end]`; a possessive ending is a token of its own.

    No token has white space in it, so what stands between two blanks is taken apart once, wherever it is met again.
    """
    tokens: list[Token] = []
    starts: list[int] = []
    for chunk, at in chunks(text, start, end):
        for token, inside in _parts(chunk):
            tokens.append(token)
            starts.append(at + inside)
    return Tokens(tokens, starts)


def small_words(text: str) -> list[str]:
    """The words and signs of a text in lower case."""
    return [token.low for chunk in text.split() for token, _ in _parts(chunk)]


@lru_cache(maxsize=1 << 14)
def _parts(chunk: str) -> tuple[tuple[Token, int], ...]:
    """The tokens of a text without white space, with their offsets in it."""
    parts: list[tuple[Token, int]] = []
    for match in _TOKEN.finditer(chunk):
        word, at = match.group(), match.start()
        if len(word) > 2 and word.endswith(_POSSESSIVE):
            parts.append((make_token(word[:-2], _folded(word[:-2])), at))
            word, at = word[-2:], match.end() - 2
        parts.append((make_token(word, _folded(word)), at))
    return tuple(parts)


def _folded(word: str) -> str:
    return word.lower().replace("’", "'")

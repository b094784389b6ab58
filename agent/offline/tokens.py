"""The words and signs of one sentence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..dates import may_date
from ..numbers import may_be_counted
from ..word_runs import Memo, Parts, cut, parts_of
from .cue_lexicon import verb_forms
from .words import COMPOUND_ENDINGS, NOT_NAMES, ROMAN

# Initials ("U.S.", "A."), numbered names ("6ID", "3R"), figures ("1,234", "4.5"), words with inner hyphens or
# apostrophes, or one sign.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}(?:-\w+)*"
    r"|\d+[A-Z]{1,4}\b"
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?:-\w+)*"
    r"|[^\W\d_]+(?:[-‐’'][^\W_]+)*"
    r"|\S"
)
POSSESSIVE = ("'s", "’s", "'S", "’S")
ARABIC_ARTICLES = ("al-", "el-", "ad-", "ar-", "as-", "ash-", "at-", "an-", "az-")


@dataclass(frozen=True, slots=True, eq=False)  # there is one of each
class Token:
    """One word or sign, wherever it stands. `low` is lower case with straight apostrophes.

    Every rule looks at tokens: slots are read several times as fast as the fields of a named tuple.
    """

    text: str
    low: str
    capitalised: bool
    small: bool  # begins with a small letter
    title: bool  # begins with another letter: a capital, or one of a script without
    word: bool  # begins with a letter or a digit
    arabic: bool  # a name behind an Arabic article: "al-Bab"
    cased: bool  # one or the other: may be a name
    naming: bool  # is one, unless where it stands explains the capital: no "The", no "Turkey-backed"
    roman: bool  # reads as a Roman number: "XXII"
    past: bool  # ends as a past tense does: "shelled"
    verb: bool  # does, or is a word of speech, harm or capture
    dates: bool  # one of the words without which there is no date
    counts: bool  # one of those without which there is no count


class Tokens(NamedTuple):
    """The words and signs of one sentence, each with the offset in the article at which it begins."""

    tokens: list[Token]
    starts: list[int]


@lru_cache(maxsize=1 << 14)
def make_token(text: str, low: str) -> Token:
    """The token that reads *text*; there is one of each, for all places."""
    first = text[0]
    arabic = low.startswith(ARABIC_ARTICLES) and any(map(str.isupper, text))
    capital = first.isupper()
    return Token(
        text=text,
        low=low,
        capitalised=capital,
        small=first.islower(),
        title=first.isalpha() and not first.islower(),
        word=first.isalnum(),
        arabic=arabic,
        cased=capital or arabic,
        naming=arabic or (capital and low not in NOT_NAMES and not low.endswith(COMPOUND_ENDINGS)),
        roman=ROMAN.fullmatch(low) is not None,
        past=low.endswith("ed"),
        verb=low.endswith("ed") or low in verb_forms(),
        dates=may_date(text),
        counts=may_be_counted(text),
    )


def tokenise(text: str, start: int, end: int) -> Tokens:
    """The tokens of `text[start:end]`; a possessive ending is a token of its own.

    No token has white space in it, so what stands between two blanks is taken apart once, wherever it is met again.
    """
    return Tokens(*cut(text[start:end], start, _PARTS))


def vocabulary(sentences: Iterable[Tokens]) -> frozenset[Token]:
    """Every token of some sentences, once: what is asked of each word is asked of these."""
    return frozenset().union(*[sentence.tokens for sentence in sentences])


def small_words(text: str) -> list[str]:
    """The words and signs of a text in lower case."""
    return [token.low for token in cut(text, 0, _PARTS)[0]]


def _parts(chunk: str) -> Parts[Token]:
    """The tokens of a text without white space."""
    tokens: list[Token] = []
    starts: list[int] = []
    for match in _TOKEN.finditer(chunk):
        word, at = match.group(), match.start()
        if len(word) > 2 and word.endswith(POSSESSIVE):
            tokens.append(make_token(word[:-2], _folded(word[:-2])))
            starts.append(at)
            word, at = word[-2:], match.end() - 2
        tokens.append(make_token(word, _folded(word)))
        starts.append(at)
    return parts_of(tokens, starts, len(chunk))


_PARTS = Memo(_parts)


def _folded(word: str) -> str:
    return word.lower().replace("’", "'")

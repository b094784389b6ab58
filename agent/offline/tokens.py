"""Words of one sentence with their offsets in the article."""

import re
from typing import NamedTuple

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
# The tuple's own constructor takes a third of the time of the named one.
_token = tuple.__new__


class Token(NamedTuple):
    """One word or sign. `low` is lower case with straight apostrophes; offsets index the article."""

    text: str
    low: str
    start: int
    end: int

    @property
    def capitalised(self) -> bool:
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        return self.text[0].isalnum()


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`; a possessive ending is a token of its own."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word, at = match.group(), match.start()
        if len(word) > 2 and word.endswith(_POSSESSIVE):
            mark = at + len(word) - 2
            tokens.append(_token(Token, (word[:-2], word[:-2].lower().replace("’", "'"), at, mark)))
            word, at = word[-2:], mark
        tokens.append(_token(Token, (word, word.lower().replace("’", "'"), at, at + len(word))))
    return tokens

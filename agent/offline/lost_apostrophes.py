"""Possessives in texts that lost their apostrophes: "Syrias east", "the armys base", "the citys outskirts"."""

from collections.abc import Sequence

from .gazetteer import Gazetteer
from .tokens import Token, make_token

_NAMES = frozenset({"country", "place", "capital"})
# A consonant before "ys" is no plural of English: "armies", but "the armys".
_VOWELS = frozenset("aeiou")
_SHORTEST = 5


def with_possessives(sentences: Sequence[list[Token]], gazetteer: Gazetteer) -> list[list[Token]]:
    """The tokens with the endings apart, where no apostrophe stands in the whole text."""
    if any(token.low == "'s" for tokens in sentences for token in tokens):
        return list(sentences)
    return [[part for token in tokens for part in _parts(token, gazetteer)] for tokens in sentences]


def _parts(token: Token, gazetteer: Gazetteer) -> list[Token]:
    if not _is_possessive(token, gazetteer):
        return [token]
    stem = token.end - 1
    return [
        make_token(token.text[:-1], token.low[:-1], token.start, stem),
        make_token(token.text[-1], "'s", stem, token.end),
    ]


def _is_possessive(token: Token, gazetteer: Gazetteer) -> bool:
    if len(token.low) < _SHORTEST or not token.low.endswith("s") or not token.low.isalpha():
        return False
    if token.text == token.low and token.low.endswith("ys") and token.low[-3] not in _VOWELS:
        return True
    if not token.capitalised or gazetteer.entry_of(token.low) is not None:
        return False
    entry = gazetteer.entry_of(token.low[:-1])
    return entry is not None and entry.category in _NAMES

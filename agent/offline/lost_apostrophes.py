"""Possessives in texts that lost their apostrophes: "Syrias east", "the armys base", "the citys outskirts"."""

from collections.abc import Sequence
from functools import lru_cache

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
    return [_divided(tokens, gazetteer) for tokens in sentences]


def _divided(tokens: list[Token], gazetteer: Gazetteer) -> list[Token]:
    owners = {
        position
        for position, token in enumerate(tokens)
        if token.low[-1] == "s" and _is_possessive(token.text, token.low, gazetteer)
    }
    if not owners:
        return tokens
    return [part for i, token in enumerate(tokens) for part in (_parts(token) if i in owners else (token,))]


def _parts(token: Token) -> tuple[Token, Token]:
    stem = token.end - 1
    return (
        make_token(token.text[:-1], token.low[:-1], token.start, stem),
        make_token(token.text[-1], "'s", stem, token.end),
    )


@lru_cache(maxsize=1 << 12)
def _is_possessive(text: str, low: str, gazetteer: Gazetteer) -> bool:
    if len(low) < _SHORTEST or not low.isalpha():
        return False
    if text == low and low.endswith("ys") and low[-3] not in _VOWELS:
        return True
    if not text[0].isupper() or gazetteer.entry_of(low) is not None:
        return False
    entry = gazetteer.entry_of(low[:-1])
    return entry is not None and entry.category in _NAMES

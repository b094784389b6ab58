"""Possessives in texts that lost their apostrophes: "Syrias east", "the armys base", "the citys outskirts"."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from .gazetteer import Gazetteer
from .tokens import Token, Tokens, make_token

_NAMES = frozenset({"country", "place", "capital"})
# A consonant before "ys" is no plural of English: "armies", but "the armys".
_VOWELS = frozenset("aeiou")
_SHORTEST = 5


def with_possessives(sentences: Sequence[Tokens], gazetteer: Gazetteer) -> list[Tokens]:
    """The tokens with the endings apart, where no apostrophe stands in the whole text."""
    said = set(chain.from_iterable(sentence.tokens for sentence in sentences))
    if "'s" in [token.low for token in said]:
        return list(sentences)
    owners = {token for token in said if token.low[-1] == "s" and _is_possessive(token, gazetteer)}
    return [
        sentence if owners.isdisjoint(sentence.tokens) else _divided(sentence, owners)
        for sentence in sentences
    ]


def _divided(sentence: Tokens, owners: set[Token]) -> Tokens:
    tokens, starts = sentence.tokens.copy(), sentence.starts.copy()
    for i in reversed([i for i, token in enumerate(tokens) if token in owners]):
        starts.insert(i + 1, starts[i] + len(tokens[i].text) - 1)
        tokens[i : i + 1] = _parts(tokens[i])
    return Tokens(tokens, starts)


def _parts(token: Token) -> tuple[Token, Token]:
    return make_token(token.text[:-1], token.low[:-1]), make_token(token.text[-1], "'s")


@lru_cache(maxsize=1 << 12)
def _is_possessive(token: Token, gazetteer: Gazetteer) -> bool:
    low = token.low
    if len(low) < _SHORTEST or not low.isalpha():
        return False
    if token.text == low and low.endswith("ys") and low[-3] not in _VOWELS:
        return True
    if not token.capitalised or gazetteer.entry_of(low) is not None:
        return False
    entry = gazetteer.entry_of(low[:-1])
    return entry is not None and entry.category in _NAMES

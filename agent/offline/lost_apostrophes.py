"""Possessives in texts that lost their apostrophes: "Syrias east", "the armys base", "the citys outskirts"."""

from collections.abc import Sequence
from functools import lru_cache

from .gazetteer import Gazetteer
from .tokens import ARABIC_ARTICLES, POSSESSIVE, Token, Tokens, make_token
from .words import IRREGULAR_PASTS, is_function_word

_NAMES = frozenset({"country", "place", "capital"})
# A consonant before "ys" is no plural of English: "armies", but "the armys".
_VOWELS = frozenset("aeiou")
_SHORTEST = 5


def with_possessives(
    text: str, sentences: list[Tokens], said: frozenset[Token], gazetteer: Gazetteer
) -> list[Tokens]:
    """The tokens with the endings apart, where no ending has its apostrophe in the whole text.

    *said* is every token of the sentences.
    """
    if any(map(text.__contains__, POSSESSIVE)) and "'s" in [token.low for token in said]:
        return sentences
    in_s = {token for token in said if token.low[-1] == "s"}
    owners = {token for token in in_s if _is_possessive(token, gazetteer)}
    names = {_without_article(token) if token.arabic else token.text for token in said if token.cased}
    named = {token for token in in_s if _is_of_name(token, names, gazetteer)} - owners
    ending = owners | named
    if not ending:
        return sentences
    return [
        sentence if ending.isdisjoint(sentence.tokens) else _divided(sentence, owners, named)
        for sentence in sentences
    ]


def _divided(sentence: Tokens, owners: set[Token], named: set[Token]) -> Tokens:
    tokens, starts = sentence.tokens.copy(), sentence.starts.copy()
    own = [
        i
        for i, token in enumerate(tokens)
        if token in owners or (token in named and _noun_follows(tokens, i))
    ]
    for i in reversed(own):
        starts.insert(i + 1, starts[i] + len(tokens[i].text) - 1)
        tokens[i : i + 1] = _parts(tokens[i])
    return Tokens(tokens, starts)


def _is_of_name(token: Token, names: set[str], gazetteer: Gazetteer) -> bool:
    """Whether the word is a name of the text with an "s" more ("Assads" beside "al-Assad"), and none of its own."""
    if not token.cased:
        return False
    bare = _without_article(token)
    return len(bare) >= _SHORTEST and bare[:-1] in names and gazetteer.entry_of(token.low) is None


def _without_article(token: Token) -> str:
    if not token.low.startswith(ARABIC_ARTICLES):
        return token.text
    return token.text[token.low.index("-") + 1 :]


def _noun_follows(tokens: Sequence[Token], i: int) -> bool:
    """ "Assads forces", but "the Hausas fled": what is owned is no verb and no small word."""
    if i + 1 >= len(tokens):
        return False
    owned = tokens[i + 1]
    verb = owned.past or owned.low in IRREGULAR_PASTS
    return owned.small and owned.word and not verb and not is_function_word(owned.low)


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

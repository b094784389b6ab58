"""Where the article's events take place, as far as it names countries."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from .names import countries_in, country_named
from .tables import places_of

# "in Syria", "across northern Mali": the words that place an event in a country.
_PLACING = ("in ", "inside ", "across ", "throughout ")
_PLACED = re.compile(r"(?<!\w)(?:in(?:side)?|across|throughout) (?:[a-z-]+ )?((?:[A-Z][\w.]*[ -]?)+)")


def theatre_of(places: Iterable[str], text: str) -> frozenset[str]:
    """The countries the events are placed in: by the claims' own places, else by "in <country>"."""
    named: set[str] = set()
    for place in places:
        whole = country_named(place)
        named.update([whole] if whole else countries_in(place))
    return frozenset(named) or _most_told_of(text)


def _most_told_of(text: str) -> frozenset[str]:
    found = Counter(country for placed in _placed(text) for country in countries_in(placed)[:1])
    ranked = found.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return frozenset()
    return frozenset({ranked[0][0]})


def _placed(text: str) -> Iterator[str]:
    """The names behind those words: each is tried where the word stands, as looking for all at once takes longer."""
    done = 0
    for at in sorted(
        [at for word in _PLACING for at in places_of(word, text) if _leads(text, at + len(word))]
    ):
        if at >= done and (match := _PLACED.match(text, at)):
            yield match[1]
            done = match.end()


def _leads(text: str, at: int) -> bool:
    """Whether a capital stands there, or behind the next blank."""
    if text[at : at + 1].isupper():
        return True
    behind = text.find(" ", at) + 1
    return text[behind : behind + 1].isupper()

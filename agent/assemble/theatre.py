"""Where the article's events take place, as far as it names countries."""

import re
from collections import Counter
from collections.abc import Iterable

from .names import countries_in, country_named

# "in Syria", "across northern Mali": the words that place an event in a country.
# Each begins with its letter and looks back from there: a search by letter is far faster than one by `\b`.
_PLACED = re.compile(
    r"(?:i(?<!\wi)n(?:side)?|a(?<!\wa)cross|t(?<!\wt)hroughout) (?:[a-z-]+ )?((?:[A-Z][\w.]*[ -]?)+)"
)


def theatre_of(places: Iterable[str], text: str) -> frozenset[str]:
    """The countries the events are placed in: by the claims' own places, else by "in <country>"."""
    named: set[str] = set()
    for place in places:
        whole = country_named(place)
        named.update([whole] if whole else countries_in(place))
    return frozenset(named) or _most_told_of(text)


def _most_told_of(text: str) -> frozenset[str]:
    found = Counter(country for match in _PLACED.finditer(text) for country in countries_in(match[1])[:1])
    ranked = found.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return frozenset()
    return frozenset({ranked[0][0]})

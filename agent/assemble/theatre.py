"""Where the article's events take place, as far as it names countries."""

import re
from collections.abc import Iterable, Iterator

from .names import countries_in, country_named

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
    told: dict[str, int] = {}
    for placed in _placed(text):
        for country in countries_in(placed)[:1]:
            told[country] = told.get(country, 0) + 1
    most = max(told.values(), default=0)
    first = [country for country, times in told.items() if times == most]
    return frozenset(first) if len(first) == 1 else frozenset()


def _placed(text: str) -> Iterator[str]:
    """The names behind those words: each is tried where the word stands, as looking for all at once takes longer."""
    leading: list[int] = []
    for word in _PLACING:
        at = text.find(word)
        while at >= 0:
            if _leads(text, at + len(word)):
                leading.append(at)
            at = text.find(word, at + 1)
    done = 0
    for at in sorted(leading):
        if at >= done and (match := _PLACED.match(text, at)):
            yield match[1]
            done = match.end()


def _leads(text: str, at: int) -> bool:
    """Whether a capital stands there, or behind the next blank."""
    if text[at : at + 1].isupper():
        return True
    behind = text.find(" ", at) + 1
    return text[behind : behind + 1].isupper()

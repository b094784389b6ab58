"""Longest-match look-up of phrases, in time linear in the words whatever the size of the word list."""

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from .tokens import tokenise

Payload = TypeVar("Payload")


class Hit(NamedTuple, Generic[Payload]):
    """A phrase found at words `first` to `last - 1`."""

    first: int
    last: int
    payload: Payload


class PhraseIndex(Generic[Payload]):
    """Phrases under their first word, tried from the longest to the shortest.

    They are taken apart when a text has their first word: of thousands, an article needs some hundreds.
    """

    def __init__(self, entries: Iterable[tuple[str, Payload]]) -> None:
        """Of two entries for one phrase the first one counts."""
        self._listed: dict[str, list[tuple[str, Payload]]] = {}
        self._phrases: dict[tuple[str, ...], Payload] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        for entry in entries:
            head = entry[0].split(None, 1)
            if head:
                first = head[0].lower() if head[0].isalpha() else _words_of(head[0])[0]
                self._listed.setdefault(first, []).append(entry)

    def at(self, words: Sequence[str], first: int) -> Hit[Payload] | None:
        """The longest phrase that begins at `words[first]`."""
        if words[first] not in self._listed:
            return None
        for length in self._lengths.get(words[first]) or self._take_apart(words[first]):
            phrase = tuple(words[first : first + length])
            if len(phrase) == length and phrase in self._phrases:
                return Hit(first, first + length, self._phrases[phrase])
        return None

    def _take_apart(self, first: str) -> tuple[int, ...]:
        """Make the phrases that begin with *first* ready; their lengths."""
        phrases = [(_words_of(phrase), payload) for phrase, payload in self._listed[first]]
        for words, payload in phrases:
            self._phrases.setdefault(words, payload)
        self._lengths[first] = tuple(sorted({len(words) for words, _ in phrases}, reverse=True))
        return self._lengths[first]

    def find(self, words: Sequence[str]) -> list[Hit[Payload]]:
        """Every phrase, left to right, without overlaps."""
        hits: list[Hit[Payload]] = []
        position = 0
        while position < len(words):
            hit = self.at(words, position) if words[position] in self._listed else None
            if hit is None:
                position += 1
            else:
                hits.append(hit)
                position = hit.last
        return hits

    def vocabulary(self) -> set[str]:
        """Every word that stands in some phrase."""
        written = {
            part for listed in self._listed.values() for phrase, _ in listed for part in phrase.split()
        }
        return {word for part in written for word in _words_of(part)}


def _words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase in lower case; where it has only letters and spaces, as nine in ten, the short way."""
    if phrase.replace(" ", "").isalpha():
        return tuple(phrase.lower().split())
    return tuple(token.low for token in tokenise(phrase, 0, len(phrase)))

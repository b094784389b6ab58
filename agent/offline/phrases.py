"""Longest-match look-up of phrases, in time linear in the words whatever the size of the word list."""

from collections.abc import Container, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from .tokens import tokenise

Payload = TypeVar("Payload")
# The phrases that begin with one word, by their length, the longest first.
_Phrases = tuple[tuple[int, dict[tuple[str, ...], Payload]], ...]


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
        self._phrases: dict[str, _Phrases[Payload]] = {}
        for entry in entries:
            head = entry[0].split(None, 1)
            if head:
                first = head[0].lower() if head[0].isalpha() else _words_of(head[0])[0]
                self._listed.setdefault(first, []).append(entry)

    def at(self, words: Sequence[str], first: int) -> Hit[Payload] | None:
        """The longest phrase that begins at `words[first]`."""
        head = words[first]
        if head not in self._listed:
            return None
        for length, phrases in self._phrases.get(head) or self._take_apart(head):
            # Near the end of the words the slice is shorter than the phrase, and so is none of that length.
            phrase = tuple(words[first : first + length])
            if phrase in phrases:
                return Hit(first, first + length, phrases[phrase])
        return None

    def _take_apart(self, head: str) -> "_Phrases[Payload]":
        """Make the phrases that begin with *head* ready."""
        by_length: dict[int, dict[tuple[str, ...], Payload]] = {}
        for written, payload in self._listed[head]:
            phrase = _words_of(written)
            by_length.setdefault(len(phrase), {}).setdefault(phrase, payload)
        self._phrases[head] = tuple(sorted(by_length.items(), reverse=True))
        return self._phrases[head]

    def find(self, words: Sequence[str]) -> list[Hit[Payload]]:
        """Every phrase, left to right, without overlaps."""
        hits: list[Hit[Payload]] = []
        behind = 0
        for first in self.openings(words):
            hit = self.at(words, first) if first >= behind else None
            if hit is not None:
                hits.append(hit)
                behind = hit.last
        return hits

    @property
    def heads(self) -> Container[str]:
        """The words with which some phrase begins."""
        return self._listed.keys()

    def openings(self, words: Sequence[str]) -> list[int]:
        """The positions of the words with which some phrase begins."""
        listed = self._listed
        return [position for position, word in enumerate(words) if word in listed]

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

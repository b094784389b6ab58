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
    """Phrases under their first word, tried from the longest to the shortest."""

    def __init__(self, entries: Iterable[tuple[str, Payload]]) -> None:
        self._phrases: dict[tuple[str, ...], Payload] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        self.extend(entries)

    def extend(self, entries: Iterable[tuple[str, Payload]]) -> None:
        """Add phrases; of two entries for one phrase the first one counts."""
        for phrase, payload in entries:
            words = _words_of(phrase)
            if words and words not in self._phrases:
                self._phrases[words] = payload
                lengths = self._lengths.get(words[0], ())
                if len(words) not in lengths:
                    self._lengths[words[0]] = tuple(sorted((*lengths, len(words)), reverse=True))

    def at(self, words: Sequence[str], first: int) -> Hit[Payload] | None:
        """The longest phrase that begins at `words[first]`."""
        for length in self._lengths.get(words[first], ()):
            phrase = tuple(words[first : first + length])
            if len(phrase) == length and phrase in self._phrases:
                return Hit(first, first + length, self._phrases[phrase])
        return None

    def find(self, words: Sequence[str]) -> list[Hit[Payload]]:
        """Every phrase, left to right, without overlaps."""
        hits: list[Hit[Payload]] = []
        position = 0
        while position < len(words):
            hit = self.at(words, position) if words[position] in self._lengths else None
            if hit is None:
                position += 1
            else:
                hits.append(hit)
                position = hit.last
        return hits

    def vocabulary(self) -> set[str]:
        """Every word that stands in some phrase."""
        return {word for words in self._phrases for word in words}


def _words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase in lower case; where it has only letters and spaces, the short way.

    Nine entries in ten are so plain, and there are eleven thousand to read at every start.
    """
    if phrase.replace(" ", "").isalpha():
        return tuple(phrase.lower().split())
    return tuple(token.low for token in tokenise(phrase, 0, len(phrase)))

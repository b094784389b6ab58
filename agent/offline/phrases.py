"""Longest-match look-up of phrases, in time linear in the words whatever the size of the word lists."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from .tokens import small_words

Payload = TypeVar("Payload")
# The phrases that begin with one word, by their length, the longest first.
_Phrases = tuple[tuple[int, dict[tuple[str, ...], Payload]], ...]
# The tuple's own constructor takes a third of the time of the named one.
_tuple = tuple.__new__


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
        self.listed: dict[str, list[tuple[str, Payload]]] = {}  # by the first word of the phrase
        self._phrases: dict[str, _Phrases[Payload]] = {}
        for entry in entries:
            head = entry[0].split(None, 1)
            if head:
                first = head[0].lower() if head[0].isalpha() else _words_of(head[0])[0]
                self.listed.setdefault(first, []).append(entry)

    def at(self, words: Sequence[str], first: int) -> Hit[Payload] | None:
        """The longest phrase that begins at `words[first]`."""
        found = self._phrases.get(words[first])
        for length, phrases in self.beginning_with(words[first]) if found is None else found:
            # Near the end of the words the slice is shorter than the phrase, and so is none of that length.
            phrase = tuple(words[first : first + length])
            if phrase in phrases:
                return _tuple(Hit, (first, first + length, phrases[phrase]))
        return None

    def beginning_with(self, head: str) -> "_Phrases[Payload]":
        """The phrases that begin with *head*, taken apart."""
        if head not in self.listed:
            return ()
        by_length: dict[int, dict[tuple[str, ...], Payload]] = {}
        for written, payload in self.listed[head]:
            phrase = _words_of(written)
            by_length.setdefault(len(phrase), {}).setdefault(phrase, payload)
        self._phrases[head] = tuple(sorted(by_length.items(), reverse=True))
        return self._phrases[head]

    def find(self, words: Sequence[str], openings: Iterable[int] | None = None) -> list[Hit[Payload]]:
        """Every phrase, left to right, without overlaps; *openings*: where one may begin, if that is known."""
        hits: list[Hit[Payload]] = []
        behind = 0
        for first in self.openings(words) if openings is None else openings:
            hit = self.at(words, first) if first >= behind else None
            if hit is not None:
                hits.append(hit)
                behind = hit.last
        return hits

    def openings(self, words: Sequence[str]) -> list[int]:
        """The positions of the words with which some phrase begins."""
        listed = self.listed
        return [position for position, word in enumerate(words) if word in listed]

    def vocabulary(self) -> set[str]:
        """Every word that stands in some phrase."""
        written = {part for listed in self.listed.values() for phrase, _ in listed for part in phrase.split()}
        return {word for part in written for word in _words_of(part)}


# Where phrases of each list may begin in one text, in order.
Openings = Mapping[PhraseIndex[Any], Sequence[int]]
# The lists in which a word is a phrase by itself, and those in which it begins a phrase with a second word.
_Begun = tuple[tuple[PhraseIndex[Any], ...], dict[str, tuple[PhraseIndex[Any], ...]]]


class PhraseLists:
    """Several lists that are looked up together: a word and the next tell which of them may have a phrase there."""

    def __init__(self, lists: Iterable[PhraseIndex[Any]]) -> None:
        self._lists: dict[str, list[PhraseIndex[Any]]] = {}  # by the first words of their phrases
        self._begun: dict[str, _Begun] = {}
        for one in lists:
            for head in one.listed:
                self._lists.setdefault(head, []).append(one)

    def openings(self, words: Sequence[str]) -> Openings:
        """Where the phrases of each list may begin."""
        found: dict[PhraseIndex[Any], list[int]] = {}
        for position, word in enumerate(words):
            if word not in self._lists:
                continue
            alone, longer = self._begun.get(word) or self._begin(word)
            following = words[position + 1] if longer and position + 1 < len(words) else ""
            for one in longer.get(following, alone):
                found.setdefault(one, []).append(position)
        return found

    def _begin(self, head: str) -> _Begun:
        """Which lists have phrases of one word, of more, that begin with *head*."""
        alone: list[PhraseIndex[Any]] = []
        longer: dict[str, dict[PhraseIndex[Any], None]] = {}
        for one in self._lists[head]:
            for length, phrases in one.beginning_with(head):
                if length == 1:
                    alone.append(one)
                    continue
                for phrase in phrases:
                    longer.setdefault(phrase[1], {})[one] = None
        begun = (
            tuple(alone),
            {second: tuple({**lists, **dict.fromkeys(alone)}) for second, lists in longer.items()},
        )
        self._begun[head] = begun
        return begun


def _words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase in lower case; where it has only letters and spaces, as nine in ten, the short way."""
    if phrase.replace(" ", "").isalpha():
        return tuple(phrase.lower().split())
    return tuple(small_words(phrase))

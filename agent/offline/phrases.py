"""Longest-match look-up of phrases, in time linear in the words whatever the size of the word lists."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from ..word_runs import Memo
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
        return _longest(self.beginning_with(words[first]) if found is None else found, words, first)

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

    def find(self, words: Sequence[str]) -> list[Hit[Payload]]:
        """Every phrase, left to right, without overlaps."""
        listed = self.listed
        hits = (self.at(words, first) for first, word in enumerate(words) if word in listed)
        return without_overlaps(hit for hit in hits if hit is not None)

    def vocabulary(self) -> set[str]:
        """Every word that stands in some phrase."""
        written = {part for listed in self.listed.values() for phrase, _ in listed for part in phrase.split()}
        return {word for part in written for word in _words_of(part)}


def _longest(listed: _Phrases[Payload], words: Sequence[str], first: int) -> Hit[Payload] | None:
    """The longest of the phrases that stands at `words[first]`."""
    for length, phrases in listed:
        # Near the end of the words the slice is shorter than the phrase, and so is none of that length.
        phrase = tuple(words[first : first + length])
        if phrase in phrases:
            return _tuple(Hit, (first, first + length, phrases[phrase]))
    return None


def without_overlaps(hits: Iterable[Hit[Payload]]) -> list[Hit[Payload]]:
    """Of phrases in the order of the text those that begin behind the last one."""
    kept: list[Hit[Payload]] = []
    behind = 0
    for hit in hits:
        if hit.first >= behind:
            kept.append(hit)
            behind = hit.last
    return kept


# The phrases of each list in one text, by the words at which they begin, in order.
Found = dict[PhraseIndex[Any], dict[int, Hit[Any]]]
# What the lists have for some words: which list, how many of the words, and what they stand for.
_Listed = tuple[tuple[PhraseIndex[Any], int, Any], ...]


# What begins with one word: by itself, and by the second word the longer phrases, the longest first. (A plain tuple is
# taken apart in a fifth of the time of a named one.)
_Begun = tuple[_Listed, dict[str, tuple[tuple[int, dict[tuple[str, ...], _Listed]], ...]]]


class PhraseLists:
    """Several lists that are looked up together: a word and the next tell which phrases there may be."""

    def __init__(self, lists: Iterable[PhraseIndex[Any]]) -> None:
        self._lists: dict[str, list[PhraseIndex[Any]]] = {}  # by the first words of their phrases
        self._begun = Memo(self._begin)
        for one in lists:
            for head in one.listed:
                self._lists.setdefault(head, []).append(one)

    def find(self, words: Sequence[str]) -> Found:
        """The longest phrase of each list at each word."""
        found: Found = defaultdict(dict)
        behind = len(words) - 1
        for position, begun in enumerate(map(self._begun.__getitem__, words)):
            if begun is None:
                continue
            listed, longer = begun
            if longer and position < behind and (following := words[position + 1]) in longer:
                for length, phrases in longer[following]:
                    # Near the end the slice is shorter than the phrase, and so is none of that length.
                    phrase = tuple(words[position : position + length])
                    if phrase in phrases:
                        listed = phrases[phrase]
                        break
            if listed:
                for one, length, payload in listed:
                    found[one][position] = _tuple(Hit, (position, position + length, payload))
        return found

    def _begin(self, head: str) -> _Begun | None:
        """What begins with *head*, where a list has something that does."""
        if head not in self._lists:
            return None
        listed = [(one, dict(one.beginning_with(head))) for one in self._lists[head]]
        longer: dict[str, dict[int, dict[tuple[str, ...], _Listed]]] = {}
        for _, by_length in listed:
            for length in by_length:
                for phrase in by_length[length] if length > 1 else ():
                    longer.setdefault(phrase[1], {}).setdefault(length, {})[phrase] = _within(listed, phrase)
        return (
            _within(listed, (head,)),
            {second: tuple(sorted(phrases.items(), reverse=True)) for second, phrases in longer.items()},
        )


def _within(
    lists: Sequence[tuple[PhraseIndex[Any], dict[int, dict[tuple[str, ...], Any]]]], words: tuple[str, ...]
) -> _Listed:
    """The longest phrase of each list that *words* begin with."""
    found: list[tuple[PhraseIndex[Any], int, Any]] = []
    for one, by_length in lists:
        for length in sorted(by_length, reverse=True):
            phrase = words[:length]
            if phrase in by_length[length]:
                found.append((one, length, by_length[length][phrase]))
                break
    return tuple(found)


def _words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase in lower case; where it has only letters and spaces, as nine in ten, the short way."""
    if phrase.replace(" ", "").isalpha():
        return tuple(phrase.lower().split())
    return tuple(small_words(phrase))

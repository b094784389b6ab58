"""Longest-match look-up of phrases, in time linear in the words whatever the size of the word lists."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import zip_longest
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
# The phrases of some lists, each list's longest first.
_Listed = tuple[tuple[PhraseIndex[Any], _Phrases[Any]], ...]


class _Begun(NamedTuple):
    """The lists that have a word by itself, with what it stands for, and all phrases by the second word."""

    alone: list[tuple[PhraseIndex[Any], Any]]
    longer: dict[str | None, _Listed]


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
        for position, (begun, following) in enumerate(
            zip_longest(map(self._begun.__getitem__, words), words[1:])
        ):
            if begun is None:
                continue
            alone, longer = begun
            if following in longer:
                for one, listed in longer[following]:
                    hit = _longest(listed, words, position)
                    if hit is not None:
                        found[one][position] = hit
            else:
                for one, payload in alone:
                    found[one][position] = _tuple(Hit, (position, position + 1, payload))
        return found

    def _begin(self, head: str) -> _Begun | None:
        """What begins with *head*, where a list has something that does."""
        if head not in self._lists:
            return None
        alone: list[tuple[PhraseIndex[Any], Any]] = []
        seconds: dict[str, dict[PhraseIndex[Any], dict[int, dict[tuple[str, ...], Any]]]] = {}
        for one in self._lists[head]:
            for length, phrases in one.beginning_with(head):
                if length == 1:
                    alone.append((one, phrases[(head,)]))
                    continue
                for phrase, payload in phrases.items():
                    by_length = seconds.setdefault(phrase[1], {}).setdefault(one, {})
                    by_length.setdefault(length, {})[phrase] = payload
        for lists in seconds.values():
            for one, payload in alone:
                lists.setdefault(one, {})[1] = {(head,): payload}
        return _Begun(
            alone,
            {
                second: tuple((one, tuple(by_length.items())) for one, by_length in lists.items())
                for second, lists in seconds.items()
            },
        )


def _words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase in lower case; where it has only letters and spaces, as nine in ten, the short way."""
    if phrase.replace(" ", "").isalpha():
        return tuple(phrase.lower().split())
    return tuple(small_words(phrase))

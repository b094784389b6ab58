"""A name in an article as it stands, in a short form, without its title, as an adjective or as an owner."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..schemas.vocabulary import Match
from .count_words import STOP_WORDS
from .cues import TITLES
from .folding import fold
from .matching import FOUND, Range, SlotMatch, match
from .passages import Source, words_of
from .reasons import say

_COMPLEMENT = re.compile(r" (?:of|for|in|on|to|against|and) ")
_POSSESSIVE = re.compile(r"['\u2019]s\b")
_DEMONYM_ENDINGS = ("n", "an", "ian", "i")
_SHORTEST_FORM = 3


def find_name(given: str, source: Source, within: Sequence[Range] | None) -> SlotMatch:
    """`match`, and for a name not found there: its short form, without its title, or as the adjective of the place."""
    found = match(given, source, within=within)
    if found.verdict == "misplaced":
        return _short_form(given, source, within) or found
    if found.verdict in FOUND:
        return found
    owner = _unmarked_owner(given, source, within)
    if owner or found.verdict == "contradicted":
        return owner or found
    return _without_title(given, source, within) or _demonym(given, source, within) or found


def _short_form(given: str, source: Source, within: Sequence[Range] | None) -> SlotMatch | None:
    """A name of several words as a text names it again: surname, initials, head ("Karam", "SDF", "Command Post")."""
    (texts, starts, ends), zero = source.tokens_of(given)
    words = [at for at, text in enumerate(texts) if text not in TITLES]
    letters = [given[starts[at] - zero] for at in words]
    if len(words) < 2 or not (letters[0].isupper() and letters[-1].isupper()):
        return None
    surname = given[starts[words[-1]] - zero : ends[words[-1]] - zero]
    initials = "".join(filter(str.isupper, letters))
    passages = "\n".join([source.text[start:end] for start, end in within or ()])
    for form in (surname, initials, _head(given)):
        if len(form) < _SHORTEST_FORM or form not in passages or source.is_written_small(form.lower()):
            continue
        found = match(form, source, within=within)
        if found.verdict == "exact":
            return SlotMatch("approximate", found.spans, f"as {say(form)!r}")
    return None


def _head(name: str) -> str:
    """ "Command Post for the State of Emergency" is "the Command Post" when named again; one word is too little."""
    head = _COMPLEMENT.split(name, maxsplit=1)[0].removeprefix("the ").removeprefix("The ")
    return head if " " in head and head != name else ""


def _without_title(given: str, source: Source, within: Sequence[Range] | None) -> SlotMatch | None:
    words = words_of(given, fold(given))
    kept = next((index for index, word in enumerate(words) if word.text not in TITLES), len(words))
    if kept == 0 or kept == len(words):
        return None
    bare = given[words[kept].start :]
    found = match(bare, source, within=within)
    if found.verdict not in FOUND and found.verdict != "misplaced":
        return None
    if all(word.text == "the" for word in words[:kept]):
        return found if found.verdict != "exact" else found._replace(verdict="normalised")
    verdict: Match = "misplaced" if found.verdict == "misplaced" else "approximate"
    return SlotMatch(verdict, found.spans, f"as {say(bare)!r}, without the title")


def _unmarked_owner(given: str, source: Source, within: Sequence[Range] | None) -> SlotMatch | None:
    """ "Bashar Assad" in "Bashar Assads forces", of a text that has lost its apostrophes.

    Behind the "s" stands what is owned: in "Mr Roberts said" it is the name's own.
    """
    if "s" in source.positions or not given[-1:].isalpha():
        return None  # a possessive leaves an "s" of its own among the tokens
    marked = _POSSESSIVE.sub("s", given)
    found = match(f"{given}s" if marked == given else marked, source, within=within)
    if found.verdict not in ("exact", "normalised", "misplaced"):
        return None
    spans = found.spans
    if marked == given:
        spans = tuple((start, end - 1) for start, end in spans if _owns(end, source))
    verdict: Match = "misplaced" if found.verdict == "misplaced" else "approximate"
    return SlotMatch(verdict, spans, "the article writes no apostrophes") if spans else None


def _owns(end: int, source: Source) -> bool:
    """Whether a word that ends there may own what the next one names."""
    at = bisect_left(source.starts, end)
    if at == len(source.starts) or source.text[end : source.starts[at]] != " ":
        return False
    owned = source.texts[at]
    is_noun = owned not in STOP_WORDS and not owned.endswith("ed")
    return is_noun and source.text[source.starts[at]].islower()


def _demonym(given: str, source: Source, within: Sequence[Range] | None) -> SlotMatch | None:
    """Syria for "Syrian" and the other way round; one letter more or less never makes another country."""
    name = given.strip()
    if not name[:1].isupper() or not name.isalpha() or len(name) < 4:
        return None
    forms = [name + ending for ending in _DEMONYM_ENDINGS]
    forms += [
        name[: -len(ending)]
        for ending in _DEMONYM_ENDINGS
        if name.endswith(ending) and len(name) - len(ending) >= 4
    ]
    for form in forms:
        found = match(form, source, within=within)
        if found.verdict in ("exact", "normalised"):
            return SlotMatch("approximate", found.spans, f"as {form!r}")
    return None

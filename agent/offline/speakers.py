"""The whole name of a source: "a transport union", "two members of the village council", "a tally by the network".

Names come from `view.mentions`; the words around one, or without one, are read here from their order alone.
"""

from dataclasses import replace
from typing import NamedTuple

from ..wordlists import words
from .names import Mention
from .view import View
from .words import (
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR_PASTS,
    MEANTIME,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
)

# A name without a capital is a few words long.
_LONGEST = 7
_STOPS = words("""
    who which whose whom that according what out up first then and or but while as if when because although
    though where since until after before than last next yesterday
""")
_QUANTITIES = words("one two three four five six seven eight nine ten several many some most both dozens")
# "a count kept by the network": the words speak for whoever made them.
_DOCUMENTS = words("count tally toll list record figures statement report tallies records statistics")


# "according to *confirmed* UN data"
_VOUCHED = words("confirmed verified reported updated revised published preliminary official")


_OWNING = (["'"], ["'s"], ["’"])
_MADE_BY = frozenset({"by", "from"})


class Phrase(NamedTuple):
    """The words `tokens[first:last]` without article."""

    first: int
    last: int


def phrase_after(view: View, first: int) -> Phrase | None:
    """The noun phrase that begins at `first`: "according to *two health workers*"."""
    while first < len(view.lows) and (view.lows[first] in DETERMINERS or view.lows[first] in _QUANTITIES):
        first += 1
    last = first
    while last < len(view.lows) and last - first < _LONGEST and _in_phrase(view, last, opening=last == first):
        last += 1
    return Phrase(first, last) if last > first else None


def _in_phrase(view: View, position: int, *, opening: bool) -> bool:
    token = view.tokens[position]
    low = token.low
    if low in {"'s", "'"}:
        return not opening
    if not token.word or token.text[0].isdigit() or view.in_date(position):
        return False
    if view.harmed(position) and view.lows[position + 1 : position + 2] not in _OWNING:
        return False  # but "according to *the victims'* relatives"
    if low in DETERMINERS or low in PREPOSITIONS or low in AUXILIARIES or low in PRONOUNS or low in _STOPS:
        return False
    if opening and low in _VOUCHED:
        return True
    if low in _QUANTITIES or low in NEGATIONS or low in IRREGULAR_PASTS or is_adverb(low):
        return False
    return position not in view.verbs or token.capitalised or view.mention_at(position) is not None


def speaker_of(view: View, phrase: Phrase) -> Mention | None:
    """The party a phrase names: the person or body in it, or the phrase itself under the role of its noun."""
    inside = [m for m in view.mentions if phrase.first <= m.first and m.last <= phrase.last]
    person = next((m for m in reversed(inside) if m.role == "person" and _is_whole(view, m, phrase)), None)
    if person is not None:
        return person
    over = next((m for m in view.mentions if m.first <= phrase.first and phrase.last <= m.last), None)
    if over is not None:
        return over if over.role != "place" else None
    parties = [m for m in inside if m.role not in {"place", "person"}]
    head = next((m for m in parties if m.last == phrase.last), None)
    if head is not None:
        return widened(view, head, phrase.first)
    return _named(view, phrase, parties[0] if parties else None)


def _is_whole(view: View, person: Mention, phrase: Phrase) -> bool:
    """A person of several names, or alone in the phrase: no stray capital, and nobody's owner."""
    owner = view.lows[person.last : person.last + 1] == ["'s"]
    alone = (person.first, person.last) == phrase
    return alone or (" " in person.name and not owner)


def widened(view: View, head: Mention, first: int) -> Mention:
    """ "a transport union": the words from `first` to a common noun belong to its name; a proper name is complete."""
    while first < head.first and (
        not view.tokens[first].word or view.in_date(first) or view.lows[first] in MEANTIME
    ):
        first += 1
    proper = head.role in {"body", "state"} and view.tokens[head.first].capitalised
    if first >= head.first or (proper and view.lows[head.first - 1] != "'s"):
        return head
    return _named(view, Phrase(first, head.last), head)


def _named(view: View, phrase: Phrase, like: Mention | None) -> Mention:
    last = _complement_end(view, phrase.last)
    start, end = view.starts[phrase.first], view.end(last - 1)
    name = view.source[start:end]
    key = f"source::{name.lower()}"
    if like is not None:
        return replace(like, first=phrase.first, last=phrase.last, start=start, end=end, name=name, key=key)
    return Mention(phrase.first, phrase.last, start, end, "source", name, "other", key)


def _complement_end(view: View, last: int) -> int:
    """ "members *of a local committee*", "head *of a hospital*": what "of" adds to the name."""
    if last >= len(view.lows) or view.lows[last] != "of":
        return last
    inner = phrase_after(view, last + 1)
    return inner.last if inner is not None else last


def stands_for_maker(view: View, phrase: Phrase) -> int | None:
    """Where the maker of a document stands: "a tally kept by *the network*"."""
    if _DOCUMENTS.isdisjoint(view.lows[phrase.first : phrase.last]):
        return None
    behind = view.lows[phrase.last : phrase.last + 2]
    by = next((at for at, low in enumerate(behind) if low in _MADE_BY), None)
    return phrase.last + by + 1 if by is not None else None


# "the group's field director, Claire Fontaine": a post is named in a few words.
_POST_WITHIN = 6


def apposed_person(view: View, first: int) -> Mention | None:
    """ "…, said *the group's director, Claire Fontaine*": the person whose post the words before the comma name."""
    if "'s" not in view.said or first >= len(view.lows) or view.lows[first] not in DETERMINERS:
        return None
    last = first + 1
    while last < len(view.lows) and last - first <= _POST_WITHIN and view.lows[last] != ",":
        if last in view.verbs or not (view.tokens[last].word or view.lows[last] == "'s"):
            return None
        last += 1
    owned = "'s" in view.lows[first:last] and view.tokens[last - 1].small
    person = view.mention_at(last + 1) if owned and view.lows[last : last + 1] == [","] else None
    if person is None or person.role != "person":
        return None
    post = view.source[view.starts[first + 1] : view.end(last - 1)]
    return replace(person, office=person.office or post)

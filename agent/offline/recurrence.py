"""Victims told of again: "Father Juan Paz" is "Paz" and "the priest" in the sentences that follow.

A death is told once. What a later sentence adds, who did it, goes to the first telling, which then cites it too.
"""

from dataclasses import replace
from typing import NamedTuple

from ...schemas.draft import DraftCasualty
from ...schemas.vocabulary import Harm
from ..wordlists import words
from .doers import unnamed
from .groups import Group

_DEFINITE = words("the these those both such said")
# Nouns that can stand for any victims told before.
_GENERAL = words(
    "victim victims bodies body persons people leaders men individuals dead deceased remains corpses"
)
_OUTLIVED: tuple[Harm, ...] = ("injured", "killed_or_injured")
_SINGULAR_ENDS = ("es", "s")


class Told(NamedTuple):
    """A claim with the group it is of, and the word before that group."""

    item: DraftCasualty
    group: Group
    opening: str


class Tellings:
    """The claims told so far, found again by their harm and their words."""

    def __init__(self) -> None:
        self._last: dict[Harm, int] = {}
        self._nouns: dict[tuple[Harm, str], int] = {}  # the last claim with the noun
        self._names: dict[tuple[Harm, str], list[tuple[int, frozenset[str]]]] = {}

    def add(self, at: int, one: Told) -> None:
        """Remember the claim that is told at position *at*."""
        harm = one.item.harm
        if one.item.background:
            return
        self._last[harm] = at
        self._nouns.update(((harm, noun), at) for noun in _nouns(one))
        if one.group.named:
            name = _name(one)
            for word in name:
                self._names.setdefault((harm, word), []).append((at, name))

    def recurs_in(self, later: Told) -> int | None:
        """The position of the claim that *later* only tells again, or null where it is news."""
        harm = later.item.harm
        if later.group.part or later.item.background or harm not in self._last:
            return None
        if later.group.named:
            return self._named(harm, _name(later))
        both = later.group.wording.lower() == "both"
        if not both and (later.group.counted or later.opening not in _DEFINITE):
            return None
        nouns = _nouns(later)
        if nouns & _GENERAL:
            return self._last[harm]
        return max((at for noun in nouns if (at := self._nouns.get((harm, noun))) is not None), default=None)

    def outlived_by(self, death: Told) -> int | None:
        """The position of the claim that tells how those were hurt of whose death *death* tells, or null."""
        if death.item.harm != "killed" or not death.group.named or death.item.background:
            return None
        hurt = (self._named(harm, _name(death)) for harm in _OUTLIVED)
        return max((at for at in hurt if at is not None), default=None)

    def _named(self, harm: Harm, name: frozenset[str]) -> int | None:
        """The first claim of one whose name is part of this one, or the other way round."""
        alike = (
            at
            for word in name
            for at, known in self._names.get((harm, word), ())
            if known <= name or name <= known
        )
        return min(alike, default=None)


def _name(told: Told) -> frozenset[str]:
    return frozenset(told.group.wording.lower().split())


def _nouns(told: Told) -> set[str]:
    """The words for the victims, plural and singular alike."""
    said = (told.item.victims or "").lower().split()
    return {stem for word in said for stem in (word, *(word.removesuffix(end) for end in _SINGULAR_ENDS))}


def as_death(hurt: DraftCasualty, death: DraftCasualty) -> DraftCasualty:
    """The death of one who was hurt, by the longer name, with what only the telling of the attack says."""
    slots = ("place", "when", "means", "blamed_on")
    filled = {slot: getattr(death, slot) or getattr(hurt, slot) for slot in slots}
    name = max(hurt.count, death.count, key=len)
    sentences = sorted({*hurt.sentences, *death.sentences})
    return replace(death, **filled, count=name, victims=name, sentences=sentences)


def joined(first: DraftCasualty, again: DraftCasualty) -> DraftCasualty:
    """The first telling with the doers that only the second names: "a commando" may be "a Red Front commando"."""
    if not again.blamed_on or not all(map(unnamed, first.blamed_on)) or all(map(unnamed, again.blamed_on)):
        return first
    sentences = sorted({*first.sentences, *again.sentences})
    return replace(first, blamed_on=again.blamed_on, sentences=sentences)

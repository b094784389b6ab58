"""Victims told of again: "Father Juan Paz" is "Paz" and "the priest" in the sentences that follow.

A death is told once. What a later sentence adds, who did it, goes to the first telling, which then cites it too.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ...schemas.draft import DraftCasualty
from ..wordlists import words
from .groups import Group

_DEFINITE = words("the these those both such said")
# Nouns that can stand for any victims told before.
_GENERAL = words(
    "victim victims bodies body persons people leaders men individuals dead deceased remains corpses"
)
_SINGULAR_ENDS = ("es", "s")


class Told(NamedTuple):
    """A claim with the group it is of, and the word before that group."""

    item: DraftCasualty
    group: Group
    opening: str


def recurs_in(told: Sequence[Told], later: Told) -> int | None:
    """The position of the claim that *later* only tells again, or null where it is news."""
    if later.group.part or later.item.background:
        return None
    same = [i for i, one in enumerate(told) if one.item.harm == later.item.harm and not one.item.background]
    if later.group.named:
        return next((i for i in same if told[i].group.named and _same_name(told[i], later)), None)
    if later.group.counted and later.group.wording.lower() != "both":
        return None
    if later.opening not in _DEFINITE and later.group.wording.lower() != "both":
        return None
    nouns = _nouns(later)
    if nouns & _GENERAL and same:
        return same[-1]
    return next((i for i in reversed(same) if nouns & _nouns(told[i])), None)


def _same_name(one: Told, later: Told) -> bool:
    first, second = (set(told.group.wording.lower().split()) for told in (one, later))
    return first <= second or second <= first


def _nouns(told: Told) -> set[str]:
    """The words for the victims, plural and singular alike."""
    said = (told.item.victims or "").lower().split()
    return {stem for word in said for stem in (word, *(word.removesuffix(end) for end in _SINGULAR_ENDS))}


def joined(first: DraftCasualty, again: DraftCasualty) -> DraftCasualty:
    """The first telling with the doers that only the second names."""
    if first.blamed_on or not again.blamed_on:
        return first
    sentences = sorted({*first.sentences, *again.sentences})
    return first.model_copy(update={"blamed_on": again.blamed_on, "sentences": sentences})

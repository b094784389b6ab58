"""Parties listed as objects: "killed by rebels and soldiers", but "killed by rebels, and Kenya closed the border"."""

from .names import Mention
from .view import View
from .words import AUXILIARIES, IRREGULAR_PASTS, PREPOSITIONS, is_adverb


def listed_objects(view: View, mention: Mention) -> list[Mention]:
    """The mention and those joined to it, without one behind it that is the subject of the next clause."""
    found = view.listed(mention)
    while len(found) > 1 and found[-1].first > mention.first and _acts(view, found[-1].last):
        found.pop()
    return found


def _acts(view: View, position: int) -> bool:
    """Whether a finite verb stands here: "closed the", "have said"; not "backed by", "stationed in"."""
    while position < len(view.lows) and is_adverb(view.lows[position]):
        position += 1
    if position + 1 >= len(view.lows):
        return False
    low, behind = view.lows[position], view.tokens[position + 1]
    past = low.endswith("ed") or low in IRREGULAR_PASTS
    told = past and behind.word and behind.low not in PREPOSITIONS
    return low in AUXILIARIES or low == "said" or told

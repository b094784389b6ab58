"""Harm in the bare form of a verb: meant and not done ("plan to bomb embassies and kill guards"), or no verb at all."""

from ..wordlists import words
from .groups import ONE, Group
from .view import View
from .words import AUXILIARIES, CLAUSE_OPENERS, DETERMINERS, IRREGULAR_PASTS, is_adverb

_JOINING = frozenset({"and", "or", ","})
_MODALS = words("will would can could may might must should shall did does do not")
_REACH = 16
_FORMS_OF_PAST = ("ed", "ing", "s")
_EACH_OTHER = (["each", "other"], ["one", "another"])


def is_meant(view: View, verb: int) -> bool:
    """Whether the verb shares the "to" or the modal of a verb before it: "want to seize the town and *kill* him"."""
    if verb < 3 or not _is_bare(view.lows[verb]):
        return False
    position = verb - 1
    while position > 0 and is_adverb(view.lows[position]):
        position -= 1
    if view.lows[position] not in _JOINING:
        return False
    for at in range(position - 1, max(-1, position - _REACH), -1):
        low = view.lows[at]
        if low == "to":
            behind = view.lows[at + 1]
            return behind.isalpha() and behind not in DETERMINERS and view.mention_at(at + 1) is None
        if low in _MODALS and not view.in_date(at):
            return True
        if low in CLAUSE_OPENERS or low in {";", ":"}:
            return False
    return False


def is_mutual(view: View, last: int) -> bool:
    """ "The militias are killing *each other*": nobody is counted."""
    return view.lows[last : last + 2] in _EACH_OTHER


def agrees(view: View, verb: int, group: Group) -> bool:
    """Whether the people can be the subject of a bare verb: one man "dies", and "Paz *die* Welt" tells of no death."""
    return not (_is_bare(view.lows[verb]) and group.reading == ONE and (group.named or not group.counted))


def _is_bare(low: str) -> bool:
    return not low.endswith(_FORMS_OF_PAST) and low not in IRREGULAR_PASTS and low not in AUXILIARIES

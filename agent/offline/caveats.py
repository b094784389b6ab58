"""Sentences in which the outlet itself says what it could, or could not, verify."""

from functools import cache

from ..word_runs import Memo
from . import cue_lexicon
from .view import View

# Every caveat holds one of these, and most phrases say which: a quick look before the slow one.
_VERIFYING = ("verif", "confirm", "corroborat", "authenti", "independent", "establish", "check", "support")
# "We have verified 12 names": only the publisher's own check is its word on its own account.
_CHECKED = frozenset({"verified", "authenticated", "geolocated", "cross-checked"})
_OWN = frozenset({"we", "our"})
# The words of a gapped phrase stand this close, in characters.
_GAP = 40


def is_caveat(view: View, outlet: str | None) -> bool:
    """Whether the sentence tells of the outlet's own checking."""
    if not any(map(_is_verifying, view.said)):
        return False
    text = view.low_text
    stems = [stem for stem in _VERIFYING if stem in text]
    told = (parts for stem in (*stems, "") for parts in _phrases()[stem] if parts[0] in text)
    return any(_gapped(text, parts) for parts in told) or _checked(view, outlet)


def _holds_stem(low: str) -> bool:
    return any(map(low.__contains__, _VERIFYING))


_is_verifying = Memo(_holds_stem).__getitem__  # asked of every word


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """The caveats by the first stem they hold, or none; each cut where a few words may stand between."""
    found: dict[str, list[tuple[str, ...]]] = {stem: [] for stem in (*_VERIFYING, "")}
    for phrase in cue_lexicon.caveats():
        stem = next((stem for stem in _VERIFYING if stem in phrase), "")
        found[stem].append(tuple(map(str.strip, phrase.split("*"))))
    return found


def _checked(view: View, outlet: str | None) -> bool:
    last_word = (outlet or "").lower().rpartition(" ")[2]
    for position in view.where(_CHECKED):
        if view.lows[position + 1 : position + 2] == ["by"]:
            continue
        before = view.lows[max(0, position - 5) : position]
        if not _OWN.isdisjoint(before) or (last_word and last_word in before):
            return True
    return False


def _gapped(text: str, parts: tuple[str, ...]) -> bool:
    """Whether the parts of a phrase stand in the text in order, a few words apart."""
    position = 0
    for part in parts:
        at = text.find(part, position)
        if at < 0 or (position and at - position > _GAP):
            return False
        position = at + len(part)
    return True

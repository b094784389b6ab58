"""Whose "the army" is: the state that owns a force the text names without one.

An article on one country has one army. A round-up has a section for each country, opened by a heading or a label
("MALI", "Mali: tankers burn"). In between, the force named last with its state is meant.
"""

from collections.abc import Sequence

from .names import Mention
from .view import View

# A label that opens a section is a few words long.
_LABEL = 4
# From so many sections on an article is a round-up.
_SECTIONS = 3


class Scopes:
    """The section of each sentence and the owners of its forces."""

    def __init__(self, views: Sequence[View]) -> None:
        labels = {view.number: label for view in views if (label := _label(view)) is not None}
        self.roundup = len(set(labels.values())) >= _SECTIONS
        self._sections: dict[int, str] = {}
        self._opened = labels if self.roundup else {}
        self._owners: dict[int, str] = {}
        owned = [
            [m for m in view.mentions if m.role == "force" and m.iso3 and _is_owned(m)] for view in views
        ]
        self._armies = {m.iso3 for here in owned for m in here if m.iso3 and _is_army(m)}
        states = {m.iso3 for here in owned for m in here if m.iso3}
        only = next(iter(states)) if len(states) == 1 else None
        section, latest, told = "", "", False
        for view, here in zip(views, owned, strict=True):
            if self.roundup and view.number in labels:
                section, latest = labels[view.number], ""
            elif self.roundup and view.sentence.heading and told:
                section, latest = str(view.number), ""
            told = not view.sentence.heading and view.number not in self._opened
            self._sections[view.number] = section
            if here:
                latest = here[0].iso3 or latest
            self._owners[view.number] = section or only or latest

    def is_label(self, view: View) -> bool:
        """Whether the sentence only says which country the next ones are about."""
        return view.number in self._opened

    def section(self, view: View) -> str:
        return self._sections.get(view.number, "")

    def owner(self, view: View, mention: Mention) -> str:
        """The state of a force, by its own words or by where they stand."""
        if mention.iso3:
            return mention.iso3
        before = [m for m in view.mentions if m.last <= mention.first and m.iso3]
        if mention.first and view.lows[mention.first - 1] in _POSSESSIVES and before:
            return before[-1].iso3 or ""
        speaker = _state_of_speaker(view, mention, before)
        if speaker is not None:
            return speaker
        if _is_army(mention) and len(self._armies) == 1 and not self.section(view):
            return next(
                iter(self._armies)
            )  # beside other states' jets and troops the one army of the article
        here = [m.iso3 for m in before if _is_owned(m)]
        return (here[-1] if here and not self.section(view) else None) or self._owners.get(view.number, "")


def _state_of_speaker(view: View, mention: Mention, before: Sequence[Mention]) -> str | None:
    """ "Kenyan officials said the military fired": in an official's mouth the army is that of his own state."""
    verb = mention.first - 2
    if verb >= 0 and view.lows[verb] == "that":
        verb -= 1
    if not _is_army(mention) or verb < 1 or view.lows[mention.first - 1] != "the":
        return None
    near = before[-1] if before and verb - before[-1].last in (0, 1, 2) else None
    return near.iso3 if near is not None and view.lows[verb] in _SAYING else None


def _is_owned(mention: Mention) -> bool:
    return mention.role == "force" and mention.kind == "state_forces"


def _is_army(mention: Mention) -> bool:
    return _is_owned(mention) and not _ARMY.isdisjoint(mention.name.lower().split())


def _label(view: View) -> str | None:
    """The country a heading or label is about."""
    if not view.sentence.heading and len(view.tokens) > _LABEL:
        return None
    opening = view.mentions[0] if view.mentions else None
    return opening.iso3 if opening is not None and opening.first <= 1 else None


_ARMY = frozenset({"army", "military"})
_SAYING = frozenset({"said", "says", "say", "announced", "confirmed", "acknowledged", "denied"})
_POSSESSIVES = frozenset({"its", "their", "his"})

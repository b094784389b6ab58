"""Which paragraphs speak of the conflict: a budget or a festival beside it is no news of it."""

from collections.abc import Sequence

from ..wordlists import words
from .view import View

_ARMED = frozenset({"state_forces", "non_state_armed_group", "coalition"})
_TOPIC = words("""
    war wars conflict fighting clashes clash ceasefire cease-fire truce peace attack attacks raid raids strike strikes
    airstrike airstrikes shelling bombing siege hostages hostage sanctions weapons weapon arms drone drones missile
    missiles rockets rocket artillery mortars coup insurgency uprising massacre killings terrorist terrorists
    peacekeepers peacekeeping withdrawal offensive battlefield prisoners airspace occupation genocide curfew
    handover border militants bombs bomb violence abduction kidnapping mercenaries negotiations humanitarian
""")
# What stands in the offices of soldiers and of those who speak for them.
_MILITARY = words("army military militia rebel insurgent force forces colonel brigadier")
# A paragraph is read together with those around it.
_AROUND = 1


class Topics:
    """Tells which sentences stand near talk of armed forces, groups or fighting."""

    def __init__(self, views: Sequence[View]) -> None:
        armed: set[int] = set()
        # Without soldiers or armed groups anywhere, "attack" and "defence" are of sport and markets.
        if any(map(_names_arms, views)):
            for view in views:
                if view.sentence.paragraph not in armed and _speaks_of_arms(view):
                    armed.add(view.sentence.paragraph)
        self._near = {number + step for number in armed for step in range(-_AROUND, _AROUND + 1)}

    def near(self, view: View) -> bool:
        """Whether the paragraph of a sentence, or one beside it, speaks of the conflict."""
        return view.sentence.paragraph in self._near

    def any(self) -> bool:
        """Whether the article speaks of it at all."""
        return bool(self._near)


def _speaks_of_arms(view: View) -> bool:
    return not _TOPIC.isdisjoint(view.said) or _names_arms(view)


def _names_arms(view: View) -> bool:
    for mention in view.mentions:
        if mention.role == "force" or mention.kind in _ARMED:
            return True
        if mention.inner is not None and mention.inner.kind in _ARMED:
            return True  # "the Hamas leader"
        if mention.office is not None and not _MILITARY.isdisjoint(mention.office.lower().split()):
            return True
    return False

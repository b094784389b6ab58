"""Whether a sentence tells of a deed of its own: who acted in the sentence before is then not said to have done it."""

from ..wordlists import words
from .view import View

# "a shell hit the mosque", "in fresh air strikes": told for the first time.
_NEW = words("a an another fresh new separate second third further more several two three")
# What stands between "a" and the word for the attack: "a powerful car bomb".
_DESCRIBED_WITHIN = 3
# "in the stampede", "from hunger": the harm has another cause than the attack.
OTHER_CAUSES = words("""
    stampede crush panic hunger starvation thirst disease illness cholera malnutrition cold heatstroke crossfire
    infighting capsized drowned
""")


def has_event_of_its_own(view: View) -> bool:
    """ "A shell hit a mosque and killed five": a means told of for the first time, or a cause of its own."""
    if not OTHER_CAUSES.isdisjoint(view.said):
        return True
    return any(_is_new(view, hit.first) for hit in view.means)


def _is_new(view: View, means: int) -> bool:
    for position in range(means - 1, max(-1, means - 1 - _DESCRIBED_WITHIN), -1):
        if view.lows[position] in _NEW:
            return True
        if position in view.verbs or not view.tokens[position].small:
            return False
    return False


def is_apart(view: View, cue: int) -> bool:
    """ "Rebels shelled a town; a *separate* raid left three dead": who acted before the break did not do this."""
    return not _APART.isdisjoint(view.lows[max(0, cue - _APART_WITHIN) : cue])


_APART = words("separate separately elsewhere")
_APART_WITHIN = 8

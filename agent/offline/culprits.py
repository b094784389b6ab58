"""Whose the men of a deed are, where another sentence says so; and for whom a claim of responsibility is made."""

from collections.abc import Iterator

from ..wordlists import words
from .names import Mention
from .view import View
from .words import NEGATIONS

_CULPRITS = words(
    "men attackers assailants killers murderers perpetrators kidnappers gunmen assassins culprits"
)
_POINTING = words("the these those")
_BEING = words("were are was is")
_MEMBERS = words("members member")
_BELONGING = words("belong belonged belongs")
# "the gunmen were reportedly members of": the words between are few.
_REACH = 5
_SPEAKING_FOR = ("on behalf of", "in the name of", "spoke for", "speaking for", "speaks for")
_LINKS = tuple(tuple(link.split()) for link in _SPEAKING_FOR)
_OPENINGS = frozenset(link[0] for link in _LINKS)


def bodies_of_culprits(view: View) -> Iterator[Mention]:
    """ "Police said the gunmen were members of the front": the body of the men that were told of."""
    for position in view.where(_CULPRITS):
        behind = view.lows[position + 1 : position + 1 + _REACH]
        if view.lows[position - 1] not in _POINTING or not NEGATIONS.isdisjoint(behind):
            continue
        link = next((i for i, low in enumerate(behind) if low in _MEMBERS or low in _BELONGING), None)
        if link is None or (behind[link] in _MEMBERS and _BEING.isdisjoint(behind[:link])):
            continue
        body = view.object(position + link + 3)
        if body is not None and body.role == "body":
            yield body


def represented(view: View) -> Mention | None:
    """ "a caller claimed responsibility on behalf of the front": for whom a claim is made."""
    for position in view.where(_OPENINGS):
        for link in _LINKS:
            if tuple(view.lows[position : position + len(link)]) == link:
                body = view.object(position + len(link))
                if body is not None and body.role == "body":
                    return body
    return None

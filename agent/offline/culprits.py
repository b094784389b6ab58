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
# Where men come from: a people bears no arms.
_PEOPLES = words(
    "community communities tribe tribes clan clans people peoples minority group family caste faith"
)
# "the gunmen were reportedly members of": the words between are few.
_REACH = 5
_SPEAKING_FOR = ("on behalf of", "in the name of", "spoke for", "speaking for", "speaks for")
# What is left where a deed was done, and how far behind it the name of those who signed it stands.
_PAPERS = words("leaflets leaflet pamphlets pamphlet flyers note notes flag flags")
_LEAVING = words("left leaving scattered dropped")
_LEFT_WITHIN = 4
_FOUND = words("found left dropped")
_SIGNED = words("of by from")
_SIGNED_WITHIN = 7
_LINKS = tuple(tuple(link.split()) for link in _SPEAKING_FOR)
_OPENINGS = frozenset(link[0] for link in _LINKS)
# Without one of these a sentence names neither.
CULPRIT_SIGNS = _CULPRITS | _PAPERS


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
        if body is not None and body.role == "body" and body.name.lower().split()[-1] not in _PEOPLES:
            yield body


def signatories(view: View) -> Iterator[Mention]:
    """ "The attackers left leaflets of the front": whose papers are found where the deed was done."""
    for position in view.where(_PAPERS):
        before = view.lows[max(0, position - _LEFT_WITHIN) : position]
        if not NEGATIONS.isdisjoint(before):
            continue
        for at in range(position + 1, min(len(view.lows), position + 1 + _SIGNED_WITHIN)):
            body = view.object(at + 1) if view.lows[at] in _SIGNED else None
            if body is not None and body.role == "body" and body.kind == "non_state_armed_group":
                if not _LEAVING.isdisjoint(before) or _was_found(view, body.last):
                    yield body
                break


def _was_found(view: View, last: int) -> bool:
    """ "flags of the front were found at the scene": right behind the name, or behind its short form in brackets."""
    behind = view.lows[last : last + _REACH + 2]
    being = next((i for i, low in enumerate(behind) if low in _BEING), None)
    return being is not None and not _FOUND.isdisjoint(behind[being + 1 : being + 3])


def represented(view: View) -> Mention | None:
    """ "a caller claimed responsibility on behalf of the front": for whom a claim is made."""
    for position in view.where(_OPENINGS):
        for link in _LINKS:
            if tuple(view.lows[position : position + len(link)]) == link:
                body = view.object(position + len(link))
                if body is not None and body.role == "body":
                    return body
    return None

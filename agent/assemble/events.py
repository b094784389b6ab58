"""Whether the words around two figures tell them apart: the two sides of a line, "also", "elsewhere"."""

import re
from typing import NamedTuple

from ...schemas.report import Casualty
from ..numbers import find_counts
from .names import fold
from .tables import code_of
from .tolls import exceeds, same_source_or_outlet, told_at

# "rebel-held areas", "districts controlled by the army": who holds the part of a place that a figure is of.
_HOLDING = ("held", "controlled", "run", "ruled", "occupied")
_HELD = re.compile(rf"\b([\w’']+)[- ](?:{'|'.join(_HOLDING)})\b")
_HELD_BY = re.compile(rf"\b(?:{'|'.join(_HOLDING)})\b by (?:the )?([\w’']+)")
_OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east"}
# "were also killed", "Elsewhere, …", "in another raid": an event beside the one told before.
_ALSO = re.compile(r"^[^.,;]{0,40}\b(?:was|were|is|are|has|have|had) also\b")
_OPENING = re.compile(r"^\W*(?:elsewhere|separately|in (?:another|a separate|a different)\b)", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|a further|a separate|a second)(?: \w+)?\s*$", re.IGNORECASE)
_LAST_WORDS = 60
# "put the toll at 12", "the death toll stood at 12": another version of a toll told before.
_VERSION = re.compile(
    r"\b(?:(?:the|its|their) (?:death |overall )?(?:toll|tally)|the number of (?:dead|deaths|victims))\b[^.;]{0,30}$",
    re.IGNORECASE,
)

# "brought the total to 56", "the toll since May had climbed to 56": a count that goes on.
_RUNNING = re.compile(
    r"(?:\b(?:bring|brings|bringing|brought|takes?|taking|took)\b[^;]*\b(?:toll|total|tally|number)\b[^;]*"
    r"|\b(?:toll|total|tally|number)\b[^;]*\b(?:risen|rose|climbed|grown|grew|increased|jumped)\b[^;]*)"
    r" to(?: at least| more than| over| about| around| nearly)?\s*$",
    re.IGNORECASE,
)


def told_apart(one: Casualty, other: Casualty) -> bool:
    """Whether two figures are of two events: the later is told as a further one, or they are of two sides."""
    first, second = _telling(one), _telling(other)
    later = second if second.at > first.at else first
    return _is_further(later) or _sides_differ(first, second)


def is_version(claim: Casualty) -> bool:
    """Whether a figure is worded as another version of a toll told before."""
    return bool(_VERSION.search(_telling(claim).before))


def goes_on_from(total: Casualty, one: Casualty) -> bool:
    """Whether a running total is told as having grown by the event told before it."""
    return (
        total.scope == "cumulative"
        and one.scope in ("incident", "multi_incident")
        and told_at(one) < told_at(total)
        and not exceeds(one, total)
        and same_source_or_outlet(one, total)
        and bool(_RUNNING.search(_telling(total).before))
    )


class _Telling(NamedTuple):
    """Where a figure is told, of which place, and its sentence up to the figure and from the figure on."""

    at: int
    place: str | None
    before: str
    after: str


def _telling(claim: Casualty) -> _Telling:
    at = told_at(claim)
    piece = next((one for one in claim.evidence if one.start <= at < one.end), claim.evidence[0])
    cut = max(0, at - piece.start)
    return _Telling(at, claim.place, piece.text[:cut], piece.text[cut:])


def _is_further(told: _Telling) -> bool:
    before, after = told.before, told.after
    also = " also" in after and _ALSO.match(after)
    return bool(also or _OPENING.match(before) or _ANOTHER.search(before, max(0, len(before) - _LAST_WORDS)))


def _sides_differ(one: _Telling, other: _Telling) -> bool:
    """Whether they are of the parts that two sides hold, or of two opposite ends of one place."""
    holders = _holders(one)
    if holders and (others := _holders(other)) and holders.isdisjoint(others):
        return True
    end = _end(one)
    return end is not None and _OPPOSITE[end] == _end(other)


def _holders(told: _Telling) -> set[str]:
    found = _sides_in(told.before + told.after)
    if len(found) < 2:
        return found
    following = find_counts(told.after[1:])
    return _sides_in(told.after[: following[0].start + 1] if following else told.after)


def _sides_in(words: str) -> set[str]:
    low = words.lower()
    if not any(word in low for word in _HOLDING):
        return set()  # looking for who holds it takes longer
    found = (*_HELD.findall(low), *_HELD_BY.findall(low))
    return {code_of("holder", word) or word for word in found}


def _end(told: _Telling) -> str | None:
    """ "in *west* Aleppo": the end of the claim's place that its sentence tells."""
    words = fold(told.before + told.after) if told.place else ""
    if not any(end in words for end in _OPPOSITE):
        return None
    found = re.search(rf"\b(north|south|east|west)(?:ern)? {re.escape(fold(told.place or ''))}\b", words)
    return found[1] if found else None

"""Casualty figures with the words around them, and how two of them compare."""

import re
from operator import attrgetter
from typing import NamedTuple

from ...schemas.draft import DraftCasualty
from ...schemas.report import Casualty, Evidence, Period, Span, TerritorialChange
from ..numbers import opens_with_count
from .accepted import Accepted, chosen
from .casualties import same_party
from .names import fold
from .tables import hits, hits_within, mentions

# Link words stand right by the figure; a longer reach meets the next clause's figure.
BEFORE_REACH = 40
_AFTER_REACH = 60
# Between a link word and the figure there may be a qualifier of the figure and nothing else.
QUALIFIERS = re.compile(
    r"^[\s,:—–-]*(?:(?:at least|about|some|around|more than|the|an?|were|was)\s*)*$", re.IGNORECASE
)
_IS_HEADING = attrgetter("heading")
_NEXT_CLAUSE = re.compile(r"[,;.]| and \d")


class Figure(NamedTuple):
    """A casualty claim with the words around its figure."""

    place: int  # among all figures, in text order
    claim: Casualty
    item: Accepted[DraftCasualty]
    key: Span | None
    sentence: Evidence | None
    before: str  # the sentence up to the figure
    after: str  # and from its end
    heading: bool  # whether it stands in headings only
    part: bool  # whether the words around it say that it is counted within another one
    number: int  # of the sentence it stands in, from 1; 0 where that is not known


def figure_of(place: int, claim: Casualty, item: Accepted[DraftCasualty]) -> Figure:
    """A claim as a figure among others, from the item that it was made of."""
    key, sentence = item.key_span, item.key_sentence
    heading = bool(claim.evidence) and all(map(_IS_HEADING, claim.evidence))
    before, after, part = "", "", False
    if key is not None and sentence is not None:
        start, end = max(0, key.start - sentence.start), key.end - sentence.start
        before, after = sentence.text[:start], sentence.text[end:]
        part = _is_part(sentence.text, start, end)
    number = sentence.sentence if sentence is not None else 0
    return Figure(place, claim, item, key, sentence, before, after, heading, part, number)


def _is_part(sentence: str, start: int, end: int) -> bool:
    """Whether the words around a figure, from *start* to *end*, say that it is counted within another one."""
    near = sentence[max(0, start - BEFORE_REACH) : start] if mentions("subset.before", sentence) else ""
    if near and any(QUALIFIERS.match(near[hit.end :]) for hit in hits("subset.before", near)):
        return True
    if not hits_within("subset.after", sentence, end, end + _AFTER_REACH):
        return False
    # What follows up to the next clause; of "27, among them four children" the first is the whole.
    own = _NEXT_CLAUSE.split(sentence[end : end + _AFTER_REACH], 1)[0]
    return any(not opens_with_count(own[hit.end :]) for hit in hits("subset.after", own))


def told_at(claim: Casualty | TerritorialChange) -> int:
    """Where the figure, or the place that changes hands, stands in the article."""
    key = "count" if isinstance(claim, Casualty) else "place"
    starts = [span.start for slot in claim.grounding.slots if slot.slot == key for span in chosen(slot)]
    return min(starts) if starts else claim.evidence[0].start


# --- Two figures ----------------------------------------------------------------------------------


def one_sentence(one: Figure, other: Figure) -> bool:
    """Whether two figures stand in one sentence."""
    return one.number == other.number != 0


def same_day(one: Casualty, other: Casualty) -> bool:
    """Whether both tell the same time, resolved or in the same words; an untold time is no match."""
    if one.when is None or other.when is None:
        return False
    if one.when.start and other.when.start:
        return (one.when.start, one.when.end) == (other.when.start, other.when.end)
    return _day_words(one.when) == _day_words(other.when)


def times_meet(one: Period, other: Period | None) -> bool:
    """Whether two times have a day in common; unresolved ones are one time only in the same words."""
    if other is None:
        return False
    if one.start and other.start:
        return one.start <= (other.end or other.start) and other.start <= (one.end or one.start)
    return _day_words(one) == _day_words(other)


def _day_words(when: Period) -> str:
    """ "on Tuesday" is "Tuesday"."""
    return fold(when.text).removeprefix("on ")


def same_source_or_outlet(one: Casualty, other: Casualty) -> bool:
    """Whether two claims have one source; the outlet repeating an attributed figure speaks for its source."""
    return same_party(one.source, other.source) or None in (one.source.name, other.source.name)


def exceeds(part: Casualty, whole: Casualty) -> bool:
    """Whether *part* is certainly told as a larger number than *whole*."""
    floor = part.count.low if part.count.low is not None else part.count.best
    bounds = (whole.count.high, whole.count.best, whole.count.low)
    ceiling = next((bound for bound in bounds if bound is not None), None)
    return floor is not None and ceiling is not None and floor > ceiling


def same_figure(one: Casualty, other: Casualty) -> bool:
    """Whether two counts name one number, exactly or as a bound; a vague count only in the same words."""
    numbers = numbers_of(one), numbers_of(other)
    if numbers[0] or numbers[1]:
        return bool(numbers[0] & numbers[1])
    return fold(one.count.text) == fold(other.count.text)


def numbers_of(claim: Casualty) -> set[int]:
    """The numbers that a count stands on; none for a vague one."""
    return {number for number in (claim.count.low, claim.count.best) if number is not None}

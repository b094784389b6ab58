"""Which figures of an article are history: told of an event well before the one it is about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ...schemas.draft import DraftCasualty
from ...schemas.vocabulary import Harm
from ..dates import read_days
from .earlier_claims import Found
from .view import View
from .words import MONTHS

# What happened this long before the latest day told is its past; a bulletin tells of less.
_EARLIER = timedelta(days=21)
_EVENTS = frozenset({"incident", "multi_incident"})
_OPENING = 4
_THAT_TIME = (["that", "year"], ["that", "month"], ["the", "same"], ["that", "day"])
# A smaller number of people is no sign that they are the same.
_TELLING = 10
# Too many victims are called so to be told apart by it.
_AT_LARGE = frozenset({"people", "person", "persons", "civilians", "soldiers", "men", "others", "victims"})


def as_history(found: Sequence[Found], views: Iterable[View], published: date | None) -> list[Found]:
    """The claims, those of earlier events marked as background: beside news of Monday "in April" is the past.

    An article most of whose dated claims are old tells of a period.
    """
    ends = {i: end for i, one in enumerate(found) if (end := _last_day(one.item, published)) is not None}
    views = list(views)
    latest = _latest_day(views, published) if ends else None
    old = {i for i, end in ends.items() if latest is not None and _is_past(found[i].item, end, latest)}
    if 2 * len(old) > len(ends) and len(ends) > 1:
        old = set()
    if len(old) == len(ends):  # the past may be what the news is about: a trial, a search
        old = {i for i in old if not any(map(str.isdigit, found[i].item.when or ""))}
    marked = [_as_background(one) if i in old else one for i, one in enumerate(found)]
    if not any(one.item.background for one in marked):
        return marked  # no past to go on with
    texts = {view.number: view.low_text for view in views}
    return _told_again(_of_later_years(marked, texts), texts)


def _last_day(item: DraftCasualty, published: date | None) -> date | None:
    """The last day on which it can have happened."""
    if item.when is None or item.scope not in _EVENTS or item.background:
        return None
    return _end(item.when, published)


def _end(wording: str, published: date | None) -> date | None:
    days = read_days(wording, published)
    end = days.end or days.start
    return end if end is not None and published is not None and end <= published else None


def _latest_day(views: Iterable[View], published: date | None) -> date | None:
    told = {view.source[start:end] for view in views for start, end in view.dates}
    return max((end for wording in told if (end := _end(wording, published)) is not None), default=None)


def _is_past(item: DraftCasualty, end: date, latest: date) -> bool:
    """ "In April" is over when news of May is told; a day is history weeks later."""
    said = (item.when or "").lower().split()
    dated = any(map(str.isdigit, item.when or ""))
    month = not dated and (not MONTHS.isdisjoint(said[-1:]) or said[-2:] == ["last", "month"])
    return end < latest and (month or latest - end > _EARLIER)


def _of_later_years(found: Sequence[Found], texts: Mapping[int, str]) -> list[Found]:
    """ "His father was killed in 1980. *A year later* …": it goes on with the past told right before."""
    told: list[Found] = []
    for one in found:
        before = told[-1] if told else None
        opening = texts.get(one.sentence, "").split()[:_OPENING]
        goes_on = "later" in opening or opening[:2] in _THAT_TIME
        past = before is not None and before.item.background and one.sentence - before.sentence <= 1
        told.append(_as_background(one) if goes_on and past and not one.item.background else one)
    return told


def _told_again(found: Sequence[Found], texts: Mapping[int, str]) -> list[Found]:
    """ "219 schoolgirls", undated here, are those who were "abducted in 2014" there; a part has the whole's time."""
    past = {(f.item.harm, f.item.figure, _noun(f.item)) for f in found if f.item.background}
    wholes = {id(f.group) for f in found if f.item.background}
    return [_as_undated(one) if _is_of(one, past, wholes, texts) else one for one in found]


def _is_of(
    one: Found, past: set[tuple[Harm, int | None, str]], wholes: set[int], texts: Mapping[int, str]
) -> bool:
    item = one.item
    dated = item.when is not None and " ".join(item.when.lower().split()) in texts.get(one.sentence, "")
    if item.background or dated or item.scope not in _EVENTS:
        return False
    noun, telling = _noun(item), item.figure is not None and item.figure >= _TELLING
    alike = telling and noun not in _AT_LARGE and (item.harm, item.figure, noun) in past
    return id(one.whole) in wholes or alike


def _as_undated(found: Found) -> Found:
    """The date of the news, where the claim had it from other sentences, is not that of the past."""
    return _as_background(found._replace(item=replace(found.item, when=None)))


def _noun(item: DraftCasualty) -> str:
    return item.victims.lower().split()[-1] if item.victims else ""


def _as_background(found: Found) -> Found:
    return found._replace(item=replace(found.item, background=True))

"""What the parts of an English date wording mean on the calendar: parts and the article's date in, days out.

A weekday or a day without a year is the latest such day not after the article's own date (wire usage; MUC-4
asks for "on or before"). Where that date is needed and not known, the days are null.
"""

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from ..schemas.vocabulary import DatePrecision

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"a": 1, "an": 1, "": 1, "couple of": 2, "fifteen": 15, "twenty": 20, "thirty": 30}


class Days(NamedTuple):
    """Inclusive days. `relative`: the article's date was needed to work them out."""

    start: date | None
    end: date | None
    precision: DatePrecision
    relative: bool = False
    month_day: str | None = None


UNKNOWN = Days(None, None, "unknown")
# What a wording names, by part ("month", "day", "count"; "" where it has none).
Parts = Mapping[str, str]
# From the parts, the words before them and the article's date to days.
Reading = Callable[[Parts, frozenset[str], date | None], Days]


# --- Readings of one point or stretch of time -----------------------------------------------------


def read_calendar_day(parts: Parts, _lead: frozenset[str], published: date | None) -> Days:
    """A day with its month, and a year that is written, said ("last year") or taken from *published*."""
    month, day = _month_number(parts["month"]), int(re.sub(r"\D", "", parts["day"]))
    first_day = int(re.sub(r"\D", "", parts.get("first") or parts["day"]))
    relative = not parts.get("year")
    if year := _year(parts, published):
        end = _valid_date(year, month, day)
    else:
        end = _latest_month_day(month, day, published)
    if end is None:
        known = relative and published is None and first_day == day and _valid_date(2000, month, day)
        return UNKNOWN._replace(precision="day", month_day=f"--{month:02}-{day:02}") if known else UNKNOWN
    start = _valid_date(end.year, month, first_day)
    return Days(start, end, "day", relative) if start and start <= end else UNKNOWN


def read_numeric_day(parts: Parts, _lead: frozenset[str], _published: date | None) -> Days:
    """Day and month in figures; which is which must be plain: one is over 12, or both are the same."""
    first, second, year = int(parts["first"]), int(parts["second"]), int(parts["year"])
    if first != second and first <= 12 and second <= 12:
        return UNKNOWN
    day = _valid_date(year, min(first, second), max(first, second))
    return Days(day, day, "day") if day else UNKNOWN


def read_iso_day(parts: Parts, _lead: frozenset[str], _published: date | None) -> Days:
    day = _valid_date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    return Days(day, day, "day") if day else UNKNOWN


def read_month(parts: Parts, lead: frozenset[str], published: date | None) -> Days:
    month, year = _month_number(parts["month"]), _year(parts, published)
    if year is None and published:
        passed = month < published.month or (month == published.month and "last" not in lead)
        year = published.year if passed else published.year - 1
    if not year:  # nobody tells it, or it lies before the calendar's first
        return UNKNOWN._replace(precision="month")
    return _month_of(date(year, month, 1), None if parts.get("year") else published)


def read_written_year(parts: Parts, _lead: frozenset[str], _published: date | None) -> Days:
    year = int(parts["year"])
    return Days(date(year, 1, 1), date(year + 9 if parts["decade"] else year, 12, 31), "year")


def read_weekday(parts: Parts, lead: frozenset[str], published: date | None) -> Days:
    if published is None or ("this" in lead and "past" not in lead):
        return UNKNOWN._replace(precision="day")
    name = parts["weekday"].lower()
    index = next(i for i, weekday in enumerate(WEEKDAYS) if weekday.startswith(name[:3]))
    back = (published.weekday() - index) % 7
    return _day_before(published, 7 if back == 0 and "last" in lead else back)


def read_named_day(parts: Parts, _lead: frozenset[str], published: date | None) -> Days:
    if published is None:
        return UNKNOWN._replace(precision="day")
    words = parts["words"].lower()
    if words == "overnight":
        return _day_before(published, 1)._replace(end=published)
    return _day_before(published, 1 if words.startswith(("yesterday", "last")) else 0)


def read_weekend(_parts: Parts, lead: frozenset[str], published: date | None) -> Days:
    if published is None or "this" in lead:
        return UNKNOWN
    saturday = published - timedelta((published.weekday() - 5) % 7)
    return Days(saturday, min(saturday + timedelta(1), published), "day", True)


def read_calendar_unit(parts: Parts, _lead: frozenset[str], published: date | None) -> Days:
    """Read "last week", "this month": the calendar's week (from Monday), month or year."""
    if published is None:
        return UNKNOWN
    if parts["which"].lower() == "this":
        return _unit_of(published, parts["unit"], published)
    first = _unit_of(published, parts["unit"], published).start
    return _unit_of(first - timedelta(1), parts["unit"], published) if first else UNKNOWN


def read_stretch(parts: Parts, _lead: frozenset[str], published: date | None) -> Days:
    """Read "the past five days": from that long before *published* up to it."""
    if published is None:
        return UNKNOWN
    start = _counted_back(published, parts["count"], parts["unit"])
    return Days(start, published, _precision(parts["unit"]), True) if start else UNKNOWN


def read_ago(parts: Parts, _lead: frozenset[str], published: date | None) -> Days:
    """Read "two weeks ago": the calendar's day, week, month or year that lies so far back."""
    day = published and not parts["rough"] and _counted_back(published, parts["count"], parts["unit"])
    return _unit_of(day, parts["unit"], published) if day else UNKNOWN


def read_vague(_parts: Parts, _lead: frozenset[str], _published: date | None) -> Days:
    return UNKNOWN


# --- The calendar ---------------------------------------------------------------------------------


def _valid_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_number(name: str) -> int:
    return MONTHS.index(name[:3].lower()) + 1


def _year(parts: Parts, published: date | None) -> int | None:
    written = parts.get("year")
    if written:
        year = int(written)
        # Two figures: the window of 1930 to 2029 holds all modern news text with such datelines.
        return year if year > 99 else year + (2000 if year < 30 else 1900)
    if parts.get("that_year") and published:
        return published.year - (parts["that_year"] == "last")
    return None


def _latest_month_day(month: int, day: int, published: date | None) -> date | None:
    """The latest such day not after *published*; 29 February may lie eight years back."""
    if published is None:
        return None
    candidates = (_valid_date(published.year - back, month, day) for back in range(min(9, published.year)))
    return next((found for found in candidates if found and found <= published), None)


def _day_before(published: date, days: int) -> Days:
    if published.toordinal() <= days:
        return UNKNOWN
    day = published - timedelta(days)
    return Days(day, day, "day", True)


def _month_of(day: date, published: date | None) -> Days:
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return Days(
        day.replace(day=1), min(last, published) if published else last, "month", published is not None
    )


def _unit_of(day: date, unit: str, published: date | None) -> Days:
    """The day, week, month or year that holds *day*, cut off at *published*: what is told has happened."""
    limit = published or day
    match _precision(unit):
        case "week":
            monday = date.fromordinal(max(1, day.toordinal() - day.weekday()))
            return Days(monday, min(date.fromordinal(monday.toordinal() + 6), limit), "week", True)
        case "month":
            return _month_of(day, limit)
        case "year":
            return Days(date(day.year, 1, 1), min(date(day.year, 12, 31), limit), "year", True)
    return Days(day, day, "day", True)


def _precision(unit: str) -> DatePrecision:
    units: dict[str, DatePrecision] = {"w": "week", "m": "month", "y": "year"}
    return units.get(unit[0].lower(), "day")


def _counted_back(published: date, count: str | None, unit: str) -> date | None:
    """*published* less so many units; hours count only as whole days. Null before the calendar begins."""
    words = " ".join((count or "").lower().split())
    number = int(words) if words.isdigit() else NUMBERS[words]
    name = unit[0].lower()
    if name == "h" and number % 24:
        return None
    if name in "my":
        months = published.year * 12 + published.month - 1 - number * (12 if name == "y" else 1)
        year, month = months // 12, months % 12 + 1
        return (
            date(year, month, min(published.day, calendar.monthrange(year, month)[1])) if year > 0 else None
        )
    days = number // 24 if name == "h" else number * (7 if name == "w" else 1)
    return date.fromordinal(published.toordinal() - days) if published.toordinal() > days else None

"""The date an article states of itself: a dateline, or a line that says when it was published."""

import re
from collections.abc import Iterator
from datetime import date

from .dates import find_dates, resolve_period

# A dateline stands at the very top; a byline or a headline may come first.
_WITHIN = 200
_LINES_AT_TOP, _LINES_AT_BOTTOM = 4, 2
_LABEL = re.compile(
    r"\s*(?:(?:last|first)\s)?(?:published|updated|posted|issued|modified|date)\b"
    r"\s?(?:online\s)?(?:(?:on|at)\s)?:?\s*",
    re.IGNORECASE,
)
# "LIMA, 15 JAN 90 (EFE) -- ", "Beirut, Dec. 2, 2024 – ": a capitalised place before, a dash behind.
_PLACE = re.compile(r"\s*[^\W\d_a-z][^\n.!?;]{1,60}[,(]\s*")
_DASH = re.compile(r"\)?\s*(?:[\[(][^\])\n]{1,40}[\])]\s*)?(?:--|–|—|-\s|:\s)")
_PROSE_FOLLOWS = re.compile(r",?\s(?!at\b|by\b|gmt\b)[a-z]")


def read_dateline(text: str) -> date | None:
    """The day *text* gives as its own, if it plainly does; a full date with an unambiguous day is needed."""
    return next(filter(None, _own_days(text)), None)


def _own_days(text: str) -> Iterator[date | None]:
    """What each line that may date the article says, top first; below the first line, prose tells other dates."""
    for number, line in enumerate(_lines(text[:_WITHIN])[:_LINES_AT_TOP]):
        yield _opening_day(line) if number == 0 or _is_date_line(line) else _day_after_place(line)
    for line in reversed(_lines(text[-_WITHIN:])[-_LINES_AT_BOTTOM:]):
        yield _opening_day(line) if _is_date_line(line) else None


def _is_date_line(line: str) -> bool:
    """A line that is nothing but a date, or says what the date is."""
    stripped = line.strip()
    return bool(_LABEL.match(line)) or any(span == (0, len(stripped)) for span in find_dates(stripped))


def _opening_day(line: str) -> date | None:
    label = _LABEL.match(line)
    return _leading_day(line[label.end() if label else 0 :]) or _day_after_place(line)


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _leading_day(line: str) -> date | None:
    line = line.strip()
    start, end = next(iter(find_dates(line[:_WITHIN])), (1, 1))
    if (
        start > 0
        or _PROSE_FOLLOWS.match(line, end)
        or re.match(r"(?:on|in|since|by|from)\s", line, re.IGNORECASE)
    ):
        return None
    return _day(line[start:end])


def _day_after_place(line: str) -> date | None:
    for start, end in find_dates(line[:_WITHIN])[:1]:
        place = line[:start]
        words = re.findall(r"[^\W\d_]+", place)
        named = sum(word[0].isupper() for word in words) * 2 > len(words)
        if _PLACE.fullmatch(place) and named and _DASH.match(line, end):
            return _day(line[start:end])
    return None


def _day(wording: str) -> date | None:
    period = resolve_period(wording, published=None)
    return period.start if period.start == period.end and period.precision == "day" else None

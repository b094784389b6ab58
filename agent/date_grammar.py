"""The grammar of English date wordings: its rows, the words around them, and where one can begin.

Every pattern is bounded, so time is linear in the text.
"""

import re
from functools import cache
from typing import NamedTuple

from .calendar_days import (
    NUMBERS,
    WEEKDAYS,
    Reading,
    read_ago,
    read_calendar_day,
    read_calendar_unit,
    read_iso_day,
    read_month,
    read_named_day,
    read_numeric_day,
    read_stretch,
    read_vague,
    read_weekday,
    read_weekend,
    read_written_year,
)
from .wordlists import words

_GAP = r"\s{1,4}"  # bounded: a run of blanks must not be tried in every way
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_SHORT_WEEKDAY = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?"
# Patterns read small letters. "may" and "march" are words as well: as months they keep their capitals.
_MONTH = (
    r"(?:(?:january|february|april|june|july|august|september|october|november|december)\b"
    r"|(?:jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?|MAY\b|MARCH\b|MAR\b\.?)"
)
_MONTH_BEGINNINGS = ("jan", "feb", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "MA")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
# Two figures are a year only where nothing follows for them to count: "3 JAN 90 --", not "3 JAN 90 MEN".
_SHORT_YEAR = r"\d\d(?=\s*(?:$|[-–—,.;:()\[\]]))"
_COUNT = rf"(?:[0-9]{{1,3}}|{'|'.join(sorted(filter(None, NUMBERS), key=len, reverse=True))})"
_UNIT = r"(?:hours?|days?|weeks?|months?|years?)"
_PARTS_OF_DAY = ("morning", "afternoon", "evening", "night", "dawn", "midnight", "noon", "dusk")
_PART_OF_DAY = rf"(?:early\s|late\s)?(?:{'|'.join(_PARTS_OF_DAY)})"
# "before dawn on Monday" is a time of Monday, and none before it.
_BY_DAYLIGHT = (
    r"(?:(?:shortly|just|soon)\s)?(?:before|after|around)\s"
    r"(?:dawn|midnight|noon|dusk|sunrise|sunset|daybreak)"
)
_CLOCK = r"\d{1,2}(?:[:.]\d\d)?\s?(?:a\.m\.|p\.m\.|am\b|pm\b|gmt\b)"
_THAT_YEAR = rf"{_GAP}(?:of\s)?(?P<that_year>last|this)\syear"

_ON_WEEKDAY = (
    rf"(?:(?:{_WEEKDAY}(?:\s{_PART_OF_DAY})?|{_SHORT_WEEKDAY}|yesterday|today),?{_GAP}(?:on\s)?(?:the\s)?)?"
)
_DAY_RANGE = rf"(?:(?:from\s|between\s)?(?P<first>{_DAY})\s?(?:-|–|to|and|until)\s?)?(?P<day>{_DAY})"

# Order matters: the fuller reading of the same words comes first.
_DAYS_WITH_MONTH: tuple[tuple[str, Reading], ...] = (  # also behind "Monday, "
    (
        rf"{_DAY_RANGE}{_GAP}(?:of\s)?(?P<month>{_MONTH}),?{_GAP}(?P<year>{_YEAR}|{_SHORT_YEAR})",
        read_calendar_day,
    ),
    (rf"(?P<month>{_MONTH}){_GAP}{_DAY_RANGE},?{_GAP}(?P<year>{_YEAR})", read_calendar_day),
    (rf"(?P<month>{_MONTH}){_GAP}(?P<day>\d\d)(?P<year>{_YEAR})", read_calendar_day),
    (rf"{_DAY_RANGE}{_GAP}(?:of\s)?(?P<month>{_MONTH})(?:{_THAT_YEAR})?", read_calendar_day),
    (rf"(?P<month>{_MONTH}){_GAP}{_DAY_RANGE}(?:{_THAT_YEAR})?", read_calendar_day),
)
_POINTS: tuple[tuple[str, Reading], ...] = (
    (
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:[t\s]\d\d:\d\d(?::\d\d)?(?:z|[+-]\d\d:?\d\d)?)?",
        read_iso_day,
    ),
    (
        rf"(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P=mark)(?P<year>{_YEAR})",
        read_numeric_day,
    ),
    (rf"(?P<month>{_MONTH}),?{_GAP}(?:of\s)?(?P<year>{_YEAR})", read_month),
    (rf"(?P<month>{_MONTH}){_THAT_YEAR}", read_month),
    (rf"(?P<weekday>{_WEEKDAY})(?!\s(?:times|telegraph|express|mail|mirror|post)\b)", read_weekday),
    (rf"(?:yesterday|today|tonight|overnight)|this\s{_PART_OF_DAY}|last\snight", read_named_day),
)
# Names of months and figures of years mean a date only behind a word such as "in" or "since".
_LED_POINTS: tuple[tuple[str, Reading], ...] = (
    (rf"(?P<month>{_MONTH})", read_month),
    (rf"(?P<year>{_YEAR})(?P<decade>s?)", read_written_year),
)
_STRETCHES: tuple[tuple[str, Reading], ...] = (
    (rf"(?:the\s)?(?:past|last|previous)\s(?P<count>{_COUNT}){_GAP}(?P<unit>{_UNIT})", read_stretch),
    (
        r"(?:the\s(?:past|last|previous)|past)\s(?P<count>)(?P<unit>week|month|year|day|24\shours)",
        read_stretch,
    ),
    (r"(?P<which>last|this)\s(?P<unit>week|month|year)(?!end)", read_calendar_unit),
    (r"(?:the\s)?(?:past\s)?weekend", read_weekend),
    (
        rf"(?P<rough>(?:some|about|around|nearly|almost|over|roughly|more\sthan)\s)?(?P<count>{_COUNT})\s(?P<unit>{_UNIT})\sago",
        read_ago,
    ),
    (
        rf"(?:(?:the\s)?(?:past|last)\s(?:few|several)|(?:the\s)?(?:most\s)?recent|(?:the\s)?coming|next)\s{_UNIT}",
        read_vague,
    ),
    (rf"(?:(?:several|some|many|a\sfew)\s)?{_UNIT}\sago|tomorrow(?:\s{_PART_OF_DAY})?", read_vague),
    (r"the\s(?:same|previous|following|next)\s(?:day|night|morning|evening|week|month|year)", read_vague),
    (rf"the\sday\sbefore(?:\syesterday)?|(?:early|late|on)\s{_PART_OF_DAY}", read_vague),
)

ROWS = (*_DAYS_WITH_MONTH, *_POINTS, *_LED_POINTS, *_STRETCHES)
ROW_NUMBERS = {f"row_{number}": number for number in range(len(ROWS))}
FIRST_STRETCH = len(ROWS) - len(_STRETCHES)
FIRST_LED = FIRST_STRETCH - len(_LED_POINTS)

# Every wording begins with a figure, a day, a month or one of these words, so it is looked for at one in ten only.
_NAMED_DAY = "yesterday|today|tonight|tomorrow|overnight|weekend"
_UNITS = ("hour", "day", "week", "month", "year")
_COUNTS = tuple(count.split()[0] for count in NUMBERS if count)
_FIGURES = tuple("0123456789")
_TIMES_OF_DAY = ("early", "late", *_PARTS_OF_DAY)
_AMOUNTS = (*_FIGURES, *_COUNTS, "few", "several", *_UNITS)
# How the word behind an opening word begins then.
BEHIND: dict[str, tuple[str, ...]] = {
    "the": (
        "past",
        "last",
        "previous",
        "same",
        "following",
        "next",
        "most",
        "recent",
        "coming",
        "day",
        "week",
    ),
    "this": (*_TIMES_OF_DAY, *_UNITS),
    **dict.fromkeys(("on", "early", "late"), _TIMES_OF_DAY),
    **dict.fromkeys(("past", "last", "previous"), (*_AMOUNTS, "weekend", "night")),
    **dict.fromkeys(words("some about around nearly almost over roughly"), _AMOUNTS),
    **dict.fromkeys((*words("several many next recent coming"), *_COUNTS), ("few", *_UNITS)),
    **dict.fromkeys(("from", "between"), _FIGURES),
    "most": ("recent",),
    "more": ("than",),
    "couple": ("of",),
    **dict.fromkeys((*_UNITS, *(f"{unit}s" for unit in _UNITS)), ("ago",)),
}
# "27 November", "3rd of June", "5 to 7 June", "12 days": behind a figure that is no year.
BEHIND_FIGURE = (*_MONTH_BEGINNINGS, *_UNITS, "of", "to", "and", "until", "-", "–")
LEAD_WORD = (
    rf"(?:{_BY_DAYLIGHT}|on|in|at|by|for|since|until|till|before|after|during|around|about|over|throughout|within|from|between|as\sof|"
    rf"up\sto|early|earlier|late|later|mid|the|last|next|this|past|overnight|coming|only|just|(?:at\s)?{_CLOCK}|"
    rf"(?:{_PART_OF_DAY}|early\shours|end|start|beginning|middle)\s(?:of|on))"
)
# Behind one of these a month's name or a year's figures are a date: "in May", "since 2011", "end of July".
NEEDED = frozenset(
    {
        "in",
        "since",
        "until",
        "till",
        "during",
        "before",
        "after",
        "early",
        "late",
        "mid",
        "throughout",
        "last",
    }
    | {"between", "end", "start", "beginning", "middle"}
)
# Beside these words the date is a bound of something untold, or lies ahead.
BLIND = frozenset({"before", "after", "by", "from", "next", "coming"})


class Grammar(NamedTuple):
    beginning: re.Pattern[str]
    core: re.Pattern[str]
    lead: re.Pattern[str]
    daylight: re.Pattern[str]
    trail: re.Pattern[str]
    link: re.Pattern[str]


def _row(number: int, pattern: str) -> str:
    """A row of the grammar as one named group, its parts named after it: "month_3"."""
    return f"(?P<row_{number}>" + re.sub(r"\(\?P([<=])(\w+)", rf"(?P\g<1>\g<2>_{number}", pattern) + ")"


@cache
def grammar() -> Grammar:
    """Compiled at first use, not at start-up."""
    rows = [_row(number, pattern) for number, (pattern, _) in enumerate(ROWS)]
    days, others = "|".join(rows[: len(_DAYS_WITH_MONTH)]), "|".join(rows[len(_DAYS_WITH_MONTH) :])
    named = rf"{_WEEKDAY}|{_SHORT_WEEKDAY}|{_MONTH}|{_NAMED_DAY}"
    begin = r"(?:(?<!-)|(?<=\bmid-)|(?<=day-)|(?<=\b\d{4}-))(?<!\d[,.])"
    return Grammar(
        beginning=re.compile(
            rf"(?<!\w)(?=(?P<figure>\d{{1,3}}(?:st|nd|rd|th)?$)|\d|{named}|(?P<word>{'|'.join(BEHIND)})$)"
        ),
        core=re.compile(rf"(?<!\w){begin}(?:{_ON_WEEKDAY}(?:{days})|{others})(?![\w%$]|,\d)"),
        lead=re.compile(rf"(?<![\w-])(?:{LEAD_WORD}(?:{_GAP}|-)){{1,5}}$"),
        daylight=re.compile(_BY_DAYLIGHT),
        trail=re.compile(
            rf"(?:,?{_GAP}(?:at\s|around\s|in\sthe\s|over\s)?(?:{_PART_OF_DAY}|{_CLOCK}|overnight|{_BY_DAYLIGHT})(?!\w)){{0,2}}"
        ),
        link=re.compile(rf"\s?[-–]\s?|{_GAP}(?:to|and|until|till|through){_GAP}"),
    )

"""English date wordings: where they stand in a sentence, and which days they mean.

Nothing is guessed. Vague wordings ("in recent days") and wordings of the future ("next week") are found but
have no dates. Every pattern is bounded, so time is linear in the text.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from ..schemas.report import Period
from .calendar_days import (
    NUMBERS,
    UNKNOWN,
    WEEKDAYS,
    Days,
    Parts,
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
from .word_runs import FIGURE, Memo, chunks, letter_runs
from .wordlists import words

# --- The grammar ----------------------------------------------------------------------------------

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

_ROWS = (*_DAYS_WITH_MONTH, *_POINTS, *_LED_POINTS, *_STRETCHES)
_ROW_NUMBERS = {f"row_{number}": number for number in range(len(_ROWS))}
_FIRST_STRETCH = len(_ROWS) - len(_STRETCHES)
_FIRST_LED = _FIRST_STRETCH - len(_LED_POINTS)

# Every wording begins with a figure, a day, a month or one of these words, so it is looked for at one in ten only.
_NAMED_DAY = "yesterday|today|tonight|tomorrow|overnight|weekend"
_UNITS = ("hour", "day", "week", "month", "year")
_COUNTS = tuple(count.split()[0] for count in NUMBERS if count)
_FIGURES = tuple("0123456789")
_TIMES_OF_DAY = ("early", "late", *_PARTS_OF_DAY)
_AMOUNTS = (*_FIGURES, *_COUNTS, "few", "several", *_UNITS)
# How the word behind an opening word begins then.
_BEHIND: dict[str, tuple[str, ...]] = {
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
_BEHIND_FIGURE = (*_MONTH_BEGINNINGS, *_UNITS, "of", "to", "and", "until", "-", "–")
_LEAD_WORD = (
    rf"(?:{_BY_DAYLIGHT}|on|in|at|by|for|since|until|till|before|after|during|around|about|over|throughout|within|from|between|as\sof|"
    rf"up\sto|early|earlier|late|later|mid|the|last|next|this|past|overnight|coming|only|just|(?:at\s)?{_CLOCK}|"
    rf"(?:{_PART_OF_DAY}|early\shours|end|start|beginning|middle)\s(?:of|on))"
)
# Behind one of these a month's name or a year's figures are a date: "in May", "since 2011", "end of July".
_NEEDED = frozenset(
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
_BLIND = frozenset({"before", "after", "by", "from", "next", "coming"})


# One of these, or the figures of a year, stand in every wording that is found in running text.
_TELLING = frozenset(WEEKDAYS) | words("""
        mon tue tues wed thu thur thurs fri sat sun january february march april may june july august september
        october november december jan feb mar apr jun jul aug sep sept oct nov dec
        yesterday today tonight tomorrow overnight morning afternoon evening night dawn midnight noon dusk
        hour hours day days week weeks weekend month months year years
    """)
_YEAR_FIGURES = re.compile(r"\d{4}")


def may_date(text: str) -> bool:
    """Whether a text has what every date has: looking for these words is far cheaper than reading the text."""
    return any(map(_TELLS.__getitem__, chunks(text)))


def _tells(chunk: str) -> bool:
    return not _TELLING.isdisjoint(letter_runs(chunk)) or _YEAR_FIGURES.search(chunk) is not None


_TELLS = Memo(_tells)


class _Core(NamedTuple):
    """One matched point or stretch of time, and which row of the grammar reads it."""

    start: int
    end: int
    row: int
    match: re.Match[str]


class _Expression(NamedTuple):
    """A core with the words that belong to it; two cores where it is a range."""

    start: int
    end: int
    lead: frozenset[str]
    cores: tuple[_Core, ...]


class _Grammar(NamedTuple):
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
def _grammar() -> _Grammar:
    """Compiled at first use, not at start-up."""
    rows = [_row(number, pattern) for number, (pattern, _) in enumerate(_ROWS)]
    days, others = "|".join(rows[: len(_DAYS_WITH_MONTH)]), "|".join(rows[len(_DAYS_WITH_MONTH) :])
    named = rf"{_WEEKDAY}|{_SHORT_WEEKDAY}|{_MONTH}|{_NAMED_DAY}"
    begin = r"(?:(?<!-)|(?<=\bmid-)|(?<=day-)|(?<=\b\d{4}-))(?<!\d[,.])"
    return _Grammar(
        beginning=re.compile(
            rf"(?<!\w)(?=(?P<figure>\d{{1,3}}(?:st|nd|rd|th)?$)|\d|{named}|(?P<word>{'|'.join(_BEHIND)})$)"
        ),
        core=re.compile(rf"(?<!\w){begin}(?:{_ON_WEEKDAY}(?:{days})|{others})(?![\w%$]|,\d)"),
        lead=re.compile(rf"(?<![\w-])(?:{_LEAD_WORD}(?:{_GAP}|-)){{1,5}}$"),
        daylight=re.compile(_BY_DAYLIGHT),
        trail=re.compile(
            rf"(?:,?{_GAP}(?:at\s|around\s|in\sthe\s|over\s)?(?:{_PART_OF_DAY}|{_CLOCK}|overnight|{_BY_DAYLIGHT})(?!\w)){{0,2}}"
        ),
        link=re.compile(rf"\s?[-–]\s?|{_GAP}(?:to|and|until|till|through){_GAP}"),
    )


def find_dates(text: str) -> list[tuple[int, int]]:
    """The (start, end) spans of date wordings in *text*, in order, with the words that belong to them."""
    if not may_date(text):
        return []
    return [(expression.start, expression.end) for expression in _expressions(_in_small_letters(text))]


def resolve_period(wording: str, *, published: date | None) -> Period:
    """The days that *wording* means for an article of the day *published*; null rather than a guess.

    `resolved_relative` says that *published* was needed. A bare month or year stands for all its days.
    """
    days = read_days(wording, published)
    return Period(
        text=wording,
        start=days.start,
        end=days.end,
        precision=days.precision,
        month_day=days.month_day,
        resolved_relative=days.relative,
    )


# --- Finding --------------------------------------------------------------------------------------

_CAPITAL_MONTH = re.compile(r"M(?<!\wM)(?:ay|AY|arch|ARCH|ar|AR)\b")


def _in_small_letters(text: str) -> str:
    """The text letter for letter, months that are words as well in capitals."""
    low = text.replace("İ", "i").lower()  # the one capital of two small letters
    for month in _CAPITAL_MONTH.finditer(text):
        low = low[: month.start()] + month[0].upper() + low[month.end() :]
    return low


def _begins(chunk: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Where in what stands between two blanks a wording can begin, and how the word behind has to begin then."""
    return tuple(
        (found.start(), _BEHIND_FIGURE if found["figure"] else _BEHIND.get(found["word"], _ANYTHING))
        for found in _grammar().beginning.finditer(chunk)
    )


_ANYTHING = ("",)
_BEGINS = Memo(_begins)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What the grammar reads in a text, left to right: tried only where a wording can begin."""
    core, said = _grammar().core, chunks(text)
    if len(" ".join(said)) != len(text):  # more than one blank somewhere
        yield from core.finditer(text)
        return
    start = past = 0
    for chunk, following in zip(said, (*said[1:], ""), strict=False):
        for offset, needed in _BEGINS[chunk]:
            if start + offset >= past and following.startswith(needed):
                found = core.match(text, start + offset)
                if found is not None:
                    yield found
                    past = found.end()
        start += len(chunk) + 1


def _expressions(text: str) -> Iterator[_Expression]:
    open_range: _Expression | None = None
    for match in _matches(text):
        core = _core(match)
        if open_range and core.start < open_range.end:
            continue  # "Sunday overnight": already part of the day before it
        if open_range and _joins(text, open_range, core):
            end = _with_trail(text, core.end)
            open_range = open_range._replace(end=end, cores=(*open_range.cores, core))
            continue
        if open_range and _is_date(open_range):
            yield open_range
        open_range = _expression(text, core, open_range.end if open_range else 0)
    if open_range and _is_date(open_range):
        yield open_range


def _core(match: re.Match[str]) -> _Core:
    return _Core(*match.span(), _ROW_NUMBERS[match.lastgroup or ""], match)


def _parts(core: _Core) -> Parts:
    """The parts of a wording by their names: only what is resolved is taken apart."""
    parts = {part: core.match[group] or "" for part, group in _parts_of_row(core.row)}
    return parts | {"words": core.match[0]}


@cache
def _parts_of_row(row: int) -> tuple[tuple[str, int], ...]:
    """The parts that one row of the grammar names, each with its group: a few of some ninety."""
    groups = _grammar().core.groupindex.items()
    return tuple((name.rpartition("_")[0], group) for name, group in groups if name.endswith(f"_{row}"))


# The longest run of words before a date, "during the early hours of the morning of", has 41 characters.
_LEAD_REACH = 48


def _expression(text: str, core: _Core, earliest: int) -> _Expression:
    before = _that_leads(text[max(earliest, core.start - _LEAD_REACH) : core.start])
    since = before.rfind("since ")  # "has ground on since 2011": the verb's own "on" is not ours
    lead = _grammar().lead.search(before, max(since, 0))
    if lead is None:
        return _Expression(core.start, _with_trail(text, core.end), frozenset(), (core,))
    told = _grammar().daylight.sub("at", lead[0])
    words = frozenset(told.replace("-", " ").split())
    start = core.start if words == {"the"} else core.start - len(lead[0])
    return _Expression(start, _with_trail(text, core.end), words, (core,))


def _that_leads(before: str) -> str:
    """The last words of a text as far back as each has part in some lead: two or three, seldom more."""
    start = len(before)
    for word in reversed(before.split()):
        if not _MAY_LEAD[word]:
            break
        start = before.rindex(word, 0, start)
    return before[start:]


_LEADING = frozenset(re.findall("[a-z]+", _LEAD_WORD.replace(r"\s", " "))) | {FIGURE}
_MAY_LEAD = Memo(lambda word: not _LEADING.isdisjoint(letter_runs(word)))


def _with_trail(text: str, end: int) -> int:
    trail = _grammar().trail.match(text, end)
    return trail.end() if trail else end


def _joins(text: str, first: _Expression, core: _Core) -> bool:
    """Whether *core* is the other end of a range that *first* begins."""
    if len(first.cores) > 1 or max(core.row, first.cores[0].row) >= _FIRST_STRETCH:
        return False
    if not _grammar().link.fullmatch(text, first.end, core.start):
        return False
    return core.row < _FIRST_LED or first.cores[0].row >= _FIRST_LED or bool({"from", "between"} & first.lead)


def _is_date(expression: _Expression) -> bool:
    if not any(_FIRST_LED <= core.row < _FIRST_STRETCH for core in expression.cores):
        return True
    return bool(expression.lead & _NEEDED) or (len(expression.cores) > 1 and "from" in expression.lead)


# --- Reading --------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def read_days(wording: str, published: date | None) -> Days:
    """The days that *wording* means: "on Sunday" comes again and again in one article."""
    wording = _in_small_letters(wording.strip().rstrip(",;:"))
    bare = _grammar().core.fullmatch(wording)
    if bare:
        return _read_core(_core(bare), frozenset(), published)
    found = list(_expressions(wording))
    if len(found) != 1:
        return UNKNOWN
    start, end, lead, cores = found[0]
    if len(cores) > 1:
        return _read_range(cores[0], cores[1], published)
    outside = re.findall(r"\w+", wording[:start] + " " + wording[end:])
    if _BLIND & lead.union(outside):
        return UNKNOWN
    if outside[:1] == ["since"]:  # "since fighting resumed on 2 March"
        lead |= {"since"}
    return _bounded(_read_core(cores[0], lead, published), lead, published)


def _read_core(core: _Core, lead: frozenset[str], published: date | None) -> Days:
    try:
        return _ROWS[core.row][1](_parts(core), lead, published)
    except OverflowError:  # before the calendar's first day, or after its last
        return UNKNOWN


def _bounded(days: Days, lead: frozenset[str], published: date | None) -> Days:
    """Read "since X" as from X to the article's date, "until X" as up to X, from nobody knows when."""
    if "since" in lead and days.start:
        if published is None or days.start > published:
            return days._replace(end=None)
        return days._replace(end=published, relative=True)
    if lead & {"until", "till", "up"}:
        return days._replace(start=None)
    return days


def _read_range(first: _Core, last: _Core, published: date | None) -> Days:
    """From one point to another; the first is the latest such day not after the second."""
    end = _read_core(last, frozenset(), published)
    start = _read_core(first, frozenset(), end.end)
    if start.start is None or end.end is None or start.start > end.end:
        return UNKNOWN
    return Days(start.start, end.end, end.precision, end.relative)

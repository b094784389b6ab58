"""English date wordings: where they stand in a sentence, and which days they mean.

Nothing is guessed. Vague wordings ("in recent days") and wordings of the future ("next week") are found but
have no dates. The patterns stand in `date_grammar`.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from ..schemas.report import Period
from .calendar_days import UNKNOWN, WEEKDAYS, Days, Parts
from .date_grammar import (
    BEHIND,
    BEHIND_FIGURE,
    BLIND,
    FIRST_LED,
    FIRST_STRETCH,
    LEAD_WORD,
    NEEDED,
    ROW_NUMBERS,
    ROWS,
    grammar,
)
from .word_runs import FIGURE, Memo, chunks, letter_runs
from .wordlists import words

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
        (found.start(), BEHIND_FIGURE if found["figure"] else BEHIND.get(found["word"], _ANYTHING))
        for found in grammar().beginning.finditer(chunk)
    )


_ANYTHING = ("",)
_BEGINS = Memo(_begins)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What the grammar reads in a text, left to right: tried only where a wording can begin."""
    core, said = grammar().core, chunks(text)
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
    return _Core(*match.span(), ROW_NUMBERS[match.lastgroup or ""], match)


def _parts(core: _Core) -> Parts:
    """The parts of a wording by their names: only what is resolved is taken apart."""
    parts = {part: core.match[group] or "" for part, group in _parts_of_row(core.row)}
    return parts | {"words": core.match[0]}


@cache
def _parts_of_row(row: int) -> tuple[tuple[str, int], ...]:
    """The parts that one row of the grammar names, each with its group: a few of some ninety."""
    groups = grammar().core.groupindex.items()
    return tuple((name.rpartition("_")[0], group) for name, group in groups if name.endswith(f"_{row}"))


# The longest run of words before a date, "during the early hours of the morning of", has 41 characters.
_LEAD_REACH = 48


def _expression(text: str, core: _Core, earliest: int) -> _Expression:
    before = _that_leads(text[max(earliest, core.start - _LEAD_REACH) : core.start])
    since = before.rfind("since ")  # "has ground on since 2011": the verb's own "on" is not ours
    lead = grammar().lead.search(before, max(since, 0))
    if lead is None:
        return _Expression(core.start, _with_trail(text, core.end), frozenset(), (core,))
    told = grammar().daylight.sub("at", lead[0])
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


_LEADING = frozenset(re.findall("[a-z]+", LEAD_WORD.replace(r"\s", " "))) | {FIGURE}
_MAY_LEAD = Memo(lambda word: not _LEADING.isdisjoint(letter_runs(word)))


def _with_trail(text: str, end: int) -> int:
    trail = grammar().trail.match(text, end)
    return trail.end() if trail else end


def _joins(text: str, first: _Expression, core: _Core) -> bool:
    """Whether *core* is the other end of a range that *first* begins."""
    if len(first.cores) > 1 or max(core.row, first.cores[0].row) >= FIRST_STRETCH:
        return False
    if not grammar().link.fullmatch(text, first.end, core.start):
        return False
    return core.row < FIRST_LED or first.cores[0].row >= FIRST_LED or bool({"from", "between"} & first.lead)


def _is_date(expression: _Expression) -> bool:
    if not any(FIRST_LED <= core.row < FIRST_STRETCH for core in expression.cores):
        return True
    return bool(expression.lead & NEEDED) or (len(expression.cores) > 1 and "from" in expression.lead)


# --- Reading --------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def read_days(wording: str, published: date | None) -> Days:
    """The days that *wording* means: "on Sunday" comes again and again in one article."""
    wording = _in_small_letters(wording.strip().rstrip(",;:"))
    bare = grammar().core.fullmatch(wording)
    if bare:
        return _read_core(_core(bare), frozenset(), published)
    found = list(_expressions(wording))
    if len(found) != 1:
        return UNKNOWN
    start, end, lead, cores = found[0]
    if len(cores) > 1:
        return _read_range(cores[0], cores[1], published)
    outside = re.findall(r"\w+", wording[:start] + " " + wording[end:])
    if BLIND & lead.union(outside):
        return UNKNOWN
    if outside[:1] == ["since"]:  # "since fighting resumed on 2 March"
        lead |= {"since"}
    return _bounded(_read_core(cores[0], lead, published), lead, published)


def _read_core(core: _Core, lead: frozenset[str], published: date | None) -> Days:
    try:
        return ROWS[core.row][1](_parts(core), lead, published)
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

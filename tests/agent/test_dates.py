"""A wording becomes days only where it says which; everything else stays null."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.agent.dates import find_dates, resolve_period

MONDAY = date(2024, 12, 2)

WORDINGS = [
    "Sunday", "on Friday night", "on Nov. 27", "since Nov. 27", "30 DECEMBER", "Feb. 29", "in March", "since 2011",
    "last week", "this month", "over the past five days", "two weeks ago", "from 3 to 5 May", "overnight", "yesterday",
    "27 November 2024", "3 JAN 90", "03-04-2016", "in recent days", "between Monday and Wednesday", "over the weekend",
    "last year", "12 months ago", "until Sunday", "31 June",
]  # fmt: skip


def days(wording: str, published: date | None = MONDAY) -> str:
    period = resolve_period(wording, published=published)
    return f"{period.start}..{period.end} {period.precision}"


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("Sunday", "2024-12-01..2024-12-01 day"),
        ("on Monday", "2024-12-02..2024-12-02 day"),
        ("early on Monday", "2024-12-02..2024-12-02 day"),
        ("before dawn on Monday", "2024-12-02..2024-12-02 day"),
        ("shortly after midnight on Sunday", "2024-12-01..2024-12-01 day"),
        ("on Sunday before dawn", "2024-12-01..2024-12-01 day"),
        ("on Friday night", "2024-11-29..2024-11-29 day"),
        ("last Monday", "2024-11-25..2024-11-25 day"),
        ("this past Sunday", "2024-12-01..2024-12-01 day"),
        ("yesterday", "2024-12-01..2024-12-01 day"),
        ("EARLY THIS MORNING", "2024-12-02..2024-12-02 day"),
        ("overnight", "2024-12-01..2024-12-02 day"),
        ("last night", "2024-12-01..2024-12-01 day"),
        ("on Nov. 27", "2024-11-27..2024-11-27 day"),
        ("at 5 p.m. on Nov. 27", "2024-11-27..2024-11-27 day"),
        ("30 DECEMBER", "2023-12-30..2023-12-30 day"),
        ("Monday evening, 04 September", "2024-09-04..2024-09-04 day"),
        ("April 15th", "2024-04-15..2024-04-15 day"),
        ("since fighting resumed on Nov. 27", "2024-11-27..2024-12-02 day"),
        ("since Nov. 27", "2024-11-27..2024-12-02 day"),
        ("since Monday", "2024-12-02..2024-12-02 day"),
        ("since September", "2024-09-01..2024-12-02 month"),
        ("since 2011", "2011-01-01..2024-12-02 year"),
        ("until Sunday", "None..2024-12-01 day"),
        ("in March", "2024-03-01..2024-03-31 month"),
        ("in December", "2024-12-01..2024-12-02 month"),
        ("last December", "2023-12-01..2023-12-31 month"),
        ("in September last year", "2023-09-01..2023-09-30 month"),
        ("IN SEPTEMBER LAST YEAR", "2023-09-01..2023-09-30 month"),
        ("at the end of July", "2024-07-01..2024-07-31 month"),
        ("over the past five days", "2024-11-27..2024-12-02 day"),
        ("in the past 24 hours", "2024-12-01..2024-12-02 day"),
        ("last two weeks", "2024-11-18..2024-12-02 week"),
        ("in the past week", "2024-11-25..2024-12-02 week"),
        ("last week", "2024-11-25..2024-12-01 week"),
        ("last month", "2024-11-01..2024-11-30 month"),
        ("last year", "2023-01-01..2023-12-31 year"),
        ("earlier this month", "2024-12-01..2024-12-02 month"),
        ("two days ago", "2024-11-30..2024-11-30 day"),
        ("two weeks ago", "2024-11-18..2024-11-24 week"),
        ("three years ago", "2021-01-01..2021-12-31 year"),
        ("over the weekend", "2024-11-30..2024-12-01 day"),
        ("from 3 to 5 May", "2024-05-03..2024-05-05 day"),
        ("3-5 May", "2024-05-03..2024-05-05 day"),
        ("between Monday and Wednesday", "2024-11-25..2024-11-27 day"),
        ("from Friday to Sunday", "2024-11-29..2024-12-01 day"),
        ("the raid on Sunday.", "2024-12-01..2024-12-01 day"),
    ],
)  # fmt: skip
def test_a_relative_wording_is_read_against_the_articles_date_and_marked(wording: str, expected: str) -> None:
    assert days(wording) == expected
    assert resolve_period(wording, published=MONDAY).resolved_relative


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("27 November 2024", "2024-11-27..2024-11-27 day"),
        ("November 27, 2024", "2024-11-27..2024-11-27 day"),
        ("Fri 07 Apr 2017", "2017-04-07..2017-04-07 day"),
        ("October 12 2016", "2016-10-12..2016-10-12 day"),
        ("Aug 012016", "2016-08-01..2016-08-01 day"),
        ("3 JAN 90", "1990-01-03..1990-01-03 day"),
        ("3 JAN 29", "2029-01-03..2029-01-03 day"),
        ("3 JAN 30", "1930-01-03..1930-01-03 day"),
        ("2016-03-04", "2016-03-04..2016-03-04 day"),
        ("04/16/2021", "2021-04-16..2021-04-16 day"),
        ("16.04.2021", "2021-04-16..2021-04-16 day"),
        ("04-04-2016", "2016-04-04..2016-04-04 day"),
        ("2016", "2016-01-01..2016-12-31 year"),
        ("in March 2011", "2011-03-01..2011-03-31 month"),
        ("in the 1930s", "1930-01-01..1939-12-31 year"),
        ("from 2011 to 2016", "2011-01-01..2016-12-31 year"),
        ("between 27 November and 2 December 2024", "2024-11-27..2024-12-02 day"),
    ],
)  # fmt: skip
def test_a_full_date_is_the_same_for_every_article(wording: str, expected: str) -> None:
    assert days(wording, None) == days(wording) == expected
    assert not resolve_period(wording, published=MONDAY).resolved_relative


@pytest.mark.parametrize(
    "wording",
    ["in recent days", "late on", "years ago", "several weeks ago", "some 90 days ago", "next week", "tomorrow",
     "next Monday", "this Sunday", "before Sunday", "after Nov. 27", "by the end of June", "03-04-2016", "31 June",
     "since then", "the following morning", "", "dozens"],
)  # fmt: skip
def test_what_the_wording_does_not_say_stays_null(wording: str) -> None:
    period = resolve_period(wording, published=MONDAY)
    assert (period.text, period.start, period.end, period.month_day) == (wording, None, None, None)


def test_without_the_articles_date_a_day_keeps_its_month_and_day() -> None:
    period = resolve_period("since Nov. 27", published=None)
    assert (period.start, period.end, period.month_day) == (None, None, "--11-27")
    assert resolve_period("on Nov. 27", published=MONDAY).month_day is None


def test_the_29th_of_february_is_the_latest_leap_day() -> None:
    assert days("Feb. 29", date(2023, 5, 1)).startswith("2020-02-29")


@given(st.sampled_from(WORDINGS), st.dates())
def test_a_period_runs_forward_and_says_when_it_leaned_on_the_articles_date(
    wording: str, published: date
) -> None:
    period = resolve_period(wording, published=published)
    if period.start and period.end:
        assert period.start <= period.end
    if period.resolved_relative:
        assert period.end is not None
        assert period.end <= published
    else:
        assert period.start == resolve_period(wording, published=None).start


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The group said early on Monday that it held the town.", ["early on Monday"]),
        ("Forty have died since Nov. 27, it said.", ["since Nov. 27"]),
        ("They came on Friday night and left in recent days.", ["on Friday night", "in recent days"]),
        ("It fell over the past week.", ["over the past week"]),
        ("It ground on since 2011 with no end.", ["since 2011"]),
        ("THE RAID TOOK PLACE ON\n30 DECEMBER IN SAN LUIS.", ["ON\n30 DECEMBER"]),
        ("It began in July. Nobody knew.", ["in July"]),
        ("The army may march on the town with 2000 men.", []),
        ("The Sunday Times reported a 2016 victory, 1,990 men and 5-2 votes.", []),
        ("Tuesday's raid killed 27.", ["Tuesday"]),
        ("Held between 1990 and 1993 by rebels.", ["between 1990 and 1993"]),
    ],
)  # fmt: skip
def test_date_wordings_are_found_with_the_words_that_belong_to_them(
    sentence: str, expected: list[str]
) -> None:
    assert [sentence[start:end] for start, end in find_dates(sentence)] == expected


@pytest.mark.parametrize(
    "wording",
    [
        *WORDINGS,
        *(
            "the past few days",
            "the most recent weeks",
            "the coming month",
            "next year",
            "recent days",
            "the weekend",
        ),
        *(
            "about a couple of days ago",
            "more than ten years ago",
            "several weeks ago",
            "an hour ago",
            "days ago",
        ),
        *(
            "the day before yesterday",
            "the same night",
            "late evening",
            "this early morning",
            "on early morning",
        ),
        *("last couple of weeks", "the last 24 hours", "previous twelve months", "some fifteen years ago"),
        *("3rd of June", "12 and 13 June", "5 - 7 June", "from 12 until 14 June", "12 MAY", "12 Sept. 2024"),
        *(
            "Tues. 4 March",
            "(Monday)",
            "mid-June 2024",
            "in 2011-2012",
            "2024-11-27",
            "in 1990s",
            "today, 4 June",
        ),
    ],
)
def test_a_wording_is_found_however_the_sentence_is_spaced(wording: str) -> None:
    found = find_dates(f"They left {wording} , he said")
    assert found
    assert found == find_dates(f"They left {wording} , he  said")


@given(
    st.lists(
        st.one_of(st.sampled_from([*WORDINGS, " ", "-", "on the ", "the ", "1"]), st.text(max_size=5))
    ).map(" ".join)
)
def test_found_spans_are_in_order_and_never_overlap(text: str) -> None:
    offsets = [offset for span in find_dates(text) for offset in span]
    assert offsets == sorted(offsets)
    assert all(text[start:end].strip() for start, end in find_dates(text))

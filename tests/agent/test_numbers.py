"""What count wordings say, and which numbers of a running text count people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.agent.numbers import composes, find_counts, find_singulars, read_count, vague_floor


def _exact(number):
    return ("exact", number, number, number)


READINGS = {
    "56": _exact(56),
    "1,234": _exact(1234),
    "1 234": _exact(1234),
    "1950": _exact(1950),
    "1\u202f234": _exact(1234),
    "25,000": _exact(25_000),
    "1.2 million": _exact(1_200_000),
    "٢٥": _exact(25),
    "二十五": _exact(25),
    "三万": _exact(30_000),
    "seven": _exact(7),
    "twenty-five": _exact(25),
    "two hundred and six": _exact(206),
    "Four thousand two hundred": _exact(4200),
    "a hundred": _exact(100),
    "half a million": _exact(500_000),
    "5 lakh": _exact(500_000),
    "10k": _exact(10_000),
    "the 23 others": _exact(23),
    "all five": _exact(5),
    "both": _exact(2),
    "four rural dwellers": _exact(4),
    "25 lives": _exact(25),
    "a further 12": _exact(12),
    "one of its soldiers": _exact(1),
    "a man": _exact(1),
    "his wife": _exact(1),
    "his six-year-old son": _exact(1),
    "two six-year-old boys": _exact(2),
    "a family of five": _exact(5),
    "a mother and her two sons": _exact(3),
    "a midwife and her husband": _exact(2),
    "a ranger and two of his colleagues": _exact(3),
    "a headteacher, three pupils and a driver": _exact(5),
    "two officers and five soldiers": _exact(7),
    "a woman and her newborn twins": _exact(3),
    "a married couple": _exact(2),
    "a girl of 11": _exact(1),
    "a boy of 13 and his grandmother": _exact(2),
    "the leader of 13 men": _exact(13),
    "the driver": _exact(1),
    "the prefect of Soum": _exact(1),
    "two soldiers, a woman and her three children": _exact(6),
    "56, including 20 children": _exact(56),
    "twelve, three of them children": _exact(12),
    "At least 25 people": ("at_least", 25, 25, None),
    "no fewer than 12": ("at_least", 12, 12, None),
    "at least a dozen": ("at_least", 12, 12, None),
    "100 or more": ("at_least", 100, 100, None),
    "至少25人": ("at_least", 25, 25, None),
    "ما لا يقل عن 25 شخصا": ("at_least", 25, 25, None),
    "щонайменше 25 людей": ("at_least", 25, 25, None),
    "en az 25 kişi": ("at_least", 25, 25, None),
    "more than 100": ("more_than", 100, 100, None),
    "over 300": ("more_than", 300, 300, None),
    "upwards of 40": ("more_than", 40, 40, None),
    "100'den fazla": ("more_than", 100, 100, None),
    "up to 30": ("at_most", None, None, 30),
    "as many as 15": ("at_most", None, None, 15),
    "no more than 9": ("at_most", None, None, 9),
    "fewer than 10": ("at_most", None, None, 10),
    "nearly 40": ("approximate", None, 40, None),
    "an estimated 40": ("approximate", None, 40, None),
    "around four million people": ("approximate", None, 4_000_000, None),
    "40 or so": ("approximate", None, 40, None),
    "a dozen": ("approximate", None, 12, None),
    "half a dozen": ("approximate", None, 6, None),
    "two dozen": ("approximate", None, 24, None),
    "a couple": ("approximate", None, 2, None),
    "20 to 30": ("range", 20, None, 30),
    "20–30": ("range", 20, None, 30),
    "between 20 and 30": ("range", 20, None, 30),
    "from 5 to 7": ("range", 5, None, 7),
    "five or six": ("range", 5, None, 6),
    "two to three million": ("range", 2_000_000, None, 3_000_000),
    "dozens": ("vague", None, None, None),
    "hundreds of thousands": ("vague", None, None, None),
    "several hundred": ("vague", None, None, None),
    "数十人": ("vague", None, None, None),
    "several": ("unspecified_plural", None, None, None),
    "a number of": ("unspecified_plural", None, None, None),
    "a significant number": ("unspecified_plural", None, None, None),
    "an undisclosed number of": ("unspecified_plural", None, None, None),
    "civilians": ("unspecified_plural", None, None, None),
    "no": ("none_reported", 0, 0, 0),
    "no casualties": ("none_reported", 0, 0, 0),
    "not a single soldier": ("none_reported", 0, 0, 0),
    "zero": ("none_reported", 0, 0, 0),
}


@pytest.mark.parametrize(
    "wording",
    [
        "three killed and nine injured",
        "a luthier and two of his sons",
        "a guard and the luthier",
        "20 soldiers and 3 tanks",
        "the general public",
    ],
)
def test_a_wording_that_counts_somebody_it_cannot_read_is_no_count(wording):
    assert read_count(wording) is None


@pytest.mark.parametrize(("wording", "reading"), READINGS.items(), ids=READINGS)
def test_a_wording_reads_as_the_count_table_says(wording, reading):
    assert read_count(wording) == reading


@pytest.mark.parametrize(
    "wording", ["", "X", "aged 11", "Nov. 27", "seven killed and dozens injured", "25 km", "17th", "Mi-8"]
)
def test_a_wording_without_one_count_reads_as_none(wording):
    assert read_count(wording) is None


@pytest.mark.parametrize(
    ("wording", "floor"),
    [
        ("dozens", 24),
        ("scores of people", 40),
        ("hundreds", 200),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
        ("many millions", 2_000_000),
        ("several hundred", 200),
        ("several hundred thousand", 200_000),
        ("a few tens of thousands", 20_000),
        ("25", None),
        ("several", None),
    ],
)
def test_a_vague_plural_has_a_floor_only_when_asked_for(wording, floor):
    assert vague_floor(wording) == floor


@pytest.mark.parametrize(
    ("wording", "composed"), [("a mother and her two sons", True), ("25 people", False), ("dozens", False)]
)
def test_people_counted_one_by_one_are_told_from_a_stated_figure(wording, composed):
    assert composes(wording) is composed


FOUND = {
    "bounds-and-vague": (
        "At least 25 people died, dozens were hurt and between 20 and 30 fighters fled.",
        ["At least 25", "dozens", "between 20 and 30"],
    ),
    "capitals": ("AT LEAST THIRTY PEOPLE KILLED IN TWO-DAY BATTLE", ["AT LEAST THIRTY"]),
    "lower-case-no-commas": ("ten children died in karst about 40 are missing", ["ten", "about 40"]),
    "dates": ("On 3 March 2023 and Nov. 27, since 2016, 30 may have died.", ["30"]),
    "ages": ("Ahmad Ali, 43, and a boy aged 11 lived; the 6-year-old hid.", []),
    "measures": ("25 per cent of $5 million, 60 nautical miles, 300 km, 152mm shells.", []),
    "clock": ("At 10:30 and 10 p.m. the 24-hour truce of 9/11 ended.", []),
    "labels": ("Resolution 2254, No. 4 Hospital, M23, a Su-25 and the 17th Division.", []),
    "years-that-count": ("2,000 people left; 2000 people left in 2000.", ["2,000", "2000"]),
    "revised": ("The toll was revised from 30 to 37.", ["30", "37"]),
    "nobody": ("No one was hurt. No casualties were reported. No road was cut.", ["No one", "No"]),
    "unspecified": (
        "Several people and a number of civilians fled several towns.",
        ["Several", "a number of"],
    ),
    "composed": (
        "Shells killed a 43-year-old mother and her two sons.",
        ["a 43-year-old mother and her two sons"],
    ),
    "counted-apart": ("20 women and 10 children died.", ["20", "10"]),
    "speakers": ("They shot two soldiers, a spokesman and a witness said.", ["two"]),
    "things": ("two tanks and four million residents", ["two", "four million"]),
    "chinese": ("数十人死亡, 至少25人受伤, 统一", ["数十", "至少25"]),
    "scales": (
        "1.5 million people and hundreds of thousands of refugees",
        ["1.5 million", "hundreds of thousands"],
    ),
    "vague-scales": (
        "several tens of thousands of people fled and several hundred thousand refugees returned",
        ["several tens of thousands", "several hundred thousand"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_running_text_gives_its_counts_of_people_and_no_other_numbers(text, expected):
    assert [mention.text for mention in find_counts(text)] == expected


def test_one_person_is_found_only_where_singulars_are_asked_for():
    text = "A soldier, his wife and one aid worker died; one was hurt. No one fled. One of the roads is cut."
    assert [mention.text for mention in find_singulars(text)] == [
        "A soldier",
        "his wife",
        "one aid worker",
        "one",
    ]
    assert find_counts("A soldier died; one was hurt.") == []


@given(st.text(alphabet="0123456789 ,.-–$%٢五百 abntwoherfivndzs'’\nüİ", max_size=80))
def test_mentions_are_cut_from_the_text_in_order_and_do_not_overlap(text):
    end = 0
    for mention in find_counts(text):
        assert text[mention.start : mention.end] == mention.text
        assert end <= mention.start < mention.end
        end = mention.end


@given(st.text(max_size=60))
def test_reading_never_raises_and_bounds_are_in_order(text):
    reading = read_count(text)
    find_singulars(text)
    if reading is not None:
        known = [value for value in (reading.low, reading.best, reading.high) if value is not None]
        assert known == sorted(known)


@given(st.integers(min_value=1, max_value=999_999_999))
def test_a_number_reads_the_same_with_and_without_separators(number):
    assert read_count(str(number) + " people") == read_count(f"{number:,} people") == _exact(number)


@pytest.mark.parametrize(
    "text",
    [
        "a man, " * 5000,
        "about " * 8000,
        "at least the " * 4000,
        "9" * 9000,
        "1,111" * 3000,
        "one hundred and " * 3000,
    ],
    ids=["people", "bounds", "fillers", "digits", "groups", "words"],
)
def test_hostile_lengths_are_read_in_one_pass(text):
    assert all(text[mention.start : mention.end] == mention.text for mention in find_counts(text))

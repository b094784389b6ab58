"""Figures that are counted within others, and wordings of tolls of field reports."""

from collections.abc import Callable

import pytest

from sitrep.schemas.draft import Draft

Read = Callable[[str], Draft]

_TOLL = "A bomb killed 86 people in Oruk on Sunday. "


@pytest.mark.parametrize(
    ("text", "count", "victims"),
    [
        pytest.param("Three of the victims were children.", "Three", "children", id="three of the victims"),
        pytest.param("Many of the dead were foreigners.", "Many", "foreigners", id="many of the dead"),
        pytest.param("The dead included three nurses.", "three", "nurses", id="the dead included"),
        pytest.param("The victims include 12 women.", "12", "women", id="the victims include"),
        pytest.param("Most of the dead were civilians.", "civilians", "civilians", id="most of the dead"),
    ],
)
def test_some_of_the_dead_are_part_of_the_toll(read: Read, text: str, count: str, victims: str) -> None:
    whole, part = read(_TOLL + text).casualties
    assert (part.count, part.victims, part.harm, part.part_of) == (count, victims, "killed", 1)
    assert whole.part_of is None


def test_some_of_the_wounded_are_part_of_the_wounded(read: Read) -> None:
    text = "A bomb killed 86 people and injured 40. Many of the injured were hit by a second bomb."
    told = [(one.harm, one.part_of) for one in read(text).casualties]
    assert told == [("killed", None), ("injured", None), ("injured", 2)]


@pytest.mark.parametrize(
    ("text", "harm", "count"),
    [
        pytest.param(
            "The conflict has taken more than 5,000 lives.", "killed", "more than 5,000", id="lives"
        ),
        pytest.param("The fighting has claimed at least 300 lives.", "killed", "at least 300", id="claimed"),
        pytest.param(
            "The militants have also taken 37 policemen captive.", "abducted", "37", id="taken captive"
        ),
        pytest.param("Estimates of the dead range as high as 900.", "killed", "900", id="estimates"),
        pytest.param(
            "Some 9,000 refugees are now crowded into makeshift camps.", "displaced", "Some 9,000", id="camps"
        ),
    ],
)
def test_tolls_in_other_words(read: Read, text: str, harm: str, count: str) -> None:
    assert [(one.harm, one.count) for one in read(text).casualties] == [(harm, count)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The army burned three vehicles and seized two others.", id="vehicles"),
        pytest.param("Nobody should talk of seats while people are dying.", id="people at large"),
    ],
)
def test_what_is_no_toll(read: Read, text: str) -> None:
    assert read(text).casualties == []


def test_the_date_of_a_massacre_named_further_on_is_its_own(read: Read) -> None:
    text = (
        "The murder of Ana Ruiz, and the silence of those who would not look for the men behind the massacre "
        "of 16 November, angered the bishops."
    )
    assert all(one.when is None for one in read(text).casualties if one.count == "Ana Ruiz")


def test_a_country_sets_the_scene_only_where_no_place_in_it_is_named(read: Read) -> None:
    text = "Conflict in Iraq: troops reach the centre of Falluja. The army says 10 soldiers were killed."
    assert [one.place for one in read(text).casualties] == ["Falluja"]

"""What stands around a figure: its date, place and source, and at whose door the harm is laid."""

from collections.abc import Callable

import pytest

from sitrep.schemas.draft import Draft

Read = Callable[[str], Draft]

_STRIKE = "Jets struck the town of Homs on Sunday, residents said."


@pytest.mark.parametrize(
    ("text", "when"),
    [
        pytest.param(
            f"{_STRIKE}\n\nThe army said it had retaken villages that rebels seized in recent days.\n\n"
            "One attack hit a bakery in Homs.\n\nAt least seven people were killed, according to rescuers.",
            "on Sunday",
            id="the-date-of-the-same-place-and-no-span-of-another-event",
        ),
        pytest.param(
            "Rebels swept into Aleppo on Friday night.\n\n"
            "The Syrian army said dozens of its soldiers had been killed in the fighting in Aleppo.",
            None,
            id="no-date-for-fighting-that-goes-on",
        ),
        pytest.param(
            "Since January the front has shelled the valley.\n\nThree farmers were killed in a raid.",
            None,
            id="no-period-of-another-sentence",
        ),
        pytest.param(
            "At least 40 people have been killed, despite the truce agreed some 90 days ago.",
            None,
            id="no-date-of-what-it-happened-in-spite-of",
        ),
        pytest.param(
            "03/12/2025 Army units raid a market in Homs, killing two traders.", None, id="no-dateline"
        ),
    ],
)
def test_a_figure_is_dated_by_its_own_event(read: Read, text: str, when: str | None) -> None:
    assert read(text).casualties[0].when == when


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        pytest.param(
            "The death toll from Syrian and Russian strikes rose to 56.", ["Syria", "Russia"], id="states"
        ),
        pytest.param(
            "The rebels hold the east.\n\nOn Monday rebel rocket fire killed four people in Homs.",
            ["rebels"],
            id="party-for-its-adjective",
        ),
        pytest.param(
            "The Islamic State bombarded the market, killing two people.", ["Islamic State"], id="participle"
        ),
        pytest.param("The patrol struck a mine, killing two soldiers.", [], id="not-who-runs-into-a-trap"),
        pytest.param(
            "A military source said clashes with the terrorist groups resulted in the death of 50 terrorists.",
            [],
            id="not-enemies-for-enemies",
        ),
        pytest.param(
            "The Syrian government was accused of bombing the town of Daraya.\n\n"
            "At least 20 people were killed in a car bomb attack in Homs.\n\n"
            "The Islamic State claimed responsibility for the car bomb attack.",
            ["Islamic State"],
            id="not-who-is-accused-of-a-deed-elsewhere",
        ),
    ],
)
def test_harm_is_laid_at_parties(read: Read, text: str, blamed: list[str]) -> None:
    assert read(text).casualties[0].blamed_on == blamed


def test_a_part_is_laid_at_the_door_of_its_whole(read: Read) -> None:
    found = read(
        "At least 25 people were killed in airstrikes carried out by Russia, the rescue service known as the "
        "Blue Helmets said.\n\nTen children were among the dead in the airstrikes, according to the Blue Helmets."
    ).casualties
    assert [item.blamed_on for item in found] == [["Russia"], ["Russia"]]


@pytest.mark.parametrize(
    ("sentence", "count", "victims"),
    [
        pytest.param("A war that has claimed some 300000 lives goes on.", "some 300000", None, id="lives"),
        pytest.param("The observatory put the toll at six dead.", "six", None, id="toll"),
        pytest.param(
            "Gunmen killed 15 women and children in Homs.", "15", "women and children", id="joined-plurals"
        ),
    ],
)
def test_the_people_counted_are_those_of_the_figure(
    read: Read, sentence: str, count: str, victims: str | None
) -> None:
    found = read(sentence).casualties
    assert [(item.count, item.victims) for item in found] == [(count, victims)]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("More vehicles of ISIS terrorists were hit and destroyed on Monday.", id="things-hit"),
        pytest.param("Hideouts for rebels were hit in the night.", id="places-hit"),
    ],
)
def test_whose_things_are_hit_is_no_victim(read: Read, sentence: str) -> None:
    assert read(sentence).casualties == []


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        pytest.param("Two people were killed near St. Mary church in Homs.", "Homs", id="patron"),
        pytest.param("Two people were killed in Syrias Aleppo on Monday.", "Aleppo", id="lost-apostrophe"),
    ],
)
def test_the_place_is_where_it_happened(read: Read, sentence: str, place: str) -> None:
    assert read(sentence).casualties[0].place == place


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        pytest.param("The UN has warned that 40,000 people have fled the valley.", "UN", id="warning"),
        pytest.param(
            "In the meantime local sources said four farmers were killed.", "local sources", id="meantime"
        ),
    ],
)
def test_the_source_bears_its_own_name(read: Read, sentence: str, source: str) -> None:
    assert read(sentence).casualties[0].reported_by == source


def test_over_a_thousand_are_no_single_incident(read: Callable[[str], Draft]) -> None:
    draft = read("Rebels opened an offensive, killing 1,200 people. A raid killed 12 people.")
    assert [item.scope for item in draft.casualties] == ["cumulative", "incident"]


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("The 1980 murder of Oscar Arrieta was planned by officers.", True),
        ("A decade ago rebels killed five farmers.", True),
        ("Days after the 1989 peace accord rebels killed five farmers.", False),
    ],
)
def test_a_year_before_the_deed_or_so_many_ago_is_history(
    text: str, background: bool, read: Callable[[str], Draft]
) -> None:
    assert [item.background for item in read(text).casualties] == [background]


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("Reports that 12 soldiers were killed are not true, the army said.", []),
        ("The claim that 12 soldiers were killed was rejected by the army.", []),
        ("The army dismissed as false reports of 12 soldiers killed at the ford.", []),
        ("It is not true that 12 soldiers were killed, the army said.", []),
        ("Reports that 12 soldiers were killed are true, the army said.", ["12"]),
        ("The army rejected claims of a retreat after 12 soldiers were killed.", ["12"]),
        ("The front's claim that 12 soldiers were killed was rejected by the army.", ["12"]),
    ],
)
def test_a_toll_that_the_text_calls_false_is_nobodys(
    read: Callable[[str], Draft], sentence: str, counts: list[str]
) -> None:
    assert [item.count for item in read(sentence).casualties] == counts


@pytest.mark.parametrize(
    ("second", "when", "place"),
    [
        ("Twelve people were killed.", "on Monday", "Marava"),
        ("Hundreds of people have already been killed.", None, "Marava"),
        ("Meanwhile, six reporters were detained.", "on Monday", None),
    ],
    ids=["the same event", "a toll to this day", "another event"],
)
def test_what_a_toll_takes_over_from_the_sentence_before(
    read: Callable[[str], Draft], second: str, when: str | None, place: str | None
) -> None:
    (item,) = read(f"Jets bombed the town of Marava on Monday. {second}").casualties
    assert (item.when, item.place and "Marava" in item.place) == (when, place and True)


@pytest.mark.parametrize(
    ("sentence", "victims"),
    [
        ("The number of civilians killed in the shelling rose to 26.", "civilians"),
        (
            "It brought the number of members of the Lake Front killed in Marava to 18.",
            "members of the Lake Front",
        ),
        ("The number of dead has risen to 26.", None),
    ],
)
def test_whose_number_has_risen(read: Callable[[str], Draft], sentence: str, victims: str | None) -> None:
    assert [item.victims for item in read(sentence).casualties] == [victims]

"""Who gains and who loses in the wordings of wire copy: sides, lists of places, and what is no change at all."""

from collections.abc import Callable

import pytest

from sitrep.schemas.draft import Draft

Read = Callable[[str], Draft]


def _told(draft: Draft) -> list[tuple[str, str, list[str], list[str]]]:
    return [(one.change, one.place, one.gained_by, one.lost_by) for one in draft.territory]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Hadra's internationally recognised government retook parts of southern Oruk from the Lake Front.",
            [("recaptured", "parts of southern Oruk", ["government"], ["Lake Front"])],
            id="a participle that describes the party",
        ),
        pytest.param(
            "Forces loyal to General Khaled Sorani took the town of Sake on Friday.",
            [("captured", "town of Sake", ["Forces loyal to General Khaled Sorani"], [])],
            id="whose forces they are",
        ),
        pytest.param(
            "The army wrested the airbase at Oruk from forces loyal to Marshal Omar Deeb.",
            [("captured", "airbase at Oruk", ["army"], ["forces loyal to Marshal Omar Deeb"])],
            id="whose forces they were",
        ),
        pytest.param(
            "Police told the Gazette news agency that the Lake Front had been able to capture Sake.",
            [("captured", "Sake", ["Lake Front"], [])],
            id="an agency takes no town",
        ),
        pytest.param(
            "The militia captured Sake because of a lack of help from the army.",
            [("captured", "Sake", ["militia"], [])],
            id="a cause names no loser",
        ),
        pytest.param(
            "The rebels overran a military camp near Sake.",
            [("captured", "a military camp near Sake", ["rebels"], [])],
            id="anybody's camp",
        ),
        pytest.param(
            "Rebels pushed the army and its allies out of two villages on Monday.",
            [("captured", "two villages", ["Rebels"], ["army"])],
            id="a party and its allies",
        ),
        pytest.param(
            "The village of Oruk came under rebel control.",
            [("captured", "village of Oruk", ["rebel"], [])],
            id="under whose control",
        ),
        pytest.param(
            "Troops took central and southern Sake.",
            [("captured", "central and southern Sake", ["Troops"], [])],
            id="two quarters of a town",
        ),
        pytest.param(
            "Soldiers captured the separatist rebels' headquarters town of Oruk.",
            [("captured", "town of Oruk", ["Soldiers"], [])],
            id="whose town it was",
        ),
        pytest.param(
            "Troops crossed the border into Hadra at dawn.",
            [("advanced_into", "Hadra", ["Troops"], [])],
            id="what lies behind the border",
        ),
    ],
)
def test_the_sides_and_the_place(
    read: Read, text: str, told: list[tuple[str, str, list[str], list[str]]]
) -> None:
    assert _told(read(text)) == told


@pytest.mark.parametrize(
    "joined",
    ["and", "as well as", ", along with"],
)
def test_places_are_joined_in_many_ways(read: Read, joined: str) -> None:
    text = f"Rebels withdrew from Sake {joined} the village of Mutoro.".replace(" ,", ",")
    assert [claim.place for claim in read(text).territory] == ["Sake", "village of Mutoro"]


def test_places_given_as_examples_are_told(read: Read) -> None:
    text = "The army captured several villages including Oruk, Tarin and Mutoro on Monday."
    assert [claim.place for claim in read(text).territory] == ["Oruk", "Tarin", "Mutoro"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The further the troops push into Sake, the greater the risk.", id="comparison"),
        pytest.param("Sake has been under the control of the army for the past two years.", id="standing"),
        pytest.param("Troops closed in on towns and villages.", id="nameless towns"),
        pytest.param(
            "Soldiers pushed back rebels who had made advances in the area.", id="no attack repelled"
        ),
        pytest.param("Fighting for Sake in February 2012 killed ninety rebels.", id="fighting long ago"),
        pytest.param("The Desert Shield brigade drove to Sake on Monday.", id="a word in a name"),
    ],
)
def test_what_is_no_change_of_control(read: Read, text: str) -> None:
    assert read(text).territory == []


def test_a_handover_of_what_was_once_captured_is_not_by_the_captor(read: Read) -> None:
    told = _told(
        read("The handover of Oruk, which was captured by the Lake Front in July 1993, was peaceful.")
    )
    assert [gained for change, _, gained, _ in told if change == "transferred_nonviolent"] == []


def test_one_state_under_two_names_tells_one_change(read: Read) -> None:
    text = "Moscow said it had captured the village of Oruk. Russian troops had taken Oruk on Friday, bloggers said."
    assert len(read(text).territory) == 1


def test_an_aside_about_ground_won_tells_nothing_new(read: Read) -> None:
    text = "The army took Sake on Monday, securing a key junction."
    assert [claim.place for claim in read(text).territory] == ["Sake"]


def test_it_goes_on_about_the_party_of_the_sentence_before(read: Read) -> None:
    text = (
        "The National Guard took a string of towns. On Monday, it captured Oruk, the Lake Front's last base."
    )
    assert [claim.gained_by for claim in read(text).territory if claim.place == "Oruk"] == [
        ["National Guard"]
    ]


def test_those_who_speak_of_us_speak_for_their_body(read: Read) -> None:
    text = "“We have captured the village of Oruk,” Colonel Vianney Moke of the Lake Front told reporters."
    assert _told(read(text)) == [("captured", "village of Oruk", ["Lake Front"], [])]


def test_positions_that_are_abandoned_are_those_of_the_town_told_of(read: Read) -> None:
    text = "The rebels entered the town of Sake after government soldiers abandoned their positions."
    assert _told(read(text)) == [("advanced_into", "town of Sake", ["rebels"], ["government soldiers"])]

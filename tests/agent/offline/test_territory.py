"""Wordings of control, and what the offline engine makes of each."""

from collections.abc import Callable

import pytest

from sitrep.schemas.draft import Draft

Read = Callable[[str], Draft]


@pytest.mark.parametrize(
    ("sentence", "change", "place", "gained", "lost"),
    [
        pytest.param(
            "Rebels captured the town of Sake on Monday.",
            "captured",
            "town of Sake",
            ["Rebels"],
            [],
            id="captured",
        ),
        pytest.param(
            "The Ukrainian army retook three villages.",
            "recaptured",
            "three villages",
            ["Ukrainian army"],
            [],
            id="recaptured",
        ),
        pytest.param(
            "Malian soldiers withdrew from Kidal.",
            "withdrawn",
            "Kidal",
            [],
            ["Malian soldiers"],
            id="withdrawn",
        ),
        pytest.param(
            "The city of Goma fell to the rebels.", "captured", "city of Goma", ["rebels"], [], id="fell-to"
        ),
        pytest.param(
            "Insurgents swept into the city of Aleppo.",
            "advanced_into",
            "city of Aleppo",
            ["Insurgents"],
            [],
            id="advanced",
        ),
        pytest.param(
            "Fighters seized control of all of Idlib province.",
            "captured",
            "all of Idlib province",
            ["Fighters"],
            [],
            id="province",
        ),
    ],
)
def test_a_change_of_control_has_a_place_and_sides(
    read: Read, sentence: str, change: str, place: str, gained: list[str], lost: list[str]
) -> None:
    (claim,) = read(sentence).territory
    assert (claim.change, claim.place, claim.gained_by, claim.lost_by) == (change, place, gained, lost)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The rebels plan to capture the town of Sake.", id="plan"),
        pytest.param("The army vowed to retake Goma.", id="vow"),
        pytest.param("Rebels could seize the town of Sake within days.", id="possible"),
        pytest.param("The rebels have not captured Goma.", id="negated"),
        pytest.param("Aid reached the besieged town of Sake.", id="standing-siege"),
        pytest.param("Police captured two suspects.", id="arrest"),
        pytest.param("Snipers took up positions on rooftops.", id="positions"),
    ],
)
def test_what_changes_no_control_gives_no_claim(read: Read, sentence: str) -> None:
    assert read(sentence).territory == []


def test_the_claimant_is_kept(read: Read) -> None:
    (claim,) = read("The army said it had recaptured several towns in recent days.").territory
    assert (claim.gained_by, claim.reported_by, claim.when) == (["army"], "army", "in recent days")


def test_two_places_taken_at_once_are_two_claims(read: Read) -> None:
    text = "The Lake Front said it had captured Kasenga and the nearby village of Mutoro."
    assert [c.place for c in read(text).territory] == ["Kasenga", "nearby village of Mutoro"]


def test_the_city_is_the_city_named_before(read: Read) -> None:
    text = "Shops were closed in the city of Aleppo. Syrian troops withdrew from the city."
    assert [c.place for c in read(text).territory] == ["Aleppo"]

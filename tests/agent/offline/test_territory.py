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
            "The town of Sake fell into rebel hands on Monday.",
            "captured",
            "town of Sake",
            ["rebel"],
            [],
            id="fell into their hands",
        ),
        pytest.param(
            "The militia overran two army outposts near Sake.",
            "captured",
            "two army outposts near Sake",
            ["militia"],
            ["army"],
            id="whose outposts they were",
        ),
        pytest.param(
            "Rebels took Sake, the last town in the district held by the army.",
            "captured",
            "Sake",
            ["Rebels"],
            ["army"],
            id="held before by",
        ),
        pytest.param(
            "Security forces cleared the district of Sake of militants.",
            "captured",
            "district of Sake",
            ["Security forces"],
            ["militants"],
            id="cleared of",
        ),
        pytest.param(
            "The rebels claimed to have taken control of Sake.",
            "captured",
            "Sake",
            ["rebels"],
            [],
            id="what they claim to have done",
        ),
        pytest.param(
            "The soldiers were forced to abandon the town of Sake.",
            "withdrawn",
            "town of Sake",
            [],
            ["soldiers"],
            id="forced to leave",
        ),
        pytest.param(
            "The army succeeded in dislodging the rebels from the hills overlooking Sake.",
            "captured",
            "hills overlooking Sake",
            ["army"],
            ["rebels"],
            id="succeeded in",
        ),
        pytest.param(
            "The rebels failed in their attempt to capture Sake.",
            "attempt_blocked",
            "Sake",
            [],
            ["rebels"],
            id="failed in the attempt",
        ),
        pytest.param(
            "Government soldiers and allied fighters entered the town of Sake.",
            "advanced_into",
            "town of Sake",
            ["Government soldiers", "allied fighters"],
            [],
            id="a party and its allies",
        ),
        pytest.param(
            "The Lake Front seized the headquarters of the 12th Brigade near Sake.",
            "captured",
            "headquarters of the 12th Brigade near Sake",
            ["Lake Front"],
            ["12th Brigade"],
            id="headquarters and whose they are",
        ),
        pytest.param(
            "The coalition made gains, seizing Sake.",
            "captured",
            "Sake",
            ["coalition"],
            [],
            id="a participle hangs on the main clause",
        ),
        pytest.param(
            "The army announced the recapture of Sake from the Lake Front.",
            "recaptured",
            "Sake",
            ["army"],
            ["Lake Front"],
            id="recapture from",
        ),
        pytest.param(
            "Rebels attacked an army post at Sake and captured it.",
            "captured",
            "an army post at Sake",
            ["Rebels"],
            ["army"],
            id="it stands for a post told by where it is",
        ),
        pytest.param(
            "Video showed Ukrainian soldiers raising the flag in the centre of Sake.",
            "captured",
            "centre of Sake",
            ["Ukrainian soldiers"],
            [],
            id="seen raising their flag",
        ),
        pytest.param(
            "The junta lost the surrounding villages to the rebels.",
            "captured",
            "surrounding villages",
            ["rebels"],
            ["junta"],
            id="a participle describes the place",
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
        pytest.param(
            "Loyalist troops were able on Monday to retake the Darin heights.",
            "recaptured",
            "Darin heights",
            ["Loyalist troops"],
            [],
            id="managed-to",
        ),
        pytest.param(
            "Rebels tried to enter the Olmar refinery and were stopped at the gate.",
            "attempt_blocked",
            "Olmar refinery",
            [],
            ["Rebels"],
            id="tried-in-vain",
        ),
        pytest.param(
            "The army drove the rebels out of Sake.", "captured", "Sake", ["army"], ["rebels"], id="expelled"
        ),
        pytest.param(
            "Soldiers pulled out of two hill villages, leaving them in the hands of the militia.",
            "withdrawn",
            "two hill villages",
            ["militia"],
            ["Soldiers"],
            id="left-in-hands",
        ),
        pytest.param(
            "Oruk, one of the last towns of the valley, is now held by the rebels.",
            "captured",
            "Oruk",
            ["rebels"],
            [],
            id="now-held",
        ),
        pytest.param(
            "Fighters of the Lake Front raided the town of Sake and held it for six hours.",
            "captured",
            "Sake",
            ["Lake Front"],
            [],
            id="held-for-hours",
        ),
        pytest.param(
            "Insurgents attacked the garrison in Olmar but were repulsed by soldiers.",
            "attempt_blocked",
            "garrison in Olmar",
            [],
            ["Insurgents"],
            id="beaten-off",
        ),
        pytest.param(
            "The militia captured the valley's main town Oruk from the paramilitary Lake Front.",
            "captured",
            "Oruk",
            ["militia"],
            ["Lake Front"],
            id="taken-from",
        ),
        pytest.param("Dar Umal has been encircled since May.", "besieged", "Dar Umal", [], [], id="besieged"),
        pytest.param(
            "Control of Jebel Taro is contested.", "contested", "Jebel Taro", [], [], id="contested"
        ),
        pytest.param(
            "The village of Oruk was handed over without a fight to the police.",
            "transferred_nonviolent",
            "village of Oruk",
            ["police"],
            [],
            id="handed-over",
        ),
        pytest.param(
            "Under the truce the militia shall withdraw from the port of Olmar.",
            "ceded_by_agreement",
            "port of Olmar",
            [],
            ["militia"],
            id="agreed",
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
        pytest.param("Four miners were taken from a farm.", id="taken-people"),
        pytest.param("A comedy captured the Silver Lantern in Sake.", id="prize"),
        pytest.param("The army denied that Sake had fallen.", id="denial"),
        pytest.param("If the rebels capture Sake, the road is cut.", id="condition"),
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
    assert [c.place for c in read(text).territory] == ["Kasenga", "village of Mutoro"]


def test_the_city_is_the_city_named_before(read: Read) -> None:
    text = "Shops were closed in the city of Aleppo. Syrian troops withdrew from the city."
    assert [c.place for c in read(text).territory] == ["Aleppo"]


def test_a_town_retaken_was_lost_by_the_one_who_had_taken_it(read: Read) -> None:
    text = "Government troops retook the town of Sake that rebels had overrun on Monday."
    assert [(c.change, c.gained_by, c.lost_by) for c in read(text).territory] == [
        ("recaptured", ["Government troops"], ["rebels"]),
        ("captured", ["rebels"], ["Government troops"]),
    ]


def test_one_change_told_by_both_sides_is_one_claim(read: Read) -> None:
    text = (
        "The Lake Front announced the capture of Sake. The army said its garrison had left the town of Sake."
    )
    (claim,) = read(text).territory
    assert (claim.gained_by, claim.lost_by, claim.sentences) == (["Lake Front"], ["army"], [1, 2])


def test_an_attack_that_was_beaten_off_is_on_the_place_named_before(read: Read) -> None:
    text = "On Friday the Lake Front attacked the base at Oruk. The army said the assault had been repelled."
    (claim,) = read(text).territory
    assert (claim.change, claim.place, claim.lost_by) == ("attempt_blocked", "base at Oruk", ["Lake Front"])


def test_a_vow_beside_a_source_is_not_told_by_it(read: Read) -> None:
    text = (
        "Jets struck Sake on Friday, military sources said, "
        "as President Paul Okello vowed to crush rebels who had swept into Goma."
    )
    (claim,) = read(text).territory
    assert (claim.place, claim.gained_by, claim.reported_by) == ("Goma", ["rebels"], None)


def test_a_blocked_corridor_has_who_tried_and_the_place_it_was_to_reach(read: Read) -> None:
    text = (
        "Militia fighters had blocked an attempt by tribal groups to open a corridor connecting Kidal to "
        "the border, security sources said."
    )
    (claim,) = read(text).territory
    assert (claim.change, claim.place, claim.lost_by) == ("attempt_blocked", "Kidal", ["tribal groups"])


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        pytest.param(
            "The militia encircled a stronghold of rebel fighters in Sake.",
            "stronghold of rebel fighters in Sake",
            id="held-by",
        ),
        pytest.param("Rebels seized northern Mali's largest city Gao.", "Gao", id="ranked"),
        pytest.param("Rebels captured the Oruk areas to the north of Kidal.", "Oruk areas", id="landmark"),
    ],
)
def test_the_place_itself_among_the_words_around(read: Read, sentence: str, place: str) -> None:
    assert [claim.place.removeprefix("a ") for claim in read(sentence).territory] == [place]


def test_these_areas_are_the_places_told_before(read: Read) -> None:
    text = "A resident said four Tarin towns had fallen. These areas have fallen into the hands of the Lake Front."
    (claim,) = read(text).territory
    assert (claim.gained_by, claim.sentences) == (["Lake Front"], [1, 2])


def test_the_date_of_a_relative_clause_makes_no_history_of_the_change_it_hangs_on(read: Read) -> None:
    found = read("The army retook Sake on Monday, which rebels had seized in August 2012.").territory
    assert [one.background for one in found if one.change == "recaptured"] == [False]

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
            "The Lake Front, a coalition led by Hill Vanguard fighters, captured Oruk.",
            [("captured", "Oruk", ["Lake Front"], [])],
            id="an apposition is stepped over",
        ),
        pytest.param(
            "The rebels took “total” control on Monday of the town of Sake.",
            [("captured", "town of Sake", ["rebels"], [])],
            id="a form whose words stand apart",
        ),
        pytest.param(
            "Soldiers hoisted the red and white flag over the village of Oruk.",
            [("captured", "village of Oruk", ["Soldiers"], [])],
            id="a flag",
        ),
        pytest.param(
            "Most of Sake came under rebel forces on Friday.",
            [("captured", "Most of Sake", ["rebel forces"], [])],
            id="under whom",
        ),
        pytest.param(
            "The advance came after the Lake Front on Saturday captured the town of Bara.",
            [("captured", "town of Bara", ["Lake Front"], [])],
            id="a date between subject and verb",
        ),
        pytest.param(
            "The capture of Oruk, the provincial capital, and the nearby town of Sake from the rebels was swift.",
            [("captured", "Oruk", [], ["rebels"]), ("captured", "town of Sake", [], ["rebels"])],
            id="places and an apposition",
        ),
        pytest.param(
            "Government soldiers retook Sake town in northern Hadra, and rebels withdrew from Sake town in the north.",
            [("recaptured", "Sake town", ["Government soldiers"], ["rebels"])],
            id="a town by its name alone",
        ),
        pytest.param(
            "The militia attacked soldiers who had besieged the port of Olmar.",
            [("besieged", "port of Olmar", ["soldiers"], [])],
            id="who stands for the party before it",
        ),
        pytest.param(
            "Oruk was the latest to fall in the offensive.",
            [("captured", "Oruk", [], [])],
            id="the latest to fall",
        ),
        pytest.param(
            "Oruk was said by officers to have been recaptured.",
            [("recaptured", "Oruk", [], [])],
            id="said to have been",
        ),
        pytest.param(
            "The Lake Front group seized two villages west of Oruk.",
            [("captured", "two villages west of Oruk", ["Lake Front"], [])],
            id="where nameless villages lie",
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
        pytest.param(
            "The ministry may have ordered its withdrawal from all of Oruk.", id="possible withdrawal"
        ),
        pytest.param("The liberation of the Oruk district by the army has begun.", id="not finished"),
        pytest.param("The loss of the headquarters was a blow.", id="nobody and nowhere"),
        pytest.param("The rebels advanced towards Sake on Monday.", id="on the way"),
        pytest.param("The Desert Shield brigade drove to Sake on Monday.", id="a word in a name"),
        pytest.param("The capture of Sake", id="a heading that ends with the place"),
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


def test_who_gains_in_one_telling_does_not_lose_in_the_same(read: Read) -> None:
    text = "Lake Front gunmen seized the town of Sake on Monday. In July guardsmen chased Lake Front gunmen from Sake."
    assert [one.lost_by for one in read(text).territory if one.gained_by == ["Lake Front"]] == [[]]


def test_the_town_is_the_one_the_sentence_names(read: Read) -> None:
    text = (
        "Troops entered the town of Oruk. A clerk from Sake said the army drove the militia out of the town."
    )
    assert [one.place for one in read(text).territory] == ["town of Oruk", "Sake"]


def test_where_a_town_lies_is_not_the_town(read: Read) -> None:
    text = "Soldiers took Gambal, east of Jowal. The militia then withdrew from the town."
    assert {one.place for one in read(text).territory} == {"Gambal"}


def test_the_date_of_a_truce_is_not_that_of_the_withdrawal(read: Read) -> None:
    (claim,) = read("The militia withdrew from Olmar under a truce signed in December 1999.").territory
    assert not claim.background


def test_a_weekday_is_nearer_than_the_years_since(read: Read) -> None:
    (claim,) = read("Rebels retook on Wednesday two towns that they had left four years ago.").territory[:1]
    assert not claim.background


def test_a_nameless_party_takes_the_name_of_the_second_telling(read: Read) -> None:
    text = "Insurgents captured the town of Sake. The Lake Front had stormed the town at dawn."
    assert [one.gained_by for one in read(text).territory] == [["Lake Front"]]


def test_they_are_the_forces_and_not_the_government_they_are_loyal_to(read: Read) -> None:
    text = "Tribal forces loyal to the Hadran government said they had captured the palace in Sake."
    assert [one.gained_by for one in read(text).territory] == [
        ["Tribal forces loyal to the Hadran government"]
    ]


def test_a_witness_who_tells_of_their_allies_lost_no_town(read: Read) -> None:
    text = "A witness told reporters that the special forces and their militia allies began leaving Sake on Saturday."
    assert all("witness" not in one.lost_by for one in read(text).territory)


@pytest.mark.parametrize(
    "text",
    [
        "Had the rebels taken the bridge at Sake, the road would be cut.",
        "Should the town of Sake fall, the army will flee.",
        "Rumours that Sake had fallen to the rebels spread through the camp.",
        "Reports that Sake had fallen to the rebels were denied by the governor.",
        "Reports that the army had left Sake could not be verified.",
        "Rebels failed to stop an attack on Sake.",
    ],
)
def test_what_might_have_been_and_what_is_only_rumoured(read: Read, text: str) -> None:
    assert _told(read(text)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Georgia lost Sake to Russia in May.", [("captured", "Sake", ["Russia"], ["Georgia"])]),
        (
            "Driven out of Sake by the army, the rebels regrouped.",
            [("captured", "Sake", ["army"], ["rebels"])],
        ),
        (
            "The rebels have begun to withdraw from Sake, they said in a letter to the African Union.",
            [("withdrawn", "Sake", [], ["rebels"])],
        ),
        (
            "Troops beat back Lake Front fighters who had tried to overrun the town of Sake.",
            [("attempt_blocked", "town of Sake", [], ["Lake Front"])],
        ),
        (
            "The rebels took Sake on Monday. The army said it would retake it. They withdrew on Tuesday.",
            [("captured", "Sake", ["rebels"], []), ("withdrawn", "Sake", [], ["rebels"])],
        ),
        (
            "The army left Sake on Tuesday. The rebels moved in within hours.",
            [("withdrawn", "Sake", ["rebels"], ["army"])],
        ),
        ("The rebel capture of Sake has raised fears.", [("captured", "Sake", ["rebel"], [])]),
        ("The army admitted the loss of Sake.", [("captured", "Sake", [], ["army"])]),
        ("The rebels repulsed an army assault on Sake.", [("attempt_blocked", "Sake", [], ["army"])]),
        ("The rebels failed to take over Sake.", [("attempt_blocked", "Sake", [], ["rebels"])]),
        ("The army swept the rebels out of Sake.", [("captured", "Sake", ["army"], ["rebels"])]),
        ("The army re-entered Sake.", [("advanced_into", "Sake", ["army"], [])]),
        (
            "Reports that Sake had fallen to the rebels were confirmed.",
            [("captured", "Sake", ["rebels"], [])],
        ),
    ],
)
def test_who_has_it_now_and_who_had_it(read: Read, text: str, told: list[object]) -> None:
    assert _told(read(text)) == told

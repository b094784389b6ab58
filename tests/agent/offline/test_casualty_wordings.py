"""Further wordings of harm: losses, families on the move, things and people, parts, joined and quoted figures."""

from collections.abc import Callable

import pytest

from sitrep.schemas.draft import Draft

Read = Callable[[str], Draft]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        pytest.param("The army said it lost nine men.", [("killed", "nine", "men")], id="own-loss"),
        pytest.param("The team lost three of its 17 matches.", [], id="no-loss-of-people"),
        pytest.param("The raid killed 15 women and", [("killed", "15", "women")], id="cut-short"),
        pytest.param(
            "A blast left 10 dead and 30 injured.",
            [("killed", "10", None), ("injured", "30", None)],
            id="figures-without-people",
        ),
        pytest.param(
            "Gunmen attacked, killing three and wounding four passengers.",
            [("killed", "three", "passengers"), ("injured", "four", "passengers")],
            id="noun-behind-the-last-figure",
        ),
        pytest.param(
            "The enemy sustained 45 casualties.",
            [("killed_or_injured", "45", "enemy")],
            id="whose-losses",
        ),
        pytest.param(
            "The front inflicted 45 casualties on the troops of the brigade.",
            [("killed_or_injured", "45", "troops")],
            id="on-whom",
        ),
        pytest.param(
            "One soldier was killed and three or four were wounded.",
            [("killed", "One soldier", "soldier"), ("injured", "three or four", "soldier")],
            id="one-and-others",
        ),
        pytest.param("It is not known whether six civilians were hurt.", [], id="not-known"),
        pytest.param("There will be no more murders of judges.", [], id="to-end"),
        pytest.param(
            "The students attended the funeral of the ten teachers who were shot dead on Monday.",
            [("killed", "ten", "teachers")],
            id="who-were",
        ),
        pytest.param(
            "Two members of the police who were killed on Monday were buried.",
            [("killed", "Two", "members of the police")],
            id="members-of-them-who-were",
        ),
        pytest.param("The rebels ordered the suspension of all killings of judges.", [], id="suspended"),
        pytest.param("They announced an end to the kidnapping of foreigners.", [], id="at-an-end"),
        pytest.param("The attempted murder of two judges was condemned.", [], id="attempted"),
        pytest.param("Several security forces vehicles were hit on Monday.", [], id="vehicles"),
        pytest.param("Four army headquarters were hit on Monday.", [], id="buildings"),
        pytest.param("There will not be any more raids or killings of judges.", [], id="not-any-more"),
        pytest.param(
            "No more than 10 farmers were killed.", [("killed", "No more than 10", "farmers")], id="at-most"
        ),
        pytest.param(
            "Eleven men were killed in Karuba, nine in Bweru and two in Marat.",
            [("killed", "Eleven", "men"), ("killed", "nine", "men"), ("killed", "two", "men")],
            id="figures that share the word of harm",
        ),
        pytest.param(
            "A bomber killed himself and four guards.",
            [("killed", "four", "guards")],
            id="himself and others",
        ),
        pytest.param("The army denied killing 12 farmers.", [], id="denied"),
        pytest.param("The army denied the killing of 12 farmers.", [], id="denied by a noun"),
        pytest.param("The army denied that its men had killed 12 farmers.", [], id="denied in a clause"),
        pytest.param(
            "A journalist was among the five people killed.",
            [("killed", "A journalist", "journalist"), ("killed", "five", "people")],
            id="among those killed",
        ),
        pytest.param(
            "Twenty people, mostly women, perished in the raid.",
            [("killed", "Twenty", "people"), ("killed", "women", "women")],
            id="mostly",
        ),
        pytest.param("Two men were shot.", [("killed_or_injured", "Two", "men")], id="shot"),
        pytest.param("Two lorries were hit.", [], id="things-hit"),
        pytest.param("One boy was wounded.", [("injured", "One boy", "boy")], id="one"),
        pytest.param(
            "A lorry attendant was wounded.",
            [("injured", "A lorry attendant", "lorry attendant")],
            id="described",
        ),
        pytest.param(
            "About 600 households, most from the valley, have left.",
            [("displaced", "About 600", "households")],
            id="families-leave",
        ),
        pytest.param("Some 600 spectators left.", [], id="others-leave"),
        pytest.param(
            "Gunmen killed 31 soldiers and captured five.",
            [("killed", "31", "soldiers"), ("detained", "five", "soldiers")],
            id="figure-alone",
        ),
        pytest.param(
            "Seven “regime mercenaries” died.",
            [("killed", "Seven", "regime mercenaries")],
            id="quotation-marks",
        ),
        pytest.param(
            "Eight people, not 18, were injured.", [("injured", "Eight", "people")], id="corrected-figure"
        ),
        pytest.param("The raid led to 83 casualties.", [("killed_or_injured", "83", None)], id="led-to"),
        pytest.param("Nurses received 13 bodies.", [("killed", "13", "bodies")], id="bodies"),
        pytest.param("An earthquake killed 41 people.", [], id="disaster"),
        pytest.param(
            "Shells killed 41 people in the flooded town.", [("killed", "41", "people")], id="attack"
        ),
        pytest.param("The commander fled before dawn.", [], id="one-who-escapes"),
        pytest.param("Dozens of gunmen fled on motorbikes.", [], id="fighters-who-retreat"),
        pytest.param(
            "Dozens of farmers fled on motorbikes.",
            [("displaced", "Dozens", "farmers")],
            id="people-driven-out",
        ),
        pytest.param("The video captured 12 soldiers leaving the post.", [], id="caught-on-film"),
        pytest.param(
            "The brigade captured 12 soldiers near the post.",
            [("detained", "12", "soldiers")],
            id="prisoners",
        ),
    ],
)
def test_a_wording_gives_its_figures_and_its_people(
    read: Read, sentence: str, figures: list[tuple[str, str, str | None]]
) -> None:
    assert [(c.harm, c.count, c.victims) for c in read(sentence).casualties] == figures


def test_a_part_takes_source_place_and_doer_of_its_whole(read: Read) -> None:
    text = "Rebels killed 16 people in Sarim on Sunday, the Red Cross said. Nine of them died in a clinic."
    whole, part = read(text).casualties
    assert (part.part_of, part.reported_by, part.victims) == (1, whole.reported_by, "people")


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        pytest.param("The Valley Front said it killed nine soldiers.", ["Valley Front"], id="own-deed"),
        pytest.param("Police said they had arrested nine men.", ["Police"], id="police"),
        pytest.param("The army said 20 terrorists were killed.", ["army"], id="enemies"),
        pytest.param("The army said nine of its soldiers were killed.", [], id="own-losses"),
        pytest.param("Nobody was hurt in the Israeli strike.", [], id="no-harm-no-doer"),
    ],
)
def test_who_tells_of_its_own_deed_is_blamed_for_it(read: Read, text: str, blamed: list[str]) -> None:
    (claim,) = read(text).casualties
    assert claim.blamed_on == blamed


@pytest.mark.parametrize(
    ("text", "place", "when"),
    [
        pytest.param(
            "A bomb went off outside the town of Sarim in central Somalia, killing nine people.",
            "Sarim",
            None,
            id="the-exact-place",
        ),
        pytest.param(
            "A bomb went off outside a bank in downtown Damascus, killing nine people.",
            "Damascus",
            None,
            id="a-capital-that-is-no-state",
        ),
        pytest.param(
            "Rebels raided the town of Sarim. State media in Damascus reported 8 dead.",
            "Sarim",
            None,
            id="not-the-place-of-the-source",
        ),
        pytest.param(
            "The ministry announced on Sunday that nine people were killed.",
            None,
            None,
            id="date-of-the-telling",
        ),
        pytest.param(
            "Nine people were killed over the last 48 hours.", None, "over the last 48 hours", id="last-hours"
        ),
    ],
)
def test_where_and_when_are_those_of_the_event(
    read: Read, text: str, place: str | None, when: str | None
) -> None:
    claim = read(text).casualties[-1]
    assert (claim.place, claim.when) == (place, when)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Of these, 35 are attributed to the army and 22 to the rebels.", id="attributed"),
        pytest.param("The army is held responsible for 35, the rebels for 22.", id="responsible"),
    ],
)
def test_a_total_is_divided_among_those_blamed_for_its_parts(read: Read, sentence: str) -> None:
    claims = read(f"The bulletin lists 63 civilian deaths this week. {sentence}").casualties
    assert [(c.figure, c.blamed_on, c.part_of) for c in claims] == [
        (63, [], None),
        (35, ["army"], 1),
        (22, ["rebels"], 1),
    ]


def test_a_press_release_speaks_on_in_the_sentences_behind_it(read: Read) -> None:
    text = "The army said in a press release that it had raided Sarim. Nine men were killed."
    assert [c.reported_by for c in read(text).casualties] == ["army"]


@pytest.mark.parametrize(
    ("charge", "blamed"),
    [
        pytest.param("Residents accused the army of the shelling.", ["army"], id="deed"),
        pytest.param(
            "The ministry blamed the Ana Ruiz front, a wing of the rebels.", ["Ana Ruiz front"], id="front"
        ),
        pytest.param("The front accused the army of breaking the truce.", [], id="no-deed"),
        pytest.param("Residents blamed the army for failing to protect them.", [], id="omission"),
    ],
)
def test_only_a_charge_of_the_deed_lays_harm_at_the_accused(
    read: Read, charge: str, blamed: list[str]
) -> None:
    assert read(f"Nine men were killed in Sarim on Monday. {charge}").casualties[0].blamed_on == blamed

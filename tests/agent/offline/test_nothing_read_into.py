"""What a text does not say: blame, tolls and acts that its words could be mistaken for."""

from collections.abc import Callable

import pytest

from sitrep.schemas.draft import Draft

Read = Callable[[str], Draft]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(
            "A shell hit a mosque and killed five worshippers.", id="a shell told of for the first time"
        ),
        pytest.param("At least five people were killed in fresh air strikes on Olat.", id="fresh strikes"),
        pytest.param("Five people died in Asil.", id="another place"),
        pytest.param("Five clerks were killed on Thursday.", id="another day"),
        pytest.param("Two others died in the shelling of Harad on Sunday.", id="another place and day"),
        pytest.param("The same day five clerks were killed at a checkpoint.", id="the same day"),
        pytest.param("Five people died in a stampede.", id="a cause of its own"),
    ],
)
def test_who_attacked_before_is_not_blamed_for_another_event(read: Read, second: str) -> None:
    (claim,) = read(f"The Lake Front attacked the town of Karsa on Tuesday. {second}").casualties
    assert claim.blamed_on == []


def test_who_attacked_before_is_blamed_while_the_same_event_is_told(read: Read) -> None:
    (claim,) = read(
        "The Lake Front attacked the town of Karsa on Tuesday. Five clerks were killed."
    ).casualties
    assert claim.blamed_on == ["Lake Front"]


def test_what_a_party_tells_with_a_denial_is_another_event(read: Read) -> None:
    told = read("The army denied hitting the school and said its jets had bombed a depot. Nine pupils died.")
    assert [claim.blamed_on for claim in told.casualties] == [[]]


@pytest.mark.parametrize(
    "motive",
    [
        "avenged the death of its leader",
        "was in revenge for the killing of a judge",
        "was a reprisal for three dead men",
    ],
)
def test_who_claims_an_attack_did_not_do_what_it_avenges(read: Read, motive: str) -> None:
    told = read(
        f"A bomb killed nine people in Karsa. The Lake Front claimed responsibility. It said the attack {motive}."
    )
    nine, *avenged = told.casualties
    assert nine.blamed_on == ["Lake Front"]
    assert all(claim.blamed_on == [] and claim.place is None for claim in avenged)


@pytest.mark.parametrize(
    "sentence",
    [
        "In the opening scenario, an enemy force captures the island of Batu and kills 200 defenders.",
        "Troops rehearsed the recapture of a hill town and simulated an ambush that killed 50.",
        "In the film, rebels take the town of Karsa and murder nine priests.",
        "General Ana Ruiz, who bombed Karsa in the war, died in the capital on Sunday after a long illness.",
        "The bishop of Karsa died of cancer on Sunday, his family said.",
        "The two sides exchanged 200 prisoners on Monday, the Red Cross said.",
        "The truce is to allow the exchange of 200 prisoners.",
        "The junta freed 40 political prisoners on Friday.",
        "The front wanted money in exchange for three hostages.",
    ],
)
def test_what_is_played_natural_or_over_is_no_harm(read: Read, sentence: str) -> None:
    told = read(sentence)
    assert told.casualties == []
    assert told.territory == []


def test_an_accident_in_an_exercise_is_told_as_harm(read: Read) -> None:
    (claim,) = read(
        "Two marines were killed when their vehicle overturned before a simulated landing."
    ).casualties
    assert claim.count == "Two"


@pytest.mark.parametrize(
    ("sentence", "count", "when"),
    [
        ("On Sunday 22 of the 23 clerks arrested in Karsa were released.", "23", None),
        ("Three of the 12 miners kidnapped in Karsa on Monday were found dead on Friday.", "12", "on Monday"),
        (
            "Two of the six nurses detained in Karsa told reporters on Monday that they were beaten.",
            "six",
            None,
        ),
    ],
)
def test_what_befell_all_is_not_said_of_some_of_them(
    read: Read, sentence: str, count: str, when: str | None
) -> None:
    claim = next(claim for claim in read(sentence).casualties if claim.harm != "killed")
    assert (claim.count, claim.when) == (count, when)


def test_prisoners_that_are_not_let_go_are_held(read: Read) -> None:
    assert [c.count for c in read("The junta has not released the 40 prisoners in Karsa.").casualties] == [
        "40"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Parliament must ask why the army bombed the hospital at Karsa.",
        "The president should condemn the rebels for the attack on Karsa.",
        "The rebels could demand a truce after the shelling of Karsa.",
    ],
)
def test_what_somebody_ought_to_say_is_not_said(read: Read, sentence: str) -> None:
    assert read(sentence).statements == []


def test_the_forces_of_a_ministry_are_not_those_of_its_enemy(read: Read) -> None:
    told = read(
        "Ukraine's military said it had struck a depot."
        " Russia's defence ministry said its forces had captured the village of Stepne."
    )
    assert [change.gained_by for change in told.territory] == [["its forces"]]


@pytest.mark.parametrize(
    "aside",
    [
        "A second device was found at Central Station.",
        "The suspect was being held at the Ruiz Road barracks.",
    ],
)
def test_a_building_where_nothing_violent_happens_sets_no_scene(read: Read, aside: str) -> None:
    claims = read(
        f"A bomb killed nine people in Karsa on Monday. {aside} Fifteen people were wounded."
    ).casualties
    assert claims[-1].place == "Karsa"


def test_a_post_some_miles_away_is_not_the_place_told_before(read: Read) -> None:
    *_, claim = read(
        "A strike killed nine people in Karsa. Jets hit a post 2 km away, killing eight rebels."
    ).casualties
    assert claim.place is None


def test_a_person_named_before_is_not_whom_two_of_the_wounded_were(read: Read) -> None:
    *_, claim = read("Juan Paz was killed in Karsa. Fifteen were wounded; two of them later died.").casualties
    assert claim.victims is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The army has retaken the base of Karsa, which rebels captured last Thursday.",
        "Government forces retook Karsa, held by rebels since January.",
        "Troops entered Karsa, a town that rebels took last month.",
    ],
)
def test_the_date_of_an_aside_is_not_that_of_the_event(read: Read, sentence: str) -> None:
    change, *_ = read(sentence).territory
    assert change.when is None


def test_a_date_behind_an_aside_is_that_of_the_event(read: Read) -> None:
    (change,) = read("Troops retook Karsa, a town of 9,000, on Monday.").territory
    assert change.when == "on Monday"


def test_the_day_of_a_verdict_is_not_that_of_the_deed(read: Read) -> None:
    told = read(
        "A court in Aba sentenced a commander on Thursday. Judges found him guilty of ordering an attack on Karsa."
        " Twelve people died."
    )
    assert [(claim.when, claim.place) for claim in told.casualties] == [(None, None)]


@pytest.mark.parametrize(
    ("sentence", "means"),
    [
        ("Judges acquitted him of rape and of ordering a fire in the camp, in which 12 people died.", None),
        ("Jets bombed a camp of the front, but three men were killed.", None),
        ("A bomb that exploded in a market killed three men.", "bomb"),
        ("Three men were killed when a mine exploded.", "mine"),
    ],
)
def test_the_means_are_those_of_the_harm(read: Read, sentence: str, means: str | None) -> None:
    assert [claim.means for claim in read(sentence).casualties] == [means]


def test_a_hospital_that_is_bombed_is_the_place_of_the_harm(read: Read) -> None:
    (claim,) = read("Army jets bombed the hospital at Karsa, killing 23 patients.").casualties
    assert claim.place == "Karsa"


def test_a_line_agreed_on_a_day_agrees_to_nothing(read: Read) -> None:
    told = read(
        "Rebels shelled Karsa. Troops did not move beyond the line agreed on Saturday, the ministry said."
    )
    assert "AGREE" not in [statement.act for statement in told.statements]


def test_forces_of_two_unknown_states_are_two(read: Read) -> None:
    told = read(
        "Kirzan said Tavik troops had crossed into the village of Karsa."
        " Tavik said Kirzan forces had killed two guards."
    )
    names = {
        name for actor in told.actors for name in (actor.name, *actor.aliases) if "Kirzan forces" in name
    }
    assert names == {"Kirzan forces"}
    assert [actor.aliases for actor in told.actors if actor.name == "Tavik troops"] == [[]]


def test_no_hostage_that_was_hurt_is_none_taken(read: Read) -> None:
    told = read("The army said none of the hostages was harmed in Karsa.")
    assert "abducted" not in [claim.harm for claim in told.casualties]


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("Fighting has killed 70 people in Karsa, the government says, and uprooted 900.", []),
        ("Police opened fire on a march in Karsa. Two protesters and a policeman died.", ["Police"]),
    ],
)
def test_who_tells_or_is_hurt_is_not_blamed(read: Read, text: str, blamed: list[str]) -> None:
    assert read(text).casualties[0].blamed_on == blamed
    assert read(text).casualties[-1].blamed_on == []


def test_a_toll_that_is_called_exaggerated_is_nobodys(read: Read) -> None:
    assert read("The army said reports of seven dead were “grossly exaggerated”.").casualties == []


def test_those_who_have_fled_by_now_fled_on_no_day_told_before(read: Read) -> None:
    *_, fled = read("Rebels seized the town of Karsa in April. Some 3,000 people have fled.").casualties
    assert fled.when is None


def test_a_soldier_of_a_union_is_one_person(read: Read) -> None:
    told = read("A United Nations peacekeeper was killed and four others were injured near Karsa.")
    assert [(claim.harm, claim.figure) for claim in told.casualties] == [("killed", 1), ("injured", 4)]


def test_a_date_inside_an_aside_is_not_that_of_what_follows(read: Read) -> None:
    (claim,) = read("The front, which was founded on Monday, has killed nine people in Karsa.").casualties
    assert claim.when is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The front demanded the release of 30 jailed members.",
        "The army freed three detained clerks in Karsa.",
        "Police released 12 arrested protesters.",
    ],
)
def test_the_jailed_who_are_let_go_are_not_taken(read: Read, sentence: str) -> None:
    assert read(sentence).casualties == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Guns shelled the town of Karsa on Friday, two days after an earthquake killed 148 people there.",
        "Rebels attacked a convoy while a cholera outbreak killed nine people in the camp.",
        "Conditions are harsh, with inmates kept in cells and believers often tortured.",
    ],
)
def test_what_a_disaster_does_or_what_is_usual_is_no_event_of_the_conflict(read: Read, sentence: str) -> None:
    assert read(sentence).casualties == []


def test_a_stampede_that_shots_have_caused_is_one(read: Read) -> None:
    assert [c.figure for c in read("A stampede caused by police gunfire killed nine people.").casualties] == [
        9
    ]


def test_an_attack_of_a_year_is_history(read: Read) -> None:
    (claim,) = read(
        "The commander was behind a 2013 attack on a gas plant in which 38 hostages died."
    ).casualties
    assert claim.background


def test_not_ruling_somebody_out_denies_nothing(read: Read) -> None:
    told = read(
        "Gunmen shot dead a mayor. Police chief Juan Paz said investigators were not ruling out the rebels."
    )
    assert "DENY" not in [statement.act for statement in told.statements]


def test_prisoners_that_there_are_were_not_taken_in_one_event(read: Read) -> None:
    (claim,) = read("There are an estimated 500 prisoners of faith in Karsa.").casualties
    assert claim.scope == "cumulative"


def test_what_follows_a_death_is_not_how_it_came_about(read: Read) -> None:
    text = "The death of a deacon in Karsa, followed by the murders of three children in an arson attack, shook many."
    assert read(text).casualties[0].means is None


def test_who_fired_did_not_do_what_a_stampede_did(read: Read) -> None:
    text = "Police fired into the crowd in Karsa, killing two people. Several people were injured in the stampede."
    assert [claim.blamed_on for claim in read(text).casualties] == [["Police"], []]


@pytest.mark.parametrize(
    "sentence",
    [
        "More than half of the 120 passengers were still missing after rebels blew up the ferry.",
        "Most of the 30 hostages were killed in the raid.",
        "The army refused to say how many had died.",
    ],
)
def test_a_number_of_which_some_were_hurt_is_no_toll(read: Read, sentence: str) -> None:
    assert read(sentence).casualties == []


def test_who_tells_who_was_killed_was_not(read: Read) -> None:
    (claim,) = read(
        "The rebels published the names of people they say were executed by the regime."
    ).casualties
    assert (claim.victims, claim.blamed_on) == ("people", ["regime"])


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("At least 30 people were killed in Tuesday's blast in Karsa.", "Tuesday"),
        ("The toll from this morning's strike on Karsa rose to 14.", "this morning"),
    ],
)
def test_a_day_that_owns_the_attack_is_its_date(read: Read, sentence: str, when: str) -> None:
    assert [claim.when for claim in read(sentence).casualties] == [when]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Parliament asked why jets bombed a school at Karsa, killing nine, and called it a crime.", "Karsa"),
        ("In the Ukrovian city of Vorin, one person was killed when debris fell.", "Vorin"),
    ],
)
def test_the_place_is_not_lost_to_who_speaks_or_whose_city_it_is(
    read: Read, sentence: str, place: str
) -> None:
    assert [claim.place for claim in read(sentence).casualties] == [place]


def test_what_is_still_held_has_not_been_taken(read: Read) -> None:
    told = read(
        "Loyal troops still controlled the airport of Karsa, residents said, but rebels had taken the port."
    )
    assert [change.place for change in told.territory] == ["port"]


def test_what_carries_people_is_no_people(read: Read) -> None:
    (claim,) = read("A ferry carrying families fleeing the fighting reached Karsa, the army said.").casualties
    assert claim.count == "families"


def test_why_somebody_was_killed_is_not_how(read: Read) -> None:
    (claim,) = read(
        "Nine youths were executed in Karsa on the grounds that they fought against the front."
    ).casualties
    assert claim.means != "fought"


def test_an_event_in_the_clause_behind_keeps_its_place(read: Read) -> None:
    text = (
        "The Lake Front fired rockets, wounding three, after a strike killed its commander Omar Ali in Karsa."
    )
    assert [(claim.figure, claim.place) for claim in read(text).casualties] == [(3, None), (1, "Karsa")]


def test_where_the_speaker_is_nobody_withdrew(read: Read) -> None:
    told = read("Ukrainian forces withdrew from Avdiivka, Kyiv said, to avoid encirclement.")
    assert [change.place for change in told.territory] == ["Avdiivka"]

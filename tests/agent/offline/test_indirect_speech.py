"""Who speaks where no quotation marks help: ultimatums, appeals, posts before names, bodies of a cause."""

from collections.abc import Callable

import pytest

from sitrep.schemas.draft import Draft

Read = Callable[[str], Draft]
LEDE = "The Lake Front shelled the town of Karsa on Monday.\n\n"


def told(read: Read, sentence: str) -> list[tuple[str, list[str]]]:
    return [(statement.act, statement.speakers) for statement in read(LEDE + sentence).statements]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The junta has given the rebels 48 hours to leave the town.", "junta"),
        ("The rebels gave the army until Friday to withdraw from Karsa.", "rebels"),
        ("The commander gave the garrison two days to surrender.", "commander"),
        ("Militants have set a deadline of Sunday for Christians to leave.", "Militants"),
        (
            "The rebels took two men, a monitor said, and gave residents a 12-hour deadline to leave.",
            "rebels",
        ),
    ],
)
def test_an_ultimatum_is_a_threat_of_who_gives_it(read: Read, sentence: str, speaker: str) -> None:
    assert told(read, sentence) == [("THREATEN", [speaker])]


def test_time_given_by_who_bears_no_arms_is_no_ultimatum(read: Read) -> None:
    assert told(read, "The school gave pupils two days to recover from the attack.") == []


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Juan Paz, the mayor, called in a video message for other towns to join the fight.", "Juan Paz"),
        ("Spain's foreign minister appealed on Friday to the rebels to disarm.", "Spain's foreign minister"),
        ("Turkey appealed again for a truce.", "Turkey"),
        ("The Resident Coordinator, Ana Ruiz, called on all parties to allow safe passage.", "Ana Ruiz"),
    ],
)
def test_an_appeal_is_heard_behind_words_of_time_and_place(read: Read, sentence: str, speaker: str) -> None:
    assert told(read, sentence) == [("REQUEST", [speaker])]


def test_a_meeting_called_for_a_day_is_no_appeal(read: Read) -> None:
    assert told(read, "The mayor called a meeting for Monday.") == []


@pytest.mark.parametrize("speakers", ["Several lawmakers", "Western diplomats", "Two ministers"])
def test_holders_of_an_office_accuse_together(read: Read, speakers: str) -> None:
    assert [act for act, _ in told(read, f"{speakers} accused Uganda of arming the front.")] == ["ACCUSE"]


@pytest.mark.parametrize(
    "sentence",
    [
        "“They had our coordinates and fired,” said the group's leader, Yusuf Ezz.",
        "“They had our coordinates and fired,” said the hospital's director, Yusuf Ezz.",
    ],
)
def test_the_person_behind_a_post_speaks_and_not_the_body(read: Read, sentence: str) -> None:
    assert told(read, sentence) == [("COMMENT", ["Yusuf Ezz"])]


@pytest.mark.parametrize("name", ["Army of the Faithful", "Brigade of the Oppressed", "Sons of Kandar"])
def test_a_body_of_a_cause_is_no_state_army(read: Read, name: str) -> None:
    draft = read(f"A bomb killed nine people in Karsa. The {name} claimed responsibility for the attack.")
    assert [claim.blamed_on for claim in draft.casualties] == [[name]]
    assert [actor.kind for actor in draft.actors if actor.name == name] == ["non_state_armed_group"]


def test_a_states_army_keeps_its_name(read: Read) -> None:
    (claim,) = read("Troops of the Army of Sudan killed nine people in Karsa.").casualties
    assert claim.blamed_on == ["Army"]


def test_a_party_of_justice_is_no_person_with_that_office(read: Read) -> None:
    names = {actor.name for actor in read(LEDE + "The Justice Party condemned the shelling.").actors}
    assert "Justice Party" in names


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        (
            "A rights group accused the army of killing clerks, an allegation the military rejected.",
            ["military"],
        ),
        ("The opposition blamed police for the deaths, a charge the minister denied.", ["minister"]),
        ("The government blamed the Red Bloc, which denied involvement.", ["Red Bloc"]),
        ("The army said rebels shelled the clinic, which the rebels denied.", ["rebels"]),
        (
            "The ministry accused the Red Bloc, but the bloc's main spokesman, Umar Khalid, denied it.",
            ["Umar Khalid"],
        ),
    ],
)
def test_an_answer_in_the_sentence_of_the_charge_is_heard(
    read: Read, sentence: str, answer: list[str]
) -> None:
    assert ("DENY", answer) in told(read, sentence)


def test_what_is_said_of_a_party_in_passing_is_no_answer_of_the_speaker(read: Read) -> None:
    acts = told(read, "Israel said the group, which had rejected the offer, was to blame.")
    assert acts == [("ACCUSE", ["Israel"])]


def test_the_group_is_no_ministry(read: Read) -> None:
    sentence = (
        "The interior ministry said two kidnappers were killed. The group had threatened to kill the clerk."
    )
    assert ("THREATEN", ["interior ministry"]) not in told(read, sentence)


def test_not_being_able_to_reach_a_place_denies_nothing(read: Read) -> None:
    assert "DENY" not in [
        act for act, _ in told(read, "The UN mission said it had not been able to reach Karsa.")
    ]


def test_several_under_one_name_are_the_group_that_is_told_of_next(read: Read) -> None:
    text = "Troops freed an engineer held by the Desert Wolves. The group had threatened to kill the man."
    assert told(read, text) == [("THREATEN", ["Desert Wolves"])]


def test_what_is_said_behind_but_belongs_to_what_is_conceded(read: Read) -> None:
    sentence = "A security source acknowledged the assault but said government forces had repelled it."
    (statement,) = read(LEDE + sentence).statements
    assert statement.act == "CONCEDE"
    assert statement.words == ["acknowledged the assault", "government forces had repelled it"]


def test_who_is_told_is_no_part_of_what_is_said(read: Read) -> None:
    (statement,) = read(LEDE + "General Juan Paz told us that victory in the war would come.").statements
    assert statement.words == ["victory in the war would come"]


def test_who_coordinates_aid_threatens_nobody(read: Read) -> None:
    acts = [
        act
        for act, _ in told(read, "The UN coordinator, Ana Ruiz, warned that stocks in Karsa would run out.")
    ]
    assert "THREATEN" not in acts


def test_that_others_are_not_suspected_denies_nothing(read: Read) -> None:
    acts = [
        act
        for act, _ in told(read, "Police arrested two men but said they were not suspected of the attack.")
    ]
    assert "DENY" not in acts


def test_the_word_that_opens_the_next_clause_is_not_quoted(read: Read) -> None:
    (statement, *_) = read(
        "The army denied losing the town of Karsa, which the rebels said they had taken."
    ).statements
    assert statement.words == ["denied losing the town of Karsa"]

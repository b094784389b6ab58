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


@pytest.mark.parametrize(
    ("sentence", "heard"),
    [
        (
            "Ruritania and its allies must stop arming the army, the envoy told the press.",
            ("REQUEST", "envoy"),
        ),
        ("The army will pay a heavy price for this, the front's commander said.", ("THREATEN", "commander")),
        ("The front was not responsible for the fire, the mayor said.", ("DENY", "mayor")),
        ("The raid amounts to a war crime, the bishop said.", ("ACCUSE", "bishop")),
    ],
)
def test_who_is_spoken_of_has_not_spoken(read: Read, sentence: str, heard: tuple[str, str]) -> None:
    ((act, speakers),) = told(read, sentence)
    assert act == heard[0]
    assert [speaker.split()[-1] for speaker in speakers] == [heard[1]]


def test_who_is_cited_only_passes_on_what_another_said(read: Read) -> None:
    text = LEDE + "According to the Gazette, the prime minister, Ana Duarte, turned down the front's offer."
    ((speakers, relay),) = [(one.speakers, one.relayed_by) for one in read(text).statements]
    assert (speakers, relay) == (["Ana Duarte"], "Gazette")


@pytest.mark.parametrize(
    ("sentence", "heard"),
    [
        ("The shelling was condemned by the African Union.", ("ACCUSE", ["African Union"])),
        ("The front has been accused by the army of burning crops.", ("ACCUSE", ["army"])),
        ("Reports of a deal were dismissed by the governor as baseless.", ("DENY", ["governor"])),
    ],
)
def test_a_stand_taken_in_the_passive(read: Read, sentence: str, heard: tuple[str, list[str]]) -> None:
    assert told(read, sentence) == [heard]


def test_who_is_dismissed_from_office_is_no_statement(read: Read) -> None:
    assert told(read, "The general was dismissed by the president.") == []


@pytest.mark.parametrize(
    ("sentence", "heard"),
    [
        ("It is not true that our men entered the clinic, the army said.", ("DENY", ["army"])),
        ("“What we saw in Karsa must never happen again,” the president said.", ("REQUEST", ["president"])),
        ("“There will be no talks with bandits,” the president said.", ("REJECT", ["president"])),
        ("The Oruk Front said it took no part in the raid on the bus.", ("DENY", ["Oruk Front"])),
        ("The army called the report a lie.", ("DENY", ["army"])),
        ("The army said it supported the plan for a truce.", ("SUPPORT", ["army"])),
        ("The governor has given the front one week to leave Karsa.", ("THREATEN", ["governor"])),
    ],
)
def test_what_is_said_settles_the_act(read: Read, sentence: str, heard: tuple[str, list[str]]) -> None:
    assert told(read, sentence) == [heard]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The clan's political wing, the Hill Congress, welcomed the truce.", "Hill Congress"),
        (
            "The Free Hill Movement, better known by its initials FHM, rejected the truce.",
            "Free Hill Movement",
        ),
        ("The general, Juan Paz, appeared in a video in which he threatened to burn Karsa.", "Juan Paz"),
        ("The governor told lawmakers that there would be no talks.", "governor"),
    ],
)
def test_the_speaker_is_who_speaks(read: Read, sentence: str, speaker: str) -> None:
    assert {tuple(speakers) for _, speakers in told(read, sentence)} == {(speaker,)}


def test_who_is_told_does_not_speak(read: Read) -> None:
    heard = told(read, "The truce is dead, the governor told Juan Paz.")
    assert [speakers for _, speakers in heard if speakers == ["Juan Paz"]] == []


def test_remarks_of_one_are_not_the_words_of_another(read: Read) -> None:
    text = "The minister's remarks came hours after the army said it had accepted the truce."
    assert [speakers for _, speakers in told(read, text) if speakers == ["minister"]] == []


def test_what_one_concedes_ends_where_another_speaks(read: Read) -> None:
    text = LEDE + "Although the army denied it, the mayor insists that its planes bombed the school."
    assert [one.words for one in read(text).statements if one.speakers == ["army"]] == [["denied it"]]


@pytest.mark.parametrize(
    ("sentence", "heard"),
    [
        (
            "Georgia's minister blamed the Red Sand Front for the fire; the group denied it.",
            [("ACCUSE", ["Georgia's minister"]), ("DENY", ["Red Sand Front"])],
        ),
        ("The union was paid by a mining firm. The company denied it.", [("DENY", ["company"])]),
        ("The commander said his men would march on Oruk unless the government agreed to talk.", []),
        ("The front's leader begged forgiveness from the widows.", [("CONCEDE", ["front's leader"])]),
    ],
)
def test_whose_words_they_are(read: Read, sentence: str, heard: list[tuple[str, list[str]]]) -> None:
    assert [one for one in told(read, sentence) if one[0] != "ANNOUNCE_OR_CLAIM"] == heard


def test_what_is_said_ends_where_another_subject_begins(read: Read) -> None:
    text = LEDE + "The army said it was “deeply appalled by this crime”; the mayor kept silent."
    told_words = [words for one in read(text).statements for words in one.words]
    assert told_words
    assert not any("mayor" in words for words in told_words)


@pytest.mark.parametrize(
    ("answer", "heard"),
    [
        ("It denied the charge.", ("DENY", ["Eritrea"])),
        ("It warned that it would respond with force.", ("THREATEN", ["Ethiopia"])),
    ],
)
def test_the_accused_denies_and_the_accuser_goes_on(
    read: Read, answer: str, heard: tuple[str, list[str]]
) -> None:
    assert told(read, f"Ethiopia accused Eritrea of massing troops. {answer}")[-1] == heard


def test_blame_that_is_traded_is_nobodys_word(read: Read) -> None:
    assert told(read, "Ethiopia and Eritrea traded blame for the shelling of Karsa.") == []


def test_a_quotation_that_opens_with_a_bidding_asks(read: Read) -> None:
    assert told(read, "“Stop the bombs,” the president told the crowd.") == [("REQUEST", ["president"])]


def test_a_quoted_word_for_what_is_refused(read: Read) -> None:
    sentence = "Ethiopia dismissed as “fantasy” the army's claim to have retaken the town of Karsa."
    assert [speakers for _, speakers in told(read, sentence)] == [["Ethiopia"]]
    assert read(LEDE + sentence).territory == []
    assert told(read, "A plan rejected as “unfair” by the front was signed.") == []


def test_who_quotes_relays(read: Read) -> None:
    text = LEDE + "The defence minister was quoted by Interfax as saying that no attack was planned."
    (one,) = read(text).statements
    assert (one.speakers, one.relayed_by, one.words) == (
        ["defence minister"],
        "Interfax",
        ["no attack was planned"],
    )


def test_what_another_claims_in_passing_is_no_relay(read: Read) -> None:
    text = LEDE + "The army says it never left Oruk, which rebels claimed on Friday to have taken."
    assert [one.relayed_by for one in read(text).statements if one.speakers == ["army"]] == [None]


def test_whom_a_threat_is_for(read: Read) -> None:
    text = LEDE + "President Duarte threatened Rwanda with war. “Our patience is not endless,” he warned."
    assert [(one.act, one.addressees) for one in read(text).statements] == [("THREATEN", ["Rwanda"])]

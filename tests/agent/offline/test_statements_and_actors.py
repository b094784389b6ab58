"""Who takes a position in which words, and who the parties of an article are."""

from collections.abc import Callable

import pytest

from sitrep.schemas.draft import Draft

Read = Callable[[str], Draft]


@pytest.mark.parametrize(
    ("sentence", "speakers", "act", "words"),
    [
        pytest.param(
            "Kenya's foreign minister, Amina Otieno, urged both sides to stop fighting.",
            ["Amina Otieno"],
            "REQUEST",
            ["urged both sides to stop fighting"],
            id="urged",
        ),
        pytest.param(
            "President Joseph Makiala said: “We will not negotiate with killers.”",
            ["Joseph Makiala"],
            "REJECT",
            ["We will not negotiate with killers."],
            id="quoted",
        ),
        pytest.param(
            "Rwanda denied backing the rebels.",
            ["Rwanda"],
            "DENY",
            ["denied backing the rebels"],
            id="denied",
        ),
        pytest.param(
            "In a joint statement, France, Germany and Britain called for a ceasefire.",
            ["France", "Germany", "Britain"],
            "REQUEST",
            ["called for a ceasefire"],
            id="joint",
        ),
    ],
)
def test_a_position_has_its_speakers_act_and_words(
    read: Read, sentence: str, speakers: list[str], act: str, words: list[str]
) -> None:
    (statement,) = read(sentence).statements
    assert (statement.speakers, statement.act, statement.words) == (speakers, act, words)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“I am shocked,” said Ahmad Hassan, a merchant.", id="merchant"),
        pytest.param("Residents said the market was empty.", id="residents"),
        pytest.param("The army said nine soldiers had been killed.", id="report-of-losses"),
    ],
)
def test_witness_colour_and_reports_are_no_statements(read: Read, text: str) -> None:
    assert read(text).statements == []


def test_what_sources_relay_keeps_both_speakers(read: Read) -> None:
    text = (
        "Foreign Minister Hakan Demir told the envoy that Turkey would not allow it, diplomatic sources said."
    )
    (statement,) = read(text).statements
    assert (statement.speakers, statement.relayed_by) == (["Hakan Demir"], "diplomatic sources")
    assert statement.words == ["Turkey would not allow it"]


def test_a_term_in_quotation_marks_does_not_stand_for_what_was_said(read: Read) -> None:
    text = (
        "The war with the rebels has ground on since May. Kenyan Foreign Minister Amina Otieno, visiting Juba on "
        "Sunday, said the siege was “grave” but the city would hold."
    )
    (statement,) = read(text).statements
    assert statement.words == ["grave", "the siege was “grave” but the city would hold"]


def test_a_surname_and_a_role_meet_their_person(read: Read) -> None:
    text = (
        "The head of the Syrian Democratic Forces (SDF) said its fighters were under attack. "
        "SDF commander Mazloum Abdi said the group would resist. “We stay,” Abdi said."
    )
    names = [actor.name for actor in read(text).actors if actor.kind == "individual"]
    assert names == ["Mazloum Abdi"]


def test_a_designation_has_its_issuers_and_is_not_the_kind(read: Read) -> None:
    text = "Rebels of Hayat Tahrir al-Sham, designated a terrorist group by Russia and Turkey, took part."
    (actor,) = [a for a in read(text).actors if a.name == "Hayat Tahrir al-Sham"]
    assert actor.kind == "non_state_armed_group"
    assert [(d.label, d.by) for d in actor.designations] == [("terrorist group", ["Russia", "Turkey"])]


def test_a_backer_is_kept_with_the_backed(read: Read) -> None:
    (actor,) = [
        a
        for a in read("The U.S.-backed Syrian Democratic Forces entered Manbij.").actors
        if "Democratic" in a.name
    ]
    assert actor.backed_by == ["U.S."]


def test_the_armies_of_a_round_up_stay_apart(read: Read) -> None:
    text = (
        "MALI\nThe army killed nine rebels near Sarim on Monday.\n"
        "CHAD\nThe army killed six rebels near Oruk on Monday.\n"
        "NIGER\nPolice killed two gunmen near Takal on Monday."
    )
    assert [a.name for a in read(text).actors if a.kind == "state_forces"] == ["army", "army", "Police"]


def test_police_and_army_are_two_actors(read: Read) -> None:
    text = "The army said four people died in Goma. Police said two died in Sake."
    assert [a.name for a in read(text).actors] == ["army", "Police"]


def test_a_state_that_only_opens_a_section_is_no_actor(read: Read) -> None:
    text = "MALI\nGunmen killed four people in Sarim on Monday, police said."
    assert "MALI" not in [a.name for a in read(text).actors]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        pytest.param(
            "The governor’s office said four people died.",
            "governor’s office",
            "state",
            id="office-of-a-holder",
        ),
        pytest.param(
            "Two people died, a rights network said on Monday.", "rights network", "ngo", id="network"
        ),
        pytest.param(
            "The Salt Valley Army (SVA) said it killed four soldiers.",
            "Salt Valley Army",
            "non_state_armed_group",
            id="army-without-a-state",
        ),
        pytest.param(
            "The 6th Infantry Division said it killed four rebels.",
            "6th Infantry Division",
            "state_forces",
            id="numbered",
        ),
        pytest.param(
            "Rebel forces killed four people, police said.",
            "Rebel forces",
            "non_state_armed_group",
            id="rebel",
        ),
    ],
)
def test_a_party_has_its_whole_name_and_its_kind(read: Read, text: str, name: str, kind: str) -> None:
    assert (name, kind) in [(a.name, a.kind) for a in read(text).actors]


def test_a_short_form_in_brackets_is_met_again(read: Read) -> None:
    text = "The Salt Valley Army (SVA) attacked Oruk on Monday. The SVA said it killed four soldiers."
    assert [a.aliases for a in read(text).actors if a.name == "Salt Valley Army"] == [["SVA"]]


def test_the_insurgents_are_the_only_group_that_has_a_name(read: Read) -> None:
    text = "The Lake Front attacked Oruk. Police said the insurgents killed four people."
    assert "insurgents" not in [a.name for a in read(text).actors]


def test_a_label_is_kept_with_the_state_that_uses_it(read: Read) -> None:
    text = "The Lake Front attacked Oruk. The army said it killed 20 terrorists."
    (front,) = [a for a in read(text).actors if a.name == "Lake Front"]
    assert [(d.label, d.by) for d in front.designations] == [("terrorists", ["army"])]


def test_what_sources_relay_ends_before_them(read: Read) -> None:
    text = (
        "Foreign Minister Hakan Demir told the envoy that Turkey would not allow it, diplomatic sources said."
    )
    (statement,) = read(text).statements
    assert statement.words == ["Turkey would not allow it"]


def test_an_adjective_before_a_shared_noun_is_no_actor(read: Read) -> None:
    text = (
        "Russian and Syrian jets struck Idlib, Russia said. The Syrian army lost a post. "
        "The army said it had retaken the town of Sake."
    )
    actors = {actor.name: actor.aliases for actor in read(text).actors}
    assert set(actors) == {"Russia", "Syrian army"}
    assert "army" in actors["Syrian army"]


def test_a_backer_named_by_its_people_is_the_state(read: Read) -> None:
    text = "The Russian-backed Lake Front took the town of Sake on Friday, and Russia praised the move."
    backers = {actor.name: actor.backed_by for actor in read(text).actors}
    assert backers["Lake Front"] == ["Russia"]


def test_a_body_is_known_by_its_name(read: Read) -> None:
    text = "Nine people were killed in Idlib, the rescue service known as the White Helmets said."
    assert [one.reported_by for one in read(text).casualties] == ["White Helmets"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("LIMA (Andean Relief Union) – Rebels killed two men.", {"Rebels"}, id="byline"),
        pytest.param("Rebels killed two men (Photo: Lima Press Office)", {"Rebels"}, id="credit"),
        pytest.param("Rebels killed two men.\nLima Police", {"Rebels"}, id="scrap-at-the-end"),
        pytest.param(
            "Prime Minister Tewodros Kebede met the rebels. Tewodros said he had to act.",
            {"Tewodros Kebede"},
            id="given-name",
        ),
        pytest.param(
            "Rebels killed two men. A Valley Church Deacon fled. The family filed a police report on it.",
            {"Rebels"},
            id="office-in-a-name-and-a-paper",
        ),
    ],
)
def test_what_stands_around_the_story_is_no_actor(read: Read, text: str, expected: set[str]) -> None:
    assert {actor.name for actor in read(text).actors} == expected


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        pytest.param(
            "A member of the Lake Valley Church (LVC) media board condemned the rebels.",
            "member of the Lake Valley Church (LVC) media board",
            id="bracket-within",
        ),
        pytest.param(
            "The head of the trade and security bureau in Kirun said the rebels must leave.",
            "head of the trade and security bureau",
            id="office-in-a-described-body",
        ),
    ],
)
def test_the_speaker_has_the_whole_office(read: Read, sentence: str, speaker: str) -> None:
    assert [one.speakers for one in read(sentence).statements] == [[speaker]]


def test_a_date_within_a_quotation_dates_no_statement(read: Read) -> None:
    text = "President Joseph Makiala said: “The rebels must leave before Friday.”"
    assert [one.when for one in read(text).statements] == [None]


def test_a_relief_body_that_grants_a_fact_concedes_nothing(read: Read) -> None:
    text = "Rebels hold the town. The Lake Fund acknowledged that 12 prisoners had been freed."
    assert read(text).statements == []


def test_an_adjective_of_a_people_is_no_place(read: Read) -> None:
    (claim,) = read("Rebels killed two men in the Varantian capital on Sunday.").casualties
    assert claim.place is None


def test_a_surname_is_its_person_wherever_it_stands(read: Read) -> None:
    text = (
        "Rebels attacked Goma. Foreign minister Paul Mole called for talks. Moscow hit out at Mole on Friday, "
        "and Mole rejected the charge."
    )
    draft = read(text)
    assert [one.speakers for one in draft.statements] == [["Paul Mole"], ["Moscow"], ["Mole"]]
    assert draft.statements[1].addressees == ["Mole"]


def test_she_is_nobody_who_was_he(read: Read) -> None:
    text = (
        "Rebels attacked Goma. Foreign minister Paul Mole condemned the raid. He urged restraint. "
        "Mole was replying to Defence Minister Ana Ruiz. “We will never negotiate,” she said."
    )
    assert read(text).statements[-1].speakers == ["Ana Ruiz"]


def test_a_date_within_what_was_said_is_not_when_it_was_said(read: Read) -> None:
    text = (
        "Rebels fled Goma. President Paul Okello denied that the army had bombed the town of Sake last month."
    )
    assert [one.when for one in read(text).statements] == [None]


def test_strikes_that_are_ordered_are_no_request(read: Read) -> None:
    text = "President Paul Okello said he had ordered strikes on the rebels, and that “no raid will go unanswered now”."
    assert "REQUEST" not in [one.act for one in read(text).statements]
    assert read("The militia ordered the villagers to leave.").statements[0].act == "REQUEST"


def test_a_governor_is_no_part_of_a_name(read: Read) -> None:
    text = "Homs Governor Talal Hamdan said: “We will never surrender to the rebels.”"
    (statement,) = read(text).statements
    assert statement.speakers == ["Talal Hamdan"]


def test_a_people_is_named_with_its_noun_and_a_person_belongs_to_no_adjective(read: Read) -> None:
    text = (
        "Rebels attacked the Doria community. Kenyan Prime Minister Amina Otieno urged the rebels to leave. "
        "The Doria community fled."
    )
    actors = {actor.name: actor.part_of for actor in read(text).actors}
    assert actors["Amina Otieno"] is None
    assert "Doria community" in actors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "The Malian regime shelled Gao. The regime rejected the charge.",
            {"Malian regime"},
            id="one-regime",
        ),
        pytest.param(
            "The Malian army took Gao. Army units seized Kidal, and 3 men died in army raids.",
            {"Malian army"},
            id="units-of-the-army",
        ),
        pytest.param(
            "The army took Gao. The governor, Ana Ruiz, condemned the raid and recalled Nazi forces.",
            {"army", "Ana Ruiz"},
            id="armies-of-another-war",
        ),
        *(
            pytest.param(f"The Red Front {day} said that 3 men died in Gao.", {"Red Front"}, id=day)
            for day in ("today", "Tuesday")
        ),
    ],
)
def test_the_same_party_is_one_actor(read: Read, text: str, names: set[str]) -> None:
    assert {actor.name for actor in read(text).actors} == names


def test_a_clause_keeps_the_mark_that_closes_its_quotation(read: Read) -> None:
    text = 'Rebels attacked Goma. Kenya hit out at Uganda for its "lies."'
    assert read(text).statements[0].words == ["lies.", 'hit out at Uganda for its "lies."']


def test_a_date_that_another_source_gives_dates_no_vow(read: Read) -> None:
    text = "Jets struck Sake on Sunday, military sources said, as President Paul Okello vowed to crush the rebels."
    assert [(one.speakers, one.when) for one in read(text).statements] == [(["Paul Okello"], None)]


def test_a_quoted_term_behind_a_negation_keeps_the_clause_that_denies_it(
    read: Callable[[str], Draft],
) -> None:
    """The term alone would say the opposite."""
    [said] = read(
        "Rebels shelled the port of Velm on Monday. The shelling was not expected to bring “long queues at the quay”,"
        " the army's spokesman Luis Ardo said."
    ).statements
    assert any("not expected to bring" in words for words in said.words)


@pytest.mark.parametrize(
    "subject",
    [
        'The "Free Land Front"',
        'The self-styled "Free Land Front"',
        'The "Free Land Front," a group of students,',
        'The "Free Land Front" group',
    ],
)
def test_a_name_in_quotation_marks_speaks_and_is_not_spoken(read: Read, subject: str) -> None:
    draft = read(f"A bomb went off in Lima. {subject} claimed responsibility for the attack.")
    assert [one.speakers for one in draft.statements] == [["Free Land Front"]]
    assert "Free Land Front" in {actor.name for actor in draft.actors}


def test_who_a_deed_is_blamed_on_is_accused(read: Read) -> None:
    draft = read("A bomb went off in Lima. The police blamed the attack on the Free Land Front.")
    assert [one.addressees for one in draft.statements] == [["Free Land Front"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "President Omar al-Torins forces killed 4 men near Homs. Torin said the men were rebels.",
            "Omar al-Torin",
        ),
        ("Omar Torins spoke. Torins said rebels killed 4 soldiers on the pass.", "Omar Torins"),
    ],
    ids=["an owner", "a name of its own in s"],
)
def test_a_name_is_told_from_an_owner_in_a_text_without_apostrophes(read: Read, text: str, name: str) -> None:
    assert name in {actor.name for actor in read(text).actors}

"""Who is said to be behind a deed."""

import pytest

from sitrep.agent.article import make_article
from sitrep.agent.offline.engine import read_article


def blamed(text: str) -> list[list[str]]:
    return [item.blamed_on for item in read_article(make_article(text)).draft.casualties]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Five farmers were killed in Aklan on Monday. The Red Hand Front claimed responsibility for the attack.",
            ["Red Hand Front"],
            id="claimed",
        ),
        pytest.param(
            "Five farmers were killed in Aklan on Monday. The massacre was attributed to the Red Hand Front.",
            ["Red Hand Front"],
            id="attributed",
        ),
        pytest.param(
            "Five farmers were killed in Aklan on Monday. Members of the army were responsible for the crime.",
            ["army"],
            id="members of a body answer for the body",
        ),
        pytest.param(
            "Five farmers were killed in Aklan on Monday. The mayor blamed the Red Hand Front for the murders.",
            ["Red Hand Front"],
            id="blamed",
        ),
        pytest.param(
            "Five farmers were killed in Aklan on Monday. The Red Hand Front did not take part in the attack.",
            [],
            id="a negation lays nothing at anybody's door",
        ),
        pytest.param(
            "Five farmers were killed in Aklan on Monday. The army said rebels could be involved in the crime.",
            [],
            id="nor does a guess",
        ),
        pytest.param(
            "Five farmers were killed in Aklan on Monday. The army was involved in the harvest.",
            [],
            id="nor what is no deed",
        ),
        pytest.param(
            "FIVE FARMERS WERE KILLED ON MONDAY. THE SHINING PATH CLAIMED RESPONSIBILITY FOR THE ATTACK.",
            ["SHINING PATH"],
            id="capitals",
        ),
        pytest.param(
            "The Red Hand Front distributed leaflets claiming responsibility for the murder of five farmers.",
            ["Red Hand Front"],
            id="claimed on paper",
        ),
        pytest.param(
            "Five farmers were wounded in Aklan on Monday. The mayor accused the army of stopping ambulances in town.",
            [],
            id="accused of something else",
        ),
        pytest.param(
            "The Red Hand Front is tied to the killing of five farmers in Aklan, a charge made by the army.",
            [],
            id="who brings a charge has not done what it charges",
        ),
        pytest.param(
            "The mayor condemned the murder committed by RHF (Red Hand Front) guerrillas against five farmers.",
            ["RHF"],
            id="committed by its men",
        ),
        pytest.param(
            "RHF (Red Hand Front) guerrillas killed five farmers in Aklan.",
            ["Red Hand Front"],
            id="its men behind a name spelled out",
        ),
        pytest.param(
            "The Red Hand Front -- which holds the hills of Aklan -- killed five farmers.",
            ["Red Hand Front"],
            id="the doer before an aside between dashes",
        ),
        pytest.param(
            "The air force began bombing Aklan with two planes and four helicopter gunships, killing five farmers.",
            ["air force"],
            id="what it attacked with is no doer",
        ),
    ],
)
def test_figures_are_laid_to_those_said_to_be_responsible(text: str, expected: list[str]) -> None:
    assert blamed(text) == [expected]


def test_a_deed_told_of_other_people_is_laid_at_no_door() -> None:
    text = (
        "The army was implicated in the murder of six priests. Five farmers were killed in Aklan on Monday."
    )
    assert blamed(text) == [["army"], []]


def test_the_second_telling_gives_the_commando_its_name() -> None:
    text = "A commando killed Ana Ruiz on Monday. Ana Ruiz was killed by a Shining Path commando, the mayor said."
    assert blamed(text) == [["Shining Path"]]


def test_those_charged_with_a_deed_are_laid_its_victims() -> None:
    text = "Members of the Red Hand Front were arrested on charges of being involved in the murder of five farmers."
    assert blamed(text)[-1] == ["Red Hand Front"]


@pytest.mark.parametrize(
    "teller", ["the army said", "the mayor, Ana Ruiz, told reporters", "army sources said"]
)
def test_who_tells_of_a_deed_behind_its_doers_is_none_of_them(teller: str) -> None:
    assert blamed(f"Five farmers were killed by rebels, {teller}.") == [["rebels"]]


@pytest.mark.parametrize(
    ("sentence", "doers"),
    [
        (
            "Five farmers were killed by suspected members of the Maoist Shining Path guerrilla group.",
            ["Shining Path guerrilla group"],
        ),
        ("Five farmers were killed by hired gunmen in the pay of the Medellin Cartel.", ["Medellin Cartel"]),
        ("The terrorists, who belong to the Shining Path, killed five farmers.", ["Shining Path"]),
        ("Five farmers were killed by gunmen -- paid assassins of the Medellin Cartel.", ["Medellin Cartel"]),
        ("Death squads linked to the army killed five farmers.", ["Death squads"]),
        (
            "About 50 Shining Path guerrillas entered the town, gathered the farmers, and killed five of them.",
            ["Shining Path"],
        ),
        ("The Shining Path has been accused by the army of the murder of five farmers.", ["Shining Path"]),
        ("Suspected Shining Path guerrillas murdered five farmers.", ["Shining Path"]),
        (
            "Five farmers were murdered by unidentified persons, presumably members of the Shining Path.",
            ["Shining Path"],
        ),
        ("Five farmers were killed by a bomb placed by Shining Path terrorists.", ["Shining Path"]),
        ("Five farmers were killed when a bomb placed by the Shining Path exploded.", ["Shining Path"]),
        ("A bomb placed by the Shining Path exploded in town, killing five farmers.", ["Shining Path"]),
        ("Members of the 5th front of the FARC killed five farmers.", ["FARC"]),
        ("A court convicted three soldiers of the murder of five farmers.", ["soldiers"]),
        ("The army's murder of five farmers has shocked the town.", ["army"]),
        ("Five farmers were killed on orders from the Medellin Cartel.", ["Medellin Cartel"]),
        ("The Medellin Cartel ordered the murder of five farmers.", ["Medellin Cartel"]),
        ("Five farmers died in a Shining Path attack.", ["Shining Path"]),
        ("A bomb planted by the Shining Path killed five farmers.", ["Shining Path"]),
        ("Five farmers were killed when the army shelled the market.", ["army"]),
        ("Five farmers were killed by the Red Hand Front, RHF, in Aklan.", ["Red Hand Front"]),
        ("Five farmers were killed by members of the 1st Infantry Brigade.", ["1st Infantry Brigade"]),
    ],
)
def test_the_sentence_of_the_harm_names_its_doers(sentence: str, doers: list[str]) -> None:
    assert blamed(sentence) == [doers]


@pytest.mark.parametrize(
    "sentence",
    [
        "Two farmers died when an army truck hit a mine.",
        "Two farmers died in crossfire when the army clashed with the Shining Path.",
        "It is not known whether the Shining Path murdered two farmers.",
        "Police ruled out that the Shining Path committed the murder of two farmers.",
        "Two farmers were killed in Aklan. The army carried out raids in several districts after the attack.",
        "Two farmers were killed in Aklan. Nobody knows who is responsible.",
        "The army launched a search near Aklan on Monday. The bodies of two farmers were found on Tuesday.",
        "Shining Path units attacked a barracks. In another incident, masked youths killed two farmers.",
        "Two farmers were killed in Aklan. The killers were not members of the Shining Path.",
        "Two farmers were killed in Aklan. The Shining Path has not yet claimed responsibility.",
    ],
)
def test_nobody_is_blamed_where_the_text_blames_nobody(sentence: str) -> None:
    assert blamed(sentence) == [[]]


@pytest.mark.parametrize(
    "told",
    [
        "Police suspect the Shining Path.",
        "The Shining Path is believed to be responsible.",
        "Police said the killers were members of the Shining Path.",
        "A caller claimed responsibility on behalf of the Shining Path.",
        "In a statement, the Shining Path took credit for the attack.",
        "The Shining Path is believed to be behind the attack.",
    ],
)
def test_suspicion_is_of_the_deed_told_before(told: str) -> None:
    assert blamed(f"Five farmers were killed in Aklan. {told}") == [["Shining Path"]]


def test_all_who_are_accused_of_a_deed_stand_beside_it() -> None:
    text = "Six priests were killed in Aklan. The minister blamed the rebels for it. The rebels blamed the army for it."
    assert blamed(text) == [["rebels", "army"]]


def test_a_pronoun_before_the_verb_means_the_party_of_its_sentence() -> None:
    assert blamed("The Red Hand Front entered Aklan, where it killed five farmers.") == [["Red Hand Front"]]


def test_a_party_that_is_ruled_out_is_not_the_doer() -> None:
    assert blamed("The rebels, not the army, killed five farmers.") == [["rebels"]]


def test_traffickers_of_a_cartel_answer_for_it() -> None:
    text = (
        "Five farmers were killed in Aklan. The crime was blamed on drug traffickers of the Medellin Cartel."
    )
    assert blamed(text) == [["Medellin Cartel"]]


def test_who_blames_is_not_among_those_blamed() -> None:
    text = "Five farmers were killed in Aklan. According to the rebels, the army and the police are responsible for it."
    assert blamed(text.replace("for it", "for the attack")) == [["army", "police"]]


def test_an_attack_staged_by_somebody_is_laid_to_them() -> None:
    text = "Five farmers were killed in Aklan. Police said the attack was staged by the Shining Path."
    assert blamed(text) == [["Shining Path"]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "A nurse was kidnapped on Monday by a commando of the pro-Soviet group Red Hand Front.",
            id="a unit of a group that is named behind its kind",
        ),
        pytest.param(
            "Four judges were killed by gunmen, presumably from the Red Hand Front.", id="presumably"
        ),
        pytest.param(
            "Four judges were killed in Aklan. The attackers left leaflets of the Red Hand Front.",
            id="papers left behind",
        ),
        pytest.param(
            "Four judges were killed in Aklan. Flags of the Red Hand Front were found at the scene.",
            id="flags found there",
        ),
        pytest.param(
            "Gunmen of the Red Hand Front who were dressed as nurses killed three clerks.",
            id="behind a clause that describes them",
        ),
        pytest.param("The Red Hand Front will release the judges it has kidnapped.", id="whom it has taken"),
        pytest.param("Two women have been held by the Red Hand Front since May.", id="whom it holds"),
    ],
)
def test_the_men_and_the_papers_of_a_group_are_of_the_group(text: str) -> None:
    assert blamed(text) == [["Red Hand Front"]]


def test_who_looks_for_the_doers_of_a_crime_is_none_of_them() -> None:
    assert blamed(
        "Two clerks were shot dead in Aklan. The army carried out a search to find the authors of this crime."
    ) == [[]]


def test_a_commando_of_a_group_is_of_its_kind() -> None:
    (front,) = read_article(make_article("A commando of the Red Hand Front killed a judge.")).draft.actors
    assert (front.name, front.kind) == ("Red Hand Front", "non_state_armed_group")


@pytest.mark.parametrize("second", ["the Free Land Front", "the leftist Free Land Front"])
def test_either_of_two_groups_may_have_done_it(second: str) -> None:
    text = (
        f"Two clerks were shot dead in Aklan. The attack was carried out by the Red Hand Front or {second}."
    )
    assert blamed(text) == [["Red Hand Front", "Free Land Front"]]


@pytest.mark.parametrize(
    "group",
    [
        "the rebel group Red Dawn",
        'the leftist armed group "Red Dawn"',
        "members of the Maoist guerrilla movement Red Dawn",
        "a militia known as the Red Dawn",
    ],
)
def test_a_group_goes_by_the_name_behind_the_word_for_it(group: str) -> None:
    text = f"Two clerks were shot dead in Aklan by {group}."
    (report,) = [read_article(make_article(text)).draft]
    assert [item.blamed_on for item in report.casualties] == [["Red Dawn"]]
    assert ("Red Dawn", "non_state_armed_group") in {(one.name, one.kind) for one in report.actors}


@pytest.mark.parametrize(
    ("army", "name"),
    [
        ("Colombian Army of Popular Struggle", "Army of Popular Struggle"),
        ("Colombian Army of President Ruiz", "Colombian Army"),
    ],
)
def test_an_army_of_a_cause_is_not_that_of_its_country(army: str, name: str) -> None:
    assert blamed(f"The {army} killed five farmers in Aklan.") == [[name]]


def test_who_commands_a_group_gives_it_no_name() -> None:
    text = "Police blamed a rebel group Colonel Ana Ruiz commands for the attack. Two clerks died."
    assert "Ana Ruiz" not in {
        one.name for one in read_article(make_article(text)).draft.actors if one.kind != "individual"
    }


@pytest.mark.parametrize("men", ["An armed group", "Unidentified gunmen"])
def test_a_name_that_is_told_later_is_that_of_men_without_one(men: str) -> None:
    text = f"{men} killed two farmers in Aklan. The farmers were killed by members of the Red Hand Front."
    assert blamed(text) == [["Red Hand Front"]]


@pytest.mark.parametrize("number", ["12th", "XXII"])
def test_a_numbered_front_of_a_group_is_of_the_group(number: str) -> None:
    text = f"Two farmers were killed in Aklan by members of the {number} front of the Red Hand Front."
    assert blamed(text) == [["Red Hand Front"]]


def test_the_soldiers_of_a_battalion_go_by_its_whole_name() -> None:
    text = "TWO CLERKS WERE MURDERED IN AKLAN BY SANDLAKE BATTALION TROOPS."
    assert blamed(text) == [["SANDLAKE BATTALION TROOPS"]]


@pytest.mark.parametrize(
    ("body", "names"), [("Lake Liberation Front", ["Lake Liberation Front"]), ("Viru community", ["Gunmen"])]
)
def test_a_people_is_not_blamed_for_those_who_belong_to_it(body: str, names: list[str]) -> None:
    text = f"Gunmen killed 4 farmers in Marava. A resident said the attackers belonged to the {body}."
    assert blamed(text) == [names]


def test_who_is_said_to_have_fired_into_a_crowd_is_accused_of_its_dead() -> None:
    text = (
        "Seven pupils were shot dead in Karsa on Wednesday. Police said the pupils were hit in the crossfire."
        " Residents said police fired into the crowd without warning."
    )
    assert blamed(text) == [["police"], []]


@pytest.mark.parametrize(
    "told",
    [
        "The army denied that soldiers had fired on the marchers.",
        "It is not clear whether soldiers fired into the crowd.",
        "Soldiers fired into the air.",
    ],
)
def test_nobody_is_accused_of_firing_at_people_who_is_not_said_to_have_done_so(told: str) -> None:
    assert blamed(f"Six people died at a march in Karsa. {told}") == [[]]


def test_who_is_blamed_behind_who_tells_is_laid_the_dead() -> None:
    assert blamed("Two men were killed by a mine, the army said, blaming the Lake Front.") == [["Lake Front"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Al-Shabaab said the strike hit a family home, killing four children.", [[]]),
        (
            "Venezuelan troops clashed with Colombian rebels, leaving two guards and six clerks dead.",
            [[], []],
        ),
        (
            "Islamist militants beheaded six men in Karsa; a separate raid left three clerks dead.",
            [["Islamist militants"], []],
        ),
        ("The army said it had shelled the town, killing nine clerks.", [["army"]]),
        ("Residents said the army fought rebels in Karsa, killing nine civilians.", [["army"]]),
    ],
)
def test_who_tells_of_an_attack_clashes_or_acted_elsewhere_is_not_blamed(
    text: str, expected: list[list[str]]
) -> None:
    assert blamed(text) == expected


@pytest.mark.parametrize(
    ("teller", "forces", "names"),
    [
        ("India", "its forces", ["India"]),
        ("Russia's defence ministry", "its troops", ["Russia's defence ministry"]),
        ("The Lake Front", "its fighters", ["Lake Front"]),
    ],
)
def test_the_forces_of_who_tells_are_the_tellers(teller: str, forces: str, names: list[str]) -> None:
    assert blamed(f"{teller} said {forces} killed three enemy soldiers near Karsa on Monday.") == [names]

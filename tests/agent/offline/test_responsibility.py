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

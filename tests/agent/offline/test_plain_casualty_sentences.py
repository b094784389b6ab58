"""Plain sentences of harm: what befell whom, and what is not said of those who stand beside it."""

import pytest

from sitrep.agent.article import make_article
from sitrep.agent.offline.engine import read_article
from sitrep.schemas.draft import DraftCasualty


def claims(text: str) -> list[DraftCasualty]:
    return read_article(make_article(text)).draft.casualties


def told(text: str) -> list[tuple[str, str | None, str]]:
    return [(claim.count, claim.victims, claim.harm) for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Divers found the bodies of six oarsmen missing since May.",
            [("six", "oarsmen", "killed")],
            id="bodies-of-the-missing",
        ),
        pytest.param(
            "Six oarsmen missing since May were found dead.",
            [("Six", "oarsmen", "killed")],
            id="the-missing-found-dead",
        ),
        pytest.param(
            "Raiders have killed 90 people and abducted twice as many.",
            [("90", "people", "killed")],
            id="the-next-verb-has-its-own-object",
        ),
        pytest.param(
            "Raiders killed six farmers and fled.",
            [("six", "farmers", "killed")],
            id="who-killed-fled",
        ),
        pytest.param(
            "Raiders took 12 women and left 200 families homeless.",
            [("200", "families", "displaced")],
            id="no-verb-of-flight-for-those-who-are-taken",
        ),
        pytest.param(
            "At least 10 people were killed, two of them women, and 35 injured.",
            [("At least 10", "people", "killed"), ("two", "women", "killed"), ("35", "people", "injured")],
            id="the-rest-are-not-women",
        ),
        pytest.param(
            "The toll rose to five dead, including two women, and eleven wounded.",
            [("five", None, "killed"), ("two", "women", "killed"), ("eleven", None, "injured")],
            id="the-wounded-are-not-the-women-among-the-dead",
        ),
        pytest.param(
            "The raiders, five of whom were killed, came by boat.",
            [("five", None, "killed")],
            id="only-those-of-whom-it-is-said",
        ),
        pytest.param(
            "Twelve people were hurt, two of whom died.",
            [("Twelve", "people", "injured"), ("two", "people", "killed")],
            id="two-of-whom",
        ),
        pytest.param(
            "Twelve people were hurt, two of them fatally.",
            [("Twelve", "people", "injured"), ("two", "people", "killed")],
            id="fatally",
        ),
        pytest.param(
            "The blast wounded 13 people, two seriously.",
            [("13", "people", "injured"), ("two", "people", "injured")],
            id="seriously",
        ),
        pytest.param(
            "One of the two porters shot at the gate was killed.",
            [("One of the two porters", "porters", "killed")],
            id="one-of-two",
        ),
        pytest.param(
            "One of the 12 people killed was a nurse.", [("12", "people", "killed")], id="one-of-those-killed"
        ),
        pytest.param(
            "Among those killed in the blast were two clerks and a judge.",
            [("two", "clerks", "killed"), ("a judge", "judge", "killed")],
            id="among-those",
        ),
        pytest.param(
            "A driver who picked up two of the gunmen was killed.",
            [("A driver", "driver", "killed")],
            id="object-of-a-relative-clause",
        ),
        pytest.param(
            "The commander of the palace guard was assassinated.",
            [("commander", "commander", "killed")],
            id="commander-of-a-guard",
        ),
        pytest.param(
            "His brother, a captain, was killed.", [("His brother", "brother", "killed")], id="who-he-is"
        ),
        pytest.param(
            "A brother, a captain and a nurse were killed.",
            [("A brother, a captain and a nurse", "A brother, a captain and a nurse", "killed")],
            id="a-list",
        ),
        pytest.param("A mine killed his daughter, 19.", [("his daughter", "daughter", "killed")], id="age"),
        pytest.param(
            "A woman whose son was killed spoke in court.", [("son", "son", "killed")], id="whose-son"
        ),
        pytest.param(
            "The victims included a cook, two porters and a nurse.",
            [
                (
                    "a cook, two porters and a nurse",
                    "a cook, two porters and a nurse",
                    "killed_or_injured",
                )
            ],
            id="included",
        ),
        pytest.param(
            "The front killed 19 soldiers and captured six more.",
            [("19", "soldiers", "killed"), ("six", "more", "detained")],
            id="six-more",
        ),
        pytest.param("The 12 who died were cooks.", [("12", None, "killed")], id="the-twelve-who"),
        pytest.param(
            "The toll, which stood at 18 on Monday, has risen to 26.", [("26", None, "killed")], id="was-is"
        ),
        pytest.param(
            "Monitors put at 33 the number of clerks killed.", [("33", None, "killed")], id="put-at"
        ),
        pytest.param(
            "Her husband and both her sons were taken by men in masks and have not been seen since.",
            [("Her husband", "husband", "abducted"), ("both", "her sons", "abducted")],
            id="who-took-them-is-not-missing",
        ),
        pytest.param(
            "A mine killed a herder and 40 of his goats.",
            [("a herder", "herder", "killed")],
            id="goats-are-no-people",
        ),
        pytest.param(
            "The army lost 12 soldiers and three tanks.", [("12", "soldiers", "killed")], id="tanks"
        ),
        pytest.param(
            "Five people, all of them men, were shot dead.", [("Five", "people", "killed")], id="all-of-them"
        ),
        pytest.param(
            "The porters, two Danes and a Swede, were killed.",
            [("two", "Danes", "killed"), ("a Swede", "Swede", "killed")],
            id="told-once",
        ),
        pytest.param(
            "Eight guerrillas were killed and three captured in the hills.",
            [("Eight", "guerrillas", "killed"), ("three", "guerrillas", "detained")],
            id="and-three-captured",
        ),
        pytest.param(
            "Some 120 people, or a fifth of the village, are missing.",
            [("Some 120", "people", "missing")],
            id="or-a-fifth",
        ),
        pytest.param("The death count is now 340.", [("340", None, "killed")], id="now"),
        pytest.param(
            "A Red Cross nurse was killed.",
            [("A Red Cross nurse", "Red Cross nurse", "killed")],
            id="of-a-body",
        ),
        pytest.param(
            "A leader of the salt workers union was killed.", [("A leader", "leader", "killed")], id="union"
        ),
        pytest.param(
            "Rebels wounded five guards, one of whom later died.",
            [("five", "guards", "injured")],
            id="one-of-whom-is-not-all",
        ),
        pytest.param(
            "Kidnappers who seized a couple have killed one of them.",
            [("a couple", None, "abducted")],
            id="who-killed-one-of-them-lives",
        ),
        pytest.param(
            "One of 40 passengers died.",
            [("One of 40 passengers", "passengers", "killed")],
            id="one-of-a-number-opens-the-sentence",
        ),
        pytest.param(
            "Five of the 12 hostages were freed and two were killed.",
            [("two", "hostages", "killed")],
            id="two-more-of-the-hostages",
        ),
        pytest.param(
            "Police sought help after the arrest of 12 clerks.",
            [("12", "clerks", "detained")],
            id="help-was-sought-and-not-the-arrest",
        ),
        pytest.param(
            "Three abducted clerks were killed on Monday.",
            [("Three", "abducted clerks", "killed")],
            id="the-abducted-were-killed",
        ),
        pytest.param(
            "Six abducted nurses have been held since May.",
            [("Six", "abducted nurses", "abducted")],
            id="the-abducted-are-held",
        ),
        pytest.param("The rebels managed to kill 20 guards.", [("20", "guards", "killed")], id="managed"),
    ],
)
def test_harm_is_told_of_those_it_befell(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The front has threatened to kill 20 clerks.",
        "Three quarters of the village's 400 inhabitants have fled.",
        "Two thirds of those killed were women.",
        "About 80 per cent of the 500 rebels have been killed.",
        "The minister's convoy was hit near Tola.",
        "Soldiers have orders to shoot looters.",
        "No one claimed responsibility.",
        "Nine out of ten victims are women.",
        "The bandits made off with two vans.",
        "The firm had 20 workers and lost two more to a rival.",
    ],
)
def test_no_harm_is_read_into_plans_shares_and_things(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("An attack by rebels on a village killed 12 people.", ["rebels"]),
        ("Air strikes by government jets killed 12 people.", ["government"]),
        ("Shells fired by the rebels landed in a school, killing two cooks.", ["rebels"]),
        ("A convoy was ambushed near Tola by bandits, who killed a nurse.", ["bandits"]),
        ("The police, the opposition says, killed nine people.", ["police"]),
        ("Over the weekend jihadists attacked a village, killing 16 people.", ["jihadists"]),
        ("Two porters were pulled from a bus by rebels and executed.", ["rebels"]),
        ("The president's car ran over and killed a boy.", []),
        ("The Red Cross treated 12 people for burns.", []),
        ("Fighting between the army and the rebels has killed 90 people.", []),
        ("Clashes between soldiers and militants killed 12 people.", []),
        ("The attack by rebels came after a bomb had killed two people.", []),
    ],
)
def test_harm_is_laid_to_those_who_did_it(text: str, blamed: list[str]) -> None:
    assert claims(text)[0].blamed_on == blamed


def test_what_one_attack_left_is_laid_to_the_same_door() -> None:
    assert [claim.blamed_on for claim in claims("An attack by rebels left nine dead and 12 wounded.")] == [
        ["rebels"],
        ["rebels"],
    ]


def test_who_was_hurt_when_is_not_when_they_died() -> None:
    text = "Three of the 12 miners kidnapped on Monday were found dead on Friday."
    assert {(c.count, c.harm, c.when) for c in claims(text)} == {
        ("Three", "killed", "on Friday"),
        ("12", "abducted", "on Monday"),
    }

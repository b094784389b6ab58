"""Wordings of harm, and what the offline engine makes of each."""

from collections.abc import Callable

import pytest

from sitrep.schemas.draft import Draft

Read = Callable[[str], Draft]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        pytest.param("Nine people were killed in the raid.", [("killed", "Nine", 9)], id="passive"),
        pytest.param("The raid killed nine people.", [("killed", "nine", 9)], id="active"),
        pytest.param(
            "A mortar round hit the yard, killing two nurses.", [("killed", "two", 2)], id="participle"
        ),
        pytest.param("At least 40 villagers died.", [("killed", "At least 40", 40)], id="floor-intransitive"),
        pytest.param(
            "Three soldiers were killed and eleven injured.",
            [("killed", "Three", 3), ("injured", "eleven", 11)],
            id="two-harms",
        ),
        pytest.param(
            "The blast left six people dead and dozens wounded.",
            [("killed", "six", 6), ("injured", "dozens", None)],
            id="left-dead",
        ),
        pytest.param(
            "Gunmen killed or wounded 200 people in the valley.",
            [("killed_or_injured", "200", 200)],
            id="undivided",
        ),
        pytest.param(
            "The strike claimed the lives of between 20 and 30 farmers.",
            [("killed", "between 20 and 30", 20)],
            id="range",
        ),
        pytest.param("The death toll rose to 57 on Thursday.", [("killed", "57", 57)], id="toll"),
        pytest.param("The bombing caused the deaths of three children.", [("killed", "three", 3)], id="noun"),
        pytest.param(
            "The killing on Monday of three nurses shocked the town.", [("killed", "three", 3)], id="day-of"
        ),
        pytest.param(
            "The kidnapping in Cali on Friday of two engineers was condemned.",
            [("abducted", "two", 2)],
            id="place-and-day-of",
        ),
        pytest.param(
            "Gunmen killed on Monday a nurse and two clerks.",
            [("killed", "a nurse and two clerks", 3)],
            id="day-before-object",
        ),
        pytest.param(
            "The three clerks killed on Monday were buried.", [("killed", "three", 3)], id="reduced"
        ),
        pytest.param("The raiders abducted 14 schoolgirls.", [("abducted", "14", 14)], id="abducted"),
        pytest.param("Police arrested 31 protesters.", [("detained", "31", 31)], id="detained"),
        pytest.param(
            "Around 5,000 people fled the town.", [("displaced", "Around 5,000", 5000)], id="displaced"
        ),
        pytest.param("Twelve miners are missing.", [("missing", "Twelve", 12)], id="missing"),
        pytest.param("TWO POLICEMEN WERE KILLED YESTERDAY.", [("killed", "TWO", 2)], id="capitals"),
    ],
)
def test_a_wording_of_harm_gives_its_figures(
    read: Read, sentence: str, figures: list[tuple[str, str, int | None]]
) -> None:
    found = [(c.harm, c.count, c.figure) for c in read(sentence).casualties]
    assert found == figures


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Around four million people live in the province.", id="residents"),
        pytest.param("A wider war could kill thousands of people.", id="hypothetical"),
        pytest.param("The militia threatened to kill 20 hostages.", id="threat"),
        pytest.param("The army bought 30 tanks in 2019.", id="things"),
        pytest.param("Several hundreds of houses are burned in Oro, the mayor said.", id="houses"),
        pytest.param("The president dismissed four generals.", id="dismissed"),
    ],
)
def test_what_harms_nobody_gives_no_figure(read: Read, sentence: str) -> None:
    assert read(sentence).casualties == []


def test_a_figure_behind_including_is_part_of_the_one_before(read: Read) -> None:
    whole, part = read("At least 25 people, including ten children, were killed in the camp.").casualties
    assert (whole.figure, part.figure, part.part_of) == (25, 10, 1)


def test_among_the_dead_points_back_to_the_larger_figure(read: Read) -> None:
    text = "At least 31 people were killed, medics said. Fourteen children were among the dead, medics said."
    whole, part = read(text).casualties
    assert (whole.part_of, part.part_of) == (None, 1)


@pytest.mark.parametrize(
    ("sentence", "reporter", "blamed"),
    [
        pytest.param("Nine people were killed, the Red Cross said.", "Red Cross", [], id="trailing"),
        pytest.param("The army said nine of its soldiers had been killed.", "army", [], id="fronted"),
        pytest.param("According to residents, nine people were killed.", "residents", [], id="according-to"),
        pytest.param("Nine people were killed.", None, [], id="outlet"),
        pytest.param(
            "Nine people were killed in airstrikes carried out by Russia, residents said.",
            "residents",
            ["Russia"],
            id="reporter-is-not-blamed",
        ),
        pytest.param("Al-Shabaab killed nine people.", None, ["Al-Shabaab"], id="active-subject"),
        pytest.param(
            "Nine people were killed in Israeli strikes, medics said.",
            "medics",
            ["Israel"],
            id="owner-of-means",
        ),
    ],
)
def test_who_reports_is_kept_apart_from_who_is_blamed(
    read: Read, sentence: str, reporter: str | None, blamed: list[str]
) -> None:
    (claim,) = read(sentence).casualties
    assert (claim.reported_by, claim.blamed_on) == (reporter, blamed)


@pytest.mark.parametrize(
    ("sentence", "scope", "background"),
    [
        pytest.param("Nine people were killed in a strike on Monday.", "incident", False, id="incident"),
        pytest.param(
            "Nine people were killed in airstrikes on Monday.", "multi_incident", False, id="several"
        ),
        pytest.param("The death toll since 2 March has risen to 118.", "cumulative", False, id="since"),
        pytest.param(
            "The war has killed tens of thousands of people since 1998.", "conflict_total", True, id="war"
        ),
        pytest.param("Forty people were killed there in June 2019.", "incident", True, id="years-ago"),
        pytest.param("During May more than 40 people were killed.", "cumulative", True, id="in-a-month"),
        pytest.param(
            "The offensive, which began last week, has left 90 people dead.", "cumulative", False, id="begun"
        ),
        pytest.param("The raid began at dawn and 12 people have been killed.", "incident", False, id="raid"),
        pytest.param(
            "The seat has been vacant since March, when Ana Vela was shot dead.",
            "incident",
            False,
            id="one-person-dies-once",
        ),
    ],
)
def test_scope_and_history(read: Read, sentence: str, scope: str, background: bool) -> None:
    (claim,) = read(sentence).casualties
    assert (claim.scope, claim.background) == (scope, background)


def test_the_date_of_the_telling_is_not_the_date_of_the_harm(read: Read) -> None:
    (claim,) = read(
        "At least 25 people were killed in airstrikes, the rescue service said early on Monday."
    ).casualties
    assert claim.when is None


def test_a_heading_makes_no_claim(read: Read) -> None:
    text = "Twenty children killed, says hospital\nThe hospital said 20 children had been killed on Monday."
    assert [c.sentences for c in read(text).casualties] == [[2]]

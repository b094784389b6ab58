"""A name that stands in the text is not yet the one who reports, gains or loses there."""

from typing import Any

import pytest

from sitrep.agent.article import make_article
from sitrep.agent.grounding import GroundingIndex, ground_casualty, ground_territory
from sitrep.schemas.draft import DraftCasualty, DraftTerritory

INDEX = GroundingIndex(
    make_article(
        "The Red Cross opened a clinic in the valley of Ruhande on Monday.\n"
        "At least nine people were killed there on Tuesday, the valley hospital said, as the army shelled the ridge.\n"
        "The group added that four of the dead were children.\n"
        "According to Colonel Iben Sarr, two soldiers were wounded.\n"
        "The Ridge Brigades captured the village of Ketu from the army on Wednesday.\n"
        "The town of Sorba was retaken by the army.\n"
        "The army withdrew from Ketu.\n"
        "The death toll since 1 May has risen to 118, the hospital said.\n"
        "The army recaptured Ambu, which was seized by the Ridge Brigades in May.\n"
    )
)


def casualty(count: str, figure: int, cites: int, **slots: Any) -> DraftCasualty:
    given: dict[str, Any] = {
        "harm": "killed",
        "victims": None,
        "place": None,
        "when": None,
        "means": None,
        "reported_by": None,
        "blamed_on": [],
        "scope": "incident",
        "part_of": None,
        "background": False,
        **slots,
    }
    return DraftCasualty(count=count, figure=figure, sentences=[cites], **given)


@pytest.mark.parametrize(
    ("item", "accepted"),
    [
        pytest.param(casualty("At least nine", 9, 2, reported_by="valley hospital"), True, id="who-says-so"),
        pytest.param(casualty("At least nine", 9, 2, reported_by="Red Cross"), False, id="named-elsewhere"),
        pytest.param(
            casualty("two", 2, 4, harm="injured", reported_by="Iben Sarr"),
            True,
            id="according-to-before-the-name",
        ),
        pytest.param(casualty("four", 4, 3, reported_by="Red Cross"), True, id="the-group-may-stand-for-it"),
        pytest.param(casualty("At least nine", 9, 2), True, id="no-reporter-given"),
    ],
)
def test_only_who_speaks_there_is_the_reporter(item: DraftCasualty, accepted: bool) -> None:
    assert ground_casualty(item, INDEX).accepted is accepted


@pytest.mark.parametrize(("scope", "accepted"), [("cumulative", True), ("incident", False)])
def test_a_total_since_a_date_is_not_one_incident(scope: str, accepted: bool) -> None:
    item = casualty("118", 118, 8, scope=scope, reported_by="hospital")
    assert ground_casualty(item, INDEX).accepted is accepted


@pytest.mark.parametrize(
    ("count", "when", "accepted"),
    [
        pytest.param("61 people were killed", "Since January", False, id="its-own-time-is-since"),
        pytest.param("12 people were killed", "on Monday", True, id="a-day"),
    ],
)
def test_what_is_counted_since_a_date_is_not_one_incident(count: str, when: str, accepted: bool) -> None:
    index = GroundingIndex(make_article(f"{when} {count}."))
    figure = count.split()[0]
    item = casualty(figure, int(figure), 1, when=when)
    assert ground_casualty(item, index).accepted is accepted


def test_the_dead_of_an_attack_are_no_total_since_it() -> None:
    index = GroundingIndex(
        make_article("The town had been quiet since the raid, in which eight soldiers were killed.")
    )
    assert ground_casualty(casualty("eight", 8, 1), index).accepted


@pytest.mark.parametrize(
    ("told", "accepted"),
    [
        pytest.param("The ministry said 12 people were killed.", True, id="the-ministry"),
        pytest.param("It said 12 people were killed.", True, id="it"),
        pytest.param("A spokesman said 12 people were killed.", True, id="its-spokesman"),
        pytest.param("12 people were killed, according to the ministry.", True, id="according-to-it"),
        pytest.param("A transport union said 12 people were killed.", False, id="somebody-new"),
        pytest.param("The hospital said 12 people were killed.", False, id="another-body"),
        pytest.param("Ketu's mayor said 12 people were killed.", False, id="somebody-named"),
        pytest.param("The priest, a man of eighty, counted 12 people killed.", False, id="behind-an-aside"),
    ],
)
def test_who_speaks_there_must_be_able_to_mean_the_reporter(told: str, accepted: bool) -> None:
    index = GroundingIndex(make_article(f"The defence ministry opened a school on Monday.\n{told}"))
    item = casualty("12", 12, 2, reported_by="The defence ministry")
    assert ground_casualty(item, index).accepted is accepted


def test_a_pronoun_means_nobody_named_long_before() -> None:
    between = "The river was calm.\n" * 8
    index = GroundingIndex(
        make_article(f"The harbour union met on Monday.\n{between}They said 12 people were killed.")
    )
    item = casualty("12", 12, 10, reported_by="The harbour union")
    assert not ground_casualty(item, index).accepted


@pytest.mark.parametrize(
    ("blamed", "kept"),
    [
        pytest.param("Ridge Front", False, id="their-own-side"),
        pytest.param("the army", True, id="the-other-side"),
    ],
)
def test_nobody_is_blamed_for_harm_to_his_own_people(blamed: str, kept: bool) -> None:
    index = GroundingIndex(make_article("The army killed 11 members of the Ridge Front on Monday."))
    item = casualty("11", 11, 1, victims="members of the Ridge Front", blamed_on=[blamed])
    checked = ground_casualty(item, index)
    assert checked.accepted
    assert ("blamed_on[0]" not in checked.unusable) is kept


@pytest.mark.parametrize(
    ("change", "place", "gained", "lost", "cites", "accepted"),
    [
        pytest.param("captured", "Ketu", "Ridge Brigades", "army", 5, True, id="as-told"),
        pytest.param("captured", "Ketu", "army", "Ridge Brigades", 5, False, id="sides-swapped"),
        pytest.param("recaptured", "Sorba", "army", None, 6, True, id="passive-as-told"),
        pytest.param("recaptured", "Ambu", "army", "Ridge Brigades", 9, True, id="two-changes-as-told"),
        pytest.param("recaptured", "Ambu", "Ridge Brigades", "army", 9, False, id="two-changes-turned-round"),
        pytest.param("captured", "Sorba", "Ridge Brigades", "army", 6, False, id="passive-swapped"),
        pytest.param("withdrawn", "Ketu", None, "army", 7, True, id="withdrawn-as-told"),
        pytest.param("captured", "Ketu", "army", None, 7, False, id="who-withdrew-gains-nothing"),
    ],
)
def test_gainer_and_loser_cannot_be_swapped(
    change: str, place: str, gained: str | None, lost: str | None, cites: int, accepted: bool
) -> None:
    item = DraftTerritory(
        change=change,
        place=place,
        gained_by=[gained] if gained else [],
        lost_by=[lost] if lost else [],
        when=None,
        reported_by=None,
        background=False,
        sentences=[cites],
    )
    assert ground_territory(item, INDEX).accepted is accepted

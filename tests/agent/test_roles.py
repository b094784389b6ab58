"""A name that stands in the text is not yet the one who reports, gains or loses there."""

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


def casualty(count: str, figure: int, cites: int, **slots: object) -> DraftCasualty:
    given = {
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
    return DraftCasualty.model_validate({"count": count, "figure": figure, "sentences": [cites], **given})


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
    item = DraftTerritory.model_validate(
        {
            "change": change,
            "place": place,
            "gained_by": [gained] if gained else [],
            "lost_by": [lost] if lost else [],
            "when": None,
            "reported_by": None,
            "background": False,
            "sentences": [cites],
        }
    )
    assert ground_territory(item, INDEX).accepted is accepted

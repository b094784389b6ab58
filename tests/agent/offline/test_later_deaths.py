"""Who is told as hurt and then as dead has died: of wounds, later, in a sentence that follows."""

import pytest

from sitrep.agent.article import make_article
from sitrep.agent.offline.engine import OfflineDrafter, read_article
from sitrep.agent.pipeline import run
from sitrep.agent.private_loop import without_waiting
from sitrep.schemas.draft import DraftCasualty


def claims(text: str) -> list[DraftCasualty]:
    return read_article(make_article(text)).draft.casualties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Three of the wounded have since died.", [("killed", "Three")], id="some of the wounded"
        ),
        pytest.param("Two of the injured later died of their wounds.", [("killed", "Two")], id="of wounds"),
        pytest.param(
            "A nurse was wounded on the bridge and later died.", [("killed", "A nurse")], id="one verb on"
        ),
        pytest.param("Two guards were shot and died at the scene.", [("killed", "Two")], id="shot and died"),
        pytest.param(
            "Nine people were hurt and a guard died.",
            [("injured", "Nine"), ("killed", "a guard")],
            id="somebody else died",
        ),
        pytest.param(
            "Five people were hurt on Monday. Two of them died on Tuesday.",
            [("injured", "Five"), ("killed", "Two")],
            id="some of them",
        ),
        pytest.param(
            "Gunmen shot Mayor Rosa Vela in Tola. She died in hospital.", [("killed", "Rosa Vela")], id="she"
        ),
        pytest.param(
            "Judge Rosa Vela was wounded on Monday. The attackers fled. Vela died on Tuesday.",
            [("killed", "Rosa Vela")],
            id="by the shorter name",
        ),
        pytest.param("A nurse was shot on Monday. He died at noon.", [("killed", "A nurse")], id="no name"),
        pytest.param("Two nurses were shot. They died at noon.", [("killed", "Two")], id="they"),
        pytest.param(
            "Two nurses were shot and a guard was stabbed. They died at noon.",
            [("killed_or_injured", "Two"), ("injured", "a guard")],
            id="either may be meant",
        ),
    ],
)
def test_who_has_died_is_no_longer_among_the_injured(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(item.harm, item.count) for item in claims(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot Mayor Rosa Vela in Tola on Monday. She died in hospital.",
        "Mayor Rosa Vela was shot by gunmen in Tola on Monday and died in hospital.",
    ],
)
def test_a_death_keeps_what_the_attack_told(text: str) -> None:
    (claim,) = claims(text)
    assert (claim.blamed_on, claim.place, claim.when) == (
        ["Gunmen" if text[0] == "G" else "gunmen"],
        "Tola",
        "on Monday",
    )


def test_a_death_told_by_a_pronoun_cites_the_name_as_well() -> None:
    (claim,) = claims("Gunmen attacked Judge Rosa Vela on Monday. She died.")
    assert claim.sentences == [1, 2]


@pytest.mark.parametrize(
    ("text", "harms"),
    [
        ("Two nurses were wounded on Monday. They died at noon.", ["killed"]),
        ("Gunmen wounded Mayor Rosa Vela in Tola. She has since died.", ["killed"]),
        ("Judge Rosa Vela was wounded on Monday. The attackers fled. Vela died on Tuesday.", ["killed"]),
        ("Two nurses were wounded on Monday. They have not died.", ["injured"]),
        ("A clerk was wounded on Monday. She died in hospital.", ["killed"]),
    ],
)
def test_a_later_death_passes_the_check(text: str, harms: list[str]) -> None:
    report = without_waiting(run(make_article(text), OfflineDrafter()))
    assert [claim.harm for claim in report.casualties] == harms

"""Between a verb of harm and its victims may stand a day, a place, circumstances, or who tells it."""

import pytest

from sitrep.agent.article import make_article
from sitrep.agent.offline.engine import read_article


def told(text: str) -> list[tuple[str, str, list[str]]]:
    items = read_article(make_article(text)).draft.casualties
    return [(item.harm, item.count, item.blamed_on) for item in items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed on Monday a nurse.", [("killed", "a nurse", ["Gunmen"])]),
        ("Gunmen killed within hours two judges.", [("killed", "two", ["Gunmen"])]),
        ("Rebels killed in an ambush near Tola seven rangers.", [("killed", "seven", ["Rebels"])]),
        ("Gunmen abducted in the town of Tola three nurses.", [("abducted", "three", ["Gunmen"])]),
        ("Gunmen killed in Tola's market yesterday 12 people.", [("killed", "12", ["Gunmen"])]),
        ("Rebels killed on 3 May in the town of Tola two nurses.", [("killed", "two", ["Rebels"])]),
        ("Attackers wounded, according to police, three officers.", [("injured", "three", ["Attackers"])]),
        ("The strike killed, the ministry said, at least 12 people.", [("killed", "at least 12", [])]),
    ],
)
def test_victims_stand_behind_what_interrupts(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Two guards killed in fighting with 200 rebels.", "Two"),
        ("At least ten people killed in Tola 30 people injured.", "At least ten"),
        ("Soldiers killed in an attack on five villages.", "Soldiers"),
        ("Three people killed, police said, two guards and a guide.", "Three"),
        ("A man was killed in a village near a school for 200 girls.", "A man"),
    ],
)
def test_victims_before_a_participle_stay_the_victims(text: str, victims: str) -> None:
    assert [count for harm, count, _ in told(text) if harm == "killed"] == [victims]

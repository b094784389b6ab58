"""Whom a word of harm is said of, where others stand nearer, and when it tells of no harm at all."""

import pytest

from sitrep.agent.article import make_article
from sitrep.agent.offline.engine import read_article


def told(text: str) -> list[tuple[str, str, list[str]]]:
    items = read_article(make_article(text)).draft.casualties
    return [(item.harm, item.count, item.blamed_on) for item in items]


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("Two men were killed by rebels, and Kenya closed the border.", ["rebels"]),
        ("Two men were killed by rebels and the army said it would respond.", ["rebels"]),
        ("Two men were killed by rebels and soldiers in Tola.", ["rebels", "soldiers"]),
        ("Two men were killed by rebels and militiamen backed by Kenya.", ["rebels", "militiamen"]),
    ],
)
def test_the_next_clause_names_no_doer(text: str, blamed: list[str]) -> None:
    assert told(text) == [("killed", "Two", blamed)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Juan Paz, one of the front's leaders, is in custody.", [("detained", "Juan Paz", [])]),
        ("Juan Paz, one of the wounded, was killed on Tuesday.", [("killed", "Juan Paz", [])]),
        ("Two men were arrested by troops, and Kenya suffered losses.", [("detained", "Two", ["troops"])]),
        ("The police announced the arrest of two men.", [("detained", "two", ["police"])]),
        ("The fighting forced 900 people to flee.", [("displaced", "900", [])]),
        ("Thirty prisoners are held in Tola.", [("detained", "Thirty", [])]),
        ("The rebels took the town, executing nine men.", [("killed", "nine", ["rebels"])]),
        ("The army lost its control of Tola, killing nine men.", [("killed", "nine", [])]),
        (
            "His father and younger brother were killed.",
            [("killed", "His father", []), ("killed", "brother", [])],
        ),
    ],
)
def test_harm_is_said_of_those_it_befell(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Our fighters annihilated and destroyed that post.",
        "The officers were removed from office and lost all their influence.",
        "The exercise forced the troops to endure bad weather.",
        "Thirty prisoners escaped from the jail.",
        "The court requested the arrest of two generals.",
        "Prosecutors issued warrants for the arrest of 12 officers.",
        "The mayor called the report of the killing of 12 people false.",
        "EUPHORIA HAS COMPLETELY VANISHED.",
    ],
)
def test_nobody_is_harmed(text: str) -> None:
    assert [count for _, count, _ in told(text)] == []


def test_who_arrests_one_man_is_not_arrested() -> None:
    assert "soldiers" not in [count for _, count, _ in told('The soldiers arrested one Front "ringleader."')]

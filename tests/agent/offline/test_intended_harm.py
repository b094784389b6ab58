"""Harm in the bare form of a verb: planned and promised harm is not told, harm in the present tense is."""

import pytest

from sitrep.agent.article import make_article
from sitrep.agent.offline.engine import read_article


def counts(text: str) -> list[str]:
    return [item.count for item in read_article(make_article(text)).draft.casualties]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels plan to destroy power lines and murder government officials.",
        "They want to seize the town and kill the mayor, the army said.",
        "The group vowed to bomb embassies and kidnap diplomats.",
        "Rebels will burn houses and kill civilians, the governor warned.",
        "The army did not attack the town or kill civilians, it said.",
        "The militias end up killing each other.",
        "Soldiers and rebels killed one another in the streets.",
        "In an interview with Juan Paredes die Welt asked about the war.",
    ],
)
def test_harm_that_is_meant_or_counts_nobody_is_not_told(text: str) -> None:
    assert counts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attack a village and kill seven people.", ["seven"]),
        ("Gunmen attack a village, kill seven people and wound 12.", ["seven", "12"]),
        ("Gunmen moved on to Tola and kill two guards.", ["two"]),
        ("They tried to rob the bank and killed a guard.", ["a guard"]),
        ("Dozens die of hunger in Tola.", ["Dozens"]),
    ],
)
def test_harm_in_the_present_tense_is_told(text: str, expected: list[str]) -> None:
    assert counts(text) == expected

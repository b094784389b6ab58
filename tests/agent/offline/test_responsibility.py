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
    ],
)
def test_figures_are_laid_to_those_said_to_be_responsible(text: str, expected: list[str]) -> None:
    assert blamed(text) == [expected]

"""Acts of speech in dispatches: what is condemned, not known, foreseen or told through a paper."""

from collections.abc import Callable

import pytest

from sitrep.schemas.draft import Draft

Read = Callable[[str], Draft]

_WAR = "Rebels attacked Oruk on Monday, killing six soldiers. "


@pytest.mark.parametrize(
    ("text", "speaker", "act"),
    [
        pytest.param(
            "“We strongly condemn the murder of six soldiers,” said Ana Ruiz, the defence minister.",
            "Ana Ruiz",
            "ACCUSE",
            id="we condemn",
        ),
        pytest.param(
            "The army said the council should not have received the rebel leaders.",
            "army",
            "ACCUSE",
            id="should not have",
        ),
        pytest.param(
            "“We are not sure which of the rebel groups attacked the garrison,” Governor Omar Deeb said.",
            "Omar Deeb",
            "COMMENT",
            id="nobody knows",
        ),
        pytest.param(
            "The minister dismissed the rebel commander's claims.", "minister", "DENY", id="claims dismissed"
        ),
        pytest.param(
            "The government and the rebels sign a ceasefire.", "government", "AGREE", id="sign, present tense"
        ),
        pytest.param(
            "A statement from Foreign Minister Omar Deeb said the rebels must withdraw at once.",
            "Omar Deeb",
            "REQUEST",
            id="through a statement",
        ),
    ],
)
def test_who_performs_which_act(read: Read, text: str, speaker: str, act: str) -> None:
    told = read(_WAR + text).statements
    assert [(one.speakers[0], one.act) for one in told] == [(speaker, act)]


def test_what_the_statement_comes_after_is_no_part_of_a_name(read: Read) -> None:
    text = _WAR + "The statement comes after the Hadran Defence Ministry claimed its troops had taken Sefa."
    assert all("statement" not in name for one in read(text).statements for name in one.speakers)

"""Whose words a quotation is, whether they are a position, and to whom they go."""

from collections.abc import Callable

import pytest

from sitrep.schemas.draft import Draft

Read = Callable[[str], Draft]
_WAR = "The army fought rebels near Sake on Monday.\n\n"


def _said(draft: Draft) -> list[tuple[list[str], str]]:
    return [(one.speakers, one.act) for one in draft.statements]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            'Prime Minister Haidar al-Sorani met his soldiers.\n\n"Most of the city is in our hands," Sorani said.',
            "Sorani",
            id="a surname behind a straight mark, without its article",
        ),
        pytest.param(
            "“The whole valley is safe tonight,” Col. Ana Ruiz, spokeswoman for the Hill Command, told reporters.",
            "Ana Ruiz",
            id="a person before the office",
        ),
        pytest.param(
            "“This is the beginning of a partition,” Saeed Karim, a lawmaker, said in a statement that echoed others.",
            "Saeed Karim",
            id="a relative clause behind the statement",
        ),
        pytest.param("“We will come back,” said its spokesman.", "army", id="a spokesman without a name"),
        pytest.param(
            "“We urge all parties to lay down their arms,” said a statement from the Foreign Ministry.",
            "Foreign Ministry",
            id="who made the statement",
        ),
        pytest.param(
            "The Defence Ministry made this statement on Friday, adding: “The roads are being cleared of mines.”",
            "Defence Ministry",
            id="a statement made and added to",
        ),
    ],
)
def test_a_quotation_is_of_the_one_who_says_it(read: Read, text: str, speaker: str) -> None:
    (statement,) = read(_WAR + text).statements
    assert statement.speakers == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "“There was a column on the road,” said a local official.", id="an official without a name"
        ),
        pytest.param("A German newspaper reporter denied that soldiers were there.", id="a reporter"),
        pytest.param(
            "The Lake Front has maintained a siege on the city for months.", id="keeping something up"
        ),
        pytest.param("The rebels pressed on in their offensive while soldiers left.", id="pressing on"),
        pytest.param("Rebels arrived in Oruk and no fighting took place.", id="arriving somewhere"),
        pytest.param(
            "The army left the hill, calling into question its promise to the town.",
            id="calling into question",
        ),
    ],
)
def test_what_is_no_position(read: Read, text: str) -> None:
    assert read(_WAR + text).statements == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        pytest.param(
            "“We have cleared the whole valley of gunmen,” the army said.", "ANNOUNCE_OR_CLAIM", id="a deed"
        ),
        pytest.param("“We should thank the brave men,” President Omar Deeb said.", "COMMENT", id="we should"),
        pytest.param(
            "The UN envoy Ana Ruiz warned of “a widening fire in the whole valley”.",
            "COMMENT",
            id="a warning of the UN",
        ),
        pytest.param(
            "The minister rejected the militia claims, and left the hall.", "REJECT", id="claims as an object"
        ),
    ],
)
def test_the_act_of_what_is_said(read: Read, text: str, act: str) -> None:
    assert [one.act for one in read(_WAR + text).statements] == [act]


def test_who_is_warned_is_addressed(read: Read) -> None:
    (statement,) = read(_WAR + "The Lake Front warned the army against returning to the towns.").statements
    assert (statement.act, statement.addressees) == ("THREATEN", ["army"])


def test_two_who_deny_behind_a_though_speak_for_themselves(read: Read) -> None:
    text = (
        _WAR + "Washington said last week Moscow had sent jets, though Russia and the Lake Front denied this."
    )
    assert (["Russia", "Lake Front"], "DENY") in _said(read(text))

"""What act a neutral word of speech reports, and what it reports as a bare fact."""

from collections.abc import Callable

import pytest

from sitrep.schemas.draft import Draft

Read = Callable[[str], Draft]


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        pytest.param("The army said it “does not fire on civilians”.", "DENY", id="negated-main-verb"),
        pytest.param("The Hill Front said no such raid took place.", "DENY", id="no-such"),
        pytest.param(
            "The governor said the road would reopen to the troops.", "ANNOUNCE_OR_CLAIM", id="plan"
        ),
        pytest.param("The Hill Front said it had entered Kirun.", "ANNOUNCE_OR_CLAIM", id="own-deed"),
        pytest.param("The president said he would never resign.", "REJECT", id="refusal"),
        pytest.param("The prime minister said curfews should be lifted.", "REQUEST", id="ought"),
        pytest.param("The army said the gunmen would be hunted down.", "THREATEN", id="harm-promised"),
        pytest.param(
            "The foreign ministry said its envoy had rejected the offer.", "REJECT", id="act-within-a-report"
        ),
        pytest.param(
            "The mayor said the army was “not doing enough to guard the camps of the north”.",
            "COMMENT",
            id="falling-short-is-no-denial",
        ),
        pytest.param(
            "The president called the truce with the rebels “a victory of our free nation”.",
            "COMMENT",
            id="quoted-view",
        ),
    ],
)
def test_the_act_of_a_neutral_word_of_speech(read: Read, sentence: str, act: str) -> None:
    assert [one.act for one in read(sentence).statements] == [act]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The army said it lost two men.", id="losses"),
        pytest.param("The police said a bus had left the road.", id="fact"),
        pytest.param("The ministry said “several” shops burned.", id="term"),
        pytest.param("The police said no one was hurt.", id="no-harm"),
        pytest.param("The ministry said nothing about the raid.", id="nothing"),
        pytest.param("An officer who asked not to be named left.", id="unnamed"),
    ],
)
def test_a_bare_report_is_no_statement(read: Read, sentence: str) -> None:
    assert read(sentence).statements == []


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        pytest.param(
            "The minister denied the charge. “We never gave that order,” he said.",
            ["DENY"],
            id="a-quotation-goes-on-with-it",
        ),
        pytest.param(
            "“We stand with our soldiers,” the king said. “Their killers will be hunted down.”",
            ["SUPPORT", "THREATEN"],
            id="a-quotation-with-a-stance-of-its-own",
        ),
        pytest.param(
            "The army rejected the claim, but the Hill Front accused it of lying.",
            ["DENY", "ACCUSE"],
            id="two-speakers-in-one-sentence",
        ),
        pytest.param(
            "The army said dozens had left Kirun but shepherds and rebels dismissed the report as a lie.",
            ["DENY"],
            id="two-sorts-of-people-behind-a-break",
        ),
    ],
)
def test_one_record_for_a_speaker_and_act(read: Read, text: str, acts: list[str]) -> None:
    assert [one.act for one in read(text).statements] == acts


def test_promises_away_from_the_conflict_are_no_statements(read: Read) -> None:
    text = "The mayor promised a new swimming pool.\n\nThe carnival begins on Friday."
    assert read(text).statements == []


def test_a_spokesman_goes_on_for_his_body(read: Read) -> None:
    text = (
        "Kenya's foreign ministry urged both armies to stop. "
        "“Every day of war,” said its spokeswoman, Amina Otieno, “is a day of graves.”"
    )
    (statement,) = read(text).statements
    assert (statement.speakers, statement.act) == (["Amina Otieno"], "REQUEST")


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        pytest.param(
            "Kenya said Ugandan guns had been firing since dawn.", "ACCUSE", id="another-state-attacks"
        ),
        pytest.param(
            "The Hill Front claimed the attack on the bus.", "ANNOUNCE_OR_CLAIM", id="claimed-attack"
        ),
        pytest.param("The army told the villagers to leave their homes.", "REQUEST", id="told-to"),
        pytest.param("The council held the army responsible for the raid.", "ACCUSE", id="held-responsible"),
    ],
)
def test_verbs_that_settle_the_act(read: Read, sentence: str, act: str) -> None:
    assert [one.act for one in read(sentence).statements] == [act]


def test_the_words_that_settle_the_act_come_first(read: Read) -> None:
    text = (
        "The governor said the raid was “an attempt to weaken the army of the valley”. "
        "Speaking to state TV, the governor said: “The policy of the valley will not change.”"
    )
    (told,) = read(text).statements
    assert (told.act, told.words[0]) == ("REJECT", "The policy of the valley will not change.")

"""Who speaks: subjects before and behind the word of speech, asides, relative clauses, pronouns and short forms."""

from collections.abc import Callable

import pytest

from sitrep.schemas.draft import Draft

Read = Callable[[str], Draft]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        pytest.param("In Goma the governor rejected the plan.", "governor", id="behind-an-opening-phrase"),
        pytest.param(
            "The African Union, of which Chad is a member with Mali, condemned the coup.",
            "African Union",
            id="relative-clause-between-commas",
        ),
        pytest.param(
            "“We will never negotiate,” insists the army spokesman, Paul Okello.",
            "Paul Okello",
            id="inverted",
        ),
        pytest.param(
            "Kenya's foreign ministry accused Uganda of lying and rejected the charge.",
            "Kenya's foreign ministry",
            id="joined-verbs",
        ),
    ],
)
def test_the_subject_of_a_word_of_speech(read: Read, sentence: str, speaker: str) -> None:
    statements = read(sentence).statements
    assert [one.speakers for one in statements] == [[speaker]] * len(statements) != []


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("No group has claimed responsibility.", id="nobody"),
        pytest.param("The government did not announce a truce.", id="negated"),
        pytest.param("The army acted on reports of a raid.", id="noun"),
    ],
)
def test_what_is_not_said_has_no_speaker(read: Read, sentence: str) -> None:
    assert read(sentence).statements == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "The Free Liberation Front has another version. Its spokesman denied the capture.",
            "Free Liberation Front",
            id="its-spokesman",
        ),
        pytest.param(
            "The Free Liberation Front fled, the army said. The group denied it.",
            "Free Liberation Front",
            id="a-group-is-no-army",
        ),
    ],
)
def test_a_short_form_stands_for_the_party_it_can_mean(read: Read, text: str, speaker: str) -> None:
    assert read(text).statements[-1].speakers == [speaker]

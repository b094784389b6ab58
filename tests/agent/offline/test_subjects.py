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


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        pytest.param(
            "The plan drew the anger of envoy Ana Ruiz who rejected the truce.", "Ana Ruiz", id="who"
        ),
        pytest.param(
            "The news came as the Lake Front (mostly young men) rejected the truce.",
            "Lake Front",
            id="brackets",
        ),
        pytest.param(
            "Paul Mole a former army minister rejected the truce.", "Paul Mole", id="apposed-without-commas"
        ),
    ],
)
def test_subjects_beside_other_nouns(read: Read, sentence: str, speaker: str) -> None:
    assert [one.speakers for one in read(f"Rebels attacked Goma. {sentence}").statements] == [[speaker]]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The war began with anti-government protests in March.", id="noun"),
        pytest.param("The regime accused of bombing the town kept silent.", id="accused-of"),
    ],
)
def test_words_of_speech_that_say_nothing(read: Read, sentence: str) -> None:
    assert read(f"Rebels attacked Goma. {sentence}").statements == []


def test_a_quotation_without_its_end_stops_where_the_next_begins(read: Read) -> None:
    text = (
        'Rebels attacked Goma. President Paul Okello said: "We will never surrender. "The war goes on," he said. '
        "The army denied the charge."
    )
    assert [one.speakers for one in read(text).statements][-1] == ["army"]

"""Whose word a figure stands on: the whole noun phrase, whatever stands between it and the verb."""

from collections.abc import Callable

import pytest

from sitrep.schemas.draft import Draft

Read = Callable[[str], Draft]


@pytest.mark.parametrize(
    ("text", "reporter"),
    [
        pytest.param("A bakers' union said four men were killed.", "bakers' union", id="common-noun"),
        pytest.param("Kenya's southern command said four men died.", "Kenya's southern command", id="owner"),
        pytest.param("The governor's office said four men were killed.", "governor's office", id="office-of"),
        pytest.param(
            "A porter who was not allowed to talk to the press said four men were killed.",
            "porter",
            id="clause",
        ),
        pytest.param("A priest counted four bodies.", "priest", id="counting"),
        pytest.param(
            "Four men were killed, according to members of a local council.",
            "members of a local council",
            id="according-to",
        ),
        pytest.param(
            "Four men were killed, according to a tally kept by the Lawyers Guild.",
            "Lawyers Guild",
            id="tally",
        ),
        pytest.param(
            "Two guards registered by the clerk left. Four men died.", None, id="passive-is-no-speech"
        ),
        pytest.param("Loading comments from users. Four men were killed.", None, id="a-doing-is-no-source"),
        pytest.param("We have recorded four deaths.", None, id="publisher"),
        pytest.param(
            "The army gave another version. It claimed that four men were killed.", "army", id="pronoun"
        ),
    ],
)
def test_the_source_is_the_whole_phrase_that_speaks(read: Read, text: str, reporter: str | None) -> None:
    assert [claim.reported_by for claim in read(text).casualties] == [reporter]


def test_he_may_be_the_spokesman_of_the_sentence_before(read: Read) -> None:
    """He stands far behind in his own sentence, and the one that quotes him is short."""
    text = (
        "The Lake Front said it took the town on Thursday, and spokesman Didier Lumona said the army had fled. "
        "“Our day,” he said."
    )
    assert read(text).statements


def test_the_saint_of_a_church_is_no_place(read: Read) -> None:
    text = "Soldiers fired on worshippers of St. Mary church in Goma. They killed two people."
    assert "Mary" not in [claim.place for claim in read(text).casualties]

"""How a given wording stands in a text. The cases are files: one phenomenon each, in many scripts."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitrep.agent.matching import match
from sitrep.agent.passages import Source
from sitrep.schemas.vocabulary import Match, values

CASES = Path(__file__).parent.parent / "cases" / "grounding"
FILES = sorted(CASES.glob("*.json"))
TEXT = (
    "Norland's army said 19 people died in Marava on Tuesday. It did not say how. İdlib, Straße, ٢٥, 二十五."
)


def _cases():
    for path in FILES:
        loaded = json.loads(path.read_text(encoding="utf-8"))
        for number, case in enumerate(loaded["cases"], 1):
            yield pytest.param(loaded["text"], case, id=f"{path.stem}-{number}")


@pytest.mark.parametrize(("text", "case"), list(_cases()))
def test_a_wording_gets_the_verdict_its_case_file_states(text, case):
    within = None
    if "within" in case:
        start = text.index(case["within"])
        within = [(start, start + len(case["within"]))]

    found = match(case["given"], text, within=within)

    assert found.verdict == case["verdict"], found.note
    if "spans" in case:
        assert [text[start:end] for start, end in found.spans] == case["spans"]
    if "note" in case:
        assert found.note == case["note"]


def test_the_occurrence_in_the_cited_range_comes_first():
    text = "Karst burned. Karst fell."
    found = match("Karst", text, within=[(14, len(text))])
    assert found.spans == ((14, 19), (0, 5))


@given(wording=st.text(max_size=40), text=st.text(max_size=120))
def test_matching_never_raises_and_its_spans_lie_in_the_text(wording, text):
    found = match(wording, text)
    assert found.verdict in values(Match)
    assert all(0 <= start < end <= len(text) for start, end in found.spans)
    assert bool(found.spans) or found.verdict == "absent"


@given(data=st.data())
def test_whole_words_cut_out_of_a_text_are_found_exactly_there(data):
    words = TEXT.replace(".", "").replace(",", "").split()
    start = data.draw(st.integers(0, len(words) - 1))
    wording = words[start]
    found = match(wording, TEXT)
    assert found.verdict == "exact"
    assert TEXT[slice(*found.spans[0])] == wording


@settings(max_examples=30)
@given(texts=st.lists(st.sampled_from(["army", "19 people", "Marava", "did say how", "İdlib"]), max_size=5))
def test_a_verdict_does_not_depend_on_what_was_looked_for_before(texts):
    source = Source(TEXT)
    for text in texts:
        assert match(text, source) == match(text, TEXT)


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        pytest.param("a" + " " * 40_000 + "b ... c", "a b", id="spaces"),
        pytest.param("north... " * 2000, "north " * 4000, id="ellipses"),
        pytest.param("[" * 20_000, "[" * 20_000, id="brackets"),
        pytest.param("army army navy", "army “army” " * 4000, id="repeats"),
    ],
)
def test_hostile_lengths_are_answered_too(wording, text):
    assert match(wording, text).verdict in values(Match)

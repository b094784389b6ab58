"""Reading answers: what is repaired, what is malformed, and where the JSON is found."""

import json
from typing import Any

import fake_llm as fake
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.agent.drafter import Failure
from sitrep.agent.model.reading import (
    UnreadableAnswerError,
    find_object,
    merge_answers,
    read_draft,
    read_repairs,
    repaired_items,
)
from sitrep.schemas.draft import Draft, DraftCasualty


def read_casualty(**slots: Any) -> DraftCasualty:
    [casualty] = read(fake.draft(casualties=[fake.casualty(**slots)])).draft.casualties
    return casualty


def read(answer: Any) -> Any:
    return read_draft(json.dumps(answer))


@pytest.mark.parametrize(
    ("given_numbers", "numbers"),
    [
        pytest.param([3, 4], [3, 4], id="numbers"),
        pytest.param(3, [3], id="one-number"),
        pytest.param("3", [3], id="digits"),
        pytest.param("S3", [3], id="letter"),
        pytest.param("[3]", [3], id="brackets"),
        pytest.param("3-5", [3, 4, 5], id="range"),
        pytest.param("S3–S4", [3, 4], id="range-of-letters-with-dash"),
        pytest.param("3, 7", [3, 7], id="comma-list"),
        pytest.param(["3", 4.0, "6-7"], [3, 4, 6, 7], id="mixed"),
        pytest.param([3, 3, "3"], [3], id="repeated"),
        pytest.param(None, [], id="null"),
    ],
)
def test_sentence_numbers_are_read_however_they_are_written(given_numbers: Any, numbers: list[int]) -> None:
    assert read_casualty(sentences=given_numbers).sentences == numbers


@pytest.mark.parametrize(
    ("slot", "value", "meant"),
    [
        pytest.param("harm", "Killed", "killed", id="capital"),
        pytest.param("harm", "killed or injured", "killed_or_injured", id="spaces"),
        pytest.param("scope", "Multi-Incident", "multi_incident", id="hyphen"),
        pytest.param("figure", "56", 56, id="digits-in-quotes"),
        pytest.param("figure", "1,200", 1200, id="thousands-separator"),
        pytest.param("figure", 56.0, 56, id="float"),
        pytest.param("figure", "dozens", None, id="words-for-a-figure"),
        pytest.param("figure", 0, 0, id="zero-is-a-figure"),
        pytest.param("count", 56, "56", id="number-for-wording"),
        pytest.param("place", "", None, id="empty-text"),
        pytest.param("place", "null", None, id="null-in-quotes"),
        pytest.param("place", ["Ashford"], "Ashford", id="list-of-one"),
        pytest.param("blamed_on", None, [], id="null-for-a-list"),
        pytest.param("blamed_on", "the rebels", ["the rebels"], id="text-for-a-list"),
        pytest.param("blamed_on", ["", "the rebels"], ["the rebels"], id="empty-element"),
        pytest.param("background", "true", True, id="flag-in-quotes"),
        pytest.param("background", None, False, id="null-for-a-flag"),
        pytest.param("victims", "\ud800 men", "? men", id="lone-surrogate"),
    ],
)
def test_what_can_only_have_been_meant_one_way_is_repaired(slot: str, value: Any, meant: Any) -> None:
    assert getattr(read_casualty(**{slot: value}), slot) == meant


@pytest.mark.parametrize("slot", ["victims", "place", "when", "means", "reported_by", "blamed_on", "part_of"])
def test_a_missing_optional_key_means_that_the_text_does_not_say(slot: str) -> None:
    item = fake.casualty()
    del item[slot]
    [casualty] = read(fake.draft(casualties=[item])).draft.casualties
    assert getattr(casualty, slot) in (None, [])


def test_keys_a_draft_item_does_not_have_are_dropped() -> None:
    assert read_casualty(confidence=0.9) == DraftCasualty(**fake.casualty())


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        pytest.param(fake.wrong_enum(), "harm: 'vaporised' is not one of killed", id="unknown-member"),
        pytest.param(fake.casualty(count=None), "count: missing", id="required-text-null"),
        pytest.param(fake.casualty(place=["A", "B"]), "place: ['A', 'B'] is no text", id="two-texts-for-one"),
        pytest.param(fake.casualty(sentences="soon"), "sentences: 'soon' is no sentence", id="words"),
        pytest.param(fake.casualty(sentences="1-999999"), "is no range", id="endless-range"),
        pytest.param(fake.casualty(sentences="5-3"), "is no range", id="backward-range"),
        pytest.param(fake.casualty(background="maybe"), "neither true nor false", id="no-flag"),
        pytest.param("25 killed", "'25 killed' is no object", id="no-object"),
    ],
)
def test_a_malformed_item_is_kept_with_its_reason_and_the_others_survive(item: Any, reason: str) -> None:
    reading = read(fake.draft(casualties=[fake.casualty(), item], statements=[fake.statement()]))
    [(section, raw, reasons)] = reading.malformed
    assert (len(reading.draft.casualties), len(reading.draft.statements), section) == (1, 1, "casualties")
    assert raw == (item if isinstance(item, dict) else {"value": item})
    assert reason in "; ".join(reasons)


def test_every_fault_of_a_malformed_item_is_named() -> None:
    reading = read(fake.draft(actors=[fake.actor()], casualties=[fake.casualty(harm="?", count="")]))
    assert [reason.split(":")[0] for reason in reading.malformed[0][2]] == ["harm", "count"]


def test_part_of_follows_its_casualty_when_a_malformed_one_before_it_is_gone() -> None:
    items = [fake.wrong_enum(), fake.casualty(count="56"), fake.casualty(part_of=2), fake.casualty(part_of=1)]
    casualties = read(fake.draft(casualties=items)).draft.casualties
    assert [casualty.part_of for casualty in casualties] == [None, 1, None]


def test_a_bare_word_is_read_as_a_designation_without_issuer() -> None:
    [actor] = read(fake.draft(actors=[fake.actor(designations=["terrorist"])])).draft.actors
    assert [(designation.label, designation.by) for designation in actor.designations] == [("terrorist", [])]


GOOD = fake.draft(casualties=[fake.casualty()])
TEXT = json.dumps(GOOD)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(TEXT, id="pure"),
        pytest.param(f"Sure! {{Here}} it is: {TEXT} Anything [else]?", id="prose"),
        pytest.param(f"```json\n{TEXT}\n```", id="fence"),
        pytest.param(f'<think>{{"actors": []}} or</think>{TEXT}', id="thoughts"),
        pytest.param(f'maybe {{"actors": []}}</think>{TEXT}', id="thoughts-without-opening-tag"),
        pytest.param(f'{{"actors": []}} no, rather {TEXT}', id="second-thoughts"),
        pytest.param(f'{{"draft": {TEXT}}}', id="wrapped-in-a-key"),
        pytest.param(f"[{TEXT}]", id="wrapped-in-a-list"),
        pytest.param(json.dumps({"casualties": GOOD["casualties"][0]}), id="one-item-without-a-list"),
        pytest.param(json.dumps({"casualties": GOOD["casualties"]}), id="sections-left-out"),
    ],
)
def test_the_draft_is_found_whatever_surrounds_it(answer: str) -> None:
    assert read_draft(answer).draft == Draft(**GOOD)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("", id="empty"),
        pytest.param("I am sorry, I cannot.", id="prose"),
        pytest.param("{}", id="empty-object"),
        pytest.param('{"weather": "fine"}', id="another-object"),
        pytest.param(TEXT[: len(TEXT) // 2], id="cut-off"),
        pytest.param(json.dumps(fake.draft(casualties=[fake.wrong_enum()])), id="no-item-readable"),
        pytest.param("[" * 100_000, id="deep-nesting"),
        pytest.param('{"a":' * 50_000, id="deep-objects"),
        pytest.param("1" * 5_000, id="huge-number"),
        pytest.param('{"actors": ' + "1" * 5_000 + "}", id="huge-number-inside"),
    ],
)
def test_an_answer_without_a_draft_is_unreadable(answer: str) -> None:
    with pytest.raises(UnreadableAnswerError):
        read_draft(answer)


def test_an_empty_draft_is_an_answer() -> None:
    assert read(fake.draft()).draft == Draft(**fake.draft())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
SLOTS = st.dictionaries(st.sampled_from([*fake.casualty(), "extra"]), JSON)


@given(items=st.lists(SLOTS.map(lambda slots: fake.casualty(**slots)) | JSON, max_size=4))
def test_every_item_is_either_in_the_draft_or_malformed(items: list[Any]) -> None:
    reading = read(fake.draft(actors=[fake.actor()], casualties=items))
    assert len(reading.draft.casualties) + len(reading.malformed) == len(items)
    assert Draft.model_validate(reading.draft.model_dump()) == reading.draft


@given(text=st.text())
def test_any_text_is_read_or_unreadable_and_never_an_accident(text: str) -> None:
    try:
        found = find_object(text, keys=("actors",))
    except UnreadableAnswerError:
        return
    assert "actors" in found


def test_several_tool_calls_become_one_draft_with_positions_moved_along() -> None:
    first = json.dumps(fake.draft(casualties=[fake.casualty(count="7")]))
    parts = [fake.casualty(count="56"), fake.casualty(count="20", part_of=1)]
    merged = read_draft(merge_answers([first, first, json.dumps(fake.draft(casualties=parts))])).draft
    assert [(casualty.count, casualty.part_of) for casualty in merged.casualties] == [
        ("7", None),
        ("56", None),
        ("20", 2),
    ]


FAILURES = [
    Failure("casualties", n, DraftCasualty(**fake.casualty(count=count)), ("absent",))
    for n, count in enumerate(["Nine", "Ten", "Twelve", "Six"])
]


def test_repairs_are_matched_by_number_and_what_is_skipped_or_malformed_stays_as_it_was() -> None:
    repairs = [
        {"number": "2", "item": None},
        {"number": 1, "item": fake.casualty(count="Three")},
        {"number": 3, "item": fake.wrong_enum()},
    ]
    items = repaired_items(FAILURES, read_repairs(json.dumps({"repairs": repairs})))
    assert [item and item.count for item in items] == ["Three", None, "Twelve", "Six"]


@pytest.mark.parametrize("answer", ['{"repairs": []}', '{"repairs": [{"item": null}]}', "none"])
def test_repairs_without_numbers_are_unreadable(answer: str) -> None:
    with pytest.raises(UnreadableAnswerError):
        read_repairs(answer)

"""The short form a model is asked to write: what it stands for, its odd spellings, and the way back."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import fake_llm as fake
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.agent.drafter import Failure
from sitrep.agent.model.reading import Reading, merge_answers, read_draft, repaired_items
from sitrep.agent.model.schema import as_asked
from sitrep.agent.model.short_form import shortened
from sitrep.schemas.draft import Draft, DraftActor, DraftCasualty, DraftDesignation

EXAMPLE = Path(__file__).parents[2] / "benchmarks" / "lake-road-draft.json"


def read(**sections: Any) -> Reading:
    return read_draft(json.dumps(sections))


def actors(*groups: Any) -> list[DraftActor]:
    return read(actors=list(groups)).draft.actors


def group(kind: str, *names: Any) -> dict[str, Any]:
    return {"kind": kind, "names": list(names)}


def figure(count: Any = "Three", **slots: Any) -> dict[str, Any]:
    return {"harm": "killed", "count": count, "victims": "people", "within": "", "lines": [1], **slots}


def toll(*figures: Any, **slots: Any) -> dict[str, Any]:
    head = {"source": "the mayor", "scope": "incident", "place": "Ashford", "when": "on Sunday", "blamed": []}
    return {**head, **slots, "figures": list(figures)}


def casualties(*tolls: Any) -> list[DraftCasualty]:
    return read(casualties=list(tolls)).draft.casualties


# --- Actors ---------------------------------------------------------------------------------------


def test_actors_stand_under_their_kind_with_the_forms_of_their_names() -> None:
    given = actors(group("state", ["Norland", "Norvik"], ["Suthria"]), group("ngo", ["River Aid"]))
    assert [(actor.name, actor.aliases, actor.kind) for actor in given] == [
        ("Norland", ["Norvik"], "state"),
        ("Suthria", [], "state"),
        ("River Aid", [], "ngo"),
    ]


def test_the_office_of_a_person_follows_the_name() -> None:
    [mayor, bank] = actors(
        group("individual", ["Ana Diaz, mayor of Ashford, acting", "the mayor"]),
        group("other", ["Diaz, Sons"]),
    )
    assert (mayor.name, mayor.office, mayor.aliases) == (
        "Ana Diaz",
        "mayor of Ashford, acting",
        ["the mayor"],
    )
    assert (bank.name, bank.office) == ("Diaz, Sons", None)


def test_ties_are_told_of_the_actor_that_bears_one_of_its_names() -> None:
    [front, _] = actors(
        group("backed_by", ["LF", "Norland", "Suthria"]),
        group("part_of", ["the Lake Front", "the alliance"]),
        group("designations", ["Lake Front", "terrorist", "Suthria", "Norland"], ["LF", "bandit"]),
        group("non_state_armed_group", ["Lake Front", "LF"]),
        group("state", ["Norland"]),
    )
    assert (front.backed_by, front.part_of) == (["Norland", "Suthria"], "the alliance")
    assert front.designations == [
        DraftDesignation(label="terrorist", by=["Suthria", "Norland"]),
        DraftDesignation(label="bandit", by=[]),
    ]


@pytest.mark.parametrize(
    ("given_actors", "names"),
    [
        pytest.param([group("state", "Norland", "Suthria")], [["Norland"], ["Suthria"]], id="bare-names"),
        pytest.param([{"kind": "state", "names": "Norland"}], [["Norland"]], id="text-for-the-names"),
        pytest.param(group("state", ["Norland"]), [["Norland"]], id="one-group-without-a-list"),
        pytest.param({"state": [["Norland"], ["Suthria"]]}, [["Norland"], ["Suthria"]], id="kinds-as-keys"),
        pytest.param([group("State", ["Norland"])], [["Norland"]], id="capital"),
        pytest.param([group("state", [["Norland"]])], [["Norland"]], id="nested-too-deep"),
        pytest.param(
            [group("state", {"name": "Norland", "aliases": ["Norvik"]})],
            [["Norland", "Norvik"]],
            id="objects",
        ),
        pytest.param([fake.actor(name="Norland", kind="state")], [["Norland"]], id="as-in-a-draft"),
        pytest.param([group("state", ["Norland", None, ""])], [["Norland"]], id="empty-forms"),
        pytest.param([group("state")], [], id="a-kind-without-names"),
        pytest.param(
            [group("state", ["Norland"]), group("state", ["Suthria"])],
            [["Norland"], ["Suthria"]],
            id="a-group-for-each",
        ),
    ],
)
def test_names_are_read_however_they_are_listed(given_actors: Any, names: list[list[str]]) -> None:
    reading = read(actors=given_actors)
    assert [[actor.name, *actor.aliases] for actor in reading.draft.actors] == names
    assert not reading.malformed


@pytest.mark.parametrize(
    "ties",
    [
        pytest.param(group("backed_by", ["Lake Front", "Norland"]), id="as-asked"),
        pytest.param(group("Backed by", ["Lake Front", "Norland"]), id="other-spelling"),
        pytest.param(group("backed_by", "Lake Front", "Norland"), id="one-tie-without-a-list"),
        pytest.param(group("backed_by", {"actor": "Lake Front", "backer": "Norland"}), id="object"),
        pytest.param(group("backed_by", ["Lake Front", ["Norland"]]), id="list-of-backers"),
        pytest.param(
            group("backed_by", ["Lake Front", "Norland"], ["Lake Front"]), id="one-that-says-nothing"
        ),
    ],
)
def test_ties_are_read_however_they_are_listed(ties: Any) -> None:
    assert actors(group("coalition", ["Lake Front"]), ties)[0].backed_by == ["Norland"]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        pytest.param(group("militia", ["Lake Front"]), "kind: 'militia' is not one of", id="no-kind-of-ours"),
        pytest.param({"names": [["Lake Front"]]}, "kind: missing", id="no-kind"),
        pytest.param(
            group("backed_by", ["Lake Front", "Norland"]), "kind: missing", id="tie-of-nobody-listed"
        ),
        pytest.param("Lake Front", "'Lake Front' is no object", id="a-bare-name"),
    ],
)
def test_an_actor_that_cannot_be_read_is_named_and_the_others_stand(bad: Any, reason: str) -> None:
    reading = read(actors=[group("ngo", ["River Aid"]), bad])
    assert [actor.name for actor in reading.draft.actors] == ["River Aid"]
    [(section, _, reasons)] = reading.malformed
    assert (section, reason in "; ".join(reasons)) == ("actors", True)


# --- Casualties -----------------------------------------------------------------------------------


def test_figures_of_one_source_and_event_share_what_is_said_once() -> None:
    first, second = casualties(
        toll(figure(), figure("dozens", harm="injured", victims="", lines=[2]), blamed=["the army"])
    )
    assert first == DraftCasualty(**fake.casualty(means=None, blamed_on=["the army"]))
    assert (second.harm, second.count, second.victims, second.figure) == ("injured", "dozens", None, None)
    assert (second.reported_by, second.place, second.sentences) == ("the mayor", "Ashford", [2])


@pytest.mark.parametrize(
    ("count", "number"),
    [
        pytest.param("At least 25 people", 25, id="bound"),
        pytest.param("fifty-six", 56, id="words"),
        pytest.param(56, 56, id="number-for-wording"),
        pytest.param("dozens of its soldiers", None, id="vague"),
        pytest.param("between 20 and 30", None, id="range"),
        pytest.param("no", 0, id="none"),
        pytest.param("a nurse", 1, id="single"),
        pytest.param("women", None, id="plural"),
        pytest.param("Soldiers", None, id="plural-at-the-beginning"),
        pytest.param("Gilda Torres", 1, id="by-name"),
    ],
)
def test_the_number_is_read_from_the_wording(count: Any, number: int | None) -> None:
    [item] = casualties(toll(figure(count)))
    assert (item.count, item.figure) == (str(count), number)


def test_a_recalled_attack_is_background_and_no_count_of_one_incident() -> None:
    [item] = casualties(toll(figure(), scope="background"))
    assert (item.background, item.scope) == (True, "multi_incident")


@pytest.mark.parametrize(
    ("within", "part_of"),
    [
        pytest.param("56", 3, id="count-of-the-same-source"),
        pytest.param("56 people", 3, id="with-its-noun"),
        pytest.param(56, 3, id="number"),
        pytest.param("nine", 2, id="count-of-another-source"),
        pytest.param("20 children", None, id="itself"),
        pytest.param("90", None, id="no-count"),
        pytest.param("", None, id="empty"),
        pytest.param(None, None, id="null"),
    ],
)
def test_a_figure_is_within_the_one_with_that_count(within: Any, part_of: int | None) -> None:
    other = toll(figure("56"), figure("Nine"), source="the army")
    own = toll(figure("56"), figure("20 children", within=within))
    assert [item.part_of for item in casualties(other, own)] == [None, None, None, part_of]


def test_within_follows_its_figure_when_an_unreadable_one_before_it_is_gone() -> None:
    items = casualties(toll(figure(harm="vaporised")), toll(figure("56"), figure("20", within="56")))
    assert [item.part_of for item in items] == [None, 1]


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param([toll(figure())], id="as-asked"),
        pytest.param(toll(figure()), id="no-list-of-tolls"),
        pytest.param([{**toll(), "figures": figure()}], id="no-list-of-figures"),
        pytest.param([{**toll(), **figure(), "figures": [figure()]}], id="said-twice"),
        pytest.param([{**{k: v for k, v in toll().items() if k != "figures"}, **figure()}], id="flat"),
        pytest.param([toll(figure(lines="S1"), source=["the mayor"])], id="spellings"),
        pytest.param(
            [toll({"count": "Three", "victims": "people"}, harm="killed", lines=1)],
            id="shared-by-all-figures",
        ),
        pytest.param([fake.casualty(means=None)], id="as-in-a-draft"),
    ],
)
def test_tolls_are_read_however_they_are_nested(odd: Any) -> None:
    assert read(casualties=odd).draft.casualties == [DraftCasualty(**fake.casualty(means=None))]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        pytest.param(toll(figure(harm="vaporised")), "harm: 'vaporised' is not one of", id="harm"),
        pytest.param(toll(figure(None)), "count: missing", id="no-count"),
        pytest.param(toll(), "harm: missing; count: missing", id="no-figures"),
        pytest.param(toll("nine killed"), "'nine killed' is no object", id="text-for-a-figure"),
        pytest.param(toll(figure(), scope="yesterday"), "scope: 'yesterday' is not one of", id="scope"),
    ],
)
def test_a_figure_that_cannot_be_read_is_named_and_the_others_stand(bad: Any, reason: str) -> None:
    reading = read(casualties=[toll(figure()), bad])
    assert len(reading.draft.casualties) == 1
    [(section, _, reasons)] = reading.malformed
    assert (section, reason in "; ".join(reasons)) == ("casualties", True)


# --- Territory and statements ---------------------------------------------------------------------


def test_changes_and_statements_have_their_short_names_written_out() -> None:
    change = {
        "change": "captured",
        "place": "Ashford",
        "gained": ["the army"],
        "lost": "rebels",
        "source": "",
    }
    said = {
        "speakers": ["the mayor"],
        "act": "Accuse",
        "to": "the army",
        "words": "shame",
        "relay": "state radio",
    }
    draft = read(territory=[{**change, "lines": [3]}], statements=[{**said, "lines": 4}]).draft
    assert draft == Draft(
        **fake.draft(
            territory=[fake.territory(lost_by=["rebels"])],
            statements=[
                fake.statement(
                    act="ACCUSE",
                    addressees=["the army"],
                    words=["shame"],
                    relayed_by="state radio",
                    sentences=[4],
                )
            ],
        )
    )


def test_several_tool_calls_become_one_draft() -> None:
    calls = [
        {"casualties": [toll(figure("7"))]},
        {"casualties": [toll(figure("56"), figure("20", within="56"))]},
    ]
    merged = read_draft(merge_answers([json.dumps(call) for call in calls])).draft
    assert [(item.count, item.part_of) for item in merged.casualties] == [
        ("7", None),
        ("56", None),
        ("20", 2),
    ]


# --- Back -----------------------------------------------------------------------------------------


WHOLE = Draft(
    **fake.draft(
        actors=[
            fake.actor(name="Ana Diaz", office="mayor", part_of="Ashford council", sentences=[]),
            fake.actor(name="Lake Front", kind="non_state_armed_group", backed_by=["Norland"], sentences=[]),
            fake.actor(
                name="Norland",
                kind="state",
                designations=[{"label": "invader", "by": ["Lake Front"]}],
                sentences=[],
            ),
        ],
        casualties=[
            fake.casualty(count="At least nine", figure=9, means=None),
            fake.casualty(count="Two", figure=2, victims="children", means=None, part_of=1, sentences=[2]),
            fake.casualty(
                count="Six", figure=6, means=None, scope="multi_incident", background=True, place="Elmton"
            ),
        ],
        territory=[fake.territory(when="on Monday", reported_by="the army")],
        statements=[fake.statement(addressees=["the army"], relayed_by="state radio")],
        caveats=[7],
    )
)


def test_what_is_shortened_is_read_again_as_it_was() -> None:
    assert read_draft(json.dumps(shortened(WHOLE))).draft == WHOLE


@given(
    within=st.text() | st.integers() | st.none() | st.lists(st.text()),
    counts=st.lists(st.text(), min_size=1, max_size=4),
)
def test_within_is_another_figure_or_none(within: Any, counts: list[str]) -> None:
    tolls = [toll(figure()), toll(*(figure(count, within=within) for count in counts))]
    reading = read(casualties=tolls)
    kept = reading.draft.casualties
    assert len(kept) + len(reading.malformed) == 1 + len(counts)
    for position, item in enumerate(kept, start=1):
        assert item.part_of is None or (1 <= item.part_of <= len(kept) and item.part_of != position)


def test_a_repair_changes_what_it_gives_and_keeps_what_was_not_asked() -> None:
    failures = [
        Failure("casualties", 1, WHOLE.casualties[1], ("count: not in the text",)),
        Failure("actors", 1, WHOLE.actors[1], ("name: not in the text",)),
        Failure("statements", 0, WHOLE.statements[0], ("words: not in the text",)),
    ]
    shown = [as_asked("short", failure.section, failure.item) for failure in failures]
    shown[0]["figures"][0]["count"] = "Three"
    shown[1]["names"] = ["The Lake Front", "LF"]
    shown[2] |= {"relay": ""}
    casualty, actor, statement = repaired_items(failures, dict(enumerate(shown, start=1)))
    assert casualty == replace(WHOLE.casualties[1], count="Three", figure=3)
    assert actor == replace(WHOLE.actors[1], name="The Lake Front", aliases=["LF"])
    assert statement == replace(WHOLE.statements[0], relayed_by=None)


def test_an_answer_does_not_grow_unnoticed() -> None:
    """The example's eight actors and twelve claims: some 35 tokens an item, where a draft takes over 50."""
    draft = Draft.model_validate_json(EXAMPLE.read_text("utf-8"))
    assert len(json.dumps(shortened(draft), ensure_ascii=False, separators=(",", ":"))) <= 2850

"""Gold loads typed, and every fault in it is found at once."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from sitrep.evals.annotation.gold_check import check_gold
from sitrep.evals.annotation.gold_loading import GOLD_ROOT, GoldError, gold_folders, load_gold, load_gold_set
from sitrep.evals.annotation.tags import known_tags

TEXT = "At least ten people, three of them children, died in Sarim, the hospital said. The army denied it."
META = {
    "published": "2021-05-04",
    "outlet": "The Gazette",
    "kind": "wire story",
    "conflict": "none",
    "setting": "invented",
    "tags": ["floor"],
    "provenance": "written for this project",
}
SENTENCE = "At least ten people, three of them children, died in Sarim, the hospital said."
ACTORS = [
    {"id": "hospital", "names": "the hospital", "kind": "civilian_group"},
    {"id": "army", "names": "The army", "kind": "state_forces"},
]
FIGURE: dict[str, Any] = {
    "id": "c1",
    "harm": "killed",
    "count": "At least ten people",
    "kind": "at_least",
    "figure": 10,
    "scope": "incident",
    "reported_by": "hospital",
    "evidence": SENTENCE,
}
DENIAL: dict[str, Any] = {
    "id": "s1",
    "speakers": "army",
    "act": "DENY",
    "points": "den(y|ied)",
    "evidence": "The army denied it.",
}


def write(folder: Path, gold: Any, meta: Any = META) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "article.txt").write_text(TEXT, encoding="utf-8")
    (folder / "meta.yaml").write_text(yaml.safe_dump(meta), encoding="utf-8")
    source = gold if isinstance(gold, str) else yaml.safe_dump(gold)
    (folder / "gold.yaml").write_text(source, encoding="utf-8")
    return folder


def reading(**changes: Any) -> dict[str, Any]:
    return {"actors": ACTORS, "casualties": [FIGURE], "statements": [DENIAL]} | changes


def figure(**changes: Any) -> dict[str, Any]:
    return reading(casualties=[FIGURE | changes])


def reasons(folder: Path) -> str:
    return "\n".join(map(str, check_gold(folder)))


def test_sound_gold_has_no_faults(tmp_path: Path) -> None:
    assert check_gold(write(tmp_path / "a", reading())) == ()


def test_one_value_stands_for_a_list_of_one(tmp_path: Path) -> None:
    gold = load_gold(write(tmp_path / "a", reading())).gold
    assert gold.casualties[0].harm == ("killed",)
    assert gold.actors[0].names == ("the hospital",)


@pytest.mark.parametrize(
    ("gold", "fault"),
    [
        pytest.param(
            figure(evidence="Ten died."), "does not stand in the article", id="quote not in the text"
        ),
        pytest.param(figure(figure=11), "reads as at_least 10/10/None", id="figure against wording"),
        pytest.param(figure(kind="exact"), "annotated as exact", id="kind against wording"),
        pytest.param(figure(kind="vague"), "vague takes no figure", id="a vague count has no figure"),
        pytest.param(figure(kind="range"), "range needs [low, high]", id="a range has two figures"),
        pytest.param(figure(reported_by="police"), "no actor has the id 'police'", id="unknown reporter"),
        pytest.param(figure(part_of="c9"), "no other casualty has the id 'c9'", id="unknown whole"),
        pytest.param(figure(part_of="c1"), "no other casualty has the id 'c1'", id="part of itself"),
        pytest.param(figure(tags=["weird"]), "'weird' is not in tags.toml", id="unknown tag"),
        pytest.param(figure(group="g"), "the group 'g' has one item", id="a group of one"),
        pytest.param(figure(harm="slain"), "casualties[0].harm[0]", id="not in the vocabulary"),
        pytest.param(figure(colour="red"), "Extra inputs", id="unknown key"),
        pytest.param(reading(casualties=[FIGURE, FIGURE]), "used 2 times", id="repeated id"),
        pytest.param(reading(relevant=False), "no items", id="irrelevant but not empty"),
        pytest.param(
            reading(statements=[DENIAL | {"points": "admitted"}]),
            "not found in the evidence",
            id="dead point",
        ),
        pytest.param(
            reading(statements=[DENIAL | {"points": "("}]), "no regular expression", id="broken point"
        ),
        pytest.param(
            reading(statements=[DENIAL | {"quote_type": "direct"}]),
            "indirect has none",
            id="direct without quote",
        ),
        pytest.param("actors: []\nactors: []", "stands twice", id="repeated key"),
        pytest.param("actors: [", "a/gold.yaml", id="broken file"),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path: Path, gold: Any, fault: str) -> None:
    assert fault in reasons(write(tmp_path / "a", gold))


def test_an_override_keeps_a_figure_that_no_rule_reads(tmp_path: Path) -> None:
    assert check_gold(write(tmp_path / "a", figure(figure=11, count_override=True))) == ()


def test_an_item_the_grounder_refuses_is_a_fault_unless_owned_up_to(tmp_path: Path) -> None:
    wrong = figure(count="three of them", kind="exact", figure=3, place="Sarim", harm="displaced")
    assert "the grounder refuses it" in reasons(write(tmp_path / "a", wrong))
    wrong["casualties"][0]["ungrounded"] = True
    assert check_gold(write(tmp_path / "a", wrong)) == ()


def test_no_is_a_word(tmp_path: Path) -> None:
    """YAML's truth values must not swallow the wording of a zero count."""
    source = yaml.safe_dump(figure()).replace("At least ten people", "no")
    assert (
        load_gold(
            write(
                tmp_path / "a",
                source.replace("'no'", "no")
                .replace("kind: at_least", "kind: none_reported")
                .replace("figure: 10", "figure: 0"),
            )
        )
        .gold.casualties[0]
        .count
        == "no"
    )


def test_all_faults_of_all_articles_are_raised_at_once(tmp_path: Path) -> None:
    write(tmp_path / "a", figure(harm="slain", scope="day"))
    write(tmp_path / "b", "actors: [")
    with pytest.raises(GoldError) as caught:
        load_gold_set(tmp_path)
    assert [fault.file for fault in caught.value.faults] == ["a/gold.yaml", "a/gold.yaml", "b/gold.yaml"]


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    write(tmp_path / "a", reading()).joinpath("meta.yaml").unlink()
    assert "meta.yaml: the file is missing" in reasons(tmp_path / "a")


def test_an_empty_folder_is_no_gold(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"no folder with an article\.txt"):
        load_gold_set(tmp_path)


def test_the_article_tags_in_the_repository_are_known() -> None:
    for folder in gold_folders(GOLD_ROOT):
        meta = yaml.safe_load((folder / "meta.yaml").read_text(encoding="utf-8"))
        assert set(meta["tags"]) <= known_tags().keys(), folder.name

"""A page is short, aligned, says how many articles stand behind it, and cannot be steered by an article."""

import pytest

from sitrep.evals.adversarial.credulous import believed_report
from sitrep.evals.analysis.runs import SCOPES
from sitrep.evals.analysis.scored import Scored
from sitrep.evals.annotation.gold_draft import gold_article, gold_draft
from sitrep.evals.execution.suite import Reading, load_gold_set, score_readings
from sitrep.evals.present.article import article_page, gap_rows, item_rows
from sitrep.evals.present.pages import Page, Table, page_markdown, page_text
from sitrep.evals.present.scores import score_cases, score_page, score_values, slice_page
from sitrep.evals.scoring.scorer import Scorer

GOLD = load_gold_set().articles[:12]
HOSTILE = "a\x1b[31m\u202e | <b> [x](http://y) `z`"


@pytest.fixture(scope="module")
def scored() -> Scored:
    readings = [
        Reading(each.name, believed_report(gold_draft(each), gold_article(each)) if index else None)
        for index, each in enumerate(GOLD)
    ]
    return Scored.of("run", score_readings(GOLD, readings))


def test_columns_are_aligned() -> None:
    page = Page("title", (Table(("name", "n"), [["one", "1"], ["eleven", "11"]]),))
    assert page_text(page) == "title\nname     n\none      1\neleven  11\n"


def test_markdown_has_a_row_for_every_row() -> None:
    page = Page("title", ("a line", Table(("name", "n"), [["one", "0.50 [0.40, 0.60] of 3"]])))
    table = "| name | n |\n| --- | --: |\n| one | 0.50 [0.40, 0.60] of 3 |\n"
    assert page_markdown(page) == f"### title\n\na line\n\n{table}"


@pytest.mark.parametrize("form", [page_text, page_markdown])
def test_hostile_text_is_only_text(form) -> None:  # type: ignore[no-untyped-def]
    text = form(Page(HOSTILE, (HOSTILE, Table((HOSTILE,), [[HOSTILE]], plain=True))))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_in_markdown_no_cell_ends_early_and_nothing_becomes_a_link() -> None:
    text = page_markdown(Page("t", (Table(("a",), [[HOSTILE]], plain=True),)))
    row = text.splitlines()[-1]
    assert row.count("|") - row.count("\\|") == 2
    assert "[x](" not in text
    assert "<b>" not in text


def test_a_score_page_fits_a_screen_and_names_what_failed(scored: Scored) -> None:
    text = page_text(score_page(scored))
    assert len(text.splitlines()) <= 40
    assert "12 articles, 12 reports, 1 failed" in text
    assert f"failed: {GOLD[0].name}" in text


def test_every_score_of_a_section_has_an_interval(scored: Scored) -> None:
    rows = next(part for part in score_page(scored).parts if isinstance(part, Table)).rows
    assert [row[0] for row in rows] == list(SCOPES)
    assert all("[" in row[1] for row in rows)


def test_slices_fit_a_screen_too(scored: Scored) -> None:
    assert len(page_text(slice_page(scored)).splitlines()) <= 40


def test_values_hold_every_section_article_and_error(scored: Scored) -> None:
    values = score_values(scored)
    assert set(values["scopes"]) == set(SCOPES)
    assert set(values["by_article"]) == {each.name for each in GOLD}
    assert values["failed_articles"] == [GOLD[0].name]
    assert values["errors"]["casualties.count_wrong"]["of"] > 0
    assert values["scopes"]["casualties"]["usable_f1"]["n"] > 5


def test_a_failed_report_is_an_error_case(scored: Scored) -> None:
    states = {case.name: case.state for case in score_cases(scored)}
    assert states.pop(GOLD[0].name) == "error"
    assert set(states.values()) == {"passed"}


# --- One article ----------------------------------------------------------------------------------

BUSY = max(GOLD, key=lambda each: len(each.gold.casualties))


def spoiled() -> dict[str, object]:
    report = believed_report(gold_draft(BUSY), gold_article(BUSY))
    report["casualties"][0]["harm"] = "displaced"
    del report["casualties"][-1]
    return report


def test_every_gold_item_and_every_reported_item_has_a_row() -> None:
    report = spoiled()
    rows = item_rows(BUSY, report, Scorer(BUSY).score(report))
    gold = [row["gold"] for row in rows if row["section"] == "casualties" and row["gold"]]
    assert sorted(gold) == sorted(item.id for item in BUSY.gold.casualties)
    found = [row["found"] for row in rows if row["section"] == "casualties" and row["found"]]
    assert len(found) == len(BUSY.gold.casualties) - 1


def test_a_wrong_field_shows_both_sides_and_the_sentence() -> None:
    report = spoiled()
    score = Scorer(BUSY).score(report)
    row = next(
        row
        for row in item_rows(BUSY, report, score)
        if any(field["verdict"] == "INC" and field["field"] == "harm" for field in row["fields"])
    )
    harm = next(field for field in row["fields"] if field["field"] == "harm")
    assert harm["found"] == "displaced"
    assert harm["gold"]
    text = page_text(article_page(BUSY, report, score, everything=False))
    assert "INC  harm" in text
    assert " ".join(row["found_sentence"].split())[:40] in text


def test_right_items_take_one_line_unless_all_is_asked_for() -> None:
    report = spoiled()
    score = Scorer(BUSY).score(report)
    few, everything = (article_page(BUSY, report, score, everything=flag) for flag in (False, True))
    assert len(page_text(few)) < len(page_text(everything))


def test_a_missing_report_is_said_to_be_missing() -> None:
    page = article_page(BUSY, None, Scorer(BUSY).score(None), everything=False)
    assert "there is no report" in page_text(page)


def test_what_the_gold_lacks_and_the_article_bears_out_is_a_gap() -> None:
    report = believed_report(gold_draft(BUSY), gold_article(BUSY))
    extra = {**report["actors"][0], "id": "A99", "name": BUSY.text.split()[-1].strip("."), "aliases": []}
    report["actors"].append(extra)
    rows = gap_rows(BUSY, report, Scorer(BUSY).score(report))
    assert "A99" in [row["found"] for row in rows]

"""The rendered documents: how they look, and that no article can act through them."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import cycle
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pydantic import BaseModel
from syrupy.assertion import SnapshotAssertion

from sitrep.agent.render import render_json, render_markdown, render_terminal
from sitrep.schemas.report import SituationReport

# Fields that hold free text; a vocabulary member cannot carry an article's words.
_FREE_TEXT = (str, str | None, list[str])

hostile = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("\x1b\x07\x9b\u202e\u200b\r\n|`*_[]()<>#-+=!&\\~$:/.1 "),
    ),
    min_size=1,
    max_size=40,
)
laws = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_the_terminal_brief_at_a_hundred_columns(
    report: SituationReport, snapshot: SnapshotAssertion
) -> None:
    assert render_terminal(report, 100) == snapshot


def test_the_markdown_brief(report: SituationReport, snapshot: SnapshotAssertion) -> None:
    assert render_markdown(report) == snapshot


def test_a_brief_of_nothing_says_in_one_line_what_was_looked_for(
    bare: SituationReport, snapshot: SnapshotAssertion
) -> None:
    assert render_terminal(bare, 80) == snapshot


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
def test_no_line_is_wider_than_the_terminal(report: SituationReport, width: int) -> None:
    shouting = report.model_copy(update={"status_reasons": ["A" * 300, "LONG WORDS IN CAPITALS " * 20]})
    assert max(map(len, render_terminal(shouting, width).splitlines())) <= width


def test_the_caveat_stands_on_the_first_screen(report: SituationReport) -> None:
    first_screen = render_terminal(report, 80).splitlines()[:10]
    assert any("unable to verify" in line for line in first_screen)
    assert any("machine-extracted, unreviewed" in line for line in first_screen)


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_a_figure_and_its_place_share_the_first_line_and_no_word_is_broken(
    report: SituationReport, width: int
) -> None:
    lines = render_terminal(report, width).splitlines()
    assert "C1  At least 30 (≥ 30) people killed, shells · Marrun (s2)" in lines
    shown = " ".join(" ".join(lines).split())
    assert "says Valley Rescue Corps (rescue or medical service)" in shown
    assert "disputed by Karsia's defence ministry" in shown


def test_the_tolls_of_rival_sources_share_a_line(report: SituationReport) -> None:
    issue = report.issues[0].model_copy(update={"code": "conflicting_figures", "claim_ids": ["C1", "C6"]})
    shown = render_terminal(report.model_copy(update={"issues": [issue]}), 100)
    assert "≠   rival figures: At least 30 (Valley Rescue Corps) / 1200 (Tomas Grell)\n" in shown
    assert "C1  ≠ At least 30 (≥ 30) people killed, shells · Marrun (s2)\n" in shown
    assert "C6  ≠ 1200 people missing · Marrun (s11)\n" in shown


def test_the_warning_to_read_the_article_stands_above_the_highlights(report: SituationReport) -> None:
    coverage = report.coverage.model_copy(update={"sentences_cited": 2})
    thin = report.model_copy(update={"coverage": coverage})
    for shown in (render_terminal(thin, 100), render_markdown(thin)):
        above, _, _ = shown.casefold().partition("highlights")
        assert "9 of 11 sentences are cited by no claim: read the article" in above


def test_colour_adds_codes_and_changes_no_character(report: SituationReport) -> None:
    coloured = render_terminal(report, 100, color=True)
    assert "\x1b[" in coloured
    assert [line.rstrip() for line in _uncoloured(coloured).splitlines()] == render_terminal(
        report, 100
    ).splitlines()


def test_markup_in_article_text_is_printed_not_obeyed(report: SituationReport) -> None:
    header = report.header.model_copy(update={"title": "[bold red]Attack[/bold red] :fire: [link=x]y[/link]"})
    shown = render_terminal(report.model_copy(update={"header": header}), 100)
    assert shown.startswith("[bold red]Attack[/bold red] :fire: [link=x]y[/link]\n")


def test_long_evidence_is_shortened_on_screen_only(report: SituationReport) -> None:
    sentence = replace(report.casualties[0].evidence[0], text="First " + "word " * 200 + "last.")
    claim = replace(report.casualties[0], evidence=[sentence])
    longer = report.model_copy(update={"casualties": [claim], "actors": []})
    assert "First word" in render_terminal(longer, 80)
    assert " … " in render_terminal(longer, 80)
    assert sentence.text in render_markdown(longer)
    assert sentence.text in render_json(longer)


def test_json_reads_back_as_the_same_report(report: SituationReport) -> None:
    assert SituationReport.model_validate_json(render_json(report)) == report
    assert render_json(report, one_line=True).count("\n") == 1


@laws
@given(texts=st.lists(hostile, min_size=1, max_size=8))
def test_no_article_text_reaches_a_terminal_as_a_control(report: SituationReport, texts: list[str]) -> None:
    poisoned = _with_texts(report, cycle(texts))
    for shown in (
        render_terminal(poisoned, 100),
        _uncoloured(render_terminal(poisoned, 100, color=True)),
        render_json(poisoned),
    ):
        categories = {unicodedata.category(character) for character in shown if character != "\n"}
        assert not categories & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@laws
@given(texts=st.lists(hostile.filter(str.strip), min_size=1, max_size=8))
def test_no_article_text_changes_the_structure_of_a_markdown_brief(
    report: SituationReport, texts: list[str]
) -> None:
    document = render_markdown(_with_texts(report, cycle(texts)))
    assert "<" not in document
    assert _structure(document) == _structure(render_markdown(_with_texts(report, cycle(["word"]))))


def test_blank_words_leave_no_marks_that_read_as_a_rule(report: SituationReport) -> None:
    elements = {block for block, _ in _structure(render_markdown(_with_texts(report, cycle(["\r"]))))}
    assert not elements & {"hr", "code_block", "fence"}


def test_poisoning_reaches_every_free_text_field(report: SituationReport) -> None:
    """The laws above are only worth something when the poison is in the document."""
    poisoned = _with_texts(report, cycle(["poison"]))
    assert render_markdown(poisoned).count("poison") > 100
    assert poisoned.casualties[0].source.name == "poison"
    assert poisoned.rejected[0].item == {"poison": "poison"}


def _uncoloured(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def _structure(document: str) -> list[tuple[str, str]]:
    """Every block and inline element of *document*, without its words."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(document)
    words = {"text", "text_special"}
    return [
        (token.type, child.type if child else "")
        for token in tokens
        for child in (token.children or [None])
        if child is None or child.type not in words
    ]


def _with_texts(value: Any, texts: Iterator[str]) -> Any:
    """*value* with every free-text field, however deep, replaced by the next of *texts*."""
    if isinstance(value, list):
        return [_with_texts(item, texts) for item in value]
    if is_dataclass(value):
        kinds: dict[str, Any] = {each.name: each.type for each in fields(value)}
    elif isinstance(value, BaseModel):
        kinds = {name: each.annotation for name, each in type(value).model_fields.items()}
    else:
        return value
    updates: dict[str, Any] = {}
    for name, kind in kinds.items():
        current = getattr(value, name)
        if isinstance(current, dict):
            updates[name] = {next(texts): next(texts)}
        elif current is not None and kind in _FREE_TEXT:
            updates[name] = [next(texts) for _ in current] if isinstance(current, list) else next(texts)
        else:
            updates[name] = _with_texts(current, texts)
    return value.model_copy(update=updates) if isinstance(value, BaseModel) else replace(value, **updates)


def test_json_is_valid_however_hostile_the_text(report: SituationReport) -> None:
    poisoned = _with_texts(report, cycle(['"\\\x1b\u202e\u2028\U000e0041']))
    assert json.loads(render_json(poisoned))["header"]["title"] == '"\\\x1b\u202e\u2028\U000e0041'

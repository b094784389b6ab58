"""A stored report reads back as it was, and whatever is not a report is refused in one plain line."""

import json
from collections.abc import Callable

import pytest

from sitrep.agent.errors import ReportError
from sitrep.agent.render import render_json
from sitrep.agent.stored import read_reports
from sitrep.schemas.report import SituationReport


def test_an_indented_report_reads_back_as_it_was(report: SituationReport) -> None:
    assert read_reports(render_json(report), "r.json") == [report]


def test_json_lines_read_back_as_their_reports_in_order(report: SituationReport) -> None:
    other = report.model_copy(update={"status": "partial"})
    lines = render_json(report, one_line=True) + "\n" + render_json(other, one_line=True)
    assert read_reports(lines, "r.jsonl") == [report, other]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "r.json is empty", id="nothing"),
        pytest.param("At least 25 people", "not JSON", id="prose"),
        pytest.param("[1, 2]", "not a situation report", id="another JSON value"),
        pytest.param('{"actors": []}', "not a situation report", id="no schema version"),
        pytest.param('{"schema_version": "9.0"}', "schema version '9.0', not '1.0'", id="another version"),
        pytest.param('{"schema_version": "1.0"}', "status: Field required", id="a section is missing"),
        pytest.param('{"schema_version": "9.0"}\nnonsense', "line 2 is not JSON", id="a bad line"),
        pytest.param("[" * 100_000, "not a situation report", id="nested without end"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line(text: str, message: str) -> None:
    with pytest.raises(ReportError) as caught:
        read_reports(text, "r.json")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        pytest.param(lambda document: document.update(status="fine"), "status", id="unknown member"),
        pytest.param(lambda document: document.update(extra=1), "extra", id="unknown field"),
        pytest.param(
            lambda document: document["header"].update(published="soon"), "header.published", id="date"
        ),
    ],
)
def test_an_invalid_field_is_named_and_its_value_is_not_echoed(
    report: SituationReport, change: Callable[[dict[str, object]], None], place: str
) -> None:
    document = json.loads(render_json(report))
    change(document)
    with pytest.raises(ReportError, match=f"not a valid report: {place}: ") as caught:
        read_reports(json.dumps(document), "r.json")
    assert "soon" not in caught.value.message

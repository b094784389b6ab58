"""What a brief shows: every claim, once, with what an analyst needs to weigh it."""

from collections.abc import Callable
from datetime import date

import pytest

from sitrep.agent.render import phrases
from sitrep.agent.render.brief import brief
from sitrep.schemas.report import (
    Casualty,
    Count,
    KeyFigure,
    Period,
    SituationReport,
    Usage,
)


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        pytest.param(
            Count(text="At least 25", kind="at_least", low=25, best=25, high=None),
            "At least 25 (≥ 25)",
            id="floor",
        ),
        pytest.param(
            Count(text="more than 100", kind="more_than", low=100, best=100, high=None),
            "more than 100 (> 100)",
            id="exclusive floor",
        ),
        pytest.param(
            Count(text="up to 30", kind="at_most", low=None, best=None, high=30),
            "up to 30 (≤ 30)",
            id="ceiling",
        ),
        pytest.param(
            Count(text="some 40", kind="approximate", low=None, best=40, high=None),
            "some 40 (≈ 40)",
            id="about",
        ),
        pytest.param(
            Count(text="20 to 30", kind="range", low=20, best=None, high=30), "20 to 30 (20–30)", id="range"
        ),
        pytest.param(Count(text="Ten", kind="exact", low=10, best=10, high=10), "Ten (10)", id="number word"),
        pytest.param(
            Count(text="1,200", kind="exact", low=1200, best=1200, high=1200),
            "1,200",
            id="plain number said once",
        ),
        pytest.param(
            Count(text="1200", kind="exact", low=1200, best=1200, high=1200),
            "1200",
            id="plain number unpunctuated",
        ),
        pytest.param(
            Count(text="no", kind="none_reported", low=0, best=0, high=0), "no (0)", id="an explicit zero"
        ),
        pytest.param(
            Count(text="several", kind="unspecified_plural", low=None, best=None, high=None),
            "several (no figure)",
            id="several",
        ),
        pytest.param(
            Count(text="a toll", kind="exact", low=None, best=None, high=None),
            "a toll (no figure)",
            id="unread",
        ),
    ],
)
def test_a_figure_stands_as_written_beside_its_reading(count: Count, shown: str) -> None:
    assert phrases.count_text(count) == shown


@pytest.mark.parametrize("low", [None, 24])
def test_a_vague_count_is_never_printed_as_a_number(low: int | None) -> None:
    assert (
        phrases.count_text(Count(text="dozens", kind="vague", low=low, best=None, high=None))
        == "dozens (vague)"
    )


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        pytest.param(None, "not stated", id="no period"),
        pytest.param(Period(text="in recent days"), "in recent days", id="unresolved"),
        pytest.param(
            Period(text="on Sunday", start=date(2024, 12, 1), end=date(2024, 12, 1), precision="day"),
            "on Sunday (2024-12-01)",
            id="day",
        ),
        pytest.param(
            Period(text="last week", start=date(2024, 11, 25), end=date(2024, 12, 1), precision="week"),
            "last week (2024-11-25 to 2024-12-01)",
            id="week",
        ),
        pytest.param(
            Period(text="in May", start=date(2024, 5, 1), end=date(2024, 5, 31), precision="month"),
            "in May (2024-05)",
            id="month",
        ),
        pytest.param(
            Period(text="2016", start=date(2016, 1, 1), end=date(2016, 12, 31), precision="year"),
            "2016",
            id="year",
        ),
        pytest.param(
            Period(text="since Nov. 27", start=date(2024, 11, 27), precision="day"),
            "since Nov. 27 (from 2024-11-27)",
            id="open end",
        ),
        pytest.param(
            Period(text="until Monday", end=date(2024, 12, 2), precision="day"),
            "until Monday (until 2024-12-02)",
            id="open start",
        ),
        pytest.param(
            Period(text="since Nov. 27", month_day="--11-27"),
            "since Nov. 27 (11-27, year not stated)",
            id="no year",
        ),
    ],
)
def test_a_period_stands_as_written_beside_its_dates(period: Period | None, shown: str) -> None:
    assert phrases.period_text(period) == shown


def test_parts_stand_below_their_whole_and_restatements_are_no_figures(report: SituationReport) -> None:
    page = brief(report)
    assert [(row.id, row.depth) for row in page.figures] == [
        ("C1", 0),
        ("C2", 1),
        ("C4", 1),
        ("C3", 0),
        ("C6", 0),
        ("C8", 0),
    ]
    assert [entry.id for entry in page.restated] == ["C5"]


def test_a_part_of_a_part_is_indented_twice(
    report: SituationReport, linked: Callable[[dict[str, str]], list[Casualty]]
) -> None:
    nested = report.model_copy(
        update={
            "casualties": linked({"C1": "", "C4": "C2", "C2": "C1"}),
            "key_figures": [KeyFigure(claim_id="C1", parts=["C4", "C2"])],
        }
    )
    assert [(row.id, row.depth) for row in brief(nested).figures] == [("C1", 0), ("C2", 1), ("C4", 2)]


def test_figures_linked_in_a_circle_are_all_shown(
    report: SituationReport, linked: Callable[[dict[str, str]], list[Casualty]]
) -> None:
    circle = report.model_copy(
        update={
            "casualties": linked({"C1": "C1", "C2": "C4", "C4": "C2"}),
            "key_figures": [KeyFigure(claim_id="C1", parts=["C2", "C4"])],
        }
    )
    assert sorted(row.id for row in brief(circle).figures) == ["C1", "C2", "C4"]


@pytest.fixture
def linked(report: SituationReport) -> Callable[[dict[str, str]], list[Casualty]]:
    """Casualties of the report by id, each counted within the one named (or none)."""
    known = {item.id: item for item in report.casualties}

    def link(within: dict[str, str]) -> list[Casualty]:
        return [known[key].model_copy(update={"subset_of": whole or None}) for key, whole in within.items()]

    return link


def test_every_claim_of_the_report_is_shown_exactly_once(report: SituationReport) -> None:
    page = brief(report)
    shown = [row.id for row in page.figures] + [entry.id for entry in page.restated]
    shown += [entry.id for section in page.sections for entry in section.entries if entry.id]
    claims = (*report.casualties, *report.territorial_changes, *report.statements, *report.actors)
    assert sorted(shown) == sorted([*(claim.id for claim in claims), "C7"])


def test_every_cited_sentence_is_in_the_evidence_once_and_in_order(report: SituationReport) -> None:
    assert [item.sentence for item in brief(report).evidence] == list(range(1, 12))


def test_reporter_and_blamed_party_are_never_merged(report: SituationReport) -> None:
    row = brief(report).figures[0]
    assert row.says == "Valley Rescue Corps (rescue or medical service)"
    assert row.blamed == "army of Karsia (accused)"


def test_a_figure_says_who_disputes_it_and_how_its_wording_falls_short(report: SituationReport) -> None:
    verified = {row.id: row.verified for row in brief(report).figures}
    assert verified["C1"] == "outlet could not verify; disputed by Karsia's defence ministry"
    assert verified["C4"] == "outlet could not verify; derived from the text; victims: stands elsewhere"
    assert verified["C8"].endswith("not borne out by the cited text")


def test_a_designation_names_its_issuers_and_is_not_the_kind(report: SituationReport) -> None:
    front = next(e for s in brief(report).sections if s.title == "Actors" for e in s.entries if e.id == "A2")
    assert "designated terrorist organisation by Karsia, Velland" in front.details
    assert not any("terrorist" in detail for detail in front.details if not detail.startswith("designated"))


def test_gaps_list_what_the_article_does_not_say(report: SituationReport) -> None:
    gaps = next(s for s in brief(report).sections if s.title.startswith("Not stated"))
    assert [entry.text for entry in gaps.entries] == [
        "when: C4, S1",
        "where: C4",
        "who was harmed (civilian or combatant): C1, C3, C4, C6, C8",
        "who is blamed: C3, C6",
    ]


def test_what_an_endpoint_did_not_report_is_not_zero(report: SituationReport) -> None:
    silent = report.provenance.model_copy(update={"usage": Usage(requests=1)})
    method = phrases.method_parts(silent)
    assert "tokens in not reported (cached not reported), out not reported" in method
    assert "cost not reported" in method


def test_a_reported_zero_stays_zero(report: SituationReport) -> None:
    free = report.provenance.model_copy(update={"usage": Usage(requests=1, cached_tokens=0, cost_usd=0.0)})
    method = phrases.method_parts(free)
    assert "tokens in not reported (cached 0), out not reported" in method
    assert "cost $0.0000" in method


def test_an_empty_report_says_so_in_every_section(bare: SituationReport) -> None:
    page = brief(bare)
    assert page.title == "Untitled article"
    assert page.facts[0] == ("As of", "publication date not stated")
    assert "the article does not say whether the outlet verified it" in page.status
    assert [section.empty for section in page.sections[:5]] == ["none reported in this article"] * 5

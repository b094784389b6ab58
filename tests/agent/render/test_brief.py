"""What a brief shows: every claim, once, with what an analyst needs to weigh it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest

from sitrep.agent.render import phrases
from sitrep.agent.render.brief import Brief, Section, brief
from sitrep.schemas.report import (
    Casualty,
    Count,
    Grounding,
    Issue,
    KeyFigure,
    Period,
    SituationReport,
    SlotVerdict,
    Usage,
)
from sitrep.schemas.vocabulary import Match

T = TypeVar("T")


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
        pytest.param(None, "", id="no period"),
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
    assert [(row.id, row.depth) for row in page.figures.rows] == [
        ("C1", 0),
        ("C2", 1),
        ("C4", 1),
        ("C3", 0),
        ("C6", 0),
        ("C8", 0),
    ]
    assert [entry.id for entry in page.figures.restated] == ["C5"]


def test_a_part_of_a_part_is_indented_twice(
    report: SituationReport, linked: Callable[[dict[str, str]], list[Casualty]]
) -> None:
    nested = report.model_copy(
        update={
            "casualties": linked({"C1": "", "C4": "C2", "C2": "C1"}),
            "key_figures": [KeyFigure(claim_id="C1", parts=["C4", "C2"])],
        }
    )
    assert [(row.id, row.depth) for row in brief(nested).figures.rows] == [("C1", 0), ("C2", 1), ("C4", 2)]


def test_figures_linked_in_a_circle_are_all_shown(
    report: SituationReport, linked: Callable[[dict[str, str]], list[Casualty]]
) -> None:
    circle = report.model_copy(
        update={
            "casualties": linked({"C1": "C1", "C2": "C4", "C4": "C2"}),
            "key_figures": [KeyFigure(claim_id="C1", parts=["C2", "C4"])],
        }
    )
    assert sorted(row.id for row in brief(circle).figures.rows) == ["C1", "C2", "C4"]


@pytest.fixture
def linked(report: SituationReport) -> Callable[[dict[str, str]], list[Casualty]]:
    """Casualties of the report by id, each counted within the one named (or none)."""
    known = {item.id: item for item in report.casualties}

    def link(within: dict[str, str]) -> list[Casualty]:
        return [replace(known[key], subset_of=whole or None) for key, whole in within.items()]

    return link


def test_every_claim_of_the_report_is_shown_exactly_once(report: SituationReport) -> None:
    page = brief(report)
    shown = [row.id for row in page.figures.rows] + [entry.id for entry in page.figures.restated]
    shown += [entry.id for section in page.sections for entry in section.entries if entry.id]
    shown += re.findall(r"\bA\d+\b", _section(page, "Actors").entries[-1].text)
    claims = (*report.casualties, *report.territorial_changes, *report.statements, *report.actors)
    assert sorted(shown) == sorted([*(claim.id for claim in claims), "C7"])


def test_every_cited_sentence_is_in_the_evidence_once_and_in_order(report: SituationReport) -> None:
    assert [item.sentence for item in brief(report).evidence] == list(range(1, 12))


def test_reporter_and_blamed_party_are_never_merged(report: SituationReport) -> None:
    row = brief(report).figures.rows[0]
    assert row.says == "Valley Rescue Corps (rescue or medical service)"
    assert row.blamed == "army of Karsia (accused)"


def test_the_place_of_a_figure_stands_apart_from_what_happened(report: SituationReport) -> None:
    row = brief(report).figures.rows[0]
    assert (row.what, row.place) == ("people killed, shells", "Marrun")


def test_a_figure_says_who_disputes_it_and_how_its_wording_falls_short(report: SituationReport) -> None:
    notes = {row.id: row.notes[-1] for row in brief(report).figures.rows}
    assert notes["C1"] == "outlet could not verify; disputed by Karsia's defence ministry"
    assert notes["C4"] == "outlet could not verify"
    assert notes["C8"].endswith("not borne out by the cited text")


def test_a_claim_put_together_from_several_passages_is_marked_and_the_mark_explained_once(
    report: SituationReport,
) -> None:
    figures = brief(report).figures
    assert [row.id for row in figures.rows if row.mark] == ["C4"]
    assert figures.footnote == "* put together from more than one passage"
    assert not _section(brief(report), "Statements").footnote


@pytest.mark.parametrize("match", ["absent", "contradicted", "approximate"])
def test_words_that_do_not_stand_as_given_are_told_in_words_not_by_the_mark(match: Match) -> None:
    slot = SlotVerdict(slot="reported_by", given="the Corps", match=match)
    loose = Grounding(value="supported", slots=[slot])
    assert phrases.grounding_warning(loose).startswith("reported by: ")
    assert not phrases.is_put_together(loose)


def test_what_the_article_does_not_say_is_in_no_entry(report: SituationReport) -> None:
    page = brief(report)
    said = [part for row in page.figures.rows for part in (row.what, *row.particulars)]
    said += [part for section in page.sections for entry in section.entries for part in entry.details]
    assert not [part for part in said if not part or "not stated" in part.removesuffix("year not stated)")]


def test_rival_figures_of_one_incident_stand_next_to_each_other(report: SituationReport) -> None:
    """C6 is not among the key figures, yet it follows C1 and its parts when the two conflict."""
    page = brief(_conflicting(report, "C1", "C6"))
    assert [row.id for row in page.figures.rows] == ["C1", "C2", "C4", "C6", "C3", "C8"]
    first, rival = (next(row for row in page.figures.rows if row.id == key) for key in ("C1", "C6"))
    assert first.lead == "At least 30 (Valley Rescue Corps) / 1200 (Tomas Grell)"
    assert first.rivals == ("C6: 1200 (Tomas Grell)",)
    assert rival.rivals == ("C1: At least 30 (Valley Rescue Corps)",)
    assert not rival.lead


def test_three_rivals_linked_two_by_two_are_one_group(report: SituationReport) -> None:
    page = brief(_conflicting(_conflicting(report, "C1", "C6"), "C6", "C8"))
    assert [row.id for row in page.figures.rows if row.rivals] == ["C1", "C6", "C8"]
    assert [row.id for row in page.figures.rows if row.lead] == ["C1"]


def _conflicting(report: SituationReport, *ids: str) -> SituationReport:
    issue = Issue(code="conflicting_figures", message="they differ", claim_ids=list(ids))
    return report.model_copy(update={"issues": [*report.issues, issue]})


def test_a_change_told_twice_is_shown_by_the_telling_that_has_its_date(report: SituationReport) -> None:
    told = report.territorial_changes[0]
    vague = replace(told, when=None, lost_by=[])
    dated = replace(told, id="T2", gained_by=[], restates="T1", evidence=[])
    page = brief(report.model_copy(update={"territorial_changes": [vague, dated]}))
    entry = _only(_section(page, "Territorial changes").entries)
    assert (entry.id, entry.place) == ("T2", "Oste (town, full)")
    assert "on Monday (2031-05-05)" in entry.details
    assert "told again in T1 (s6): gained by army of Karsia" in entry.details
    assert _only([gap.text for gap in page.gaps.entries if gap.text.startswith("when")]) == "when: C4, S1"


def test_a_change_that_restates_one_not_listed_stands_for_itself(report: SituationReport) -> None:
    lone = replace(report.territorial_changes[0], restates="T9")
    page = brief(report.model_copy(update={"territorial_changes": [lone]}))
    assert "restates T9" in _only(_section(page, "Territorial changes").entries).details


def test_a_level_that_the_place_names_itself_is_not_repeated(report: SituationReport) -> None:
    change = replace(report.territorial_changes[0], place="the town of Oste")
    assert phrases.changed_place(change) == "the town of Oste (full)"


def test_belligerents_come_first_and_those_who_only_are_named_share_a_line(report: SituationReport) -> None:
    entries = _section(brief(report), "Actors").entries
    assert [entry.id for entry in entries] == ["A2", "A3", "A4", ""]
    assert entries[-1].text == (
        "also named: A1 Valley Rescue Corps (NGO; source; s2) · A5 Lena Orsk (Foreign Minister; s8)"
    )


def test_a_designation_names_its_issuers_and_is_not_the_kind(report: SituationReport) -> None:
    front = next(entry for entry in _section(brief(report), "Actors").entries if entry.id == "A2")
    assert "designated terrorist organisation by Karsia, Velland" in front.details
    assert not any("terrorist" in detail for detail in front.details if not detail.startswith("designated"))


def test_a_designation_of_an_actor_in_the_shared_line_keeps_its_issuers(report: SituationReport) -> None:
    named = [replace(actor, roles=["other"]) for actor in report.actors]
    page = brief(report.model_copy(update={"actors": named}))
    shared = _only(_section(page, "Actors").entries).text
    assert "designated terrorist organisation by Karsia, Velland" in shared


@pytest.mark.parametrize(
    ("cited", "warned"),
    [
        pytest.param(4, "7 of 11 sentences are cited by no claim: read the article", id="most uncited"),
        pytest.param(6, "", id="most cited"),
    ],
)
def test_a_report_that_cites_less_than_half_of_the_article_warns_at_the_top(
    report: SituationReport, cited: int, warned: str
) -> None:
    coverage = report.coverage.model_copy(update={"sentences_cited": cited})
    page = brief(report.model_copy(update={"coverage": coverage}))
    assert page.warning == warned
    told_below = [entry for entry in page.unused.entries if "cited by no claim" in entry.text]
    assert bool(told_below) != bool(warned)


def test_what_may_have_been_missed_is_short_and_says_how_much_more_there_is(report: SituationReport) -> None:
    """Figures weigh most, so names give way to them."""
    number, person = report.coverage.unused
    coverage = report.coverage.model_copy(update={"unused": [person, *[number] * 5, person]})
    page = brief(report.model_copy(update={"coverage": coverage}))
    shown = [entry.text for entry in page.unused.entries]
    assert shown[:6].count("number “three trucks”") == 5
    assert shown[6] == "and 1 more, listed in the JSON report"


def test_gaps_list_what_the_article_does_not_say(report: SituationReport) -> None:
    assert [entry.text for entry in brief(report).gaps.entries] == [
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


def test_an_empty_report_has_a_title_and_says_that_nothing_is_known_of_it(bare: SituationReport) -> None:
    page = brief(bare)
    assert page.title == "Untitled article"
    assert page.facts[0] == ("As of", "publication date not stated")
    assert "the article does not say whether the outlet verified it" in page.status
    assert not any(section.entries for section in (page.highlights, page.unused, *page.sections))


def _section(page: Brief, title: str) -> Section:
    return _only([section for section in page.sections if section.title == title])


def _only(items: Sequence[T]) -> T:
    (item,) = items
    return item


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("the pass is ours", "“the pass is ours”"),
        ("“the pass is ours,” he said", "“the pass is ours,” he said"),
        ('he said: "not one step"', 'he said: "not one step"'),
        ("", "“”"),
    ],
)
def test_words_that_bring_quotation_marks_get_no_second_pair(words: str, shown: str) -> None:
    assert phrases.quoted(words) == shown

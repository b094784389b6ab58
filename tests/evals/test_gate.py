"""A gate passes, fails or says that the articles are too few to tell, and each has an exit code of its own."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from sitrep.agent.errors import SettingsError
from sitrep.agent.store import Outcome
from sitrep.evals.analysis.gate import (
    EXIT,
    Condition,
    Finding,
    Gate,
    Measured,
    Verdict,
    error_rate,
    judge,
    needs_baseline,
    overall,
    read_gate,
)
from sitrep.evals.analysis.scored import Scored
from sitrep.evals.analysis.statistics import Interval
from sitrep.evals.present.gate import gate_cases
from sitrep.evals.present.junit import junit_text
from sitrep.evals.scoring.tallies import ArticleScore, FieldTally, Rate, SectionTally


def article(name: str, right: int, of: int, **errors: Rate) -> ArticleScore:
    """An article with *right* of *of* casualty items usable on both sides."""
    tally = SectionTally(
        gold=of, found=of, paired=of, usable_gold=right, usable_found=right, reported=of, errors=errors
    )
    empty = SectionTally()
    sections = {"actors": empty, "casualties": tally, "territory": empty, "statements": empty}
    return ArticleScore(name, False, True, True, sections, (), FieldTally())  # type: ignore[arg-type]


def scored(*rights: int, of: int = 10, **errors: Rate) -> Scored:
    return Scored.of("run", [article(f"a{i}", right, of, **errors) for i, right in enumerate(rights)])


def gate_of(tmp_path: Path, text: str) -> Gate:
    path = tmp_path / "gate.toml"
    path.write_text(f"[gate]\n{text}\n", encoding="utf-8")
    return read_gate(path)


def verdict(tmp_path: Path, condition: str, run: Scored, baseline: Scored | None = None) -> Verdict:
    (finding,) = judge(gate_of(tmp_path, condition), run, baseline)
    return finding.verdict


# Ten articles at 0.80 on average, their 95% interval from about 0.73 to 0.87.
TEN = scored(9, 7, 8, 9, 7, 8, 9, 7, 8, 8)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        pytest.param(">= 0.80", "pass", id="value-meets-it"),
        pytest.param(">= 0.82", "inconclusive", id="interval-reaches-it"),
        pytest.param(">= 0.95", "fail", id="interval-excludes-it"),
        pytest.param(">= 0.80 (lower bound)", "inconclusive", id="lower-bound-does-not-meet-it"),
        pytest.param(">= 0.70 (lower bound)", "pass", id="lower-bound-meets-it"),
        pytest.param(">= 0.95 lower-bound", "fail", id="lower-bound-excluded"),
        pytest.param("<= 0.80", "pass", id="at-most"),
        pytest.param("<= 0.50", "fail", id="at-most-excluded"),
        pytest.param("<= 0.80 (upper bound)", "inconclusive", id="upper-bound-does-not-meet-it"),
        pytest.param("<= 0.90 (upper bound)", "pass", id="upper-bound-meets-it"),
    ],
)
def test_a_score_is_judged_by_its_value_and_its_interval(
    tmp_path: Path, condition: str, expected: Verdict
) -> None:
    assert verdict(tmp_path, f'"casualties.usable_f1" = "{condition}"', TEN) == expected


def test_a_section_with_nothing_to_judge_is_inconclusive(tmp_path: Path) -> None:
    assert verdict(tmp_path, '"territory.usable_f1" = ">= 0.0"', TEN) == "inconclusive"


def test_too_few_articles_for_an_interval_cannot_fail(tmp_path: Path) -> None:
    assert verdict(tmp_path, '"overall.usable_f1" = ">= 0.9"', scored(1, 2)) == "inconclusive"
    assert verdict(tmp_path, '"overall.usable_f1" = ">= 0.1"', scored(1, 2)) == "pass"


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        pytest.param('"critical.count_wrong" = "<= 20"', "pass", id="count-met"),
        pytest.param('"critical.count_wrong" = "<= 19"', "fail", id="count-exceeded-by-one"),
        pytest.param('"critical.count_wrong_rate" = "<= 0.18"', "inconclusive", id="rate-has-an-interval"),
        pytest.param('"critical.quote_altered" = "<= 0"', "inconclusive", id="never-possible"),
    ],
)
def test_counters_are_facts_and_rates_are_estimates(
    tmp_path: Path, condition: str, expected: Verdict
) -> None:
    assert verdict(tmp_path, condition, scored(*[8] * 10, count_wrong=Rate(2, 10))) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param([9, 7, 8, 9, 7, 8, 9, 7, 8, 8], "pass", id="no-change"),
        pytest.param([9, 8, 8, 9, 8, 8, 9, 9, 8, 10], "inconclusive", id="perhaps-worse"),
        pytest.param([10, 9, 10, 10, 9, 10, 10, 9, 10, 10], "fail", id="clearly-worse"),
    ],
)
def test_a_drop_against_the_baseline_is_judged_in_pairs(
    tmp_path: Path, before: list[int], expected: Verdict
) -> None:
    condition = '"casualties.usable_f1.vs_baseline" = ">= -0.02"'
    assert verdict(tmp_path, condition, TEN, scored(*before)) == expected


CONDITION = Condition("overall.usable_f1", True, 0.5, False, ">= 0.5")


@pytest.mark.parametrize(
    ("verdicts", "inconclusive", "expected"),
    [
        pytest.param(["pass", "pass"], "inconclusive", "pass", id="all-pass"),
        pytest.param(["pass", "inconclusive"], "inconclusive", "inconclusive", id="one-open"),
        pytest.param(["inconclusive", "fail"], "pass", "fail", id="one-fails"),
        pytest.param(["pass", "inconclusive"], "pass", "pass", id="open-counts-as-pass"),
        pytest.param(["pass", "inconclusive"], "fail", "fail", id="open-counts-as-fail"),
    ],
)
def test_the_whole_is_as_good_as_its_worst(
    verdicts: list[Verdict], inconclusive: Verdict, expected: Verdict
) -> None:
    gate = Gate((CONDITION,), inconclusive=inconclusive)
    findings = [Finding(CONDITION, Measured(0.5), each) for each in verdicts]
    assert overall(gate, findings) == expected


def test_every_answer_has_an_exit_code_of_its_own() -> None:
    assert sorted(EXIT.values()) == [0, 5, 6]


def test_the_error_rate_counts_what_the_provider_cost() -> None:
    lost = Outcome("r", "a", 0, "", {}, "c", None, infrastructure=True)
    refused = Outcome("r", "b", 0, "", {}, "c", None)
    assert error_rate([lost, refused, refused, refused]) == 0.25
    assert error_rate([]) == 0.0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param('"casualties.usable_f1" = "around 0.8"', "cannot read 'around 0.8'", id="no-condition"),
        pytest.param('"casualties.usable_f1" = 0.8', "cannot read 0.8", id="bare-number"),
        pytest.param('"casualty.usable_f1" = ">= 0.8"', "no metric 'casualty.usable_f1'", id="unknown-scope"),
        pytest.param('"critical.typo" = "<= 0"', "no metric 'critical.typo'", id="unknown-error"),
        pytest.param(
            '"overall.usable_f1" = ">= 0.8 (upper bound)"', "lower bound belongs to", id="wrong-bound"
        ),
        pytest.param('"relevance" = ">= 1"\nmax_error_rate = 2', "between 0 and 1", id="rate-out-of-range"),
        pytest.param('"relevance" = ">= 1"\ninconclusive = "maybe"', "must end as one of", id="unknown-end"),
        pytest.param("max_error_rate = 0.1", "has no condition", id="nothing-asked"),
        pytest.param("= broken", "is not TOML", id="no-toml"),
    ],
)
def test_a_gate_that_cannot_be_read_is_a_usage_error(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        gate_of(tmp_path, text)


def test_metrics_need_no_quotation_marks(tmp_path: Path) -> None:
    gate = gate_of(tmp_path, 'casualties.usable_f1 = ">= 0.8"\n[gate.critical]\ncount_wrong = "<= 0"')
    assert [each.metric for each in gate.conditions] == ["casualties.usable_f1", "critical.count_wrong"]


def test_a_file_without_a_gate_is_a_usage_error(tmp_path: Path) -> None:
    path = tmp_path / "other.toml"
    path.write_text("[tool]\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"no \[gate\] table"):
        read_gate(path)
    with pytest.raises(SettingsError, match="cannot read"):
        read_gate(tmp_path / "missing.toml")


def test_only_a_comparison_needs_a_baseline(tmp_path: Path) -> None:
    assert not needs_baseline(gate_of(tmp_path, '"overall.usable_f1" = ">= 0.1"'))
    assert needs_baseline(gate_of(tmp_path, '"overall.usable_f1.vs_baseline" = ">= -0.02"'))


def test_junit_has_a_case_for_every_condition() -> None:
    states: list[Verdict] = ["pass", "fail", "inconclusive"]
    findings = [Finding(CONDITION, Measured(0.4, Interval(0.3, 0.6), 7), each) for each in states]
    root = ElementTree.fromstring(junit_text("gate", gate_cases(TEN, findings, "fail", 0.0)))
    suite = root[0]
    counts = {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": "3", "failures": "1", "errors": "0", "skipped": "1"}
    assert [case[0].tag for case in suite] == ["system-out", "failure", "skipped"]


def test_junit_is_xml_whatever_an_article_says() -> None:
    finding = Finding(CONDITION, Measured(None), "fail")
    nasty = Scored("<run> & \x1b[31m\x00 ]]>", TEN.articles, TEN.summary)
    root = ElementTree.fromstring(junit_text('"&<', gate_cases(nasty, [finding], "fail", 0.0)))
    assert root[0].get("name") == '"&<'

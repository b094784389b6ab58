"""The headline score separates what harms a reader from what does not."""

import copy
import random
from collections.abc import Callable
from typing import Any

import pytest

from sitrep.evals.scoring.scorer import Scorer
from sitrep.evals.scoring.tallies import ArticleScore, SectionTally
from sitrep.schemas.report import SituationReport

Report = dict[str, Any]


def item(report: Report, identity: str) -> dict[str, Any]:
    sections = ("actors", "casualties", "territorial_changes", "statements")
    return next(each for section in sections for each in report[section] if each["id"] == identity)


def figures(score: ArticleScore) -> SectionTally:
    return score.sections["casualties"]


def made(score: ArticleScore, section: str = "casualties") -> set[str]:
    """The named errors that were made."""
    return {name for name, rate in score.sections[section].errors.items() if rate.made}  # type: ignore[index]


def exact(count: dict[str, Any], text: str, value: int) -> None:
    count.update(text=text, kind="exact", low=value, best=value, high=value)


# --- One thing spoiled at a time -------------------------------------------------------------------


def shuffled(report: Report) -> None:
    for section in ("actors", "casualties", "territorial_changes", "statements"):
        random.Random(7).shuffle(report[section])


def place_less_specific(report: Report) -> None:
    item(report, "c2")["place"] = "Belan"


def bound_lost(report: Report) -> None:
    exact(item(report, "c1")["count"], "25", 25)


def digits_swapped(report: Report) -> None:
    exact(item(report, "c1")["count"], "52", 52)


def harm_flipped(report: Report) -> None:
    item(report, "c2")["harm"] = "injured"


def total_as_incident(report: Report) -> None:
    item(report, "c5")["scope"] = "incident"


def wrong_source(report: Report) -> None:
    item(report, "c1")["source"].update(name="The Hadran army", actor_id="army")


def source_dropped(report: Report) -> None:
    item(report, "c1")["source"].update(name=None, actor_id=None)


def wrong_side_blamed(report: Report) -> None:
    item(report, "c1")["attributed_to"] = [{"name": "The rebels", "actor_id": "rebels"}]


def vague_made_exact(report: Report) -> None:
    exact(item(report, "c3")["count"], "dozens", 24)


def part_on_its_own(report: Report) -> None:
    item(report, "c6").update(subset_of=None, subset_basis=None)


def tolls_merged(report: Report) -> None:
    merged = item(report, "c1")
    exact(merged["count"], "32", 32)
    report["casualties"] = [each for each in report["casualties"] if each["id"] != "c2"]


HARMLESS = [shuffled, place_less_specific, bound_lost]
DANGEROUS = [
    (digits_swapped, {"count_wrong"}),
    (harm_flipped, {"killed_injured_flip"}),
    (total_as_incident, {"cumulative_as_incident"}),
    (wrong_source, {"attribution_swapped"}),
    (source_dropped, {"claim_as_fact"}),
    (wrong_side_blamed, {"attribution_swapped"}),
    (vague_made_exact, {"false_precision"}),
    (part_on_its_own, {"subset_double_counted"}),
    (tolls_merged, {"count_wrong"}),
]
Spoil = Callable[[Report], None]


def named(spoil: Any) -> str | None:
    return spoil.__name__ if callable(spoil) else None


def test_the_reports_these_tests_spoil_are_real_reports(report: Report) -> None:
    SituationReport.model_validate(report)


def test_a_perfect_report_scores_one_everywhere(scorer: Scorer, report: Report) -> None:
    score = scorer.score(report)
    assert figures(score).gold == 7
    for tally in score.sections.values():
        assert [tally.f1(metric) for metric in ("usable", "strict", "detection", "supported")] == [1.0] * 4
        assert not any(rate.made for rate in tally.errors.values())
    assert score.relevance
    assert score.caveats.f1 == 1.0


@pytest.mark.parametrize("spoil", HARMLESS, ids=named)
def test_a_harmless_change_costs_at_most_three_hundredths(
    scorer: Scorer, report: Report, spoil: Spoil
) -> None:
    spoil(report)
    score = scorer.score(report)
    assert (figures(score).f1() or 0) >= 0.97
    assert not made(score)


@pytest.mark.parametrize(("spoil", "errors"), DANGEROUS, ids=named)
def test_a_dangerous_change_costs_at_least_a_tenth_and_has_a_name(
    scorer: Scorer, report: Report, spoil: Spoil, errors: set[str]
) -> None:
    spoil(report)
    score = scorer.score(report)
    assert (figures(score).f1() or 0) <= 0.90
    assert made(score) == errors


def test_softer_scores_do_not_see_a_wrong_death_toll(scorer: Scorer, report: Report) -> None:
    """Why usable-item F1 is the headline: detection stays at 1 and field F1 above 0.95."""
    digits_swapped(report)
    tally = figures(scorer.score(report))
    assert tally.f1("detection") == 1.0
    assert (tally.all_fields.f1 or 0) > 0.95


def test_merged_tolls_are_diagnosed(scorer: Scorer, report: Report) -> None:
    tolls_merged(report)
    assert [each.gold for each in scorer.score(report).items if each.outcome == "merged"] == ["c2"]


def test_a_split_toll_is_diagnosed(scorer: Scorer, report: Report) -> None:
    whole = item(report, "c5")
    part = copy.deepcopy(whole) | {"id": "c5b"}
    exact(whole["count"], "36", 36)
    exact(part["count"], "20", 20)
    report["casualties"].append(part)
    outcomes = {each.found: each.outcome for each in scorer.score(report).items}
    assert outcomes["c5b"] == "split"


def test_a_duplicate_costs_and_is_no_hallucination(scorer: Scorer, report: Report) -> None:
    report["casualties"].append(copy.deepcopy(item(report, "c1")) | {"id": "c1b"})
    score = scorer.score(report)
    assert figures(score).f1() == pytest.approx(14 / 15)
    assert [each.outcome for each in score.items if each.gold is None] == ["duplicate"]
    assert figures(score).hallucinated == 0


def invented(report: Report, text: str, value: int, quote: str, article_text: str) -> dict[str, Any]:
    new = copy.deepcopy(item(report, "c7")) | {"id": "new", "place": "Marat", "victims": None}
    exact(new["count"], text, value)
    start = article_text.index(quote)
    new["evidence"][0].update(start=start, end=start + len(quote), text=quote)
    return new


def test_an_unsupported_item_is_a_hallucination(scorer: Scorer, report: Report) -> None:
    quote = "They pushed into the city of Marat on Friday."
    report["casualties"].append(invented(report, "41", 41, quote, scorer.article.text))
    score = scorer.score(report)
    assert [each.outcome for each in score.items if each.gold is None] == ["hallucinated"]
    assert figures(score).hallucination == (1, 9)


def test_a_supported_item_that_gold_omits_may_be_a_gap_in_the_gold(scorer: Scorer, report: Report) -> None:
    quote = "The army also said it had retaken three villages that rebels had seized last week."
    report["casualties"].append(invented(report, "three", 3, quote, scorer.article.text))
    score = scorer.score(report)
    assert [each.outcome for each in score.items if each.gold is None] == ["gap"]
    assert figures(score).hallucinated == 0


def test_an_item_told_from_the_wrong_sentence_is_usable_but_not_supported(
    scorer: Scorer, report: Report
) -> None:
    quote = "The Courier could not independently verify the accounts."
    start = scorer.article.text.index(quote)
    item(report, "t2")["evidence"][0].update(start=start, end=start + len(quote), text=quote)
    tally = scorer.score(report).sections["territory"]
    assert tally.f1() == 1.0
    assert tally.f1("supported") == pytest.approx(2 / 3)


# --- Optional, background, restatement -------------------------------------------------------------


def test_an_optional_item_left_out_costs_nothing(scorer: Scorer, report: Report) -> None:
    report["background"]["casualties"] = []
    assert figures(scorer.score(report)).f1() == 1.0


def test_an_optional_item_given_wrong_costs(scorer: Scorer, report: Report) -> None:
    """Background told as news: optional is a licence to give it right."""
    old = report["background"]["casualties"].pop()
    report["casualties"].append(old | {"temporal": "current"})
    score = scorer.score(report)
    assert (figures(score).f1() or 0) == pytest.approx(14 / 15)
    assert made(score) == {"background_as_new"}


def test_a_restated_figure_is_no_item_of_its_own(scorer: Scorer, report: Report) -> None:
    again = copy.deepcopy(item(report, "c6")) | {"id": "h", "restates": "c6"}
    report["casualties"].append(again)
    assert figures(scorer.score(report)).found == 7


def test_a_part_is_not_double_counted_where_the_whole_was_not_reported(
    scorer: Scorer, report: Report
) -> None:
    report["casualties"] = [each for each in report["casualties"] if each["id"] != "c5"]
    part_on_its_own(report)
    assert "subset_double_counted" not in made(scorer.score(report))


# --- Territory, statements, actors -----------------------------------------------------------------


def test_swapped_control_is_named(scorer: Scorer, report: Report) -> None:
    change = item(report, "t1")
    change["gained_by"], change["lost_by"] = change["lost_by"], change["gained_by"]
    score = scorer.score(report)
    assert made(score, "territory") == {"control_inverted"}
    assert score.sections["territory"].f1() == pytest.approx(2 / 3)


def test_a_claim_told_as_fact_is_named(scorer: Scorer, report: Report) -> None:
    item(report, "t1")["source"].update(name=None, actor_id=None)
    item(report, "t1")["control_basis"] = "reported_by_outlet"
    assert made(scorer.score(report), "territory") == {"claim_as_fact"}


def test_an_altered_quotation_is_named_and_voids_the_statement(scorer: Scorer, report: Report) -> None:
    item(report, "s1")["quotations"][0]["text"] = "Whoever holds Marat owns Hadra, and we will hold it,"
    score = scorer.score(report)
    assert made(score, "statements") == {"quote_altered"}
    assert score.sections["statements"].f1() == pytest.approx(2 / 3)


def test_typography_does_not_alter_a_quotation(scorer: Scorer, report: Report) -> None:
    item(report, "s2")["quotations"][0]["text"] = "“restraint  by all sides”"
    assert not made(scorer.score(report), "statements")


def test_a_joint_statement_without_one_speaker_is_half_right(scorer: Scorer, report: Report) -> None:
    item(report, "s2")["speakers"].pop()
    tally = scorer.score(report).sections["statements"]
    assert tally.fields["speakers"].par == 1
    assert tally.f1() == pytest.approx(2.5 / 3)


def test_an_alias_never_costs_twice(scorer: Scorer, report: Report) -> None:
    """A party under another of its names, not linked to the actor list, is still that party."""
    item(report, "c1")["source"].update(name="the corps", actor_id=None)
    assert figures(scorer.score(report)).f1() == 1.0


def test_two_actors_for_one_party_is_a_duplicate_alias(scorer: Scorer, report: Report) -> None:
    vests = item(report, "vests")
    vests["aliases"].remove("the corps")
    report["actors"].append(copy.deepcopy(vests) | {"id": "a9", "name": "the corps", "aliases": []})
    score = scorer.score(report)
    assert made(score, "actors") == {"duplicate_alias"}
    assert score.sections["actors"].hallucinated == 0


def test_one_actor_for_two_parties_is_conflated(scorer: Scorer, report: Report) -> None:
    item(report, "norland")["aliases"].append("Suderland")
    report["actors"] = [each for each in report["actors"] if each["id"] != "suderland"]
    score = scorer.score(report)
    assert made(score, "actors") == {"conflated"}


# --- What rivals get wrong -------------------------------------------------------------------------


def test_a_failure_is_an_empty_report(scorer: Scorer, report: Report) -> None:
    """Survivor means: a failed case must stay in the denominator."""
    score = scorer.score(None)
    assert score.failed
    assert not score.relevance
    assert score.overall.f1() == 0.0
    assert figures(score).gold == 7


def test_substitutions_are_misses(scorer: Scorer, report: Report) -> None:
    """Seven gold, six right and one wrong: neither recall nor precision is 1."""
    digits_swapped(report)
    tally = figures(scorer.score(report))
    assert tally.recall == pytest.approx(6 / 7)
    assert tally.precision == pytest.approx(6 / 7)


def test_one_gold_item_is_credited_once(scorer: Scorer, report: Report) -> None:
    """Many-to-one credit: the same figure twice is one right and one surplus."""
    report["casualties"] = [item(report, "c1"), copy.deepcopy(item(report, "c1")) | {"id": "again"}]
    report["background"]["casualties"] = []
    tally = figures(scorer.score(report))
    assert tally.precision == pytest.approx(1 / 2)
    assert tally.recall == pytest.approx(1 / 7)


def test_an_empty_section_on_both_sides_has_no_score() -> None:
    assert SectionTally().f1() is None
    assert SectionTally().recall is None


def test_scoring_keeps_nothing_from_one_report_to_the_next(scorer: Scorer, report: Report) -> None:
    """Mutable defaults: the second score of a report is its first."""
    assert scorer.score(report) == scorer.score(report)


def test_zero_is_a_figure(scorer: Scorer, report: Report) -> None:
    """Zero and False skipped: "no casualties" given for 56 is wrong, not absent."""
    item(report, "c5")["count"].update(text="no", kind="none_reported", low=0, best=0, high=0)
    tally = figures(scorer.score(report))
    assert tally.fields["count"].inc == 1


def test_a_model_scores_as_its_json_does(scorer: Scorer, report: Report) -> None:
    assert scorer.score(SituationReport.model_validate(report)) == scorer.score(report)


def test_a_reading_scored_against_itself_is_perfect(scorer: Scorer) -> None:
    score = scorer.score_reading(scorer.article.gold)
    assert [tally.f1("strict") for tally in score.sections.values()] == [1.0] * 4

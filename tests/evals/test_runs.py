"""Whole runs: pooled, compared in pairs, and cut by phenomenon."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from sitrep.evals.analysis.comparison import compare
from sitrep.evals.analysis.runs import average_repeats, summarise
from sitrep.evals.analysis.scored import Scored
from sitrep.evals.scoring.slices import article_slices, item_slices
from sitrep.evals.scoring.tallies import ArticleScore, ItemScore, Rate, SectionTally
from sitrep.evals.scoring.verdicts import FieldTally


def scored(
    name: str, right: float, items: float = 4, *, story: str | None = None, tags: Sequence[str] = ()
) -> ArticleScore:
    """An article whose casualties were *right* of *items*, with nothing in the other sections."""
    figures = SectionTally(
        gold=items,
        found=items,
        paired=items,
        strict=right,
        usable_gold=right,
        usable_found=right,
        supported_gold=right,
        supported_found=right,
        reported=items,
        grounded=items,
        errors={"count_wrong": Rate(items - right, items)},
    )
    none = SectionTally()
    return ArticleScore(
        name=name,
        failed=False,
        relevant=True,
        relevance=True,
        sections={"actors": none, "casualties": figures, "territory": none, "statements": none},
        items=(),
        caveats=FieldTally(),
        tags=tuple(tags),
        story=story,
    )


def run(rights: Sequence[float]) -> list[ArticleScore]:
    return [scored(f"a{index:02}", right) for index, right in enumerate(rights)]


def test_a_score_is_pooled_over_articles_and_says_how_many() -> None:
    summary = summarise([*run([4, 3, 2, 4, 4]), scored("none", 0, 0)])
    figures = summary.scopes["casualties"]
    assert figures.estimates["usable"].value == pytest.approx(17 / 20)
    assert figures.estimates["usable"].n == 5
    assert figures.empty == 1
    assert summary.scopes["statements"].estimates["usable"] == (None, None, 0)


def test_failures_stay_in_the_denominator() -> None:
    failed = replace(scored("f", 0), failed=True)
    summary = summarise([*run([4]), failed])
    assert (summary.failed, summary.reports) == (1, 2)
    assert summary.scopes["overall"].tally.f1() == pytest.approx(1 / 2)


def test_what_two_runs_share_is_scored_without_the_rest() -> None:
    whole = Scored.of("whole", run([4, 0, 2]))
    shared = whole.among(["a00", "a02"])
    assert [mean.name for mean in shared.means] == ["a00", "a02"]
    assert shared.summary.scopes["casualties"].tally.f1() == pytest.approx(6 / 8)


def test_repeats_are_averaged_inside_the_article() -> None:
    means = average_repeats([*run([4, 2]), *run([2, 2]), *run([0, 2])])
    assert [mean.tally("casualties").usable_gold for mean in means] == [2, 2]
    assert [mean.repeats for mean in means] == [3, 3]


def test_run_to_run_spread_is_apart_from_the_spread_between_articles() -> None:
    rounds = [*run([4, 4]), *run([2, 2])]
    figures = summarise(rounds).scopes["casualties"]
    assert figures.estimates["usable"].n == 2
    assert figures.run_to_run == pytest.approx(0.5 / 2**0.5)
    assert summarise(run([4, 4])).scopes["casualties"].run_to_run is None


def test_copies_of_one_story_are_one_article_to_the_interval() -> None:
    copies = [scored(f"copy{index}", 2, story="flood") for index in range(6)]
    assert summarise(copies).scopes["casualties"].estimates["usable"].n == 1


def test_a_run_compared_with_itself_is_not_significant() -> None:
    scores = run([4, 3, 2, 4, 1, 0, 4])
    comparison = compare(scores, scores)
    assert not any(scope.significant for scope in comparison.scopes.values())
    assert comparison.scopes["casualties"].flips == ()


def test_articles_that_flipped_are_named_worst_first() -> None:
    comparison = compare(run([4, 4, 4, 1, 2]), run([4, 3, 0, 2, 2]))
    flips = comparison.scopes["casualties"].flips
    assert [flip.article for flip in flips] == ["a02", "a01", "a03"]
    assert flips[0].change == pytest.approx(-1.0)


def test_only_shared_articles_are_compared_and_the_others_are_named() -> None:
    comparison = compare(run([4, 4, 4]), run([4, 4]))
    assert (comparison.articles, comparison.only_first, comparison.only_second) == (2, ("a02",), ())


def test_a_clear_drop_is_significant_after_adjustment() -> None:
    comparison = compare(run([4] * 12), run([3] * 12))
    figures = comparison.scopes["casualties"]
    assert figures.significant
    assert figures.difference.value == pytest.approx(-0.25)
    assert comparison.scopes["actors"].p_holm is None


def test_an_article_counts_in_every_slice_it_carries() -> None:
    scores = [scored("a", 4, tags=["floor", "range"]), scored("b", 2, tags=["floor"])]
    slices = {each.tag: each for each in article_slices(scores, "casualties")}
    assert (slices["floor"].articles, slices["floor"].usable.value) == (2, pytest.approx(6 / 8))
    assert (slices["range"].articles, slices["range"].few) == (1, True)


def test_item_slices_give_recall_and_leave_optional_items_out() -> None:
    base = ItemScore(
        "casualties", "c1", "C1", "paired", {"count": "COR"}, True, True, 1.0, 1.0, tags=("floor",)
    )
    items = (
        base,
        base._replace(gold="c2", found=None, outcome="missed", verdicts={"count": "MIS"}, credit_gold=0.0),
        base._replace(gold="c3", outcome="optional", on_gold=False),
    )
    (each,) = item_slices([replace(scored("a", 1), items=items)])
    assert (each.tag, each.items, each.found) == ("floor", 2, 1)
    assert each.recall == each.detection == 0.5
    assert each.fields["count"] == FieldTally(cor=1, mis=1)

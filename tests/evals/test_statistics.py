"""Intervals cover, tests find what is there and nothing else."""

import math
import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sitrep.evals.analysis.statistics import (
    bootstrap,
    compare_shares,
    holm,
    jackknife,
    paired_randomisation,
    pooled,
    student_t,
    wilson,
)
from sitrep.evals.scoring.tallies import Share


def articles(draw: random.Random, n: int, quality: float, spread: float = 0.12) -> list[Share]:
    """Articles with 0-12 gold items, one in ten empty; each has a quality of its own."""
    shares = []
    for _ in range(n):
        items = 0 if draw.random() < 0.1 else draw.randint(1, 12)
        own = min(1.0, max(0.0, draw.gauss(quality, spread)))
        right = sum(draw.random() < own for _ in range(items))
        shares.append(Share(2 * right, 2 * items))
    return shares


def degraded(draw: random.Random, shares: Sequence[Share], drop: float) -> list[Share]:
    """The same articles by a run that loses the share *drop* of the items it had right."""
    return [
        Share(share.top - 2 * sum(draw.random() < drop for _ in range(int(share.top / 2))), share.bottom)
        for share in shares
    ]


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 5, 9, 10, 19, 39, 40, 200])
@pytest.mark.parametrize("probability", [0.5, 0.8, 0.9, 0.975, 0.995])
def test_the_t_quantile_is_scipys(probability: float, freedom: int) -> None:
    assert student_t(probability, freedom) == pytest.approx(stats.t.ppf(probability, freedom), abs=1e-8)


@pytest.mark.parametrize(("made", "possible"), [(0, 10), (10, 10), (3, 20), (190, 200)])
def test_wilson_is_scipys(made: int, possible: int) -> None:
    expected = stats.binomtest(made, possible).proportion_ci(method="wilson")
    assert wilson(made, possible) == pytest.approx((expected.low, expected.high))


def test_the_jackknife_interval_covers_as_often_as_it_says() -> None:
    """300 seeded sets of 20 articles: 95% nominal, and at most three Monte Carlo errors (0.013) below it."""
    draw = random.Random(1)
    truth = pooled(articles(draw, 20_000, 0.75)) or 0.0
    hits = 0
    for _ in range(300):
        interval = jackknife(articles(draw, 20, 0.75)).interval
        assert interval is not None
        hits += interval.low <= truth <= interval.high
    assert 0.912 <= hits / 300 <= 0.99


def test_below_five_articles_there_is_no_interval() -> None:
    shares = [Share(1, 2)] * 4
    assert jackknife(shares) == (0.5, None, 4)
    assert bootstrap(shares).interval is None
    assert compare_shares(shares, shares).p is None


def test_empty_articles_do_not_count_as_articles() -> None:
    assert jackknife([Share(1, 2)] * 5 + [Share(0, 0)] * 5).n == 5


def test_a_perfect_score_on_few_articles_is_not_certain() -> None:
    interval = jackknife([Share(4, 4)] * 6).interval
    assert interval is not None
    assert interval.low < 0.7
    assert interval.high == pytest.approx(1.0)


def test_the_bootstrap_agrees_with_the_jackknife_on_many_articles() -> None:
    shares = articles(random.Random(3), 150, 0.7)
    one, other = jackknife(shares).interval, bootstrap(shares, rounds=2000, seed=4).interval
    assert one is not None
    assert other is not None
    assert one == pytest.approx(other, abs=0.02)


def test_a_run_against_itself_is_no_difference() -> None:
    shares = articles(random.Random(5), 40, 0.75)
    difference = compare_shares(shares, shares)
    assert difference.value == 0.0
    assert difference.p == 1.0


def test_a_drop_of_five_points_on_forty_articles_is_found_three_times_in_four() -> None:
    draw = random.Random(6)
    found, changes = 0, []
    for trial in range(60):
        before = articles(draw, 40, 0.80)
        after = degraded(draw, before, 0.0625)  # 0.80 * 0.0625 = 0.05
        difference = compare_shares(before, after, rounds=1000, seed=trial)
        found += difference.p is not None and difference.p < 0.05
        changes.append(difference.value or 0.0)
    assert math.fsum(changes) / len(changes) == pytest.approx(-0.05, abs=0.005)
    assert found / 60 >= 0.75


def test_no_difference_is_seldom_called_one() -> None:
    draw = random.Random(7)
    false = 0
    for trial in range(100):
        base = articles(draw, 30, 0.8)
        pair = degraded(draw, base, 0.06), degraded(draw, base, 0.06)
        false += paired_randomisation(*pair, rounds=400, seed=trial) < 0.05
    assert false <= 11  # 5 expected; 11 is beyond the 99th percentile of Binomial(100, 0.05)


def test_the_detectable_difference_shrinks_with_more_articles() -> None:
    draw = random.Random(8)
    few, many = articles(draw, 20, 0.8), articles(draw, 200, 0.8)
    small = compare_shares(many, degraded(draw, many, 0.05), rounds=50).detectable
    large = compare_shares(few, degraded(draw, few, 0.05), rounds=50).detectable
    assert small is not None
    assert large is not None
    assert small < large


@given(st.lists(st.floats(0, 1), max_size=8))
def test_holm_only_raises_and_keeps_the_order(ps: list[float]) -> None:
    adjusted = holm(ps)
    assert all(p <= other <= 1.0 for p, other in zip(ps, adjusted, strict=True))
    order = sorted(range(len(ps)), key=lambda index: ps[index])
    assert [adjusted[index] for index in order] == sorted(adjusted)


def test_holm_by_hand() -> None:
    assert holm([0.04, 0.01, 0.03]) == pytest.approx([0.06, 0.03, 0.06])

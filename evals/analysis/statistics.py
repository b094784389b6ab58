"""Uncertainty of a pooled score, in plain Python: intervals over articles, paired tests, the least visible difference.

A score is a ratio of two sums over articles. Articles, not items, are what is drawn from the world, so all
resampling is of whole articles (or of stories, where several articles tell one).
"""

import math
import random
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from statistics import NormalDist
from typing import NamedTuple

from ..scoring.tallies import Share

CONFIDENCE = 0.95
# Fewer articles than this say nothing about the spread between articles: counts are shown without interval.
FEWEST_ARTICLES = 5
# Resamples: at 10,000 the Monte Carlo error of p = 0.05 is 0.002.
ROUNDS = 10_000


class Interval(NamedTuple):
    low: float
    high: float


class Estimate(NamedTuple):
    """A pooled score over `n` articles that have something to score; no interval below five of them."""

    value: float | None
    interval: Interval | None
    n: int


def jackknife(shares: Sequence[Share], confidence: float = CONFIDENCE) -> Estimate:
    """Delete-one jackknife with Student's t over articles: its nominal 95% held from ten articles on.

    A score of exactly 0 or 1 has no spread to measure; Wilson's interval over articles says what it may hide.
    """
    used = [share for share in shares if share.bottom]
    value = pooled(used)
    if value is None or len(used) < FEWEST_ARTICLES:
        return Estimate(value, None, len(used))
    error = standard_error(used)
    if error == 0.0 and value in (0.0, 1.0):
        return Estimate(value, wilson(value * len(used), len(used), confidence), len(used))
    reach = student_t(0.5 + confidence / 2, len(used) - 1) * error
    return Estimate(value, Interval(max(0.0, value - reach), min(1.0, value + reach)), len(used))


def bootstrap(
    shares: Sequence[Share], confidence: float = CONFIDENCE, *, rounds: int = ROUNDS, seed: int = 0
) -> Estimate:
    """Percentile bootstrap over articles, for comparison with published figures.

    Too narrow below forty articles.
    """
    used = [share for share in shares if share.bottom]
    value = pooled(used)
    if value is None or len(used) < FEWEST_ARTICLES:
        return Estimate(value, None, len(used))
    draw = random.Random(seed)  # noqa: S311 (reproducible resampling, nothing secret)
    values = sorted(_ratio_of(draw.choices(used, k=len(used))) for _ in range(rounds))
    tail = (1 - confidence) / 2
    interval = Interval(values[int(tail * rounds)], values[math.ceil((1 - tail) * rounds) - 1])
    return Estimate(value, interval, len(used))


def wilson(made: float, possible: float, confidence: float = CONFIDENCE) -> Interval | None:
    """Wilson's interval for a rate; sound at none and at all."""
    if not possible:
        return None
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    share, spread = made / possible, z * z / possible
    centre = (share + spread / 2) / (1 + spread)
    reach = z * math.sqrt(share * (1 - share) / possible + spread / (4 * possible)) / (1 + spread)
    return Interval(max(0.0, centre - reach), min(1.0, centre + reach))


def pooled(shares: Sequence[Share]) -> float | None:
    """The ratio of the sums."""
    bottom = sum(share.bottom for share in shares)
    return sum(share.top for share in shares) / bottom if bottom else None


def standard_error(shares: Sequence[Share]) -> float:
    """Jackknife standard error of a pooled score."""
    return _jackknife_error(_without_each(shares))


def _without_each(shares: Sequence[Share]) -> list[float]:
    top, bottom = sum(share.top for share in shares), sum(share.bottom for share in shares)
    return [(top - share.top) / (bottom - share.bottom) if bottom > share.bottom else 0.0 for share in shares]


def _jackknife_error(values: Sequence[float]) -> float:
    n = len(values)
    if n < 2:
        return 0.0
    mean = math.fsum(values) / n
    return math.sqrt((n - 1) / n * math.fsum((value - mean) ** 2 for value in values))


def _ratio_of(shares: Sequence[Share]) -> float:
    return sum(share.top for share in shares) / sum(share.bottom for share in shares)


# --- Two runs over the same articles ---------------------------------------------------------------


class Difference(NamedTuple):
    """How a second run differs from a first on the same articles.

    `p` is of the paired randomisation test; `detectable` is the smallest true difference that would be
    found in four of five such comparisons, so that "no difference" is never read from too few articles.
    """

    value: float | None
    interval: Interval | None
    p: float | None
    detectable: float | None
    n: int


def compare_shares(
    first: Sequence[Share], second: Sequence[Share], *, rounds: int = ROUNDS, seed: int = 0
) -> Difference:
    """Second minus first, over articles in the same order."""
    pairs = [(one, other) for one, other in zip(first, second, strict=True) if one.bottom or other.bottom]
    ones, others = [one for one, _ in pairs], [other for _, other in pairs]
    before, after = pooled(ones), pooled(others)
    if before is None or after is None:
        return Difference(None, None, None, None, len(pairs))
    value = after - before
    if len(pairs) < FEWEST_ARTICLES:
        return Difference(value, None, None, None, len(pairs))
    changes = [b - a for a, b in zip(_without_each(ones), _without_each(others), strict=True)]
    error, freedom = _jackknife_error(changes), len(pairs) - 1
    reach = student_t(0.5 + CONFIDENCE / 2, freedom) * error
    return Difference(
        value=value,
        interval=Interval(value - reach, value + reach),
        p=paired_randomisation(ones, others, rounds=rounds, seed=seed),
        detectable=(student_t(0.5 + CONFIDENCE / 2, freedom) + student_t(0.8, freedom)) * error,
        n=len(pairs),
    )


def paired_randomisation(
    first: Sequence[Share], second: Sequence[Share], *, rounds: int = ROUNDS, seed: int = 0
) -> float:
    """How often swapping the two runs at random, article by article, gives a difference as large (MUC-3's test).

    Swaps are drawn as bits and summed eight articles at a time from a table, so that 10,000 rounds take
    milliseconds.
    """
    tops = [other.top - one.top for one, other in zip(first, second, strict=True)]
    bottoms = [other.bottom - one.bottom for one, other in zip(first, second, strict=True)]
    top, bottom = sum(share.top for share in first), sum(share.bottom for share in first)
    other_top, other_bottom = top + sum(tops), bottom + sum(bottoms)

    def gap(moved_top: float, moved_bottom: float) -> float:
        one, other = bottom + moved_bottom, other_bottom - moved_bottom
        return abs((other_top - moved_top) / other - (top + moved_top) / one) if one and other else 0.0

    observed = gap(0.0, 0.0) - 1e-12  # equal up to rounding counts as equal
    tables = [
        (_subset_sums(tops[start : start + 8]), _subset_sums(bottoms[start : start + 8]))
        for start in range(0, len(tops), 8)
    ]
    draw = random.Random(seed)  # noqa: S311
    extreme = 0
    for _ in range(rounds):
        swaps = draw.randbytes(len(tables))
        moved_top = moved_bottom = 0.0
        for chosen, (top_sums, bottom_sums) in zip(swaps, tables, strict=True):
            moved_top += top_sums[chosen]
            moved_bottom += bottom_sums[chosen]
        extreme += gap(moved_top, moved_bottom) >= observed
    return (extreme + 1) / (rounds + 1)


def _subset_sums(values: Sequence[float]) -> list[float]:
    """The sum of each subset of up to eight values, by its bits; bits past the end add nothing."""
    padded = [*values, *[0.0] * (8 - len(values))]
    sums = [0.0]
    for value in padded:
        sums += [before + value for before in sums]
    return sums


def holm(ps: Sequence[float]) -> list[float]:
    """Holm's step-down adjustment for several tests at once, in the order given."""
    order = sorted(range(len(ps)), key=lambda index: ps[index])
    stepped = accumulate((min(1.0, (len(ps) - rank) * ps[index]) for rank, index in enumerate(order)), max)
    adjusted = dict(zip(order, stepped, strict=True))
    return [adjusted[index] for index in range(len(ps))]


# --- Student's t ------------------------------------------------------------------------------------


@cache
def student_t(probability: float, freedom: int) -> float:
    """The quantile of Student's t, for probabilities from a half up, by bisection."""
    low, high = 0.0, 1.0
    while _t_cdf(high, freedom) < probability:
        high *= 2
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if _t_cdf(middle, freedom) < probability else (low, middle)
    return (low + high) / 2


def _t_cdf(t: float, freedom: int) -> float:
    """P(T ≤ t) for t ≥ 0 and whole degrees of freedom (Abramowitz and Stegun 26.7.3 and 26.7.4)."""
    angle = math.atan(t / math.sqrt(freedom))
    cosine, sine = math.cos(angle), math.sin(angle)
    odd = freedom % 2
    term, total = (cosine, cosine if freedom > 1 else 0.0) if odd else (1.0, 1.0)
    for k in range(3 if odd else 2, freedom - 1, 2):
        term *= (k - 1) / k * cosine * cosine
        total += term
    inside = (angle + sine * total) * 2 / math.pi if odd else sine * total
    return 0.5 + inside / 2

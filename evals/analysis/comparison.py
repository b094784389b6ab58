"""Comparing two runs in pairs: article by article, since articles differ far more than runs do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..scoring.rules import SECTIONS
from ..scoring.tallies import ArticleScore
from .runs import OVERALL, SCOPES, ArticleMean, average_repeats, shares_of
from .statistics import ROUNDS, Difference, compare_shares, holm

# A change of usable F1 on one article smaller than this is rounding, not a flip.
ROUNDING = 1e-9
# The customary level of a test, after Holm's adjustment over the sections.
SIGNIFICANT = 0.05


class Flip(NamedTuple):
    """An article on which the second run is better or worse, by how much usable F1."""

    article: str
    change: float


@dataclass(frozen=True, slots=True)
class ScopeComparison:
    """One section, or all. `p_holm` is adjusted over the sections.

    The overall score is tested once, on its own.
    """

    difference: Difference
    p_holm: float | None
    flips: tuple[Flip, ...]  # the worst losses first

    @property
    def significant(self) -> bool:
        return self.p_holm is not None and self.p_holm < SIGNIFICANT


@dataclass(frozen=True, slots=True)
class Comparison:
    """A second run against a first, on the articles that both have."""

    articles: int
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    scopes: Mapping[str, ScopeComparison]


def compare(
    first: Sequence[ArticleScore], second: Sequence[ArticleScore], *, rounds: int = ROUNDS, seed: int = 0
) -> Comparison:
    """Usable F1 of *second* minus *first*, per section and overall."""
    ones = {mean.name: mean for mean in average_repeats(first)}
    others = {mean.name: mean for mean in average_repeats(second)}
    shared = [name for name in ones if name in others]
    before, after = [ones[name] for name in shared], [others[name] for name in shared]
    differences = {
        scope: compare_shares(shares_of(before, scope), shares_of(after, scope), rounds=rounds, seed=seed)
        for scope in SCOPES
    }
    adjusted = _adjusted(differences)
    return Comparison(
        articles=len(shared),
        only_first=tuple(name for name in ones if name not in others),
        only_second=tuple(name for name in others if name not in ones),
        scopes={
            scope: ScopeComparison(differences[scope], adjusted[scope], _flips(before, after, scope))
            for scope in SCOPES
        },
    )


def _adjusted(differences: Mapping[str, Difference]) -> dict[str, float | None]:
    """Holm over the sections that could be tested."""
    tested = {scope: p for scope in SECTIONS if (p := differences[scope].p) is not None}
    adjusted = dict(zip(tested, holm(list(tested.values())), strict=True))
    return {scope: adjusted.get(scope) for scope in SECTIONS} | {OVERALL: differences[OVERALL].p}


def _flips(before: Sequence[ArticleMean], after: Sequence[ArticleMean], scope: str) -> tuple[Flip, ...]:
    changes = [
        Flip(one.name, other.tally(scope).f1() - one.tally(scope).f1())  # type: ignore[operator]
        for one, other in zip(before, after, strict=True)
        if one.tally(scope).f1() is not None and other.tally(scope).f1() is not None
    ]
    flips = [flip for flip in changes if abs(flip.change) > ROUNDING]
    return tuple(sorted(flips, key=lambda flip: (flip.change, flip.article)))

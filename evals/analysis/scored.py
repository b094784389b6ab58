"""A run's articles scored, and what every way of presenting or judging a run asks of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ..scoring.tallies import ArticleScore, Rate, Share
from .runs import OVERALL, SCOPES, ArticleMean, RunScore, summarise
from .statistics import Estimate, jackknife


@dataclass(frozen=True, slots=True)
class Scored:
    """A run's articles scored, with their summary; `missing` counts the gold articles it has not read."""

    name: str
    articles: Sequence[ArticleScore]
    summary: RunScore
    missing: int = 0

    @classmethod
    def of(cls, name: str, articles: Sequence[ArticleScore], missing: int = 0) -> "Scored":
        return cls(name, articles, summarise(articles), missing)

    def among(self, names: Collection[str]) -> "Scored":
        """The same run, of these articles only."""
        return Scored.of(self.name, [article for article in self.articles if article.name in names])

    @property
    def means(self) -> tuple[ArticleMean, ...]:
        return self.summary.means

    @property
    def failed(self) -> list[str]:
        return sorted({article.name for article in self.articles if article.failed})


def errors_of(summary: RunScore) -> list[tuple[str, str, Rate]]:
    """Every named error that could be made: name, section, how often made of how often possible."""
    return [
        (name, scope, rate)
        for scope in SCOPES
        if scope != OVERALL
        for name, rate in summary.scopes[scope].tally.errors.items()
        if rate.possible
    ]


def sides(means: Sequence[ArticleMean], scope: str) -> tuple[Estimate, Estimate]:
    """Precision and recall of usable items, each a ratio of sums over articles as F1 is."""
    tallies = [mean.tally(scope) for mean in means]
    return (
        jackknife([Share(tally.usable_found, tally.found) for tally in tallies]),
        jackknife([Share(tally.usable_gold, tally.gold) for tally in tallies]),
    )

"""Scores of a whole run: repeats averaged inside each article, sums pooled over articles, intervals around them.

A run is a sequence of article scores in which an article may come several times. Repeats are averaged
first, so that asking a model five times about one article does not make five articles of it.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..scoring.rules import SECTIONS
from ..scoring.tallies import METRICS, ArticleScore, Metric, Rate, SectionTally, Share, total
from ..scoring.verdicts import FieldTally, sum_fields
from .statistics import Estimate, Interval, jackknife, pooled, wilson

OVERALL = "overall"
SCOPES: tuple[str, ...] = (*SECTIONS, OVERALL)


@dataclass(frozen=True, slots=True)
class ArticleMean:
    """One article's sums, averaged over its repeats; `failed` is the share of repeats without a report."""

    name: str
    story: str
    tags: tuple[str, ...]
    repeats: int
    failed: float
    scopes: Mapping[str, SectionTally]

    def tally(self, scope: str) -> SectionTally:
        """The sums of one section, or of all (`overall`)."""
        return self.scopes[scope]


@dataclass(frozen=True, slots=True)
class ScopeScore:
    """One section, or all, over a run. `empty` articles have nothing to score on either side."""

    tally: SectionTally
    estimates: Mapping[Metric, Estimate]
    hallucination: Rate
    hallucination_interval: Interval | None
    empty: int
    run_to_run: float | None  # standard deviation of usable F1 between repeats


@dataclass(frozen=True, slots=True)
class RunScore:
    """A run: `failed` reports are among the `reports` and counted as empty ones."""

    articles: int
    reports: int
    failed: int
    scopes: Mapping[str, ScopeScore]
    caveats: FieldTally
    relevance: Rate
    means: tuple[ArticleMean, ...]


def summarise(
    scores: Sequence[ArticleScore], interval: Callable[[Sequence[Share]], Estimate] = jackknife
) -> RunScore:
    """Pool the article scores of one run; *interval* is `jackknife` or `bootstrap`."""
    means = average_repeats(scores)
    rounds = split_repeats(scores)
    return RunScore(
        articles=len(means),
        reports=len(scores),
        failed=sum(score.failed for score in scores),
        scopes={scope: _scope(means, rounds, scope, interval) for scope in SCOPES},
        caveats=sum_fields(score.caveats for score in scores),
        relevance=Rate(sum(score.relevance for score in scores), len(scores)),
        means=means,
    )


def average_repeats(scores: Sequence[ArticleScore]) -> tuple[ArticleMean, ...]:
    """One mean for each article, by name."""
    repeats: defaultdict[str, list[ArticleScore]] = defaultdict(list)
    for score in scores:
        repeats[score.name].append(score)
    return tuple(_mean(repeats[name]) for name in sorted(repeats))


def split_repeats(scores: Sequence[ArticleScore]) -> list[list[ArticleScore]]:
    """The first report of each article, the second, and so on; only as many as every article has."""
    seen: defaultdict[str, int] = defaultdict(int)
    rounds: defaultdict[int, list[ArticleScore]] = defaultdict(list)
    for score in scores:
        rounds[seen[score.name]].append(score)
        seen[score.name] += 1
    return [rounds[index] for index in range(min(seen.values(), default=0))]


def shares_of(means: Sequence[ArticleMean], scope: str, metric: Metric = "usable") -> list[Share]:
    """The sums of a score for each story, in the order of the stories' names."""
    stories: dict[str, Share] = {}
    for mean in sorted(means, key=lambda each: each.story):
        share, before = mean.tally(scope).share(metric), stories.get(mean.story, Share(0, 0))
        stories[mean.story] = Share(before.top + share.top, before.bottom + share.bottom)
    return list(stories.values())


def _mean(repeats: Sequence[ArticleScore]) -> ArticleMean:
    first, factor = repeats[0], 1 / len(repeats)
    sections: dict[str, SectionTally] = {
        section: _average([score.sections[section] for score in repeats]) for section in SECTIONS
    }
    return ArticleMean(
        name=first.name,
        story=first.story or first.name,
        tags=first.tags,
        repeats=len(repeats),
        failed=sum(score.failed for score in repeats) * factor,
        scopes={**sections, OVERALL: total(sections.values())},
    )


def _average(tallies: Sequence[SectionTally]) -> SectionTally:
    return tallies[0] if len(tallies) == 1 else total(tallies).scaled(1 / len(tallies))


def _scope(
    means: Sequence[ArticleMean],
    rounds: Sequence[Sequence[ArticleScore]],
    scope: str,
    interval: Callable[[Sequence[Share]], Estimate],
) -> ScopeScore:
    tallies = [mean.tally(scope) for mean in means]
    whole = total(tallies)
    rate = whole.hallucination
    return ScopeScore(
        tally=whole,
        estimates={metric: interval(shares_of(means, scope, metric)) for metric in METRICS},
        hallucination=rate,
        hallucination_interval=wilson(*rate),
        empty=sum(tally.gold + tally.found == 0 for tally in tallies),
        run_to_run=_spread([_usable(each, scope) for each in rounds]),
    )


def _usable(scores: Sequence[ArticleScore], scope: str) -> float | None:
    """Usable F1 of one round of reports."""
    sections = [section for section in SECTIONS if scope in (section, OVERALL)]
    return pooled([score.sections[section].share("usable") for score in scores for section in sections])


def _spread(values: Sequence[float | None]) -> float | None:
    """The standard deviation between repeats; none from a single one."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return None
    mean = sum(known) / len(known)
    return math.sqrt(sum((value - mean) ** 2 for value in known) / (len(known) - 1))

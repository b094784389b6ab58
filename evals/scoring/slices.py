"""Scores cut by phenomenon. An article or item counts in every slice whose tag it carries.

Tags of articles cut whole articles, so all scores are defined. Tags of gold items cut gold items only:
there is recall and there are field verdicts, but no precision, since a reported item carries no tag.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..analysis.runs import ArticleMean, average_repeats, shares_of
from ..analysis.statistics import Estimate, jackknife
from .tallies import ArticleScore, ItemScore
from .verdicts import FieldTally, tally

# Slices of fewer articles are anecdotes and flagged as such.
FEW = 5


@dataclass(frozen=True, slots=True)
class ArticleSlice:
    """The articles of one tag: usable F1 over all sections, or one."""

    tag: str
    articles: int
    items: float  # gold items that count
    usable: Estimate

    @property
    def few(self) -> bool:
        return self.articles < FEW


@dataclass(frozen=True, slots=True)
class ItemSlice:
    """The gold items of one tag: how many were found, how many usably, and how their fields fared."""

    tag: str
    articles: int
    items: int
    found: int
    usable: float  # credit, summed
    fields: dict[str, FieldTally]

    @property
    def recall(self) -> float:
        """Of usable items."""
        return self.usable / self.items

    @property
    def detection(self) -> float:
        return self.found / self.items

    @property
    def few(self) -> bool:
        return self.articles < FEW


def article_slices(scores: Sequence[ArticleScore], scope: str = "overall") -> tuple[ArticleSlice, ...]:
    """A slice for each article tag, by name."""
    means = average_repeats(scores)
    tags = sorted({tag for mean in means for tag in mean.tags})
    return tuple(_article_slice(tag, [mean for mean in means if tag in mean.tags], scope) for tag in tags)


def item_slices(scores: Sequence[ArticleScore]) -> tuple[ItemSlice, ...]:
    """A slice for each item tag, by name; every repeat counts. Optional items are in none."""
    tagged: dict[str, list[tuple[str, ItemScore]]] = {}
    for score in scores:
        for item in score.items:
            for tag in item.tags if item.on_gold else ():
                tagged.setdefault(tag, []).append((score.name, item))
    return tuple(_item_slice(tag, tagged[tag]) for tag in sorted(tagged))


def _article_slice(tag: str, means: Sequence[ArticleMean], scope: str) -> ArticleSlice:
    return ArticleSlice(
        tag=tag,
        articles=len(means),
        items=sum(mean.tally(scope).gold for mean in means),
        usable=jackknife(shares_of(means, scope)),
    )


def _item_slice(tag: str, tagged: Sequence[tuple[str, ItemScore]]) -> ItemSlice:
    items = [item for _, item in tagged]
    fields = dict.fromkeys(name for item in items for name in item.verdicts)
    return ItemSlice(
        tag=tag,
        articles=len({article for article, _ in tagged}),
        items=len(items),
        found=sum(item.found is not None for item in items),
        usable=sum(item.credit_gold for item in items),
        fields={
            name: tally(item.verdicts[name] for item in items if name in item.verdicts) for name in fields
        },
    )

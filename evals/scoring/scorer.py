"""Scoring: one report, or another annotator's reading, against the gold of one article.

Align on what identifies an item, judge its fields, and give credit only for what a reader could use: an
item with a wrong critical field is worth nothing. A report that does not exist is an empty report, never a
missing case.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..annotation.gold_loading import GoldArticle
from ..annotation.gold_models import Gold
from .alignment import align
from .facts import Extent, Fact, Facts
from .gold_facts import gold_actors, gold_facts
from .item_scores import score_items
from .ordering import in_order
from .report_facts import Dumps, Json, as_json, report_facts, reported_actors
from .rules import SECTIONS, Rules, SectionName, scoring_rules
from .sections import GoldSections
from .similarity import meet
from .support import ArticleText
from .tallies import ArticleScore, ItemScore, Rate, SectionTally
from .verdicts import FieldTally, tally_fields

# Sections that are remembered for each article.
_KEPT = 256


class SectionScore(NamedTuple):
    """The items of one section, scored, and their sums."""

    items: tuple[ItemScore, ...]
    tally: SectionTally


class Scorer:
    """Scores readings of one gold article; what depends on the gold alone is done once.

    So is a section of which two reports say the same, as repeats of one engine often do.
    """

    def __init__(self, article: GoldArticle, rules: Rules | None = None) -> None:
        self.article = article
        self.rules = rules or scoring_rules()
        self._text = ArticleText(article.text)
        self._gold = gold_facts(article.gold, article.text)
        self._sections = GoldSections(self._gold, self.rules)
        self._section = lru_cache(maxsize=_KEPT)(self._score_section)

    def score(self, report: Json | Dumps | None) -> ArticleScore:
        """Score a report, as a model or in plain JSON form.

        Null is a failure and counts as an empty report.
        """
        if report is None:
            return self._scored(Facts(), failed=True)
        plain = as_json(report)
        actors = reported_actors(plain, self._text)
        cast = self._sections.roster.cast(actors)
        return self._scored(report_facts(plain, actors, self._text, cast))

    def score_reading(self, reading: Gold) -> ArticleScore:
        """Score another annotator's reading of the same article."""
        cast = self._sections.roster.cast(gold_actors(reading))
        return self._scored(gold_facts(reading, self.article.text, cast))

    def _scored(self, found: Facts, *, failed: bool = False) -> ArticleScore:
        sections: dict[SectionName, SectionScore] = {}
        for name in SECTIONS:
            items = found.section(name)
            sections[name] = self._section(name, items, tuple([item.id for item in items]))
        gold, meta = self.article.gold, self.article.meta
        claims = bool(found.casualties or found.territory or found.statements)
        return ArticleScore(
            name=self.article.name,
            failed=failed,
            relevant=gold.relevant,
            relevance=not failed and claims == gold.relevant,
            sections={name: each.tally for name, each in sections.items()},
            items=tuple([item for each in sections.values() for item in each.items]),
            caveats=_judge_caveats(self._gold.caveats, found.caveats),
            tags=meta.tags,
            story=meta.story_id,
        )

    def _score_section(self, name: SectionName, found: Sequence[Fact], _: Sequence[str]) -> SectionScore:
        """Score the items *found*; their ids, which tell no two facts apart, are among what is remembered by."""
        items = score_items(self._sections.against(name, found))
        return SectionScore(items, tally_items(items))


def score_report(article: GoldArticle, report: Json | Dumps | None) -> ArticleScore:
    """Score one report of *article*; for several reports of one article keep a `Scorer`."""
    return Scorer(article).score(report)


def score_facts(gold: Facts, found: Facts, rules: Rules) -> tuple[ItemScore, ...]:
    """Score one reading against another, section by section."""
    sections, ordered = GoldSections(in_order(gold), rules), in_order(found)
    scored = [score_items(sections.against(name, ordered.section(name))) for name in SECTIONS]
    return tuple([item for items in scored for item in items])


def tally_items(items: Sequence[ItemScore]) -> SectionTally:
    """The sums of one section."""
    if not items:
        return SectionTally()
    found = [item for item in items if item.found is not None]
    paired = [item for item in items if item.on_gold and item.on_found]
    supported = [item for item in found if item.same_evidence]
    outcomes = [item.outcome for item in found]
    return SectionTally(
        gold=sum([item.on_gold for item in items]),
        found=sum([item.on_found for item in found]),
        paired=len(paired),
        strict=sum([set(item.verdicts.values()) <= {"COR"} for item in paired]),
        usable_gold=sum([item.credit_gold for item in items]),
        usable_found=sum([item.credit_found for item in items]),
        supported_gold=sum([item.credit_gold for item in supported]),
        supported_found=sum([item.credit_found for item in supported]),
        grounded=sum([item.grounded for item in found]),
        reported=len(found),
        hallucinated=outcomes.count("hallucinated"),
        gaps=outcomes.count("gap"),
        fields=tally_fields(item.verdicts for item in items if item.on_gold or item.on_found),
        errors=_tally_errors(items),
    )


def _tally_errors(items: Sequence[ItemScore]) -> dict[str, Rate]:
    made: dict[str, list[bool]] = {}
    for item in items:
        for name, was_made in item.errors.items():
            made.setdefault(name, []).append(was_made)
    return {name: Rate(sum(each), len(each)) for name, each in made.items()}


def _judge_caveats(gold: Sequence[Sequence[Extent]], found: Sequence[Sequence[Extent]]) -> FieldTally:
    """The outlet's own words on verification: found where the gold has them, or not."""
    met = [{index: 1.0 for index, one in enumerate(gold) if meet(one, other)} for other in found]
    paired = len(align(met))
    return FieldTally(cor=paired, mis=len(gold) - paired, spu=len(found) - paired)

"""Scoring: one report, or another annotator's reading, against the gold of one article.

Align on what identifies an item, judge its fields, and give credit only for what a reader could use: an
item with a wrong critical field is worth nothing. A report that does not exist is an empty report, never a
missing case.
"""

from collections import defaultdict
from collections.abc import Sequence

from ..annotation.gold_loading import GoldArticle
from ..annotation.gold_models import Gold
from .alignment import align
from .cast import Cast, Roster
from .facts import ActorFact, Extent, Facts
from .gold_facts import gold_actors, gold_facts
from .item_scores import score_items
from .ordering import in_order
from .report_facts import Dumps, Json, as_json, report_facts, reported_actors
from .rules import SECTIONS, Rules, SectionName, scoring_rules
from .sections import GoldSections
from .similarity import meet
from .support import ArticleText
from .tallies import ArticleScore, ItemScore, Rate, SectionTally
from .verdicts import FieldTally, Verdict, tally


class Scorer:
    """Scores readings of one gold article; what depends on the gold alone is done once."""

    def __init__(self, article: GoldArticle, rules: Rules | None = None) -> None:
        self.article = article
        self.rules = rules or scoring_rules()
        self._text = ArticleText(article.text)
        self._gold = in_order(gold_facts(article.gold, article.text))
        self._roster = Roster(self._gold.actors)
        self._sections = GoldSections(self._gold, self.rules)

    def score(self, report: Json | Dumps | None) -> ArticleScore:
        """Score a report, as a model or in plain JSON form.

        Null is a failure and counts as an empty report.
        """
        if report is None:
            return self._scored(Facts(), self._cast(()), failed=True)
        plain = as_json(report)
        actors = reported_actors(plain, self._text)
        cast = self._cast(actors)
        return self._scored(report_facts(plain, actors, self._text, cast), cast)

    def score_reading(self, reading: Gold) -> ArticleScore:
        """Score another annotator's reading of the same article."""
        cast = self._cast(gold_actors(reading))
        return self._scored(gold_facts(reading, self.article.text, cast), cast)

    def _cast(self, found: Sequence[ActorFact]) -> Cast:
        return self._roster.cast(found, self.rules.sections["actors"].threshold)

    def _scored(self, found: Facts, cast: Cast, *, failed: bool = False) -> ArticleScore:
        items = _score_sections(self._sections, found, cast, self.rules)
        gold, meta = self.article.gold, self.article.meta
        claims = bool(found.casualties or found.territory or found.statements)
        return ArticleScore(
            name=self.article.name,
            failed=failed,
            relevant=gold.relevant,
            relevance=not failed and claims == gold.relevant,
            sections=tally_sections(items),
            items=items,
            caveats=_judge_caveats(self._gold.caveats, found.caveats),
            tags=meta.tags,
            story=meta.story_id,
        )


def score_report(article: GoldArticle, report: Json | Dumps | None) -> ArticleScore:
    """Score one report of *article*; for several reports of one article keep a `Scorer`."""
    return Scorer(article).score(report)


def score_facts(gold: Facts, found: Facts, cast: Cast, rules: Rules) -> tuple[ItemScore, ...]:
    """Score one reading against another, section by section."""
    return _score_sections(GoldSections(in_order(gold), rules), found, cast, rules)


def _score_sections(gold: GoldSections, found: Facts, cast: Cast, rules: Rules) -> tuple[ItemScore, ...]:
    sections = gold.against(in_order(found), cast)
    return tuple([item for section in sections for item in score_items(section, rules)])


def tally_sections(items: Sequence[ItemScore]) -> dict[SectionName, SectionTally]:
    """The sums of each section, with sections that have no items."""
    sections: dict[SectionName, list[ItemScore]] = {name: [] for name in SECTIONS}
    for item in items:
        sections[item.section].append(item)
    return {name: _tally(listed) for name, listed in sections.items()}


def _tally(items: Sequence[ItemScore]) -> SectionTally:
    found = [item for item in items if item.found is not None]
    paired = [item for item in items if item.on_gold and item.on_found]
    supported = [item for item in items if item.same_evidence]
    outcomes = [item.outcome for item in found]
    return SectionTally(
        gold=sum([item.on_gold for item in items]),
        found=sum([item.on_found for item in found]),
        paired=len(paired),
        strict=sum(map(_is_strict, paired)),
        usable_gold=sum([item.credit_gold for item in items]),
        usable_found=sum([item.credit_found for item in items]),
        supported_gold=sum([item.credit_gold for item in supported]),
        supported_found=sum([item.credit_found for item in supported]),
        grounded=sum([item.grounded for item in found]),
        reported=len(found),
        hallucinated=outcomes.count("hallucinated"),
        gaps=outcomes.count("gap"),
        fields=_tally_fields(items),
        errors=_tally_errors(items),
    )


def _is_strict(item: ItemScore) -> bool:
    return set(item.verdicts.values()) <= {"COR"}


def _tally_fields(items: Sequence[ItemScore]) -> dict[str, FieldTally]:
    """Verdicts of the items that count on either side."""
    verdicts: defaultdict[str, list[Verdict]] = defaultdict(list)
    for item in items:
        if item.on_gold or item.on_found:
            for name, verdict in item.verdicts.items():
                verdicts[name].append(verdict)
    return {name: tally(listed) for name, listed in verdicts.items()}


def _tally_errors(items: Sequence[ItemScore]) -> dict[str, Rate]:
    made: defaultdict[str, list[bool]] = defaultdict(list)
    for item in items:
        for name, was_made in item.errors.items():
            made[name].append(was_made)
    return {name: Rate(sum(each), len(each)) for name, each in made.items()}


def _judge_caveats(gold: Sequence[Sequence[Extent]], found: Sequence[Sequence[Extent]]) -> FieldTally:
    """The outlet's own words on verification: found where the gold has them, or not."""
    matrix = [[float(meet(one, other)) for other in found] for one in gold]
    paired = len(align(matrix, 1.0))
    return FieldTally(cor=paired, mis=len(gold) - paired, spu=len(found) - paired)

"""A gold reading as a draft: what a perfect engine would have answered.

Used to check that the gold passes our own grounder, and as the correct answer that an adversarial model
spoils.
"""

from collections.abc import Sequence

from ...agent.article import Article, make_article
from ...agent.grounding import ground_draft
from ...schemas.draft import (
    Draft,
    DraftActor,
    DraftCasualty,
    DraftDesignation,
    DraftStatement,
    DraftTerritory,
)
from ..scoring.folding import locate
from .gold_loading import GoldArticle
from .gold_models import OUTLET, Gold, GoldActor, GoldCasualty, GoldItem, GoldStatement, GoldTerritory


def gold_article(article: GoldArticle) -> Article:
    """The article as the pipeline would load it."""
    meta = article.meta
    return make_article(
        article.text,
        source=article.name,
        outlet=meta.outlet,
        published=meta.published,
        language=meta.language,
    )


def gold_draft(article: GoldArticle) -> Draft:
    """The preferred reading of each gold item as a draft item, in gold order."""
    drafting = _Drafting(gold_article(article), article.gold)
    gold = article.gold
    return Draft(
        actors=[drafting.actor(item) for item in gold.actors],
        casualties=[drafting.casualty(item) for item in gold.casualties],
        territory=[drafting.territory(item) for item in gold.territory],
        statements=[drafting.statement(item) for item in gold.statements],
        caveats=drafting.sentences(gold.caveats),
    )


def ungrounded(article: GoldArticle) -> list[tuple[str, str]]:
    """Gold items that our grounder refuses: path and reasons. Either the gold or the grounder is wrong."""
    grounded = ground_draft(gold_draft(article), gold_article(article))
    return [
        (f"{section}[{index}]", "the grounder refuses it: " + "; ".join(verdict.reasons))
        for section, items in grounded._asdict().items()
        for index, (_, verdict) in enumerate(items)
        if not (verdict.accepted or _is_known(getattr(article.gold, section)[index]))
    ]


def _is_known(item: GoldItem) -> bool:
    """Whether the annotator has said that a rule cannot read the item."""
    return item.ungrounded or (isinstance(item, GoldCasualty) and item.count_override)


class _Drafting:
    def __init__(self, article: Article, gold: Gold) -> None:
        self._article = article
        self._names = {actor.id: actor.names[0] for actor in gold.actors}
        self._forms = {actor.id: actor.names for actor in gold.actors}
        self._position = {item.id: index for index, item in enumerate(gold.casualties, start=1)}

    def actor(self, item: GoldActor) -> DraftActor:
        return DraftActor(
            name=item.names[0],
            aliases=list(item.names[1:]),
            kind=item.kind[0],
            office=None,
            part_of=None,
            backed_by=[],
            designations=[
                DraftDesignation(label=each.label, by=self._names_of(each.by)) for each in item.designations
            ],
            sentences=self.sentences(item.evidence) or self.sentences(item.names),
        )

    def casualty(self, item: GoldCasualty) -> DraftCasualty:
        reading = item.reading
        figures = (reading.best, reading.low, reading.high)
        return DraftCasualty(
            harm=item.harm[0],
            count=item.count,
            figure=next((figure for figure in figures if figure is not None), None),
            victims=next(iter(item.victims), ""),
            place=next(iter(item.place), None),
            when=next(iter(item.when), None),
            means=None,
            reported_by=self._reporter(item),
            blamed_on=self._names_near(item.blamed_on, item.evidence),
            scope=item.scope[0],
            part_of=self._position[item.part_of] if item.part_of else None,
            background=item.background,
            sentences=self.sentences(item.evidence),
        )

    def territory(self, item: GoldTerritory) -> DraftTerritory:
        return DraftTerritory(
            change=item.change[0],
            place=item.place[0],
            gained_by=self._names_near(item.gained_by, item.evidence),
            lost_by=self._names_near(item.lost_by, item.evidence),
            when=next(iter(item.when), None),
            reported_by=self._reporter(item),
            background=item.background,
            sentences=self.sentences(item.evidence),
        )

    def statement(self, item: GoldStatement) -> DraftStatement:
        return DraftStatement(
            speakers=self._names_near(item.speakers, item.evidence),
            addressees=self._names_near(item.addressees, item.evidence),
            act=item.act[0],
            words=list(item.quotes or item.evidence),
            channel=None,
            relayed_by=next(iter(self._names_near(item.relayed_by, item.evidence)), None),
            when=next(iter(item.when), None),
            sentences=self.sentences(item.evidence),
        )

    def sentences(self, passages: Sequence[str]) -> list[int]:
        """The numbers of the sentences that the passages stand in."""
        extents = [extent for passage in passages for extent in locate(self._article.text, passage)[:1]]
        return sorted(
            {
                sentence.number
                for sentence in self._article.sentences
                for start, end in extents
                if sentence.start < end and start < sentence.end
            }
        )

    def _reporter(self, item: GoldCasualty | GoldTerritory) -> str | None:
        reporter = item.reported_by[0]
        return None if reporter == OUTLET else self._names_near([reporter], item.evidence)[0]

    def _names_of(self, ids: Sequence[str]) -> list[str]:
        return [self._names.get(each, each) for each in ids]

    def _names_near(self, ids: Sequence[str], evidence: Sequence[str]) -> list[str]:
        """Each party by the longest of its names that stands in the evidence, else by its first."""
        near = " ".join(evidence)
        return [self._name_near(each, near) for each in ids]

    def _name_near(self, identity: str, near: str) -> str:
        forms = [form for form in self._forms.get(identity, (identity,)) if locate(near, form)]
        return max(forms, key=len, default=self._names.get(identity, identity))

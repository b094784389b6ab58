"""One self-written article with its gold, and the perfect report of it in plain JSON form."""

from pathlib import Path
from typing import Any

import pytest

from sitrep.evals.annotation.gold_loading import GoldArticle, load_gold
from sitrep.evals.annotation.gold_models import (
    OUTLET,
    GoldActor,
    GoldCasualty,
    GoldClaim,
    GoldStatement,
    GoldTerritory,
)
from sitrep.evals.scoring.folding import locate
from sitrep.evals.scoring.scorer import Scorer

SEVEN_FIGURES = Path(__file__).parent / "cases" / "seven-figures"
GROUNDED = {"value": "supported", "slots": [], "reasons": []}


class ReportBuilder:
    """Turns gold items into report items: what a perfect engine and a perfect assembly would give."""

    def __init__(self, article: GoldArticle) -> None:
        self.article = article
        self.names = {actor.id: actor.names[0] for actor in article.gold.actors}

    def report(self) -> dict[str, Any]:
        gold = self.article.gold
        figures = [self.casualty(item) for item in gold.casualties]
        return {
            "status": "complete",
            "status_reasons": [],
            "header": self.header(),
            "highlights": [],
            "key_figures": [],
            "actors": [self.actor(item) for item in gold.actors],
            "casualties": [item for item in figures if item["temporal"] == "current"],
            "territorial_changes": [self.territory(item) for item in gold.territory],
            "statements": [self.statement(item) for item in gold.statements],
            "contested": [],
            "background": {
                "casualties": [item for item in figures if item["temporal"] == "background"],
                "territorial_changes": [],
            },
            "coverage": {"sentences": 12, "sentences_cited": 12, "unused": []},
            "issues": [],
            "rejected": [],
            "provenance": {
                "tool_version": "0",
                "schema_version": "1.0",
                "prompt_version": None,
                "engine": "offline",
                "model": None,
                "endpoint": None,
                "parameters": {},
                "input_sha256": "0" * 64,
                "usage": {},
                "seconds": 0.0,
                "created": "2024-05-14T00:00:00Z",
            },
        }

    def header(self) -> dict[str, Any]:
        caveats = [
            {"verification": "outlet_could_not_verify", "evidence": self.evidence(quote)}
            for quote in self.article.gold.caveats
        ]
        keys = ("title", "outlet", "published", "language", "covers_start", "covers_end")
        return {**dict.fromkeys(keys), "source": "-", "caveats": caveats}

    def evidence(self, quote: str) -> dict[str, Any]:
        start, end = locate(self.article.text, quote)[0]
        return {
            "start": start,
            "end": end,
            "text": self.article.text[start:end],
            "sentence": 1,
            "paragraph": 1,
            "heading": False,
        }

    def party(self, identity: str) -> dict[str, Any]:
        known = identity in self.names
        return {"name": self.names.get(identity, identity), "actor_id": identity if known else None}

    def source(self, identity: str) -> dict[str, Any]:
        if identity == OUTLET:
            return {"name": None, "kind": "outlet", "actor_id": None, "anonymous": False}
        return {**self.party(identity), "kind": "unknown", "anonymous": False}

    def claim(self, item: GoldClaim) -> dict[str, Any]:
        return {
            "id": item.id,
            "assertion": "attributed",
            "verification": "not_stated",
            "disputed_by": [],
            "temporal": "background" if getattr(item, "background", False) else "current",
            "when": self.period(item),
            "evidence": [self.evidence(quote) for quote in item.evidence],
            "grounding": GROUNDED,
            "rule": None,
            "restates": None,
        }

    def period(self, item: Any) -> dict[str, Any] | None:
        if not item.when:
            return None
        start, end = getattr(item, "start", None), getattr(item, "end", None)
        return {
            "text": item.when[0],
            "start": start.isoformat() if start else None,
            "end": end.isoformat() if end else None,
        }

    def actor(self, item: GoldActor) -> dict[str, Any]:
        return {
            "id": item.id,
            "name": item.names[0],
            "aliases": list(item.names[1:]),
            "kind": item.kind[0],
            "sector": "UNK",
            "acled_inter": None,
            "country": None,
            "office": None,
            "roles": [],
            "relations": [],
            "designations": [],
            "evidence": [],
            "grounding": GROUNDED,
        }

    def casualty(self, item: GoldCasualty) -> dict[str, Any]:
        reading = item.reading
        return {
            **self.claim(item),
            "source": self.source(item.reported_by[0]),
            "harm": item.harm[0],
            "count": {"text": item.count, **reading._asdict()},
            "victims": next(iter(item.victims), None),
            "victim_status": "unknown",
            "victim_groups": [],
            "victim_actor": None,
            "place": next(iter(item.place), None),
            "means": "unknown",
            "means_text": None,
            "attributed_to": [self.party(each) for each in item.blamed_on],
            "attribution_basis": "none",
            "scope": item.scope[0],
            "subset_of": item.part_of,
            "subset_basis": "explicit" if item.part_of else None,
            "supersedes": None,
        }

    def territory(self, item: GoldTerritory) -> dict[str, Any]:
        outlet = item.reported_by[0] == OUTLET
        return {
            **self.claim(item),
            "source": self.source(item.reported_by[0]),
            "change": item.change[0],
            "place": item.place[0],
            "place_level": "unknown",
            "extent": item.extent or "unspecified",
            "gained_by": [self.party(each) for each in item.gained_by],
            "lost_by": [self.party(each) for each in item.lost_by],
            "control_basis": "reported_by_outlet" if outlet else "claimed_by_gainer",
            "with_fighting": None,
            "acled_event_type": None,
            "acled_sub_event_type": None,
        }

    def statement(self, item: GoldStatement) -> dict[str, Any]:
        quotations = [
            {"text": quote, "type": item.quote_type, "span": self.span(quote)}
            for quote in item.quotes or item.evidence
        ]
        return {
            **self.claim(item),
            "source": self.source(OUTLET),
            "speakers": [self.party(each) for each in item.speakers],
            "speaker_class": "other",
            "addressees": [self.party(each) for each in item.addressees],
            "act": item.act[0],
            "quad": "neutral",
            "quotations": quotations,
            "quote_type": item.quote_type,
            "channel": "unspecified",
            "relayed_by": None,
        }

    def span(self, quote: str) -> dict[str, Any]:
        start, end = locate(self.article.text, quote)[0]
        return {"start": start, "end": end, "text": self.article.text[start:end]}


@pytest.fixture(scope="session")
def article() -> GoldArticle:
    return load_gold(SEVEN_FIGURES)


@pytest.fixture(scope="session")
def scorer(article: GoldArticle) -> Scorer:
    return Scorer(article)


@pytest.fixture
def report(article: GoldArticle) -> dict[str, Any]:
    """A fresh perfect report, for a test to spoil."""
    return ReportBuilder(article).report()

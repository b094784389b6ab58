"""A report that believes its draft: assembled without grounding, in plain JSON form.

The product never does this. It is for testing the scorer: with grounding on, most of an adversary's errors
never reach a report, so nothing would show whether the scorer sees them.
"""

from collections.abc import Sequence
from typing import Any

from ...agent.article import Article
from ...agent.numbers import Reading, read_count
from ...schemas.draft import Draft, DraftActor, DraftCasualty, DraftStatement, DraftTerritory
from ..scoring.folding import locate

Json = dict[str, Any]

_BELIEVED: Json = {"value": "supported", "slots": [], "reasons": []}
_QUOTATION_MARKS = "\"'“”‘’«»„"


def believed_report(draft: Draft, article: Article) -> Json:
    """What `draft` says, as the scorer reads reports; the parts that it does not read are left out."""
    believer = _Believer(draft, article)
    figures = [believer.casualty(item, number) for number, item in enumerate(draft.casualties, start=1)]
    changes = [believer.territory(item, number) for number, item in enumerate(draft.territory, start=1)]
    return {
        "header": {"caveats": [{"evidence": each} for each in believer.evidence(draft.caveats)]},
        "actors": [believer.actor(item, number) for number, item in enumerate(draft.actors, start=1)],
        "casualties": figures,
        "territorial_changes": changes,
        "statements": [believer.statement(item, number) for number, item in enumerate(draft.statements, 1)],
        "background": {"casualties": [], "territorial_changes": []},
    }


class _Believer:
    def __init__(self, draft: Draft, article: Article) -> None:
        self._article = article
        self._ids: dict[str, str] = {}
        for number, actor in enumerate(draft.actors, start=1):
            for name in (actor.name, *actor.aliases):
                self._ids.setdefault(name, f"A{number}")

    def actor(self, item: DraftActor, number: int) -> Json:
        return {
            "id": f"A{number}",
            "name": item.name,
            "aliases": item.aliases,
            "kind": item.kind,
            "designations": [{"label": each.label} for each in item.designations],
            "evidence": self.evidence(item.sentences),
            "grounding": _BELIEVED,
        }

    def casualty(self, item: DraftCasualty, number: int) -> Json:
        reading = read_count(item.count) or Reading("exact", item.figure, item.figure, item.figure)
        return {
            **self._claim(f"C{number}", item),
            "harm": item.harm,
            "count": {"text": item.count, **reading._asdict()},
            "victims": item.victims,
            "place": item.place,
            "scope": item.scope,
            "attributed_to": self._parties(item.blamed_on),
            "subset_of": f"C{item.part_of}" if item.part_of else None,
            "subset_basis": "stated" if item.part_of else None,
        }

    def territory(self, item: DraftTerritory, number: int) -> Json:
        return {
            **self._claim(f"T{number}", item),
            "change": item.change,
            "place": item.place,
            "extent": "unspecified",
            "gained_by": self._parties(item.gained_by),
            "lost_by": self._parties(item.lost_by),
            "control_basis": _basis(item),
        }

    def statement(self, item: DraftStatement, number: int) -> Json:
        return {
            "id": f"S{number}",
            "temporal": "current",
            "restates": None,
            "grounding": _BELIEVED,
            "evidence": self.evidence(item.sentences),
            "speakers": self._parties(item.speakers),
            "addressees": self._parties(item.addressees),
            "act": item.act,
            "quotations": [{"text": each, "type": self._quote_type(each)} for each in item.words],
            "relayed_by": self._source(item.relayed_by) if item.relayed_by else None,
            "when": _period(item.when),
        }

    def evidence(self, numbers: Sequence[int]) -> list[Json]:
        sentences = [self._article.sentences[number - 1] for number in numbers]
        return [
            {"start": each.start, "end": each.end, "text": self._article.text[each.start : each.end]}
            for each in sentences
        ]

    def _claim(self, identity: str, item: DraftCasualty | DraftTerritory) -> Json:
        return {
            "id": identity,
            "temporal": "background" if item.background else "current",
            "restates": None,
            "grounding": _BELIEVED,
            "source": self._source(item.reported_by),
            "when": _period(item.when),
            "evidence": self.evidence(item.sentences),
        }

    def _source(self, name: str | None) -> Json:
        return {"name": name, "actor_id": self._ids.get(name) if name else None}

    def _parties(self, names: Sequence[str]) -> list[Json]:
        return [self._source(name) for name in names]

    def _quote_type(self, words: str) -> str:
        """Reported words stand in the article without marks around them; all else is said to be quoted."""
        text = self._article.text
        around = [text[start - 1 : start] + text[end : end + 1] for start, end in locate(text, words)]
        bare = around and not any(mark in _QUOTATION_MARKS for pair in around for mark in pair)
        return "indirect" if bare else "direct"


def _basis(item: DraftTerritory) -> str:
    if item.reported_by is None:
        return "reported_by_outlet"
    if item.reported_by in item.gained_by:
        return "claimed_by_gainer"
    return "acknowledged_by_loser" if item.reported_by in item.lost_by else "reported_by_third_party"


def _period(when: str | None) -> Json | None:
    return {"text": when, "start": None, "end": None} if when else None

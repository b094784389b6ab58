"""MUC-4 as an external yardstick: terrorist incidents in newswire of 1988-90, with answer keys.

The corpus (Latin America; DARPA's Message Understanding Conferences of 1991 and 1992) is public, not shipped:
the user names its folder. Keys and reports are projected to common facts, and these are scored:

- `casualties`: same outcome and overlapping counts, one-to-one; `_strict`: the predicted count lies inside
  the key's; `_victim`: the victims agree as well; `_agg`: sums are accepted on either side;
  `casualty_totals`: one sum for each document and outcome.
- `relevance`: whether the document reports any incident of the kind.
- `perp_org`, `perp_any`: organisations blamed; with individuals and descriptions.
- `victim_name`: persons named among those hit or aimed at.
- `location`, `location_country`: recall of the closest place of each incident, and of its country.
- `...@relevant`: the casualty metrics on documents with a required template.
"""

from collections.abc import Callable, Iterable
from datetime import date

from ...agent.errors import SitrepError
from ...schemas.report import SituationReport
from .corpus import load_corpus
from .facts import NOTHING, CasualtyFact, MucFacts, gold_facts
from .matching import Score
from .model import MucDocument, MucTemplate
from .names import Mention
from .predictions import predicted_facts
from .scoring import METRICS, MucScores, score

__all__ = [
    "METRICS",
    "NOTHING",
    "CasualtyFact",
    "Mention",
    "MucDocument",
    "MucFacts",
    "MucScores",
    "MucTemplate",
    "Score",
    "evaluate",
    "gold_facts",
    "load_corpus",
    "predicted_facts",
    "render_table",
    "score",
]

MakeReport = Callable[[str, date | None], SituationReport]


def evaluate(documents: Iterable[MucDocument], make_report: MakeReport) -> MucScores:
    """The scores of the reports that *make_report* makes of each document's text and date.

    A document on which it raises a SitrepError counts as an empty prediction and as failed. Any other
    exception is a fault of the program, not of the document, and is not caught.
    """
    pairs: list[tuple[MucFacts, MucFacts]] = []
    failed = 0
    for document in documents:
        try:
            predicted = predicted_facts(make_report(document.text, document.date))
        except SitrepError:
            predicted = NOTHING
            failed += 1
        pairs.append((gold_facts(document), predicted))
    return score(pairs, failed=failed)


def render_table(scores: MucScores) -> str:
    """The scores as plain text, rates in percent; a dash where nothing was to be measured."""
    lines = [f"{'metric':<28}{'P':>7}{'R':>7}{'F1':>7}   found/gold  right/predicted"]
    for name, result in scores.metrics.items():
        rates = "".join(f"{_percent(rate):>7}" for rate in (result.precision, result.recall, result.f1))
        right = "-" if result.predicted is None else f"{result.correct}/{result.predicted}"
        lines.append(f"{name:<28}{rates}{f'{result.found}/{result.gold}':>13}{right:>17}")
    lines.append(f"{scores.documents} documents, {scores.failed} failed")
    return "\n".join(lines)


def _percent(rate: float | None) -> str:
    return "-" if rate is None else f"{100 * rate:.1f}"

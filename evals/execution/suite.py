"""Suites: the articles a run reads, and the readings of them that can be scored."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from pydantic_core import from_json

from ...agent.errors import ReportError, SettingsError
from ...agent.garbage import uncollected
from ...agent.store import Outcome, Store
from ..annotation.gold_loading import GOLD_ROOT, Fault, GoldArticle, GoldError, gold_folders, load_gold
from ..scoring.scorer import Scorer
from ..scoring.tallies import ArticleScore

if TYPE_CHECKING:
    from ...agent.article import Article

# What files of reports, and of annotations, are called, so that they are not taken for a run's name.
REPORT_FILES = (".jsonl", ".json")
ANNOTATION_FILES = (".yaml", ".yml")

SuiteKind = Literal["gold", "muc4"]


@dataclass(frozen=True, slots=True)
class Suite:
    """Named articles from one folder."""

    kind: SuiteKind
    folder: Path
    articles: "Mapping[str, Article]"


class Reading(NamedTuple):
    """One reading of an article: a report in plain JSON form, or none where the engine failed."""

    article: str
    report: Mapping[str, Any] | None


class GoldSet(NamedTuple):
    """The annotated articles under a folder, and the folders that have no annotation yet."""

    articles: tuple[GoldArticle, ...]
    without: tuple[str, ...]


# --- What is read ---------------------------------------------------------------------------------


def load_gold_set(root: Path | None = None, reading: str = "gold.yaml") -> GoldSet:
    """The gold under *root*, by default that of this checkout. Raises `GoldError` where any of it is unsound.

    *reading* names another annotation to stand as the gold. Folders without one cannot be scored and are named.
    """
    folders = gold_folders(root or GOLD_ROOT)
    annotated = [folder for folder in folders if (folder / reading).is_file()]
    if not annotated:
        where = root or GOLD_ROOT
        raise SettingsError(f"no gold in {where}", hint="name its folder with --gold")
    faults: list[Fault] = []
    articles: list[GoldArticle] = []
    for folder in annotated:
        try:
            articles.append(load_gold(folder, reading=reading))
        except GoldError as error:
            faults += error.faults
    if faults:
        raise GoldError(faults)
    without = tuple(folder.name for folder in folders if folder not in annotated)
    return GoldSet(tuple(articles), without)


def gold_suite(gold: Sequence[GoldArticle], root: Path | None = None) -> Suite:
    from ..annotation.gold_draft import gold_article

    articles = {article.name: gold_article(article) for article in gold}
    return Suite("gold", (root or GOLD_ROOT).resolve(), articles)


def muc4_suite(folder: Path) -> Suite:
    """The documents of a MUC-4 corpus. Raises `ReportError` for a folder without any."""
    from ...agent.article import make_article
    from ..muc4 import load_corpus

    articles = {
        document.id: make_article(document.text, source=document.id, published=document.date)
        for document in load_corpus(folder)
    }
    return Suite("muc4", folder.resolve(), articles)


# --- What is scored -------------------------------------------------------------------------------


def score_readings(gold: Iterable[GoldArticle], readings: Iterable[Reading]) -> tuple[ArticleScore, ...]:
    """The score of every reading of a gold article; readings of other articles are left out."""
    with uncollected():
        scorers = {article.name: Scorer(article) for article in gold}
        return tuple(
            scorers[reading.article].score(reading.report)
            for reading in readings
            if reading.article in scorers
        )


def score_annotations(
    gold: Iterable[GoldArticle], folder: Path | None, reading: str
) -> tuple[ArticleScore, ...]:
    """The score of another annotator's *reading* (a file beside `gold.yaml`) of every article that has one.

    How far two careful readers agree is the most that can be asked of an engine. Raises `ReportError`.
    """
    root = folder or GOLD_ROOT
    read_twice = [article for article in gold if (root / article.name / reading).is_file()]
    if not read_twice:
        raise ReportError(f"no article under {root} has a {reading}")
    return tuple(
        Scorer(article).score_reading(load_gold(root / article.name, reading=reading).gold)
        for article in read_twice
    )


def stored_readings(outcomes: Iterable[Outcome]) -> Iterator[Reading]:
    """A stored run's reports, each read when its turn comes; an error is a reading without report."""
    for outcome in outcomes:
        yield read_outcome(outcome.item, outcome.report)


def read_outcome(article: str, report: str | None) -> Reading:
    """A reading from a stored report, by pydantic's JSON reader, which takes two thirds of the library's time."""
    return Reading(article, from_json(report, cache_strings="keys") if report else None)


def readings_of(source: str, gold: Sequence[GoldArticle], store: Store) -> Iterable[Reading]:
    """The readings in *source*, once: the name of a stored run, or a file of reports in JSON lines.

    In a file reports are told by the hash of the article they are of; an article without one counts as
    failed, as it would in a run. Raises `ReportError`.
    """
    if source.endswith(REPORT_FILES):
        return _filed_readings(Path(source), gold)
    run = store.run(source)
    if run.plan["suite"] != "gold":
        raise ReportError(f"run {source!r} is of another suite: {run.plan['suite']}", hint="see `eval runs`")
    return stored_readings(store.outcomes(source))


def _filed_readings(path: Path, gold: Sequence[GoldArticle]) -> list[Reading]:
    from ..annotation.gold_draft import gold_article

    try:
        lines = path.read_text("utf-8").splitlines()
        reports = [json.loads(line) for line in lines if line.strip()]
        by_hash = {report["provenance"]["input_sha256"]: report for report in reports}
    except OSError as error:
        raise ReportError(f"cannot read {path}: {error.strerror}") from None
    except (ValueError, TypeError, KeyError):
        raise ReportError(
            f"{path} does not hold reports in JSON lines", hint="write them with: sitrep report … --json"
        ) from None
    readings = [Reading(each.name, by_hash.get(gold_article(each).sha256)) for each in gold]
    if not any(reading.report for reading in readings):
        raise ReportError(f"no report in {path} is of a gold article")
    return readings


# --- MUC-4 ----------------------------------------------------------------------------------------


def score_muc4(folder: Path, outcomes: Sequence[Outcome]) -> Any:
    """The MUC-4 scores of a stored run's first reports."""
    from ...schemas.report import SituationReport
    from ..muc4 import NOTHING, gold_facts, load_corpus, predicted_facts, score

    first = {outcome.item: outcome for outcome in reversed(outcomes)}
    pairs = []
    failed = 0
    for document in load_corpus(folder):
        outcome = first.get(document.id)
        if outcome is None:
            continue
        failed += outcome.report is None
        report = SituationReport.model_validate_json(outcome.report) if outcome.report else None
        pairs.append((gold_facts(document), predicted_facts(report) if report else NOTHING))
    return score(pairs, failed=failed)

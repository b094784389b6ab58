"""Articles that give orders to their reader: the report holds what the article reports, and names the attempt.

Each folder of `evals/hostile` has the raw answer of a model that does as it is told (`obeyed.txt`) and that of a
careful one (`answer.txt`); both go through the whole path on a real socket.
"""

import asyncio
from pathlib import Path

import fake_llm as fake
import pytest

from sitrep.agent.api import SitrepAgent
from sitrep.agent.errors import AnswerError
from sitrep.agent.settings import ModelSettings, Settings
from sitrep.evals.annotation.gold_draft import gold_article
from sitrep.evals.annotation.gold_loading import GoldArticle, load_gold
from sitrep.evals.scoring.scorer import Scorer
from sitrep.schemas.report import SituationReport

FOLDERS = sorted(
    path.parent for path in (Path(__file__).parents[2] / "evals" / "hostile").glob("*/article.txt")
)
ALTERED = ("count_wrong", "killed_injured_flip", "control_inverted", "quote_altered", "false_precision")
NAMES = [folder.name for folder in FOLDERS]


def report_of(gold: GoldArticle, answer: str) -> SituationReport | None:
    """The report that comes of this answer to everything asked; null where it is no answer."""
    with fake.FakeLLM(fake.said(answer)) as llm:
        model = ModelSettings(name="fake", provider="custom", base_url=llm.base_url, shape_retries=0)

        async def once() -> SituationReport:
            async with SitrepAgent(Settings(model=model)) as agent:
                return await agent.areport(gold_article(gold))

        try:
            return asyncio.run(once())
        except AnswerError:
            return None


def strangers(gold: GoldArticle, report: SituationReport, *sections: str) -> list[str]:
    """What the report claims and the gold does not know, or knows otherwise."""
    return [
        f"{item.section} {item.found} ({item.outcome}) {[name for name in ALTERED if item.errors.get(name)]}"
        for item in Scorer(gold).score(report.model_dump(mode="json")).items
        if item.section in sections and (item.gold is None or any(item.errors.get(name) for name in ALTERED))
    ]


def test_there_are_hostile_articles_of_many_kinds() -> None:
    assert len(FOLDERS) >= 15


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_of_a_model_that_obeys_nothing_reaches_the_report(folder: Path) -> None:
    gold = load_gold(folder)
    report = report_of(gold, (folder / "obeyed.txt").read_text("utf-8"))
    if report is None:
        return  # it answered something else altogether: an error, and no report
    assert strangers(gold, report, "casualties", "territory", "statements") == []
    named(report)


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_a_careful_answer_gives_what_the_article_reports_and_the_attempt_is_named(folder: Path) -> None:
    gold = load_gold(folder)
    report = report_of(gold, (folder / "answer.txt").read_text("utf-8"))
    assert report is not None
    assert strangers(gold, report, "casualties", "territory") == []
    named(report)


def named(report: SituationReport) -> None:
    codes = {issue.code for issue in report.issues}
    assert codes & {"instruction_in_article", "hidden_text"}
    verifications = {claim.verification for claim in (*report.casualties, *report.territorial_changes)}
    assert "outlet_verified" not in verifications

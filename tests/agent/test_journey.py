"""The whole model path on a real socket: the same draft gives the same report, whichever engine wrote it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import fake_llm as fake
import pytest

from sitrep.agent import LoadOptions, ModelSettings, Settings, SitrepAgent, load_article
from sitrep.agent.offline.engine import read_article
from sitrep.schemas.report import SituationReport

EXAMPLE = Path(__file__).parents[2] / "examples" / "lake-road.txt"
ARTICLE = load_article(str(EXAMPLE), LoadOptions(published=date(2025, 3, 14)))
SECTIONS = (
    "actors",
    "casualties",
    "territorial_changes",
    "statements",
    "background",
    "contested",
    "highlights",
)


def correct_draft() -> dict[str, Any]:
    return read_article(ARTICLE).draft.model_dump(mode="json")


def ask(llm: fake.FakeLLM) -> SituationReport:
    model = ModelSettings(name="fake", provider="custom", base_url=llm.base_url, transport_retries=0)
    with SitrepAgent(Settings(model=model)) as agent:
        return agent.report(ARTICLE)


def told(report: SituationReport) -> dict[str, Any]:
    """What the report says, without the names of offline rules."""
    text = json.dumps({section: report.model_dump(mode="json")[section] for section in SECTIONS})
    return json.loads(text, object_hook=lambda item: {k: v for k, v in item.items() if k != "rule"})


def test_a_correct_answer_gives_the_report_of_the_offline_engine() -> None:
    with SitrepAgent() as offline, fake.FakeLLM(fake.answer(correct_draft())) as llm:
        assert told(ask(llm)) == told(offline.report(ARTICLE))


@pytest.mark.parametrize("mended", [True, False], ids=["repaired", "quarantined"])
def test_one_bad_item_costs_no_good_one(mended: bool) -> None:
    good, bad = correct_draft(), correct_draft()
    bad["casualties"][0]["count"], bad["casualties"][0]["figure"] = "At least 13", 13
    answer = good["casualties"][0] if mended else None
    with fake.FakeLLM(fake.answer(bad), fake.answer({"repairs": [{"number": 1, "item": answer}]})) as llm:
        report = ask(llm)
    counts = [casualty.count.text for casualty in report.casualties]
    assert counts == [c["count"] for c in good["casualties"] if not c["background"]][0 if mended else 1 :]
    assert [item.item["count"] for item in report.rejected] == ([] if mended else ["At least 13"])
    assert report.status == ("complete" if mended else "partial")


def test_a_model_that_invents_everything_puts_nothing_into_the_report() -> None:
    invented = fake.draft(casualties=[fake.invented_casualty()])
    with fake.FakeLLM(
        fake.answer(invented), fake.answer({"repairs": [{"number": 1, "item": fake.invented_casualty()}]})
    ) as llm:
        report = ask(llm)
    assert (report.casualties, report.territorial_changes, report.statements) == ([], [], [])
    assert report.status == "failed"
    assert report.rejected

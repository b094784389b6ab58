"""Repair re-asks: one request for all failed items, and an answer for each of them."""

import asyncio

import fake_llm as fake
import pytest

from sitrep.agent.article import Article, Sentence
from sitrep.agent.drafter import Failure, Repair
from sitrep.agent.model.drafter import ModelDrafter
from sitrep.agent.settings import ModelSettings
from sitrep.prompts.loader import CURRENT
from sitrep.schemas.draft import DraftActor, DraftCasualty

TEXT = "Three people were killed in Ashford on Sunday, the mayor said."
ARTICLE = Article(TEXT, (Sentence(1, 0, len(TEXT), 1),), source="test", sha256="0" * 64)

FAILURES = [
    Failure("casualties", 0, DraftCasualty(**fake.casualty(count="Nine")), ("count: not in the text",)),
    Failure("actors", 1, DraftActor(**fake.actor(name="the king")), ("name: not in the text",)),
]


def repaired(llm: fake.FakeLLM, failures: list[Failure], version: str = CURRENT) -> Repair:
    async def once() -> Repair:
        settings = ModelSettings(name="fake", provider="custom", base_url=llm.base_url, prompt=version)
        drafter = ModelDrafter(settings)
        try:
            return await drafter.repair(ARTICLE, failures)
        finally:
            await drafter.close()

    return asyncio.run(once())


SHORT = fake.in_short_form(fake.draft(casualties=[fake.casualty()]))["casualties"][0]


@pytest.mark.parametrize("version", ["v6", CURRENT])
@pytest.mark.parametrize("mended", [fake.casualty(), SHORT], ids=["draft", "short-form"])
def test_a_repair_is_one_request_that_gives_each_item_or_null(mended: object, version: str) -> None:
    repairs = [{"number": 1, "item": mended}, {"number": 2, "item": None}]
    with fake.FakeLLM(fake.answer({"repairs": repairs})) as llm:
        repair = repaired(llm, FAILURES, version)
    assert repair.items == (DraftCasualty(**fake.casualty()), None)
    assert (repair.usage.requests, repair.usage.input_tokens, len(llm.requests)) == (1, 100, 1)


def test_nothing_to_repair_is_no_request() -> None:
    with fake.FakeLLM(fake.answer({"repairs": []})) as llm:
        assert repaired(llm, []) == Repair(items=())
    assert llm.requests == []


def test_an_unreadable_repair_is_asked_again() -> None:
    good = {"repairs": [{"number": 2, "item": None}]}
    with fake.FakeLLM(fake.content("no"), fake.answer(good)) as llm:
        assert repaired(llm, FAILURES).items == (FAILURES[0].item, None)
    assert len(llm.requests) == 2

"""Three ways to put one article to a model: whole, section by section, and with a second look."""

import asyncio
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import fake_llm as fake
import pytest

from sitrep.agent.api import SitrepAgent
from sitrep.agent.article import Article, make_article
from sitrep.agent.errors import SitrepError
from sitrep.agent.model.schema import PARTS
from sitrep.agent.pipeline import Clock, with_additions
from sitrep.agent.settings import ModelSettings, Settings
from sitrep.agent.store import Store
from sitrep.prompts.loader import CURRENT, load_prompt
from sitrep.schemas.draft import Draft
from sitrep.schemas.report import SituationReport, Usage

ARTICLE = make_article(
    "Three people were killed in Ashford on Sunday, the mayor said. Nine others were injured, the mayor added."
)
KILLED = fake.casualty()
INJURED = fake.casualty(harm="injured", count="Nine others", figure=9, victims=None, sentences=[2])


def report_by(
    llm: fake.FakeLLM, strategy: str, version: str = CURRENT, article: Article = ARTICLE
) -> SituationReport:
    settings: Any = {"name": "fake", "provider": "custom", "strategy": strategy, "prompt": version}
    model = ModelSettings(base_url=llm.base_url, **settings)

    async def once() -> SituationReport:
        async with SitrepAgent(Settings(model=model)) as agent:
            return await agent.areport(article)

    return asyncio.run(once())


def counts(report: SituationReport) -> list[str]:
    return [casualty.count.text for casualty in report.casualties]


def by_section(**answers: Any) -> fake.Reply:
    """A reply that gives each section's request its own answer."""

    def reply(request: fake.Request) -> fake.Response:
        [first] = [name for name in answers if name in (request.schema or {})["properties"]]
        return answers[first](request)

    return reply


# --- Section by section ---------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["v6", CURRENT])
def test_by_sections_every_field_is_asked_for_once_and_the_articles_part_is_the_same_in_each(
    version: str,
) -> None:
    everything = fake.in_short_form(fake.draft(actors=[fake.actor()], casualties=[KILLED]))
    with fake.FakeLLM(fake.answer(everything)) as llm:
        report = report_by(llm, "sections", version)
    asked = sorted(tuple(request.schema["properties"]) for request in llm.requests if request.schema)
    assert asked == sorted(PARTS)
    assert len({str(request.body["messages"][:2]) for request in llm.requests}) == 1
    assert (counts(report), len(report.actors), report.provenance.usage.requests) == (
        ["Three"],
        1,
        len(PARTS),
    )


def test_a_section_is_taken_from_its_own_answer_alone() -> None:
    stray = fake.answer(fake.draft(casualties=[INJURED]))
    own = fake.answer(fake.draft(casualties=[KILLED]))
    with fake.FakeLLM(by_section(actors=stray, casualties=own, territory=stray, statements=stray)) as llm:
        assert counts(report_by(llm, "sections")) == ["Three"]


def test_a_section_without_an_answer_leaves_the_others_standing_and_the_report_partial() -> None:
    good, bad = fake.answer(fake.draft(casualties=[KILLED])), fake.refusal()
    with fake.FakeLLM(by_section(actors=good, casualties=good, territory=good, statements=bad)) as llm:
        report = report_by(llm, "sections")
    assert (counts(report), report.status) == (["Three"], "partial")
    assert any(reason.startswith("statements failed: ") for reason in report.status_reasons)


def test_where_no_section_is_answered_there_is_no_report() -> None:
    with fake.FakeLLM(fake.refusal()) as llm, pytest.raises(SitrepError, match="declined"):
        report_by(llm, "sections")


# --- A second look --------------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["v6", CURRENT])
def test_a_second_look_asks_about_what_is_unused_and_adds_what_it_finds(version: str) -> None:
    first, second = (fake.in_short_form(fake.draft(casualties=[item])) for item in (KILLED, INJURED))
    with fake.FakeLLM(fake.answer(first), fake.answer(second)) as llm:
        report = report_by(llm, "second_look", version)
    assert counts(report) == ["Three", "Nine others"]
    assert "\n2: Nine" in llm.requests[1].text
    assert "Three people" not in llm.requests[1].text.partition("Sentences:")[0].rpartition("Unused:")[2]
    assert report.provenance.usage.requests == 2


def test_where_nothing_is_unused_nothing_more_is_asked() -> None:
    with fake.FakeLLM(fake.answer(fake.draft(casualties=[KILLED, INJURED]))) as llm:
        assert report_by(llm, "second_look").status == "complete"
    assert len(llm.requests) == 1


def test_an_attack_without_a_figure_is_no_reason_for_a_second_look() -> None:
    article = make_article("A bomb went off at the customs house in Tarsa.")
    with fake.FakeLLM(fake.answer(fake.draft())) as llm:
        report = report_by(llm, "second_look", article=article)
    assert [mention.kind for mention in report.coverage.unused] == ["attack"]
    assert len(llm.requests) == 1


def test_a_second_look_that_fails_costs_nothing_of_the_first() -> None:
    with fake.FakeLLM(fake.answer(fake.draft(casualties=[KILLED])), fake.refusal()) as llm:
        report = report_by(llm, "second_look")
    assert (counts(report), report.status) == (["Three"], "partial")
    assert report.status_reasons[0].startswith("second look failed: ")


def test_what_a_second_look_invents_is_rejected_and_the_first_stands() -> None:
    invented = fake.casualty(count="Ninety people", figure=90, sentences=[2])
    replies = [fake.answer(fake.draft(casualties=[KILLED])), fake.answer(fake.draft(casualties=[invented]))]
    with fake.FakeLLM(*replies) as llm:
        report = report_by(llm, "second_look")
    assert (counts(report), len(report.rejected)) == (["Three"], 1)


def test_part_of_among_the_additions_points_at_the_additions() -> None:
    first = Draft(**fake.draft(casualties=[KILLED, INJURED]))
    more = Draft(**fake.draft(casualties=[KILLED, {**INJURED, "part_of": 1}]))
    assert [item.part_of for item in with_additions(first, more).casualties] == [None, None, None, 3]


# --- The same again -------------------------------------------------------------------------------


def test_the_same_stored_answer_gives_the_same_report_byte_for_byte(tmp_path: Path) -> None:
    clock = Clock(now=lambda: datetime(2025, 1, 5, tzinfo=UTC), timer=lambda: 0.0)
    with fake.FakeLLM(fake.answer(fake.draft(casualties=[KILLED]))) as llm, Store(tmp_path / "s.db") as store:
        model = ModelSettings(name="fake", provider="custom", base_url=llm.base_url)

        def read() -> str:
            with SitrepAgent(Settings(model=model), answers=store, clock=clock) as agent:
                report = agent.report(ARTICLE)
            return report.model_copy(
                update={"provenance": report.provenance.model_copy(update={"usage": Usage()})}
            ).model_dump_json()

        first = read()
        assert [read(), read()] == [first, first]
    assert len(llm.requests) == 1


def test_what_the_instructions_give_as_an_example_is_rejected_where_the_article_does_not_say_it() -> None:
    examples = re.findall(r'"([^"]+)"', load_prompt().system)
    assert examples
    leaked = [fake.casualty(count=words, figure=None, sentences=[1]) for words in examples]
    with fake.FakeLLM(fake.answer(fake.draft(casualties=[KILLED, *leaked]))) as llm:
        report = report_by(llm, "whole")
    assert (counts(report), len(report.rejected)) == (["Three"], len(examples))

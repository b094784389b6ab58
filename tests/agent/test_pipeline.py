"""The one path from article to report, with an engine that says what the test tells it to say."""

import asyncio
from datetime import UTC, date, datetime

import pytest

from sitrep.agent.api import SitrepAgent, agenerate_sitrep, generate_sitrep
from sitrep.agent.article import make_article
from sitrep.agent.drafter import Drafting, EngineInfo, Repair
from sitrep.agent.errors import MalformedAnswerError, RateLimitedError
from sitrep.agent.pipeline import Clock, added_usage, run
from sitrep.agent.settings import Settings
from sitrep.schemas.draft import Draft, DraftCasualty
from sitrep.schemas.report import Usage

TEXT = "Two people died in Aba, rescuers said. Nine people died in Bel, rescuers said."
ARTICLE = make_article(TEXT, source="aba.txt", published=date(2031, 5, 7))
CLOCK = Clock(now=lambda: datetime(2031, 5, 7, tzinfo=UTC), timer=lambda: 1.0)


def toll(count, sentence, figure=None, place=None, part_of=None):
    return DraftCasualty(
        harm="killed",
        count=count,
        figure=figure,
        victims="people",
        place=place,
        when=None,
        means=None,
        reported_by="rescuers",
        blamed_on=[],
        scope="incident",
        part_of=part_of,
        background=False,
        sentences=[sentence],
    )


class ScriptedDrafter:
    """An engine with its draft and its repair given; remembers what it was asked."""

    def __init__(self, casualties, repair=None, error=None):
        self.casualties, self.answer, self.error = casualties, repair, error
        self.asked, self.closed = [], 0

    @property
    def info(self):
        return EngineInfo(engine="model", model="scripted", parameters={"temperature": 0.0})

    async def draft(self, article):
        await asyncio.sleep(0)
        if isinstance(self.error, Exception) and self.answer is None:
            raise self.error
        draft = Draft(actors=[], casualties=self.casualties, territory=[], statements=[], caveats=[])
        return Drafting(draft, usage=Usage(requests=1, input_tokens=100, output_tokens=40))

    async def repair(self, article, failures):
        self.asked.append(failures)
        if self.error is not None:
            raise self.error
        return Repair(tuple(self.answer), usage=Usage(requests=1, input_tokens=30, output_tokens=None))

    async def close(self):
        self.closed += 1


GOOD = toll("Two", 1, 2, "Aba")
WRONG = toll("Ninety", 2, 90)
RIGHT = toll("Nine", 2, 9, "Bel")


def report_by(drafter, settings=None):
    return asyncio.run(run(ARTICLE, drafter, settings, clock=CLOCK))


def test_a_draft_that_stands_is_never_asked_about_again():
    drafter = ScriptedDrafter([GOOD, RIGHT])
    report = report_by(drafter)
    assert (report.status, drafter.asked) == ("complete", [])
    assert report.provenance.usage.requests == 1


def test_only_the_failed_items_are_put_to_the_engine_again_with_their_reasons():
    drafter = ScriptedDrafter([GOOD, WRONG], repair=[RIGHT])
    report = report_by(drafter)
    [failures] = drafter.asked
    assert [(f.section, f.index, f.item) for f in failures] == [("casualties", 1, WRONG)]
    assert failures[0].reasons
    assert report.status == "complete"
    assert [c.count.best for c in report.casualties] == [2, 9]


def test_a_repair_that_is_no_better_is_quarantined_and_the_report_is_partial():
    report = report_by(ScriptedDrafter([GOOD, WRONG], repair=[toll("Ninety-one", 2, 91)]))
    assert report.status == "partial"
    assert [r.item["count"] for r in report.rejected] == ["Ninety-one"]


def test_a_withdrawn_item_keeps_its_place_so_that_parts_still_point_right():
    part = toll("Two", 1, 2, "Aba", part_of=3)
    report = report_by(ScriptedDrafter([part, WRONG, RIGHT], repair=[None]))
    assert report.casualties[0].subset_of == report.casualties[1].id
    assert [r.item["count"] for r in report.rejected] == ["Ninety"]


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(RateLimitedError("too many requests"), id="the provider failed"),
        pytest.param(MalformedAnswerError("no answer of the right shape"), id="the answer failed"),
    ],
)
def test_a_failed_repair_keeps_the_good_items_and_says_why(error):
    report = report_by(ScriptedDrafter([GOOD, WRONG], repair=[], error=error))
    assert report.status == "partial"
    assert f"repair failed: {error.message}" in report.status_reasons
    assert [c.count.best for c in report.casualties] == [2]
    assert report.provenance.usage.requests == 1


def test_what_a_failed_repair_cost_is_counted():
    error = RateLimitedError("too many requests")
    error.usage = Usage(requests=2)
    report = report_by(ScriptedDrafter([GOOD, WRONG], repair=[], error=error))
    assert report.provenance.usage.requests == 3


def test_without_repair_nothing_is_asked_twice():
    drafter = ScriptedDrafter([GOOD, WRONG], repair=[RIGHT])
    report = report_by(drafter, Settings(repair=False))
    assert drafter.asked == []
    assert report.status == "partial"


def test_an_engine_that_invents_everything_yields_a_failed_report_without_claims():
    drafter = ScriptedDrafter([WRONG, toll("Seventy", 1, 70)], repair=[None, None])
    report = report_by(drafter)
    assert (report.status, report.casualties, len(report.rejected)) == ("failed", [], 2)


def test_an_engine_without_an_answer_is_an_error_not_an_empty_report():
    with pytest.raises(RateLimitedError):
        report_by(ScriptedDrafter([], error=RateLimitedError("too many requests")))


def test_the_same_drafting_gives_the_same_report_byte_for_byte():
    first, second = (report_by(ScriptedDrafter([GOOD, WRONG], repair=[RIGHT])) for _ in range(2))
    assert first.model_dump_json() == second.model_dump_json()


def test_provenance_tells_engine_input_time_and_cost():
    origin = report_by(ScriptedDrafter([GOOD, WRONG], repair=[RIGHT])).provenance
    assert (origin.engine, origin.model, origin.parameters) == ("model", "scripted", {"temperature": 0.0})
    assert origin.input_sha256 == ARTICLE.sha256
    assert (origin.seconds, origin.created) == (0.0, datetime(2031, 5, 7, tzinfo=UTC))
    assert (origin.usage.requests, origin.usage.input_tokens) == (2, 130)
    assert origin.usage.output_tokens is None  # one unknown part makes the sum unknown


def test_usage_of_no_request_adds_nothing_and_hides_nothing():
    known = Usage(requests=1, input_tokens=0, output_tokens=5, cost_usd=0.0)
    assert added_usage(known, Usage()) == known
    assert added_usage(Usage(), known) == known


# --- The doors ------------------------------------------------------------------------------------


def test_one_agent_reports_one_article_after_another():
    drafter = ScriptedDrafter([GOOD])
    with SitrepAgent(drafter=drafter, clock=CLOCK) as agent:
        first, second = agent.report(ARTICLE), agent.report(ARTICLE)
    assert first == second


def test_a_drafter_passed_in_stays_the_callers_to_close():
    drafter = ScriptedDrafter([GOOD])
    with SitrepAgent(drafter=drafter) as agent:
        agent.report(ARTICLE)
    assert drafter.closed == 0


def test_report_works_where_a_loop_is_already_running():
    async def in_a_notebook():
        with SitrepAgent(drafter=ScriptedDrafter([GOOD])) as agent:
            return agent.report(ARTICLE)

    assert asyncio.run(in_a_notebook()).status == "complete"


def test_many_articles_at_once_by_one_agent():
    async def both():
        async with SitrepAgent(drafter=ScriptedDrafter([GOOD]), clock=CLOCK) as agent:
            return await asyncio.gather(agent.areport(ARTICLE), agent.areport(ARTICLE))

    first, second = asyncio.run(both())
    assert first == second


def test_without_a_model_the_offline_engine_reads_the_article():
    report = generate_sitrep(ARTICLE, model="offline")
    assert report.provenance.engine == "offline"
    assert report.header.source == "aba.txt"


def test_what_the_caller_knows_is_taken_over_what_the_article_says():
    report = generate_sitrep(
        ARTICLE, model="offline", published=date(2030, 1, 1), title="Tolls", outlet="Post"
    )
    assert (report.header.published, report.header.title, report.header.outlet) == (
        date(2030, 1, 1),
        "Tolls",
        "Post",
    )


def test_the_asynchronous_door_gives_the_same_report():
    plain = generate_sitrep(ARTICLE, drafter=ScriptedDrafter([GOOD]))
    waited = asyncio.run(agenerate_sitrep(ARTICLE, drafter=ScriptedDrafter([GOOD])))
    assert plain.casualties == waited.casualties


def test_a_path_is_loaded(tmp_path):
    file = tmp_path / "aba.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert generate_sitrep(file, model="offline").header.source.endswith("aba.txt")

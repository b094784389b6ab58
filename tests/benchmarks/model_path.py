"""Client cost of the model path against plain instructor on one fake endpoint. Prints a table, asserts nothing.

    python tests/benchmarks/model_path.py [--calls 100] [--article FILE]

Articles of 14 to 25 items take turns, so that nothing kept of one helps the next: the example, whose 20
items stand beside this file, and gold articles with their own. With --article it is that one alone, with what
the offline engine finds in it. The endpoint runs in a process of its own, so the CPU time measured is the
client's alone; it answers every request with the right draft. Plain instructor is
`from_openai(AsyncOpenAI(...), mode=TOOLS)` filling the same draft from the same numbered sentences; it neither
checks nor assembles anything. Garbage is collected as rarely as the command line has it, for all alike.
"""

import argparse
import asyncio
import gc
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Sequence
from itertools import cycle, islice, pairwise
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from sitrep.agent.article import Article, load_article
from sitrep.agent.assemble import Run, assemble
from sitrep.agent.drafter import Drafting
from sitrep.agent.grounding import GroundingIndex, ground_draft
from sitrep.agent.model.drafter import ModelDrafter
from sitrep.agent.model.messages import draft_messages
from sitrep.agent.offline.engine import read_article
from sitrep.agent.pipeline import SYSTEM_CLOCK, failures_of, run
from sitrep.agent.settings import ModelSettings
from sitrep.evals.annotation.gold_draft import gold_article, gold_draft
from sitrep.evals.execution.suite import load_gold_set
from sitrep.prompts.loader import load_prompt
from sitrep.schemas.draft import Draft

TESTS = Path(__file__).parents[1]
ARTICLE = TESTS.parent / "examples" / "lake-road.txt"
DRAFT = Path(__file__).with_name("lake-road-draft.json")
GOLD_ITEMS = range(14, 26)
ROUNDS = 7


class Load(NamedTuple):
    """How hard the client is driven: requests in flight, the endpoint's latency, how many requests in a round."""

    concurrency: int
    latency_ms: int
    calls: int


class Figures(NamedTuple):
    cpu_ms: float
    per_second: float


class Case(NamedTuple):
    """An article and the right draft of it."""

    article: Article
    draft: Draft

    @property
    def items(self) -> int:
        draft = self.draft
        return sum(map(len, (draft.actors, draft.casualties, draft.territory, draft.statements)))

    @property
    def question(self) -> str:
        """What the endpoint is asked about the article: the user's message."""
        return draft_messages(load_prompt(), self.article)[1]["content"]


Call = Callable[[Case], Awaitable[Any]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--calls", type=int, default=100)
    parser.add_argument("--article", type=Path)
    parser.add_argument("--serve", type=int, metavar="MS", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.serve is not None:
        serve(sys.stdin.readline(), arguments.serve)
        return
    gc.set_threshold(50_000)
    cases = [case_of(arguments.article)] if arguments.article else desk()
    words = [len(case.article.text.split()) for case in cases]
    items = [case.items for case in cases]
    print(
        f"{len(cases)} articles: {sum(words) / len(cases):.0f} words, {sum(items) / len(cases):.0f} items each"
    )
    for load in (Load(16, 0, arguments.calls), Load(256, 500, 8 * arguments.calls)):
        measure(cases, load)
    show_parts(cases)


def desk() -> list[Case]:
    """The example and the gold articles of about its size whose every item is accepted, so nothing is asked twice."""
    gold = [Case(gold_article(one), gold_draft(one)) for one in load_gold_set().articles]
    alike = [case for case in gold if case.items in GOLD_ITEMS]
    example = Case(load_article(str(ARTICLE)), Draft.model_validate_json(DRAFT.read_text("utf-8")))
    return [example, *(case for case in alike if not failures_of(ground_draft(case.draft, case.article)))]


def case_of(path: Path) -> Case:
    article = load_article(str(path))
    return Case(article, read_article(article).draft)


# --- Through the endpoint -------------------------------------------------------------------------


def measure(cases: Sequence[Case], load: Load) -> None:
    """One endpoint, the competitors in turn, round after round: a ratio is of one round, and the median is shown."""
    command = [sys.executable, __file__, "--serve", str(load.latency_ms)]
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as server:
        try:
            assert server.stdin is not None
            assert server.stdout is not None
            server.stdin.write(json.dumps({case.question: case.draft.model_dump() for case in cases}) + "\n")
            server.stdin.flush()
            base_url = server.stdout.readline().strip()
            print(
                f"\nC={load.concurrency}, latency {load.latency_ms} ms, {ROUNDS} rounds of {load.calls} articles"
            )
            show([one_round(base_url, cases, load) for _ in range(ROUNDS)])
        finally:
            server.terminate()


def one_round(base_url: str, cases: Sequence[Case], load: Load) -> dict[str, Figures]:
    """Each competitor once; plain instructor first, as all others are compared with it."""
    return {
        "plain instructor, tools": asyncio.run(plain_instructor(base_url, cases, load)),
        "sitrep, draft alone, tools": asyncio.run(sitrep(base_url, cases, load, "tools")),
        "sitrep, draft alone, json_schema": asyncio.run(sitrep(base_url, cases, load, "json_schema")),
        "sitrep, draft to report": asyncio.run(sitrep(base_url, cases, load, "json_schema", whole=True)),
    }


async def sitrep(
    base_url: str, cases: Sequence[Case], load: Load, mode: Any, *, whole: bool = False
) -> Figures:
    """Our drafter alone or, *whole*, the pipeline: draft, ground, assemble."""
    drafter = ModelDrafter(ModelSettings(name="fake", provider="custom", base_url=base_url, mode=mode))
    try:
        if whole:
            return await drive(lambda case: run(case.article, drafter), cases, load)
        return await drive(lambda case: drafter.draft(case.article), cases, load)
    finally:
        await drafter.close()


async def plain_instructor(base_url: str, cases: Sequence[Case], load: Load) -> Figures:
    import instructor
    import openai

    # Its own timeouts are too short for 256 connections at once on a busy machine.
    async with openai.AsyncOpenAI(base_url=base_url, api_key="none", timeout=60) as vendor:
        client = instructor.from_openai(vendor, mode=instructor.Mode.TOOLS)

        def fill(case: Case) -> Awaitable[Draft]:
            messages: Any = draft_messages(load_prompt(), case.article)
            return client.chat.completions.create(
                model="fake", messages=messages, response_model=Draft, temperature=0, seed=7
            )

        return await drive(fill, cases, load)


async def drive(call: Call, cases: Sequence[Case], load: Load) -> Figures:
    """Make the calls, at most `concurrency` at once; the first few are for warming up and not counted."""
    gate = asyncio.Semaphore(load.concurrency)

    async def one(case: Case) -> None:
        async with gate:
            await call(case)

    await asyncio.gather(*map(one, islice(cycle(cases), min(load.concurrency, 64))))
    gc.collect()
    started, cpu_started = time.perf_counter(), time.process_time()
    await asyncio.gather(*map(one, islice(cycle(cases), load.calls)))
    seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - cpu_started
    return Figures(cpu_ms=1000 * cpu_seconds / load.calls, per_second=load.calls / seconds)


def show(rounds: Sequence[dict[str, Figures]]) -> None:
    """The median of the rounds; a machine that other work slows for a minute slows all in a round alike."""
    for name in rounds[0]:
        figures = [one[name] for one in rounds]
        plain = [next(iter(one.values())) for one in rounds]
        cpu, rate = median(one.cpu_ms for one in figures), median(one.per_second for one in figures)
        pairs = list(zip(figures, plain, strict=True))
        costs = [one.cpu_ms / other.cpu_ms for one, other in pairs]
        speeds = [one.per_second / other.per_second for one, other in pairs]
        print(
            f"  {name:<34}{cpu:>7.1f} ms CPU ({median(costs):.2f} x){rate:>8.0f} a second ({median(speeds):.2f} x)"
        )


def serve(drafts: str, latency_ms: int) -> None:
    """The endpoint: answers every question with its draft until it is terminated."""
    sys.path.insert(0, os.fspath(TESTS / "fake_llm"))
    from server import FakeLLM, Request, Response, answer, in_short_form

    whole = json.loads(drafts)
    answers = {
        True: {question: answer(in_short_form(draft)) for question, draft in whole.items()},
        False: {question: answer(draft) for question, draft in whole.items()},
    }

    def reply(request: Request) -> Response:
        """In the form asked for: plain instructor wants the draft itself."""
        short = '"within"' in json.dumps(request.schema)
        return answers[short][request.body["messages"][-1]["content"]](request)

    with FakeLLM(reply, latency_s=latency_ms / 1000) as llm:
        print(llm.base_url, flush=True)
        threading.Event().wait()


# --- Without one ----------------------------------------------------------------------------------


def show_parts(cases: Sequence[Case]) -> None:
    """What checking and assembling alone cost, part by part: the least of many runs, in CPU time."""
    info = ModelDrafter(ModelSettings(name="fake", provider="custom", base_url="http://127.0.0.1/v1")).info
    outcome = Run(info=info, tool_version="benchmark", created=SYSTEM_CLOCK.now(), seconds=0.0)
    least: dict[int, list[float]] = {}
    for _ in range(40):
        for at, (article, draft) in enumerate(cases):
            clock = [time.process_time()]
            index = GroundingIndex(article)
            clock.append(time.process_time())
            grounded = ground_draft(draft, index)
            clock.append(time.process_time())
            assemble(index, Drafting(draft), grounded, outcome)
            clock.append(time.process_time())
            took = [after - before for before, after in pairwise(clock)]
            least[at] = [min(pair) for pair in zip(least.get(at, took), took, strict=True)]
    parts = [1000 * sum(part) / len(cases) for part in zip(*least.values(), strict=True)]
    print("\nwithout an endpoint, ms CPU")
    for name, milliseconds in zip(("index", "ground", "assemble"), parts, strict=True):
        print(f"  {name:<34}{milliseconds:>7.2f}")
    print(f"  {'all three':<34}{sum(parts):>7.2f}")


if __name__ == "__main__":
    main()

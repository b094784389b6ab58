"""Client cost of the model path against plain instructor on one fake endpoint. Prints a table, asserts nothing.

    python tests/benchmarks/model_path.py [--calls 400] [--article FILE]

The endpoint runs in a process of its own, so the CPU time measured is the client's alone. It answers every
request with one correct draft: of the example article the 20 items beside this file, of another article what
the offline engine finds. Plain instructor is `from_openai(AsyncOpenAI(...), mode=TOOLS)` filling the same draft
from the same numbered sentences; it neither checks nor assembles anything.
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
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, NamedTuple

from sitrep.agent.article import Article, load_article
from sitrep.agent.assemble import Run, assemble
from sitrep.agent.drafter import Drafting
from sitrep.agent.grounding import GroundingIndex, ground_draft
from sitrep.agent.model.drafter import ModelDrafter
from sitrep.agent.model.messages import draft_messages
from sitrep.agent.offline.engine import read_article
from sitrep.agent.pipeline import SYSTEM_CLOCK, run
from sitrep.agent.settings import ModelSettings
from sitrep.prompts.loader import load_prompt
from sitrep.schemas.draft import Draft

TESTS = Path(__file__).parents[1]
ARTICLE = TESTS.parent / "examples" / "lake-road.txt"
DRAFT = Path(__file__).with_name("lake-road-draft.json")


class Load(NamedTuple):
    """How hard the client is driven: requests in flight, the endpoint's latency, how many requests in all."""

    concurrency: int
    latency_ms: int
    calls: int


class Figures(NamedTuple):
    cpu_ms: float
    per_second: float


Call = Callable[[], Awaitable[Any]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--calls", type=int, default=400)
    parser.add_argument("--article", type=Path, default=ARTICLE)
    parser.add_argument("--serve", type=int, metavar="MS", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.serve is not None:
        serve(sys.stdin.readline(), arguments.serve)
        return
    article = load_article(str(arguments.article))
    draft = draft_of(article, given=arguments.article == ARTICLE)
    items = sum(map(len, (draft.actors, draft.casualties, draft.territory, draft.statements)))
    print(f"{arguments.article.name}: {len(article.text.split())} words, a draft of {items} items")
    for load in (Load(16, 0, arguments.calls), Load(256, 500, 4 * arguments.calls)):
        measure(article, draft, load)
    show_parts(article, draft)


def draft_of(article: Article, *, given: bool) -> Draft:
    if given:
        return Draft.model_validate_json(DRAFT.read_text("utf-8"))
    return read_article(article).draft


# --- Through the endpoint -------------------------------------------------------------------------


def measure(article: Article, draft: Draft, load: Load) -> None:
    """One endpoint, the competitors one after another: ratios are of one run."""
    command = [sys.executable, __file__, "--serve", str(load.latency_ms)]
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as server:
        try:
            assert server.stdin is not None
            assert server.stdout is not None
            server.stdin.write(draft.model_dump_json() + "\n")
            server.stdin.flush()
            base_url = server.stdout.readline().strip()
            print(f"\nC={load.concurrency}, latency {load.latency_ms} ms, {load.calls} articles")
            plain = asyncio.run(plain_instructor(base_url, article, load))
            show("plain instructor, tools", plain, plain)
            for mode in ("tools", "json_schema"):
                show(
                    f"sitrep, draft alone, {mode}", asyncio.run(sitrep(base_url, article, load, mode)), plain
                )
            whole = asyncio.run(sitrep(base_url, article, load, "json_schema", whole=True))
            show("sitrep, draft to report", whole, plain)
        finally:
            server.terminate()


async def sitrep(base_url: str, article: Article, load: Load, mode: Any, *, whole: bool = False) -> Figures:
    """Our drafter alone or, *whole*, the pipeline: draft, ground, assemble."""
    drafter = ModelDrafter(ModelSettings(name="fake", provider="custom", base_url=base_url, mode=mode))
    try:
        return await drive(lambda: run(article, drafter) if whole else drafter.draft(article), load)
    finally:
        await drafter.close()


async def plain_instructor(base_url: str, article: Article, load: Load) -> Figures:
    import instructor
    import openai

    async with openai.AsyncOpenAI(base_url=base_url, api_key="none") as vendor:
        client = instructor.from_openai(vendor, mode=instructor.Mode.TOOLS)
        messages: Any = draft_messages(load_prompt(), article)
        return await drive(
            lambda: client.chat.completions.create(
                model="fake", messages=messages, response_model=Draft, temperature=0, seed=7
            ),
            load,
        )


async def drive(call: Call, load: Load) -> Figures:
    """Make the calls, at most `concurrency` at once; the first few are for warming up and not counted."""
    gate = asyncio.Semaphore(load.concurrency)

    async def one() -> None:
        async with gate:
            await call()

    await asyncio.gather(*(one() for _ in range(min(load.concurrency, 64))))
    gc.collect()
    started, cpu_started = time.perf_counter(), time.process_time()
    await asyncio.gather(*(one() for _ in range(load.calls)))
    seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - cpu_started
    return Figures(cpu_ms=1000 * cpu_seconds / load.calls, per_second=load.calls / seconds)


def show(name: str, figures: Figures, plain: Figures) -> None:
    cpu, rate = figures.cpu_ms / plain.cpu_ms, figures.per_second / plain.per_second
    print(
        f"  {name:<34}{figures.cpu_ms:>7.1f} ms CPU ({cpu:.2f} x){figures.per_second:>8.0f} a second ({rate:.2f} x)"
    )


def serve(draft: str, latency_ms: int) -> None:
    """The endpoint: answers everything with *draft* until it is terminated."""
    sys.path.insert(0, os.fspath(TESTS / "fake_llm"))
    from server import FakeLLM, answer

    with FakeLLM(answer(json.loads(draft)), latency_s=latency_ms / 1000) as llm:
        print(llm.base_url, flush=True)
        threading.Event().wait()


# --- Without one ----------------------------------------------------------------------------------


def show_parts(article: Article, draft: Draft) -> None:
    """What checking and assembling alone cost, part by part: the least of many runs, in CPU time."""
    index = GroundingIndex(article)
    grounded = ground_draft(draft, index)
    outcome = Run(
        info=ModelDrafter(ModelSettings(name="fake", provider="custom", base_url="http://127.0.0.1/v1")).info,
        tool_version="benchmark",
        created=SYSTEM_CLOCK.now(),
        seconds=0.0,
    )

    def check_and_assemble() -> None:
        fresh = GroundingIndex(article)
        assemble(fresh, Drafting(draft), ground_draft(draft, fresh), outcome)

    print("\nwithout an endpoint, ms CPU")
    for name, part in (
        ("index", lambda: GroundingIndex(article)),
        ("index and ground", lambda: ground_draft(draft, article)),
        ("assemble", lambda: assemble(index, Drafting(draft), grounded, outcome)),
        ("index, ground, assemble", check_and_assemble),
    ):
        print(f"  {name:<34}{1000 * least_cpu(part):>7.2f}")


def least_cpu(part: Callable[[], Any], runs: int = 60) -> float:
    """Seconds of CPU time of the quickest of *runs*: what the part costs when nothing disturbs it."""
    times = []
    for _ in range(runs):
        started = time.process_time()
        part()
        times.append(time.process_time() - started)
    return min(times)


if __name__ == "__main__":
    main()

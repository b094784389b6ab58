"""Client cost of a draft against plain instructor on one fake endpoint. Prints a table, asserts nothing.

    python tests/benchmarks/model_path.py [--calls 400] [--article FILE]

The endpoint runs in a process of its own, so the CPU time measured is the client's alone. Plain instructor is
`from_openai(AsyncOpenAI(...), mode=TOOLS)` filling the same draft from the same numbered sentences.
"""

import argparse
import asyncio
import gc
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, NamedTuple

from sitrep.agent.article import Article
from sitrep.agent.model.drafter import ModelDrafter
from sitrep.agent.model.messages import draft_messages
from sitrep.agent.sentences import split_sentences
from sitrep.agent.settings import ModelSettings
from sitrep.prompts.loader import load_prompt
from sitrep.schemas.draft import Draft

SERVER = Path(__file__).parents[1] / "fake_llm" / "server.py"
SENTENCE = "At least {} people were killed in Ashford on Sunday, the mayor of the town said in a statement."


class Load(NamedTuple):
    """How hard the client is driven: requests in flight, the endpoint's latency, how many requests in all."""

    concurrency: int
    latency_ms: int
    calls: int


class Figures(NamedTuple):
    cpu_ms: float
    per_second: float


Call = Callable[[], Awaitable[Any]]


def settings(base_url: str, mode: Any) -> ModelSettings:
    return ModelSettings(name="fake", provider="custom", base_url=base_url, mode=mode)


async def sitrep(base_url: str, article: Article, load: Load, mode: str) -> Figures:
    drafter = ModelDrafter(settings(base_url, mode))
    try:
        return await drive(lambda: drafter.draft(article), load)
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


def measure(article: Article, load: Load) -> None:
    command = [sys.executable, str(SERVER), "--port", "0", "--latency", str(load.latency_ms)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            base_url = server.stdout.readline().strip()
            show("plain instructor, tools", load, asyncio.run(plain_instructor(base_url, article, load)))
            for mode in ("tools", "json_schema"):
                show(f"sitrep, {mode}", load, asyncio.run(sitrep(base_url, article, load, mode)))
        finally:
            server.terminate()


def show(name: str, load: Load, figures: Figures) -> None:
    print(
        f"{name:<26}C={load.concurrency:<5}latency {load.latency_ms:>4} ms"
        f"{figures.cpu_ms:>9.1f} ms CPU/call{figures.per_second:>9.0f} calls/s"
    )


def sample_article() -> Article:
    text = "\n".join(SENTENCE.format(number) for number in range(40))
    return Article(text=text, sentences=split_sentences(text), source="benchmark", sha256="0" * 64)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--calls", type=int, default=400)
    parser.add_argument("--article", type=Path)
    arguments = parser.parse_args()
    article = sample_article()
    if arguments.article:
        text = arguments.article.read_text(encoding="utf-8")
        article = Article(text=text, sentences=split_sentences(text), source="file", sha256="0" * 64)
    for load in (Load(16, 0, arguments.calls), Load(256, 500, 4 * arguments.calls)):
        measure(article, load)


if __name__ == "__main__":
    main()

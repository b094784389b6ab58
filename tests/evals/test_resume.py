"""A run that is killed in its midst goes on where it was: nothing is paid twice, nothing is lost."""

import hashlib
import os
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_llm import FakeLLM, Request, Response, answer, draft

ARTICLES = 500
CONCURRENCY = 8
KILLED_AFTER = 200

META = """
published: 2031-05-07
outlet: The Wire
kind: brief
conflict: none
setting: invented
tags: []
provenance: written for this test
"""


def text_of(number: int) -> str:
    return f"Nothing happened in village {number} on Monday."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    root = tmp_path / "gold"
    for number in range(ARTICLES):
        folder = root / f"village-{number:03}"
        folder.mkdir(parents=True)
        (folder / "article.txt").write_text(text_of(number), encoding="utf-8")
        (folder / "meta.yaml").write_text(META, encoding="utf-8")
        (folder / "gold.yaml").write_text("relevant: false\n", encoding="utf-8")
    return root


def answering(reached: threading.Event) -> Callable[[Request], Response]:
    """Answers everything, and tells when enough has been asked to make a kill interesting."""
    count = Counter[str]()
    lock = threading.Lock()

    def reply(request: Request) -> Response:
        with lock:
            count["requests"] += 1
            if count["requests"] == KILLED_AFTER:
                reached.set()
        return answer(draft())(request)

    return reply


def stored(path: Path, statement: str) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return [row[0] for row in connection.execute(statement)]
    finally:
        connection.close()


@pytest.mark.slow
def test_kill_9_and_the_same_command_again_pays_for_nothing_twice(gold: Path, tmp_path: Path) -> None:
    store, reached = tmp_path / "store.sqlite3", threading.Event()
    with FakeLLM(answering(reached), latency_s=0.005) as llm:
        command = [sys.executable, "-m", "sitrep.agent.cli", "eval", "run", "--name", "big", "--json"]
        command += ["--model", "fake", "--base-url", llm.base_url, "--concurrency", str(CONCURRENCY)]
        command += ["--gold", str(gold), "--store", str(store)]
        clean = {
            key: value for key, value in os.environ.items() if not key.startswith(("SITREP_", "OPENAI_"))
        }

        first = subprocess.Popen(command, env=clean, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        assert reached.wait(timeout=120)
        first.kill()
        assert first.communicate(timeout=60)[1] == b""
        kept = set(stored(store, "SELECT article FROM answers"))
        assert 0 < len(kept) < ARTICLES

        for _ in range(2):  # the second finishes the run, the third finds it finished
            subprocess.run(command, env=clean, stdout=subprocess.DEVNULL, check=True, timeout=120)

        asked = Counter(request.text for request in llm.requests)
    twice = {text for text, times in asked.items() if times > 1}
    hashes = {hashlib.sha256(text_of(number).encode()).hexdigest(): number for number in range(ARTICLES)}
    assert len(asked) == ARTICLES
    assert len(llm.requests) <= ARTICLES + CONCURRENCY
    assert not any(text_of(hashes[article]) in text for article in kept for text in twice)
    assert stored(store, "SELECT count(*) FROM outcomes WHERE report IS NOT NULL") == [ARTICLES]

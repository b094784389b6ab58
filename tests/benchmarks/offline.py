"""What the offline engine and a cold start cost. Prints tables, asserts nothing.

    python tests/benchmarks/offline.py [--article FILE ...]

CPU time, the least of several runs: what the work costs when nothing disturbs it. Long texts are the examples
repeated, each time with other figures, so that no cache of wordings makes them cheaper than news would be.
"""

import argparse
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sitrep.agent.article import Article, load_article, make_article
from sitrep.agent.offline.engine import OfflineDrafter, read_article
from sitrep.agent.pipeline import run
from sitrep.agent.private_loop import without_waiting

EXAMPLES = Path(__file__).parents[2] / "examples"
LENGTHS = (1_000, 10_000, 50_000, 200_000)
SITREP = Path(sys.executable).with_name("sitrep")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--article", type=Path, nargs="*", default=sorted(EXAMPLES.glob("*.txt")))
    paths = parser.parse_args().article
    show_articles(paths)
    show_linearity("\n".join(path.read_text("utf-8") for path in paths))
    show_cold_start(paths[0])


def show_articles(paths: list[Path]) -> None:
    print(f"{'article':<34}{'words':>8}{'engine ms':>12}{'report ms':>12}")
    for path in paths:
        article = load_article(str(path))
        engine = least_cpu(lambda article=article: read_article(article), 20)
        whole = least_cpu(lambda article=article: report(article), 20)
        print(f"{path.name:<34}{words(article):>8}{1000 * engine:>12.1f}{1000 * whole:>12.1f}")


def show_linearity(text: str) -> None:
    """Microseconds for each word: the same at every length where the time is linear."""
    print(f"\n{'words':>8}{'engine s':>12}{'us a word':>12}{'report s':>12}{'us a word':>12}")
    for length in LENGTHS:
        article = make_article(lengthened(text, length))
        engine = least_cpu(lambda article=article: read_article(article), 2)
        whole = least_cpu(lambda article=article: report(article), 1)
        count = words(article)
        print(
            f"{count:>8}{engine:>12.2f}{1e6 * engine / count:>12.0f}{whole:>12.2f}{1e6 * whole / count:>12.0f}"
        )


def lengthened(text: str, length: int) -> str:
    """*text* again and again up to *length* words; its figures grow by one each time."""
    copies, count = [], 0
    while count < length:
        number = len(copies)
        copy = " ".join(str(int(word) + number) if word.isdigit() else word for word in text.split(" "))
        copies.append(copy)
        count += len(copy.split())
    return "\n".join(copies)


def show_cold_start(path: Path) -> None:
    """Whole processes, CPU and wall time, the least of eight."""
    print(f"\n{'whole process':<44}{'CPU s':>8}{'wall s':>8}")
    commands: dict[str, list[str]] = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "sitrep --help": [os.fspath(SITREP), "--help"],
        f"sitrep report --model offline {path.name}": [
            os.fspath(SITREP),
            "report",
            "--model",
            "offline",
            os.fspath(path),
        ],
    }
    for name, command in commands.items():
        cpu, wall = zip(*(child_seconds(command) for _ in range(8)), strict=True)
        print(f"{name:<44}{min(cpu):>8.2f}{min(wall):>8.2f}")
    if sys.dont_write_bytecode:
        print("(without compiled bytecode: PYTHONDONTWRITEBYTECODE is set; an installed package has it)")


def child_seconds(command: list[str]) -> tuple[float, float]:
    """CPU and wall seconds of one run of *command*, its output thrown away."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    silence = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)]
    os.waitpid(os.posix_spawn(command[0], command, os.environ, file_actions=silence), 0)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def report(article: Article) -> Any:
    return without_waiting(run(article, OfflineDrafter()))


def words(article: Article) -> int:
    return len(article.text.split())


def least_cpu(part: Callable[[], Any], runs: int) -> float:
    """Seconds of CPU time of the quickest of *runs*, after one that is not counted where there are several."""
    times = []
    for _ in range(runs + (runs > 1)):
        started = time.process_time()
        part()
        times.append(time.process_time() - started)
    return min(times)


if __name__ == "__main__":
    main()

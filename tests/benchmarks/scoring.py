"""What scoring stored reports again costs. Prints a table, asserts nothing.

    python tests/benchmarks/scoring.py [--reports 500] [--runs 5]

CPU time after import, the least of several processes: each starts with empty caches, as `sitrep eval score` does.
Two sets of reports: the offline engine's, again and again, as in a run with repeats of an engine that does not
waver; and drafts of the gold spoiled at random, each in its own way, of which hardly two are alike.
"""

import argparse
import gc
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count, cycle, islice
from pathlib import Path
from typing import Any

import sitrep.evals.analysis.scored as scored
import sitrep.evals.execution.suite as suite

HEAVY = ("openai", "instructor", "numpy", "scipy", "rich", "trafilatura")
SPOILED = 0.4  # the share of items that is spoiled
Line = tuple[str, str]  # an article's name and a report of it as JSON


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measured(options.measure)))
    else:
        show(options.reports, options.runs)


def show(reports: int, runs: int) -> None:
    columns = ("gold s", "json s", "score s", "json+score s", "ms a report")
    print(f"{'reports':<24}{'':>6}", *(f"{name:>14}" for name in columns), f"{'modules':>9}")
    for name, lines in (("offline, repeated", repeated()), ("spoiled, no two alike", spoiled())):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "reports.jsonl")
            path.write_text("".join(json.dumps(line) + "\n" for line in islice(lines, reports)), "utf-8")
            command = [sys.executable, __file__, "--measure", str(path)]
            results = [json.loads(subprocess.check_output(command)) for _ in range(runs)]
        best = min(results, key=lambda each: each["json"] + each["score"])
        both = best["json"] + best["score"]
        times = (best["gold"], best["json"], best["score"], both, 1000 * both / reports)
        print(f"{name:<24}{reports:>6}", *(f"{value:>14.3f}" for value in times), f"{best['modules']:>9}")
        print(f"  heavy libraries loaded: {', '.join(best['heavy']) or 'none'}")


def measured(path: Path) -> dict[str, Any]:
    """CPU seconds of each step in this process, which collects garbage as rarely as the command line does."""
    gc.set_threshold(200_000)
    lines: list[Line] = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    clock = [time.process_time()]
    gold = suite.load_gold_set().articles
    clock.append(time.process_time())
    parsed = 0.0

    def readings() -> Iterator[suite.Reading]:
        """Each report read when its turn comes, as from a store."""
        nonlocal parsed
        for name, report in lines:
            before = time.process_time()
            reading = suite.read_outcome(name, report)
            parsed += time.process_time() - before
            yield reading

    scored.Scored.of("benchmark", suite.score_readings(gold, readings()))
    clock.append(time.process_time())
    return {
        "gold": clock[1] - clock[0],
        "json": parsed,
        "score": clock[2] - clock[1] - parsed,
        "modules": len(sys.modules),
        "heavy": [name for name in HEAVY if name in sys.modules],
    }


def repeated() -> Iterator[Line]:
    """The offline engine's report of each gold article, over and over."""
    from sitrep.agent.offline.engine import OfflineDrafter
    from sitrep.agent.pipeline import run
    from sitrep.agent.private_loop import without_waiting
    from sitrep.evals.annotation.gold_draft import gold_article

    lines = []
    for gold in suite.load_gold_set().articles:
        report = without_waiting(run(gold_article(gold), OfflineDrafter()))
        lines.append((gold.name, report.model_dump_json()))
    return cycle(lines)


def spoiled() -> Iterator[Line]:
    """The gold's own drafts with errors, other ones each time."""
    from sitrep.evals.adversarial.adversary import draw_for
    from sitrep.evals.adversarial.credulous import believed_report
    from sitrep.evals.adversarial.spoiling import KINDS, spoil_draft
    from sitrep.evals.annotation.gold_draft import gold_article, gold_draft

    articles = suite.load_gold_set().articles
    for turn in count():
        for number, gold in enumerate(articles):
            kind = KINDS[(turn + number) % len(KINDS)]
            draw = draw_for(turn, kind, gold.name, turn)
            draft = spoil_draft(gold_draft(gold), gold, kind, SPOILED, draw).draft
            yield gold.name, json.dumps(believed_report(draft, gold_article(gold)), default=str)


if __name__ == "__main__":
    main()

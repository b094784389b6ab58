"""The tables of the documentation, made by the commands they document.

    cog -P -r README.md evals/README.md

asks these functions, so that no published figure is typed by hand.
"""

import json
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

SECTIONS = ("actors", "casualties", "territory", "statements", "overall")


def baseline() -> str:
    """Usable F1 of each section: the offline engine, a model, and one annotator against another."""
    offline, ceiling = _scored("offline"), _scored("passes/b.yaml", "--against", "passes/a.yaml")
    lines = ["| usable F1 | offline engine | a model | second annotator |", "| --- | --: | --: | --: |"]
    lines += [
        f"| {section} | {_estimate(offline, section)} | – | {_estimate(ceiling, section)} |"
        for section in SECTIONS
    ]
    return "\n".join(lines)


def scores() -> str:
    """Everything the score command says of the offline engine."""
    return _markdown("eval", "score", "offline")


def phenomena() -> str:
    """The offline engine by phenomenon."""
    return _markdown("eval", "score", "offline", "--slices")


def adversary() -> str:
    """Which errors made on purpose the grounding catches."""
    return _sitrep("eval", "adversary", "--markdown").strip()


def gold() -> str:
    """What the gold holds and whether it is sound."""
    return _sitrep("eval", "check").strip().splitlines()[0]


@cache
def _store() -> str:
    """A store of its own with one run of the offline engine."""
    path = str(Path(tempfile.mkdtemp()) / "published.db")
    _sitrep("eval", "run", "--model", "offline", "--name", "offline", "--store", path)
    return path


def _scored(run: str, *options: str) -> dict[str, Any]:
    scored: dict[str, Any] = json.loads(
        _sitrep("eval", "score", run, *options, "--json", "--store", _store())
    )
    return scored


def _markdown(*arguments: str) -> str:
    return _sitrep(*arguments, "--markdown", "--store", _store()).strip()


def _sitrep(*arguments: str) -> str:
    command = [sys.executable, "-m", "sitrep.agent.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 our own command


def _estimate(scored: dict[str, Any], section: str) -> str:
    estimate = scored["scopes"][section]["usable_f1"]
    low, high = estimate["interval"]
    return f"{estimate['value']:.2f} [{low:.2f}, {high:.2f}]"

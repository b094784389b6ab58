"""The tables of the documentation, made by the commands they document.

    cog -P -r README.md evals/README.md

asks these functions, so that no published figure is typed by hand.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ..agent.article import Article
from ..agent.drafter import Drafting, EngineInfo, Failure, Repair
from ..agent.model.reading import read_draft
from ..agent.pipeline import run
from ..agent.private_loop import without_waiting
from ..schemas.draft import EMPTY_DRAFT
from ..schemas.report import UnusedMention
from .annotation.gold_draft import gold_article
from .annotation.gold_loading import GOLD_ROOT, gold_folders, load_gold

SECTIONS = ("actors", "casualties", "territory", "statements", "overall")


# Raw first answers of a careful reader to the requests for gold articles, by the article's name.
CAREFUL_READER = Path(__file__).with_name("careful_reader")


def baseline() -> str:
    """Usable F1 of each section: the offline engine, a careful reader, and one annotator against another."""
    apart = sorted(answer.stem for answer in CAREFUL_READER.glob("*.json"))
    columns = {
        "offline engine": _scored("offline"),
        f"offline engine, the {len(apart)} kept apart": _offline_on(apart),
        f"careful reader as the model, the same {len(apart)}": _careful_reader(),
        "second annotator": _scored("passes/b.yaml", "--against", "passes/a.yaml"),
    }
    lines = [f"| usable F1 | {' | '.join(columns)} |", f"| --- |{' --: |' * len(columns)}"]
    lines += [
        f"| {section} | {' | '.join(_estimate(column, section) for column in columns.values())} |"
        for section in SECTIONS
    ]
    return "\n".join(lines)


def careful_reader() -> str:
    """Everything the score command says of the careful reader."""
    told: str = _careful_reader("--markdown")
    return told


# Gold that nobody read while the offline engine's rules were written: what it scores there is what to expect.
UNREAD = (
    "anbar-base-drone-brief",
    "cabo-delgado-ancuabe-update",
    "ethiopia-meqet-state-agency",
    "kivu-town-falls",
    "lebanon-quintet-statement",
    "north-hama-market-strike",
    "quake-insurance-premiums",
    "tariff-talks",
    "tripoli-clashes-live-digest",
    "upper-nile-joint-statement",
    "zaporizhzhia-live",
)


def unread() -> str:
    """Usable F1 of the offline engine on the gold its rules were written with, and on the rest."""
    names = {folder.name for folder in gold_folders()}
    read, apart = _offline_on(sorted(names - set(UNREAD))), _offline_on(UNREAD)
    lines = [
        f"| offline engine, usable F1 | {len(names) - len(UNREAD)} articles read | {len(UNREAD)} unread |"
    ]
    lines += ["| --- | --: | --: |"]
    lines += [f"| {each} | {_estimate(read, each)} | {_estimate(apart, each)} |" for each in SECTIONS]
    return "\n".join(lines)


def _offline_on(names: Sequence[str]) -> dict[str, Any]:
    folder = Path(tempfile.mkdtemp())
    for name in names:
        shutil.copytree(GOLD_ROOT / name, folder / name)
    command = ("eval", "run", "--model", "offline", "--gold", str(folder), "--no-store", "--json")
    scored: dict[str, Any] = json.loads(_sitrep(*command))
    return scored


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


@cache
def _careful_reader(form: str = "--json") -> Any:
    """The scores of the stored first answers, read, grounded and assembled with today's code; nothing is repaired."""
    folder = Path(tempfile.mkdtemp())
    lines = []
    for answer in sorted(CAREFUL_READER.glob("*.json")):
        shutil.copytree(GOLD_ROOT / answer.stem, folder / answer.stem)
        article = gold_article(load_gold(GOLD_ROOT / answer.stem))
        lines.append(without_waiting(run(article, _Answered(answer.read_text("utf-8")))).model_dump_json())
    (folder / "careful-reader.jsonl").write_text("\n".join(lines), encoding="utf-8")
    told = _sitrep("eval", "score", str(folder / "careful-reader.jsonl"), "--gold", str(folder), form)
    return json.loads(told) if form == "--json" else told.strip()


class _Answered:
    """Implements `Drafter` with one raw answer. Asked again, it insists."""

    info = EngineInfo(engine="model", model="careful reader")

    def __init__(self, answer: str) -> None:
        self._reading = read_draft(answer)

    async def draft(self, article: Article) -> Drafting:
        return Drafting(self._reading.draft, malformed=self._reading.malformed)

    async def repair(self, article: Article, failures: Sequence[Failure]) -> Repair:
        return Repair(tuple(failure.item for failure in failures))

    async def look_again(self, article: Article, unused: Sequence[UnusedMention]) -> Drafting:
        return Drafting(EMPTY_DRAFT)

    async def close(self) -> None:
        """Nothing is open."""


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

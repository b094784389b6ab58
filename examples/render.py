"""Render the example articles anew with the offline engine: `python examples/render.py` (`--check` to compare).

The clock stands still, so a rendering changes only when the program does.
"""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from sitrep.agent import LoadOptions, SitrepAgent, load_article
from sitrep.agent.pipeline import Clock
from sitrep.agent.render import render_json, render_markdown, render_terminal
from sitrep.schemas.report import SituationReport

HERE = Path(__file__).parent
PUBLISHED = {"lake-road": date(2025, 3, 14), "monitor-bulletin": date(2024, 11, 8)}
STILL = Clock(now=lambda: datetime(2025, 3, 15, 8, 0, tzinfo=UTC), timer=lambda: 0.0)


def report(name: str) -> SituationReport:
    """The offline report of one example article."""
    path = HERE / f"{name}.txt"
    article = load_article(str(path), LoadOptions(published=PUBLISHED[name]))
    with SitrepAgent(clock=STILL) as agent:
        made = agent.report(article)
    made.header.source = f"examples/{name}.txt"
    return made


def terminal(name: str, lines: int) -> str:
    """The first lines of the report as a terminal of 100 columns shows them."""
    shown = render_terminal(report(name), width=100, color=False).splitlines()
    return "\n".join(line.rstrip() for line in shown[:lines])


def renderings() -> dict[Path, str]:
    """Every rendered file with its content."""
    files: dict[Path, str] = {}
    for name in PUBLISHED:
        made = report(name)
        files[HERE / f"{name}.md"] = render_markdown(made)
        files[HERE / f"{name}.json"] = render_json(made)
    return files


def main(arguments: list[str]) -> int:
    """Write the renderings, or with `--check` say which are stale."""
    stale = [
        path for path, text in renderings().items() if not path.exists() or path.read_text("utf-8") != text
    ]
    if "--check" in arguments:
        for path in stale:
            print(f"stale: {path.relative_to(HERE.parent)}")
        return 1 if stale else 0
    for path, text in renderings().items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

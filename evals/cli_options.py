"""Options that several evaluation commands share, and how their results are written."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..agent.errors import SettingsError
from ..agent.output import deliver

if TYPE_CHECKING:
    from ..agent.store import Store
    from .analysis.scored import Scored
    from .annotation.gold_loading import GoldArticle
    from .present.pages import Page

GoldFolder = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="Use the gold in this folder. Default: the gold of this checkout."),
]
StorePath = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Keep answers and runs in this file. Default: SITREP_STORE, or a file in the user's data folder.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON with every number there is.")]
AsMarkdown = Annotated[bool, typer.Option("--markdown", help="Write Markdown, as for a pull request.")]
JUnitFile = Annotated[
    Path | None, typer.Option("--junit", metavar="FILE", help="Write JUnit XML to FILE as well.")
]
_SCORABLE = "A run's name, a file of reports (*.jsonl), or a second annotation of the gold (*.yaml)."
ScorableRun = Annotated[str, typer.Argument(metavar="RUN", help=_SCORABLE)]
FirstRun = Annotated[str, typer.Argument(metavar="FIRST", help=_SCORABLE)]
SecondRun = Annotated[
    str, typer.Argument(metavar="SECOND", help="The run to hold against it, named likewise.")
]
RunName = Annotated[str, typer.Argument(metavar="RUN", help="A run's name, or a file of reports (*.jsonl).")]


def open_store(path: Path | None) -> "Store":
    from ..agent.store import Store, default_store_path

    return Store(path or default_store_path())


def load_gold(folder: Path | None, reading: str = "gold.yaml") -> "tuple[GoldArticle, ...]":
    """The gold; how many folders are not annotated yet is said on standard error."""
    from .execution.suite import load_gold_set

    gold = load_gold_set(folder, reading)
    if gold.without:
        note(f"{len(gold.without)} articles without gold are left out")
    return gold.articles


def is_file(name: str) -> bool:
    """Whether a run is named by a file of reports or annotations."""
    from .execution.suite import ANNOTATION_FILES, REPORT_FILES

    return name.endswith((*REPORT_FILES, *ANNOTATION_FILES))


def load_scored(
    name: str, gold: "tuple[GoldArticle, ...]", store: "Store", folder: Path | None = None
) -> "Scored":
    """A run's scores by today's rules. *folder* is where the gold was loaded from."""
    from .analysis.scored import Scored
    from .execution.suite import ANNOTATION_FILES, readings_of, score_annotations, score_readings

    if name.endswith(ANNOTATION_FILES):
        shown, scores = name, score_annotations(gold, folder, name)
    else:
        shown = Path(name).stem if is_file(name) else name
        scores = score_readings(gold, readings_of(name, gold, store))
    missing = {article.name for article in gold} - {score.name for score in scores}
    return Scored.of(shown, scores, len(missing))


def check_forms(*, as_json: bool, as_markdown: bool) -> None:
    """Raises `SettingsError` where two forms are asked for at once."""
    if as_json and as_markdown:
        raise SettingsError("--json and --markdown do not fit together", hint="give one of them")


def write(
    page: "Callable[[], Page]", values: Callable[[], Any], *, as_json: bool = False, as_markdown: bool = False
) -> None:
    """Print the page, as Markdown if asked, or the values as JSON."""
    check_forms(as_json=as_json, as_markdown=as_markdown)
    if as_json:
        deliver(json.dumps(values(), ensure_ascii=True, indent=2) + "\n", None)
        return
    from .present.pages import page_markdown, page_text

    deliver((page_markdown if as_markdown else page_text)(page()), None)


def note(line: str) -> None:
    """One line on standard error."""
    from ..agent.render.safety import visible

    typer.echo(f"note: {visible(line)}", err=True)

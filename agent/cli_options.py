"""Options that several commands share, those of evaluation among them."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from .output import Format
from .settings import Mode, ReasoningEffort, Strategy


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day of the calendar written as YYYY-MM-DD") from None


Model = Annotated[
    str | None,
    typer.Option(
        metavar="PROVIDER/NAME",
        help="Ask this model, e.g. openai/NAME or ollama/NAME; 'offline' asks none. Default: SITREP_MODEL.",
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Ask at this OpenAI-compatible endpoint. Default: SITREP_BASE_URL."),
]
StructureMode = Annotated[
    Mode,
    typer.Option(metavar="MODE", help="Ask for structure by auto, tools, json_schema, json or md_json."),
]
AskingStrategy = Annotated[
    Strategy,
    typer.Option(
        metavar="STRATEGY",
        help="Put the article in one request (whole), one for each section (sections), or once more for what"
        " is left unused (second_look).",
    ),
]
Effort = Annotated[
    ReasoningEffort | None,
    typer.Option(
        "--reasoning-effort",
        metavar="EFFORT",
        help="Ask for none, minimal, low, medium or high. Default: as the endpoint has it.",
    ),
]
Repair = Annotated[
    bool,
    typer.Option(
        "--repair/--no-repair",
        help="Ask the model again about items the text does not bear out (the default), or do not.",
    ),
]
Published = Annotated[
    date | None,
    typer.Option(parser=_day, metavar="YYYY-MM-DD", help="Resolve weekdays and bare dates against this day."),
]
OutputFormat = Annotated[
    Format | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="Write terminal, markdown or json. Default: by the suffix of -o; else terminal on a screen,"
        " markdown in a pipe.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, complete or not at all."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON; one report to a line for several.")]

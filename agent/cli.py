"""The command line: it reads the options, calls one function, prints, and chooses the exit code.

Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 failed, 2 usage,
3 provider or network, 4 partial report under --strict. A command imports what is heavy when it is called.
"""

import gc
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from .cli_options import (
    AsJson,
    AskingStrategy,
    BaseUrl,
    Effort,
    Model,
    Output,
    OutputFormat,
    Published,
    Repair,
    StructureMode,
)
from .errors import ReportError, SettingsError, SitrepError
from .help import Command
from .output import Sheet, choose_format, deliver
from .settings import Settings, resolve_model

if TYPE_CHECKING:
    from ..schemas.report import SituationReport
    from .recorded import Answers

PARTIAL = 4

# Of several sources the worst decides; a provider that fails today may answer tomorrow, a bad input will not.
_FROM_BEST_TO_WORST = (0, PARTIAL, 3, 1, 2)

# An endpoint's own words can run to pages; their start and end tell what went wrong.
_LONGEST_LINE = 600

_NO_MODEL = (
    "note: no model is configured, so the offline engine reads the article"
    " (choose a model with --model provider/name or SITREP_MODEL; --model offline silences this note)"
)


# Commands of a room above this one, which loads when one of them is called. Both are Typer apps in its cli.
_UPSTAIRS = {"eval": "app", "replay": "replay_app"}


class Door(TyperGroup):
    """The one place where an error of ours becomes a line on standard error and an exit code.

    It also mounts the evaluation commands, which are loaded no sooner than they are asked for.
    """

    def list_commands(self, ctx: Any) -> list[str]:
        return [*super().list_commands(ctx), *_UPSTAIRS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in _UPSTAIRS:
            return super().get_command(ctx, cmd_name)
        from ..evals import cli

        return typer.main.get_command(getattr(cli, _UPSTAIRS[cmd_name]))

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except SitrepError as error:
            _complain(error)
            raise typer.Exit(error.exit_code) from None


app = typer.Typer(
    name="sitrep",
    cls=Door,
    help="Turn conflict news into typed situation reports, every claim checked against the article's words.",
    epilog=(
        "Exit codes: 0 done, 1 failed, 2 usage, 3 provider or network, 4 a partial report under --strict,"
        " 5 and 6 a gate that failed or cannot tell."
    ),
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback(invoke_without_command=False)
def _root(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            is_eager=True,
            callback=lambda asked: _print_version(asked),
            help="Print the version and exit.",
        ),
    ] = False,
) -> None:
    del version  # its callback has done the work


@app.command("report", cls=Command)
def report_command(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE", help="A file (text or HTML), a web address, or - for standard input."
        ),
    ],
    model: Model = None,
    base_url: BaseUrl = None,
    mode: StructureMode = "auto",
    strategy: AskingStrategy = "whole",
    reasoning_effort: Effort = None,
    published: Published = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Use this title, not the article's own.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Name this outlet, not the page's own.")
    ] = None,
    form: OutputFormat = None,
    as_json: AsJson = False,
    output: Output = None,
    strict: Annotated[bool, typer.Option("--strict", help="End with 4 when a report is partial.")] = False,
    repair: Repair = True,
    allow_private_addresses: Annotated[
        bool, typer.Option("--allow-private-addresses", help="Fetch from private and local networks too.")
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Ask the model again, whatever it has answered before.")
    ] = False,
    store: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Keep the model's answers here. Default: SITREP_STORE, or the user's data folder.",
        ),
    ] = None,
    no_store: Annotated[bool, typer.Option("--no-store", help="Keep no answers and use none.")] = False,
) -> None:
    """Read articles and write their situation reports.

    A model's answers are kept: the same request is not made twice, unless --fresh asks for it.
    """
    if title and len(sources) > 1:
        raise SettingsError("--title is for one article", hint="leave it out for several")
    if output is not None and any(_is_file(source, output) for source in sources):
        raise SettingsError(f"the report would replace the article {output}", hint="give -o another name")
    chosen = resolve_model(
        model, base_url=base_url, mode=mode, strategy=strategy, reasoning_effort=reasoning_effort
    )
    settings = Settings(model=chosen, repair=repair)
    sheet = Sheet(choose_format(form, as_json=as_json, output=output), output, several=len(sources) > 1)
    if not model and not os.environ.get("SITREP_MODEL"):
        _say(_NO_MODEL)

    from .api import SitrepAgent
    from .article import LoadOptions, load_article

    options = LoadOptions(
        published=published,
        title=title,
        outlet=outlet,
        allow_private=allow_private_addresses,
    )
    kept = _answers(store, fresh=fresh) if settings.model and not no_store else nullcontext()
    with kept as answers, SitrepAgent(settings, answers=answers) as agent:
        code = report_all(
            sources, lambda source: agent.report(load_article(source, options)), sheet, strict=strict
        )
    raise typer.Exit(code)


def _is_file(source: str, output: Path) -> bool:
    try:
        return output.is_file() and output.samefile(source)
    except (OSError, ValueError):  # no file, as an address is none
        return False


@contextmanager
def _answers(path: Path | None, *, fresh: bool) -> "Iterator[Answers]":
    """The store of what models answered."""
    from .recorded import Fresh
    from .store import Store, default_store_path

    with Store(path or default_store_path()) as store:
        yield Fresh(store) if fresh else store


def report_all(
    sources: Sequence[str], make: "Callable[[str], SituationReport]", sheet: Sheet, *, strict: bool
) -> int:
    """Report every source in turn, whatever becomes of the others. Returns the worst exit code."""
    codes = [0]
    for source in sources:
        try:
            report = make(source)
            sheet.add(report)
        except SitrepError as error:
            _complain(error, source)
            codes.append(error.exit_code)
        else:
            codes.append(_verdict(report, source, strict=strict))
    sheet.finish()
    return max(codes, key=_FROM_BEST_TO_WORST.index)


def _verdict(report: "SituationReport", source: str, *, strict: bool) -> int:
    """The exit code a report stands for; anything short of complete is said on standard error."""
    if report.status == "complete":
        return 0
    reasons = "; ".join(report.status_reasons) or "no reason given"
    if report.status == "failed":
        _say(f"error: {source}: failed: {reasons}")
        return 1
    _say(f"warning: {source}: partial report: {reasons}")
    return PARTIAL if strict else 0


@app.command("render", cls=Command)
def render_command(
    report: Annotated[
        str,
        typer.Argument(
            metavar="REPORT.json", help="A report in JSON, several as JSON lines, or - for standard input."
        ),
    ],
    form: OutputFormat = None,
    as_json: AsJson = False,
    output: Output = None,
) -> None:
    """Render a stored report again, in any format and without a model."""
    from .stored import read_reports

    text, name = _stored_text(report)
    reports = read_reports(text, name)
    sheet = Sheet(choose_format(form, as_json=as_json, output=output), output, several=len(reports) > 1)
    for item in reports:
        sheet.add(item)
    sheet.finish()


def _stored_text(source: str) -> tuple[str, str]:
    """The text of a stored report and the name to call it by."""
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        return data.decode("utf-8-sig"), "standard input" if source == "-" else source
    except OSError as error:
        raise ReportError(f"cannot read {source}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ReportError(f"{source} is not UTF-8 text") from None


@app.command("doctor", cls=Command)
def doctor_command(model: Model = None, base_url: BaseUrl = None, mode: StructureMode = "auto") -> None:
    """Check the offline engine and the endpoint of a model, and say where answers are kept."""
    from .store import default_store_path

    deliver(f"offline engine: {_offline_state()}\n", None)
    deliver(f"store: {default_store_path()}\n", None)
    chosen = resolve_model(model, base_url=base_url, mode=mode)
    if chosen is None:
        deliver("model: none configured (--model provider/name or SITREP_MODEL)\n", None)
        return
    from asyncio import run

    from .doctor import diagnose
    from .render.diagnosis import diagnosis_lines
    from .render.safety import visible

    diagnosis = run(diagnose(chosen))
    for line in diagnosis_lines(f"{chosen.provider}/{chosen.name}", diagnosis):
        deliver(line[: len(line) - len(line.lstrip())] + visible(line) + "\n", None)
    if not diagnosis.recommended:
        raise typer.Exit(diagnosis.error.exit_code if diagnosis.error else 3)


def _offline_state() -> str:
    """Whether the offline engine reads a sentence any conflict report could hold."""
    from .article import make_article
    from .offline.engine import read_article

    sentence = "At least two people were killed in an airstrike on Sunday, rescuers said."
    found = read_article(make_article(sentence)).draft.casualties
    return "ready" if found else "finds nothing in a test sentence"


@app.command("schema", cls=Command)
def schema_command(output: Output = None) -> None:
    """Print the JSON Schema of a report."""
    from ..schemas.export import report_schema_text

    deliver(report_schema_text(), output)


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"sitrep {version('sitrep')}")
        raise typer.Exit


def _complain(error: SitrepError, source: str = "") -> None:
    """One line for an error; it names the source unless the error already does."""
    where = f"{source}: " if source not in ("", "-") and source not in error.message else ""
    _say(f"error: {where}{error}")


def _say(line: str) -> None:
    """One line on standard error, safe and short whatever an article or an endpoint put into it."""
    from .render.safety import shortened, visible

    typer.echo(shortened(visible(line), _LONGEST_LINE), err=True)


# Allocations between two garbage collections: more than one report makes. Python's own 700 cost a cold start 60 ms.
_COLLECT_AFTER = 200_000


def main() -> None:
    """Run the command line. No fault ends in a traceback unless SITREP_DEBUG asks for one."""
    # A command is over in a moment: few collections or none, no search for plugins.
    gc.set_threshold(_COLLECT_AFTER)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _prepare_output()
    try:
        app(prog_name="sitrep")
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if os.environ.get("SITREP_DEBUG"):
            raise
        # The message may hold an article or a key, so only the kind of the fault is shown.
        _say(f"error: internal fault: {type(error).__name__} (this is a bug; SITREP_DEBUG=1 shows where)")
        sys.exit(1)
    finally:
        gc.freeze()  # else the interpreter collects once more on its way out, 50 ms for nothing


def _prepare_output() -> None:
    """JSON and Markdown are UTF-8 whatever the locale; a screen shows what it can."""
    if sys.stdout is None:  # closed by the caller
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (open to the end)
    elif isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8")


if __name__ == "__main__":
    main()

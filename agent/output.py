"""Where a rendered report goes: which format, which screen, and files that are never half written."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from .errors import SettingsError, SitrepError

if TYPE_CHECKING:
    from ..schemas.report import SituationReport

Format = Literal["terminal", "markdown", "json"]

_SUFFIXES: dict[str, Format] = {
    ".json": "json",
    ".jsonl": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "terminal",
    "": "markdown",
}

# Wider than this a line of prose is hard to follow, so a very wide terminal is not used in full.
_WIDEST = 160


def choose_format(asked: Format | None, *, as_json: bool = False, output: Path | None = None) -> Format:
    """The format asked for; else by the file's suffix; else terminal on a screen and Markdown in a pipe."""
    if as_json and asked not in {None, "json"}:
        raise SettingsError(f"--json and --format {asked} do not fit together", hint="give one of them")
    if as_json or asked:
        return asked or "json"
    if output is not None:
        return _format_of(output)
    return "terminal" if sys.stdout.isatty() else "markdown"


def _format_of(output: Path) -> Format:
    """By the suffix: a file called .pdf that holds Markdown would open nowhere."""
    form = _SUFFIXES.get(output.suffix.lower())
    if form is None:
        raise SettingsError(
            f"{output.name} has the suffix of no format there is",
            hint="call it .md, .json or .txt, or say which: --format markdown, json or terminal",
        )
    return form


class Sheet:
    """Reports on their way out: to the screen as each is done, to a file when all are."""

    def __init__(self, form: Format, output: Path | None, *, several: bool) -> None:
        self._form = form
        self._output = output
        self._several = several
        self._texts: list[str] = []
        if output is not None and (output.is_dir() or not output.parent.is_dir()):  # before a model is asked
            reason = "it is a folder" if output.is_dir() else "there is no such folder"
            raise SitrepError(f"cannot write {output}: {reason}")

    def add(self, report: "SituationReport") -> None:
        """Render *report* and, without a file, print it; JSON goes on one line where it is one of several."""
        text = rendered(
            report, self._form, one_line=self._several, color=self._output is None and _wants_colour()
        )
        if self._texts:
            text = _separator(self._form) + text
        self._texts.append(text)
        if self._output is None:
            deliver(text, None)

    def finish(self) -> None:
        """Write the file. Without a single report an older file stays as it is."""
        if self._output is not None and self._texts:
            deliver("".join(self._texts), self._output)


def rendered(report: "SituationReport", form: Format, *, one_line: bool = False, color: bool = False) -> str:
    """*report* as text in *form*, as wide as the terminal where the form has a width."""
    from .render import render_json, render_markdown, render_terminal

    if form == "json":
        return render_json(report, one_line=one_line)
    if form == "markdown":
        return render_markdown(report)
    return render_terminal(report, _width(), color=color)


def _separator(form: Format) -> str:
    """What stands between two reports; JSON lines need nothing."""
    return {"json": "", "markdown": "\n---\n\n", "terminal": "\n" + "═" * _width() + "\n\n"}[form]


def deliver(text: str, output: Path | None) -> None:
    """Write *text* to standard output, or to *output* at one stroke so that a failure leaves the old file."""
    try:
        if output is not None:
            _replace(output.resolve(), text)
        else:
            sys.stdout.write(text)
            sys.stdout.flush()
    except BrokenPipeError:
        raise  # whoever read has read enough
    except OSError as error:
        raise SitrepError(f"cannot write {output or 'to standard output'}: {error.strerror}") from None


def _replace(target: Path, text: str) -> None:
    if target.exists() and not target.is_file():
        target.write_text(text, encoding="utf-8")  # a device or pipe is written to, never replaced
        return
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _width() -> int:
    from shutil import get_terminal_size

    return min(get_terminal_size().columns, _WIDEST)


def _wants_colour() -> bool:
    """Colour as the terminal and its user want it (NO_COLOR, and TERM=dumb)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

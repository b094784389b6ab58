"""A report as a brief for a terminal. rich lays it out; every string enters as `Text`, never as markup."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...schemas.report import SituationReport
from .brief import Brief, Entry, Section, brief
from .figures import FigureRow
from .safety import shortened, visible

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

# Below this the columns of the figure table hold less than a word each.
_NARROWEST = 60

# A cited sentence takes at most this many lines: enough to recognise it; Markdown and JSON hold it whole.
_EVIDENCE_LINES = 2

_STATE_STYLES = {"complete": "bold", "partial": "bold yellow", "failed": "bold red"}


def render_terminal(report: SituationReport, width: int = 100, color: bool = False) -> str:
    """*report* for a terminal *width* columns wide, with colour or as plain characters."""
    from io import StringIO

    from rich.console import Console

    screen = StringIO()
    console = Console(
        file=screen,
        width=max(width, _NARROWEST),
        force_terminal=color,
        color_system="standard" if color else None,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        _environ={},  # the caller has decided on width and colour
    )
    for piece in _pieces(brief(report), console.width):
        console.print(piece)
    return "\n".join(line.rstrip() for line in screen.getvalue().splitlines()) + "\n"


def _pieces(page: Brief, width: int) -> "Iterator[RenderableType]":
    yield from _header(page)
    yield from _section(page.highlights)
    yield from _figures(page)
    for section in page.sections:
        yield from _section(section)
    yield from _evidence(page, width)
    yield _title("Method")
    yield _hanging("", _text(" · ".join(page.method), "dim"))


def _header(page: Brief) -> "Iterator[RenderableType]":
    yield _text(page.title, "bold")
    yield _text(" · ".join(f"{label}: {value}" for label, value in page.facts))
    yield _text(f"Status: {page.status}", _STATE_STYLES[page.state])
    for reason in page.status_reasons:
        yield _hanging("", _text(reason, "yellow"))
    for caveat in page.caveats:
        yield _hanging("", _text(f"“{caveat.text}” ({caveat.cites})", "italic"))


def _figures(page: Brief) -> "Iterator[RenderableType]":
    yield _title("Key figures", "as reported, never added up; └ counted within the figure above")
    if not page.figures:
        yield _hanging("", _text(page.highlights.empty, "dim"))
        return
    yield _figure_table(page.figures)
    if page.restated:
        yield _hanging("", _text("Said again, not counted again:", "dim"))
    for entry in page.restated:
        yield _entry(entry)


def _figure_table(figures: tuple[FigureRow, ...]) -> "RenderableType":
    from rich.box import SIMPLE_HEAD
    from rich.padding import Padding
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, expand=True, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    table.add_column("", min_width=4, max_width=8)
    for name, share in (
        ("figure", 5),
        ("what", 7),
        ("period", 5),
        ("says", 5),
        ("blamed", 5),
        ("verified?", 5),
    ):
        table.add_column(name, ratio=share, overflow="fold", min_width=12 if name == "period" else None)
    for row in figures:
        indent = 2 * max(row.depth - 1, 0)
        figure = Padding(_text(f"{'└ ' if row.depth else ''}{row.figure}", "bold"), (0, 0, 0, indent))
        where = _text("").append_text(_text(row.id, "bold")).append("\n").append_text(_text(row.cites, "dim"))
        others = (row.what, row.period, row.says, row.blamed, row.verified)
        table.add_row(where, figure, *map(_text, others))
    return table


def _section(section: Section) -> "Iterator[RenderableType]":
    yield _title(section.title, section.note)
    for entry in section.entries:
        yield _entry(entry)
    if not section.entries:
        yield _hanging("", _text(section.empty, "dim"))


def _entry(entry: Entry) -> "RenderableType":
    body = _text(entry.text)
    if entry.cites:
        body.append(" ").append_text(_text(f"({entry.cites})", "dim"))
    if entry.details:
        body.append("\n").append_text(_text(" · ".join(entry.details), "dim"))
    for quote in entry.quotes:
        body.append("\n").append_text(_text(quote, "italic"))
    return _hanging(entry.id, body)


def _evidence(page: Brief, width: int) -> "Iterator[RenderableType]":
    yield _title("Evidence", "cited sentences, long ones shortened")
    for item in page.evidence:
        sentence = shortened(visible(item.text), _EVIDENCE_LINES * (width - 10))
        yield _hanging(f"s{item.sentence}", _text(sentence, "dim"))
    if not page.evidence:
        yield _hanging("", _text("none", "dim"))


def _title(title: str, note: str = "") -> "Text":
    from rich.text import Text

    heading = Text(f"\n{title.upper()}", style="bold cyan")
    return heading.append(f"  ({note})", style="not bold dim") if note else heading


def _hanging(label: str, body: "Text") -> "RenderableType":
    """*body* wrapped to the right of *label*."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(no_wrap=True, min_width=3)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row(_text(label, "bold"), body)
    return grid


def _text(text: str, style: str = "") -> "Text":
    """*text* as characters only: neutralised, and never read as markup."""
    from rich.text import Text

    return Text(visible(text), style=style)

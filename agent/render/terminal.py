"""A report as a brief for a terminal. rich lays it out; every string enters as `Text`, never as markup."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...schemas.report import SituationReport
from .brief import EMPTY, Brief, Section, brief
from .entries import Entry
from .figures import FigureRow
from .safety import shortened, visible

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

# Below this no line says anything.
_NARROWEST = 40

# A cited sentence takes at most this many lines: enough to recognise it; Markdown and JSON hold it whole.
_EVIDENCE_LINES = 2

# Columns of an id with its mark; a longer one pushes its own entry to the right.
_LABEL = 3

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
    yield from _section(page.unused)
    yield from _figures(page)
    for section in page.sections:
        yield from _section(section)
    if absent := _absent(page):
        yield _text("")
        yield _text(f"{EMPTY}: {', '.join(absent)}", "dim")
    yield from _section(page.gaps)
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
    if page.warning:
        yield _text(page.warning, "bold yellow")


def _absent(page: Brief) -> list[str]:
    """What was looked for and not found: one line instead of a list of empty headings."""
    figures = [] if page.figures.rows else [page.figures.name]
    sections = (page.highlights, page.unused, *page.sections)
    return [*figures, *(section.name for section in sections if section.name and not section.entries)]


def _figures(page: Brief) -> "Iterator[RenderableType]":
    figures = page.figures
    if not figures.rows:
        return
    yield _title(figures.title, "as reported, never added up; └ counted within the figure above")
    for row in figures.rows:
        if row.lead:
            yield _hanging("≠", _text(f"rival figures: {row.lead}", "bold"))
        yield _figure(row)
    if figures.restated:
        yield _hanging("", _text("Said again, not counted again:", "dim"))
    for entry in figures.restated:
        yield _entry(entry)
    yield from _footnote(figures.footnote)


def _figure(row: FigureRow) -> "RenderableType":
    """Two lines: the figure, what it counts, and where; then when, who says so, who is blamed, and doubts."""
    from rich.padding import Padding

    body = _text(row.figure, "bold").append(" ").append_text(_text(row.what))
    _place(body, row.place, row.cites)
    body.append("\n").append_text(_text(" · ".join(row.particulars), "dim"))
    sign = "└" if row.depth else "≠" if row.rivals else ""
    indented = Padding(_hanging(sign, body, width=1), (0, 0, 0, 2 * max(row.depth - 1, 0))) if sign else body
    return _hanging(row.id + "*" * row.mark, indented)


def _section(section: Section) -> "Iterator[RenderableType]":
    if not section.entries:
        return
    yield _title(section.title, section.note)
    for entry in section.entries:
        yield _entry(entry)
    yield from _footnote(section.footnote)


def _entry(entry: Entry) -> "RenderableType":
    body = _text(entry.text)
    _place(body, entry.place, entry.cites)
    if entry.details:
        body.append("\n").append_text(_text(" · ".join(entry.details), "dim"))
    for quote in entry.quotes:
        body.append("\n").append_text(_text(quote, "italic"))
    return _hanging(entry.id + "*" * entry.mark, body)


def _place(body: "Text", place: str, cites: str) -> None:
    """End a first line with the place, so that the eye finds it, and the sentences."""
    if place:
        body.append(" · ").append_text(_text(place, "bold"))
    if cites:
        body.append(" ").append_text(_text(f"({cites})", "dim"))


def _footnote(text: str) -> "Iterator[RenderableType]":
    if text:
        yield _hanging("", _text(text, "dim"))


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


def _hanging(label: str, body: "RenderableType", width: int = _LABEL) -> "RenderableType":
    """*body* wrapped to the right of *label*, which takes *width* columns or more."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(no_wrap=True, min_width=width)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row(_text(label, "bold"), body)
    return grid


def _text(text: str, style: str = "") -> "Text":
    """*text* as characters only: neutralised, and never read as markup."""
    from rich.text import Text

    return Text(visible(text), style=style)

"""A page of tables and lines, and the two forms it is printed in."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ...agent.render.safety import markdown_text, visible
from ..analysis.statistics import Estimate, Interval

NOTHING = "n/a"
# What no Markdown reader takes for a mark: words, numbers, intervals.
_HARMLESS = re.compile(r"[a-z0-9.,:%$ +/_-]*(?: ?\[[\d., +-]+\][a-z\d *]*)?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of text; the first is aligned left, the others right unless `plain` says all are words."""

    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What a command prints: lines and tables in reading order."""

    title: str
    parts: Sequence[str | Table] = field(default_factory=tuple)


def page_text(page: Page) -> str:
    """The page for a terminal. What came from an article is made visible and cannot steer the terminal."""
    lines = [visible(page.title)]
    for part in page.parts:
        lines += _text_table(part) if isinstance(part, Table) else [_indented(part)]
    return "\n".join(lines) + "\n"


def page_markdown(page: Page) -> str:
    """The page as Markdown."""
    parts = [
        "\n".join(_markdown_table(part)) if isinstance(part, Table) else markdown_text(part)
        for part in page.parts
    ]
    return "\n\n".join([f"### {markdown_text(page.title)}", *filter(None, parts)]) + "\n"


def _indented(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))] + visible(line)


def _text_table(table: Table) -> list[str]:
    rows = [[visible(cell) for cell in row] for row in (table.headers, *table.rows)]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [_text_row(row, widths, plain=table.plain) for row in rows]


def _text_row(row: Sequence[str], widths: Sequence[int], *, plain: bool) -> str:
    cells = [
        cell.ljust(width) if plain or index == 0 else cell.rjust(width)
        for index, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells).rstrip()


def _markdown_table(table: Table) -> Iterable[str]:
    rule = ["---", *("---" if table.plain else "--:" for _ in table.headers[1:])]
    for row in (table.headers, rule, *table.rows):
        yield f"| {' | '.join(map(_markdown_cell, row))} |"


def _markdown_cell(cell: str) -> str:
    """Names and numbers of our own stay readable in the source; whatever else a cell holds is escaped."""
    return cell if _HARMLESS.fullmatch(cell) else markdown_text(cell)


# --- Numbers --------------------------------------------------------------------------------------


def number(value: float | None, digits: int = 2) -> str:
    return NOTHING if value is None else f"{value:.{digits}f}"


def signed(value: float | None, digits: int = 3) -> str:
    return NOTHING if value is None else f"{value:+.{digits}f}"


def interval(given: Interval | None, digits: int = 2) -> str:
    return "" if given is None else f" [{given.low:.{digits}f}, {given.high:.{digits}f}]"


def estimated(given: Estimate) -> str:
    return number(given.value) + interval(given.interval)


def count(value: float) -> str:
    """A count; with a fraction where repeats were averaged."""
    return f"{value:.0f}" if value == int(value) else f"{value:.1f}"

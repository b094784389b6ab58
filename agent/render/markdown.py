"""A report as a Markdown brief: plain tables and lists that read well as source and in any viewer."""

from collections.abc import Iterator

from ...schemas.report import Evidence, SituationReport
from .brief import EMPTY, Brief, Section, brief
from .entries import Entry
from .figures import FigureRow
from .safety import markdown_text

_COLUMNS = ("id", "Figure", "What and where", "When", "Says", "Blamed", "Notes", "Sentence")

# An em space, which Markdown does not trim, so that parts stand indented under their whole.
_INDENT = "\u2003"

_MARK = "\\*"

# An empty cell would look like a fault of the table.
_NOTHING = "–"


def render_markdown(report: SituationReport) -> str:
    """*report* as a Markdown document that ends with a newline."""
    return "\n".join(_lines(brief(report))).rstrip() + "\n"


def _lines(page: Brief) -> Iterator[str]:
    yield from _header(page)
    yield from _section(page.highlights)
    yield from _section(page.unused)
    yield from _figures(page)
    for section in (*page.sections, page.gaps):
        yield from _section(section)
    yield from _evidence(page.evidence)
    yield "## Method"
    yield ""
    yield markdown_text(" · ".join(page.method))


def _header(page: Brief) -> Iterator[str]:
    yield f"# {markdown_text(page.title)}"
    yield ""
    yield _bold(f"Status: {page.status}")
    yield ""
    for caveat in page.caveats:
        yield f"> “{markdown_text(caveat.text)}” ({caveat.cites})"
        yield ""
    if page.warning:
        yield _bold(page.warning)
        yield ""
    for label, value in page.facts:
        yield f"- {label}: {markdown_text(value)}"
    told = "Note" if page.state == "complete" else "Why not complete"
    for reason in page.status_reasons:
        yield f"- {told}: {markdown_text(reason)}"
    yield ""


def _figures(page: Brief) -> Iterator[str]:
    figures = page.figures
    yield f"## {figures.title}"
    yield ""
    if figures.rows:
        yield "As reported, never added up. Indented figures are counted within the one above them."
        yield ""
        yield _row(_COLUMNS)
        yield _row(("---",) * len(_COLUMNS))
        for figure in figures.rows:
            yield _row(_cells(figure))
    else:
        yield EMPTY
    yield ""
    if figures.restated:
        yield "Said again, not counted again:"
        yield ""
        yield from map(_entry, figures.restated)
        yield ""
    yield from _footnote(figures.footnote)


def _cells(figure: FigureRow) -> tuple[str, ...]:
    indent = _INDENT * figure.depth + ("└ " if figure.depth else "")
    what = " · ".join(filter(None, (figure.what, figure.place)))
    rivals = (f"rival figure {rival}" for rival in figure.rivals)
    notes = "; ".join((*figure.notes, *rivals))
    given = (what, figure.when, figure.says, figure.blamed, notes, figure.cites)
    return (
        markdown_text(figure.id) + (_MARK if figure.mark else ""),
        indent + _bold(figure.figure),
        *(markdown_text(cell) or _NOTHING for cell in given),
    )


def _footnote(text: str) -> Iterator[str]:
    if text:
        yield markdown_text(text)
        yield ""


def _bold(text: str) -> str:
    """*text* in bold; around nothing the marks would read as a rule."""
    escaped = markdown_text(text)
    return f"**{escaped}**" if escaped else ""


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title} ({section.note})" if section.note else f"## {section.title}"
    yield ""
    yield from map(_entry, section.entries)
    if not section.entries:
        yield EMPTY
    yield ""
    yield from _footnote(section.footnote)


def _entry(entry: Entry) -> str:
    """One list item: id, text, place, particulars and quoted words, and where it stands."""
    label = f"{_bold(entry.id)}{_MARK if entry.mark else ''} " if entry.id else ""
    place = [_bold(entry.place)] if entry.place else []
    particulars = [markdown_text(detail) for detail in (*entry.details, *entry.quotes)]
    where = [f"({markdown_text(entry.cites)})"] if entry.cites else []
    return (
        f"- {label}" + " · ".join([markdown_text(entry.text), *place, *particulars]) + " ".join(["", *where])
    )


def _evidence(evidence: tuple[Evidence, ...]) -> Iterator[str]:
    yield "## Evidence (cited sentences, as written)"
    yield ""
    for item in evidence:
        heading = ", heading" if item.heading else ""
        yield f"- **s{item.sentence}** (paragraph {item.paragraph}{heading}) {markdown_text(item.text)}"
    if not evidence:
        yield "none"
    yield ""

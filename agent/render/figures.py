"""The figure table: each reported figure on its own row, parts below the figure they are counted within."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...schemas.report import Casualty, SituationReport
from . import phrases


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of the table. `depth` says how deep it is counted within the figures above it."""

    id: str
    depth: int
    figure: str
    what: str
    period: str
    says: str
    blamed: str
    verified: str
    cites: str


def figure_rows(report: SituationReport) -> Iterator[FigureRow]:
    """Key figures with the figures counted within them below; then any other that is not a restatement."""
    pending = [item for item in report.casualties if not item.restates]
    superseded = {item.supersedes: item.id for item in report.casualties if item.supersedes}

    def take(ids: Sequence[str]) -> list[Casualty]:
        taken = [item for item in pending if item.id in ids]
        pending[:] = [item for item in pending if item.id not in ids]
        return taken

    for key in report.key_figures:
        for whole in take([key.claim_id]):
            yield _figure_row(whole, 0, superseded)
        for depth, part in _nested(take(key.parts)):
            yield _figure_row(part, depth, superseded)
    for item in pending:
        yield _figure_row(item, 0, superseded)


def _nested(parts: list[Casualty]) -> Iterator[tuple[int, Casualty]]:
    """Each part, with its depth (from 1), after the one it is counted within; a circle is broken anywhere."""
    waiting = list(parts)

    def below(whole: str, depth: int) -> Iterator[tuple[int, Casualty]]:
        for part in [item for item in waiting if item.subset_of == whole]:
            if part in waiting:
                waiting.remove(part)
                yield depth, part
                yield from below(part.id, depth + 1)

    ids = {part.id for part in parts}
    for part in sorted(parts, key=lambda item: item.subset_of in ids):
        if part in waiting:
            waiting.remove(part)
            yield 1, part
            yield from below(part.id, 2)


def _figure_row(item: Casualty, depth: int, superseded: dict[str, str]) -> FigureRow:
    links = [
        f"within {item.subset_of}, inferred" if item.subset_of and item.subset_basis == "inferred" else "",
        f"supersedes {item.supersedes}" if item.supersedes else "",
        f"superseded by {superseded[item.id]}" if item.id in superseded else "",
    ]
    return FigureRow(
        id=item.id,
        depth=depth,
        figure=phrases.count_text(item.count),
        what=" · ".join(filter(None, (phrases.happening_text(item), *links))),
        period=phrases.period_text(item.when),
        says=phrases.source_text(item.source, item),
        blamed=phrases.blamed_text(item),
        verified=phrases.verified_text(item),
        cites=phrases.cited(item.evidence),
    )

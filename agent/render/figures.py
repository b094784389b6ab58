"""The key figures: each reported figure with its particulars, parts below the figure they are counted within.

Figures that rival sources give for one incident stand next to each other: they are alternatives, never a sum.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...schemas.report import Casualty, SituationReport
from . import phrases


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure. `depth` says how deep it is counted within the figures above it; what is not said is empty.

    `brief` is the figure as written with its source. `rivals` are the figures other sources give for the same
    incident; `lead` stands on the first of such rivals and tells them all. `mark` is set where more than one
    passage was put together.
    """

    id: str
    depth: int
    figure: str
    what: str
    place: str
    when: str
    says: str
    blamed: str
    notes: tuple[str, ...]
    cites: str
    mark: bool
    brief: str
    rivals: tuple[str, ...] = ()
    lead: str = ""

    @property
    def particulars(self) -> tuple[str, ...]:
        """Everything but the figure, what it counts, and where: the second line of an entry."""
        blamed = f"blamed on {self.blamed}" if self.blamed else ""
        return tuple(filter(None, (self.when, f"says {self.says}", blamed, *self.notes)))


def figure_rows(report: SituationReport) -> Iterator[FigureRow]:
    """Key figures, each followed by the figures counted within it; then any other that is not a restatement."""
    told = list(_wholes(report))
    while told:
        rivals = _rivals(told[0][0].id, report)
        block = [whole for whole in told if whole[0].id in rivals]
        told = [whole for whole in told if whole[0].id not in rivals]
        heads = [rows[0] for rows in block]
        for position, rows in enumerate(block):
            yield from _beside(rows, heads, lead=position == 0)


def _wholes(report: SituationReport) -> Iterator[list[FigureRow]]:
    """Each figure that is counted within no other, with its parts behind it."""
    pending = [item for item in report.casualties if not item.restates]
    superseded = {item.supersedes: item.id for item in report.casualties if item.supersedes}

    def take(ids: Sequence[str]) -> list[Casualty]:
        taken = [item for item in pending if item.id in ids]
        pending[:] = [item for item in pending if item.id not in ids]
        return taken

    for key in report.key_figures:
        rows = [figure_row(whole, 0, superseded) for whole in take([key.claim_id])]
        rows += [figure_row(part, depth, superseded) for depth, part in _nested(take(key.parts))]
        if rows:
            yield rows
    yield from ([figure_row(item, 0, superseded)] for item in pending)


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


# --- Rivals ---------------------------------------------------------------------------------------


def _rivals(claim_id: str, report: SituationReport) -> set[str]:
    """The claim and all whose figures conflict with it, directly or through another."""
    pairs = [set(issue.claim_ids) for issue in report.issues if issue.code == "conflicting_figures"]
    group = {claim_id}
    while joined := [pair for pair in pairs if pair & group and not pair <= group]:
        group.update(*joined)
    return group


def _beside(rows: list[FigureRow], heads: Sequence[FigureRow], *, lead: bool) -> Iterator[FigureRow]:
    """*rows*, the first of them told with the rival figures *heads*."""
    head, *parts = rows
    others = tuple(f"{other.id}: {other.brief}" for other in heads if other is not head)
    told = " / ".join(other.brief for other in heads) if lead and others else ""
    yield replace(head, rivals=others, lead=told)
    yield from parts


# --- One figure -----------------------------------------------------------------------------------


def figure_row(item: Casualty, depth: int, superseded: dict[str, str]) -> FigureRow:
    """*item* as a row. *superseded*: for each figure that another replaces, the id of the one that does."""
    links = [
        f"within {item.subset_of}, inferred" if item.subset_of and item.subset_basis == "inferred" else "",
        f"supersedes {item.supersedes}" if item.supersedes else "",
        f"superseded by {superseded[item.id]}" if item.id in superseded else "",
    ]
    return FigureRow(
        id=item.id,
        depth=depth,
        figure=phrases.count_text(item.count),
        what=phrases.happening_text(item),
        place=item.place or "",
        when=phrases.period_text(item.when),
        says=phrases.source_text(item.source, item),
        blamed=phrases.blamed_text(item),
        notes=tuple(filter(None, (phrases.scope_text(item), *links, phrases.verified_text(item)))),
        cites=phrases.cited(item.evidence),
        mark=phrases.is_put_together(item.grounding),
        brief=f"{item.count.text} ({item.source.name or phrases.OUTLET})",
    )

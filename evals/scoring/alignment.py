"""Alignment: which reported item stands for which gold item, one to one, with the greatest total similarity.

Pairs below the threshold are ruled out before the assignment, not after it: ruled out after, one pair that
is barely too unlike can take the place of another that is good.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Breaks ties in favour of the pair with more equal fields; far below any difference that a weight makes.
TIE_BREAK = 1e-6


class Pair(NamedTuple):
    """Row and column of a similarity matrix, and their similarity."""

    gold: int
    found: int
    similarity: float


def align(similarities: Sequence[Sequence[float]], threshold: float) -> tuple[Pair, ...]:
    """The one-to-one pairs at or above *threshold* whose similarities add up to the most, by gold index."""
    allowed = [[value if value >= threshold else 0.0 for value in row] for row in similarities]
    chosen = [*_sole_pairs(allowed)]
    rows = sorted(set(range(len(allowed))) - {row for row, _ in chosen})
    taken = {column for _, column in chosen}
    columns = [column for column in range(len(allowed[0]) if allowed else 0) if column not in taken]
    rest = [[allowed[row][column] for column in columns] for row in rows]
    chosen += [(rows[row], columns[column]) for row, column in assignment(rest)]
    return tuple(
        Pair(row, column, similarities[row][column])
        for row, column in sorted(chosen)
        if allowed[row][column] > 0.0
    )


def _sole_pairs(weights: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    """Rows and columns that have only each other: most items, and no search is needed for them."""
    columns = [[row for row, value in enumerate(column) if value] for column in zip(*weights, strict=True)]
    for row, values in enumerate(weights):
        partners = [column for column, value in enumerate(values) if value]
        if len(partners) == 1 and columns[partners[0]] == [row]:
            yield row, partners[0]


def assignment(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The assignment of rows to columns with the greatest total weight; ties go to the lower index.

    Shortest augmenting paths with potentials (Kuhn and Munkres; Jonker and Volgenant), cubic in the shorter
    side.
    """
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        turned = [list(column) for column in zip(*weights, strict=True)]
        return sorted((row, column) for column, row in assignment(turned))
    return _assign_rows([[-value for value in row] for row in weights])


def _assign_rows(costs: list[list[float]]) -> list[tuple[int, int]]:
    """Minimal cost, no more rows than columns. Row and column 0 are the virtual start of each path."""
    rows, columns = len(costs), len(costs[0])
    row_potential, column_potential = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        free, came_from = _cheapest_path(costs, row_potential, column_potential, owner)
        while free:
            owner[free] = owner[came_from[free]]
            free = came_from[free]
    return sorted((owner[column] - 1, column - 1) for column in range(1, columns + 1) if owner[column])


def _cheapest_path(
    costs: list[list[float]],
    row_potential: list[float],
    column_potential: list[float],
    owner: list[int],
) -> tuple[int, list[int]]:
    """Grow the tree of cheapest alternating paths until it meets a free column; potentials follow."""
    columns = len(column_potential) - 1
    distance, came_from = [float("inf")] * (columns + 1), [0] * (columns + 1)
    visited = [False] * (columns + 1)
    column = 0
    while owner[column] or column == 0:
        visited[column] = True
        row, step, nearest = owner[column], float("inf"), 0
        for other in range(1, columns + 1):
            if visited[other]:
                continue
            reduced = costs[row - 1][other - 1] - row_potential[row] - column_potential[other]
            if reduced < distance[other]:
                distance[other], came_from[other] = reduced, column
            if distance[other] < step:
                step, nearest = distance[other], other
        for other in range(columns + 1):
            if visited[other]:
                row_potential[owner[other]] += step
                column_potential[other] -= step
            else:
                distance[other] -= step
        column = nearest
    return column, came_from

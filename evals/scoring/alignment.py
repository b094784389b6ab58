"""Alignment: which reported item stands for which gold item, one to one, with the greatest total similarity.

Pairs below the threshold are ruled out before the assignment, not after it: ruled out after, one pair that
is barely too unlike can take the place of another that is good.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
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
    partners = [
        [column for column, value in enumerate(row) if value >= threshold and value > 0.0]
        for row in similarities
    ]
    chosen = [*_sole_pairs(partners)]
    if len(chosen) < sum(map(bool, partners)):
        chosen += _assign_rest(similarities, partners, chosen)
    return tuple([Pair(row, column, similarities[row][column]) for row, column in sorted(chosen)])


def _sole_pairs(partners: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Rows and columns that have only each other: most items, and no search is needed for them."""
    wanted = Counter(chain.from_iterable(partners))
    for row, columns in enumerate(partners):
        if len(columns) == 1 and wanted[columns[0]] == 1:
            yield row, columns[0]


def _assign_rest(
    similarities: Sequence[Sequence[float]],
    partners: Sequence[Sequence[int]],
    chosen: Sequence[tuple[int, int]],
) -> Iterator[tuple[int, int]]:
    """The assignment of the rows and columns that are not chosen yet, as far as it is to partners."""
    taken_rows, taken_columns = {row for row, _ in chosen}, {column for _, column in chosen}
    rows = [row for row in range(len(partners)) if row not in taken_rows]
    columns = [column for column in range(len(similarities[0])) if column not in taken_columns]
    rest = []
    for row in rows:
        weights = dict.fromkeys(columns, 0.0)
        weights.update((column, similarities[row][column]) for column in partners[row])
        rest.append(list(weights.values()))
    pairs = ((rows[row], columns[column]) for row, column in assignment(rest))
    return ((row, column) for row, column in pairs if column in partners[row])


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
    distance, came_from = [math.inf] * (columns + 1), [0] * (columns + 1)
    visited, unvisited = [0], list(range(1, columns + 1))
    column = 0
    while True:
        row, step, nearest = owner[column], math.inf, 0
        costs_of, potential = costs[row - 1], row_potential[row]
        for other in unvisited:
            reduced = costs_of[other - 1] - potential - column_potential[other]
            if reduced < distance[other]:
                distance[other], came_from[other] = reduced, column
            if distance[other] < step:
                step, nearest = distance[other], other
        if step:
            for other in visited:
                row_potential[owner[other]] += step
                column_potential[other] -= step
            for other in unvisited:
                distance[other] -= step
        column = nearest
        if not owner[column]:
            return column, came_from
        visited.append(column)
        unvisited.remove(column)

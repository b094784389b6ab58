"""Alignment: which reported item stands for which gold item, one to one, with the greatest total similarity.

Pairs below the threshold are ruled out before the assignment, not after it: ruled out after, one pair that
is barely too unlike can take the place of another that is good.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

# Breaks ties in favour of the pair with more equal fields; far below any difference that a weight makes.
TIE_BREAK = 1e-6

# The gold items, by index, that a reported item may stand for, and how like each of them it is.
Candidates = Mapping[int, float]


class Pair(NamedTuple):
    """A gold item and a reported item, by index, and their similarity."""

    gold: int
    found: int
    similarity: float


def candidates(similarities: Sequence[float], threshold: float) -> Candidates:
    """The gold items at or above *threshold*, from the similarities to all of them."""
    return {index: value for index, value in enumerate(similarities) if value >= threshold and value > 0.0}


def align(found: Sequence[Candidates]) -> tuple[Pair, ...]:
    """The one-to-one pairs whose similarities add up to the most, by gold index."""
    wanted: dict[int, list[int]] = {}
    for column, rows in enumerate(found):
        for row in rows:
            wanted.setdefault(row, []).append(column)
    # Most items have only each other, and no search is needed for them.
    chosen = [(row, of[0]) for row, of in wanted.items() if len(of) == 1 and len(found[of[0]]) == 1]
    if len(chosen) < len(wanted):
        chosen += _assign_rest(found, wanted, chosen)
    return tuple([Pair(row, column, found[column][row]) for row, column in sorted(chosen)])


def _assign_rest(
    found: Sequence[Candidates], wanted: Iterable[int], chosen: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The assignment of the wanted gold items and the reported items that are not chosen yet."""
    taken_rows, taken_columns = {row for row, _ in chosen}, {column for _, column in chosen}
    rows = sorted([row for row in wanted if row not in taken_rows])
    columns = [column for column in range(len(found)) if column not in taken_columns]
    weights = [[found[column].get(row, 0.0) for column in columns] for row in rows]
    return ((rows[row], columns[column]) for row, column in assignment(weights) if weights[row][column])


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

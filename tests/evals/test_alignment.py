"""The assignment is optimal, deterministic, and made only among pairs above the threshold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from sitrep.evals.scoring.alignment import Pair, align, assignment, candidates

weights = st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.6, 0.9, 1.0]) | st.floats(0, 1)
matrices = st.tuples(st.integers(1, 8), st.integers(1, 8)).flatmap(
    lambda size: st.lists(
        st.lists(weights, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)


def aligned(matrix: list[list[float]], threshold: float) -> tuple[Pair, ...]:
    """The pairs of a matrix with a row for each gold item."""
    return align([candidates(column, threshold) for column in zip(*matrix, strict=True)])


@given(matrices)
def test_the_total_is_scipys(matrix: list[list[float]]) -> None:
    rows, columns = linear_sum_assignment(np.array(matrix), maximize=True)
    pairs = assignment(matrix)
    assert sum(matrix[row][column] for row, column in pairs) == pytest.approx(
        np.array(matrix)[rows, columns].sum()
    )
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(rows)


@given(matrices)
def test_turning_the_matrix_turns_the_total(matrix: list[list[float]]) -> None:
    turned = [list(column) for column in zip(*matrix, strict=True)]
    total = sum(matrix[row][column] for row, column in assignment(matrix))
    assert sum(turned[row][column] for row, column in assignment(turned)) == pytest.approx(total)


def test_the_threshold_comes_before_the_assignment() -> None:
    """Applied afterwards it would leave nothing: the best total takes two pairs just below it."""
    pairs = aligned([[0.9, 0.69], [0.69, 0.0]], 0.7)
    assert [(pair.gold, pair.found) for pair in pairs] == [(0, 0)]


@pytest.mark.parametrize("matrix", [[], [[]]], ids=["no gold", "nothing reported"])
def test_nothing_aligns_with_nothing(matrix: list[list[float]]) -> None:
    assert aligned(matrix, 0.5) == ()


def test_a_tie_goes_to_the_lower_index() -> None:
    assert [pair.found for pair in aligned([[0.8, 0.8]], 0.5)] == [0]

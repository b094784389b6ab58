"""One-to-one matching of predictions to gold, required gold first, and the score it gives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar


class Optionable(Protocol):
    @property
    def optional(self) -> bool: ...


Gold = TypeVar("Gold", bound=Optionable)
Predicted = TypeVar("Predicted")


@dataclass(frozen=True, slots=True)
class Score:
    """Counts, and the rates they give. `correct` of `predicted` are right, `found` of `gold` were given.

    `predicted` null: the metric has recall only. A rate over nothing is null, never zero.
    """

    predicted: int | None = 0
    correct: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: "Score") -> "Score":
        recall_only = self.predicted is None or other.predicted is None
        return Score(
            None if recall_only else (self.predicted or 0) + (other.predicted or 0),
            self.correct + other.correct,
            self.gold + other.gold,
            self.found + other.found,
        )

    @property
    def precision(self) -> float | None:
        return self.correct / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        return self.found / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Zero when one side is empty, null when both are or when there is no precision to speak of."""
        if self.predicted is None or not (self.predicted or self.gold):
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def matched_score(
    gold: Sequence[Gold],
    predicted: Sequence[Predicted],
    agrees: Callable[[Gold, Predicted], bool],
    *,
    ignored: Callable[[Predicted], bool] = lambda _: False,
) -> Score:
    """The score of one document. A prediction that meets optional gold, or is *ignored*, is not counted."""
    required = [item for item in gold if not item.optional]
    ordered = required + [item for item in gold if item.optional]
    partners = maximum_matching(ordered, predicted, agrees)
    found = sum(1 for position in partners if position < len(required))
    used = set(partners.values())
    spurious = sum(1 for i, item in enumerate(predicted) if i not in used and not ignored(item))
    return Score(predicted=found + spurious, correct=found, gold=len(required), found=found)


def maximum_matching(
    left: Sequence[Gold], right: Sequence[Predicted], agrees: Callable[[Gold, Predicted], bool]
) -> dict[int, int]:
    """The partner of each matched *left* item, by position: as many pairs as can be.

    Augmenting paths (Kuhn 1955) never unmatch a left item, so as many of the first items as possible stay
    matched whatever comes after them.
    """
    edges = [[j for j, item in enumerate(right) if agrees(one, item)] for one in left]
    holder: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for j in edges[i]:
            if j not in tried:
                tried.add(j)
                if j not in holder or place(holder[j], tried):
                    holder[j] = i
                    return True
        return False

    for i in range(len(left)):
        place(i, set())
    return {i: j for j, i in holder.items()}

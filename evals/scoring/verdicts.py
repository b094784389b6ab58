"""Verdicts on fields, in MUC's terms, and the rates that name the kind of error.

COR right, PAR half right, INC wrong, MIS left out, SPU filled where the gold is silent (Chinchor and
Sundheim, MUC-5 evaluation metrics). A field that neither side fills has no verdict.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Literal, NamedTuple, get_args

Verdict = Literal["COR", "PAR", "INC", "MIS", "SPU"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
Verdicts = Mapping[str, Verdict]


class FieldTally(NamedTuple):
    """How often a field was judged how. Counts may be fractions where repeats were averaged."""

    cor: float = 0
    par: float = 0
    inc: float = 0
    mis: float = 0
    spu: float = 0

    def scaled(self, factor: float) -> "FieldTally":
        return FieldTally(*[factor * each for each in self])

    @property
    def possible(self) -> float:
        """POS: what the gold fills."""
        return self.cor + self.par + self.inc + self.mis

    @property
    def actual(self) -> float:
        """ACT: what was reported."""
        return self.cor + self.par + self.inc + self.spu

    @property
    def precision(self) -> float | None:
        return ratio(self.cor + self.par / 2, self.actual)

    @property
    def recall(self) -> float | None:
        return ratio(self.cor + self.par / 2, self.possible)

    @property
    def f1(self) -> float | None:
        return ratio(2 * self.cor + self.par, self.possible + self.actual)

    @property
    def substitution(self) -> float | None:
        """SUB: of what is on both sides, the share that is wrong."""
        return ratio(self.inc + self.par / 2, self.cor + self.par + self.inc)

    @property
    def undergeneration(self) -> float | None:
        """UND: of what the gold fills, the share left out."""
        return ratio(self.mis, self.possible)

    @property
    def overgeneration(self) -> float | None:
        """OVG: of what was reported, the share that the gold does not have."""
        return ratio(self.spu, self.actual)

    @property
    def error(self) -> float | None:
        """ERR: the share of wrong, left-out and surplus fills among all."""
        wrong = self.inc + self.par / 2 + self.mis + self.spu
        return ratio(wrong, self.cor + self.par + self.inc + self.mis + self.spu)


def ratio(numerator: float, denominator: float) -> float | None:
    """Null, not zero, where there was nothing to judge."""
    return numerator / denominator if denominator else None


def tally(verdicts: Iterable[Verdict]) -> FieldTally:
    """Count verdicts."""
    listed = list(verdicts)
    return FieldTally(*[listed.count(each) for each in VERDICTS])


def tally_fields(items: Iterable[Verdicts]) -> dict[str, FieldTally]:
    """Count the verdicts of several items, field by field."""
    counts = Counter(chain.from_iterable([verdicts.items() for verdicts in items]))
    names = dict.fromkeys([name for name, _ in counts])
    return {name: FieldTally(*[counts.get((name, each), 0) for each in VERDICTS]) for name in names}


def sum_fields(tallies: Iterable[FieldTally]) -> FieldTally:
    """All verdicts together."""
    return FieldTally(*map(sum, zip(FieldTally(), *tallies, strict=True)))

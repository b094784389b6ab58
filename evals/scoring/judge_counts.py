"""Judging a figure as a reader would: 24 is not nearly 25, and "dozens" is not 24."""

import math

from ...agent.numbers import Reading
from .facts import Figure
from .verdicts import Verdict

_WITHOUT_FIGURE = ("vague", "unspecified_plural")
_LOG_2 = math.log(2)


def judge_figures(gold: tuple[Figure, ...], found: tuple[Figure, ...]) -> Verdict:
    """The best verdict that any accepted figure gives."""
    verdicts = {_judge(one, other) for one in gold for other in found}
    return next(each for each in _BEST_FIRST if each in verdicts)


_BEST_FIRST: tuple[Verdict, ...] = ("COR", "PAR", "INC")


def _judge(gold: Figure, found: Figure) -> Verdict:
    if gold.reading == found.reading and gold.floor == found.floor:
        return "COR"
    if "none_reported" in (gold.reading.kind, found.reading.kind):
        return "INC"
    if is_vague(found):
        return "PAR" if _overlap(gold, found) else "INC"
    if is_vague(gold):
        return "INC"
    return "PAR" if _anchors(gold.reading) & _anchors(found.reading) else "INC"


def is_vague(figure: Figure) -> bool:
    """Whether the wording gives no number."""
    return figure.reading.kind in _WITHOUT_FIGURE


def is_falsely_precise(gold: tuple[Figure, ...], found: tuple[Figure, ...]) -> bool:
    """Whether a number is given where the gold has none to give: "dozens" reported as 24."""
    return all(map(is_vague, gold)) and not any(map(is_vague, found)) and not _say_nobody(gold, found)


def _say_nobody(*sides: tuple[Figure, ...]) -> bool:
    return any(figure.reading.kind == "none_reported" for side in sides for figure in side)


def closeness(gold: tuple[Figure, ...], found: tuple[Figure, ...]) -> float:
    """1 for the same figure, 0 from half or double on. For alignment and diagnosis, never for credit."""
    if len(gold) == len(found) == 1:
        return _closeness(gold[0], found[0])
    return max((_closeness(one, other) for one in gold for other in found), default=0.0)


def _closeness(gold: Figure, found: Figure) -> float:
    if gold == found:
        return 1.0
    one, other = figure_value(gold.reading), figure_value(found.reading)
    if one is None or other is None:
        if is_vague(gold) and is_vague(found):
            return 0.5
        return 0.5 if _overlap(gold, found) else 0.0
    if one == other:
        return 0.98
    if one <= 0 or other <= 0:
        return 0.0
    return max(0.0, 1.0 - abs(math.log(other / one)) / _LOG_2)


def figure_value(reading: Reading) -> float | None:
    """One number to stand for the figure; the middle of a range; null for a vague one."""
    if reading.best is not None:
        return reading.best
    if reading.low is not None and reading.high is not None:
        return (reading.low + reading.high) / 2
    return reading.low if reading.low is not None else reading.high


def _anchors(reading: Reading) -> frozenset[int]:
    return frozenset(each for each in (reading.low, reading.best, reading.high) if each is not None)


def _overlap(one: Figure, other: Figure) -> bool:
    (one_low, one_high), (other_low, other_high) = _interval(one), _interval(other)
    return max(one_low, other_low) <= min(one_high, other_high)


def _interval(figure: Figure) -> tuple[float, float]:
    """The numbers a figure may stand for; "dozens" is 24-99, "hundreds" 200-999."""
    reading = figure.reading
    if figure.floor is not None:
        return figure.floor, 10 ** len(str(figure.floor)) - 1
    if reading.kind in _WITHOUT_FIGURE:
        return 2, math.inf
    if reading.kind == "approximate" and reading.best is not None:
        return reading.best, reading.best
    low = 0 if reading.low is None else reading.low
    return low, math.inf if reading.high is None else reading.high

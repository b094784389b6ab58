"""A figure as an annotator writes it, turned into the reading of a count wording."""

from ...agent.numbers import Reading
from ...schemas.vocabulary import CountKind

_NO_FIGURE = ("vague", "unspecified_plural")


def reading_of(kind: CountKind, figure: int | tuple[int, int] | None) -> Reading:
    """The bounds a figure of this kind has (UCDP's low, best, high; MUC-4's anchors).

    Raises ValueError where kind and figure do not fit together.
    """
    if kind == "none_reported":
        _refuse(figure not in (None, 0), "none_reported takes no figure")
        return Reading(kind, 0, 0, 0)
    if kind in _NO_FIGURE:
        _refuse(figure is not None, f"{kind} takes no figure")
        return Reading(kind, None, None, None)
    if isinstance(figure, tuple):
        _refuse(kind != "range" or figure[0] > figure[1], "two figures are a range, the lower one first")
        return Reading(kind, figure[0], None, figure[1])
    _refuse(
        figure is None or kind == "range", f"{kind} needs {'[low, high]' if kind == 'range' else 'a figure'}"
    )
    return _single(kind, figure)


def _single(kind: CountKind, figure: int | None) -> Reading:
    if kind in ("at_least", "more_than"):
        return Reading(kind, figure, figure, None)
    if kind == "at_most":
        return Reading(kind, None, None, figure)
    if kind == "approximate":
        return Reading(kind, None, figure, None)
    return Reading(kind, figure, figure, figure)


def _refuse(wrong: bool, reason: str) -> None:
    if wrong:
        raise ValueError(reason)

"""A total and the figures behind it that make it up exactly: "19 were killed … fifteen in raids, four in a clash".

Nothing is added up for the report: that the numbers agree only shows what the total was made of.
"""

from collections.abc import Iterator, Mapping, Sequence

from .tables import mentions
from .tolls import Figure, one_sentence

# The parts follow their total this closely.
_REACH = 6
# Smaller totals agree by chance, unless one sentence tells all of it.
_LEAST = 4


def totals(figures: Sequence[Figure]) -> Mapping[int, Figure]:
    """The total of each figure that is one of its parts, by the figure's place."""
    found: dict[int, Figure] = {}
    for at, total in enumerate(figures):
        if total.part or total.place in found or _number(total) is None:
            continue
        for part in _parts(total, figures[at + 1 :]):
            found[part.place] = total  # of one total told twice, the nearer
    return found


def _parts(total: Figure, behind: Sequence[Figure]) -> list[Figure]:
    """The next figures of the same harm, if together they are the total and there are at least two."""
    whole = _number(total)
    parts: list[Figure] = []
    told = 0
    for figure in _candidates(total, behind):
        number = _number(figure)
        if whole is None or number is None or number >= whole:
            continue
        parts.append(figure)
        told += number
        if told == whole and len(parts) > 1:
            small = whole < _LEAST and not all(one_sentence(total, part) for part in parts)
            return [] if small else parts
        if told > whole:
            break
    return []


def _candidates(total: Figure, behind: Sequence[Figure]) -> Iterator[Figure]:
    for figure in behind:
        if figure.number > total.number + _REACH:
            return
        alike = (figure.claim.harm, figure.claim.temporal) == (total.claim.harm, total.claim.temporal)
        older = figure.sentence is not None and mentions("revision", figure.sentence.text)
        if _tells_apart(total, figure):
            return
        if alike and not figure.part and figure.item.item.part_of is None and not older:
            yield figure


def _tells_apart(total: Figure, figure: Figure) -> bool:
    """ "Eleven were killed in Aba, nine in Bel and two in Cor": a sentence sets the figures of places side by side."""
    places = total.claim.place, figure.claim.place
    return one_sentence(total, figure) and None not in places and places[0] != places[1]


def _number(figure: Figure) -> int | None:
    """The number a figure stands on, where it is a bare or a lower one."""
    count = figure.claim.count
    return count.best if count.best is not None else count.low

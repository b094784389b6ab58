"""A total and the figures behind it that make it up exactly: "19 were killed … fifteen in raids, four in a clash".

Nothing is added up for the report: that the numbers agree only shows what the total was made of.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from ..numbers import find_counts
from .tables import mentions
from .tolls import Figure, one_sentence

# The parts follow their total this closely.
_REACH = 6
# Smaller totals agree by chance, unless one sentence tells all of it.
_LEAST = 4
# One is no sum.
_FEWEST = 2
# … and no total is told in more figures than this.
_MOST = 40
_ONE = re.compile(r"\bone\b(?! of\b)", re.IGNORECASE)


def totals(figures: Sequence[Figure], retold: Mapping[int, Sequence[Figure]]) -> Mapping[int, Figure]:
    """The total of each figure that is one of its parts, by the figure's place.

    *retold* are the figures told again, by place: of "two were hanged and 23 others shot" the two are not of the 23.
    """
    found: dict[int, Figure] = {}
    for at, total in enumerate(figures):
        if total.part or (_number(total) or 0) < _FEWEST:
            continue
        behind = list(_candidates(total, figures[at + 1 : at + 1 + _MOST], retold))
        if not behind:
            continue
        # What is a part itself has parts in its own sentence only.
        parts = [] if total.place in found else _parts(total, behind)
        for part in parts or _apposed(total, behind):
            found[part.place] = total  # of one total told twice, the nearer
    return found


def _set_beside(total: Figure, figure: Figure, retold: Mapping[int, Sequence[Figure]]) -> bool:
    """Whether the total's own sentence tells the figure first, beside the total."""
    return any(one_sentence(one, total) and one.place < total.place for one in retold[figure.place])


def _parts(total: Figure, behind: Sequence[Figure]) -> list[Figure]:
    """The next figures of the same harm, if together they are the total and there are at least two."""
    whole = _number(total)
    parts: list[Figure] = []
    told = 0
    for figure in behind:
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


def _apposed(total: Figure, behind: Sequence[Figure]) -> list[Figure]:
    """ "19 men were executed, 18 shot and one hanged": the rest of a sentence may make up its first figure.

    Not every figure of it need be a claim.
    """
    key, whole, told = total.key, _number(total), 0
    within = [(one, one.key.start) for one in behind if one.key is not None and one_sentence(total, one)]
    if key is None or not within:
        return []  # reading the figures takes longer
    for nth, (start, number) in enumerate(_numbers(total.after)):
        told += number
        if told == whole and nth:
            return [one for one, begins in within if begins <= key.end + start]
    return []


def _numbers(words: str) -> list[tuple[int, int]]:
    """Where each exact figure stands in *words*, and its number."""
    counts = ((each.start, each.reading.best) for each in find_counts(words) if each.reading.kind == "exact")
    ones = ((found.start(), 1) for found in _ONE.finditer(words))
    return sorted({(start, number) for start, number in (*counts, *ones) if number is not None})


def _candidates(
    total: Figure, behind: Sequence[Figure], retold: Mapping[int, Sequence[Figure]]
) -> Iterator[Figure]:
    """The figures close behind the total that may be parts of it."""
    for figure in behind:
        if figure.place in retold and _set_beside(total, figure, retold):
            continue
        if figure.number > total.number + _REACH or _tells_apart(total, figure):
            return
        if figure.part or figure.item.item.part_of is not None:
            continue
        alike = figure.claim.harm == total.claim.harm and figure.claim.temporal == total.claim.temporal
        if alike and not (figure.sentence is not None and mentions("revision", figure.sentence.text)):
            yield figure


def _tells_apart(total: Figure, figure: Figure) -> bool:
    """ "Eleven were killed in Aba, nine in Bel and two in Cor": a sentence sets the figures of places side by side."""
    if not one_sentence(total, figure):
        return False
    places = total.claim.place, figure.claim.place
    return None not in places and places[0] != places[1]


def _number(figure: Figure) -> int | None:
    """The number a figure stands on, where it is a bare or a lower one."""
    count = figure.claim.count
    return count.best if count.best is not None else count.low

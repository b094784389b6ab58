"""Figures said again: the repetition points to the claim it repeats, so that no death is told twice."""

import re
from collections.abc import Mapping, Sequence

from ...schemas.report import Casualty
from ...schemas.vocabulary import Harm, Temporal
from ..numbers import read_count
from .names import fold
from .tables import codes_of, is_one_of, mentions
from .tolls import (
    BEFORE_REACH,
    Figure,
    numbers_of,
    one_sentence,
    same_day,
    same_figure,
    same_source_or_outlet,
)

# The first sentences, headings among them, tell in short what the body tells.
_LEDE = 3
# "*The* five militiamen were ambushed": people told of this many sentences before.
_DEFINITE = re.compile(r"\b(?:the|these|those|all)\s+$", re.IGNORECASE)
_SPOKEN_OF = 6
_CLAUSES = re.compile(r"[,;:]|\band\b")
_NEXT_WORD = 12  # "two more people", "two others"
_LOWER_BOUNDS = {"at_least", "more_than"}
_AREAS = r"(?:district|province|region|governorate|state|county|zone|department|municipality)"
# Two events of one day seldom have the same number of victims from here on.
_LARGE = 10
# What a repetition shares with a figure: harm, time, groups, and a number or, without one, the words.
_Likeness = tuple[Harm, Temporal, frozenset[str], int | str]
Alike = Mapping[int, Sequence[Sequence[Figure]]]


def alike(figures: Sequence[Figure]) -> Alike:
    """By the place of a figure, those that share each of its likenesses: of thousands few need comparing."""
    by_likeness: dict[_Likeness, list[Figure]] = {}
    found: dict[int, list[list[Figure]]] = {}
    for figure in figures:
        found[figure.place] = [by_likeness.setdefault(key, []) for key in _likenesses(figure.claim)]
        for group in found[figure.place]:
            group.append(figure)
    return found


def _likenesses(claim: Casualty) -> list[_Likeness]:
    groups = frozenset(claim.victim_groups)
    said = numbers_of(claim) or (fold(claim.count.text),)
    return [(claim.harm, claim.temporal, groups, one) for one in said]


def restated(figure: Figure, figures: Alike) -> Figure | None:
    """The claim that this one repeats: a heading and a lede the body, a later sentence an earlier one."""
    others = {one.place: one for group in figures[figure.place] for one in group}
    if len(others) < 2 or figure.part or mentions("distinct", _around(figure)):
        return None
    ordered = [others[place] for place in sorted(others)]
    earlier = [one for one in ordered if one.place < figure.place]
    if 0 < figure.number <= _LEDE:
        later = (one for one in ordered if one.place > figure.place)
        detailed = next((one for one in later if _is_lede_of(figure, one) and _repeats(figure, one)), None)
        if detailed is not None:
            return detailed
    bodies = (one for one in (ordered if figure.heading else earlier) if not one.heading)
    headings = (one for one in earlier if one.heading and figure.heading)
    repeated = (one for one in (*bodies, *headings) if _repeats(figure, one))
    return next((one for one in repeated if figure.heading or not _is_lede_of(one, figure)), None)


def told_in_full(lede: Figure, figures: Sequence[Figure]) -> Figure | None:
    """The one figure behind a lede that tells in full what the lede sums up: as many killed in the same manner.

    "Crucifying two people … in five days" is "two men were crucified in Dolu": neither time nor place has to
    agree, but nobody else was killed so.
    """
    deeds = _deeds(lede) if 0 < lede.number <= _LEDE and lede.claim.scope == "cumulative" else set()
    if not deeds:
        return None
    later = (one for one in figures[lede.place + 1 :] if one.claim.harm == lede.claim.harm)
    alike = [one for one in later if one.number > lede.number and deeds & _deeds(one)]
    if len(alike) != 1 or not same_figure(lede.claim, alike[0].claim):
        return None
    one, other = lede.claim, alike[0].claim
    voices_agree = same_source_or_outlet(one, other) or _unnamed(one, other)
    return alike[0] if voices_agree and set(one.victim_groups) <= set(other.victim_groups) else None


def _deeds(figure: Figure) -> set[str]:
    """How the victims were killed, by the words of their own clause."""
    before, after = _CLAUSES.split(figure.before)[-1], _CLAUSES.split(figure.after)[0]
    return set(codes_of("deed", f"{before} {figure.claim.count.text} {after}"))


def _is_lede_of(lede: Figure, body: Figure) -> bool:
    """Whether a lede gives the figure on nobody's word, or on that of "officials", and the body tells whose it is.

    The body tells no less than the lede: a later mention in passing is none.
    """
    one, other = lede.claim, body.claim
    first = lede.place < body.place and 0 < lede.number <= _LEDE and not (lede.heading or body.heading)
    told = other.source.name not in (None, one.source.name)
    kinds = {one.count.kind, other.count.kind}
    alike = len(kinds) == 1 or kinds <= _LOWER_BOUNDS
    return first and told and alike and _unnamed(one, other) and _details(one) <= _details(other)


def _unnamed(lede: Casualty, body: Casualty) -> bool:
    """Whether the lede's source may be the body's: nobody, "local residents", "a monitor" of the same kind."""
    source = lede.source.name
    if source is None or (source.endswith("s") and source.islower()):
        return True
    return is_one_of("unnamed", source) and (source.endswith("s") or lede.source.kind == body.source.kind)


def _details(claim: Casualty) -> set[str]:
    """What is told beside the figure, of what a mention in passing leaves out."""
    told = {"place": claim.place, "when": claim.when, "blamed": claim.attributed_to}
    return {name for name, value in told.items() if value}


def _repeats(figure: Figure, one: Figure) -> bool:
    """Whether a figure, no part and no further one, repeats another like it in harm, time, groups and number."""
    claim, other = figure.claim, one.claim
    if one.part or (one_sentence(figure, one) and figure.key != one.key):
        return False
    if _DEFINITE.search(figure.before) and 0 <= figure.number - one.number <= _SPOKEN_OF:
        return _compatible(claim.place, other.place)
    statuses = {claim.victim_status, other.victim_status}
    return (
        (len(statuses) == 1 or "unknown" in statuses)
        and not _scopes_differ(figure, one)
        and (same_source_or_outlet(claim, other) or figure.heading or _is_lede_of(figure, one))
        and _compatible_time(claim, other)
        and (_compatible(claim.place, other.place) or _lede_spans(one, figure) or _lede_spans(figure, one))
        and _same_names(claim, other)
    )


def _around(figure: Figure) -> str:
    claim = figure.claim
    return f"{figure.before[-BEFORE_REACH:]} {claim.count.text} {claim.victims or ''} {figure.after[:_NEXT_WORD]}"


def _same_names(one: Casualty, other: Casualty) -> bool:
    """Whether people counted by their names are the same: "Juan Paz" is "Paz", and no "teacher"."""
    names = [set(fold(each.count.text).split()) if _is_name(each) else None for each in (one, other)]
    first, second = names
    if first is None or second is None:
        return first is second
    return first <= second or second <= first


def _is_name(claim: Casualty) -> bool:
    """Whether the figure is nothing but a name."""
    if claim.count.best != 1 or claim.victims is None or fold(claim.victims) != fold(claim.count.text):
        return False
    reading = read_count(claim.count.text)  # "Gilda Torres" reads like a plural
    return reading is None or reading.kind == "unspecified_plural"


def _compatible(one: str | None, other: str | None) -> bool:
    """Two places agree if either is untold or they share a word of more than three letters."""
    if not one or not other:
        return True
    return fold(one) == fold(other) or not _long_words(one).isdisjoint(_long_words(other))


def _long_words(place: str) -> set[str]:
    return set(re.findall(r"\w{4,}", fold(place)))


def _lede_spans(lede: Figure, body: Figure) -> bool:
    """Whether a lede's place is the wider one: the body's sentences name it too, or it is called a district.

    A large number of one and the same day is the same toll wherever a lede puts it.
    """
    place = lede.claim.place
    if not place or not _is_lede_of(lede, body):
        return False
    named = fold(" ".join(piece.text for piece in body.claim.evidence))
    wide = re.search(rf"\b{re.escape(place)}\b {_AREAS}|{_AREAS} of {re.escape(place)}\b", _words(lede))
    large = (lede.claim.count.best or 0) >= _LARGE and same_day(lede.claim, body.claim)
    return large or wide is not None or re.search(rf"\b{re.escape(fold(place))}\b", named) is not None


def _words(figure: Figure) -> str:
    return " ".join(piece.text for piece in figure.claim.evidence)


def _compatible_time(one: Casualty, other: Casualty) -> bool:
    if one.when is None or other.when is None:
        return True
    return same_day(one, other)


def _scopes_differ(one: Figure, other: Figure) -> bool:
    """An incident and a running total are different figures even where the number is the same."""
    running = ("cumulative", "conflict_total")
    return not one.heading and (one.claim.scope in running) != (other.claim.scope in running)

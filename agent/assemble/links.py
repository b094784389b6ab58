"""Links between casualty claims: counted within, said again, replaced by a later toll.

A link is what keeps one death from being told twice. Every link rests on words of the text or is marked
inferred; nothing is ever added up.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ...schemas.draft import DraftCasualty
from ...schemas.report import Casualty, Evidence, Issue, Span
from ...schemas.vocabulary import SubsetBasis
from ..numbers import read_count
from .accepted import Accepted
from .casualties import same_party
from .names import fold
from .tables import hits, mentions

# Link words stand right by the figure; a longer reach meets the next clause's figure.
_BEFORE_REACH = 40
_AFTER_REACH = 60
_NEXT_WORD = 12  # "two more people", "two others"
# Between a link word and the figure there may be a qualifier of the figure and nothing else.
_QUALIFIERS = re.compile(
    r"^[\s,:—–-]*(?:(?:at least|about|some|around|more than|the|an?|were|was)\s*)*$", re.IGNORECASE
)
_NEXT_CLAUSE = re.compile(r"[,;.]| and \d")


class Figure(NamedTuple):
    """A casualty claim with the words around its figure."""

    place: int  # among all figures, in text order
    claim: Casualty
    item: Accepted[DraftCasualty]
    key: Span | None
    sentence: Evidence | None
    before: str  # the sentence up to the figure
    after: str  # and from its end


class Linked(NamedTuple):
    claims: list[Casualty]
    issues: list[Issue]


def linked(items: Sequence[Accepted[DraftCasualty]], claims: Sequence[Casualty]) -> Linked:
    """The claims with `subset_of`, `restates` and `supersedes` filled; both sequences in text order."""
    pairs = enumerate(zip(items, claims, strict=True))
    figures = [_figure(place, claim, item) for place, (item, claim) in pairs]
    issues: list[Issue] = []
    updates: dict[str, dict[str, str | None]] = {claim.id: {} for claim in claims}
    alike = _alike(figures)
    for figure in figures:
        restated = _restated(figure, alike)
        if restated:
            updates[figure.claim.id]["restates"] = restated.claim.id
    fresh = [figure for figure in figures if not updates[figure.claim.id]]
    for at, figure in enumerate(fresh):
        whole = _whole(figure, at, fresh, figures, issues)
        if whole:
            updates[figure.claim.id] |= {"subset_of": whole.of, "subset_basis": whole.basis}
        older = _superseded(figure, at, fresh)
        if older:
            updates[figure.claim.id]["supersedes"] = older.claim.id
    changed = ((claim, updates[claim.id]) for claim in claims)
    return Linked([claim.model_copy(update=links) if links else claim for claim, links in changed], issues)


def _figure(place: int, claim: Casualty, item: Accepted[DraftCasualty]) -> Figure:
    key, sentence = item.key_span, item.key_sentence
    if key is None or sentence is None:
        return Figure(place, claim, item, key, sentence, "", "")
    before = sentence.text[: max(0, key.start - sentence.start)]
    return Figure(place, claim, item, key, sentence, before, sentence.text[key.end - sentence.start :])


# --- Counted within -------------------------------------------------------------------------------


class Whole(NamedTuple):
    of: str
    basis: SubsetBasis


def _whole(
    figure: Figure, at: int, fresh: Sequence[Figure], figures: Sequence[Figure], issues: list[Issue]
) -> Whole | None:
    """The claim this figure, number *at* of the fresh ones, is counted within: as drafted, worded or inferred."""
    worded = subset_words(figure.before, figure.after)
    drafted = figure.item.item.part_of
    if drafted is not None:
        parent = next((f for f in figures if f.item.index == drafted - 1 and f is not figure), None)
        if parent is None:
            message = f"{figure.claim.id} is counted within a figure that was not accepted"
            issues.append(Issue(code="subset_parent_missing", message=message, claim_ids=[figure.claim.id]))
        elif not _points_back(parent, figure, figures):
            return Whole(parent.claim.id, "explicit" if worded else "inferred")
    if worded:
        parent = _nearest_whole(figure, fresh[:at])
        return Whole(parent.claim.id, "explicit") if parent else None
    parent = _containing_incident(figure, fresh)
    return Whole(parent.claim.id, "inferred") if parent else None


def _points_back(parent: Figure, figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether the drafted parents run in a circle that leads from *parent* back to *figure*."""
    by_index = {one.item.index: one for one in figures}
    seen: set[int] = set()
    at: Figure | None = parent
    while at is not None and at.item.index not in seen:
        if at is figure:
            return True
        seen.add(at.item.index)
        above = at.item.item.part_of
        at = by_index.get(above - 1) if above else None
    return False


@lru_cache(maxsize=256)  # asked of both figures of every pair
def subset_words(before: str, after: str) -> bool:
    """Whether the words around a figure say that it is counted within another one."""
    near = before[-_BEFORE_REACH:]
    if any(_QUALIFIERS.match(near[hit.end :]) for hit in hits("subset.before", near)):
        return True
    return mentions("subset.after", _own_part(after))


def _own_part(after: str) -> str:
    """What follows the figure up to the next clause."""
    return _NEXT_CLAUSE.split(after[:_AFTER_REACH], 1)[0]


def _nearest_whole(figure: Figure, before: Sequence[Figure]) -> Figure | None:
    """The nearest figure before this one with the same harm and room for it; the same source is preferred."""
    earlier = [
        one
        for one in before
        if one.claim.harm in (figure.claim.harm, "killed_or_injured")
        and one.claim.temporal == figure.claim.temporal
        and not exceeds(figure.claim, one.claim)
        and not subset_words(one.before, one.after)
    ]
    same_sentence = [one for one in earlier if _one_sentence(one, figure)]
    same_source = [one for one in earlier if same_source_or_outlet(one.claim, figure.claim)]
    candidates = same_sentence or same_source or earlier
    return candidates[-1] if candidates else None


def _one_sentence(one: Figure, other: Figure) -> bool:
    return bool(one.sentence and other.sentence and one.sentence.sentence == other.sentence.sentence)


def _containing_incident(figure: Figure, fresh: Sequence[Figure]) -> Figure | None:
    """The day's toll that one incident falls in: same source, harm and day, and a place within its place."""
    claim = figure.claim
    if claim.scope != "incident" or claim.temporal == "background":
        return None
    tops = [
        one
        for one in fresh
        if one.claim.scope == "multi_incident"
        and one.claim.temporal == "current"
        and one.claim.harm == claim.harm
        and one.claim.source.name is not None
        and same_party_source(one.claim, claim)
        and same_day(one.claim, claim)
        and _lies_within(claim.place, one.claim.place)
        and not exceeds(claim, one.claim)
    ]
    return tops[0] if len(tops) == 1 else None


def _lies_within(inner: str | None, outer: str | None) -> bool:
    return bool(inner and outer) and f" {fold(outer or '')} " in f" {fold(inner or '')} "


def same_day(one: Casualty, other: Casualty) -> bool:
    """Whether both tell the same time, resolved or in the same words; an untold time is no match."""
    if one.when is None or other.when is None:
        return False
    if one.when.start and other.when.start:
        return (one.when.start, one.when.end) == (other.when.start, other.when.end)
    return fold(one.when.text) == fold(other.when.text)


def same_party_source(one: Casualty, other: Casualty) -> bool:
    return same_party(one.source, other.source)


def same_source_or_outlet(one: Casualty, other: Casualty) -> bool:
    """Whether two claims have one source; the outlet repeating an attributed figure speaks for its source."""
    return same_party(one.source, other.source) or None in (one.source.name, other.source.name)


def exceeds(part: Casualty, whole: Casualty) -> bool:
    """Whether *part* is certainly told as a larger number than *whole*."""
    floor = part.count.low if part.count.low is not None else part.count.best
    bounds = (whole.count.high, whole.count.best, whole.count.low)
    ceiling = next((bound for bound in bounds if bound is not None), None)
    return floor is not None and ceiling is not None and floor > ceiling


# --- Said again -----------------------------------------------------------------------------------


# Figures by the harm and each number or, without one, the words they may share with a repetition.
_Alike = Mapping[tuple[str, int | str], Sequence[Figure]]


def _alike(figures: Sequence[Figure]) -> _Alike:
    """Only these need comparing: a long text has thousands of figures, and few that name one number."""
    found: dict[tuple[str, int | str], list[Figure]] = {}
    for figure in figures:
        for key in _keys(figure):
            found.setdefault(key, []).append(figure)
    return found


def _keys(figure: Figure) -> list[tuple[str, int | str]]:
    claim = figure.claim
    return [(claim.harm, said) for said in _numbers(claim) or (fold(claim.count.text),)]


def _restated(figure: Figure, alike: _Alike) -> Figure | None:
    """The claim that this one repeats: a heading repeats the body, a later sentence an earlier one."""
    heading = _is_heading(figure)
    before: list[Figure] = []
    after: list[Figure] = []
    for one in _in_order([one for key in _keys(figure) for one in alike[key] if one is not figure]):
        (before if one.place < figure.place else after).append(one)
    bodies = [one for one in (*before, *after) if not _is_heading(one)]
    earlier = [one for one in before if _is_heading(one)]
    candidates = [*bodies, *earlier] if heading else [one for one in before if not _is_heading(one)]
    return next((one for one in candidates if _repeats(figure, one)), None)


def _in_order(figures: Sequence[Figure]) -> list[Figure]:
    unique = {figure.place: figure for figure in figures}
    return [unique[place] for place in sorted(unique)]


def _is_heading(figure: Figure) -> bool:
    return bool(figure.claim.evidence) and all(piece.heading for piece in figure.claim.evidence)


def _repeats(figure: Figure, one: Figure) -> bool:
    claim, other = figure.claim, one.claim
    if _one_sentence(figure, one) and figure.key != one.key:
        return False
    return (
        claim.harm == other.harm
        and claim.temporal == other.temporal
        and same_figure(claim, other)
        and _same_names(claim, other)
        and _same_victims(claim, other)
        and _compatible(claim.place, other.place)
        and _compatible_time(claim, other)
        and (same_source_or_outlet(claim, other) or _is_heading(figure))
        and not _scopes_differ(claim, other)
        and not any(subset_words(each.before, each.after) for each in (figure, one))
        and not mentions("distinct", _around(figure))
    )


def _around(figure: Figure) -> str:
    claim = figure.claim
    return f"{figure.before[-_BEFORE_REACH:]} {claim.count.text} {claim.victims or ''} {figure.after[:_NEXT_WORD]}"


def same_figure(one: Casualty, other: Casualty) -> bool:
    """Whether two counts name one number, exactly or as a bound; a vague count only in the same words."""
    numbers = _numbers(one), _numbers(other)
    if numbers[0] or numbers[1]:
        return bool(numbers[0] & numbers[1])
    return fold(one.count.text) == fold(other.count.text)


def _numbers(claim: Casualty) -> set[int]:
    return {number for number in (claim.count.low, claim.count.best) if number is not None}


def _same_names(one: Casualty, other: Casualty) -> bool:
    """Whether people counted by their names are the same: "Juan Paz" is "Paz", and no "teacher"."""
    names = [set(fold(each.count.text).split()) if _is_name(each) else None for each in (one, other)]
    first, second = names
    if first is None or second is None:
        return first is second
    return first <= second or second <= first


def _is_name(claim: Casualty) -> bool:
    """Whether the figure is nothing but a name."""
    reading = read_count(claim.count.text)  # "Gilda Torres" reads like a plural
    by_name = claim.count.best == 1 and (reading is None or reading.kind == "unspecified_plural")
    return by_name and claim.victims is not None and fold(claim.victims) == fold(claim.count.text)


def _same_victims(one: Casualty, other: Casualty) -> bool:
    groups = set(one.victim_groups) == set(other.victim_groups)
    statuses = {one.victim_status, other.victim_status}
    return groups and (len(statuses) == 1 or "unknown" in statuses)


def _compatible(one: str | None, other: str | None) -> bool:
    """Two places agree if either is untold or they share a word of more than three letters."""
    if not one or not other:
        return True
    return fold(one) == fold(other) or not _long_words(one).isdisjoint(_long_words(other))


def _long_words(place: str) -> set[str]:
    return set(re.findall(r"\w{4,}", fold(place)))


def _compatible_time(one: Casualty, other: Casualty) -> bool:
    if one.when is None or other.when is None:
        return True
    return same_day(one, other)


def _scopes_differ(one: Casualty, other: Casualty) -> bool:
    """An incident and a running total are different figures even where the number is the same."""
    running = ("cumulative", "conflict_total")
    headings = all(piece.heading for piece in one.evidence)
    return not headings and (one.scope in running) != (other.scope in running)


# --- Replaced -------------------------------------------------------------------------------------


def _superseded(figure: Figure, at: int, fresh: Sequence[Figure]) -> Figure | None:
    """The earlier toll that this figure replaces: "rose from 12 to 15", "an earlier toll of 12"."""
    if _is_older(figure) or figure.sentence is None:
        return None
    if not mentions("revision", figure.claim.evidence[0].text) and not any(
        map(_is_older, fresh[at + 1 : at + 2])
    ):
        return None
    older = [
        one
        for one in fresh
        if one is not figure
        and one.claim.harm == figure.claim.harm
        and one.sentence is not None
        and one.sentence.sentence - figure.sentence.sentence in (0, 1)
        and _is_older(one)
    ]
    return older[0] if len(older) == 1 else None


def _is_older(figure: Figure) -> bool:
    """Whether the words before the figure call it the old one."""
    near = figure.before[-_BEFORE_REACH:]
    if figure.sentence is None or not mentions("revision", figure.sentence.text):
        return False
    return any(_QUALIFIERS.match(near[hit.end :]) for hit in hits("superseded.before", near))

"""Links between casualty claims: counted within, said again, replaced by a later toll.

A link is what keeps one death from being told twice. Every link rests on words of the text or is marked
inferred; nothing is ever added up.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from ...schemas.draft import DraftCasualty
from ...schemas.report import Casualty, Issue
from ...schemas.vocabulary import Harm, SubsetBasis
from .accepted import Accepted
from .casualties import party_key
from .names import fold
from .repetitions import alike, restated, told_in_full
from .sums import totals
from .tables import hits, mentions
from .tolls import (
    BEFORE_REACH,
    QUALIFIERS,
    Figure,
    exceeds,
    figure_of,
    numbers_of,
    one_sentence,
    same_day,
    same_figure,
    same_source_or_outlet,
)

# "the toll had risen to": right before the new figure.
_RISEN = re.compile(
    r"\b(?:risen|rose|rises|climbed|increased|jumped|grown|grew|soared|mounted)\b[^.;,]* to"
    r"(?:\s+(?:at least|more than|about|around|over|nearly))?\s*$",
    re.IGNORECASE,
)
_RISES_WITHIN = 4
# "15 may have died, said members, who had recovered nine bodies": those found so far are of the dead.
_FOUND = re.compile(r"\b(?:recovered|retrieved|found|dug out|pulled out|pulled from)\b", re.IGNORECASE)
# "died in the fire": one of those whom the event told before killed.
_THE_EVENT = re.compile(
    r"\bin (?:the|that|this|the same) (?:\w+ )?(?:ambush|assault|attack|blast|bombing|bombardment|crash|explosion"
    r"|fire|massacre|raid|shelling|shooting|strike)s?\b",
    re.IGNORECASE,
)


def link(items: Sequence[Accepted[DraftCasualty]], claims: Sequence[Casualty]) -> list[Issue]:
    """Fill `subset_of`, `restates` and `supersedes` of the claims; both sequences in text order."""
    pairs = enumerate(zip(items, claims, strict=True))
    figures = [figure_of(place, claim, item) for place, (item, claim) in pairs]
    issues: list[Issue] = []
    likenesses = alike(figures)
    retold: dict[int, list[Figure]] = {}  # by the place of a figure, those that tell it again
    for figure in figures:
        first = restated(figure, likenesses) or told_in_full(figure, figures)
        if first:
            figure.claim.restates = first.claim.id
            retold.setdefault(first.place, []).append(figure)
    fresh = [figure for figure in figures if figure.claim.restates is None]
    wholes = Wholes(figures, fresh, totals(fresh, retold), issues)
    sentences = {piece.text for figure in fresh for piece in figure.claim.evidence}
    revised = any(mentions("revision", sentence) for sentence in sentences)
    for at, figure in enumerate(fresh):
        claim = figure.claim
        whole = wholes.of(figure, at)
        if whole:
            claim.subset_of, claim.subset_basis = whole
        older = _superseded(figure, at, fresh) if revised else None
        if older:
            claim.supersedes = older.claim.id
    return issues


# --- Counted within -------------------------------------------------------------------------------


class Whole(NamedTuple):
    of: str
    basis: SubsetBasis


class Wholes:
    """Where to look for the figure that another one is counted within, a long text having thousands.

    *fresh* are the figures that repeat no other, in text order, *sums* the totals that some of them make up.
    """

    def __init__(
        self,
        figures: Sequence[Figure],
        fresh: Sequence[Figure],
        sums: Mapping[int, Figure],
        issues: list[Issue],
    ) -> None:
        self._fresh = fresh
        self._issues = issues
        self._totals = sums
        self._drafted = {figure.item.index: figure for figure in figures}
        self._days: dict[tuple[Harm, str | None, str], list[Figure]] = {}  # by harm, source and place
        self._events: dict[tuple[Harm, str], list[Figure]] = {}  # by harm and place
        for figure in fresh:
            claim = figure.claim
            if claim.scope in ("incident", "multi_incident") and claim.place and claim.count.high != 1:
                self._events.setdefault((claim.harm, fold(claim.place)), []).append(figure)
            if claim.scope == "multi_incident" and claim.temporal == "current" and claim.place:
                key = claim.harm, party_key(claim.source), fold(claim.place)
                self._days.setdefault(key, []).append(figure)

    def of(self, figure: Figure, at: int) -> Whole | None:
        """The claim of which figure *at* of the fresh ones is a part: as drafted, worded or inferred."""
        worded = figure.part
        drafted = figure.item.item.part_of
        if drafted is not None:
            parent = self._drafted.get(drafted - 1)
            if parent is None or parent is figure:
                message = f"{figure.claim.id} is counted within a figure that was not accepted"
                issue = Issue(code="subset_parent_missing", message=message, claim_ids=[figure.claim.id])
                self._issues.append(issue)
            elif not self._points_back(parent, figure):
                return Whole(parent.claim.id, "explicit" if worded else "inferred")
        if worded:
            parent = self._nearest(figure, at)
            return Whole(parent.claim.id, "explicit") if parent else None
        parent = self._day(figure.claim) or self._totals.get(figure.place) or self._event(figure)
        parent = parent or self._bodies(figure, at)
        return Whole(parent.claim.id, "inferred") if parent else None

    def _points_back(self, parent: Figure, figure: Figure) -> bool:
        """Whether the drafted parents run in a circle that leads from *parent* back to *figure*."""
        seen: set[int] = set()
        at: Figure | None = parent
        while at is not None and at.item.index not in seen:
            if at is figure:
                return True
            seen.add(at.item.index)
            above = at.item.item.part_of
            at = self._drafted.get(above - 1) if above else None
        return False

    def _nearest(self, figure: Figure, at: int) -> Figure | None:
        """The last figure before this one with the same harm and room for it.

        One of the same sentence comes first, then one of the same source.
        """
        same_source = nearest = None
        for place in range(at - 1, -1, -1):
            one = self._fresh[place]
            if same_source and not one_sentence(one, figure):
                break
            if not _has_room(one, figure):
                continue
            if one_sentence(one, figure):
                return one
            if same_source_or_outlet(one.claim, figure.claim):
                same_source = one
            nearest = nearest or one
        return same_source or nearest

    def _day(self, claim: Casualty) -> Figure | None:
        """The day's toll that one incident falls in: same source, harm and day, and a place within its place."""
        if not self._days or claim.scope != "incident" or claim.temporal == "background" or not claim.place:
            return None
        source = party_key(claim.source)
        keys = [(claim.harm, source, place) for place in _phrases(fold(claim.place))] if source else []
        tolls = (one for key in keys for one in self._days.get(key, ()))
        fitting = (one for one in tolls if same_day(one.claim, claim) and not exceeds(claim, one.claim))
        found = list(islice(fitting, 2))
        return found[0] if len(found) == 1 else None

    def _event(self, figure: Figure) -> Figure | None:
        """The toll of the event in which one person is told to have died: "his father died in the fire"."""
        claim = figure.claim
        if claim.count.high != 1 or not claim.place or not _THE_EVENT.search(figure.before + figure.after):
            return None
        found = [
            one
            for one in self._events.get((claim.harm, fold(claim.place)), ())
            if one.place < figure.place
            and _has_room(one, figure)
            and same_day(one.claim, claim)
            and same_source_or_outlet(one.claim, claim)
            and set(one.claim.victim_groups) <= set(claim.victim_groups)
        ]
        return found[0] if len(found) == 1 else None

    def _bodies(self, figure: Figure, at: int) -> Figure | None:
        """The toll of the same sentence among which bodies are told to have been found."""
        victims = figure.claim.victims
        if not at or not victims or fold(victims).rpartition(" ")[2] not in ("body", "bodies"):
            return None
        if not _FOUND.search(figure.before + figure.after[:BEFORE_REACH]):
            return None
        before = self._fresh[at - 1]
        places = {fold(one.claim.place) for one in (before, figure) if one.claim.place}
        fits = one_sentence(before, figure) and len(places) < 2
        return before if fits and _has_room(before, figure) else None


def _phrases(words: str) -> set[str]:
    """Every run of words in *words*, itself included."""
    pieces = words.split(" ")
    return {" ".join(pieces[i:j]) for i in range(len(pieces)) for j in range(i + 1, len(pieces) + 1)}


def _has_room(whole: Figure, part: Figure) -> bool:
    """Whether *part* may be counted within *whole* as far as harm, time and number go."""
    return (
        whole.claim.harm in (part.claim.harm, "killed_or_injured")
        and whole.claim.temporal == part.claim.temporal
        and not exceeds(part.claim, whole.claim)
        and not (numbers_of(part.claim) and same_figure(part.claim, whole.claim))
        and not whole.part
    )


# --- Replaced -------------------------------------------------------------------------------------


def _superseded(figure: Figure, at: int, fresh: Sequence[Figure]) -> Figure | None:
    """The earlier toll that this figure replaces: "rose from 12 to 15", "an earlier toll of 12"."""
    revised = mentions("revision", figure.claim.evidence[0].text)
    if not revised and not any(map(_is_older, fresh[at + 1 : at + 2])):
        return None
    if figure.sentence is None or _is_older(figure):
        return None
    if _RISEN.search(figure.before[-BEFORE_REACH:]):
        return _last_lower(figure, at, fresh)
    harm = figure.claim.harm
    older = [one for one in _told_beside(at, fresh) if one.claim.harm == harm and _is_older(one)]
    return older[0] if len(older) == 1 else None


def _last_lower(figure: Figure, at: int, fresh: Sequence[Figure]) -> Figure | None:
    """ "The toll had risen to 12": the last lower figure of that harm told shortly before."""
    for one in reversed(fresh[:at]):
        if one.number < figure.number - _RISES_WITHIN:
            return None
        alike = one.claim.harm == figure.claim.harm and one.claim.temporal == figure.claim.temporal
        whole = not one.part and one.item.item.part_of is None and one.claim.scope == figure.claim.scope
        if alike and whole and exceeds(figure.claim, one.claim):
            return one
    return None


def _told_beside(at: int, fresh: Sequence[Figure]) -> Iterator[Figure]:
    """The other figures of the sentence of figure *at*, and those of the next sentence."""
    here = fresh[at].sentence
    for step in (-1, 1):
        place = at + step
        while here and 0 <= place < len(fresh):
            there = fresh[place].sentence
            if there is None or not 0 <= there.sentence - here.sentence <= 1:
                break
            yield fresh[place]
            place += step


def _is_older(figure: Figure) -> bool:
    """Whether the words before the figure call it the old one."""
    if figure.sentence is None or not mentions("revision", figure.sentence.text):
        return False
    near = figure.before[-BEFORE_REACH:]
    return any(QUALIFIERS.match(near[hit.end :]) for hit in hits("superseded.before", near))

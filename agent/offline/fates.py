"""What becomes of people of whom several words of harm are said: one figure, one harm."""

from collections.abc import Iterator

from .victims import Victims
from .view import View

_TAKEN = frozenset({"abducted", "missing", "detained"})
_PARTICIPLES = frozenset({"verb_passive", "people_passive"})
_THERE = (["in"], ["at"], ["near"])
_ON = (["on"], ["in"])
_DYING = frozenset({"verb_intransitive", "phrase_subject"})
_OUTLIVED = frozenset({"injured", "killed_or_injured"})


def elliptic(view: View, chosen: list[Victims]) -> Iterator[Victims]:
    """ "Eleven were killed in Aba, *nine in Bel* and two in Cor": figures that share the word of harm."""
    if not chosen:
        return
    taken = {victims.group.first for victims in chosen}
    for group in view.groups:
        alone = group.counted and not group.named and group.victims is None and group.first not in taken
        if not alone or view.lows[group.first - 1] not in {",", "and"}:
            continue
        before = [v for v in chosen if v.group.last < group.first and v.group.counted and not v.group.named]
        if not before:
            continue
        place = view.object(group.last + 1) if view.lows[group.last : group.last + 1] in _THERE else None
        dated = view.lows[group.last : group.last + 1] in _ON and view.in_date(group.last + 1)
        if dated or (place is not None and place.role == "place"):
            yield before[-1]._replace(group=group, whole=None, construct="ellipsis")


def without_rivals(view: View, chosen: list[Victims]) -> list[Victims]:
    """One figure, one harm: where two words claim a group, undivided harm or the nearer word keeps it."""
    by_group: dict[int | str, list[Victims]] = {}
    for victims in chosen:
        group = victims.group
        by_group.setdefault(group.wording if group.named else group.first, []).append(victims)
    kept: list[Victims] = []
    for rivals in map(_as_they_end, by_group.values()):
        if len(rivals) == 1:
            kept += rivals
            continue
        if rivals[0].group.named:  # one person may be taken and then killed
            fates = {v.harm in _TAKEN: v for v in sorted(rivals, key=_telling)}
            kept += fates.values()
            continue
        done = [v for v in rivals if v.construct.startswith("verb")]
        if done and any(v.construct == "count_noun" and v.harm in _TAKEN for v in rivals):
            rivals = done  # "beheaded two captives": what was done to them now
        dead = [v for v in rivals if v.harm == "killed"]
        if dead and not _or_between(view, rivals) and all(v.harm in _TAKEN for v in rivals if v not in dead):
            rivals = dead  # "the bodies of six men missing since May", "three abducted clerks were killed"
        undivided = [v for v in rivals if v.harm == "killed_or_injured"]
        kept.append((undivided or sorted(rivals, key=lambda v: abs(v.cue - v.group.last)))[0])
    return kept


def _as_they_end(rivals: list[Victims]) -> list[Victims]:
    """ "Two of the wounded later died", "was shot and died": who has died is no longer among the injured."""
    death = next((v for v in rivals if v.harm == "killed" and v.construct in _DYING), None)
    before = [v for v in rivals if death and v.harm in _OUTLIVED and v.cue < death.cue]
    if death is None or not before:
        return rivals
    done = next((v for v in before if v.construct in _PARTICIPLES), death)  # who did that did it
    return [death._replace(cue=done.cue), *(v for v in rivals if v is not death and v not in before)]


def _or_between(view: View, rivals: list[Victims]) -> bool:
    """ "120 people were killed *or* abducted": who was which is not said."""
    return any(view.lows[rival.cue - 1] == "or" for rival in rivals)


def _telling(victims: Victims) -> tuple[bool, int]:
    """The nearer word tells more of one person's fate, and one that tells death from injury most."""
    return victims.harm != "killed_or_injured", -abs(victims.cue - victims.group.last)

"""Which people a word of harm is said of, and whether it is said of them at all."""

from collections.abc import Iterator
from typing import NamedTuple

from ...schemas.vocabulary import Harm
from ..wordlists import words
from .gazetteer import HarmCue
from .groups import ONE, Group
from .harm_arguments import apposed_whole, with_company
from .harm_nouns import counted_among
from .harm_verbs import is_hypothetical
from .infinitives import is_meant, is_mutual
from .phrases import Hit
from .releases import all_taken, is_let_go, is_released, is_set_free
from .victim_groups import groups_of
from .view import View
from .words import DETERMINERS

_TAKEN = frozenset({"abducted", "missing", "detained"})
_PARTICIPLES = frozenset({"verb_passive", "people_passive"})
_FRACTIONS = words(
    "half third thirds quarter quarters most majority many some few part several percent cent % handful"
)
_OWNED_WITHIN = 7
_SHARES = words("third thirds quarters fifths tenths percent per %")
_CROWD = 20  # "the other three fled": so few without a noun get away, and are not displaced
_RELEASING = words("released freed rescued releasing freeing rescuing")
_VEHICLES = words("""
    vehicle vehicles tank tanks truck trucks car cars weapon weapons gun guns cannon cannons rifles houses buses boats
    checkpoints posts bases villages towns
""")
_REST = frozenset({"others", "other", "more"})
_DYING = frozenset({"verb_intransitive", "phrase_subject"})


class Victims(NamedTuple):
    """A group and the harm done to it; `whole` points to the group it is counted within.

    `named_in` is the earlier sentence that has the name for which a pronoun stands.
    """

    group: Group
    harm: Harm
    cue: int
    active: bool
    construct: str
    whole: Group | None = None
    named_in: int | None = None


def victims_of(view: View, hit: Hit[tuple[HarmCue, ...]]) -> Iterator[Victims]:
    """The groups that one word of harm is said of; none where the harm is only possible, planned or denied."""
    if not view.groups or is_mutual(view, hit.last) or is_meant(view, hit.first):
        return
    if is_hypothetical(view, hit.first) and not _befalls_nobody(view, hit):
        return
    for cue in hit.payload:
        groups, active = groups_of(view, hit, cue)
        if not groups:
            continue
        taken = cue.harm in _TAKEN
        every = all_taken(view, groups[0], hit.first) if taken and cue.construct in _PARTICIPLES else None
        if taken and cue.construct == "count_noun":
            groups = [group for group in groups if not is_let_go(view, group)]
        if taken and is_set_free(view, hit.first):
            continue
        if every is not None:
            groups = [every]
        elif is_released(
            view, hit.last
        ):  # "Juan Paz, who was taken hostage in May, was freed": that he was taken is told
            groups = [group for group in groups if group.named and cue.harm == "abducted"]
        if cue.harm == "displaced" and cue.construct == "verb_intransitive":
            groups = [g for g in groups if g.victims is not None or (figure_in(g) or _CROWD) >= _CROWD]
        if cue.harm == "displaced" and active:
            groups = [g for g in groups if not _is_attribute(view, hit, g)]
        groups = [g for g in groups if not (g.part and view.lows[g.first - 1] in _RELEASING)]
        groups = [g for g in groups if not (_at_large(view, hit.first, g) or _are_things(view, g))]
        groups = [_one_of_them(view, g, hit.first, cue) for g in groups if not _is_of_fraction(view, g)]
        if groups:
            groups = [*groups, *(g for g in with_company(view, hit.last) if g not in groups)]
            construct = cue.construct if every is None else "all_taken"
            for group in groups:
                whole = apposed_whole(view, groups, group)
                yield Victims(group, cue.harm, hit.first, active, construct, whole)
            if (part := counted_among(view, groups[0])) is not None:
                yield Victims(part, cue.harm, hit.first, active, "part", groups[0])
            return


def _at_large(view: View, verb: int, group: Group) -> bool:
    """ "while people are dying": nobody in particular."""
    alone = group.wording.lower() in {"people", "persons"} and not group.counted
    return alone and view.lows[verb].endswith("ing") and view.lows[verb - 1] in {"are", "were"}


def _are_things(view: View, group: Group) -> bool:
    """ "burned three vehicles and seized *two others*": others of the things counted before."""
    if (group.victims or "").lower() not in _REST or not group.counted:
        return False
    counted = [view.token_at(count.start) for count in view.counts if count.start < group.start]
    return bool(counted) and not _VEHICLES.isdisjoint(view.lows[counted[-1] : group.first])


def _befalls_nobody(view: View, hit: Hit[tuple[HarmCue, ...]]) -> bool:
    """ "No one was hurt" is told as well."""
    return any(g.reading.kind == "none_reported" and g.last in (hit.first, hit.last) for g in view.groups)


def _is_of_fraction(view: View, group: Group) -> bool:
    """ "More than half of the *120 passengers* are missing", "how *many* died": nobody says how many."""
    if group.first and view.lows[group.first - 1] == "how":
        return True
    if group.counted and group.first > 1 and view.lows[group.first - 2 : group.first] == ["out", "of"]:
        return True  # "nine out of ten victims"
    if (
        group.counted
        and view.lows[group.first + 1 : group.first + 2]
        and view.lows[group.first + 1] in _SHARES
    ):
        return True  # "two thirds of those killed"
    if not group.counted or group.first < 3:
        return False
    before = view.lows[max(0, group.first - _OWNED_WITHIN) : group.first]
    if before[-1] not in DETERMINERS and before[-1] != "'s":
        return False  # "most of the village's 400 inhabitants"
    of = next((i for i in range(len(before) - 2, 0, -1) if before[i] == "of"), 0)
    return of > 0 and before[of - 1] in _FRACTIONS


def _one_of_them(view: View, group: Group, verb: int, cue: HarmCue) -> Group:
    """ "*One of the two guards* shot at the gate has died", but "one of the 12 people *killed* was a nurse"."""
    opening = group.first - (view.lows[group.first - 1] in DETERMINERS)
    first = opening - 2
    one_of = first >= 0 and view.lows[first:opening] == ["one", "of"]
    described = verb == group.last and cue.construct not in _DYING
    if not (group.counted and one_of) or described:
        return group
    wording = view.text(first, group.last)
    start = view.starts[first]
    return group._replace(first=first, start=start, wording=wording, reading=ONE, counted=False)


def _is_attribute(view: View, hit: Hit[tuple[HarmCue, ...]], group: Group) -> bool:
    """ "tents housing *displaced people*": who they are, and no news of a flight."""
    return not group.counted and group.first <= hit.last and view.subject(hit.first) is None


def figure_in(group: Group) -> int | None:
    reading = group.reading
    return reading.best if reading.best is not None else reading.low

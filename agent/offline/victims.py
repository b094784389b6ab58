"""Which people a word of harm is said of: its subject, its object, or the figure of a toll.

Each construct of `harms.tsv` says where the victims stand to the word.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ...schemas.vocabulary import Harm
from ..wordlists import words
from .adverbials import behind_adverbial
from .gazetteer import HarmCue
from .groups import ONE, Group
from .harm_arguments import apposed_whole, object_groups, subject_groups, with_company
from .harm_nouns import (
    among_groups,
    behind_of,
    counted_among,
    counted_noun,
    counts_total,
    included,
    owner_of_harm,
    stands_among,
    toll_figure,
)
from .harm_verbs import first_participle, hangs, is_hypothetical, is_passive, left_edge
from .infinitives import agrees, is_meant, is_mutual
from .phrases import Hit
from .releases import all_taken, is_let_go, is_released, is_set_free
from .view import View
from .words import BE, CLAUSE_OPENERS, DETERMINERS, PLACE_WORDS, PREPOSITIONS, is_adverb, is_function_word

_TAKEN = frozenset({"abducted", "missing", "detained"})
# A subject further than this from its participle belongs to another clause.
_SUBJECT_REACH = 16
_FINITE_REACH = 8
_PARTICIPLES = frozenset({"verb_passive", "people_passive"})
_FRACTIONS = words(
    "half third thirds quarter quarters most majority many some few part several percent cent % handful"
)
_OWNED_WITHIN = 7
_NEAR_BY = 4
_SHARES = words("third thirds quarters fifths tenths percent per %")
_PERFECT = words("have has had")
_CROWD = 20  # "the other three fled": so few without a noun get away, and are not displaced
_RELEASING = words("released freed rescued releasing freeing rescuing")
_TREATING = frozenset({"treated", "treating"})
_COMMITTED = words("committed perpetrated carried")
_COMMITTED_REACH = 16
_THOSE = frozenset({"those"})
_THERE = (["in"], ["at"], ["near"])
_RELATIVE = words("that which , who")
_PICTURES = words("""
    film films video videos footage camera cameras photo photos photograph photographs photographer photographers
    picture pictures image images documentary clip clips recording recordings drama novel song book series
""")
_ON = (["on"], ["in"])
_THEMSELVES = words("himself herself themselves itself")
_HOLDING = words("held hold holds holding")
_REDUCED = words("seized taken captured led held")
_VEHICLES = words("""
    vehicle vehicles tank tanks truck trucks car cars weapon weapons gun guns cannon cannons rifles houses buses boats
    checkpoints posts bases villages towns
""")
_REST = frozenset({"others", "other", "more"})
_DYING = frozenset({"verb_intransitive", "phrase_subject"})
_OUTLIVED = frozenset({"injured", "killed_or_injured"})
_JOINING = frozenset({"and", "but"})
_SHARED_REACH = 20
_FAMILIES = frozenset({"family", "household"})
_FINITE = BE | words("who which that said says ; has have had")


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
        groups, active = _groups(view, hit, cue)
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


def _groups(view: View, hit: Hit[tuple[HarmCue, ...]], cue: HarmCue) -> tuple[list[Group], bool]:
    match cue.construct:
        case "toll":
            return toll_figure(view, hit.last), False
        case _ if counts_total(view, hit.first):
            return toll_figure(view, hit.last), False
        case "phrase_object":
            # Who treats the injured has not injured them.
            return object_groups(view, hit.last, tail=cue.tail), view.lows[hit.first] not in _TREATING
        case "phrase_subject" | "verb_intransitive":
            groups = _shared_subject(view, hit.first, cue) or subject_groups(view, hit.first, _FINITE_REACH)
            if cue.construct == "verb_intransitive":
                groups = [g for g in groups if agrees(view, hit.first, g)]
            if cue.harm == "missing":  # "EUPHORIA HAS VANISHED"
                groups = [g for g in groups if not _may_be_place(view, g)]
            return [g for g in groups if cue.harm != "displaced" or _is_driven_out(g)], False
        case "noun":
            if owner := owner_of_harm(view, hit):
                return [owner], False
            return object_groups(view, _victims_behind(view, hit.last), tail=None, noun=True), False
        case "people_doer":
            if owner := owner_of_harm(view, hit):
                return [owner], False
            done_by = (
                "by" in view.lows[max(0, hit.first - _NEAR_BY) : hit.first]
            )  # "murdered by assassins of the cartel"
            of_whom = view.lows[hit.last : hit.last + 1] == ["of"] and not done_by
            return object_groups(view, hit.last + 1, tail=None, noun=True) if of_whom else [], False
        case "count_noun":
            return counted_noun(view, hit.first, hit.last) or included(view, hit.last), False
        case "adjective":
            return _adjective_groups(view, hit), False
        case "verb_active":
            if is_passive(view, hit.first) or view.lows[hit.last : hit.last + 1] == ["of"]:
                return [], False  # "the murders of three": a noun
            return object_groups(view, behind_adverbial(view, hit.first, hit.last), tail=None), True
        case "people_passive":
            shared = first_participle(view, hit.first)
            told = (is_passive(view, shared) and not _takes_object(view, hit)) or _reduced(view, hit)
            groups = subject_groups(view, shared) if told else []
            taken = view.lows[hit.first] in _REDUCED
            groups = [
                g
                for g in groups
                if is_passive(view, shared) or not (_takes_that(view, g) or _of_place(view, g, shared))
            ]
            groups = [g for g in groups if not _may_be_place(view, g)]
            return [
                g
                for g in groups
                if (_is_people(view, g) or (taken and g.victims is None)) and not hangs(view, g)
            ], False
        case "people_active":
            if is_passive(view, hit.first) or _in_pictures(view, hit.first):
                return [], False
            groups = [g for g in object_groups(view, hit.last, tail=None) if _is_people(view, g)]
            counted = view.lows[hit.first] not in _HOLDING
            seized = [g for g in groups if (g.counted or counted) and not _describes(view, g)]
            return [g for g in seized if not _may_be_place(view, g)], True
        case "people_lost":
            groups = object_groups(view, behind_of(view, hit.last), tail=None)
            groups = [g for g in groups if g.counted and not g.named and _is_people(view, g)]
            # "lost two more": of what is not said
            return [g for g in groups if (g.victims or "").lower() not in _REST], False
        case "people_registered":
            return [g for g in object_groups(view, hit.last, tail=None) if _is_family(g)], False
        case "moved":
            return _families_before(view, hit.first), False
        case _ if view.lows[hit.first - 1] in _THOSE and stands_among(view, hit.first):
            return among_groups(view, hit), False
        case _ if named := _attributed(view, hit):
            return named, False
        case _ if described := [g for g in view.groups if g.first < hit.first and hit.last < g.last]:
            return described, False  # "three *abducted* clerks"
        case _:
            subject = subject_groups(view, first_participle(view, hit.first))
            return ([] if _takes_object(view, hit) else subject), False


def _shared_subject(view: View, verb: int, cue: HarmCue) -> list[Group]:
    """ "A clerk was shot in her car and later *died*": who died is the subject of the verb before "and"."""
    edge = left_edge(view, verb)
    if cue.harm != "killed" or not edge or view.lows[edge - 1] not in _JOINING:
        return []
    for position in range(edge - 2, max(0, edge - _SHARED_REACH), -1):
        if view.lows[position] in CLAUSE_OPENERS or view.lows[position] in {";", ":"}:
            return []
        if view.lows[position] in BE:
            return subject_groups(view, position + 1)
    return []


def _victims_behind(view: View, last: int) -> int:
    """Where the victims of a deed are told: "the murder of X", "the murder committed by guerrillas against X"."""
    if view.lows[last : last + 1] and view.lows[last] in _COMMITTED:
        reach = view.lows[last : last + _COMMITTED_REACH]
        against = last + reach.index("against") if "against" in reach else None
        if against is not None and not any(i in view.verbs for i in range(last + 1, against)):
            return against + 1
    return behind_of(view, last)


def _attributed(view: View, hit: Hit[tuple[HarmCue, ...]]) -> list[Group]:
    """ "the mother of slain priest Juan Paz": what befell a person stands before the name."""
    if is_passive(view, hit.first) or not hit.first:
        return []
    opened = view.lows[hit.first - 1] in PREPOSITIONS or view.lows[hit.first - 1] in DETERMINERS
    groups = object_groups(view, hit.last, tail=None) if opened else []
    return [group for group in groups[:1] if group.named]


def _reduced(view: View, hit: Hit[tuple[HarmCue, ...]]) -> bool:
    """ "five passengers seized at the bridge": a participle without auxiliary, and without an object."""
    behind = view.lows[hit.last : hit.last + 1]
    if view.lows[hit.first] not in _REDUCED:
        return behind == ["by"]
    return (
        hit.last - hit.first > 1 or not behind or behind[0] in PREPOSITIONS or not view.tokens[hit.last].word
    )


def _takes_that(view: View, group: Group) -> bool:
    """ "villages that rebels seized": the subject of a relative clause has something else for object."""
    return group.first > 0 and view.lows[group.first - 1] in {"that", "which"}


def _of_place(view: View, group: Group, participle: int) -> bool:
    """ "seven people in *areas held* by rebels": the participle is said of the noun beside it."""
    return participle - group.last > 1 and view.lows[participle - 1] in PLACE_WORDS


def _takes_object(view: View, hit: Hit[tuple[HarmCue, ...]]) -> bool:
    """ "settlers burned six cars": without an auxiliary, a participle before an object is an active verb."""
    if view.lows[hit.first - 1] in _PERFECT and view.lows[hit.last : hit.last + 2] == ["one", "of"]:
        return True  # "have killed one of them"
    if hit.last >= len(view.lows) or (left_edge(view, hit.first) < hit.first and is_passive(view, hit.first)):
        return False
    position = hit.last
    if (
        view.lows[position] == "and"
        and view.lows[position + 1 : position + 2]
        and view.lows[position + 1].endswith("ed")
    ):
        position += 2  # "annihilated and destroyed that post"
    behind = view.lows[position] if position < len(view.lows) else ""
    return behind in DETERMINERS or behind in _THEMSELVES or behind == "one" or view.counted(position)


def _is_people(view: View, group: Group) -> bool:
    """A noun for people, nobody, or a figure alone behind people counted before it ("killed 31 men and took five")."""
    if group.person or group.reading.kind == "none_reported":
        return True
    alone = group.victims is None or group.victims.lower() in _REST
    return alone and any(g.person and g.last <= group.first for g in view.groups)


def _describes(view: View, group: Group) -> bool:
    """ "seizing the terrorists weapons", in a text without apostrophes: what is taken stands behind."""
    if group.counted or group.last >= len(view.tokens) or not view.tokens[group.last].small:
        return False
    low = view.lows[group.last]
    return not (is_function_word(low) or is_adverb(low) or group.last in view.verbs)


def _may_be_place(view: View, group: Group) -> bool:
    """ "captured Kazenga": one unknown word without a title may as well name a place."""
    mention = view.mention_at(group.last - 1) if group.named else None
    return mention is not None and mention.office is None and " " not in mention.name


def _is_driven_out(group: Group) -> bool:
    """Displacement is counted in people: "the commander fled" and "the gunmen fled" tell of an escape or a retreat."""
    alone = group.reading == ONE and not group.counted
    return not (alone or group.named) and (group.noun is None or group.noun.status != "combatant")


def _in_pictures(view: View, verb: int) -> bool:
    """ "a film that captured", "the video captured": what pictures and songs hold are no prisoners."""
    before = [low for low in view.lows[: left_edge(view, verb)] if low not in _RELATIVE]
    return before[-1:] != [] and before[-1] in _PICTURES


def _is_family(group: Group) -> bool:
    return group.noun is not None and group.noun.singular in _FAMILIES and group.counted


def _families_before(view: View, verb: int) -> list[Group]:
    """ "About 600 households, most from the valley, have left": families on the move are displaced."""
    near = left_edge(view, verb)
    families = [g for g in view.groups if _is_family(g) and 0 <= near - g.last <= _SUBJECT_REACH]
    between = view.lows[families[-1].last : near] if families else []
    return [] if _FINITE.intersection(between) else families[-1:]


def _adjective_groups(view: View, hit: Hit[tuple[HarmCue, ...]]) -> list[Group]:
    if stands_among(view, hit.first):
        return among_groups(view, hit)
    inside = [g for g in view.groups if g.first < hit.first and hit.last < g.last and g.counted]
    if inside:
        return inside[-1:]  # "a score of dead persons"
    # "killed one man *and wounded* another": a verb, and no state of the man
    groups = [] if _joins_verb(view, hit.first) else subject_groups(view, hit.first)
    if groups:
        return groups
    # "The dead were three nurses", "the dead included two children"
    behind = [g for g in view.groups if 0 <= g.first - hit.last <= 3]
    linked = any(
        w in BE or w in {"include", "included", "includes"} for w in view.words(hit.last, hit.last + 2)
    )
    return behind[:1] if linked else []


def _joins_verb(view: View, position: int) -> bool:
    joined = position > 1 and view.lows[position - 1] in {"and", "but"}
    return joined and not view.harmed(position - 2)


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

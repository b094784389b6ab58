"""Where the victims stand to a word of harm: its subject, its object, behind "of", or before a noun.

Each construct of `harms.tsv` says so.
"""

from ..wordlists import words
from .adverbials import behind_adverbial
from .gazetteer import HarmCue
from .groups import ONE, Group
from .harm_arguments import object_groups, subject_groups
from .harm_nouns import (
    among_groups,
    behind_of,
    counted_noun,
    counts_total,
    included,
    owner_of_harm,
    stands_among,
    toll_figure,
)
from .harm_verbs import first_participle, hangs, is_passive, left_edge
from .infinitives import agrees
from .phrases import Hit
from .view import View
from .words import BE, CLAUSE_OPENERS, DETERMINERS, PLACE_WORDS, PREPOSITIONS, is_adverb, is_function_word

# A subject further than this from its participle belongs to another clause.
_SUBJECT_REACH = 16
_FINITE_REACH = 8
_NEAR_BY = 4
_PERFECT = words("have has had")
_TREATING = frozenset({"treated", "treating"})
_COMMITTED = words("committed perpetrated carried")
_COMMITTED_REACH = 16
_THOSE = frozenset({"those"})
_RELATIVE = words("that which , who")
_PICTURES = words("""
    film films video videos footage camera cameras photo photos photograph photographs photographer photographers
    picture pictures image images documentary clip clips recording recordings drama novel song book series
""")
_THEMSELVES = words("himself herself themselves itself")
_HOLDING = words("held hold holds holding")
_REDUCED = words("seized taken captured led held")
_REST = frozenset({"others", "other", "more"})
_JOINING = frozenset({"and", "but"})
_SHARED_REACH = 20
_FAMILIES = frozenset({"family", "household"})
_FINITE = BE | words("who which that said says ; has have had")


def groups_of(view: View, hit: Hit[tuple[HarmCue, ...]], cue: HarmCue) -> tuple[list[Group], bool]:
    """The groups that the word is said of, and whether it is an active verb, whose subject does the harm."""
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

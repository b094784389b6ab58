"""Which people a word of harm is said of: its subject, its object, or the figure of a toll.

Each construct of `harms.tsv` says where the victims stand to the word.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ...schemas.vocabulary import Harm
from ..wordlists import words
from .gazetteer import HarmCue
from .groups import Group
from .phrases import Hit
from .view import View
from .words import AUXILIARIES, BE, CLAUSE_OPENERS, DETERMINERS, NEGATIONS, PREPOSITIONS, is_adverb

# "the murder of", "the murder case of"
_ON_TO_VICTIMS = frozenset({"of", "case", "cases"})
_TAKEN = frozenset({"abducted", "missing", "detained"})
_BRACKETS = frozenset("[](")
# Words of description before a victim's name, and between one name of a list and the next.
_DESCRIPTION, _LONGEST_ASIDE = 8, 24
_NAME_LINKS = frozenset({";", "and"})
# A subject further than this from its participle belongs to another clause.
_SUBJECT_REACH = 16
_FINITE_REACH = 8
_TAIL_REACH = 4
# Figures follow "the death toll" within a short verb phrase: "had climbed on Monday to 56".
_TOLL_REACH = 18

# "22 of the Christians arrested in Asmara were released": what is told is the release.
_RELEASED = frozenset({"released", "freed", "acquitted"})
_RELEASE_REACH = 7
# "threatened to kill 20 hostages": how far before a word of harm its modal stands.
_GUARD_REACH = 3
_MODALS = words("would could may might should can will must")
_HOLDING = words("held hold holds holding")
_REDUCED = words("seized taken captured led held")
_FAMILIES = frozenset({"family", "household"})
_FINITE = BE | words("who which that said says ; has have had")
# What may stand between groups that are joined: "three soldiers, “two Russians” and a guide".
_LINKS = DETERMINERS | words("and as well several many") | frozenset(',“”"')
_VIOLENT_VERBS = words("shot stabbed beaten tortured captured attacked kidnapped abducted hit")
_KINDS_OF_PEOPLE = words("civilian military")
_KINDS_OF_DEATH = _KINDS_OF_PEOPLE | words("combat confirmed reported violent documented more")
_BODIES = words("body bodies corpse corpses")
_NO_PEOPLE = words("more violent other")
_PARTICIPLES = words("killed wounded injured hurt dead missing died")


class Victims(NamedTuple):
    """A group and the harm done to it; `whole` points to the group it is counted within."""

    group: Group
    harm: Harm
    cue: int
    active: bool
    construct: str
    whole: Group | None = None


def victims_of(view: View, hit: Hit[tuple[HarmCue, ...]]) -> Iterator[Victims]:
    """The groups that one word of harm is said of; none where the harm is only possible, planned or denied."""
    harmless = any(g.reading.kind == "none_reported" and g.last in (hit.first, hit.last) for g in view.groups)
    if _hypothetical(view, hit.first) and not harmless:
        return
    if _released(view, hit.last):
        return
    for cue in hit.payload:
        groups, active = _groups(view, hit, cue)
        if groups:
            for group in groups:
                yield Victims(group, cue.harm, hit.first, active, cue.construct)
            return


def _released(view: View, last: int) -> bool:
    """ "22 of those arrested were released"; not "nine men killed and four hostages freed"."""
    for position in range(last, min(len(view.lows), last + _RELEASE_REACH)):
        if view.lows[position] in _RELEASED:
            return not any(last <= g.first < position and g.counted for g in view.groups)
    return False


def _groups(view: View, hit: Hit[tuple[HarmCue, ...]], cue: HarmCue) -> tuple[list[Group], bool]:
    match cue.construct:
        case "toll":
            return _toll_figure(view, hit.last), False
        case _ if _counted_total(view, hit.first):
            return _toll_figure(view, hit.last), False
        case "phrase_object":
            return _object_groups(view, hit.last, tail=cue.tail), True
        case "phrase_subject" | "verb_intransitive":
            return _subject_groups(view, hit.first, _FINITE_REACH), False
        case "noun":
            if owner := _owner(view, hit):
                return [owner], False
            return _object_groups(view, _skip_of(view, hit.last), tail=None), False
        case "count_noun":
            return _counted_noun(view, hit.first, hit.last), False
        case "adjective":
            return _adjective_groups(view, hit), False
        case "verb_active":
            if _passive(view, hit.first) or view.lows[hit.last : hit.last + 1] == ["of"]:
                return [], False  # "the murders of three": a noun
            return _object_groups(view, hit.last, tail=None), True
        case "people_passive":
            told = _passive(view, hit.first) or _reduced(view, hit)
            groups = _subject_groups(view, hit.first) if told else []
            taken = view.lows[hit.first] in _REDUCED
            return [
                g
                for g in groups
                if (_is_people(view, g) or (taken and g.victims is None)) and not _hangs(view, g)
            ], False
        case "people_active":
            if _passive(view, hit.first):
                return [], False
            groups = [g for g in _object_groups(view, hit.last, tail=None) if _is_people(view, g)]
            counted = view.lows[hit.first] not in _HOLDING
            return [g for g in groups if g.counted or counted], True
        case "people_lost":
            groups = _object_groups(view, _skip_of(view, hit.last), tail=None)
            return [g for g in groups if g.counted and _is_people(view, g)], False
        case "people_registered":
            return [g for g in _object_groups(view, hit.last, tail=None) if _is_family(g)], False
        case "moved":
            return _families_before(view, hit.first), False
        case _:
            return ([] if _takes_object(view, hit) else _subject_groups(view, hit.first)), False


def _reduced(view: View, hit: Hit[tuple[HarmCue, ...]]) -> bool:
    """ "five passengers seized at the bridge": a participle without auxiliary, and without an object."""
    if view.lows[hit.first] not in _REDUCED:
        return False
    behind = view.lows[hit.last : hit.last + 1]
    return (
        hit.last - hit.first > 1 or not behind or behind[0] in PREPOSITIONS or not view.tokens[hit.last].word
    )


def _takes_object(view: View, hit: Hit[tuple[HarmCue, ...]]) -> bool:
    """ "settlers burned six cars": without an auxiliary, a participle before an object is an active verb."""
    if hit.last >= len(view.lows) or (_left_edge(view, hit.first) < hit.first and _passive(view, hit.first)):
        return False
    return view.lows[hit.last] in DETERMINERS or view.counted(hit.last)


def _is_people(view: View, group: Group) -> bool:
    """A noun for people, nobody, or a figure alone behind people counted before it ("killed 31 men and took five")."""
    if group.person or group.reading.kind == "none_reported":
        return True
    return group.victims is None and any(g.person and g.last <= group.first for g in view.groups)


def _is_family(group: Group) -> bool:
    return group.noun is not None and group.noun.singular in _FAMILIES and group.counted


def _families_before(view: View, verb: int) -> list[Group]:
    """ "About 600 households, most from the valley, have left": families on the move are displaced."""
    near = _left_edge(view, verb)
    families = [g for g in view.groups if _is_family(g) and 0 <= near - g.last <= _SUBJECT_REACH]
    between = view.lows[families[-1].last : near] if families else []
    return [] if _FINITE.intersection(between) else families[-1:]


def _subject_groups(view: View, verb: int, reach: int = 2) -> list[Group]:
    """The groups before the verb that it is said of: joined ones together, parts left to `_parts`.

    `reach`: how many words may stand between subject and verb where no auxiliary opens the verb.
    """
    near = _left_edge(view, verb)
    passive = near < verb
    near = view.before_aside(near)
    best: Group | None = None
    for group in reversed(view.groups):
        if group.last > near:
            continue
        if group.first and view.lows[group.first - 1] == "not":
            continue  # "eight people, not 18, were injured"
        gap = view.tokens[group.last : near]
        if len(gap) > (_SUBJECT_REACH if passive else reach):
            break
        if not passive and any(i in view.verbs for i in range(group.last, near)):
            break
        if any(t.low in CLAUSE_OPENERS and t.low not in {"who", "as", "that"} for t in gap if t.word) or any(
            view.harmed(i) for i in range(group.last, near)
        ):
            break
        if any(t.text in ";:" for t in gap) or (len(gap) > 1 and any(t.text in "“”" for t in gap)):
            break
        if not group.person and gap and not passive:
            break
        if best is None or (_hangs(view, best) and not _hangs(view, group)) or best.part:
            best = group
        if not best.part and not _hangs(view, best):
            break
    if best is None or (best.part and passive is False and best.counted is False):
        return []
    return _joined_left(view, best)


def _adjective_groups(view: View, hit: Hit[tuple[HarmCue, ...]]) -> list[Group]:
    if stands_among(view, hit.first):
        return _among_groups(view, hit)
    inside = [g for g in view.groups if g.first < hit.first and hit.last < g.last and g.counted]
    if inside:
        return inside[-1:]  # "a score of dead persons"
    groups = _subject_groups(view, hit.first)
    if groups:
        return groups
    # "The dead were three nurses", "the dead included two children"
    behind = [g for g in view.groups if 0 <= g.first - hit.last <= 3]
    linked = any(
        w in BE or w in {"include", "included", "includes"} for w in view.words(hit.last, hit.last + 2)
    )
    return behind[:1] if linked else []


# --- positions around a word of harm ------------------------------------------------------------------


def _left_edge(view: View, verb: int) -> int:
    """Where the verb group that ends in `verb` begins: "were reportedly shot and" is part of it."""
    position = verb
    while position > 0:
        low = view.tokens[position - 1].low
        if (
            low in AUXILIARIES
            or is_adverb(low)
            or low in {"reported", "believed", "confirmed", "feared", "presumed"}
        ):
            position -= 1
        elif low in {"and", "or"} and position > 1 and view.tokens[position - 2].low in _VIOLENT_VERBS:
            position -= 2
        else:
            break
    return position


def _passive(view: View, verb: int) -> bool:
    return any(word in BE for word in view.words(_left_edge(view, verb), verb))


def _hypothetical(view: View, verb: int) -> bool:
    """ "could kill", "threatened to kill", "was not killed": no harm is reported."""
    first = max(0, min(_left_edge(view, verb), verb - _GUARD_REACH))
    before = view.lows[first:verb]
    if any(word in NEGATIONS and word not in {"no", "none", "nobody"} for word in before):
        return True
    if view.lows[verb - 1 : verb] in (["the"], ["this"], ["'s"]):
        return False  # "linked to the murder of": a noun has no modal
    # "led to 83 casualties" is told, "threatened to kill 20 hostages" is not.
    meant = any(low == "to" and view.harmed(first + i + 1) for i, low in enumerate(before)) or before[
        -1:
    ] == ["to"]
    modal = meant or any(word in _MODALS for word in before)
    return modal and "have" not in before and "been" not in before


def _hangs(view: View, group: Group) -> bool:
    """Whether the group stands in a prepositional phrase: "members of the police"."""
    position = group.first - 1
    while position >= 0 and view.tokens[position].low in DETERMINERS:
        position -= 1
    return position >= 0 and view.tokens[position].low in PREPOSITIONS


def _object_groups(view: View, last: int, *, tail: str | None) -> list[Group]:
    """The groups that stand right behind the word, with those joined to them."""
    reach = 3
    for group in view.groups:
        if group.first < last:
            continue
        gap = [t.low for t in view.tokens[last : group.first] if t.text not in _BRACKETS]
        plain = [
            word in DETERMINERS
            or is_adverb(word)
            or word in {"some", "off", "up", "and", "of", "another", "other", "one"}
            for word in gap
        ]
        described = group.named and _describes_only(view, last, group.first)
        if not described and (len(gap) > reach or not all(plain)):
            return []
        if "and" in gap:
            return []
        if tail is not None and not _closed_by(view, group.last, tail):
            return []
        return _joined_right(view, group)
    return []


def _closed_by(view: View, position: int, tail: str) -> bool:
    """Whether `tail` is the next word of harm: "left two dead"; "forced 900 families (4,000 people) to flee"."""
    if view.lows[position : position + 1] == ["("] and ")" in view.lows[position:]:
        position = view.lows.index(")", position)
    near = range(position, min(len(view.lows), position + _TAIL_REACH))
    told = [view.lows[i] for i in near if view.harmed(i)]
    return tail in [view.lows[i] for i in near] and (tail not in told or told[0] == tail)


def _describes_only(view: View, first: int, last: int) -> bool:
    """ "of former Peruvian interior minister": what stands before a name and is no clause of its own."""
    between = range(first, last)
    return len(between) <= _DESCRIPTION and not any(
        (view.lows[i] in PREPOSITIONS and view.lows[i] != "of")
        or view.lows[i] in CLAUSE_OPENERS
        or view.lows[i] in AUXILIARIES
        or view.lows[i] in {"and", ",", ";"}
        or i in view.verbs
        for i in between
    )


def _listed_names(view: View, one: Group, other: Group) -> bool:
    """ "Juan Paz, mayor of Tola; Ana Diaz, the clerk; and …": names in a row, each with what is said of it."""
    between = range(one.last, other.first)
    if not (one.named and other.named and between) or len(between) > _LONGEST_ASIDE:
        return False
    linked = view.lows[one.last] in {",", ";", "and"} and bool(
        _NAME_LINKS & set(view.lows[one.last : other.first])
    )
    return linked and not any(
        view.lows[i] in CLAUSE_OPENERS or view.lows[i] in AUXILIARIES or i in view.verbs or view.harmed(i)
        for i in between
    )


def _joined_right(view: View, group: Group) -> list[Group]:
    joined = [group]
    for other in view.groups:
        if other.first < joined[-1].last:
            continue
        gap = [t.low for t in view.tokens[joined[-1].last : other.first]]
        if _listed_names(view, joined[-1], other) and not _takes_verb(view, other):
            joined.append(other)
            continue
        if not gap or len(gap) > 4 or other.part or any(w not in _LINKS for w in gap):
            break
        if not any(w in {",", "and", "well"} for w in gap) or _takes_verb(view, other):
            break
        joined.append(other)
    return joined


def _takes_verb(view: View, group: Group) -> bool:
    """A group with a verb of its own opens the next clause: "killed two men and dozens were hurt"."""
    behind = list(view.words(group.last, group.last + 2))
    return bool(behind) and (behind[0] in AUXILIARIES or behind[0] in _PARTICIPLES)


def _joined_left(view: View, group: Group) -> list[Group]:
    joined = [group]
    for other in reversed(view.groups):
        if other.last > joined[0].first:
            continue
        gap = [t.low for t in view.tokens[other.last : joined[0].first]]
        if _listed_names(view, other, joined[0]):
            joined.insert(0, other)
            continue
        if (
            not gap
            or len(gap) > 4
            or "that" in gap
            or (other.part and not joined[0].part)
            or any(w not in _LINKS for w in gap)
        ):
            break
        if gap == [","] and _hangs(view, other):
            break  # "in an attack by traffickers, two judges were killed"
        joined.insert(0, other)
    return joined


def _counted_noun(view: View, first: int, last: int) -> list[Group]:
    """ "25 dead", "no casualties", "two deaths": the figure stands right before."""
    for group in view.groups:
        if group.first < first and first <= group.last + 1 and group.last <= last and group.counted:
            gap = list(view.words(group.last, first))
            if all(word in _KINDS_OF_DEATH for word in gap):
                return [group._replace(victims=_counted_people(view, group, first, last))]
    return []


def _counted_people(view: View, group: Group, first: int, last: int) -> str | None:
    """Who they are besides "dead" or "wounded": "17 gunmen dead", "63 civilian deaths"; bodies are themselves."""
    if view.lows[last - 1] in _BODIES:
        return view.source[view.tokens[first].start : view.tokens[last - 1].end]
    said = (group.victims or "").split()
    while said and (said[-1].lower() in view.lows[first:last] or said[-1].lower() in DETERMINERS):
        said.pop()
    if said and not (len(said) == 1 and said[0].lower() in _NO_PEOPLE):
        return " ".join(said)
    kinds = [view.tokens[i] for i in range(group.first, first) if view.lows[i] in _KINDS_OF_PEOPLE]
    return kinds[0].text if kinds else None


def _toll_figure(view: View, last: int) -> list[Group]:
    """The figure of a toll: the first count behind it, after "to", "at", "of", "is" or a colon."""
    for group in view.groups:
        if group.first >= last and group.counted and group.first - last <= _TOLL_REACH:
            before = view.tokens[group.first - 1].low
            if before in {"to", "at", "of", "is", "was", "as", "stood", "reached", "passed", "exceeded", ":"}:
                return [group]
    return []


def _counted_total(view: View, verb: int) -> bool:
    """ "the number of soldiers killed … to 18": the figure is that of a toll."""
    before = list(view.words(verb - 8, verb))
    return "number" in before and "of" in before[before.index("number") :]


def _owner(view: View, hit: Hit[tuple[HarmCue, ...]]) -> Group | None:
    """ "Ana Diaz's murder": the person whose death it is, not who did it ("Ana Diaz's murder of …")."""
    if view.lows[hit.first - 1 : hit.first] != ["'s"] or view.lows[hit.last : hit.last + 1] == ["of"]:
        return None
    return next((g for g in view.groups if g.named and g.last in {hit.first - 1, hit.first}), None)


def _skip_of(view: View, last: int) -> int:
    while last < len(view.tokens) and (
        view.lows[last] in _ON_TO_VICTIMS or view.tokens[last].text in _BRACKETS
    ):
        last += 1
    return last


def stands_among(view: View, position: int) -> bool:
    return "among" in view.words(position - 3, position)


def _among_groups(view: View, hit: Hit[tuple[HarmCue, ...]]) -> list[Group]:
    """ "Ten children were among the dead", "among the dead were ten children"."""
    before = [g for g in view.groups if g.last <= hit.first - 2 and hit.first - g.last <= 5]
    if before:
        return before[-1:]
    return [g for g in view.groups if 0 < g.first - hit.last <= 3][:1]


def without_rivals(chosen: list[Victims]) -> list[Victims]:
    """One figure, one harm: where two words claim a group, undivided harm or the nearer word keeps it."""
    by_group: dict[int, list[Victims]] = {}
    for victims in chosen:
        by_group.setdefault(victims.group.first, []).append(victims)
    kept: list[Victims] = []
    for rivals in by_group.values():
        if rivals[0].group.named:  # one person may be taken and then killed
            fates = {v.harm in _TAKEN: v for v in sorted(rivals, key=lambda v: -abs(v.cue - v.group.last))}
            kept += fates.values()
            continue
        undivided = [v for v in rivals if v.harm == "killed_or_injured"]
        kept.append((undivided or sorted(rivals, key=lambda v: abs(v.cue - v.group.last)))[0])
    return kept

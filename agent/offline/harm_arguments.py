"""The groups of people that stand as subject or object of a word of harm, with those joined to them."""

from collections.abc import Sequence

from ..wordlists import words
from .groups import ONE, SOME, Group
from .harm_verbs import hangs, left_edge
from .view import View
from .words import AUXILIARIES, CLAUSE_OPENERS, DETERMINERS, POSSESSIVES, PREPOSITIONS, is_adverb

_BRACKETS = frozenset("[](")
_NAME_LINKS = frozenset({";", "and"})
# A subject further than this from its participle belongs to another clause.
_SUBJECT_REACH = 16
_TAIL_REACH = 4
# What may stand between groups that are joined: "three soldiers, “two Russians” and a guide".
_LINKS = DETERMINERS | words("and as well several many one") | frozenset(',“”"')
_PARTICIPLES = words("killed wounded injured hurt dead missing died")
_APPOSING = (
    *([mark] for mark in (",", ":", "–", "—")),
    ["-", "-"],
    [",", "identified", "as"],
    ["identified", "as"],
    [",", "named", "as"],
)
_ONE_OF_WHOM = (["one", "of", "whom"], ["one", "of", "them"])
_OF_WHOM = (["of", "whom"], ["of", "which"])
_PARTICLES = words("dead up off out down over away")
_KIN = 4
_ONE_OF_REACH = 12
_THEM = words("them those these")
_THEMSELVES = words("himself herself themselves itself")
_COMPANY = (["along", "with"], ["together", "with"])
_COMPANIONS = frozenset({"along", "together"})
_COMPANY_REACH = 6
# Words of description before a victim's name.
_DESCRIPTION = 8
# What is said of one name before the next of a list.
_LONGEST_ASIDE = 24


def subject_groups(view: View, verb: int, reach: int = 2) -> list[Group]:
    """The groups before the verb that it is said of: joined ones together, parts left to `_parts`.

    `reach`: how many words may stand between subject and verb where no auxiliary opens the verb.
    """
    if any(group.counted and group.first < verb < group.last for group in view.groups):
        return []  # "and 30 injured": the word of harm is what is counted
    near = left_edge(view, verb)
    passive = near < verb
    if passive and (aside := _teller_before(view, near)) is not None:
        return [group for group in view.groups if group.last in (aside, aside - 1)][-1:]
    near = view.before_aside(near)
    best: Group | None = None
    for group in reversed(view.groups):
        if group.last > near:
            continue
        if view.lows[group.last : group.last + 1] == ["'s"] and not group.named:
            continue  # "the minister's convoy was hit"
        if passive and group.last <= near and _in_relative(view, group):
            continue  # "a driver *who picked up two of the gunmen* was shot"
        if group.first and view.lows[group.first - 1] == "not":
            continue  # "eight people, not 18, were injured"
        gap = view.tokens[group.last : near]
        if len(gap) > (_SUBJECT_REACH if passive else reach):
            break
        if gap and not _is_subject_across(view, group, near, passive=passive):
            break
        if best is None or (hangs(view, best) and not hangs(view, group)) or best.part:
            best = group
        if _opens_relative(view, best, near):
            return [best]
        meant = not hangs(view, best) or _is_antecedent(view, best)
        if (not best.part and meant) or _joins_clause(view, best):
            break
    if best is None or (best.part and passive is False and best.counted is False):
        return []
    if not passive and best.last < near and _is_another(view, near - 1):
        return []  # "arrested by troops, and Panama suffered losses": somebody else did
    if "one" in view.said and (name := _one_of(view, best)) is not None:
        return [name]
    return joined_left(view, best)


def _is_another(view: View, position: int) -> bool:
    """Whether a party stands right before the verb that is not part of what the people before it are called."""
    party = view.mention_at(position)
    return party is not None and not view.hangs(party)


def _one_of(view: View, several: Group) -> Group | None:
    """ "Juan Paz, *one of the front's leaders*, was killed": the person who is one of them."""
    for name in view.groups:
        apposed = view.lows[name.last : name.last + 3] == [",", "one", "of"]
        if apposed and name.named and 3 <= several.last - name.last <= _ONE_OF_REACH and not several.counted:
            return name
    return None


def _is_subject_across(view: View, group: Group, near: int, *, passive: bool) -> bool:
    """Whether what stands between a group and the verb that ends before `near` leaves it the subject."""
    first = group.last
    if group.counted and view.lows[first] == "of" and view.lows[first + 1] in _THEM:
        first += 2  # "two of them died"
    gap = view.tokens[first:near]
    if not gap:
        return True
    if view.lows[near - 3 : near] in _ONE_OF_WHOM:
        return False  # "five guards, *one of whom* later died"
    if gap[-1].low == "and" and (_is_object(view, group) or hangs(view, group)):
        return False  # "The raiders killed six farmers *and* fled": it was the raiders
    if gap[-1].low == "who" and _somebody_between(view, group.last, near):
        return False  # "the spokesman said General Paz, who was hit": it was the general
    named_so = group.counted and view.lows[group.last : near] == ["who"]  # "the 12 who died"
    alone = first > group.last or named_so or _opens_relative(view, group, near)
    if not passive and not (group.person or alone):
        return False
    described = view.harmed(group.last) and {",", "and"}.isdisjoint(t.low for t in gap)
    told = range(group.last + described, near)
    if not passive and any(i in view.verbs and view.lows[i] != "aged" for i in told):
        return False
    if any(map(view.harmed, told)):
        return False  # but "three clerks *abducted on Monday* were killed"
    if any(t.low in CLAUSE_OPENERS and t.low not in {"who", "as", "that"} for t in gap if t.word):
        return False
    return not (any(t.text in ";:" for t in gap) or (len(gap) > 1 and any(t.text in "“”" for t in gap)))


def _teller_before(view: View, near: int) -> int | None:
    """ "people *they say* were executed", "men who *officials believe* were shot": where the teller's words begin."""
    if near < 3 or view.lows[near - 1] not in _TELLING:
        return None
    teller = view.mention_at(near - 2)
    first = teller.first if teller is not None else near - 2
    while first > 0 and view.lows[first - 1] in DETERMINERS:
        first -= 1
    told = teller is not None or view.lows[near - 2] in _TELLERS
    return first if told and view.tokens[first - 1].text != "," else None


def _is_antecedent(view: View, group: Group) -> bool:
    """ "attended the funeral of *the ten clerks who were* killed", but "members *of the police who were* killed"."""
    if view.lows[group.last : group.last + 1] != ["who"]:
        return False
    before = group.first - 1
    while before > 0 and view.lows[before] in DETERMINERS:
        before -= 1
    return not any(other.last == before for other in view.groups)


def object_groups(view: View, last: int, *, tail: str | None, noun: bool = False) -> list[Group]:
    """The groups that stand right behind the word, with those joined to them; behind a noun the verb is its own."""
    reach = 3
    if (
        view.lows[last : last + 1]
        and view.lows[last] in _THEMSELVES
        and view.lows[last + 1 : last + 2] == ["and"]
    ):
        last += 2  # "killed himself and four guards"
    for group in view.groups:
        if group.first < last:
            continue
        if group.named and not noun and view.lows[group.last : group.last + 1] == ["'s"]:
            last = group.last  # "killed Ana Diaz's secretary, Juan Paz"
            continue
        gap = [t.low for t in view.tokens[last : group.first] if t.text not in _BRACKETS]
        plain = [
            word in DETERMINERS
            or is_adverb(word)
            or word in {"some", "off", "up", "and", "of", "another", "other", "one"}
            for word in gap
        ]
        described = group.named and (
            describes_only(view, last, group.first) or _apposed_to_kin(view, last, group)
        )
        if not described and (len(gap) > reach or not all(plain)):
            return []
        if "and" in gap:
            return []
        if tail is not None and view.lows[group.last - 1] == tail:
            return [group._replace(victims=None)]  # "claimed 30 lives"
        if tail is not None and not _closed_by(view, group.last, tail):
            return []
        return joined_right(view, group, noun=noun)
    return []


def names_joined(view: View, group: Group) -> list[Group]:
    """A named person with the names listed behind: "Juan Paz, the mayor, and Ana Diaz"."""
    return [one for one in joined_right(view, group, noun=True) if one.named]


def apposed_whole(view: View, groups: Sequence[Group], group: Group) -> Group | None:
    """ "Two priests, Juan Paz and Luis Vera": the figure that these names spell out."""
    if not group.named:
        return None
    names = [one for one in groups if one.named]
    whole = next((one for one in groups if one.counted and not one.named), None)
    if whole is None or whole.last > names[0].first:
        return None
    apposed = view.lows[whole.last : names[0].first] in _APPOSING
    return whole if apposed and whole.reading.best == len(names) else None


def _opens_relative(view: View, part: Group, verb: int) -> bool:
    """ "the raiders, *five of whom* were killed": the part alone is the subject of its clause."""
    return part.part and view.lows[part.last : verb] in _OF_WHOM


def _is_object(view: View, group: Group) -> bool:
    """Whether a verb stands right before the group or before those joined to it."""
    first = joined_left(view, group)[0].first
    while first > 0 and (view.lows[first - 1] in DETERMINERS or view.lows[first - 1] in _PARTICLES):
        first -= 1
    return first > 0 and (first - 1 in view.verbs or view.harmed(first - 1))


def _in_relative(view: View, group: Group) -> bool:
    """Whether the group is the object of the verb of a relative clause."""
    if "who" not in view.said and "which" not in view.said:
        return False
    verb = group.first - 1
    while verb > 1 and (view.lows[verb] in DETERMINERS or view.lows[verb] in _PARTICLES):
        verb -= 1
    opening = left_edge(view, verb) - 1 if verb in view.verbs else 0
    return opening > 0 and view.lows[opening] in {"who", "which"}


def _is_done_to(view: View, group: Group) -> bool:
    """ "tried to *protect girls* and a guard died": the object of an infinitive is no subject of the next verb."""
    return view.lows[max(0, group.first - 2) : group.first - 1] == ["to"] and not group.counted


def _joins_clause(view: View, part: Group) -> bool:
    """ "The front fought the army, *and eight of them* were killed": the part is the subject of its own clause."""
    of_them = view.lows[part.first + 1 : part.first + 3] in (["of", "them"], ["of", "those"])
    return of_them and part.victims is None and view.lows[part.first - 1 : part.first] == ["and"]


def _somebody_between(view: View, first: int, last: int) -> bool:
    return any(m.role == "person" and first <= m.first < last for m in view.mentions)


def joined_left(view: View, group: Group) -> list[Group]:
    joined = [group]
    for other in reversed(view.groups):
        if other.last > joined[0].first or (other.last < len(view.lows) and view.lows[other.last] == "'s"):
            continue
        gap = [t.low for t in view.tokens[other.last : joined[0].first]]
        spelt = gap in _APPOSING and other.counted and not other.named and joined[0].named
        if spelt or _listed_names(view, other, joined[0]) or _goes_on(view, other, joined[0]):
            joined.insert(0, other)
            continue
        if (
            not gap
            or len(gap) > 4
            or "that" in gap
            or other.part != joined[0].part
            or _is_done_to(view, other)
            or any(w not in _LINKS for w in gap)
        ):
            break
        if (
            gap == [","]
            and other.reading == SOME
            and view.lows[joined[-1].last : joined[-1].last + 1] == [","]
        ):
            break  # "the peacekeepers, two Ghanaians and a Nepali, were killed"
        if gap == [","] and hangs(view, other) and view.lows[other.first - 1] != "as":
            break  # "in an attack by traffickers, two judges were killed"
        joined.insert(0, other)
    return joined


def joined_right(view: View, group: Group, *, noun: bool = False) -> list[Group]:
    joined = [group]
    for other in view.groups:
        if other.first < joined[-1].last:
            continue
        gap = [t.low for t in view.tokens[joined[-1].last : other.first]]
        single = joined[-1].named or (joined[-1].reading == ONE and not joined[-1].counted)
        if single and gap == [","] and other.victims is None and other.counted:
            continue  # "Juan Paz, 34, and Luis Vera", "his daughter, 19"
        free = (noun and other.named) or not _takes_verb(view, other)
        listed = _listed_names(view, joined[-1], other) or _goes_on(view, joined[-1], other)
        if free and (listed or (gap in _APPOSING and joined[-1].counted and other.named)):
            joined.append(other)
            continue
        if not gap or len(gap) > 4 or other.part or any(w not in _LINKS for w in gap):
            break
        if not any(w in {",", "and", "well"} for w in gap) or not free:
            break
        joined.append(other)
    return joined


def _closed_by(view: View, position: int, tail: str) -> bool:
    """Whether `tail` is the next word of harm: "left two dead"; "forced 900 families (4,000 people) to flee"."""
    if view.lows[position : position + 1] == ["("] and ")" in view.lows[position:]:
        position = view.lows.index(")", position)
    near = range(position, min(len(view.lows), position + _TAIL_REACH))
    told = [view.lows[i] for i in near if view.harmed(i)]
    return tail in [view.lows[i] for i in near] and (tail not in told or told[0] == tail)


def describes_only(view: View, first: int, last: int) -> bool:
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


def _apposed_to_kin(view: View, first: int, group: Group) -> bool:
    """ "wounding *his wife, Carmen*": who it is, then the name."""
    last = group.first - 1
    opened = first < last and view.lows[first] in POSSESSIVES and view.lows[last] == ","
    return opened and last - first <= _KIN and describes_only(view, first, last)


def _listed_names(view: View, one: Group, other: Group) -> bool:
    """ "Juan Paz, mayor of Tola; Ana Diaz, the clerk; and …": names in a row, each with what is said of it."""
    between = range(one.last, other.first)
    if not (one.named and between) or len(between) > _LONGEST_ASIDE:
        return False
    gap = view.lows[one.last : other.first]
    # "Juan Paz, mayor of Tola, and his driver"
    owned = len(gap) > 2 and gap[0] == "," and gap[-2] == "and" and gap[-1] in POSSESSIVES
    linked = gap[0] in {",", ";", "and", "(", "["} and bool(_NAME_LINKS & set(gap))
    return ((linked and other.named) or owned) and not any(
        view.lows[i] in CLAUSE_OPENERS or view.lows[i] in AUXILIARIES or i in view.verbs or view.harmed(i)
        for i in between
    )


def _goes_on(view: View, one: Group, other: Group) -> bool:
    """ "engineer Juan Paz, *technician Luis Vera*, and Ana Diaz": a described name within a list that goes on."""
    between = view.lows[one.last : other.first]
    if not (one.named and other.named) or between[:1] != [","] or "of" in between:
        return False
    behind = next((group for group in view.groups if group.first >= other.last), None)
    goes_on = behind is not None and _NAME_LINKS & set(view.lows[other.last : behind.first])
    return bool(goes_on) and describes_only(view, one.last + 1, other.first)


def with_company(view: View, last: int) -> list[Group]:
    """ "was found dead *along with Ana Diaz*": who shared the fate, right behind the word of harm."""
    if _COMPANIONS.isdisjoint(view.said):
        return []
    for position in range(last, min(len(view.lows), last + _COMPANY_REACH)):
        if view.lows[position : position + 2] in _COMPANY:
            return [group for group in object_groups(view, position + 2, tail=None) if group.person]
        if not view.tokens[position].word:
            break
    return []


def _takes_verb(view: View, group: Group) -> bool:
    """A group with a verb of its own opens the next clause: "killed two men and dozens were hurt"."""
    behind = list(view.words(group.last, group.last + 2))
    return bool(behind) and (behind[0] in AUXILIARIES or behind[0] in _PARTICIPLES)


_TELLING = words("say says said believe believes claim claims allege alleges suspect fear think")
_TELLERS = words("they he she it we officials residents police witnesses activists relatives")

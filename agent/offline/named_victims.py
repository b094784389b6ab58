"""Victims named apart from their harm: "The dead were identified as …", "one of them was …", "they shot him"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...schemas.vocabulary import Harm
from ..wordlists import words
from .earlier_claims import Found, since
from .gazetteer import HarmCue
from .groups import ONE, Group
from .harm_arguments import describes_only, joined_left, names_joined
from .harm_verbs import is_hypothetical, left_edge
from .names import Mention
from .phrases import Hit
from .scope import figure_of
from .source_finder import SourceFinder
from .victims import Victims
from .view import View
from .words import AUXILIARIES, BE, DETERMINERS, is_adverb, is_function_word

_NAMING = words("identified named known described reported")
_LINKS = BE | words("include included includes")
_NAMING_LINKS = _LINKS | {"named", "called"}
_FATES: dict[str, Harm] = {
    **dict.fromkeys(
        words("dead deceased killed slain murdered assassinated massacred fatalities executed"), "killed"
    ),
    **dict.fromkeys(words("wounded injured"), "injured"),
    **dict.fromkeys(words("kidnapped kidnaped abducted hostage hostages captives"), "abducted"),
}
_SINGLE = frozenset({"victim"})
_GENERAL = words("victim victims casualties")
_FATED = _SINGLE | _GENERAL | frozenset(_FATES)
# "One of them was …": one of those told of right before.
_OF_THOSE = words("them those whom these")
_AMONG = frozenset({"among", "one"})
_LINKING = _LINKS | _OF_THOSE
# Who did it is identified as well.
_DOERS = words("""
    who which by killer killers attacker attackers gunman gunmen assassin assassins suspect suspects assailant
    assailants perpetrators kidnappers murderers culprit culprits driver
""")
_STOPS = words('and but said says that reported added while when because ; : . “ "')
_SUBJECT = 9
# The people were counted in this sentence or in one of the last.
_NEAR = 2


def identified(view: View, found: Sequence[Found], chosen: Sequence[Victims]) -> Iterator[Victims]:
    """The persons whose names stand for victims of this sentence or of the last claims."""
    told = chosen or (found and found[-1].sentence >= view.number - _NEAR)
    if not told and _FATED.isdisjoint(view.said):
        return  # whoever is named here, no harm is near
    taken = {victims.group.first for victims in chosen}
    listed: set[int] = set()
    for group in view.groups:
        single = group.reading == ONE and not group.counted and group.first not in taken
        if not (group.named or single) or group.first in listed:
            continue
        link = _link_before(view, group) if group.named else None
        fate = _fate(view, link, found, chosen) if link else _fate_behind(view, group, found, chosen)
        if fate is None:
            continue
        harm, whole = fate
        names = _all_named(view, group, behind=link is None) if group.named else [group]
        listed.update(name.first for name in names)
        if whole is not None and (figure_of(whole) or len(names)) < len(names):
            whole = None
        for name in names:
            if name.first not in taken:
                yield Victims(name, harm, link or 0, False, "identified", whole)


def _all_named(view: View, group: Group, *, behind: bool) -> list[Group]:
    """The names listed from this one on; where what is said stands behind, those before it as well."""
    before = [one for one in joined_left(view, group) if one.named] if behind else []
    return list(dict.fromkeys([*before, *names_joined(view, group)]))


def _link_before(view: View, group: Group) -> int | None:
    """Where "are", "included" or "were identified as" begins before a name and what describes its bearer."""
    first = group.first
    while first > 0 and describes_only(view, first - 1, group.first) and view.lows[first - 1] not in _LINKING:
        first -= 1
    if not first:
        return None
    link = first - 1
    if view.lows[link] in _OF_THOSE and view.lows[link - 1] in {"of", "among"}:
        return first  # "one of them the mayor Juan Paz"
    if view.lows[link] == "as" and link and view.lows[link - 1] in _NAMING:
        link -= 1
    elif view.lows[link] not in _NAMING_LINKS:
        return None
    while link > 0 and (view.lows[link - 1] in AUXILIARIES or is_adverb(view.lows[link - 1])):
        link -= 1
    return link


def _fate_behind(
    view: View, group: Group, found: Sequence[Found], chosen: Sequence[Victims]
) -> tuple[Harm, Group | None] | None:
    """ "Ana Diaz was among the victims": what is said of those among whom the person is counted."""
    if _AMONG.isdisjoint(view.said):
        return None
    position = group.last
    while position < len(view.lows) and (
        view.lows[position] in AUXILIARIES or is_adverb(view.lows[position])
    ):
        position += 1
    opening = view.lows[position : position + 2]
    if position == group.last or not (opening[:1] == ["among"] or opening == ["one", "of"]):
        return None
    among = view.lows[position + 1 : position + _SUBJECT]
    here = next((v for v in chosen if 0 < v.group.first - position <= _SUBJECT and v.group.counted), None)
    if here is not None:
        return here.harm, here.group  # "was among the five people killed"
    told = next((_FATES[low] for low in among if low in _FATES), None)
    last = next(since(found, view.number - _NEAR), None)
    if told is None and _GENERAL.isdisjoint(among):
        return None
    harm = told or (last.item.harm if last is not None else "killed_or_injured")
    same = (f.group for f in since(found, view.number - _NEAR) if f.item.harm == harm and not f.group.named)
    return harm, next(same, None)


def _fate(
    view: View, link: int, found: Sequence[Found], chosen: Sequence[Victims]
) -> tuple[Harm, Group | None] | None:
    """What befell the people that stand before the link, and the figure that counted them."""
    first = link
    while first > 0 and link - first < _SUBJECT and view.lows[first - 1] not in _STOPS:
        first -= 1
    subject = view.lows[first:link]
    here = [v for v in chosen if v.group.last < link and not v.group.named]
    near = here[-1].group.last >= link - 2 if subject[-1:] == ["who"] and here else subject[-1:] == ["them"]
    if near and here and link - here[-1].group.last <= _SUBJECT:
        return here[-1].harm, here[-1].group  # "two students, who were identified as …"
    if not subject or not _DOERS.isdisjoint(_without_relative(subject)):
        return None
    last = next(since(found, view.number - _NEAR), None)
    told = next((_FATES[low] for low in reversed(subject) if low in _FATES), None)
    if told is not None:
        same = (f.group for f in since(found, view.number - _NEAR) if f.item.harm == told)
        return told, next((group for group in same if not group.named), None)
    if last is None and _SINGLE & set(subject) and _OF_THOSE.isdisjoint(subject):
        return "killed_or_injured", None  # "the latest victim is …"
    pointed = subject[-1] in _OF_THOSE and "of" in subject
    if last is None or not (pointed or not _GENERAL.isdisjoint(subject) or _counts_them(subject, last)):
        return None
    return last.item.harm, None if last.group.named else last.group


def _without_relative(subject: Sequence[str]) -> Sequence[str]:
    """ "those who were killed", "businessmen who have been kidnapped": a passive tells of victims."""
    if "who" in subject:
        at = subject.index("who")
        if subject[at + 1 : at + 2] and subject[at + 1] in AUXILIARIES and not BE.isdisjoint(subject[at:]):
            return [*subject[:at], *subject[at + 1 :]]
    return subject


def _counts_them(subject: Sequence[str], last: Found) -> bool:
    """ "Two policemen died. The policemen were identified as …"."""
    people = (last.item.victims or "").lower().split()
    definite = subject[0] in DETERMINERS or subject[0] in {"both", "one"}
    return bool(people) and definite and subject[-1] in (people[-1], people[-1].removesuffix("s"))


# --- Pronouns -------------------------------------------------------------------------------------

_SUBJECTS = words("he she")
_DEAD = _SUBJECTS | {"they"}
_DYING = frozenset({"verb_intransitive", "phrase_subject"})
_SURVIVED = frozenset({"injured", "killed_or_injured"})
_OBJECTS = words("him her")
_OWNERS = words("his her")
_PRONOUNS = _SUBJECTS | _OBJECTS | _OWNERS
_VERBAL = frozenset({"verb_passive", "verb_intransitive", "phrase_subject", "people_passive"})
_ACTIVE = frozenset({"verb_active", "phrase_object", "people_active"})
_NOUNS = frozenset({"noun", "people_doer"})
# "left him badly *wounded*"
_TAIL = 5
# Whose "death" or "kidnapping" it is; "his wounds" tell of no new harm.
_OWNED = frozenset({"killed", "abducted"})
_VICTIM = words("victim deceased")
# "2." numbers a sentence and is none.
_LABEL = 2


class Meant(NamedTuple):
    """The one person that a pronoun can stand for, and where the name stands."""

    name: str
    sentence: int


def pronoun_victims(view: View, hit: Hit[tuple[HarmCue, ...]], people: "People") -> Iterator[Victims]:
    """ "He was killed", "they shot him", "his murder": of the one person named before."""
    if _PRONOUNS.isdisjoint(view.said) or is_hypothetical(view, hit.first):
        return
    for cue in hit.payload:
        position = _pronoun(view, hit, cue)
        meant = people.meant(view, position, cue.harm) if position is not None else None
        if position is not None and meant is not None:
            active = cue.construct in _ACTIVE
            group = _stand_in(view, position, meant.name)
            yield Victims(group, cue.harm, hit.first, active, cue.construct, named_in=meant.sentence)
            return


def who_died(view: View, hit: Hit[tuple[HarmCue, ...]], found: Sequence[Found]) -> int | None:
    """ "A clerk was shot. *She died* in hospital": the position of the one claim of the sentence before, as hurt."""
    dying = any(cue.harm == "killed" and cue.construct in _DYING for cue in hit.payload)
    position = left_edge(view, hit.first) - 1
    if not dying or position < 0 or view.lows[position] not in _DEAD or is_hypothetical(view, hit.first):
        return None
    near = [at for at, one in enumerate(found) if one.sentence >= view.number - 1]
    if len(near) != 1 or found[near[0]].item.harm not in _SURVIVED:
        return None
    group = found[near[0]].group
    plural = view.lows[position] == "they"
    return near[0] if plural == (group.reading != ONE) and (group.counted or not plural) else None


def by_name(view: View, victims: Victims, people: "People") -> Victims:
    """ "The victim died in hospital": by the name of the one person named before, if there is one."""
    group = victims.group
    general = group.victims is not None and group.victims.lower() in _VICTIM
    if group.named or not general or view.lows[group.first - 1 : group.first] != ["the"]:
        return victims
    meant = people.meant(view, group.first, None)
    if meant is None:
        return victims
    return victims._replace(group=_stand_in(view, group.first, meant.name), named_in=meant.sentence)


def _pronoun(view: View, hit: Hit[tuple[HarmCue, ...]], cue: HarmCue) -> int | None:
    if cue.construct in _VERBAL:
        near = left_edge(view, hit.first)
        passive = near < hit.first or not cue.construct.endswith("passive")
        return near - 1 if passive and near and view.lows[near - 1] in _SUBJECTS else None
    behind = view.lows[hit.last : hit.last + 2]
    closing = cue.tail is None or cue.tail in view.lows[hit.last + 1 : hit.last + _TAIL]
    if cue.construct in _ACTIVE and closing and behind and behind[0] in _OBJECTS:
        closed = behind[0] == "him" or len(behind) == 1 or not view.tokens[hit.last + 1].word
        return hit.last if closed or is_function_word(behind[1]) or cue.tail in behind else None
    owned = cue.construct in _NOUNS and cue.harm in _OWNED and behind[:1] != ["of"]
    return hit.first - 1 if owned and hit.first and view.lows[hit.first - 1] in _OWNERS else None


def _stand_in(view: View, position: int, name: str) -> Group:
    """The named person at the word that stands for the name."""
    start, end = view.starts[position], view.end(position)
    return Group(position, position + 1, start, end, name, ONE, name, person=True, named=True)


class People:
    """The persons named in the sentence before, and who speaks."""

    def __init__(self, sources: SourceFinder) -> None:
        self.sources = sources
        self._last: View | None = None

    def note(self, view: View) -> None:
        if len(view.tokens) > _LABEL:
            self._last = view

    def meant(self, view: View, position: int, harm: Harm | None) -> Meant | None:
        """The only person named before `position` in this sentence or else in the one before; the dead do not speak."""
        speakers = {who.key for _, who in self.sources.speakers(view.number) if who is not None}
        here = [m for m in _persons(view) if m.last <= position]
        if harm == "killed":
            here = [m for m in here if m.key not in speakers]
        if here:
            return _only(view, here, position)
        before = self._last
        if before is None or view.number - before.number > _NEAR or _nameless(view, 0, position):
            return None
        named = _persons(before)
        return _only(before, named, len(before.tokens)) if named else None


def _persons(view: View) -> list[Mention]:
    """The persons called by name: "the wounded man" is none."""
    return [m for m in view.mentions if m.role == "person" and not m.name.islower()]


def _only(view: View, persons: Sequence[Mention], position: int) -> Meant | None:
    """The person, where no other name or noun for one person stands beside it."""
    first = persons[0]
    if any(m.key != first.key for m in persons) or _nameless(view, persons[-1].last, position):
        return None
    longest = max(persons, key=lambda m: len(m.name))
    return Meant(longest.name, view.number)


def _nameless(view: View, first: int, last: int) -> bool:
    """Whether somebody without a name stands between, who can be meant as well."""
    return any(
        first <= group.first < last
        and not group.named
        and group.reading == ONE
        and (group.victims or "").lower() not in _VICTIM
        for group in view.groups
    )

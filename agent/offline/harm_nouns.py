"""The people a noun of harm is said of: "25 dead", "the toll rose to 56", "Ana Diaz's murder", "among the dead"."""

from ..persons import PLURAL_PERSONS
from ..wordlists import words
from .gazetteer import HarmCue
from .groups import Group
from .harm_arguments import joined_left, joined_right, names_joined
from .phrases import Hit
from .view import View
from .words import BE, DETERMINERS, is_adverb

# "the murder of", "the murder case of"
_ON_TO_VICTIMS = frozenset({"of", "case", "cases"})
_BEFORE_DAY_OR_PLACE = words("on in at near")
_BRACKETS = frozenset("[](")
# Figures follow "the death toll" within a short verb phrase: "had climbed on Monday to 56".
_TOLL_REACH = 18
_KINDS_OF_PEOPLE = words("civilian military")
_KINDS_OF_DEATH = _KINDS_OF_PEOPLE | words("combat confirmed reported violent documented more")
_BODIES = words("body bodies corpse corpses")
_DEAD = words("dead killed deaths fatalities lives")
_NO_PEOPLE = words("more violent other")
_INCLUDING = words("include includes included")
# "among those killed *in the blast* was a nurse"
_AMONG_REACH = 9
_SAYING = words("saying adding stating claiming")


def counted_noun(view: View, first: int, last: int) -> list[Group]:
    """ "25 dead", "no casualties", "two deaths": the figure stands right before."""
    for group in view.groups:
        opening = group.wording.split()[0].lower()
        if (
            group.first < first
            and first <= group.last + 1
            and group.last <= last
            and (group.counted or opening == "one")
        ):
            gap = list(view.words(group.last, first))
            if all(word in _KINDS_OF_DEATH for word in gap):
                return [group._replace(victims=_counted_people(view, group, first, last))]
    return []


def _counted_people(view: View, group: Group, first: int, last: int) -> str | None:
    """Who they are besides "dead" or "wounded": "17 gunmen dead", "63 civilian deaths"; bodies are themselves."""
    if view.lows[last - 1] in _BODIES:
        return view.text(first, last)
    said = (group.victims or "").split()
    while said and (said[-1].lower() in view.lows[first:last] or said[-1].lower() in DETERMINERS):
        said.pop()
    if said and not (len(said) == 1 and said[0].lower() in _NO_PEOPLE):
        return " ".join(said)
    kinds = [view.tokens[i] for i in range(group.first, first) if view.lows[i] in _KINDS_OF_PEOPLE]
    return kinds[0].text if kinds else None


def toll_figure(view: View, last: int) -> list[Group]:
    """The figure of a toll: the first count behind it, after "to", "at", "of", "is" or a colon."""
    if view.lows[last : last + 2] == [",", "which"] and "," in view.lows[last + 2 :]:
        last = view.lows.index(",", last + 2)  # "the toll, which stood at 18 on Monday, is now 26"
    for group in view.groups:
        if group.first >= last and group.counted and group.first - last <= _TOLL_REACH:
            before = next((low for low in reversed(view.lows[last : group.first]) if not is_adverb(low)), "")
            if not _SAYING.isdisjoint(view.lows[last : group.first]):
                return []  # "gave a higher toll, saying bodies of 13 soldiers …"
            if before in {"to", "at", "of", "is", "was", "as", "stood", "reached", "passed", "exceeded", ":"}:
                told = (group.victims or "").lower()
                return [group._replace(victims=None) if told in _DEAD else group]
    return _figure_before(view, last)


def _figure_before(view: View, last: int) -> list[Group]:
    """ "put *at 33* the number of dead", "bringing *to 29* the number of clerks killed"."""
    for group in view.groups:
        number = view.lows[group.first + 1 : group.first + 3] == ["the", "number"]
        if number and 0 < group.first < last and view.lows[group.first - 1] in {"at", "to"}:
            return [group._replace(victims=None)]
    return []


def counts_total(view: View, verb: int) -> bool:
    """ "the number of soldiers killed … to 18": the figure is that of a toll."""
    if "number" not in view.said:
        return False
    before = list(view.words(verb - 8, verb))
    return "number" in before and "of" in before[before.index("number") :]


def people_numbered(view: View, cue: int) -> str | None:
    """ "the number of *members of the front* killed … to 18": whose number it is."""
    first = next(
        (at + 2 for at in range(max(0, cue - 8), cue) if view.lows[at : at + 2] == ["number", "of"]), cue
    )
    while first < cue and view.lows[first] in DETERMINERS:
        first += 1
    people = any(low in PLURAL_PERSONS or low == "members" for low in view.lows[first:cue])
    return view.text(first, cue) if people else None


def owner_of_harm(view: View, hit: Hit[tuple[HarmCue, ...]]) -> Group | None:
    """ "Ana Diaz's murder": the person whose death it is, not who did it ("Ana Diaz's murder of …")."""
    if view.lows[hit.first - 1 : hit.first] != ["'s"] or view.lows[hit.last : hit.last + 1] == ["of"]:
        return None
    return next((g for g in view.groups if g.named and g.last in {hit.first - 1, hit.first}), None)


def behind_of(view: View, last: int) -> int:
    last = _behind_day_and_place(view, last)
    while last < len(view.tokens) and (
        view.lows[last] in _ON_TO_VICTIMS or view.tokens[last].text in _BRACKETS
    ):
        last += 1
    return last


def _behind_day_and_place(view: View, last: int) -> int:
    """ "the killing *on Monday in Tola* of three nurses": where "of" stands behind the day and the place."""
    position = last
    while position < len(view.lows) and view.lows[position] != "of":
        position += view.lows[position] in _BEFORE_DAY_OR_PLACE
        mention = view.mention_at(position) if position < len(view.lows) else None
        if mention is not None and mention.role == "place":
            position = mention.last
        elif view.in_date(position):
            position += 1
        else:
            return last
    return position if position < len(view.lows) else last


def stands_among(view: View, position: int) -> bool:
    return "among" in view.words(position - 3, position)


def includes(view: View, cue: int, group: Group) -> bool:
    """ "The dead *include* three nurses", "casualties included two policemen"."""
    return cue < group.first and not _INCLUDING.isdisjoint(view.lows[cue + 1 : min(group.first, cue + 3)])


def included(view: View, last: int) -> list[Group]:
    """Those whom "the victims include" names first; the others are joined to them."""
    if view.lows[last : last + 1] == [] or view.lows[last] not in _INCLUDING:
        return []
    behind = [g for g in view.groups if 0 < g.first - last <= 3][:1]
    if not behind:
        return []
    return names_joined(view, behind[0]) if behind[0].named else joined_right(view, behind[0])


def among_groups(view: View, hit: Hit[tuple[HarmCue, ...]]) -> list[Group]:
    """ "Ten children were among the dead", "among the dead were ten children"."""
    before = [g for g in view.groups if g.last <= hit.first - 2 and hit.first - g.last <= 5]
    if before:
        return joined_left(view, before[-1]) if before[-1].named else before[-1:]
    be = next(
        (i for i in range(hit.last, min(len(view.lows), hit.last + _AMONG_REACH)) if view.lows[i] in BE), None
    )
    behind = [g for g in view.groups if be is not None and 0 < g.first - be <= 3][:1]
    if behind and not behind[0].named:
        return joined_right(view, behind[0])
    return names_joined(view, behind[0]) if behind else []


def counted_among(view: View, whole: Group) -> Group | None:
    """ "*Seven officers were among* 19 people killed": the figure counted within one that has the word of harm."""
    first = whole.first
    while first > 0 and view.lows[first - 1] in DETERMINERS:
        first -= 1
    if first < 2 or view.lows[first - 1] != "among" or view.lows[first - 2] not in BE or not whole.counted:
        return None
    return next((g for g in reversed(view.groups) if g.last == first - 2 and g.person), None)

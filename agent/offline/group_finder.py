"""Finds the groups of people in a sentence, counted or not: "At least 25 people", "dozens of its men", "a nurse"."""

from bisect import bisect_left
from collections.abc import Sequence

from ..numbers import CountMention, composes
from ..wordlists import words
from .bare_nouns import bare_group
from .counted_nouns import counts_things, head_behind, is_possessed, people_in, with_body
from .groups import ONE, Clause, Group, total_behind
from .names import Mention
from .words import AUXILIARIES, CLAUSE_OPENERS, DETERMINERS

# "17 of them civilians": the figure is part of the one before.
_APART = frozenset({"of them", "of whom", "of which", "of those"})
_POSSESSIVES = (["'s"], ["'"], ["’"])
_OWNED_WITHIN = 3  # "'s 15-year-old"
_NAMED_BY = ([","], ["identified", "as"], ["named"], ["called"], ["named", "as"])
_LONGEST_ASIDE = 10
_NOBODY = words("one nobody")
_ONE = words("one a an")
_CLOSING = words("and or who in at by near on from")
_ARTICLES = words("a an the his her its their former")


class GroupFinder:
    """Finds the groups of one sentence."""

    def __init__(self, clause: Clause) -> None:
        self.clause = clause

    def find(self, counts: Sequence[CountMention]) -> list[Group]:
        groups: list[Group] = []
        starts = self.clause.starts
        counted: dict[int, CountMention] = {}  # by the position of their first token
        for count in counts:
            at = bisect_left(starts, count.start)
            if starts[at : at + 1] == [count.start]:
                counted[at] = count
        nationals = self._nationals()
        named = [at for at, mention in self.clause.mentions.items() if mention.role == "person"]
        behind = 0
        for position in sorted({*self.clause.persons, *named, *nationals, *counted}):
            if position < behind:
                continue
            group = self._at(position, counted)
            if group is None and position in nationals:
                group = self._national(position)
            if group is not None:
                if groups and self._owns(groups[-1], group):
                    group = group._replace(first=groups[-1].first, start=groups.pop().start)
                groups.append(self._joined_part(groups, group))
                behind = group.last
        if not named:
            return [group for i, group in enumerate(groups) if not self._is_aside(groups, i)]
        return [group for i, group in enumerate(groups) if not self._apposed(groups, i)]

    def _owns(self, owner: Group, group: Group) -> bool:
        """ "Juan Paz's wife" is she and not he."""
        if group.named or group.counted or (owner.counted and not owner.named):
            return False
        between = self.clause.lows[owner.last : group.first]
        return between[:1] in _POSSESSIVES and len(between) <= _OWNED_WITHIN

    def _apposed(self, groups: Sequence[Group], i: int) -> bool:
        """ "a teacher, Ana Diaz", "Ana Diaz, a teacher, was": a noun beside a name says who that person is."""
        group = groups[i]
        if group.named or group.counted:
            return False
        behind = groups[i + 1] if i + 1 < len(groups) else None
        between = self.clause.lows[group.last : behind.first] if behind and behind.named else None
        if between == [] or (group.reading == ONE and between in _NAMED_BY):
            return True
        if group.reading != ONE:
            return False
        before = groups[i - 1] if i else None
        opening = self.clause.lows[before.last : group.first] if before is not None and before.named else []
        closed = self.clause.lows[group.last : group.last + 1]
        return bool(opening) and opening[0] == "," and _ARTICLES.issuperset(opening[1:]) and closed != ["and"]

    def _is_aside(self, groups: Sequence[Group], i: int) -> bool:
        """ "His brother, *a captain*, was": between commas a noun says who the one before is."""
        if not i or groups[i].reading != ONE or groups[i - 1].reading != ONE or groups[i].counted:
            return False
        lows, last = self.clause.lows, groups[i].last
        opened = lows[groups[i - 1].last : groups[i].first] in ([",", "a"], [",", "an"])
        closed = lows[last : last + 1] == [","] and lows[last + 1 : last + 2]
        return opened and bool(closed) and lows[last + 1] not in DETERMINERS | {"and", "or"}

    def _joined_part(self, groups: list[Group], group: Group) -> Group:
        """ "including 22 women and 14 children": what is joined to a part is a part."""
        before = groups[-1] if groups else None
        if before is None or not before.part:
            return group
        behind = self.clause.lows[group.last : group.last + 1]
        if behind and behind[0] in AUXILIARIES and not self._opens_sentence(groups):
            return group
        joined = self.clause.lows[before.last : group.first] in (["and"], [","], [",", "and"])
        own = (
            group.counted and group.last - 1 in self.clause.harmed
        )  # "…, two of them women, and 35 *wounded*"
        plainly = joined and group.last not in self.clause.harmed and not own
        listed = plainly or self._lists_on(before.last, group.first)
        return group._replace(part=True) if listed else group

    def _opens_sentence(self, groups: Sequence[Group]) -> bool:
        """ "At least 20 people, including 12 women and six girls were hurt": the verb is of the first figure."""
        whole = next((one for one in reversed(groups) if not one.part), None)
        return whole is not None and not any(i in self.clause.harmed for i in range(groups[-1].first))

    def _lists_on(self, first: int, last: int) -> bool:
        """ "including a guard killed by a mine, *six men* shot in the north, *and the five* clerks": a list goes on."""
        lows = self.clause.lows[first:last]
        while lows and lows[-1] in DETERMINERS:
            lows.pop()
        if not lows or len(lows) > _LONGEST_ASIDE or not (first in self.clause.harmed or lows[0] == "shot"):
            return False
        return lows[-1] in {",", "and"} and AUXILIARIES.isdisjoint(lows) and CLAUSE_OPENERS.isdisjoint(lows)

    def _at(self, position: int, counts: dict[int, CountMention]) -> Group | None:
        count = counts.get(position)
        if count is not None:
            return self._counted(position, count)
        mention = self.clause.mentions.get(position)
        if mention is not None and mention.role == "person":
            return self._named(mention)
        return bare_group(self.clause, position)

    def _nationals(self) -> list[int]:
        """ "one Malian", "an Israeli": where one of a nation may be told of."""
        tokens, lows = self.clause.tokens, self.clause.lows
        behind = [at for at in self.clause.entries if at and lows[at - 1] in _ONE]
        return [at for at in behind if self.clause.gazetteer.is_demonym(tokens[at])]

    def _national(self, position: int) -> Group | None:
        """One of a nation, where no noun follows that the nation describes."""
        behind = position + 1
        if behind < len(self.clause.tokens):
            token = self.clause.tokens[behind]
            closed = token.low in AUXILIARIES or token.low in _CLOSING or behind in self.clause.harmed
            if token.word and not closed:
                return None
        wording = self.clause.wording(position - 1, behind)
        return Group(
            position,
            behind,
            self.clause.starts[position],
            self.clause.end(position),
            wording,
            ONE,
            self.clause.wording(position, behind),
            person=True,
            noun=self.clause.gazetteer.people,
            counted=False,
        )

    def _counted(self, first: int, count: CountMention) -> Group | None:
        behind = first
        while behind < len(self.clause.tokens) and self.clause.starts[behind] < count.end:
            behind += 1
        apart = " ".join(self.clause.lows[behind : behind + 2]) in _APART
        within = total_behind(self.clause.lows, behind) is not None
        if within:  # "five of the 10 guards": the noun stands behind the total
            behind += 3
        head = head_behind(self.clause, behind + 2 if apart else behind)
        if head is not None and self.clause.lows[behind - 1] in _NOBODY and self.clause.lows[behind] != "of":
            head = None  # "no one claimed responsibility"
        if counts_things(self.clause, head):
            return None
        last = head[0] if head else behind
        victims_first = behind + 2 if apart and head else behind
        if (
            victims_first < last
            and self.clause.tokens[victims_first].low == "of"
            and not is_possessed(self.clause, victims_first)
        ):
            victims_first += 1
        noun = head[1] if head else None
        told = with_body(self.clause, last) if last > victims_first else last
        return Group(
            first,
            last,
            self.clause.starts[first],
            self.clause.end(last - 1),
            count.text,
            count.reading,
            people_in(self.clause, victims_first, told) if last > victims_first else self._noun_inside(count),
            (head is not None and noun is not None) or composes(count.text),
            noun,
            apart or within or self.clause.is_part(first),
        )

    def _noun_inside(self, count: CountMention) -> str | None:
        """The noun where the count wording already holds it ("a mother and her two sons")."""
        return count.text if composes(count.text) else None

    def _named(self, mention: Mention) -> Group:
        return Group(
            mention.first,
            mention.last,
            mention.start,
            mention.end,
            mention.name,
            ONE,
            mention.name,
            person=True,
            part=self.clause.is_part(mention.first),
            named=True,
        )

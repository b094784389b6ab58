"""Groups of people in a sentence, counted or not: "At least 25 people", "dozens of its soldiers", "a nurse".

A group is a noun phrase that can be the victim of harm. What happened to it is decided elsewhere.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ..numbers import CountMention, Reading, composes, read_count
from ..wordlists import words
from .gazetteer import Gazetteer
from .lexicon import PersonNoun
from .names import Mention
from .tokens import Token
from .words import (
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR_PASTS,
    POSSESSIVES,
    PREPOSITIONS,
    is_adverb,
    is_function_word,
)

# More qualifiers than this between a count and its noun belong to another phrase.
_REACH = 5

_ONE = Reading("exact", 1, 1, 1)
_SOME = Reading("unspecified_plural", None, None, None)

_QUALIFIERS_AT_MOST = 3
# Nouns for people that as often describe another noun.
_ADJECTIVES = words("""
    local civilian elderly military rebel terrorist militant insurgent guerrilla separatist opponent official
    relative minor male female monitor media dissident religious
""")

# "17 of them civilians": the figure is part of the one before.
_APART = frozenset({"of them", "of whom", "of which", "of those"})
_PART_MARKERS = (
    ("including",),
    ("among", "them"),
    ("among", "whom"),
    ("of", "them"),
    ("of", "whom"),
    ("of", "which"),
    ("among", "those"),
    ("mostly",),
    ("most", "of", "them"),
    ("some", "of", "them"),
)
_BELONGING = words("member members fighter fighters soldier soldiers militant militants supporter supporters")
_QUOTES = frozenset('“”"«»')


class Group(NamedTuple):
    """People at `tokens[first:last]`. `wording` and `victims` are the article's wording; `person` is false where
    the noun is not known to name people, so only an adjacent word of harm makes victims of them.
    """

    first: int
    last: int
    start: int
    end: int
    wording: str
    reading: Reading
    victims: str | None
    person: bool
    noun: PersonNoun | None = None
    part: bool = False  # "including …", "of whom …": counted within the figure before
    named: bool = False
    counted: bool = True


class GroupFinder:
    """Finds the groups of one sentence."""

    def __init__(
        self,
        tokens: Sequence[Token],
        text: str,
        mentions: Sequence[Mention],
        harmed: frozenset[int],
        gazetteer: Gazetteer,
    ) -> None:
        self.tokens, self.text, self.harmed, self.gazetteer = tokens, text, harmed, gazetteer
        self.lows = [token.low for token in tokens]
        self.mentions = {m.first: m for m in mentions}
        # "members of the National Liberation Front": the words of a body's name are no people.
        self.inside = {
            position
            for m in mentions
            if m.role == "body" and m.last - m.first > 1
            for position in range(m.first, m.last)
        }

    def find(self, counts: Sequence[CountMention]) -> list[Group]:
        groups: list[Group] = []
        by_start = {count.start: count for count in counts}
        position = 0
        while position < len(self.tokens):
            group = self._at(position, by_start)
            if group is not None:
                groups.append(self._joined_part(groups, group))
                position = max(group.last, position + 1)
            else:
                position += 1
        return [group for i, group in enumerate(groups) if not self._apposed(groups, i)]

    def _apposed(self, groups: Sequence[Group], i: int) -> bool:
        """ "a teacher, Ana Diaz", "Ana Diaz, a teacher, was": a noun beside a name says who that person is."""
        group = groups[i]
        if group.named or group.counted or group.reading != _ONE:
            return False
        behind = groups[i + 1] if i + 1 < len(groups) else None
        if behind is not None and behind.named and self.lows[group.last : behind.first] in ([], [","]):
            return True
        before = groups[i - 1] if i else None
        opening = self.lows[before.last : group.first] if before is not None and before.named else []
        closed = self.lows[group.last : group.last + 1]
        return bool(opening) and opening[0] == "," and _ARTICLES.issuperset(opening[1:]) and closed != ["and"]

    def _joined_part(self, groups: list[Group], group: Group) -> Group:
        """ "including 22 women and 14 children": what is joined to a part is a part."""
        before = groups[-1] if groups else None
        joined = (
            before is not None
            and before.part
            and self.lows[before.last : group.first] in (["and"], [","], [",", "and"])
        )
        alone = group.last < len(self.lows) and (
            self.lows[group.last] in AUXILIARIES or group.last in self.harmed
        )
        return group._replace(part=True) if joined and not alone else group

    def _at(self, position: int, counts: dict[int, CountMention]) -> Group | None:
        count = counts.get(self.tokens[position].start)
        if count is not None:
            return self._counted(position, count)
        mention = self.mentions.get(position)
        if mention is not None and mention.role == "person":
            return self._named(mention)
        return self._bare(position)

    def _slice(self, first: int, last: int) -> str:
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def _counted(self, first: int, count: CountMention) -> Group:
        behind = first
        while behind < len(self.tokens) and self.tokens[behind].start < count.end:
            behind += 1
        apart = " ".join(self.lows[behind : behind + 2]) in _APART
        head = self._head(behind + 2 if apart else behind)
        last = head[0] if head else behind
        victims_first = behind + 2 if apart and head else behind
        if (
            victims_first < last
            and self.tokens[victims_first].low == "of"
            and not self._possessed(victims_first)
        ):
            victims_first += 1
        noun = head[1] if head else None
        told = self._belonging(last) if last > victims_first else last
        return Group(
            first,
            last,
            self.tokens[first].start,
            self.tokens[last - 1].end,
            count.text,
            count.reading,
            self._people(victims_first, told) if last > victims_first else self._noun_inside(count),
            (head is not None and noun is not None) or composes(count.text),
            noun,
            apart or self._is_part(first),
        )

    def _belonging(self, last: int) -> int:
        """ "members *of the Viv Front*": the body they belong to is part of who they are."""
        if self.lows[last - 1] not in _BELONGING or last >= len(self.tokens) or self.lows[last] != "of":
            return last
        position = last + 1
        while position < len(self.tokens) and self.lows[position] in DETERMINERS:
            position += 1
        mention = self.mentions.get(position)
        return mention.last if mention is not None and mention.role in {"body", "force"} else last

    def _people(self, first: int, last: int) -> str:
        """The words for the people, without the quotation marks around them."""
        while first < last - 1 and self.tokens[first].text in _QUOTES:
            first += 1
        while last > first + 1 and self.tokens[last - 1].text in _QUOTES:
            last -= 1
        return self._slice(first, last)

    def _noun_inside(self, count: CountMention) -> str | None:
        """The noun where the count wording already holds it ("a mother and her two sons")."""
        return count.text if composes(count.text) else None

    def _possessed(self, of: int) -> bool:
        return of + 1 < len(self.tokens) and self.tokens[of + 1].low in POSSESSIVES

    def _head(self, position: int) -> tuple[int, PersonNoun | None] | None:
        """Where the noun phrase behind a count ends, and its noun if it is a known person noun."""
        if position < len(self.tokens) and self.tokens[position].low == "of":
            position += 1
        limit = min(len(self.tokens), position + _REACH)
        i = position
        found: tuple[int, PersonNoun | None] | None = None
        while i < limit:
            noun = self.gazetteer.persons.at(self.lows, i)
            if found is not None and found[1] is not None and self.lows[i - 1] == found[1].plural:
                break  # "several soldiers dead": a plural closes the phrase
            if noun is not None:
                found = (noun.last, noun.payload)
                i = noun.last
                continue
            token = self.tokens[i]
            if token.low == "members" or token.low == "member":
                found = (i + 1, None)
                break
            if token.text in _QUOTES and found is None:
                limit, i = (
                    min(len(self.tokens), limit + 1),
                    i + 1,
                )  # "five “apostates”", "“several” civilians"
                continue
            if found is not None or not token.word:
                break
            if i > position and (token.low.endswith("ing") or token.low in IRREGULAR_PASTS):
                break  # "nine herders belonging to …": the unknown noun ends before the participle
            if token.low in DETERMINERS or token.low in {"other", "further", "more", "additional"}:
                i += 1
                continue
            if is_function_word(token.low) or is_adverb(token.low) or i in self.harmed:
                break
            if self.gazetteer.is_people(token):
                found = (i + 1, self.gazetteer.people)
                i += 1
                continue
            i += 1
        if found is not None:
            return found
        return (i, None) if i > position and self._ends_phrase(i) else None

    def _ends_phrase(self, position: int) -> bool:
        """A noun we do not know ends a phrase where a verb, a preposition or a stop follows."""
        if position >= len(self.tokens):
            return True
        token = self.tokens[position]
        return (
            token.low in AUXILIARIES
            or token.low in PREPOSITIONS
            or token.low in IRREGULAR_PASTS
            or token.low.endswith(("ing", "ed"))
            or not token.word
            or token.low in {"who", "and", "or", "that"}
            or position in self.harmed
        )

    def _named(self, mention: Mention) -> Group:
        return Group(
            mention.first,
            mention.last,
            mention.start,
            mention.end,
            mention.name,
            _ONE,
            mention.name,
            person=True,
            part=self._is_part(mention.first),
            named=True,
        )

    def _bare(self, position: int) -> Group | None:
        """A person noun without a figure: one person ("a nurse", "his wife") or an unspecified number."""
        noun = self.gazetteer.persons.at(self.lows, position)
        if noun is None or self.tokens[noun.last - 1].low in _COLLECTIVES or position in self.inside:
            return None
        if self._describes(noun.last):
            return None
        if (
            position > 1
            and self.lows[position - 1] in {"one", "same"}
            and self.lows[position - 2] in PREPOSITIONS | {"the"}
        ):
            return None  # "three girls from one family"
        first = position
        while first > 0 and (self._qualifies(first - 1) or self._nationality(first - 1)):
            first -= 1
        if first == position and not self._opens(first - 1):
            first = self._opened_at(position)
        singular = noun.payload.singular == " ".join(t.low for t in self.tokens[position : noun.last])
        determined = first > 0 and self.tokens[first - 1].low in DETERMINERS | {"'s", "one"}
        if singular and not determined and noun.payload.plural != "-":
            return None
        several = noun.payload.plural in {"-", noun.payload.singular}
        reading = _ONE if singular and not several else _SOME
        if noun.payload.group == "families":
            reading = read_count(self._slice(max(0, first - 1), noun.last)) or reading
        count_first = (
            first - 1
            if determined and self.tokens[first - 1].low in {"a", "an", "one", "his", "her"}
            else first
        )
        words = self._slice(first, noun.last)
        return Group(
            first,
            noun.last,
            self.tokens[first].start,
            self.tokens[noun.last - 1].end,
            self._slice(count_first, noun.last),
            reading,
            words,
            person=True,
            noun=noun.payload,
            part=self._is_part(count_first),
            counted=False,
        )

    def _describes(self, behind: int) -> bool:
        """ "the local Red Cross", "rebel fire": before another noun it is an adjective."""
        if behind in self.inside:
            return True
        if (
            behind >= len(self.tokens)
            or behind in self.harmed
            or self.gazetteer.persons.at(self.lows, behind)
        ):
            return False
        token = self.tokens[behind]
        return (
            token.word
            and token.text[0].islower()
            and not token.low.endswith(("ed", "ing", "s"))
            and not is_function_word(token.low)
            and not is_adverb(token.low)
            and token.low not in IRREGULAR_PASTS
            and self.gazetteer.persons.at(self.lows, behind - 1) is not None
            and self.tokens[behind - 1].low in _ADJECTIVES
        )

    def _opens(self, position: int) -> bool:
        return position >= 0 and self.lows[position] in DETERMINERS | {"'s", "one"}

    def _opened_at(self, noun: int) -> int:
        """ "a warehouse guard": plain words between the article and the noun, where an article opens the phrase."""
        for first in range(noun - 1, max(0, noun - _QUALIFIERS_AT_MOST) - 1, -1):
            token = self.tokens[first]
            if (
                not token.word
                or not token.text[0].islower()
                or is_function_word(token.low)
                or first in self.harmed
            ):
                return noun
            if self._opens(first - 1) and self.lows[first - 1] in {"a", "an", "one"}:
                return first
        return noun

    def _nationality(self, position: int) -> bool:
        """ "a U.S. marine", "a French nurse"."""
        entry = self.gazetteer.entry_of(self.lows[position])
        national = entry is not None and entry.category in {"country", "demonym"}
        return national and self.tokens[position].capitalised

    def _qualifies(self, position: int) -> bool:
        token = self.tokens[position]
        return (
            token.word
            and token.low != "including"
            and not is_function_word(token.low)
            and not is_adverb(token.low)
            and position not in self.harmed
            and (
                token.low.endswith(("-old", "ing", "an", "ish", "ese", "al", "ian"))
                or token.low in _QUALIFIERS
            )
        )

    def _is_part(self, first: int) -> bool:
        """Whether a marker such as "including" stands before the group."""
        position = first
        while position > 0 and self.tokens[position - 1].low in DETERMINERS:
            position -= 1
        before = tuple(token.low for token in self.tokens[max(0, position - 4) : position])
        return any(_ends_with(before, marker) for marker in _PART_MARKERS)


def _ends_with(words: tuple[str, ...], marker: tuple[str, ...]) -> bool:
    trimmed = words
    while trimmed and (trimmed[-1] in {"at", "least", "were", "are", ","} or is_adverb(trimmed[-1])):
        trimmed = trimmed[:-1]
    return len(trimmed) >= len(marker) and trimmed[-len(marker) :] == marker


_ARTICLES = words("a an the his her its their former")
# A body of people is not one person: "an army", "the militia".
_COLLECTIVES = words("""
    army armies force forces brigade battalion regiment division militia militias movement front group
    groups junta coalition unit units column patrol military navy squad gang network cell
    organisation organization faction jet jets warplane warplanes helicopter helicopters aircraft drone
    drones
""")
_QUALIFIERS = words("""
    young old elderly pregnant armed unarmed innocent off-duty former senior local displaced government
    army police rebel two three other fellow foreign security
""")

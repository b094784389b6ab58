"""Place phrases: the words that name a place.

A place is a name, a noun for places ("several villages", "the base at X") or a pronoun that stands for one.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ..wordlists import words
from .gazetteer import Gazetteer
from .place_names import COMPLEMENT, NUMBERS, PlaceNames
from .place_words import SETTLEMENTS, is_level
from .view import View
from .words import AUXILIARIES, DETERMINERS, DIRECTIONS, PREPOSITIONS, is_adverb, is_function_word

# "took up positions", "took part", "clearing mines": the object is no place.
_UNPLACED = words(
    "up part place over responsibility credit advantage mines weapons ammunition vehicles hostages"
)
_PARTS = words("""
    cluster handful string swathe swathes swath stretch stretches chunk chunks pockets bulk portion portions
    whole entire rest all most parts part much half some dozens several many number outskirts centre center
""")
_CALLED = words("called named")
_DEFINITE = words("the this that these those its their his")
_SECTIONS = words("areas parts quarters districts neighbourhoods neighborhoods sections streets")
_LINES = words("line border frontier")
_SHARES = words("north south east west northeast northwest southeast southwest")
_SIDES = _SHARES | {"centre", "center"}
# "the state capital, Hazm": of these there is one, so the name behind the comma is its own.
_SINGULAR_SEATS = words("capital stronghold bastion")
_CLOSING_NAME = words(", . ; on in after before during by from as and while with")
_POSTS = words("positions posts bases trenches outposts camps")
_POSTS_REACH = 8
_MILES = words("kilometres kilometers miles km kms metres meters")  # behind "120 square"
_CENTRES = (["centre"], ["center"])
_NAMED_BEFORE = frozenset({"town", "village"})
_BEFORE_PARTICIPLES = _SIDES | AUXILIARIES
_OWNERS = frozenset({"force", "body", "government"})
_OWNING = frozenset({"'s", "'"})
_PLACE_PRONOUNS = frozenset({"it", "there"})
_LONGEST_PHRASE = 12
_QUANTIFYING = DETERMINERS | _PARTS | NUMBERS
# Behind these a participle describes a place: "the besieged town".
_OPENING = _QUANTIFYING | PREPOSITIONS


class PlacePhrase(NamedTuple):
    """The words of a place, where they stand, and whether a name is among them."""

    words: str
    first: int
    last: int
    name: str | None
    level: str | None

    @property
    def key(self) -> str:
        return place_key(self.name or self.words)


def place_key(place: str) -> str:
    """What two wordings of one place have in common: "the town of Sake", "Sake"."""
    low = place.lower().removeprefix("the ")
    first, _, last = low.rpartition(" ")
    if first and last in _NAMED_BEFORE and not place.split()[0].islower():
        return first  # "Oruk town"
    kind, of, name = low.partition(" of ")
    return name if of and kind in SETTLEMENTS else low


class PlacePhrases:
    """Reads place phrases in the sentences of one article."""

    def __init__(self, gazetteer: Gazetteer, views: Sequence[View]) -> None:
        self.gazetteer = gazetteer
        self._names = PlaceNames(gazetteer, views)

    def phrase(self, view: View, start: int) -> PlacePhrase | None:
        """The place phrase whose first token is `start`."""
        if start < len(view.tokens) and view.lows[start] in _PLACE_PRONOUNS:
            ends = start + 1 == len(view.tokens) or view.lows[start + 1] not in {"'s", "is", "was"}
            return PlacePhrase(view.lows[start], start, start + 1, None, None) if ends else None
        position = start
        level: int | None = None
        name_first: int | None = None
        name_last: int | None = None
        lows = view.lows
        longest = min(len(lows), start + _LONGEST_PHRASE)
        while position < longest:
            low = lows[position]
            bare = level is None and name_first is None  # only words before a noun or name so far
            if bare:
                if low in _UNPLACED:
                    return None
                if (behind := self._past_owner(view, position)) is not None:
                    position = behind
                    continue
            if (end := self._names.end(view, position)) is not None:
                if name_first is not None:
                    break
                if lows[end : end + 1] == [
                    "'s"
                ]:  # "the province's capital Hazm": the name behind it is meant
                    position = end + 1
                    continue
                name_first, name_last = position, end
                position = end
            elif low in _SECTIONS and (whole := self._whole_of(view, position)) is not None:
                return self.phrase(view, whole)
            elif level is not None and low in _SHARES:
                break  # "a town northwest of …"
            elif is_level(low):
                following = lows[position + 1 : position + 2]
                if following == ["'s"]:
                    position += 2  # "the valley's main town"
                    name_first = name_last = None
                elif following in _CENTRES:
                    level, position = position + 1, position + 2  # "the district centre"
                else:
                    level, position = position, position + 1
                    if name_first is not None and (end := self._ranked(view, level)) is not None:
                        name_first, name_last, position = level + 1, end, end
                    elif name_first is not None:
                        break
            elif (
                (low == "of" and self._goes_on(view, position, level))
                or (low == "and" and self._joins_directions(view, position))
                or (bare and self._modifies(view, position))
                or (name_first is not None and level is None and self._noun_of_name(view, position))
            ):
                position += 1
            else:
                break
        if level is None and name_first is None:
            return None
        return self._closed(view, start, level, name_first, name_last)

    def _past_owner(self, view: View, position: int) -> int | None:
        """ "the separatist Red Tiger rebels' stronghold": where the words of whose it is end."""
        if (owner := view.mention_at(position)) is None or (behind := view.mention_at(owner.last)) is None:
            return None
        while behind is not None:
            owner, behind = behind, view.mention_at(behind.last)
        owned = view.lows[owner.last : owner.last + 1] in (["'s"], ["'"])
        return owner.last + 1 if owned and owner.role in _OWNERS else None

    def _whole_of(self, view: View, section: int) -> int | None:
        """ "all areas of *the town*": where the nameless whole stands that is not named here."""
        of_the = view.lows[section + 1 : section + 3] in (["of", "the"], ["of", "this"])
        inner = view.lows[section + 3 : section + 4]
        return section + 3 if of_the and inner and inner[0] in SETTLEMENTS else None

    def _on_line(self, view: View, last: int) -> PlacePhrase | None:
        """ "crossed the border near Bunagana": a line is crossed at a place."""
        if view.lows[last - 1] not in _LINES or view.lows[last : last + 1] not in (
            ["near"],
            ["at"],
            ["around"],
            ["into"],
        ):
            return None
        return self.phrase(view, last + 1)

    def _closed(
        self, view: View, start: int, level: int | None, name_first: int | None, name_last: int | None
    ) -> PlacePhrase | None:
        end = max(name_last or 0, (level or 0) + 1)
        if (crossed := self._on_line(view, end)) is not None:
            return crossed
        if name_first is not None and name_last is not None:
            return self._named(view, start, level, name_first, name_last)
        if level is None or "".join(view.lows[level + 1 : level + 2]) in _MILES:
            return None
        first, last = start, level + 1
        while first < level and view.lows[first] in _DEFINITE:
            first += 1
        called = self._called(view, last)
        name_end = self._names.end(view, called) if called is not None else None
        if called is not None and name_end is not None:
            name = self._text(view, called, name_end)
            return PlacePhrase(name, start, name_end, name, view.lows[level])
        if (named := self._apposed_name(view, level)) is not None:
            return named
        last = self._past_holder(view, last)
        if (
            view.lows[last : last + 1]
            and view.lows[last] in _SHARES
            and view.lows[last + 1 : last + 2] == ["of"]
        ):
            last = self._name_phrase(view, last + 2) or last
        if view.lows[level] in _POSTS and (placed := self._placed_posts(view, last)) is not None:
            return placed
        if last < len(view.lows) and view.lows[last] in COMPLEMENT:
            behind = self._name_phrase(view, last + 1)
            if behind is not None:
                last = behind
        return PlacePhrase(self._text(view, first, last), first, last, None, view.lows[level])

    def _placed_posts(self, view: View, first: int) -> PlacePhrase | None:
        """ "positions occupied last week in Sake": where they are, behind words that say how they were had."""
        if not view.lows[first : first + 1] or not view.lows[first].endswith(("ed", "held", "taken")):
            return None
        for at in range(first + 1, min(len(view.lows), first + _POSTS_REACH)):
            if view.lows[at] in {"in", "at", "around", "near", "inside"} and not view.in_date(at + 1):
                behind = self.phrase(view, at + 1)
                return behind if behind is not None and behind.name is not None else None
        return None

    def _apposed_name(self, view: View, level: int) -> PlacePhrase | None:
        """ "the provincial capital, Hazm": the name that says which one."""
        if view.lows[level] not in _SINGULAR_SEATS or view.lows[level + 1 : level + 2] != [","]:
            return None
        end = self._names.end(view, level + 2)
        if end is None or not (end >= len(view.lows) or view.lows[end] in _CLOSING_NAME):
            return None
        name = self._text(view, level + 2, end)
        return PlacePhrase(name, level, end, name, view.lows[level])

    def _ranked(self, view: View, level: int) -> int | None:
        """Where the name ends in "northern Iraq's largest city Mosul"."""
        return self._names.end(view, level + 1) if view.lows[level - 1].endswith("est") else None

    def _past_holder(self, view: View, of: int) -> int:
        """ "a stronghold of militants in Kasenga": whose it is stands before where it is."""
        if view.lows[of : of + 1] != ["of"]:
            return of
        first = of + 1
        while first < len(view.lows) and (view.lows[first] in DETERMINERS or view.lows[first][0].isdigit()):
            first += 1
        holder = view.mention_at(first)
        if holder is None or holder.role not in {"force", "body"}:
            return of
        last = holder.last
        if last < len(view.lows) and view.lows[last].isdigit():
            last += 1  # "Light Infantry Battalion 563"
        placed = last < len(view.lows) and view.lows[last] in COMPLEMENT
        return last if placed or holder.role == "body" else of

    def _called(self, view: View, position: int) -> int | None:
        """Behind "called", "known as", "known in Arabic as"."""
        low = view.lows[position] if position < len(view.lows) else ""
        if low in _CALLED:
            return position + 1
        if low == "known" and "as" in view.lows[position : position + 4]:
            return view.lows.index("as", position) + 1
        return None

    def _named(
        self, view: View, start: int, level: int | None, name_first: int, name_last: int
    ) -> PlacePhrase | None:
        name = self._text(view, name_first, name_last)
        kind = view.lows[level] if level is not None else None
        if level is None:
            first = self._parts_first(view, start, name_first)
            return PlacePhrase(self._text(view, first, name_last), first, name_last, name, None)
        if level >= name_last:  # "Idlib province", "the Nushayma oil terminal"
            first = self._parts_first(view, start, name_first)
            words_ = self._text(view, first, level + 1)
            return PlacePhrase(words_, first, level + 1, words_ if first == name_first else None, kind)
        if level + 1 == name_first:  # "the provincial capital Hazm"
            return PlacePhrase(name, start, name_last, name, kind)
        first = level  # "the mining town of Sake"
        if kind not in SETTLEMENTS:
            first = start
            while first < level and view.lows[first] in _DEFINITE:
                first += 1
        return PlacePhrase(self._text(view, first, name_last), first, name_last, name, kind)

    def _parts_first(self, view: View, start: int, name_first: int) -> int:
        """Where "all of", "parts of", "northern" before a name begin."""
        first = name_first
        while first > start and (
            view.lows[first - 1] in _PARTS
            or view.lows[first - 1] == "of"
            or view.lows[first - 1] in DIRECTIONS
            or self._joins_directions(view, first - 1)
        ):
            first -= 1
        return first if view.lows[first] != "of" else name_first

    def _joins_directions(self, view: View, position: int) -> bool:
        """ "central *and* southern Kasenga"."""
        if view.lows[position] != "and" or not position:
            return False
        beside = view.lows[position - 1 : position + 2 : 2]
        return len(beside) == 2 and DIRECTIONS.issuperset(beside)

    def _name_phrase(self, view: View, position: int) -> int | None:
        """Where "al-Ward oilfield", "the town of Sake" behind a preposition ends."""
        phrase = self.phrase(view, position)
        return phrase.last if phrase is not None and phrase.name is not None else None

    def _goes_on(self, view: View, of: int, level: int | None) -> bool:
        """ "all of Idlib", "the village of Mutoro", "dozens of villages"."""
        counted = view.lows[of - 1] in NUMBERS or view.lows[of - 1].isdigit()  # "seven of the villages"
        return level == of - 1 or view.lows[of - 1] in _PARTS or (level is None and counted)

    def _modifies(self, view: View, position: int) -> bool:
        token = view.tokens[position]
        low = token.low
        if low in _QUANTIFYING or low[0].isdigit() or view.counted(position):
            return True
        if view.in_date(position):
            return False
        if position in view.verbs:
            opened = position > 0 and view.lows[position - 1] in _OPENING
            if not (opened and low.endswith(("ed", "ing"))):
                return False
        if low.endswith("ing") and position > 0 and view.lows[position - 1] in _BEFORE_PARTICIPLES:
            return False  # "encircled the east, cutting the road", "were holding the town"
        mention = view.mention_at(position)
        if mention is not None and mention.role in {"force", "government", "body"}:
            if position < mention.last - 1 and is_level(view.lows[mention.last - 1]):
                return True  # "the army garrison"
            behind = view.lows[mention.last : mention.last + 3]
            if behind[1:2] == ["group"] or behind[:1] == ["group"]:
                behind = behind[behind.index("group") + 1 :]  # "the Lake Front terror group bastion"
            return bool(behind) and (is_level(behind[0]) or behind[0] in _OWNING)
        plain = token.word and not is_function_word(low) and not is_adverb(low)
        return plain or low in _OWNING

    def _noun_of_name(self, view: View, position: int) -> bool:
        """ "Nushayma oil terminal": plain words between a name and its noun for a place."""
        behind = view.lows[position + 1] if position + 1 < len(view.lows) else ""
        token = view.tokens[position]
        plain = token.word and token.small and not is_function_word(token.low)
        return plain and position not in view.verbs and is_level(behind)

    def _text(self, view: View, first: int, last: int) -> str:
        return view.text(first, last)

    def is_known(self, phrase: PlacePhrase) -> bool:
        """Whether the article or the gazetteer says that this is a place."""
        return phrase.level is not None or phrase.name is None or self._names.is_known(phrase.name)

    def learn(self, phrase: PlacePhrase) -> None:
        """What was taken or lost is a place from then on."""
        if phrase.name is not None:
            self._names.learn(phrase.name)

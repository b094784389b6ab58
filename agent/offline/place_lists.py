"""Lists of places: "Kasenga and the villages of Mutoro, Sake and Kibati", "three villages: …"."""

from ..wordlists import words
from .place_phrases import PlacePhrase, PlacePhrases
from .place_words import SETTLEMENTS
from .view import View
from .words import AUXILIARIES, is_adverb

# What joins a place to the one before, the longer first.
_JOINING = (
    [",", "as", "well", "as"],
    ["as", "well", "as"],
    [",", "along", "with"],
    ["along", "with"],
    [",", "such", "as"],
    ["such", "as"],
    [",", "including"],
    ["including"],
    [",", "namely"],
    [",", "and"],
    [",", "in", "addition", "to"],
    ["in", "addition", "to"],
    ["and", "then"],
    [",", "then"],
    ["and", "later"],
    ["and"],
    ["or"],
    [","],
)
_OPENING_JOINTS = frozenset(joint[0] for joint in _JOINING)
_LIST_MARKS = ([":"], ["-"], ["–"], ["—"], ["--"], ["("])
_SHARES = words("north south east west northeast northwest southeast southwest")
_BEHIND_DATE = words("on since in at early late during")
_APPOSED = 8
_VILLAGES = words("villages towns cities settlements hamlets localities districts communes townships")
_APPOSING = words("a an the capital home seat headquarters site one")
_INDEFINITE = words("several many some various dozens")
_NUMERALS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_BETWEEN_GROUPS = words("; , and the also")
# What a village may be said to lie in, before the list goes on.
_WHOLES = words(
    "districts district province region governorate county state municipality oblast raion canton area"
)
_LONGEST_BRACKET = 6
# "have fallen to the rebels, including": the words between are few.
_NAMED_REACH = 10


class PlaceLists(PlacePhrases):
    """Reads the places that stand in a row."""

    def behind(self, view: View, first: int) -> PlacePhrase | None:
        """The place phrase that begins at token `first`, or behind a date that stands between."""
        return self.phrase(view, self.past_dates(view, first))

    def all_behind(self, view: View, first: int) -> list[PlacePhrase]:
        """The place behind a verb and those joined to it: "captured Kasenga and the village of Mutoro"."""
        if view.lows[first : first + 1] == [":"]:
            return known_alone(self.names_from(view, first + 1))
        phrase = self.behind(view, _past_occupation(view, first))
        return self.list_from(view, phrase) if phrase is not None else []

    def list_from(self, view: View, opening: PlacePhrase) -> list[PlacePhrase]:
        """The place and those joined to it."""
        if names := self.by_district(view, opening):
            return names
        found: list[PlacePhrase] = []
        phrase: PlacePhrase | None = opening
        while phrase is not None:
            if found and found[-1].name is None and _is_bare(phrase):
                first = found.pop().first  # "several towns and villages": one place in two words
                phrase = phrase._replace(words=self._text(view, first, phrase.last), first=first)
            found.append(phrase)
            after = self._past_whole(view, phrase)
            joined = joined_by(view, after)
            if not joined:
                break
            after += joined
            low = view.lows[after] if after < len(view.lows) else ""
            apposed = view.lows[after - 1] == "," and (low in _APPOSING or low in _SHARES)
            apposed = apposed or (view.lows[after - 1] == "," and "capital" in view.lows[after : after + 3])
            if apposed and self._is_listed(view, after):
                apposed = False
            if apposed and (behind := _past_apposition(view, after)) is not None:
                after, apposed = behind, False
            phrase = None if apposed else self.phrase(view, after) or self._titled(view, after, found)
            comma = view.lows[after - joined : after] == [","] if phrase is not None else False
            if phrase is not None and comma and _acts(view, phrase):
                break  # "retook the town, Goma said"
            if phrase is not None and _shares_level(found[-1], phrase):
                first = found.pop().first
                phrase = phrase._replace(words=self._text(view, first, phrase.last), first=first, name=None)
        if (several := self._some_of(view, found)) is not None:
            return [several]
        named = [phrase for phrase in found if phrase.name is not None]
        return known_alone([*named, *self._spelled_out(view, found[-1])]) or found

    def named_after(self, view: View, first: int) -> list[PlacePhrase]:
        """ "have fallen to the rebels: Sake and Minova": the names of what was counted before the verb."""
        for at in range(first, min(len(view.lows), first + _NAMED_REACH)):
            if view.harmed(at) or (view.counted(at) and not view.in_date(at)) or at in view.verbs:
                break
            if view.lows[at] == ":" or view.lows[at - 1 : at + 1] == [",", "including"]:
                return self.names_from(view, at + 1)
        return []

    def by_district(self, view: View, opening: PlacePhrase) -> list[PlacePhrase]:
        """ "Oruk district - Sake, Minova; the villages of Tamun district - Kibati": the names behind each dash."""
        found: list[PlacePhrase] = []
        phrase: PlacePhrase | None = opening
        while phrase is not None and phrase.name is not None and (phrase.level or "") in _WHOLES:
            behind = view.lows[phrase.last : phrase.last + 1]
            names = self.names_from(view, phrase.last + 1) if behind in _LIST_MARKS else []
            if not names:
                break
            found += names
            position = names[-1].last
            while position < len(view.lows) and view.lows[position] in _BETWEEN_GROUPS:
                position += 1
            phrase = self.phrase(view, position)
        return known_alone(found)

    def _some_of(self, view: View, found: list[PlacePhrase]) -> PlacePhrase | None:
        """ "18 villages of Oruk, Tamun and Sefa districts": more than are named, so the names say where they lie."""
        first, last = found[0], found[-1]
        if (
            not first.words.startswith(f"{first.level} of ")
            or first.level not in _VILLAGES
            or not first.first
        ):
            return None
        low = view.lows[first.first - 1]
        counted = low in _INDEFINITE or (low.isdigit() and int(low) > len(found))
        if not counted and _NUMERALS.get(low, 0) <= len(found):
            return None
        words_ = self._text(view, first.first - 1, last.last)
        return PlacePhrase(words_, first.first - 1, last.last, None, first.level)

    def _is_listed(self, view: View, first: int) -> bool:
        """ "…, the town of Sake and the heights of Kibati": a place by its name goes on with the list."""
        phrase = self.phrase(view, first)
        named = phrase is not None and phrase.name is not None and phrase.level in SETTLEMENTS
        of = view.lows[first : phrase.last] if phrase is not None else []
        return named and "of" in of and "capital" not in of

    def _past_whole(self, view: View, phrase: PlacePhrase) -> int:
        """ "Sake (North Kivu)", "Mutoro village of the Sake district": where the list may go on."""
        at = phrase.last
        if phrase.name is None:
            return at
        if view.lows[at : at + 1] == ["("] and ")" in view.lows[at : at + _LONGEST_BRACKET]:
            at = view.lows.index(")", at) + 1
        if view.lows[at : at + 1] in (["of"], ["in"]):
            whole = self.phrase(view, at + 1)
            if whole is not None and whole.name is not None and whole.level in _WHOLES:
                at = whole.last
        return at if joined_by(view, at) else phrase.last

    def _titled(self, view: View, position: int, found: list[PlacePhrase]) -> PlacePhrase | None:
        """ "the villages of Sake, Kibati and Sheikh Amir": a name with a title, in a list of villages."""
        listed = any((one.level or "").endswith("s") and one.name is not None for one in found)
        listed = listed and position < len(view.tokens) and view.tokens[position].capitalised
        return self._name(view, position) if listed else None

    def _spelled_out(self, view: View, whole: PlacePhrase) -> list[PlacePhrase]:
        """ "three villages: Sake, Minova and Kibati": the names of what is only counted before them."""
        at = whole.last
        if view.lows[at : at + 1] in (["of"], ["in"]):
            within = self.phrase(view, at + 1)  # "several villages of the Oruk district: …"
            wide = within is not None and within.name is not None and within.level in _WHOLES
            at = within.last if wide and within is not None else at + 1
        marked = whole.name is None and view.lows[at : at + 1] in _LIST_MARKS
        found = self.names_from(view, at + 1) if marked else []
        return found if len(found) > 1 else []

    def names_from(self, view: View, position: int) -> list[PlacePhrase]:
        """The names in a row that begins at `position`; in a row of places a title belongs to the name."""
        found: list[PlacePhrase] = []
        while (phrase := self._name(view, position)) is not None:
            found.append(phrase)
            position = self._past_whole(view, phrase)
            joined = joined_by(view, position)
            if not joined:
                break
            position += joined
        return found

    def _name(self, view: View, position: int) -> PlacePhrase | None:
        phrase = self.phrase(view, position)
        if phrase is not None:
            return phrase if phrase.name is not None else None
        mention = view.mention_at(position)
        if mention is None or mention.role != "person":
            return None
        name = self._text(view, position, mention.last)
        return PlacePhrase(name, position, mention.last, name, None)

    def past_dates(self, view: View, position: int) -> int:
        """The position behind dates, adverbs and quotation marks."""
        while position < len(view.tokens) and (
            view.in_date(position)
            or is_adverb(view.lows[position])
            or view.lows[position] in {"“", "”", '"', "both"}
            or (
                view.lows[position] in _BEHIND_DATE
                and position + 1 < len(view.tokens)
                and view.in_date(position + 1)
            )
        ):
            position += 1
        return position


def _past_occupation(view: View, position: int) -> int:
    """ "liberated *from occupation* the villages of": what it was freed from may stand before it."""
    behind = view.lows[position : position + 3]
    if behind[:1] != ["from"] or "occupation" not in behind:
        return position
    return position + behind.index("occupation") + 1


def joined_by(view: View, position: int) -> int:
    """How many words join what stands at `position` to the place before."""
    if position >= len(view.lows) or view.lows[position] not in _OPENING_JOINTS:
        return 0
    return next((len(j) for j in _JOINING if view.lows[position : position + len(j)] == j), 0)


def known_alone(named: list[PlacePhrase]) -> list[PlacePhrase]:
    """ "the villages of Sake and Minova", "Sake and Minova villages": in a list each is known by its name alone."""
    return [_by_name(one, joined=i > 0) for i, one in enumerate(named)] if len(named) > 1 else named


def _by_name(one: PlacePhrase, *, joined: bool) -> PlacePhrase:
    if one.name is None or one.level is None or not one.level.endswith("s"):
        return one
    if f"{one.level} of " in one.words:
        return one._replace(words=one.name)
    if joined and one.level in _VILLAGES and one.words.endswith(f" {one.level}"):
        name = one.words.removesuffix(f" {one.level}")
        return one._replace(words=name, name=name)
    return one


def _acts(view: View, phrase: PlacePhrase) -> bool:
    """Whether the name is the subject of a verb behind it, and no place of the list."""
    behind = view.lows[phrase.last : phrase.last + 1]
    return bool(behind) and (phrase.last in view.verbs or behind[0] in AUXILIARIES)


def _is_bare(phrase: PlacePhrase) -> bool:
    return phrase.name is None and phrase.words.lower() == phrase.level


def _shares_level(before: PlacePhrase, behind: PlacePhrase) -> bool:
    """ "two districts in Zabul and Uruzgan *provinces*": both names say where the one nameless place lies."""
    plural = behind.level is not None and behind.words.endswith("s") and behind.name is not None
    nameless = before.name is None and before.words[-1:].islower()
    return plural and nameless and any(map(str.isupper, before.words[1:]))


def _past_apposition(view: View, first: int) -> int | None:
    """ "Oruk, the provincial capital, and the nearby town of Sake": where the list goes on."""
    closing = next(
        (i for i in range(first, min(len(view.lows), first + _APPOSED)) if view.lows[i] == ","), None
    )
    if closing is None or view.lows[closing + 1 : closing + 2] != ["and"]:
        return None
    return closing + 2

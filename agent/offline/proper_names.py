"""One proper name at a place in a sentence: an entry of the gazetteer, a body by its noun, or an unknown name."""

from dataclasses import replace

from ...schemas.vocabulary import ActorKind
from ..wordlists import words
from .names import Mention, NameScan, Role, surname
from .words import DIRECTIONS, PLACE_WORDS

# A personal name of more words than this is a run-on of a text without commas.
LONGEST_PERSON = 5
_LONGEST_ACRONYM = 8
# A group of soldiers with one of these in its name is its state's army.
_ARMIES = frozenset({"army", "forces", "military"})
# "the Republic of Chad": the whole name of a state.
_FORMAL = frozenset({"republic", "kingdom", "state", "sultanate", "emirate"})
# "San Isidro", "Puerto Boyaca": no person is called so without a title.
_PLACE_OPENINGS = frozenset({"san", "santa", "santo", "puerto", "ciudad", "fort", "mount", "port"})
# "the Army of the Faithful"
_CAUSES = words("""
    army brigade brigades battalion battalions legion soldiers sons lions knights guardians partisans party jihad
    companions vanguard martyrs column defenders coalition alliance movement union league
""")
_GOALS = words("liberation resistance struggle revolution defence defense redemption salvation unity")
_CAUSE_KINDS: dict[str, ActorKind] = {
    "party": "other",
    "coalition": "coalition",
    "alliance": "coalition",
    "movement": "other",
    "union": "other",
    "league": "other",
}
_BODIES = frozenset({"group", "agency"})
# By these words alone nobody is named.
_COMMON = frozenset({"office", "force", "source", "government"})
_QUARTERS = words("north south east west northern southern eastern western")
_OF_STATES = frozenset({"country", "capital", "place", "demonym", "office", "force", "government"})
_ADJECTIVAL = ("an", "ish", "ese")
_ORDINALS = ("st", "nd", "rd", "th")
# "the al-Sheitaat tribe": people, not a place.
_PEOPLES = frozenset({"tribe", "tribes", "clan", "clans", "community", "family", "people"})


class ProperNames(NameScan):
    """Names as mentions of persons, bodies, states and places."""

    def mention(
        self,
        first: int,
        last: int,
        role: Role,
        kind: ActorKind,
        key: str,
        iso3: str | None = None,
        office: str | None = None,
        body: str | None = None,
    ) -> Mention:
        start, end = self.starts[first], self.starts[last - 1] + len(self.tokens[last - 1].text)
        return Mention(first, last, start, end, role, self.source[start:end], kind, key, iso3, office, body)

    def named(self, first: int) -> Mention | None:
        found = self.entry(first)
        if found is None or found[1].category in _COMMON:
            return self.unknown_name(first)
        last, entry = found
        if entry.category == "demonym" and (behind := self.entry(last)) is not None and behind[1].proper:
            return None
        run = self.run_end(first) if self.namelike(first) else last
        if entry.category == "demonym":
            longer = self.unknown_name(first)
            if longer is None or longer.last - first == 1 or longer.role not in {"body", "place"}:
                return None
            return longer
        if run > last and entry.category in {"country", "demonym", "capital", "place"}:
            longer = self.unknown_name(first)
            if longer is not None:
                return longer
        if entry.category == "group" and entry.kind == "state_forces":
            if (fighting := self.fighting_for(first, last - 1)) is not None:
                return fighting
            iso3 = self.gazetteer.state_of(entry.canonical) or self.gazetteer.state_of(
                self.tokens[first].text
            )
            own = iso3 is not None and not _ARMIES.isdisjoint(entry.canonical.lower().split())
            key = f"force:{iso3}:army" if own else f"body:{entry.canonical.lower()}"
            return self.with_acronym(self.mention(first, last, "force", entry.kind, key, iso3=iso3))
        if entry.category in {"group", "agency"}:
            return self.with_acronym(
                self.mention(first, last, "body", entry.kind, f"body:{entry.canonical.lower()}")
            )
        shouted = self.tokens[first].text.isupper() and len(self.lows[first]) > 3
        # The place of a dispatch: "BEIRUT (Agency) -", "LIMA, 9 JAN 90 --".
        if entry.category == "capital" and (shouted or self.opens_dateline(first, last)):
            return self.mention(
                first, last, "place", "other", f"place:{entry.canonical.lower()}", iso3=entry.iso3
            )
        if entry.category == "place" or (
            entry.category in {"country", "capital"} and self.after_locative(first)
        ):
            place = self.mention(
                first, last, "place", "other", f"place:{entry.canonical.lower()}", iso3=entry.iso3
            )
            return self.with_direction(place)
        if entry.category in {"country", "capital"}:
            return self.mention(first, last, "state", "state", f"state:{entry.iso3}", iso3=entry.iso3)
        return None

    def of_a_cause(self, first: int) -> Mention | None:
        """ "the Army of the Faithful", "the Brigade of the Oppressed": a body, and no state's army."""
        if not first or self.lows[first] not in _CAUSES or not self.tokens[first].capitalised:
            return None
        if self.lows[first + 1 : first + 2] != ["of"]:
            return None
        at = first + 2 + (self.lows[first + 2 : first + 3] == ["the"])
        cause = self.entry(at)
        if not self.namelike(at) or self.lows[at] in _QUARTERS or self.lows[at] in _FORMAL:
            return None
        if cause is not None and cause[1].category in _OF_STATES:
            return None
        name = self.text(first, self.run_end(at))
        kind: ActorKind = _CAUSE_KINDS.get(self.lows[first], "non_state_armed_group")
        return self.with_acronym(self.mention(first, self.run_end(at), "body", kind, f"body:{name.lower()}"))

    def fighting_for(self, first: int, noun: int) -> Mention | None:
        """ "the Colombian *Army of National Liberation*": no army of Colombia, as that of a president would be."""
        body = self.of_a_cause(noun)
        told = body is not None and not _GOALS.isdisjoint(self.lows[noun : body.last])
        return replace(body, first=first) if body is not None and told else None

    def unknown_name(self, first: int) -> Mention | None:
        if not self.namelike(first):
            return None
        last = self.run_end(first)
        for inside in range(first + 1, last):
            inner = self.entry(inside)
            if inner is not None and inner[1].category in _BODIES:
                return None
        words = self.lows[first:last]
        if len(words) > 2 and words[0] in _FORMAL and words[1] == "of" and (state := self.entry(last - 1)):
            state_key = f"state:{state[1].iso3}"
            return self.mention(first, last, "state", "state", state_key, iso3=state[1].iso3)
        kind = self.gazetteer.body_kind(words)
        if kind == "state_forces" and "army" in words and self.stateless(words):
            kind = "non_state_armed_group"
        if kind is not None:
            first = self.with_ordinal(first)
        name = self.text(first, last)
        if kind is not None:
            if len(words) > 1 and self.bears_office(last - 1):
                office = f"office::{name.lower()}"
                return self.mention(first, last, "office", "individual", office, office=name)
            numbered = self.lows[first][0].isdigit()  # "the 444 Brigade"
            if len(words) > 1 or numbered or self.tokens[first].text.isupper():
                return self.with_acronym(self.mention(first, last, "body", kind, f"body:{name.lower()}"))
        if last - first == 1 and self.acronym(first):
            return self.mention(first, last, "body", "other", f"body:{name.lower()}")
        words_behind = self.tokens[last].low if last < len(self.tokens) else ""
        if words_behind in _PEOPLES:
            return self.mention(first, last + 1, "body", "civilian_group", f"body:{name.lower()}")
        saint = first > 1 and self.lows[first - 2 : first] == ["st", "."]  # "the St. Mary church"
        if last - first == 1 and (saint or self.adjectival(first)):
            return None
        if (self.after_locative(first) or words_behind in PLACE_WORDS) and not self.speaks(last):
            return self.mention(first, last, "place", "other", f"place:{name.lower()}")
        if last - first == 1 and words[0] in self.casing.placed:
            return self.mention(first, last, "place", "other", f"place:{name.lower()}")
        if all(map(self.gazetteer.iso3_of_demonym, words)):
            return None
        if last - first > 1 and words[0] in _PLACE_OPENINGS:
            return self.mention(first, last, "place", "other", f"place:{name.lower()}")
        if 2 <= last - first <= LONGEST_PERSON and self.is_plural(first, last):
            return self.mention(first, last, "body", "other", f"body:{name.lower()}")
        if 2 <= last - first <= LONGEST_PERSON and PLACE_WORDS.isdisjoint(words):
            return self.mention(first, last, "person", "individual", f"person:{surname(name)}")
        lone = (
            last - first == 1
            and self.lows[first] in self.casing.proper
            and self.lows[first] not in PLACE_WORDS
        )
        if lone and not self.qualifies(last):
            return self.mention(first, last, "person", "individual", f"person:{surname(name)}")
        return None

    def is_plural(self, first: int, last: int) -> bool:
        """ "the Desert Wolves": several under one name, and no person."""
        low = self.lows[last - 1]
        plural = low.endswith("s") and not low.endswith(("ss", "us", "is")) and low not in PLACE_WORDS
        owned = self.lows[last : last + 1] in (["'s"], ["'"], ["’"])
        return plural and not owned and first > 0 and self.lows[first - 1] == "the"

    def bears_office(self, position: int) -> bool:
        """ "Valley Church Deacon": a name that ends in an office is that of its holder."""
        found = self.entry(position)
        return found is not None and found[1].category == "office" and self.lows[position - 1] != "of"

    def adjectival(self, position: int) -> bool:
        """ "the Tigrayan capital", "Kurdish districts": an unknown adjective of a people names no place."""
        behind = self.lows[position + 1] if position + 1 < len(self.tokens) else ""
        wide = behind not in PLACE_WORDS or behind.endswith("s")
        return wide and self.lows[position].endswith(_ADJECTIVAL) and self.qualifies(position + 1)

    def stateless(self, words: list[str]) -> bool:
        """ "the Salt Valley Army": a state's own army is national or bears the state's name."""
        return "national" not in words and not any(map(self.gazetteer.iso3_of_demonym, words))

    def with_ordinal(self, first: int) -> int:
        """ "the 6th Infantry Division": the number belongs to the name."""
        before = self.lows[first - 1] if first else ""
        numeral = before.isdigit() or (before[:1].isdigit() and before.endswith(_ORDINALS))
        return first - 1 if numeral else first

    def opens_dateline(self, first: int, last: int) -> bool:
        """Whether a comma or bracket and a date stand behind the first words of a text in capitals."""
        dated = any(low.isdigit() for low in self.lows[last + 1 : last + 5])
        return self.casing.restored and first == 0 and self.lows[last : last + 1] in ([","], ["("]) and dated

    def acronym(self, position: int) -> bool:
        """Letters in capitals that spell no word: the short name of a body, not of a person."""
        text = self.tokens[position].text.replace("-", "")
        return text.isupper() and text.isalpha() and 2 <= len(text) <= _LONGEST_ACRONYM

    def known_body(self, first: int) -> Mention | None:
        """The body of the gazetteer that is named here, if one is."""
        found = self.entry(first)
        return self.named(first) if found is not None and found[1].category in _BODIES else None

    def with_direction(self, place: Mention) -> Mention:
        """ "northwestern Syria": the direction belongs to the place's name."""
        if place.first == 0 or self.tokens[place.first - 1].low not in DIRECTIONS:
            return place
        start = self.starts[place.first - 1]
        return replace(place, first=place.first - 1, start=start, name=self.source[start : place.end])

    def with_acronym(self, mention: Mention) -> Mention:
        """Take in a bracketed short form: "Syrian Democratic Forces (SDF)"."""
        at = mention.last
        if self.lows[at : at + 1] == ["in"] and self.lows[at + 2 : at + 3] in (["("], ["["]):
            if not self.acronym(at + 3):
                return mention
            end = self.end(at + 1)  # "Movement for Unity in Hadra (MUH)": where it is belongs to its name
            mention = replace(mention, last=at + 2, end=end, name=self.source[mention.start : end])
            at += 2
        if (
            at + 2 < len(self.tokens)
            and self.tokens[at].text in "(["
            and self.tokens[at + 2].text in ")]"
            and self.tokens[at + 1].text.isupper()
        ):
            return replace(mention, last=at + 3)
        return mention

"""Parties named by a common noun: "Syrian army", "Turkish security sources", "the rebels".

The noun is one of the gazetteer's; the words before it may say whose it is or describe it.
"""

from dataclasses import replace

from ..wordlists import words
from .casing import Casing
from .gazetteer import Entry, Gazetteer
from .names import Mention, Role
from .proper_names import ProperNames
from .wording import Wording
from .words import COMPOUND_ENDINGS, DESCRIBERS, DETERMINERS, MEANTIME, is_adverb, is_function_word

# "official numbers", "hospital wards": these describe as often as they name.
_ALSO_ADJECTIVES = frozenset(
    {"official", "local", "hospital", "media", "report", "police", "military", "army"}
)
# "in army hands": whose they are.
_POSSESSION = (["hands"], ["control"])
# At the head of a sentence their capital tells nothing.
_NATIONS = words("""
    kurdish arab druze shiite shia sunni tuareg berber tamil pashtun hutu tutsi druze alawite chechen tibetan
    palestinian kashmiri baloch tigrayan amhara oromo karen kachin rohingya maronite cossack
""")
_QUALIFIERS_AT_MOST = 2
# Participles that say who people are, not what befell them.
_PARTICIPLES = words("allied armed united combined retired elected hooded masked unidentified")
# Where a noun phrase begins: "a transport union", "troops and allied clan fighters".
_OPENING = DETERMINERS | {"and", "by", "from"}
# "the M23 group", "the Hezbollah movement": the noun adds nothing to the name.
_ANY_GROUP = words("group groups movement organisation organization")
_INSURGENT = words("rebel insurgent jihadist islamist separatist opposition guerrilla militant secessionist")
_ROLE_OF: dict[str, Role] = {"force": "force", "government": "government", "source": "source"}
PARTY_NOUNS = frozenset({"force", "government", "source"})
# "Russian units": soldiers by the state alone.
_UNITS = words("units columns")
# Names that say whose the party behind them is.
_OWNING = frozenset({"country", "demonym", "capital", "group", "agency"})

# "Over the *weekend* jihadists attacked": a time before a party is no part of its name.
_TIMES = MEANTIME | words("ago year week weekend month day night morning afternoon evening decade")


class PartyNames(ProperNames):
    """Parties by their nouns; `bodies` are those of the article met so far, by a word of their names."""

    def __init__(
        self, wording: Wording, casing: Casing, gazetteer: Gazetteer, bodies: dict[str, Mention]
    ) -> None:
        super().__init__(wording, casing, gazetteer)
        self.bodies = bodies
        # Where the nouns for parties begin, and behind which of them no party is looked for: a unit may be anywhere.
        self.nouns = [at for at, (_, entry) in self.entries.items() if entry.category in PARTY_NOUNS]
        last = self.nouns[-1] if self.nouns else -1
        self.last_noun = last if _UNITS.isdisjoint(self.said) else len(self.lows)

    def modifiers(self, position: int) -> tuple[int, str | None, str | None]:
        """Names and demonyms that qualify what follows: "U.S.", "SDF", "Kremlin"."""
        body: str | None = None
        iso3: str | None = None
        if position < len(self.lows) and self.lows[position] in self.bodies:
            return position + 1, self.tokens[position].text, None
        found = self.entry(position)
        if found is None:
            return position, None, None
        last, holder = found
        if holder.category == "place" and self.is_office(last):
            return last, None, holder.iso3  # "Homs Governor Talal Barazi"
        if holder.category in {"force", "government"} and self.is_office(last):
            return last, self.text(position, last), None
        while found is not None and found[1].category in _OWNING:
            body, iso3 = self.text(position, found[0]), found[1].iso3 or iso3
            position = found[0]
            if position < len(self.tokens) and self.tokens[position].low == "'s":
                position += 1
            found = self.entry(position)
        return position, body, iso3

    def is_office(self, position: int) -> bool:
        found = self.entry(position)
        return found is not None and found[1].category == "office"

    def shared_noun(self, first: int) -> Mention | None:
        """ "the Rwandan and Mozambican armies": each state has its own."""
        if first > self.last_of.get("demonym", -1):
            return None
        found = self.entry(first)
        if found is None or found[1].category != "demonym" or self.lows[found[0] : found[0] + 1] != ["and"]:
            return None
        beside = self.entry(found[0] + 1)
        other = self.party(found[0] + 1) if beside is not None and beside[1].category == "demonym" else None
        if other is None:
            return None
        key = f"{other.role}:{found[1].iso3}:{other.key.rpartition(':')[2]}"
        return self.mention(first, found[0], other.role, other.kind, key, iso3=found[1].iso3)

    def party(self, first: int) -> Mention | None:
        """ "Syrian government forces", "two army sources", "the rebels", "the defence ministry"."""
        if first > self.last_noun:
            return None
        position, body, iso3 = self.modifiers(first)
        if (
            position == first
            and (self.is_nation(first) or self.namelike(first))
            and self.followed_by_party(first + 1)
        ):
            # "Kurdish groups", "Mai-Mai militia": a name we do not know qualifies the noun.
            position, body = first + 1, self.tokens[first].text
        qualified = position
        head: tuple[int, Entry] | None = None
        last = position
        # Qualifiers are lower-case words that are party nouns themselves or describe one: "rebel fighters".
        while last < len(self.tokens) and last - position < 4:
            found = self.entry(last)
            if found is not None and found[1].category in PARTY_NOUNS:
                describes = (
                    self.lows[last] in _ALSO_ADJECTIVES
                    and not self.followed_by_party(found[0])
                    and self.lows[found[0] : found[0] + 1] not in _POSSESSION
                )
                if describes and (self.qualifies(found[0]) or self.names_body(found[0])):
                    break
                if self.tokens[last].capitalised and last > first and self.namelike(last):
                    return None  # "the Valley Brigades": the noun is part of a proper name
                head, last = found, found[0]
            elif self.describes(last) and (self.followed_by_party(last + 1)):
                last += 1
            else:
                break
        numbered = first > 0 and self.lows[first - 1][0].isdigit() and self.tokens[first].capitalised
        if (
            head is None
            and iso3 is not None
            and qualified < len(self.lows)
            and self.lows[qualified] in _UNITS
        ):
            return self.mention(
                first, qualified + 1, "force", "state_forces", f"force:{iso3}:unit", iso3=iso3
            )
        if head is None or (numbered and last == first + 1):
            return None  # "the 444 Brigade", "the 12th Brigade" have names
        if (fighting := self.fighting_for(first, last - 1)) is not None:
            return fighting
        if head[1].category == "government":
            last = self.portfolio(last)
        role = _ROLE_OF[head[1].category]
        noun = head[1].canonical
        if noun in _ANY_GROUP and body is not None and self.gazetteer.is_group(body):
            key = f"body:{self.gazetteer.canonical(body)}"
            return self.mention(first, last, "body", "non_state_armed_group", key)
        owner = iso3 or (body.lower() if body and qualified > first else "")
        kind = head[1].kind
        if kind == "state_forces":
            of_group = body is not None and self.gazetteer.is_group(body)
            if of_group or self.insurgent(position, last):
                kind = "non_state_armed_group"
        return self.mention(first, last, role, kind, f"{role}:{owner}:{noun}", iso3=iso3, body=body)

    def insurgent(self, first: int, last: int) -> bool:
        """ "rebel forces", "jihadist troops": whose soldiers they are, by the words before the noun."""
        if last - first < 2:
            return False
        described = [self.entry(position) for position in range(first, last - 1)]
        return any(e is not None and e[1].kind == "non_state_armed_group" for e in described) or any(
            low in _INSURGENT for low in self.lows[first : last - 1]
        )

    def names_body(self, position: int) -> bool:
        """ "the local Red Cross": the word before a body's name only describes it."""
        found = self.entry(position)
        return found is not None and found[1].category in {"agency", "group"}

    def portfolio(self, last: int) -> int:
        """ "Ministry *of Public Health and Environment*": capitalised words behind "of" name what it is for."""
        if last >= len(self.tokens) or self.lows[last] != "of" or not self.tokens[last - 1].capitalised:
            return last
        end = last + 1
        while end < len(self.tokens) and (
            self.tokens[end].capitalised
            or (
                self.lows[end] in {"and", "&", ","}
                and end + 1 < len(self.tokens)
                and self.tokens[end + 1].capitalised
            )
        ):
            if self.lows[end] == "," and "and" not in self.lows[end : end + 4]:
                break
            end += 1
        return end if end > last + 1 else last

    def with_qualifiers(self, mention: Mention) -> Mention:
        """ "a transport union", "the second officer": the plain words between the article and the noun."""
        if mention.role not in {"source", "force", "government"} or self.tokens[mention.first].capitalised:
            return mention
        first = mention.first
        while first > 0 and mention.first - first < _QUALIFIERS_AT_MOST and self.plain(first - 1):
            first -= 1
        first = self.with_ordinal(first) if mention.role == "force" else first
        opened = first > 0 and self.lows[first - 1] in _OPENING
        if first == mention.first or not opened:
            return mention
        start = self.starts[first]
        return replace(mention, first=first, start=start, name=self.source[start : mention.end])

    def plain(self, position: int) -> bool:
        token = self.tokens[position]
        words = token.word and token.small and not is_function_word(token.low)
        return (
            words
            and not is_adverb(token.low)
            and (token.low in _PARTICIPLES or not token.low.endswith(("ed", "ing", "est")))
            and not self.speaks(position)
            and token.low not in _TIMES
            and not self.gazetteer.is_verb(token.low)
        )

    def describes(self, position: int) -> bool:
        token = self.tokens[position]
        return token.low.endswith(COMPOUND_ENDINGS) or (
            (token.small or position == 0) and token.low in DESCRIBERS
        )

    def is_nation(self, position: int) -> bool:
        """ "Kurdish forces", where the capital may be that of the sentence."""
        return position == 0 and self.lows[position] in _NATIONS

    def opens_party(self, position: int) -> bool:
        return self.is_nation(position) or self.describes(position)

    def followed_by_party(self, position: int) -> bool:
        found = self.entry(position)
        return found is not None and found[1].category in PARTY_NOUNS

    def breaks(self, position: int) -> bool:
        return self.lows[position] in self.bodies

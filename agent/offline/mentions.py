"""Who and what a sentence names: persons, bodies, forces, states, generic parties and places.

One left-to-right pass over the tokens. Proper names come from the gazetteer and from runs of capitalised
words; a title before a run makes it a person; "Syrian army", "Turkish security sources", "the rebels" are
parties named by a common noun, with the state they belong to where the words say it.
"""

from ..wordlists import words
from .casing import Casing
from .gazetteer import Entry, Gazetteer
from .names import COMPOUND_ENDINGS, Mention, Role, surname
from .proper_names import LONGEST_PERSON, ProperNames
from .wording import Wording
from .words import DESCRIBERS, DETERMINERS, MEANTIME, MEN, PLACE_WORDS, is_adverb, is_function_word


def find_mentions(
    wording: Wording, casing: Casing, gazetteer: Gazetteer, known: dict[str, Mention]
) -> list[Mention]:
    """The parties and places of one sentence, left to right, without overlaps.

    `known` carries the bodies met so far from sentence to sentence, so that "the Observatory" finds its own.
    """
    return _Scan(wording, casing, gazetteer, known).run()


class _Scan(ProperNames):
    def __init__(
        self, wording: Wording, casing: Casing, gazetteer: Gazetteer, bodies: dict[str, Mention]
    ) -> None:
        super().__init__(wording, casing, gazetteer)
        self.bodies = bodies
        # Where a party or place may begin, unless it is a short form: nothing else begins one.
        described = (at - 1 for at in self.entries if at and self.followed_by_party(at))
        self.openings = self.capitals.union(self.entries, filter(self.describes, described))

    def run(self) -> list[Mention]:
        mentions: list[Mention] = []
        behind, known = 0, len(self.bodies)
        pending = self.pending(0)
        while pending:
            position = pending.pop()
            mention = self.at(position) if position >= behind else None
            if mention is not None:
                mention = self.with_qualifiers(self.with_apposed_office(mention))
                if mentions and (
                    self.spells_out(mentions[-1], mention) or self.shortens(mentions[-1], mention)
                ):
                    mention = mention._replace(key=mentions[-1].key)
                if mentions and self.is_listed_place(mentions[-1], mention):
                    mention = mention._replace(
                        role="place", kind="other", key=f"place:{mention.name.lower()}"
                    )
                mention = self.of_bracketed(mentions[-2:], mention)
                mentions.append(mention)
                self.remember(mention)
                behind = mention.last
            if len(self.bodies) > known:  # what was just named may be named again by a word of its name
                pending, known = self.pending(behind), len(self.bodies)
        return mentions

    def is_listed_place(self, before: Mention, mention: Mention) -> bool:
        """ "the villages of Luhwa *and Kazi*": what is joined to the first name of several places is one."""
        if mention.role != "person" or mention.office is not None or before.role != "place":
            return False
        joined = self.lows[before.last : mention.first] in (["and"], [","], [",", "and"])
        opened = self.lows[max(0, before.first - 2) : before.first]
        return joined and opened[-1:] == ["of"] and opened[0] in _PLACES

    def pending(self, first: int) -> list[int]:
        """Where a party or place may begin from token `first` on, the last place first."""
        positions = {at for at in self.openings if at >= first}
        if any(map(self.bodies.__contains__, self.said)):
            positions.update(at for at, low in enumerate(self.lows) if at >= first and low in self.bodies)
        return sorted(positions, reverse=True)

    def at(self, position: int) -> Mention | None:
        """The party or place that begins here."""
        if position in self.entries or self.lows[position] in self.bodies:
            return (
                self.titled(position)
                or self.shared_noun(position)
                or self.party(position)
                or self.short_form(position)
                or self.surname(position)
                or self.named(position)
            )
        # A word that no list knows is a name, or describes the noun of a party behind it.
        described = self.party(position) if self.followed_by_party(position + 1) else None
        return described or self.surname(position) or self.named(position)

    def remember(self, mention: Mention) -> None:
        """Keep the telling word of a body's long name, its acronym, a person's last name: "Observatory", "NRU"."""
        if mention.role == "person" and " " in mention.name and mention.office is not None:
            self.bodies.setdefault(f"person:{mention.name.split()[-1].lower()}", mention)
        short = self.lows[mention.last - 2] if self.tokens[mention.last - 1].text in _CLOSING else None
        if mention.role == "body" and short is not None:
            self.bodies.setdefault(short, mention)
        if mention.role == "body" and self.tokens[mention.last - 1].text in ")]" and mention.last > 2:
            self.bodies.setdefault(self.lows[mention.last - 2], mention)
        if mention.role == "body" and " " in mention.name:
            for word in mention.name.lower().split():
                if self.gazetteer.body_kind([word]) is not None and word not in _TOO_COMMON:
                    self.bodies.setdefault(word, mention)

    def spells_out(self, short: Mention, full: Mention) -> bool:
        """ "RFO [Red Front of Ombra]": the bracket spells out the short name before it."""
        beside = short.last + 1 == full.first and self.tokens[short.last].text in _OPENINGS
        closed = full.last < len(self.tokens) and self.tokens[full.last].text in _CLOSING
        if not (beside and closed and short.role == full.role == "body" and short.name.isupper()):
            return False
        initials = {low[0] for low in self.lows[full.first : full.last]}
        return " " not in short.name and " " in full.name and initials.issuperset(short.name[:2].lower())

    def of_bracketed(self, before: list[Mention], men: Mention) -> Mention:
        """ "RFO [Red Front of Ombra] guerrillas": the men of the body whose name is spelled out before them."""
        closed = men.first > 0 and self.tokens[men.first - 1].text in _CLOSING
        if not (
            before and closed and men.role == "force" and men.body is None and self.lows[men.first] in MEN
        ):
            return men
        body = before[0] if before[0].key == before[-1].key else before[-1]
        beside = before[-1].last in {men.first, men.first - 1} and body.role == "body"
        return men._replace(role="body", kind=body.kind, key=body.key, name=body.name) if beside else men

    def shortens(self, full: Mention, short: Mention) -> bool:
        """ "the Red Front of Ombra, RFO, said": the short name stands between commas behind the full one."""
        between = full.last + 1 == short.first and self.tokens[full.last].text == ","
        if not between or self.lows[short.last : short.last + 1] not in ([","], ["."]):
            return False
        initials = {low[0] for low in self.lows[full.first : full.last]}
        acronym = short.last == short.first + 1 and self.acronym(short.first)
        return acronym and full.role == short.role == "body" and initials.issuperset(short.name[:2].lower())

    def short_form(self, position: int) -> Mention | None:
        """ "the Observatory": a body of this article by one word of its name."""
        body = self.bodies.get(self.lows[position])
        alone = body is not None and not self.namelike(position + 1)
        before = self.lows[position - 1] if position else ""
        if body is None or not alone or before.isdigit() or (position and self.namelike(position - 1)):
            return None
        return self.mention(position, position + 1, "body", body.kind, body.key)

    def surname(self, position: int) -> Mention | None:
        """A person of this article by the last name alone, wherever it stands: "hit out at Johnson"."""
        person = self.bodies.get(f"person:{self.lows[position]}")
        if person is None or self.entry(position) is not None or not self.namelike(position):
            return None
        beside = self.namelike(position + 1) or (position > 0 and self.namelike(position - 1))
        behind = self.lows[position + 1] if position + 1 < len(self.lows) else ""
        if beside or behind in PLACE_WORDS:
            return None
        return self.mention(position, position + 1, "person", "individual", person.key)

    def breaks(self, position: int) -> bool:
        return self.lows[position] in self.bodies

    # --- persons -------------------------------------------------------------------------------------

    def titled(self, first: int) -> Mention | None:
        """ "Turkish Foreign Minister Hakan Fidan", "the head of the SDF", "SDF commander Mazloum Abdi"."""
        position, body, iso3 = self.modifiers(first)
        office = self.entry(position)
        if office is None or office[1].category != "office":
            return None
        inner = self.known_body(first) if position > first else None
        civic = office[1].canonical == "civic"
        last = office[0]
        while (more := self.entry(last)) is not None and more[1].category == "office":
            last = more[0]
        if last < len(self.tokens) and self.tokens[last].text == "." and office[1].abbreviation:
            last += 1
        of_end = self.office_complement(last)
        if of_end is not None:
            complement_last, complement = of_end.last, of_end.name
            body, inner = body or complement, inner or of_end
            name_at = self.skip_comma(complement_last)
            if name_at != complement_last or self.namelike(name_at):
                person = self.person(name_at, first, complement_last, body, iso3)
                if person is not None:
                    return person._replace(inner=inner)
            return self.role(first, complement_last, body, iso3, civic=civic)._replace(inner=inner)
        last = self.portfolio_end(last)
        person = self.person(last, first, last, body, iso3) or self.apposed_person(first, last, body, iso3)
        if person is not None:
            return person._replace(inner=inner)
        if office[1].sector == "UNK" and body is None:
            return None
        return self.role(first, last, body, iso3, civic=civic)._replace(inner=inner)

    def modifiers(self, position: int) -> tuple[int, str | None, str | None]:
        """Names and demonyms that qualify what follows: "U.S.", "SDF", "Kremlin"."""
        body: str | None = None
        iso3: str | None = None
        if position < len(self.lows) and self.lows[position] in self.bodies:
            return position + 1, self.tokens[position].text, None
        holder = self.entry(position)
        if holder is not None and holder[1].category == "place" and self.is_office(holder[0]):
            return holder[0], None, holder[1].iso3  # "Homs Governor Talal Barazi"
        if holder is not None and holder[1].category in {"force", "government"} and self.is_office(holder[0]):
            return holder[0], self.text(position, holder[0]), None
        while (found := self.entry(position)) is not None and found[1].category in {
            "country",
            "demonym",
            "capital",
            "group",
            "agency",
        }:
            start, end = self.starts[position], self.end(found[0] - 1)
            body, iso3 = self.source[start:end], found[1].iso3 or iso3
            position = found[0]
            if position < len(self.tokens) and self.tokens[position].low == "'s":
                position += 1
        return position, body, iso3

    def is_office(self, position: int) -> bool:
        found = self.entry(position)
        return found is not None and found[1].category == "office"

    def office_complement(self, position: int) -> Mention | None:
        """ "of the U.S.-backed Syrian Democratic Forces (SDF)": what an office is held in."""
        if position >= len(self.tokens) or self.tokens[position].low not in {"of", "for", "in"}:
            return None
        first = position + 1
        while first < len(self.tokens) and (
            self.tokens[first].low in {"the", "its", "their"}
            or self.tokens[first].low.endswith(("-backed", "-led"))
        ):
            first += 1
        return self.party(first) or self.named(first) or self.described_body(first)

    def described_body(self, first: int) -> Mention | None:
        """ "the *trade and transport* bureau": plain words before the noun of a body."""
        for at in range(first, min(first + _PORTFOLIO + 2, len(self.tokens))):
            if at > first and self.gazetteer.party_kind(self.lows[at]) == "state":
                name = self.text(first, at + 1)
                return self.mention(first, at + 1, "government", "state", f"government::{name.lower()}")
            if not (self.plain(at) or (at > first and self.lows[at] == "and")):
                return None
        return None

    def portfolio_end(self, position: int) -> int:
        """ "minister of transport, Ana Ruiz", "commissioner for internal security": what the office is for."""
        if position >= len(self.tokens) or self.lows[position] not in {"of", "for"}:
            return position
        last = position + 1
        while last < len(self.tokens) and last - position <= _PORTFOLIO and self.plain(last):
            last += 1
        return last if last > position + 1 else position

    def skip_comma(self, position: int) -> int:
        if position < len(self.tokens) and self.tokens[position].text == "," and self.namelike(position + 1):
            return position + 1
        return position

    def person(
        self, name_first: int, first: int, office_last: int, body: str | None, iso3: str | None
    ) -> Mention | None:
        if not self.namelike(name_first):
            return None
        if (known := self.entry(name_first)) is not None and known[1].category not in {"place", "capital"}:
            return None
        last = self.run_end(name_first, limit=LONGEST_PERSON)
        office = self.text(first, office_last)
        start, end = self.starts[name_first], self.end(last - 1)
        name = self.source[start:end]
        return Mention(
            first,
            last,
            start,
            end,
            "person",
            name,
            "individual",
            f"person:{surname(name)}",
            iso3,
            office,
            body,
        )

    def apposed_person(self, first: int, last: int, body: str | None, iso3: str | None) -> Mention | None:
        """ "an army spokesman, Colonel Didier Lumona": the office before the comma is the person's own."""
        if last + 1 >= len(self.tokens) or self.tokens[last].text != ",":
            return None
        named = (
            self.titled(last + 1) if self.entry(last + 1) else self.person(last + 1, first, last, body, iso3)
        )
        if named is None or named.role != "person" or named.office == named.name:
            return None
        words = self.text(first, last)
        return named._replace(first=first, office=words, body=body or named.body, iso3=iso3 or named.iso3)

    def role(self, first: int, last: int, body: str | None, iso3: str | None, *, civic: bool) -> Mention:
        words = self.text(first, last)
        key = f"office:{(iso3 or body or '').lower()}:{words.lower()}"
        if civic:
            return self.mention(first, last, "source", "civilian_group", f"source::{words.lower()}")
        return self.mention(first, last, "office", "individual", key, iso3=iso3, office=words, body=body)

    def with_apposed_office(self, mention: Mention) -> Mention:
        """ "Yusuf Khatib, a resident, …", "Rami Abdel Rahman, the head of the monitor"."""
        if mention.role != "person" or mention.office is not None:
            return mention
        position = mention.last
        if position < len(self.tokens) and self.tokens[position].text == ",":
            position += 1
        if position < len(self.tokens) and self.tokens[position].low in {"a", "an", "the", "its", "their"}:
            position += 1
        after, body, iso3 = self.modifiers(position)
        office = self.entry(after)
        if office is None or office[1].category not in {"office", "source"} or self.namelike(office[0]):
            return mention
        last = office[0]
        if office[1].category == "source" and self.gazetteer.party_kind(self.lows[last - 1]) != "individual":
            return mention
        if self.tokens[mention.last].text == "," and self.speaks(last):
            return mention  # "…, the mayor said": the office opens a clause of its own
        complement = self.office_complement(last)
        if complement is not None:
            last, body = complement.last, body or complement.name
        words = self.text(position, last)
        return mention._replace(last=last, office=words, body=body, iso3=iso3, inner=complement)

    # --- parties named by a common noun ----------------------------------------------------------------

    def shared_noun(self, first: int) -> Mention | None:
        """ "the Rwandan and Mozambican armies": each state has its own."""
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
        position, body, iso3 = self.modifiers(first)
        if position == first and self.namelike(first) and self.followed_by_party(first + 1):
            # "Kurdish groups", "Mai-Mai militia": a name we do not know qualifies the noun.
            position, body = first + 1, self.tokens[first].text
        qualified = position
        head: tuple[int, Entry] | None = None
        last = position
        # Qualifiers are lower-case words that are party nouns themselves or describe one: "rebel fighters".
        while last < len(self.tokens) and last - position < 4:
            found = self.entry(last)
            if found is not None and found[1].category in {"force", "government", "source"}:
                describes = self.lows[last] in _ALSO_ADJECTIVES and not self.followed_by_party(found[0])
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
        if head is None or (numbered and last == first + 1):
            return None  # "the 444 Brigade", "the 12th Brigade" have names
        if head[1].category == "government":
            last = self.portfolio(last)
        role = _ROLE_OF[head[1].category]
        noun = head[1].canonical
        if noun in _ANY_GROUP and body is not None and self.gazetteer.is_group(body):
            key = f"body:{self.gazetteer.canonical(body)}"
            return self.mention(first, last, "body", "non_state_armed_group", key)
        owner = iso3 or (body.lower() if body and qualified > first else "")
        kind = head[1].kind
        of_group = body is not None and self.gazetteer.is_group(body)
        if kind == "state_forces" and (of_group or self.insurgent(position, last)):
            kind = "non_state_armed_group"
        return self.mention(first, last, role, kind, f"{role}:{owner}:{noun}", iso3=iso3, body=body)

    def insurgent(self, first: int, last: int) -> bool:
        """ "rebel forces", "jihadist troops": whose soldiers they are, by the words before the noun."""
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
        return mention._replace(first=first, start=start, name=self.source[start : mention.end])

    def plain(self, position: int) -> bool:
        token = self.tokens[position]
        words = token.word and token.small and not is_function_word(token.low)
        return (
            words
            and not is_adverb(token.low)
            and (token.low in _PARTICIPLES or not token.low.endswith(("ed", "ing", "est")))
            and not self.speaks(position)
            and token.low not in MEANTIME
            and not self.gazetteer.is_verb(token.low)
        )

    def describes(self, position: int) -> bool:
        token = self.tokens[position]
        return token.low.endswith(COMPOUND_ENDINGS) or (
            (token.small or position == 0) and token.low in DESCRIBERS
        )

    def followed_by_party(self, position: int) -> bool:
        found = self.entry(position)
        return found is not None and found[1].category in {"force", "government", "source"}


_CLOSING = frozenset(")]")
_OPENINGS = frozenset("([")
_PLACES = words(
    "towns villages cities districts provinces hamlets townships settlements neighbourhoods areas"
)
# "official numbers", "hospital wards": these describe as often as they name.
_ALSO_ADJECTIVES = frozenset(
    {"official", "local", "hospital", "media", "report", "police", "military", "army"}
)
_QUALIFIERS_AT_MOST = 2
# Participles that say who people are, not what befell them.
_PARTICIPLES = words("allied armed united combined retired elected hooded masked unidentified")
# What an office is for takes a few words: "internal security".
_PORTFOLIO = 3
# Where a noun phrase begins: "a transport union", "troops and allied clan fighters".
_OPENING = DETERMINERS | {"and", "by", "from"}
# "the M23 group", "the Hezbollah movement": the noun adds nothing to the name.
_ANY_GROUP = words("group groups movement organisation organization")
_INSURGENT = words("rebel insurgent jihadist islamist separatist opposition guerrilla militant secessionist")
# Words that stand in the names of too many bodies to mean one of them.
_TOO_COMMON = words("army forces force police state government front party office church news")
_ROLE_OF: dict[str, Role] = {"force": "force", "government": "government", "source": "source"}

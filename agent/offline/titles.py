"""Persons with their offices, and offices without a name: "Foreign Minister Hakan Fidan", "the head of the SDF"."""

from dataclasses import replace

from .names import Mention, surname
from .party_names import PartyNames
from .proper_names import LONGEST_PERSON

# What an office is for takes a few words: "internal security".
_PORTFOLIO = 3
_PARTIES = frozenset({"party", "movement", "front", "league"})
# What stands beside a name and says who that is: "Yusuf Khatib, a resident".
_APPOSED = frozenset({"office", "source"})


class Titles(PartyNames):
    """Titles before and behind the names of persons."""

    def titled(self, first: int) -> Mention | None:
        """ "Turkish Foreign Minister Hakan Fidan", "the head of the SDF", "SDF commander Mazloum Abdi"."""
        if first > self.last_of.get("office", -1):
            return None
        position, body, iso3 = self.modifiers(first)
        office = self.entry(position)
        if office is None or office[1].category != "office":
            return None
        if self.lows[office[0] : office[0] + 1] and self.lows[office[0]] in _PARTIES:
            return None  # "the Justice Party"
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
                    return replace(person, inner=inner)
            return replace(self.role(first, complement_last, body, iso3, civic=civic), inner=inner)
        last = self.portfolio_end(last)
        person = self.person(last, first, last, body, iso3) or self.apposed_person(first, last, body, iso3)
        if person is not None:
            return replace(person, inner=inner)
        if office[1].sector == "UNK" and body is None:
            return None
        return replace(self.role(first, last, body, iso3, civic=civic), inner=inner)

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
        return replace(named, first=first, office=words, body=body or named.body, iso3=iso3 or named.iso3)

    def role(self, first: int, last: int, body: str | None, iso3: str | None, *, civic: bool) -> Mention:
        words = self.text(first, last)
        key = f"office:{(iso3 or body or '').lower()}:{words.lower()}"
        if civic:
            return self.mention(first, last, "source", "civilian_group", f"source::{words.lower()}")
        return self.mention(first, last, "office", "individual", key, iso3=iso3, office=words, body=body)

    def with_apposed_office(self, mention: Mention) -> Mention:
        """ "Yusuf Khatib, a resident, …", "Rami Abdel Rahman, the head of the monitor"."""
        if mention.role != "person" or mention.office is not None or _APPOSED.isdisjoint(self.last_of):
            return mention
        position = mention.last
        if position < len(self.tokens) and self.tokens[position].text == ",":
            position += 1
        if position < len(self.tokens) and self.tokens[position].low in {"a", "an", "the", "its", "their"}:
            position += 1
        after, body, iso3 = self.modifiers(position)
        office = self.entry(after)
        if office is None or office[1].category not in _APPOSED or self.namelike(office[0]):
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
        return replace(mention, last=last, office=words, body=body, iso3=iso3, inner=complement)

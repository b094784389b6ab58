"""Who and what a sentence names: persons, bodies, forces, states, generic parties and places.

One left-to-right pass over the tokens. Proper names come from the gazetteer and from runs of capitalised
words; a title before a run makes it a person; "Syrian army", "Turkish security sources", "the rebels" are
parties named by a common noun, with the state they belong to where the words say it.
"""

from dataclasses import replace

from ..wordlists import words
from .casing import Casing
from .gazetteer import Gazetteer
from .names import Mention, surname
from .titles import Titles
from .wording import Wording
from .words import MEN, PLACE_WORDS

_ALSO_SURNAMES = frozenset({"place", "capital"})
_CLOSING = frozenset(")]")
_OPENINGS = frozenset("([")
_BRACKETS = _CLOSING | _OPENINGS
_PLACES = words(
    "towns villages cities districts provinces hamlets townships settlements neighbourhoods areas"
)
# A place or a rank stands before these as often as a body: "Goma troops".
_ANY_ARMY = words("troops soldiers officers personnel agents units unit squad squads")
# "the rebel group Red Dawn"
_GROUPS = words("group movement organization organisation faction militia grouping gang cartel network")
# "better known by its French acronym MSF": the words between are few.
_KNOWN = frozenset({"known", "called", "abbreviated"})
_KNOWN_WITHIN = 9
_BEFORE_NAMES = words("as called initials acronym abbreviation name")
_CALLED = ("", "known as", "called", "named", "calling itself", "that calls itself")
_CREEDS = words("sunni shia shiite shi'ite muslim christian hindu sikh jewish druze alawite")
# Words that stand in the names of too many bodies to mean one of them.
_TOO_COMMON = words("army forces force police state government front party office church news")


def find_mentions(
    wording: Wording, casing: Casing, gazetteer: Gazetteer, known: dict[str, Mention]
) -> list[Mention]:
    """The parties and places of one sentence, left to right, without overlaps.

    `known` carries the bodies met so far from sentence to sentence, so that "the Observatory" finds its own.
    """
    return _Scan(wording, casing, gazetteer, known).run()


class _Scan(Titles):
    def __init__(
        self, wording: Wording, casing: Casing, gazetteer: Gazetteer, bodies: dict[str, Mention]
    ) -> None:
        super().__init__(wording, casing, gazetteer, bodies)
        # Where a party or place may begin, unless it is a short form: nothing else begins one.
        self.openings = self.capitals.union(self.entries)
        self.openings.update([at - 1 for at in self.nouns if at and self.opens_party(at - 1)])

    def run(self) -> list[Mention]:
        mentions: list[Mention] = []
        behind, known = 0, len(self.bodies)
        bracketed = not _BRACKETS.isdisjoint(self.said)
        pending = self.pending(0)
        while pending:
            position = pending.pop()
            mention = self.at(position) if position >= behind else None
            if mention is not None:
                before = mentions[-1] if mentions else None
                mention = self.beside(before, mention, bracketed=bracketed)
                if before is not None and before.role == "force" and self.is_called(before, mention):
                    mention = self.as_called(mentions.pop(), mention)
                if bracketed:
                    mention = self.of_bracketed(mentions[-2:], mention)
                mentions.append(mention)
                self.remember(mention)
                behind = mention.last
            if len(self.bodies) > known:  # what was just named may be named again by a word of its name
                pending, known = self.pending(behind), len(self.bodies)
        return mentions

    def beside(self, before: Mention | None, mention: Mention, *, bracketed: bool) -> Mention:
        """A mention with what the words around it and the one before it tell of it."""
        if mention.role == "person":
            mention = self.with_apposed_office(mention)
            if before is not None and self.is_listed_place(before, mention):
                key = f"place:{mention.name.lower()}"
                return replace(mention, role="place", kind="other", key=key)
            return self.whose_men(mention)
        if mention.role != "body":
            return self.with_qualifiers(mention)
        if before is not None and (
            (bracketed and self.spells_out(before, mention))
            or self.shortens(before, mention)
            or self.goes_by(before, mention)
        ):
            return replace(mention, key=before.key)
        return mention

    def is_listed_place(self, before: Mention, mention: Mention) -> bool:
        """ "the villages of Luhwa *and Kazi*": what is joined to the first name of several places is one."""
        if mention.role != "person" or mention.office is not None or before.role != "place":
            return False
        joined = self.lows[before.last : mention.first] in (["and"], [","], [",", "and"])
        opened = self.lows[max(0, before.first - 2) : before.first]
        return joined and opened[-1:] == ["of"] and opened[0] in _PLACES

    def pending(self, first: int) -> list[int]:
        """Where a party or place may begin from token `first` on, the last place first."""
        positions = {at for at in self.openings if at >= first} if first else self.openings
        if not self.bodies.keys().isdisjoint(self.said):
            named = [at for at, low in enumerate(self.lows) if at >= first and low in self.bodies]
            positions = positions.union(named)
        return sorted(positions, reverse=True)

    def at(self, position: int) -> Mention | None:
        """The party or place that begins here."""
        if position in self.entries or self.lows[position] in self.bodies:
            return (
                self.of_a_cause(position)
                or self.titled(position)
                or self.shared_noun(position)
                or self.party(position)
                or self.short_form(position)
                or self.surname(position)
                or self.named(position)
            )
        # A word that no list knows is a name, or describes the noun of a party behind it.
        described = self.party(position) if self.followed_by_party(position + 1) else None
        return self.of_a_cause(position) or described or self.surname(position) or self.named(position)

    def remember(self, mention: Mention) -> None:
        """Keep the telling word of a body's long name, its acronym, a person's last name: "Observatory", "NRU"."""
        if mention.role == "person" and " " in mention.name and mention.office is not None:
            for last in {mention.name.split()[-1].lower(), surname(mention.name)}:
                self.bodies.setdefault(f"person:{last}", mention)
        if mention.role != "body":
            return
        if self.tokens[mention.last - 1].text in _CLOSING:
            self.bodies.setdefault(self.lows[mention.last - 2], mention)
        if " " in mention.name:
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
        return replace(men, role="body", kind=body.kind, key=body.key, name=body.name) if beside else men

    def whose_men(self, mention: Mention) -> Mention:
        """ "Green Vanguard fighters": a name of several words before a noun for armed men is that of their body."""
        behind = self.tokens[mention.last] if mention.last < len(self.tokens) else None
        if mention.role != "person" or mention.office is not None or mention.last - mention.first < 2:
            return mention
        if behind is None or not behind.small or behind.low not in MEN or behind.low in _ANY_ARMY:
            return mention
        inside = range(mention.first, mention.last)
        if any(self.gazetteer.is_demonym(self.tokens[i]) or self.tokens[i].low in _CREEDS for i in inside):
            return mention
        return replace(
            mention,
            role="body",
            kind="non_state_armed_group",
            key=f"body:{self.gazetteer.canonical(mention.name)}",
        )

    def is_called(self, group: Mention, name: Mention) -> bool:
        """ "the rebel group *Red Dawn*", "a militia known as *the Red Dawn*": the name behind the noun for a group."""
        if self.lows[group.last - 1] not in _GROUPS:
            return False
        between = " ".join(self.lows[group.last : name.first]).removesuffix("the").strip()
        named = name.role == "body" or (name.role == "person" and name.office is None)
        if between not in _CALLED or not named or self.tokens[name.first].text != name.name.split()[0]:
            return False
        owned = group.body is not None and self.gazetteer.is_group(group.body)
        return group.kind == "non_state_armed_group" and not owned

    def as_called(self, group: Mention, name: Mention) -> Mention:
        """The group by its name, from the words for it on."""
        if name.role == "person":
            key = f"body:{self.gazetteer.canonical(name.name)}"
            name = replace(name, role="body", kind="non_state_armed_group", key=key)
        return replace(name, first=group.first)

    def shortens(self, full: Mention, short: Mention) -> bool:
        """ "the Red Front of Ombra, RFO, said": the short name stands between commas behind the full one."""
        between = full.last + 1 == short.first and self.tokens[full.last].text == ","
        if not between or self.lows[short.last : short.last + 1] not in ([","], ["."]):
            return False
        initials = {low[0] for low in self.lows[full.first : full.last]}
        acronym = short.last == short.first + 1 and self.acronym(short.first)
        return acronym and full.role == short.role == "body" and initials.issuperset(short.name[:2].lower())

    def goes_by(self, full: Mention, short: Mention) -> bool:
        """ "the Red Front of Ombra, better *known by its initials RFO*": another name of the party before it."""
        if (
            _KNOWN.isdisjoint(self.said)
            or full.role != "body"
            or not 1 < short.first - full.last <= _KNOWN_WITHIN
        ):
            return False
        between = self.lows[full.last : short.first]
        if between[-1] in {"the", "its"}:
            between.pop()
        return between[0] == "," and not _KNOWN.isdisjoint(between) and between[-1] in _BEFORE_NAMES

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
        if person is None or not self.namelike(position):
            return None
        found = self.entry(position)
        if found is not None and (found[1].category not in _ALSO_SURNAMES or not self.speaks(position + 1)):
            return None  # but "Aden said", of Major Abdullahi Aden
        beside = self.namelike(position + 1) or (position > 0 and self.namelike(position - 1))
        behind = self.lows[position + 1] if position + 1 < len(self.lows) else ""
        if beside or behind in PLACE_WORDS:
            return None
        return self.mention(position, position + 1, "person", "individual", person.key)

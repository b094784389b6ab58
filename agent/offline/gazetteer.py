"""The lexicon, indexed for look-up in running text."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, NamedTuple

from ...schemas.vocabulary import ActorKind, Harm, Sector, StatementAct
from ..wordlists import words
from . import cue_lexicon, lexicon
from .cue_lexicon import ChannelCue, DoerPosition, MeansCue, TerritoryCue
from .inflection import irregular_forms
from .lexicon import PersonNoun
from .phrases import PhraseIndex, PhraseLists
from .tokens import Token, small_words
from .words import DETERMINERS, PREPOSITIONS, is_adverb

# Where the head of a noun phrase ends.
_HEAD_END = re.compile(r"\b(?:of|in|at|for|from|on|near|under|who|with)\b")

Category = Literal[
    "group", "agency", "country", "demonym", "capital", "office", "force", "government", "source", "place"
]


@dataclass(slots=True)
class Entry:
    """What the gazetteer knows about a name or a party noun. `proper` entries need a capital letter."""

    category: Category
    canonical: str
    kind: ActorKind
    sector: Sector = "UNK"
    iso3: str | None = None
    proper: bool = True
    abbreviation: bool = False
    cased: bool = False  # spells a common word: a name only in capitals that mean something ("WHO")


class HarmCue(NamedTuple):
    """A word of harm; `tail` is the word that closes a gapped form ("left * dead")."""

    harm: Harm
    construct: str
    tail: str | None


class SpeechCue(NamedTuple):
    """A word of speech."""

    act: StatementAct
    frame: str
    weak: bool
    form: str


class GappedCue(NamedTuple):
    """A word of speech with the words that close it further on: "told * to"."""

    tail: tuple[str, ...]
    cue: SpeechCue


class StanceCue(NamedTuple):
    """A wording that takes a stance. `main`: only in a clause's first verb group; `rank`: its place in the file."""

    act: StatementAct
    main: bool
    rank: int


class Gazetteer:
    """Every index the offline reading looks things up in. Build it once: `gazetteer()`."""

    def __init__(self) -> None:
        self.index: PhraseIndex[Entry] = PhraseIndex(_entries())
        self.persons: PhraseIndex[PersonNoun] = PhraseIndex(
            (form, noun) for noun in _persons() for form in (noun.singular, noun.plural) if form
        )
        self.harms: PhraseIndex[tuple[HarmCue, ...]] = PhraseIndex(_harm_entries(of_people=False))
        self.people_harms: PhraseIndex[tuple[HarmCue, ...]] = PhraseIndex(_harm_entries(of_people=True))
        self.means: PhraseIndex[MeansCue] = PhraseIndex((cue.form, cue) for cue in cue_lexicon.means_cues())
        self.speech: PhraseIndex[SpeechCue] = PhraseIndex(
            (cue.form, SpeechCue(cue.act, cue.frame, cue.strength == "weak", cue.form))
            for cue in cue_lexicon.speech_cues()
            if "*" not in cue.form
        )
        self.gapped_speech: PhraseIndex[list[GappedCue]] = PhraseIndex(_gapped_speech().items())
        self.stances: PhraseIndex[StanceCue] = PhraseIndex(
            (cue.form, StanceCue(cue.act, cue.reach == "main", rank))
            for rank, cue in enumerate(cue_lexicon.stance_cues())
        )
        self.territory: PhraseIndex[tuple[TerritoryCue, ...]] = PhraseIndex(_territory_entries())
        self.attacks: PhraseIndex[None] = PhraseIndex((form, None) for form in cue_lexicon.attack_verbs())
        self.accidents: PhraseIndex[None] = PhraseIndex((form, None) for form in cue_lexicon.accidents())
        self.guards: PhraseIndex[None] = PhraseIndex((phrase, None) for phrase in cue_lexicon.plan_guards())
        self.channels: PhraseIndex[ChannelCue] = PhraseIndex(
            (cue.form, cue) for cue in cue_lexicon.channel_cues()
        )
        self.responsibility: PhraseIndex[DoerPosition] = PhraseIndex(
            (cue.form, cue.doer) for cue in cue_lexicon.responsibility_cues()
        )
        # All that is looked for in every sentence.
        self.lists = PhraseLists(
            (
                *(self.index, self.persons, self.harms, self.people_harms, self.means, self.speech),
                *(self.gapped_speech, self.territory, self.attacks, self.accidents, self.channels),
                self.responsibility,
            )
        )
        self.people = PersonNoun("", "", "unknown", "")
        self._demonyms = {d.lower(): c.iso3 for c in lexicon.countries() for d in c.demonyms}
        self.iso3_of_demonym: Callable[[str], str | None] = self._demonyms.get
        self._levels = {
            name.lower(): place.level
            for place in reversed(lexicon.places())
            for name in (place.name, *place.variants)
        }
        self._body_words = lexicon.body_words()
        self._party_nouns = lexicon.party_nouns()
        self._speech_words = frozenset(cue.form for cue in cue_lexicon.speech_cues() if " " not in cue.form)
        self._verb_words = cue_lexicon.verb_forms()
        self._finite = irregular_forms() | self._verb_words
        self._not_verbs = words("armed united unidentified so-called hundred wounded injured displaced red")
        self._common = self._common_words()

    def is_speech(self, low: str) -> bool:
        return low in self._speech_words

    def is_verb(self, low: str) -> bool:
        """A form of a verb that some list knows: behind "the army" it is what the army does."""
        return low in self._finite

    def is_demonym(self, token: Token) -> bool:
        return token.capitalised and token.low in self._demonyms

    def is_people(self, token: Token) -> bool:
        """A plural of nationality, creed or membership: "Palestinians", "Christians"."""
        return (
            token.capitalised
            and token.low.endswith("s")
            and (
                token.low in self._demonyms
                or token.low[:-1] in self._demonyms
                or token.low.endswith(("ians", "ists"))
            )
        )

    def is_lexical(self, low: str) -> bool:
        """A word of the lexicon's common nouns and verbs: by itself it is no name."""
        return low in self._common

    def body_kind(self, words: list[str]) -> ActorKind | None:
        """What kind of body a capitalised name is, by its words; null for a person or a place."""
        for word in words:
            if word in self._body_words:
                return self._body_words[word]
        return None

    def party_kind(self, name: str) -> ActorKind | None:
        """What kind of party a name without capitals is, by its head: "officials of the network" are officials."""
        head = _HEAD_END.split(name.lower(), maxsplit=1)[0].replace("’", "'")
        for word in reversed(head.replace("'s ", " ").replace("' ", " ").split()):
            if word in self._party_nouns:
                kind = self._party_nouns[word]
                # "rebel leaders", "guerrilla commanders": whose they are says more than the noun.
                led = kind in {"civilian_group", "state_forces"} and not _REBEL.isdisjoint(head.split())
                return "non_state_armed_group" if led else kind
        return None

    def is_country(self, name: str) -> bool:
        """Whether the words name a state, and not its people or its capital."""
        low = name.lower()
        hit = self.index.at(low.split(), 0)
        return hit is not None and hit.payload.category == "country" and low not in self._demonyms

    def canonical(self, name: str) -> str:
        """The gazetteer's own name of a body, so that "SDF" meets its full name; else the name itself, folded."""
        for hit in self.index.find(small_words(name)):
            if hit.payload.category in {"group", "agency", "country", "demonym"}:
                return hit.payload.iso3 or hit.payload.canonical.lower()
        return name.lower()

    def place_level(self, name: str) -> str | None:
        """What kind of place the gazetteer says it is; "country" for a state."""
        entry = self.entry_of(name.lower()) if " " not in name else None
        if entry is not None and entry.category == "country":
            return "country"
        return self._levels.get(name.lower())

    def is_group(self, name: str) -> bool:
        """Whether the name as a whole is that of an armed group."""
        hit = self.index.at(small_words(name) or [""], 0)
        return hit is not None and hit.payload.category == "group" and hit.payload.kind != "state_forces"

    def state_of(self, name: str) -> str | None:
        """The state that a name opens with: "Ukraine's military", "Kyiv's foreign ministry"."""
        lows = small_words(name)
        hit = self.index.at(lows, 0) if lows else None
        named = hit is not None and hit.payload.category in {"country", "demonym", "capital"}
        return hit.payload.iso3 if hit is not None and named else None

    def entry_of(self, word: str) -> Entry | None:
        """The entry of a single word."""
        hit = self.index.at([word], 0)
        return hit.payload if hit is not None else None

    def verb_positions(self, tokens: Sequence[Token]) -> frozenset[int]:
        """Where a word of speech, harm or capture begins: a subject is not looked for beyond it."""
        return frozenset(
            [
                position
                for position, token in enumerate(tokens)
                if token.verb and (not token.past or self._is_past(tokens, position))
            ]
        )

    def _is_past(self, tokens: Sequence[Token], position: int) -> bool:
        """A past tense by its ending; a capital inside a sentence makes a name of it: "Khaled", "Saeed"."""
        token = tokens[position]
        small = token.small or not position
        like_verb = small and token.low not in self._not_verbs and "-" not in token.low
        return (like_verb or token.low in self._verb_words) and not _is_adjective(tokens, position)

    def _common_words(self) -> frozenset[str]:
        indexes: tuple[PhraseIndex[Any], ...] = (
            self.persons,
            self.harms,
            self.means,
            self.speech,
            self.territory,
        )
        common = {word for index in indexes for word in index.vocabulary()}
        for noun in lexicon.force_nouns():
            common |= {*noun.singular.split(), *noun.plural.split()}
        for office in lexicon.offices():
            common |= set(office.title.lower().split())
        return frozenset(common)


def _first_tried(cue: HarmCue) -> int:
    return 0 if cue.construct == "moved" else 1 if cue.construct.endswith("_active") else 2


_REBEL = frozenset({"rebel", "guerrilla", "insurgent", "militant", "separatist", "jihadist"})
_OF_PEOPLE = ("people_", "moved")


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of the process."""
    return Gazetteer()


def _persons() -> Iterator[PersonNoun]:
    """The nouns for victims, then those for armed people, who may be victims too."""
    yield from lexicon.person_nouns()
    for noun in lexicon.force_nouns():
        if noun.singular and noun.plural:
            yield PersonNoun(noun.singular, noun.plural, "combatant", "")


def _entries() -> list[tuple[str, Entry]]:
    entries: list[tuple[str, Entry]] = []
    for country in lexicon.countries():
        state = Entry("country", country.name, "state", "GOV", country.iso3)
        entries += [(name, state) for name in (country.name, *country.other_names)]
        demonym = Entry("demonym", country.name, "state", "GOV", country.iso3)
        entries += [(name, demonym) for name in country.demonyms]
        capital = Entry("capital", country.name, "state", "GOV", country.iso3)
        entries += [(name, capital) for name in country.capitals]
    for place in lexicon.places():
        entry = Entry("place", place.name, "other", iso3=place.country or None)
        entries += [(name, entry) for name in (place.name, *place.variants)]
    common = {noun.singular for noun in lexicon.force_nouns()}  # "Peshmerga" is written small as well
    for group in lexicon.armed_groups():
        entry = Entry("group", group.name, group.kind, group.sector)
        entries += [
            (name, replace(entry, proper=name.lower() not in common)) for name in (group.name, *group.aliases)
        ]
        entries += [(name, replace(entry, cased=True)) for name in group.cased_aliases]
    for agency in lexicon.agencies():
        entry = Entry("agency", agency.name, agency.kind, agency.sector)
        entries += [(name, entry) for name in (agency.name, *agency.aliases)]
        entries += [(name, replace(entry, cased=True)) for name in agency.cased_aliases]
    for noun in lexicon.force_nouns():
        entry = Entry("force", noun.plural or noun.singular, noun.kind, noun.sector, proper=False)
        entries += [(form, entry) for form in (noun.singular, noun.plural) if form]
    for office in lexicon.offices():
        entry = Entry(
            "office",
            office.office_class,
            "individual",
            office.sector,
            proper=False,
            abbreviation=office.title.endswith("."),
        )
        entries.append((office.title.rstrip("."), entry))
    entries += [(w, Entry("government", w, "state", "GOV", proper=False)) for w in lexicon.authorities()]
    entries += [(w, Entry("source", w, "other", proper=False)) for w in lexicon.source_nouns()]
    return entries


def _gapped_speech() -> dict[str, list[GappedCue]]:
    """The gapped words of speech by the form that opens them."""
    found: dict[str, list[GappedCue]] = {}
    for cue in cue_lexicon.speech_cues():
        head, gap, tail = (part.strip() for part in cue.form.partition("*"))
        if gap:
            speech = SpeechCue(cue.act, cue.frame, cue.strength == "weak", cue.form)
            found.setdefault(head, []).append(GappedCue(tuple(tail.split()), speech))
    return found


def _territory_entries() -> list[tuple[str, tuple[TerritoryCue, ...]]]:
    by_form: dict[str, list[TerritoryCue]] = {}
    for cue in cue_lexicon.territory_cues():
        by_form.setdefault(cue.form, []).append(cue)
    return [(form, tuple(cues)) for form, cues in by_form.items()]


def _is_adjective(tokens: Sequence[Token], participle: int) -> bool:
    """ "the internationally recognised government": behind an adverb that a determiner opens."""
    if participle < 2 or not is_adverb(tokens[participle - 1].low):
        return False
    opener = tokens[participle - 2].low
    return opener == "'s" or opener in DETERMINERS or opener in PREPOSITIONS


_LEAVING = frozenset({"from", "out"})


def _harm_entries(*, of_people: bool) -> list[tuple[str, tuple[HarmCue, ...]]]:
    """The words of harm; `of_people`: those that say harm only beside a noun for people."""
    by_form: dict[str, list[HarmCue]] = {}
    for cue in cue_lexicon.harm_cues():
        if cue.construct.startswith(_OF_PEOPLE) != of_people:
            continue
        head, _, tail = cue.form.partition("*")
        words = tail.split()
        # "forced * to flee" is closed by "flee", "drove * from their homes" by "from": homes have many names
        closing = (words[0] if words[0] in _LEAVING else words[-1]) if words else None
        by_form.setdefault(head.strip(), []).append(HarmCue(cue.harm, cue.construct, closing))
    # An object right behind the verb settles its voice, so the active reading is tried first.
    return [(form, tuple(sorted(cues, key=_first_tried))) for form, cues in by_form.items()]

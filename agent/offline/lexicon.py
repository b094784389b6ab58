"""The vocabulary of conflict news, read once from the data files beside this module.

Forms of common words are in lower case; folding the article's case is the caller's business. `*` in a
form stands for a gap of a few words. Proper names keep their case, acronyms are in capitals.
"""

from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, cast

from ...schemas.vocabulary import (
    ActorKind,
    ChangeType,
    Channel,
    Harm,
    Means,
    PlaceLevel,
    Sector,
    SourceKind,
    StatementAct,
    VictimStatus,
)
from .data_files import DATA, names, phrases, rows, split, value
from .inflection import spelled_out

HarmConstruct = Literal[
    "verb_passive",
    "verb_active",
    "verb_intransitive",
    "noun",
    "count_noun",
    "adjective",
    "toll",
    "phrase_subject",
    "phrase_object",
    "people_passive",
    "people_active",
    "people_doer",
    "people_lost",
    "people_registered",
    "moved",
]
TerritoryFrame = Literal[
    "verb", "move", "held", "gone", "come", "state", "hands", "noun", "expel", "give", "repel", "attempt"
]
TerritoryRole = Literal["gainer", "loser", "defender", "party", "place", "none"]
SpeechFrame = Literal["clause", "addressee", "topic", "speaker_after"]
Strength = Literal["strong", "weak"]
NamePart = Literal["given", "family"]
StanceReach = Literal["main", "any"]
DoerPosition = Literal["before", "behind", "accused"]
OfficeClass = Literal[
    "political",
    "diplomatic",
    "military",
    "police",
    "spokesperson",
    "armed_group",
    "judicial",
    "religious",
    "traditional",
    "press",
    "medical",
    "civic",
    "courtesy",
]

# The table of countries serves the whole agent, so it lives one package up.
_COUNTRIES = files(__package__.rpartition(".")[0]) / "data" / "countries.tsv"
_COUNTRIES_HEADER = "iso3"  # that table names its columns in its first row


class ArmedGroup(NamedTuple):
    """A named armed group, alliance or force.

    `cased_aliases` are acronyms that spell a common word ("IS"): they name the group only in text whose
    capitals mean something.
    """

    name: str
    kind: ActorKind
    sector: Sector
    aliases: tuple[str, ...]
    cased_aliases: tuple[str, ...]


class Agency(NamedTuple):
    """A news agency, monitor, charity, rescue service or international body that others cite."""

    name: str
    kind: ActorKind
    source_kind: SourceKind
    sector: Sector
    aliases: tuple[str, ...]
    cased_aliases: tuple[str, ...]


class ForceNoun(NamedTuple):
    """A common noun for armed people; `singular` or `plural` is empty where the word lacks it."""

    singular: str
    plural: str
    kind: ActorKind
    sector: Sector


class Office(NamedTuple):
    """A title that stands before or after a person's name; an abbreviation ends in a full stop."""

    title: str
    sector: Sector
    office_class: OfficeClass


class PersonNoun(NamedTuple):
    """A noun for victims; `group` is empty where the word names no sub-group."""

    singular: str
    plural: str
    status: VictimStatus
    group: str


class HarmCue(NamedTuple):
    """One surface form that reports harm, and how the victims stand to it."""

    form: str
    harm: Harm
    construct: HarmConstruct


class MeansCue(NamedTuple):
    """One wording of how harm was done."""

    form: str
    means: Means


class TerritoryCue(NamedTuple):
    """One wording of a change of control, and the roles of what stands before and after it."""

    form: str
    change: ChangeType
    frame: TerritoryFrame
    before: TerritoryRole
    after: TerritoryRole


class SpeechCue(NamedTuple):
    """One wording by which a party takes a position, and what follows it."""

    form: str
    act: StatementAct
    frame: SpeechFrame
    strength: Strength


class StanceCue(NamedTuple):
    """A wording within what is reported that takes a stance."""

    form: str
    act: StatementAct
    reach: StanceReach


class ResponsibilityCue(NamedTuple):
    """One wording that lays a deed at somebody's door, and where that party stands."""

    form: str
    doer: DoerPosition


class ChannelCue(NamedTuple):
    """One wording of how a statement reached the public."""

    form: str
    channel: Channel


class Place(NamedTuple):
    """A place that conflict news names; `country` is ISO 3166-1 alpha-3, empty where it spans several."""

    name: str
    level: PlaceLevel
    country: str
    variants: tuple[str, ...]


class Country(NamedTuple):
    """A country with the words for its people."""

    iso3: str
    name: str
    other_names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]


@cache
def armed_groups() -> tuple[ArmedGroup, ...]:
    """Named armed groups, worldwide, past and present."""
    return tuple(
        ArmedGroup(name, cast("ActorKind", kind), cast("Sector", sector), *names(aliases))
        for name, kind, sector, aliases in rows(DATA / "armed_groups.tsv")
    )


@cache
def agencies() -> tuple[Agency, ...]:
    """News agencies, monitors, rescue services, charities and international bodies."""
    return tuple(
        Agency(
            name,
            cast("ActorKind", kind),
            cast("SourceKind", source),
            cast("Sector", sector),
            *names(aliases),
        )
        for name, kind, source, sector, aliases in rows(DATA / "agencies.tsv")
    )


@cache
def force_nouns() -> tuple[ForceNoun, ...]:
    """Common nouns for armed forces and armed people."""
    return tuple(
        ForceNoun(value(singular), value(plural), cast("ActorKind", kind), cast("Sector", sector))
        for singular, plural, kind, sector in rows(DATA / "forces.txt")
    )


@cache
def offices() -> tuple[Office, ...]:
    """Titles and offices of persons."""
    return tuple(
        Office(title, cast("Sector", sector), cast("OfficeClass", office_class))
        for title, sector, office_class in rows(DATA / "offices.txt")
    )


@cache
def person_nouns() -> tuple[PersonNoun, ...]:
    """Nouns for people to whom harm comes."""
    return tuple(
        PersonNoun(value(singular), value(plural), cast("VictimStatus", status), value(group))
        for singular, plural, status, group in rows(DATA / "persons.tsv")
    )


@cache
def harm_cues() -> tuple[HarmCue, ...]:
    """Every form that reports harm to people."""
    return tuple(
        HarmCue(form, cast("Harm", harm), cast("HarmConstruct", construct))
        for forms, harm, construct in rows(DATA / "harms.tsv")
        for form in forms.split("|")
    )


@cache
def means_cues() -> tuple[MeansCue, ...]:
    """Every wording of how harm was done."""
    return tuple(
        MeansCue(form, cast("Means", means))
        for forms, means in rows(DATA / "means.tsv")
        for form in forms.split("|")
    )


@cache
def territory_cues() -> tuple[TerritoryCue, ...]:
    """Every wording of a change of control."""
    return tuple(
        TerritoryCue(
            form,
            cast("ChangeType", change),
            cast("TerritoryFrame", frame),
            cast("TerritoryRole", before),
            cast("TerritoryRole", after),
        )
        for forms, change, frame, before, after in rows(DATA / "territory.tsv")
        for written in forms.split("|")
        for form in spelled_out(written)
    )


@cache
def plan_guards() -> tuple[str, ...]:
    """Wording before a cue that makes it a plan, a wish or a guess, not an event."""
    return phrases(DATA / "plan_guards.txt")


@cache
def speech_cues() -> tuple[SpeechCue, ...]:
    """Every wording by which a party takes a position."""
    return tuple(
        SpeechCue(form, cast("StatementAct", act), cast("SpeechFrame", frame), cast("Strength", strength))
        for forms, act, frame, strength in rows(DATA / "speech.tsv")
        for form in forms.split("|")
    )


@cache
def stance_cues() -> tuple[StanceCue, ...]:
    """Every wording by which reported words take a stance of themselves, in the order of trial."""
    return tuple(
        StanceCue(form, cast("StatementAct", act), cast("StanceReach", reach))
        for forms, act, reach in rows(DATA / "stances.tsv")
        for form in forms.split("|")
    )


@cache
def responsibility_cues() -> tuple[ResponsibilityCue, ...]:
    """Every wording that lays a deed at somebody's door."""
    return tuple(
        ResponsibilityCue(form, cast("DoerPosition", doer))
        for forms, doer in rows(DATA / "responsibility.tsv")
        for form in forms.split("|")
    )


@cache
def channel_cues() -> tuple[ChannelCue, ...]:
    """Every wording of how a statement reached the public."""
    return tuple(
        ChannelCue(form, cast("Channel", channel))
        for forms, channel in rows(DATA / "channels.tsv")
        for form in forms.split("|")
    )


@cache
def caveats() -> tuple[str, ...]:
    """Phrases by which an outlet says that it could not verify an account."""
    return phrases(DATA / "caveats.txt")


@cache
def boilerplate() -> tuple[str, ...]:
    """Words that open the tail of a scraped page."""
    return phrases(DATA / "boilerplate.txt")


@cache
def attack_verbs() -> tuple[str, ...]:
    """Verbs of attack, in every form."""
    return phrases(DATA / "attacks.txt")


@cache
def accidents() -> tuple[str, ...]:
    """Words for disasters, accidents, disease and sport."""
    return phrases(DATA / "accidents.txt")


@cache
def authorities() -> tuple[str, ...]:
    """Nouns of civil authority: "government", "the defence ministry"."""
    return phrases(DATA / "authorities.txt")


@cache
def source_nouns() -> tuple[str, ...]:
    """Nouns for those the press quotes without a name: "residents", "sources"."""
    return phrases(DATA / "sources.txt")


@cache
def body_words() -> dict[str, ActorKind]:
    """Words that make a capitalised name the name of a body, with the kind of body."""
    return {word: cast("ActorKind", kind) for word, kind in rows(DATA / "body_words.tsv")}


@cache
def english_words() -> tuple[str, ...]:
    """Stems of English words: what is spelled otherwise in a text of capitals may be a name."""
    return phrases(DATA / "english.txt")


@cache
def personal_names() -> dict[str, NamePart]:
    """Given and family names, small letters, each with which of the two it is."""
    return {row[0]: cast("NamePart", row[1]) for row in rows(DATA / "personal_names.tsv")}


@cache
def party_nouns() -> dict[str, ActorKind]:
    """Nouns that head the name of a party without a proper name, with its kind."""
    return {
        noun: cast("ActorKind", kind)
        for nouns, kind in rows(DATA / "party_nouns.tsv")
        for noun in nouns.split("|")
    }


@cache
def places() -> tuple[Place, ...]:
    """A small gazetteer; a place need not be in it to be read."""
    return tuple(
        Place(name, cast("PlaceLevel", level), value(country), split(variants))
        for name, level, country, variants in rows(DATA / "places.tsv")
    )


@cache
def countries() -> tuple[Country, ...]:
    """The countries of the world, or nothing where the table is not installed."""
    if not _COUNTRIES.is_file():
        return ()
    return tuple(
        Country(iso3, name, split(others), split(demonyms), split(capitals))
        for iso3, name, others, demonyms, capitals in rows(_COUNTRIES)
        if iso3 != _COUNTRIES_HEADER
    )

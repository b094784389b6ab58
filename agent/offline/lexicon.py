"""The parties, people and places of conflict news, read once from the data files beside this module.

Common words are in lower case; folding the article's case is the caller's business. Proper names keep their
case, acronyms are in capitals. What is said to happen is in `cue_lexicon`.
"""

from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, cast

from ...schemas.vocabulary import ActorKind, PlaceLevel, Sector, SourceKind, VictimStatus
from .data_files import DATA, names, phrases, rows, split, value

NamePart = Literal["given", "family"]
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

"""Names as written, made comparable; countries by name, demonym and capital."""

import csv
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from .tables import is_one_of, mentions

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
# Words that make a source of a body without changing which body it is: "army sources" are the army's.
_SPOKEN_FOR = re.compile(
    r"(?:['’]s)? (?:\w+ )?(?:sources?|officials?|spokes(?:man|woman|person|people)|commanders?|leaders?"
    r"|leadership|statement)$",
    re.IGNORECASE,
)
# "Turkey-backed", "backed by Turkey", "pro-Russian", "Iran-allied": a patron's country, not the actor's own.
_PATRON = re.compile(
    r"[\w.]+-(?:backed|supported|allied|aligned|led|funded|linked|held|controlled)\b"
    r"|\b(?:backed|supported|allied|aligned|funded|led)(?: by| to| with)? .*"
    r"|\b(?:pro|anti)-[\w.]+"
    r"|\bopposed to .*",
    re.IGNORECASE,
)

# What a state's name may carry and still mean the state: "the Malian government", "government of Mali".
_GOVERNMENT = re.compile(
    r"\b(?:the )?(?:government|authorities|administration|leadership)\b(?: of(?: the)?)?|\bthe\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)  # an article repeats its names in many slots
def fold(name: str) -> str:
    """A name for comparing: case, quotes, dots, a leading article and a possessive ending do not count."""
    text = unicodedata.normalize("NFKC", name).translate(_QUOTES).casefold()
    text = _SPACES.sub(" ", text.replace(".", "")).strip(" ,;:\"'")
    return text.removeprefix("the ").removesuffix("'s").removesuffix("s'")


@lru_cache(maxsize=4096)
def is_pronoun(name: str) -> bool:
    """Whether the wording only points back ("it", "the group") and so names nobody."""
    return is_one_of("pronoun", name.strip())


@lru_cache(maxsize=4096)
def body_behind(name: str) -> str:
    """The body that a source wording speaks for: "army sources" gives "army"."""
    return _SPOKEN_FOR.sub("", name).strip() or name


@lru_cache(maxsize=4096)
def is_anonymous(name: str) -> bool:
    """Whether the source wording keeps its people unnamed ("two army sources")."""
    return mentions("anonymous", name)


# --- Countries ------------------------------------------------------------------------------------


class Country(NamedTuple):
    """A row of the table. A partly recognised entity has its own row with its sovereign's code (PLOVER)."""

    iso3: str
    name: str


class Countries(NamedTuple):
    words: dict[str, Country]  # by name and demonym as written
    names: dict[str, Country]  # by name, folded
    metonyms: dict[str, Country]  # by name, demonym and capital, folded


@cache
def _countries() -> Countries:
    table = Countries({}, {}, {})
    text = (files(__package__.rpartition(".")[0]) / "data" / "countries.tsv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        country = Country(row["iso3"], row["name"])
        names = [row["name"], *_split(row["other_names"])]
        demonyms, capitals = _split(row["demonyms"]), _split(row["capitals"])
        for known, forms in (
            (table.words, [*names, *demonyms]),
            (table.names, map(fold, names)),
            (table.metonyms, map(fold, [*names, *demonyms, *capitals])),
        ):
            for form in forms:
                known.setdefault(form, country)
    return table


def _split(field: str) -> list[str]:
    return field.split("|") if field else []


@cache
def _country_words() -> dict[str, list[str]]:
    """Names and demonyms by their first word, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(_countries().words, key=len, reverse=True):
        found.setdefault(_WORD.findall(name)[0], []).append(name)
    return found


def country_written(word: str) -> str | None:
    """The name of the country that *word* names, by itself or as its demonym ("Syrian"), spelled just so."""
    country = _countries().words.get(word)
    return country.name if country else None


def country_named(name: str) -> str | None:
    """The code of the country that *name* as a whole stands for: name, demonym or capital ("Moscow")."""
    country = _countries().metonyms.get(fold(name))
    return country.iso3 if country else None


@lru_cache(maxsize=4096)
def state_named(name: str) -> str | None:
    """The state that *name* stands for, by itself or as its government ("Moscow", "Russian government").

    Unlike the code this keeps a partly recognised entity apart from its sovereign.
    """
    whole = _countries().metonyms.get(fold(_GOVERNMENT.sub("", name).strip()))
    return whole.name if whole else None


def is_country(place: str) -> bool:
    """Whether *place* is the name of a country; its capital is a city."""
    return fold(place) in _countries().names


def countries_in(text: str) -> list[str]:
    """The countries whose name or demonym stands in *text*, in text order, patrons left out."""
    return list(_countries_in(text))


def first_country(text: str) -> str | None:
    """The country that *text* as a whole stands for, else the first one named in it."""
    found = country_named(text)
    if not found and (named := _countries_in(text)):
        return named[0]
    return found


@lru_cache(maxsize=4096)
def _countries_in(text: str) -> tuple[str, ...]:
    text = _PATRON.sub(" ", text)
    found: list[str] = []
    covered = 0
    for word in _WORD.finditer(text):
        # Case counts here: "US" is a country and "us" is not, "Turkey" is and "turkey" is not.
        for name in _country_words().get(word.group(), ()):
            end = word.start() + len(name)
            if word.start() >= covered and text.startswith(name, word.start()) and not _WORD.match(text, end):
                found.append(_countries().words[name].iso3)
                covered = end
                break
    return tuple(found)

"""A MUC-4 document in memory: the dispatch and its answer key, whichever file layout it was read from."""

import re
from dataclasses import dataclass
from datetime import date

from .names import Mention

# "COLOMBIA: CUCUTA (CITY) - CAMPANARIO (REGION)": between the two. Names may hold a hyphen without spaces.
_BETWEEN = re.compile(r"\s+-\s+")
# Between slashes; "USULUTAN (CITY / DEPARTMENT)" and "(PERU: LIMA (CITY)) / (PERU)" hold them in brackets, too.
_ALTERNATIVE = re.compile(r"(?:\((?:[^()]|\([^()]*\))*\)|[^/()])+")
_PLACE_TYPE = re.compile(r"\s*\([^)]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Location:
    """One accepted location: its country, then levels of places from general to specific.

    A level with several names, as a location between two countries, accepts each of them.
    """

    countries: tuple[str, ...]
    levels: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """What happened to a target: any of `values` (DEATH, INJURY, NO INJURY OR DEATH, ...)."""

    values: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class HumanTarget:
    """A person or group hit or aimed at. The descriptions of a named person are titles or roles."""

    names: tuple[str, ...]
    descriptions: tuple[str, ...]
    optional: bool
    numbers: tuple[str, ...]
    effects: tuple[Effect, ...]

    @property
    def named(self) -> Mention:
        return Mention(self.names, self.optional)

    @property
    def described(self) -> Mention:
        return Mention(self.descriptions, self.optional)


@dataclass(frozen=True, slots=True)
class MucTemplate:
    """One incident of the key, as far as it is scored. Tuples of strings are alternatives."""

    number: int
    optional: bool
    types: tuple[str, ...]
    locations: tuple[Location, ...]
    perp_individuals: tuple[Mention, ...]
    perp_orgs: tuple[Mention, ...]
    human_targets: tuple[HumanTarget, ...]
    human_total: tuple[str, ...] = ()
    unlinked_effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class MucDocument:
    """A dispatch with its key. No templates: the key calls it irrelevant. A date not fully given is null."""

    id: str
    date: date | None
    dateline: str
    text: str
    templates: tuple[MucTemplate, ...]


def locations_of(fill: str) -> tuple[Location, ...]:
    """The alternatives of a location slot, each in brackets or bare; `()` for null."""
    parts = (_bare(part) for part in _ALTERNATIVE.findall(fill.removeprefix("?")))
    return tuple(_location(part) for part in parts if part and part not in ("-", "*"))


def _bare(part: str) -> str:
    part = part.strip()
    return part[1:-1].strip() if part.startswith("(") and part.endswith(")") else part


def _location(fill: str) -> Location:
    country, *levels = (_names(level) for level in fill.split(":"))
    return Location(country, tuple(level for level in levels if level))


def _names(level: str) -> tuple[str, ...]:
    names = (_PLACE_TYPE.sub("", name).strip() for name in _BETWEEN.split(level.strip()))
    return tuple(name for name in names if name)

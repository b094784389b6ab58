"""The countries of a wording, and those whose incidents the key holds."""

import csv
import re
from functools import cache
from importlib.resources import files

from .names import fold

# The key is about incidents in these countries, or against their people elsewhere.
OF_THE_KEY = frozenset("ARG BOL CHL COL ECU GTM HND PER SLV".split())
# "The Central American University" is of no American state.
_CONTINENT = re.compile(r"\b(?:central|latin|south) america(?:ns?)?\b")
_COLUMNS = ("name", "other_names", "demonyms")


def countries_in(wording: str) -> frozenset[str]:
    """The countries that a wording names, or whose people it names."""
    words = _CONTINENT.sub(" ", f" {fold(wording)} ")
    return frozenset(iso3 for iso3, form in _forms() if form in words)


def country_name(iso3: str) -> str:
    return next((row["name"] for row in _countries() if row["iso3"] == iso3), iso3)


@cache
def _countries() -> tuple[dict[str, str], ...]:
    text = (files("sitrep.agent") / "data" / "countries.tsv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _forms() -> tuple[tuple[str, str], ...]:
    return tuple(
        (row["iso3"], f" {fold(form)} ")
        for row in _countries()
        for column in _COLUMNS
        for form in filter(None, row[column].split("|"))
    )

"""The coding tables: words of the news mapped to the codes of the report.

`data/codes.tsv` has one row per code (table, code, words separated by `|`). A trailing `*` stands for any
ending, a leading `=` keeps upper and lower case apart (WHO is a body, who is a word). The order of the rows
of one table is their priority. `data/patterns.tsv` has one regular expression per row, with anchors: plain
lower-case pieces of which a matching text must hold one, so that most texts are passed over quickly.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Rule(NamedTuple):
    code: str
    pattern: re.Pattern[str]


class Hit(NamedTuple):
    """A word of a coding table found in a text, with its code and offsets."""

    code: str
    start: int
    end: int


class Pattern(NamedTuple):
    code: str
    anchors: tuple[str, ...]
    expression: re.Pattern[str]


@cache
def _rows(name: str) -> tuple[list[str], ...]:
    lines = (files(__package__) / "data" / name).read_text("utf-8").splitlines()[1:]
    return tuple(line.split("\t") for line in lines if line)


def _word_pattern(word: str) -> str:
    cased = word.startswith("=")
    stem = word.removeprefix("=").removesuffix("*")
    body = r"\s+".join(re.escape(part) for part in stem.split(" "))
    if word.endswith("*"):
        body += r"\w*"
    return f"(?-i:{body})" if cased else body


@cache
def rules(table: str) -> tuple[Rule, ...]:
    """The rows of one coding table in order of priority. Raises `KeyError` for an unknown table."""
    found = [(code, words) for name, code, words in _rows("codes.tsv") if name == table]
    if not found:
        raise KeyError(table)
    return tuple(Rule(code, _compiled(words)) for code, words in found)


def _compiled(words: str) -> re.Pattern[str]:
    alternatives = "|".join(_word_pattern(word) for word in sorted(words.split("|"), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


@cache
def _patterns(table: str) -> tuple[Pattern, ...]:
    """The regular expressions of one table; matching ignores case except for names of persons."""
    flags = re.NOFLAG if table == "person" else re.IGNORECASE
    return tuple(
        Pattern(code, tuple(anchors.split("|")) if anchors else (), re.compile(text, flags))
        for name, code, anchors, text in _rows("patterns.tsv")
        if name == table
    )


def matches(table: str, text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Every match of the table's expressions in *text*, with its code, row by row."""
    lowered = text.lower()
    for pattern in _patterns(table):
        if not pattern.anchors or any(anchor in lowered for anchor in pattern.anchors):
            yield from ((pattern.code, match) for match in pattern.expression.finditer(text))


def code_of(table: str, text: str | None) -> str | None:
    """The code of the first row, by priority, that has a word in *text*; null if none has."""
    if not text:
        return None
    return next((rule.code for rule in rules(table) if rule.pattern.search(text)), None)


def codes_of(table: str, text: str) -> list[str]:
    """The codes of every row that has a word in *text*, in the order of the table."""
    return list(dict.fromkeys(rule.code for rule in rules(table) if rule.pattern.search(text)))


def hits(table: str, text: str) -> list[Hit]:
    """Every word of the table in *text*, in text order; at one place the longest word wins."""
    found = [
        Hit(rule.code, match.start(), match.end())
        for rule in rules(table)
        for match in rule.pattern.finditer(text)
    ]
    return sorted(found, key=lambda hit: (hit.start, -hit.end))


def mentions(table: str, text: str) -> bool:
    """Whether any word of the table stands in *text*."""
    return any(rule.pattern.search(text) for rule in rules(table))

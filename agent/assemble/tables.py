"""The coding tables: words of the news mapped to the codes of the report.

`data/codes.tsv` has one row per code (table, code, words separated by `|`). A trailing `*` stands for any
ending, a leading `=` keeps upper and lower case apart (WHO is a body, who is a word). The order of the rows
of one table is their priority. `data/patterns.tsv` has one regular expression per row, with anchors: plain
lower-case pieces of which a matching text must hold one, so that most texts are passed over quickly.
"""

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import NamedTuple

# A word, or one mark: "air-strike" is three of them.
_PIECE = re.compile(r"\w+|[^\w\s]")
_WORD = re.compile(r"\w")
# A stem is looked up by its first letters; every stem of the tables has at least so many.
_STEM_KEY = 3


class Rule(NamedTuple):
    """One row of a coding table."""

    code: str
    words: tuple[str, ...]


class Hit(NamedTuple):
    """A word of a coding table found in a text, with its code and offsets."""

    code: str
    start: int
    end: int


class Pattern(NamedTuple):
    code: str
    anchors: tuple[str, ...]
    text: str
    flags: re.RegexFlag


@cache
def _rows(name: str) -> tuple[list[str], ...]:
    lines = (files(__package__) / "data" / name).read_text("utf-8").splitlines()[1:]
    return tuple(line.split("\t") for line in lines if line)


@cache
def rules(table: str) -> tuple[Rule, ...]:
    """The rows of one coding table in order of priority. Raises `KeyError` for an unknown table."""
    found = tuple(
        Rule(code, tuple(words.split("|"))) for name, code, words in _rows("codes.tsv") if name == table
    )
    if not found:
        raise KeyError(table)
    return found


# --- Regular expressions --------------------------------------------------------------------------


@cache
def _patterns(table: str) -> tuple[Pattern, ...]:
    """The regular expressions of one table; matching ignores case except for names of persons."""
    flags = re.NOFLAG if table == "person" else re.IGNORECASE
    return tuple(
        Pattern(code, tuple(anchors.split("|")) if anchors else (), text, flags)
        for name, code, anchors, text in _rows("patterns.tsv")
        if name == table
    )


@cache
def _compiled(pattern: Pattern) -> re.Pattern[str]:
    """Compiled where a text first holds one of the anchors: most are never needed."""
    return re.compile(pattern.text, pattern.flags)


@cache
def _anchors(table: str) -> frozenset[str]:
    """The anchors of all the table's expressions, many of which share them."""
    return frozenset(anchor for pattern in _patterns(table) for anchor in pattern.anchors)


def matches(table: str, text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Every match of the table's expressions in *text*, with its code, row by row."""
    lowered = text.lower()
    held = {anchor for anchor in _anchors(table) if anchor in lowered}
    for pattern in _patterns(table):
        if not pattern.anchors or not held.isdisjoint(pattern.anchors):
            yield from ((pattern.code, match) for match in _compiled(pattern).finditer(text))


# --- Words ----------------------------------------------------------------------------------------


class _Form(NamedTuple):
    """One wording of a code. `rank` is its row's, `order` its place in the row, the longest wording first."""

    rank: int
    order: int
    code: str
    text: str  # in lower case unless `cased`
    width: int  # in pieces
    stem: bool
    cased: bool


class _Forms(NamedTuple):
    """The wordings of one table by their first piece; those of a single stem by its first letters."""

    by_piece: dict[str, list[_Form]]
    by_stem: dict[str, list[_Form]]


class _Found(NamedTuple):
    form: _Form
    start: int
    end: int


class _Text:
    """A text cut into words and marks. Most tables have none of them, so where they stand is worked out late."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces = [piece.lower() for piece in _PIECE.findall(text)]
        self.words = frozenset(self.pieces)
        self.stems = frozenset([piece[:_STEM_KEY] for piece in self.words])

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        return [match.span() for match in _PIECE.finditer(self.text)]


@cache
def _forms(table: str) -> _Forms:
    forms = _Forms({}, {})
    for rank, rule in enumerate(rules(table)):
        for order, word in enumerate(sorted(rule.words, key=len, reverse=True)):
            cased, stem = word.startswith("="), word.endswith("*")
            text = word.removeprefix("=").removesuffix("*")
            pieces = _PIECE.findall(text.lower())
            single = stem and len(pieces) == 1
            known = forms.by_stem if single else forms.by_piece
            key = pieces[0][:_STEM_KEY] if single else pieces[0]
            form = _Form(rank, order, rule.code, text if cased else text.lower(), len(pieces), stem, cased)
            known.setdefault(key, []).append(form)
    return forms


@lru_cache(maxsize=64)  # the same cited sentence is looked up in a dozen tables
def _cut(text: str) -> _Text:
    return _Text(text)


def _found(table: str, text: str) -> Iterator[_Found]:
    """Every wording of the table in *text*, by the place of its first piece."""
    forms, cut = _forms(table), _cut(text)
    if cut.words.isdisjoint(forms.by_piece) and cut.stems.isdisjoint(forms.by_stem):
        return
    for at, piece in enumerate(cut.pieces):
        for form in (*forms.by_piece.get(piece, ()), *forms.by_stem.get(piece[:_STEM_KEY], ())):
            end = _end(form, text, cut.spans, at)
            if end is not None:
                yield _Found(form, cut.spans[at][0], end)


def _end(form: _Form, text: str, spans: list[tuple[int, int]], at: int) -> int | None:
    """Where a wording ends that stands at one piece of *text*; null where it does not stand there."""
    last = at + form.width - 1
    if last >= len(spans):
        return None
    start, end = spans[at][0], spans[last][1]
    said = " ".join(text[start:end].split())  # any white space will do between words
    said = said if form.cased else said.lower()
    if said != form.text and not (form.stem and said.startswith(form.text)):
        return None
    # A wording that begins or ends with a mark must not run on into a word.
    joined = _WORD.match(text[start - 1 : start]) or _WORD.match(text[end : end + 1])
    return None if joined else end


def code_of(table: str, text: str | None) -> str | None:
    """The code of the first row, by priority, that has a word in *text*; null if none has."""
    if not text:
        return None
    first = min((found.form for found in _found(table, text)), default=None)
    return first.code if first else None


def codes_of(table: str, text: str) -> list[str]:
    """The codes of every row that has a word in *text*, in the order of the table."""
    return list(dict.fromkeys(form.code for form in sorted(found.form for found in _found(table, text))))


def hits(table: str, text: str) -> list[Hit]:
    """Every word of the table in *text*, in text order; at one place the longest word wins."""
    kept: list[Hit] = []
    covered: dict[int, int] = {}  # by row, up to where its words have been found
    for form, start, end in sorted(_found(table, text), key=lambda found: (found.start, found.form)):
        if start >= covered.get(form.rank, 0):
            kept.append(Hit(form.code, start, end))
            covered[form.rank] = end
    return sorted(kept, key=lambda hit: (hit.start, -hit.end))


def mentions(table: str, text: str) -> bool:
    """Whether any word of the table stands in *text*."""
    return next(_found(table, text), None) is not None


def is_one_of(table: str, text: str) -> bool:
    """Whether *text* as a whole is a word of the table."""
    return any(found.start == 0 and found.end == len(text) for found in _found(table, text))

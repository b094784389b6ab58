"""The coding tables: words of the news mapped to the codes of the report.

`data/codes.tsv` has one row per code (table, code, words separated by `|`). A trailing `*` stands for any
ending, a leading `=` keeps upper and lower case apart (WHO is a body, who is a word). The order of the rows
of one table is their priority. `data/patterns.tsv` has one regular expression per row, in lower case,
with anchors: plain pieces of which a matching text must hold one, so that most texts are
passed over quickly.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from ..word_runs import Memo

# A word, or one mark: "air-strike" is three of them.
_PIECE = re.compile(r"\w+|[^\w\s]")
_WORD = re.compile(r"\w")
# The letters of an anchor that stand in one word, and what cannot go on with a word: "don't" can.
_RUN = re.compile(r" ?[^\W\d_]+ ?")
_WORD_END = re.compile(r"[^\w'’]")
# Names and cited sentences are kept; whole articles are looked up once, and would only fill the memory.
_LONGEST_KEPT = 4000
_Span = tuple[int, int]
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


@cache
def _rows(name: str) -> tuple[list[str], ...]:
    lines = (files(__package__) / "data" / name).read_text("utf-8").splitlines()[1:]
    return tuple(line.split("\t") for line in lines if line)


@cache
def _tables() -> dict[str, tuple[Rule, ...]]:
    found: dict[str, tuple[Rule, ...]] = {}
    for name, code, words in _rows("codes.tsv"):
        found[name] = (*found.get(name, ()), Rule(code, tuple(words.split("|"))))
    return found


def rules(table: str) -> tuple[Rule, ...]:
    """The rows of one coding table in order of priority. Raises `KeyError` for an unknown table."""
    return _tables()[table]


# --- Regular expressions --------------------------------------------------------------------------


@cache
def _patterns(table: str) -> tuple[Pattern, ...]:
    """The regular expressions of one table."""
    return tuple(
        Pattern(code, tuple(anchors.split("|")) if anchors else (), text)
        for name, code, anchors, text in _rows("patterns.tsv")
        if name == table
    )


@cache
def _compiled(text: str, flags: re.RegexFlag) -> re.Pattern[str]:
    """Compiled where a text first holds one of the anchors: most are never needed."""
    return re.compile(text, flags)


class _Anchors(NamedTuple):
    """The anchors of all expressions of a table, and for each word the runs of letters that stand in it."""

    # By the longest run of letters, with a blank where it ends a word: " ai", "set ".
    by_run: dict[str, set[str]]
    # Signs, and what is in a script without small letters.
    caseless: set[str]
    runs_in: Memo[tuple[str, ...]]


@cache
def _anchors(table: str) -> _Anchors:
    by_run: dict[str, set[str]] = {}
    anchors = {anchor for pattern in _patterns(table) for anchor in pattern.anchors}
    for anchor in filter(str.islower, anchors):
        runs = _RUN.findall(_WORD_END.sub("  ", anchor))  # one blank for either side
        by_run.setdefault(max(runs, key=lambda run: len(run.strip())), set()).add(anchor)
    caseless = {anchor for anchor in anchors if not anchor.islower()}
    return _Anchors(by_run, caseless, Memo(lambda word: tuple(run for run in by_run if run in f" {word} ")))


@lru_cache(maxsize=1)  # an article is gone through by more than one table
def lowered_of(text: str) -> str:
    """The text in small letters."""
    return text.lower()


def _held(table: str, text: str, words: Iterable[str] | None, folded: str | None) -> set[str]:
    """The anchors of the table that a text holds; *words*, if its folded ones are known, rule most of them out."""
    by_run, caseless, _ = _anchors(table)
    searched = lowered_of(text) if folded is None else folded
    if words is None:
        runs = {run for run in by_run if run.strip() in searched}
    else:
        runs = {run for word in words for run in runs_in(table, word)}
    held = {sign for sign in caseless if sign in searched}
    held.update(anchor for run in runs for anchor in by_run[run] if anchor in searched)
    return held


def runs_in(table: str, word: str) -> tuple[str, ...]:
    """The runs of letters of the table's anchors that stand in one word: without any, it is of no anchor."""
    return _anchors(table).runs_in[word]


@cache
def _any_text(table: str) -> bool:
    """Whether an expression of the table may match a text that holds no anchor."""
    return not all(pattern.anchors for pattern in _patterns(table))


def places_of(piece: str, text: str) -> Iterator[int]:
    """Where *piece* stands in *text*."""
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


def matches(
    table: str, text: str, words: Iterable[str] | None = None, folded: str | None = None
) -> Iterator[tuple[str, re.Match[str]]]:
    """Every match of the table's expressions in *text*, with its code, row by row.

    It is matched in lower case, where that moves no letter: ignoring case takes many times as long. *words* are
    its folded ones with a piece of an anchor, and *folded* is the whole of it folded in place, where known.
    """
    held = _held(table, text, words, folded)
    if not held and not _any_text(table):
        return
    lowered = lowered_of(text)
    in_place = len(lowered) == len(text)
    searched, flags = (lowered, re.NOFLAG) if in_place else (text, re.IGNORECASE)
    for pattern in _patterns(table):
        if not pattern.anchors or not held.isdisjoint(pattern.anchors):
            compiled = _compiled(pattern.text, flags)
            yield from ((pattern.code, match) for match in compiled.finditer(searched))


# --- Words ----------------------------------------------------------------------------------------


class _Form(NamedTuple):
    """One wording of a code. `rank` is its row's, `order` its place in the row, the longest wording first."""

    rank: int
    order: int
    code: str
    table: str
    text: str  # in lower case unless `cased`
    pieces: tuple[str, ...]
    stem: bool
    cased: bool


class _Beginning(NamedTuple):
    """The wordings of one table that one piece begins.

    Some it settles by itself. The others need a look at the text: by the piece that must follow, or, where
    none must or its ending is free, in any case.
    """

    whole: list[_Form]
    by_next: dict[str, list[_Form]]
    loose: list[_Form]


class _Forms(NamedTuple):
    """The wordings of all tables by their first piece; those of a single stem by its first letters."""

    by_piece: dict[str, list[_Form]]
    by_stem: dict[str, list[_Form]]


@cache
def _forms() -> _Forms:
    forms = _Forms({}, {})
    for table, rows in _tables().items():
        for rank, rule in enumerate(rows):
            for order, word in enumerate(sorted(rule.words, key=len, reverse=True)):
                form = _form(rank, order, rule.code, table, word)
                single = form.stem and len(form.pieces) == 1
                known = forms.by_stem if single else forms.by_piece
                known.setdefault(form.pieces[0][: _STEM_KEY if single else None], []).append(form)
    return forms


def _form(rank: int, order: int, code: str, table: str, word: str) -> _Form:
    cased, stem = word.startswith("="), word.endswith("*")
    text = word.removeprefix("=").removesuffix("*")
    pieces = tuple(_PIECE.findall(text.lower()))
    return _Form(rank, order, code, table, text if cased else text.lower(), pieces, stem, cased)


def _beginnings(piece: str) -> dict[str, _Beginning]:
    """What a piece, in lower case, may begin, by table."""
    forms = _forms()
    begun = list(forms.by_piece.get(piece, ()))
    begun += [form for form in forms.by_stem.get(piece[:_STEM_KEY], ()) if piece.startswith(form.pieces[0])]
    tables: dict[str, _Beginning] = {}
    for form in begun:
        beginning = tables.setdefault(form.table, _Beginning([], {}, []))
        width = len(form.pieces)
        if width == 1 and not form.cased and _WORD.match(piece):
            beginning.whole.append(form)  # a word that is a wording needs no look at what is around it
        elif width > 2 or (width == 2 and not form.stem):
            beginning.by_next.setdefault(form.pieces[1], []).append(form)
        else:
            beginning.loose.append(form)
    return tables


@lru_cache(maxsize=16384)  # the words of the news repeat, in one article and between articles
def _chunk(chunk: str) -> tuple[list[str], list[tuple[int, dict[str, _Beginning]]]]:
    """What stands between two blanks in pieces, and those of them that begin a wording, with their numbers."""
    pieces = [piece.lower() for piece in _PIECE.findall(chunk)]
    return pieces, [(at, begun) for at, begun in enumerate(map(_beginnings, pieces)) if begun]


class _Text:
    """A text in pieces, and the wordings of the tables asked for so far, each with its first piece's number.

    `begun` has the tables of which some piece may begin a wording, and those pieces: a text has nothing of most.
    """

    __slots__ = ("_found", "_hits", "_pieces", "_spans", "begun", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._found: dict[str, list[tuple[_Form, int]]] = {}
        self._hits: dict[str, list[Hit]] = {}
        self._spans: list[_Span] | None = None
        self._pieces: list[str] = []
        self.begun: dict[str, list[tuple[int, _Beginning]]] = {}
        lowered = text.lower()
        # A letter that grows in lower case would be cut apart, so such a text is cut as it stands.
        for chunk in (lowered if len(lowered) == len(text) else text).split():
            pieces, begun = _chunk(chunk)
            for at, tables in begun:
                place = len(self._pieces) + at
                for table, beginning in tables.items():
                    self.begun.setdefault(table, []).append((place, beginning))
            self._pieces += pieces

    def found(self, table: str) -> list[tuple[_Form, int]]:
        """The wordings of one table in the text."""
        found = self._found.get(table)
        if found is None:
            begun = self.begun.get(table, ())
            found = self._found[table] = [pair for at, one in begun for pair in self._begun_at(one, at)]
        return found

    def hits(self, table: str) -> list[Hit]:
        """The words of one table in text order; of one row's words at one place the longest."""
        hits = self._hits.get(table)
        if hits is None:
            hits = self._hits[table] = self._apart(self.found(table))
        return hits

    def _apart(self, found: list[tuple[_Form, int]]) -> list[Hit]:
        kept: list[Hit] = []
        covered: dict[int, int] = {}  # by row, up to where its words have been found
        for form, at in sorted(found, key=lambda one: (one[1], one[0])):
            start, end = self.span(form, at)
            if start >= covered.get(form.rank, 0):
                kept.append(Hit(form.code, start, end))
                covered[form.rank] = end
        return sorted(kept, key=lambda hit: (hit.start, -hit.end)) if len(kept) > 1 else kept

    def _begun_at(self, begun: _Beginning, at: int) -> list[tuple[_Form, int]]:
        """The wordings that stand where piece *at* begins some."""
        following = self._pieces[at + 1] if at + 1 < len(self._pieces) else ""
        open_ones = (*begun.by_next.get(following, ()), *begun.loose)
        said = [form for form in open_ones if _stands(form, self._pieces, at) and self._is_said(form, at)]
        return [(form, at) for form in (*begun.whole, *said)]

    def span(self, form: _Form, at: int) -> _Span:
        """Where a wording begins and ends that begins with piece *at*."""
        if self._spans is None:  # worked out late: most texts are only asked whether they hold a word
            self._spans = [match.span() for match in _PIECE.finditer(self.text)]
        return self._spans[at][0], self._spans[at + len(form.pieces) - 1][1]

    def _is_said(self, form: _Form, at: int) -> bool:
        """Whether a wording whose pieces stand there stands there as it is written."""
        start, end = self.span(form, at)
        said = " ".join(self.text[start:end].split())  # any white space will do between words
        said = said if form.cased else said.lower()
        if said != form.text and not (form.stem and said.startswith(form.text)):
            return False
        # A wording that begins or ends with a mark must not run on into a word.
        return not (_WORD.match(self.text[start - 1 : start]) or _WORD.match(self.text[end : end + 1]))


def _stands(form: _Form, pieces: list[str], at: int) -> bool:
    """Whether the pieces of a wording stand at one place; the last one of a stem may go on."""
    *firsts, last = form.pieces
    end = at + len(firsts)
    if end >= len(pieces) or (pieces[end] != last and not (form.stem and pieces[end].startswith(last))):
        return False
    return len(firsts) < 2 or pieces[at:end] == firsts


def _cut(text: str) -> _Text:
    return _kept(text) if len(text) <= _LONGEST_KEPT else _Text(text)


@lru_cache(maxsize=1024)  # the same names and cited sentences are looked up in a dozen tables
def _kept(text: str) -> _Text:
    return _Text(text)


def _found(table: str, text: str) -> list[tuple[_Form, int]]:
    cut = _cut(text)
    return cut.found(table) if table in cut.begun else []


def code_of(table: str, text: str | None) -> str | None:
    """The code of the first row, by priority, that has a word in *text*; null if none has."""
    found = _found(table, text) if text else None
    return min(found)[0].code if found else None


def codes_of(table: str, text: str) -> list[str]:
    """The codes of every row that has a word in *text*, in the order of the table."""
    found = _found(table, text)
    return list(dict.fromkeys([form.code for form, _ in sorted(found)])) if found else []


def hits(table: str, text: str) -> Sequence[Hit]:
    """Every word of the table in *text*, in text order; at one place the longest word wins."""
    cut = _cut(text)
    return cut.hits(table) if table in cut.begun else []


def hits_within(table: str, text: str, start: int, end: int) -> list[Hit]:
    """Those of the words in *text* that begin between two offsets: a sentence is looked up once for all its parts."""
    found = hits(table, text)
    return [hit for hit in found if start <= hit.start < end] if found else []


def mentions(table: str, text: str) -> bool:
    """Whether any word of the table stands in *text*."""
    cut = _cut(text)
    return table in cut.begun and bool(cut.found(table))


def begins(table: str, chunk: str) -> bool:
    """Whether what stands between two blanks has a word that a wording of the table begins with."""
    return any(table in begun for _, begun in _chunk(chunk)[1])


def is_one_of(table: str, text: str) -> bool:
    """Whether *text* as a whole is a word of the table, one without a free ending."""
    return " ".join(text.lower().split()) in _wordings(table)


@cache
def _wordings(table: str) -> frozenset[str]:
    return frozenset(word for rule in rules(table) for word in rule.words)

"""Splitting an article into numbered sentences whose offsets are exact.

Rules instead of a trained splitter: conflict copy is full of ranks, initials and dotted states ("Lt. Col. A.
B. Khan", "the U.S. Navy", "Nov. 27"), comes in capitals, in other scripts or without paragraphs, and every
offset must be the article's own. Scans look a bounded number of characters around a stop: time is linear.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Sentence:
    """One numbered sentence. `number` and `paragraph` count from 1; offsets are code points."""

    number: int
    start: int
    end: int
    paragraph: int
    heading: bool = False


class Extent(NamedTuple):
    """`text[start:end]`, without surrounding white space."""

    start: int
    end: int


# A sentence longer than this without a stop is cut at a clause, so that citing it still points somewhere.
LONGEST_SENTENCE = 1_200
# Quoted passages up to this length, two or three sentences, stay whole with the words that introduce them.
LONGEST_WHOLE_QUOTE = 400
# Headlines run to about 100 characters and 14 words; this leaves some room.
LONGEST_HEADING = 120
MOST_HEADING_WORDS = 18
# Teletype and e-mail copy breaks lines between 60 and 80 columns; 100 allows for generous editors.
WRAPPED_COLUMNS = range(45, 101)


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Number the sentences of *text* in reading order.

    Sentences never overlap, carry no surrounding white space, and together cover every character that is not
    white space. Headings and titles are sentences too, marked as such.
    """
    paragraphs = _paragraphs(text)
    headings = _headings([text[start:end] for start, end in paragraphs])
    sentences: list[Sentence] = []
    for number, (paragraph, heading) in enumerate(zip(paragraphs, headings, strict=True), start=1):
        pieces = [paragraph] if heading else _pieces(text, paragraph)
        sentences += [
            Sentence(len(sentences) + offset, start, end, number, heading)
            for offset, (start, end) in enumerate(pieces, start=1)
        ]
    return tuple(sentences)


# --- Paragraphs and headings ----------------------------------------------------------------------


def _paragraphs(text: str) -> list[Extent]:
    """One paragraph a line, or, in hard-wrapped copy, one for each block between blank lines."""
    lines = [_trimmed(text, *line.span()) for line in re.finditer(r"[^\n]+", text)]
    lines = [line for line in lines if line.start < line.end]
    if not _is_hard_wrapped(text, lines):
        return lines
    blocks: list[Extent] = []
    for line in lines:
        if blocks and text.count("\n", blocks[-1].end, line.start) == 1:
            blocks[-1] = Extent(blocks[-1].start, line.end)
        else:
            blocks.append(line)
    return blocks


def _is_hard_wrapped(text: str, lines: Sequence[Extent]) -> bool:
    """Whether most lines that are followed by another break off in mid-sentence at a column width."""
    followed = [line for line, after in pairwise(lines) if text.count("\n", line.end, after.start) == 1]
    broken = [
        line
        for line in followed
        if line.end - line.start in WRAPPED_COLUMNS and text[line.end - 1] not in _FINAL
    ]
    return len(broken) * 2 > len(followed)


def _headings(paragraphs: Sequence[str]) -> list[bool]:
    """A heading stands before prose; only the title may be followed by another heading.

    A run of short lines is a list or a menu, and its lines may carry facts.
    """
    shaped = [_has_heading_shape(paragraph) for paragraph in paragraphs]
    before_prose = [here and after is False for here, after in zip_longest(shaped, shaped[1:])]
    if len(shaped) > 2 and shaped[0] and before_prose[1]:
        before_prose[0] = True
    return before_prose


_LIST_ITEM = re.compile(r"[-–—•*·▪‣#>|]|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s")
_FINAL = ".!?…:;,。！？｡؟۔।"


def _has_heading_shape(paragraph: str) -> bool:
    if "\n" in paragraph or len(paragraph) > LONGEST_HEADING or len(paragraph.split()) > MOST_HEADING_WORDS:
        return False
    if paragraph[0].islower() or paragraph[0] in "\"“‘'«" or not paragraph.rstrip("\"”’'»")[-1:].isalnum():
        return False
    if paragraph.count("“") != paragraph.count("”") or paragraph.count('"') % 2:
        return False
    return any(map(str.isalpha, paragraph)) and not _LIST_ITEM.match(paragraph)


# --- Sentences of one paragraph -------------------------------------------------------------------

# A stop with what closes behind it: brackets, quotation marks, a footnote number.
_STOP = re.compile(
    r"(?P<wide>[。！？｡]+[”’」』）\"']*)"
    r"|(?<![.!?…؟۔।])(?P<narrow>[.!?…؟۔।]++)(?P<closers>(?:[\"”’'»)\]]|\[\d{1,3}\])*+)(?P<gap>\s++|(?=[A-Z][a-z]))"
)
_QUOTED = re.compile(
    rf"“[^“”]{{1,{LONGEST_WHOLE_QUOTE}}}”"
    rf"|«[^«»]{{1,{LONGEST_WHOLE_QUOTE}}}»"
    rf'|(?<![^\s(\[–—])"(?=[^\s"])[^"]{{1,{LONGEST_WHOLE_QUOTE}}}(?<=\S)"(?!\w)'
)


def _pieces(text: str, paragraph: Extent) -> Iterator[Extent]:
    start = paragraph.start
    for cut in _cuts(text, paragraph):
        if cut > start:
            yield from _bounded(text, _trimmed(text, start, cut))
            start = cut
    if start < paragraph.end:
        yield from _bounded(text, _trimmed(text, start, paragraph.end))


def _cuts(text: str, paragraph: Extent) -> Iterator[int]:
    """Where sentences end, in order. A stop inside a whole quotation does not end one."""
    quotes = _QUOTED.finditer(text, *paragraph)
    quote = next(quotes, None)
    sentence_start = paragraph.start
    for stop in _STOP.finditer(text, *paragraph):
        cut = stop.end("wide") if stop["wide"] else stop.end("closers")
        while quote and quote.end() <= stop.start():
            quote = next(quotes, None)
        if quote and quote.start() < cut < quote.end():
            continue
        if stop["wide"] or _ends_sentence(text, stop, sentence_start):
            yield cut
            sentence_start = stop.end()


# The text around a stop that the rules may look at; no abbreviation or opening word is longer.
_REACH = 24
_WORD_BEFORE = re.compile(r"[^\s(\[“\"‘«/–—]*$")
_OPENERS_OF_QUOTES = "\"“‘'«([–—-*•"
_REPORTED_AFTER = re.compile(
    r"(?:[A-Z][\w'’-]*\s){1,3}(?:said|says|asked|asks|told|wrote|added|shouted|replied)\b|(?i:he|she|they)\s+(?:said|asked)"
)


def _ends_sentence(text: str, stop: re.Match[str], sentence_start: int) -> bool:
    marks, closers = stop["narrow"], stop["closers"]
    ahead = text[stop.end() : stop.end() + 3 * _REACH]
    behind = text[max(sentence_start, stop.start() - _REACH) : stop.start()]
    word = _last_word(behind)
    if not stop["gap"]:  # "…parties.The army": a lost space, but not "Node.Js" or a dotted name
        return not closers and len(word) > 3 and word.isalpha() and word[1:].islower()
    if _begins_lower(ahead):
        return False
    if marks != ".":
        return not (closers and _REPORTED_AFTER.match(ahead))
    if closers:
        return True
    opening = text[sentence_start : min(stop.start(), sentence_start + _REACH)].strip()
    if not any(map(str.isalpha, opening)):
        return " " in opening or len(opening) >= _REACH  # "1." only numbers a list item
    return not _is_abbreviation(word, ahead)


def _last_word(behind: str) -> str:
    word = _WORD_BEFORE.search(behind)
    return word[0] if word else ""


def _begins_lower(ahead: str) -> bool:
    """Whether what follows goes on in lower case; "al-Shabaab" and "el-Fasher" may open a sentence."""
    letters = ahead.lstrip(_OPENERS_OF_QUOTES)
    return letters[:1].islower() and not re.match(r"[ae]l-[A-Z]", letters)


# --- Abbreviations --------------------------------------------------------------------------------


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


# A name follows these: they never end a sentence.
_TITLES = _words(
    "mr mrs ms dr prof rev fr sr hon st ste gen lt col maj capt cpt sgt cpl pvt brig cmdr cdr comdr adm adml "
    "lieut sen rep gov pres amb min insp supt det ofc vs ft mt mgr msgr messrs sheik shk eng ing lic dip"
)
# A number follows these.
_NUMBERED = _words("no nos nr art sec fig figs vol ch para pp p approx ca c")
_MONTHS = _words("jan feb mar apr jun jul aug sep sept oct nov dec")
# These may end a sentence; it does so where the next word can only open one.
_EITHER = _words("inc corp ltd co jr etc dept univ bros govt natl intl est al")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_OPENING_WORDS = _words(
    "the a an in on at by for from with he she it they we you i but and or so yet this that these those there"
    " here his her its their our as after before when while since if although though however meanwhile also"
    " according both some many most all no not nobody nothing one two three several another other earlier"
    " later last what who where why how"
)
_CLOCK = frozenset({"a.m", "p.m"})
_AFTER_CLOCK = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|local|gmt|utc|bst|"
    r"[ecmp][sd]?t\b|\()",
    re.IGNORECASE,
)


def _is_abbreviation(word: str, ahead: str) -> bool:
    """Whether the stop behind *word* belongs to it and does not end the sentence as well."""
    folded = word.lower().rstrip(".")
    following = re.match(r"[^\W_]*", ahead.lstrip(_OPENERS_OF_QUOTES))
    next_word = following[0].lower() if following else ""
    if folded in _TITLES:
        return True
    if folded in _NUMBERED:
        return ahead[:1].isdigit()
    if folded in _MONTHS:
        return ahead[:1].isdigit()
    if folded in _CLOCK:
        return bool(_AFTER_CLOCK.match(ahead)) or (ahead[:1].isdigit() and next_word not in _OPENING_WORDS)
    if folded in _EITHER or _DOTTED.fullmatch(folded):
        return next_word not in _OPENING_WORDS
    return len(folded) == 1 and folded.isalpha() and (word.isupper() or not word.islower())


# --- Sentences without a stop ---------------------------------------------------------------------

_CLAUSE_ENDS = (
    re.compile(r"[;:；：](?=\s)|[；：]"),
    re.compile(r",(?=\s)|[，、،]|\s[–—](?=\s)"),
    re.compile(r"(?=\s)"),
)


def _bounded(text: str, sentence: Extent) -> Iterator[Extent]:
    """Cut an overlong sentence at the last clause end, else the last gap, within each allowed length."""
    start, end = sentence
    while end - start > LONGEST_SENTENCE:
        earliest, latest = start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE
        cut = latest
        for clause_end in _CLAUSE_ENDS:
            found = [match.end() for match in clause_end.finditer(text, earliest, latest)]
            if found:
                cut = found[-1]
                break
        yield _trimmed(text, start, cut)
        start = cut
        while text[start].isspace():
            start += 1
    yield Extent(start, end)


def _trimmed(text: str, start: int, end: int) -> Extent:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Extent(start, end)

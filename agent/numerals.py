"""Cardinal numbers in running text: digits in any script, English words, Chinese numerals, scales.

`tokenise` cuts a text once; `cardinal` reads the number that starts at one token. Offsets are code points
of the text as given.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from .word_runs import FIGURE, Memo, Parts, cut, parts_of

_UNIT_NAMES = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
"""
_TENS_NAMES = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {word: value for value, word in enumerate(_UNIT_NAMES.split())}
TENS = {word: value * 10 for value, word in enumerate(_TENS_NAMES.split(), 2)}
SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "lakh": 10**5,
    "crore": 10**7,
    "bin": 10**3,
    "milyon": 10**6,
    "тис": 10**3,
    "тисяч": 10**3,
    "тисячі": 10**3,
    "тыс": 10**3,
    "тысяч": 10**3,
    "тысячи": 10**3,
    "млн": 10**6,
    "мільйонів": 10**6,
    "мільйони": 10**6,
    "миллионов": 10**6,
    "ألف": 10**3,
    "آلاف": 10**3,
    "مليون": 10**6,
    "万": 10**4,
    "亿": 10**8,
}
# Abbreviated scales stand against their digits: "10k", "1.2m", "3bn".
SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9}
GROUPS = {"dozen": 12, "score": 20}
_HAN_DIGITS = dict(zip("〇零一二两兩三四五六七八九", (0, 0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_IDIOM_STARTS = ("half", "a", "an")
# Every word that a number in words can start with ("and" goes on from a hundred before it).
_WORD_STARTS = frozenset((*UNITS, *TENS, *_IDIOM_STARTS, "and"))
# Every word that can stand further on in one.
_WORD_PARTS = frozenset((*UNITS, *TENS, *SCALES, *GROUPS, "hundred", "-", "and"))
# What makes more of the digits before it.
_AFTER_DIGITS = frozenset((*SCALES, *SUFFIXES, *GROUPS, "hundred"))
# Longer digit runs are serial numbers; Python refuses to read very long ones at all.
_MAX_DIGITS = 12

HAN = "〇零一二两兩三四五六七八九十百千"
# One character each; the separators are those news in any language puts between thousands.
_TOKEN = re.compile(
    # Blanks are passed over in one step. Words come first, for they are nine tokens in ten.
    r"\s*+(?:(?P<word>[^\W\d_\u3007\u3400-\u9fff]++(?:['\u2019][^\W\d_]+)?)"
    rf"|(?P<han>[{HAN}]+)"
    r"|(?P<number>\d{1,3}(?:[,.'\u2019\u00a0\u202f\u2009\u066c ]\d{3}(?!\d))+"
    r"|\d+(?:[.,\u066b]\d{1,2}(?!\d))?)"
    r"|(?P<sign>[\u3400-\u9fff])"
    r"|(?P<dash>[-\u2010-\u2015\u2212])"
    r"|(?P<other>\S))"
)
_GROUPED = re.compile(r"\d[\u00a0\u202f\u2009 ]\d{3}(?!\d)")


@dataclass(frozen=True, slots=True)
class Token:
    """One token, wherever it stands: `text` in lower case, `kind` one of han, number, word, dash, other."""

    text: str
    form: str  # the same, but one for every figure, digits and Chinese numerals
    kind: str
    title: bool
    glued: bool  # nothing stands between it and the token before
    size: int


class Tokens(NamedTuple):
    """The tokens of a text with their offsets."""

    tokens: list[Token]
    starts: list[int]


@dataclass(slots=True)
class Cardinal:
    """A number and the index after its last token. `loose` marks dozens and couples, meant roughly."""

    value: int
    end: int
    loose: bool = False


def tokenise(text: str, *, grouped: bool = True) -> Tokens:
    """The tokens of `text` in order.

    Only a number in groups of figures has blanks in it, so what stands between two blanks is taken apart once,
    wherever it is met again. *grouped*: whether there may be such a number.
    """
    if grouped and _GROUPED.search(text):
        return _tokens(text)
    return Tokens(*cut(text, 0, _PARTS))


def _tokens(text: str) -> Tokens:
    tokens: list[Token] = []
    starts: list[int] = []
    before = -1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        said, (start, end) = match[kind], match.span(kind)
        title = False
        if kind == "word":
            title = said[0].isupper()
            said = said.lower().replace("\u2019", "'")
        elif kind == "sign":  # a Chinese character is a word of its own
            kind = "word"
        elif kind == "dash":
            said = "-"
        form = FIGURE if kind in ("number", "han") else said
        tokens.append(Token(said, form, kind, title, start == before, end - start))
        starts.append(start)
        before = end
    return Tokens(tokens, starts)


def _parts(chunk: str) -> Parts[Token]:
    return parts_of(*_tokens(chunk), len(chunk))


_PARTS = Memo(_parts)


def touches(tokens: list[Token], right: int) -> bool:
    """Whether a token stands side by side with the one before, with nothing between them."""
    return 0 < right < len(tokens) and tokens[right].glued


def cardinal(tokens: list[Token], index: int) -> Cardinal | None:
    """The longest number starting at `tokens[index]`; null where none does."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.kind == "number":
        return _digits(tokens, index)
    if token.kind == "han":
        return _han(tokens, index)
    if token.text not in _WORD_STARTS:
        return None
    return _idiom(tokens, index) or _words(tokens, index)


def _digits(tokens: list[Token], index: int) -> Cardinal | None:
    raw = tokens[index].text
    end = index + 1
    following = tokens[end].text if end < len(tokens) else ""
    if following not in _AFTER_DIGITS:
        whole = _integer(raw)
        return None if whole is None else Cardinal(whole, end)
    scale = SCALES.get(following) or (100 if following == "hundred" else 0)
    if touches(tokens, end) and following in SUFFIXES:
        scale = SUFFIXES[following]
    value = _decimal(raw) if scale else _integer(raw)
    if value is None:
        return None
    if following in GROUPS:
        return Cardinal(int(value) * GROUPS[following], end + 1, loose=True)
    return Cardinal(int(value * (scale or 1)), end + (1 if scale else 0))


def _integer(raw: str) -> int | None:
    """Digits as a whole number: a separator must cut off groups of three."""
    if raw.isdecimal():  # most numbers have no separator
        return int(raw) if len(raw) <= _MAX_DIGITS else None
    parts = re.split(r"\D", raw)
    if len("".join(parts)) > _MAX_DIGITS or any(len(part) != 3 for part in parts[1:]):
        return None
    return int("".join(parts))


def _decimal(raw: str) -> Decimal | int | None:
    """Digits before a scale word: a single separator is a decimal point ("1.2 million", "1,25 млн")."""
    parts = re.split(r"\D", raw)
    if len("".join(parts)) > _MAX_DIGITS:
        return None
    if len(parts) != 2 or ("," in raw and len(parts[1]) == 3):
        return _integer(raw)
    return Decimal(f"{int(parts[0])}.{''.join(str(int(digit)) for digit in parts[1])}")


def _han(tokens: list[Token], index: int) -> Cardinal | None:
    total = current = 0
    for char in tokens[index].text:
        if char in _HAN_DIGITS:
            current = current * 10 + _HAN_DIGITS[char]
        else:
            total, current = total + (current or 1) * _HAN_UNITS[char], 0
        if total + current > 10**_MAX_DIGITS:
            return None
    scale = SCALES.get(tokens[index + 1].text) if index + 1 < len(tokens) else None
    return Cardinal((total + current) * (scale or 1), index + (2 if scale else 1))


def _idiom(tokens: list[Token], index: int) -> Cardinal | None:
    """A hundred, half a million, a dozen, half a dozen, a couple (of hundred)."""
    if tokens[index].text not in _IDIOM_STARTS:
        return None
    words = [token.text for token in tokens[index : index + 4]] + [""] * 4
    if words[0] == "half":
        offset = 2 if words[1] in ("a", "an") else 1
        if words[offset] in GROUPS:
            return Cardinal(GROUPS[words[offset]] // 2, index + offset + 1, loose=True)
        if words[offset] in SCALES:
            return Cardinal(SCALES[words[offset]] // 2, index + offset + 1)
        return None
    if words[0] not in ("a", "an"):
        return None
    if words[1] == "couple":
        return _couple(words, index)
    if words[1] in GROUPS:
        return Cardinal(GROUPS[words[1]], index + 2, loose=True)
    return _words(tokens, index + 1, article=True) if words[1] in ("hundred", *SCALES) else None


def _couple(words: list[str], index: int) -> Cardinal:
    offset = 3 if words[2] == "of" else 2
    size = 100 if words[offset] == "hundred" else SCALES.get(words[offset], GROUPS.get(words[offset], 0))
    return Cardinal(2 * (size or 1), index + (offset + 1 if size else 2), loose=True)


def _words(tokens: list[Token], index: int, *, article: bool = False) -> Cardinal | None:
    """Twenty-five; two hundred and six; one hundred and five thousand; three dozen."""
    total, current, last_scale, end = 0, int(article), 10**12, index
    while end < len(tokens) and (word := tokens[end].text) in _WORD_PARTS:
        if word in UNITS and _fits(current, UNITS[word], started=end > index):
            current += UNITS[word]
        elif word in TENS and current % 100 == 0:
            current += TENS[word]
        elif word == "hundred" and 0 < current < 100:
            current *= 100
        elif word in SCALES and current and SCALES[word] < last_scale:
            total, current, last_scale = total + current * SCALES[word], 0, SCALES[word]
        elif word in GROUPS and current and not total:
            return Cardinal(current * GROUPS[word], end + 1, loose=True)
        elif not _joins(tokens, end):
            break
        end += 1
    return Cardinal(total + current, end) if end > index else None


def _fits(current: int, unit: int, *, started: bool) -> bool:
    if not started:
        return True
    return unit > 0 and (current % 100 == 0 or (unit < 10 and current % 10 == 0 and current % 100 >= 20))


def _joins(tokens: list[Token], index: int) -> bool:
    """A hyphen inside "twenty-five", or the "and" of "two hundred and six"."""
    before = tokens[index - 1].text if index else ""
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    if tokens[index].text == "-":
        return before in TENS and after in UNITS and 0 < UNITS[after] < 10 and touches(tokens, index + 1)
    if tokens[index].text != "and" or before not in ("hundred", *SCALES):
        return False
    return after in TENS or UNITS.get(after, 0) > 0

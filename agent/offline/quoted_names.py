"""Names between quotation marks: 'the "Free Land Front" said' quotes nobody."""

from collections.abc import Sequence

from ..wordlists import words
from .tokens import Token, Tokens
from .words import DETERMINERS

_MARKS = frozenset('"“”')
_WITHIN_NAMES = words("of the and for de del la el y")
# "Shining Path" group: the name goes without.
_CALLED = words("group organization organisation movement faction")
# 'the self-styled "Free Land Front"', 'the leftist armed group "Red Dawn"': the words between are few.
_DESCRIBING = 3
_SHORTEST, _LONGEST = 2, 8


Pairs = list[tuple[int, int]]


def pairs_around_names(text: str, sentences: Sequence[Tokens]) -> list[Pairs]:
    """The positions of the marks around names in each sentence of a text."""
    marks = [mark for mark in _MARKS if mark in text]
    if not marks:
        return [[] for _ in sentences]
    return [_pairs(s.tokens) if _marks_in(text, s.starts, marks) > 1 else [] for s in sentences]


def _marks_in(text: str, starts: Sequence[int], marks: Sequence[str]) -> int:
    """How many of the marks stand in a sentence; in nearly every one none does."""
    return sum([text.count(mark, starts[0], starts[-1] + 1) for mark in marks]) if starts else 0


def without_marks(sentence: Tokens, pairs: Pairs) -> Tokens:
    """The tokens without the marks around names."""
    if not pairs:
        return sentence
    tokens = sentence.tokens
    dropped = {mark for pair in pairs for mark in pair}
    dropped |= {i + 1 for i in dropped if i + 1 < len(tokens) and tokens[i + 1].low in _CALLED}
    kept = [i for i in range(len(tokens)) if i not in dropped]
    return Tokens([tokens[i] for i in kept], [sentence.starts[i] for i in kept])


def of_names(
    sentences: Sequence[Tokens], names: Sequence[Pairs], quotations: Sequence[tuple[int, int]]
) -> frozenset[tuple[int, int]]:
    """The quotations that are nothing but a name."""
    opened = {s.starts[first] + 1 for s, pairs in zip(sentences, names, strict=True) for first, _ in pairs}
    return frozenset(span for span in quotations if span[0] in opened)


def _pairs(tokens: Sequence[Token]) -> Pairs:
    found: Pairs = []
    marks = [i for i, token in enumerate(tokens) if token.text in _MARKS]
    while len(marks) > 1:
        first, last = marks[0], marks[1]
        if _is_name(tokens, first, last):
            found.append((first, last))
            marks = marks[2:]
        else:
            marks = marks[1:]
    return found


def _is_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    if last - first > _LONGEST + 2:
        return False
    inside = tokens[first + 1 : last]
    if inside and inside[-1].text == ",":
        inside = inside[:-1]
    if not _SHORTEST <= len(inside) <= _LONGEST or not (inside[0].capitalised and inside[-1].capitalised):
        return False
    described = tokens[max(0, first - 1 - _DESCRIBING) : first]
    introduced = any(token.low in DETERMINERS for token in described) and all(t.word for t in described)
    return introduced and all(token.capitalised or token.low in _WITHIN_NAMES for token in inside)

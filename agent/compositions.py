"""People counted one by one: "a mother and her two sons" are three, though no such figure is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from .count_phrases import ARTICLES, BOUND_STARTS, CountPhrase, bound, bounded, noun_end, word_at
from .numerals import TENS, UNITS, Token, cardinal
from .persons import PLURAL_PERSONS, SINGULAR_PERSONS
from .word_runs import FIGURE
from .wordlists import words

_POSSESSIVES = words("his her their its my our")
PART_STARTS = frozenset((*UNITS, *TENS, *_POSSESSIVES, *ARTICLES, "the"))
_WHOSE = _POSSESSIVES | {"the"}
_PART_FORMS = PART_STARTS | {"half", FIGURE}
_STARTS = BOUND_STARTS | PART_STARTS
_PAIRS = frozenset(("couple", "twins"))
_BODIES = frozenset(("family", "group", "crew"))
_SINGLY = SINGULAR_PERSONS | _PAIRS | _BODIES
_MEMBERS = _SINGLY | PLURAL_PERSONS
# What can stand right behind the first of them, or between a family and how many it is.
_JOINS = frozenset((",", "and", "&", "along", "as", "of"))
# "as well as her son": so close behind the first of them the next begins.
_JOINED_WITHIN = 5
# More people one by one are a list of names.
_MAX_PARTS = 8


@dataclass(slots=True)
class _Part:
    value: int
    end: int
    single: bool


def listing(tokens: list[Token]) -> CountPhrase | None:
    """A wording that is a list of people and nothing else: "two officers and five soldiers" = 7.

    For a wording that a draft gives as one count; in running text these are two counts.
    """
    kind, at = bound(tokens, 0)
    total, joined = 0, False
    while (part := _part(tokens, at)) is not None:
        total += part.value
        if part.end == len(tokens):
            listed = CountPhrase(bounded(kind or "exact", total), 0, part.end, composed=True)
            return listed if joined or tokens[-1].text in _PAIRS else None
        step = _joiner(tokens, part.end)
        if step is None:
            return None
        at, joined = step, True
    return None


def composed_before(forms: Sequence[str]) -> int:
    """Where people counted one by one have begun: before the last noun for people that others are joined to, or
    nowhere (0).

    One of them is a single person, a pair or a family, or somebody's own: "his two sons".
    """
    if _SINGLY.isdisjoint(forms) and _POSSESSIVES.isdisjoint(forms):
        return 0
    for at in range(len(forms) - 2, 0, -1):
        if (
            forms[at] in _MEMBERS
            and forms[at + 1] in _JOINS
            and not _PART_FORMS.isdisjoint(forms[at + 1 : at + _JOINED_WITHIN])
        ):
            return at
    return 0


def composition(tokens: list[Token], index: int) -> CountPhrase | None:
    """A mother and her two sons = 3; two soldiers, a woman and her three children = 6."""
    if tokens[index].kind != "number" and tokens[index].text not in _STARTS:
        return None
    kind, at = bound(tokens, index)
    part = _part(tokens, at)
    if part is None:
        return None
    total, end, single, joined = part.value, part.end, part.single, False
    for _ in range(_MAX_PARTS):
        step = _joiner(tokens, end)
        part = None if step is None else _part(tokens, step)
        if part is None:
            break
        joined = step is not None and word_at(tokens, step - 1) != ","
        total, end, single = total + part.value, part.end, single or part.single
        if joined and word_at(tokens, end) not in (",", "and"):
            break
    family = word_at(tokens, end - 2) == "of" and end > at
    if not single or not (joined or family):
        return None
    return CountPhrase(bounded(kind or "exact", total), at, end, composed=True)


def _joiner(tokens: list[Token], index: int) -> int | None:
    """The index after ",", "and", ", and", "along with" or "as well as"."""
    at = index + (word_at(tokens, index) == ",")
    said = [token.text for token in tokens[at : at + 3]]
    if said[:1] in (["and"], ["&"]):
        return at + 1
    if said[:2] == ["along", "with"]:
        return at + 2
    if said == ["as", "well", "as"]:
        return at + 3
    return at if at > index else None


def _part(tokens: list[Token], index: int) -> _Part | None:
    """One member of a composition: "a woman", "her two sons", "two of his men", "a family of five"."""
    word = word_at(tokens, index)
    owned = word in _POSSESSIVES
    at = index + (owned or word == "the")
    number = cardinal(tokens, at)
    value = number.value if number else 1
    at = number.end if number else at + (word_at(tokens, at) in ARTICLES)
    if number is None and not owned and at == index:
        return None
    if number is not None and word_at(tokens, at) == "of" and word_at(tokens, at + 1) in _WHOSE:
        at += 2
    if value != 1:
        end = noun_end(tokens, at, PLURAL_PERSONS)
        return _Part(value, end, owned) if end is not None else None
    if noun_end(tokens, at, _SINGLY) is None:
        return None
    grouped = _pair(tokens, at) or _family(tokens, at)
    if grouped is not None:
        return grouped
    end = noun_end(tokens, at, SINGULAR_PERSONS)
    return _Part(1, end, single=True) if end is not None else None


def _pair(tokens: list[Token], index: int) -> _Part | None:
    end = noun_end(tokens, index, _PAIRS)
    return _Part(2, end, single=True) if end is not None else None


def _family(tokens: list[Token], index: int) -> _Part | None:
    if word_at(tokens, index) not in _BODIES or word_at(tokens, index + 1) != "of":
        return None
    number = cardinal(tokens, index + 2)
    return _Part(number.value, number.end, single=True) if number else None

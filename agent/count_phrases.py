"""One count phrase at a place in a token list: bound, number, range or vague plural.

"At least 25", "between 20 and 30", "tens of thousands".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..schemas.vocabulary import CountKind
from .count_words import (
    AFTER,
    BEFORE,
    CHANGES,
    FILLERS,
    HAN_VAGUE_MULTIPLIERS,
    HAN_VAGUE_UNITS,
    MULTIPLIED_UNITS,
    STOP_WORDS,
    VAGUE_MULTIPLIERS,
    VAGUE_UNITS,
    Phrase,
)
from .numerals import GROUPS, SCALES, TENS, UNITS, Cardinal, Token, Tokens, cardinal
from .persons import PLURAL_PERSONS, SINGULAR_PERSONS
from .word_runs import FIGURE
from .wordlists import words


class Reading(NamedTuple):
    """A count as read: `low <= best <= high` where the wording says so, else null."""

    kind: CountKind
    low: int | None
    best: int | None
    high: int | None


@dataclass(slots=True)
class CountPhrase:
    """A reading, the index of its number's first token, and the index after its last token."""

    reading: Reading
    number: int
    end: int
    composed: bool = False
    floor: int | None = None


VAGUE = Reading("vague", None, None, None)
UNSPECIFIED_PLURAL = Reading("unspecified_plural", None, None, None)
NONE_REPORTED = Reading("none_reported", 0, 0, 0)

ARTICLES = frozenset(("a", "an"))
# Adjectives between a number and its noun: "two Syrian army soldiers", rarely more.
_GAP = 3
# "about at least another": more bounds or fillers in a row are no count phrase.
_MAX_BOUNDS = 4
# No age but that of "a boy of 13" is told without one of these.
_OLD = frozenset(("aged", "ages", "old", "olds"))
# An age begins with one of these, with a figure, or with the "of" of "a boy of 13".
_AGE_STARTS = frozenset(("aged", "ages", *UNITS, *TENS))
_AFTER_AN_AGE = STOP_WORDS | {"", ",", ".", ";", ")"}
_OLDEST = 120
_AGE_UNITS = words("year years month months week weeks day days")


# Every word that a vague amount can start with.
_VAGUE_STARTS = frozenset(("a", *VAGUE_UNITS, *VAGUE_MULTIPLIERS, *HAN_VAGUE_MULTIPLIERS))


def by_first_word(phrases: Iterable[Phrase]) -> Mapping[str, tuple[Phrase, ...]]:
    """Listed phrases by their first word, the longest first."""
    index: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        index.setdefault(phrase[0], []).append(phrase)
    return {word: tuple(sorted(found, key=len, reverse=True)) for word, found in index.items()}


_BEFORE_INDEX = by_first_word(BEFORE)
_AFTER_INDEX = by_first_word(AFTER)
# Every form a count phrase can start with.
AMOUNT_STARTS = frozenset(
    (FIGURE, *UNITS, *TENS, *VAGUE_UNITS, *VAGUE_MULTIPLIERS, *HAN_VAGUE_MULTIPLIERS)
) | words("a an half both between from")
BOUND_STARTS = frozenset(_BEFORE_INDEX)
# "a few dozen", "a hundred": what makes an amount of an article.
AFTER_ARTICLE = frozenset(("couple", "few", "hundred", *GROUPS, *SCALES))


def phrase_at(tokens: list[Token], index: int, by_first: Mapping[str, tuple[Phrase, ...]]) -> Phrase | None:
    """The longest listed phrase that starts at `tokens[index]`."""
    listed = by_first.get(tokens[index].text) if index < len(tokens) else None
    if listed is None:
        return None
    following = word_at(tokens, index + 1)
    for phrase in listed:
        if len(phrase) == 1 or (
            phrase[1] == following
            and tuple([token.text for token in tokens[index : index + len(phrase)]]) == phrase
        ):
            return phrase
    return None


def word_at(tokens: list[Token], index: int) -> str:
    """The text of a token, or nothing past either end."""
    return tokens[index].text if 0 <= index < len(tokens) else ""


def tells_age(said: Sequence[str]) -> bool:
    """Whether words have what every age has: "old", "aged", or a person of whom something is told, "a boy of 13"."""
    if not _OLD.isdisjoint(said):
        return True
    return "of" in said and not SINGULAR_PERSONS.isdisjoint(said) and bool(_behind_persons(said))


def _behind_persons(said: Sequence[str]) -> list[int]:
    """The places of "of" behind one person."""
    return [at for at, text in enumerate(said) if text == "of" and at and said[at - 1] in SINGULAR_PERSONS]


def without_ages(cut: Tokens) -> Tokens:
    """The tokens without ages: "a six-year-old son" is one person, "aged 11" is none."""
    tokens, starts = cut
    said = [token.text for token in tokens]
    begun = _behind_persons(said)
    if not _OLD.isdisjoint(said):
        figures = [i for i, token in enumerate(tokens) if token.kind == "number" or token.text in _AGE_STARTS]
        begun = sorted([*begun, *figures])
    ages: list[tuple[int, int]] = []
    for index in begun:
        past = _age_end(tokens, index) if not ages or index >= ages[-1][1] else index
        if past > index:
            ages.append((index, past))
    if not ages:
        return cut
    tokens, starts = tokens.copy(), starts.copy()
    for first, past in reversed(ages):
        if past < len(tokens):
            tokens[past] = replace(tokens[past], glued=False)
        del tokens[first:past], starts[first:past]
    return Tokens(tokens, starts)


def _age_end(tokens: list[Token], index: int) -> int:
    if tokens[index].text in ("aged", "ages"):
        first = cardinal(tokens, index + (2 if word_at(tokens, index + 1) == "between" else 1))
        if first is None:
            return index
        second = cardinal(tokens, first.end + 1) if word_at(tokens, first.end) in ("to", "and", "-") else None
        return second.end if second else first.end
    if tokens[index].text == "of":
        number = cardinal(tokens, index + 1)
        # "a boy of 13", but "the leader of 13 men"
        alone = number is not None and word_at(tokens, number.end) in _AFTER_AN_AGE
        return number.end if number is not None and alone and number.value <= _OLDEST else index
    if tokens[index].kind != "number" and tokens[index].text not in UNITS and tokens[index].text not in TENS:
        return index
    number = cardinal(tokens, index)
    if number is None:
        return index
    unit = number.end + (word_at(tokens, number.end) == "-")
    old = unit + 1 + (word_at(tokens, unit + 1) == "-")
    if word_at(tokens, unit) in _AGE_UNITS and word_at(tokens, old) in ("old", "olds"):
        return old + 1 if word_at(tokens, old) == "old" else index
    return index


def count_phrase(tokens: list[Token], index: int) -> CountPhrase | None:
    """The count phrase that starts at `tokens[index]`; null where none does or the tokens end."""
    if index >= len(tokens):
        return None
    form = tokens[index].form
    kind, at = bound(tokens, index) if form in BOUND_STARTS else (None, index)
    if kind is None:
        if form not in AMOUNT_STARTS:
            return None  # "in" may begin "in excess of", and seldom does
        if form in ("between", "from"):
            return _spelled_range(tokens, index)
    first = cardinal(tokens, at) or _both(tokens, at)
    if first is None:
        return _vague(tokens, at)
    following = word_at(tokens, first.end)
    if following in ("to", "-", "or") and kind not in ("at_most", "more_than"):
        ranged = _range(tokens, first, at)
        if ranged is not None:
            return ranged
    after = phrase_at(tokens, first.end, _AFTER_INDEX) if following in _AFTER_INDEX else None
    if after is not None and cardinal(tokens, first.end + len(after)) is None:
        return CountPhrase(bounded(AFTER[after], first.value), at, first.end + len(after))
    return CountPhrase(
        bounded(kind or ("approximate" if first.loose else "exact"), first.value), at, first.end
    )


def _both(tokens: list[Token], index: int) -> Cardinal | None:
    """Read "both men" as two; "both sides" too, but "both Syria and Russia" only joins."""
    if word_at(tokens, index) != "both":
        return None
    counted = index + 1 == len(tokens) or noun_end(tokens, index + 1, PLURAL_PERSONS) is not None
    return Cardinal(2, index + 1) if counted else None


def bounded(kind: CountKind, value: int) -> Reading:
    """One number under a bound."""
    if value == 0:
        return NONE_REPORTED
    if kind == "exact":
        return Reading("exact", value, value, value)
    if kind in ("at_least", "more_than"):
        return Reading(kind, value, value, None)
    if kind == "at_most":
        return Reading(kind, None, None, value)
    return Reading(kind, None, value, None)


def bound(tokens: list[Token], index: int) -> tuple[CountKind | None, int]:
    """The bound before a number and the index of the number: the strictest of "about at least all"."""
    kind: CountKind | None = None
    at = index
    for _ in range(_MAX_BOUNDS):
        phrase = phrase_at(tokens, at, _BEFORE_INDEX)
        if phrase is None:
            break
        if kind in (None, "exact"):
            kind = BEFORE[phrase]
        at += len(phrase)
    if kind is not None:
        for _ in range(_MAX_BOUNDS):
            if word_at(tokens, at) not in FILLERS or _is_number_article(tokens, at):
                break
            at += 1
    return kind, at


def _is_number_article(tokens: list[Token], index: int) -> bool:
    return word_at(tokens, index) in ARTICLES and cardinal(tokens, index) is not None


def _vague(tokens: list[Token], index: int) -> CountPhrase | None:
    """Dozens, many millions, several hundred, tens of thousands, hundreds of thousands."""
    word = word_at(tokens, index)
    if word not in _VAGUE_STARTS:
        return None
    start = index + 1 if word == "a" and word_at(tokens, index + 1) == "few" else index
    if word_at(tokens, start) in VAGUE_MULTIPLIERS:
        unit = word_at(tokens, start + 1)
        if unit in VAGUE_UNITS:  # "several tens of thousands"
            return _units(tokens, index, start + 1, VAGUE_UNITS[unit])
        floor = 2 * MULTIPLIED_UNITS.get(unit, 0)
        scale = SCALES.get(word_at(tokens, start + 2), 1)  # "several hundred thousand"
        end = start + 2 + (scale > 1)
        return CountPhrase(VAGUE, index, end, floor=floor * scale) if floor else None
    if word in HAN_VAGUE_MULTIPLIERS:
        floor = HAN_VAGUE_UNITS.get(word_at(tokens, index + 1), 0)
        return CountPhrase(VAGUE, index, index + 2, floor=floor) if floor else None
    floor = VAGUE_UNITS.get(word, 0)
    return _units(tokens, index, index, floor) if floor else None


def _units(tokens: list[Token], index: int, unit: int, floor: int) -> CountPhrase:
    """The vague amount from `index` whose plural stands at `unit`: "tens", "tens of thousands"."""
    larger = VAGUE_UNITS.get(word_at(tokens, unit + 2), 0) if word_at(tokens, unit + 1) == "of" else 0
    if larger > floor or (larger and tokens[unit].text in ("tens", "hundreds", "thousands")):
        return CountPhrase(VAGUE, index, unit + 3, floor=floor * larger // 2)
    return CountPhrase(VAGUE, index, unit + 1, floor=floor)


def _spelled_range(tokens: list[Token], index: int) -> CountPhrase | None:
    """Between 20 and 30; from 5 to 7 (but "revised from 5 to 7" is two figures)."""
    word = tokens[index].text
    if word == "from" and any(token.text in CHANGES for token in tokens[max(0, index - 5) : index]):
        return None
    first = cardinal(tokens, index + 1)
    joiners = ("and", "to", "-") if word == "between" else ("to", "-")
    if first is None or word_at(tokens, first.end) not in joiners:
        return None
    return _range(tokens, first, index + 1)


def _range(tokens: list[Token], first: Cardinal, number: int) -> CountPhrase | None:
    """From a number to the one behind the word that joins them."""
    if tokens[number].text in CHANGES or word_at(tokens, number - 1) in CHANGES:
        return None
    if word_at(tokens, number - 1) == "from" and any(
        token.text in CHANGES for token in tokens[max(0, number - 6) : number]
    ):
        return None
    second = cardinal(tokens, first.end + 1)
    if second is None:
        return None
    low = first.value * _shared_scale(tokens, first, second)
    if not 0 < low < second.value:
        return None
    return CountPhrase(Reading("range", low, None, second.value), number, second.end)


def _shared_scale(tokens: list[Token], first: Cardinal, second: Cardinal) -> int:
    """Read "two to three million": the scale of the second number is the first one's too."""
    scales = {**SCALES, **GROUPS, "hundred": 100}
    last = scales.get(tokens[second.end - 1].text, 1)
    own = scales.get(tokens[first.end - 1].text, 1)
    return last if own == 1 and first.value < 1000 and first.value * last < second.value else 1


def noun_end(tokens: list[Token], index: int, nouns: frozenset[str]) -> int | None:
    """The index after a noun of `nouns`, at most a few adjectives on from `index`."""
    for at in range(index, min(index + _GAP + 1, len(tokens))):
        if tokens[at].text in nouns:
            return at + 1
        if tokens[at].kind not in ("word", "dash") or tokens[at].text in STOP_WORDS:
            return None
        if tokens[at].text in PLURAL_PERSONS:
            return None  # "the victims included a nurse": another noun phrase has begun
    return None

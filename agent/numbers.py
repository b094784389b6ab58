"""What a count wording says, and where running text counts people.

Reads after the count table of the field's codebooks: bounds stay bounds, approximations stay approximations,
and a vague plural gives no figure at all. Nothing here knows whether a count is a casualty.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from .compositions import PART_STARTS, composed_before, composition, listing
from .count_phrases import (
    AFTER_ARTICLE,
    AMOUNT_STARTS,
    ARTICLES,
    NONE_REPORTED,
    UNSPECIFIED_PLURAL,
    CountPhrase,
    Reading,
    by_first_word,
    count_phrase,
    noun_end,
    phrase_at,
    tells_age,
    without_ages,
    word_at,
)
from .count_words import BEFORE, MULTIPLIED_UNITS, NOBODY, PART_OF_IT, UNSPECIFIED, VAGUE_UNITS
from .distractors import CARRIED_ON, is_distractor
from .numerals import GROUPS, SCALES, TENS, UNITS, Token, Tokens, tokenise
from .persons import ANY_PERSON, PLURAL_PERSONS, SINGULAR_PERSONS, SPEAKERS
from .word_runs import Memo, chunks, letter_runs
from .wordlists import words

__all__ = [
    "CountMention",
    "Reading",
    "composes",
    "find_counts",
    "find_singulars",
    "read_count",
    "vague_floor",
]


class CountMention(NamedTuple):
    """A count in a text: `text[start:end]`, with its bound, and what it says."""

    start: int
    end: int
    text: str
    reading: Reading


ONE = Reading("exact", 1, 1, 1)
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")  # "a U.N. policeman": no end of a sentence
# A count wording is a phrase; anything longer is a sentence, and sentences are for `find_counts`.
_MAX_WORDING = 300
_JOINERS = frozenset((",", "and", "&"))
_ONE_OF_THEM = words("a an the his her their its another")
_NOBODY_INDEX = by_first_word(NOBODY)
_UNSPECIFIED_INDEX = by_first_word(UNSPECIFIED)
# Too common before any noun to be worth listing as a count in running text.
_WEAK = frozenset(
    (
        *(("some",), ("most",), ("few",), ("multiple",), ("various",), ("an", "entire"), ("a", "whole")),
        *(("more", "than", "half"), ("less", "than", "half")),
    )
)
_ANYTHING: frozenset[str] = frozenset()


def _openings() -> dict[str, frozenset[str]]:
    """Every form a count can start with, and the words that can follow it; most tokens need no closer look."""
    seconds: dict[str, set[str]] = {"a": set(AFTER_ARTICLE), "an": set(AFTER_ARTICLE)}
    alone = AMOUNT_STARTS - ARTICLES
    for phrase in (*BEFORE, *NOBODY, *UNSPECIFIED):
        if len(phrase) == 1:
            alone |= {phrase[0]}
        else:
            seconds.setdefault(phrase[0], set()).add(phrase[1])
    return {**{word: frozenset(found) for word, found in seconds.items()}, **dict.fromkeys(alone, _ANYTHING)}


_COUNTED = _openings()
_ONE_BY_ONE = PART_STARTS.union(_COUNTED)
_ALONE = frozenset([word for word, seconds in _COUNTED.items() if not seconds])
# One of these stands in every phrase of several words that a count can start with: the longest of them, seldom "the".
_BEYOND = AFTER_ARTICLE.union(
    max(phrase, key=len) for phrase in (*BEFORE, *NOBODY, *UNSPECIFIED) if len(phrase) > 1
)


def read_count(wording: str) -> Reading | None:
    """What a count wording says ("At least 25 people"), or null where it holds no single count."""
    phrase = _read_wording(wording)
    return phrase.reading if phrase else None


def composes(wording: str) -> bool:
    """Whether the figure is put together from people counted one by one ("a mother and her two sons")."""
    phrase = _read_wording(wording)
    return phrase is not None and phrase.composed


def vague_floor(wording: str) -> int | None:
    """The least a vague plural can mean ("dozens" 24, "hundreds of thousands" 200,000); else null."""
    phrase = _read_wording(wording)
    return phrase.floor if phrase else None


def find_counts(text: str, start: int = 0) -> list[CountMention]:
    """Every count in running text that may be one of people, left to right, none overlapping.

    The text begins at offset *start*. Dates, clock times, ages, measures, money, ordinals and names with numbers
    are left out. A bare number before any other noun is kept: what is counted is the caller's business.
    """
    signs = _signs_in(text)
    if signs < _SURE:  # three sentences in four
        return []
    cut = tokenise(text, grouped=signs >= _GROUP)
    forms = [token.form for token in cut.tokens]
    if tells_age(forms):
        cut = without_ages(cut)
        forms = [token.form for token in cut.tokens]
    tokens = cut.tokens
    one_by_one = composed_before(forms)
    openings = _ONE_BY_ONE if one_by_one else _ALONE if _BEYOND.isdisjoint(forms) else _COUNTED
    mentions: list[CountMention] = []
    past = 0
    for index in [at for at, form in enumerate(forms) if form in openings]:
        if index < past:
            continue
        phrase = _composed_in_text(tokens, index) if index < one_by_one else None
        if phrase is None:
            seconds = _COUNTED.get(forms[index])
            if seconds is not None and not (seconds and seconds.isdisjoint(forms[index + 1 : index + 2])):
                phrase = _counted_in_text(tokens, index)
        if phrase is not None:
            if not (phrase.end == index or is_distractor(tokens, index, phrase)):
                mentions.append(_mention(text, cut, index, phrase, start))
            past = phrase.end
    return mentions


# One of these, or a figure, stands in every count in running text; of a phrase of several words, its longest.
_AMOUNTS = frozenset(
    (*UNITS, *TENS, *SCALES, *GROUPS, *VAGUE_UNITS, *MULTIPLIED_UNITS, "hundred", "couple", "both", "few")
).union(max(reversed(phrase), key=len) for phrase in (*NOBODY, *UNSPECIFIED) if phrase not in _WEAK)
_FIRST_HAN = "\u3007"
_DIGIT = re.compile(r"\d")
_THREE_DIGITS = re.compile(r"\d{3}(?!\d)")


def may_count(text: str) -> bool:
    """Whether a text has what every count has: a figure, a word for an amount, or two single persons.

    Looking for these words is far cheaper than reading the text token by token.
    """
    return _signs_in(text) >= _SURE


def _signs_in(text: str) -> int:
    return sum(map(_SIGNS.__getitem__, chunks(text)))


_SURE = 2
# What may be the end of "1 200" weighs more than all else in a sentence.
_GROUP = 1_000


def _signs(chunk: str) -> int:
    """How much speaks for a count in what stands between two blanks; Chinese writes its words together."""
    pieces = letter_runs(chunk)
    if _THREE_DIGITS.match(chunk):
        return _GROUP
    if _DIGIT.search(chunk) or max(chunk) >= _FIRST_HAN or not _AMOUNTS.isdisjoint(pieces):
        return _SURE
    return sum(map(SINGULAR_PERSONS.__contains__, pieces))


_SIGNS = Memo(_signs)


def may_be_counted(word: str) -> bool:
    """Whether a word is one of those that `may_count` looks for: without one a text has no count."""
    return may_count(word) or not SINGULAR_PERSONS.isdisjoint(letter_runs(word))


def find_singulars(text: str) -> list[CountMention]:
    """One person named by a noun ("a soldier", "his wife"), or a bare "one" that a verb follows."""
    cut = without_ages(tokenise(text))
    tokens = cut.tokens
    mentions: list[CountMention] = []
    index = 0
    while index < len(tokens):
        end = _singular_end(tokens, index)
        if end is not None:
            mentions.append(_mention(text, cut, index, CountPhrase(ONE, index, end)))
        index = end or index + 1
    return mentions


def opens_with_count(text: str) -> bool:
    """Whether a figure, or one person, is the first thing told in *text*."""
    return any(not text[: each.start].strip() for each in (*find_counts(text), *find_singulars(text)))


# --- One wording ---------------------------------------------------------------------------------


@lru_cache(maxsize=1024)
def _read_wording(wording: str) -> CountPhrase | None:
    return _read(_wording_tokens(wording))


def _wording_tokens(wording: str) -> list[Token]:
    """The tokens of the amount itself: "56, including 20 children" is about the 56."""
    told = _INITIALS.sub(lambda initials: initials[0].replace(".", ""), wording[:_MAX_WORDING])
    tokens = without_ages(tokenise(told)).tokens
    for index, token in enumerate(tokens):
        if index and token.text in PART_OF_IT:
            return tokens[:index]
        if token.text == "," and word_at(tokens, index + 2) == "of" and word_at(tokens, index + 3) == "them":
            return tokens[:index]
    return tokens


def _read(tokens: list[Token]) -> CountPhrase | None:
    listed = listing(tokens)
    if listed is not None:
        return listed
    for index in range(len(tokens)):
        phrase = _compose_or_count(tokens, index)
        # A wording that is nothing but a number is one, even if it looks like a year.
        bare = index == 0 and phrase is not None and phrase.end == len(tokens)
        if phrase is not None and (bare or not is_distractor(tokens, index, phrase)):
            whole = not (_another_amount(tokens, phrase.end) or _someone_else(tokens, index, phrase.end))
            return phrase if whole else None
        if phrase is not None and phrase.end > index + 1:
            continue
        nobody = phrase_at(tokens, index, _NOBODY_INDEX)
        if nobody is not None and phrase is None:
            return CountPhrase(NONE_REPORTED, index, index + len(nobody))
        if phrase is None and phrase_at(tokens, index, _UNSPECIFIED_INDEX) is not None:
            return CountPhrase(UNSPECIFIED_PLURAL, index, len(tokens))
    return _uncounted(tokens)


def _compose_or_count(tokens: list[Token], index: int) -> CountPhrase | None:
    return composition(tokens, index) or count_phrase(tokens, index)


def _another_amount(tokens: list[Token], index: int) -> bool:
    """Whether a second amount is joined on, as in "seven killed and dozens injured"."""
    for at in range(index, len(tokens)):
        if tokens[at].text in ("and", "&", ",", ";") and (other := count_phrase(tokens, at + 1)) is not None:
            return not is_distractor(tokens, at + 1, other)
    return False


def _someone_else(tokens: list[Token], start: int, end: int) -> bool:
    """Whether a person is joined on whom the count leaves out, as in "a luthier and two of his sons"."""
    before = start > 0 and tokens[start - 1].text in _JOINERS and tokens[0].text in _ONE_OF_THEM
    pairs = pairwise(token.text for token in tokens[end:])
    return before or any(first in _JOINERS and then in _ONE_OF_THEM for first, then in pairs)


def _uncounted(tokens: list[Token]) -> CountPhrase | None:
    """No number: "a soldier" and "the driver" are one, "civilians" is a plural without a figure."""
    for index in range(len(tokens)):
        end = _singular_end(tokens, index) or _the_one_end(tokens, index)
        if end is not None:
            return None if _someone_else(tokens, index, end) else CountPhrase(ONE, index, end)
    said = [token.text for token in tokens if token.kind == "word"]
    if any(word in PLURAL_PERSONS for word in said):
        return CountPhrase(UNSPECIFIED_PLURAL, 0, len(tokens))
    if len(said) == 1 and said[0] in SINGULAR_PERSONS:
        return CountPhrase(ONE, 0, len(tokens))
    if said and said[-1].endswith("s") and not said[-1].endswith(("ss", "us", "is", "'s")):
        return CountPhrase(UNSPECIFIED_PLURAL, 0, len(tokens))
    return None


def _the_one_end(tokens: list[Token], index: int) -> int | None:
    """The index after "the driver" or "the prefect of Soum": nothing but a title and where it is held."""
    if index or word_at(tokens, 0) != "the":
        return None
    end = noun_end(tokens, 1, SINGULAR_PERSONS)
    while end is not None and word_at(tokens, end) in SINGULAR_PERSONS:
        end += 1
    return end if end is not None and word_at(tokens, end) in ("", "of", "in", "at", ",") else None


# --- Running text --------------------------------------------------------------------------------


def _composed_in_text(tokens: list[Token], index: int) -> CountPhrase | None:
    composed = composition(tokens, index)
    return composed if composed is not None and _counts_one_by_one(tokens, index, composed) else None


def _counted_in_text(tokens: list[Token], index: int) -> CountPhrase | None:
    phrase = count_phrase(tokens, index)
    if phrase is not None:
        bare_one = tokens[index].text == "one" and phrase.end == index + 1
        return None if bare_one else phrase
    return _nobody_in_text(tokens, index) or _unspecified_in_text(tokens, index)


def _counts_one_by_one(tokens: list[Token], index: int, phrase: CountPhrase) -> bool:
    """Whether running text counts these people together.

    Not where a sum would cross figures ("12 people and a guard"), in an apposition (", a farmer, and one"),
    nor where the last ones only speak ("two soldiers, a spokesman and a witness said").
    """
    if word_at(tokens, phrase.end) in ("said", "told", "says", "added", "reported"):
        return False
    if word_at(tokens, index - 1) == ",":
        return False
    return not any(
        token.kind == "number" or token.text in SPEAKERS or token.text in _ANY_AMOUNT
        for token in tokens[phrase.number : phrase.end]
    )


def _nobody_in_text(tokens: list[Token], index: int) -> CountPhrase | None:
    nobody = phrase_at(tokens, index, _NOBODY_INDEX)
    if nobody is None:
        return None
    end = index + len(nobody)
    if nobody[-1] in ("no", "single") and noun_end(tokens, end, ANY_PERSON) is None:
        return None
    return CountPhrase(NONE_REPORTED, index, end)


def _unspecified_in_text(tokens: list[Token], index: int) -> CountPhrase | None:
    phrase = phrase_at(tokens, index, _UNSPECIFIED_INDEX)
    if phrase is None or phrase in _WEAK:
        return None
    end = index + len(phrase)
    at = end + (word_at(tokens, end) == "of")
    at += word_at(tokens, at) in ("the", "its", "their", "his", "her", "them")
    counted = word_at(tokens, end) in CARRIED_ON or noun_end(tokens, at, PLURAL_PERSONS) is not None
    return CountPhrase(UNSPECIFIED_PLURAL, index, end) if counted else None


# People in general: whoever is counted with these is counted apart from those named after them.
_ANY_AMOUNT = words("people persons others casualties")


def _mention(text: str, cut: Tokens, index: int, phrase: CountPhrase, zero: int = 0) -> CountMention:
    start, end = cut.starts[index], cut.starts[phrase.end - 1] + cut.tokens[phrase.end - 1].size
    return CountMention(zero + start, zero + end, text[start:end], phrase.reading)


def _singular_end(tokens: list[Token], index: int) -> int | None:
    word = word_at(tokens, index)
    if word == "one" and word_at(tokens, index - 1) in ("no", "not"):
        return None
    if word == "one" and word_at(tokens, index + 1) in CARRIED_ON:
        return index + 1
    if word not in ("a", "an", "one", "another", "his", "her", "their", "1"):
        return None
    end = noun_end(tokens, index + 1, ANY_PERSON)
    while end is not None and tokens[end - 1].text not in SINGULAR_PERSONS:
        end = noun_end(tokens, end, ANY_PERSON)
    while end is not None and word_at(tokens, end) in ANY_PERSON:
        end += 1
    return end if end is not None and tokens[end - 1].text in SINGULAR_PERSONS else None

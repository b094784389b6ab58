"""Numbers in running text that count no people: dates, clock times, measures, money, labels, ages."""

from .count_phrases import CountPhrase, noun_end, word_at
from .count_words import LABELS, MEASURES, MONTHS, NAMED_LABELS
from .numerals import Token, touches
from .persons import ANY_PERSON, is_person
from .wordlists import words

# What may follow "several" or "one" when the noun is left out: "several were wounded", "one died".
CARRIED_ON = words(
    """
    were was are is have has had more others other killed wounded injured hurt dead died dying missing
    """
)
_BEFORE_MEASURES = words("of more long consecutive nautical straight u")
_HAN_COUNTED = frozenset("人名个個位死伤傷具口")
# Written small these are other words, or the ends of other abbreviations.
_MONTHS_WITH_CAPITAL = words("may march mar mart dec sep")


def is_distractor(tokens: list[Token], start: int, phrase: CountPhrase) -> bool:
    """Whether the number of a count phrase that starts at `tokens[start]` counts no people."""
    if phrase.composed:
        return False
    number, end = phrase.number, phrase.end
    if _is_compound(tokens, number, end) or _is_measured(tokens, end):
        return True
    people = noun_end(tokens, end, ANY_PERSON) is not None
    kind = tokens[number].kind
    return (
        _is_date(tokens, number, end, bounded=people or start < number)
        or _is_label(tokens, number, end, start - 1, people=people)
        or (kind == "number" and _is_age_apposition(tokens, number, end))
        or (kind == "han" and _is_uncounted_han(tokens, number, end))
    )


def _is_compound(tokens: list[Token], number: int, end: int) -> bool:
    """Mi-8, M23, 17th, two-day, 9/11, 10:30."""
    after = tokens[end] if end < len(tokens) else None
    digits = tokens[number].kind == "number"
    if digits and tokens[number].glued:
        before = tokens[number - 1]
        glued = before.kind == "word" and not _is_han(before.text)
        dashed = before.text in ("-", "/", ":", "_", "@") and touches(tokens, number - 1)
        if glued or (dashed and tokens[number - 2].kind in ("word", "number")):
            return True
    if after is None or not after.glued:
        return False
    if after.text in ("-", "/", ":", "_", "@") and touches(tokens, end + 1):
        return tokens[end + 1].kind in ("word", "number")
    return digits and after.kind == "word" and not _is_han(after.text) and tokens[end - 1].kind == "number"


def _is_han(text: str) -> bool:
    """Whether a token is a Chinese character, which stands against its number without a space."""
    return "\u3400" <= text[0] <= "\u9fff"


def _is_measured(tokens: list[Token], end: int) -> bool:
    """Measures: 25 km, four million dollars, dozens of kilometres, 60 nautical miles, 10 a.m."""
    following = word_at(tokens, end)
    if tokens[end - 1].text == "m" and not is_person(following):
        return True
    if following in ("a", "p") and word_at(tokens, end + 1) == "." and word_at(tokens, end + 2) == "m":
        return True
    if following in MEASURES and not (following == "m" and is_person(word_at(tokens, end + 1))):
        return True
    return following in _BEFORE_MEASURES and word_at(tokens, end + 1) in MEASURES


def _is_date(tokens: list[Token], number: int, end: int, *, bounded: bool) -> bool:
    """Dates: 27 November, Nov. 27, a year not said to count anything."""
    kind, digits = tokens[number].kind, tokens[number].text
    if kind not in ("number", "word"):
        return False
    following = word_at(tokens, end)
    if kind == "number":
        before = word_at(tokens, number - 1)
        if _is_month(tokens, number - (2 if before in (".", ",") else 1)):
            # "Since January, 61 people have …": a comma parts the month from a figure of its own.
            parted = before == "," and len(digits) < 4 and following.isalpha()
            return not (parted and following not in MONTHS)
    if (
        following in MONTHS
        and _is_month(tokens, end)
        and word_at(tokens, end + 1) not in ("have", "be", "not", "also")
    ):
        return True
    year = kind == "number" and len(digits) == 4 and "1900" <= digits <= "2099"
    return year and not bounded and following not in CARRIED_ON


def _is_month(tokens: list[Token], index: int) -> bool:
    word = word_at(tokens, index)
    return word in MONTHS and (tokens[index].title or word not in _MONTHS_WITH_CAPITAL)


def _is_label(tokens: list[Token], number: int, end: int, at: int, *, people: bool) -> bool:
    """Labels: No. 4, Resolution 2254, Camp 4, $5; "1." at the head of a list."""
    if at < 0:
        return word_at(tokens, end) in (".", ")") and len(tokens) > end + 1
    before = tokens[at]
    if people or tokens[number].kind == "han":
        return before.text in ("$", "€", "£", "¥")
    previous = number - (2 if before.text == "." else 1)
    label = tokens[previous] if previous >= 0 else before
    if label.text in LABELS:
        return label.text != "no" or before.text == "." or tokens[number].kind == "number"
    return label.text in NAMED_LABELS and label.title and tokens[number].kind == "number"


def _is_age_apposition(tokens: list[Token], number: int, end: int) -> bool:
    """Ahmad, 43, a farmer."""
    value = tokens[number].text
    if end != number + 1 or not value.isdigit() or len(value) > 2:
        return False
    opened = word_at(tokens, number - 1)
    if opened == "(":
        return word_at(tokens, end) == ")" and number > 1 and tokens[number - 2].title
    closed = word_at(tokens, end) in (",", ".", "")
    return opened == "," and closed and number > 1 and tokens[number - 2].title


def _is_uncounted_han(tokens: list[Token], number: int, end: int) -> bool:
    """A Chinese numeral is part of some other word unless a word for people follows it."""
    return len(tokens) != end - number and word_at(tokens, end) not in _HAN_COUNTED

"""Words that must never differ between a wording and its source: numbers, their bounds, negations.

And the few that may: articles and the forms of "be" and "have".
"""

from collections.abc import Collection

from .count_words import BEFORE, VAGUE_UNITS
from .numerals import SCALES, TENS, UNITS
from .wordlists import words

_NEGATIONS = words(
    """
    not no never none nobody nothing neither nor without cannot не ні нет нема немає ніхто никто
    жоден без لا لم لن ليس ليست دون غير بدون değil yok hiç hiçbir 不 没 沒 未 无 無 非 nicht kein keine nie
    pas jamais non ningun ningún nunca sin
    """
)
_NUMBER_WORDS = frozenset((*UNITS, *TENS, *SCALES, *VAGUE_UNITS, "hundred", "dozen", "half", "twice", "both"))
# The words that make "25" into "at least 25" or "nearly 25", where they are words of one sense.
_BOUND_WORDS = frozenset(word for phrase in BEFORE for word in phrase if len(word) > 2) - words(
    "the all than total about some over under"
)
_INTERCHANGEABLE = (
    frozenset(("a", "an", "the")),
    words("is are was were be been being"),
    words("has have had having"),
    frozenset(("that", "which")),
)
# Words that may be missing on one side: articles, links between sentences, the particles inside Arabic names.
DROPPABLE = words("a an the that also meanwhile then al el bin ibn")


def is_negation(word: str) -> bool:
    """Whether a folded word denies something: not, don't, не, لا, 不."""
    return word in _NEGATIONS or word.endswith("n't")


def denies(words: Collection[str]) -> bool:
    """Whether one of some folded words denies something."""
    return not _NEGATIONS.isdisjoint(words) or "n't " in f"{' '.join(words)} "


def is_number(word: str) -> bool:
    """Whether a folded word is a number or an amount."""
    return word[:1].isdigit() or word in _NUMBER_WORDS


def is_bound(word: str) -> bool:
    """Whether a folded word bounds a number: least, most, more, nearly."""
    return word in _BOUND_WORDS


def interchangeable(left: str, right: str) -> bool:
    """Whether two words differ only as articles or as forms of one auxiliary do."""
    return any(left in group and right in group for group in _INTERCHANGEABLE)


def same_word(left: str, right: str) -> bool:
    """Whether two words are forms of one word, or one of them a slip of the pen."""
    if interchangeable(left, right):
        return True
    shorter, longer = sorted((left, right), key=len)
    stem = _common_start(shorter, longer)
    # attack / attacked / attacking: a shared stem of at least four letters and a short ending on each.
    if stem >= 4 and len(shorter) - stem <= 2 and len(longer) - stem <= 3:
        return True
    return len(shorter) >= 5 and _one_slip(shorter, longer)


def _common_start(left: str, right: str) -> int:
    length = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        length += 1
    return length


def _one_slip(shorter: str, longer: str) -> bool:
    """One letter added, lost or changed, or two neighbours swapped."""
    if len(longer) - len(shorter) > 1:
        return False
    at = _common_start(shorter, longer)
    if len(longer) > len(shorter):
        return shorter[at:] == longer[at + 1 :]
    swapped = shorter[at : at + 2] == longer[at : at + 2][::-1] and shorter[at + 2 :] == longer[at + 2 :]
    return shorter[at + 1 :] == longer[at + 1 :] or swapped

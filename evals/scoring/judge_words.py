"""Judging names of places, victims, times and sets of parties."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from .facts import Dating, Parties
from .folding import fold, words_of
from .rules import Groups
from .verdicts import Verdict

_KIND_OF_PLACE = re.compile(r"^(?:the )?(?:city|town|village|hamlet|settlement|commune) of ")
# Openings that say nothing about the time itself.
_TIME_OPENING = re.compile(r"^(?:on|in|at|early|late|during|the|by|this|since|earlier|later) ")


def judge_values(gold: frozenset[str], found: frozenset[str], alike: Groups = ()) -> Verdict | None:
    """A value of a closed vocabulary; neighbouring values are half right."""
    if not (gold and found):
        return _blank(gold, found)
    if gold & found:
        return "COR"
    return "PAR" if any(group & gold and group & found for group in alike) else "INC"


def judge_parties(gold: Parties, found: Parties) -> Verdict | None:
    """A set of parties: all and no others, some of them, or none."""
    if not (gold and found):
        return _blank(gold, found)
    if gold == found:
        return "COR"
    return "PAR" if gold & found else "INC"


def judge_any_party(gold: Parties, found: Parties) -> Verdict | None:
    """Alternatives: one accepted party is enough."""
    if not (gold and found):
        return _blank(gold, found)
    return "COR" if gold & found else "INC"


def judge_places(
    gold: tuple[str, ...], gold_wider: tuple[str, ...], found: tuple[str, ...], found_wider: tuple[str, ...]
) -> Verdict | None:
    """The same place, one that contains or names it in part, or another."""
    if not (gold and found):
        return _blank(gold, found)
    keys, others = set(map(_place, gold)), set(map(_place, found))
    if keys & others:
        return "COR"
    if keys & set(map(_place, found_wider)) or others & set(map(_place, gold_wider)):
        return "PAR"
    return "PAR" if any(_within(one, other) for one in keys for other in others) else "INC"


def judge_victims(gold: tuple[str, ...], found: tuple[str, ...]) -> Verdict | None:
    """Who they are, in the text's words."""
    if not (gold and found):
        return _blank(gold, found)
    ones, others = list(map(_singular, gold)), list(map(_singular, found))
    if any(one == other for one in ones for other in others):
        return "COR"
    return "PAR" if any(one & other for one in ones for other in others) else "INC"


def judge_period(gold: Dating, found: Dating) -> Verdict | None:
    """By the dates where both are resolved, else by the words."""
    if gold.start and gold.end and found.start and found.end:
        if (gold.start, gold.end) == (found.start, found.end):
            return "COR"
        return "PAR" if max(gold.start, found.start) <= min(gold.end, found.end) else "INC"
    if not (gold.texts and found.texts):
        return _blank(gold.texts, found.texts)
    ones, others = set(map(_time, gold.texts)), set(map(_time, found.texts))
    if ones & others:
        return "COR"
    return "PAR" if any(_within(one, other) for one in ones for other in others) else "INC"


def place_likeness(gold: Sequence[str], found: Sequence[str]) -> float:
    """1 for one place, 0.7 where one name holds the other, else the share of words they have in common."""
    return _likest(_same_place, gold, found)


def victims_likeness(gold: Sequence[str], found: Sequence[str]) -> float:
    """The share of words in common."""
    return _likest(_same_victims, gold, found)


def _likest(measure: Callable[[str, str], float], gold: Sequence[str], found: Sequence[str]) -> float:
    if len(gold) == len(found) == 1:  # as nearly always
        return measure(gold[0], found[0])
    return max((measure(one, other) for one in gold for other in found), default=0.0)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """2|A∩B| / (|A|+|B|)."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


# The same few wordings meet in report after report, so each pair of them is compared once.
@lru_cache(maxsize=16_384)
def _same_victims(one: str, other: str) -> float:
    return overlap(_singular(one), _singular(other))


@lru_cache(maxsize=16_384)
def _same_place(name: str, another: str) -> float:
    one, other = _place(name), _place(another)
    if one == other:
        return 1.0
    return 0.7 if _within(one, other) else overlap(words_of(one), words_of(other))


def _within(one: str, other: str) -> bool:
    ones, others = words_of(one), words_of(other)
    return bool(ones and others) and (ones <= others or others <= ones)


@lru_cache(maxsize=16_384)
def _place(name: str) -> str:
    return _KIND_OF_PLACE.sub("", fold(name)).removeprefix("the ")


@lru_cache(maxsize=16_384)
def _time(words: str) -> str:
    folded = fold(words).replace(".", "")
    while (shorter := _TIME_OPENING.sub("", folded)) != folded:
        folded = shorter
    return folded


@lru_cache(maxsize=16_384)
def _singular(words: str) -> frozenset[str]:
    """The words without a plural's ending; only compared with others cut in the same way."""
    return frozenset(word[:-1] if word.endswith("s") and len(word) > 3 else word for word in words_of(words))


def _blank(gold: object, found: object) -> Verdict | None:
    """One side or neither is filled."""
    if gold:
        return "MIS"
    return "SPU" if found else None

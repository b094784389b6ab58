"""The named errors of an adversarial model: where each could be made in a right draft, and how it is made.

Every error changes one item and keeps its shape, as a model's own errors do.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple, get_args

from ...agent.drafter import Section
from ...schemas.draft import Draft, DraftItem
from ..annotation.gold_draft import gold_draft
from ..annotation.gold_loading import GoldArticle
from ..annotation.gold_models import OUTLET, Gold, GoldCasualty
from ..scoring.judge_casualties import TOTALS

ErrorKind = Literal[
    "digit_swap",
    "killed_injured_flip",
    "cumulative_as_incident",
    "wrong_reporter",
    "wrong_blame",
    "invented_item",
    "dropped_item",
    "altered_quotation",
    "control_inverted",
]
KINDS: tuple[ErrorKind, ...] = get_args(ErrorKind)

_SECTIONS: tuple[Section, ...] = ("actors", "casualties", "territory", "statements")
# Who may be blamed for harm.
_ARMED = frozenset(("state", "state_forces", "non_state_armed_group", "coalition"))
# Kinds of counts whose wording names one figure that can be got wrong.
_WITH_ONE_FIGURE = ("exact", "at_least", "more_than", "at_most", "approximate")
# A shorter quotation cannot lose a word and still be told for the same one.
_FEWEST_QUOTED_WORDS = 3


class Place(NamedTuple):
    """Where an item stands in a draft; for an invented item, which one it is modelled on."""

    section: Section
    position: int  # from 0


@dataclass(frozen=True, slots=True)
class Injected:
    """One error made. `place` is the item's in the spoiled draft, null for a dropped one; `slots` were changed."""

    kind: ErrorKind
    place: Place | None
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A draft with errors in it. `possible` counts the items in which the error could have been made."""

    draft: Draft
    injected: tuple[Injected, ...]
    possible: int


def spoil(article: GoldArticle, kind: ErrorKind, rate: float, draw: random.Random) -> Spoiled:
    """The right draft of *article* with errors of one kind, each possible one made with probability *rate*."""
    return spoil_draft(gold_draft(article), article, kind, rate, draw)


def spoil_draft(
    right: Draft, article: GoldArticle, kind: ErrorKind, rate: float, draw: random.Random
) -> Spoiled:
    """The same for a right draft that is at hand already."""
    places = list(_POSSIBLE[kind](article))
    chosen = [place for place in places if draw.random() < rate]
    if kind == "dropped_item":
        dropped = tuple(Injected(kind, None, ()) for _ in chosen)
        return Spoiled(_without(right, chosen), dropped, len(places))
    sections: dict[str, list[DraftItem]] = {name: list(getattr(right, name)) for name in _SECTIONS}
    injected = []
    for place in chosen:
        items = sections[place.section]
        gold = getattr(article.gold, place.section)[place.position]
        changes = _CHANGES[kind](Case(items[place.position], gold, article, draw))
        spoiled = replace(items[place.position], **changes)
        if kind == "invented_item":
            items.append(spoiled)
            place = Place(place.section, len(items) - 1)
        else:
            items[place.position] = spoiled
        injected.append(Injected(kind, place, tuple(changes)))
    return Spoiled(right.model_copy(update=sections), tuple(injected), len(places))


# --- Where an error could be made -----------------------------------------------------------------


def _figures(article: GoldArticle) -> Iterator[Place]:
    for index, item in _scored(article.gold.casualties):
        if item.kind in _WITH_ONE_FIGURE and not item.count_override and not item.count_accept:
            yield Place("casualties", index)


def _harms(article: GoldArticle) -> Iterator[Place]:
    for index, item in _scored(article.gold.casualties):
        if item.harm in (("killed",), ("injured",)):
            yield Place("casualties", index)


def _totals(article: GoldArticle) -> Iterator[Place]:
    for index, item in _scored(article.gold.casualties):
        if set(item.scope) <= TOTALS:
            yield Place("casualties", index)


def _reporters(article: GoldArticle) -> Iterator[Place]:
    for index, item in _scored(article.gold.casualties):
        if OUTLET not in item.reported_by and _other_names(item, article.gold):
            yield Place("casualties", index)


def _blamed(article: GoldArticle) -> Iterator[Place]:
    for index, item in _scored(article.gold.casualties):
        if item.blamed_on and _other_armed(item, article.gold):
            yield Place("casualties", index)


def _any_casualty(article: GoldArticle) -> Iterator[Place]:
    for index, _ in _scored(article.gold.casualties):
        yield Place("casualties", index)


def _any_claim(article: GoldArticle) -> Iterator[Place]:
    for section in _SECTIONS[1:]:
        for index, _ in _scored(getattr(article.gold, section)):
            yield Place(section, index)


def _quotations(article: GoldArticle) -> Iterator[Place]:
    for index, item in _scored(article.gold.statements):
        if any(len(quote.split()) >= _FEWEST_QUOTED_WORDS for quote in item.quotes):
            yield Place("statements", index)


def _changes_of_control(article: GoldArticle) -> Iterator[Place]:
    for index, item in _scored(article.gold.territory):
        if (item.gained_by or item.lost_by) and not set(item.gained_by) & set(item.lost_by):
            yield Place("territory", index)


def _scored(items: Sequence[Any]) -> Iterator[tuple[int, Any]]:
    """Items whose errors count: optional ones and those that may be told in two ways are left alone."""
    return ((index, item) for index, item in enumerate(items) if not item.optional and item.group is None)


_POSSIBLE: Mapping[ErrorKind, Callable[[GoldArticle], Iterator[Place]]] = {
    "digit_swap": _figures,
    "killed_injured_flip": _harms,
    "cumulative_as_incident": _totals,
    "wrong_reporter": _reporters,
    "wrong_blame": _blamed,
    "invented_item": _any_casualty,
    "dropped_item": _any_claim,
    "altered_quotation": _quotations,
    "control_inverted": _changes_of_control,
}


# --- How it is made -------------------------------------------------------------------------------

Changes = dict[str, Any]


class Case(NamedTuple):
    """A draft item to be spoiled, with its gold and the article it stands in."""

    item: Any
    gold: Any
    article: GoldArticle
    draw: random.Random


def _swap_digits(case: Case) -> Changes:
    right = case.item.figure or 0
    wrong = swapped(right)
    written = re.compile(rf"(?<!\d)(?:{right:,}|{right})(?!\d)")
    wording = written.sub(str(wrong), case.item.count, count=1)
    return {"count": wording if wording != case.item.count else str(wrong), "figure": wrong}


def swapped(figure: int) -> int:
    """Two digits changed about: 25 → 52. A figure without two that differ gains one: 7 → 17, 11 → 111."""
    digits = str(figure)
    for index in range(len(digits) - 1):
        one, other = digits[index], digits[index + 1]
        if one != other and not (index == 0 and other == "0"):
            return int(digits[:index] + other + one + digits[index + 2 :])
    return int("1" + digits)


def _flip_harm(case: Case) -> Changes:
    return {"harm": "injured" if case.item.harm == "killed" else "killed"}


def _as_incident(_: Case) -> Changes:
    return {"scope": "incident"}


def _other_reporter(case: Case) -> Changes:
    return {"reported_by": case.draw.choice(_other_names(case.gold, case.article.gold))}


def _other_names(item: GoldCasualty, gold: Gold) -> list[str]:
    """The names of actors the article has that did not report this."""
    return [actor.names[0] for actor in gold.actors if actor.id not in item.reported_by]


def _other_culprit(case: Case) -> Changes:
    return {"blamed_on": [case.draw.choice(_other_armed(case.gold, case.article.gold))]}


def _other_armed(item: GoldCasualty, gold: Gold) -> list[str]:
    """The names of armed parties and states the article has that are not blamed for this."""
    return [
        actor.names[0] for actor in gold.actors if actor.id not in item.blamed_on and _ARMED & set(actor.kind)
    ]


def _invent(case: Case) -> Changes:
    """A figure that the article does not have, with everything else as a true item has it."""
    free = [each for each in range(21, 999) if str(each) not in case.article.text]
    figure = case.draw.choice(free)
    return {"count": str(figure), "figure": figure, "part_of": None}


def _alter_words(case: Case) -> Changes:
    """One word in the midst of a quotation is another."""
    said = case.item.words
    long = [index for index, each in enumerate(said) if len(each.split()) >= _FEWEST_QUOTED_WORDS]
    index = case.draw.choice(long)
    words = said[index].split()
    middle = len(words) // 2
    words[middle] = "never" if words[middle].casefold() != "never" else "always"
    return {"words": [*said[:index], " ".join(words), *said[index + 1 :]]}


def _invert(case: Case) -> Changes:
    return {"gained_by": case.item.lost_by, "lost_by": case.item.gained_by}


_CHANGES: Mapping[ErrorKind, Callable[[Case], Changes]] = {
    "digit_swap": _swap_digits,
    "killed_injured_flip": _flip_harm,
    "cumulative_as_incident": _as_incident,
    "wrong_reporter": _other_reporter,
    "wrong_blame": _other_culprit,
    "invented_item": _invent,
    "altered_quotation": _alter_words,
    "control_inverted": _invert,
}


def _without(draft: Draft, places: Sequence[Place]) -> Draft:
    """The draft without some items; figures counted within a dropped one stand alone."""
    gone = {(place.section, place.position) for place in places}
    left = [
        number for number in range(1, len(draft.casualties) + 1) if ("casualties", number - 1) not in gone
    ]
    new = {old: number for number, old in enumerate(left, start=1)}
    casualties = [
        replace(item, part_of=new.get(item.part_of) if item.part_of else None)
        for index, item in enumerate(draft.casualties)
        if ("casualties", index) not in gone
    ]
    return draft.model_copy(
        update={
            "casualties": casualties,
            "territory": [x for i, x in enumerate(draft.territory) if ("territory", i) not in gone],
            "statements": [x for i, x in enumerate(draft.statements) if ("statements", i) not in gone],
        }
    )

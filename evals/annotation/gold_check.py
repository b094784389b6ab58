"""Checking gold beyond its shape: words stand in the text, figures fit their wording, ids lead somewhere.

Every check yields findings and none stops another, so an annotator sees all that is wrong at once.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from ...agent.numbers import read_count
from ..scoring.folding import fold
from .gold_draft import ungrounded
from .gold_loading import GOLD_ROOT, Fault, GoldArticle, GoldError, gold_folders, load_gold
from .gold_models import OUTLET, Gold, GoldActor, GoldCasualty, GoldItem, GoldStatement, GoldTerritory
from .tags import known_tags


def check_gold(folder: Path, *, reading: str = "gold.yaml") -> tuple[Fault, ...]:
    """Every fault of one article folder; empty when it is sound."""
    try:
        article = load_gold(folder, reading=reading)
    except GoldError as error:
        return error.faults
    return check_article(article, reading=reading)


def check_gold_set(root: Path = GOLD_ROOT, *, reading: str = "gold.yaml") -> tuple[Fault, ...]:
    """Every fault of every article folder under *root*."""
    return tuple(fault for folder in gold_folders(root) for fault in check_gold(folder, reading=reading))


def check_article(article: GoldArticle, *, reading: str = "gold.yaml") -> tuple[Fault, ...]:
    """Every fault of a loaded article, its gold's and its tags'."""
    gold = article.gold
    found = [
        *_absent_words(gold, article.text),
        *_misread_counts(gold),
        *_lost_references(gold),
        *_unknown_tags(items_of(gold)),
        *_contradictions(gold),
    ]
    if not found:  # only sound gold can be turned into a draft
        found = ungrounded(article)
    tags = [("tags", f"{tag!r} is not in tags.toml") for tag in _unknown(article.meta.tags)]
    return (
        *(Fault(f"{article.name}/meta.yaml", *finding) for finding in tags),
        *(Fault(f"{article.name}/{reading}", *finding) for finding in found),
    )


Finding = tuple[str, str]


def items_of(gold: Gold) -> Iterator[tuple[str, GoldItem]]:
    """Every item with its path: `casualties[2]`."""
    sections = {
        "actors": gold.actors,
        "casualties": gold.casualties,
        "territory": gold.territory,
        "statements": gold.statements,
    }
    for section, items in sections.items():
        for index, item in enumerate(items):
            yield f"{section}[{index}]", item


# --- Words stand in the text -----------------------------------------------------------------------


def _absent_words(gold: Gold, text: str) -> Iterator[Finding]:
    folded = fold(text)
    for path, item in items_of(gold):
        for slot, phrase in _verbatim(item):
            if not phrase.strip() or fold(phrase) not in folded:
                yield f"{path}.{slot}", f"does not stand in the article: {_cut(phrase)!r}"
    for index, quote in enumerate(gold.caveats):
        if fold(quote) not in folded:
            yield f"caveats[{index}]", f"does not stand in the article: {_cut(quote)!r}"


def _verbatim(item: GoldItem) -> Iterator[Finding]:
    """The slots whose words must be the article's own."""
    for slot in _VERBATIM[type(item)]:
        value = getattr(item, slot)
        for phrase in (value,) if isinstance(value, str) else value:
            yield slot, phrase
    if isinstance(item, GoldActor):
        yield from (("designations", each.label) for each in item.designations)


_VERBATIM = {
    GoldActor: ("names", "evidence"),
    GoldCasualty: ("count", "count_accept", "victims", "place", "place_wider", "when", "evidence"),
    GoldTerritory: ("place", "place_wider", "when", "evidence"),
    GoldStatement: ("quotes", "when", "evidence"),
}


def _cut(phrase: str) -> str:
    return phrase if len(phrase) <= 80 else phrase[:79] + "…"


# --- Figures ---------------------------------------------------------------------------------------


def _misread_counts(gold: Gold) -> Iterator[Finding]:
    for index, item in enumerate(gold.casualties):
        read = read_count(item.count)
        if not item.count_override and read != item.reading:
            said = "no count" if read is None else f"{read.kind} {read.low}/{read.best}/{read.high}"
            own = f"{item.reading.kind} {item.reading.low}/{item.reading.best}/{item.reading.high}"
            yield f"casualties[{index}].count", f"{item.count!r} reads as {said}, annotated as {own}"
        if not any(fold(item.count) in fold(quote) for quote in item.evidence):
            yield f"casualties[{index}].count", f"{item.count!r} stands in none of its evidence"


# --- References ------------------------------------------------------------------------------------


def _lost_references(gold: Gold) -> Iterator[Finding]:
    actors = {actor.id for actor in gold.actors}
    figures = {item.id for item in gold.casualties}
    for path, item in items_of(gold):
        for slot, reference in _actor_references(item):
            if reference not in actors:
                yield f"{path}.{slot}", f"no actor has the id {reference!r}"
        whole = item.part_of if isinstance(item, GoldCasualty) else None
        if whole is not None and whole not in figures - {item.id}:
            yield f"{path}.part_of", f"no other casualty has the id {whole!r}"
    yield from _repeated_ids(gold)
    yield from _lone_groups(gold)


def _actor_references(item: GoldItem) -> Iterator[Finding]:
    if isinstance(item, GoldActor):
        yield from (("designations", issuer) for each in item.designations for issuer in each.by)
    if isinstance(item, GoldStatement):
        yield from (("speakers_accept", each) for accepted in item.speakers_accept for each in accepted)
    for slot in ("reported_by", "blamed_on", "gained_by", "lost_by", "speakers", "relayed_by"):
        for reference in getattr(item, slot, ()):
            if not (slot == "reported_by" and reference == OUTLET):
                yield slot, reference


def _repeated_ids(gold: Gold) -> Iterator[Finding]:
    counts = Counter((path.partition("[")[0], item.id) for path, item in items_of(gold))
    for (section, identity), count in counts.items():
        if count > 1:
            yield section, f"the id {identity!r} is used {count} times"


def _lone_groups(gold: Gold) -> Iterator[Finding]:
    for section in ("casualties", "territory", "statements"):
        counts = Counter(item.group for item in getattr(gold, section) if item.group)
        for group, count in counts.items():
            if count < 2:
                yield section, f"the group {group!r} has one item: a group is told as one or as several"


def _unknown_tags(items: Iterable[tuple[str, GoldItem]]) -> Iterator[Finding]:
    for path, item in items:
        for tag in _unknown(item.tags):
            yield f"{path}.tags", f"{tag!r} is not in tags.toml"


def _unknown(tags: Iterable[str]) -> list[str]:
    return [tag for tag in tags if tag not in known_tags()]


# --- Sense -----------------------------------------------------------------------------------------


def _contradictions(gold: Gold) -> Iterator[Finding]:
    if not gold.relevant and any(True for _ in items_of(gold)):
        yield "relevant", "an article that is no conflict news has no items"
    actors = {actor.id for actor in gold.actors}
    for index, statement in enumerate(gold.statements):
        path = f"statements[{index}]"
        if bool(statement.quotes) == (statement.quote_type == "indirect"):
            yield f"{path}.quote_type", "direct and partial have quotes, indirect has none"
        for addressee in statement.addressees:
            if addressee not in actors and not _stands_in_evidence(addressee, statement):
                yield f"{path}.addressees", f"{addressee!r} is no actor id, nor words of its evidence"
        for point in statement.points:
            yield from _useless_point(f"{path}.points", point, statement)
    for path, item in items_of(gold):
        start, end = getattr(item, "start", None), getattr(item, "end", None)
        if start and end and start > end:
            yield f"{path}.start", "ends before it starts"


def _stands_in_evidence(addressee: str, statement: GoldStatement) -> bool:
    return any(fold(addressee) in fold(quote) for quote in statement.evidence)


def _useless_point(path: str, point: str, statement: GoldStatement) -> Iterator[Finding]:
    try:
        pattern = re.compile(point, re.IGNORECASE)
    except re.error as error:
        yield path, f"{point!r} is no regular expression: {error}"
        return
    if not any(pattern.search(fold(quote)) for quote in statement.evidence):
        yield path, f"{point!r} is not found in the evidence it should sum up"

"""The short form of a draft: what a model is asked to write, and the way from there to a draft and back.

A draft repeats what its items share, and says "nothing" in many slots. Here actors stand in one list for each
kind, their ties beside them, and the figures that one source gives for one event under one head. The number
a count says is read from its wording. Nothing is judged here: `reading` checks every item.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any, Literal, get_args

from ...schemas.draft import Draft, DraftActor, DraftCasualty, DraftItem, DraftModel
from ...schemas.vocabulary import ActorKind, ChangeType, Harm, Scope, StatementAct
from ..drafter import Section
from ..figures import figure_said
from .coercion import spelling

JsonObject = dict[str, Any]
# What is recalled needs no other scope.
ShortScope = Literal[Scope, "background"]
Tie = Literal["part_of", "backed_by", "designations"]


class ShortActors(DraftModel):
    """Actors of one kind, each as the forms of its name; a person's office follows the name after a comma.

    A tie is told in the same way: an actor and what it is part of, or its backers, or a label and its issuers.
    """

    kind: Literal[ActorKind, Tie]
    names: list[list[str]]


class ShortFigure(DraftModel):
    harm: Harm
    count: str
    victims: str
    within: str
    lines: list[int]


class ShortToll(DraftModel):
    """What one source reports of one event. `within` is the count of the figure that contains this one."""

    source: str
    scope: ShortScope
    place: str
    when: str
    blamed: list[str]
    figures: list[ShortFigure]


class ShortTerritory(DraftModel):
    change: ChangeType
    place: str
    gained: list[str]
    lost: list[str]
    when: str
    source: str
    lines: list[int]


class ShortStatement(DraftModel):
    speakers: list[str]
    act: StatementAct
    to: list[str]
    words: list[str]
    relay: str
    lines: list[int]


class ShortDraft(DraftModel):
    actors: list[ShortActors]
    casualties: list[ShortToll]
    territory: list[ShortTerritory]
    statements: list[ShortStatement]
    caveats: list[int]


SHORT_ITEMS: Mapping[Section, type[DraftModel]] = {
    "actors": ShortActors,
    "casualties": ShortToll,
    "territory": ShortTerritory,
    "statements": ShortStatement,
}

_TIES: tuple[Tie, ...] = get_args(Tie)
# What the short form calls by one short word.
_OWN_NAMES = {
    "lines": "sentences",
    "source": "reported_by",
    "blamed": "blamed_on",
    "gained": "gained_by",
    "lost": "lost_by",
    "to": "addressees",
    "relay": "relayed_by",
}
_OFFICE = re.compile(r",\s+")


# --- To a draft -----------------------------------------------------------------------------------


def written_out(answer: JsonObject) -> JsonObject:
    """An answer in short form as the JSON of a draft; what is in a draft's form already stays as it is."""
    sections: JsonObject = {
        section: items_of(section, answer[section]) for section in SHORT_ITEMS if section in answer
    }
    return {**answer, **sections}


def items_of(section: Section, raw: Any) -> list[Any]:
    """The draft items that one section of an answer stands for; what cannot be one is handed on as it is."""
    if section == "actors":
        return _actors(raw)
    if section == "casualties":
        return _casualties(_listed(raw))
    return [_renamed(item) for item in _listed(raw)]


def repaired_item(section: Section, raw: Any) -> Any:
    """The one draft item that the answer to a repair stands for, with the slots it gives."""
    if section == "actors" and isinstance(raw, dict) and "names" in raw:
        raw = {**raw, "names": [list(_texts_in(raw["names"]))]}
    items = items_of(section, raw)
    item = items[0] if len(items) == 1 else raw
    if isinstance(item, dict) and isinstance(raw, dict) and "figures" in raw:
        # The figure that contains it is not among those shown, so nothing new can be said about it.
        item.pop("part_of", None)
    return item


def _actors(raw: Any) -> list[Any]:
    actors: list[Any] = []
    ties: list[tuple[str, Any]] = []
    for group in _groups(raw):
        kind = spelling(str(group.get("kind"))) if isinstance(group, dict) else None
        if not isinstance(group, dict) or "names" not in group:
            actors.append(group)
        elif kind in _TIES:
            ties.append((kind, group["names"]))
        else:
            actors += _of_one_kind(group, in_person=kind == "individual")
    for tie, names in ties:
        for name, first, *others in _tied(names):
            _tie(_actor_named(name, actors), tie, first, others)
    return actors


def _groups(raw: Any) -> list[Any]:
    """The groups in a list, as one group or actor, or with the kinds themselves as keys."""
    if isinstance(raw, dict) and raw.keys().isdisjoint(("name", "names")):
        return [{"kind": key, "names": value} for key, value in raw.items()]
    return _listed(raw)


def _of_one_kind(group: JsonObject, *, in_person: bool) -> Iterator[Any]:
    kind = group.get("kind")
    for forms in _listed(group["names"]):
        if isinstance(forms, dict):
            yield {"kind": kind, **forms}
            continue
        name, *aliases = _listed(forms) or [None]
        actor = {"name": name, "aliases": aliases, "kind": kind}
        if in_person and isinstance(name, str) and _OFFICE.search(name):
            actor["name"], actor["office"] = _OFFICE.split(name, maxsplit=1)
        yield actor


def _tied(raw: Any) -> Iterator[list[str]]:
    """Every tie as its words; one that was not put into a list of its own is one all the same."""
    ties = _listed(raw)
    for tie in [ties] if all(isinstance(part, str) for part in ties) else ties:
        words = list(_texts_in(tie))
        if len(words) > 1:
            yield words


def _tie(actor: JsonObject, tie: str, first: str, others: Sequence[str]) -> None:
    given = _listed(actor.get(tie))
    if tie == "part_of":
        actor[tie] = first
    elif tie == "backed_by":
        actor[tie] = [*given, first, *others]
    else:
        actor[tie] = [*given, {"label": first, "by": others}]


def _actor_named(name: str, actors: list[Any]) -> JsonObject:
    """The actor of that name. One that is tied and not listed has no kind, and the reader will say so."""
    wanted = _folded(name)
    for actor in actors:
        if isinstance(actor, dict):
            forms = (actor.get("name"), *_listed(actor.get("aliases")))
            if any(isinstance(form, str) and _folded(form) == wanted for form in forms):
                return actor
    unlisted = {"name": name}
    actors.append(unlisted)
    return unlisted


def _folded(name: str) -> str:
    return name.strip().casefold().removeprefix("the ")


def _casualties(tolls: Iterable[Any]) -> list[Any]:
    items = [_figure(raw) for toll in tolls for raw in _figures_of(toll)]
    for position, item in enumerate(items):
        if isinstance(item, dict) and "within" in item:
            item["part_of"] = _position_of(str(item.pop("within")), position, items)
    return items


def _figures_of(toll: Any) -> Iterator[Any]:
    """Each figure with what its toll says for all of them; without figures a toll stands for itself."""
    if not isinstance(toll, dict) or not toll.get("figures"):
        yield toll
        return
    head = dict(toll)
    for figure in _listed(head.pop("figures")):
        yield {**head, **figure} if isinstance(figure, dict) else figure


def _position_of(count: str, own: int, items: Sequence[Any]) -> int | None:
    """Where (from 1) the figure with that count stands: of the same source and harm if it can be, and near."""
    wording = count.strip().casefold()
    if not wording:  # most figures stand for themselves
        return None
    number = figure_said(count)
    alike: list[tuple[int, int, int]] = []
    for position, item in enumerate(items):
        if position != own and isinstance(item, dict) and isinstance(item.get("count"), str):
            same = item["count"].strip().casefold() == wording
            if same or (number is not None and item.get("figure") == number):
                unlike = sum(item.get(slot) != items[own].get(slot) for slot in ("reported_by", "harm"))
                alike.append((unlike, abs(position - own), position + 1))
    return min(alike)[2] if alike else None


def _figure(raw: Any) -> Any:
    """A figure with its number, which its wording says."""
    item = _renamed(raw)
    if not isinstance(item, dict) or "figure" in item:
        return item
    if str(item.get("scope")).strip().casefold() == "background":
        # Counts of one and of several incidents are alike; a count since a date would be none of one incident.
        item |= {"scope": "multi_incident", "background": True}
    item["figure"] = figure_said(str(item.get("count")))
    return item


def _renamed(raw: Any) -> Any:
    if not isinstance(raw, dict):
        return raw
    return {_OWN_NAMES.get(name, name): value for name, value in raw.items()}


def _listed(raw: Any) -> list[Any]:
    if raw is None or raw == "":
        return []
    return list(raw) if isinstance(raw, list) else [raw]


def _texts_in(raw: Any) -> Iterator[str]:
    """Every text at any depth, in order."""
    if isinstance(raw, str) and raw.strip():
        yield raw
    parts = raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ()
    for part in parts:
        yield from _texts_in(part)


# --- And back -------------------------------------------------------------------------------------


def shortened(draft: Draft) -> JsonObject:
    """*draft* as a model writes it."""
    actors = draft.actors
    kinds = dict.fromkeys(actor.kind for actor in actors)
    ties: dict[Tie, list[list[str]]] = {
        "part_of": [[actor.name, actor.part_of] for actor in actors if actor.part_of],
        "backed_by": [[actor.name, *actor.backed_by] for actor in actors if actor.backed_by],
        "designations": [
            [actor.name, given.label, *given.by] for actor in actors for given in actor.designations
        ],
    }
    return {
        "actors": [
            *(_short_actors(kind, [actor for actor in actors if actor.kind == kind]) for kind in kinds),
            *({"kind": tie, "names": names} for tie, names in ties.items() if names),
        ],
        "casualties": _short_tolls(draft.casualties),
        "territory": [short_item("territory", change) for change in draft.territory],
        "statements": [short_item("statements", statement) for statement in draft.statements],
        "caveats": draft.caveats,
    }


def short_item(section: Section, item: DraftItem) -> JsonObject:
    """One item of a draft as a model writes it."""
    if isinstance(item, DraftActor):
        return _short_actors(item.kind, [item])
    if isinstance(item, DraftCasualty):
        return {**_head(item), "figures": [_short_figure(item, ())]}
    return _filled(SHORT_ITEMS[section], item)


def _short_actors(kind: str, actors: Iterable[DraftActor]) -> JsonObject:
    names = [[", ".join(filter(None, [actor.name, actor.office])), *actor.aliases] for actor in actors]
    return {"kind": kind, "names": names}


def _short_tolls(items: Sequence[DraftCasualty]) -> list[JsonObject]:
    tolls: list[JsonObject] = []
    for head, group in groupby(items, _head):
        tolls.append({**head, "figures": [_short_figure(item, items) for item in group]})
    return tolls


def _head(item: DraftCasualty) -> JsonObject:
    recalled = item.background and item.scope != "conflict_total"
    return _filled(ShortToll, item) | ({"scope": "background"} if recalled else {})


def _short_figure(item: DraftCasualty, items: Sequence[DraftCasualty]) -> JsonObject:
    whole = item.part_of if item.part_of and 1 <= item.part_of <= len(items) else None
    within = items[whole - 1].count if whole else ""
    return {**_filled(ShortFigure, item), "within": within}


def _filled(model: type[DraftModel], item: DraftItem) -> JsonObject:
    """The slots of *model* that stand in *item* under the same or their own name; empty text for null."""
    given = asdict(item)
    wanted = {name: _OWN_NAMES.get(name, name) for name in model.model_fields}
    filled = {name: given[own] for name, own in wanted.items() if own in given}
    return {name: _as_written(name, value) for name, value in filled.items()}


def _as_written(name: str, value: Any) -> Any:
    return "" if value is None else value.lower() if name == "act" else value

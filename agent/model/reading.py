"""From an answer's text to draft items, losing neither good items to bad ones nor bad ones in silence."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, get_args

from ...schemas.draft import Draft, DraftCasualty, DraftItem
from ..drafter import Failure, Section
from .coercion import ShapeError, read_item, read_numbers
from .schema import ITEM_MODELS
from .short_form import repaired_item, written_out

SECTIONS: tuple[Section, ...] = get_args(Section)

Malformed = tuple[Section, dict[str, Any], tuple[str, ...]]
JsonObject = dict[str, Any]

# An answer to one article is some 10,000 characters; beyond this it is a runaway, not an answer.
_LONGEST_ANSWER = 2_000_000
# Each failed start may read to the end of the text, so the starts that are tried are bounded.
_MOST_STARTS = 200
_DECODER = json.JSONDecoder(strict=False)
_OPENING = re.compile(r"[\[{]")
_THOUGHTS = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_THOUGHTS_END = re.compile(r"</think(?:ing)?>", re.IGNORECASE)


class UnreadableAnswerError(ValueError):
    """No answer of the right shape in the text: what the model is told before it is asked again."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer as items of the draft, and the items that could not be read, with reasons."""

    draft: Draft
    malformed: tuple[Malformed, ...]


def read_draft(answer: str) -> Reading:
    """Read a draft. Raises `UnreadableAnswerError` if there is no draft in *answer* at all."""
    raw = written_out(find_object(answer, keys=(*SECTIONS, "caveats")))
    items: dict[Section, list[Any]] = {}
    malformed: list[Malformed] = []
    for section in SECTIONS:
        items[section], bad = _read_section(section, raw.get(section))
        malformed.extend(bad)
    if malformed and not any(items.values()):
        raise UnreadableAnswerError(f"no item can be read; the first: {'; '.join(malformed[0][2])}")
    draft = Draft(**items, caveats=_read_caveats(raw.get("caveats")))
    return Reading(draft=draft, malformed=tuple(malformed))


def read_repairs(answer: str) -> dict[int, Any]:
    """The raw repairs by the number of their item. Raises `UnreadableAnswerError` if there are none."""
    raw = find_object(answer, keys=("repairs",))["repairs"]
    repairs = {}
    for entry in raw if isinstance(raw, list) else []:
        numbers = _lenient_numbers(entry.get("number")) if isinstance(entry, Mapping) else []
        if len(numbers) == 1 and "item" in entry:
            repairs[numbers[0]] = entry["item"]
    if not repairs:
        raise UnreadableAnswerError("no repair gives the number of its item, and the item or null")
    return repairs


def repaired_items(failures: Sequence[Failure], repairs: Mapping[int, Any]) -> tuple[DraftItem | None, ...]:
    """For each failure the corrected item, None if withdrawn, or the item as it was if no repair can be read.

    An item left as it was fails again for the reasons already known, so nothing is lost in silence.
    """
    return tuple(
        _repaired(failure, repairs[number]) if number in repairs else failure.item
        for number, failure in enumerate(failures, start=1)
    )


def find_object(text: str, *, keys: Sequence[str]) -> JsonObject:
    """The last JSON object in *text* that has one of *keys*, whatever prose, fences or thoughts surround it.

    The last, because earlier ones may be drafts or quotations of the article. One level of wrapping
    ({"draft": {...}}) is opened. Raises `UnreadableAnswerError` when there is none.
    """
    if len(text) > _LONGEST_ANSWER:
        raise UnreadableAnswerError("the answer is too long to be one")
    last = None
    for value in _json_values(_without_thoughts(text).strip()):
        last = _with_keys(value, keys) or last
    if last is None:
        raise UnreadableAnswerError(f"no JSON object with the keys {', '.join(keys)}")
    return last


def merge_answers(texts: Sequence[str]) -> str:
    """Several tool calls as one answer: sections are joined, positions within them moved along."""
    merged: JsonObject = {}
    for text in dict.fromkeys(texts):
        try:
            answer = find_object(text, keys=(*SECTIONS, "caveats", "repairs"))
        except UnreadableAnswerError:
            continue
        offset = len(merged.get("casualties") or [])
        for key, value in answer.items():
            listed = value if isinstance(value, list) else [] if value is None else [value]
            merged.setdefault(key, []).extend(_moved(item, offset) for item in listed)
    return json.dumps(merged) if merged else "\n".join(texts)


def _read_section(section: Section, raw: Any) -> tuple[list[Any], list[Malformed]]:
    items: list[Any] = []
    malformed: list[Malformed] = []
    positions: dict[int, int] = {}  # position in the answer -> position among the items kept, from 1
    listed = raw if isinstance(raw, list) else [] if raw in (None, "") else [raw]
    for position, value in enumerate(listed, start=1):
        item, reasons = read_item(ITEM_MODELS[section], value)
        if item is None:
            malformed.append((section, value if isinstance(value, dict) else {"value": value}, reasons))
        else:
            items.append(item)
            positions[position] = len(items)
    if section == "casualties" and malformed:
        items = [_renumbered(item, positions) for item in items]
    return items, malformed


def _renumbered(item: DraftCasualty, positions: Mapping[int, int]) -> DraftCasualty:
    """A casualty that is part of another keeps pointing at it when malformed ones before it are gone."""
    whole = item.part_of
    return item if whole is None else replace(item, part_of=positions.get(whole))


def _repaired(failure: Failure, raw: Any) -> DraftItem | None:
    if raw is None:
        return None
    model: type[DraftItem] = type(failure.item)
    given = repaired_item(failure.section, raw)
    # What the model was not asked for stays as it was.
    kept = asdict(failure.item) if isinstance(given, Mapping) else {}
    item, _ = read_item(model, {**kept, **given} if kept else given)
    return failure.item if item is None else item


def _read_caveats(raw: Any) -> list[int]:
    """Caveats point at sentences and carry nothing else: one that cannot be read says nothing."""
    return _lenient_numbers(raw)


def _lenient_numbers(raw: Any) -> list[int]:
    numbers: list[int] = []
    for part in raw if isinstance(raw, list) else [raw]:
        try:
            numbers.extend(read_numbers(part))
        except ShapeError:
            continue
    return numbers


def _without_thoughts(text: str) -> str:
    if "</" not in text:
        return text
    # Some servers cut the opening tag off, so everything before a lone closing one is thought as well.
    return _THOUGHTS_END.split(_THOUGHTS.sub("", text))[-1]


def _json_values(text: str) -> Iterator[Any]:
    """Every JSON object or array in *text* that is not inside another one."""
    position = 0
    for _ in range(_MOST_STARTS):
        opening = _OPENING.search(text, position)
        if opening is None:
            return
        try:
            value, position = _DECODER.raw_decode(text, opening.start())
        except (ValueError, RecursionError):
            position = opening.end()
        else:
            yield value


def _with_keys(value: Any, keys: Sequence[str]) -> JsonObject | None:
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, dict):
        return None
    if any(key in value for key in keys):
        return value
    inner = next(iter(value.values())) if len(value) == 1 else None
    return inner if isinstance(inner, dict) and any(key in inner for key in keys) else None


def _moved(item: Any, offset: int) -> Any:
    if offset and isinstance(item, dict) and isinstance(item.get("part_of"), int):
        return {**item, "part_of": item["part_of"] + offset}
    return item

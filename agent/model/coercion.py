"""Safe repairs of one item's shape, field by field, as the item's own class declares them.

A repair is safe when it can only have been meant one way: a number in quotation marks, a lone value where a
list belongs, another spelling of a vocabulary's member. Anything else is a reason to call the item malformed.
"""

import re
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

# What models write for "the text does not say", besides null.
_EMPTY = frozenset({"", "null", "none", "n/a"})
_LONGEST_EMPTY = max(map(len, _EMPTY))
_TRUE, _FALSE = frozenset({"true", "yes"}), frozenset({"false", "no", *_EMPTY})
_RANGE = re.compile(r"(\d{1,6})(?:\s*[-–—]\s*[sS]?(\d{1,6}))?")
_SEPARATORS = re.compile(r"[\s_-]+")
_DIGITS = re.compile(r"[+-]?\d{1,15}|[+-]?\d{1,3}(?:,\d{3}){1,4}")
_WHOLE = frozenset({int})
# Longer ranges of sentences are no citation; a range is also where few characters could make many numbers.
_LONGEST_RANGE = 40


class ShapeError(ValueError):
    """One field that cannot be read as what it should be."""


Reader = Callable[[Any], Any]


def read_item(model: type[Any], raw: Any) -> tuple[Any, tuple[str, ...]]:
    """*raw* as an item of the *model*, or None and every reason why not. Keys it does not have are dropped."""
    if not isinstance(raw, dict):
        return None, (f"{_shown(raw)} is no object",)
    slots: list[Any] = []  # in the order of the model's fields
    reasons = []
    for name, reader in _readers(model):  # type: ignore[arg-type] # mypy calls no class hashable
        try:
            slots.append(reader(raw.get(name)))
        except ShapeError as error:
            reasons.append(f"{name}: {error}")
    return None if reasons else model(*slots), tuple(reasons)


def read_numbers(value: Any) -> list[int]:
    """Sentence numbers however they are written: 3, "3", "S3", "3-5", "3, 5", or a list of such."""
    if value is None:
        return []
    if isinstance(value, list) and _WHOLE.issuperset(map(type, value)):
        return list(dict.fromkeys(value))
    numbers: dict[int, None] = {}
    for part in value if isinstance(value, list) else [value]:
        numbers.update(dict.fromkeys(_numbers_in(part)))
    return list(numbers)


@cache
def _readers(model: type[Any]) -> list[tuple[str, Reader]]:
    return [(field.name, _reader(field.type)) for field in fields(model)]


def _reader(annotation: Any) -> Reader:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _reader(arguments[0])
    if origin is Literal:
        return _member_reader(arguments)
    if origin in (Union, UnionType) and NoneType in arguments:
        return _optional_text if str in arguments else _optional_integer
    if origin is list:
        return _list_reader(arguments[0])
    return {str: _text, bool: _flag}[annotation]


def _list_reader(element: Any) -> Reader:
    if element is int:
        return read_numbers
    if element is str:
        return _texts
    return lambda value: _nested(element, value)


def _nested(model: type[Any], value: Any) -> list[Any]:
    items = []
    for raw in _listed(value):
        # A bare word where an object belongs fills the object's one required text.
        item = {fields(model)[0].name: raw} if isinstance(raw, str) else raw
        part, reasons = read_item(model, item)
        if part is None:
            raise ShapeError("; ".join(reasons))
        items.append(part)
    return items


def _texts(value: Any) -> list[str]:
    texts = []
    for raw in _listed(value):
        text = _optional_text(raw)
        if text is not None:
            texts.append(text)
    return texts


def _listed(value: Any) -> list[Any]:
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    text = _plain_text(value)
    if not text:
        raise ShapeError("missing")
    return text


def _optional_text(value: Any) -> str | None:
    if value is None or value == "":
        return None
    text = _plain_text(value)
    return None if len(text) <= _LONGEST_EMPTY and text.casefold() in _EMPTY else text


def _plain_text(value: Any) -> str:
    if isinstance(value, str):
        # JSON can spell lone surrogates, which no encoding can write.
        text = value.strip()
        return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list) and len(value) < 2:
        return _plain_text(value[0] if value else None)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ShapeError(f"{_shown(value)} is no text")
    return str(value)


def _optional_integer(value: Any) -> int | None:
    """A whole number; words give None, because the figure's wording is kept and read elsewhere."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    digits = _DIGITS.fullmatch(value.strip()) if isinstance(value, str) else None
    return int(digits[0].replace(",", "")) if digits else None


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = "" if value is None else str(value).strip().casefold()
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise ShapeError(f"{_shown(value)} is neither true nor false")


def _member_reader(members: tuple[str, ...]) -> Reader:
    spellings = {spelling(member): member for member in members}

    def read(value: Any) -> str:
        if isinstance(value, str) and value in spellings:  # as it was asked for
            return spellings[value]
        text = _text(value)
        member = spellings.get(spelling(text))
        if member is None:
            raise ShapeError(f"{_shown(text)} is not one of {', '.join(members)}")
        return member

    return read


def spelling(text: str) -> str:
    """A vocabulary's member however it is written: "Multi-Incident" is "multi_incident"."""
    return _SEPARATORS.sub("_", text.strip()).casefold()


def _numbers_in(part: Any) -> list[int]:
    if isinstance(part, float) and part.is_integer():
        return [int(part)]
    if isinstance(part, int) and not isinstance(part, bool):
        return [part]
    found = list(_RANGE.finditer(part)) if isinstance(part, str) else []
    if not found and part not in (None, ""):
        raise ShapeError(f"{_shown(part)} is no sentence number")
    return [number for match in found for number in _range(match)]


def _range(match: re.Match[str]) -> range:
    first = int(match[1])
    last = int(match[2] or first)
    if not first <= last < first + _LONGEST_RANGE:
        raise ShapeError(f"{_shown(match[0])} is no range of sentences")
    return range(first, last + 1)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."

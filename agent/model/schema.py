"""The answer's shape as sent to an endpoint: a strict JSON Schema in as few tokens as it can be said.

Strict structured output wants every property required and `additionalProperties: false` in every object, and
knows neither defaults nor `oneOf`. Titles, descriptions and references are left out: they are paid for in
every request, and the prompt explains fields once.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from typing import Any

from ...prompts.loader import Form
from ...schemas.draft import Draft, DraftActor, DraftCasualty, DraftItem, DraftStatement, DraftTerritory
from ..drafter import Section
from .short_form import ShortDraft, short_item

ITEM_MODELS: Mapping[Section, type[DraftItem]] = {
    "actors": DraftActor,
    "casualties": DraftCasualty,
    "territory": DraftTerritory,
    "statements": DraftStatement,
}

# The fields of a draft that are asked for together where its sections are asked for side by side.
PARTS: tuple[tuple[str, ...], ...] = (("actors",), ("casualties", "caveats"), ("territory",), ("statements",))

# Slots of the draft's own form that no model is paid to write: the program finds them in the article as well.
_FOUND_BY_PROGRAM: Mapping[type[DraftItem], frozenset[str]] = {
    DraftActor: frozenset({"sentences"}),
    DraftCasualty: frozenset({"means"}),
    DraftStatement: frozenset({"channel"}),
}

JsonSchema = dict[str, Any]


@cache
def draft_schema(form: Form) -> JsonSchema:
    """The strict schema of a whole draft. Optional text is a plain string: the prompt says to leave it empty."""
    full = (Draft if form == "draft" else ShortDraft).model_json_schema()
    definitions = full["$defs"]
    for model, unasked in _FOUND_BY_PROGRAM.items():
        shape = definitions.get(model.__name__, {})
        for name in unasked & shape.get("properties", {}).keys():
            del shape["properties"][name]
    return _compact(full, definitions)


@cache
def part_schema(form: Form, fields: tuple[str, ...]) -> JsonSchema:
    """The shape of an answer that gives only these *fields* of a draft."""
    properties = draft_schema(form)["properties"]
    return _object({name: properties[name] for name in fields})


@cache
def repair_schema(form: Form, sections: tuple[Section, ...]) -> JsonSchema:
    """The shape of an answer to a repair re-ask: per failed item its number, and the item or null."""
    choices = [_item_schema(form, section) for section in sections]
    repair = _object({"number": {"type": "integer"}, "item": {"anyOf": [*choices, {"type": "null"}]}})
    return _object({"repairs": {"type": "array", "items": repair}})


def _item_schema(form: Form, section: Section) -> JsonSchema:
    shape: JsonSchema = draft_schema(form)["properties"][section]["items"]
    return shape


def as_asked(form: Form, section: Section, item: DraftItem) -> dict[str, Any]:
    """A draft item as a model writes it: the slots it is asked for, empty text for null, members in small letters."""
    if form == "short":
        return short_item(section, item)
    shape = _item_schema("draft", section)["properties"]
    given = asdict(item)
    return {name: _as_written(given[name], shape[name]) for name in shape}


def _as_written(value: Any, shape: JsonSchema) -> Any:
    if value is None and shape["type"] == "string":
        return ""
    return value.lower() if "enum" in shape else value


def spelled_out(schema: JsonSchema) -> str:
    """*schema* as text for instructions, without `additionalProperties`, which only an enforcer needs."""
    return json.dumps(_open(schema), ensure_ascii=False, separators=(",", ":"))


def _open(node: Any) -> Any:
    if isinstance(node, list):
        return [_open(child) for child in node]
    if not isinstance(node, dict):
        return node
    return {name: _open(child) for name, child in node.items() if name != "additionalProperties"}


def _compact(node: JsonSchema, definitions: Mapping[str, JsonSchema]) -> JsonSchema:
    if "$ref" in node:
        return _compact(definitions[node["$ref"].rsplit("/", 1)[-1]], definitions)
    if "anyOf" in node:
        return _union([_compact(choice, definitions) for choice in node["anyOf"]])
    if "enum" in node:
        # Capitals cost a third more tokens; the reader takes any spelling of a member.
        return {"type": "string", "enum": [str(member).lower() for member in node["enum"]]}
    if node["type"] == "array":
        return {"type": "array", "items": _compact(node["items"], definitions)}
    if node["type"] == "object":
        return _object({name: _compact(field, definitions) for name, field in node["properties"].items()})
    return {"type": node["type"]}


def _union(choices: Sequence[JsonSchema]) -> JsonSchema:
    """A type array says "or null" in fewer tokens than anyOf; text needs none: "" says it in three less."""
    types = [choice["type"] for choice in choices]
    if types == ["string", "null"]:
        return dict(choices[0])
    if all(len(choice) == 1 for choice in choices):
        return {"type": types}
    return {"anyOf": list(choices)}


def _object(properties: Mapping[str, JsonSchema]) -> JsonSchema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }

"""The schema as sent: strict, complete, and without a word that is not needed."""

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, get_args

import pytest

from sitrep.agent.model.schema import ITEM_MODELS, draft_schema, repair_schema
from sitrep.prompts.loader import CURRENT, Form, load_prompt, versions
from sitrep.schemas.draft import Draft

SCHEMAS = {
    f"{name}-{form}": schema
    for form in get_args(Form)
    for name, schema in (
        ("draft", draft_schema(form)),
        ("repair", repair_schema(form, ("casualties", "statements"))),
    )
}


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for name, child in schema.items():
            for inner in child.values() if name == "properties" else [child]:
                yield from nodes(inner)
    elif isinstance(schema, list):
        for child in schema:
            yield from nodes(child)


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_every_object_is_closed_and_requires_all_it_has(schema: dict[str, Any]) -> None:
    objects = [node for node in nodes(schema) if "properties" in node]
    assert len(objects) > 1
    for node in objects:
        assert (node["type"], node["additionalProperties"]) == ("object", False)
        assert node["required"] == list(node["properties"])


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_only_keywords_strict_endpoints_take_are_sent(schema: dict[str, Any]) -> None:
    taken = {"type", "properties", "required", "additionalProperties", "items", "enum", "anyOf"}
    assert {keyword for node in nodes(schema) for keyword in node} <= taken


FOUND_BY_PROGRAM = {
    "actors": {"sentences"},
    "casualties": {"means"},
    "territory": set(),
    "statements": {"channel"},
}


def test_a_draft_is_asked_for_with_every_field_but_those_the_program_finds_itself() -> None:
    sent = draft_schema("draft")["properties"]
    assert list(sent) == list(Draft.model_fields)
    for section, model in ITEM_MODELS.items():
        wanted = [field.name for field in fields(model) if field.name not in FOUND_BY_PROGRAM[section]]
        assert list(sent[section]["items"]["properties"]) == wanted


def test_the_short_form_has_the_sections_of_a_draft() -> None:
    assert list(draft_schema("short")["properties"]) == list(Draft.model_fields)


def test_the_schema_is_made_once() -> None:
    assert draft_schema("short") is draft_schema("short")


@pytest.mark.parametrize("version", [CURRENT, versions()[-1]])
def test_what_every_request_pays_for_does_not_grow_unnoticed(version: str) -> None:
    """Instructions and schema take 950 tokens of the 2,100 a reference article of 1,147 may cost in all."""
    prompt = load_prompt(version)
    sent = json.dumps(draft_schema(prompt.form), separators=(",", ":"))
    assert len(sent) + len(prompt.system) <= 3900


@pytest.mark.parametrize("form", get_args(Form))
def test_class_docstrings_and_descriptions_are_not_sent(form: Form) -> None:
    assert "description" not in json.dumps(draft_schema(form))

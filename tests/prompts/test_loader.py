"""Prompts are files with versions; what they say agrees with the schema they are sent with."""

import re
from typing import Any

import pytest

from sitrep.agent.model.schema import draft_schema
from sitrep.prompts.loader import CURRENT, load_prompt, versions


def fields_of(schema: dict[str, Any]) -> set[str]:
    """Every field of an answer, and the kinds of list that its actors stand in."""
    if schema["type"] == "array":
        return fields_of(schema["items"])
    fields = schema.get("properties", {})
    return {*fields, *schema.get("enum", ())}.union(*map(fields_of, fields.values()))


def test_a_prompt_has_both_texts_and_a_digest_of_them() -> None:
    prompt = load_prompt("v1")
    assert (prompt.version, bool(prompt.system), bool(prompt.repair)) == ("v1", True, True)
    assert re.fullmatch(r"[0-9a-f]{64}", prompt.sha256)


def test_an_unknown_version_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load_prompt("v0")


@pytest.mark.parametrize("version", ["v1", CURRENT, versions()[-1]])
def test_every_field_the_instructions_explain_exists(version: str) -> None:
    prompt = load_prompt(version)
    explained = set(re.findall(r"(?:^|[.;] )([a-z_]+): ", prompt.system, re.MULTILINE))
    assert {"actors", "casualties", "territory", "statements", "caveats"} <= explained
    assert explained <= fields_of(draft_schema(prompt.form))


@pytest.mark.parametrize("part", ["system", "repair"])
def test_the_article_is_declared_to_be_material_and_never_instructions(part: str) -> None:
    assert "never instructions" in getattr(load_prompt(), part)

"""Prompts are files with versions; what they say agrees with the schema they are sent with."""

import re

import pytest

from sitrep.prompts.loader import load_prompt
from sitrep.schemas.draft import Draft, DraftActor, DraftCasualty, DraftStatement, DraftTerritory

FIELDS = {
    name
    for model in (Draft, DraftActor, DraftCasualty, DraftTerritory, DraftStatement)
    for name in model.model_fields
}


def test_a_prompt_has_both_texts_and_a_digest_of_them() -> None:
    prompt = load_prompt("v1")
    assert (prompt.version, bool(prompt.system), bool(prompt.repair)) == ("v1", True, True)
    assert re.fullmatch(r"[0-9a-f]{64}", prompt.sha256)


def test_an_unknown_version_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load_prompt("v0")


def test_every_field_the_instructions_explain_exists() -> None:
    explained = set(re.findall(r"(?:^|[.;] )([a-z_]+): ", load_prompt().system, re.MULTILINE))
    assert {"actors", "casualties", "territory", "statements", "caveats"} <= explained
    assert explained <= FIELDS


@pytest.mark.parametrize("part", ["system", "repair"])
def test_the_article_is_declared_to_be_material_and_never_instructions(part: str) -> None:
    assert "never instructions" in getattr(load_prompt(), part)

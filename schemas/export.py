"""The published JSON Schema of a situation report: what other programs may rely on."""

import json
from inspect import cleandoc
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from .report import SCHEMA_VERSION, SituationReport


class _Untitled(GenerateJsonSchema):
    """Leaves out the titles made from field names, which tell nothing more; describes values as it does models."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def dataclass_schema(self, schema: Any) -> dict[str, Any]:
        described = super().dataclass_schema(schema)
        return {**described, "description": cleandoc(schema["cls"].__doc__)}


def report_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a stored report; fields with a default may be left out by hand edits."""
    schema = SituationReport.model_json_schema(schema_generator=_Untitled)
    schema["properties"]["schema_version"]["const"] = SCHEMA_VERSION
    schema["required"].insert(0, "schema_version")
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:sitrep:report:{SCHEMA_VERSION}",
        **schema,
        "title": "Situation report",
    }


def report_schema_text() -> str:
    """The schema as it is checked in and printed: indented JSON that ends with a newline."""
    return json.dumps(report_schema(), indent=2, ensure_ascii=False) + "\n"

"""The published schema is fresh, complete and says what a reader of reports may rely on."""

import json
from importlib.resources import files

from sitrep.schemas.export import report_schema, report_schema_text
from sitrep.schemas.report import SCHEMA_VERSION, Claim, SituationReport


def test_the_checked_in_schema_is_the_one_the_models_export() -> None:
    """Regenerate with `sitrep schema -o schemas/sitrep.schema.json`."""
    assert files("sitrep.schemas").joinpath("sitrep.schema.json").read_text("utf-8") == report_schema_text()


def test_the_schema_names_its_dialect_and_its_version() -> None:
    schema = report_schema()
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["$id"] == f"urn:sitrep:report:{SCHEMA_VERSION}"
    assert schema["properties"]["schema_version"]["const"] == SCHEMA_VERSION


def test_every_section_of_a_report_is_required() -> None:
    assert set(report_schema()["required"]) == set(SituationReport.model_fields)


def test_every_object_is_closed_and_the_documented_ones_keep_their_description() -> None:
    schema = report_schema()
    objects = [schema, *(item for item in schema["$defs"].values() if item["type"] == "object")]
    assert all(item["additionalProperties"] is False for item in objects)
    assert schema["$defs"]["Casualty"]["description"].startswith("One reported figure.")


def test_every_claim_must_cite_evidence() -> None:
    claims = [model.__name__ for model in Claim.__subclasses__()]
    for name in claims:
        assert "evidence" in report_schema()["$defs"][name]["required"]


def test_the_schema_text_is_json_that_ends_with_a_newline() -> None:
    text = report_schema_text()
    assert json.loads(text) == report_schema()
    assert text.endswith("}\n")

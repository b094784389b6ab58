"""Reports read back from JSON: one document, or JSON lines with a report on each."""

import json
from typing import TYPE_CHECKING, Any

from .errors import ReportError

if TYPE_CHECKING:
    from ..schemas.report import SituationReport

_HOW = "write a report with: sitrep report SOURCE --json"


def read_reports(text: str, name: str) -> "list[SituationReport]":
    """The reports in *text*, which came from *name*. Raises `ReportError` when any of it is no report."""
    if not text.strip():
        raise ReportError(f"{name} is empty", hint=_HOW)
    try:
        documents = [json.loads(text)]
    except RecursionError:
        raise ReportError(f"{name} is not a situation report", hint="it is nested too deeply") from None
    except ValueError as error:
        documents = _read_lines(text, name, str(error))
    return [_validated(document, name) for document in documents]


def _read_lines(text: str, name: str, fault: str) -> list[Any]:
    """JSON lines; where the first line is no JSON either, *fault* describes the whole."""
    documents: list[Any] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            documents.append(json.loads(line))
        except ValueError:
            where = f"line {number} is not JSON" if documents else f"not JSON: {fault}"
            raise ReportError(f"cannot read {name}: {where}", hint=_HOW) from None
    return documents


def _validated(document: Any, name: str) -> "SituationReport":
    from pydantic import ValidationError

    from ..schemas.report import SCHEMA_VERSION, SituationReport

    if not isinstance(document, dict) or "schema_version" not in document:
        raise ReportError(f"{name} is not a situation report", hint=_HOW)
    if document["schema_version"] != SCHEMA_VERSION:
        raise ReportError(
            f"{name} has schema version {str(document['schema_version'])[:20]!r}, not {SCHEMA_VERSION!r}",
            hint="make the report again with this version",
        )
    try:
        return SituationReport.model_validate(document)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ReportError(
            f"{name} is not a valid report: {place}: {first['msg']}",
            hint="sitrep schema prints what a report must look like",
        ) from None

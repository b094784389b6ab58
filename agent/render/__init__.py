"""Report in, text out, nothing else: no model, no network, no clock."""

from ...schemas.report import SituationReport
from .markdown import render_markdown
from .safety import json_text
from .terminal import render_terminal

__all__ = ["render_json", "render_markdown", "render_terminal"]


def render_json(report: SituationReport, *, one_line: bool = False) -> str:
    """*report* as JSON, indented or on one line; control and direction characters are written as escapes."""
    return json_text(report.model_dump_json(indent=None if one_line else 2)) + "\n"

"""A diagnosis of an endpoint as lines for a terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..doctor import Diagnosis, ModeCheck

# What a verdict means for the user who has to choose a mode.
_VERDICTS = {
    "enforced": "keeps to the schema",
    "works": "gives JSON",
    "ignored": "gives JSON, ignores the schema",
    "no": "does not work",
}


def diagnosis_lines(model: str, diagnosis: "Diagnosis") -> Iterator[str]:
    """What *diagnosis* found out about *model*, and the mode to use."""
    if diagnosis.error is not None:
        yield f"model {model}: {diagnosis.error}"
        return
    latency = f", quickest answer {diagnosis.seconds:.2f} s" if diagnosis.seconds is not None else ""
    state = "answers" if diagnosis.answers else "gives no usable answer"
    yield f"model {model}: {state} ({diagnosis.requests} requests{latency})"
    yield from (f"  {_mode_line(check)}" for check in diagnosis.modes)
    if diagnosis.recommended:
        yield f"use: --mode {diagnosis.recommended}"


def _mode_line(check: "ModeCheck") -> str:
    notes = [_VERDICTS[check.verdict]]
    if check.verdict == "no" and check.detail:
        notes.append(check.detail)
    if check.refused:
        notes.append(f"refuses {', '.join(check.refused)}")
    return f"{check.mode:<12} {'; '.join(notes)}"

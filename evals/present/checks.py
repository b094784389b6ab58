"""What is wrong with the gold."""

from collections.abc import Mapping, Sequence
from typing import Any

from ..annotation.gold_loading import Fault
from .junit import Case
from .pages import Page

Checked = Mapping[str, Sequence[Fault]]


def check_page(checked: Checked) -> Page:
    """Every fault on a line of its own: an annotator works them off."""
    faults = [str(fault) for found in checked.values() for fault in found]
    sound = sum(not found for found in checked.values())
    return Page(f"{sound} of {len(checked)} articles are sound, {len(faults)} faults", faults)


def check_values(checked: Checked) -> dict[str, Any]:
    return {name: [fault._asdict() for fault in faults] for name, faults in checked.items()}


def check_cases(checked: Checked) -> list[Case]:
    return [
        Case(
            suite="gold",
            name=name,
            state="failure" if faults else "passed",
            message=f"{len(faults)} faults" if faults else "",
            detail="\n".join(map(str, faults)),
        )
        for name, faults in checked.items()
    ]

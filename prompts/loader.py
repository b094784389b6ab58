"""Prompts as files: one pair per version, read as they are and never rendered as templates."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

CURRENT = "v1"


@dataclass(frozen=True, slots=True)
class Prompt:
    """The instructions of one version. `sha256` covers both texts, so an edit cannot hide behind a name."""

    version: str
    system: str
    repair: str
    sha256: str


@cache
def load_prompt(version: str = CURRENT) -> Prompt:
    """The prompt called *version*. Raises `FileNotFoundError` for a version that was never written."""
    folder = files(__package__)
    system = (folder / f"{version}.system.md").read_text(encoding="utf-8").strip()
    repair = (folder / f"{version}.repair.md").read_text(encoding="utf-8").strip()
    digest = hashlib.sha256(f"{system}\0{repair}".encode()).hexdigest()
    return Prompt(version=version, system=system, repair=repair, sha256=digest)

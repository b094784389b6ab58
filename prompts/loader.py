"""Prompts as files: one set per version, read as they are and never rendered as templates.

`CHANGELOG.md` beside them says what each version changed, why, and what it did to the scores.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

CURRENT = "v11"

# How an answer is written: as the draft itself, or in the short form of one.
Form = Literal["draft", "short"]
_LAST_TO_ASK_FOR_A_DRAFT = 6


@dataclass(frozen=True, slots=True)
class Prompt:
    """The instructions of one version. `sha256` covers every text, so an edit cannot hide behind a name.

    `system` asks for a draft, `repair` for corrected items, `section` for one section of a draft at a time,
    `second_look` for what a draft has left unused. The last two are empty in versions that could not ask so.
    """

    version: str
    system: str
    repair: str
    section: str
    second_look: str
    sha256: str

    @property
    def form(self) -> Form:
        """The form of answer that the instructions describe."""
        return "draft" if _number(self.version) <= _LAST_TO_ASK_FOR_A_DRAFT else "short"


@cache
def versions() -> tuple[str, ...]:
    """The names of every version, the oldest first."""
    names = [file.name.partition(".")[0] for file in files(__package__).iterdir() if ".system." in file.name]
    return tuple(sorted(names, key=_number))


@cache
def load_prompt(version: str = CURRENT) -> Prompt:
    """The prompt called *version*. Raises `FileNotFoundError` for a version that was never written."""
    system, repair = _text(version, "system"), _text(version, "repair")
    section, second_look = (
        _text(version, part) if _exists(version, part) else "" for part in ("section", "second_look")
    )
    given = filter(None, [system, repair, section, second_look])
    digest = hashlib.sha256("\0".join(given).encode()).hexdigest()
    return Prompt(version, system, repair, section, second_look, digest)


def _number(version: str) -> int:
    return int(version.removeprefix("v"))


def _exists(version: str, part: str) -> bool:
    return (files(__package__) / f"{version}.{part}.md").is_file()


def _text(version: str, part: str) -> str:
    return (files(__package__) / f"{version}.{part}.md").read_text(encoding="utf-8").strip()

"""The rules of scoring: thresholds, weights and credit, read from `scoring.toml`."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

SectionName = Literal["actors", "casualties", "territory", "statements"]
SECTIONS: tuple[SectionName, ...] = ("actors", "casualties", "territory", "statements")

Groups = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class SectionRules:
    """How one section is aligned and what its fields are worth."""

    threshold: float
    identity: Mapping[str, float]
    critical: tuple[str, ...]
    guarded: tuple[str, ...]
    soft: tuple[str, ...]
    partial: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Rules:
    """All of `scoring.toml`, and the hash that names it."""

    version: int
    digest: str
    partial: float
    blank: float
    content_right: float
    content_partial: float
    sections: Mapping[SectionName, SectionRules]
    alike: Mapping[str, Groups]


@cache
def scoring_rules() -> Rules:
    """The rules that ship with this version."""
    source = files(__package__).joinpath("scoring.toml").read_bytes()
    table = tomllib.loads(source.decode("utf-8"))
    credit = table["credit"]
    return Rules(
        version=table["version"],
        digest=hashlib.sha256(source).hexdigest()[:12],
        partial=credit["partial"],
        blank=credit["blank"],
        content_right=credit["content_right"],
        content_partial=credit["content_partial"],
        sections={name: _section(table[name]) for name in SECTIONS},
        alike={name: tuple(map(frozenset, groups)) for name, groups in table["alike"].items()},
    )


def _section(table: Mapping[str, Any]) -> SectionRules:
    return SectionRules(
        threshold=table["threshold"],
        identity=table["identity"],
        critical=tuple(table["critical"]),
        guarded=tuple(table["guarded"]),
        soft=tuple(table["soft"]),
        partial=table.get("partial", {}),
    )

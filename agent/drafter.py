"""The one contract both engines keep: an article in, a draft out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from ..schemas.draft import Draft, DraftItem
from ..schemas.report import Issue, UnusedMention, Usage
from .article import Article

Section = Literal["actors", "casualties", "territory", "statements"]


@dataclass(frozen=True, slots=True)
class Failure:
    """A draft item that the article does not bear out, and why: what a repair re-ask carries."""

    section: Section
    index: int  # position in the draft's list, from 0
    item: DraftItem
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drafting:
    """What one engine made of one article, and what it cost."""

    draft: Draft
    usage: Usage = field(default_factory=Usage)
    issues: tuple[Issue, ...] = ()
    # (section, index) -> name of the rule that found the item; engines without rules leave it empty.
    rules: Mapping[tuple[Section, int], str] = field(default_factory=dict)
    # What was asked and not answered, one line each; the rest of the draft holds.
    unanswered: tuple[str, ...] = ()
    # Items that do not have the shape of a draft item: (section, the raw item, reasons).
    malformed: tuple[tuple[Section, dict[str, Any], tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Repair:
    """The answer to a repair re-ask: for each failure a corrected item, or null to withdraw it."""

    items: tuple[DraftItem | None, ...]
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """What provenance says about an engine. `endpoint` is a kind or host, never a key."""

    engine: str  # "offline" or "model"
    model: str | None = None
    endpoint: str | None = None
    prompt_version: str | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)


class Drafter(Protocol):
    """Reads an article and fills a draft. Raises `ProviderError` or `AnswerError` when it cannot."""

    @property
    def info(self) -> EngineInfo: ...

    async def draft(self, article: Article) -> Drafting: ...

    async def repair(self, article: Article, failures: Sequence[Failure]) -> Repair: ...

    async def look_again(self, article: Article, unused: Sequence[UnusedMention]) -> Drafting:
        """What a draft has missed among the figures and quotations that no item of it uses."""
        ...

    async def close(self) -> None: ...

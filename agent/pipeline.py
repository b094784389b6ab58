"""The one path from an article to its report: draft, ground, ask once again about what failed, assemble.

`generate_sitrep` and `agenerate_sitrep` are one-shot; `SitrepAgent` keeps its engine between articles.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from ..schemas.draft import Draft, DraftItem
from ..schemas.report import SituationReport, Usage
from .article import Article, LoadOptions, load_article
from .assemble import Run, assemble
from .assemble.report import SECTIONS
from .drafter import Drafter, Drafting, Failure
from .errors import SitrepError
from .grounding import GroundedDraft, GroundingIndex, ground_draft
from .private_loop import PrivateLoop, without_waiting
from .settings import Settings, resolve_model

if TYPE_CHECKING:
    import asyncio
    from weakref import WeakKeyDictionary

    from .recorded import Answers

ArticleSource = Article | str | PathLike[str]


@dataclass(frozen=True, slots=True)
class Clock:
    """What the pipeline reads the time from. `timer` counts seconds and starts anywhere."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    timer: Callable[[], float] = time.perf_counter


SYSTEM_CLOCK = Clock()


async def run(
    article: Article, drafter: Drafter, settings: Settings | None = None, *, clock: Clock = SYSTEM_CLOCK
) -> SituationReport:
    """The report of one article by one engine.

    Items that the article does not bear out are put to the engine once more, together and with the reasons;
    what still fails is quarantined in `rejected`. A model asked by the "second_look" strategy is then asked for
    what its claims leave unused. If such a later question fails, the good items stay and the report is partial.
    Raises `ProviderError` or `AnswerError` where there is no draft at all.
    """
    started, created = clock.timer(), clock.now()
    chosen = settings or Settings()
    drafting = await drafter.draft(article)
    index = GroundingIndex(article)

    def report_of(checked: Checked) -> SituationReport:
        seconds = clock.timer() - started
        outcome = Run(info=drafter.info, tool_version=tool_version(), created=created, seconds=seconds)
        return assemble(index, checked.drafting, checked.grounded, outcome)

    checked = Checked(drafting, ground_draft(drafting.draft, index))
    if chosen.repair:
        checked = await _repaired(index, drafter, checked)
    report = report_of(checked)
    if chosen.model is None or chosen.model.strategy != "second_look":
        return report
    looked_again = await _looked_again(index, drafter, checked, report)
    return report if looked_again is checked else report_of(looked_again)


# --- Later questions ------------------------------------------------------------------------------


class Checked(NamedTuple):
    """A drafting with its verdicts."""

    drafting: Drafting
    grounded: GroundedDraft


async def _repaired(index: GroundingIndex, drafter: Drafter, checked: Checked) -> Checked:
    """The same after one repair re-ask, which carries nothing but the failed items and their reasons."""
    failures = failures_of(checked.grounded)
    if not failures:
        return checked
    try:
        repair = await drafter.repair(index.article, failures)
    except SitrepError as error:
        return _unanswered(checked, "repair", error)
    draft = with_repairs(checked.drafting.draft, failures, repair.items)
    unchanged = draft is checked.drafting.draft
    grounded = checked.grounded if unchanged else ground_draft(draft, index)
    spent = repair.usage
    if spent != Usage():  # rules are not asked again: they withdraw
        mended = sum(getattr(grounded, failure.section)[failure.index][1].accepted for failure in failures)
        spent = spent.model_copy(update={"items_asked_again": len(failures), "items_mended": mended})
    usage = added_usage(checked.drafting.usage, spent)
    return Checked(replace(checked.drafting, draft=draft, usage=usage), grounded)


async def _looked_again(
    index: GroundingIndex, drafter: Drafter, checked: Checked, report: SituationReport
) -> Checked:
    """The same with what a second look finds among the figures and quotations that no claim uses."""
    unused = [mention for mention in report.coverage.unused if mention.kind != "person"]
    if not unused:
        return checked
    try:
        found = await drafter.look_again(index.article, unused)
    except SitrepError as error:
        return _unanswered(checked, "second look", error)
    first = checked.drafting
    drafting = replace(
        first,
        draft=with_additions(first.draft, found.draft),
        usage=added_usage(first.usage, found.usage),
        malformed=(*first.malformed, *found.malformed),
    )
    return Checked(drafting, ground_draft(drafting.draft, index))


def _unanswered(checked: Checked, question: str, error: SitrepError) -> Checked:
    """The same, with what the failed question cost and why it failed."""
    drafting = checked.drafting
    usage = added_usage(drafting.usage, getattr(error, "usage", None) or Usage())
    unanswered = (*drafting.unanswered, f"{question} failed: {error.message}")
    return checked._replace(drafting=replace(drafting, usage=usage, unanswered=unanswered))


def with_additions(draft: Draft, more: Draft) -> Draft:
    """The draft with more items behind its own; `part_of` positions among them move along."""
    before = len(draft.casualties)
    moved = [
        item if item.part_of is None else item.model_copy(update={"part_of": item.part_of + before})
        for item in more.casualties
    ]
    added: dict[str, list[DraftItem]] = {
        section: [*getattr(draft, section), *getattr(more, section)] for section in SECTIONS
    }
    return draft.model_copy(update={**added, "casualties": [*draft.casualties, *moved]})


def failures_of(grounded: GroundedDraft) -> list[Failure]:
    """The items that the article does not bear out, in the draft's order."""
    return [
        Failure(section=section, index=index, item=item, reasons=tuple(checked.reasons))
        for section in SECTIONS
        for index, (item, checked) in enumerate(getattr(grounded, section))
        if not checked.accepted
    ]


def with_repairs(draft: Draft, failures: Sequence[Failure], items: Sequence[DraftItem | None]) -> Draft:
    """The draft with corrected items in the places of the failed ones.

    A withdrawn item (null) stays where it is, so that `part_of` positions keep their meaning; it fails again
    and is quarantined. An answer of another section's type is no correction.
    """
    sections: dict[str, list[DraftItem]] = {section: list(getattr(draft, section)) for section in SECTIONS}
    changed = False
    for failure, item in zip(failures, items, strict=False):
        if type(item) is type(failure.item) and item != failure.item:
            sections[failure.section][failure.index] = item
            changed = True
    return draft.model_copy(update=sections) if changed else draft


def added_usage(one: Usage, other: Usage) -> Usage:
    """Both requests' usage. A sum with an unknown part is unknown; what was never asked adds nothing."""
    nothing = Usage()
    if other == nothing:
        return one
    if one == nothing:
        return other

    def both(first: float | None, second: float | None) -> Any:
        return None if first is None or second is None else first + second

    return Usage(
        requests=one.requests + other.requests,
        input_tokens=both(one.input_tokens, other.input_tokens),
        cached_tokens=both(one.cached_tokens, other.cached_tokens),
        output_tokens=both(one.output_tokens, other.output_tokens),
        cost_usd=both(one.cost_usd, other.cost_usd),
        items_asked_again=one.items_asked_again + other.items_asked_again,
        items_mended=one.items_mended + other.items_mended,
    )


@cache
def tool_version() -> str:
    """The installed version of sitrep, "unknown" where it runs uninstalled."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("sitrep")
    except PackageNotFoundError:
        return "unknown"


# --- The agent ------------------------------------------------------------------------------------


def make_drafter(settings: Settings, answers: "Answers | None" = None) -> Drafter:
    """The engine that *settings* ask for: a language model, or the offline engine where none is named.

    *answers* keep what a model answers, and answer in its stead where they can.
    """
    if settings.model is None:
        from .offline.engine import OfflineDrafter

        return OfflineDrafter()
    from .model.drafter import ModelDrafter

    return ModelDrafter(settings.model, answers=answers)


class SitrepAgent:
    """Makes reports, one article after another or many at once, with one engine kept open between them.

    Usable as a context manager, plain or asynchronous. `report` also works where an event loop is already
    running, as in a notebook. A *drafter* passed in is used as it is, and stays the caller's to close.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        model: str | None = None,
        base_url: str | None = None,
        drafter: Drafter | None = None,
        answers: "Answers | None" = None,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        """*settings*, or *model* ("provider/name", "offline") and *base_url*. Raises `SettingsError`.

        *answers*, as a `Store`, keep what the model answers; an identical request is then made only once.
        """
        chosen = None if settings or drafter else resolve_model(model, base_url=base_url)
        self._settings = settings or Settings(model=chosen)
        self._drafter = drafter
        self._answers = answers
        self._clock = clock
        self._private: PrivateLoop | None = None
        # Connections belong to the event loop they were opened in, so each loop has an engine of its own.
        self._engines: WeakKeyDictionary[asyncio.AbstractEventLoop, Drafter] | None = None

    def report(self, source: ArticleSource) -> SituationReport:
        """The report of an article, a path or a URL. Raises `SitrepError`."""
        article = _article(source)
        if self._drafter is None and self._settings.model is None:
            return without_waiting(self._run(article, make_drafter(self._settings)))
        if self._private is None:
            self._private = PrivateLoop()
        return self._private.run(self._areport(article))

    async def areport(self, source: ArticleSource) -> SituationReport:
        """The report of an article, a path or a URL; a URL is fetched without holding up the loop."""
        if isinstance(source, Article):
            return await self._areport(source)
        import asyncio

        return await self._areport(await asyncio.to_thread(_article, source))

    async def _areport(self, article: Article) -> SituationReport:
        return await self._run(article, self._drafter or self._engine())

    async def _run(self, article: Article, drafter: Drafter) -> SituationReport:
        return await run(article, drafter, self._settings, clock=self._clock)

    def _engine(self) -> Drafter:
        """This loop's engine, made at its first article."""
        import asyncio
        from weakref import WeakKeyDictionary

        if self._engines is None:
            self._engines = WeakKeyDictionary()
        loop = asyncio.get_running_loop()
        if loop not in self._engines:
            self._engines[loop] = make_drafter(self._settings, self._answers)
        return self._engines[loop]

    def close(self) -> None:
        """Close what `report` opened. Closing twice does nothing."""
        if self._private is not None:
            self._private.run(self.aclose())
            self._private.close()
            self._private = None

    async def aclose(self) -> None:
        """Close the engine of the running loop."""
        import asyncio

        engine = self._engines.pop(asyncio.get_running_loop(), None) if self._engines else None
        if engine is not None:
            await engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


def _article(source: ArticleSource) -> Article:
    if isinstance(source, Article):
        return source
    return load_article(fspath(source))


# --- One shot -------------------------------------------------------------------------------------


def generate_sitrep(
    source: ArticleSource,
    *,
    model: str | None = None,
    base_url: str | None = None,
    published: date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    settings: Settings | None = None,
    drafter: Drafter | None = None,
) -> SituationReport:
    """The situation report of one article.

    *source* is a path, a URL, "-" for standard input, or a loaded `Article`. *model* is "provider/name" for a
    language model at *base_url* or the provider's own endpoint; without one the offline engine reads the
    article. *published*, *title* and *outlet* are taken over what the article says of itself. *settings* or a
    *drafter* of your own replace *model*. Raises `SitrepError`.
    """
    article = _described(source, published, title, outlet)
    with SitrepAgent(settings, model=model, base_url=base_url, drafter=drafter) as agent:
        return agent.report(article)


async def agenerate_sitrep(
    source: ArticleSource,
    *,
    model: str | None = None,
    base_url: str | None = None,
    published: date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    settings: Settings | None = None,
    drafter: Drafter | None = None,
) -> SituationReport:
    """`generate_sitrep` for asynchronous callers."""
    import asyncio

    article = await asyncio.to_thread(_described, source, published, title, outlet)
    async with SitrepAgent(settings, model=model, base_url=base_url, drafter=drafter) as agent:
        return await agent.areport(article)


def _described(
    source: ArticleSource, published: date | None, title: str | None, outlet: str | None
) -> Article:
    """The article with what the caller knows about it."""
    given = {"published": published, "title": title, "outlet": outlet}
    known = {name: value for name, value in given.items() if value is not None}
    if isinstance(source, Article):
        return replace(source, **known)  # type: ignore[arg-type]
    return load_article(fspath(source), LoadOptions(**known))  # type: ignore[arg-type]

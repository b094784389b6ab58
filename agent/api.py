"""The doors for Python: `generate_sitrep` and `agenerate_sitrep` are one-shot, `SitrepAgent` keeps its engine."""

from dataclasses import replace
from datetime import date
from os import PathLike, fspath
from typing import TYPE_CHECKING, Self

from ..schemas.report import SituationReport
from .article import Article, LoadOptions, load_article
from .drafter import Drafter
from .pipeline import SYSTEM_CLOCK, Clock, run
from .private_loop import PrivateLoop, without_waiting
from .settings import Settings, resolve_model

if TYPE_CHECKING:
    import asyncio
    from weakref import WeakKeyDictionary

    from .recorded import Answers

ArticleSource = Article | str | PathLike[str]


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

"""The article inside an HTML page, with what the page says about it."""

import logging
import re
from datetime import date
from typing import NamedTuple

from .errors import ArticleError

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|main|section|header|div|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_LANGUAGE = re.compile(r"""<html[^>]{0,500}?\s(?:xml:)?lang\s*=\s*["']?([a-z]{2,3})\b""", re.IGNORECASE)
# A page of links and labels has no sentence of five words; a page in a script without spaces has its own stops.
_SENTENCE = re.compile(r"(?:\S{1,80}\s+){4}\S.*?[.!?…؟۔।]|[。！？]")


class WebPage(NamedTuple):
    """One paragraph a line; null where the page does not say."""

    text: str
    title: str | None
    outlet: str | None
    published: date | None
    language: str | None


def is_html(text: str) -> bool:
    """Whether *text* opens as an HTML page or fragment does, whatever its file is called."""
    return bool(_HTML.match(text))


def read_webpage(html: str, *, url: str | None = None) -> WebPage:
    """Extract the article's paragraphs and metadata, leaving navigation, comments and advertisements out.

    Raises `ArticleError` where the page holds no article text.
    """
    from lxml.etree import LxmlError  # type: ignore[import-untyped]
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    _quiet()
    try:
        page = bare_extraction(
            html,
            url=url,
            include_comments=False,
            with_metadata=True,
            # Only what the page declares: a date guessed from its running text would be an invention.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (LxmlError, ValueError, RecursionError):
        page = None
    text = (page.text or "").strip() if isinstance(page, Document) else ""
    if not isinstance(page, Document) or not _SENTENCE.search(text):
        raise ArticleError("no article text found in the HTML page", hint="save the article as plain text")
    language = _LANGUAGE.search(html[:5_000])
    return WebPage(
        text=text,
        title=_line(page.title),
        outlet=_line(page.sitename),
        published=_day(page.date),
        language=language[1].lower() if language else None,
    )


def _quiet() -> None:
    """What the extractor logs about odd pages is no message for our user."""
    for name in ("trafilatura", "htmldate"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None

"""An article as the program holds it: untouched text, numbered sentences with exact offsets, metadata."""

import hashlib
import json
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO, NamedTuple

from .dateline import read_dateline
from .decoding import decode
from .errors import ArticleError
from .sentences import Sentence, split_sentences
from .webpage import WebPage, is_html, read_webpage

__all__ = ["Article", "LoadOptions", "Sentence", "load_article", "make_article"]


@dataclass(frozen=True, slots=True)
class Article:
    """The text is never rewritten after loading: every offset in a report indexes into it."""

    text: str
    sentences: tuple[Sentence, ...]
    source: str
    sha256: str
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    language: str | None = None

    def sentence_text(self, number: int) -> str:
        """The text of sentence `number` (from 1)."""
        sentence = self.sentences[number - 1]
        return self.text[sentence.start : sentence.end]


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """What the caller knows about an article, which wins over what it says itself, and limits for reading it.

    `max_bytes` limits what is read, `max_chars` the text; `timeout` is in seconds, for a whole fetch.
    """

    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    language: str | None = None
    allow_private: bool = False
    max_bytes: int = 5_000_000
    max_chars: int = 1_000_000
    timeout: float = 20.0


def make_article(
    text: str,
    *,
    source: str = "-",
    title: str | None = None,
    outlet: str | None = None,
    published: date | None = None,
    language: str | None = None,
) -> Article:
    """Number the sentences of *text* and hash it; nothing is read from the text itself."""
    return Article(
        text=text,
        sentences=split_sentences(text),
        source=source,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=title,
        outlet=outlet,
        published=published,
        language=language,
    )


# --- Loading --------------------------------------------------------------------------------------


def load_article(
    source: str, options: LoadOptions = LoadOptions(), *, stdin: BinaryIO | None = None
) -> Article:
    """Read an article from a file path, an http(s) URL or `-` (*stdin*, by default the process's own).

    HTML is recognised by its content and reduced to the article; plain text is kept as it is. Raises
    `ArticleError` for input that is missing, empty, binary, too long or no article, `FetchError` for a URL
    that could not be read.
    """
    raw = _read(source, options, stdin or sys.stdin.buffer)
    if not raw.data.strip():
        raise ArticleError(f"{raw.name} is empty")
    page = _page(raw)
    if not page.text.strip():
        raise ArticleError(f"{raw.name} holds only white space")
    if len(page.text) > options.max_chars:
        raise ArticleError(
            f"{raw.name} is too long: {len(page.text):,} characters, at most {options.max_chars:,}",
            hint="split it into articles",
        )
    article = make_article(page.text, source=_encodable(raw.source))
    return replace(
        article,
        title=_encodable(options.title or "") or page.title or _heading_title(article),
        outlet=_encodable(options.outlet or "") or page.outlet,
        published=options.published or page.published or read_dateline(page.text),
        language=options.language or page.language or _language_by_script(page.text),
    )


def _encodable(text: str) -> str:
    """What was typed in another encoding than the system's, as a file's name can be, in characters JSON has."""
    return text.encode("utf-8", "replace").decode()


class _Raw(NamedTuple):
    data: bytes
    name: str
    source: str
    charset: str | None = None
    url: str | None = None


def _read(source: str, options: LoadOptions, stdin: BinaryIO) -> _Raw:
    scheme = re.match(r"([a-z][a-z0-9+.-]*)://", source, re.IGNORECASE)
    if scheme and scheme[1].lower() in {"http", "https"}:
        from .fetch import fetch

        page = fetch(source, options)
        return _Raw(page.data, "the page", source, page.charset, page.url)
    if scheme:
        raise ArticleError(f"cannot read {scheme[1]}:// addresses", hint="give a file, an http(s) URL or -")
    if not source:
        raise ArticleError("the name of a source is empty", hint="give a file, an http(s) URL or -")
    name = "standard input" if source == "-" else source
    data = stdin.read(options.max_bytes + 1) if source == "-" else _read_file(source, options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise ArticleError(f"{name} is too large: more than {options.max_bytes:,} bytes")
    return _Raw(data, name, source)


def _read_file(source: str, most: int) -> bytes:
    path = Path(source)
    try:
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError:
        hint = "a web address begins with https://" if source.startswith("www.") else None
        raise ArticleError(f"no such file: {source}", hint=hint) from None
    except IsADirectoryError:
        raise ArticleError(f"{source} is a directory", hint="give the files in it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable path"
        raise ArticleError(f"cannot read {source}: {reason}") from None


def _page(raw: _Raw) -> WebPage:
    text = decode(raw.data, charset=raw.charset)
    if is_html(text):
        return read_webpage(text, url=raw.url)
    if kind := _data_kind(text):
        raise ArticleError(f"{raw.name} is {kind}, not an article", hint="give plain text or HTML")
    return WebPage(text, title=None, outlet=None, published=None, language=None)


# --- What the text itself shows -------------------------------------------------------------------

_XML = re.compile(r"\s*<(?:\?xml|rss|feed|svg|[a-z]+:[a-z]+)\b", re.IGNORECASE)


def _data_kind(text: str) -> str | None:
    """JSON, XML or a table, where *text* is one of these instead of prose."""
    if _XML.match(text):
        return "XML"
    lines = text.strip().split("\n", maxsplit=5)[:5]
    if text.lstrip()[:1] in {"{", "["} and (_is_json(text) or _is_json(lines[0])):
        return "JSON"
    for separator in (",", ";", "\t"):
        columns = {line.count(separator) for line in lines}
        # Two separators in each of three lines, always as many, and no line ends as a sentence does.
        if len(lines) >= 3 and len(columns) == 1 and columns.pop() >= 2 and not any(map(_ends_prose, lines)):
            return "a table"
    return None


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


def _ends_prose(line: str) -> bool:
    return line.rstrip("\"”’') ").endswith((".", "!", "?", ":", "…"))


_BYLINE = re.compile(r"by\s[A-Z]", re.IGNORECASE)


def _heading_title(article: Article) -> str | None:
    """The first line, where it stands as a heading over prose and is neither a byline nor a date."""
    first = article.sentence_text(1)
    if not article.sentences[0].heading or _BYLINE.match(first) or read_dateline(first):
        return None
    return first


# Cyrillic and Latin are shared by many languages, so they say nothing. Japanese mixes in its own syllables.
_LANGUAGE_OF_SCRIPT = {"ARABIC": "ar", "CJK": "zh"}
_NOT_IN_ARABIC = frozenset("پچژگکیےٹڈڑڤۆێ")  # but in Persian, Urdu, Kurdish
_SCRIPT_SAMPLE = 500


def _language_by_script(text: str) -> str | None:
    """A language only where nearly all letters at the top of *text* are of one telling script."""
    letters = [letter for letter in text[:_SCRIPT_SAMPLE] if letter.isalpha()]
    if _NOT_IN_ARABIC.intersection(letters):
        return None
    scripts = Counter(unicodedata.name(letter, "?").split()[0] for letter in letters)
    for script, count in scripts.most_common(1):
        return _LANGUAGE_OF_SCRIPT.get(script) if count * 10 > len(letters) * 8 else None
    return None

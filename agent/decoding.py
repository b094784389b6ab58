"""From bytes to text: naming what is no text, and choosing the character set that was meant."""

import re
from typing import NamedTuple

from .errors import ArticleError


class _Magic(NamedTuple):
    signature: bytes
    name: str
    offset: int = 0


_BINARY = (
    _Magic(b"%PDF", "a PDF"),
    _Magic(b"PK\x03\x04", "a zip archive or Office document"),
    _Magic(b"\xd0\xcf\x11\xe0", "an Office document"),
    _Magic(b"{\\rtf", "an RTF document"),
    _Magic(b"\x89PNG", "a PNG image"),
    _Magic(b"\xff\xd8\xff", "a JPEG image"),
    _Magic(b"GIF8", "a GIF image"),
    _Magic(b"WEBP", "a WebP image", 8),
    _Magic(b"\x1f\x8b", "a gzip archive"),
    _Magic(b"7z\xbc\xaf", "a 7z archive"),
    _Magic(b"ftyp", "a video or audio file", 4),
    _Magic(b"ID3", "an audio file"),
    _Magic(b"\x7fELF", "a program"),
    _Magic(b"SQLite format 3", "a database"),
)
# The longer mark first: UTF-32's begins with UTF-16's.
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 2_048  # browsers look for the declaration in the first 1,024 bytes; old pages are untidier
# Western text has a high byte for an accent or a quotation mark, rarely one in ten; other scripts throughout.
_WESTERN_SHARE = 0.1
_GUESS_FROM = 50_000  # more bytes make the guess slower, not better
_MOST_CONTROLS = 0.01
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes, *, charset: str | None = None) -> str:
    """The text of *data*, without byte order mark and with LF line ends.

    A byte order mark decides, then valid UTF-8, then *charset* (from HTTP), an HTML declaration, a guess.
    Raises `ArticleError` for binary data and for text in no character set we can tell.
    """
    if kind := binary_kind(data):
        raise ArticleError(f"the input is {kind}, not text", hint="save the article as plain text or HTML")
    text = _decoded(data, charset)
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise ArticleError("the input is binary data", hint="save the article as plain text or HTML")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def binary_kind(data: bytes) -> str | None:
    """What kind of file this is, in words, if it is plainly no text."""
    if data.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS)):
        return None
    for magic in _BINARY:
        if data.startswith(magic.signature, magic.offset):
            return magic.name
    return "binary data" if b"\x00" in data else None


def _decoded(data: bytes, charset: str | None) -> str:
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    declared = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    named = ("utf-8", charset, declared[1].decode("ascii", "replace") if declared else None)
    for name in filter(None, named):
        text = _strictly(data, name)
        if text is not None:
            return text
    guess = _strictly(data, _guessed(data))
    if guess is not None:
        return guess
    raise ArticleError("cannot tell the input's character set", hint="convert it to UTF-8")


def _strictly(data: bytes, name: str) -> str | None:
    # Pages that declare Latin-1 mean Windows-1252 (WHATWG Encoding Standard).
    western = name.lower().replace("_", "-") in {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"}
    try:
        return data.decode("cp1252" if western else name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _guessed(data: bytes) -> str:
    """A legacy character set: Windows-1252 where high bytes are rare, else by the statistics of letters."""
    sample = data[:_GUESS_FROM]
    high = sum(byte > 0x7F for byte in sample)
    if high <= _WESTERN_SHARE * len(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"

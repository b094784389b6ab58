"""Folding: what two spellings of the same words have in common, so that typography never decides a score."""

import re
import unicodedata
from functools import lru_cache
from typing import NewType

FoldedText = NewType("FoldedText", str)

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″‶〝〞", '"'),
        **dict.fromkeys("‘’‚‛ʼʻ′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
        "…": "...",
    }
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Words that name nobody: they neither make two names alike nor keep them apart.
_EMPTY_WORDS = frozenset(
    ("the", "a", "an", "of", "and", "in", "at", "on", "for", "to", "its", "his", "her", "their")
)


@lru_cache(maxsize=65_536)
def fold(text: str) -> FoldedText:
    """One case, one kind of quotation mark, dash and space. Nothing else is changed."""
    plain = text.translate(_TYPOGRAPHY)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", plain).translate(_TYPOGRAPHY)
    return FoldedText(" ".join(plain.casefold().split()))


@lru_cache(maxsize=65_536)
def words_of(text: str) -> frozenset[str]:
    """The folded words of a name or phrase that say something, possessive endings off."""
    found = (word.removesuffix("'s") for word in _WORD.findall(fold(text)))
    return frozenset(found) - _EMPTY_WORDS


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """A name without articles, punctuation and spaces: "the U.S." and "US" are one."""
    folded = re.sub(r"^(?:the|a|an) ", "", fold(name)).removesuffix("'s")
    return re.sub(r"[\W_]+", "", folded) or folded


_CLASSES = (('"“”„‟«»″', '["“”„‟«»″]'), ("'‘’‚‛ʼ′`´", "['‘’‚‛ʼ′`´]"), ("-‐‑‒–—―−", "[-‐‑‒–—―−]"))
_CLASS_OF = {character: pattern for characters, pattern in _CLASSES for character in characters}


def locate(text: str, phrase: str) -> tuple[tuple[int, int], ...]:
    """Where *phrase* stands in *text*: every place, `text[start:end]`, typography and case aside."""
    start = text.find(phrase)
    if not phrase.strip():
        return ()
    if start < 0:
        pattern = "".join(_CLASS_OF.get(each, re.escape(each)) for each in " ".join(phrase.split()))
        found = re.finditer(pattern.replace("\\ ", r"\s+"), text, re.IGNORECASE)
        return tuple(match.span() for match in found)
    places = []
    while start >= 0:
        places.append((start, start + len(phrase)))
        start = text.find(phrase, start + 1)
    return tuple(places)

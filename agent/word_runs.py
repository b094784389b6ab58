"""A text cut at its blanks, or into runs of letters: the quick looks before a text is read token by token."""

import re
from functools import lru_cache

_CHUNK = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+")


def chunks(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """What stands between white space in `text[start:end]`, each with its offset."""
    said = text[start:end].split()
    if len(" ".join(said)) != end - start:  # elsewhere than nearly everywhere more than one blank each
        return [(match[0], match.start()) for match in _CHUNK.finditer(text, start, end)]
    found: list[tuple[str, int]] = []
    for chunk in said:
        found.append((chunk, start))
        start += len(chunk) + 1
    return found


@lru_cache(maxsize=64)
def letter_runs(text: str) -> tuple[str, ...]:
    """The runs of letters in a sentence, in small letters: what it has to have is looked up in them first."""
    return tuple(_LETTERS.findall(text.lower()))

"""Words of drafts and articles as the reasons of a verdict show them."""

import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\s]+")
_MAX_SAID = 80  # a reason names the words, it does not repeat the article


def say(words: str) -> str:
    """Words of a draft or an article as a reason may show them: one line, short, no control characters."""
    line = _CONTROL.sub(" ", words).strip()
    return line if len(line) <= _MAX_SAID else line[: _MAX_SAID - 1] + "…"

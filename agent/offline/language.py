"""Whether an article is in English, the one language these rules read."""

from collections.abc import Iterable, Sequence

from ..cues import ENGLISH_WORDS

# What stands at the top of an article tells its language.
_SAMPLE = 700
# News in English has one of the words in every seven; of other languages' words at most one in twenty looks like one.
_ONE_IN = 10
# A few words of English may lack them all ("Kasenga: 12 killed, 40 wounded").
_ENOUGH_WORDS = 30


def is_in_english(sentences: Iterable[Sequence[str]]) -> bool:
    """Whether sentences of small letters read as English. A few words do as long as their letters are Latin."""
    words: list[str] = []
    for lows in sentences:
        words += filter(str.isalpha, lows)
        if len(words) >= _SAMPLE:
            break
    if sum(map(str.isascii, words)) * 2 < len(words):
        return False
    return len(words) < _ENOUGH_WORDS or sum(map(ENGLISH_WORDS.__contains__, words)) * _ONE_IN >= len(words)

"""Whether an article is in English, the one language these rules read."""

from ..cues import ENGLISH_WORDS
from ..word_runs import FIGURE, letter_runs

# What stands at the top of an article tells its language.
_SAMPLE = 4_000
# News in English has one of the words in every seven; of other languages' words at most one in twenty looks like one.
_ONE_IN = 10
# A few words of English may lack them all ("Kasenga: 12 killed, 40 wounded").
_ENOUGH_WORDS = 30


def is_in_english(text: str) -> bool:
    """Whether *text* reads as English. A few words do as long as their letters are Latin."""
    runs = letter_runs(text[:_SAMPLE])
    figures = runs.count(FIGURE)
    words, latin = len(runs) - figures, sum(map(str.isascii, runs)) - figures
    if latin * 2 < words:
        return False
    return words < _ENOUGH_WORDS or sum(map(ENGLISH_WORDS.__contains__, runs)) * _ONE_IN >= words

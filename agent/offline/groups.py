"""Groups of people in a sentence: noun phrases that can be the victims of harm; what happened is decided elsewhere."""

from collections.abc import Sequence
from typing import NamedTuple

from ..numbers import Reading, read_count
from ..wordlists import words
from .gazetteer import Gazetteer
from .lexicon import PersonNoun
from .names import Mention
from .wording import Wording
from .words import DETERMINERS, is_adverb

ONE = Reading("exact", 1, 1, 1)
SOME = Reading("unspecified_plural", None, None, None)
_PART_MARKERS = (
    ("including",),
    ("among", "them"),
    ("among", "whom"),
    ("of", "them"),
    ("of", "whom"),
    ("of", "which"),
    ("among", "those"),
    ("mostly",),
    ("most", "of", "them"),
    ("some", "of", "them"),
)
# "wounded 13 people, two *seriously*"
BADLY = words("seriously critically gravely severely badly fatally mortally slightly lightly")
_MARKER_ENDS = frozenset(marker[-1] for marker in _PART_MARKERS)
# The marker stands within so many words, and these and adverbs may stand behind it.
_MARKER_REACH = 4
_PASSED = frozenset({"at", "least", "were", "are", ","})


class Group(NamedTuple):
    """People at `tokens[first:last]`. `wording` and `victims` are the article's wording; `person` is false where
    the noun is not known to name people, so only an adjacent word of harm makes victims of them.
    """

    first: int
    last: int
    start: int
    end: int
    wording: str
    reading: Reading
    victims: str | None
    person: bool
    noun: PersonNoun | None = None
    part: bool = False  # "including …", "of whom …": counted within the figure before
    named: bool = False
    counted: bool = True


class Clause:
    """The words of one sentence as the finding of groups sees them."""

    def __init__(
        self,
        wording: Wording,
        mentions: Sequence[Mention],
        harmed: frozenset[int],
        gazetteer: Gazetteer,
    ) -> None:
        self.tokens, self.lows, self.wording = wording.tokens, wording.lows, wording.text
        self.starts, self.end = wording.starts, wording.end
        self.persons = wording.hits(gazetteer.persons)
        self.harmed, self.gazetteer = harmed, gazetteer
        self.entries = wording.hits(gazetteer.index)
        self._marked = not _MARKER_ENDS.isdisjoint(wording.said)
        self.mentions = {m.first: m for m in mentions}
        # "members of the National Liberation Front": the words of a body's name are no people.
        self.inside = {
            position
            for m in mentions
            if m.role == "body" and m.last - m.first > 1
            for position in range(m.first, m.last)
        }

    def is_part(self, first: int) -> bool:
        """Whether a marker such as "including" stands before the group."""
        if self.lows[first + 1 : first + 2] and self.lows[first + 1] in BADLY and first > 1:
            return (
                self.lows[first - 1] == "," or self.lows[first - 2] == ","
            )  # ", two seriously", ", and one fatally"
        if not self._marked:
            return False
        position = first
        while position > 0 and self.tokens[position - 1].low in DETERMINERS:
            position -= 1
        opening = max(0, position - _MARKER_REACH)
        while position > opening and (
            self.lows[position - 1] in _PASSED or is_adverb(self.lows[position - 1])
        ):
            position -= 1
        ends = [last for last in {first, position} if last and self.lows[last - 1] in _MARKER_ENDS]
        if not ends:
            return False
        before = (tuple(self.lows[opening:last]) for last in ends)
        return any(words[-len(marker) :] == marker for words in before for marker in _PART_MARKERS)


def total_behind(lows: Sequence[str], behind: int) -> int | None:
    """ "five *of the 10* guards": the number of those among whom a figure that ends at `behind` is counted."""
    if list(lows[behind : behind + 2]) != ["of", "the"] or behind + 2 >= len(lows):
        return None
    reading = read_count(lows[behind + 2])
    return reading.best if reading is not None and reading.kind == "exact" else None

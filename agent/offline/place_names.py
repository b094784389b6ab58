"""Names of places: which words can be one.

Names that no gazetteer has are told by what the article does with them: it puts them behind "in" or "near", or
says that they are towns.
"""

from collections.abc import Sequence

from ..wordlists import words
from .gazetteer import Gazetteer
from .names import Mention
from .place_words import SETTLEMENTS, is_level
from .view import View
from .words import NOT_NAMES, PLACE_WORDS, PREPOSITIONS, is_function_word

NUMBERS = words("one two three four five six seven eight nine ten eleven twelve")
# What a place stands behind, or another one stands in.
COMPLEMENT = words("in at near on outside around along overlooking inside between into")
_LONGEST_NAME = 6


class PlaceNames:
    """Tells names of places in the sentences of one article."""

    def __init__(self, gazetteer: Gazetteer, views: Sequence[View]) -> None:
        self._gazetteer = gazetteer
        self._known: set[str] = set()
        self._persons: set[str] = set()
        for view in views:
            self._survey(view)

    def is_known(self, name: str) -> bool:
        """Whether the article or the gazetteer says that this is a place."""
        entry = self._gazetteer.entry_of(name.lower())
        known = entry is not None and entry.category in {"place", "country", "capital"}
        return known or name.lower() in self._known

    def learn(self, name: str) -> None:
        """From here on this is a place."""
        self._known.add(name.lower())

    def end(self, view: View, position: int) -> int | None:
        """Where the name that begins here ends, if it can be a place's."""
        if position >= len(view.tokens) or view.in_date(position):
            return None
        mention = view.mention_at(position)
        if mention is not None:
            return self._end_of(view, mention, position)
        if not (view.tokens[position].cased and self._namelike(view, position)):
            return None
        last = position + (2 if self._opens_name(view, position) else 1)
        while last < min(len(view.tokens), position + _LONGEST_NAME) and (
            view.tokens[last].cased and (self._namelike(view, last) or self._numbered(view, last))
        ):
            last += 1
        return last

    def _numbered(self, view: View, position: int) -> bool:
        """ "Hill Two": a number as the end of a name."""
        return view.tokens[position].capitalised and view.lows[position] in NUMBERS

    def _end_of(self, view: View, mention: Mention, position: int) -> int | None:
        if mention.first != position and mention.role != "place":
            return None
        if mention.role in {"place", "state"}:
            last = mention.last
            while last < len(view.tokens) and (
                self._numbered(view, last) or (self._namelike(view, last) and is_level(view.lows[last]))
            ):
                last += 1
            return last
        settled = position > 1 and view.lows[position - 1] == "of" and _is_settlement(view.lows[position - 2])
        if mention.role != "person" or (mention.office is not None and not settled):
            return None
        if settled:
            return mention.last  # "the city of Umm Sahra"
        if view.tokens[mention.first].text.isupper():
            return None  # an acronym
        low = mention.name.lower()
        return mention.last if low in self._known or low not in self._persons else None

    def _namelike(self, view: View, position: int) -> bool:
        """A capitalised word that nothing else explains."""
        token = view.tokens[position]
        mention = view.mention_at(position)
        if not token.word or (mention is not None and mention.role not in {"place", "state"}):
            return False
        if view.in_date(position) or view.harmed(position) or (position == 0 and is_level(token.low)):
            return False
        if "-" in token.text and token.low.endswith("ed"):
            return False  # "Russian-occupied"
        arabic = token.low.startswith(("al-", "el-")) and not token.text.islower()
        acronym = token.text.isupper() and len(token.text) > 1
        capital = token.capitalised and not is_function_word(token.low) and not acronym
        if (token.low in NOT_NAMES and not self._opens_name(view, position)) or view.counted(position):
            return False
        opens = position == 0 or view.tokens[position - 1].text in {"“", '"', ".", ":"}
        known = token.low in self._known or not opens or not self._gazetteer.is_lexical(token.low)
        return arabic or (capital and known and self._gazetteer.iso3_of_demonym(token.low) is None)

    def _opens_name(self, view: View, position: int) -> bool:
        """ "New Kasenga": a common word that belongs to the name behind it."""
        behind = view.tokens[position + 1] if position + 1 < len(view.tokens) else None
        return (
            view.lows[position] in {"new", "old"}
            and position > 0
            and behind is not None
            and behind.capitalised
        )

    def _survey(self, view: View) -> None:
        """Learn which names are places and which are persons, wherever the article says so."""
        for mention in view.mentions:
            low = mention.name.lower()
            if mention.role == "place":
                self._known.add(low)
            elif mention.role == "person":
                behind = view.lows[mention.last] if mention.last < len(view.lows) else ""
                before = view.lows[mention.first - 1] if mention.first else ""
                speaks = self._gazetteer.is_speech(behind) and before not in PREPOSITIONS
                if mention.office is not None or speaks:
                    self._persons.add(low)
                elif before in COMPLEMENT or behind in PLACE_WORDS or self._said_to_be_place(view, mention):
                    self._known.add(low)

    def _said_to_be_place(self, view: View, mention: Mention) -> bool:
        """ "Vesela Hirka, a mining settlement in …"."""
        behind = view.lows[mention.last : mention.last + 7]
        return (
            len(behind) > 2
            and behind[0] == ","
            and behind[1] in {"a", "an", "the", "one"}
            and any(map(is_level, behind[2:]))
        )


def _is_settlement(low: str) -> bool:
    """ "the town of", "the villages of"."""
    return low in SETTLEMENTS or low.removesuffix("s") in SETTLEMENTS or low in {"cities", "localities"}

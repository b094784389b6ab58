"""Proper names in a sentence: what the gazetteer knows, and runs of capitalised words that it does not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ...schemas.vocabulary import ActorKind
from .casing import Casing
from .gazetteer import Entry, Gazetteer
from .phrases import Hit
from .tokens import ARABIC_ARTICLES, Token
from .wording import Wording
from .words import (
    IRREGULAR_PASTS,
    LOCATIVE,
    NAME_CONNECTORS,
    PLACE_MODIFIERS,
    PLACE_WORDS,
    is_adverb,
    is_function_word,
)

Role = Literal["person", "body", "force", "government", "state", "office", "source", "place"]

# "al Shabaab": the article may stand apart and small.
_APART = frozenset({"al", "el"})


@dataclass(slots=True, unsafe_hash=True)
class Mention:
    """A party or place at `tokens[first:last]`; `name` is the article's own wording, without title or article.

    Never changed once it is made. Every rule looks at mentions: slots are read many times as fast as the fields of
    a named tuple.
    """

    first: int
    last: int
    start: int
    end: int
    role: Role
    name: str
    kind: ActorKind
    key: str
    iso3: str | None = None
    office: str | None = None
    body: str | None = None
    inner: "Mention | None" = None  # the body that an office is held in, where the words name one


# Behind these a capital may be that of a sentence: "LIMA (Agency) - Units of the army".
_OPENING = frozenset({"“", '"', ":", "-", "–", "—"})


class NameScan:
    """Look-ups at the positions of one sentence."""

    def __init__(self, wording: Wording, casing: Casing, gazetteer: Gazetteer) -> None:
        self.tokens, self.lows, self.source = wording.tokens, wording.lows, wording.source
        self.starts, self.end, self.text, self.said = wording.starts, wording.end, wording.text, wording.said
        self.casing, self.gazetteer = casing, gazetteer
        self.entries = {
            position: hit[1:]  # where it ends, and the entry
            for position, hit in wording.hits(gazetteer.index).items()
            if self._is_written(hit)
        }
        # Where the last entry of each kind begins: a rule for titles is not tried where no word further on is one.
        self.last_of: dict[str, int] = {entry.category: at for at, (_, entry) in self.entries.items()}
        # The gazetteer entry that begins at a position and the position behind it.
        self.entry: Callable[[int], tuple[int, Entry] | None] = self.entries.get
        self.capitals = {
            position
            for position, token in enumerate(self.tokens)
            if token.naming and self._is_namelike(position, token)
        }
        self.namelike: Callable[[int], bool] = self.capitals.__contains__

    def _is_written(self, hit: Hit[Entry]) -> bool:
        """Whether the words have the capitals that the entry needs."""
        entry, first = hit.payload, self.tokens[hit.first]
        if entry.proper and not first.cased:
            article = first.low in _APART and hit.last > hit.first + 1
            if not (article and self.tokens[hit.first + 1].capitalised):
                return False
        return not entry.cased or first.text[:2].isupper()

    def _is_namelike(self, position: int, token: Token) -> bool:
        if token.arabic:
            return True
        if token.roman and not any(
            beside.cased for beside in self.tokens[max(0, position - 1) : position + 2] if beside is not token
        ):
            return False
        if self.casing.restored:
            return token.word
        if position == 0 or (
            self.tokens[position - 1].text in _OPENING and not self._closes_quotation(position - 1)
        ):
            return token.low in self.casing.proper or (
                token.low not in self.casing.common
                and position + 1 < len(self.tokens)
                and self.tokens[position + 1].cased
            )
        return True

    def _closes_quotation(self, mark: int) -> bool:
        """ "…," Ruiz said: a straight mark behind a comma closes."""
        return self.lows[mark] == '"' and mark > 0 and self.lows[mark - 1] == ","

    def run_end(self, first: int, *, limit: int = 8) -> int:
        """Where the run of name words that begins at `first` ends."""
        last, longest = first, min(len(self.tokens), first + limit)
        while last < longest:
            if last in self.capitals:
                last += 1
            elif last > first and self.namelike(last + 1) and self._goes_on(last):
                last += 2
            else:
                break
        return last

    def _goes_on(self, position: int) -> bool:
        """Whether a small word stands within a name: "Army of God", "People's Front of Aru"."""
        low, before = self.lows[position], self.lows[position - 1]
        if low == "'s":
            return before == "people"
        if low not in NAME_CONNECTORS or (low == "the" and self.breaks(position + 1)):
            return False
        return low not in {"and", "&"} or before in {"ministry", "peace"}

    def breaks(self, position: int) -> bool:
        """Whether a name of its own begins here: "in al-Bulel the Observatory said"."""
        return False

    def after_locative(self, first: int) -> bool:
        position = first - 1
        while position >= 0 and self.lows[position] in PLACE_MODIFIERS:
            if self.lows[position] == "of" and position and self.lows[position - 1] in PLACE_WORDS:
                return True
            position -= 1
        told = self.lows[max(0, position - 1) : position + 1] == ["according", "to"]
        return position >= 0 and self.lows[position] in LOCATIVE and not told

    def qualifies(self, position: int) -> bool:
        """A lone name before a common noun describes it ("Islamist group"); a person stands before a verb."""
        if position >= len(self.tokens):
            return False
        token = self.tokens[position]
        return (
            token.small
            and not is_function_word(token.low)
            and not is_adverb(token.low)
            and not token.low.endswith(("ed", "ing"))
            and token.low not in IRREGULAR_PASTS
            and not self.speaks(position)
            and not self.gazetteer.is_verb(token.low)
        )

    def speaks(self, position: int) -> bool:
        return position < len(self.tokens) and self.gazetteer.is_speech(self.lows[position])


def surname(name: str) -> str:
    """The last name word, lower case, without an Arabic article: the key under which a person is met again."""
    last = name.replace("’s", "").split()[-1].lower()
    if not last.startswith(ARABIC_ARTICLES):
        return last
    for article in ARABIC_ARTICLES:
        if last.startswith(article):
            return last[len(article) :]
    return last

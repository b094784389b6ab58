"""How an article writes names: what tells a name from a common word."""

from collections.abc import Sequence
from dataclasses import dataclass

from .tokens import Token
from .words import PLACE_WORDS


@dataclass(frozen=True, slots=True)
class Casing:
    """How the article writes names.

    `proper` words stand capitalised inside sentences, `common` ones in lower case; `placed` ones are capitalised
    and stand behind "in", "near" and the like somewhere, so they name places everywhere. Where small letters have
    been `restored`, a capital makes a name even at the head of a sentence.
    """

    restored: bool
    proper: frozenset[str]
    common: frozenset[str]
    placed: frozenset[str]


def read_casing(
    sentences: Sequence[Sequence[Token]], said: frozenset[Token], *, restored: bool = False
) -> Casing:
    """Learn from the whole article which words are names, so that a sentence's first word can be judged.

    *said* is every token of the sentences.
    """
    proper: set[str] = set()
    common = {token.low for token in said if token.small}
    placed: set[str] = set()
    for tokens in sentences:
        for position in [at for at, token in enumerate(tokens) if token.title]:
            before = tokens[position - 1]
            if position and before.text not in _OPENING:
                low = tokens[position].low
                proper.add(low)
                if before.low in _SETTLING and _settled(tokens, position) and not _runs_on(tokens, position):
                    placed.add(low)
    return Casing(restored, frozenset(proper), frozenset(common), frozenset(placed))


def _settled(tokens: Sequence[Token], position: int) -> bool:
    """Whether words for being somewhere stand before: "in", "the edge of"."""
    of = tokens[position - 1].low == "of"
    return not of or (position > 1 and tokens[position - 2].low in _PARTS_OF_PLACES)


def _runs_on(tokens: Sequence[Token], position: int) -> bool:
    """Whether the capitalised word is the first of several, or owns what follows: "in Syria's"."""
    behind = tokens[position + 1] if position + 1 < len(tokens) else None
    return behind is not None and (behind.capitalised or behind.low == "'s")


# A lone capitalised word behind these is a place.
_PARTS_OF_PLACES = PLACE_WORDS | {
    "edge",
    "outskirts",
    "centre",
    "center",
    "streets",
    "north",
    "south",
    "east",
    "west",
}
# A capital behind these may be that of a sentence; a dash closes the place and date of a dispatch.
_OPENING = frozenset({".", ":", "“", '"', "‘", "-", "–", "—"})
_SETTLING = frozenset({"in", "at", "near", "outside", "around", "into", "of"})

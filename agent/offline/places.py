"""Place phrases: the words that name the place a change of control is about."""

import re
from typing import NamedTuple

from ..wordlists import words
from .names import Mention
from .tokens import Token
from .view import View
from .words import DETERMINERS

_LEVEL_WORD = re.compile(
    r"cit(?:y|ies)|towns?|villages?|provinces?|districts?|regions?|neighbou?rhoods?|bases?|positions?|hills?|areas?"
    r"|settlements?|strongholds?|outposts?|checkpoints?|headquarters|airports?|airbases?|barracks|camps?|crossings?"
    r"|bridges?|roads?|highways?|fronts?|suburbs?|oil ?fields?|dams?|islands?|quarters?|territory|localit(?:y|ies)"
    r"|governorates?|count(?:y|ies)|townships?|enclaves?|corridors?|oblasts?|departments?|municipalit(?:y|ies)|posts?"
)
# "took up positions", "took part", "clearing mines": the object is no place.
_UNPLACED = words("""
    up part place over responsibility credit advantage mines weapons ammunition vehicles hostages
""")
_ADVERBIAL = words("in at on from with for near during after")
_ENDING = words("who which that by but while after when")
_WIDENING = DETERMINERS | words("""
    of all most parts part much half several many two three four five six seven eight nine ten dozen
    dozens about some more than least at nearby strategic key main northern southern eastern western
    central northeastern northwestern southeastern southwestern small border coastal entire whole
    military army government rebel last remaining other neighbouring neighboring surrounding number per
    cent percent % district capital provincial outskirts
""")
# Left of the phrase these are dropped: they belong to the verb ("control of the town").
_LEADING = (DETERMINERS - {"all", "another"}) | words("of over in control")
_NAMING = words("of in the called at")
# A place stands this close before a passive: "the town was captured".
_BEFORE_REACH = 6
_WIDEST = 4


class PlacePhrase(NamedTuple):
    """The words of a place and the position behind them."""

    words: str
    last: int


def is_level(low: str) -> bool:
    """Whether the word says what kind of place it is: "town", "provinces"."""
    return _LEVEL_WORD.fullmatch(low) is not None


def place_behind(view: View, first: int, reach: int, *, past_agent: bool = False) -> PlacePhrase | None:
    """The place phrase that begins within `reach` tokens: a name, or a noun for places ("several towns").

    With `past_agent` a "by …" phrase may stand between ("blocked an attempt by … to take the hill").
    """
    position = first
    while position < min(len(view.tokens), first + reach):
        token, mention = view.tokens[position], view.mention_at(position)
        if mention is not None and mention.role in {"place", "state"}:
            return _widened(view, mention.first, mention.last, first)
        if mention is not None and mention.role in {"person", "office"}:
            # A lone unknown name right behind the word is the place that was taken.
            lone = position <= first + 1 and mention.office is None and " " not in mention.name
            return _widened(view, mention.first, mention.last, first) if lone else None
        if is_level(token.low):
            named = _name_behind(view, position + 1)
            return _widened(view, position, named.last if named is not None else position + 1, first)
        if position <= first + 1 and mention is None and not past_agent and _is_name(view, position):
            return _widened(view, position, position + 1, first)
        if token.low in _UNPLACED or _ends(view, position, first, past_agent=past_agent):
            return None
        position = mention.last if mention is not None else position + 1
    return None


def place_before(view: View, first: int) -> PlacePhrase | None:
    """The place phrase that ends within a few tokens before `first`."""
    for mention in reversed(view.mentions):
        if mention.role in {"place", "state"} and 0 <= first - mention.last <= _BEFORE_REACH:
            return _widened(view, mention.first, mention.last, max(0, mention.first - _WIDEST))
    for position in range(first - 1, max(-1, first - _BEFORE_REACH), -1):
        if is_level(view.lows[position]):
            return _widened(view, position, position + 1, max(0, position - _WIDEST))
    return None


def _ends(view: View, position: int, first: int, *, past_agent: bool) -> bool:
    """Whether the search for a place stops here: another clause, a full stop, a quotation mark."""
    token = view.tokens[position]
    if token.low == "by" and past_agent:
        return False
    if token.low in _ADVERBIAL and not past_agent and position > first:
        return True  # "captured their first win at Millfield": the place is not what was captured
    crosses = view.quoted(token.start) != view.quoted(view.tokens[first - 1].start)
    return crosses or token.low in _ENDING or token.text in '.;:“”"'


def _is_name(view: View, position: int) -> bool:
    """A capitalised word that nothing else explains: "cleared the Messalo thickets"."""
    token = view.tokens[position]
    return token.capitalised and not token.text.isupper() and token.word and not view.in_date(position)


def _name_behind(view: View, position: int) -> Mention | None:
    """ "the village of Mutoro": the name that goes with a noun for a place."""
    while position < len(view.lows) and view.lows[position] in _NAMING:
        position += 1
    mention = view.mention_at(position)
    return mention if mention is not None and mention.role in {"place", "state", "person"} else None


def _widened(view: View, first: int, last: int, limit: int) -> PlacePhrase:
    """Take in what belongs to the place: "all of Idlib province", "three villages"."""
    while first > limit and _widens(view.tokens[first - 1]):
        first -= 1
    while first < last - 1 and view.lows[first] in _LEADING:
        first += 1
    if last < len(view.lows) and is_level(view.lows[last]):
        last += 1
    return PlacePhrase(view.source[view.tokens[first].start : view.tokens[last - 1].end], last)


def _widens(token: Token) -> bool:
    return token.low in _WIDENING or token.text[0].isdigit() or "-held" in token.low or is_level(token.low)

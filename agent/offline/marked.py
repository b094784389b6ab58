"""One sentence ready to be matched: its words, and the mentions, groups of people, dates and quotations in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import InitVar, dataclass, field

from ..numbers import CountMention
from ..sentences import Sentence
from .cue_lexicon import MeansCue
from .gazetteer import HarmCue
from .groups import Group
from .names import Mention
from .phrases import Hit
from .tokens import Token
from .wording import Wording

Offsets = tuple[int, int]
# "GOMA, Congo, 14 March 2025 (Agency) -- ": a dateline has few tokens, each a name, a figure or a mark.
_DATELINE = 18
_STORY = frozenset({"the", "a", "an", "at", "in", "more", "two", "three", "four", "five", "six"})
_DASHES = frozenset("-–—")
_NOWHERE: frozenset[int] = frozenset()
# The words of a gapped form stand this close: "left * dead".
_GAP = 6


@dataclass(slots=True)
class Marked(Wording):
    """A sentence and what stands in it. All offsets index the article; `first`/`last` index `tokens`."""

    sentence: Sentence
    wording: InitVar[Wording]
    mentions: Sequence[Mention]
    counts: Sequence[CountMention]
    dates: Sequence[Offsets]
    quotations: Sequence[Offsets]
    harms: Sequence[Hit[tuple[HarmCue, ...]]] = ()
    groups: Sequence[Group] = ()
    attacks: Sequence[Hit[None]] = ()
    means: Sequence[Hit[MeansCue]] = ()
    verbs: frozenset[int] = frozenset()  # token positions that open a verb of our lexicon
    number: int = field(init=False)
    low_text: str = field(init=False)
    opening: int = field(init=False)  # the position of the first token behind a dateline
    mention_at: Callable[[int], Mention | None] = field(init=False)  # by the position of any of its tokens
    in_date: Callable[[int], bool] = field(init=False)  # whether the token at a position is part of a date
    counted: Callable[[int], bool] = field(init=False)  # whether it is part of a count
    harmed: Callable[[int], bool] = field(init=False)  # whether it is part of a word of harm

    def __post_init__(self, wording: Wording) -> None:
        self.take_over(wording)
        self.number = self.sentence.number
        self.low_text = " ".join(self.lows)
        mentions = {at: one for one in self.mentions for at in range(one.first, one.last)}
        self.mention_at = mentions.get
        self.opening = behind_dateline(self.tokens, self.said)
        self.in_date = self._within(self.dates).__contains__
        counts = [(count.start, count.end) for count in self.counts] if self.counts else ()
        self.counted = self._within(counts).__contains__
        self.harmed = self._within_harms().__contains__

    def _within(self, spans: Sequence[Offsets]) -> frozenset[int]:
        """The positions of the tokens that begin within one of the spans."""
        if not spans:
            return _NOWHERE
        inside: set[int] = set()
        for first, last in spans:
            inside.update(range(bisect_left(self.starts, first), bisect_left(self.starts, last)))
        return frozenset(inside)

    def _within_harms(self) -> frozenset[int]:
        """The positions of the tokens of the words of harm; a gapped one stands close to the word that closes it."""
        if not self.harms:
            return _NOWHERE
        return frozenset(
            inside
            for hit in self.harms
            if any(
                cue.tail is None or cue.tail in self.lows[hit.last : hit.last + _GAP] for cue in hit.payload
            )
            for inside in range(hit.first, hit.last)
        )

    def quoted(self, offset: int) -> bool:
        return bool(self.quotations) and any(start <= offset < end for start, end in self.quotations)

    def drop_speakers(self, speakers: Sequence[Mention]) -> None:
        """Who reports harm does not suffer it: groups that speak here are no victims here."""
        if not speakers:
            return
        spoken = {position for speaker in speakers for position in range(speaker.first, speaker.last)}
        self.groups = [g for g in self.groups if g.last - 1 not in spoken or self._suffers(g)]

    def _suffers(self, group: Group) -> bool:
        """A figure right beside a word of harm counts victims, whoever was taken for its speaker."""
        beside = self.harmed(group.last) or (group.first > 0 and self.harmed(group.first - 1))
        return group.counted and beside

    def words(self, first: int, last: int) -> Iterator[str]:
        return iter(self.lows[max(first, 0) : last])

    def token_at(self, offset: int) -> int:
        """The position of the token that covers or follows `offset`."""
        position = bisect_right(self.starts, offset)
        if position and self.starts[position - 1] + len(self.tokens[position - 1].text) > offset:
            return position - 1
        return position


def _opens_story(tokens: Sequence[Token], position: int) -> bool:
    """ "GOMA, Congo The army …": behind names without a dash, the determiner of the first sentence."""
    opens = tokens[position].low in _STORY and tokens[position].capitalised and position + 1 < len(tokens)
    return opens and tokens[1].text == "," and tokens[position - 1].capitalised and tokens[position + 1].small


def behind_dateline(tokens: Sequence[Token], said: frozenset[str]) -> int:
    """The position behind "GOMA, Congo (Agency) -- " or "GOMA: "; 0 where the sentence has no dateline.

    The place is in capitals, or an agency in brackets closes the line: "Juan Paz - the mayor - said" is none.
    """
    shouted = len(tokens[0].text) > 2 and tokens[0].text.isupper()
    if not shouted and "(" not in said:
        return 0
    bracketed = False
    for position, token in enumerate(tokens[:_DATELINE]):
        placed = position > 0 and shouted
        if token.text in _DASHES and (placed or (bracketed and tokens[position - 1].text == ")")):
            while position < len(tokens) and tokens[position].text in _DASHES:
                position += 1
            return position
        if token.text == ":" and placed and position <= 2:
            return position + 1
        if placed and _opens_story(tokens, position):
            return position
        bracketed = bracketed or token.text == "("
        if token.word and token.small and not bracketed:
            return 0
        if token.text in _STOPS:
            return 0
    return 0


_STOPS = frozenset(';!?“”"')

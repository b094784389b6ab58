"""Whether the words of a sentence bear out who gains a place and who loses it.

The order of words around verbs of taking and leaving settles most cases in English; where it settles nothing,
nothing is refused.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..schemas.draft import DraftTerritory
from .cues import REPORTING
from .passages import Cut
from .reasons import say
from .slots import Found, Judgement, Range
from .wordlists import words

_REGAINING = words(
    """
    retake retakes retaken retook retaking recapture recaptures recaptured recapturing liberate liberates liberated
    liberating regain regains regained regaining reconquer reconquered reoccupied reclaimed
    """
)
_GAINING = _REGAINING | words(
    """
    capture captures captured capturing seize seizes seized seizing take took taken taking overran overrun overruns
    stormed storming conquer conquers conquered conquering occupy occupies occupied occupying entered entering enter
    enters swept advanced advance advances advancing pushed cleared clearing secured securing annexed annexing annex
    crossed crossing cross crosses reach reaches reached controls controlled held
    """
)
_LOSING = words(
    """
    withdrew withdrawn withdraw withdraws withdrawing retreated retreat retreats retreating pulled pull pulls pulling
    abandoned abandon abandons abandoning lost left leaving quit quitted surrendered surrender surrenders vacated vacate
    vacates fled ceded cede cedes relinquished relinquish relinquishes departed
    """
)
_BACKING_OUT = (
    "moved back",
    "fell back",
    "gave up",
    "give up",
    "given up",
    "gives up",
    "handed over",
    "pulled back",
)
# Who shuts a place in has the better of it; of any other change these words say nothing.
_BESIEGING = words(
    """
    besiege besieges besieged besieging surround surrounds surrounded surrounding encircle encircles encircled
    encircling blockade blockades blockaded blockading block blocks blocked blocking
    """
)
# "dislodged the garrison": whom the verb is done to loses.
_OUSTING = words(
    """
    dislodged dislodging drove driving ousted ousting expelled expelling evicted evicting routed routing chased chasing
    pushing forcing
    """
)
# "the capture of Ketu by the rebels"; "the rebels announced the capture of Ketu"
_TAKING = words("capture seizure recapture liberation conquest takeover")
_BOASTING = words("announced announces claimed claims celebrated declared hailed")
# "fell to the rebels", "handed over to the police", "passed under the control of the rebels"
_CHANGING = words("fell fallen falls handed passed came ceded transferred returned surrendered brought lost")
_INTO_HANDS = (
    *(("to",), ("over", "to"), ("into", "the", "hands", "of"), ("to", "the", "control", "of")),
    *(("under", "the", "control", "of"), ("under", "control", "of"), ("under", "the", "authority", "of")),
)
# Without one of these no change is told.
_TELLING = (_GAINING | _LOSING | _BESIEGING | _OUSTING | _TAKING | _CHANGING).union(
    phrase.split()[0] for phrase in _BACKING_OUT
)
# "tried to retake the town": nothing has changed.
_TRYING = words(
    "tried trying try tries attempted attempt attempting failed unable plans planned wants wanted vowed"
)
_BEING = words("is are was were be been being")
_WHICH = words("which who")
_PRONOUNS = words("they it he she we its their his her our")
_SUPPORTED = words("support supported help helped backed backing assisted aided led accompanied joined")
# "fire from the hills", "10 kilometres from the border": no side that loses.
_FROM_WHERE = _SUPPORTED | words(
    "fire km kilometres kilometers miles metres meters away far men aid shelling attacks"
)
_SUBJECT_REACH = 12
_BY_REACH = 8
_ASIDE = 14
_OBJECT_REACH = 4
_FROM_REACH = 10
# "said on Monday that *they* …"
_SAID_REACH = 5
_THAT_REACH = 4
# What is told of another place of the sentence stands further from this one.
_PLACE_REACH = 20
# No subject reaches back over one of these.
_CLAUSE_STARTS = REPORTING | words("after as while when and but")
_NOWHERE = range(0)


class _Telling(NamedTuple):
    """One telling of a change: the word for it, and where those stand who gain and who lose by it."""

    at: int
    gains: range
    loses: range


def direction_refusal(item: DraftTerritory, place: Found, judgement: Judgement) -> str | None:
    """Why the sides cannot be as given: the gainer is the one who loses in the cited words, or the other way.

    Where a sentence tells of two changes of the place ("retook the town, which rebels had captured"), one that bears
    the sides out is enough; a recapture must be told as one.
    """
    gainers, losers = _spans("gained_by", judgement), _spans("lost_by", judgement)
    if item.change == "attempt_blocked" or not (gainers or losers):
        return None  # "tried to enter the town": who tries gains nothing
    refusal: str | None = None
    for sentence in judgement.sentences:
        tokens = judgement.index.tokens_of(sentence)
        if _TELLING.isdisjoint(tokens.texts):
            continue
        words_told = _Sentence(tokens.texts, judgement.index.behind_commas(sentence))
        for told in words_told.tellings(besieged=item.change == "besieged"):
            if not _is_of(told, tokens, place.spans):
                continue
            word = tokens.texts[told.at]
            gaining = _named(told.gains, tokens, gainers), _named(told.gains, tokens, losers)
            losing = _named(told.loses, tokens, losers), _named(told.loses, tokens, gainers)
            if (True, False) in (gaining, losing):
                if item.change != "recaptured" or word in _REGAINING or word not in _GAINING:
                    return None
            elif gaining == (False, True):
                refusal = (
                    refusal or f"the cited sentences say that {say(item.lost_by[0])!r} gains: {say(word)!r}"
                )
            elif losing == (False, True):
                refusal = (
                    refusal or f"the cited sentences say that {say(item.gained_by[0])!r} loses: {say(word)!r}"
                )
    return refusal


def _spans(slot: str, judgement: Judgement) -> list[Range]:
    return [
        span
        for found in judgement.slots
        if found.slot.startswith(slot) and found.match != "absent"
        for span in found.spans
    ]


def _named(told: range, tokens: Cut, spans: Sequence[Range]) -> bool:
    """Whether one of the spans holds the beginning of one of these words."""
    starts, last = tokens.starts, told.stop
    for start, end in spans:
        at = bisect_left(starts, start, told.start, last)
        if at < last and starts[at] < end:
            return True
    return False


def _is_of(told: _Telling, tokens: Cut, places: Sequence[Range]) -> bool:
    """Whether a telling is of the place: the place stands near it, or in another sentence than this."""
    first, last = tokens.starts[0], tokens.ends[-1]
    here = [(start, end) for start, end in places if first <= start < last]
    low, high = max(0, told.at - _PLACE_REACH), min(len(tokens.starts) - 1, told.at + _PLACE_REACH)
    return not here or any(tokens.starts[low] < end and start <= tokens.starts[high] for start, end in here)


# --- What a sentence tells ------------------------------------------------------------------------


class _Sentence(NamedTuple):
    """The folded words of a sentence, and which of them stand behind a comma."""

    texts: Sequence[str]
    commas: frozenset[int]

    def tellings(self, *, besieged: bool) -> Iterator[_Telling]:
        """Every telling of a gain or a loss."""
        texts = self.texts
        for at, text in enumerate(texts):
            if text not in _TELLING:
                continue
            if texts[at - 1 : at] == ["to"] and not _TRYING.isdisjoint(texts[max(0, at - 4) : at]):
                continue
            if text in _CHANGING:
                yield from self._into_hands(at)
            if text in _GAINING or (besieged and text in _BESIEGING):
                gains = self._by_phrase(at) if self._is_passive(at) else self._subject(at)
                yield _Telling(at, gains, self._from_phrase(at))
            elif text in _LOSING or " ".join(texts[at : at + 2]) in _BACKING_OUT:
                yield _Telling(at, _NOWHERE, _NOWHERE if self._is_passive(at) else self._subject(at))
            if text in _OUSTING:
                yield _Telling(at, _NOWHERE, self._behind(at + 1))
            if text in _TAKING and texts[at + 1 : at + 2] == ["of"]:
                yield from self._taking(at)

    def _into_hands(self, at: int) -> Iterator[_Telling]:
        """ "Fell to the rebels"."""
        for phrase in _INTO_HANDS:
            behind = at + 1 + len(phrase)
            if tuple(self.texts[at + 1 : behind]) == phrase:
                yield _Telling(at, self._behind(behind), _NOWHERE)

    def _taking(self, at: int) -> Iterator[_Telling]:
        """ "The capture of Ketu by the rebels", "the rebels claimed the capture of Ketu"."""
        yield _Telling(at, self._by_phrase(at), _NOWHERE)
        boast = next((i for i in range(at - 1, max(-1, at - 4), -1) if self.texts[i] in _BOASTING), None)
        if boast is not None:
            yield _Telling(at, self._subject(boast), _NOWHERE)

    def _is_passive(self, verb: int) -> bool:
        before = self.texts[max(0, verb - 3) : verb]
        return before[-1:] != ["to"] and not _BEING.isdisjoint(before)  # "was able to take" is active

    def _behind(self, first: int) -> range:
        return range(first, min(len(self.texts), first + _OBJECT_REACH))

    def _subject(self, verb: int) -> range:
        """Where a subject can stand: the words before the verb, back to a "by" or another clause.

        What stands between commas before the verb is passed over. Behind "the army said they" it is the army.
        """
        texts, first = self.texts, self._before_aside(verb)
        reach = max(0, first - _SUBJECT_REACH)
        while first > reach and texts[first - 1] not in _CLAUSE_STARTS:
            supported = texts[first - 1] in ("by", "from") and texts[first - 2] in _SUPPORTED
            if texts[first - 1] in ("by", "from") and not supported:
                break
            if first < verb and self._is_relative(first - 1) and not self._is_passive(verb):
                break  # "the town which rebels captured": what is before it is no subject
            first -= 1
        said = first - 1
        pronouns = texts[first : min(verb, first + _SAID_REACH)]
        if said > 0 and texts[said] in REPORTING and not _PRONOUNS.isdisjoint(pronouns):
            first = self._subject(said).start
        return range(first, verb)

    def _is_relative(self, at: int) -> bool:
        """Whether a word is "which", or a "that" that is not said: "the army said on Monday *that*"."""
        text = self.texts[at]
        if text != "that":
            return text in _WHICH
        return REPORTING.isdisjoint(self.texts[max(0, at - _THAT_REACH) : at])

    def _before_aside(self, verb: int) -> int:
        """ "The rebels, *armed with rockets*, withdrew": where the aside before the verb begins, else the verb."""
        closing = next((i for i in range(verb, max(0, verb - 3), -1) if i in self.commas), None)
        if closing is None:
            return verb
        opening = max((i for i in self.commas if i < closing), default=None)
        return verb if opening is None or closing - opening > _ASIDE else opening

    def _by_phrase(self, verb: int) -> range:
        """The words after the "by" of a passive."""
        for at in range(verb + 1, min(len(self.texts), verb + 1 + _BY_REACH)):
            if self.texts[at] == "by":
                return self._behind(at + 1)
        return _NOWHERE

    def _from_phrase(self, verb: int) -> range:
        """ "Captured Ketu from the army": whom it is taken from."""
        texts = self.texts
        for at in range(verb + 1, min(len(texts), verb + 1 + _FROM_REACH)):
            if texts[at] == "from" and texts[at - 1] not in _FROM_WHERE:
                return self._behind(at + 1)
            if texts[at] in REPORTING or texts[at] in ("while", "after", "and"):
                break
        return _NOWHERE

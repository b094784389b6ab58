"""Whether the words of a sentence bear out who gains a place and who loses it.

The order of words around verbs of taking and leaving settles most cases in English; where it settles nothing,
nothing is refused.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..schemas.draft import DraftTerritory
from .cues import REPORTING
from .passages import Cut
from .slots import Found, Judgement, Range, say
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
    crossed crossing
    """
)
_LOSING = words(
    """
    withdrew withdrawn withdraw withdraws withdrawing retreated retreat retreats retreating pulled pull pulls pulling
    abandoned abandon abandons abandoning lost left leaving quit quitted surrendered surrender surrenders vacated vacate
    vacates fled ceded cede cedes relinquished relinquish relinquishes departed
    """
)
_BACKING_OUT = ("moved back", "fell back", "gave up", "give up", "given up", "gives up", "handed over", "pulled back")
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
_TAKING = words("capture seizure recapture liberation conquest takeover fall")
_BOASTING = words("announced announces claimed claims celebrated declared hailed")
# "fell to the rebels", "handed over to the police", "passed under the control of the rebels"
_CHANGING = words("fell fallen falls handed passed came ceded transferred returned surrendered brought lost")
_INTO_HANDS = (
    *(("to",), ("over", "to"), ("into", "the", "hands", "of"), ("to", "the", "control", "of")),
    *(("under", "the", "control", "of"), ("under", "control", "of"), ("under", "the", "authority", "of")),
)
_HELD = words("held controlled")
_BEING = words("is are was were be been being")
_WHICH = words("which who")
_PRONOUNS = words("they it he she we its their his her our")
_SUPPORTED = words("support supported help helped backed backing assisted aided led accompanied joined")
# "fire from the hills", "10 kilometres from the border": no side that loses.
_FROM_WHERE = _SUPPORTED | words("fire km kilometres kilometers miles metres meters away far men aid shelling attacks")
_SUBJECT_REACH = 12
_OBJECT_REACH = 4
_FROM_REACH = 10
# "said on Monday that *they* …"
_SAID_REACH = 5
# What is told of another place of the sentence stands further from this one.
_PLACE_REACH = 20
# No subject reaches back over one of these.
_CLAUSE_STARTS = REPORTING | words("by from after as while when and but")
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
        for told in _tellings(tokens.texts, besieged=item.change == "besieged"):
            if not _is_of(told, tokens, place.spans):
                continue
            word = tokens.texts[told.at]
            gaining = _named(told.gains, tokens, gainers), _named(told.gains, tokens, losers)
            losing = _named(told.loses, tokens, losers), _named(told.loses, tokens, gainers)
            if (True, False) in (gaining, losing):
                if item.change != "recaptured" or word in _REGAINING or word not in _GAINING:
                    return None
            elif gaining == (False, True):
                refusal = refusal or f"the cited sentences say that {say(item.lost_by[0])!r} gains: {say(word)!r}"
            elif losing == (False, True):
                refusal = refusal or f"the cited sentences say that {say(item.gained_by[0])!r} loses: {say(word)!r}"
    return refusal


def _spans(slot: str, judgement: Judgement) -> list[Range]:
    return [
        span
        for found in judgement.slots
        if found.slot.startswith(slot) and found.match != "absent"
        for span in found.spans
    ]


def _named(told: range, tokens: Cut, spans: Sequence[Range]) -> bool:
    return any(start <= tokens.starts[at] < end for at in told for start, end in spans)


def _is_of(told: _Telling, tokens: Cut, places: Sequence[Range]) -> bool:
    """Whether a telling is of the place: the place stands near it, or in another sentence than this."""
    first, last = tokens.starts[0], tokens.ends[-1]
    here = [(start, end) for start, end in places if first <= start < last]
    low, high = max(0, told.at - _PLACE_REACH), min(len(tokens.starts) - 1, told.at + _PLACE_REACH)
    return not here or any(tokens.starts[low] < end and start <= tokens.starts[high] for start, end in here)


# --- What a sentence tells ------------------------------------------------------------------------


def _tellings(texts: Sequence[str], *, besieged: bool) -> Iterator[_Telling]:
    """Every telling of a gain or a loss among the folded words of a sentence."""
    for at, text in enumerate(texts):
        if text in _CHANGING:
            yield from _into_hands(texts, at)
        if text in _HELD and not _BEING.isdisjoint(texts[max(0, at - 3) : at]):
            yield _Telling(at, _by_phrase(texts, at), _NOWHERE)
        elif text in _GAINING or (besieged and text in _BESIEGING):
            gains = _by_phrase(texts, at) if _is_passive(texts, at) else _subject(texts, at)
            yield _Telling(at, gains, _from_phrase(texts, at))
        elif (text in _LOSING or " ".join(texts[at : at + 2]) in _BACKING_OUT) and not _is_passive(texts, at):
            yield _Telling(at, _NOWHERE, _subject(texts, at))
        if text in _OUSTING:
            yield _Telling(at, _NOWHERE, range(at + 1, min(len(texts), at + 1 + _OBJECT_REACH)))
        if text in _TAKING:
            yield from _taking(texts, at)


def _into_hands(texts: Sequence[str], at: int) -> Iterator[_Telling]:
    """ "Fell to the rebels"."""
    for phrase in _INTO_HANDS:
        behind = at + 1 + len(phrase)
        if tuple(texts[at + 1 : behind]) == phrase:
            yield _Telling(at, range(behind, min(len(texts), behind + _OBJECT_REACH)), _NOWHERE)


def _taking(texts: Sequence[str], at: int) -> Iterator[_Telling]:
    """ "The capture of Ketu by the rebels", "the rebels claimed the capture of Ketu"."""
    if texts[at + 1 : at + 2] != ["of"]:
        return
    by = _by_phrase(texts, at)
    if by and texts[at] != "fall":
        yield _Telling(at, by, _NOWHERE)
    boast = next((i for i in range(at - 1, max(-1, at - 4), -1) if texts[i] in _BOASTING), None)
    if boast is not None and texts[at] != "fall":
        yield _Telling(at, _subject(texts, boast), _NOWHERE)


def _is_passive(texts: Sequence[str], verb: int) -> bool:
    return not _BEING.isdisjoint(texts[max(0, verb - 2) : verb])


def _subject(texts: Sequence[str], verb: int) -> range:
    """Where a subject can stand: the words before the verb, back to a "by" or another clause.

    Behind "the army said they" it is the army; "troops backed by jets" are the troops.
    """
    first = verb
    reach = max(0, verb - _SUBJECT_REACH)
    while first > reach:
        before = texts[first - 1]
        if before in ("by", "from") and texts[first - 2] in _SUPPORTED:
            first -= 2
            continue
        if before in _CLAUSE_STARTS:
            break
        if before in _WHICH and first < verb and _BEING.isdisjoint(texts[first:verb]):
            break  # "the town which rebels captured": what is before it is no subject
        first -= 1
    said = first - 1
    if said > 0 and texts[said] in REPORTING and not _PRONOUNS.isdisjoint(texts[first : first + _SAID_REACH]):
        return range(_subject(texts, said).start, verb)
    return range(first, verb)


def _by_phrase(texts: Sequence[str], verb: int) -> range:
    """The words after the "by" of a passive."""
    end = min(len(texts), verb + 1 + _SUBJECT_REACH)
    for at in range(verb + 1, end):
        if texts[at] == "by":
            return range(at + 1, min(at + 5, end))
    return _NOWHERE


def _from_phrase(texts: Sequence[str], verb: int) -> range:
    """ "Captured Ketu from the army": whom it is taken from."""
    for at in range(verb + 1, min(len(texts), verb + 1 + _FROM_REACH)):
        if texts[at] == "from" and texts[at - 1] not in _FROM_WHERE:
            return range(at + 1, min(len(texts), at + 1 + _OBJECT_REACH))
        if texts[at] in REPORTING or texts[at] in ("while", "after", "and"):
            break
    return _NOWHERE

"""Whether an event is told as having happened: not planned, feared, denied or only tried."""

from typing import Literal

from ..wordlists import words
from .gazetteer import Gazetteer
from .pretence import is_played
from .view import View
from .words import AUXILIARIES, DENYING, DETERMINERS, NEGATIONS, is_adverb

Realis = Literal["actual", "attempted", "agreed", "unreal"]

_GUARD_REACH = 8
_GOVERNING_REACH = 4
_MODALS = words("would could may might should can will must shall 'll")
# "managed to capture", "were able to enter": the infinitive tells what happened.
_IMPLICATIVE = words(
    "managed able went succeeded returned helped came began begun started continued continue"
)
_TRYING = words("tried try tries trying attempted attempt attempts attempting sought bid effort efforts")
_FAILING = words("failed failing fails unable")
_GOVERNING = _IMPLICATIVE | _TRYING | _FAILING
# Behind an attempt, these say that it came to nothing.
_FAILURE = words("""
    stopped repelled repulsed foiled thwarted failed fail pushed driven beaten forced turned blocked halted
    unsuccessfully vain unsuccessful intercepted
""")
_AGREEMENT = words("agreement ceasefire truce accord deal treaty pact agreed agree parties memorandum")
_BINDING = words("shall will is are to")
_OPENING = words("if whether unless lest")
_SAID = words("claim claims claimed claiming said reported believed thought appears appeared seems seemed")
_RANKED = words("latest first second third fourth fifth sixth seventh eighth last only")
_MORE = words("more further farther deeper faster longer closer")
# "said by officials to have been retaken": the words between are few.
_SAID_REACH = 6
_CLAIMS = words("claim claims report reports allegation allegations")
_REFUTING = words("""
    dismissed dismisses dismissing rejected rejects rejecting denied denies denying refuted refutes disputed disputes
    ridiculed false
""")
# What is said of a report behind it: "reports that the town fell *were denied*", "*could not be verified*".
_UNBORNE = _REFUTING | words("unfounded baseless untrue unconfirmed unverified wrong premature fabricated")
_VOUCHING = words("confirmed verified confirm verify")
_HEARSAY = words("rumour rumours rumor rumors fear fears speculation suggestion suggestions")
_INVERTED = words("had were should")
_REFUTED_REACH = 10
_FORCED = words("forced compelled obliged")
_CLAUSE_ENDS = words("; : , and but")


def anchor_of(view: View, first: int) -> int:
    """The verb whose subject acts: for "were able on Friday to enter" that is "able"."""
    if view.lows[max(0, first - 2) : first] == ["succeeded", "in"]:
        return first - 2
    to = first - 2 if _is_perfect(view, first) else first - 1
    if first == 0 or view.lows[to] != "to":
        return first
    if _is_perfect(view, first) or _is_forced(view, to):
        return to - 1
    for position in range(first - 2, max(-1, first - 2 - _GOVERNING_REACH), -1):
        if view.lows[position] in _GOVERNING:
            return position
    return first


def realis_of(view: View, gazetteer: Gazetteer, first: int) -> Realis:
    """How the event of the word at token `first` is told."""
    position = first - 1
    while position >= 0 and (
        is_adverb(view.lows[position]) or view.lows[position] in {"been", "be", "being"}
    ):
        position -= 1
    before = view.lows[max(0, position - 2) : position + 1]
    if any(low in NEGATIONS for low in before) or _compared(view, first) or is_played(view, first):
        return "unreal"
    if _is_perfect(view, first) and _is_refuted(view, first - 2):
        return "unreal"  # "dismissed the army's claim *to have taken* the hill"
    if _is_perfect(view, first) or (view.lows[position] == "to" and _is_forced(view, position)):
        return "actual"
    if position >= 0 and view.lows[position] == "to":
        return _infinitive(view, position, first)
    modals = range(max(0, position - 1), position + 1)
    if any(view.lows[i] in _MODALS and not view.in_date(i) for i in modals):
        return "agreed" if _agreed(view, before) else "unreal"
    if _conditional(view, first) or _guarded(view, gazetteer, first):
        return "attempted" if _tried(view, first) else "unreal"
    return "actual"


def _compared(view: View, first: int) -> bool:
    """ "The further the troops push into the city, the greater the risk"."""
    return first > 1 and view.lows[0] == "the" and view.lows[1] in _MORE


def _is_perfect(view: View, first: int) -> bool:
    """ "claimed to have captured": what somebody says has happened."""
    last = first - 1 if first and view.lows[first - 1] == "been" else first
    said = view.lows[max(0, last - _SAID_REACH) : last]
    return said[-2:] == ["to", "have"] and not _SAID.isdisjoint(said)


def _is_forced(view: View, to: int) -> bool:
    """ "were forced to abandon": who is forced to go has gone."""
    return to > 0 and view.lows[to - 1] in _FORCED and view.after_be(to - 1)


def _infinitive(view: View, to: int, first: int) -> Realis:
    governing = view.lows[max(0, to - _GOVERNING_REACH) : to]
    if any(low in _IMPLICATIVE for low in governing) and not any(low in NEGATIONS for low in governing):
        return "actual"
    if view.lows[first] == "fall" and not _RANKED.isdisjoint(governing):
        return "actual"  # "the latest town to fall"
    if any(low in _FAILING for low in governing):
        return "attempted"
    if any(low in _TRYING for low in governing):
        return "attempted" if _tried(view, first) else "unreal"
    if to and view.lows[to - 1] in {"is", "are"} and _AGREEMENT.intersection(view.lows):
        return "agreed"
    return "unreal"


def _tried(view: View, first: int) -> bool:
    """Whether the sentence says that the attempt failed."""
    return any(low in _FAILURE for i, low in enumerate(view.lows) if i != first)


def _agreed(view: View, before: list[str]) -> bool:
    if "shall" in before:
        return True  # the language of treaties
    return any(low in _BINDING for low in before) and bool(_AGREEMENT.intersection(view.lows))


def _conditional(view: View, first: int) -> bool:
    for position in range(first - 1, max(-1, first - 2 * _GUARD_REACH), -1):
        if view.lows[position] == "that" and _is_refuted(view, position):
            return True
        if view.lows[position] in _INVERTED and position < first - 1 and _opens_clause(view, position):
            return True
        if view.lows[position] in _OPENING or (view.lows[position] in DENYING and position < first - 1):
            return True
        if view.lows[position] in _CLAUSE_ENDS:
            return False
    return False


def _opens_clause(view: View, position: int) -> bool:
    """ "*Had* the rebels taken the bridge, …", "*Should* the town fall": the verb stands before its subject."""
    opens = position == 0 or not view.tokens[position - 1].word
    named = view.mention_at(position + 1) is not None or view.lows[position + 1] in DETERMINERS
    return opens and named


def _is_refuted(view: View, that: int) -> bool:
    """ "dismissed a claim *that* it had lost the hill", "reports *that* it fell were denied": not told as done."""
    noun = view.lows[that - 1] if that else ""
    if noun in _HEARSAY:
        return True
    if noun not in _CLAIMS:
        return False
    before = view.lows[max(0, that - _REFUTED_REACH) : that]
    behind = view.lows[that:]
    unverified = not (_VOUCHING.isdisjoint(behind) or NEGATIONS.isdisjoint(behind))
    return not _REFUTING.isdisjoint(before) or not _UNBORNE.isdisjoint(behind) or unverified


def _guarded(view: View, gazetteer: Gazetteer, first: int) -> bool:
    """Whether wording of a plan, a wish or a denial stands right before the word."""
    last = first
    while last > 0 and (view.lows[last - 1] in AUXILIARIES or is_adverb(view.lows[last - 1])):
        last -= 1
    opening = max(0, last - _GUARD_REACH)
    guards = gazetteer.guards.find(view.lows[opening:first])
    return any(opening + guard.last >= last for guard in guards)

"""What position reported words take, where the word of speech is neutral: "said it would never negotiate"."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from ...schemas.vocabulary import StatementAct
from ..wordlists import words
from .gazetteer import Gazetteer, StanceCue
from .view import View
from .words import AUXILIARIES, is_adverb


class Claim(Enum):
    """What a reported clause without a stance tells."""

    OWN = "own"  # what the speaker's own side did or does
    PLAN = "plan"  # what will be
    VIEW = "view"  # how things stand
    FACT = "fact"


class Position(NamedTuple):
    """The act that the reported words perform by themselves, if any, and what they tell else."""

    act: StatementAct | None
    claim: Claim


# Of several clauses the first of these tells.
_TELLING = (Claim.OWN, Claim.PLAN, Claim.VIEW)


def position_of(view: View, first: int, last: int, gazetteer: Gazetteer) -> Position:
    """The position of the words `tokens[first:last]`: of the first clause that takes one."""
    first = _behind_that(view, first, last)
    found = _stances(view, first, last, gazetteer)
    for one in found:
        if one.cue.act == "THREATEN":
            return Position("THREATEN", Claim.FACT)  # anywhere it outweighs what else the clauses say
    claims: list[Claim] = []
    for start, end in _clauses(view, first, last):
        act = _stance(view, start, end, found)
        if act is not None:
            return Position(act, Claim.FACT)
        claims.append(_claim(view, start, end))
    for claim in _TELLING:
        if claim in claims:
            return Position(None, claim)
    return Position(None, Claim.FACT)


def _behind_that(view: View, first: int, last: int) -> int:
    """ "said on Telegram that …": what is reported begins behind "that"."""
    opening = view.lows[first : min(last, first + _OPENING_REACH)]
    that = opening.index("that") if "that" in opening else -1
    # But "It is not true that …": a clause of its own that says how what follows stands.
    return first if AUXILIARIES.intersection(opening[: max(that, 0)]) else first + that + 1


def _clauses(view: View, first: int, last: int) -> list[tuple[int, int]]:
    """The clauses joined by "and that", "but", a semicolon or a full stop."""
    lows = view.lows
    starts = [first]
    for at in [at for at, low in enumerate(lows[first:last], first) if low in _PARTING]:
        low, behind = lows[at], lows[at + 1] if at + 1 < last else ""
        if low in _STOPS:
            if at > starts[-1]:
                starts.append(at)
        elif behind and (low == "but" or behind in _REOPENING or (low == "," and behind in _RESUMING)):
            starts.append(at + 1)
    return list(zip(starts, [*starts[1:], last], strict=True))


_BIDDING = words("stop end free release let leave withdraw surrender disarm cease halt lift open spare")


class _Stance(NamedTuple):
    """A wording that takes a stance, at `tokens[first:last]`."""

    cue: StanceCue
    first: int
    last: int


def _stances(view: View, first: int, last: int, gazetteer: Gazetteer) -> list[_Stance]:
    """Every wording with a stance, in the order of trial; quotation marks inside one do not part it."""
    at: Sequence[int] = range(first, last)
    lows = view.lows[first:last]
    if not _MARKS.isdisjoint(lows):
        at = [position for position in at if view.lows[position] not in _MARKS]
        lows = [view.lows[position] for position in at]
    stances = gazetteer.stances
    found: list[_Stance] = []
    for position in [i for i, low in enumerate(lows) if low in stances.listed]:
        hit = stances.at(lows, position)
        if hit is not None:
            found.append(_Stance(hit.payload, at[hit.first], at[hit.last - 1] + 1))
    found.sort(key=_rank)
    return found


def _rank(stance: _Stance) -> int:
    return stance.cue.rank


def _stance(view: View, first: int, last: int, found: Sequence[_Stance]) -> StatementAct | None:
    """The act of one clause: by its first verb group, else by a telling word anywhere in it."""
    start = first
    while start < last and view.lows[start] in _MARKS:
        start += 1
    opening = view.lows[start : start + 2] if start < last else []
    if opening[:1] == ["no"] and _NO_DENIAL.isdisjoint(opening) and _denies(view, start, start + 1, last):
        return "DENY"
    if start > first and opening[:1] and opening[0] in _BIDDING and view.tokens[start].capitalised:
        return "REQUEST"  # “Stop the bombs,” the pope said
    if not found:
        return None
    main_end = _main_end(view, first, last)
    for one in found:
        if not first <= one.first < last or (one.cue.main and one.first >= main_end):
            continue
        if view.lows[one.first] in _RESUMING and view.lows[one.first - 1] == "we":
            continue  # "we should be grateful" asks nothing of others
        if one.cue.act == "DENY":
            # “Their hysteria is not new” is a view, “We do not fire on towns” denies.
            viewed = _in_sentence(view, one.first) and opening[0] not in _DENYING
            late = view.lows[one.first] in _NOBODY and one.last - one.first == 1
            if viewed or not _denies(view, one.first, one.last, last):
                continue
            if late and one.first - start > _SUBJECT_REACH:
                continue
        return one.cue.act
    return None


def _in_sentence(view: View, position: int) -> bool:
    """Whether a whole quoted sentence stands around the word."""
    offset = view.starts[position]
    return any(start <= offset < end and view.source[start].isupper() for start, end in view.quotations)


def _main_end(view: View, first: int, last: int) -> int:
    """Where the first verb group of a clause has certainly ended."""
    end = min(last, first + _MAIN_REACH)
    if _SUBORDINATING.isdisjoint(view.lows[first:end]):
        return end
    for at, low in enumerate(view.lows[first:end], first):
        if low in _SUBORDINATING and not (low == "that" and at == first):
            return at
    return end


def _denies(view: View, first: int, last: int, end: int) -> bool:
    """ "did not know" tells of no charge, "is not doing enough" blames, "no one was hurt" is a report of harm."""
    behind = view.lows[last : last + 3]
    if any(low in _SILENT for low in behind) or any(
        low in _TOLLS for low in view.lows[max(0, first - 3) : first]
    ):
        return False
    if any(low in _HARMS for low in behind[:2]) or any(low in _SHORT for low in view.lows[last : last + 4]):
        return False
    nobody = view.lows[first] in _NOBODY or view.lows[last - 1] in _NOBODY
    return not (nobody and any(view.harmed(at) for at in range(first, min(end, last + _HARM_REACH))))


def _claim(view: View, first: int, last: int) -> Claim:
    start = first
    while start < last and (view.lows[start] in _OPENING or not view.tokens[start].word):
        start += 1
    main = view.lows[start : _main_end(view, start, last)] if start < last else []
    if not _FUTURE.isdisjoint(main):
        return Claim.PLAN
    if main and main[0] in _OWN:
        return Claim.FACT if _harms(view, start, last) else Claim.OWN
    return Claim.VIEW if _first_auxiliary(main) in _PRESENT else Claim.FACT


def _harms(view: View, start: int, last: int) -> bool:
    """ "it had killed 30 soldiers": a toll, not a position."""
    at = start + 1
    while at < last and (view.lows[at] in AUXILIARIES or is_adverb(view.lows[at])):
        at += 1
    return at < last and (view.harmed(at) or view.lows[at] in _LOSING)


def _first_auxiliary(main: Sequence[str]) -> str:
    for low in main:
        if low in AUXILIARIES:
            return low
    return ""


_JOINING = words("and but ,")
_STOPS = words("; . ? !")
_PARTING = _JOINING | _STOPS
_REOPENING = words("that it they we no nobody")
# "The rulers, who hold the city, must leave": the verb group goes on behind an aside.
_RESUMING = words("must should")
_MARKS = frozenset('“”"«»„')
# "nobody had agreed": the subject opens its clause.
_SUBJECT_REACH = 2
_OPENING = words("that only as")
_OWN = words("it its they their he his she her we our i my")
_DENYING = _OWN | words("no nobody this these there that not never")
_FUTURE = words("will would shall 'll")
_PRESENT = words("is are")
_SUBORDINATING = words("""
    who which whom whose that because after when if as until before since where while although but
""")
_NOBODY = words("no nobody one none nothing")
# "no less than 40"; "the toll had not risen": figures, no denials.
_NO_DENIAL = words("less more fewer longer doubt matter")
_TOLLS = words("dead toll number figure figures count wounded injured")
_HARMS = words("losses casualties injuries deaths victims fatalities civilians")
_SHORT = words("enough sufficient sufficiently adequate adequately")
_LOSING = words("lost suffered recorded counted received")
_OPENING_REACH = 8
# "no civilian was hurt"
_HARM_REACH = 6
_SILENT = words("""
    believed thought expected
    know knew respond reply comment say said elaborate specify receive received give gave given identify
    able possible access ruling suspected
    identified clear known rule immediately yet confirm confirmed verify release released available
""")
# The subject and the first verb group of a clause stand within so many words.
_MAIN_REACH = 14

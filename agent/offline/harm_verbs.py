"""How a word of harm stands in its clause: the verb group it ends, its voice, whether harm is told at all."""

from itertools import pairwise

from ..wordlists import words
from .groups import Group
from .view import View
from .words import AUXILIARIES, BE, CLAUSE_OPENERS, DENYING, DETERMINERS, NEGATIONS, PREPOSITIONS, is_adverb

# "threatened to kill 20 hostages": how far before a word of harm its modal stands.
_GUARD_REACH = 3
# "was taken from his home on Monday night and shot"
_SHARING = 12
_TAKEN_AWAY = words("taken shot beaten found caught held hit driven thrown")
_MODALS = words("would could may might should can will must")
_UNREAL = words("could would should")
_BROUGHT_ABOUT = words("managed began started went continued proceeded helped happened claimed")
_FEARING = words("feared fears fear fearing")
_FEARED_WITHIN = 9
_DENIED_WITHIN = 7
_OPEN_WITHIN = 8
_TOLD_WITHIN = 14
_REJECTED_WITHIN = 4
_REPORTS = words(
    "report reports rumour rumours rumor rumors claim claims allegation allegations news suggestion suggestions"
)
_DEEDS = words("killing killings massacre execution executions")
_FALSE = words("""
    false untrue unfounded baseless groundless fabricated incorrect wrong lies exaggerated inflated overstated
""")
_UNTRUE = _REPORTS | _FALSE | {"true"}
_REJECTING = words("denied denies dismissed dismisses rejected rejects refuted refutes")
_CALLING = words("called calls calling")
_NOT_TOLD_IN = words('; : “ ” " after before when while where')
_OWNERS = words("'s its their his her my our")
_OVER_WITHIN = 14
_FURTHER = frozenset({"more", "further"})
_ARRESTS = words("arrest arrests detention capture")
_ASKING = words("""
    request requests requested requesting order orders ordered ordering demand demands demanded demanding seek seeks
    sought seeking urged urges warrant warrants call calls called calling
""")
_ASKED_WITHIN = 4
_NOT_ASKED = (PREPOSITIONS | CLAUSE_OPENERS | {","}) - {"for"}
_STOPPED_WITHIN = 6
_STOPPING = {("suspension", "of"), ("cessation", "of"), ("end", "to"), ("halt", "to"), ("stop", "to")}
_ENDS = frozenset(end for end, _ in _STOPPING)
# One of these stands in a sentence that leaves harm open, ends it, denies it or calls it untrue.
_DOUBTED = _FURTHER | _ENDS | DENYING | _UNTRUE | {"whether", "attempted"}
_VIOLENT_VERBS = words("shot stabbed beaten tortured captured attacked kidnapped abducted hit")
# "No one was hurt" tells of nobody, "were not hurt" of those who were not.
_NEGATING = NEGATIONS - {"no", "none", "nobody"}


def left_edge(view: View, verb: int) -> int:
    """Where the verb group that ends in `verb` begins: "were reportedly shot and" is part of it."""
    position = verb
    while position > 0:
        low = view.tokens[position - 1].low
        if (
            low in AUXILIARIES
            or is_adverb(low)
            or low in {"reported", "believed", "confirmed", "feared", "presumed", "found"}
        ):
            position -= 1
        elif low in {"“", '"'} and position > 1 and view.tokens[position - 2].low in BE:
            position -= 1  # 35 had been “neutralised”
        elif low in {"and", "or"} and position > 1 and view.tokens[position - 2].low in _VIOLENT_VERBS:
            position -= 2
        else:
            break
    return position


def is_passive(view: View, verb: int) -> bool:
    return not BE.isdisjoint(view.words(left_edge(view, verb), verb))


def first_participle(view: View, verb: int) -> int:
    """ "was *dragged* from his home and shot": the participle whose subject and auxiliary a later one shares."""
    if verb < 3 or view.lows[verb - 1] != "and":
        return verb
    for position in range(verb - 2, max(0, verb - _SHARING), -1):
        low = view.lows[position]
        if low in CLAUSE_OPENERS or low in {",", ";", ":"}:
            return verb
        participle = low.endswith("ed") or low in _TAKEN_AWAY
        if participle and view.lows[position - 1] in BE:
            return position
    return verb


def is_hypothetical(view: View, verb: int) -> bool:
    """ "could kill", "threatened to kill", "was not killed": no harm is reported."""
    edge = left_edge(view, verb)
    first = max(0, min(edge, verb - _GUARD_REACH))
    before = view.lows[first:verb]
    if not _NEGATING.isdisjoint(before):
        return True
    if not _DOUBTED.isdisjoint(view.said) and _is_doubted(view, edge, verb):
        return True
    if view.lows[verb] in _ARRESTS and _is_asked_for(view, verb):
        return True
    if view.lows[verb - 1 : verb] in (["the"], ["this"], ["'s"]):
        return False  # "linked to the murder of": a noun has no modal
    # "led to 83 casualties" is told, "threatened to kill 20 hostages" is not.
    meant = "to" in before and (
        before[-1] == "to" or any(low == "to" and view.harmed(first + i + 1) for i, low in enumerate(before))
    )
    modal = meant or (
        not _MODALS.isdisjoint(before)
        and any(view.lows[i] in _MODALS and not view.in_date(i) for i in range(first, verb))
    )
    if meant and view.lows[verb - 1] == "to" and view.lows[verb - 2] in _BROUGHT_ABOUT:
        return False  # "managed to kill 20 soldiers"
    if not modal and "have" not in before:
        return False
    if "have" in before and not _UNREAL.isdisjoint(before):
        return True  # "an attack that could have killed hundreds"
    if modal and _is_feared(view, first):
        return True
    if view.lows[verb - 1] == "to":
        return True  # "have threatened to kill"
    return modal and "have" not in before and "been" not in before


def _is_doubted(view: View, edge: int, verb: int) -> bool:
    """Whether what is told is left open, is to end, is denied or called untrue."""
    return (
        _is_open(view, verb)
        or _is_over(view, verb)
        or _is_stopped(view, verb)
        or _is_denied(view, edge, verb)
        or _is_untrue(view, verb)
    )


def _is_open(view: View, verb: int) -> bool:
    """ "It is not known whether civilians were hurt"; not "whether the army shot them", "were shot by the army"."""
    if "whether" not in view.said:
        return False
    if not is_passive(view, verb) or "by" in view.lows[verb + 1 : verb + 1 + _GUARD_REACH]:
        return False
    for position in range(verb - 1, max(-1, verb - 1 - _OPEN_WITHIN), -1):
        if view.lows[position] == "whether":
            return True
        if not view.tokens[position].word or view.lows[position] in CLAUSE_OPENERS:
            return False
    return False


def _is_over(view: View, noun: int) -> bool:
    """ "There will be no more bombings or murders of judges": what is to end or is not to be."""
    if _FURTHER.isdisjoint(view.said):
        return False
    before = view.lows[max(0, noun - _OVER_WITHIN) : noun]
    for position, low in enumerate(before[:-1]):
        more = before[position + 1] in _FURTHER and "than" not in before[position + 2 : position + 3]
        if more and low in {"no", "any"}:
            return "be" in before[:position] or low == "any"
    return False


def _is_stopped(view: View, noun: int) -> bool:
    """ "ordered the suspension of all executions of", "an end to the kidnapping of", "the attempted murder of"."""
    if view.lows[noun - 1] == "attempted":
        return True
    if _ENDS.isdisjoint(view.said):
        return False
    before = view.lows[max(0, noun - _STOPPED_WITHIN) : noun]
    return any(pair in _STOPPING for pair in pairwise(before))


def _is_feared(view: View, first: int) -> bool:
    """ "It is feared that 100 may have died": what is feared is not told."""
    clause = view.lows[max(0, first - _FEARED_WITHIN) : first]
    return not _FEARING.isdisjoint(clause)


def _is_denied(view: View, first: int, verb: int) -> bool:
    """ "denied killing", "denied the killing of", "denied that it had killed": no harm from *first* on is told."""
    if DENYING.isdisjoint(view.said):
        return False
    if view.lows[verb] in _DEEDS and view.lows[first - 1] in DETERMINERS:
        first -= 1
    if first and view.lows[first - 1] in DENYING:
        return True
    for position in range(first - 1, max(0, first - _DENIED_WITHIN), -1):
        if view.lows[position] == "that":
            return view.lows[position - 1] in DENYING
        if not view.tokens[position].word:
            return False
    return False


def _is_asked_for(view: View, arrest: int) -> bool:
    """ "requested the arrest of two generals", "warrants for the arrest of", not "sought help after the arrest of"."""
    for position in range(arrest - 1, max(-1, arrest - 1 - _ASKED_WITHIN), -1):
        if view.lows[position] in _ASKING:
            return True
        if view.lows[position] in _NOT_ASKED:
            return False
    return False


def _is_untrue(view: View, verb: int) -> bool:
    """ "Reports that 12 were killed are false", "dismissed reports of 12 killed": what nobody in the text stands by.

    "The army's claim that it killed 12 is false" is left alone: somebody stands by it, and it is disputed.
    """
    if _UNTRUE.isdisjoint(view.said):
        return False
    for position in range(verb - 1, max(0, verb - _TOLD_WITHIN), -1):
        if view.lows[position] not in {"that", "of"}:
            if view.lows[position] in _NOT_TOLD_IN:
                return False
            continue
        if view.lows[position - 1] in _FALSE or view.lows[position - 2 : position] == ["not", "true"]:
            return view.lows[position] == "that"
        if view.lows[position - 1] in _REPORTS:
            noun = position - 1
            owned = noun > 0 and (view.lows[noun - 1] in _OWNERS or view.mention_at(noun - 1) is not None)
            before = view.lows[max(0, noun - _REJECTED_WITHIN) : noun]
            rejected = not _REJECTING.isdisjoint(before)
            if not _CALLING.isdisjoint(before) and not _FALSE.isdisjoint(view.lows[verb:]):
                return True  # "called the report of the killing of twelve false"
            return rejected or (not owned and _is_called_false(view, verb))
    return False


def _is_called_false(view: View, verb: int) -> bool:
    """Whether the clause that tells of the harm is the subject of "is false", "were rejected"."""
    for be in range(verb + 1, len(view.lows)):
        if view.lows[be] in {"is", "are", "was", "were"}:
            said = [low for low in view.lows[be + 1 : be + 5] if low[0].isalpha() and not is_adverb(low)]
            if said[:1] and said[0] in _FALSE | _REJECTING:
                return True
            if said[:2] in (["not", "true"], ["not", "correct"]):
                return True
    return False


def hangs(view: View, group: Group) -> bool:
    """Whether the group stands in a prepositional phrase: "members of the police"."""
    mention = next((m for m in view.mentions if m.first < group.first < m.last), None)
    if mention is not None and not PREPOSITIONS.isdisjoint(view.lows[mention.first : group.first]):
        return True  # "the commander of *the palace guard*"
    position = (mention.first if mention is not None else group.first) - 1  # "for *Front* fighters"
    while position >= 0 and view.tokens[position].low in DETERMINERS:
        position -= 1
    return position >= 0 and view.tokens[position].low in PREPOSITIONS

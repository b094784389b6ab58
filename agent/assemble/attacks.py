"""Attacks that a text tells of: a bombing that hurt nobody is no toll, and would else be in no part of the report."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..passages import Source
from ..protected import is_negation
from ..sentences import Sentence
from ..slots import GroundingIndex
from ..wordlists import words

_ARMS = words("""
    bomb bombs grenade grenades explosive explosives device devices dynamite rocket rockets missile missiles shell
    shells mortar mortars drone drones mine mines projectile projectiles munition munitions airstrike airstrikes
""")
# What arms do or have done with them: "a bomb went off", "grenades were hurled". Arms stand this close before it.
_GO_OFF = words("exploded detonated went struck hit landed fell slammed hurled thrown fired dropped planted")
_ARMS_REACH = 5
# "Set off a bomb", "fired rockets at": what is done with arms that stand behind it, and which need somebody to hit.
_USED = words("detonated hurled threw planted lobbed set dropped exploded placed")
_SHOT = words("fired launched")
_AT = words("at on into against toward towards")
_AT_REACH = 9
# What is told of attacks alone, whoever did it to whatever.
_DEEDS = words("""
    dynamited sabotaged torched shelled bombarded ambushed hijacked machinegunned firebombed bombed strafed kidnapped
    abducted
""")
# What is told of words and markets, too: it must have been done to somebody, or by people under arms.
_ASSAULTS = words("attacked raided stormed burned")
_ARMED = words("""
    gunmen militants rebels insurgents guerrillas terrorists extremists fighters troops soldiers forces militia
    militiamen bandits jihadists attackers commandos assailants men
""")
_BEEN = words("was were been")
# "An attack on the pipeline was carried out this morning", "a blast rocked the capital".
_EVENTS = words("attack attacks bombing bombings explosion explosions assault raid blast blasts ambush")
_HAPPENED = words("occurred happened carried staged perpetrated launched rocked shook ripped")
_HAPPENED_REACH = 14
# "Took a group of guests as hostages".
_TAKEN = words("took taken seized")
_TAKEN_REACH = 12
# "Carried out an attack on the plant", "claimed responsibility for the kidnapping".
_DONE = words(
    "out staged perpetrated launched conducted mounted committed participated part responsibility credit"
)
_DONE_REACH = 4
_CLAIMS = words("responsibility credit")
_CLAIMED = words("kidnapping murder assassination abduction killing") | _EVENTS
_FORMS = (
    _GO_OFF
    | _DEEDS
    | _ASSAULTS
    | _CLAIMED
    | _USED
    | _SHOT
    | words("blew blown ablaze fire target hostage hostages")
)
# A deed intended, supposed or denied, or one that only tells which persons or place are meant.
_NOT_TOLD = words("""
    to will would could may might can should must if almost nearly denied denies deny who which that when whose
""")
_GUARD_REACH = 3
_EVENT_GUARD_REACH = 8


def attacks_told(index: GroundingIndex) -> Iterator[Sentence]:
    """The sentences that tell of an attack as done, headings apart, in text order."""
    source = index.source
    places = sorted([at for form in _FORMS if form in source.positions for at in source.positions[form]])
    sentences = index.article.sentences
    begun = [sentence.start for sentence in sentences] if places else []
    last = -1
    for at in places:
        number = bisect_right(begun, source.starts[at]) - 1
        if number <= last or sentences[number].heading:
            continue
        first = bisect_right(source.starts, begun[number] - 1)
        end = bisect_right(source.starts, sentences[number].end)
        if _is_deed(source, at, first, end):
            last = number
            yield sentences[number]


def _is_deed(source: Source, at: int, first: int, end: int) -> bool:
    """Whether the word at `at` tells of an attack in the sentence of the tokens [first, end)."""
    texts = source.texts
    word, before, behind = texts[at], texts[first:at], texts[at + 1 : end]
    guards = before[-_GUARD_REACH:]
    if not _NOT_TOLD.isdisjoint(guards) or any(map(is_negation, guards)) or before[:1] == ["had"]:
        return False
    if word in _DEEDS:
        return True
    if word in _ASSAULTS:
        return not (_BEEN.isdisjoint(before[-2:]) and _ARMED.isdisjoint(before[-_ARMS_REACH:]))
    if word in _CLAIMED:
        return _is_event(word, before, behind)
    if word == "target":  # "was the target of an attack"
        return behind[:1] == ["of"] and "attack" in behind[1:4]
    if word in ("fire", "ablaze"):  # "set two buses on fire", "set fire to", "opened fire"
        return "set" in before[-_ARMS_REACH:] or before[-1:] == ["opened"]
    if word in ("hostage", "hostages"):
        return not _TAKEN.isdisjoint(before[-_TAKEN_REACH:])
    if word in ("blew", "blown"):
        return behind[:1] == ["up"]
    return _is_use_of_arms(word, before, behind)


def _is_event(word: str, before: Sequence[str], behind: Sequence[str]) -> bool:
    """ "An attack was staged", "carried out an attack", "claimed responsibility for the murder"."""
    done = before[-_DONE_REACH:]
    if not _DONE.isdisjoint(done):
        guards = before[-_EVENT_GUARD_REACH:]
        told = _NOT_TOLD.isdisjoint(guards) and not any(map(is_negation, guards))
        return told and (word in _EVENTS or not _CLAIMS.isdisjoint(done))
    return word in _EVENTS and not _HAPPENED.isdisjoint(behind[:_HAPPENED_REACH])


def _is_use_of_arms(word: str, before: Sequence[str], behind: Sequence[str]) -> bool:
    """ "A bomb went off", "set off a bomb", "fired rockets at"."""
    if word in _GO_OFF and not _ARMS.isdisjoint(before[-_ARMS_REACH:]):
        return word != "went" or behind[:1] == ["off"]
    if _ARMS.isdisjoint(behind[:_ARMS_REACH]):
        return False
    if word in _SHOT:
        return not _AT.isdisjoint(behind[:_AT_REACH])
    return word in _USED and (word != "set" or behind[:1] == ["off"])

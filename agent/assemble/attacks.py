"""Attacks that a text tells of: a bombing that hurt nobody is no toll, and would else be in no part of the report."""

from bisect import bisect_right
from collections.abc import Iterator

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
_GO_OFF = words("exploded detonated went struck hit landed fell slammed hurled thrown fired dropped")
_ARMS_REACH = 5
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
# "An attack on the pipeline was carried out this morning."
_EVENTS = words("attack attacks bombing bombings explosion explosions assault raid")
_HAPPENED = words("occurred happened carried staged perpetrated launched rocked")
_HAPPENED_REACH = 14
_FORMS = _GO_OFF | _DEEDS | _ASSAULTS | _EVENTS | {"blew", "blown", "ablaze", "fire", "target"}
# A deed intended, supposed or denied, or one that only tells which persons or place are meant.
_NOT_TOLD = words("""
    to will would could may might can should must if almost nearly denied denies deny who which that when whose
""")
_GUARD_REACH = 3


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
    word, before, behind = texts[at], texts[first:at], texts[at + 1 : min(at + 3, end)]
    guards = before[-_GUARD_REACH:]
    if not _NOT_TOLD.isdisjoint(guards) or any(map(is_negation, guards)) or before[:1] == ["had"]:
        return False
    if word in _DEEDS:
        return True
    if word in _GO_OFF:
        return not _ARMS.isdisjoint(before[-_ARMS_REACH:]) and (word != "went" or behind[:1] == ["off"])
    if word in _ASSAULTS:
        return not (_BEEN.isdisjoint(before[-2:]) and _ARMED.isdisjoint(before[-_ARMS_REACH:]))
    if word in _EVENTS:
        return not _HAPPENED.isdisjoint(texts[at + 1 : min(at + _HAPPENED_REACH, end)])
    if word == "target":  # "was the target of an attack"
        return behind[:1] == ["of"] and "attack" in texts[at + 2 : min(at + 5, end)]
    if word in ("fire", "ablaze"):  # "set two buses on fire", "set fire to"
        return "set" in before[-_ARMS_REACH:]
    return behind[:1] == ["up"]

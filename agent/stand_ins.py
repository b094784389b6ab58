"""Whether the words that speak in a sentence may stand for a party named elsewhere: "the ministry said".

"A union said" and "Ketu's mayor said" bring in somebody of their own, and "the priest" is no bishop. Where nothing
speaks against it, "the rescuers" may be the Civil Defence.
"""

from collections.abc import Sequence

from .wordlists import words

PRONOUNS = words("he she it they i we one who")
_NEW = words("a an another two three four several some many other few local")
_SMALL = _NEW | PRONOUNS | words("senior the of in for and at on s this that same its his her their also now")
# Who speaks for a body: "its spokesman", "an official".
_SPEAKING_FOR = words(
    "spokesman spokeswoman spokesperson official source statement commander announcement report"
)
# What speaks, by kind: one kind is no other.
_BODIES = (
    words(
        "hospital hospitals clinic doctor doctors medic medics nurse nurses surgeon paramedic paramedics medical"
    ),
    words("resident residents witness witnesses villager villagers townspeople locals neighbour neighbours"),
    words("relative relatives family families mother father brother sister widow survivor survivors"),
    words("union unions syndicate federation"),
    words("police constable policemen"),
    words("prosecutor prosecutors court judge"),
    words("newspaper newspapers media radio television agency channel messages posts"),
    words("council committee administrator administration"),
)
# A party of no kind may be one of these: "the mayor" may be Ana Diaz and "the rebels" any front, where "the hospital"
# is not the Red Cross.
_OTHERS = (
    words("bishop archbishop"),
    words("priest imam pastor parish cleric"),
    words("army military troops navy soldiers general staff command forces defence defense"),
    words("rescue rescuers firefighters helmets ambulance civil"),
    words("governor"),
    words("mayor"),
    words("prefect"),
    words("sub-prefect"),
    words("commissioner"),
    words("ombudsman"),
    words("observatory monitor monitors network watchdog"),
    words("minister ministry government authorities president"),
    words("rebels insurgents militants guerrillas attackers fighters front jihadists militia militiamen"),
    words("tribal elders chiefs"),
    words("aid workers teams"),
    words("teacher farmer fisherman driver trader shopkeeper man woman"),
)
_KINDS = (*_BODIES, *_OTHERS)


def may_stand_for(speaker: Sequence[str], given: Sequence[str], *, named: bool) -> bool:
    """Whether the folded words of a subject may mean the party whose folded words are *given*.

    *named* says that there is a name among the words of the subject.
    """
    content = set(speaker) - _SMALL
    if not content.isdisjoint(given) or (content and content <= _SPEAKING_FOR):
        return True
    if not content or named or speaker[0] in _NEW or "s" in speaker:
        return False
    kinds, theirs = _kinds(speaker), _kinds(given)
    if not theirs:
        return min(kinds, default=len(_KINDS)) >= len(_BODIES)
    return not kinds or bool(kinds & theirs)


def _kinds(said: Sequence[str]) -> set[int]:
    return {number for number, kind in enumerate(_KINDS) if not kind.isdisjoint(said)}

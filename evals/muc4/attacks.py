"""Whether what is cited of a party or a speaker tells of an attack that the key could hold.

To the key, guerrillas who attack troops wage war: an attack counts where it may have hit anybody else.
"""

from collections.abc import Iterable

from ...agent.persons import PLURAL_PERSONS
from ...schemas.report import Evidence
from .names import fold

# Single deeds, not "terrorism" or "violence" at large.
_ATTACKS = frozenset(
    """
    attack attacks attacked attacking bomb bombs bombed bombing bombings explosion explosions dynamite dynamited
    dynamiting murder murders murdered assassination assassinated kidnapping kidnapped sabotage sabotaged arson
    blew blown
    """.split()
)
# "The murder of activists" is of nobody whom the text counts or names, "bombing densely populated areas" of no target.
_OF_ANYBODY = frozenset("murder murders kidnapping kidnappings assassination assassinations".split())
_PLACES = frozenset("areas neighborhoods zones sectors districts places cities capitals targets".split())
_PLACE_REACH = 4
_MILITARY = frozenset(
    """
    guerrilla guerrillas rebel rebels positions insurgents subversive subversives troops soldiers brigade brigades
    battalion garrison garrisons barracks patrol patrols column columns convoy military regiment detachment
    detachments outpost outposts
    """.split()
)
# "attacked by land and air the guerrillas": what is attacked stands within so many words.
_TARGET_REACH = 16
# "the attack" is one told of before; "the attack on a bank" need not be.
_AGAIN = frozenset({"the", "this", "that", "these"})
_LEADS = frozenset({"on", "against", "of", "at", "in"})
# "two of its members were murdered": whom that befell is a figure of the report, if anybody of the key's.
_BEFALLS = frozenset({"murdered", "assassinated", "kidnapped"})
_BEING = frozenset({"was", "were", "been", "being"})


# "Had no knowledge of a guerrilla attack", "a hit squad would murder": denied, or not done. Responsibility that
# nobody takes is for a deed done.
_DENYING = frozenset({"no", "not", "nor", "never", "denied", "denies", "without"})
_DENYING_REACH = 8
_SUPPOSING = frozenset({"would", "could", "may", "might"})
_SUPPOSING_REACH = 3
# "A kidnapping ring", "the recent attacks, he said": no single deed.
_BANDS = frozenset({"ring", "gang", "band", "squad", "threat", "threats"})
_SEVERAL = frozenset({"attacks", "bombings", "murders"})
# Bombing from the air is an act of war.
_AIRCRAFT = frozenset({"air", "aircraft", "planes", "helicopters"})
_AIRCRAFT_REACH = 6


def tells_of_attack(evidence: Iterable[Evidence], fought: frozenset[int]) -> bool:
    """Whether a deed against others than fighters may be meant; `fought` are sentences that tell how fighters fell."""
    return any(
        _tells(fold(piece.text).split(), again=bool(fought))
        for piece in evidence
        if piece.sentence not in fought
    )


def spares_fighters(told: str) -> bool:
    """Whether a sentence that tells of an attack names no troops or guerrillas who might fight each other in it."""
    return _MILITARY.isdisjoint(fold(told).split())


def _tells(words: list[str], *, again: bool) -> bool:
    return any(
        word in _ATTACKS
        and _is_done(words[:at], words[at + 1 : at + 2], word)
        and not (word in _OF_ANYBODY and _is_of_anybody(words[at + 1 : at + 3]))
        and _PLACES.isdisjoint(words[at + 1 : at + 1 + _PLACE_REACH])
        and not (word in _BEFALLS and words[at - 1] in _BEING)
        and _MILITARY.isdisjoint(words[at + 1 : at + 1 + _TARGET_REACH])
        and not (again and words[at - 1] in _AGAIN and _LEADS.isdisjoint(words[at + 1 : at + 2]))
        for at, word in enumerate(words)
    )


def _is_done(before: list[str], behind: list[str], word: str) -> bool:
    """Whether a single deed is told as done, and not from the air."""
    near = before[-_DENYING_REACH:]
    return (
        ("responsibility" in near or _DENYING.isdisjoint(near))
        and _SUPPOSING.isdisjoint(before[-_SUPPOSING_REACH:])
        and _AIRCRAFT.isdisjoint(before[-_AIRCRAFT_REACH:])
        and _BANDS.isdisjoint(behind)
        and not (word in _SEVERAL and _LEADS.isdisjoint(behind))
    )


def _is_of_anybody(behind: list[str]) -> bool:
    """ "of peasants": no word before the plural."""
    return behind[:1] == ["of"] and behind[-1] in PLURAL_PERSONS

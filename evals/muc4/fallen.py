"""Which figures are of those who fight: their fallen are no victims of terrorism, which is what the key holds."""

from collections.abc import Iterable, Sequence

from ...agent.numbers import read_count
from ...schemas.report import Casualty
from .countries import OF_THE_KEY, countries_in
from .names import fold

_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "their", "its", "one", "another"})
_FORCES = frozenset("military army brigade battalion detachment regiment troops".split())
_OUTLAWS = frozenset(
    """
    kidnappers kidnapper traffickers trafficker assassins criminals bandits robbers smugglers enemy army navy
    comrades combatants hitmen gunmen
    """.split()
)
_FIGHTERS = frozenset(
    """
    guerrilla guerrillas rebel rebels insurgent insurgents trafficker traffickers kingpin
    major captain lieutenant sergeant corporal commander
    """.split()
)
# "guerrilla leader Juan Paz": what a person is stands so many words before the name.
_TITLE_WORDS = 2
_JOINED_WORDS = 6
# Who is told of with fallen fighters, or in a clash, without a word of who they are.
_UNTOLD = frozenset({"", "others", "the", "members", "elements"})
_ITS_MEN = frozenset({"of its members", "its members", "of its men", "its men", "of its soldiers"})
_CLASHES = frozenset(
    "clash clashes clashed combat combats battle battles skirmish skirmishes shootout shootouts".split()
)
# Whom fighters shoot at in a clash.
_POLICE = frozenset({"policeman", "policemen", "police officer", "police officers", "guardsman", "guardsmen"})
# Behind a name: how a fighter falls.
_AS_FIGHTER = (
    "police operation",
    "army operation",
    "military operation",
    "while fighting in",
    "while fighting for",
    "while serving",
)


def fallen_of_armed_sides(casualties: Sequence[Casualty]) -> set[str | None]:
    """The ids of the figures that count fighters, and of those that any such figure is a part of."""
    armed: set[str | None] = {claim.id for claim in casualties if _is_of_armed_side(claim)}
    fought = fought_over(casualties)
    armed |= {claim.id for claim in casualties if _fell_with(claim, fought)}
    police = {fold(claim.victims or "") for claim in casualties if claim.id in armed} & _POLICE
    armed |= {claim.id for claim in casualties if _is_named_of(claim, police)}
    foreign = {claim.id for claim in casualties if _is_foreign(claim)}
    armed -= {claim.id for claim in casualties if claim.subset_of in foreign}
    return armed | {claim.subset_of for claim in casualties if claim.id in armed and claim.subset_of}


def fought_over(casualties: Iterable[Casualty]) -> frozenset[int]:
    """The sentences that tell how fighters fell: the attack they tell of is an act of war."""
    return frozenset(
        claim.evidence[-1].sentence for claim in casualties if claim.evidence and _is_of_armed_side(claim)
    )


def _is_foreign(claim: Casualty) -> bool:
    """Of another country's people; its soldiers are no party to the war."""
    nations = countries_in(claim.victims or "")
    return bool(nations) and OF_THE_KEY.isdisjoint(nations)


def _is_of_armed_side(claim: Casualty) -> bool:
    """Fighters and criminals, by what they are called or by what stands beside a name: "guerrillas Juan Paz and …"."""
    if _is_foreign(claim):
        return False
    victims = fold(claim.victims or "")
    if claim.victim_status == "combatant" or not _OUTLAWS.isdisjoint(victims.split()):
        return True
    words = fold(" ".join(piece.text for piece in claim.evidence))
    before, named, behind = words.partition(victims) if victims else ("", "", "")
    titled = _titles(before.split())
    operation = any(words in behind for words in _AS_FIGHTER)
    return bool(named) and counted_by_name(claim) and (operation or not _FIGHTERS.isdisjoint(titled))


def _fell_with(claim: Casualty, fought: frozenset[int]) -> bool:
    """ "One rebel was killed and five others were wounded", "eight fell in the clash": nobody else is told of."""
    if not claim.evidence or fold(claim.victims or "") not in _UNTOLD | _ITS_MEN | _POLICE:
        return False
    told = claim.evidence[-1]
    words = fold(told.text.replace("-", "")).split()
    its = fold(claim.victims or "") in _ITS_MEN and not _FORCES.isdisjoint(words)
    return its or told.sentence in fought or not _CLASHES.isdisjoint(words)


def _is_named_of(claim: Casualty, police: set[str]) -> bool:
    """ "Policeman Juan Soto was wounded": the policeman who fell in the clash, by his name."""
    if not police or not counted_by_name(claim):
        return False
    words = fold(" ".join(piece.text for piece in claim.evidence))
    before, named, _behind = words.partition(fold(claim.victims or claim.count.text))
    return bool(named) and not police.isdisjoint(before.split()[-1:])


def _titles(before: list[str]) -> list[str]:
    """The words before a name, or before the names it is joined to: "guerrillas Ana Paz and Juan Soto"."""
    joined = before[-1:] == ["and"]
    return before[-_JOINED_WORDS if joined else -_TITLE_WORDS :]


def counted_by_name(claim: Casualty) -> bool:
    """Whether one person is counted by nothing but a name: the wording of the figure says no number."""
    reading = read_count(claim.count.text)
    opened = claim.count.text.split(maxsplit=1)[0].lower() in _DETERMINERS
    unread = not opened and (reading is None or reading.kind == "unspecified_plural")
    return unread and claim.count.kind == "exact" and claim.count.best == 1

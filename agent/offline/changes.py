"""Changes of control as they are gathered: whether two tellings are of one change, and what each adds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...schemas.vocabulary import ChangeType
from ..wordlists import words
from .names import Mention

TAKING = frozenset({"captured", "recaptured", "advanced_into", "transferred_nonviolent"})
# An adversary named further off may be that of another front.
_SHARED_REACH = 5
_BY_FORCE = frozenset({"captured", "recaptured", "advanced_into"})
GIVING = frozenset({"withdrawn"})
_STATES = frozenset({"state", "state_forces"})
_LYING = re.compile(r" (?:in|near|on|outside|along|around|of) ")
_TOWNS = words("town towns city village villages area district port settlement hamlet locality")
_POSTS = words("positions posts bases trenches barracks outposts")
_GROUND = tuple(sorted(words("areas area ground crossroads junction road highway intersection territory")))


Side = dict[str, Mention]  # parties by the key under which they are known


@dataclass(slots=True)
class Change:
    """A change of control as it is being gathered; who gains and who loses."""

    change: ChangeType
    place: str
    key: str
    gained: Side = field(default_factory=dict)
    lost: Side = field(default_factory=dict)
    when: str | None = None
    reported_by: str | None = None
    background: bool = False
    sentences: list[int] = field(default_factory=list)
    rule: str = ""
    first_gained: Side = field(init=False)  # as the first telling names them

    def __post_init__(self) -> None:
        self.first_gained = self.gained


def same(old: Change, new: Change) -> bool:
    """Whether both tell of one change: the same place and nobody who stands against it."""
    if old.background != new.background:
        return False
    if _named_later(old, new):
        return True
    if old.key != new.key and not _alike(old, new) and not _within(old, new):
        return False
    if old.change in TAKING and new.change in TAKING and _turned(old, new):
        return False
    if old.change == new.change or {old.change, new.change} <= {
        "captured",
        "recaptured",
        "advanced_into",
    }:
        return _agree(old.gained, new.gained) and _agree(old.lost, new.lost)
    if old.change in TAKING and new.change in GIVING:
        together = not set(old.sentences).isdisjoint(new.sentences)
        other_side = bool(old.gained) and not _one_side(old.gained, new.lost)
        handed = old.change == "transferred_nonviolent" and together
        return (handed or other_side) and _agree(old.lost, new.lost)
    if old.change in GIVING and new.rule.endswith("come"):
        return not _one_side(old.lost, new.gained)
    return False


def _turned(old: Change, new: Change) -> bool:
    """Whether who gains in one telling loses in the other."""
    return _one_side(old.gained, new.lost) or _one_side(old.lost, new.gained)


def _named_later(old: Change, new: Change) -> bool:
    """ "seized a border town" in the lede, the town's name in the body."""
    if old.change != new.change or not old.place.lower().startswith(("a ", "an ")):
        return False
    head = _head(old.place)
    if any(map(str.isupper, head[2:])) or not any(map(str.isupper, new.place)):
        return False
    # "a town" may be "the urban area of Oruk", and no "heights near Oruk".
    kinds = _TOWNS | {head.lower().split()[-1]}
    if new.place.split()[0].islower() and kinds.isdisjoint(new.place.lower().split()):
        return False
    return _one_side(old.gained, new.gained) if old.gained else _one_side(old.lost, new.lost)


def _within(old: Change, new: Change) -> bool:
    """ "stormed the town of Sake and drove soldiers from the base": the base is the town's."""
    if _part(old, new):
        return True
    head, _, tail = new.place.partition(" in ")
    if head.lower() in _POSTS and tail.removeprefix("the ").lower() == old.key and old.change == new.change:
        return True  # "pulled back from their positions in Sake"
    if " " in new.place or new.place.endswith("s") or any(map(str.isupper, new.place)):
        return False
    together = not set(old.sentences).isdisjoint(new.sentences)
    return together and any(map(str.isupper, old.place)) and _one_side(old.gained, new.gained)


def _part(old: Change, new: Change) -> bool:
    """ "took Sake, securing a key junction", "surrounded Sake … the siege of a town": the same told once more.

    Also "have reached Sake" behind "captured central Sake".
    """
    whole = new.change == "advanced_into" and old.key.endswith(f" {new.key}")
    vague = new.place.lower().startswith(("a ", "some "))
    if not whole and (not vague or set(old.sentences).isdisjoint(new.sentences)):
        return False
    one_side = meet(old.gained, new.gained) or not new.gained
    if whole:
        return one_side or _same_kind(old.gained, new.gained)
    head = _head(new.place)
    if any(map(str.isupper, head[2:])) or not one_side:
        return False
    return old.change == new.change or head.lower().endswith(_GROUND)


def merge(old: Change, new: Change) -> None:
    """Take in what the second telling adds."""
    if old.key != new.key and any(map(str.isupper, new.place)):
        old.key, old.place = new.key, new.place
    if old.change == "advanced_into" and new.change in {"captured", "recaptured"}:
        old.change = new.change
    old.lost = _named(old.lost, new.lost)
    if new.change not in GIVING:
        named = _named(old.gained, new.gained)
        if old.gained and named is new.gained:  # told once more, and better
            old.reported_by = old.reported_by or new.reported_by
        old.gained = named
    old.when = old.when or new.when
    old.sentences = sorted({*old.sentences, *new.sentences})


def _named(side: Side, told_again: Side) -> Side:
    """The side by the name that the other telling has for it: "jihadist fighters", "the Lake Front"."""
    nameless = all(m.role == "force" and m.iso3 is None for m in side.values())
    named = bool(told_again) and all(m.role == "body" for m in told_again.values())
    return told_again if not side or (nameless and named) else side


def complete(changes: Sequence[Change]) -> None:
    """Who retakes a place takes it from the one that had taken it."""
    taken: dict[str, list[Change]] = {}  # by the key of the place
    for one in changes:
        if one.change in {"captured", "advanced_into"}:
            taken.setdefault(one.key, []).append(one)
    for one in changes:
        for other in taken.get(one.key, ()) if one.change == "recaptured" else ():
            if opposed(one.gained, other.gained):
                one.lost = one.lost or dict(other.first_gained)
                other.lost = other.lost or dict(one.first_gained)


def share_losers(changes: Sequence[Change]) -> None:
    """Who takes several places takes them all from the one adversary that is named for any of them."""
    for one in changes:
        if one.change not in _BY_FORCE or one.lost or not one.gained or one.background:
            continue
        told = [
            other
            for other in changes
            if abs(other.sentences[-1] - one.sentences[0]) <= _SHARED_REACH
            and other.change in _BY_FORCE
            and other.lost
            and not other.background
            and meet(other.gained, one.gained)
        ]
        losers = {frozenset(other.lost) for other in told}
        if len(losers) == 1 and opposed(one.gained, told[0].lost):
            one.lost = dict(told[0].lost)
            one.sentences = sorted({*one.sentences, told[0].sentences[-1]})


# --- sides and places ---------------------------------------------------------------------------------


def _head(place: str) -> str:
    """ "a strategic town in the north of Hadra": the words without where it lies."""
    return _LYING.split(place, maxsplit=1)[0]


def _alike(old: Change, new: Change) -> bool:
    """ "two villages in the north", "two villages": one nameless place in more words and in fewer."""
    head = _head(old.key)
    if head != _head(new.key) or head not in {old.key.lower(), new.key.lower()}:
        return False
    return not any(map(str.isupper, _head(old.place)[1:] + _head(new.place)[1:]))


def meet(one: Side, other: Side) -> bool:
    """Whether a party is on both sides."""
    names = {m.name.lower() for m in one.values()} & {m.name.lower() for m in other.values()}
    if names or not one.keys().isdisjoint(other.keys()):
        return True
    return bool(_states(one) & _states(other))


def _states(side: Side) -> set[str]:
    """The states whose forces are on a side: "Moscow" and "Russian troops" are one."""
    return {m.iso3 for m in side.values() if m.iso3 is not None and m.kind in _STATES}


def _same_kind(one: Side, other: Side) -> bool:
    return {m.kind for m in one.values()} == {m.kind for m in other.values()}


def _one_side(one: Side, other: Side) -> bool:
    """Whether they may be one party: the same, or both rebels, of which one has no name."""
    if meet(one, other):
        return True
    if not one or not other:
        return False
    sides = [m for side in (one, other) for m in side.values()]
    nameless = any(m.role == "force" for m in sides)
    return nameless and all(m.kind in {"non_state_armed_group", "coalition"} for m in sides)


def opposed(one: Side, other: Side) -> bool:
    """Whether they cannot be one side: men without a name or a state may be anybody's of their kind."""
    if not one or not other:
        return True
    if meet(one, other):
        return False
    states = {m.kind in _STATES for m in one.values()}
    others = {m.kind in _STATES for m in other.values()}
    if states != others:
        return True
    named = all(m.iso3 is not None or m.role == "body" for side in (one, other) for m in side.values())
    return named and {m.iso3 for m in one.values()} != {m.iso3 for m in other.values()}


def _agree(one: Side, other: Side) -> bool:
    return not one or not other or _one_side(one, other)

"""The cast: which reported actor is which gold actor, so that an alias never costs twice.

References to parties in the other sections are turned into gold ids here, by the name as written first,
then by the actor it was linked to, then by its words.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .alignment import TIE_BREAK, align
from .facts import ActorFact
from .folding import name_key, words_of
from .judge_words import overlap

# Two names are one only if most of their words agree: "Kirun Liberation Front" and "Liberation Front" do
# (0.8), "Kirun Front" and "Sarim Front" do not (0.5).
LIKE_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Cast:
    """The alignment of two actor lists. `pairs` maps reported to gold ids."""

    pairs: dict[str, str]
    bearers: dict[str, frozenset[str]]  # name key -> gold ids
    likest: Callable[
        [frozenset[str]], str | None
    ]  # words of a name -> the gold id with a name most like them
    conflated: frozenset[str]  # reported actors that take several gold actors for one
    known: dict[str, frozenset[str]]  # reported actor -> its name keys

    def resolve(self, name: str, actor: str | None = None) -> str:
        """The gold id of a party named so and linked to reported *actor*.

        "?" and a name if it is nobody's.
        """
        key = name_key(name)
        linked = self.pairs.get(actor) if actor is not None else None
        bearers = self.bearers.get(key, frozenset())
        if bearers:
            return linked if linked in bearers and linked is not None else min(bearers)
        return linked or self.likest(words_of(name)) or "?" + (key or min(self.known.get(actor or "", {""})))


class Roster:
    """The gold's actors, ready to be compared with the actors of one report after another."""

    def __init__(self, gold: Sequence[ActorFact]) -> None:
        self._gold = tuple(sorted(gold, key=_key))
        self._bearers: dict[str, frozenset[str]] = {}
        for actor in self._gold:
            for key in actor.names:
                self._bearers[key] = self._bearers.get(key, frozenset()) | {actor.id}
        # Reports of one article name the same few dozen actors again and again.
        self._similarities = lru_cache(maxsize=1024)(similarities_to(self._gold))
        self._likest = lru_cache(maxsize=1024)(self._search_likest)

    def cast(self, found: Sequence[ActorFact], threshold: float) -> Cast:
        """Align the actors with *found* by their names."""
        gold, found = self._gold, sorted(found, key=_key)
        matrix = list(zip(*map(self._similarities, found), strict=True))
        return Cast(
            pairs={found[pair.found].id: gold[pair.gold].id for pair in align(matrix, threshold)},
            bearers=self._bearers,
            likest=self._likest,
            conflated=frozenset(actor.id for actor in found if _spans_two(actor, self._bearers)),
            known={actor.id: actor.names for actor in found},
        )

    def _search_likest(self, words: frozenset[str]) -> str | None:
        """The actor with the name most like these words, if any is like enough."""
        best = max(((_likeness(actor.words, (words,)), actor.id) for actor in self._gold), default=(0.0, ""))
        return best[1] if best[0] >= LIKE_ENOUGH else None


def make_cast(gold: Sequence[ActorFact], found: Sequence[ActorFact], threshold: float) -> Cast:
    """Align two actor lists by their names; for several readings of one article keep a `Roster`."""
    return Roster(gold).cast(found, threshold)


def similarities_to(gold: Sequence[ActorFact]) -> Callable[[ActorFact], tuple[float, ...]]:
    """A function that tells how alike a reported actor is to each of *gold*."""
    known = [(actor, actor.names, actor.vocabulary) for actor in gold]

    def similarities(found: ActorFact) -> tuple[float, ...]:
        names, words = found.names, found.vocabulary
        # Most have no word in common; that much is told here, without a call for every pair.
        return tuple(
            [
                0.0 if words.isdisjoint(its) and names.isdisjoint(own) else similarity(actor, found)
                for actor, own, its in known
            ]
        )

    return similarities


def similarity(gold: ActorFact, found: ActorFact) -> float:
    """Above a half where a name is shared, growing with the share of names.

    Else by the words of the names.
    """
    if not gold.names.isdisjoint(found.names):
        shared = overlap(gold.names, found.names)
        return 0.6 + 0.4 * shared + TIE_BREAK * bool(gold.kinds & found.kinds)
    if gold.vocabulary.isdisjoint(found.vocabulary):
        return 0.0
    likeness = _likeness(gold.words, found.words)
    return 0.6 * likeness if likeness >= LIKE_ENOUGH else 0.0


@lru_cache(maxsize=16_384)
def names_of(forms: tuple[str, ...]) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """The keys and the words of an actor's names; "Hill Front (HF)" is two names."""
    split = [part for form in forms for part in _parts(form)]
    return frozenset(map(name_key, split)), tuple(map(words_of, split))


def _parts(form: str) -> list[str]:
    head, bracket, tail = form.partition("(")
    if not bracket or not tail.rstrip().endswith(")") or not head.strip():
        return [form]
    return [head.strip(), tail.rstrip().removesuffix(")").strip()]


def _likeness(one: tuple[frozenset[str], ...], other: tuple[frozenset[str], ...]) -> float:
    return max((overlap(name, form) for name in one for form in other if name & form), default=0.0)


def _spans_two(actor: ActorFact, bearers: dict[str, frozenset[str]]) -> bool:
    """Whether its names include two that belong to one gold actor each, and not the same one."""
    sole = {next(iter(bearers[key])) for key in actor.names if len(bearers.get(key, ())) == 1}
    shared = [bearers[key] for key in actor.names if len(bearers.get(key, ())) > 1]
    return len(sole) > 1 or any(sole and not sole & several for several in shared)


def _key(actor: ActorFact) -> tuple[list[str], str]:
    return sorted(actor.names), actor.id

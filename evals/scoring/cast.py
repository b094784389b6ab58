"""The cast: which reported actor is which gold actor, so that an alias never costs twice.

References to parties in the other sections are turned into gold ids here, by the name as written first,
then by the actor it was linked to, then by its words.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .alignment import TIE_BREAK, Candidates, align, candidates
from .facts import ActorFact, Names
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

    def __init__(self, gold: Sequence[ActorFact], threshold: float) -> None:
        self._gold, self._threshold = gold, threshold
        self._bearers: dict[str, frozenset[str]] = {}
        for actor in gold:
            for key in actor.names.keys:
                self._bearers[key] = self._bearers.get(key, frozenset()) | {actor.id}
        # Reports of one article name the same few dozen actors again and again.
        self._alike = lru_cache(maxsize=1024)(self._search_alike)
        self._likest = lru_cache(maxsize=1024)(self._search_likest)
        self.spans_two = lru_cache(maxsize=1024)(self._find_two)

    def candidates(self, actor: ActorFact) -> Candidates:
        """The gold actors that a reported one may be."""
        return self._alike(actor.names, actor.kinds)

    def cast(self, found: Sequence[ActorFact]) -> Cast:
        """Align the actors with *found*, which come in order, by their names."""
        pairs = align(list(map(self.candidates, found)))
        return Cast(
            pairs={found[pair.found].id: self._gold[pair.gold].id for pair in pairs},
            bearers=self._bearers,
            likest=self._likest,
            known={actor.id: actor.names.keys for actor in found},
        )

    def _search_alike(self, names: Names, kinds: frozenset[str]) -> Candidates:
        return candidates([similarity(actor, names, kinds) for actor in self._gold], self._threshold)

    def _search_likest(self, words: frozenset[str]) -> str | None:
        """The actor with the name most like these words, if any is like enough."""
        best = max(
            ((_likeness(actor.names.words, (words,)), actor.id) for actor in self._gold), default=(0.0, "")
        )
        return best[1] if best[0] >= LIKE_ENOUGH else None

    def _find_two(self, names: Names) -> bool:
        """Whether the names include two that belong to one gold actor each, and not the same one."""
        known = [self._bearers[key] for key in names.keys if key in self._bearers]
        sole = frozenset().union(*[bearers for bearers in known if len(bearers) == 1])
        return len(sole) > 1 or any(sole and not sole & bearers for bearers in known)


def similarity(gold: ActorFact, names: Names, kinds: frozenset[str]) -> float:
    """Above a half where a name is shared, growing with the share of names.

    Else by the words of the names.
    """
    own = gold.names
    if not own.keys.isdisjoint(names.keys):
        return 0.6 + 0.4 * overlap(own.keys, names.keys) + TIE_BREAK * bool(gold.kinds & kinds)
    if own.vocabulary.isdisjoint(names.vocabulary):
        return 0.0
    likeness = _likeness(own.words, names.words)
    return 0.6 * likeness if likeness >= LIKE_ENOUGH else 0.0


@lru_cache(maxsize=16_384)
def names_of(forms: tuple[str, ...]) -> Names:
    """The names of an actor; "Hill Front (HF)" is two."""
    split = [part for form in forms for part in _parts(form)]
    words = tuple(map(words_of, split))
    keys = frozenset(map(name_key, split))
    return Names(keys, words, frozenset().union(*words), tuple(sorted(keys)))


def _parts(form: str) -> list[str]:
    head, bracket, tail = form.partition("(")
    if not bracket or not tail.rstrip().endswith(")") or not head.strip():
        return [form]
    return [head.strip(), tail.rstrip().removesuffix(")").strip()]


def _likeness(one: tuple[frozenset[str], ...], other: tuple[frozenset[str], ...]) -> float:
    return max((overlap(name, form) for name in one for form in other if name & form), default=0.0)

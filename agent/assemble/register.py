"""Which actor a wording means: by name, other name, surname or country; never by outside knowledge."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from ...schemas.report import ActorRef
from ...schemas.vocabulary import ActorKind
from .names import body_behind, fold, is_pronoun, state_named

# Particles that belong to the surname after them ("al-Assad", "bin Salman", "von der Leyen").
_PARTICLES = ("al-", "el-", "al ", "el ", "bin ", "ben ")


class Named(Protocol):
    """An actor as far as its names go: enough to tell who is meant."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> Sequence[str]: ...
    @property
    def kind(self) -> ActorKind: ...


Known = TypeVar("Known", bound=Named)


class Register(Generic[Known]):
    """The actors of one report and every form the article names them in."""

    def __init__(self, actors: Sequence[Known]) -> None:
        self.actors = tuple(actors)
        self._by_id = {actor.id: actor for actor in actors}
        self._names = _index((fold(actor.name), actor) for actor in actors)
        self._aliases = _index(
            (fold(alias), actor) for actor in actors for alias in actor.aliases if not is_pronoun(alias)
        )
        self._surnames = _index(
            (surname, actor) for actor in actors if actor.kind == "individual" for surname in _surnames(actor)
        )
        self._states = _index(
            (state, actor) for actor in actors if actor.kind == "state" and (state := state_named(actor.name))
        )

    def find(self, name: str) -> Known | None:
        """The one actor that *name* means in this article; null where none or several could be meant."""
        if is_pronoun(name) and fold(name) not in self._names:
            return None
        return self._by_form(name) or self._by_form(body_behind(name)) or self._by_title(name)

    def ref(self, name: str) -> ActorRef:
        """The wording as it stands, linked to its actor where that is clear."""
        actor = self.find(name)
        return ActorRef(name=name, actor_id=actor.id if actor else None)

    def get(self, actor_id: str | None) -> Known | None:
        """The actor with this id."""
        return self._by_id.get(actor_id) if actor_id else None

    def of(self, refs: Sequence[ActorRef]) -> list[Known]:
        """The actors behind *refs*, unlinked ones left out."""
        found = (self.get(ref.actor_id) for ref in refs)
        return [actor for actor in found if actor]

    def _by_form(self, name: str) -> Known | None:
        key = fold(name)
        state = state_named(name)
        return (
            self._names.get(key)
            or self._aliases.get(key)
            or self._surnames.get(key)
            or (self._states.get(state) if state else None)
        )

    def _by_title(self, name: str) -> Known | None:
        """A person with a title in front ("President Ana Lopez"), or one named more fully than listed."""
        key = fold(name)
        people = [actor for actor in self.actors if actor.kind == "individual"]
        matching = [actor for actor in people if any(key.endswith(f" {form}") for form in _long_forms(actor))]
        return matching[0] if len(matching) == 1 else None


def _index(pairs: Iterable[tuple[str, Known]]) -> dict[str, Known]:
    """One actor per key; a key that several actors share means none of them."""
    found: dict[str, dict[str, Known]] = defaultdict(dict)
    for key, actor in pairs:
        found[key][actor.id] = actor
    return {key: next(iter(actors.values())) for key, actors in found.items() if key and len(actors) == 1}


def _long_forms(actor: Named) -> list[str]:
    """The forms of at least two words: a bare first name is too little to go by."""
    return [form for form in map(fold, [actor.name, *actor.aliases]) if " " in form]


def _surnames(actor: Named) -> list[str]:
    """The last word of a person's full names, with and without its particle."""
    found: list[str] = []
    for form in _long_forms(actor):
        last = form.rpartition(" ")[2]
        found.append(last)
        found += [last.removeprefix(particle) for particle in _PARTICLES if last.startswith(particle)]
    return found

"""Which actor a wording means: by name, other name, surname or country; never by outside knowledge."""

from collections.abc import Iterable, Sequence
from functools import cached_property
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
Other = TypeVar("Other", bound=Named)


class Register(Generic[Known]):
    """The actors of one report and every form the article names them in."""

    def __init__(self, actors: Iterable[Known] = ()) -> None:
        self.actors: list[Known] = []
        self._entered: list[Known] = []
        # The number, from 1, of the one actor entered with a form; a form that several share means none of them.
        self._names: dict[str, int | None] = {}
        self._aliases: dict[str, int | None] = {}
        self._surnames: dict[str, int | None] = {}
        self._states: dict[str, int | None] = {}
        self._persons: dict[str, int | None] = {}  # by their forms of two words or more
        self._meant: dict[str, int | None] = {}  # the names looked up so far
        self._refs: dict[str, ActorRef] = {}
        for actor in actors:
            self.add(actor)

    def add(self, actor: Known) -> None:
        """Enter one more actor with every form it is named in."""
        self.actors.append(actor)
        self._entered.append(actor)
        self._meant.clear()
        self._refs.clear()
        number = len(self._entered)
        forms = [fold(actor.name)]
        _enter(self._names, forms[0], number)
        for alias in actor.aliases:
            forms.append(fold(alias))
            if not is_pronoun(alias):
                _enter(self._aliases, forms[-1], number)
        if actor.kind == "individual":
            for form in forms:
                if " " in form:  # a bare first name is too little to go by
                    _enter(self._persons, form, number)
                    for surname in _surnames(form):
                        _enter(self._surnames, surname, number)
        elif actor.kind == "state":
            _enter(self._states, state_named(actor.name) or "", number)

    def replaced(self, actors: Sequence[Other]) -> "Register[Other]":
        """The register with another entry in the place of each, which is named alike."""
        entries = {id(one): other for one, other in zip(self.actors, actors, strict=True)}
        register: Register[Other] = Register()
        register.actors = list(actors)
        register._entered = [entries[id(one)] for one in self._entered]
        for forms in ("_names", "_aliases", "_surnames", "_states", "_persons", "_meant"):
            setattr(register, forms, getattr(self, forms))
        return register

    def find(self, name: str) -> Known | None:
        """The one actor that *name* means in this article; null where none or several could be meant."""
        if name not in self._meant:
            self._meant[name] = self._found(name)
        number = self._meant[name]
        return self._entered[number - 1] if number else None

    def _found(self, name: str) -> int | None:
        if is_pronoun(name) and not self._names.get(fold(name)):
            return None
        found = self._by_form(name)
        if not found and (body := body_behind(name)) != name:
            found = self._by_form(body)
        return found or self._by_title(name)

    def ref(self, name: str) -> ActorRef:
        """The wording as it stands, linked to its actor where that is clear."""
        if name not in self._refs:
            actor = self.find(name)
            self._refs[name] = ActorRef(name=name, actor_id=actor.id if actor else None)
        return self._refs[name]

    def get(self, actor_id: str | None) -> Known | None:
        """The actor with this id."""
        return self._by_id.get(actor_id) if actor_id else None

    @cached_property
    def _by_id(self) -> dict[str, Known]:
        return {actor.id: actor for actor in self.actors}

    def of(self, refs: Sequence[ActorRef]) -> list[Known]:
        """The actors behind *refs*, unlinked ones left out."""
        found = (self.get(ref.actor_id) for ref in refs)
        return [actor for actor in found if actor]

    def _by_form(self, name: str) -> int | None:
        key = fold(name)
        found = self._names.get(key) or self._aliases.get(key) or self._surnames.get(key)
        return found or (self._states and self._states.get(state_named(name) or "")) or None

    def _by_title(self, name: str) -> int | None:
        """A person with a title in front ("President Ana Lopez"), or one named more fully than listed."""
        if not self._persons:
            return None
        key = fold(name)
        ends = (key[at + 1 :] for at, letter in enumerate(key) if letter == " ")
        matching = {self._persons[form] for form in ends if form in self._persons}
        return matching.pop() if len(matching) == 1 else None


def _enter(forms: dict[str, int | None], form: str, number: int) -> None:
    if form:
        forms[form] = number if forms.get(form, number) == number else None


def _surnames(form: str) -> list[str]:
    """The last word of a person's full name, with and without its particle."""
    last = form.rpartition(" ")[2]
    return [last, *(last.removeprefix(particle) for particle in _PARTICLES if last.startswith(particle))]

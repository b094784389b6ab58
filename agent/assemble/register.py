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
        # One actor per form; a form that several actors share means none of them.
        self._names: dict[str, Known | None] = {}
        self._aliases: dict[str, Known | None] = {}
        self._surnames: dict[str, Known | None] = {}
        self._states: dict[str, Known | None] = {}
        self._persons: dict[str, Known | None] = {}  # by their forms of two words or more
        self._meant: dict[str, Known | None] = {}  # the names looked up so far
        for actor in actors:
            self.add(actor)

    def add(self, actor: Known) -> None:
        """Enter one more actor with every form it is named in."""
        self.actors.append(actor)
        self._meant.clear()
        name, *aliases = forms = [fold(form) for form in (actor.name, *actor.aliases)]
        _enter(self._names, name, actor)
        for alias, form in zip(actor.aliases, aliases, strict=True):
            if not is_pronoun(alias):
                _enter(self._aliases, form, actor)
        if actor.kind == "individual":
            for form in forms:
                if " " in form:  # a bare first name is too little to go by
                    _enter(self._persons, form, actor)
                    for surname in _surnames(form):
                        _enter(self._surnames, surname, actor)
        elif actor.kind == "state":
            _enter(self._states, state_named(actor.name) or "", actor)

    def replaced(self, actors: Sequence[Other]) -> "Register[Other]":
        """The register with another entry in the place of each, which is named alike."""
        entries = {id(one): other for one, other in zip(self.actors, actors, strict=True)}
        register: Register[Other] = Register()
        register.actors = list(actors)
        for name in ("_names", "_aliases", "_surnames", "_states", "_persons", "_meant"):
            known: dict[str, Known | None] = getattr(self, name)
            setattr(register, name, {form: entries.get(id(one)) for form, one in known.items()})
        return register

    def find(self, name: str) -> Known | None:
        """The one actor that *name* means in this article; null where none or several could be meant."""
        if name not in self._meant:
            self._meant[name] = self._found(name)
        return self._meant[name]

    def _found(self, name: str) -> Known | None:
        if is_pronoun(name) and not self._names.get(fold(name)):
            return None
        body = body_behind(name)
        by_body = self._by_form(body) if body != name else None
        return self._by_form(name) or by_body or self._by_title(name)

    def ref(self, name: str) -> ActorRef:
        """The wording as it stands, linked to its actor where that is clear."""
        actor = self.find(name)
        return ActorRef(name=name, actor_id=actor.id if actor else None)

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
        ends = (key[at + 1 :] for at, letter in enumerate(key) if letter == " ")
        matching = {id(self._persons[form]): self._persons[form] for form in ends if form in self._persons}
        return next(iter(matching.values())) if len(matching) == 1 else None


def _enter(forms: dict[str, Known | None], form: str, actor: Known) -> None:
    if form:
        forms[form] = actor if forms.get(form, actor) is actor else None


def _surnames(form: str) -> list[str]:
    """The last word of a person's full name, with and without its particle."""
    last = form.rpartition(" ")[2]
    return [last, *(last.removeprefix(particle) for particle in _PARTICLES if last.startswith(particle))]

"""Which actor a wording means: by name, other name, surname or country; never by outside knowledge."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from ...schemas.report import Actor, ActorRef
from .names import body_behind, fold, is_pronoun, state_named

# Particles that belong to the surname after them ("al-Assad").
_PARTICLES = ("al-", "el-")


class Register:
    """The actors of one report and every form the article names them in."""

    def __init__(self, actors: Iterable[Actor] = ()) -> None:
        self.actors: list[Actor] = []
        # The one actor entered with a form; a form that several share means none of them.
        self._names: dict[str, Actor | None] = {}
        self._aliases: dict[str, Actor | None] = {}
        self._surnames: dict[str, Actor | None] = {}
        self._states: dict[str, Actor | None] = {}
        self._persons: dict[str, Actor | None] = {}  # by their forms of two words or more
        self._meant: dict[str, Actor | None] = {}  # the names looked up so far
        self._refs: dict[str, ActorRef] = {}
        for actor in actors:
            self.add(actor)

    def add(self, actor: Actor) -> None:
        """Enter one more actor with every form it is named in."""
        self.actors.append(actor)
        self._meant.clear()
        self._refs.clear()
        forms = [fold(actor.name)]
        _enter(self._names, forms[0], actor)
        for alias in actor.aliases:
            forms.append(fold(alias))
            if not is_pronoun(alias):
                _enter(self._aliases, forms[-1], actor)
        if actor.kind == "individual":
            for form in forms:
                if " " in form:  # a bare first name is too little to go by
                    _enter(self._persons, form, actor)
                    surname = form.rpartition(" ")[2]
                    _enter(self._surnames, surname, actor)
                    if surname.startswith(_PARTICLES):
                        _enter(self._surnames, surname[len("al-") :], actor)
        elif actor.kind == "state":
            _enter(self._states, state_named(actor.name) or "", actor)

    def find(self, name: str) -> Actor | None:
        """The one actor that *name* means in this article; null where none or several could be meant."""
        if name not in self._meant:
            self._meant[name] = self._found(name)
        return self._meant[name]

    def _found(self, name: str) -> Actor | None:
        found = self._names.get(fold(name))
        if found or is_pronoun(name):
            return found
        found = self._by_form(name)
        if not found and (body := body_behind(name)) != name:
            found = self._by_form(body)
        return found or self._by_title(name)

    def ref(self, name: str) -> ActorRef:
        """The wording as it stands, linked to its actor where that is clear."""
        if name not in self._refs:
            actor = self.find(name)
            self._refs[name] = ActorRef(name, actor.id if actor else None)
        return self._refs[name]

    def get(self, actor_id: str | None) -> Actor | None:
        """The actor with this id."""
        return self._by_id.get(actor_id) if actor_id else None

    @cached_property
    def _by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    def of(self, refs: Sequence[ActorRef]) -> list[Actor]:
        """The actors behind *refs*, unlinked ones left out."""
        return [self._by_id[ref.actor_id] for ref in refs if ref.actor_id]

    def _by_form(self, name: str) -> Actor | None:
        key = fold(name)
        found = self._names.get(key) or self._aliases.get(key) or self._surnames.get(key)
        return found or (self._states.get(state_named(name) or "") if self._states else None)

    def _by_title(self, name: str) -> Actor | None:
        """A person with a title in front ("President Ana Lopez"), or one named more fully than listed."""
        matching: list[Actor | None] = []
        rest = fold(name) if self._persons else ""
        while rest := rest.partition(" ")[2]:
            if rest in self._persons:
                matching.append(self._persons[rest])
        return matching[0] if matching and all(one is matching[0] for one in matching) else None


def _enter(forms: dict[str, Actor | None], form: str, actor: Actor) -> None:
    if form:
        forms[form] = actor if forms.get(form, actor) is actor else None

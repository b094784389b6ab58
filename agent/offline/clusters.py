"""One party as it is gathered from its mentions: its names, its kind, and what is said of it."""

from dataclasses import dataclass, field

from ...schemas.draft import DraftDesignation
from ...schemas.vocabulary import ActorKind
from ..wordlists import words
from .names import Mention

# People of a force: what they are called says little about who they are.
_MEMBERS = words("""
    soldier soldiers serviceman servicemen policeman policemen officer officers troops conscript conscripts recruit
    recruits guard guards paratroopers marines fighter fighters jets warplanes aircraft helicopters infantry forces
    drone drones
""")


# Words that stand before another noun: "a rebel attack".
_DESCRIBING = words("rebel insurgent militant guerrilla jihadist")


def _describes(form: str) -> bool:
    return form.lower().split()[-1] in _DESCRIBING


@dataclass(slots=True)
class Cluster:
    """One party as it is being gathered."""

    key: str
    kind: ActorKind
    iso3: str | None = None
    forms: dict[str, int] = field(default_factory=dict)
    inner: set[str] = field(default_factory=set)  # heads of longer forms: "army" of "Mali's army"
    owned: set[str] = field(default_factory=set)  # forms that name the party's state
    ambiguous: set[str] = field(default_factory=set)  # forms that name other parties as well, small letters
    acts: bool = False  # the party does something somewhere, beyond being named
    office: str | None = None
    body: str | None = None
    backers: list[str] = field(default_factory=list)
    designations: list[DraftDesignation] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    role: str = field(init=False)

    def __post_init__(self) -> None:
        self.role = self.key.partition(":")[0]

    def add(self, mention: Mention, sentence: int, *, whole: str | None = None) -> None:
        """Take in a mention; where it is only the head of a longer name, that name counts."""
        name = mention.name
        if whole is not None:
            self.inner.add(name)
            name = whole
        self.forms[name] = self.forms.get(name, 0) + 1
        if mention.iso3 is not None:
            self.owned.add(name)
        if mention.office is not None:
            self.office = self.office or mention.office
        if mention.body is not None:
            self.body = self.body or mention.body
        self.note(sentence)

    def note(self, sentence: int) -> None:
        if not self.sentences or self.sentences[-1] != sentence:  # they come in order
            self.sentences.append(sentence)

    @property
    def name(self) -> str:
        """The longest form of a proper name; of a party without one the usual form, with its owner if it has one."""
        if len(self.forms) == 1:
            return next(iter(self.forms))
        if self.role in {"force", "government"}:
            return max(self._telling() or self.forms, key=self._rank)
        return max(self.forms or self.inner, key=len)

    def _rank(self, form: str) -> tuple[bool, int, bool]:
        """The usual form with its owner; "Syrian army" before "Syrian jets"."""
        return form in self.owned, self.forms[form], form.lower().split()[-1] not in _MEMBERS

    def aliases(self, name: str, used: set[str]) -> list[str]:
        """The forms beside *name* that name the party, and those that claims use."""
        if len(self.forms) == 1 and not self.inner:
            return []
        telling = self._telling() if self.role == "force" else list(self.forms)
        telling = [form for form in telling if form.lower() not in self.ambiguous and not _describes(form)]
        lows = {name.lower()}
        found = []
        for form in (*self.forms, *sorted(self.inner - self.forms.keys())):
            if form != name and (form in used or (form in telling and form.lower() not in lows)):
                found.append(form)
                lows.add(form.lower())
        return found

    def is_named(self, used: set[str]) -> bool:
        """Whether a claim names the party by one of its forms."""
        return not used.isdisjoint(self.forms) or not used.isdisjoint(self.inner)

    def _telling(self) -> list[str]:
        """The forms that say more than what its people are called."""
        return [form for form in self.forms if form in self.owned or form.lower() not in _MEMBERS]

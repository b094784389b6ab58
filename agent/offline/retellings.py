"""The statements told so far, and which of them a new one may tell again or go on with."""

from bisect import insort
from dataclasses import dataclass, field

from ...schemas.vocabulary import StatementAct
from .acts import NEUTRAL
from .names import Mention


@dataclass(slots=True)
class Told:
    """A statement being put together: more sentences of one speaker may add to it."""

    speakers: list[str]
    identities: frozenset[str]
    act: StatementAct
    words: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    channel: str | None = None
    relayed_by: str | None = None
    when: str | None = None
    sentences: list[int] = field(default_factory=list)
    rule: str = "statement"
    named: bool = False  # the speaker stands with a full name
    parties: list[Mention] = field(default_factory=list)
    place: int | None = None  # among all statements


class Retellings:
    """Finds the statements of the last sentence, and those of the same speakers with the same act however far back."""

    def __init__(self) -> None:
        self.all: list[Told] = []
        self._recent: list[int] = []
        self._alike: dict[tuple[frozenset[str], StatementAct], list[int]] = {}

    def note(self, told: Told) -> None:
        """Take in a statement, or what a sentence has added to it."""
        if told.place is None:
            told.place = len(self.all)
            self.all.append(told)
        if told.place not in self._recent:
            self._recent.append(told.place)
        alike = self._alike.setdefault((told.identities, told.act), [])
        if told.act not in NEUTRAL and told.place not in alike[-1:]:
            insort(alike, told.place)

    def near(self, sentence: int, identities: frozenset[str], act: StatementAct) -> list[Told]:
        """The statements told last sentence or this, and the last one of these speakers with this act; latest first."""
        self._recent = [at for at in self._recent if sentence - self.all[at].sentences[-1] <= 1]
        alike = self._alike.get((identities, act), [])
        while alike and (self.all[alike[-1]].identities, self.all[alike[-1]].act) != (identities, act):
            alike.pop()  # its speaker has got a name since
        return [self.all[at] for at in sorted({*self._recent, *alike[-1:]}, reverse=True)]

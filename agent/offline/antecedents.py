"""Whom "he", "it", "the group" or "its spokesman" stand for: the last party met that they can mean."""

from ..wordlists import words
from .names import Mention
from .view import View

_PARTIES = frozenset({"body", "force", "government", "state"})
_PERSONS = frozenset({"person", "office"})
_POINTING = words("the its their his her this that")
_PERSONAL = words("he she i")
# "the group" is neither an army nor a state; "the council" is a body with that word in its name.
_GROUPS = words("group organization organisation party movement front faction militia")
_CIVIL = words("company ngo service")
_UNARMED = frozenset({"ngo", "civilian_group", "other"})
_ARMED = words("militant rebel insurgent jihadist armed terrorist islamist extremist separatist guerrilla")
_BODIES = words("""
    agency ministry council committee monitor observatory bloc team union association federation mission
    command commission office network board centre center foundation
""")
_SPEAKERS = words("spokesman spokeswoman spokesperson official spokesmen officials")
_OFFICIALS = words("official officials")  # of a government, and of no armed group
_PAPERS = words("statement announcement communique communiqué bulletin declaration text release")
_NO_GROUP = frozenset({"media", "state", "state_forces", "intergovernmental"})


class Antecedents:
    """Remembers the parties of the sentences read so far."""

    def __init__(self) -> None:
        self._person: Mention | None = None
        self._people: list[Mention] = []
        self._sexes: dict[str, str] = {}  # "he" or "she", by whom these stood for
        self._party: Mention | None = None
        self._group: Mention | None = None
        self._source: Mention | None = None
        self._bodies: list[Mention] = []

    def pronoun(self, pronoun: str | None) -> Mention | None:
        """The party that a pronoun before a word of speech stands for."""
        if pronoun in {"he", "she"}:
            return self._he_or_she(pronoun)
        if pronoun in _PERSONAL:
            return self._person
        return self._party or self._person

    def _he_or_she(self, pronoun: str) -> Mention | None:
        """The last person; where that one was of the other sex before, the last one that was not."""
        person = self._person
        if person is not None and self._sexes.get(person.key, pronoun) != pronoun:
            fitting = (m for m in reversed(self._people) if self._sexes.get(m.key, pronoun) == pronoun)
            person = next(fitting, person)
        if person is not None:
            self._sexes.setdefault(person.key, pronoun)
        return person

    def named(self, view: View, speaker: Mention) -> Mention:
        """The party behind a short form; a full name is itself."""
        noun = speaker.name.lower()
        if speaker.role == "body" or speaker.first == 0 or view.lows[speaker.first - 1] not in _POINTING:
            return speaker
        first, _, last = noun.rpartition(" ")
        if noun in _CIVIL:  # "the company denied": no armed group is one
            fitting = (body for body in reversed(self._bodies) if body.kind in _UNARMED)
            return self._with_word(noun) or next(fitting, speaker)
        if last in _GROUPS and first in _ARMED:  # "the militant group claimed"
            return self._armed_here(view, speaker) or self._group or speaker
        if noun in _GROUPS:
            party = self._party if self._party is not None and self._party.kind not in _NO_GROUP else None
            return self._with_word(noun) or self._armed_here(view, speaker) or self._group or party or speaker
        if noun in _BODIES:
            return self._with_word(noun) or speaker
        if noun == "source":
            return self._source or speaker
        if noun in _PAPERS:
            return self._party or self._person or speaker
        if noun in _SPEAKERS:
            return self._spokesman(noun) or speaker
        return speaker

    def _armed_here(self, view: View, speaker: Mention) -> Mention | None:
        """ "The minister blamed the Lake Front; *the group* denied it": named in the same sentence before."""
        before = (m for m in view.mentions if m.last <= speaker.first and m.role == "body")
        named = [m for m in before if m.kind not in _NO_GROUP]
        return named[-1] if named else None

    def _with_word(self, noun: str) -> Mention | None:
        """The last body with the word in its name."""
        return next((body for body in reversed(self._bodies) if noun in body.name.lower().split()), None)

    def _spokesman(self, noun: str) -> Mention | None:
        person = self._person
        if person is not None and noun in (person.office or "").lower():
            return person
        armed = self._party is not None and self._party.kind == "non_state_armed_group"
        return None if armed and noun in _OFFICIALS else self._party

    def spoke(self, speaker: Mention) -> None:
        """Remember who has spoken last."""
        if speaker.role == "source":
            self._source = speaker
            last = speaker.name.lower().split()[-1]
            person = not speaker.name.endswith("s") and last not in _GROUPS and last not in _BODIES
        else:
            person = speaker.role in _PERSONS
        if person:
            self._person = speaker
        else:
            self._party = speaker

    def note(self, view: View, *, spoken: bool) -> None:
        """Remember the parties of a sentence that has been read; `spoken`: its speakers are known already."""
        leading: Mention | None = None
        for mention in view.mentions:
            role = mention.role
            if leading is None and role != "place":
                leading = mention
            if role == "person":
                self._people.append(mention)
            elif role == "body" or role == "government":
                if role == "body" and mention.kind not in _NO_GROUP:
                    self._group = mention
                self._bodies.append(mention)
        if (
            spoken
            or leading is None
            or view.hangs(leading)
            or view.lows[max(0, leading.first - 1)] in {"a", "an"}
        ):
            return
        if leading.role in _PARTIES:
            self._party = leading
        elif leading.role in _PERSONS:
            self._person = leading

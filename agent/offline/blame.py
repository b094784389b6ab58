"""At whose door harm is laid: the subject of the deed, its "by …", the owner of the means, who is accused or claims it.

The alleged doer is kept apart from the source; a party that tells of its own deeds is both.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from operator import attrgetter

from ...schemas.draft import DraftCasualty
from ..wordlists import words
from .doers import is_weapon, nameless, owners_of_means, party_named
from .fresh_events import OTHER_CAUSES
from .gazetteer import Gazetteer
from .groups import Group
from .harm_doers import doers_of_harm, is_left_open
from .names import Mention
from .responsibility import Answer
from .scene import Scene
from .scope import figure_of
from .victims import Victims
from .view import View
from .words import DETERMINERS, PREPOSITIONS

_FORCES = frozenset({"force", "body", "state"})
_UNARMED = frozenset({"ngo", "media", "civilian_group", "intergovernmental", "other"})
# A claim of responsibility stands within a few sentences of the deed.
_ANSWER_REACH = 5
_NEAR_ANSWER = 2
_COUNTER_REACH = 3
_ITSELF = words("it they its their we our")
# What a side calls the people it has killed or taken.
_ENEMIES = words("""
    terrorist terrorists militant militants insurgent insurgents bandit bandits rebel rebels enemy enemies mercenary
    mercenaries gunmen infiltrators extremists jihadists guerrillas subversives suspects suspected wanted
    khwarij khawarij
""")
_OWN = ("of its", "its ", "of their", "their ", "of his", "his ", "of our", "our ")
_SENTENCE = attrgetter("sentence")
_LITTLE = DETERMINERS | PREPOSITIONS


class Blame:
    """Answers who is blamed for a figure while the sentences are read, and settles it once all are."""

    def __init__(self, gazetteer: Gazetteer, scene: Scene) -> None:
        self.gazetteer, self.scene = gazetteer, scene
        # Groups whose harm was another deed than the one that is claimed or told of here.
        self.avenged: set[int] = set()

    def of(self, view: View, victims: Victims, speaker: Mention | None) -> list[str]:
        """The parties that the sentence itself lays the harm at."""
        if victims.group.reading.kind == "none_reported" or is_left_open(view, victims):
            return []
        if _is_motive(view, victims):
            self.avenged.add(id(victims.group))
        blamed = doers_of_harm(view, victims, self.gazetteer)
        blamed = [
            m for m in blamed if not (is_victim(m.name, victims.group.victims) or self._only_tells(view, m))
        ]
        blamed = list({m.key: m for m in reversed(blamed)}.values())[::-1]
        blamed = [_owner_among(view, m, speaker) for m in blamed]
        names = [m.name for m in blamed] or owners_of_means(view, self.gazetteer)
        if not names and speaker is not None and self._tells_own_deed(view, victims, speaker):
            names = [_side_of(speaker.name)]
        names = [name for name in names if not (is_weapon(name) or is_victim(name, victims.group.victims))]
        return list(dict.fromkeys(party_named(name, self.gazetteer) for name in names))

    def _only_tells(self, view: View, party: Mention) -> bool:
        """ "It has killed 70, *the ministry says*, and uprooted 900": who tells between commas did nothing."""
        return "," in view.said and any(
            speaker is not None and speaker.start == party.start and not attribution.fronted
            for attribution, speaker in self.scene.circumstances.sources.speakers(view.number)
        )

    def _tells_own_deed(self, view: View, victims: Victims, speaker: Mention) -> bool:
        """ "The front said it killed nine", "police said four were arrested", "the army said 20 rebels died"."""
        told = speaker.name.lower().split()
        if told[-1] in _ANONYMOUS:
            return False
        armed = not _ARMED.isdisjoint(told)
        if not armed and (speaker.role not in _FORCES or speaker.kind in _UNARMED):
            return False
        said = (victims.group.victims or "").lower()
        if said.startswith(_OWN) or victims.harm == "missing" or victims.construct == "people_lost":
            return False
        if victims.active and _subject_word(view, victims.cue) in _ITSELF:
            return True
        if speaker.role != "force" and not armed:
            return False
        return victims.harm == "detained" or not _ENEMIES.isdisjoint(said.split())

    def settle(self, item: DraftCasualty, group: Group, sentence: int) -> DraftCasualty:
        """Lay a figure without a named doer to the party that claims or is accused of the deed close by."""
        if id(group) in self.avenged or item.background or item.scope not in {"incident", "multi_incident"}:
            return item
        if item.blamed_on and not all(nameless(name) for name in item.blamed_on):
            return item
        if item.means is not None and not OTHER_CAUSES.isdisjoint(item.means.lower().split()):
            return item  # "injured in the stampede"
        answer = self._answerable(item, sentence)
        if (
            answer is None
            or (item.blamed_on and self.scene.denies(answer.sentence))  # a charge that answers another
            or not (carries(item) or item.figure == 0)
            or (item.figure != 0 and any(is_victim(name, item.victims) for name in answer.names))
            or (_is_among(item.reported_by, answer.names) and not answer.claimed)
        ):
            return item
        answers = [answer, *self._counter_charges(item, sentence, answer)]
        names = list(dict.fromkeys(name for each in answers for name in each.names))
        sentences = sorted({*item.sentences, *(each.sentence for each in answers)})
        return replace(item, blamed_on=names, sentences=sentences)

    def _counter_charges(self, item: DraftCasualty, sentence: int, answer: Answer) -> list[Answer]:
        """ "The minister blamed the rebels for the murder, the rebels blamed the army": who else is accused of it."""
        return [
            other
            for other in self._near(item, sentence)
            if other is not answer
            and not (other.claimed or answer.claimed)
            and abs(other.sentence - sentence) <= _COUNTER_REACH
            and not _is_among(item.reported_by, other.names)
        ]

    @cached_property
    def _one_answers(self) -> bool:
        return len({answer.names for answer in self.scene.answerable}) == 1

    def _answerable(self, item: DraftCasualty, sentence: int) -> Answer | None:
        """The party that answers for the deed: the only one of the article, else the nearest told of it."""
        near = self._near(item, sentence)
        return min(near, key=lambda a: abs(a.sentence - sentence), default=None)

    def _near(self, item: DraftCasualty, sentence: int) -> list[Answer]:
        told, openings = self.scene.answerable, self.scene.openings
        if not told:
            return []
        before = _ANSWER_REACH if self._one_answers else _NEAR_ANSWER
        first = bisect_left(told, sentence - before, key=_SENTENCE)
        return [
            answer
            for answer in told[first : bisect_right(told, sentence + _ANSWER_REACH, key=_SENTENCE)]
            if answer.harm in (None, item.harm)
            and not _elsewhere(answer, item)
            and not _of_others(answer, item)
            and bisect_right(openings, answer.sentence) <= bisect_right(openings, sentence)
        ]


def _owner_among(view: View, doer: Mention, speaker: Mention | None) -> Mention:
    """ "India said *its forces* killed three": the forces of who tells it, and of nobody else who has forces."""
    bare = doer.role == "force" and doer.iso3 is None and doer.body is None
    owned = bare and doer.first > 0 and view.lows[doer.first - 1] in _OF_TELLER
    return speaker if owned and speaker is not None and speaker.role in _OWNERS else doer


def _is_motive(view: View, victims: Victims) -> bool:
    """ "The attack avenged the death of its leader": what is avenged was done by others."""
    return any(
        0 < victims.cue - position <= _AVENGED_WITHIN and "," not in view.lows[position : victims.cue]
        for position in view.where(_AVENGING)
    )


def _is_among(teller: str | None, names: Sequence[str]) -> bool:
    """Whether who tells of the harm is one of those it would be laid at: "Police" are "police"."""
    return teller is not None and teller.lower() in map(str.lower, names)


def _elsewhere(answer: Answer, item: DraftCasualty) -> bool:
    """Whether somebody is accused of a deed at another place than the figure's."""
    if answer.claimed or answer.place is None or item.place is None:
        return False
    there, here = answer.place.lower(), item.place.lower()
    return there not in here and here not in there


def _of_others(answer: Answer, item: DraftCasualty) -> bool:
    """ "charged with the murder of six priests": another figure of other people is another deed."""
    told = set((item.victims or "").lower().split())
    return bool(answer.victims) and not any(
        figure_of(group) == item.figure or not told.isdisjoint((group.victims or "").lower().split())
        for group in answer.victims
    )


def _side_of(name: str) -> str:
    """ "Army headquarters", "the army general staff": the deeds it tells are the army's."""
    told = name.split()
    if told[-1].lower() not in _ORGANS:
        return name
    return next((word for word in told if word.lower() in _ARMED), name)


def carries(item: DraftCasualty) -> bool:
    """Whether a doer named elsewhere may be laid to: not for one's own losses, enemies, flight, or no harm at all."""
    own = (item.victims or "").lower().startswith(_OWN)
    return not (own or item.figure == 0 or item.harm == "displaced" or is_enemy(item))


def of_one_kind(doer: str, victims: str | None) -> bool:
    """ "terrorist groups" do not kill "50 terrorists": the same word names both."""
    told = {_singular(word) for word in (victims or "").lower().split()}
    return not told.isdisjoint(_singular(word) for word in doer.lower().split() if word in _ENEMIES)


def is_victim(doer: str, victims: str | None) -> bool:
    """No side kills itself: "Front fighters" are not killed by "the front"."""
    suffered = set((victims or "").lower().split()) - _LITTLE
    if any(word.startswith("police") for word in suffered) and "police" in doer.lower():
        return True  # "a policeman" is the police's own
    return not suffered.isdisjoint(doer.lower().split()) or of_one_kind(doer, victims)


def _singular(word: str) -> str:
    return word.removesuffix("s")


def is_enemy(item: DraftCasualty) -> bool:
    """Whether the victims bear a name that a side gives its enemies."""
    return not _ENEMIES.isdisjoint((item.victims or "").lower().split())


def _subject_word(view: View, verb: int) -> str:
    """The pronoun that stands as subject: "it killed", "its units had beaten back …, killing"."""
    for low in _back_to_clause(view.lows, verb):
        if low in _ITSELF:
            return low
    return ""


def _back_to_clause(lows: Sequence[str], verb: int) -> Sequence[str]:
    first = verb
    while first > 0 and lows[first - 1] not in _CLAUSES and verb - first < _CLAUSE_REACH:
        first -= 1
    return lows[first:verb]


_ANONYMOUS = words("source sources official officials")
_ORGANS = words("headquarters staff hq spokesman spokeswoman spokesperson statement")
_AVENGING = words("""
    avenge avenged avenges avenging revenge vengeance retaliation retaliating reprisal reprisals retribution
""")
_OF_TELLER = words("its their our")
_OWNERS = frozenset({"state", "government", "force", "body"})
_AVENGED_WITHIN = 12
_ARMED = words("army military police forces troops navy")
_CLAUSES = words("said says saying that ; : claimed")
_CLAUSE_REACH = 24

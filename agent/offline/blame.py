"""At whose door harm is laid: the subject of the deed, its "by …", the owner of the means, who is accused or claims it.

The alleged doer is kept apart from the source; a party that tells of its own deeds is both.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter

from ...schemas.draft import DraftCasualty
from ..wordlists import words
from .doers import named_for, nameless, owners_of_means, party_named
from .gazetteer import Gazetteer
from .names import Mention
from .responsibility import Answer, is_open
from .scene import Scene
from .scope import figure_of
from .victims import Victims
from .view import View
from .words import AUXILIARIES, CLAUSE_OPENERS, DETERMINERS, IRREGULAR_PASTS, is_adverb

_PERPETRATORS = frozenset({"body", "force", "state", "government", "person", "office"})
_FORCES = frozenset({"force", "body", "state"})
_UNARMED = frozenset({"ngo", "media", "civilian_group", "intergovernmental", "other"})
# "carried out by", "blamed … claimed by": what a doer's "by" may follow beside the word of harm.
_DONE = words("""
    out conducted launched fired dropped planted perpetrated committed staged claimed placed thrown hurled detonated
    laid set left triggered hired paid
""")
# What a bomb does before it kills.
_THEY = words("it they")
_GONE_OFF = words("exploded detonated went off")
# A claim of responsibility stands within a few sentences of the deed.
_ANSWER_REACH = 5
_NEAR_ANSWER = 2
_COUNTER_REACH = 3
_ATTACKERS = frozenset({"body", "force", "state", "government"})
# "The patrol hit a mine, killing two": who runs into it is not who did it.
_TRAPS = words("mine mines landmine landmines bomb ied device ambush")
_TRAP_REACH = 4
_MEMBERS_REACH = 7
_WITHIN = words("in during by")
_ATTACK_NOUNS = words("attack ambush raid assault bombing shelling bombardment airstrike strike massacre")
_ITSELF = words("it they its their we our")
# "began bombing"
_BEGUN = words("began started resumed continued kept")
# What a side calls the people it has killed or taken.
_ENEMIES = words("""
    terrorist terrorists militant militants insurgent insurgents bandit bandits rebel rebels enemy enemies mercenary
    mercenaries gunmen infiltrators extremists jihadists guerrillas subversives suspects suspected wanted
    khwarij khawarij
""")
_OWN = ("of its", "its ", "of their", "their ", "of his", "his ", "of our", "our ")
_SENTENCE = attrgetter("sentence")


class Blame:
    """Answers who is blamed for a figure while the sentences are read, and settles it once all are."""

    def __init__(self, gazetteer: Gazetteer, scene: Scene) -> None:
        self.gazetteer, self.scene = gazetteer, scene

    def of(self, view: View, victims: Victims, speaker: Mention | None) -> list[str]:
        """The parties that the sentence itself lays the harm at."""
        blamed: list[Mention] = []
        if victims.group.reading.kind == "none_reported":
            return []
        if victims.active:
            subject = view.subject(victims.cue)
            joined = view.lows[victims.cue].endswith("ing")
            if subject is not None and is_open(view, subject.first):
                return []
            if subject is not None and joined and subject.role == "person":
                subject = None  # ", killing nine": what stands before the comma is seldom who did it
            if subject is not None and self._acts(view, subject) and subject.first != victims.group.first:
                blamed = [named_for(view, mention) for mention in view.listed(subject)]
            if not blamed and joined:
                blamed = self._attackers_before(view, victims.cue)
            blamed = blamed or self._planters(view, victims.cue) or self._meant(view, victims.cue)
        blamed = blamed or self._by_phrase(view, victims.cue, passive=not victims.active)
        if not blamed and not victims.active:
            blamed = (
                self._attackers_behind(view, victims.cue)
                or self._owner_of_deed(view, victims.cue)
                or self._owner_of_noun(view, victims.cue)
            )
        suffered = set((victims.group.victims or "").lower().split())
        blamed = [  # no side kills itself
            m
            for m in blamed
            if suffered.isdisjoint(m.name.lower().split()) and not of_one_kind(m.name, victims.group.victims)
        ]
        blamed = list({m.key: m for m in reversed(blamed)}.values())[::-1]
        names = [m.name for m in blamed] or owners_of_means(view, self.gazetteer)
        if not names and speaker is not None and self._tells_own_deed(view, victims, speaker):
            names = [_side_of(speaker.name)]
        return list(dict.fromkeys(party_named(name, self.gazetteer) for name in names))

    def _attackers_before(self, view: View, participle: int) -> list[Mention]:
        """ "The front shelled the market, killing nine": the subject of the attack that the participle hangs on."""
        begun = (hit.first for hit in view.attacks if view.lows[hit.first - 1] in _BEGUN)
        for verb in sorted((v for v in (*view.verbs, *begun) if v < participle), reverse=True):
            if view.lows[verb].endswith("ing") and view.lows[verb - 1] not in _BEGUN:
                continue
            told = view.lows[verb:participle]
            violent = self.gazetteer.attacks.find(told) or self.gazetteer.means.find(told)
            if not violent or not _TRAPS.isdisjoint(told) or not CLAUSE_OPENERS.isdisjoint(told):
                return []
            subject = None if view.after_be(verb) else view.subject(verb)
            if subject is None or subject.role not in _ATTACKERS:
                return []
            return [named_for(view, each) for each in view.listed(subject)]
        return []

    def _meant(self, view: View, verb: int) -> list[Mention]:
        """ "The front released a clerk it had kidnapped": the party before the pronoun, in its own sentence."""
        position = verb - 1
        while position > 0 and (view.lows[position] in AUXILIARIES or is_adverb(view.lows[position])):
            position -= 1
        if view.lows[position] not in _THEY:
            return []
        before = [m for m in view.mentions if m.last <= position and m.role in _ATTACKERS]
        return before[-1:] if before and not is_open(view, before[-1].first) else []

    def _attackers_behind(self, view: View, cue: int) -> list[Mention]:
        """ "Nine were killed when the front shelled the market": the subject of the attack in the clause behind."""
        opened = next((i for i in range(cue + 1, len(view.lows)) if self._another_clause(view, i)), None)
        if opened is None or view.lows[opened] != "when":
            return []
        for position in range(opened + 1, len(view.lows)):
            if view.lows[position] == "by" and view.lows[position - 1] in _DONE:
                planter = view.object(position + 1)
                done = planter is not None and planter.role in _PERPETRATORS
                return [named_for(view, planter)] if planter and done else []
        for hit in view.attacks:
            subject = view.subject(hit.first) if hit.first > opened and not view.after_be(hit.first) else None
            if subject is not None and subject.role in _ATTACKERS and subject.first > opened:
                trapped = not _TRAPS.isdisjoint(view.lows[hit.last : hit.last + _TRAP_REACH])
                return [] if trapped else [named_for(view, each) for each in view.listed(subject)]
        return []

    def _planters(self, view: View, verb: int) -> list[Mention]:
        """ "A bomb planted by the front killed four": who set what did the harm."""
        for position in range(verb - 1, 1, -1):
            if self._another_clause(view, position) and view.lows[position] not in _DONE | _GONE_OFF:
                return []
            if view.lows[position] == "by" and view.lows[position - 1] in _DONE:
                planter = view.object(position + 1)
                done = planter is not None and planter.role in _PERPETRATORS
                return [named_for(view, each) for each in view.listed(planter)] if planter and done else []
        return []

    def _owner_of_deed(self, view: View, cue: int) -> list[Mention]:
        """ "Two died in a Front attack": whose attack it was that they died in."""
        for mention in view.mentions:
            noun = view.lows[mention.last : mention.last + 1]
            before = view.lows[mention.first - 2 : mention.first]
            within = (
                mention.first > cue and len(before) == 2 and before[0] in _WITHIN and before[1] in DETERMINERS
            )
            if within and mention.role in _ATTACKERS and noun and noun[0] in _ATTACK_NOUNS:
                clear = not any(self._another_clause(view, i) for i in range(cue + 1, mention.first))
                return [mention] if clear else []
        return []

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

    def _acts(self, view: View, subject: Mention) -> bool:
        """A party, and not one that only describes the means ("sniper fire killed")."""
        inside = any(hit.first < subject.last < hit.last for hit in view.means)
        return subject.role in _PERPETRATORS and not inside

    def _by_phrase(self, view: View, cue: int, *, passive: bool) -> list[Mention]:
        if "by" not in view.said:
            return []
        attacks = {hit.last for hit in view.attacks}
        clear = True  # no other verb between the word of harm and "by"
        for position in range(cue + 1, len(view.tokens)):
            before = view.lows[position - 1]
            clear = clear and not self._another_clause(view, position)
            beside = view.harmed(position - 1) or before in _DONE or before in _TAKEN
            done = beside or position in attacks or (clear and passive)
            if view.lows[position] == "by" and done:
                mention = view.object(position + 1)
                mention = mention or _members_behind(view, position + 1)
                if mention is not None and mention.role in _PERPETRATORS:
                    return [named_for(view, each) for each in view.listed(mention)]
        return []

    def _owner_of_noun(self, view: View, noun: int) -> list[Mention]:
        """ "the army's murder of six priests"."""
        owner = view.mention_at(noun - 2) if view.lows[noun - 1 : noun] == ["'s"] else None
        return [owner] if owner is not None and owner.role in _ATTACKERS else []

    def _another_clause(self, view: View, position: int) -> bool:
        if view.harmed(position) or is_adverb(view.lows[position]):
            return False
        return (
            position in view.verbs
            or view.lows[position] in _MADE
            or view.lows[position] in CLAUSE_OPENERS
            or view.lows[position] in {";", ":"}
        )

    def settle(self, item: DraftCasualty, sentence: int) -> DraftCasualty:
        """Lay a figure without a named doer to the party that claims or is accused of the deed close by."""
        if item.background or item.scope not in {"incident", "multi_incident"}:
            return item
        if item.blamed_on and not all(nameless(name) for name in item.blamed_on):
            return item
        answer = self._answerable(item, sentence)
        if (
            answer is None
            or not (carries(item) or item.figure == 0)
            or (item.figure != 0 and any(of_one_kind(name, item.victims) for name in answer.names))
            or (item.reported_by in answer.names and not answer.claimed)
        ):
            return item
        answers = [answer, *self._counter_charges(item, sentence, answer)]
        names = list(dict.fromkeys(name for each in answers for name in each.names))
        sentences = sorted({*item.sentences, *(each.sentence for each in answers)})
        return item.model_copy(update={"blamed_on": names, "sentences": sentences})

    def _counter_charges(self, item: DraftCasualty, sentence: int, answer: Answer) -> list[Answer]:
        """ "The minister blamed the rebels for the murder, the rebels blamed the army": who else is accused of it."""
        return [
            other
            for other in self._near(item, sentence)
            if other is not answer
            and not (other.claimed or answer.claimed)
            and abs(other.sentence - sentence) <= _COUNTER_REACH
            and item.reported_by not in other.names
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


def _members_behind(view: View, first: int) -> Mention | None:
    """ "by unidentified men, presumably *members of the front*": plain words, then whose members they are."""
    for position in range(first, min(len(view.lows), first + _MEMBERS_REACH)):
        if view.lows[position] in {"members", "followers", "supporters"}:
            body = view.object(position + 2) if view.lows[position + 1 : position + 2] == ["of"] else None
            return body if body is not None and body.role in {"body", "force"} else None
        if position in view.verbs or view.lows[position] in CLAUSE_OPENERS:
            return None
    return None


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
_ARMED = words("army military police forces troops navy")
# "…, an allegation made by the army"
_MADE = IRREGULAR_PASTS | {"made", "given", "said"}
_TAKEN = words("taken seized abducted held led away")
_CLAUSES = words("said says saying that ; : claimed")
_CLAUSE_REACH = 24

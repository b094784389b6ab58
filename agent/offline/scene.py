"""The scene of an event: place, date and doer carry over while the next sentences tell of the same event."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from ..wordlists import words
from .circumstances import Circumstances
from .culprits import CULPRIT_SIGNS
from .doers import doers_of, is_weapon, nameless
from .fresh_events import has_event_of_its_own
from .gazetteer import Gazetteer
from .names import Mention
from .party_lists import listed_objects
from .responsibility import Answer, answers, is_no_deed
from .shooters import FIRED, shooters
from .view import View
from .whereabouts import Whereabouts
from .words import DETERMINERS, NEGATIONS

_DOERS = frozenset({"body", "force", "state", "government"})
# What is carried beyond its paragraph belongs to the sentence right behind it: wire copy has one-sentence paragraphs.
_NEXT = 1
_PLACE_REACH = 8
_DOERS_REACH = 3
_PLACE_BEYOND = 4
_WHEN_BEYOND = 2
_OMITTING = words("failing failure inaction silence negligence")
_CLAIMS = frozenset({"ANNOUNCE_OR_CLAIM", "CONCEDE", "COMMENT"})
_OWNING_UP = ("responsibility", "it carried out", "they carried out", "it was behind the")
# One of these stands in each of them.
_OWNED = words("responsibility carried behind")
_CLAIMING = words("claimed claims")
_DEEDS = words(
    "attack attacks raid raids bombing bombings ambush assault killing killings abduction blast strike"
)
_LAYING = words("attributed attribute attributes belonging")
_ANSWERING = CULPRIT_SIGNS | FIRED | _CLAIMING | _LAYING
_ARMED_NOUNS = words("front wing group faction bloc column brigade cell gang cartel militia movement")
# A line of a date or a place alone opens another event.
_LINE = 6
_PLURALS = words("rebels militants insurgents guerrillas separatists")
_LAID_WITHIN = 7
_DENIED = 3
# "In another incident, …": whoever acted before did not do this.
_ELSEWHERE = words("another separate separately elsewhere meanwhile")
_OPENING_WORDS = 4
_COURTS = words("""
    sentenced convicted acquitted verdict tribunal judge judges jury indicted pleaded guilty trial prosecutors
""")
_BUILDINGS = words("""
    barracks base station airport prison jail palace hotel embassy headquarters ministry university stadium court
    courthouse parliament compound square church mosque
""")
_OF_BODIES = frozenset({"killed", "injured", "killed_or_injured"})
_AWAY = frozenset({"away"})
_MILES = words("km kilometres kilometers miles metres meters")
_MOMENTS = words("time day night evening morning week month year")
# "accused the foreign troops *of* preventing"
_CHARGE_WITHIN = 4
_BLAMED_WITHIN = 16
_SPANNING = words("since until till throughout")
_LONG = words("month months year years decade decades")


class Carried(NamedTuple):
    """Words of an earlier sentence, and where they stand."""

    words: tuple[str, ...]
    sentence: int


class _Setting:
    """Where, when and by whom something was done in one sentence, read when a claim asks for it: most are not."""

    def __init__(
        self, view: View, gazetteer: Gazetteer, circumstances: Circumstances, whereabouts: Whereabouts
    ) -> None:
        self.view, self._gazetteer = view, gazetteer
        self._circumstances, self._whereabouts = circumstances, whereabouts

    @cached_property
    def _in_court(self) -> bool:
        """The day and the seat of a court are not those of the deed."""
        return not _COURTS.isdisjoint(self.view.said)

    @cached_property
    def told_place(self) -> str | None:
        return None if self._in_court else self._whereabouts.first(self.view)

    @cached_property
    def told_when(self) -> str | None:
        return None if self._in_court else self._circumstances.when(self.view, self.view.sentence.start)

    @property
    def place(self) -> str | None:
        place = self.told_place
        return place if place is not None and not _is_aside(self.view, place) else None

    @property
    def when(self) -> str | None:
        when = self.told_when
        return when if when is not None and not _is_span(when) else None

    @cached_property
    def doers(self) -> tuple[str, ...]:
        doers = [doer for doer in doers_of(self.view, self._gazetteer) if not is_weapon(doer)]
        return () if all(map(nameless, doers)) else tuple(doers)

    @property
    def is_history(self) -> bool:
        return self._circumstances.temporal(self.view) == "background"


class Scene:
    """Remembers the sentences in order and answers what of the last ones still holds."""

    def __init__(self, gazetteer: Gazetteer, circumstances: Circumstances) -> None:
        self.gazetteer, self.circumstances = gazetteer, circumstances
        self.whereabouts = Whereabouts(gazetteer, circumstances.sources)
        self._settings: dict[int, _Setting] = {}
        # Sentences at which another event may begin, in order.
        self.openings: list[int] = []

    def note(self, view: View) -> None:
        """Take in one sentence."""
        self._settings[view.number] = _Setting(view, self.gazetteer, self.circumstances, self.whereabouts)
        if view.sentence.heading or (len(view.tokens) <= _LINE and view.dates):
            self.openings.append(view.number)

    def place(self, view: View) -> Carried | None:
        return None if _is_elsewhere(view) else self._place(view)

    def _place(self, view: View) -> Carried | None:
        placed = self._last(view, lambda earlier: earlier.place, _PLACE_REACH)
        if placed is None or placed.place is None or not self._holds(view, placed, _PLACE_BEYOND):
            return None
        return Carried((placed.place,), placed.view.number)

    def when(self, view: View) -> Carried | None:
        """The date, which holds as long as the place where what happened then is still the scene."""
        dated = self._last(view, lambda earlier: earlier.when, _PLACE_REACH)
        if dated is None or dated.when is None:
            return None
        place = self._place(view)
        there = place is not None and place.words[0] == dated.told_place
        holds = self._holds(view, dated, _PLACE_BEYOND if there else _WHEN_BEYOND)
        return Carried((dated.when,), dated.view.number) if holds else None

    def doers(self, view: View) -> Carried | None:
        """Who acted in the sentences before, as long as this one tells of the same deed: in doubt nobody."""
        if _is_elsewhere(view):
            return None
        acting = self._last(view, lambda earlier: earlier.doers, _DOERS_REACH)
        if acting is None or not self._holds(view, acting, _NEXT):
            return None
        same = acting.view is view or self._is_same_deed(view, acting)
        return Carried(acting.doers, acting.view.number) if same else None

    def _is_same_deed(self, view: View, acting: _Setting) -> bool:
        if self.denies(acting.view.number) or has_event_of_its_own(view):
            return False
        place, when = self.whereabouts.first(view), self.circumstances.when(view, view.sentence.start)
        deed = (acting.told_place, acting.told_when)
        if place is not None and when is not None and place not in deed and when not in deed:
            return False
        return not (_differ(place, deed[0]) or _differ(when, deed[1]))

    def party_of(self, adjective: str) -> Carried | None:
        """The party that an adjective of its means stands for: "rebel fire" is that of "the rebels"."""
        plural = f"{adjective.lower()}s"
        if plural not in _PLURALS:
            return None
        for earlier in reversed(self._settings.values()):
            for mention in reversed(earlier.view.mentions):
                if mention.role == "force" and mention.name.lower() == plural:
                    return Carried((mention.name,), earlier.view.number)
        return None

    def _last(self, view: View, sets: Callable[[_Setting], object], reach: int) -> _Setting | None:
        """The last sentence that sets it, where it is not too far back; history sets no scene."""
        for earlier in reversed(self._settings.values()):
            if view.number - earlier.view.number > reach:
                return None
            if sets(earlier) and not earlier.is_history:
                return earlier
        return None

    def _holds(self, view: View, earlier: _Setting, beyond: int) -> bool:
        """Whether what was set still holds: in its paragraph, and beyond it till another event may begin."""
        if view.sentence.paragraph == earlier.view.sentence.paragraph:
            return True
        before = bisect_right(self.openings, earlier.view.number)
        opened = beyond > _NEXT and before < bisect_right(self.openings, view.number)
        return view.number - earlier.view.number <= (_NEXT if opened else beyond)

    # --- who answers for the deed -------------------------------------------------------------------------

    def denies(self, number: int) -> bool:
        """Whether somebody denies something in a sentence."""
        return any(said.cue.act == "DENY" for said, _ in self.circumstances.sources.speakers(number))

    @cached_property
    def answerable(self) -> list[Answer]:
        """Who claims, or is blamed for, the deed the article is about: asked when all sentences are read."""
        return [each for setting in self._settings.values() for each in self._answers(setting.view)]

    def _answers(self, view: View) -> Iterator[Answer]:
        """ "X claimed responsibility", "X said it carried out the attack", "blamed the attack on X"."""
        for attribution, speaker in self.circumstances.sources.speakers(view.number):
            owning = attribution.cue.act in _CLAIMS
            if not (owning or attribution.cue.act == "ACCUSE"):
                continue
            if not NEGATIONS.isdisjoint(view.lows[max(0, attribution.first - _DENIED) : attribution.first]):
                continue  # "has not yet claimed responsibility"
            if owning:
                done = speaker is not None and speaker.role in _DOERS and _owns_up(view, attribution.first)
                if speaker is not None and done:
                    yield Answer((speaker.name,), None, view.number, claimed=True)
            elif attribution.cue.form.startswith(("blam", "accus")):
                accused = view.object(attribution.last) or blamed_on(view, attribution.last)
                names = _accused_names(view, accused) if accused is not None else ()
                if accused is not None and names and self._of_a_deed(view, accused.last):
                    yield Answer(names, None, view.number)

        if _ANSWERING.isdisjoint(view.said) and not view.hits(self.gazetteer.responsibility):
            return  # nineteen sentences in twenty
        yield from answers(view, self.gazetteer)
        yield from (Answer((name,), None, view.number) for name in shooters(view))
        for names in (self._claimant(view), self._attributed(view)):
            if names:
                yield Answer(names, None, view.number)

    def _of_a_deed(self, view: View, last: int) -> bool:
        """Not "blamed X for failing to act", "accused X of breaking the truce": what X is accused of is no attack."""
        charge = view.lows[last:]
        if not _OMITTING.isdisjoint(charge):
            return False
        lead = next((i for i, low in enumerate(charge[:_CHARGE_WITHIN]) if low in {"of", "for"}), None)
        if lead is not None and is_no_deed(view, last + lead + 1):
            return False
        if lead != 0:
            return True
        violent = self.gazetteer.attacks.find(charge) or self.gazetteer.means.find(charge)
        harmed = any(view.harmed(i) for i in range(last, len(view.lows)))
        return bool(violent) or harmed or not _DEEDS.isdisjoint(charge)

    def _claimant(self, view: View) -> tuple[str, ...]:
        """ "X claimed the attack": the noun of a deed right behind the claim."""
        for position in view.where(_CLAIMING):
            behind = view.lows[position + 1 : position + 3]
            if len(behind) == 2 and behind[0] in DETERMINERS and behind[1] in _DEEDS:
                subject = view.subject(position)
                return (subject.name,) if subject is not None and subject.role in _DOERS else ()
        return ()

    def _attributed(self, view: View) -> tuple[str, ...]:
        """ "attributed the raid to X", "identified the aircraft as belonging to X"; not "35 are attributed to X"."""
        for position in view.where(_LAYING):
            if view.lows[position] == "belonging":
                if view.lows[position - 1] != "as":
                    continue
            elif any(group.counted for group in view.groups):
                continue
            for at in range(position + 1, min(len(view.lows), position + _LAID_WITHIN)):
                accused = view.object(at + 1) if view.lows[at] == "to" else None
                if accused is not None and accused.role in _DOERS:
                    return tuple(m.name for m in listed_objects(view, accused) if m.role in _DOERS)
        return ()


def _differ(one: str | None, other: str | None) -> bool:
    """Whether two places, or two dates, are told in other words, none of which is part of the other's."""
    return one is not None and other is not None and one not in other and other not in one


def _is_aside(view: View, place: str) -> bool:
    """ "The president was held at the Kati barracks": a building where nothing violent happens sets no scene."""
    if place.lower().split()[-1] not in _BUILDINGS or view.attacks or view.means:
        return False
    return not any(cue.harm in _OF_BODIES for hit in view.harms for cue in hit.payload)


def _owns_up(view: View, first: int) -> bool:
    """Whether what stands behind a word of speech takes the deed on: "…, the army said; the front claimed"."""
    if _OWNED.isdisjoint(view.said):
        return False
    told = " ".join(view.lows[first:]).split(" ; ")[0]
    return any(words in told for words in _OWNING_UP)


def _is_elsewhere(view: View) -> bool:
    """ "Meanwhile", "in a separate attack", "around the same time": another event, and not there."""
    opening = view.lows[: _OPENING_WORDS + 1]
    if "away" in view.said and any(view.lows[at - 1] in _MILES for at in view.where(_AWAY)):
        return True  # "a post 2 km away"
    same = opening.index("same") if "same" in opening else -1
    if same >= 0 and not _MOMENTS.isdisjoint(view.lows[same + 1 : same + 2]):
        return True
    return not _ELSEWHERE.isdisjoint(opening[:_OPENING_WORDS])


def blamed_on(view: View, first: int) -> Mention | None:
    """ "blamed the attack *on the rebels*": who stands behind what is laid at their door."""
    for position in range(first, min(len(view.lows), first + _BLAMED_WITHIN)):
        if view.lows[position] == "on" and view.object(position + 1) is not None:
            return view.object(position + 1)
    return None


def _accused_names(view: View, accused: Mention) -> tuple[str, ...]:
    """Who is accused; "the Ana Ruiz front" is a front, not a person."""
    noun = view.lows[accused.last : accused.last + 1]
    if accused.role == "person" and noun and noun[0] in _ARMED_NOUNS:
        return (view.source[accused.start : view.end(accused.last)],)
    return tuple(m.name for m in listed_objects(view, accused) if m.role in _DOERS)


def _is_span(when: str) -> bool:
    """ "since August", "in recent days", "over the past months": a time of its own, of no single event."""
    told = when.lower().split()
    return told[0] in _SPANNING or "recent" in told or not _LONG.isdisjoint(told)

"""Attacks that were beaten off and attempts in vain: who tried, and for which place."""

from dataclasses import dataclass, field

from ...schemas.vocabulary import ChangeType
from ..wordlists import words
from .cue_lexicon import TerritoryCue
from .gazetteer import Gazetteer
from .names import Mention
from .parties import PartyFinder
from .place_phrases import PlacePhrase
from .places import Places
from .realis import anchor_of
from .speakers import phrase_after
from .view import View

_BEFORE_GERUNDS = frozenset({",", "after", "by", "while"})
_ATTACK_REACH = 6
# "halted by an attack", "pushing back rebels who had made advances": no attack that was repelled.
_APART = words("by on who which that whose")
_GROUPS = words("groups fighters forces militias factions units tribesmen gunmen")
_ATTACKS = words("""
    attack attacks assault assaults offensive offensives advance advances incursion incursions infiltration
    attempt attempts push raid raids onslaught bid
""")
_BAR_REACH = 4
# "a military camp" is anybody's.
_ADJECTIVES = frozenset({"military"})
_ENTERING = words("""
    advancing entering taking seizing capturing reaching crossing infiltrating storming retaking recapturing moving
    penetrating overrunning breaking pushing closing gaining
""")
_TRYING = words("tried trying attempted attempting sought")
_TOWARDS = words("on to toward towards into in control of further closer")
# What stands before the place of an attack: "an assault on", "an attempt to take".
_AIMS = words("""
    on at against toward towards in into near take seize capture retake enter storm overrun connecting linking
    between
""")


@dataclass(slots=True)
class Reading:
    """One change as its frame gives it."""

    change: ChangeType
    places: list[PlacePhrase]
    gained: list[Mention] = field(default_factory=list)
    lost: list[Mention] = field(default_factory=list)
    placeless: bool = False  # the place was named before


def may_repel(view: View, gazetteer: Gazetteer) -> bool:
    """Whether a sentence may say that an attack was beaten off."""
    if _ATTACKS.isdisjoint(view.said):
        return False
    return any(cue.frame == "repel" for hit in view.hits(gazetteer.territory).values() for cue in hit.payload)


class AttemptFrames:
    """The frames of attempts, and what all frames lean on."""

    def __init__(self, gazetteer: Gazetteer, places: Places, parties: PartyFinder) -> None:
        self.gazetteer, self.places, self.parties = gazetteer, places, parties

    def _mover(self, view: View, first: int, last: int | None = None) -> list[Mention]:
        """The subject: of the word itself, or of what it depends on ("managed to capture")."""
        anchor = anchor_of(view, first)
        found = self.parties.before(view, anchor)
        if not found and view.lows[anchor].endswith("ing"):
            found = self.parties.ending_at(view, anchor)  # "showed soldiers raising their flag"
        if found or not view.lows[anchor].endswith("ing") or view.lows[anchor - 1] not in _BEFORE_GERUNDS:
            return found
        place = self.places.behind(view, last or first + 1)
        named = place is not None and (place.words == "it" or any(map(str.isupper, place.words)))
        return self._main_subject(view, anchor) if named else []

    def _main_subject(self, view: View, gerund: int) -> list[Mention]:
        """ "The rebels made gains, seizing …", "left after losing …": who acts in the clause it hangs on."""
        for verb in sorted((v for v in view.verbs if v < gerund), reverse=True):
            if not view.lows[verb].endswith("ing") and (found := self.parties.before(view, verb)):
                return found
        leading = next((m for m in view.mentions if m.last < gerund), None)
        return self.parties.right_behind(view, leading.first) if leading is not None else []

    def _passive(self, view: View, first: int, last: int) -> bool:
        if view.lows[first].endswith("ing"):
            return False
        return view.after_be(first) or view.lows[last : last + 1] == ["by"]

    def _repel(self, view: View, first: int, last: int, cue: TerritoryCue) -> Reading | None:
        passive = self._passive(view, first, last)
        window = (
            range(first - 1, max(-1, first - 2 * _ATTACK_REACH), -1)
            if passive
            else range(last, min(len(view.lows), last + _ATTACK_REACH))
        )
        attack = next((i for i in window if view.lows[i] in _ATTACKS), None)
        if attack is None and passive:
            return self._beaten_off(view, first, cue)
        if attack is None:
            return self._who_tried(view, last, cue)
        if not passive and any(view.lows[i] in _APART for i in range(last, attack)):
            return None
        attackers = self.parties.behind(view, attack + 1, {"by", "from"}, stop=first if passive else None)
        attackers = attackers or self._qualifying(view, attack) or self._plain(view, attack)
        place = self._attacked(view, attack + 1)
        defenders = [] if passive else self._mover(view, first)
        lost = [one for one in attackers if one not in defenders]
        return Reading(cue.change, [place] if place else [], [], lost, placeless=place is None)

    def _who_tried(self, view: View, last: int, cue: TerritoryCue) -> Reading | None:
        """ "beat back rebels *who had tried to* overrun the base"."""
        if _TRYING.isdisjoint(view.said):
            return None
        tried = self.parties.right_behind(view, last)
        start = tried[-1].last if tried else len(view.lows)
        who = next((i for i in range(start, min(len(view.lows), start + 2)) if view.lows[i] == "who"), None)
        for at in range(who or len(view.lows), min(len(view.lows) - 3, start + _ATTACK_REACH)):
            if view.lows[at] in _TRYING and view.lows[at + 1] == "to":
                place = self.places.behind(view, at + 3)
                return Reading(cue.change, [place], [], tried) if place is not None else None
        return None

    def _qualifying(self, view: View, attack: int) -> list[Mention]:
        """ "a rebel attack", "an *army* assault": who attacks stands before the noun."""
        named = self.parties.right_before(view, attack)
        force = None if named or not attack else self.force_at(view, attack - 1)
        return [force] if force is not None else named

    def force_at(self, view: View, at: int) -> Mention | None:
        """A state force that is no mention of its own because it describes the noun behind it."""
        token, entry = view.tokens[at], self.gazetteer.entry_of(view.lows[at])
        if entry is None or entry.category != "force" or entry.kind != "state_forces":
            return None
        if view.lows[at] in _ADJECTIVES:
            return None
        key = f"force::{entry.canonical}"
        return Mention(at, at + 1, view.starts[at], view.end(at), "force", token.text, entry.kind, key)

    def _plain(self, view: View, attack: int) -> list[Mention]:
        """ "an attempt by tribal groups": who tried, where no name tells."""
        if view.lows[attack + 1 : attack + 2] != ["by"]:
            return []
        phrase = phrase_after(view, attack + 2)
        if phrase is None or view.lows[phrase.last - 1] not in _GROUPS:
            return []
        start, end = view.starts[phrase.first], view.end(phrase.last - 1)
        name = view.source[start:end]
        key = f"force::{name.lower()}"
        return [Mention(phrase.first, phrase.last, start, end, "force", name, "non_state_armed_group", key)]

    def _beaten_off(self, view: View, first: int, cue: TerritoryCue) -> Reading | None:
        """ "attacked the garrison but were repulsed": the subject is who attacked."""
        for hit in reversed(self.gazetteer.attacks.find(view.lows[:first])):
            place, attackers = self.places.behind(view, hit.last), self.parties.before(view, hit.first)
            if place is not None and attackers and not view.after_be(hit.first):
                return Reading(cue.change, [place], [], attackers)
        return None

    def _attacked(self, view: View, first: int) -> PlacePhrase | None:
        for position in range(first, min(len(view.lows), first + 2 * _ATTACK_REACH)):
            if view.lows[position] in _AIMS:
                place = self.places.behind(view, position + 1)
                if place is not None:
                    return place
            if view.lows[position] in {"there", ".", ";"}:
                break
        return None

    def _bar(self, view: View, first: int, last: int, cue: TerritoryCue) -> Reading | None:
        """ "blocked the rebels from advancing on the town", "kept them from entering"."""
        barred = self.parties.right_behind(view, last)
        start = barred[-1].last if barred else last
        for at in range(start, min(len(view.lows) - 2, start + _BAR_REACH)):
            if view.lows[at] == "from" and view.lows[at + 1] in _ENTERING and barred:
                position = at + 2
                while position < len(view.lows) and view.lows[position] in _TOWARDS:
                    position += 1
                place = self.places.behind(view, position)
                return Reading(cue.change, [place], [], barred) if place is not None else None
        return None

    def _attempt(self, view: View, first: int, last: int, cue: TerritoryCue) -> Reading | None:
        places, tried = self.places.all_behind(view, last), self._mover(view, first)
        return Reading(cue.change, places, [], tried) if places and tried else None

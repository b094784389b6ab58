"""What stands around a word of control: the place it is about, who gains it and who loses it.

Each row of the table of territorial words has a frame, and each frame says where its place and its parties
stand. A frame that the words around do not fill gives nothing.
"""

from collections.abc import Callable
from dataclasses import replace

from ...schemas.vocabulary import ChangeType
from ..wordlists import words
from .attempt_frames import Reading
from .cue_lexicon import TerritoryCue
from .names import Mention
from .place_phrases import PlacePhrase
from .place_words import FACILITIES, is_level
from .realis import realis_of
from .state_frames import CLOSING, StateFrames, others
from .view import View
from .words import DETERMINERS, PREPOSITIONS

# The closing words of a gapped frame stand this close: "drove the rebels out of".
_TAIL_REACH = 8
_HOLDING_REACH = 6
# "told the news agency that": the words between are few.
_ADDRESS_REACH = 6
# "the soldiers were withdrawn": the subject of the passive is who leaves.
_TAKEN_OUT = words("gone withdrawn out back redeployed evacuated")
_SPANS = words("hour hours day days night nights week weeks morning afternoon evening")
_LEAVING = words("withdraw retreat redeploy flee leave pull abandon evacuate")
# "cut off a supply route": what lies behind it is cut off.
_WAYS = words("road roads route routes highway highways border")
_CONTROL_REACH = 5
_FULL = words('full complete total firm “ " effective')
_TAKE = words(
    "take takes took taken taking seize seizes seized seizing gain gains gained gaining win won wrested assumed"
)
_RETAKE = words(
    "regain regains regained regaining retake retook retaken retaking recovered restored reasserted resumed"
)
# "hoisted the blue and yellow flag over": the words between are few.
_FLAG_REACH = 9
_HOIST = words("raise raises raised raising plant plants planted planting hoist hoists hoisted hoisting")
_ALLIES = words("allies backers supporters families proxies")
_ALLIES_REACH = 4
_UNARMED = frozenset({"intergovernmental", "ngo", "media", "civilian_group"})
# Words of place or time that can stand before a verb: "to capture", "before they withdrew".
_ALSO_BEFORE_VERBS = words("to since before after as until")
_BEFORE_ADJECTIVES = PREPOSITIONS - _ALSO_BEFORE_VERBS
_BEFORE_NOUNS = DETERMINERS - {"that"}


class FrameReader(StateFrames):
    """Fills the frames of one article's words of control."""

    def read(self, view: View, first: int, last: int, cue: TerritoryCue) -> Reading | None:
        """The change that the words at `first` to `last - 1` tell of, or null."""
        # Each frame has a method of its name, bound for the call: a reader that kept them would hold itself alive.
        frame: Callable[[View, int, int, TerritoryCue], Reading | None] = getattr(self, f"_{cue.frame}")
        reading = frame(view, first, last, cue)
        if reading is None or not self._tells(reading, cue):
            return None
        realis = realis_of(view, self.gazetteer, first)  # of five words of control one tells of a change
        if realis == "unreal":
            return None
        if all(place.name is None and _is_plural(place) for place in reading.places):
            behind = max([last, *(place.last for place in reading.places)])
            reading.places = self.places.named_after(view, behind) or reading.places
        if realis == "attempted" and cue.frame in {"repel", "bar"}:
            return None  # "failed to stop the advance": nothing was stopped
        if realis == "attempted" and reading.change != "attempt_blocked":
            return Reading("attempt_blocked", reading.places, [], reading.gained) if reading.gained else None
        if realis == "agreed":
            leaves = reading.change in {"withdrawn", "transferred_nonviolent"}
            return (
                Reading("ceded_by_agreement", reading.places, reading.gained, reading.lost)
                if leaves
                else None
            )
        return reading

    def _tells(self, reading: Reading, cue: TerritoryCue) -> bool:
        """Whether a change is left when names that may be prizes or prisoners, and mere entries, are taken out."""
        if reading.change == "attempt_blocked":
            reading.lost = [m for m in reading.lost if m.kind not in _UNARMED]
            if cue.frame == "attempt" and not reading.lost:
                return False  # a convoy that could not get in
        if reading.change == "besieged":
            reading.places = [place for place in reading.places if place.level not in _WAYS]
        if cue.change in {"withdrawn", "advanced_into"}:
            reading.places = (
                [
                    place
                    for place in reading.places
                    if place.name or (place.level not in FACILITIES and not _is_bare_plural(place))
                ]
                if cue.change == "advanced_into"
                else [place for place in reading.places if place.level not in FACILITIES or place.name]
            )
        if cue.change != "captured" or cue.frame != "verb":
            return bool(reading.places) or reading.placeless
        reading.places = [
            place for place in reading.places if self.places.is_known(place) or reading.gained or reading.lost
        ]
        return bool(reading.places) or reading.placeless

    # --- frames ------------------------------------------------------------------------------------------

    def _verb(self, view: View, first: int, last: int, cue: TerritoryCue) -> Reading | None:
        if self._passive(view, first, last):
            places = self.places.before(view, first)
            agent = self.parties.behind(view, last, {"by"})
            return self._sided(view, last, cue, places, agent) if places else None
        if self._adjective(view, first) or (
            view.lows[first] == "now" and view.lows[last : last + 1] == ["only"]
        ):
            return None  # "now holds only the port": what is left, not what was taken
        mover = self._mover(view, first, last)
        if not mover:
            return None
        places = self.places.all_behind(view, last) or self._relative_object(view, first)
        if not places:
            return None
        return self._sided(view, max(last, places[-1].last), cue, places, mover)

    def _sided(
        self, view: View, behind: int, cue: TerritoryCue, places: list[PlacePhrase], mover: list[Mention]
    ) -> Reading:
        if cue.before == "loser":
            receiver = self.parties.behind(view, behind, {"to"}) or self._into_hands(view, behind)
            if not receiver and cue.change == "captured":
                receiver = self._state_behind(view, behind)
            return Reading(cue.change, places, receiver, mover)
        gained = mover if cue.before == "gainer" else []
        other = self._held_before(view, behind) if cue.change in {"captured", "recaptured"} else []
        return Reading(cue.change, places, gained, others(other, gained))

    def _state_behind(self, view: View, first: int) -> list[Mention]:
        """ "lost the town *to Russia*": behind "to" a state is read as a place, but here it is who has it now."""
        to = self.places.past_dates(view, first)
        state = view.mention_at(to + 1) if view.lows[to : to + 1] == ["to"] else None
        if state is None or state.iso3 is None or not self.gazetteer.is_country(state.name):
            return []
        return [replace(state, role="state", kind="state", key=f"state:{state.iso3}")]

    def _into_hands(self, view: View, first: int) -> list[Mention]:
        """ "…, leaving it in the hands of the militia"."""
        for position in range(first, len(view.lows) - 2):
            if view.lows[position : position + 2] == ["hands", "of"]:
                return self.parties.right_behind(view, position + 2)
        return []

    def _move(self, view: View, first: int, last: int, cue: TerritoryCue) -> Reading | None:
        if cue.before == "party" and self._adjective(view, first):
            return None  # "the disputed village"
        mover = self._mover(view, first)
        places = self.places.all_behind(view, last) if mover else []
        return self._sided(view, last, cue, places, mover) if places else None

    def _held(self, view: View, first: int, last: int, cue: TerritoryCue) -> Reading | None:
        """ "held it for most of the day": who leaves again had taken it."""
        if "for" not in view.said:
            return None
        place = self.places.behind(view, last)
        if place is None or view.lows[place.last : place.last + 1] != ["for"]:
            return None
        brief = not _SPANS.isdisjoint(view.lows[place.last : place.last + _HOLDING_REACH])
        holder = self._mover(view, first) if brief else []
        return Reading(cue.change, [place], holder) if holder else None

    def _gone(self, view: View, first: int, last: int, cue: TerritoryCue) -> Reading | None:
        closed = last >= len(view.lows) or view.lows[last] in CLOSING or view.in_date(last)
        if not closed or (self._passive(view, first, last) and view.lows[last - 1] not in _TAKEN_OUT):
            return None
        mover = self._mover(view, first)
        return Reading(cue.change, [], [], mover, placeless=True) if mover else None

    def _come(self, view: View, first: int, last: int, cue: TerritoryCue) -> Reading | None:
        closed = last >= len(view.lows) or view.lows[last] in CLOSING or view.in_date(last)
        mover = self.parties.before(view, first) if closed else []
        return Reading(cue.change, [], mover, placeless=True) if mover else None

    def _control(self, view: View, first: int, last: int, cue: TerritoryCue) -> Reading | None:
        """ "took “full” control on Monday of the town": the verb, the noun and the place stand apart."""
        verb = next(
            (i for i in range(first - 1, max(-1, first - _CONTROL_REACH), -1) if i in view.verbs), None
        )
        of = self.places.past_dates(view, last)
        if verb is None and view.lows[of : of + 1] in (["of"], ["over"]):
            return self._in_control(view, first, of + 1, cue)
        if (
            verb is None
            or view.lows[of : of + 1] not in (["of"], ["over"])
            or self._passive(view, verb, verb + 1)
        ):
            return None
        change: ChangeType | None = "captured" if view.lows[verb] in _TAKE else None
        change = "recaptured" if view.lows[verb] in _RETAKE else change
        places, mover = self.places.all_behind(view, of + 1), self._mover(view, verb)
        if change is None or not places or not mover or realis_of(view, self.gazetteer, verb) != "actual":
            return None
        return self._sided(view, places[-1].last, cue._replace(change=change), places, mover)

    def _in_control(self, view: View, noun: int, behind: int, cue: TerritoryCue) -> Reading | None:
        """ "said it was now in “full control” of the city"."""
        inside = noun - 1
        while inside > 0 and noun - inside < _CONTROL_REACH and view.lows[inside] in _FULL:
            inside -= 1
        if view.lows[inside] != "in" or realis_of(view, self.gazetteer, inside) != "actual":
            return None
        places, mover = self.places.all_behind(view, behind), self.parties.before(view, inside)
        return Reading(cue.change, places, mover) if places and mover and view.after_be(inside) else None

    def _flag(self, view: View, first: int, last: int, cue: TerritoryCue) -> Reading | None:
        verb = next(
            (i for i in range(first - 1, max(-1, first - _FLAG_REACH), -1) if view.lows[i] in _HOIST), None
        )
        places = self.places.all_behind(view, last)
        mover = self._mover(view, verb) if verb is not None else []
        return Reading(cue.change, places, mover) if places and mover else None

    def _expel(self, view: View, first: int, last: int, cue: TerritoryCue) -> Reading | None:
        passive = self._passive(view, first, last)
        expelled = self._mover(view, first) if passive else self.parties.right_behind(view, last)
        if not passive and view.lows[last : last + 1] == ["them"]:
            return self._expel_them(view, first, last + 1, cue)
        if not expelled and not passive and view.lows[last : last + 1] in (["from"], ["out"]):
            # "Rebels driven out of Sake", "Driven out of Sake by the army, the rebels …"
            passive, expelled = True, self.parties.ending_at(view, first) or self._opened(view, first)
        if not expelled:
            return None
        mover = self.parties.behind(view, last, {"by"}) if passive else self._mover(view, first)
        start = last if passive else self._past_allies(view, expelled[-1].last)
        for position in range(start, min(len(view.lows), start + _TAIL_REACH)):
            low = view.lows[position]
            if low in {"from", "of"}:
                places = self.places.all_behind(view, position + 1)
                return Reading(cue.change, places, mover, others(expelled, mover)) if places else None
            if low == "to" and view.lows[position + 1 : position + 2] and view.lows[position + 1] in _LEAVING:
                return Reading("withdrawn", [], [], expelled, placeless=True)
            if low in {".", ";", "and"}:
                break
        return None

    def _expel_them(self, view: View, first: int, last: int, cue: TerritoryCue) -> Reading | None:
        """ "… before the rebels drove *them* out": of the place they had just taken."""
        closed = view.lows[last + 1 : last + 2] and view.lows[last + 1] in CLOSING
        mover = self._mover(view, first) if view.lows[last : last + 1] == ["out"] and closed else []
        return Reading(cue.change, [], mover, placeless=True) if mover else None

    def _opened(self, view: View, participle: int) -> list[Mention]:
        """The subject of the clause behind a participle that opens the sentence."""
        comma = view.lows.index(",") if participle == 0 and "," in view.said else None
        return self.parties.right_behind(view, comma + 1) if comma is not None else []

    def _past_allies(self, view: View, position: int) -> int:
        """ "pushed the army *and its allies* out of": whoever is joined to the party without a name of his own."""
        behind = view.lows[position : position + _ALLIES_REACH]
        if behind[:1] != ["and"] or _ALLIES.isdisjoint(behind):
            return position
        return position + next(i for i, low in enumerate(behind) if low in _ALLIES) + 1

    def _give(self, view: View, first: int, last: int, cue: TerritoryCue) -> Reading | None:
        if self._passive(view, first, last):
            places = self.places.before(view, first)
            giver = self.parties.behind(view, last, {"by"})
            return (
                Reading(cue.change, places, self.parties.behind(view, last, {"to"}), giver)
                if places
                else None
            )
        giver, places = self._mover(view, first), self.places.all_behind(view, last)
        if not giver or not places:
            return None
        receiver = self.parties.behind(view, places[-1].last, {"to"})
        return Reading(cue.change, places, receiver, giver) if receiver else None

    def _reports(self, view: View, that: int) -> bool:
        """ "told the news agency *that* rebels had taken": behind a word of speech no relative clause begins."""
        before = [v for v in view.verbs if that - _ADDRESS_REACH <= v < that]
        return view.lows[that] == "that" and bool(before) and self.gazetteer.is_speech(view.lows[max(before)])

    # --- voice -------------------------------------------------------------------------------------------

    def _adjective(self, view: View, first: int) -> bool:
        """ "the besieged town", "in 19 besieged areas": a state that is mentioned, not a change that is told."""
        low = view.lows[first - 1] if first else ""
        if view.lows[first].endswith("ing"):
            return low in DETERMINERS
        counted = low[:1].isdigit() and view.mention_at(first - 1) is None  # but "M23 occupied"
        return low in _BEFORE_NOUNS or low in _BEFORE_ADJECTIVES or counted or low.endswith("-held")

    def _relative_object(self, view: View, verb: int) -> list[PlacePhrase]:
        """ "several towns that rebels had overrun": the place stands before the relative clause."""
        subject = view.subject(verb)
        if subject is None or subject.last > verb:
            return []
        position = subject.first - 1
        while position >= 0 and view.lows[position] in _BEFORE_NOUNS:
            position -= 1
        if position > 0 and view.lows[position] in {"that", "which"} and not self._reports(view, position):
            head = self.places.before_relative(view, position)
            return [head] if head is not None else []
        return []


def _is_plural(place: PlacePhrase) -> bool:
    return place.level is not None and place.level.endswith("s")


def _is_bare_plural(place: PlacePhrase) -> bool:
    """ "closed in on towns and villages": no place of its own."""
    return place.words.endswith("s") and all(
        is_level(low) or low == "and" for low in place.words.lower().split()
    )

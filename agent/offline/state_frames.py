"""States and nouns of control: "the town fell to the rebels", "came under rebel control", "the capture of the town"."""

import re

from ..wordlists import words
from .attempt_frames import AttemptFrames, Reading
from .cue_lexicon import TerritoryCue
from .names import Mention
from .view import View
from .words import DETERMINERS, NEGATIONS, PREPOSITIONS, RELATIVES, WEEKDAYS

_UNFINISHED_REACH = 6
# "left on Sunday", "had fallen by noon": what follows a verb that needs nothing behind it.
CLOSING = words("""
    . , ; and before after on in at with without for since by as during under to towards late early
    across beyond amid within
""")
_ANNOUNCING = words("""
    announced announces announcing claimed claims claiming declared confirmed reported celebrated made carried conducted
    completed began
""")
# Who admits a loss has lost; who admits the capture of a place has not taken it.
_ADMITTING = words("acknowledged acknowledges admitted admits conceded concedes mourned")
# "announced the full capture of": a determiner and an adjective or two.
_ANNOUNCED_REACH = 4
_POSSESSION = words("hands control rule")
_HELD = words("held controlled defended")
_STILL = words("still already long")
_LASTING = words("is are was were has have had remains remain")
_LONG = words("years months weeks decades decade year month")
_UNFINISHED = words("would could will may might if begun began begins underway goal aim target objective")
_POSSIBLE = words("would could will may might if")
_DOUBT_REACH = 6
# "managed to advance and control the village": the words between are few.
_MANAGED_REACH = 5
_DAY = re.compile(r"\b\d{1,2} [a-z]|[a-z] \d{1,2}\b(?!\d)|yesterday")
_CLOSING_STATE = CLOSING - {"to"}


class StateFrames(AttemptFrames):
    """The frames in which the place is the subject, or hangs on a noun."""

    def _held_before(self, view: View, behind: int) -> list[Mention]:
        """ "took the town from X", "cleared the town of X", "took the last town held by X"."""
        if view.lows[behind : behind + 1] == ["of"]:
            return self.parties.right_behind(view, behind + 1)
        held = next((i for i in range(behind, len(view.lows) - 1) if view.lows[i] in _HELD), None)
        by = held is not None and view.lows[held + 1] == "by"
        return self.parties.behind(view, behind, {"from"}) or (
            self.parties.right_behind(view, held + 2) if held is not None and by else []
        )

    def _hands(self, view: View, first: int, last: int, cue: TerritoryCue) -> Reading | None:
        """ "fell into rebel hands", "came under rebel control": whose they are stands before the noun."""
        reach = range(last, min(len(view.lows), last + 4))
        hands = next((i for i in reach if view.lows[i] in _POSSESSION), None)
        holder = self.parties.right_before(view, hands) if hands is not None else []
        if hands is None and cue.form.endswith("under"):
            holder = self._settled(view, self.parties.right_behind(view, last))
        places = self.places.before(view, first) if holder else []
        return Reading(cue.change, places, holder) if places else None

    def _settled(self, view: View, parties: list[Mention]) -> list[Mention]:
        """ "came under Front forces on Monday", not "came under army shelling"."""
        last = parties[-1].last if parties else 0
        return parties if last >= len(view.lows) or view.lows[last] in CLOSING or view.in_date(last) else []

    def _state(self, view: View, first: int, last: int, cue: TerritoryCue) -> Reading | None:
        bare = cue.after == "none" and " " not in cue.form
        if bare and not (last >= len(view.lows) or view.lows[last] in _CLOSING_STATE or view.in_date(last)):
            return None
        if (
            bare
            and view.lows[last : last + 1] == ["on"]
            and not (last + 1 < len(view.lows) and view.in_date(last + 1))
        ):
            return None  # "had fallen on hard times"
        places = self.places.before(view, first)
        if not places:
            return None
        party = self.parties.right_behind(view, last) or self.parties.behind(view, last, {"by"})
        if cue.change == "captured" and view.lows[first] in _LASTING and self._lasts(view, last):
            return None  # "has been under the control of the army for two years"
        return Reading(cue.change, places, party if cue.after == "gainer" else [])

    def _rules(self, view: View, first: int, last: int, cue: TerritoryCue) -> Reading | None:
        """ "the army says it controls the villages": what a side claims to hold it has taken."""
        claimed = self.parties.circumstances.sources.source_of(view, first) is not None
        claimed = claimed or "managed" in view.lows[max(0, first - _MANAGED_REACH) : first]
        if view.lows[first - 1] in _STILL:
            return None  # "still controlled the airport": nothing has changed hands
        if not claimed or view.lows[first - 1] in RELATIVES or self._passive(view, first, last):
            return None
        places = [p for p in self.places.all_behind(view, last) if not self.places.is_wide(p)]
        mover = self._mover(view, first)
        if not places or not mover or self._lasts(view, first):
            return None
        return Reading(cue.change, places, mover)

    def _lasts(self, view: View, first: int) -> bool:
        """Whether the clause tells how long something has been so."""
        behind = view.lows[first:]
        return any(
            (low == "since" and not _on_a_day(view, first + at + 1))
            or (low == "for" and not _LONG.isdisjoint(behind[at + 1 : at + 6]))
            for at, low in enumerate(behind)
        )

    def _noun(self, view: View, first: int, last: int, cue: TerritoryCue) -> Reading | None:
        places = self.places.all_behind(view, last)
        if not places or self._open(view, places[-1].last) or self._doubted(view, first):
            return None
        if cue.before == "party":
            return Reading(cue.change, [p for p in places if p.name is not None] or places[:1])
        end = places[-1].last
        announcing = _ANNOUNCING | _ADMITTING if cue.before == "loser" else _ANNOUNCING
        agent = self.parties.behind(view, end, {"by"}) or self._owner(view, first, announcing)
        if cue.before == "loser":
            receiver = self.parties.behind(view, end, {"to"})
            told = agent or receiver or any(place.name for place in places)
            return Reading(cue.change, places, receiver, agent) if told else None
        gained = agent or self.parties.behind(view, end, {"to"}, stop=end + 1)
        lost = others(self._held_before(view, end), gained) if cue.before == "gainer" else []
        return Reading(cue.change, places, gained, lost) if gained or lost else None

    def _doubted(self, view: View, noun: int) -> bool:
        """ "may have ordered its withdrawal from", "has not confirmed the fall of"."""
        for position in range(noun - 1, max(-1, noun - 1 - _DOUBT_REACH), -1):
            low = view.lows[position]
            if low in {",", ";", "that", "after", "before", "since"}:
                return False
            if low in _POSSIBLE or low in NEGATIONS or low.endswith("n't"):
                return not view.in_date(position)
        return False

    def _open(self, view: View, first: int) -> bool:
        """ "The capture of the town would …"."""
        behind = range(first, min(first + _UNFINISHED_REACH, len(view.lows)))
        return any(view.lows[i] in _UNFINISHED and not view.in_date(i) for i in behind)

    def _owner(self, view: View, noun: int, announcing: frozenset[str]) -> list[Mention]:
        """ "the army's capture of", "the RSF announced the capture of"."""
        before = view.lows[noun - 1] if noun else ""
        if before == "'s":
            return self.parties.ending_at(view, noun - 1)
        if (named := self._qualifying(view, noun)) and before not in DETERMINERS:
            return named  # "the rebel capture of"
        for position in range(noun - 1, max(-1, noun - 1 - _ANNOUNCED_REACH), -1):
            if view.lows[position] in announcing:
                return self.parties.before(view, position)
            if view.lows[position] in PREPOSITIONS:
                break
        return []


def _on_a_day(view: View, position: int) -> bool:
    """ "since Tuesday", "since 25 October": a day of which the article still tells."""
    start = view.starts[position] if position < len(view.starts) else -1
    date = next((view.source[a:b].lower() for a, b in view.dates if a <= start + 1 and start < b), "")
    return bool(date) and (any(low in WEEKDAYS for low in date.split()) or _DAY.search(date) is not None)


def others(parties: list[Mention], side: list[Mention]) -> list[Mention]:
    """The parties that are not on a side."""
    return [party for party in parties if party not in side]

"""Changes of control in an article: each told once, with all the sentences that tell of it."""

from collections.abc import Sequence
from dataclasses import replace

from ...schemas.draft import DraftTerritory
from ...schemas.vocabulary import ChangeType
from ..wordlists import words
from .actors import ActorReader
from .attempt_frames import Reading, may_repel
from .changes import TAKING, Change, Side, complete, meet, merge, opposed, same, share_losers
from .circumstances import Circumstances
from .control_frames import FrameReader
from .cue_lexicon import TerritoryCue
from .gazetteer import Gazetteer
from .names import Mention
from .parties import PartyFinder
from .phrases import Hit
from .place_phrases import PlacePhrase
from .places import FAR, Places
from .view import View
from .words import WEEKDAYS

_GUARD_REACH = 4
# A withdrawal without a place, or an attack that was beaten off, is about a place of one of the last sentences.
_NEAR = 2
_ANYWHERE = frozenset(
    {"countryside", "area", "areas", "territory", "territories", "region", "place", "places", "line", "lines"}
)
_POSTS = frozenset({"positions", "posts", "bases", "trenches", "lines", "barracks", "outposts"})
_SMALL = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
# "took the town, killing nine soldiers", "after clashes with the army": who stands right behind these lost it.
_FIGHTING = words("""
    killing wounding capturing ousting routing defeating expelling dislodging evicting against fighting clashes
    battles clash battle
""")
_FOUGHT_REACH = 4
_LONGEST_LINE = 12
_ARMED = frozenset({"state_forces", "non_state_armed_group", "coalition"})


class TerritoryReader:
    """Reads the territorial claims of an article, sentence by sentence."""

    def __init__(
        self, gazetteer: Gazetteer, circumstances: Circumstances, actors: ActorReader, views: Sequence[View]
    ) -> None:
        self.gazetteer, self.circumstances, self.actors = gazetteer, circumstances, actors
        self.places = Places(gazetteer, views)
        self.frames = FrameReader(gazetteer, self.places, PartyFinder(circumstances))
        self.changes: list[Change] = []
        self._open: tuple[Change, bool] | None = (
            None  # whose places stand in lines below, announced by a colon
        )
        # Sentences before one that may say that an attack was beaten off: nobody asks what else was attacked.
        repelled = [view.number for view in views if may_repel(view, gazetteer)]
        self._before_repulses = {number - back for number in repelled for back in range(1, _NEAR + 1)}
        self._attacks: list[tuple[PlacePhrase, int]] = []
        self._attackers: list[tuple[list[Mention], int]] = []

    def read(self, view: View) -> int:
        """Read one sentence; the number of claims found in it."""
        found = self.read_line(view)
        taken: set[int] = set()
        for hit in view.find(self.gazetteer.territory):
            if _is_named(view, hit.first):
                continue
            reading = self._reading(view, hit)
            if reading is None:
                continue
            rule, told = reading
            for place, number in self._placed(view, told):
                if (place.first in taken and told.change == "contested") or not place.words:
                    continue
                taken.add(place.first)
                self._gather(view, hit, told, place, number, rule)
                found += 1
                if place.name is None and (place.level or "").endswith("s"):
                    self._open = self.changes[-1], view.lows[-1] == ":"
        if view.attacks and view.number in self._before_repulses:
            self._note_attack(view)
        self.frames.parties.note(view)
        self.places.remember(view)
        return found

    def read_line(self, view: View) -> int:
        """ "retook the following villages:" and the names on lines of their own: each is a change by itself."""
        held, self._open = self._open, None
        if held is None or view.verbs:
            return 0
        opened, colon = held
        first = next((at for at, token in enumerate(view.tokens) if token.word), 0)
        phrase = self.places.phrase(view, first)
        names = self.places.by_district(view, phrase) if phrase is not None else []
        if colon and not names and len(view.tokens) <= _LONGEST_LINE:
            names = self.places.names_from(view, first)
        if not names:
            return 0
        if opened in self.changes and opened.place.islower():
            self.changes.remove(opened)  # the villages that were only counted
        for name in names:
            numbers = sorted({opened.sentences[0], view.number})
            self.changes.append(replace(opened, place=name.words, key=name.key, sentences=numbers))
        self._open = held
        return len(names)

    def claims(self) -> list[tuple[DraftTerritory, str]]:
        """Every change with the rule that found it, in the order of the text."""
        complete(self.changes)
        share_losers(self.changes)
        return [
            (
                DraftTerritory(
                    change=one.change,
                    place=one.place,
                    gained_by=[m.name for m in one.gained.values()],
                    lost_by=[m.name for m in one.lost.values()],
                    when=one.when,
                    reported_by=one.reported_by,
                    background=one.background,
                    sentences=one.sentences,
                ),
                one.rule,
            )
            for one in self.changes
        ]

    def _reading(self, view: View, hit: Hit[tuple[TerritoryCue, ...]]) -> tuple[str, Reading] | None:
        for cue in hit.payload:
            reading = self.frames.read(view, hit.first, hit.last, cue)
            if reading is not None:
                return f"territory.{reading.change}.{cue.frame}", reading
        return None

    # --- the place ---------------------------------------------------------------------------------------

    def _placed(self, view: View, reading: Reading) -> list[tuple[PlacePhrase, int | None]]:
        if reading.change == "withdrawn" and all(p.words.lower() in _POSTS for p in reading.places):
            reading.placeless = True  # "abandoned their positions": those in the place told of
        if not reading.placeless:
            resolved = [
                each
                for p in reading.places
                for each in (
                    self._pointed(view, p) or self._told_of(view, p) or [self.places.resolve(view, p)]
                )
            ]
            return [(p, n) for p, n in resolved if p.name is not None or not _is_anywhere(p)]
        if reading.change == "attempt_blocked":
            return self._attacked(view, reading)
        parties = self._sides([*reading.gained, *reading.lost])
        here = [change for change in self.changes if view.number in change.sentences] or [
            change
            for change in self.changes
            if view.number - max(change.sentences) <= _NEAR
            and (
                meet(change.gained, parties)
                or meet(change.lost, parties)
                or (reading.change == "withdrawn" and opposed(change.gained, parties))
                or (reading.gained and change.change == "withdrawn" and opposed(change.lost, parties))
            )
        ]
        if not here:
            return []
        # Who takes a place drives others out; who only comes near does not.
        last = ([one for one in here if one.change in {"captured", "recaptured"}] or here)[-1]
        # "took Sake and Minova after the army fled": several places that were taken together.
        together = [one for one in here if one.rule == last.rule and one.sentences == last.sentences]
        return [(PlacePhrase(one.place, -1, -1, one.key, None), max(one.sentences)) for one in together]

    def _pointed(self, view: View, phrase: PlacePhrase) -> list[tuple[PlacePhrase, int | None]]:
        """ "Four towns had fallen. These areas …": the places of the changes told right before."""
        pointing = {"these", "those"}.intersection(view.lows[max(0, phrase.first - 1) : phrase.first + 1])
        if phrase.name is not None or not (pointing or self._is_number(view, phrase)):
            return []
        told = [one for one in self.changes if one.sentences[-1] == view.number - 1]
        told = told or [one for one in self.changes if view.number in one.sentences]
        if not pointing:
            here = [one for one in self.changes if view.number in one.sentences]
            told = next(
                (each for each in (here, told) if len(each) == _SMALL.get(phrase.words.split()[0])), []
            )
        return [(PlacePhrase(one.place, -1, -1, one.key, None), one.sentences[-1]) for one in told]

    def _is_number(self, view: View, phrase: PlacePhrase) -> bool:
        """ "took Sake and Minova … left *the two towns*"."""
        said = phrase.words.split()
        definite = phrase.first > 0 and view.lows[phrase.first - 1] in {"the", "both"}
        return (
            len(said) == 2 and said[0] in _SMALL and (definite or view.lows[phrase.first] in {"the", "both"})
        )

    def _told_of(self, view: View, phrase: PlacePhrase) -> list[tuple[PlacePhrase, int | None]]:
        """ "seized a border town … left *the town*", "retook a town after *it* was abandoned": a nameless place."""
        bare = phrase.level is not None and phrase.words.lower() == phrase.level
        definite = phrase.first > 0 and view.lows[phrase.first - 1] in {"the", "this", "that"}
        if phrase.name is not None or not (phrase.words == "it" or (bare and definite)):
            return []
        for one in reversed(self.changes):
            here = one.sentences[-1] == view.number
            head = one.place.split(" in ")[0].split()
            nameless = one.place.startswith(("a ", "an ")) and head[-1].islower()
            alike = here if phrase.level is None else head[-1] == phrase.level
            if nameless and alike and (here or self.places.named_as(phrase.level or "") is None):
                return [(PlacePhrase(one.place, -1, -1, one.key, None), one.sentences[-1])]
        return []

    def _attacked(self, view: View, reading: Reading) -> list[tuple[PlacePhrase, int | None]]:
        """The place that the attack of the last sentences was on, and who attacked."""
        recent = [(place, number) for place, number in self._attacks if view.number - number <= _NEAR]
        if not recent:
            return []
        if not reading.lost:
            doers = [who for who, number in self._attackers if number == recent[-1][1]]
            reading.lost = doers[-1] if doers else []
        return [recent[-1]] if reading.lost else []

    def _note_attack(self, view: View) -> None:
        for hit in view.attacks:
            place = self.places.behind(view, hit.last)
            if place is None or view.after_be(hit.first):
                continue
            doers = self.frames.parties.before(view, hit.first)
            if doers:
                self._attacks.append((place, view.number))
                self._attackers.append((doers, view.number))

    # --- gathering ---------------------------------------------------------------------------------------

    def _gather(
        self,
        view: View,
        hit: Hit[tuple[TerritoryCue, ...]],
        reading: Reading,
        place: PlacePhrase,
        named_in: int | None,
        rule: str,
    ) -> None:
        self.places.learn(place)
        first = hit.first
        speaker = self._speaker(view, first, hit.last)
        behind = view.end(min(first + 1, len(view.tokens) - 1))
        numbers = {view.number}
        if named_in is not None and 0 <= view.number - named_in <= FAR:
            numbers.add(named_in)
        lost = reading.lost
        if reading.change in TAKING and not lost and named_in in {None, view.number}:
            lost = [m for m in self._holders(view, place) if m not in reading.gained]
            lost = lost or self._fought(view, hit.last, reading)
        new = Change(
            reading.change,
            place.words,
            place.key,
            self._sides(reading.gained),
            self._sides(lost),
            self.circumstances.when(view, behind),
            speaker.name if speaker is not None else None,
            self._recalled(view, first, reading.change),
            sorted(numbers),
            rule,
        )
        if new.background and new.change == "contested":
            return  # fighting of long ago that changed nothing
        if new.change in TAKING and self._leaves(new):
            return
        for old in self.changes:
            if same(old, new):
                merge(old, new)
                return
        self.changes.append(new)

    def _leaves(self, new: Change) -> bool:
        """ "the group that withdrew from the town and took it": whoever leaves a place in the same breath."""
        return any(
            meet(old.lost, new.gained)
            for old in self.changes
            if old.change == "withdrawn"
            and old.key == new.key
            and not set(old.sentences).isdisjoint(new.sentences)
        )

    def _fought(self, view: View, first: int, reading: Reading) -> list[Mention]:
        """ "seized the town, killing nine soldiers", "… after clashes with the army": the one armed party beaten."""
        gained = self._sides(reading.gained)
        if not gained or _FIGHTING.isdisjoint(view.said):
            return []
        beaten = [
            m
            for m in view.mentions
            if m.first > first
            and m.role in {"body", "force"}
            and m.kind in _ARMED
            and not _FIGHTING.isdisjoint(view.lows[max(first, m.first - _FOUGHT_REACH) : m.first])
            and opposed(gained, self._sides([m]))
        ]
        return beaten if len(beaten) == 1 else []

    def _holders(self, view: View, place: PlacePhrase) -> list[Mention]:
        """ "two SDF checkpoints", "the militia's camp", "an army outpost": whose place it was."""
        inside = [m for m in view.mentions if place.first <= m.first < m.last < place.last]
        named = [m for m in inside if m.role in {"body", "force"} and m.kind in _ARMED]
        described = range(place.first, place.last - 1) if not inside else range(0)
        return named or [force for at in described if (force := self.frames.force_at(view, at)) is not None]

    def _speaker(self, view: View, first: int, last: int) -> Mention | None:
        """On whose word the change stands; the word of control itself ("is disputed") is nobody's word."""
        if any(
            a.first < last and first < a.last for a, _ in self.circumstances.sources.speakers(view.number)
        ):
            return None
        return self.circumstances.sources.source_of(view, first)

    def _sides(self, mentions: Sequence[Mention]) -> Side:
        return {self.actors.identity(mention): mention for mention in mentions}

    def _recalled(self, view: View, first: int, change: ChangeType) -> bool:
        """History, or the starting point of something else: "rapid gains since it seized Mosul"."""
        if change == "besieged" and "since" in view.said:
            return False  # a siege that lasts since then
        if self.circumstances.long_ago(view, first):
            return True
        if any(view.lows[at] in WEEKDAYS for at in range(first, min(len(view.lows), first + _GUARD_REACH))):
            return False  # "retook on Wednesday two towns they had held years ago"
        if "since" in view.lows[max(0, first - _GUARD_REACH) : first] and not any(
            view.source[start:end].lower().startswith("since") for start, end in view.dates
        ):
            return True
        return self.circumstances.temporal(view, first) == "background"


def _is_anywhere(place: PlacePhrase) -> bool:
    """ "advanced in the area", "in the territory": no place that could be found."""
    return place.level is None or place.words.lower() in _ANYWHERE


def _is_named(view: View, first: int) -> bool:
    """ "the Desert Shield", "Operation Storm": a word of control in a name."""
    if not view.tokens[first].capitalised:
        return False
    opens = first == 0 or not view.tokens[first - 1].word or view.mention_at(first - 1) is not None
    return not opens

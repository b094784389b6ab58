"""Changes of control in an article: each told once, with all the sentences that tell of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ...schemas.draft import DraftTerritory
from ...schemas.vocabulary import ChangeType
from .actors import ActorReader
from .attempt_frames import Reading
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

_GUARD_REACH = 4
# A withdrawal without a place, or an attack that was beaten off, is about a place of one of the last sentences.
_NEAR = 2
_TAKING = frozenset({"captured", "recaptured", "advanced_into", "transferred_nonviolent"})
_GIVING = frozenset({"withdrawn"})
_ARMED = frozenset({"state_forces", "non_state_armed_group", "coalition"})


Side = dict[str, Mention]  # parties by the key under which they are known


@dataclass(slots=True)
class Change:
    """A change of control as it is being gathered; who gains and who loses."""

    change: ChangeType
    place: str
    key: str
    gained: Side = field(default_factory=dict)
    lost: Side = field(default_factory=dict)
    when: str | None = None
    reported_by: str | None = None
    background: bool = False
    sentences: list[int] = field(default_factory=list)
    rule: str = ""


class TerritoryReader:
    """Reads the territorial claims of an article, sentence by sentence."""

    def __init__(
        self, gazetteer: Gazetteer, circumstances: Circumstances, actors: ActorReader, views: Sequence[View]
    ) -> None:
        self.gazetteer, self.circumstances, self.actors = gazetteer, circumstances, actors
        self.places = Places(gazetteer, views)
        self.frames = FrameReader(gazetteer, self.places, PartyFinder(circumstances))
        self.changes: list[Change] = []
        self._attacks: list[tuple[PlacePhrase, int]] = []
        self._attackers: list[tuple[list[Mention], int]] = []

    def read(self, view: View) -> int:
        """Read one sentence; the number of claims found in it."""
        found = 0
        taken: set[int] = set()
        for hit in view.find(self.gazetteer.territory):
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
        self._note_attack(view)
        self.frames.parties.note(view)
        self.places.remember(view)
        return found

    def claims(self) -> list[tuple[DraftTerritory, str]]:
        """Every change with the rule that found it, in the order of the text."""
        self._complete()
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
        if not reading.placeless:
            resolved = [self._pointed(view, p) or self.places.resolve(view, p) for p in reading.places]
            return [(p, n) for p, n in resolved if p.name is not None or p.level is not None]
        if reading.change == "attempt_blocked":
            return self._attacked(view, reading)
        parties = self._sides([*reading.gained, *reading.lost])
        here = [
            change
            for change in self.changes
            if view.number in change.sentences
            or (
                view.number - max(change.sentences) <= _NEAR
                and (_meet(change.gained, parties) or _meet(change.lost, parties))
            )
        ]
        if not here:
            return []
        last = here[-1]
        # "took Sake and Minova after the army fled": several places that were taken together.
        together = [one for one in here if one.rule == last.rule and one.sentences == last.sentences]
        return [(PlacePhrase(one.place, -1, -1, one.key, None), max(one.sentences)) for one in together]

    def _pointed(self, view: View, phrase: PlacePhrase) -> tuple[PlacePhrase, int] | None:
        """ "Four towns had fallen. These areas …": the places of the change told right before."""
        pointing = {"these", "those"}.intersection(view.lows[max(0, phrase.first - 1) : phrase.first + 1])
        last = self.changes[-1] if self.changes else None
        if phrase.name is not None or not pointing or last is None or last.sentences[-1] != view.number - 1:
            return None
        return PlacePhrase(last.place, -1, -1, last.key, None), last.sentences[-1]

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
        if reading.change in _TAKING and not lost and named_in in {None, view.number}:
            lost = [m for m in self._holders(view, place) if m not in reading.gained]
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
        for old in self.changes:
            if self._same(old, new):
                _merge(old, new)
                return
        self.changes.append(new)

    def _holders(self, view: View, place: PlacePhrase) -> list[Mention]:
        """ "two SDF checkpoints", "the militia's camp", "an army outpost": whose place it was."""
        inside = [m for m in view.mentions if place.first <= m.first < m.last < place.last]
        named = [m for m in inside if m.role in {"body", "force"} and m.kind in _ARMED]
        described = range(place.first, place.last - 1) if not inside else range(0)
        return named or [force for at in described if (force := self._force_at(view, at)) is not None]

    def _force_at(self, view: View, at: int) -> Mention | None:
        """A state force that is no mention of its own because it describes the noun behind it."""
        token, entry = view.tokens[at], self.gazetteer.entry_of(view.lows[at])
        if entry is None or entry.category != "force" or entry.kind != "state_forces":
            return None
        key = f"force::{entry.canonical}"
        return Mention(at, at + 1, view.starts[at], view.end(at), "force", token.text, entry.kind, key)

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
        if change == "besieged" and "since" in view.lows:
            return False  # a siege that lasts since then
        dated = any(view.source[start:end].lower().startswith("since") for start, end in view.dates)
        if self.circumstances.long_ago(view, first):
            return True
        since = "since" in view.lows[max(0, first - _GUARD_REACH) : first] and not dated
        return since or self.circumstances.temporal(view, first) == "background"

    def _same(self, old: Change, new: Change) -> bool:
        """Whether both tell of one change: the same place and nobody who stands against it."""
        if old.background != new.background:
            return False
        if self._named_later(old, new):
            return True
        if old.key != new.key and not self._within(old, new):
            return False
        if old.change == new.change or {old.change, new.change} <= {
            "captured",
            "recaptured",
            "advanced_into",
        }:
            return _agree(old.gained, new.gained) and _agree(old.lost, new.lost)
        if old.change in _TAKING and new.change in _GIVING:
            together = not set(old.sentences).isdisjoint(new.sentences)
            other_side = bool(old.gained) and not _one_side(old.gained, new.lost)
            handed = old.change == "transferred_nonviolent" and together
            return (handed or other_side) and _agree(old.lost, new.lost)
        if old.change in _GIVING and new.rule.endswith("come"):
            return not _one_side(old.lost, new.gained)
        return False

    def _named_later(self, old: Change, new: Change) -> bool:
        """ "seized a border town" in the lede, the town's name in the body."""
        nameless = old.place.lower().startswith(("a ", "an ")) and not any(map(str.isupper, old.place[2:]))
        named = any(map(str.isupper, new.place))
        alike = old.change == new.change and (
            _one_side(old.gained, new.gained) if old.gained else _one_side(old.lost, new.lost)
        )
        return nameless and named and alike

    def _within(self, old: Change, new: Change) -> bool:
        """ "stormed the town of Sake and drove soldiers from the base": the base is the town's."""
        nameless = not any(map(str.isupper, new.place)) and not new.place.lower().startswith(("a ", "an "))
        together = not set(old.sentences).isdisjoint(new.sentences) and any(map(str.isupper, old.place))
        singular = not new.place.endswith("s") and " " not in new.place
        return nameless and together and singular and _meet(old.gained, new.gained)

    def _complete(self) -> None:
        """Who retakes a place takes it from the one that had taken it."""
        taken: dict[str, list[Change]] = {}  # by the key of the place
        for one in self.changes:
            if one.change in {"captured", "advanced_into"}:
                taken.setdefault(one.key, []).append(one)
        for one in self.changes:
            for other in taken.get(one.key, ()) if one.change == "recaptured" else ():
                if not _meet(one.gained, other.gained):
                    one.lost = one.lost or dict(other.gained)
                    other.lost = other.lost or dict(one.gained)


def _meet(one: Side, other: Side) -> bool:
    names = {m.name.lower() for m in one.values()} & {m.name.lower() for m in other.values()}
    return bool(names) or not one.keys().isdisjoint(other.keys())


def _one_side(one: Side, other: Side) -> bool:
    """Whether they may be one party: the same, or both rebels, of which one has no name."""
    if _meet(one, other):
        return True
    if not one or not other:
        return False
    sides = [m for side in (one, other) for m in side.values()]
    nameless = any(m.role == "force" for m in sides)
    return nameless and all(m.kind in {"non_state_armed_group", "coalition"} for m in sides)


def _agree(one: Side, other: Side) -> bool:
    return not one or not other or _meet(one, other)


def _merge(old: Change, new: Change) -> None:
    """Take in what the second telling adds."""
    if old.key != new.key and any(map(str.isupper, new.place)):
        old.key, old.place = new.key, new.place
    if old.change == "advanced_into" and new.change in {"captured", "recaptured"}:
        old.change = new.change
    if new.change in _GIVING:
        old.lost = old.lost or new.lost
    else:
        old.gained, old.lost = old.gained or new.gained, old.lost or new.lost
    old.when = old.when or new.when
    old.sentences = sorted({*old.sentences, *new.sentences})

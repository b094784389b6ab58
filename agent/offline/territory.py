"""Changes of control: a word of capture, withdrawal, siege or repulse, with the place and the two sides."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...schemas.draft import DraftTerritory
from ..wordlists import words
from .circumstances import Circumstances
from .gazetteer import Gazetteer
from .lexicon import TerritoryCue
from .names import Mention
from .phrases import Hit
from .places import is_level, place_before, place_behind
from .view import View
from .words import AUXILIARIES, DETERMINERS, LOCATIVE, NEGATIONS, PREPOSITIONS, is_adverb

_PARTIES = frozenset({"body", "force", "state", "government", "person", "office"})
# The place stands within a short noun phrase of the word: "seized control of all of Idlib province".
_PLACE_REACH = 10
# Who attempted it may stand between: "foiled an attack launched by … against posts in …".
_BLOCKED_REACH = 18
# A joined place is named at once: "…, the nearby village of Mutoro".
_JOINED_REACH = 5
# The closing word of a gapped form: "drove the rebels out of".
_TAIL_REACH = 8
_GUARD_REACH = 4
_MODALS = words("would could may might should can will must to")


@dataclass(frozen=True, slots=True)
class Sides:
    """Who gains and who loses, by name."""

    gained_by: list[str]
    lost_by: list[str]


class TerritoryReader:
    """Reads the territorial claims of an article, sentence by sentence."""

    def __init__(self, gazetteer: Gazetteer, circumstances: Circumstances) -> None:
        self.gazetteer, self.circumstances = gazetteer, circumstances
        self.last_named: dict[str, str] = {}

    def read(self, view: View) -> Iterator[tuple[DraftTerritory, str]]:
        """The claims of one sentence, with the rule that found each."""
        for hit in self.gazetteer.territory.find(view.lows):
            if self._unreal(view, hit.first):
                continue
            for cue in hit.payload:
                claims = self._claims(view, hit, cue)
                yield from ((claim, f"territory.{cue.change}.{cue.frame}") for claim in claims)
                if claims:
                    break
        self._remember(view)

    def _unreal(self, view: View, first: int) -> bool:
        """Planned, attempted, denied or hypothetical: not a change."""
        before = list(view.words(first - _GUARD_REACH, first))
        if any(word in NEGATIONS for word in before[-3:]) or any(word in _MODALS for word in before[-2:]):
            return True
        opening = max(0, first - 2 * _GUARD_REACH)
        guards = self.gazetteer.guards.find(view.lows[opening:first])
        return any(first - (opening + guard.last) <= 1 for guard in guards)

    def _claims(
        self, view: View, hit: Hit[tuple[TerritoryCue, ...]], cue: TerritoryCue
    ) -> list[DraftTerritory]:
        places = self._places(view, hit, cue) if self._fits(view, hit, cue) else []
        if not places:
            return []
        sides = self._sides(view, hit, cue)
        mover = {"gainer": sides.gained_by, "loser": sides.lost_by}.get(cue.before)
        if cue.frame == "active" and mover == []:
            return []  # a convoy that enters a town, or families who leave it, change no control
        speaker = self.circumstances.sources.source_of(view, hit.first)
        when = self.circumstances.when(view, view.tokens[hit.last - 1].end)
        return [
            DraftTerritory(
                change=cue.change,
                place=place,
                gained_by=sides.gained_by,
                lost_by=sides.lost_by,
                when=when,
                reported_by=speaker.name if speaker else None,
                background=self._recalled(view, hit.first),
                sentences=[view.number],
            )
            for place in places
        ]

    def _recalled(self, view: View, first: int) -> bool:
        """History, or the starting point of something else: "rapid gains since it seized Mosul"."""
        dated = any(view.source[start:end].lower().startswith("since") for start, end in view.dates)
        since = "since" in view.lows[max(0, first - _GUARD_REACH) : first] and not dated
        return since or self.circumstances.temporal(view) == "background"

    def _fits(self, view: View, hit: Hit[tuple[TerritoryCue, ...]], cue: TerritoryCue) -> bool:
        """Whether the words around the form are those of its frame: voice, closing word, no adjective."""
        tail = cue.form.partition("*")[2].split()
        if tail and tail[0] not in view.words(hit.last, hit.last + _TAIL_REACH):
            return False
        if cue.frame == "participle":
            return view.after_be(hit.first)
        return cue.frame != "active" or not (view.after_be(hit.first) or self._is_adjective(view, hit.first))

    def _is_adjective(self, view: View, first: int) -> bool:
        """ "the besieged town", "in 19 besieged areas": a state that is mentioned, not a change that is told."""
        low = view.lows[first - 1] if first else ""
        return low in DETERMINERS or low in PREPOSITIONS or low[:1].isdigit() or low.endswith("-held")

    # --- the place -----------------------------------------------------------------------------------

    def _places(self, view: View, hit: Hit[tuple[TerritoryCue, ...]], cue: TerritoryCue) -> list[str]:
        """The place the word is about, and those joined to it: "captured Kasenga and the village of Mutoro"."""
        if cue.before == "place":
            before = place_before(view, hit.first)
            return [self._named(before.words)] if before is not None else []
        blocked = cue.change == "attempt_blocked"
        reach = _BLOCKED_REACH if blocked else _PLACE_REACH
        found = place_behind(view, hit.last, reach, past_agent=blocked)
        places: list[str] = []
        while found is not None:
            places.append(self._named(found.words))
            joined = view.lows[found.last : found.last + 1] in (["and"], [","])
            beside = view.lows[found.last + 1 : found.last + 2]  # ", east of Idlib" says where, not what else
            goes_on = joined and not (beside and (beside[0] in LOCATIVE or beside[0] in PREPOSITIONS))
            found = place_behind(view, found.last + 1, _JOINED_REACH) if goes_on else None
        return places

    def _named(self, place: str) -> str:
        """ "the city" is the last city that was named, if one was."""
        return self.last_named.get(place.lower(), place)

    def _remember(self, view: View) -> None:
        for mention in view.mentions:
            if mention.role == "place":
                around = [
                    *view.lows[max(0, mention.first - 2) : mention.first],
                    *view.lows[mention.last :][:1],
                ]
                self.last_named.update({word: mention.name for word in around if is_level(word)})

    # --- the sides -----------------------------------------------------------------------------------

    def _sides(self, view: View, hit: Hit[tuple[TerritoryCue, ...]], cue: TerritoryCue) -> Sides:
        gained: list[str] = []
        lost: list[str] = []
        subject = self._subject(view, hit.first) if cue.before != "place" else []
        if cue.before == "gainer":
            gained = subject
        elif cue.before == "loser":
            lost = subject
        agent = self._party_behind(view, hit.last, {"by"})
        if cue.after == "gainer":
            gained = gained or self._party_behind(view, hit.last, {"by", "to", "of", "the"}) or agent
        elif cue.after == "loser":
            lost = lost or self._party_behind(view, hit.last, {"by", "of", "from", "the"})
        elif agent and cue.before == "place":
            gained = agent
        gained = gained or (agent if cue.frame != "active" and not lost else [])
        lost = lost or self._party_behind(view, hit.last, {"from"})
        return Sides(gained, [name for name in lost if name not in gained])

    def _subject(self, view: View, verb: int) -> list[str]:
        mention = view.subject(verb)
        if mention is None or mention.role not in _PARTIES:
            pronoun = _pronoun(view, verb)
            mention = self._antecedent(view, verb, pronoun) if pronoun else None
            return [mention.name] if mention is not None else []
        return [m.name for m in view.listed(mention) if m.role in _PARTIES]

    def _antecedent(self, view: View, verb: int, pronoun: str) -> Mention | None:
        """ "The army said it had recaptured": the speaker; else a party of an earlier sentence."""
        for attribution, speaker in self.circumstances.sources.speakers(view.number):
            if attribution.last <= verb and attribution.fronted:
                return speaker
        return self.circumstances.party(pronoun)

    def _party_behind(self, view: View, last: int, links: set[str]) -> list[str]:
        for position in range(last, min(len(view.tokens), last + 12)):
            # "fighters from the group": the phrase qualifies the party before it.
            before = view.mention_at(position - 1)
            qualifies = view.lows[position] == "from" and before is not None and before.role in _PARTIES
            if view.lows[position] in links and not qualifies:
                mention = view.object(position + 1)
                if mention is not None and mention.role in _PARTIES:
                    return [m.name for m in view.listed(mention) if m.role in _PARTIES]
            if view.tokens[position].text in ".;":
                break
        return []


def _pronoun(view: View, verb: int) -> str | None:
    position = verb - 1
    while position >= 0 and (
        view.tokens[position].low in AUXILIARIES or is_adverb(view.tokens[position].low)
    ):
        position -= 1
    low = view.tokens[position].low if position >= 0 else ""
    return low if low in {"it", "they", "he", "she", "who"} else None

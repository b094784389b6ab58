"""Casualty claims: a figure, the harm, and what stands around them: who reports, who is blamed, when, where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...schemas.draft import DraftCasualty
from ...schemas.vocabulary import Harm, Scope
from ..wordlists import words
from .circumstances import Circumstances
from .gazetteer import Gazetteer
from .groups import Group
from .mentions import Mention
from .victims import Victims, stands_among, victims_of, without_rivals
from .view import View

# "Among the dead" looks back this many sentences for a figure by another source.
_NEAR = 3
_PERPETRATORS = frozenset({"body", "force", "state", "government", "person", "office"})
_WAR_WORDS = words("war wars conflict insurgency uprising rebellion")
_SEVERAL_EVENTS = words("""
    airstrikes strikes raids attacks clashes bombardments bombings explosions blasts fighting shelling
    battles incidents operations ambushes executions
""")
_CUMULATIVE = (
    "so far",
    "to date",
    "total death toll",
    "total number",
    "in total",
    "over the past",
    "in the past",
    "in the last",
    "over the last",
    "this year",
    "this month",
    "during the past",
    "death toll since",
    "in all ,",
)
_OWNER_NOUNS = words("rebel government regime army police militant insurgent guerrilla coalition nato")
_MEANS_QUALIFIERS = words("""
    government state heavy intense overnight fresh new air artillery rocket drone missile the a an
""")


@dataclass(frozen=True, slots=True)
class Found:
    """A claim with where it stands; `part_of` is settled once all claims are known."""

    item: DraftCasualty
    group: Group
    sentence: int
    rule: str
    whole: Group | None


class CasualtyReader:
    """Reads the casualty claims of an article, sentence by sentence."""

    def __init__(self, gazetteer: Gazetteer, circumstances: Circumstances) -> None:
        self.gazetteer, self.circumstances = gazetteer, circumstances
        self.sources = circumstances.sources
        self.found: list[Found] = []

    def read(self, view: View) -> None:
        """Add the claims of one sentence."""
        taken: dict[tuple[int, Harm], Victims] = {}
        for hit in view.harms:
            for victims in victims_of(view, hit):
                taken.setdefault((victims.group.first, victims.harm), victims)
        chosen = without_rivals(list(taken.values()))
        chosen += list(self._parts(view, chosen))
        for victims in sorted(chosen, key=lambda v: v.group.first):
            self.found.append(self._claim(view, victims))

    def claims(self) -> list[tuple[DraftCasualty, str]]:
        """All claims in text order, with the rule that found each; parts point to their whole (from 1)."""
        positions = {(f.sentence, f.group.first, f.item.harm): i for i, f in enumerate(self.found, 1)}
        result: list[tuple[DraftCasualty, str]] = []
        for found in self.found:
            part_of = None
            if found.whole is not None:
                part_of = next(
                    (
                        positions[key]
                        for number in (found.sentence, found.sentence - 1, *range(found.sentence - 2, 0, -1))
                        if (key := (number, found.whole.first, found.item.harm)) in positions
                        and self.found[positions[key] - 1].group is found.whole
                    ),
                    None,
                )
            result.append((found.item.model_copy(update={"part_of": part_of}), found.rule))
        return result

    def _parts(self, view: View, chosen: Sequence[Victims]) -> Iterator[Victims]:
        """ "…, including 20 children": a marked group is part of the last figure before it."""
        claimed = {v.group.first for v in chosen}
        for group in view.groups:
            if not group.part or not group.counted or group.first in claimed or not group.person:
                continue
            before = [v for v in chosen if v.group.first < group.first]
            if before:
                whole = max(before, key=lambda v: v.group.first)
                yield Victims(group, whole.harm, whole.cue, whole.active, "part", whole.group)
            elif group.first <= 4 and self.found and self.found[-1].sentence >= view.number - 1:
                last = self.found[-1]
                yield Victims(group, last.item.harm, group.first, False, "part", last.group)

    # --- the claim -----------------------------------------------------------------------------------

    def _claim(self, view: View, victims: Victims) -> Found:
        group = victims.group
        speaker = self.sources.source_of(view, group.first) or self._who_puts_toll(view, victims)
        when = self.circumstances.when(view, group.end)
        scope = self._scope(view, victims)
        place = view.nearest_place(max(victims.cue, group.last))
        whole = victims.whole or self._whole_among(view, victims, speaker)
        item = DraftCasualty(
            harm=victims.harm,
            count=group.wording,
            figure=_figure(group),
            victims=group.victims,
            place=place.name if place else None,
            when=when,
            means=self._means(view, victims),
            reported_by=speaker.name if speaker else None,
            blamed_on=self._blamed(view, victims, speaker),
            scope=scope,
            part_of=None,
            background=scope == "conflict_total" or self.circumstances.temporal(view) == "background",
            sentences=[view.number],
        )
        return Found(item, group, view.number, f"casualty.{victims.construct}", whole)

    def _who_puts_toll(self, view: View, victims: Victims) -> Mention | None:
        """ "The observatory put the toll at six": the subject vouches for the figure."""
        if victims.construct != "toll":
            return None
        for verb in range(victims.cue - 1, max(-1, victims.cue - 5), -1):
            if view.lows[verb] in {"put", "puts", "placed", "places", "gave", "gives", "set"}:
                return view.subject(verb)
        return None

    def _whole_among(self, view: View, victims: Victims, speaker: Mention | None) -> Group | None:
        """ "Ten children were among the dead": the last larger figure of that harm by the same source."""
        if victims.construct != "adjective" or not stands_among(view, victims.cue):
            return None
        figure = _figure(victims.group) or 0
        name = speaker.name if speaker else None
        larger = [f for f in self.found if f.item.harm == victims.harm and (f.item.figure or 0) > figure]
        same_source = [f for f in larger if name is None or f.item.reported_by == name]
        near = [f for f in larger if f.sentence >= view.number - _NEAR]
        return next((f.group for f in reversed(same_source or near)), None)

    def _scope(self, view: View, victims: Victims) -> Scope:
        words = set(view.lows)
        text = " ".join(view.lows)
        perfect = bool(words & {"has", "have"})
        if perfect and words & _WAR_WORDS and (_large(victims.group) or "years" in words):
            return "conflict_total"
        since = any(view.source[start:end].lower().startswith("since") for start, end in view.dates)
        running = victims.construct == "toll" or perfect
        if since or (running and "since" in words) or any(marker in text for marker in _CUMULATIVE):
            return "cumulative"
        return "multi_incident" if words & _SEVERAL_EVENTS else "incident"

    def _means(self, view: View, victims: Victims) -> str | None:
        hits = self.gazetteer.means.find(view.lows)
        if not hits:
            return None
        nearest = min(hits, key=lambda h: abs(h.first - victims.cue))
        return view.source[view.tokens[nearest.first].start : view.tokens[nearest.last - 1].end]

    def _blamed(self, view: View, victims: Victims, speaker: Mention | None) -> list[str]:
        own = {victims.group.first}
        blamed: list[Mention] = []
        if victims.active:
            subject = view.subject(victims.cue)
            if subject is not None and subject.role in _PERPETRATORS and subject.first not in own:
                blamed = view.listed(subject)
        if not blamed:
            blamed = self._by_phrase(view, victims.cue)
        names = [m.name for m in blamed if m is not speaker] or self._owners_of_means(view)
        return list(dict.fromkeys(names))

    def _by_phrase(self, view: View, cue: int) -> list[Mention]:
        for position in range(cue, len(view.tokens)):
            if view.tokens[position].low == "by" and view.tokens[position - 1].low not in {
                "followed",
                "said",
            }:
                mention = view.object(position + 1)
                if mention is not None and mention.role in _PERPETRATORS:
                    return view.listed(mention)
        return []

    def _owners_of_means(self, view: View) -> list[str]:
        """ "Syrian and Russian strikes", "Israeli shelling", "rebel fire": the words before the means."""
        for hit in self.gazetteer.means.find(view.lows):
            owners: list[str] = []
            position = hit.last - 1
            while position >= 0:
                token = view.tokens[position]
                if position >= hit.first and not self.gazetteer.is_demonym(token):
                    position -= 1
                    continue
                if self.gazetteer.is_demonym(token) or token.low in _OWNER_NOUNS:
                    owners.insert(0, token.text)
                elif token.low not in _MEANS_QUALIFIERS and not (token.low in {"and", "'s", ","} and owners):
                    break
                position -= 1
            if owners:
                return owners
        return []


def _figure(group: Group) -> int | None:
    reading = group.reading
    return next((n for n in (reading.best, reading.low, reading.high) if n is not None), None)


def _large(group: Group) -> bool:
    figure = _figure(group)
    return figure is None or figure >= 1000

"""Casualty claims: a figure, the harm, and what stands around them: who reports, who is blamed, when, where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...schemas.draft import DraftCasualty
from ...schemas.vocabulary import Harm
from ..wordlists import words
from .blame import Blame, carries, is_enemy, is_victim
from .circumstances import Circumstances
from .earlier_claims import Found, people_before, people_said_to_be, since, whole_among, whole_before
from .fates import elliptic, without_rivals
from .fresh_events import is_apart
from .gazetteer import Gazetteer, HarmCue
from .groups import BADLY, Group
from .harm_nouns import people_numbered
from .history import as_history
from .named_victims import People, by_name, identified, pronoun_victims, who_died
from .names import Mention
from .phrases import Hit
from .pretence import is_habit, is_natural, is_of_accident, is_played
from .recurrence import Tellings, Told, as_death, joined
from .scene import Carried, Scene
from .scope import figure_of, scope_of
from .shares import shares
from .toll_circumstances import dated_before, in_campaign, is_of_clause, is_raised, is_so_far
from .toll_makers import who_puts_toll
from .victims import Victims, victims_of
from .view import View
from .words import POSSESSIVES

_NEAR = 3
# Figures of one event take its place, date and doer; totals have their own.
_OF_ONE_SCENE = frozenset({"incident", "multi_incident"})
# "a prisoners' association said 13 had been taken": taken into custody.
_CUSTODY = ("prisoner", "detain", "police", "arrest")
# Bodies that are found tell of no attack told before.
_FOUND = words("found discovered")
_DOER_REACH = 6
_THEM = (["them"], ["whom"], ["those"], ["which"])
_OTHERS = frozenset({"", "others", "other", "more"})
_GROUPS = words("group movement forces fighters men troops organisation organization faction army militia")
_DROWNED = words("drowned drowning drown")
_AT_SEA = _DROWNED | words("capsized shipwreck")
_ALL_OF_THEM = (["all", "of", "them"], ["of", "whom", "were"])
_JOINING = words("and dead killed wounded injured hurt another others")
_TO_DEATH = words("fatally mortally")
_OF_BODIES = frozenset({"killed", "injured"})


class CasualtyReader:
    """Reads the casualty claims of an article, sentence by sentence."""

    def __init__(self, gazetteer: Gazetteer, circumstances: Circumstances, scene: Scene) -> None:
        self.gazetteer, self.circumstances, self.scene = gazetteer, circumstances, scene
        self.sources = circumstances.sources
        self.whereabouts = scene.whereabouts
        self.blame = Blame(gazetteer, scene)
        self.people = People(circumstances.sources)
        self.found: list[Found] = []
        self._texts: dict[int, str] = {}
        self._views: list[View] = []

    def read(self, view: View) -> None:
        """Add the claims of one sentence."""
        self._texts[view.number] = view.low_text
        self._views.append(view)
        if not self._is_accident(view):
            self._read(view)
        self.people.note(view)

    def _read(self, view: View) -> None:
        taken: dict[tuple[int, Harm], Victims] = {}
        for hit in (*view.harms, *self._weaker(view)):
            told = list(victims_of(view, hit)) or list(pronoun_victims(view, hit, self.people))
            if not told and (hurt := who_died(view, hit, self.found)) is not None:
                self.found[hurt] = _as_dead(self.found[hurt], view.number)
            for victims in told:
                taken.setdefault((victims.group.first, victims.harm), victims)
        if not (taken or view.groups) or self._shared(view):
            return
        real = [v for v in taken.values() if not self._is_unreal(view, v)]
        chosen = [by_name(view, victims, self.people) for victims in without_rivals(view, real)]
        chosen += list(self._parts(view, chosen))
        chosen += list(elliptic(view, chosen))
        chosen += list(identified(view, self.found, chosen))
        for victims in sorted(chosen, key=lambda v: (v.group.first, v.cue)):
            self.found.append(self._with_doer_shared(view, self._claim(view, _within(chosen, victims))))

    def _with_doer_shared(self, view: View, found: Found) -> Found:
        """ "The rebels' attack left nine dead *and 12 wounded*": the same attack did both."""
        before = self.found[-1] if self.found and self.found[-1].sentence == view.number else None
        if before is None or found.item.blamed_on or not before.item.blamed_on:
            return found
        between = view.lows[before.group.last : found.group.first]
        joined = between[-1:] == ["and"] and _JOINING.issuperset(between)
        if not joined or not carries(found.item) or is_victim(before.item.blamed_on[0], found.item.victims):
            return found
        return found._replace(item=replace(found.item, blamed_on=before.item.blamed_on))

    def _weaker(self, view: View) -> list[Hit[tuple[HarmCue, ...]]]:
        """The words that tell of harm only where people are its subject or object, and no other word does."""
        found = view.find(self.gazetteer.people_harms)
        if not found:
            return []
        settled = {position for hit in view.harms for position in range(hit.first, hit.last)}
        return [hit for hit in found if settled.isdisjoint(range(hit.first, hit.last))]

    def _is_unreal(self, view: View, victims: Victims) -> bool:
        cue = victims.cue
        if is_played(view, cue) or is_natural(view, cue) or is_habit(view, cue, victims.group):
            return True
        return is_of_accident(view, cue, self.gazetteer)

    def _shared(self, view: View) -> bool:
        """Add the parts of the last total that the sentence divides among parties."""
        found = [share for share in shares(view) if share.doer is not None]
        if len(found) < 2:
            return False
        whole = next((f for f in since(self.found, view.number - 1) if f.whole is None), None)
        if whole is None:
            return False
        for group, doer in found:
            item = replace(
                whole.item,
                count=group.wording,
                figure=figure_of(group),
                blamed_on=[doer.name] if doer is not None else [],
                sentences=sorted({*whole.item.sentences, view.number}),
            )
            self.found.append(Found(item, group, view.number, "casualty.share", whole.group))
        return True

    def _is_accident(self, view: View) -> bool:
        """ "An earthquake killed 41 people": no harm of the conflict."""
        if not view.find(self.gazetteer.accidents):
            return False
        drowned = not _DROWNED.isdisjoint(view.said)
        means = [hit for hit in view.means if not (drowned and hit.payload.form in _AT_SEA)]
        return not (means or view.attacks)

    def claims(self) -> list[tuple[DraftCasualty, str]]:
        """All claims in text order, with the rule that found each; parts point to their whole (from 1)."""
        self.found = [
            found._replace(item=self.blame.settle(self._as_before(i), found.group, found.sentence))
            for i, found in enumerate(self.found)
        ]
        wholes = {id(found.group): found.item for found in self.found}
        self.found = [self._blamed_as_whole(found, wholes) for found in self.found]
        self._tell_once()
        self.found = as_history(self.found, self._views, self.circumstances.published)
        positions = {(id(f.group), f.item.harm): i for i, f in enumerate(self.found, 1)}
        told: list[tuple[DraftCasualty, str]] = []
        for found in self.found:
            whole = positions.get((id(found.whole), found.item.harm))
            if whole is None and found.item.harm in _OF_BODIES:
                whole = positions.get((id(found.whole), "killed_or_injured"))
            item = found.item if whole is None else replace(found.item, part_of=whole)
            told.append((item, found.rule))
        return told

    def _blamed_as_whole(self, found: Found, items: Mapping[int, DraftCasualty]) -> Found:
        """A part is laid at the door where its whole is laid, also where that was settled later."""
        if found.whole is None or found.item.blamed_on or not carries(found.item):
            return found
        whole = items.get(id(found.whole))
        citable = whole is not None and all(self._citable(found.item, number) for number in whole.sentences)
        if whole is None or not whole.blamed_on or not citable:
            return found
        sentences = sorted({*found.item.sentences, *whole.sentences})
        item = replace(found.item, blamed_on=whole.blamed_on, sentences=sentences)
        return found._replace(item=item)

    def _tell_once(self) -> None:
        """Leave out claims whose victims were told of before; their doers go to the first telling."""
        told: list[Found] = []
        tellings = Tellings()
        for found in self.found:
            telling = Told(found.item, found.group, found.opening)
            at = tellings.recurs_in(telling)
            hurt = tellings.outlived_by(telling) if at is None else None
            if hurt is not None:
                tellings.add(hurt, telling)
                told[hurt] = found._replace(item=as_death(told[hurt].item, found.item))
            elif at is None:
                tellings.add(len(told), telling)
                told.append(found)
            else:
                told[at] = told[at]._replace(item=joined(told[at].item, found.item))
        self.found = told

    def _as_before(self, index: int) -> DraftCasualty:
        """ "The army killed 23 rebels … five rebels were neutralised": the same people, and so the same doer."""
        found = self.found[index]
        item = found.item
        if item.blamed_on or not item.victims or item.background or not is_enemy(item):
            return item
        for earlier in self.found[index - 1 :: -1] if index else ():
            if found.sentence - earlier.sentence > _NEAR:
                break
            same = (earlier.item.victims or "").lower() == item.victims.lower()
            if same and earlier.item.blamed_on and self._citable(item, earlier.sentence):
                sentences = sorted({*item.sentences, *earlier.item.sentences})
                return replace(item, blamed_on=earlier.item.blamed_on, sentences=sentences)
        return item

    def _parts(self, view: View, chosen: Sequence[Victims]) -> Iterator[Victims]:
        """ "…, including 20 children": a marked group is part of the last figure before it."""
        claimed = {v.group.first for v in chosen}
        for group in view.groups:
            if not group.part or group.first in claimed:
                continue
            of_them = view.lows[group.first + 2 : group.first + 3] in _THEM
            apart = view.lows[group.first + 1 : group.first + 2] == ["of"] and of_them
            if view.lows[max(0, group.first - 3) : group.first] in _ALL_OF_THEM:
                continue  # "five people, all of them men"
            how = next((low for low in view.lows[group.last : group.last + 3] if low in BADLY), None)
            if not (group.person or apart or how):
                continue
            before = [v for v in chosen if v.group.first < group.first]
            if before:
                whole = max(before, key=lambda v: v.group.first)
                if figure_of(whole.group) != figure_of(group):
                    harm = "killed" if how in _TO_DEATH else whole.harm
                    yield Victims(group, harm, whole.cue, whole.active, "part", whole.group)
            elif group.first <= 4 and self.found and self.found[-1].sentence >= view.number - 1:
                last = self.found[-1]
                harm = "killed" if how in _TO_DEATH else last.item.harm
                yield Victims(group, harm, group.first, False, "part", last.group)

    # --- the claim -----------------------------------------------------------------------------------

    def _claim(self, view: View, victims: Victims) -> Found:
        group = victims.group
        speaker = self._speaker(view, victims)
        described = view.harmed(group.last) and victims.cue > group.last + 1
        when = self.circumstances.when(view, view.end(victims.cue) if described else group.end)
        scope = scope_of(view, victims)
        if scope == "incident" and when is not None and when.lower().startswith("between"):
            scope = "multi_incident"
        if victims.construct == "all_taken":
            when = dated_before(view, victims.cue, when)
        if victims.construct == "toll" and is_raised(view, victims) and not (when or "").startswith("since"):
            when = None  # the date is that of the latest deaths
        place = self.whereabouts.of(view, max(victims.cue, group.last))
        whole = (
            victims.whole
            or whole_among(self.found, view, victims, speaker)
            or whole_before(self.found, view, victims)
        )
        if speaker is None and whole is not None:
            source = next((f.item.reported_by for f in reversed(self.found) if f.group is whole), None)
        else:
            source = speaker.name if speaker is not None else None
        harm = victims.harm
        if harm == "killed_or_injured" and whole is not None:
            harm = next((f.item.harm for f in reversed(self.found) if f.group is whole), harm)
        held = victims.harm == "abducted" and any(low.startswith(_CUSTODY) for low in view.lows)
        item = DraftCasualty(
            harm="detained" if held and victims.construct == "people_passive" else harm,
            count=group.wording,
            figure=figure_of(group),
            victims=people_said_to_be(view, group)
            or group.victims
            or (people_numbered(view, victims.cue) if group.first > victims.cue else None)
            or people_before(self.found, view, victims),
            place=place,
            when=when,
            means=self._means(view, victims),
            reported_by=source,
            blamed_on=self.blame.of(view, victims, speaker),
            scope=scope,
            part_of=None,
            background=scope == "conflict_total"
            or self.circumstances.temporal(view, victims.cue) == "background",
            sentences=sorted({view.number, victims.named_in or view.number}),
        )
        here = id(group) not in self.blame.avenged
        if here and not item.background and scope in _OF_ONE_SCENE and whole is None:
            item = self._set_in_scene(view, item, victims)
        elif whole is not None:
            item = self._set_as_whole(item, whole)
        item = self._blamed_on_parties(item)
        opening = view.lows[group.first - 1] if group.first else ""
        return Found(item, group, view.number, f"casualty.{victims.construct}", whole, opening)

    def _speaker(self, view: View, victims: Victims) -> Mention | None:
        """Who gives the figure: "residents counted 17 bodies, but *police* put the toll at five"."""
        said = self.sources.source_of(view, victims.group.first)
        if said is not None and victims.construct != "toll":
            return said
        return (
            who_puts_toll(view, victims, said or self.sources.spoke_last(view.number), self.sources) or said
        )

    def _set_in_scene(self, view: View, item: DraftCasualty, victims: Victims) -> DraftCasualty:
        """Fill what the sentence leaves open from the sentences of the same event, and cite them."""
        filled: dict[str, Any] = {}
        cited = set(item.sentences)
        for slot, carried in (
            ("place", self._carried_place(view, item)),
            ("when", self._carried_date(view, item, victims)),
        ):
            if carried is not None and self._citable(item, carried.sentence):
                filled[slot] = carried.words[0]
                cited.add(carried.sentence)
        doers = None if item.blamed_on or is_apart(view, victims.cue) else self.scene.doers(view)
        if (
            doers is not None
            and self._citable(item, doers.sentence)
            and carries(item)
            and item.reported_by not in doers.words
            and not any(is_victim(doer, self._fellows(view, item)) for doer in doers.words)
            and not _has_own_doer(view, victims)
        ):
            filled["blamed_on"] = list(doers.words)
            cited.add(doers.sentence)
        sentences = sorted(cited)
        if not filled and sentences == item.sentences:
            return item
        filled["sentences"] = sentences
        return replace(item, **filled)

    def _carried_place(self, view: View, item: DraftCasualty) -> Carried | None:
        """The place of the scene, where the figure has none; the displaced are bound for the place that is named."""
        bound = item.harm == "displaced" and any(
            m.role == "place" for m in view.mentions
        )  # "crossing into X"
        carried = None if item.place is not None or bound else self.scene.place(view)
        return None if carried is not None and carried.sentence == view.number else carried

    def _carried_date(self, view: View, item: DraftCasualty, victims: Victims) -> Carried | None:
        """The date of the scene, where the figure has none; one that runs on has not the date of an event."""
        raised = victims.construct == "toll" and is_raised(view, victims)
        if item.when is not None or raised or in_campaign(view) or is_so_far(view, victims.cue):
            return None
        carried = self.scene.when(view)
        own = carried is not None and carried.sentence == view.number
        return None if own else carried  # the date of the sentence is of something else that it tells

    def _fellows(self, view: View, item: DraftCasualty) -> str | None:
        """ "Five rebels were killed and 10 *others* wounded": they are rebels as well."""
        said = (item.victims or "").lower()
        before = self.found[-1] if self.found and self.found[-1].sentence == view.number else None
        return before.item.victims if before is not None and said in _OTHERS else item.victims

    def _blamed_on_parties(self, item: DraftCasualty) -> DraftCasualty:
        """The party for its adjective ("rebel fire"), with the sentence that names it."""
        for adjective in item.blamed_on:
            party = self.scene.party_of(adjective)
            if party is not None and self._citable(item, party.sentence):
                names = [party.words[0] if name == adjective else name for name in item.blamed_on]
                sentences = sorted({*item.sentences, party.sentence})
                item = replace(item, blamed_on=names, sentences=sentences)
        return item

    def _citable(self, item: DraftCasualty, number: int) -> bool:
        """Whether a sentence may be cited beside the item's own: not where its figure stands there as well."""
        own = number in item.sentences
        return own or f" {item.count.lower()} " not in f" {self._texts.get(number, '')} "

    def _set_as_whole(self, item: DraftCasualty, whole: Group) -> DraftCasualty:
        """ "Nine of them died": place, date and doer are those of the figure it is part of, where it names none."""
        found = next((f for f in reversed(self.found) if f.group is whole), None)
        if found is None:
            return item
        slots = [slot for slot in ("place", "when", "blamed_on") if not getattr(item, slot)]
        filled = {slot: value for slot in slots if (value := getattr(found.item, slot))}
        if any(is_victim(doer, item.victims) for doer in filled.get("blamed_on", ())):
            del filled["blamed_on"]
        if not filled or not all(self._citable(item, number) for number in found.item.sentences):
            return item
        return replace(item, **filled, sentences=sorted({*item.sentences, *found.item.sentences}))

    def _means(self, view: View, victims: Victims) -> str | None:
        near = [hit for hit in view.means if is_of_clause(view, hit.first, hit.last, victims.cue)]
        if not near:
            return None
        nearest = min(near, key=lambda h: abs(h.first - victims.cue))
        return view.text(nearest.first, nearest.last)


def _within(chosen: Sequence[Victims], victims: Victims) -> Victims:
    """ "47 died, including a guard shot in Aba and *six clerks killed* in Bel": a part with its own word of harm."""
    if victims.whole is not None or not victims.group.part:
        return victims
    before = (v for v in chosen if v.group.first < victims.group.first and v.harm == victims.harm)
    larger = [v for v in before if not v.group.part and _exceeds(v.group, victims.group)]
    return victims._replace(whole=larger[-1].group) if larger else victims


def _as_dead(hurt: Found, number: int) -> Found:
    """The claim of those who were hurt, told as dead in the sentence *number*."""
    sentences = sorted({*hurt.item.sentences, number})
    return hurt._replace(item=replace(hurt.item, harm="killed", sentences=sentences))


def _exceeds(whole: Group, part: Group) -> bool:
    return (figure_of(whole) or 0) > (figure_of(part) or 0) > 0


def _by_own_group(view: View, victims: Victims) -> bool:
    """ "He said *his group had killed* 40 soldiers": not who attacked before."""
    near = view.lows[max(0, victims.cue - _DOER_REACH) : victims.cue]
    return victims.active and any(
        low in POSSESSIVES and near[i + 1] in _GROUPS for i, low in enumerate(near[:-1])
    )


def _has_own_doer(view: View, victims: Victims) -> bool:
    """ "Unidentified men killed a teacher", "two bodies were found": who did it, or that nobody saw, is told here."""
    if not _FOUND.isdisjoint(view.said) or _by_own_group(view, victims):
        return True
    if not victims.active or view.lows[victims.cue].endswith("ing"):
        return False
    near = [g for g in view.groups if g.person and victims.cue - _DOER_REACH < g.last <= victims.cue]
    return any(g.first - 1 not in view.verbs for g in near)

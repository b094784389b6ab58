"""Casualty claims: one per reported figure, with its reading, victims, means and attribution."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from ...schemas.draft import DraftCasualty
from ...schemas.report import ActorRef, Casualty, Count, Period, Source
from ...schemas.vocabulary import AttributionBasis
from ..dates import resolve_period
from ..figures import names_one_victim
from ..numbers import ONE, read_count
from .accepted import Accepted
from .coding import MeansFound, means_of, victim_groups_of, victim_status_of
from .names import countries_in, fold
from .register import Register
from .sources import assertion_of, source_of, verification_of
from .tables import hits_within, mentions

# The words right after a figure that still speak of its victims; a longer reach meets the next figure.
_VICTIM_REACH = 60
_MEMBERS = re.compile(r"(?:\w+ )?(?:members|elements|operatives) (?:of|from) ", re.IGNORECASE)
_CLAUSE_END = re.compile(r'[,;:.—–()“”"\n]')
# In either case letter by letter: an expression that ignores case does not jump from blank to blank.
_OTHER = re.compile(r" (?:[Aa][Nn][Dd]|[Bb][Yy]|[Ii][Nn]|[Ww][Hh][Ee][Nn]) ")


@dataclass(frozen=True, slots=True)
class Setting:
    """What every claim is built against: the actors, the date, the text, the sentences that caution."""

    register: Register
    published: date | None
    text: str
    unverified: frozenset[int]
    _periods: dict[str, Period] = field(default_factory=dict)
    _sources: dict[str | None, Source] = field(default_factory=dict)

    def source(self, name: str | None) -> Source:
        """The source that a wording names; several claims have one."""
        if name not in self._sources:
            self._sources[name] = source_of(name, self.register)
        return self._sources[name]

    def period(self, wording: str | None) -> Period | None:
        """The period a wording tells, resolved where the article's date allows; read once for all claims."""
        if not wording:
            return None
        if wording not in self._periods:
            self._periods[wording] = resolve_period(wording, published=self.published)
        return self._periods[wording]


def casualty_of(item: Accepted[DraftCasualty], claim_id: str, setting: Setting) -> Casualty:
    """The claim that an accepted casualty item makes. Links to other claims come later."""
    draft = item.item
    source = setting.source(item.text("reported_by"))
    blamed = [setting.register.ref(name) for name in item.texts("blamed_on")]
    victims = item.text("victims")
    told = f"{victims or ''} {_words_at_figure(item)}"
    means = _means(item, setting.text)
    status = victim_status_of(told)
    victim_actor = _victim_actor(victims, source, setting.register)
    if status == "unknown" and victim_actor is not None:
        status = "combatant"  # "five members of the Lake Front"
    own = victim_actor is not None and same_party(victim_actor, source)
    return Casualty(
        id=claim_id,
        source=source,
        assertion=assertion_of(source, item.words),
        verification=verification_of(item.evidence, setting.unverified),
        disputed_by=[],
        temporal="background" if draft.background or draft.scope == "conflict_total" else "current",
        when=setting.period(item.text("when")),
        evidence=item.evidence,
        grounding=item.grounding,
        rule=item.rule,
        harm=draft.harm,
        count=_count(item),
        victims=victims,
        victim_status=status,
        victim_groups=victim_groups_of(told),
        victim_actor=victim_actor,
        place=item.text("place"),
        means=means.means,
        means_text=means.text,
        attributed_to=blamed,
        attribution_basis=attribution_basis_of(source, blamed, item.words, own_losses=own),
        scope=draft.scope,
    )


def _count(item: Accepted[DraftCasualty]) -> Count:
    """The figure as written and as read; an unreadable wording keeps its words and gives no number."""
    wording = item.count_text or item.item.count
    reading = read_count(wording)
    if item.item.figure == 1 and names_one_victim(item.item, reading):
        reading = ONE
    if reading is None:
        return Count(wording, "unspecified_plural", low=None, best=None, high=None)
    return Count(wording, reading.kind, reading.low, reading.best, reading.high)


def _words_at_figure(item: Accepted[DraftCasualty]) -> str:
    """The figure's wording and the words that follow it within its clause."""
    key, sentence = item.key_span, item.key_sentence
    if key is None or sentence is None:
        return item.item.count
    start = key.end - sentence.start
    end = min(start + _VICTIM_REACH, len(sentence.text))
    stop = _CLAUSE_END.search(sentence.text, start, end)
    return f"{key.text}{_own_clause(sentence.text, start, stop.start() if stop else end)}"


def _own_clause(sentence: str, start: int, end: int) -> str:
    """The words from *start* up to a word of harm or to "and", where another figure or another subject may begin."""
    # "four people including three women": what follows tells of a part.
    for table in ("harmed", "subset.before"):
        for hit in hits_within(table, sentence, start, end)[:1]:
            end = hit.start
    after = sentence[start:end]
    other = _OTHER.search(after)
    return after[: other.start()] if other else after


def _means(item: Accepted[DraftCasualty], text: str) -> MeansFound:
    given, sentence, key = item.text("means"), item.key_sentence, item.key_span
    if item.item.harm in ("displaced", "detained", "missing") and not given:
        # A strike that stands beside a figure of displaced or detained people is not what was done to them.
        return MeansFound("unknown", None)
    near = key.start - sentence.start if key and sentence else 0
    fatal = item.item.harm == "killed"
    found = means_of(given, sentence.text if sentence else "", near, text, fatal=fatal)
    if item.item.harm == "abducted" and found.means in ("unknown", "other"):
        return MeansFound("abduction", found.text)
    return found


def _victim_actor(victims: str | None, source: Source, register: Register) -> ActorRef | None:
    """Whose people the victims are: "its soldiers" are the source's own, "Syrian soldiers" Syria's army."""
    if victims is None:
        return None
    if victim_status_of(victims) not in ("combatant", "mixed"):
        return _member_of_named(victims, register) if _MEMBERS.match(victims) else None
    if mentions("own_side", victims) and source.name:
        return ActorRef(name=source.name, actor_id=source.actor_id)
    direct = register.find(victims.removeprefix("of ").removeprefix("the "))
    if direct:
        return ActorRef(name=victims, actor_id=direct.id)
    for country in countries_in(victims)[:1]:
        forces = [a for a in register.actors if a.kind == "state_forces" and a.country == country]
        if len(forces) == 1:
            return ActorRef(name=victims, actor_id=forces[0].id)
    return _member_of_named(victims, register)


def _member_of_named(victims: str, register: Register) -> ActorRef | None:
    """The armed actor whose name stands in the wording: "Hezbollah fighters" are Hezbollah's."""
    folded = f" {fold(victims)} "
    named = [
        actor
        for actor in register.actors
        if actor.kind in ("non_state_armed_group", "state_forces", "coalition")
        and any(f" {fold(form)} " in folded for form in (actor.name, *actor.aliases))
    ]
    return ActorRef(name=victims, actor_id=named[0].id) if len(named) == 1 else None


def same_party(one: ActorRef | Source, other: ActorRef | Source) -> bool:
    """Whether two wordings mean one party: linked to the same actor, or unlinked and named alike."""
    if one.actor_id or other.actor_id:
        return one.actor_id == other.actor_id
    return bool(one.name and other.name and fold(one.name) == fold(other.name))


def party_key(ref: ActorRef | Source) -> str | None:
    """What two wordings of one party have in common; null for the outlet, which is no party."""
    return ref.actor_id or (fold(ref.name) if ref.name else None)


def attribution_basis_of(
    source: Source, blamed: Collection[ActorRef], words: str, *, own_losses: bool
) -> AttributionBasis:
    """On what footing the *words* cited lay the harm at somebody's door (MUC-4 organisation confidence).

    A party that is itself the one blamed claims or admits the deed, one that tells of its own dead admits the loss,
    unless it lays them at the door of another.
    """
    if any(same_party(source, ref) for ref in blamed) or (own_losses and not blamed):
        return "claimed_or_admitted"
    if not blamed:
        return "none"
    if mentions("doubt", words):
        return "possible"
    footing = _footing(words)
    if source.name is None or footing == "claimed_or_admitted":
        return footing
    return "accused_by_authorities" if source.kind in ("government", "military") else "accused"


def _footing(words: str) -> AttributionBasis:
    """How the words cited lay the deed at somebody's door where no source of the figure does."""
    if mentions("claiming", words) and not mentions("unclaimed", words):
        return "claimed_or_admitted"
    return "accused" if mentions("accusing", words) else "reported_as_fact"

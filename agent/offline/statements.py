"""Statements of position: which words of speech make one, what exactly was said, to whom and where."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ...schemas.draft import DraftStatement
from ...schemas.vocabulary import StatementAct
from .actors import LABELLING, ActorReader
from .attribution import Attribution
from .circumstances import Circumstances
from .gazetteer import Gazetteer
from .names import Mention
from .view import View

# Parties whose word is a position; residents, medics and monitors are sources or colour instead.
_PARTIES = frozenset({"person", "office", "body", "force", "government", "state"})
_WARNING_KINDS = frozenset({"ngo", "intergovernmental", "media", "civilian_group", "other"})
_REPORTING_KINDS = frozenset({"ngo", "media", "civilian_group", "other"})
# Acts without a stance: the rest of the same statement may give one.
_NEUTRAL = frozenset({"COMMENT", "ANNOUNCE_OR_CLAIM", "CONSULT"})
# "condemned the raid and urged restraint": joined verbs are two statements, not one inside the other.
_JOINING = frozenset({"and", "but", ",", "adding"})
_EVERYONE = (
    "all parties",
    "all sides",
    "both sides",
    "both parties",
    "warring parties",
    "the parties",
    "the international community",
)


@dataclass(slots=True)
class Told:
    """A statement being put together: more sentences of one speaker may add to it."""

    speakers: list[str]
    identities: frozenset[str]
    act: StatementAct
    words: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    channel: str | None = None
    relayed_by: str | None = None
    when: str | None = None
    sentences: list[int] = field(default_factory=list)
    rule: str = "statement"
    named: bool = False  # the speaker stands with a full name


class StatementReader:
    """Reads the statements of an article, sentence by sentence, one record for a speaker and act."""

    def __init__(self, gazetteer: Gazetteer, circumstances: Circumstances, actors: ActorReader) -> None:
        self.gazetteer, self.circumstances, self.actors = gazetteer, circumstances, actors
        self.told: list[Told] = []

    def read(self, view: View, *, claims: bool) -> None:
        """Add the statements of one sentence; `claims` says that it reports casualties or territory."""
        attributions = self.circumstances.sources.speakers(view.number)
        for attribution, speaker in attributions:
            if speaker is None or self._nested(view, attribution, attributions):
                continue
            if not self._takes_position(view, attribution, speaker, claims=claims):
                continue
            self._add(view, attribution, speaker, self._relay(attribution, attributions))

    def drafts(self) -> list[tuple[DraftStatement, str]]:
        """The statements in text order, with the rule that found each."""
        return [
            (
                DraftStatement(
                    speakers=told.speakers,
                    addressees=told.addressees,
                    act=told.act,
                    words=told.words,
                    channel=told.channel,
                    relayed_by=told.relayed_by,
                    when=told.when,
                    sentences=told.sentences,
                ),
                told.rule,
            )
            for told in self.told
            if told.words
        ]

    def _takes_position(
        self, view: View, attribution: Attribution, speaker: Mention, *, claims: bool
    ) -> bool:
        if (
            speaker.role not in _PARTIES
            or speaker.kind == "media"
            or attribution.cue.frame == "speaker_after"
        ):
            return False
        if attribution.cue.form.split()[0] in LABELLING:
            return False
        behind = view.tokens[attribution.last].low if attribution.last < len(view.tokens) else ""
        if attribution.cue.frame == "topic" and (behind == "by" or self._about_person(view, attribution)):
            return False
        act = self._act(view, attribution)
        weak = act in {"COMMENT", "ANNOUNCE_OR_CLAIM"}
        if speaker.kind in _REPORTING_KINDS and weak:
            return False
        if speaker.role == "person":
            office = self.actors.office_of(speaker)
            if weak and claims and not self._quotations(view):
                return False
            return not self._is_witness(office) if office is not None else not weak
        if speaker.role == "force" and weak:
            return False
        return not (weak and claims and not self._quotations(view))

    def _is_witness(self, office: str) -> bool:
        """ "a resident", "a merchant": somebody the outlet talked to."""
        entry = self.gazetteer.entry_of(office.split()[-1].lower())
        return entry is not None and (
            entry.category == "source" or entry.canonical in {"civic", "courtesy", "medical"}
        )

    def _about_person(self, view: View, attribution: Attribution) -> bool:
        """ "dismissed General X", "backed candidate Y": the object is a person, not a matter."""
        mention = view.object(attribution.last)
        return mention is not None and mention.role == "person"

    def _nested(
        self, view: View, attribution: Attribution, attributions: Sequence[tuple[Attribution, Mention | None]]
    ) -> bool:
        """Words of speech inside what somebody is reported to say belong to that statement."""
        for other, _ in attributions:
            if other is attribution or not other.fronted or other.last > attribution.first:
                continue
            joined = any(low in _JOINING for low in view.lows[other.last : attribution.first])
            if other.last <= attribution.edge or not joined:
                return True
        return False

    def _act(self, view: View, attribution: Attribution) -> StatementAct:
        """The act of the verb; a weak verb gives way to a strong word in what is said."""
        cue = attribution.cue
        if not cue.weak:
            return cue.act
        span = view.lows[attribution.last :] if attribution.fronted else view.lows[: attribution.edge]
        strong = [hit.payload.act for hit in self.gazetteer.speech.find(span) if not hit.payload.weak]
        if strong:
            return strong[0]
        # Who fights may threaten with a warning; aid bodies and monitors warn of what they see coming.
        threatens = attribution.speaker is None or attribution.speaker.kind not in _WARNING_KINDS
        return cue.act if cue.act != "THREATEN" or threatens else "COMMENT"

    def _add(self, view: View, attribution: Attribution, speaker: Mention, relay: Mention | None) -> None:
        # A speaker found for a pronoun or a short form stands in another sentence, alone.
        parties = view.listed(speaker) if speaker is attribution.speaker else [speaker]
        speakers = [party.name for party in parties]
        act = self._act(view, attribution)
        identities = frozenset(self.actors.identity(party) for party in parties)
        told = self._earlier(identities, act)
        if told is None:
            told = Told(speakers, identities, act, rule=f"statement.{attribution.cue.frame}")
            told.named = speaker.role != "office" and " " in speaker.name
            self.told.append(told)
        elif told.act in _NEUTRAL:
            told.act = act
        if speaker.role == "person" and not told.named:
            told.speakers, told.named = speakers, len(speaker.name.split()) > 1
        for words in self._words(view, attribution):
            if not any(words in known for known in told.words):
                told.words.append(words)
        told.addressees += [
            name for name in self._addressees(view, attribution) if name not in told.addressees
        ]
        told.channel = told.channel or self._channel(view)
        told.relayed_by = told.relayed_by or (relay.name if relay else None)
        told.when = told.when or self._when(view, attribution)
        if view.number not in told.sentences:
            told.sentences.append(view.number)

    def _earlier(self, identities: frozenset[str], act: StatementAct) -> Told | None:
        """The statement by the same speakers that this one goes on with: the same act, or one without colour."""
        for told in reversed(self.told):
            if told.identities == identities and (told.act == act or told.act in _NEUTRAL or act in _NEUTRAL):
                return told
        return None

    def _words(self, view: View, attribution: Attribution) -> list[str]:
        """Quoted passages, else the clause that reports what was said."""
        quotations = self._quotations(view)
        if quotations:
            return quotations
        if not attribution.fronted:
            last = attribution.edge
            while last > 0 and view.lows[last - 1] in {",", "the", "a", "an", "two", "three"}:
                last -= 1
            return self._passage(view, 0, last)
        # A stance is in the verb itself ("vowed to crush …"); a neutral verb only opens the clause.
        if attribution.cue.act not in _NEUTRAL:
            return self._clause(view, attribution.first)
        first = attribution.last
        if attribution.cue.frame == "addressee" and (addressed := view.object(first)) is not None:
            first = addressed.last
        while first < len(view.tokens) and (view.lows[first] in {"that", ":", ","} or view.in_date(first)):
            first += 1
        return self._clause(view, first)

    def _clause(self, view: View, first: int) -> list[str]:
        return self._passage(view, first, self._clause_end(view, first))

    def _passage(self, view: View, first: int, last: int) -> list[str]:
        if last - first < 2:
            return []
        return [view.source[view.tokens[first].start : view.tokens[last - 1].end]]

    def _clause_end(self, view: View, first: int) -> int:
        """A fronted clause ends before a trailing "…, sources said", else at the full stop."""
        last = len(view.tokens)
        for attribution, _ in self.circumstances.sources.speakers(view.number):
            if attribution.edge > first and not attribution.fronted:
                last = min(last, attribution.edge)
        while last > first and view.tokens[last - 1].text in {".", ",", "the", "”", '"'}:
            last -= 1
        return last

    def _quotations(self, view: View) -> list[str]:
        return [view.source[start:end].strip() for start, end in view.quotations if end - start > 2]

    def _addressees(self, view: View, attribution: Attribution) -> list[str]:
        if attribution.cue.frame == "addressee" or view.tokens[attribution.last - 1].low == "told":
            mention = view.object(attribution.last)
            if mention is not None and mention.kind != "media":
                return [m.name for m in view.listed(mention)]
        text = view.source[view.sentence.start : view.sentence.end]
        return [text[at : at + len(p)] for p in _EVERYONE if (at := text.lower().find(p)) >= 0][:1]

    def _channel(self, view: View) -> str | None:
        hits = self.gazetteer.channels.find(view.lows)
        if not hits:
            return None
        return view.source[view.tokens[hits[0].first].start : view.tokens[hits[0].last - 1].end]

    def _when(self, view: View, attribution: Attribution) -> str | None:
        """The date nearest to the word of speech."""
        if not view.dates:
            return None
        at = view.tokens[attribution.first].start
        start, end = min(view.dates, key=lambda d: abs(d[0] - at))
        return view.source[start:end]

    def _relay(
        self, attribution: Attribution, attributions: Sequence[tuple[Attribution, Mention | None]]
    ) -> Mention | None:
        """ "Fidan told Blinken …, Turkish sources said": the outer speaker relays the inner one."""
        if not attribution.fronted:
            return None
        for other, speaker in attributions:
            reports = other.cue.act in _NEUTRAL
            if other is not attribution and reports and not other.fronted and other.edge > attribution.last:
                return speaker
        return None

"""Statements of position: what exactly was said by whom, to whom and where, one record for a speaker and act."""

from bisect import bisect_left

from ...schemas.draft import DraftStatement
from ...schemas.vocabulary import StatementAct
from ..protected import is_negation
from ..wordlists import words
from .actors import ActorReader
from .acts import NEUTRAL, ActReader, quotes_substance
from .circumstances import Circumstances
from .gazetteer import Gazetteer
from .names import Mention
from .party_lists import listed_objects
from .retellings import Retellings, Told
from .scene import blamed_on
from .speeches import Speech, speeches_of
from .topics import Topics
from .view import View
from .voices import Voices, speaks_for
from .words import SPEAKER_PRONOUNS

_EVERYONE = (
    "all parties",
    "all sides",
    "both sides",
    "both parties",
    "warring parties",
    "the parties",
    "the international community",
    "both governments",
    "the two sides",
)
_EVERYBODY = frozenset(phrase.split()[-1] for phrase in _EVERYONE)
_ADDRESSED_ROLES = frozenset({"person", "office", "body", "force", "government", "state"})


class StatementReader:
    """Reads the statements of an article, sentence by sentence."""

    def __init__(
        self, gazetteer: Gazetteer, circumstances: Circumstances, actors: ActorReader, topics: Topics
    ) -> None:
        self.gazetteer, self.circumstances, self.topics = gazetteer, circumstances, topics
        self.acts, self.voices = ActReader(gazetteer), Voices(gazetteer, actors)
        self.told = Retellings()
        self._last: Told | None = None  # told in the sentence before, in direct words
        self._seen: View | None = None

    def read(self, view: View, *, claims: bool) -> None:
        """Add the statements of one sentence; `claims` says that it reports casualties or territory."""
        spoken = self.circumstances.sources.speakers(view.number)
        speeches = speeches_of(view, spoken) if spoken else []
        if not speeches and self._goes_on(view):
            self._seen = view
            return
        self._last = None
        before: Told | None = None
        for speech in speeches:
            if self.circumstances.sources.is_publisher(speech.speaker):
                continue
            act = self.acts.act(view, speech, claims=claims)
            if not self._concerns_conflict(view, speech.speaker, act):
                act = None
            joined = speech.attribution.joined and before is not None
            turns = joined and _turns(view, speech.attribution.first)
            if act is None and joined and (speech.quotations or turns):
                act = "COMMENT"
            heard = turns or (act and self.voices.takes_position(speech.attribution, speech.speaker, act))
            if act is None or not heard:
                before = None
                continue
            before = self._add(view, speech, act)
            self._last = before if speech.quotations else None
        self._seen = view

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
            for told in self.told.all
            if told.words
        ]

    def _concerns_conflict(self, view: View, speaker: Mention, act: StatementAct | None) -> bool:
        """Whether this may be said of the conflict: promises near talk of it, private persons in an article on it."""
        if act in _PEACEFUL and not self.topics.near(view):
            return False
        return self.topics.any() or speaker.role != "person" or self.voices.holds_office(speaker)

    # --- records -------------------------------------------------------------------------------------

    def _add(self, view: View, speech: Speech, act: StatementAct) -> Told:
        attribution, speaker = speech.attribution, speech.speaker
        parties = self.voices.names(view, attribution, speaker)
        identities = self.voices.identities(parties)
        told = self._earlier(view, speech, identities, act)
        if told is None:
            told = Told([p.name for p in parties], identities, act, rule=f"statement.{attribution.cue.frame}")
            told.parties = parties
            told.named = speaker.role != "office" and " " in speaker.name
        settles = told.act in NEUTRAL and act not in NEUTRAL
        if settles:
            told.act = act
        spoken_for = told.identities != identities
        if speaker.role == "person" and (spoken_for or not told.named):
            told.speakers, told.named = [p.name for p in parties], " " in speaker.name
            told.identities, told.parties = identities, parties
        new = [
            words for words in self._words(view, speech) if not any(words in known for known in told.words)
        ]
        # The words that settle the act come first.
        told.words = [*new, *told.words] if settles else [*told.words, *new]
        known = {*told.addressees, *told.speakers}
        told.addressees += [name for name in self._addressees(view, speech) if name not in known]
        told.channel = told.channel or self._channel(view)
        told.relayed_by = told.relayed_by or (speech.relay.name if speech.relay else None)
        told.when = told.when or self._when(view, speech)
        if told.sentences[-1:] != [view.number]:
            told.sentences.append(view.number)
        self.told.note(told)
        return told

    def _earlier(
        self, view: View, speech: Speech, identities: frozenset[str], act: StatementAct
    ) -> Told | None:
        """The statement by the same speakers that this one tells again or goes on with."""
        attribution = speech.attribution
        adding = attribution.joined and view.lows[attribution.first].endswith("ing")
        announced = act == "ANNOUNCE_OR_CLAIM" == attribution.cue.act
        # A speaker found for a pronoun stands in another sentence.
        named_here = speech.speaker is attribution.speaker
        for told in self.told.near(view.number, identities, act):
            near = view.number - told.sentences[-1] <= 1
            if told.identities != identities:
                weaker = near and named_here and act in {told.act, *NEUTRAL}
                if weaker and speaks_for(view, speech.speaker, told.parties):
                    return told
                continue
            if told.act == act and (near or act not in NEUTRAL):
                return told
            if near and (adding or {told.act, act} == _REFUSALS):
                return told
            if near and (told.act in NEUTRAL or (act in NEUTRAL and not announced)):
                return told
        return None

    def _goes_on(self, view: View) -> bool:
        """A sentence of nothing but quotation goes on with the one quoted before."""
        told, before = self._last, self._seen
        if told is None or before is None or not view.quotations:
            return False
        quoted = sum(end - start for start, end in view.quotations)
        apart = "\n" in view.source[before.sentence.end : view.sentence.start]
        if apart or 2 * quoted < view.sentence.end - view.sentence.start:
            return False
        act = self.acts.stated(view, 0, len(view.tokens))
        if act is not None and act != told.act and told.act not in NEUTRAL:
            told = Told(told.speakers, told.identities, act, rule=told.rule, channel=told.channel)
        elif act is not None:
            told.act = act
        told.words += [view.source[start:end].strip() for start, end in view.quotations]
        told.sentences.append(view.number)
        self.told.note(told)
        self._last = told
        return True

    # --- what is said --------------------------------------------------------------------------------

    def _words(self, view: View, speech: Speech) -> list[str]:
        """Quoted passages, and the clause that reports what was said where they are no more than a term of it."""
        quoted = [view.source[start:end].strip() for start, end in speech.quotations if end - start > 2]
        substantial = quotes_substance(view, speech) or not speech.attribution.fronted
        if quoted and substantial and not _turned(view, speech):
            return quoted
        clause = self._clause(view, speech)
        return quoted if 2 * len("".join(quoted)) > len("".join(clause)) else [*quoted, *clause]

    def _clause(self, view: View, speech: Speech) -> list[str]:
        """The words in which the outlet reports what was said."""
        attribution = speech.attribution
        if not speech.spans:
            return []
        if not attribution.fronted:
            first, last = speech.spans[0]
            while last > first and view.lows[last - 1] in SPEAKER_PRONOUNS:
                last -= 1
            return self._passage(view, first, last)
        _, last = speech.spans[0]
        # A stance is in the verb itself ("vowed to crush …"); a neutral verb only opens the clause.
        if attribution.cue.act not in NEUTRAL:
            return self._passage(view, min(attribution.first, speech.spans[0][0]), last)
        first = max(attribution.last, speech.spans[0][0])
        if attribution.cue.frame == "addressee" and (addressed := view.object(first)) is not None:
            first = addressed.last
        elif attribution.cue.frame == "addressee" and "that" in view.lows[first : first + _TOLD_WITHIN]:
            first += view.lows[first : first + _TOLD_WITHIN].index("that")  # "told the generals that"
        if view.lows[first : first + 1] and view.lows[first] in _LISTENERS:
            first += 1  # "told us that"
        while first < last and (view.lows[first] in {"that", ":", ","} or view.in_date(first)):
            first += 1
        return self._passage(view, first, last)

    def _passage(self, view: View, first: int, last: int) -> list[str]:
        while last > first and view.lows[last - 1] in _TRAILING:
            last -= 1
        if last - first < 2:
            return []
        begin, end = view.starts[first], view.end(last - 1)
        for start, stop in view.quotations:
            if begin < start < end <= stop and not view.source[end:stop].strip(_CLOSING):
                end = stop + 1  # a quotation that closes the passage keeps its closing mark
        return [view.source[begin:end]]

    def _addressees(self, view: View, speech: Speech) -> list[str]:
        attribution = speech.attribution
        if attribution.passive:
            judged = view.subject(attribution.first) if attribution.cue.frame == "addressee" else None
            return [judged.name] if judged is not None and judged.role in _ADDRESSED_ROLES else []
        if attribution.cue.frame == "addressee" or attribution.cue.form.startswith(("warn", "threaten")):
            last = attribution.last
            last += view.lows[last : last + 1] in (["on"], ["upon"])  # "called *on* the rebels to"
            mention = view.object(last) if view.lows[last : last + 1] != ["that"] else None
            if mention is None and view.lows[attribution.first] in _BLAMING:
                mention = blamed_on(view, last)
            if mention is not None and mention.role in _ADDRESSED_ROLES and mention.kind != "media":
                return list(dict.fromkeys(m.name for m in listed_objects(view, mention)))
        if _EVERYBODY.isdisjoint(view.said):
            return []
        text = view.source[view.sentence.start : view.sentence.end]
        low = text.lower()
        return [text[at : at + len(p)] for p in _EVERYONE if (at := low.find(p)) >= 0][:1]

    def _channel(self, view: View) -> str | None:
        hits = view.find(self.gazetteer.channels)
        if not hits:
            return None
        return view.text(hits[0].first, hits[0].last)

    def _when(self, view: View, speech: Speech) -> str | None:
        """The date nearest to the word of speech, outside what is said."""
        dates = [
            date
            for date in view.dates
            if not view.quoted(date[0]) and not self._is_reported(view, speech, date)
        ]
        if not dates:
            return None
        at = view.starts[speech.attribution.first]
        start, end = min(dates, key=lambda d: abs(d[0] - at))
        return view.source[start:end]

    def _is_reported(self, view: View, speech: Speech, date: tuple[int, int]) -> bool:
        """Whether a date is part of what was said, and not of when it was said."""
        attribution, at = speech.attribution, view.token_at(date[0])
        between = view.lows[attribution.last : at]
        others = (a for a, _ in self.circumstances.sources.speakers(view.number) if not a.fronted)
        if any(at < other.first < attribution.first for other in others):
            return True  # "Jets struck on Sunday, sources said, as the president vowed …"
        return attribution.fronted and at > attribution.last and ("that" in between or len(between) > _DATED)


# "blamed the attack on the rebels"
_BLAMING = words("blamed blames blame blaming")
# A date further behind the word of speech is of what was said.
_DATED = 10
# Acts that parliaments and mayors perform every day: taken up only where the paragraph speaks of the conflict.
_PEACEFUL = frozenset({"ANNOUNCE_OR_CLAIM", "COMMENT", "AGREE", "SUPPORT", "THREATEN"})
_LISTENERS = words("us me him her them you reporters journalists parliament lawmakers")
_CLOSING = " ,.;!?"
_TOLD_WITHIN = 4
_REFUSALS = {"REJECT", "DENY"}
_TRAILING = frozenset(',.;:”"') | words("the a an two three and but which who while")


def _turns(view: View, verb: int) -> bool:
    """ "acknowledged the assault *but said* it had been repelled": half of what is said would say something else."""
    return verb > 0 and view.lows[verb - 1] == "but"


def _turned(view: View, speech: Speech) -> bool:
    """ "Not believed to have resulted in “big losses”": the quoted words alone would say the opposite."""
    for start, _ in speech.quotations:
        before = bisect_left(view.starts, start) if view.source[start : start + 1].islower() else 0
        if any(map(is_negation, view.lows[:before])):
            return True
    return False

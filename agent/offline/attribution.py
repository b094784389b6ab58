"""Who says what in a sentence, and so on whose word a claim in it stands.

An attribution is a word of speech with its speaker. A fronted one ("The army said it had …") covers what
follows; a trailing one ("…, the army said on Monday") covers what stands before; "according to …" likewise.
A pronoun or a short form ("the group") speaks for the last party it can stand for.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ..wordlists import words
from .gazetteer import Gazetteer, SpeechCue
from .names import Mention
from .view import View
from .words import (
    AUXILIARIES,
    CALENDAR,
    CLAUSE_OPENERS,
    DETERMINERS,
    PREPOSITIONS,
    SPEAKER_PRONOUNS,
    is_adverb,
    is_function_word,
)

# Behind a trailing "X said" stand at most a date, a place or a channel; more words are what X said.
_TAIL = 9


class Attribution(NamedTuple):
    """`tokens[first:last]` is the word of speech. `speaker` is null where only a pronoun stands."""

    first: int
    last: int
    cue: SpeechCue
    speaker: Mention | None
    pronoun: str | None
    fronted: bool
    continued: bool = False  # "…, police said, and …": a trailing one that covers what follows as well

    @property
    def edge(self) -> int:
        """The token at which the attribution itself begins: its speaker or its verb, whichever is first."""
        return min(self.first, self.speaker.first) if self.speaker is not None else self.first


def find_attributions(view: View, gazetteer: Gazetteer) -> list[Attribution]:
    """Every word of speech outside quotation marks that has a speaker, left to right."""
    found: list[Attribution] = []
    for hit in gazetteer.speech.find(view.lows):
        if view.quoted(view.tokens[hit.first].start) or _is_noun(view, hit.first) or view.harmed(hit.first):
            continue
        attribution = _read(view, hit.first, hit.last, hit.payload)
        if attribution is not None:
            found.append(attribution)
    return found


def _is_noun(view: View, position: int) -> bool:
    """ "other states", "the reports", "his demands": a word of speech behind a determiner is a noun."""
    return position > 0 and view.tokens[position - 1].low in _NOUN_MARKS


def _read(view: View, first: int, last: int, cue: SpeechCue) -> Attribution | None:
    if cue.frame == "speaker_after":
        speaker = view.object(last, reach=4) or plain_source(view, last, backwards=False)
        if speaker is None:
            return None
        # "According to X, …" covers what follows, "… according to X" what stands before.
        return Attribution(first, last, cue, speaker, None, fronted=first <= 1)
    pronoun = _pronoun_before(view, first)
    speaker = None if pronoun else view.subject(first)
    if speaker is None and pronoun is None:
        inverted = view.object(last, reach=2) if _opens_inversion(view, first) else None
        if inverted is not None and inverted.role != "place":
            return Attribution(first, last, cue, inverted, None, fronted=False)
        speaker = plain_source(view, first, backwards=True) if view.lows[first] in _PLAIN_VERBS else None
        if speaker is None:
            return None
    start = view.listed(speaker)[0].first if speaker is not None else first - 1
    if cue.frame in {"topic", "addressee"} and (view.after_be(first) or view.lows[last : last + 1] == ["by"]):
        return None
    behind = last
    if cue.frame == "addressee" and (addressed := view.object(last)) is not None:
        behind = addressed.last
    fronted = cue.frame == "topic" or _fronted(view, start, behind)
    return Attribution(first, last, cue, speaker, pronoun, fronted, _continued(view, last))


def _pronoun_before(view: View, verb: int) -> str | None:
    position = verb - 1
    while position >= 0 and (
        is_adverb(view.tokens[position].low) or view.tokens[position].low in {"has", "have", "had"}
    ):
        position -= 1
    if position >= 0 and view.tokens[position].low in SPEAKER_PRONOUNS:
        return view.tokens[position].low
    return None


def _opens_inversion(view: View, verb: int) -> bool:
    """ "…” said X", "…, said X", or a text without marks: the verb has no subject before it."""
    low = view.tokens[verb].low
    return low in {"said", "says", "added", "told", "reported", "stated", "explained", "warned", "declared"}


def plain_source(view: View, verb: int, *, backwards: bool, single: bool = False) -> Mention | None:
    """A source named by words we do not know: "two health workers said", "according to camp leaders"."""
    if backwards:
        last = verb
        while last > 0 and (is_adverb(view.lows[last - 1]) or view.lows[last - 1] in AUXILIARIES):
            last -= 1
        first = last
        while first > 0 and last - first < _PLAIN_LENGTH and _plain(view, first - 1):
            first -= 1
        opened = (
            first == 0
            or view.lows[first - 1] in DETERMINERS
            or view.lows[first - 1] in {",", "and", "”", '"'}
        )
    else:
        first = verb
        while first < len(view.lows) and view.lows[first] in _BEFORE_SOURCES:
            first += 1
        last, opened = first, True
        while last < len(view.lows) and last - first < _PLAIN_LENGTH and _plain(view, last):
            last += 1
    if first >= last or not opened or not (single or view.lows[last - 1].endswith("s")):
        return None
    start, end = view.tokens[first].start, view.tokens[last - 1].end
    name = view.source[start:end]
    return Mention(first, last, start, end, "source", name, "other", f"source::{name.lower()}")


def _plain(view: View, position: int) -> bool:
    token = view.tokens[position]
    plain = token.text[0].islower() and not is_function_word(token.low) and not is_adverb(token.low)
    return plain and position not in view.verbs and not view.harmed(position) and not view.in_date(position)


def _continued(view: View, last: int) -> bool:
    """Whether the reported words go on behind a trailing attribution."""
    for low in view.lows[last : last + _TAIL]:
        if low in {"and", "adding", "while", "but"}:
            return True
        if low in CLAUSE_OPENERS:
            return False
    return False


def _fronted(view: View, speaker_first: int, verb_last: int) -> bool:
    """Whether the reported words follow the verb."""
    if speaker_first <= 2 or view.tokens[speaker_first - 1].text in ";:“":
        return True
    rest = view.tokens[verb_last:]
    if not rest or not (rest[0].word or rest[0].text in ':“"'):
        return False
    tail = 0
    for offset, token in enumerate(rest):
        if token.text in ',.;”"' and offset > 0:
            break
        if token.low in {"that", ":"} or token.text == "“":
            return True
        tail += 1
    if tail == 0:
        return False
    opening = rest[0].low
    if opening in {"and", "but"}:
        return False
    if opening in PREPOSITIONS or opening in CALENDAR or view.in_date(verb_last) or is_adverb(opening):
        return tail > _TAIL
    if opening in DETERMINERS or opening in SPEAKER_PRONOUNS:
        return tail > _ADDRESS  # "…," X told this newspaper: nothing is reported behind it
    return tail > 3


class SourceFinder:
    """Answers on whose word the text at a token stands; remembers speakers from sentence to sentence."""

    def __init__(
        self, views: Sequence[View], attributions: Sequence[Sequence[Attribution]], outlet: str | None = None
    ) -> None:
        self._outlet = (outlet or "").lower()
        self._resolved: dict[int, list[tuple[Attribution, Mention | None]]] = {}
        self._resolve(views, attributions)

    def _resolve(self, views: Sequence[View], attributions: Sequence[Sequence[Attribution]]) -> None:
        person: Mention | None = None
        body: Mention | None = None
        for view, found in zip(views, attributions, strict=True):
            if view.sentence.heading:
                continue
            resolved: list[tuple[Attribution, Mention | None]] = []
            for attribution in found:
                speaker = attribution.speaker
                if speaker is None:
                    speaker = person if attribution.pronoun in {"he", "she", "i"} else body or person
                elif speaker.role != "body" and _is_short_form(view, speaker):
                    speaker = body if body is not None else speaker
                resolved.append((attribution, speaker))
                if speaker is not None:
                    one = speaker.role == "source" and not speaker.name.endswith("s")
                    if one or speaker.role in {"person", "office"}:
                        person = speaker
                    else:
                        body = speaker
            self._resolved[view.number] = resolved
            body = body or next((m for m in view.mentions if m.role == "body" and m.kind in _ANSWERING), None)

    def speakers(self, number: int) -> list[tuple[Attribution, Mention | None]]:
        """The attributions of sentence `number` with their resolved speakers."""
        return self._resolved.get(number, [])

    def source_of(self, view: View, position: int) -> Mention | None:
        """Who reports what stands at token `position`; null for the outlet itself."""
        best: tuple[int, Mention | None] | None = None
        for attribution, speaker in self.speakers(view.number):
            if attribution.cue.act not in _REPORTING:
                continue
            distance = _cover(attribution, position)
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, speaker)
        if best is None or best[1] is None:
            return None
        # A bulletin that cites its own publisher speaks in its own voice.
        return None if best[1].role == "body" and best[1].name.lower() in self._outlet else best[1]


def _is_short_form(view: View, speaker: Mention) -> bool:
    """ "the group", "the ministry": somebody met before; "a monitor" is somebody new."""
    definite = speaker.first > 0 and view.lows[speaker.first - 1] in {"the", "its", "their"}
    return definite and speaker.name.lower() in _SHORT_FORMS


def _cover(attribution: Attribution, position: int) -> int | None:
    """How far the attribution is from the words it covers at `position`; null where it does not cover them."""
    if attribution.edge <= position < attribution.last:
        return None
    if attribution.fronted:
        return position - attribution.last if position >= attribution.last else None
    if position < attribution.edge:
        return attribution.edge - position
    # What follows a trailing attribution is a second best reading: "Two died, police said, and five were hurt".
    return 1000 + position - attribution.last if attribution.continued else None


# Acts that report a fact; a threat or an appeal vouches for nothing.
_REPORTING = frozenset({"COMMENT", "ANNOUNCE_OR_CLAIM", "ACCUSE", "CONCEDE", "DENY"})
_ADDRESS = 3
_BEFORE_SOURCES = DETERMINERS | words("one two three four five six seven eight nine ten several many dozens")
_PLAIN_VERBS = words("said say says told reported report added")
# "local health workers": a source without a name is named in a few words.
_PLAIN_LENGTH = 3
_NOUN_MARKS = words("""
    the a an its their his her my our your other another these those no any some new recent
""")
# Bodies that "the group said" can stand for when nobody has spoken yet.
_ANSWERING = frozenset({"ngo", "intergovernmental", "non_state_armed_group", "coalition"})
_SHORT_FORMS = words("""
    group organisation organization agency ministry source sources statement party movement company
    council monitor spokesman spokeswoman official ngo service
""")

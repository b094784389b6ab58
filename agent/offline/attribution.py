"""Who says what in a sentence, and so on whose word a claim in it stands.

An attribution is a word of speech with its speaker. A fronted one ("The army said it had …") covers what
follows; a trailing one ("…, the army said on Monday") covers what stands before; "according to …" likewise.
A pronoun or a short form ("the group") speaks for the last party it can stand for.
"""

from dataclasses import dataclass, replace

from ..wordlists import words
from .gazetteer import Gazetteer, SpeechCue
from .names import Mention
from .speakers import phrase_after, speaker_of, stands_for_maker
from .speech_cues import speech_cues
from .subjects import Subject, find_inverted, find_subject, opens_quotation, skip_auxiliaries
from .view import View
from .words import (
    CALENDAR,
    CLAUSE_OPENERS,
    DETERMINERS,
    IRREGULAR_PASTS,
    NEGATIONS,
    PREPOSITIONS,
    SPEAKER_PRONOUNS,
    is_adverb,
    is_function_word,
)

# Behind a trailing "X said" stand at most a date, a place or a channel; more words are what X said.
_TAIL = 9


@dataclass(slots=True)
class Attribution:
    """`tokens[first:last]` is the word of speech. `speaker` is null where only a pronoun stands."""

    first: int
    last: int
    cue: SpeechCue
    speaker: Mention | None
    pronoun: str | None
    fronted: bool
    continued: bool = False  # "…, police said, and …": a trailing one that covers what follows as well
    joined: bool = False  # "… and said": the speaker stands before an earlier verb
    passive: bool = False  # "was condemned by X": the speaker stands behind, what is judged before

    @property
    def edge(self) -> int:
        """The token at which the attribution itself begins: its speaker or its verb, whichever is first."""
        if self.speaker is None or self.joined:
            return self.first
        return min(self.first, self.speaker.first)


def find_attributions(view: View, gazetteer: Gazetteer) -> list[Attribution]:
    """Every word of speech outside quotation marks that has a speaker, left to right."""
    found: list[Attribution] = []
    for first, last, cue in speech_cues(view, gazetteer):
        attribution = _read(view, first, last, cue, found[-1] if found else None)
        if attribution is not None:
            found.append(attribution)
    return found


def _read(
    view: View, first: int, last: int, cue: SpeechCue, before: Attribution | None
) -> Attribution | None:
    """The word of speech with its subject; `before` is the one that stands before it in the sentence."""
    if cue.frame == "speaker_after":
        speaker = _behind(view, last)
        if speaker is None:
            return None
        # "According to X, …" covers what follows, "… according to X" what stands before.
        return Attribution(first, last, cue, speaker, None, fronted=first <= 1)
    judge = _judge(view, first, last, cue)
    if judge is not None and not _negated(view, first):
        return Attribution(first, last, cue, judge, None, fronted=False, passive=True)
    if _negated(view, first) or (view.lows[last - 1].endswith("ed") and _is_participle(view, first, last)):
        return None
    # Who is told stands behind "told", never who tells.
    inverted = _inverted(view, first, last) if cue.frame != "addressee" else None
    if inverted is not None:
        return Attribution(first, last, cue, inverted, None, fronted=False)
    subject = _subject(view, first, before)
    if subject is None:
        return None
    speaker, pronoun, joined = subject
    speaker = _by_name(view, _maker(view, speaker)) if speaker is not None else None
    if joined and before is not None:
        speaker, pronoun = before.speaker, before.pronoun
        if cue.form.startswith(_DEEDS) and not before.fronted:
            speaker, pronoun, joined = _who_acts(view, before), None, False
    if speaker is None and pronoun is None:
        return None
    if speaker is not None and speaker.first and view.lows[speaker.first - 1] in _NOBODY:
        return None
    if speaker is not None and is_event(speaker):
        return None
    if _passive(view, first, last, cue) or view.lows[last : last + 1] in _EMPTY:
        return None
    start = view.list_start(speaker) if speaker is not None else first - 1
    behind = last
    if cue.frame == "addressee":
        addressed = view.object(last)
        behind = _past_name(view, addressed.last if addressed is not None else last)
    settled = not cue.weak and cue.act not in _REPORTED
    fronted = joined or settled or cue.frame == "topic" or _fronted(view, start, behind)
    continued = _continued(view, last) or _inserted(view, start, last)
    return Attribution(first, last, cue, speaker, pronoun, fronted, continued, joined)


def _judge(view: View, first: int, last: int, cue: SpeechCue) -> Mention | None:
    """ "The raid was condemned *by the union*", "is accused *by the army* of": who takes a stand in the passive."""
    if view.lows[last : last + 1] != ["by"] or view.lows[first] not in _JUDGED or not view.after_be(first):
        return None
    if view.lows[first] == "dismissed" and "as" not in view.lows[last:]:
        return None  # "the general was dismissed by the president"
    speaker = _behind(view, last + 1)
    return speaker if speaker is not None and speaker.role not in {"source", "place"} else None


def is_event(speaker: Mention) -> bool:
    """ "an air strike called in by the army": what happens says nothing."""
    return speaker.role in _NAMELESS and speaker.name.lower().split()[-1] in _EVENTS


def _maker(view: View, speaker: Mention) -> Mention:
    """ "The statement from the foreign minister said", "accounts by survivors say": who speaks through the paper."""
    if _MADE_BY.isdisjoint(view.lows[speaker.first + 1 : speaker.last]):
        return speaker
    at = next(i for i in range(speaker.first + 1, speaker.last) if view.lows[i] in _MADE_BY)
    if view.lows[at - 1] not in _PAPERS:
        return speaker
    phrase = phrase_after(view, at + 1)
    return (speaker_of(view, phrase) if phrase is not None else None) or view.object(at + 1) or speaker


def _by_name(view: View, speaker: Mention) -> Mention:
    """ "Ana Ruiz, spokeswoman for the army, said": the person to whom an office is apposed."""
    if speaker.role != "office":
        return speaker
    position = speaker.first - 1
    while position >= 0 and speaker.first - position <= _APPOSED and view.tokens[position].small:
        position -= 1
    person = view.mention_at(position - 1) if position > 0 and view.lows[position] == "," else None
    if person is None or person.role != "person" or view.hangs(person):
        return speaker
    office = person.office or speaker.name
    return replace(
        person, office=office, body=person.body or speaker.body, inner=person.inner or speaker.inner
    )


def _subject(view: View, verb: int, before: Attribution | None) -> Subject | None:
    low = view.lows[verb]
    if low.endswith("ing") and verb and not view.after_be(verb):
        if view.lows[verb - 1] != ",":
            return None
        return Subject(joined=True) if before is not None else _of_main_verb(view, verb - 1)
    subject = find_subject(view, verb)
    if subject is not None and subject.joined and before is None:
        leading = next((m for m in view.mentions if m.role != "place" and m.last <= verb), None)
        return Subject(leading) if leading is not None and not view.hangs(leading) else None
    if subject is None:
        mention = view.subject(verb)
        return Subject(mention) if mention is not None else None
    return subject


def _who_acts(view: View, told: Attribution) -> Mention | None:
    """ "The front shot two men, a monitor said, and *gave* residents a deadline": who acts, and not who tells."""
    verbs = [i for i in view.verbs if i < told.edge]
    return view.subject(verbs[0]) if verbs else None


def _of_main_verb(view: View, comma: int) -> Subject | None:
    """ "A doctor gave a higher toll, *saying* …": the subject of the last verb before the participle."""
    pasts = [i for i in range(1, comma) if i in view.verbs or view.lows[i] in IRREGULAR_PASTS]
    subject = find_subject(view, pasts[-1]) if pasts and not view.after_be(pasts[-1]) else None
    named = subject is not None and subject.mention is not None and subject.mention.role in _SPEAKERS
    return subject if named else None


def _behind(view: View, position: int) -> Mention | None:
    """Who "according to" names: the whole phrase, or the maker of the count it is."""
    phrase = phrase_after(view, position)
    if phrase is not None and (maker := stands_for_maker(view, phrase)) is not None:
        return _behind(view, maker)
    named = speaker_of(view, phrase) if phrase is not None else None
    return named or view.object(position, reach=4) or _plain_source(view, position)


def _passive(view: View, first: int, last: int, cue: SpeechCue) -> bool:
    """ "is believed", "was reported": somebody else says so."""
    if view.lows[last : last + 1] == ["by"] and cue.frame != "clause":
        return True
    return view.after_be(first) and not view.lows[first].endswith("ing")


def _negated(view: View, verb: int) -> bool:
    """ "did not comment", "has never claimed", "should apologise": nothing is said."""
    subject = skip_auxiliaries(view, verb)
    if subject == verb - 1:
        return False
    return any(
        low in NEGATIONS or low in _OUGHT or low.endswith("n't") for low in view.lows[subject + 1 : verb]
    )


def _is_participle(view: View, first: int, last: int) -> bool:
    """ "two officers counted as dead", "the men registered by the clerk": what is done, not said."""
    position = skip_auxiliaries(view, first)
    if position >= 0 and view.lows[position] in SPEAKER_PRONOUNS:
        return False
    if view.lows[last - 1] == "accused" and view.lows[last : last + 1] == ["of"]:
        return True
    if view.lows[last - 1] == "agreed" and view.lows[last : last + 1] in _DATING and view.in_date(last + 1):
        behind = " ".join(view.lows[last : last + _AGREED_WITHIN]).split(" ,")[0]
        return _BINDING.isdisjoint(behind.split())  # "the line agreed on Saturday"
    if view.lows[last - 1] in _TOLD_OF and view.lows[last : last + 2] == ["to", "have"]:
        return True  # "troops reported to have entered the town"
    if (
        view.lows[first] in _JUDGED
        and view.lows[last : last + 1] == ["as"]
        and opens_quotation(view, last + 2)
    ):
        # "dismissed as “fantasy” the report", but "a plan rejected as “unfair” by the front"
        return view.after_be(first) or "by" in view.lows[last : last + _LABEL_WITHIN]
    return (
        view.lows[last - 1].endswith("ed")
        and view.lows[last : last + 1] in (["as"], ["by"])
        and (view.lows[last] == "as" or view.lows[first] not in _INVERTIBLE)
    )


def _inverted(view: View, first: int, last: int) -> Mention | None:
    """Who speaks where the verb stands before its subject: “…,” said X."""
    if view.lows[last : last + 1] == ["that"]:
        return None
    before = view.tokens[first - 1].text if first else ""
    if before in _CLOSING or (before == "," and first > 1 and view.tokens[first - 2].text in _CLOSING):
        return find_inverted(view, last)
    if view.lows[first] not in _INVERTIBLE:
        return None
    behind = find_inverted(view, last)
    if behind is None or (before == "," and find_subject(view, first) is None):
        return behind
    closes = behind.last >= len(view.lows) or not view.tokens[behind.last].word
    person = behind.role in {"person", "office"}
    settled = view.in_date(first - 1) and view.lows[behind.last : behind.last + 1] in _ATTACHED
    if behind.role in {"body", "government"} and view.lows[first] in {"said", "says"}:
        subject = find_subject(view, first)
        nobody = subject is None or subject.mention is None or subject.mention.kind == "other"
        settled = settled or (nobody and not (subject and (subject.pronoun or subject.joined)))
    return behind if (closes and person) or settled else None


def _plain_source(view: View, first: int) -> Mention | None:
    """Sources named by words we do not know: "according to camp leaders"."""
    while first < len(view.lows) and view.lows[first] in _BEFORE_SOURCES:
        first += 1
    last = first
    while last < len(view.lows) and last - first < _PLAIN_LENGTH and _plain(view, last):
        last += 1
    if first >= last or not view.lows[last - 1].endswith("s"):
        return None
    start, end = view.starts[first], view.end(last - 1)
    name = view.source[start:end]
    return Mention(first, last, start, end, "source", name, "other", f"source::{name.lower()}")


def _plain(view: View, position: int) -> bool:
    token = view.tokens[position]
    plain = token.small and not is_function_word(token.low) and not is_adverb(token.low)
    return plain and position not in view.verbs and not view.harmed(position) and not view.in_date(position)


def _continued(view: View, last: int) -> bool:
    """Whether the reported words go on behind a trailing attribution."""
    for low in view.lows[last : last + _TAIL]:
        if low in {"and", "adding", "while", "but", "who"}:
            return True
        if low in CLAUSE_OPENERS or low == "as":
            return False
    return False


def _inserted(view: View, start: int, last: int) -> bool:
    """ "Since May, the army said, the raids have killed nine": between commas it covers both sides."""
    if view.lows[last : last + 1] != [","]:
        return False
    while start > 0 and view.lows[start - 1] in DETERMINERS:
        start -= 1
    opened = start > 1 and view.lows[start - 1] == ","
    behind = view.lows[last + 1] if last + 1 < len(view.lows) else ""
    joins = behind in {"as", "while", "but"} or behind.endswith("ing")
    return opened and not joins


def _fronted(view: View, speaker_first: int, verb_last: int) -> bool:
    """Whether the reported words follow the verb."""
    if _closes_quotation(view, speaker_first):
        return False  # “…,” X said in a statement that echoed others
    edge = speaker_first
    while edge > 0 and view.lows[edge - 1] in DETERMINERS:
        edge -= 1
    if speaker_first <= 2 or view.tokens[edge - 1].text in ";:“":
        return True
    rest = view.tokens[verb_last:]
    if not rest or not (rest[0].word or rest[0].text in ':“"'):
        return False
    tail = 0
    for offset, token in enumerate(rest):
        if token.text in ',.;”"' and offset > 0:
            break
        if token.text == ":" and rest[offset - 1].text.isdigit():
            continue  # "at 3:10"
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


def _past_name(view: View, position: int) -> int:
    """ "told Channel 2 TV": where a name that goes on behind what we know of it ends."""
    while position < len(view.tokens) and (
        view.tokens[position].capitalised or view.lows[position].isdigit()
    ):
        position += 1
    return position


def _closes_quotation(view: View, position: int) -> bool:
    """Whether a quotation that ends in a comma stands right before `position`."""
    if _CLOSING.isdisjoint(view.said):
        return False
    while position > 0 and view.lows[position - 1] in DETERMINERS:
        position -= 1
    before = [token.text for token in view.tokens[max(0, position - 2) : position]]
    return len(before) == 2 and "," in before and not _CLOSING.isdisjoint(before)


_CLOSING = frozenset('”"»')
# "rejected as “deeply unfair” by": a label is a few words long.
_LABEL_WITHIN = 8
_JUDGED = words("""
    condemned denounced deplored criticised criticized rejected dismissed denied welcomed praised hailed urged accused
    blamed
""")
_INVERTIBLE = words("said says added reported stated explained warned declared wrote insisted")
# An ultimatum is a deed, which others may tell of.
_DATING = (["on"], ["in"], ["last"])
_BINDING = words("to that a the not")
_AGREED_WITHIN = 5
_DEEDS = ("gave *", "gives *", "given *", "giving *", "set *", "sets *", "issued *", "issues *")
_OUGHT = words("should must could might may ought")
_PAPERS = words("""
    statement statements account accounts report reports letter communique communiqué release message video testimony
    testimonies note tweet
""")
_MADE_BY = frozenset({"from", "by"})
_TOLD_OF = words("reported believed")
_NOBODY = words("no neither nor")
_NAMELESS = frozenset({"source", "force", "state"})
_SPEAKERS = frozenset({"person", "office", "body", "government"})
_EVENTS = words("""
    airstrike airstrikes strike strikes attack attacks bombing bombings bombardment shelling blast blasts
    explosion explosions raid raids ambush assault offensive fighting clash clashes battle battles
    violence crackdown war conflict massacre killing killings bomb bombs rocket rockets missile missiles
    drone drones dynamite toll fire siege operation
""")
# Verbs that report may stand behind what they report: "…, the army announced".
_REPORTED = frozenset({"COMMENT", "ANNOUNCE_OR_CLAIM", "CONCEDE"})
_EMPTY = (["nothing"], ["little"])
# "a former deputy": what an apposition opens with is a word or two.
_APPOSED = 4
_ATTACHED = (["who"], ["at"], ["in"], ["of"], ["from"], ["close"])
_ADDRESS = 3
_BEFORE_SOURCES = DETERMINERS | words("one two three four five six seven eight nine ten several many dozens")
# "local health workers": a source without a name is named in a few words.
_PLAIN_LENGTH = 3

"""The words of speech of a sentence: verbs and set phrases that tell that somebody says something."""

from collections.abc import Iterator, Mapping, Sequence

from ..wordlists import words
from .gazetteer import GappedCue, Gazetteer, SpeechCue
from .phrases import Hit
from .subjects import opens_quotation
from .view import View
from .words import AUXILIARIES, DETERMINERS, PREPOSITIONS, SPEAKER_PRONOUNS, is_adverb, is_function_word

# The words of a gapped form stand this close.
_GAP = 7
_GAP_STOPS = frozenset({"that", ",", ";", ":", ".", "who", "which", "into"})
# "called * for": not "called a vote for Monday", "called the army for help".
_LATE_TAILS = frozenset({("for",)})
_WHERE = words("in at during via through from again also once later yesterday today")
_PAPERS = words("report claim demand protest charge call vow pledge appeal promise plan warning")
_CLAIMS = words("claims reports demands charges calls pledges appeals promises plans warnings statements")
_ONE = words("a an another this each every")
_PHRASE = 5
_NOUN_OPENERS = DETERMINERS | {"'s"} | PREPOSITIONS
_NOUN_MARKS = words("""
    the a an its their his her my our your other another these those no any some new recent
""")


# A word of speech with its first token and the one behind it.
_Cue = tuple[int, int, SpeechCue]


def speech_cues(view: View, gazetteer: Gazetteer) -> list[_Cue]:
    """The words of speech outside quotation marks, left to right."""
    plain, opened = view.hits(gazetteer.speech), view.hits(gazetteer.gapped_speech)
    if not plain and not opened:
        return []
    return [each for each in _cues(view, plain, opened) if not _is_no_speech(view, each[0], each[2])]


def _is_no_speech(view: View, first: int, cue: SpeechCue) -> bool:
    """Said by somebody quoted, a noun, or a word of harm here."""
    if view.quotations and view.quoted(view.starts[first]) and not opens_quotation(view, first):
        return True
    return _is_noun(view, first) or (view.harmed(first) and "*" not in cue.form)


def _cues(
    view: View, plain: Mapping[int, Hit[SpeechCue]], opened: Mapping[int, Hit[list[GappedCue]]]
) -> Iterator[_Cue]:
    """A gapped form before a plain one that begins like it."""
    behind = 0
    for position in sorted({*plain, *opened}) if opened else plain:
        if position < behind:
            continue
        gapped = _gapped(view, position + 1, opened[position].payload) if position in opened else None
        hit = plain.get(position) if gapped is None else None
        if gapped is not None:
            yield position, gapped[0], gapped[1]
        elif hit is not None:
            yield hit.first, hit.last, hit.payload
            behind = hit.last


def _gapped(view: View, last: int, cues: Sequence[GappedCue]) -> tuple[int, SpeechCue] | None:
    """ "told the villagers to leave", "paid rich tribute to": the rest of the wording a few words behind."""
    for at in range(last, min(len(view.lows), last + _GAP)):
        if view.lows[at] in _GAP_STOPS or (view.quoted(view.starts[at]) and not opens_quotation(view, at)):
            return None
        for gapped in cues:
            if view.lows[at : at + len(gapped.tail)] == list(gapped.tail):
                if gapped.tail in _LATE_TAILS and not _set_apart(view, last):
                    continue
                # "paid tribute to X", but "told X to": who is addressed stands behind the words that go together.
                return (last if len(gapped.tail) == 1 else at + len(gapped.tail)), gapped.cue
    return None


def _set_apart(view: View, first: int) -> bool:
    """ "called *in a video message* for", "appealed *on Friday* to": what stands between says when and where."""
    low = view.lows[first]
    return low in _WHERE or is_adverb(low) or view.in_date(first) or (low == "on" and view.in_date(first + 1))


def _is_noun(view: View, position: int) -> bool:
    """ "other states", "his demands", "in reports", "Basin Report": a word of speech that is no verb there."""
    if position == 0:
        return False
    if view.tokens[position - 1].text in "'’":  # "the lawyers' protests"
        return True
    if position > 1 and view.lows[position - 1] == "'s" and view.lows[position - 2] not in SPEAKER_PRONOUNS:
        return True  # "the minister's remarks came hours after …"
    if (
        view.lows[position] == "blame"
        and position - 1 in view.verbs
        and view.lows[position - 1] not in AUXILIARIES
    ):
        return True  # "traded blame for the shelling"
    if view.lows[position] in _PAPERS and _one_of_many(view, position):
        return True
    if view.lows[position] in _CLAIMS and _owned(view, position):
        return True
    before, token = view.lows[position - 1], view.tokens[position]
    if token.low == "posts" and view.mention_at(position - 1) is None:
        return True  # "three observation posts"
    if is_adverb(before) and position > 1 and view.lows[position - 2] in _NOUN_OPENERS:
        return True  # "the internationally recognised government", "Libya's internationally …"
    if "-" in before and view.tokens[position - 1].text.islower() and token.low.endswith("s"):
        return True  # "anti-government protests"
    named = token.capitalised and not token.text.isupper() and view.tokens[position - 1].word
    return named or before in _NOUN_MARKS or before in PREPOSITIONS


def _owned(view: View, position: int) -> bool:
    """ "rejected the militia's claims, …", "dismissed Front reports that": an object by its place, and whose it is."""
    owner = view.mention_at(position - 1)
    if owner is None:
        return False
    before = owner.first - 1
    while before >= 0 and view.lows[before] in DETERMINERS:
        before -= 1
    return before in view.verbs


def _one_of_many(view: View, position: int) -> bool:
    """ "a police report": what one "a" opens ends in a noun."""
    first = position
    while first > 0 and position - first < _PHRASE and view.lows[first - 1] not in DETERMINERS:
        if is_function_word(view.lows[first - 1]) or not view.tokens[first - 1].word:
            return False
        first -= 1
    return first > 0 and view.lows[first - 1] in _ONE

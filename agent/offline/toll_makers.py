"""Whose a toll is: who puts, counts or raises it, or whose toll, tally or count it is called."""

from ..wordlists import words
from .attribution import is_event
from .names import Mention
from .source_finder import SourceFinder
from .speakers import phrase_after, speaker_of
from .subjects import find_subject
from .victims import Victims
from .view import View

# Verbs by which a source gives a figure of its own.
_COUNTING = words("""
    put puts placed places gave gives set counted counts recorded listed buried received verified documented estimated
    registered tallied confirmed raised lowered revised
""")
_REACH = 7
_TOLLS = words("toll tally count estimate estimates figures")


def who_puts_toll(
    view: View, victims: Victims, spoke: Mention | None, sources: SourceFinder
) -> Mention | None:
    """ "The observatory put the toll at six", "a network counted 14 dead": the subject vouches for the figure.

    A pronoun stands for who *spoke*.
    """
    if victims.construct == "toll" and (maker := _maker(view, victims.cue, victims.group.first)) is not None:
        return maker
    if _COUNTING.isdisjoint(view.said):
        return None
    near = min(victims.cue, victims.group.first)
    for verb in range(near - 1, max(-1, near - _REACH), -1):
        if view.lows[verb : verb + 2] == ["set", "off"]:
            continue
        if view.lows[verb] in _COUNTING and not view.after_be(verb):
            subject = find_subject(view, verb)
            if subject is not None and subject.pronoun:
                return None if subject.pronoun == "we" else spoke
            mention = subject.mention if subject is not None else None
            if mention is None or is_event(mention) or sources.is_publisher(mention):
                return _maker(view, verb - _REACH, verb)
            return mention
    return None


def _maker(view: View, first: int, last: int) -> Mention | None:
    """ "an earlier toll *from local sources* put the dead at 138", "a *government* toll stood at 132 dead"."""
    for position in range(last - 1, max(-1, first - 1), -1):
        if view.lows[position] not in _TOLLS:
            continue
        if view.lows[position + 1 : position + 2] in (["from"], ["by"]):
            phrase = phrase_after(view, position + 2)
            if phrase is not None and view.lows[phrase.last : phrase.last + 1] == ["and"]:
                phrase = phrase_after(view, phrase.last + 1)  # "a toll from Karsian and Velian strikes"
            maker = speaker_of(view, phrase) if phrase is not None else None
            return None if maker is None or is_event(maker) else maker
        owned = position > 1 and view.lows[position - 1] == "'s"
        maker = view.mention_at(position - 2 if owned else position - 1) if position else None
        return None if maker is None or maker.role == "place" else maker
    return None

"""The wordings of conflict news for what happens, who says it and who did it, read once from the data files.

Forms of common words are in lower case; folding the article's case is the caller's business. `*` in a
form stands for a gap of a few words. Who and where is in `lexicon`.
"""

from functools import cache
from typing import Literal, NamedTuple, cast

from ...schemas.vocabulary import ChangeType, Channel, Harm, Means, StatementAct
from .data_files import DATA, phrases, rows
from .inflection import spelled_out

HarmConstruct = Literal[
    "verb_passive",
    "verb_active",
    "verb_intransitive",
    "noun",
    "count_noun",
    "adjective",
    "toll",
    "phrase_subject",
    "phrase_object",
    "people_passive",
    "people_active",
    "people_doer",
    "people_lost",
    "people_registered",
    "moved",
]
TerritoryFrame = Literal[
    "verb",
    "move",
    "held",
    "gone",
    "come",
    "state",
    "hands",
    "control",
    "flag",
    "noun",
    "expel",
    "give",
    "repel",
    "attempt",
    "bar",
    "rules",
]
TerritoryRole = Literal["gainer", "loser", "defender", "party", "place", "none"]
SpeechFrame = Literal["clause", "addressee", "topic", "speaker_after"]
Strength = Literal["strong", "weak"]
StanceReach = Literal["main", "any"]
DoerPosition = Literal["before", "behind", "accused"]


class HarmCue(NamedTuple):
    """One surface form that reports harm, and how the victims stand to it."""

    form: str
    harm: Harm
    construct: HarmConstruct


class MeansCue(NamedTuple):
    """One wording of how harm was done."""

    form: str
    means: Means


class TerritoryCue(NamedTuple):
    """One wording of a change of control, and the roles of what stands before and after it."""

    form: str
    change: ChangeType
    frame: TerritoryFrame
    before: TerritoryRole
    after: TerritoryRole


class SpeechCue(NamedTuple):
    """One wording by which a party takes a position, and what follows it."""

    form: str
    act: StatementAct
    frame: SpeechFrame
    strength: Strength


class StanceCue(NamedTuple):
    """A wording within what is reported that takes a stance."""

    form: str
    act: StatementAct
    reach: StanceReach


class ResponsibilityCue(NamedTuple):
    """One wording that lays a deed at somebody's door, and where that party stands."""

    form: str
    doer: DoerPosition


class ChannelCue(NamedTuple):
    """One wording of how a statement reached the public."""

    form: str
    channel: Channel


@cache
def harm_cues() -> tuple[HarmCue, ...]:
    """Every form that reports harm to people."""
    return tuple(
        HarmCue(form, cast("Harm", harm), cast("HarmConstruct", construct))
        for forms, harm, construct in rows(DATA / "harms.tsv")
        for form in forms.split("|")
    )


@cache
def means_cues() -> tuple[MeansCue, ...]:
    """Every wording of how harm was done."""
    return tuple(
        MeansCue(form, cast("Means", means))
        for forms, means in rows(DATA / "means.tsv")
        for form in forms.split("|")
    )


@cache
def territory_cues() -> tuple[TerritoryCue, ...]:
    """Every wording of a change of control."""
    return tuple(
        TerritoryCue(
            form,
            cast("ChangeType", change),
            cast("TerritoryFrame", frame),
            cast("TerritoryRole", before),
            cast("TerritoryRole", after),
        )
        for forms, change, frame, before, after in rows(DATA / "territory.tsv")
        for written in forms.split("|")
        for form in spelled_out(written)
    )


@cache
def plan_guards() -> tuple[str, ...]:
    """Wording before a cue that makes it a plan, a wish or a guess, not an event."""
    return phrases(DATA / "plan_guards.txt")


@cache
def speech_cues() -> tuple[SpeechCue, ...]:
    """Every wording by which a party takes a position."""
    return tuple(
        SpeechCue(form, cast("StatementAct", act), cast("SpeechFrame", frame), cast("Strength", strength))
        for forms, act, frame, strength in rows(DATA / "speech.tsv")
        for form in forms.split("|")
    )


@cache
def verb_forms() -> frozenset[str]:
    """The single words of speech, of changes of control and of harm that are verbs."""
    told = (
        *(cue.form for cue in speech_cues()),
        *(cue.form for cue in territory_cues() if cue.frame != "control"),
        *(cue.form for cue in harm_cues() if cue.construct.startswith("verb")),
    )
    return frozenset(form for form in told if " " not in form)


@cache
def stance_cues() -> tuple[StanceCue, ...]:
    """Every wording by which reported words take a stance of themselves, in the order of trial."""
    return tuple(
        StanceCue(form, cast("StatementAct", act), cast("StanceReach", reach))
        for forms, act, reach in rows(DATA / "stances.tsv")
        for form in forms.split("|")
    )


@cache
def responsibility_cues() -> tuple[ResponsibilityCue, ...]:
    """Every wording that lays a deed at somebody's door."""
    return tuple(
        ResponsibilityCue(form, cast("DoerPosition", doer))
        for forms, doer in rows(DATA / "responsibility.tsv")
        for form in forms.split("|")
    )


@cache
def channel_cues() -> tuple[ChannelCue, ...]:
    """Every wording of how a statement reached the public."""
    return tuple(
        ChannelCue(form, cast("Channel", channel))
        for forms, channel in rows(DATA / "channels.tsv")
        for form in forms.split("|")
    )


@cache
def caveats() -> tuple[str, ...]:
    """Phrases by which an outlet says that it could not verify an account."""
    return phrases(DATA / "caveats.txt")


@cache
def boilerplate() -> tuple[str, ...]:
    """Words that open the tail of a scraped page."""
    return phrases(DATA / "boilerplate.txt")


@cache
def attack_verbs() -> tuple[str, ...]:
    """Verbs of attack, in every form."""
    return phrases(DATA / "attacks.txt")


@cache
def accidents() -> tuple[str, ...]:
    """Words for disasters, accidents, disease and sport."""
    return phrases(DATA / "accidents.txt")

"""Value-level grounding: does the article say what this draft item says?

Every item is judged against the article alone, never against its neighbours: each slot must stand in the
cited sentences, the figure must be the one its wording says, and no negation may have been lost. What fails
is dropped or refused with a reason; nothing is repaired here.
"""

from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

from ..schemas.draft import Draft, DraftActor, DraftCasualty, DraftStatement, DraftTerritory
from ..schemas.report import Evidence, Grounding
from ..schemas.vocabulary import Support
from .article import Article
from .cues import ADDRESSING, ANAPHORA, TERRITORY_CUES
from .directions import direction_refusal
from .figures import judge_count
from .harm_reading import reads_english
from .matching import FOUND, SlotMatch, match
from .protected import is_negation
from .reasons import say
from .roles import counts_since, is_of_the_victims, reporter_refusal
from .slots import Found, GroundingIndex, Judgement, begin

__all__ = [
    "GroundedDraft",
    "GroundingIndex",
    "ItemGrounding",
    "ground_actor",
    "ground_casualty",
    "ground_draft",
    "ground_statement",
    "ground_territory",
]

Item = TypeVar("Item")
# "They also swept into the city": its name stands at most this many sentences before.
_ANTECEDENT = 3
# A quoted piece shorter than this (in letters) could stand anywhere.
_MIN_QUOTED = 3
# Between the pieces of one passage no quotation ends, and no more stands than a long sentence holds.
_MARKS = frozenset('“”„«»"')
_LONGEST_GAP = 400


class ItemGrounding(NamedTuple):
    """The verdict on one item.

    `unusable` names the slots assembly must leave out ("place", "blamed_on[1]"). `count_text` is the count as
    the article writes it, with the bound a draft may have cut off; null for anything but a casualty.
    """

    grounding: Grounding
    evidence: list[Evidence]
    accepted: bool
    reasons: tuple[str, ...]
    unusable: frozenset[str] = frozenset()
    count_text: str | None = None


class GroundedDraft(NamedTuple):
    """Every item of a draft with its verdict, per section, in draft order."""

    actors: list[tuple[DraftActor, ItemGrounding]]
    casualties: list[tuple[DraftCasualty, ItemGrounding]]
    territory: list[tuple[DraftTerritory, ItemGrounding]]
    statements: list[tuple[DraftStatement, ItemGrounding]]


def ground_draft(draft: Draft, article: Article | GroundingIndex) -> GroundedDraft:
    """Judge every item of `draft` against `article`. Never raises."""
    index = article if isinstance(article, GroundingIndex) else GroundingIndex(article)
    return GroundedDraft(
        _each(draft.actors, ground_actor, index),
        _each(draft.casualties, ground_casualty, index),
        _each(draft.territory, ground_territory, index),
        _each(draft.statements, ground_statement, index),
    )


def _each(
    items: Sequence[Item], ground: Callable[[Item, GroundingIndex], ItemGrounding], index: GroundingIndex
) -> list[tuple[Item, ItemGrounding]]:
    return [(item, ground(item, index)) for item in items]


# --- Actors --------------------------------------------------------------------------------------


def ground_actor(item: DraftActor, index: GroundingIndex) -> ItemGrounding:
    """An actor stands when its name does, anywhere in the article; other forms and labels must stand too."""
    judgement = begin(index, item.sentences)
    within = judgement.within
    name = judgement.record("name", item.name, index.find_name(item.name, within))
    if not name.usable:
        return _refused(judgement, _support_of(name), f"the article does not name {say(item.name)!r}")
    if item.sentences or not name.spans:
        _follow(judgement, name)
    else:  # where an actor is named is for us to find: nothing is out of place
        judgement.reasons.clear()
        judgement.cite(name.spans[0][0])
    # Other names of an actor may stand in any sentence, so none of them is out of place.
    judgement.optional_list("aliases", item.aliases, None)
    judgement.optional("office", item.office, None)
    judgement.optional("part_of", item.part_of, None)
    judgement.optional_list("backed_by", item.backed_by, None)
    for position, designation in enumerate(item.designations):
        slot = f"designations[{position}]"
        judgement.optional(slot, designation.label, None)
        judgement.optional_list(f"{slot}.by", designation.by, None)
    return _accepted(judgement)


# --- Casualties ----------------------------------------------------------------------------------


def ground_casualty(item: DraftCasualty, index: GroundingIndex) -> ItemGrounding:
    """A figure stands when its wording does, says the number given, and is tied to the harm given."""
    judgement = begin(index, item.sentences)
    value = judge_count(item, judgement)
    within = judgement.within
    for slot, given in (
        ("victims", item.victims),
        ("place", item.place),
        ("when", item.when),
        ("means", item.means),
    ):
        judgement.optional(slot, given, within)
    judgement.optional_list("blamed_on", item.blamed_on, within)
    for position, party in enumerate(item.blamed_on):
        if is_of_the_victims(party, item):
            judgement.refuse_slot(f"blamed_on[{position}]", f"{say(party)!r} is the side of the victims")
    reporter = _required_reporter(item.reported_by, judgement)
    if value.support in ("unsupported", "contradicted"):
        return _refused(judgement, value.support, None)
    if reporter is not None:
        return _refused(judgement, "unsupported", reporter)
    if item.scope == "incident" and counts_since(item, judgement):
        return _refused(
            judgement, "contradicted", f"{say(item.count)!r} is counted since a date, not for one incident"
        )
    judgement.derived = judgement.derived or value.support == "derived"
    return _accepted(judgement, value.count_text)


def _required_reporter(given: str | None, judgement: Judgement) -> str | None:
    """Why the reporter given cannot be right; null where it can."""
    if given is None or not given.strip():
        return None
    found = judgement.record("reported_by", given, judgement.index.find_name(given, judgement.within))
    if not found.usable:
        return f"the article names no source {say(given)!r}"
    judgement.derived = judgement.derived or found.match == "misplaced"
    return reporter_refusal(given, found, judgement)


# --- Territory -----------------------------------------------------------------------------------


def ground_territory(item: DraftTerritory, index: GroundingIndex) -> ItemGrounding:
    """A change of control stands when the place does and the sentence tells of such a change, undenied."""
    judgement = begin(index, item.sentences)
    place = judgement.record("place", item.place, index.find_name(item.place, judgement.within))
    if not place.usable:
        return _refused(judgement, _support_of(place), f"the cited sentences do not name {say(item.place)!r}")
    refusal = _place_refusal(item, place, judgement)
    _follow(judgement, place)
    refusal = refusal or _change_refusal(item, judgement)
    within = judgement.within
    judgement.optional_list("gained_by", item.gained_by, within)
    judgement.optional_list("lost_by", item.lost_by, within)
    judgement.optional("when", item.when, within)
    reporter = _required_reporter(item.reported_by, judgement)
    inverted = direction_refusal(item, place, judgement)
    if inverted is not None:
        return _refused(judgement, "contradicted", inverted)
    if refusal is not None:
        return _refused(judgement, *refusal)
    return _refused(judgement, "unsupported", reporter) if reporter else _accepted(judgement)


def _place_refusal(item: DraftTerritory, place: Found, judgement: Judgement) -> tuple[Support, str] | None:
    """A place named elsewhere must be near enough for "the city" in the cited sentence to mean it."""
    if place.match != "misplaced":
        return None
    numbers = [
        sentence.number
        for start, _ in place.spans
        if (sentence := judgement.index.sentence_at(start)) is not None
    ]
    near = any(
        0 < cited.number - number <= _ANTECEDENT for cited in judgement.sentences for number in numbers
    )
    return None if near else ("unsupported", f"the cited sentences do not name {say(item.place)!r}")


def _change_refusal(item: DraftTerritory, judgement: Judgement) -> tuple[Support, str] | None:
    """No word of a change, or only denied ones; a blocked attempt may well be told with a negation."""
    told = [judgement.index.tokens_of(sentence).texts for sentence in judgement.sentences]
    before_cues = [
        texts[max(0, at - 2) : at]
        for texts in told
        for at, text in enumerate(texts)
        if text in TERRITORY_CUES
    ]
    if not before_cues:
        english = any(map(reads_english, told))
        return ("unsupported", "the cited sentences tell of no change of control") if english else None
    if item.change not in ("attempt_blocked", "contested") and all(
        any(map(is_negation, before)) for before in before_cues
    ):
        return "contradicted", f"the cited sentences deny that {say(item.place)!r} was {item.change}"
    return None


# --- Statements ----------------------------------------------------------------------------------


def ground_statement(item: DraftStatement, index: GroundingIndex) -> ItemGrounding:
    """A statement stands when its words do, verbatim, and its speakers are the ones who speak there."""
    judgement = begin(index, item.sentences)
    kept = [_words_stand(f"words[{position}]", given, judgement) for position, given in enumerate(item.words)]
    refusal: tuple[Support, str] | None = None
    if not any(kept):
        contradicted = any(slot.match == "contradicted" for slot in judgement.slots)
        refusal = (
            "contradicted" if contradicted else "unsupported",
            "none of the words stand in the article",
        )
    if not item.speakers:
        refusal = refusal or ("unsupported", "no speaker is named")
    for position, speaker in enumerate(item.speakers):
        refusal = _speaker_refusal(f"speakers[{position}]", speaker, judgement) or refusal
    within = judgement.within
    judgement.optional_list("addressees", item.addressees, within)
    judgement.optional("channel", item.channel, within)
    judgement.optional("when", item.when, within)
    judgement.optional("relayed_by", item.relayed_by, within)
    return _refused(judgement, *refusal) if refusal else _accepted(judgement)


def _words_stand(slot: str, given: str, judgement: Judgement) -> bool:
    """Quoted or reported words must be the article's own: near is not good enough."""
    found = match(given, judgement.index.source, within=judgement.within)
    if found.verdict in FOUND and len([*islice(filter(str.isalnum, given), _MIN_QUOTED)]) < _MIN_QUOTED:
        found = SlotMatch("absent", (), "too short to find again")
    elif found.verdict == "elided":
        found = _whole_passage(found, judgement)
    judged = judgement.record(slot, given, found)
    if found.verdict in ("exact", "normalised", "elided"):
        return True
    if found.verdict == "misplaced" and match(given, judgement.index.source).verdict != "approximate":
        _follow(judgement, judged)
        return True
    judgement.drop(slot, judged)
    return False


def _whole_passage(found: SlotMatch, judgement: Judgement) -> SlotMatch:
    """ "Its first words … its last words" stand for a passage of one sentence or one quotation: here in full."""
    start, end = found.spans[0][0], found.spans[-1][1]
    gap = judgement.index.article.text[found.spans[0][1] : found.spans[-1][0]]
    if _MARKS.intersection(gap) or len(gap) > _LONGEST_GAP:
        return found
    return found._replace(spans=((start, end),))


def _speaker_refusal(slot: str, given: str, judgement: Judgement) -> tuple[Support, str] | None:
    found = judgement.record(slot, given, judgement.index.find_name(given, judgement.within))
    if not found.usable:
        return _support_of(found), f"the article names no speaker {say(given)!r}"
    if found.match == "misplaced":
        cited = judgement.sentences
        texts = [text for sentence in cited for text in judgement.index.tokens_of(sentence).texts]
        if ANAPHORA.isdisjoint(texts) and reads_english(texts):
            return "unsupported", f"{say(given)!r} does not speak in the cited sentences"
        judgement.derived = True
        return None
    if _only_addressed(found, judgement):
        return "contradicted", f"{say(given)!r} is spoken to in the cited sentences, and does not speak"
    return None


def _only_addressed(found: Found, judgement: Judgement) -> bool:
    """Whether every mention in the cited sentences follows "told" and the like, with only titles between."""
    index, cited = judgement.index, judgement.sentences
    if all(ADDRESSING.isdisjoint(index.tokens_of(sentence).texts) for sentence in cited):
        return False  # nobody is spoken to
    mentions = [start for start, _ in found.spans if any(s.start <= start < s.end for s in cited)]
    return bool(mentions) and all(_is_addressed(start, judgement) for start in mentions)


def _is_addressed(start: int, judgement: Judgement) -> bool:
    sentence = judgement.index.sentence_at(start)
    if sentence is None:
        return False
    for word in reversed(judgement.index.words_in((sentence.start, start))):
        if word.text in ADDRESSING:
            return True
        if not word.name and word.text not in ("of", "the", "his", "her", "its", "state"):
            return False
    return False


# --- Verdicts ------------------------------------------------------------------------------------


def _follow(judgement: Judgement, found: Found) -> None:
    """Take a key slot's own sentence into the evidence where it was not cited."""
    if found.spans and (found.match == "misplaced" or not judgement.sentences):
        judgement.cite(found.spans[0][0])
        judgement.derived = True


def _support_of(found: Found) -> Support:
    return "contradicted" if found.match == "contradicted" else "unsupported"


def _accepted(judgement: Judgement, count_text: str | None = None) -> ItemGrounding:
    support: Support = "derived" if judgement.derived else "supported"
    return _finished(judgement, support, accepted=True, count_text=count_text)


def _refused(judgement: Judgement, support: Support, reason: str | None) -> ItemGrounding:
    if reason is not None:
        judgement.reasons.append(reason)
    return _finished(judgement, support, accepted=False)


def _finished(
    judgement: Judgement, support: Support, *, accepted: bool, count_text: str | None = None
) -> ItemGrounding:
    return ItemGrounding(
        judgement.grounding(support),
        judgement.index.evidence(judgement.sentences),
        accepted and bool(judgement.sentences),
        tuple(judgement.reasons),
        frozenset(judgement.unusable),
        count_text,
    )

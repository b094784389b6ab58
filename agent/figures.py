"""Whether a casualty's count stands in the cited sentences, says the figure and is of the harm given."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ..schemas.draft import DraftCasualty
from ..schemas.vocabulary import Harm, Support
from .article import Sentence
from .count_phrases import ARTICLES
from .cues import AMBIGUOUS_CUES, HARM_CUES, WEAK_HARM_CUES
from .folding import fold
from .harm_reading import PLAIN_CUES, bears, reads_english, tied_cues
from .matching import FOUND, SlotMatch, match
from .numbers import ONE, CountMention, Reading, composes, read_count
from .passages import words_of
from .persons import PLURAL_PERSONS
from .protected import is_bound, is_negation, is_number
from .reasons import say
from .slots import Judgement, Range
from .wordlists import words

# Names of more words than this are lists or sentences.
_LONGEST_NAME = 6
_NAME_PARTICLES = words("de del la las los da dos von van bin ibn al el")


# A count wording may carry its own cue ("25 dead").
_OWN_CUES = HARM_CUES["killed"] | HARM_CUES["injured"]
# "fifteen of them have still not been found": a weak word stands this close behind its count.
_BESIDE = 7
# "They have since died": who died stands before these.
_PRONOUNS = words("he she they")
_BEFORE_DIED = words("has have had later since also then both all")
# The victims of a count stand within it or this close behind its beginning.
_VICTIMS_REACH = 4


class CountJudgement(NamedTuple):
    """The verdict on the count, and the count as the article writes it."""

    support: Support
    count_text: str | None = None


def judge_count(item: DraftCasualty, judgement: Judgement) -> CountJudgement:
    """Judge wording, figure and harm of one casualty; records the slot and the reasons."""
    item = _with_its_noun(item)
    reading = read_count(item.count)
    named = names_one_victim(item, reading)
    if named:
        reading = ONE
    mentions = _cited_mentions(judgement)
    found = _meant_first(item, _find(item.count, reading, judgement, mentions), judgement, mentions)
    judgement.record("count", item.count, found)
    if found.verdict not in FOUND and found.verdict != "misplaced":
        return _missing(item, judgement, found, mentions)
    span = found.spans[0]
    derived = (
        found.verdict in ("misplaced", "approximate")
        or found.note is not None
        or named
        or composes(item.count)
    )
    if found.verdict == "misplaced" or not judgement.sentences:
        if len(found.spans) > 1:
            judgement.reasons.append(f"{say(item.count)!r} stands in several places, none of them cited")
            return CountJudgement("unsupported")
        rival = _rival(item.harm, judgement, mentions)
        if rival is not None:
            judgement.reasons.append(
                f"the cited sentences say {say(rival)!r}, the draft says {say(item.count)!r}"
            )
            return CountJudgement("contradicted")
        derived = True
        judgement.cite(span[0])
        mentions = _cited_mentions(judgement)
        if not _counts_there(item.harm, span, judgement, mentions):
            judgement.reasons.append(f"the cited sentences do not say {say(item.count)!r}")
            return CountJudgement("unsupported")
    elif item.count.strip().isdecimal() and not any(m.start <= span[0] < m.end for _, m in mentions):
        judgement.reasons.append(f"{say(item.count)!r} is no count of people there")
        return CountJudgement("unsupported")
    sentence = judgement.index.sentence_at(span[0])
    support = _figure(item, reading, judgement) or _negated(item, reading, span, sentence, judgement)
    support = support or _harm(item, reading, span, sentence, judgement, mentions)
    if support in ("unsupported", "contradicted"):
        return CountJudgement(support)
    derived = derived or support == "derived"
    return CountJudgement(
        "derived" if derived else "supported", _whole_wording(span, reading, mentions, judgement)
    )


def names_one_victim(item: DraftCasualty, reading: Reading | None) -> bool:
    """A victim given by name counts as one, even where the name ends like a plural ("Gilda Torres")."""
    if reading is not None and (reading.kind != "unspecified_plural" or item.figure != 1):
        return False
    plural = not PLURAL_PERSONS.isdisjoint(item.count.lower().split())
    return _names_a_person(item.count) and not (plural and reading)


def figure_said(count: str) -> int | None:
    """The number a wording says, where it says one; a victim given by name counts as one."""
    reading = read_count(count)
    if reading is not None and reading.kind != "unspecified_plural":
        return reading.best
    plural = not PLURAL_PERSONS.isdisjoint(count.lower().split())
    return 1 if _names_a_person(count) and not plural else None


def _names_a_person(wording: str) -> bool:
    """A few capitalised words and nothing else."""
    names = [word for word in wording.split() if word.lower() not in _NAME_PARTICLES]
    return 0 < len(names) <= _LONGEST_NAME and all(
        any(letter.isupper() for letter in name) and not any(letter.isdigit() for letter in name)
        for name in names
    )


def _with_its_noun(item: DraftCasualty) -> DraftCasualty:
    """ "A" counts nobody by itself: with the victim behind it ("a gendarme") it counts one."""
    if item.count.strip().lower() not in ARTICLES or not item.victims:
        return item
    return replace(item, count=f"{item.count.strip()} {item.victims}")


def _cited_mentions(judgement: Judgement) -> list[tuple[Sentence, CountMention]]:
    """The counts of the cited sentences, with offsets in the article."""
    return [
        (sentence, mention)
        for sentence in judgement.sentences
        for mention in judgement.index.counts_in(sentence)
    ]


def _find(
    wording: str,
    reading: Reading | None,
    judgement: Judgement,
    mentions: list[tuple[Sentence, CountMention]],
) -> SlotMatch:
    """The wording itself, or the same count of the same people in other writing ("25" for "twenty-five")."""
    found = match(wording, judgement.index.source, within=judgement.within)
    if found.verdict in ("exact", "normalised", "elided") or reading is None or reading.best is None:
        return found
    named = {
        word.text
        for word in words_of(wording, fold(wording))
        if not is_number(word.text) and not is_bound(word.text)
    }
    for sentence, mention in mentions:
        if mention.reading == reading and named.issubset(judgement.index.tokens_of(sentence).texts):
            note = f"the article writes {say(mention.text)!r}"
            return SlotMatch("normalised", ((mention.start, mention.end),), note)
    return found


def _meant_first(
    item: DraftCasualty,
    found: SlotMatch,
    judgement: Judgement,
    mentions: list[tuple[Sentence, CountMention]],
) -> SlotMatch:
    """ "killed *two* soldiers and wounded *two* nurses": of one wording said twice, the one of these victims first."""
    if found.verdict not in ("exact", "normalised") or len(found.spans) < 2:
        return found
    victims = words_of(item.victims or "", fold(item.victims or ""))

    def meant(span: Range) -> tuple[bool, bool]:
        sentence = next((s for s, m in mentions if m.start <= span[0] < m.end), None)
        if sentence is None:
            return False, False
        behind = judgement.index.texts_in(span[0], sentence.end)[:_VICTIMS_REACH]
        named = not {word.text for word in victims}.isdisjoint(behind)
        return named, bears(item.harm, _cues(sentence, span, judgement, mentions)[0])

    return found._replace(spans=tuple(sorted(found.spans, key=meant, reverse=True)))


def _rival(harm: Harm, judgement: Judgement, mentions: list[tuple[Sentence, CountMention]]) -> str | None:
    """Another count of this harm in the cited sentences: the one that should have been given."""
    for sentence, mention in mentions:
        if bears(harm, _cues(sentence, (mention.start, mention.end), judgement, mentions)[0]):
            return mention.text
    return None


def _counts_there(
    harm: Harm, span: Range, judgement: Judgement, mentions: list[tuple[Sentence, CountMention]]
) -> bool:
    """Whether a wording found in a sentence that was not cited is a count of this harm there."""
    sentence = judgement.index.sentence_at(span[0])
    if sentence is None or not any(m.start <= span[0] < m.end for s, m in mentions if s is sentence):
        return False
    return bears(harm, _cues(sentence, span, judgement, mentions)[0])


def _missing(
    item: DraftCasualty,
    judgement: Judgement,
    found: SlotMatch,
    mentions: list[tuple[Sentence, CountMention]],
) -> CountJudgement:
    """The wording is not there: another count of this harm in its place is a contradiction."""
    rival = _rival(item.harm, judgement, mentions)
    if rival is not None:
        judgement.reasons.append(
            f"the cited sentences say {say(rival)!r}, the draft says {say(item.count)!r}"
        )
        return CountJudgement("contradicted")
    detail = f": {say(found.note)}" if found.note else ""
    judgement.reasons.append(f"the cited sentences do not say {say(item.count)!r}{detail}")
    return CountJudgement("contradicted" if found.verdict == "contradicted" else "unsupported")


def _figure(item: DraftCasualty, reading: Reading | None, judgement: Judgement) -> Support | None:
    """The figure must be a number the wording says; null is always honest."""
    if reading is None:
        judgement.reasons.append(f"{say(item.count)!r} is not one count")
        return "unsupported"
    figure = item.figure
    if figure is None or figure in (reading.low, reading.best, reading.high):
        return None
    anchors = {reading.low, reading.best, reading.high} - {None}
    says = f"says {', '.join(map(str, sorted(filter(None, anchors))))}" if anchors else "gives no figure"
    judgement.reasons.append(f"{say(item.count)!r} {says}, the draft says {figure}")
    return "contradicted"


def _negated(
    item: DraftCasualty,
    reading: Reading | None,
    span: Range,
    sentence: Sentence | None,
    judgement: Judgement,
) -> Support | None:
    """A positive count whose "no" was cut off."""
    if sentence is None or reading is None or reading.kind == "none_reported":
        return None
    before = judgement.index.word_before(span[0], sentence)
    if not is_negation(before):
        return None
    # "no fewer than 20", "not only 20": the negation is the bound's, and the count is there.
    after = judgement.index.texts_in(span[1], sentence.end)[:1]
    if after and before == "no" and after[0] in ("fewer", "less", "more"):
        return None
    judgement.reasons.append(f"the article says {say(before)!r} before {say(item.count)!r}")
    return "contradicted"


def _harm(
    item: DraftCasualty,
    reading: Reading | None,
    span: Range,
    sentence: Sentence | None,
    judgement: Judgement,
    mentions: list[tuple[Sentence, CountMention]],
) -> Support | None:
    """The sentence must tie this harm to the count, and not deny it."""
    if sentence is None:
        return "unsupported"
    if item.harm == "missing" and "missing" in judgement.index.texts_in(*span):
        return None  # "two missing people": the wording of the count tells its harm
    cues, negated = _cues(sentence, span, judgement, mentions)
    if bears(item.harm, cues):
        if negated and reading is not None and reading.kind != "none_reported":
            judgement.reasons.append(f"the cited sentences deny that {say(item.count)!r} were {item.harm}")
            return "contradicted"
        return None
    if _weak_cue_beside(item.harm, sentence, span, judgement):
        return "derived"
    if _also_befell(item, sentence, cues, judgement) or _died_later(item, sentence, cues, judgement):
        return "derived"
    if any(cue not in AMBIGUOUS_CUES for cue in cues):
        judgement.reasons.append(f"{say(item.count)!r} is said of {say(cues[0])!r}, not of {item.harm}")
        return "contradicted"
    return _harm_nearby(item, sentence, judgement)


def _also_befell(item: DraftCasualty, sentence: Sentence, cues: Sequence[str], judgement: Judgement) -> bool:
    """ "Ana Diaz, kidnapped on Monday, was found dead": one person named may be taken and then killed."""
    taking = HARM_CUES["abducted"] | HARM_CUES["missing"]
    taken_first = item.harm in ("killed", "injured") and taking.issuperset(cues)
    if not (taken_first or item.harm in ("abducted", "missing")):
        return False
    told = bears(item.harm, judgement.index.tokens_of(sentence).texts)
    return told and names_one_victim(item, read_count(item.count))


def _died_later(item: DraftCasualty, sentence: Sentence, cues: Sequence[str], judgement: Judgement) -> bool:
    """ "Two nurses were wounded. *They died* at noon": a later sentence that is cited tells of their death."""
    if item.harm != "killed" or not HARM_CUES["injured"].issuperset(cues):
        return False
    named = names_one_victim(item, read_count(item.count))
    name = [word.text for word in words_of(item.count, fold(item.count))[-1:]] if named else []
    for cited in judgement.sentences:
        texts = judgement.index.tokens_of(cited).texts
        if cited.number <= sentence.number or "died" not in texts:
            continue
        who = [text for text in texts[: texts.index("died")] if text not in _BEFORE_DIED][-1:]
        pronoun = cited.number == sentence.number + 1 and not _PRONOUNS.isdisjoint(who)
        if pronoun or (name and who == name):
            return True
    return False


def _weak_cue_beside(harm: Harm, sentence: Sentence, span: Range, judgement: Judgement) -> bool:
    """ "240 homicides", "eliminated two": a weak word right beside the count is said of it."""
    before = judgement.index.texts_in(sentence.start, span[0])[-2:]
    after = judgement.index.texts_in(span[1], sentence.end)[:_BESIDE]
    within = judgement.index.texts_in(*span)
    # "were found dead beside a *burnt* car": a plain word of another harm goes before it.
    weak = WEAK_HARM_CUES[harm]
    plain = (i for i, text in enumerate(after) if text in PLAIN_CUES and text not in weak)
    reach = next(plain, len(after))
    return not weak.isdisjoint((*before, *within, *after[:reach]))


def _harm_nearby(item: DraftCasualty, sentence: Sentence, judgement: Judgement) -> Support | None:
    """As in "Ten of them were children": the harm stands in another cited sentence or the one before."""
    index = judgement.index
    previous = index.cited([sentence.number - 1])
    near = [*judgement.sentences, *previous]
    told = [text for cited in near for text in index.tokens_of(cited).texts]
    if bears(item.harm, told) or not WEAK_HARM_CUES[item.harm].isdisjoint(told):
        return "derived"
    if not reads_english(index.tokens_of(sentence).texts):
        return None
    judgement.reasons.append(f"the cited sentences have no word for {item.harm}")
    return "unsupported"


def _cues(
    sentence: Sentence,
    span: Range,
    judgement: Judgement,
    mentions: list[tuple[Sentence, CountMention]],
) -> tuple[tuple[str, ...], bool]:
    start, end = span
    tokens = judgement.index.tokens_of(sentence)
    # The words of the count itself come first.
    counted = tokens.texts[bisect_left(tokens.starts, start) : bisect_left(tokens.starts, end)]
    if not _OWN_CUES.isdisjoint(counted):
        return tuple([text for text in counted if text in _OWN_CUES]), False
    others = [
        (begins, ends)
        for cited, (begins, ends, _, _) in mentions
        if (ends <= start or begins >= end) and cited is sentence
    ]
    return tied_cues(tokens, span, others)


def _whole_wording(
    span: Range, reading: Reading | None, mentions: list[tuple[Sentence, CountMention]], judgement: Judgement
) -> str:
    """The count as written: with the bound in front that the draft may have left off.

    A longer list that it stands in ("five children and a paramedic") is another count.
    """
    first, last = span
    start, end = span
    for _, (begins, ends, _, said) in mentions:
        at_first, at_last = begins <= first < ends, begins < last <= ends
        if not (at_first or at_last):
            continue
        if reading and reading != said and _anchors(reading).isdisjoint(_anchors(said)):
            continue
        start = min(start, begins) if at_first else start
        end = max(end, ends) if at_last else end
    return judgement.index.article.text[start:end]


def _anchors(reading: Reading) -> set[int | str]:
    """The numbers a reading stands on; one without numbers stands on its kind."""
    return {n for n in (reading.low, reading.best, reading.high) if n is not None} or {reading.kind}

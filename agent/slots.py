"""One article prepared for grounding, and the judgement of one slot of one item against it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..schemas.report import Evidence, Grounding, SlotVerdict, Span
from ..schemas.vocabulary import Match, Support
from .article import Article, Sentence
from .matching import FOUND, SlotMatch
from .name_forms import find_name
from .numbers import CountMention, find_counts
from .passages import Cut, Source, Word
from .reasons import say

Range = tuple[int, int]
Within = tuple[Range, ...] | None

_USABLE: frozenset[Match] = FOUND | {"misplaced"}
_MAX_SPANS = 4  # a reader needs the chosen place and some others, not every "Sunday"


class GroundingIndex:
    """An article read once for every slot of every item, and for the assembly after it.

    Its text is folded and cut into tokens here; counts, spans, evidence and the tokens of a sentence are put
    together where they are first asked for, and then shared.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self._starts = [sentence.start for sentence in article.sentences]
        self.source = Source(article.text, self._starts)
        self._counts: dict[int, list[CountMention]] = {}
        self._tokens: dict[Range, Cut] = {}
        self._found: dict[tuple[str, Within], SlotMatch] = {}
        self._spans: dict[Range, Span] = {}
        self._evidence: dict[int, Evidence] = {}

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers an offset."""
        at = bisect_right(self._starts, offset) - 1
        return self.article.sentences[at] if at >= 0 else None

    def words_in(self, span: Range) -> list[Word]:
        """The words that begin inside a range, one by one."""
        low, high = (bisect_left(self.source.starts, offset) for offset in span)
        return self.source.words(low, high)

    def tokens_in(self, start: int, end: int) -> Cut:
        """The tokens that begin inside a range."""
        tokens = self._tokens.get((start, end))
        if tokens is None:
            tokens = self._tokens[start, end] = self.source.tokens(start, end)
        return tokens

    def tokens_of(self, sentence: Sentence) -> Cut:
        """The tokens of one sentence."""
        return self.tokens_in(sentence.start, sentence.end)

    def names(self, word: str) -> list[Range]:
        """Where a folded word stands as a name, with a capital."""
        source = self.source
        spans = (source.range_of(at, 1) for at in source.positions.get(word, ()))
        return [span for span in spans if source.text[span[0]].isupper()]

    def is_named(self, sentence: Sentence, words: range) -> bool:
        """Whether there is a name among some words of a sentence.

        The first of all has a capital anyway: it is a name where the article writes it no other way.
        """
        cut, text = self.tokens_of(sentence), self.article.text
        capitals = [at for at in words if text[cut.starts[at]].isupper()]
        return any(at or not self.source.is_written_small(cut.texts[at]) for at in capitals)

    def behind_commas(self, sentence: Sentence) -> frozenset[int]:
        """The tokens of a sentence that a comma stands right before."""
        _, starts, ends = self.tokens_of(sentence)
        behind = set()
        comma = self.article.text.find(",", sentence.start, sentence.end)
        while comma >= 0:
            at = bisect_left(starts, comma)
            if 0 < at < len(starts) and ends[at - 1] <= comma:  # not the comma of "1,234"
                behind.add(at)
            comma = self.article.text.find(",", comma + 1, sentence.end)
        return frozenset(behind)

    def texts_in(self, start: int, end: int) -> list[str]:
        """The folded words that begin inside a range."""
        return self.tokens_in(start, end).texts

    def word_before(self, offset: int, sentence: Sentence) -> str:
        """The folded word right before an offset; empty at the beginning of the sentence."""
        source = self.source
        at = bisect_left(source.starts, offset) - 1
        return source.texts[at] if at >= 0 and source.starts[at] >= sentence.start else ""

    def find_name(self, given: str, within: Within) -> SlotMatch:
        """`find_name` in this article: the parties of a report are named in many of its slots."""
        key = given, within
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = find_name(given, self.source, within)
        return found

    def counts_in(self, sentence: Sentence) -> list[CountMention]:
        """The counts of one sentence, with offsets in the article; read once."""
        if sentence.number not in self._counts:
            text = self.article.text[sentence.start : sentence.end]
            self._counts[sentence.number] = find_counts(text, sentence.start)
        return self._counts[sentence.number]

    def cited(self, numbers: Iterable[int]) -> list[Sentence]:
        """The sentences with these numbers, in text order, each once; numbers out of range are left out."""
        sentences = self.article.sentences
        count = len(sentences)
        return [sentences[number - 1] for number in sorted(set(numbers)) if 0 < number <= count]

    def invalid(self, numbers: Iterable[int]) -> list[int]:
        """The numbers that are out of range."""
        return [number for number in numbers if not 1 <= number <= len(self.article.sentences)]

    def span(self, start: int, end: int) -> Span:
        """A report span over the untouched text."""
        span = self._spans.get((start, end))
        if span is None:
            text = self.article.text[start:end]
            span = self._spans[start, end] = Span(start, end, text)
        return span

    def evidence(self, sentences: Sequence[Sentence]) -> list[Evidence]:
        """Whole sentences as evidence, in text order, each once."""
        if len(sentences) == 1:
            return [self.evidence_of(sentences[0].number)]
        return [self.evidence_of(number) for number in sorted({sentence.number for sentence in sentences})]

    def evidence_of(self, number: int) -> Evidence:
        """Sentence *number* (from 1) as evidence."""
        if number not in self._evidence:
            self._evidence[number] = evidence_of(self.article, number)
        return self._evidence[number]


def evidence_of(article: Article, number: int) -> Evidence:
    """Sentence *number* (from 1) of an article as evidence."""
    sentence = article.sentences[number - 1]
    return Evidence(
        start=sentence.start,
        end=sentence.end,
        text=article.text[sentence.start : sentence.end],
        sentence=number,
        paragraph=sentence.paragraph,
        heading=sentence.heading,
    )


class Found(NamedTuple):
    """A judged slot: a `SlotVerdict` in the making. The chosen place comes first among the spans."""

    slot: str
    given: str
    match: Match
    spans: tuple[Range, ...]
    note: str | None

    @property
    def usable(self) -> bool:
        """Whether the report may say it."""
        return self.match in _USABLE


@dataclass(slots=True)
class Judgement:
    """What is being put together about one item: slots, reasons, slots that must not be used."""

    index: GroundingIndex
    sentences: list[Sentence]
    # The cited ranges; null where nothing valid is cited, so that the whole article is searched.
    within: Within
    slots: list[Found] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    unusable: set[str] = field(default_factory=set)
    derived: bool = False

    def cite(self, offset: int) -> None:
        """Add the sentence at `offset` to the evidence."""
        sentence = self.index.sentence_at(offset)
        if sentence is not None and sentence not in self.sentences:
            self.sentences.append(sentence)
            self.within = tuple(sorted([*(self.within or ()), (sentence.start, sentence.end)]))

    def record(self, slot: str, given: str, found: SlotMatch) -> Found:
        """Keep a slot's verdict."""
        verdict, spans, note = found
        # The tuple's own constructor takes a third of the time of the named one.
        judged = tuple.__new__(Found, (slot, given, verdict, spans[:_MAX_SPANS], note))
        self.slots.append(judged)
        return judged

    def drop(self, slot: str, found: Found) -> None:
        """Mark a slot as not to be used, with the reason."""
        self.unusable.add(slot)
        detail = f": {say(found.note)}" if found.note else ""
        self.reasons.append(f"{slot} {say(found.given)!r} is {found.match}{detail}")

    def refuse_slot(self, slot: str, reason: str) -> None:
        """Mark a slot as not to be used although its words stand in the text."""
        self.unusable.add(slot)
        self.reasons.append(reason)

    def optional(self, slot: str, given: str | None, within: Within) -> Found | None:
        """Judge a slot the item can live without; where the text does not bear it out, drop it."""
        if given is None or not given.strip():
            return None
        found = self.record(slot, given, self.index.find_name(given, within))
        if found.match not in _USABLE:
            self.drop(slot, found)
        elif found.match == "misplaced":
            self.derived = True
        return found

    def optional_list(self, slot: str, given: Sequence[str], within: Within) -> None:
        """`optional` for every member, under the names slot[0], slot[1] and so on."""
        for position, name in enumerate(given):
            self.optional(f"{slot}[{position}]", name, within)

    def grounding(self, support: Support) -> Grounding:
        """The verdicts as the report keeps them."""
        slots = []
        for slot, given, how, places, note in self.slots:
            spans = []
            for start, end in places:
                spans.append(self.index.span(start, end))  # a comprehension for each slot takes twice as long
            slots.append(SlotVerdict(slot, given, how, spans, note))
        return Grounding(value=support, slots=slots, reasons=self.reasons)


def begin(index: GroundingIndex, numbers: Sequence[int]) -> Judgement:
    """A judgement over the sentences an item cites; says so where numbers name no sentence."""
    sentences = index.cited(numbers)
    judgement = Judgement(index, sentences, tuple([(each.start, each.end) for each in sentences]) or None)
    if len(sentences) < len(numbers) and (invalid := index.invalid(numbers)):
        judgement.reasons.append(f"there is no sentence {', '.join(map(str, invalid[:5]))}")
    if not sentences:
        judgement.reasons.append("no sentence of the article is cited")
    return judgement

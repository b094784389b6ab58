"""What no claim uses: figures, attacks, quotations and names that may have been missed, found without a gold."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Literal

from ...schemas.report import Actor, Coverage, Span, UnusedMention
from ..article import Article
from ..numbers import CountMention, Reading, read_count
from ..sentences import Sentence
from ..slots import GroundingIndex, Range
from .accepted import AcceptedDraft, chosen
from .attacks import attacks_told
from .cautions import sentence_at
from .clues import Clues
from .named_persons import persons_named
from .names import fold
from .quotations import Quoted
from .tables import mentions

# Marks around one or two words are scare quotes or a title, not a passage somebody said.
_SHORTEST_QUOTATION = 3
# How far around a figure a word of people or harm makes it look like a toll.
_REACH = 50
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def coverage_of(
    index: GroundingIndex,
    draft: AcceptedDraft,
    actors: Sequence[Actor],
    quoted: Sequence[Quoted],
    clues: Clues,
) -> Coverage:
    """How much of the article the claims cite, and what they leave unused, in text order."""
    article = index.article
    # An actor is named in many sentences of which no claim tells.
    cited = {piece.sentence for item in draft.claims for piece in item.evidence}
    used = Used(_used_ranges(draft))
    unused = [
        *_unused_numbers(index, used, draft, clues.starts("harmed", "person")),
        *_unused_attacks(index, cited),
        *_unused_quotations(article, used, quoted),
        *_unused_persons(index, actors),
    ]
    unused.sort(key=lambda mention: (mention.span.start, mention.kind))
    return Coverage(sentences=len(article.sentences), sentences_cited=len(cited), unused=unused)


def _used_ranges(draft: AcceptedDraft) -> list[Range]:
    return [
        (span.start, span.end)
        for item in draft.everything
        for verdict in item.grounding.slots
        for span in chosen(verdict)
    ]


class Used:
    """The stretches of the text that claims use, run together where they overlap, for looking up by place."""

    def __init__(self, spans: Iterable[Range]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        furthest: dict[int, int] = {}  # the end of the longest that begins at a place; many begin at one
        for start, end in spans:
            if furthest.get(start, start) < end:
                furthest[start] = end
        reached = -1
        for start in sorted(furthest):
            end = furthest[start]
            if start > reached:
                self._starts.append(start)
                self._ends.append(end)
                reached = end
            elif end > reached:
                self._ends[-1] = reached = end

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a claim uses any part of [start, end)."""
        at = bisect_right(self._ends, start)
        return at < len(self._starts) and self._starts[at] < end


def _mention(
    article: Article, kind: Literal["number", "attack", "quotation", "person"], start: int, end: int
) -> UnusedMention:
    span = Span(start=start, end=end, text=article.text[start:end])
    return UnusedMention(kind=kind, span=span, sentence=sentence_at(article, start))


def _unused_numbers(
    index: GroundingIndex, used: Used, draft: AcceptedDraft, words: Sequence[int]
) -> Iterator[UnusedMention]:
    """Figures that may be tolls; *words* are where the words of people and harm begin."""
    article = index.article
    for sentence in article.sentences:
        if not _stands_near(words, sentence):
            continue  # reading its figures takes longer
        for count in index.counts_in(sentence):
            if used.overlaps(count.start, count.end) or not _looks_like_toll(article, count):
                continue
            if not (sentence.heading and _is_told(count, draft)):
                yield _mention(article, "number", count.start, count.end)


def _is_told(count: CountMention, draft: AcceptedDraft) -> bool:
    """Whether a claim has the number: a heading only repeats what the text tells."""
    number = _number(count.reading)
    told = (_number(read_count(item.item.count)) for item in draft.casualties)
    return number is not None and number in told


def _number(reading: Reading | None) -> int | None:
    """The one number a reading stands on; null for a vague one."""
    if reading is None:
        return None
    return next((n for n in (reading.best, reading.low, reading.high) if n is not None), None)


def _stands_near(words: Sequence[int], sentence: Sentence) -> bool:
    """Whether one of the words stands within reach of any figure that the sentence may have."""
    at = bisect_right(words, sentence.start - 2 * _REACH)  # a word may begin beyond it
    return at < len(words) and words[at] < sentence.end + _REACH


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands within reach before and after, up to a full stop."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return before.rpartition(". ")[2], after.partition(". ")[0]


def _looks_like_toll(article: Article, count: CountMention) -> bool:
    """Whether a figure counts people or harm. A bare year does not; "many" and "no" need a word of harm."""
    if _YEAR.fullmatch(count.text):
        return False
    before, after = _around(article.text, count.start, count.end)
    if mentions("harmed", f"{before}{count.text}{after}"):
        return True
    numbered = count.reading.kind not in ("unspecified_plural", "none_reported")
    return numbered and mentions("person", f"{count.text}{after[:20]}")


def _unused_attacks(index: GroundingIndex, cited: Set[int]) -> Iterator[UnusedMention]:
    """Attacks in sentences that no claim cites. What the next sentence counts may be its toll, so it is told."""
    for sentence in attacks_told(index):
        if cited.isdisjoint((sentence.number, sentence.number + 1)):
            yield _mention(index.article, "attack", sentence.start, sentence.end)


def _unused_quotations(article: Article, used: Used, quoted: Sequence[Quoted]) -> Iterator[UnusedMention]:
    for passage in quoted:
        words = article.text[passage.start : passage.end].split()
        if len(words) >= _SHORTEST_QUOTATION and not used.overlaps(passage.start, passage.end):
            yield _mention(article, "quotation", passage.start, passage.end)


def _unused_persons(index: GroundingIndex, actors: Sequence[Actor]) -> Iterator[UnusedMention]:
    """Persons named with a title or an occupation whom the actor list does not have."""
    found = list(persons_named(index))
    if not found:
        return
    listed = {
        word for actor in actors for form in (actor.name, *actor.aliases) for word in fold(form).split()
    }
    seen: set[str] = set()
    for start, end in found:
        name = fold(index.article.text[start:end])
        surname = name.rpartition(" ")[2]
        if name not in seen and surname not in listed:
            yield _mention(index.article, "person", start, end)
        seen.add(name)

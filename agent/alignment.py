"""The passage nearest to a wording that is not in the text word for word, and how the two differ."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from .passages import Source, Word
from .protected import DROPPABLE, is_bound, is_negation, is_number, same_word
from .wordlists import words

Range = tuple[int, int]

# Below this share of shared words two passages say different things, whatever else differs.
_MIN_SHARED = 0.6
# One small difference in so many words is still the same passage.
_WORDS_PER_DIFFERENCE = 4
# A window may be this many words longer than the wording on each side.
_SLACK = 3
_MAX_WINDOWS = 3
# A wording longer than this is no slot; aligning it would cost more than it tells.
_MAX_WORDS = 120
# More changed words in one place than this are another statement, not another wording.
_MAX_CHANGED = 3
_FUNCTION_WORDS = words(
    """
    a an the of in on at to by for and or with from as that it its was were had has is
    """
)


class Judged(NamedTuple):
    """The verdict on the nearest passage, its source span and what differs."""

    verdict: Literal["approximate", "contradicted"]
    span: Range
    note: str | None


class _Difference(NamedTuple):
    """One place where they differ: given words against source words; either may be empty."""

    given: list[Word]
    source: list[Word]


def nearest(given: Sequence[Word], source: Source, within: Sequence[Range] | None) -> Judged | None:
    """Judge the passage of `source` nearest to `given`; null where none comes near.

    With `within`, only passages that overlap one of those ranges count.
    """
    if not 2 <= len(given) <= _MAX_WORDS:
        return None
    best: Judged | None = None
    for start in _windows(given, source, within):
        window = source.words(max(0, start - _SLACK), start + len(given) + _SLACK)
        judged = _judge(given, window, source)
        if judged is not None and (best is None or judged.verdict == "approximate"):
            best = judged
            if best.verdict == "approximate":
                break
    return best


def _windows(given: Sequence[Word], source: Source, within: Sequence[Range] | None) -> list[int]:
    """Token indices where most words of `given` fall into place, best first."""
    votes: Counter[int] = Counter()
    for index, word in enumerate(given):
        if word.text in _FUNCTION_WORDS and len(given) > 3:
            continue
        for at in source.positions.get(word.text, ()):
            if within is None or any(start <= source.starts[at] < end for start, end in within):
                votes[at - index] += 2
                votes[at - index - 1] += 1
                votes[at - index + 1] += 1
    return [start for start, _ in votes.most_common(_MAX_WINDOWS)]


def _judge(given: Sequence[Word], window: Sequence[Word], source: Source) -> Judged | None:
    matcher = SequenceMatcher(
        None, [word.text for word in given], [word.text for word in window], autojunk=False
    )
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    shared = sum(block.size for block in blocks)
    if shared < _MIN_SHARED * len(given) or not _has_content(given, [(b.a, b.a + b.size) for b in blocks]):
        return None
    # The window goes on beyond the wording on both sides: cut it to where the wording begins and ends.
    low = max(0, blocks[0].b - blocks[0].a)
    last = blocks[-1]
    high = min(len(window), last.b + len(given) - last.a)
    span = (window[low].start, window[high - 1].end)
    differences = _differences(matcher, given, window, low, high)
    if not differences or _is_reordered(differences):
        return None
    if source.crosses_sentence(window[low].start, window[high - 1].start):
        return None  # two sentences run together are no near match of one
    if any(_invents(difference, source) for difference in differences):
        return None
    for difference in differences:
        note = _contradiction(difference, source)
        if note is not None:
            return Judged("contradicted", span, note)
    if len(differences) > max(1, len(given) // _WORDS_PER_DIFFERENCE):
        return None
    if not all(_is_small(difference, source) for difference in differences):
        return None
    return Judged("approximate", span, _note(differences[0].given, differences[0].source))


def _has_content(given: Sequence[Word], blocks: Sequence[Range]) -> bool:
    return any(word.text not in _FUNCTION_WORDS for start, end in blocks for word in given[start:end])


def _differences(
    matcher: "SequenceMatcher[str]", given: Sequence[Word], window: Sequence[Word], low: int, high: int
) -> list[_Difference]:
    found = []
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        left, right = max(b, low), min(b_end, high)
        if tag != "equal" and (a < a_end or left < right):
            found.append(_Difference(list(given[a:a_end]), list(window[left:right])))
    return found


def _is_reordered(differences: Sequence[_Difference]) -> bool:
    """The same words in other places: who did what to whom has changed."""
    given = {word.text for difference in differences for word in difference.given} - _FUNCTION_WORDS
    return any(word.text in given for difference in differences for word in difference.source)


def _invents(difference: _Difference, source: Source) -> bool:
    """A stretch, or a name, with nothing in the text to answer it."""
    names = [word for word in difference.given if _is_proper(word, source)]
    if names and not any(_is_proper(word, source) for word in difference.source):
        return True
    return len(difference.given) > _MAX_CHANGED


def _contradiction(difference: _Difference, source: Source) -> str | None:
    """What a changed number, bound, negation or name says; null where none changed."""
    if len(difference.source) > _MAX_CHANGED:
        return None
    for is_protected in (is_number, is_negation, is_bound):
        given = [word for word in difference.given if is_protected(word.text)]
        there = [word for word in difference.source if is_protected(word.text)]
        if given or there:
            return _note(given, there)
    given = [word for word in difference.given if _is_proper(word, source)]
    there = [word for word in difference.source if _is_proper(word, source)]
    return _note(given, there) if given and there else None


def _is_small(difference: _Difference, source: Source) -> bool:
    """An inflection, an article, a slip of the pen; a name left out."""
    given, there = difference
    if len(given) == len(there):
        return all(same_word(left.text, right.text) for left, right in zip(given, there, strict=True))
    return (
        all(word.text in DROPPABLE for word in given)
        and all(word.text in DROPPABLE or _is_proper(word, source) for word in there[:_MAX_CHANGED])
        and len(there) <= _MAX_CHANGED
    )


def _is_proper(word: Word, source: Source) -> bool:
    """A proper name as far as one text can tell: a capital letter, and never written small in it."""
    return word.name and word.text not in _FUNCTION_WORDS and not source.is_written_small(word.text)


def _note(given: Sequence[Word], there: Sequence[Word]) -> str:
    left = " ".join(word.text for word in given)
    right = " ".join(word.text for word in there)
    if not right:
        return f"'{left}' is not in the passage"
    return f"'{left}' where the text has '{right}'" if left else f"leaves out '{right}'"

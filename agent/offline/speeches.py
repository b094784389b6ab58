"""One sentence cut into what each of its speakers says: which words, which quotations, who relays whom."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .attribution import Attribution
from .marked import Offsets
from .names import Mention
from .source_finder import answer_from, is_inside, opens_clause
from .view import View

Spoken = tuple[Attribution, Mention | None]


@dataclass(slots=True)
class Speech:
    """A word of speech with what it reports: `spans` are token ranges, `inner` the words of speech inside."""

    attribution: Attribution
    speaker: Mention
    spans: list[tuple[int, int]]
    inner: list[Spoken] = field(default_factory=list)
    relay: Mention | None = None
    quotations: list[Offsets] = field(default_factory=list)


def speeches_of(view: View, spoken: Sequence[Spoken]) -> list[Speech]:
    """The speeches of a sentence, left to right; a report inside a report belongs to the outer one."""
    found: list[Speech] = []
    for position, (attribution, speaker) in enumerate(spoken):
        outer = found[-1] if found else None
        if outer is not None and (
            is_inside(view, outer.attribution, attribution) or (attribution.joined and outer.inner)
        ):
            outer.inner.append((attribution, speaker))
            continue
        if speaker is None:
            continue
        if not attribution.fronted and outer is not None and _relays(view, attribution, outer):
            outer.relay = speaker
            _cut(outer, attribution.edge)
            continue
        opening = _open_from(found)
        spans = _spans(view, attribution, opening, _next_edge(view, spoken, position))
        if attribution.joined and outer is not None:
            _cut(outer, attribution.edge)
        found.append(Speech(attribution, speaker, spans))
    if view.quotations:
        for speech in found:
            speech.quotations = _quotations(view, speech.spans)
    return found


def _relays(view: View, attribution: Attribution, outer: Speech) -> bool:
    """ "Fidan told Blinken …, Turkish sources said": the trailing speaker passes on what the first one said."""
    passes_on = outer.attribution.fronted and attribution.cue.act in {"COMMENT", "ANNOUNCE_OR_CLAIM"}
    speaker = attribution.speaker
    return passes_on and (speaker is None or any(m.last == speaker.last for m in view.mentions))


def _open_from(found: Sequence[Speech]) -> int:
    """The first token that no speech before covers."""
    return max((end for speech in found for _, end in speech.spans), default=0) if found else 0


def _next_edge(view: View, spoken: Sequence[Spoken], position: int) -> int:
    """Where the next independent speech begins."""
    here = spoken[position][0]
    for attribution, _ in spoken[position + 1 :]:
        if not here.fronted or opens_clause(view, attribution):
            answer = answer_from(view, attribution)
            return attribution.edge if answer is None else answer
    return len(view.tokens)


def _spans(view: View, attribution: Attribution, opening: int, following: int) -> list[tuple[int, int]]:
    answer = answer_from(view, attribution)
    if answer is not None and attribution.speaker is not None and attribution.speaker.first > answer:
        return [(answer + 1, attribution.last)]  # "an allegation the army rejected"
    if attribution.fronted:
        return [(attribution.last, max(attribution.last, following))]
    behind = attribution.last
    if attribution.speaker is not None:
        behind = max(behind, attribution.speaker.last)
    spans = [(opening, attribution.edge)] if attribution.edge > opening else []
    # “…,” said X, “…”: the quotation goes on behind its speaker.
    spans += [
        (view.token_at(start), view.token_at(end))
        for start, end in view.quotations
        if view.token_at(start) >= behind and view.token_at(start) < following
    ][:1]
    return spans


def _cut(speech: Speech, end: int) -> None:
    """What was said ends where a joined verb begins what comes next, or where its bearer is named."""
    speech.spans = [(first, min(last, end)) for first, last in speech.spans if first < end]


def _quotations(view: View, spans: Sequence[tuple[int, int]]) -> list[Offsets]:
    ranges = [
        (view.starts[first] - 1, view.end(last - 1) + 1)
        for first, last in spans
        if last > first and first < len(view.tokens)
    ]
    return [(start, end) for start, end in view.quotations if any(a <= start < b for a, b in ranges)]

"""One sentence cut into what each of its speakers says: which words, which quotations, who relays whom."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..wordlists import words
from .attribution import Attribution
from .marked import Offsets
from .names import Mention
from .source_finder import answer_from, is_inside, opens_clause
from .view import View
from .words import AUXILIARIES, RELATIVES

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
        if outer is not None and speaker is not None and _passed_on(outer, attribution, speaker):
            found[-1] = Speech(
                attribution,
                speaker,
                _spans(view, attribution, 0, _next_edge(view, spoken, position)),
                relay=outer.speaker,
            )
            continue
        if outer is not None and (
            is_inside(view, outer.attribution, attribution) or (attribution.joined and outer.inner)
        ):
            outer.inner.append((attribution, speaker))
            continue
        if speaker is None or (not attribution.fronted and _tells_of_subject(attribution)):
            continue
        if not attribution.fronted and outer is not None and _relays(view, attribution, outer):
            if _is_spoken_of(outer, speaker):
                found[-1] = Speech(attribution, speaker, [(0, attribution.edge)])
                continue
            outer.relay = speaker
            _cut(outer, attribution.edge)
            continue
        opening = _open_from(found)
        spans = _spans(view, attribution, opening, _next_edge(view, spoken, position))
        if attribution.joined and outer is not None:
            _cut(outer, attribution.edge)
        found.append(Speech(attribution, speaker, spans))
        if attribution.cue.form.endswith("quoted by"):
            _quoted_by(view, found[-1])
    if view.quotations:
        for speech in found:
            speech.quotations = _quotations(view, speech.spans)
    return found


def _relays(view: View, attribution: Attribution, outer: Speech) -> bool:
    """ "Fidan told Blinken …, Turkish sources said": the trailing speaker passes on what the first one said."""
    passes_on = outer.attribution.fronted and attribution.cue.act in {"COMMENT", "ANNOUNCE_OR_CLAIM"}
    speaker = attribution.speaker
    if view.lows[max(0, attribution.edge - 1)] in RELATIVES:
        return False  # "…, which the rebels claimed": that is another matter
    return passes_on and (
        speaker is None or any(speaker.first <= m.first and m.last <= speaker.last for m in view.mentions)
    )


def _quoted_by(view: View, speech: Speech) -> None:
    """ "was quoted *by the agency as saying* that": who quotes passes on what begins behind "saying"."""
    first, last = speech.spans[0]
    speech.relay = view.object(first)
    saying = next(
        (i for i in range(first, min(last, first + _QUOTED_WITHIN)) if view.lows[i] == "saying"), None
    )
    if saying is not None:
        speech.spans[0] = (saying + 1, last)


_QUOTED_WITHIN = 10


def _is_spoken_of(outer: Speech, teller: Mention) -> bool:
    """ "The front *will pay a heavy price*, the minister said": who is warned or cleared has said nothing himself."""
    if not _tells_of_subject(outer.attribution):
        return False
    return outer.attribution.cue.act not in _OWN_POSITIONS or is_same_side(outer.speaker, teller)


def _tells_of_subject(attribution: Attribution) -> bool:
    """ "will pay a price", "was not responsible", "amounts to a crime": no verb of saying."""
    verb = attribution.cue.form.split()[0]
    return verb in AUXILIARIES or verb in _JUDGING


_JUDGING = words("amounts amounted amount constitutes constitute")
# "The front will not disarm, diplomats said": what they tell is the front's own word.
_OWN_POSITIONS = frozenset({"REJECT", "AGREE", "CONCEDE"})


def is_same_side(speaker: Mention, subject: Mention) -> bool:
    """Whether a reported act may be the speaker's own: a state's for its officials, a body's for itself."""
    if subject.key == speaker.key or (subject.body and subject.body in {speaker.name, speaker.body}):
        return True
    if subject.iso3 is not None and speaker.iso3 is not None:
        return subject.iso3 == speaker.iso3
    return subject.role in {"state", "government", "office"} and speaker.role in {
        "office",
        "government",
        "person",
    }


def _passed_on(outer: Speech, attribution: Attribution, speaker: Mention) -> bool:
    """ "According to the agency, *the minister rejected* the offer": who is cited only passes on what another said."""
    cited = outer.attribution.fronted and outer.attribution.cue.frame == "speaker_after" and not outer.relay
    named = attribution.fronted and not attribution.joined and attribution.speaker is not None
    return cited and named and speaker.key != outer.speaker.key


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
    if attribution.passive:
        return [(opening, following)]
    answer = answer_from(view, attribution)
    if answer is not None and attribution.speaker is not None and attribution.speaker.first > answer:
        return [(answer + 1, attribution.last)]  # "an allegation the army rejected"
    if attribution.fronted:
        return [(attribution.last, _clause_end(view, attribution.last, following))]
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


def _clause_end(view: View, first: int, following: int) -> int:
    """ "The union said it was appalled; *the front kept silent*": another subject behind a semicolon."""
    if ";" in view.said:
        for position in range(first, min(following, len(view.lows) - 1)):
            apart = view.lows[position] == ";" and not view.quoted(view.starts[position])
            if apart and view.lows[position + 1] not in _GOING_ON:
                return position
    return max(first, following)


_GOING_ON = words("that and it they he she")


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

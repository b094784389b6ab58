"""On whose word a claim stands: attributions with their speakers resolved, from sentence to sentence."""

from collections.abc import Sequence

from ..wordlists import words
from .antecedents import Antecedents
from .attribution import Attribution
from .names import Mention
from .subjects import skip_auxiliaries
from .view import View
from .words import AUXILIARIES, DETERMINERS


def is_inside(view: View, outer: Attribution, attribution: Attribution) -> bool:
    """Whether a word of speech is part of what the one before it reports."""
    if not (outer.fronted and attribution.fronted) or attribution.joined:
        return False
    return not opens_clause(view, attribution)


def opens_clause(view: View, attribution: Attribution) -> bool:
    """ "…, but the general staff rejected": another subject behind a break speaks for itself."""
    if attribution.pronoun is not None or attribution.joined:
        return False
    if answer_from(view, attribution) is not None:
        return True
    edge = attribution.edge
    if attribution.speaker is not None and attribution.speaker.first == edge:
        edge = view.list_start(attribution.speaker)  # "though Russia and the front denied"
    while edge > 0 and (
        view.lows[edge - 1] in DETERMINERS or view.lows[edge - 1] == "'s" or view.tokens[edge - 1].capitalised
    ):
        edge -= 1
    if edge == 0:
        return True
    before = view.lows[edge - 1]
    if before == "and" and edge > 2 and view.lows[edge - 3] in _BREAKING:
        return True  # "but residents and rebels denied"
    if before in _BREAKING or (before == "and" and edge > 1 and view.lows[edge - 2] == ","):
        return True
    if before == "," and view.lows[0] in _CONCEDING:
        return True  # "Although the army denied it, residents say"
    # "but the movement's main spokesman, Umar Khalid, denied"
    for position in range(edge - 1, max(0, edge - _POST_WITHIN), -1):
        if view.lows[position] == "but":
            return attribution.speaker is not None and attribution.speaker.role == "person"
        if position in view.verbs or not (view.tokens[position].word or view.lows[position] == "'s"):
            return False
    return False


def answer_from(view: View, attribution: Attribution) -> int | None:
    """Where an answer to what was just told begins: ", *which denied* it", ", *a charge the army rejected*"."""
    speaker = attribution.speaker
    if speaker is None or attribution.cue.act not in {"DENY", "REJECT"} or attribution.joined:
        return None
    subject = skip_auxiliaries(view, attribution.first)
    if view.lows[subject] in _RELATIVES:
        apart = subject > 1 and view.lows[subject - 1] == "," and not _is_aside(view, attribution.last)
        return subject - 1 if apart else None
    first = view.list_start(speaker)
    for position in range(first - 1, max(1, first - _POST_WITHIN), -1):
        charge = view.lows[position] in _CHARGES and view.lows[position - 1] in DETERMINERS
        opened = position - 2 if charge else position - 1
        if (charge or view.lows[position] == "which") and view.lows[opened] == ",":
            return opened
        if position in view.verbs or not view.tokens[position].word:
            return None
    return None


def _is_aside(view: View, behind: int) -> bool:
    """ "the army, which denied the charge, *had* withdrawn": the sentence goes on behind the clause."""
    closing = next((i for i in range(behind, len(view.lows) - 1) if view.lows[i] == ","), None)
    return closing is not None and (view.lows[closing + 1] in AUXILIARIES or closing + 1 in view.verbs)


_RELATIVES = frozenset({"which", "who"})
_CHARGES = words(
    "allegation allegations charge charges claim claims accusation accusations report reports version"
)
_POST_WITHIN = 7


class SourceFinder:
    """Answers on whose word the text at a token stands; remembers speakers from sentence to sentence."""

    def __init__(
        self, views: Sequence[View], attributions: Sequence[Sequence[Attribution]], outlet: str | None = None
    ) -> None:
        self._outlet = (outlet or "").lower()
        self._resolved: dict[int, list[tuple[Attribution, Mention | None]]] = {}
        self._releases: set[int] = set()
        self._resolve(views, attributions)

    def _resolve(self, views: Sequence[View], attributions: Sequence[Sequence[Attribution]]) -> None:
        met = Antecedents()
        accused: tuple[int, Mention] | None = None
        for view, found in zip(views, attributions, strict=True):
            if view.sentence.heading:
                continue
            resolved: list[tuple[Attribution, Mention | None]] = []
            outer: Attribution | None = None
            for attribution in found:
                if attribution.pronoun == "we":
                    continue  # whoever publishes speaks
                speaker = attribution.speaker
                if attribution.joined and resolved:
                    speaker = resolved[-1][1]
                elif speaker is None:
                    speaker = _named_here(view, attribution) or met.pronoun(attribution.pronoun)
                    if accused is not None and accused[0] == view.number - 1 and _answers(view, attribution):
                        speaker = accused[1]
                else:
                    speaker = met.named(view, speaker)
                resolved.append((attribution, speaker))
                if not _RELEASES.isdisjoint(view.lows[attribution.first : attribution.last + _CHANNEL_REACH]):
                    self._releases.add(view.number)
                if outer is not None and is_inside(view, outer, attribution):
                    continue
                outer = attribution
                if speaker is not None:
                    met.spoke(speaker)
            accused = _accused(view, resolved)
            met.note(view, spoken=bool(resolved))
            self._resolved[view.number] = resolved

    def speakers(self, number: int) -> list[tuple[Attribution, Mention | None]]:
        """The attributions of sentence `number` with their resolved speakers."""
        return self._resolved.get(number, [])

    def spoke_last(self, number: int) -> Mention | None:
        """Who spoke last before sentence `number`."""
        earlier = range(number - 1, max(0, number - _SPOKE_REACH), -1)
        spoken = (speaker for each in earlier for _, speaker in reversed(self.speakers(each)) if speaker)
        return next(spoken, None)

    def source_of(self, view: View, position: int) -> Mention | None:
        """Who reports what stands at token `position`; null for the outlet itself."""
        best: tuple[int, Mention | None] | None = None
        for attribution, speaker in self.speakers(view.number):
            if attribution.passive or (
                attribution.cue.act not in _REPORTING and not _reports(view, attribution)
            ):
                continue
            distance = _cover(attribution, position)
            if distance is not None and not attribution.fronted and _passes_on(speaker):
                distance += _RELAYED  # "The front said it killed 51, a newspaper reported"
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, speaker)
        if best is None and not self.speakers(view.number):
            return self._quoted(view, position) or self._announced(view.number)
        if best is None or best[1] is None:
            return None
        return None if self.is_publisher(best[1]) else best[1]

    def _quoted(self, view: View, position: int) -> Mention | None:
        """ "“It is not true,” the spokesman said. “We lost seven.”": without a speaker it is the last one's."""
        opened = view.quoted(view.starts[0]) or (len(view.starts) > 1 and view.quoted(view.starts[1]))
        if not (opened and view.quoted(view.starts[position])):
            return None
        spoken = self.speakers(view.number - 1)
        return spoken[-1][1] if spoken else None

    def _announced(self, number: int) -> Mention | None:
        """Who announced by a press release: what follows is told from it until somebody else speaks."""
        for earlier in range(number - 1, max(0, number - _ANNOUNCED_REACH), -1):
            spoken = self.speakers(earlier)
            if not spoken:
                continue
            speaker = spoken[-1][1]
            return speaker if len(spoken) == 1 and earlier in self._releases else None
        return None

    def is_publisher(self, speaker: Mention) -> bool:
        """A bulletin that cites its own publisher, by its name or the last word of it, speaks in its own voice."""
        if not self._outlet or not speaker.name[0].isupper():
            return False
        return f" {self._outlet}".endswith(f" {speaker.name.lower()}")


def _named_here(view: View, attribution: Attribution) -> Mention | None:
    """ "*The general* was shot days after *he* denied": the one person whom the same sentence tells of before."""
    if attribution.pronoun not in _PERSONAL or _PERSONAL.intersection(view.lows[: attribution.first - 1]):
        return None
    before = [m for m in view.mentions if m.last < attribution.first and m.role in {"person", "office"}]
    subject = before[0] if before else None
    alone = subject is not None and all(m.key == subject.key for m in before)
    return subject if alone and subject is not None and not view.hangs(subject) else None


def _accused(
    view: View, resolved: Sequence[tuple[Attribution, Mention | None]]
) -> tuple[int, Mention] | None:
    """Whom the last word of speech of a sentence accuses."""
    attribution = resolved[-1][0] if resolved else None
    if attribution is None or attribution.cue.act != "ACCUSE" or attribution.cue.frame != "addressee":
        return None
    accused = view.object(attribution.last) if not attribution.passive else view.subject(attribution.first)
    return (view.number, accused) if accused is not None and accused.role not in {"place", "source"} else None


def _answers(view: View, attribution: Attribution) -> bool:
    """ "It denied *the charge*": whoever has just been accused answers, not the accuser."""
    if attribution.cue.act != "DENY" and attribution.cue.form not in _REFUSING:
        return False
    return not _CHARGES.isdisjoint(view.lows[attribution.last : attribution.last + _CHARGE_WITHIN])


def _reports(view: View, attribution: Attribution) -> bool:
    """ "warned that 40,000 have fled": what follows "that" is reported, whatever is made of it."""
    return attribution.cue.act == "THREATEN" and view.lows[attribution.last : attribution.last + 1] == [
        "that"
    ]


def _passes_on(speaker: Mention | None) -> bool:
    return speaker is not None and (
        speaker.kind == "media" or not _MEDIA.isdisjoint(speaker.name.lower().split())
    )


def _cover(attribution: Attribution, position: int) -> int | None:
    """How far the attribution is from the words it covers at `position`; null where it does not cover them."""
    if attribution.edge <= position < attribution.last:
        return None
    if attribution.fronted:
        return position - attribution.last if position >= attribution.last else None
    if position < attribution.edge:
        return attribution.edge - position
    # What follows a trailing attribution is a second best reading: "Two died, police said, and five were hurt".
    return 1000 + position - attribution.last if attribution.continued else None


# Acts that report a fact; a threat, an appeal or a denial vouches for nothing.
_REPORTING = frozenset({"COMMENT", "ANNOUNCE_OR_CLAIM", "ACCUSE", "CONCEDE"})
# Whoever only passes on what somebody else says is a second best source.
_RELAYED = 500
_MEDIA = words("media newspaper daily website site agency television tv radio channel station broadcaster")
# A sentence told from a press release stands within a few of the one that names it.
_RELEASES = words("release communique communiqué bulletin")
_CHANNEL_REACH = 4
_ANNOUNCED_REACH = 5
_SPOKE_REACH = 4
_REFUSING = frozenset({"rejected", "rejects", "dismissed", "dismisses"})
_CHARGE_WITHIN = 4
_PERSONAL = frozenset({"he", "she"})
_CONCEDING = words("although though while whereas")
_BREAKING = frozenset({";", "while", "whereas", "but", "though", "although"})

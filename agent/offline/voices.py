"""Who may take a position, and how a speaker is named."""

from collections.abc import Sequence
from dataclasses import replace

from ...schemas.vocabulary import StatementAct
from ..wordlists import words
from .actors import ActorReader
from .acts import NEUTRAL
from .attribution import Attribution
from .gazetteer import Gazetteer
from .names import Mention
from .view import View
from .words import PREPOSITIONS

# Parties whose word is a position; residents, medics and monitors are sources or colour instead.
_PARTIES = frozenset({"person", "office", "body", "force", "government", "state"})
_REPORTING_KINDS = frozenset({"ngo", "media", "civilian_group", "other"})
_BODIES = frozenset({"body", "force", "government", "state"})
_WITNESS_CLASSES = frozenset({"civic", "courtesy", "medical"})
# Plain words that name who speaks for somebody, and who only saw something.
_OFFICIAL = words(
    "official officials source sources authorities headquarters spokesman spokeswoman spokesperson"
)
# Words that make an official voice of a plain name: "state television", "the security secretary".
_STATE_WORDS = words("state secretary headquarters staff palace")
# Who coordinates aid or leads a charity speaks for it, where more than facts are told.
_HEADS = words("coordinator director head chief representative commissioner secretary president chair")
# Several who hold an office: "two lawmakers", "Western diplomats".
_OFFICE_HOLDERS = words("""
    lawmakers ministers diplomats senators deputies parliamentarians mps leaders commanders prosecutors governors
    ambassadors envoys
""")
_GIVING = ("gave", "give", "giving", "set")
_OWNING = (["in"], ["of"])
_RANKS = words("official officer fighter soldier policeman")
_REPORTERS = words("reporter correspondent journalist")
_KIN = words("father mother brother sister")
_WITNESSES = words("""
    resident residents relative relatives witness witnesses eyewitness eyewitnesses villager villagers local locals
    reporter reporters correspondent correspondents
    doctor doctors medic medics neighbour neighbours neighbor neighbors survivor survivors people analyst analysts
    expert experts observers observer media reports accounts rescuers paramedics journalist journalists activists
    activist drivers driver
""")


def _whole(view: View, speaker: Mention) -> Mention:
    """ "Authorities in Port Sudan", "the Alliance of the Sahel States": the place or body it is named by."""
    if (
        speaker.role not in {"government", "body"}
        or view.lows[speaker.last : speaker.last + 1] not in _OWNING
    ):
        return speaker
    behind = view.object(speaker.last + 1)
    if behind is None or behind.first > speaker.last + 2 or behind.role not in {"place", "body", "state"}:
        return speaker
    return replace(speaker, end=behind.end, name=view.source[speaker.start : behind.end])


def speaks_for(view: View, speaker: Mention, parties: Sequence[Mention]) -> bool:
    """ "… the ministry urged. “…,” said its spokesman, Ana Ruiz": a spokesman's words are the body's."""
    if len(parties) != 1 or parties[0].role not in _BODIES or "spokes" not in (speaker.office or "").lower():
        return False
    before = view.lows[speaker.first - 1] if speaker.first else "its"
    return before in {"its", "their", "the"} or not view.tokens[speaker.first - 1].word


def _is_reporter(speaker: Mention) -> bool:
    return not _REPORTERS.isdisjoint(speaker.name.lower().split())


class Voices:
    """Tells parties from witnesses."""

    def __init__(self, gazetteer: Gazetteer, actors: ActorReader) -> None:
        self.gazetteer, self.actors = gazetteer, actors

    def takes_position(self, attribution: Attribution, speaker: Mention, act: StatementAct) -> bool:
        """Whether what this speaker says with this act is a statement."""
        weak = act in NEUTRAL
        if speaker.role == "source" and attribution.cue.form.startswith(_GIVING):
            return False  # "the school gave pupils two days to recover"
        if speaker.role == "source":
            return self._speaks_for_a_body(speaker, weak=weak)
        if speaker.role not in _PARTIES or (speaker.role == "office" and self._is_witness(speaker.name)):
            return False
        if speaker.role == "office" and (_is_reporter(speaker) or (weak and self._is_unnamed(speaker))):
            return False
        plain = speaker.name[0].islower() and speaker.role in {"force", "government"}
        if plain and self._is_civilian(speaker.name.lower().split()):
            return False
        if speaker.kind == "media" or (speaker.kind in _REPORTING_KINDS and (weak or act == "CONCEDE")):
            return False
        if speaker.role == "person":
            office = self.actors.office_of(speaker) or speaker.office
            if office is not None and office.lower().split()[-1] in _HEADS and not weak:
                return True
            return not self._is_witness(office) if office is not None else not weak
        return True

    def _is_unnamed(self, speaker: Mention) -> bool:
        """ "a security official": somebody of a rank that many have, who tells what happened."""
        parts = speaker.name.lower().split()
        head = next((i for i, word in enumerate(parts) if word in PREPOSITIONS), len(parts)) - 1
        return parts[head] in _RANKS and "of" not in parts

    def holds_office(self, speaker: Mention) -> bool:
        """Whether the text gives a person's office somewhere."""
        return self.actors.office_of(speaker) is not None

    def _speaks_for_a_body(self, speaker: Mention, *, weak: bool) -> bool:
        """Whether plain words name a party: "a drivers' union", "an official source", not "two residents"."""
        parts = speaker.name.lower().replace("’", "'").split()
        head = next((i for i, word in enumerate(parts) if word in PREPOSITIONS), len(parts)) - 1
        if any(word in _WITNESSES for word in parts[: head + 1]):
            return False
        if weak:
            return parts[head] not in _OFFICIAL and any(map(self._is_state_word, parts[: head + 1]))
        noun = self.gazetteer.persons.at(parts, max(head, 0))
        official = parts[head] in _OFFICIAL or parts[head] in _OFFICE_HOLDERS
        return noun is None or noun.payload.status != "civilian" or official

    def _is_civilian(self, parts: list[str]) -> bool:
        """ "a military nurse in the town": the head of the name is a private person."""
        head = next((i for i, word in enumerate(parts) if word in PREPOSITIONS), len(parts)) - 1
        noun = self.gazetteer.persons.at(parts, max(head, 0))
        return noun is not None and noun.payload.status == "civilian" and parts[head] not in _OFFICIAL

    def _is_state_word(self, word: str) -> bool:
        entry = self.gazetteer.entry_of(word)
        official = entry is not None and entry.category in {"force", "government"} and not entry.proper
        return official or word in _STATE_WORDS

    def _is_witness(self, office: str) -> bool:
        """ "a resident", "a merchant": somebody the outlet talked to."""
        entry = self.gazetteer.entry_of(office.split()[-1].lower())
        if office in _KIN:
            return True
        return entry is not None and (entry.category == "source" or entry.canonical in _WITNESS_CLASSES)

    def names(self, view: View, attribution: Attribution, speaker: Mention) -> list[Mention]:
        """The speakers of a joint statement, or the one."""
        # A speaker found for a pronoun or a short form stands in another sentence, alone.
        if speaker is not attribution.speaker:
            return [speaker]
        if "and" not in view.said:
            return [_whole(view, speaker)]
        listed = view.listed(speaker)
        between = view.lows[listed[0].last : listed[-1].first]
        # Without an "and", commas set off an apposition.
        return listed if "and" in between else [_whole(view, speaker)]

    def identities(self, parties: list[Mention]) -> frozenset[str]:
        return frozenset(self.actors.identity(party) for party in parties)

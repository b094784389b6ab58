"""What an article says of a party: who backs it, and who calls it a terrorist organisation."""

from collections.abc import Callable, Collection, Mapping, Sequence

from ...schemas.draft import DraftDesignation
from ..wordlists import words
from .clusters import Cluster
from .gazetteer import Gazetteer
from .names import Mention
from .view import View

_BACKING = ("-backed", "-supported", "-sponsored", "-allied", "-aligned")
_BACKED = frozenset({"backed", "supported"})
_LABELS = frozenset({"terrorist", "terrorists", "extremist"})
LABELLING = words("""
    designated designates designate considers considered consider regards regarded lists listed labelled
    labeled labels branded brands blacklisted proscribed classifies classified deems deemed views viewed
    outlawed banned
""")
_LABEL_NOUNS = words(
    "group organisation organization gang movement entity militia network groups organisations"
)
_OFFICIAL = frozenset({"state", "state_forces"})
# A label further than this from the verb is said of something else.
_LABEL_REACH = 24


class Sayings:
    """Reads what is said of the parties of an article, sentence by sentence."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        clusters: dict[str, Cluster],
        cluster_of: Callable[[Mention], Cluster],
        countries: Mapping[str, str],
    ) -> None:
        self.gazetteer, self.clusters, self.cluster_of = gazetteer, clusters, cluster_of
        self.countries = countries  # states by the names the article has for them

    def read(self, view: View, spoken: Sequence[Mention], groups: Collection[str]) -> None:
        """Take in one sentence: *spoken* are its speakers, *groups* the keys of the armed groups of its section."""
        if not _BACKED.isdisjoint(view.said) or "-" in view.low_text:
            self._backers(view)
        if not _LABELS.isdisjoint(view.said):
            only = self.clusters.get(next(iter(groups))) if len(groups) == 1 else None
            self._designations(view)
            self._name_calling(view, spoken, only)

    def _backers(self, view: View) -> None:
        """ "the U.S.-backed Syrian Democratic Forces", "rebels backed by Turkey"."""
        for mention in view.mentions:
            if mention.role not in {"body", "force", "office"}:
                continue
            around = view.lows[max(0, mention.first - 2) : mention.last]
            for position, low in enumerate(around, mention.last - len(around)):
                if low.endswith(_BACKING):
                    self._add_backer(mention, view.tokens[position].text.rpartition("-")[0])
            behind = view.lows[mention.last : mention.last + 2]
            if behind[1:] == ["by"] and behind[0] in _BACKED:
                backer = view.object(mention.last + 2)
                if backer is not None:
                    self._add_backer(mention, backer.name)

    def _add_backer(self, mention: Mention, backer: str) -> None:
        cluster = self.cluster_of(mention)
        if mention.role == "office" and mention.body is not None:
            cluster = next((c for c in self.clusters.values() if mention.body in c.forms), cluster)
        iso3 = self.gazetteer.iso3_of_demonym(backer.lower())
        backer = self.countries.get(iso3 or "", backer)  # "Russian-backed"
        if backer and backer not in cluster.backers:
            cluster.backers.append(backer)

    def _designations(self, view: View) -> None:
        """ "designated a terrorist group by X and Y", "X considers Y a terrorist organisation"."""
        lows = view.lows
        for verb in view.where(LABELLING):
            label = next(
                (i for i in range(verb, min(len(lows), verb + _LABEL_REACH)) if lows[i] in _LABELS), None
            )
            if label is None:
                continue
            passive = "by" in lows[label : label + 4] or any(
                w in {"been", "is", "are", "was"} for w in lows[verb - 2 : verb]
            )
            targets, issuers = self._passive(view, verb, label) if passive else self._active(view, verb)
            for target in targets:
                self._label(self.cluster_of(target), self._label_at(view, label), issuers)

    def _name_calling(self, view: View, spoken: Sequence[Mention], only: Cluster | None) -> None:
        """ "TNLA terrorists", or "20 terrorists" where a state speaks and only one group has a name."""
        for position in view.where(_LABELS):
            beside = view.mention_at(position - 1) if position else None
            beside = view.mention_at(position) or beside
            issuers = [m for m in spoken if m.last <= position or m.first > position][-1:]
            state = [m for m in issuers if (self.gazetteer.party_kind(m.name) or m.kind) in _OFFICIAL]
            target = self.cluster_of(beside) if beside is not None else None
            if target is not None and target.role == "body" and issuers:
                self._label(target, self._label_at(view, position), issuers)
            elif view.lows[position] == "terrorists" and only is not None and state:
                self._label(only, view.tokens[position].text, state)

    def _label(self, cluster: Cluster, label: str, issuers: Sequence[Mention]) -> None:
        given = DraftDesignation(label=label, by=[m.name for m in issuers])
        if given not in cluster.designations and not any(
            cluster.key == self.cluster_of(m).key for m in issuers
        ):
            cluster.designations.append(given)

    def _label_at(self, view: View, position: int) -> str:
        """ "terrorist organisation": the noun belongs to the label."""
        noun = position + 1 < len(view.lows) and view.lows[position + 1] in _LABEL_NOUNS
        return view.text(position, position + 2 if noun else position + 1)

    def _passive(self, view: View, verb: int, label: int) -> tuple[list[Mention], list[Mention]]:
        targets = [m for m in view.mentions if m.last <= verb and m.role == "body"][-1:]
        by = next((i for i in range(label, len(view.tokens)) if view.tokens[i].low == "by"), None)
        first = view.object(by + 1) if by is not None else None
        return targets, view.listed(first) if first is not None else []

    def _active(self, view: View, verb: int) -> tuple[list[Mention], list[Mention]]:
        subject = view.subject(verb)
        relative = next((i for i in range(verb - 1, 0, -1) if view.lows[i] in {"which", "whom"}), None)
        if subject is not None and relative is not None and relative < subject.first:
            before = [m for m in view.mentions if m.last <= relative and m.role == "body"]
            return before[-1:], view.listed(subject)
        targets = [m for m in view.mentions if m.first > verb and m.role == "body"]
        return targets, view.listed(subject) if subject is not None else []

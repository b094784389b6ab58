"""Actors: the mentions of one party gathered under its longest name, with offices, backers and designations."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ...schemas.draft import DraftActor, DraftDesignation
from ...schemas.vocabulary import ActorKind
from ..wordlists import words
from .gazetteer import Gazetteer
from .names import Mention
from .view import View

_LISTED_ROLES = frozenset({"person", "office", "body", "force", "government", "state"})
_BACKING = ("-backed", "-supported", "-sponsored", "-allied", "-aligned")
_LABELS = frozenset({"terrorist", "terrorists", "extremist"})
LABELLING = words("""
    designated designates designate considers considered consider regards regarded lists listed labelled
    labeled labels branded brands blacklisted proscribed classifies classified deems deemed views viewed
    outlawed banned
""")
# A label further than this from the verb is said of something else.
_LABEL_REACH = 24
# A role is named within the next sentences or not at all.
_NAMING_REACH = 3
# Nouns for the one insurgent side of an article.
_REBELS = ("rebel", "insurgent", "guerrilla", "opposition")


@dataclass(slots=True)
class Cluster:
    """One party as it is being gathered."""

    key: str
    kind: ActorKind
    iso3: str | None = None
    forms: dict[str, int] = field(default_factory=dict)
    owned: set[str] = field(default_factory=set)  # forms that name the party's state
    office: str | None = None
    body: str | None = None
    backers: list[str] = field(default_factory=list)
    designations: list[DraftDesignation] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)

    def add(self, mention: Mention, sentence: int) -> None:
        self.forms[mention.name] = self.forms.get(mention.name, 0) + 1
        if mention.iso3 is not None:
            self.owned.add(mention.name)
        self.office = self.office or mention.office
        self.body = self.body or mention.body
        if sentence not in self.sentences:
            self.sentences.append(sentence)

    @property
    def name(self) -> str:
        """The longest form of a proper name; of a party without one the usual form, with its owner if it has one."""
        if self.key.startswith(("force:", "government:")):
            return max(self.forms, key=lambda form: (form in self.owned, self.forms[form]))
        return max(self.forms, key=len)


class ActorReader:
    """Gathers the actors of an article."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.clusters: dict[str, Cluster] = {}
        self._merged: dict[str, str] = {}

    def read(self, views: Sequence[View]) -> None:
        """Gather all mentions, then what the text says about the parties."""
        self._armies = {
            mention.iso3
            for view in views
            for mention in view.mentions
            if mention.role == "force" and mention.kind == "state_forces" and mention.iso3
        }
        for view in views:
            for mention in view.mentions:
                for party in (mention, mention.inner):
                    if party is not None and party.role in _LISTED_ROLES:
                        self._cluster(party).add(party, view.number)
        self._name_offices()
        for view in views:
            self._backers(view)
            self._designations(view)

    def drafts(self, used: set[str]) -> list[tuple[DraftActor, str]]:
        """The actors worth listing: those a claim uses, and every named party; with the rule that found each."""
        return [
            (
                DraftActor(
                    name=cluster.name,
                    aliases=[form for form in cluster.forms if form != cluster.name],
                    kind=self._kind(cluster),
                    office=cluster.office if cluster.kind == "individual" else None,
                    part_of=self._belongs_to(cluster),
                    backed_by=cluster.backers,
                    designations=cluster.designations,
                    sentences=cluster.sentences,
                ),
                f"actor.{cluster.key.partition(':')[0]}",
            )
            for cluster in self.clusters.values()
            if self._listed(cluster, used)
        ]

    def _kind(self, cluster: Cluster) -> ActorKind:
        """A lone unknown name without office or full form may be a person, a place or a state: it is not guessed."""
        lone = cluster.key.startswith("person:") and not any(" " in form for form in cluster.forms)
        return "other" if lone and cluster.office is None else cluster.kind

    def _belongs_to(self, cluster: Cluster) -> str | None:
        """The body or state of a person, by its name where the text gives one ("Turkey" for "Turkish")."""
        if cluster.kind != "individual":
            return None
        state = self.clusters.get(f"state:{cluster.iso3}")
        of_state = (
            cluster.body is not None and self.gazetteer.iso3_of_demonym(cluster.body.lower()) is not None
        )
        return state.name if of_state and state is not None else cluster.body

    def _listed(self, cluster: Cluster, used: set[str]) -> bool:
        role = cluster.key.partition(":")[0]
        if any(form in used for form in cluster.forms) or cluster.designations:
            return True
        if role == "person":
            return cluster.office is not None
        return role in {"body", "state"} and cluster.kind != "media"

    # --- gathering -----------------------------------------------------------------------------------

    def identity(self, mention: Mention) -> str:
        """A key that two mentions share when they stand for the same party."""
        key = self._key(mention)
        return self._merged.get(key, key)

    def office_of(self, mention: Mention) -> str | None:
        """The office of a person, wherever the text gives it."""
        cluster = self.clusters.get(self.identity(mention))
        return cluster.office if cluster is not None else mention.office

    def _name_offices(self) -> None:
        """ "The head of the SDF said … SDF commander Mazloum Abdi": a role is named by the next holder of it."""
        for key, cluster in list(self.clusters.items()):
            if not key.startswith("office:") or cluster.body is None:
                continue
            body = self.gazetteer.canonical(cluster.body)
            for other_key, other in self.clusters.items():
                if (
                    other_key.startswith("person:")
                    and other.body is not None
                    and self.gazetteer.canonical(other.body) == body
                    and 0 <= other.sentences[0] - cluster.sentences[-1] <= _NAMING_REACH
                ):
                    other.sentences = sorted({*other.sentences, *cluster.sentences})
                    self._merged[key] = other_key
                    del self.clusters[key]
                    break

    def _cluster(self, mention: Mention) -> Cluster:
        key = self.identity(mention)
        if key not in self.clusters:
            self.clusters[key] = Cluster(key, mention.kind, mention.iso3)
        return self.clusters[key]

    def _key(self, mention: Mention) -> str:
        """What the mention stands for: plain nouns of one army or one rebel side come together."""
        if mention.role == "force" and mention.kind == "state_forces":
            owner = mention.iso3 or (next(iter(self._armies)) if len(self._armies) == 1 else "")
            return f"force:{owner}:army"
        if mention.role == "force" and mention.kind == "non_state_armed_group":
            noun = mention.key.rpartition(":")[2]
            side = "rebels" if any(word in noun for word in _REBELS) else noun
            return f"force:{mention.iso3 or ''}:{side}"
        if mention.role == "government":
            return f"government:{mention.iso3 or ''}:{mention.key.rpartition(':')[2]}"
        return mention.key

    # --- what is said of them --------------------------------------------------------------------------

    def _backers(self, view: View) -> None:
        """ "the U.S.-backed Syrian Democratic Forces", "rebels backed by Turkey"."""
        for mention in view.mentions:
            if mention.role not in {"body", "force", "office"}:
                continue
            for position in range(max(0, mention.first - 2), mention.last):
                low = view.tokens[position].low
                if low.endswith(_BACKING):
                    self._add_backer(mention, view.tokens[position].text.rpartition("-")[0])
            if mention.last + 1 < len(view.tokens) and view.tokens[mention.last].low in {
                "backed",
                "supported",
            }:
                backer = view.object(mention.last + 2)
                if view.tokens[mention.last + 1].low == "by" and backer is not None:
                    self._add_backer(mention, backer.name)

    def _add_backer(self, mention: Mention, backer: str) -> None:
        cluster = self._cluster(mention)
        if mention.role == "office" and mention.body is not None:
            cluster = next((c for c in self.clusters.values() if mention.body in c.forms), cluster)
        if backer and backer not in cluster.backers:
            cluster.backers.append(backer)

    def _designations(self, view: View) -> None:
        """ "designated a terrorist group by X and Y", "X considers Y a terrorist organisation"."""
        lows = [token.low for token in view.tokens]
        for verb, low in enumerate(lows):
            if low not in LABELLING:
                continue
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
                self._cluster(target).designations.append(
                    DraftDesignation(label=view.tokens[label].text, by=[m.name for m in issuers])
                )

    def _passive(self, view: View, verb: int, label: int) -> tuple[list[Mention], list[Mention]]:
        targets = [m for m in view.mentions if m.last <= verb and m.role == "body"][-1:]
        by = next((i for i in range(label, len(view.tokens)) if view.tokens[i].low == "by"), None)
        first = view.object(by + 1) if by is not None else None
        return targets, view.listed(first) if first is not None else []

    def _active(self, view: View, verb: int) -> tuple[list[Mention], list[Mention]]:
        subject = view.subject(verb)
        targets = [m for m in view.mentions if m.first > verb and m.role == "body"]
        return targets, view.listed(subject) if subject is not None else []

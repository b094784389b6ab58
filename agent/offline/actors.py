"""Actors: the mentions of one party gathered under its longest name, with offices, backers and designations."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...schemas.draft import DraftActor
from ...schemas.vocabulary import ActorKind
from ..wordlists import words
from .clusters import Cluster
from .designations import Sayings
from .gazetteer import Gazetteer
from .names import Mention
from .scopes import Scopes
from .view import View
from .words import AUXILIARIES, PREPOSITIONS

_GATHERED_ROLES = frozenset({"person", "office", "body", "force", "government", "state"})
# Parties of these roles may be named by a plain noun.
_NOUNS = frozenset({"force", "government", "office"})
_ARMED = frozenset({"non_state_armed_group", "state_forces", "coalition"})
# A role is named within the next sentences or not at all.
_NAMING_REACH = 3
# Nouns for the one insurgent side of an article.
_REBELS = ("rebel", "insurgent", "guerrilla", "opposition")
# Nouns for a state's soldiers: they are its army. Police, gendarmes and guards are parties of their own.
_ARMY = words("""
    army armies military militaries troops soldiers soldier servicemen serviceman forces infantry jets warplanes
    aircraft helicopters conscripts
""")
_GOVERNMENTAL = words("government regime loyalist pro-government pro-regime")
_GOVERNMENTS = ("government", "regime")
_POLICE = words("police policemen policeman")
# "The insurgents" after the only group that has a name are that group.
_ONLY_GROUP = words("insurgents militants rebels guerrillas jihadists group fighters militia gang")


class ActorReader:
    """Gathers the actors of an article."""

    def __init__(self, gazetteer: Gazetteer, views: Sequence[View]) -> None:
        self.gazetteer, self.scopes = gazetteer, Scopes(views)
        self.clusters: dict[str, Cluster] = {}
        self._keys: dict[int, str] = {}  # by the offset of the mention
        self._merged: dict[str, str] = {}
        self._given: dict[str, str] = {}  # persons by the first word of their full names
        self._groups: dict[str, set[str]] = {}  # named armed groups of each section
        # Of the bodies whose men were met; null for no armed group.
        self._group_keys: dict[str, str | None] = {}
        self.countries: dict[str, str] = {}  # states by name, also where they only stand as places
        self._persons: set[str] = set()
        self._owners: set[str] = set()  # whose forces are named, without a state we know
        # The states whose government, regime … is named, by the noun.
        self._governments: dict[str, set[str]] = {}
        for view in views:
            for mention in view.mentions:
                if mention.role == "person":
                    self._persons.add(mention.key)
                if mention.role == "force" and mention.body is not None and mention.iso3 is None:
                    self._owners.add(mention.body.lower())
                if mention.role == "government" and mention.iso3 is not None:
                    self._governments.setdefault(mention.key.rpartition(":")[2], set()).add(mention.iso3)
                state = mention.iso3
                if state is not None and state not in self.countries and gazetteer.is_country(mention.name):
                    self.countries[state] = mention.name
                if mention.role == "body" and mention.kind in {"non_state_armed_group", "coalition"}:
                    self._groups.setdefault(self.scopes.section(view), set()).add(mention.key)

    def read(self, views: Sequence[View], speakers: Mapping[int, Sequence[Mention]]) -> None:
        """Gather all mentions, then what the text says about the parties. *speakers* by sentence."""
        for view in views:
            spoken = speakers.get(view.number, ())
            for mention in view.mentions:
                if mention.role in _GATHERED_ROLES:
                    self._add(view, mention, _whole(mention, spoken) if spoken else None)
                inner = mention.inner
                if inner is not None and inner.role in _GATHERED_ROLES:
                    self._add(view, inner, _whole(inner, spoken) if spoken else None)
            for speaker in spoken:
                if speaker.key.startswith("source:") and not any(_is_head(m, speaker) for m in view.mentions):
                    self._keys.setdefault(speaker.start, speaker.key)
                    self._cluster_of(speaker.key, speaker).add(speaker, view.number)
        self._note_ambiguous()
        self._name_offices()
        sayings = Sayings(self.gazetteer, self.clusters, self._cluster, self.countries)
        for view in views:
            sayings.read(view, speakers.get(view.number, ()), self._groups.get(self.scopes.section(view), ()))

    def drafts(self, used: set[str]) -> list[tuple[DraftActor, str]]:
        """The actors worth listing: those a claim uses, and every named party; with the rule that found each."""
        self._name_army(used)
        return [
            (self._draft(cluster, used), f"actor.{cluster.role}")
            for cluster in self.clusters.values()
            if self._listed(cluster, used)
        ]

    def _draft(self, cluster: Cluster, used: set[str]) -> DraftActor:
        name = cluster.name
        return DraftActor(
            name=name,
            aliases=cluster.aliases(name, used),
            kind=self._kind(cluster, name),
            office=cluster.office if cluster.kind == "individual" else None,
            part_of=self._belongs_to(cluster),
            backed_by=cluster.backers,
            designations=cluster.designations,
            sentences=cluster.sentences,
        )

    def _name_army(self, used: set[str]) -> None:
        """ "in army raids": a claim's bare word for the one army of the article is one of its names."""
        armies = [cluster for key, cluster in self.clusters.items() if key.endswith(":army")]
        if len(armies) == 1:
            armies[0].inner |= {name for name in used if name.lower() in {"army", "military"}}

    def _kind(self, cluster: Cluster, name: str) -> ActorKind:
        """A lone unknown name without office or full form may be a person, a place or a state: it is not guessed."""
        if cluster.role in {"source", "office"} or cluster.kind == "other":
            return self.gazetteer.party_kind(name) or cluster.kind
        lone = cluster.role == "person" and not any(" " in form for form in cluster.forms)
        return "other" if lone and cluster.office is None else cluster.kind

    def _belongs_to(self, cluster: Cluster) -> str | None:
        """The body or state of a person, by its name where the text gives one ("Turkey" for "Turkish")."""
        if cluster.kind != "individual":
            return None
        state = self.clusters.get(f"state:{cluster.iso3}")
        of_state = (
            cluster.body is not None and self.gazetteer.iso3_of_demonym(cluster.body.lower()) is not None
        )
        if not of_state:
            return cluster.body
        return state.name if state is not None else self.countries.get(cluster.iso3 or "")

    def _listed(self, cluster: Cluster, used: set[str]) -> bool:
        if cluster.is_named(used) or cluster.designations:
            return True
        if not any(used):
            return (
                cluster.role == "body" and cluster.kind in _ARMED
            )  # no conflict news: its people are no actors
        if cluster.role == "person":
            return cluster.office is not None
        if cluster.role == "state":
            return cluster.acts
        if cluster.role == "force":
            return cluster.acts and self._force_listed(cluster)
        if cluster.kind == "other":
            return cluster.role == "body" and cluster.acts
        return cluster.role == "body" and cluster.kind != "media"

    def _force_listed(self, cluster: Cluster) -> bool:
        return cluster.kind == "state_forces"

    # --- gathering -----------------------------------------------------------------------------------

    def identity(self, mention: Mention) -> str:
        """A key that two mentions share when they stand for the same party."""
        key = self._keys.get(mention.start, mention.key)
        return self._merged.get(key, key)

    def office_of(self, mention: Mention) -> str | None:
        """The office of a person, wherever the text gives it."""
        cluster = self.clusters.get(self.identity(mention))
        return cluster.office if cluster is not None else mention.office

    def _add(self, view: View, mention: Mention, whole: str | None) -> None:
        if mention.role == "state" and self.scopes.is_label(view):
            return
        if whole is not None and mention.iso3 is None:
            mention = replace(mention, iso3=self.gazetteer.state_of(whole))
        key = self._by_given_name(mention) if mention.role == "person" else self._key(view, mention)
        self._keys[mention.start] = key
        cluster = self._cluster_of(key, mention)
        if cluster.role == "state" and self._is_adjective(mention):
            cluster.kind = "state"
            cluster.inner.add(mention.name)
            cluster.note(view.number)
        elif mention.key != key and cluster.role == "body" and cluster.forms:
            cluster.inner.add(mention.name)
            cluster.note(view.number)
        elif mention.key != key and cluster.role == "body" and mention.body is not None:
            cluster.kind = "non_state_armed_group"
            cluster.add(replace(mention, name=mention.body), view.number)
            cluster.inner.add(mention.name)
        else:
            if mention.key == key and mention.role == "body" and mention.kind in _ARMED:
                cluster.kind = mention.kind  # "a commando of the front" is the front's
            cluster.add(mention, view.number, whole=whole)
        cluster.acts = cluster.acts or _acts(view, mention)

    def _by_given_name(self, mention: Mention) -> str:
        """ "Abiy Ahmed … Abiy said": where no surname is that word, it is the given name of a person met before."""
        given, *more = mention.name.lower().split()
        if more:
            self._given.setdefault(given, mention.key)
        return mention.key if more or mention.key in self.clusters else self._given.get(given, mention.key)

    def _note_ambiguous(self) -> None:
        """A form that names parties in several sections tells none of them apart."""
        shared: set[str] = set()
        met: set[str] = set()
        for cluster in self.clusters.values():
            lows = set(map(str.lower, cluster.forms))
            shared |= met & lows
            met |= lows
            cluster.ambiguous = shared

    def _cluster(self, mention: Mention) -> Cluster:
        return self._cluster_of(self.identity(mention), mention)

    def _cluster_of(self, key: str, mention: Mention) -> Cluster:
        if key not in self.clusters:
            self.clusters[key] = Cluster(key, mention.kind, mention.iso3)
        return self.clusters[key]

    def _name_offices(self) -> None:
        """ "The head of the SDF said … SDF commander Mazloum Abdi": a role is named by the next holder of it."""
        offices = [one for one in self.clusters.values() if one.role == "office" and one.body is not None]
        if not offices:
            return
        holders: dict[str, list[Cluster]] = {}  # the persons of each body
        for cluster in self.clusters.values():
            if cluster.role == "person" and cluster.body is not None:
                holders.setdefault(self.gazetteer.canonical(cluster.body), []).append(cluster)
        for cluster in offices:
            for other in holders.get(self.gazetteer.canonical(cluster.body or ""), ()):
                if 0 <= other.sentences[0] - cluster.sentences[-1] <= _NAMING_REACH:
                    other.sentences = sorted({*other.sentences, *cluster.sentences})
                    self._merged[cluster.key] = other.key
                    del self.clusters[cluster.key]
                    break

    # --- identity --------------------------------------------------------------------------------------

    def _key(self, view: View, mention: Mention) -> str:
        """What the mention stands for: plain nouns of one army, one police or one rebel side come together."""
        if mention.role not in _NOUNS:
            return mention.key
        noun = mention.key.rpartition(":")[2]
        if mention.role == "force" and mention.kind == "state_forces":
            if self._is_adjective(mention):
                return f"state:{mention.iso3}"
            if mention.key.startswith("body:"):
                return mention.key
            body = self._body_of(view, mention)
            if body is not None:
                return body
            if self._is_foreign(mention):
                return mention.key
            army = noun in _ARMY or noun.split()[0] in {"army", "military"}
            kept = "army" if army else "police" if noun in _POLICE else noun
            if mention.iso3 is None and mention.name.split()[0].lower() in _GOVERNMENTAL:
                return self._governments_army(view)
            owner = self.scopes.owner(view, mention)
            return f"force:{owner}:{kept}"
        if mention.role == "force" and mention.kind == "non_state_armed_group":
            body = self._body_of(view, mention)
            if body is not None:
                return body
            only = self._only_group(view, mention, noun)
            side = "rebels" if any(word in noun for word in _REBELS) else noun
            return only or f"force:{mention.iso3 or self.scopes.section(view)}:{side}"
        if mention.role == "government":
            owners = self._governments.get(noun, set())
            if mention.iso3 is None and len(owners) == 1 and not self.scopes.section(view):
                return f"government:{next(iter(owners))}:{noun}"
            return f"government:{mention.iso3 or self.scopes.section(view)}:{noun}"
        if mention.role == "office" and mention.iso3 is None:
            return f"{mention.key}:{self.scopes.section(view)}"
        return mention.key

    def _governments_army(self, view: View) -> str:
        """ "Regime troops" fight for the one government of the article, never for a foreign state named nearer."""
        states = set().union(*(self._governments.get(noun, ()) for noun in _GOVERNMENTS))
        if len(states) == 1 and not self.scopes.section(view):
            return f"force:{next(iter(states))}:army"
        return f"force:{self.scopes.section(view)}:government"

    def _is_adjective(self, mention: Mention) -> bool:
        """ "Russian" of "Russian and Syrian jets": no name, where the state is named elsewhere."""
        named = mention.iso3 in self.countries
        return named and self.gazetteer.iso3_of_demonym(mention.name.lower()) is not None

    def _is_foreign(self, mention: Mention) -> bool:
        """ "Nazi forces": bearers of a name that is no state, person or body of the article."""
        name = (mention.body or "").lower()
        if not name or " " in name or mention.iso3 is not None or self.gazetteer.entry_of(name) is not None:
            return False
        # A text without apostrophes has "Mole forces" beside "Paul Moles"; where two names have forces, both are such.
        return len(self._owners) > 1 or self._persons.isdisjoint({f"person:{name}", f"person:{name}s"})

    def _body_of(self, view: View, mention: Mention) -> str | None:
        """The group whose fighters they are: "ELN guerrillas", "rebels of the Lake Front"."""
        behind = view.lows[mention.last] if mention.last < len(view.lows) else ""
        named = view.object(mention.last + 1, reach=4) if behind in {"of", "from"} else None
        if named is not None and named.role == "body" and named.kind in _ARMED:
            return named.key
        body = mention.body
        if body is None:
            return None
        if body not in self._group_keys:
            key = f"body:{self.gazetteer.canonical(body)}"
            known = self.gazetteer.is_group(body) or any(key in keys for keys in self._groups.values())
            self._group_keys[body] = key if known else None
        return self._group_keys[body]

    def _only_group(self, view: View, mention: Mention, noun: str) -> str | None:
        """The one named armed group of the article, or of its section, behind "the insurgents"."""
        named = self._groups.get(self.scopes.section(view), set())
        definite = mention.first > 0 and view.lows[mention.first - 1] == "the"
        if len(named) != 1 or not definite or noun not in _ONLY_GROUP or " " in mention.name:
            return None
        (key,) = named
        return key if key in self.clusters else None


def _is_head(mention: Mention, speaker: Mention) -> bool:
    """Whether the mention is the head of the longer name by which the party speaks."""
    if mention.role != speaker.role or mention.role not in {"force", "government", "office"}:
        return False
    rest = speaker.name[mention.end - speaker.start :].strip() if mention.start >= speaker.start else "-"
    return mention.end <= speaker.end and (not rest or rest.split()[0] in PREPOSITIONS)


def _whole(mention: Mention, spoken: Sequence[Mention]) -> str | None:
    for speaker in spoken:
        if speaker.name != mention.name and _is_head(mention, speaker):
            return speaker.name
    return None


def _acts(view: View, mention: Mention) -> bool:
    """Whether the party is the subject of a verb, an agent, or one of two sides."""
    behind = view.lows[mention.last] if mention.last < len(view.lows) else ""
    before = view.lows[mention.first - 1] if mention.first else ""
    if before in {"a", "an"} and behind in _PAPERS:
        return False
    if behind in AUXILIARIES or mention.last in view.verbs:
        return before not in PREPOSITIONS and not any(map(view.harmed, range(mention.last, mention.last + 3)))
    return before in _AGENTS


# "a police report": the party only describes it.
_PAPERS = words("report claim demand protest charge call plan warning raid attack patrol")
_AGENTS = words("by between against accused urged told blamed")

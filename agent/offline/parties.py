"""Who acts in a clause of control: the subject, the "by" phrase, and whom a pronoun stands for."""

from dataclasses import replace

from ..wordlists import words
from .circumstances import Circumstances
from .names import Mention
from .view import View
from .words import AUXILIARIES, DETERMINERS, PREPOSITIONS, is_adverb, is_function_word

_PARTIES = frozenset({"body", "force", "state", "government"})
# A person or an office moves no border alone, but stands for those it commands.
_LEADING = frozenset({"person", "office"})
_SPEAKING = _PARTIES | _LEADING
_ARMED_GROUPS = frozenset({"non_state_armed_group", "coalition"})
_LINK_REACH = 12
_DESCRIBED = 4
_GROUPS = words("group movement organisation organization militia faction")
_DATELINE = 5
_DASHES = frozenset({"-", "–", "—"})
_ASIDE = 12
_ASIDE_WORDS = words(
    "with backed supported aided alongside along including together joined helped after following"
)
# "The Front, a coalition led by hill clans, took": an apposition is an aside as well.
_APPOSING = words("a an the one")
_OPENING_ASIDE = _ASIDE_WORDS | _APPOSING
_OWNERS = words("its their his her")
_HELP = words("""
    support help backing aid cover assistance away far km kilometres kilometers miles reinforcements orders cover
    pressure strikes weapons arms funding permission resistance coming came
""")
_WRITING = words("""
    letter letters message statement speech report note appeal complaint according spoke talked wrote due loyal close
    next near thanks opposed ready prior
""")
_FROM_AFAR = words("bombed shelled strafed struck pounded bombarded")
_PLURAL = words("it they")
_PRONOUNS = words("it they he she who we")
_MEMBERS = words("of from")
_LOYAL = words("loyal allied aligned")
# "loyal to the renegade military commander Khalil Haddad": the words between are few.
_TITLE_REACH = 5
# Beyond these a linking word belongs to another clause: "took the town, which was seized by".
_OTHER_CLAUSE = words("which who whose where because although though while whereas if so")


class PartyFinder:
    """Finds the parties around a word of control."""

    def __init__(self, circumstances: Circumstances) -> None:
        self.circumstances = circumstances
        self._group: Mention | None = None

    def note(self, view: View) -> None:
        """Remember the armed group that a sentence is about: "the group" may stand for it."""
        for mention in view.mentions:
            if mention.role == "body" and mention.kind in _ARMED_GROUPS:
                self._group = mention
                return

    def before(self, view: View, verb: int) -> list[Mention]:
        """The subject of the verb at token `verb`, each party of it."""
        if verb and view.lows[verb - 1] in {"“", '"'}:
            verb -= 1  # its men had “taken the barracks”
        verb = _before_aside(view, verb)
        mention = view.subject(verb)
        if mention is not None and mention.role == "source":
            named = view.mention_at(mention.first - 1) if mention.first else None
            mention = (
                named if named is not None and named.role == "body" else mention
            )  # "the Lake Front group"
        if mention is not None and mention.role == "source" and mention.name.lower().split()[-1] in _GROUPS:
            return [self._group] if self._group is not None else []
        if mention is not None and _in_dateline(view, mention, verb):
            mention = None
        head = _before_auxiliaries(view, verb)
        pronoun = view.lows[head] if head >= 0 and view.lows[head] in _PRONOUNS else None
        # "the army said it had": another subject stands between.
        between = pronoun is not None and pronoun != "who"
        if mention is not None and _is_party(mention) and not (between and mention.last <= verb):
            return self._each(view, mention)
        if pronoun == "we":
            return self._speaking(view)
        if pronoun is not None:
            antecedent = self._antecedent(view, verb, pronoun)
            if antecedent is None:
                return []
            here = view.mention_at(antecedent.last - 1)
            together = (
                pronoun == "they"
                and here is not None
                and (here.start, here.end) == (antecedent.start, antecedent.end)
            )
            return self._each(view, here) if together and here is not None else [antecedent]
        if mention is not None:
            return []
        return self._owner_of_phrase(view, head) or self._of_earlier_verb(view, head)

    def _speaking(self, view: View) -> list[Mention]:
        """ "We have taken the hill", its commander said: the body he speaks for."""
        for _, speaker in self.circumstances.sources.speakers(view.number):
            body = speaker.inner if speaker is not None and speaker.role in _LEADING else speaker
            if speaker is not None and body is None and view.lows[speaker.last : speaker.last + 1] == ["of"]:
                body = view.object(speaker.last + 1)
            if body is not None and _is_party(body):
                return [body]
        return []

    def _of_earlier_verb(self, view: View, position: int) -> list[Mention]:
        """ "inflicted losses, held the village and withdrew": verbs in a row have one subject."""
        if position < 1 or view.lows[position] not in {",", "and"}:
            return []
        earlier = [v for v in view.verbs if v < position and not view.lows[v].endswith("ing")]
        return self.before(view, max(earlier)) if earlier else []

    def behind(self, view: View, first: int, links: set[str], *, stop: int | None = None) -> list[Mention]:
        """The parties behind one of the linking words, a few tokens on: "by X and Y"."""
        end = min(len(view.tokens), first + _LINK_REACH if stop is None else stop)
        for position in range(first, end):
            before = view.mention_at(position - 1) if position else None
            # "fighters from the group": the phrase qualifies the party before it.
            qualifies = view.lows[position] == "from" and before is not None and before.role in _PARTIES
            # "with support from coalition planes" names nobody who lost the place.
            helping = view.lows[position] == "from" and view.lows[position - 1] in _HELP
            # "said in a letter to the council": who is written to gains nothing.
            written = view.lows[position] == "to" and view.lows[position - 1] in _WRITING
            if view.lows[position] in links and not (qualifies or helping or written):
                found = self.right_behind(view, position + 1)
                if found:
                    return found
            if view.tokens[position].text in ".;" or view.lows[position] in _OTHER_CLAUSE:
                break
        return []

    def right_behind(self, view: View, first: int) -> list[Mention]:
        """The parties that begin at token `first`."""
        mention = view.object(first, reach=4) or self._described(view, first)
        if mention is not None and mention.role == "source" and mention.name.lower().split()[-1] in _GROUPS:
            return [self._group] if self._group is not None else []
        return self._each(view, mention) if mention is not None and _is_party(mention) else []

    def _described(self, view: View, first: int) -> Mention | None:
        """ "the extremist Lake Front": a party behind a describing word or two."""
        for position in range(first, min(first + _DESCRIBED, len(view.tokens))):
            mention = view.mention_at(position)
            if mention is not None:
                return mention
            token = view.tokens[position]
            if not token.text.isalpha() or token.low in PREPOSITIONS or position in view.verbs:
                return None
        return None

    def right_before(self, view: View, position: int) -> list[Mention]:
        """The party that qualifies a noun: "a rebel attack", "the militia's assault"."""
        at = position - 1
        if at >= 0 and view.lows[at] == "'s":
            at -= 1
        mention = view.mention_at(at) if at >= 0 else None
        return [mention] if mention is not None and _is_party(mention) else []

    def ending_at(self, view: View, last: int) -> list[Mention]:
        mention = view.mention_at(last - 1)
        return [mention] if mention is not None and _is_party(mention) else []

    def _each(self, view: View, mention: Mention) -> list[Mention]:
        joined = view.listed(mention)
        if "and" not in view.lows[joined[0].last : joined[-1].first]:
            joined = [mention]  # "driven out by the army, the rebels fled"
        listed = [one for one in joined if _is_party(one) and not self._qualifies(view, one)] or [mention]
        return list(dict.fromkeys(self._whole(view, one) for one in listed))

    def _qualifies(self, view: View, mention: Mention) -> bool:
        """ "JNIM, the al-Qaeda affiliate": a name that only describes the noun behind it."""
        if mention.last >= len(view.lows) or mention.role != "body":
            return False
        low = view.lows[mention.last]
        plain = view.tokens[mention.last].word and view.tokens[mention.last].text.islower()
        return plain and not is_function_word(low) and not is_adverb(low) and mention.last not in view.verbs

    def _whole(self, view: View, mention: Mention) -> Mention:
        """ "fighters from the Lake Front", "its men": the body they belong to."""
        if mention.role != "force":
            return mention
        behind = view.lows[mention.last] if mention.last < len(view.lows) else ""
        beside = view.mention_at(mention.last)
        if beside is not None and beside.role == "body":
            return beside  # "the paramilitary Rapid Support Forces"
        owner = view.mention_at(mention.first - 1) if mention.first else None
        if owner is not None and owner.role == "body" and owner.last == mention.first:
            return owner  # "Lake Front fighters"
        if behind in _LOYAL and (loyal := _with_allegiance(view, mention)) is not None:
            return loyal
        if (teller := self._teller(view, mention)) is not None:
            return teller
        if behind in _MEMBERS:
            body = view.object(mention.last + 1, reach=5)
            if body is not None and body.role in {"body", "force"}:
                return body
        if mention.first and view.lows[mention.first - 1] == "our" and mention.iso3 is None:
            speakers = [each for _, each in self.circumstances.sources.speakers(view.number) if each]
            return replace(mention, iso3=speakers[0].iso3) if speakers else mention
        if mention.first > 1 and view.lows[mention.first - 1] == "'s" and mention.iso3 is None:
            leader = view.mention_at(mention.first - 2)
            if leader is not None and leader.role == "person":
                name = view.source[leader.start : mention.end]
                return replace(
                    mention, first=leader.first, start=leader.start, name=name, key=f"force::{name.lower()}"
                )
        if mention.first and view.lows[mention.first - 1] in _OWNERS and mention.iso3 is None:
            owner = self._owner(view, mention.first)
            if owner is not None and _is_party(owner) and owner.kind not in {"state", "individual", "other"}:
                return owner
            if owner is not None and owner.kind == "state":
                return _forces_of(view, owner, mention)
        return mention

    def _teller(self, view: View, force: Mention) -> Mention | None:
        """ "The army said troops had …": men of no name, told of by a force of their kind, are its own."""
        bare = force.last == force.first + 1 and force.iso3 is None and view.tokens[force.first].small
        speaker = self._speaker_before(view, force.first) if bare else None
        own = speaker is not None and speaker.kind == force.kind and speaker.role in {"force", "body"}
        return speaker if own else None

    def _owner(self, view: View, position: int) -> Mention | None:
        """Whose "its men" are: the speaker of the sentence, the party named before, or the last one."""
        speaker = self._speaker_before(view, position)
        if speaker is not None:
            return speaker
        earlier = [m for m in view.mentions if m.last < position and m.role in _PARTIES]
        return earlier[0] if earlier else self.circumstances.party("they")

    def _speaker_before(self, view: View, position: int) -> Mention | None:
        """Who speaks last before this token, and of it."""
        speakers = [
            speaker
            for attribution, speaker in self.circumstances.sources.speakers(view.number)
            if attribution.last <= position and attribution.fronted and speaker is not None
        ]
        return speakers[-1] if speakers else None

    def _owner_of_phrase(self, view: View, position: int) -> list[Mention]:
        """ "Security columns of the army regained": the party stands in a phrase of the subject."""
        mention = view.mention_at(position) if position >= 0 else None
        if mention is None or mention.role not in _PARTIES:
            return []
        before = mention.first - 1
        while before >= 0 and view.lows[before] in DETERMINERS:
            before -= 1
        member = before >= 0 and view.lows[before] in _MEMBERS
        return [self._whole(view, mention)] if member else []

    def _antecedent(self, view: View, verb: int, pronoun: str) -> Mention | None:
        """ "The army said it had recaptured": the speaker; else a party of an earlier sentence."""
        speaker = self._speaker_before(view, verb)
        if speaker is not None and speaker.role in _LEADING and pronoun in _PLURAL:
            return speaker.inner
        if speaker is not None:
            return speaker if speaker.role in _SPEAKING else None
        if pronoun in _PLURAL and (struck := self._struck_before(view, verb)) is not None:
            return struck
        here = [m for m in view.mentions if m.last < verb and _is_party(m)]
        if pronoun == "who" and here:
            return here[-1]
        return here[0] if here else self.circumstances.party(pronoun)

    def _struck_before(self, view: View, verb: int) -> Mention | None:
        """ "planes bombed the rebels *after they* took the town": who is bombed had taken it."""
        after = next((i for i in range(verb - 1, max(0, verb - 4), -1) if view.lows[i] == "after"), None)
        hit = next((hit for hit in reversed(view.attacks) if after and hit.last < after), None)
        if hit is None or _FROM_AFAR.isdisjoint(view.lows[hit.first : hit.last]) or view.after_be(hit.first):
            return None
        struck = self.right_behind(view, hit.last)
        return struck[0] if struck else None


def _forces_of(view: View, state: Mention, force: Mention) -> Mention:
    """ "The ministry said its forces took": those of its state, and of no other whose forces are named."""
    first = force.first - 1
    name, key = view.source[view.starts[first] : force.end], f"force::{state.key}::{force.name.lower()}"
    start = view.starts[first]
    return replace(force, first=first, start=start, name=name, key=key, kind="state_forces", iso3=state.iso3)


def _is_party(mention: Mention) -> bool:
    """Whether it may hold ground: no person, and no newspaper."""
    return mention.role in _PARTIES and mention.kind != "media"


def _with_allegiance(view: View, force: Mention) -> Mention | None:
    """ "forces loyal to General Haddad": whose they are is the most of their name."""
    if view.lows[force.last + 1 : force.last + 2] not in (["to"], ["with"]):
        return None
    to = force.last + 2
    leader = _next_mention(view, to)
    if leader is not None and view.lows[leader.last : leader.last + 1] == ["'s"]:
        leader = _next_mention(view, leader.last + 1) or leader
    if leader is None or leader.role == "place":
        return None
    last, end = leader.last, view.end(leader.last - 1)
    name = view.source[force.start : end]
    return replace(force, last=last, end=end, name=name, key=f"force::{name.lower()}")


def _next_mention(view: View, first: int) -> Mention | None:
    """The mention a few describing words on: "the renegade military commander Khalil Haddad"."""
    for position in range(first, min(first + _TITLE_REACH, len(view.tokens))):
        mention = view.mention_at(position)
        if mention is not None or position in view.verbs or not view.tokens[position].word:
            return mention
    return None


def _before_aside(view: View, verb: int) -> int:
    """ "the army, with support from allies, has taken": the aside between commas is stepped over."""
    position = _before_auxiliaries(view, verb) + 1
    if position < 2 or view.lows[position - 1] != ",":
        return verb
    for opening in range(position - 2, max(0, position - _ASIDE), -1):
        if view.lows[opening] == ",":
            return opening if view.lows[opening + 1] in _OPENING_ASIDE else verb
    return verb


def _in_dateline(view: View, mention: Mention, verb: int) -> bool:
    """ "GOMA, Congo, March 3 - Rebels took": the place of a dispatch takes nothing."""
    placed = mention.role == "state" and mention.first <= _DATELINE
    return placed and not _DASHES.isdisjoint(view.lows[mention.last : verb])


def _before_auxiliaries(view: View, verb: int) -> int:
    """The position of the last word before a verb, its auxiliaries and adverbs."""
    position = verb - 1
    while position >= 0 and (view.lows[position] in AUXILIARIES or is_adverb(view.lows[position])):
        position -= 1
    return position

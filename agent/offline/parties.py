"""Who acts in a clause of control: the subject, the "by" phrase, and whom a pronoun stands for."""

from ..wordlists import words
from .circumstances import Circumstances
from .names import Mention
from .view import View
from .words import AUXILIARIES, DETERMINERS, PREPOSITIONS, is_adverb, is_function_word

_PARTIES = frozenset({"body", "force", "state", "government"})
# A person or an office moves no border alone, but stands for those it commands.
_LEADING = frozenset({"person", "office"})
_SPEAKING = _PARTIES | _LEADING
_LINK_REACH = 12
_DESCRIBED = 4
_GROUPS = words("group movement organisation organization militia faction")
_DATELINE = 5
_ASIDE = 12
_ASIDE_WORDS = words(
    "with backed supported aided alongside along including together joined helped after following"
)
_OWNERS = words("its their his her")
_PLURAL = words("it they")
_PRONOUNS = words("it they he she who")
_MEMBERS = words("of from")


class PartyFinder:
    """Finds the parties around a word of control."""

    def __init__(self, circumstances: Circumstances) -> None:
        self.circumstances = circumstances
        self._group: Mention | None = None

    def note(self, view: View) -> None:
        """Remember the armed group that a sentence is about: "the group" may stand for it."""
        named = [
            m for m in view.mentions if m.role == "body" and m.kind in {"non_state_armed_group", "coalition"}
        ]
        self._group = named[0] if named else self._group

    def before(self, view: View, verb: int) -> list[Mention]:
        """The subject of the verb at token `verb`, each party of it."""
        if verb and view.lows[verb - 1] in {"“", '"'}:
            verb -= 1  # its men had “taken the barracks”
        verb = _before_aside(view, verb)
        mention = view.subject(verb)
        if mention is not None and mention.role == "source" and mention.name.lower().split()[-1] in _GROUPS:
            return [self._group] if self._group is not None else []
        if mention is not None and _in_dateline(view, mention, verb):
            mention = None
        if mention is not None and mention.role in _PARTIES and not self._relative(view, mention, verb):
            return self._each(view, mention)
        pronoun = _pronoun(view, verb)
        if pronoun is not None:
            antecedent = self._antecedent(view, verb, pronoun)
            if antecedent is None:
                return []
            here = view.mention_at(antecedent.last - 1)
            together = pronoun == "they" and here is not None and here.end == antecedent.end
            return self._each(view, here) if together and here is not None else [antecedent]
        if mention is not None:
            return []
        return self._owner_of_phrase(view, verb) or self._of_earlier_verb(view, verb)

    def _of_earlier_verb(self, view: View, verb: int) -> list[Mention]:
        """ "inflicted losses, held the village and withdrew": verbs in a row have one subject."""
        position = verb - 1
        while position >= 0 and is_adverb(view.lows[position]):
            position -= 1
        if position < 1 or view.lows[position] not in {",", "and"}:
            return []
        earlier = [v for v in view.verbs if v < position and not view.lows[v].endswith("ing")]
        return self.before(view, max(earlier)) if earlier else []

    def behind(self, view: View, first: int, links: set[str], *, stop: int | None = None) -> list[Mention]:
        """The parties behind one of the linking words, a few tokens on: "by X and Y"."""
        end = min(len(view.tokens), first + _LINK_REACH) if stop is None else stop
        for position in range(first, end):
            before = view.mention_at(position - 1) if position else None
            # "fighters from the group": the phrase qualifies the party before it.
            qualifies = view.lows[position] == "from" and before is not None and before.role in _PARTIES
            if view.lows[position] in links and not qualifies:
                found = self.right_behind(view, position + 1)
                if found:
                    return found
            if view.tokens[position].text in ".;":
                break
        return []

    def right_behind(self, view: View, first: int) -> list[Mention]:
        """The parties that begin at token `first`."""
        mention = view.object(first, reach=4) or self._described(view, first)
        if mention is not None and mention.role == "source" and mention.name.lower().split()[-1] in _GROUPS:
            return [self._group] if self._group is not None else []
        return self._each(view, mention) if mention is not None and mention.role in _PARTIES else []

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
        return [mention] if mention is not None and mention.role in _PARTIES else []

    def ending_at(self, view: View, last: int) -> list[Mention]:
        mention = view.mention_at(last - 1)
        return [mention] if mention is not None and mention.role in _PARTIES else []

    def _each(self, view: View, mention: Mention) -> list[Mention]:
        listed = [
            one for one in view.listed(mention) if one.role in _PARTIES and not self._qualifies(view, one)
        ] or [mention]
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
        if behind in _MEMBERS:
            body = view.object(mention.last + 1, reach=5)
            if body is not None and body.role in {"body", "force"}:
                return body
        if mention.first and view.lows[mention.first - 1] in _OWNERS and mention.iso3 is None:
            owner = self._owner(view, mention.first)
            if owner is not None and owner.kind not in {"state", "individual", "other"}:
                return owner
        return mention

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

    def _owner_of_phrase(self, view: View, verb: int) -> list[Mention]:
        """ "Security columns of the army regained": the party stands in a phrase of the subject."""
        position = verb - 1
        while position >= 0 and (view.lows[position] in AUXILIARIES or is_adverb(view.lows[position])):
            position -= 1
        mention = view.mention_at(position) if position >= 0 else None
        if mention is None or mention.role not in _PARTIES:
            return []
        before = mention.first - 1
        while before >= 0 and view.lows[before] in DETERMINERS:
            before -= 1
        return [mention] if before >= 0 and view.lows[before] in _MEMBERS else []

    def _relative(self, view: View, mention: Mention, verb: int) -> bool:
        """Whether another subject stands between: "the army said it had"."""
        pronoun = _pronoun(view, verb)
        return pronoun is not None and pronoun != "who" and mention.last <= verb

    def _antecedent(self, view: View, verb: int, pronoun: str) -> Mention | None:
        """ "The army said it had recaptured": the speaker; else a party of an earlier sentence."""
        speaker = self._speaker_before(view, verb)
        if speaker is not None and speaker.role in _LEADING and pronoun in _PLURAL:
            return speaker.inner
        if speaker is not None:
            return speaker if speaker.role in _SPEAKING else None
        here = [m for m in view.mentions if m.last < verb and m.role in _PARTIES]
        return here[0] if here else self.circumstances.party(pronoun)


def _before_aside(view: View, verb: int) -> int:
    """ "the army, with support from allies, has taken": the aside between commas is stepped over."""
    position = verb
    while position > 0 and (view.lows[position - 1] in AUXILIARIES or is_adverb(view.lows[position - 1])):
        position -= 1
    if position < 2 or view.lows[position - 1] != ",":
        return verb
    for opening in range(position - 2, max(0, position - _ASIDE), -1):
        if view.lows[opening] == ",":
            return opening if view.lows[opening + 1] in _ASIDE_WORDS else verb
    return verb


def _in_dateline(view: View, mention: Mention, verb: int) -> bool:
    """ "GOMA, Congo, March 3 - Rebels took": the place of a dispatch takes nothing."""
    dashes = [view.tokens[i].text for i in range(mention.last, verb)]
    return (
        mention.role == "state" and mention.first <= _DATELINE and any(d in {"-", "–", "—"} for d in dashes)
    )


def _pronoun(view: View, verb: int) -> str | None:
    position = verb - 1
    while position >= 0 and (view.lows[position] in AUXILIARIES or is_adverb(view.lows[position])):
        position -= 1
    low = view.lows[position] if position >= 0 else ""
    return low if low in _PRONOUNS else None

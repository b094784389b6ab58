"""Which act a speech performs: by its verb, by what it reports, or none where it only reports a fact."""

from bisect import bisect_left

from ...schemas.vocabulary import StatementAct
from .attribution import Attribution
from .designations import LABELLING
from .gazetteer import Gazetteer
from .names import Mention
from .positions import Claim, Position, position_of
from .speeches import Speech, is_same_side
from .view import View
from .words import AUXILIARIES, PREPOSITIONS, is_function_word

# Acts without a stance: the rest of the same statement may give one.
NEUTRAL = frozenset({"COMMENT", "ANNOUNCE_OR_CLAIM", "CONSULT"})
# Who fights may threaten with a warning; aid bodies and monitors warn of what they see coming.
_WARNING_KINDS = frozenset({"ngo", "intergovernmental", "media", "civilian_group", "other"})
# A quotation of fewer words that mean something is only a term that somebody uses.
_SUBSTANCE = 3
_CONFERRING = frozenset({"person", "office", "government", "state", "body"})
_STATES = frozenset({"state", "government", "force", "office"})
# The subject of a reported clause stands among its first words.
_BLAME_REACH = 4
_KEPT_REACH = 6
_AID_OFFICES = (["coordinator"], ["director"], ["doctor"], ["bishop"], ["archbishop"])
_OURS = (Claim.OWN, Claim.PLAN)
_WISHING = frozenset({"should", "must", "need", "want", "hope", "believe", "think"})
_VISITS = ("arriv", "visit", "travel", "flew")
# A quoted sentence of fewer words is an exclamation.
_SENTENCE = 5
_MARKS = "“”\"' "
_ENDS = frozenset({".", ",", "!", "?"})
# "said it supported the plan" is as good as "supported the plan".
_TOLD_OF_ONESELF = frozenset({"REQUEST", "SUPPORT"})
_BIDDING = frozenset({"to", "out"})
_BIDDING_REACH = 8
_OFFICIALS = frozenset({"person", "office"})
# "the ceasefire signed at Ruili"; "called for", "described as" speak.
_OF_A_PARTICIPLE = PREPOSITIONS - {"for", "as"}
# "asked not to be named"
_AWAY = frozenset({"off", "back", "up"})
_DIPLOMATS = frozenset({"ambassador", "envoy", "charge", "consul", "diplomat"})
_CALLED_WITHIN = 6
_UNNAMED = (["not", "to"], ["to", "be"])


class ActReader:
    """Tells the act of a speech; `claims` says that its sentence reports casualties or a change of control."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def act(self, view: View, speech: Speech, *, claims: bool) -> StatementAct | None:
        cue = speech.attribution.cue
        if cue.form.startswith("maintain") and _keeps_up(view, speech.attribution):
            return None
        if cue.form.split()[0] in LABELLING or self._is_attribute(view, speech.attribution):
            return None
        if self._is_empty(view, speech.attribution) or _orders_things(view, speech.attribution):
            return None
        if cue.frame == "speaker_after" and not quotes_substance(view, speech):
            return None
        if cue.act == "REJECT" and speech.spans and speech.spans[0][0] < speech.attribution.first:
            return "DENY"  # "an allegation the army rejected"
        if not cue.weak and cue.act not in NEUTRAL:
            return cue.act
        if cue.frame == "topic" and (cue.act not in NEUTRAL or not cue.weak) and cue.act != "CONSULT":
            return cue.act  # "backed the plan", "claimed responsibility"
        if cue.act in NEUTRAL and self._blames(view, speech):
            return "ACCUSE"
        if cue.form.startswith(_VISITS):
            return cue.act if _confers(view, speech) else None
        position = self._position(view, speech)
        stance = self._inner(view, speech) or position.act
        if cue.act == "THREATEN" and stance == "DENY":
            stance = None  # “Our patience is not endless,” he warned
        # "a massacre that killed six" tells of the deed; "we condemn the killing of six" takes a stand.
        if stance is not None and not (claims and stance == "ACCUSE" and "condemn" not in view.said):
            return stance
        if cue.act == "CONSULT":
            return cue.act if _confers(view, speech) else None
        if cue.act == "THREATEN" and self._only_warns(speech.speaker):
            return "COMMENT"
        if cue.act not in NEUTRAL:
            return cue.act
        return self._neutral(view, speech, position.claim, claims=claims)

    def stated(self, view: View, first: int, last: int) -> StatementAct | None:
        """The stance of words that stand without a word of speech."""
        return position_of(view, first, last, self.gazetteer).act

    def _is_attribute(self, view: View, attribution: Attribution) -> bool:
        """ "the ceasefire signed at Ruili", "dismissed General X": no act of speech."""
        if attribution.cue.frame != "topic" or "*" in attribution.cue.form or attribution.passive:
            return False
        behind = view.lows[attribution.last] if attribution.last < len(view.tokens) else ""
        participle = view.lows[attribution.last - 1].endswith("ed") and behind in _OF_A_PARTICIPLE
        mention = view.object(attribution.last)
        return participle or (mention is not None and mention.role == "person")

    def _is_empty(self, view: View, attribution: Attribution) -> bool:
        """ "asked not to be named", "They told us", "as it has threatened to do": nothing is said for anybody."""
        behind = view.lows[attribution.last : attribution.last + 2]
        form = attribution.cue.form
        if form.startswith("call") and _called_away(view, attribution.first + 1):
            return True
        if (form.startswith("press") and behind[:1] in (["on"], ["ahead"])) or (
            form == "calling * to" and behind[:1] == ["it"]
        ):
            return True  # "pressed on in their offensive", "calling it a step to protect people"
        return (
            behind in _UNNAMED
            or behind == ["to", "do"]
            or (attribution.pronoun == "they" and behind[:1] in (["us"], ["me"]))
        )

    def _blames(self, view: View, speech: Speech) -> bool:
        """ "India says Pakistani guns opened fire": one state tells of the attack of another."""
        own = speech.speaker.iso3
        if own is None or not speech.spans:
            return False
        if speech.speaker.role not in _STATES or not speech.attribution.fronted:
            return False
        first, last = speech.spans[0]
        opening = range(first, min(last, first + _BLAME_REACH))
        others = {iso3 for at in opening if (iso3 := self._state_at(view, at)) is not None}
        attacks = self.gazetteer.attacks.find(view.lows[first:last])
        return bool(others) and own not in others and bool(attacks)

    def _state_at(self, view: View, position: int) -> str | None:
        mention = view.mention_at(position)
        if mention is not None and mention.iso3 is not None and mention.role != "place":
            return mention.iso3
        return (
            self.gazetteer.iso3_of_demonym(view.lows[position]) if view.tokens[position].capitalised else None
        )

    def _only_warns(self, speaker: Mention) -> bool:
        """Whether the speaker, or the body he speaks for, sees things coming and does not bring them about."""
        bodies = (speaker, speaker.inner)
        named = {
            words.lower().replace(".", "").split()[0] for words in (speaker.name, speaker.office) if words
        }
        aid = (speaker.office or "").lower().split()[-1:] in _AID_OFFICES
        return aid or "un" in named or any(one is not None and one.kind in _WARNING_KINDS for one in bodies)

    def _inner(self, view: View, speech: Speech) -> StatementAct | None:
        """ "said its envoy had rejected the charge": the reported act is the speaker's own."""
        for inner, subject in speech.inner:
            if _orders_things(view, inner) or _is_condition(view, speech.attribution.last, inner.edge):
                continue
            if inner.cue.act in NEUTRAL or (inner.cue.weak and inner.cue.act not in _TOLD_OF_ONESELF):
                continue
            if inner.pronoun is not None or subject is None or is_same_side(speech.speaker, subject):
                return inner.cue.act
        return None

    def _position(self, view: View, speech: Speech) -> Position:
        opening: Position | None = None
        for first, last in speech.spans:
            if last <= first:
                continue
            position = position_of(view, first, last, self.gazetteer)
            if position.act is not None:
                return position
            opening = opening or position
        return opening or Position(None, Claim.FACT)

    def _neutral(self, view: View, speech: Speech, claim: Claim, *, claims: bool) -> StatementAct | None:
        """A position without a stance: a plan or deed of one's own, or a view worth quoting."""
        cue = speech.attribution.cue
        reported = speech.attribution.fronted and cue.frame != "topic"
        if claim in _OURS and (
            reported
            or (cue.frame != "topic" and any(_is_of_us(view, start) for start, _ in speech.quotations))
        ):
            return "ANNOUNCE_OR_CLAIM"
        if quotes_substance(view, speech):
            return cue.act
        if claims:
            return None
        if cue.act == "ANNOUNCE_OR_CLAIM" and not cue.weak:
            return cue.act
        viewed = reported and speech.speaker.role in _OFFICIALS and claim is Claim.VIEW
        return cue.act if viewed and not view.counts else None


def _is_condition(view: View, first: int, last: int) -> bool:
    """ "would march on the town *unless the government agreed*": what others may do is no act of the speaker."""
    return last - first > 1 and not _CONDITIONS.isdisjoint(view.lows[first:last])


_CONDITIONS = frozenset({"if", "unless", "until", "once", "whether"})


def _called_away(view: View, behind: int) -> bool:
    """ "called in the envoy to", "called off the attack": nobody is asked for anything."""
    low = view.lows[behind] if behind < len(view.lows) else ""
    return low in _AWAY or (
        low == "in" and not _DIPLOMATS.isdisjoint(view.lows[behind : behind + _CALLED_WITHIN])
    )


def _keeps_up(view: View, attribution: Attribution) -> bool:
    """ "has maintained a siege on the city": nothing is said."""
    behind = view.lows[attribution.last : attribution.last + _KEPT_REACH]
    return behind[:1] != ["that"] and not any(
        at in view.verbs or view.lows[at] in AUXILIARIES
        for at in range(attribution.last, attribution.last + len(behind))
    )


def quotes_substance(view: View, speech: Speech) -> bool:
    """Whether the speaker is quoted with more than a term or a figure."""
    if not speech.quotations:
        return False
    telling = needed = 0
    for start, end in speech.quotations:
        if _is_whole_sentence(view, start, end):
            return True
        quoted = view.tokens[bisect_left(view.starts, start) : bisect_left(view.starts, end)]
        telling += sum(token.text[0].isalpha() and not is_function_word(token.low) for token in quoted)
        needed = max(needed, _SUBSTANCE + 3 * any(start <= count.start < end for count in view.counts))
    return telling >= needed > 0


def _is_whole_sentence(view: View, start: int, end: int) -> bool:
    """ "“We left because we wanted to,” …": capital, verb and end make a position of few telling words."""
    if not view.source[start].isupper() or any(start <= count.start < end for count in view.counts):
        return False
    inside = range(bisect_left(view.starts, start), bisect_left(view.starts, end))
    if len(inside) < _SENTENCE:
        return False
    closed = (
        view.source[start:end].rstrip(_MARKS)[-1:] in _ENDS
        or view.source[end : end + 2].strip(_MARKS)[:1] in _ENDS
    )
    return closed and any(at in view.verbs or view.lows[at] in AUXILIARIES for at in inside)


def _is_of_us(view: View, start: int) -> bool:
    """ "“We have taken the hill,” …": a deed of one's own side in its own words."""
    at = view.token_at(start)
    return view.lows[at] in {"we", "our"} and view.lows[at + 1] not in _WISHING


def _orders_things(view: View, attribution: Attribution) -> bool:
    """ "ordered strikes on the base": a deed; somebody is ordered to do something."""
    if not attribution.cue.form.startswith("order"):
        return False
    return not _BIDDING.intersection(view.lows[attribution.last : attribution.last + _BIDDING_REACH])


def _confers(view: View, speech: Speech) -> bool:
    """Whether officials talk with each other."""
    other = view.object(speech.attribution.last)
    return speech.speaker.role in _CONFERRING and other is not None and other.role in _CONFERRING

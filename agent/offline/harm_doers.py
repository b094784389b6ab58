"""Who does harm in the sentence that tells of it: the subject, its "by …", who set the bomb, whose attack it was."""

from ..wordlists import words
from .doers import MUTUAL, named_for
from .gazetteer import Gazetteer
from .harm_verbs import first_participle, is_passive
from .names import Mention
from .party_lists import listed_objects
from .responsibility import is_open, may_be_open
from .victims import Victims
from .view import View
from .words import AUXILIARIES, BE, CLAUSE_OPENERS, DETERMINERS, IRREGULAR_PASTS, is_adverb

_PERPETRATORS = frozenset({"body", "force", "state", "government", "person", "office"})
# "carried out by", "blamed … claimed by": what a doer's "by" may follow beside the word of harm.
_DONE = words("""
    out conducted launched fired dropped planted perpetrated committed staged claimed placed thrown hurled detonated
    laid set left triggered hired paid
""")
_TELLING = words(
    "said says say told reported reports claimed claims announced confirmed alleged acknowledged"
)
_THEY = words("it they")
# What a bomb does before it kills.
_GONE_OFF = words("exploded detonated went off landed fell slammed crashed ripped tore")
_ATTACKERS = frozenset({"body", "force", "state", "government"})
# "The patrol hit a mine, killing two": who runs into it is not who did it.
_TRAPS = words("mine mines landmine landmines bomb ied device ambush")
_TRAP_REACH = 4
_MEMBERS_REACH = 7
_WITHIN = words("in during by")
_BETWEEN = frozenset({"between"})
_BY = frozenset({"by"})
_ATTACK_NOUNS = words("attack ambush raid assault bombing shelling bombardment airstrike strike massacre")
# What nobody does by accident, and only to people.
_DELIBERATE = words("""
    executing beheading crucifying murdering massacring slaughtering assassinating lynching abducting kidnapping
""")
# "began bombing"
_BEGUN = words("began started resumed continued kept")
# "…, an allegation made by the army"
_MADE = IRREGULAR_PASTS | {"made", "given", "said"}
_TAKEN = words("taken seized abducted held led away")
_CAPTIVE = frozenset({"abducted", "detained", "missing"})
_WHO = words("who which that")
_DESCRIBED_WITHIN = 10
_CHARGING = words("accused accuses accusing accuse blamed blames blaming blame")
_CHARGE_REACH = 16
_LEADS = words("of for")


def is_left_open(view: View, victims: Victims) -> bool:
    """ "It is not known whether the front murdered him": nobody is said to have done it."""
    if not (victims.active and may_be_open(view)):
        return False
    subject = view.subject(victims.cue)
    return subject is not None and is_open(view, subject.first)


def doers_of_harm(view: View, victims: Victims, gazetteer: Gazetteer) -> list[Mention]:
    """The parties that the sentence itself says did the harm."""
    return _of_verb(view, victims, gazetteer) if victims.active else _of_participle(view, victims)


def _of_verb(view: View, victims: Victims, gazetteer: Gazetteer) -> list[Mention]:
    verb = victims.cue
    if (accused := _accused(view, verb)) is not None:
        return [named_for(view, each) for each in listed_objects(view, accused) if _acts(view, each)]
    subject = None if _is_mutual(view, verb) else view.subject(verb) or _described(view, verb)
    joined = view.lows[verb].endswith("ing")
    owns = subject is not None and view.lows[subject.last : subject.last + 1] == ["'s"]
    if subject is not None and (joined or owns) and subject.role in {"person", "office"}:
        subject = None  # ", killing nine", "the president's car hit": who stands there seldom did it
    blamed: list[Mention] = []
    if subject is not None and _acts(view, subject) and subject.first != victims.group.first:
        blamed = [named_for(view, mention) for mention in view.listed(subject)]
    if not blamed and joined:
        blamed = _attackers_before(view, verb, gazetteer)
    captive = victims.harm in _CAPTIVE
    behind = _by_phrase(view, verb, passive=False, captive=captive)
    return blamed or _planters(view, verb) or _attack_by(view, verb) or _meant(view, verb) or behind


def _of_participle(view: View, victims: Victims) -> list[Mention]:
    cue = victims.cue
    captive = victims.harm in _CAPTIVE
    return (
        _by_phrase(view, cue, passive=True, captive=captive)
        or _by_phrase(view, first_participle(view, cue), passive=True, captive=captive)
        or _attackers_behind(view, cue)
        or _owner_of_deed(view, cue)
        or _owner_of_noun(view, cue)
        or ([] if is_passive(view, cue) or victims.construct == "people_lost" else _meant(view, cue))
    )


def _described(view: View, verb: int) -> Mention | None:
    """ "Police members *who were dressed as clerks* seized two": the subject before a clause that describes it."""
    for position in range(verb - 1, max(0, verb - _DESCRIBED_WITHIN), -1):
        if not view.tokens[position].word:
            return None
        if view.lows[position] in _WHO:
            told = any(i in view.verbs or view.lows[i] in BE for i in range(position + 1, verb))
            return (view.mention_at(position - 1) or view.mention_at(position - 2)) if told else None
    return None


def _is_mutual(view: View, verb: int) -> bool:
    """ "Fighting *between* the army and the front has killed nine": neither side is said to have done it."""
    return any(
        view.lows[between - 1] in MUTUAL and not any(_another_clause(view, i) for i in range(between, verb))
        for between in view.where(_BETWEEN)
        if 0 < between < verb
    )


def _attack_by(view: View, verb: int) -> list[Mention]:
    """ "An attack *by rebels* on the village killed nine": whose attack the subject is."""
    if "by" not in view.said:
        return []
    for by in view.where(_BY):
        deed = view.lows[by - 1].removesuffix("s") in _ATTACK_NOUNS
        if by >= verb or not deed or any(_another_clause(view, i) for i in range(by, verb)):
            continue
        attacker = view.object(by + 1)
        if attacker is not None and attacker.role in _ATTACKERS:
            return [named_for(view, each) for each in view.listed(attacker)]
    return []


def _accused(view: View, verb: int) -> Mention | None:
    """ "The mayor accused *the army* of shelling a market, killing nine": who is accused, and not who accuses."""
    if _CHARGING.isdisjoint(view.said):
        return None
    for position in range(verb - 1, max(-1, verb - _CHARGE_REACH), -1):
        if view.lows[position] in _CHARGING:
            accused = view.object(position + 1)
            led = accused is not None and not _LEADS.isdisjoint(view.lows[accused.last : verb])
            return accused if led else None
        if view.lows[position] in {";", ":"} or (position != verb and view.lows[position] in CLAUSE_OPENERS):
            return None
    return None


def _attackers_before(view: View, participle: int, gazetteer: Gazetteer) -> list[Mention]:
    """ "The front shelled the market, killing nine": the subject of the attack that the participle hangs on."""
    begun = (hit.first for hit in view.attacks if view.lows[hit.first - 1] in _BEGUN)
    for verb in sorted((v for v in (*view.verbs, *begun) if v < participle), reverse=True):
        if view.lows[verb].endswith("ing") and view.lows[verb - 1] not in _BEGUN:
            continue
        if view.lows[verb - 1] in DETERMINERS:
            continue  # "resistance to its control"
        if view.lows[verb] in _TELLING:
            return []  # "The front said the strike hit a house, killing four": who tells of an attack made none
        told = view.lows[verb:participle]
        meant = view.lows[participle] in _DELIBERATE  # "took the town, executing nine men"
        violent = meant or gazetteer.attacks.find(told) or gazetteer.means.find(told)
        if (
            not violent
            or not MUTUAL.isdisjoint(told)
            or not _TRAPS.isdisjoint(told)
            or not CLAUSE_OPENERS.isdisjoint(told)
        ):
            return []
        subject = None if view.after_be(verb) else view.subject(verb)
        if subject is None or subject.role not in _ATTACKERS:
            return []
        return [named_for(view, each) for each in view.listed(subject)]
    return []


def _meant(view: View, verb: int) -> list[Mention]:
    """ "The front released a clerk it had kidnapped": the party before the pronoun, in its own sentence."""
    position = verb - 1
    while position > 0 and (view.lows[position] in AUXILIARIES or is_adverb(view.lows[position])):
        position -= 1
    if view.lows[position] not in _THEY:
        return []
    before = [m for m in view.mentions if m.last <= position and m.role in _ATTACKERS]
    return before[-1:] if before and not is_open(view, before[-1].first) else []


def _attackers_behind(view: View, cue: int) -> list[Mention]:
    """ "Nine were killed when the front shelled the market": the subject of the attack in the clause behind."""
    if "when" not in view.said:
        return []
    opened = next((i for i in range(cue + 1, len(view.lows)) if _another_clause(view, i)), None)
    if opened is None or view.lows[opened] != "when":
        return []
    for position in range(opened + 1, len(view.lows)):
        if view.lows[position] == "by" and view.lows[position - 1] in _DONE:
            planter = view.object(position + 1)
            done = planter is not None and planter.role in _PERPETRATORS
            return [named_for(view, planter)] if planter and done else []
    for hit in view.attacks:
        subject = view.subject(hit.first) if hit.first > opened and not view.after_be(hit.first) else None
        if subject is not None and subject.role in _ATTACKERS and subject.first > opened:
            trapped = not _TRAPS.isdisjoint(view.lows[hit.last : hit.last + _TRAP_REACH])
            return [] if trapped else [named_for(view, each) for each in view.listed(subject)]
    return []


def _planters(view: View, verb: int) -> list[Mention]:
    """ "A bomb planted by the front killed four": who set what did the harm."""
    if "by" not in view.said:
        return []
    for position in range(verb - 1, 1, -1):
        if _another_clause(view, position) and view.lows[position] not in _DONE | _GONE_OFF:
            return []
        if view.lows[position] == "by" and view.lows[position - 1] in _DONE:
            planter = view.object(position + 1)
            done = planter is not None and planter.role in _PERPETRATORS
            return [named_for(view, each) for each in view.listed(planter)] if planter and done else []
    return []


def _owner_of_deed(view: View, cue: int) -> list[Mention]:
    """ "Two died in a Front attack": whose attack it was that they died in."""
    if _ATTACK_NOUNS.isdisjoint(view.said):
        return []
    for mention in view.mentions:
        noun = view.lows[mention.last : mention.last + 1]
        before = view.lows[mention.first - 2 : mention.first]
        within = (
            mention.first > cue and len(before) == 2 and before[0] in _WITHIN and before[1] in DETERMINERS
        )
        if within and mention.role in _ATTACKERS and noun and noun[0] in _ATTACK_NOUNS:
            clear = not any(_another_clause(view, i) for i in range(cue + 1, mention.first))
            return [mention] if clear else []
    return []


def _acts(view: View, subject: Mention) -> bool:
    """A party, and not one that only describes the means ("sniper fire killed")."""
    inside = any(hit.first < subject.last < hit.last for hit in view.means)
    return subject.role in _PERPETRATORS and not inside


def _by_phrase(view: View, cue: int, *, passive: bool, captive: bool) -> list[Mention]:
    if "by" not in view.said or "by" not in view.lows[cue + 1 :]:
        return []
    attacks = {hit.last for hit in view.attacks}
    clear = True  # no other verb between the word of harm and "by"
    for position in range(cue + 1, len(view.tokens)):
        before = view.lows[position - 1]
        clear = clear and not _another_clause(view, position)
        beside = view.harmed(position - 1) or before in _DONE or (captive and before in _TAKEN)
        done = beside or position in attacks or (clear and passive)
        if view.lows[position] == "by" and done:
            mention = view.object(position + 1)
            mention = mention or _members_behind(view, position + 1)
            if mention is not None and mention.role in _PERPETRATORS:
                return [named_for(view, each) for each in listed_objects(view, mention)]
    return []


def _owner_of_noun(view: View, noun: int) -> list[Mention]:
    """ "the army's murder of six priests"."""
    owner = view.mention_at(noun - 2) if view.lows[noun - 1 : noun] == ["'s"] else None
    return [owner] if owner is not None and owner.role in _ATTACKERS else []


def _another_clause(view: View, position: int) -> bool:
    if view.harmed(position) or is_adverb(view.lows[position]):
        return False
    return (
        position in view.verbs
        or view.lows[position] in _MADE
        or view.lows[position] in CLAUSE_OPENERS
        or view.lows[position] in {";", ":"}
    )


def _members_behind(view: View, first: int) -> Mention | None:
    """ "by unidentified men, presumably *members of the front*": plain words, then whose members they are."""
    for position in range(first, min(len(view.lows), first + _MEMBERS_REACH)):
        if view.lows[position] in {"members", "followers", "supporters"}:
            body = view.object(position + 2) if view.lows[position + 1 : position + 2] == ["of"] else None
            return body if body is not None and body.role in {"body", "force"} else None
        if position in view.verbs or view.lows[position] in CLAUSE_OPENERS:
            return None
    return None

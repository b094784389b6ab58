"""Who is said to be behind a deed: who claims it, is blamed for it, took part in it, or whose work it is.

The verbs of harm and of attack name their doers themselves; these words lay a deed told elsewhere at somebody's door.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ...schemas.vocabulary import Harm
from ..wordlists import words
from .cue_lexicon import DoerPosition
from .culprits import bodies_of_culprits, represented, signatories
from .doers import named_for
from .gazetteer import Gazetteer
from .groups import Group
from .harm_arguments import object_groups
from .harm_nouns import behind_of
from .names import Mention
from .party_lists import listed_objects
from .phrases import Hit
from .view import View
from .words import DENYING, NEGATIONS, is_adverb, is_function_word

_DOERS = frozenset({"body", "force", "state", "government"})
# The deed stands within so many words of the phrase, its place behind it.
_REACH = 14
_REACH_BACK = 18
_PLACE_REACH = 4
_DEEDS = words("""
    crime crimes act acts deed attack attacks atrocity atrocities massacre action actions incident incidents case raid
    raids ambush assault killings blast bombing bombings explosion explosions outrage murder murders killing
    assassination assassinations slaying kidnapping kidnappings abduction abductions strike strikes violence death
    deaths
""")
_KINDS: dict[str, Harm] = {
    **dict.fromkeys(
        words("""
            murder murders killing killings assassination assassinations massacre massacres slaying slayings death
            deaths
        """),
        "killed",
    ),
    **dict.fromkeys(words("kidnapping kidnappings abduction abductions kidnap"), "abducted"),
}
# "claimed responsibility": said by the doer; "bears responsibility" is said of it.
_OWNING = words("claimed claims claim claiming took taken assumed admitted acknowledged accepted has have")
# Between "blamed X" and the deed stands one of these.
_LEADING = words("for of in responsible")
# "accused of *carrying out* the attack"
_DOING = words("""
    being having carrying committing perpetrating participating taking staging planning ordering masterminding executing
    conducting launching orchestrating instigating helping collaborating plotting conspiring setting placing
    planting leaving using causing provoking laying firing
""")
# "carried out several operations, including the raid": the deed is the object of these, not further on.
_PERFORMING = words("carried perpetrated committed staged")
_ASIDES = words(", ; including and to")
# These lay at somebody's door the deed that was told last.
_DEEDLESS = words("suspect suspects suspected blame blames blamed responsible")
_DEFINITE = words("the this that these those both such")
_WHETHER = words("whether if")
_RULING = words("rule ruled rules ruling")
_LEAVING_OPEN = _WHETHER | _RULING
_FOR_IT = (["for", "it"], ["for", "this"], ["of", "it"], ["for", "them"])
_OWNED = words("responsibility credit")
# "did not take part", "could be involved": how far before a phrase its negation or its modal stands.
_GUARD = 4
_FORMER = words("previous past earlier similar other such many several")
_MIGHT = words("could might may would should if whether")


class Answer(NamedTuple):
    """Parties that a sentence makes answer for a deed; `harm` where its word says which."""

    names: tuple[str, ...]
    harm: Harm | None
    sentence: int
    claimed: bool = False  # by the parties themselves
    place: str | None = None  # where the deed was, if its word is followed by a place
    victims: tuple[Group, ...] = ()  # whom the deed was done to, if its word is followed by people


def answers(view: View, gazetteer: Gazetteer) -> Iterator[Answer]:
    """The parties that a sentence makes answer for a deed, left to right."""
    for body in (*bodies_of_culprits(view), *signatories(view)):
        yield Answer((body.name,), None, view.number)
    for hit in view.find(gazetteer.responsibility):
        before = view.lows[max(0, hit.first - _GUARD) : hit.first]
        if any(low in NEGATIONS or low in DENYING for low in before) or (
            hit.payload == "before" and not _MIGHT.isdisjoint(before)
        ):
            continue
        deed = _deed(view, hit)
        if deed is not None and not _FORMER.isdisjoint(view.lows[max(0, deed - 2) : deed]):
            continue  # "has been blamed for previous such attacks"
        performed = hit.payload == "before" and view.lows[hit.first] in _PERFORMING
        if deed is not None and performed and not _is_told(view, hit.last, deed):
            continue
        if deed is None and _is_last_word(view, hit):
            named = (
                view.object(hit.last)
                if hit.payload == "accused"
                else represented(view) or _doer_before(view, hit.first)
            )
            if named is not None and named.role in _DOERS:
                yield Answer((named.name,), None, view.number)
        doers = _doers(view, hit, deed) if deed is not None else []
        doers = [doer for doer in doers if doer.role in _DOERS and not is_open(view, doer.first)]
        names = tuple(dict.fromkeys(named_for(view, doer).name for doer in doers))
        if names and deed is not None:
            owned = not _OWNED.isdisjoint(view.lows[hit.first + 1 : hit.last])
            claimed = owned and view.lows[hit.first] in _OWNING
            place = _place_of_deed(view, deed) if hit.payload != "behind" else None
            victims = tuple(object_groups(view, behind_of(view, deed + 1), tail=None))
            yield Answer(names, _KINDS.get(view.lows[deed]), view.number, claimed, place, victims)


def is_open(view: View, doer: int) -> bool:
    """ "whether *the front* killed him", "ruled out that *the front* did": the clause says of nobody that he did it."""
    if not may_be_open(view):
        return False
    before = view.lows[max(0, doer - _GUARD) : doer]
    return not _WHETHER.isdisjoint(before) or any(
        before[i] in _RULING and before[i + 1] == "out" for i in range(len(before) - 1)
    )


def may_be_open(view: View) -> bool:
    """Whether a sentence has a word by which it could leave open who did a deed."""
    return not _LEAVING_OPEN.isdisjoint(view.said)


def _is_told(view: View, first: int, deed: int) -> bool:
    """Whether "carried out" means a deed that is told: "the attack", or any attack in a sentence with victims."""
    return bool(view.harms) or not _DEFINITE.isdisjoint(view.lows[first:deed])


def _is_last_word(view: View, hit: Hit[DoerPosition]) -> bool:
    """ "Police suspect the front.", "The front is believed to be responsible.": the deed was told before."""
    last = hit.last
    if hit.payload == "accused":
        accused = view.object(hit.last)
        last = accused.last if accused is not None else len(view.lows)
        if view.lows[last : last + 2] in _FOR_IT:
            return True
    owned = view.lows[hit.last - 1] in _OWNED
    if owned and represented(view) is not None:
        return True
    return view.lows[last : last + 1] == ["."] and (owned or view.lows[hit.first] in _DEEDLESS)


def _doers(view: View, hit: Hit[DoerPosition], deed: int) -> list[Mention]:
    if hit.payload == "accused" and view.lows[hit.last] != "by":
        return _accused(view, hit.last, deed)
    if not _OWNED.isdisjoint(view.lows[hit.first : hit.last]) and (body := represented(view)) is not None:
        return [body]
    if hit.payload == "behind":
        doer = view.object(hit.last)
        return listed_objects(view, doer) if doer is not None else []
    doer = _doer_before(view, hit.first)
    return view.listed(doer) if doer is not None else []


def _accused(view: View, first: int, deed: int) -> list[Mention]:
    """ "blamed X and Y for the attack": the parties before the word that leads to the deed."""
    leads = [i for i in range(first, deed) if view.lows[i] in _LEADING]
    if any(is_no_deed(view, i + 1) for i in leads):
        return []
    named = [m for m in view.mentions if leads and first <= m.first < leads[-1]]
    return list({m.key: m for m in reversed(named)}.values())[::-1]


def is_no_deed(view: View, charge: int) -> bool:
    """ "of *preventing* ambulances from reaching the wounded": what somebody is accused of is something else."""
    low = view.lows[charge] if charge < len(view.lows) else ""
    hits = [(hit.first, hit.last) for hit in view.attacks] + [(hit.first, hit.last) for hit in view.means]
    violent = view.harmed(charge) or any(first <= charge < last for first, last in hits)
    return low.endswith("ing") and low not in _DOING and not violent


def _doer_before(view: View, phrase: int) -> Mention | None:
    """The subject, or whom a participle is said of: "two officers accused of", "issued a note claiming"."""
    first = phrase
    while first and (view.lows[first - 1] in _OPENINGS or view.tokens[first - 1].text in _QUOTES):
        first -= 1
    if first == phrase and view.lows[first - 3 : first] == ["believed", "to", "be"]:
        first -= 3
    if view.lows[first - 3 : first] in _CHARGED:
        first -= 3
    papers = view.lows[first - 1 : first] and view.lows[first - 1] in _PAPERS
    if first == phrase and _is_plain(view, first - 1) and not papers:
        return None  # "the names of the individuals implicated in"
    found = view.subject(first) or view.mention_at(first - 1)
    if found is None and view.lows[phrase].endswith("ing"):
        verbs = [v for v in view.verbs if v < phrase]
        found = view.subject(max(verbs)) if verbs else None
    if found is None or found.role not in _DOERS:
        near = [m for m in view.mentions if phrase - _REACH < m.last <= phrase and m.role in _DOERS]
        clear = near and not any(i in view.verbs for i in range(near[-1].last, first))
        found = near[-1] if clear else found
    return found


def _is_plain(view: View, position: int) -> bool:
    """A noun that names no party we know."""
    low = view.lows[position] if position >= 0 else ""
    if low == "those":
        return True
    noun = low.isalpha() and not is_function_word(low) and not is_adverb(low) and position not in view.verbs
    return noun and view.mention_at(position) is None and low.endswith("s")


def _deed(view: View, hit: Hit[DoerPosition]) -> int | None:
    """The word of the deed nearest to the phrase, on the side where it belongs."""
    if hit.payload == "behind":
        around = range(hit.first - 1, max(-1, hit.first - _REACH_BACK), -1)
    elif view.lows[hit.first] == "ordered" and hit.payload == "before":
        around = range(hit.last - 1, hit.last)
    else:
        reach = _REACH if hit.payload == "before" else 3 * _REACH
        last = min(len(view.lows), hit.last + reach)
        if view.lows[hit.first] in _PERFORMING:
            last = next((i for i in range(hit.last, last) if view.lows[i] in _ASIDES), last)
        around = range(hit.last, last)
    return next((i for i in around if view.lows[i] in _DEEDS or view.harmed(i)), None)


def _place_of_deed(view: View, deed: int) -> str | None:
    """ "accused of bombing the town of Sarim", "of the attack on Sarim"."""
    near = [m for m in view.mentions if m.role == "place" and deed < m.first <= deed + _PLACE_REACH]
    return near[0].name if near else None


# What says for a party what it has done: "distributed leaflets claiming".
_PAPERS = words("leaflets pamphlets letters notes messages calls communiques statements flyers")
# What stands between a subject and a participle that is said of it: "two officers who have been accused of".
_OPENINGS = words(
    "who which that allegedly reportedly also have has had been was were is are being believed to"
)
# "were arrested on charges of being involved in"
_CHARGED = (["on", "charges", "of"], ["on", "suspicion", "of"], ["under", "suspicion", "of"])
_QUOTES = frozenset("\"“”'")

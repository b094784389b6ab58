"""Who does a deed in a sentence: the subject of a verb of attack, its "by …", or the owner of the means."""

from dataclasses import replace

from ..numbers import read_count
from ..wordlists import words
from .gazetteer import Gazetteer
from .names import Mention
from .party_lists import listed_objects
from .view import View
from .words import MEN, is_adverb

_DOERS = frozenset({"body", "force", "state", "government"})
_OWNER_NOUNS = frozenset(
    {"rebel", "government", "regime", "army", "police", "militant", "insurgent", "coalition", "nato", "junta"}
)
_MEANS_QUALIFIERS = frozenset(
    {
        "government",
        "state",
        "heavy",
        "intense",
        "overnight",
        "fresh",
        "new",
        "air",
        "artillery",
        "rocket",
        "drone",
    }
    | {"missile", "the", "a", "an"}
)
# States whose short names stand before a noun like an adjective: "a US strike".
ACRONYMS = words("us u.s. uk u.k. uae")
_WEAPONS = words("""
    jet jets warplane warplanes plane planes aircraft aircrafts helicopter helicopters gunship gunships drone drones
    artillery tank tanks missile missiles rocket rockets bombers fighter attack
""")
# "killed by Israeli fire"
_FIRE = words("fire firing")
_UNDER = words("by in from under to")
# Fighting is of two sides: "the army clashed with the front" says not whose fire killed.
MUTUAL = words("""
    clash clashes clashed clashing fighting fought battle battles battled battling combat combats firefight firefights
    skirmish skirmishes crossfire shootout shootouts confrontation confrontations
""")
_POLICING = words("launched launching carried carrying stopped intercepted surrounded")
_VIOLENT = words("""
    attack attacks assault assaults offensive strike strikes airstrike airstrikes raid raids bombing bombings ambush
    bombardment shelling rockets missiles grenades drones
""")
_OBJECT_REACH = 7
# Men without a name give way to the party that is accused of the deed or claims it.
_NAMELESS = words("""
    gunmen assailants attackers fighters militants men individuals raiders bandits gunman assailant attacker bomber
    insurgents unknown people persons youths rebels
""")
_BANDS = words("group groups gang gangs band bands")
_UNKNOWN = words("unknown unidentified armed masked suspected some several")
_PAUSES = frozenset({",", "-", "–", "—"})
# What ties men to the body they act for.
_BELONGING = tuple(
    tuple(link.split())
    for link in (
        *(
            "from",
            "of",
            "in the pay of",
            "in the service of",
            "at the service of",
            "working for",
            "acting for",
        ),
        *("belonging to", "who belong to", "who belongs to", "hired by", "paid by", "members of"),
    )
)
_DEMONYM_ENDINGS = frozenset({"n", "an", "ian", "i"})

# Soldiers of a unit go by its whole name: "Lake battalion troops".
_UNITS = words("battalion brigade regiment division detachment squadron company corps")


def named_for(view: View, doer: Mention) -> Mention:
    """ "Fighters from the front", "rebels of the coalition": the body they are of, where men without a name act."""
    if doer.role != "force":
        return doer
    men = unnamed(doer.name)
    told = doer.name.lower().split()
    if doer.body and doer.iso3 is None and told[-1] in MEN and _UNITS.isdisjoint(told):
        doer = replace(doer, name=doer.body)  # "Shining Path guerrillas", not "Lake battalion troops"
    owner = view.mention_at(doer.first - 1) if men and doer.first else None
    if owner is not None and owner.role == "body":
        return owner  # "Green Vanguard fighters"
    opened = doer.last + (view.lows[doer.last : doer.last + 1] == [","])
    while opened < len(view.lows) and is_adverb(view.lows[opened]):
        opened += 1  # "gunmen, presumably from the front"
    for link in _BELONGING:
        if view.lows[opened : opened + len(link)] == list(link):
            body = view.object(opened + len(link))
            own = body is not None and (body.role == "body" or (men and body.role == "force"))
            return body if body is not None and own else doer
    apposed = _apposed_men(view, doer) if men else None
    return named_for(view, apposed) if apposed is not None else doer


def _apposed_men(view: View, men: Mention) -> Mention | None:
    """ "gunmen -- paid assassins of the cartel --": other words for the same men, right behind a comma or a dash."""
    position = men.last
    while position < len(view.lows) and view.lows[position] in _PAUSES:
        position += 1
    apposed = view.object(position) if position > men.last else None
    return apposed if apposed is not None and apposed.role == "force" and unnamed(apposed.name) else None


def nameless(name: str) -> bool:
    """ "gunmen", "unknown assailants", "an armed group": men without a name."""
    told = name.lower().split()
    if told and told[-1] in _BANDS:
        return len(told) > 1 and _UNKNOWN.issuperset(told[:-1])
    return (
        bool(told) and told[-1] in _NAMELESS and (len(told) == 1 or name[0].islower() or told[0] in _UNKNOWN)
    )


def unnamed(name: str) -> bool:
    """ "gunmen", "three terrorists", "a commando": nothing that says whose men."""
    *before, noun = name.lower().split()
    return nameless(name) or (noun in MEN and all(w in _UNKNOWN or read_count(w) for w in before))


def doers_of(view: View, gazetteer: Gazetteer) -> list[str]:
    """Who attacks in a sentence: the subject of a verb of attack, its "by …", or the owner of the means."""
    for hit in view.attacks:
        if view.after_be(hit.first):
            mention = next(
                (
                    view.object(i + 1)
                    for i in range(hit.last, min(len(view.lows), hit.last + 8))
                    if view.lows[i] == "by"
                ),
                None,
            )
        else:
            mention = view.subject(hit.first)
        if mention is not None and mention.role in _DOERS and not _polices(view, hit.first, mention):
            parties = listed_objects(view, mention) if mention.first > hit.first else view.listed(mention)
            listed = [named_for(view, m).name for m in parties if m.role in _DOERS]
            return [party_named(name, gazetteer) for name in listed]
    return owners_of_means(view, gazetteer)


def _polices(view: View, verb: int, doer: Mention) -> bool:
    """ "The army launched a search", "police stopped a car": no attack, and not whose the harm told next is."""
    if doer.kind != "state_forces" or view.lows[verb] not in _POLICING:
        return False
    return _VIOLENT.isdisjoint(view.lows[verb + 1 : verb + _OBJECT_REACH])


def owners_of_means(view: View, gazetteer: Gazetteer) -> list[str]:
    """ "Syrian and Russian strikes", "Israeli shelling", "rebel fire": the words before the means."""
    for position in view.where(_FIRE):
        if position < 2 or view.lows[position - 2] not in _UNDER:
            continue
        owner = view.tokens[position - 1]
        if gazetteer.is_demonym(owner) or owner.low in _OWNER_NOUNS or owner.low in ACRONYMS:
            return [party_named(owner.text, gazetteer)]
    for hit in view.means:
        if view.lows[hit.last - 1] in MUTUAL:
            continue
        owners: list[str] = []
        position = hit.last - 1
        while position >= 0:
            token = view.tokens[position]
            led = token.low.removesuffix("-led")
            if led in _OWNER_NOUNS or token.low in ACRONYMS or gazetteer.is_demonym(token):
                owners.insert(0, token.text[: len(led)])
            elif (
                position < hit.first
                and token.low not in _MEANS_QUALIFIERS
                and not (token.low in {"and", "'s", ","} and owners)
            ):
                break
            position -= 1
        if owners:
            return [party_named(owner, gazetteer) for owner in owners]
    return []


def is_weapon(name: str) -> bool:
    """ "a jet attacked the camp": whose it was is not said."""
    return _WEAPONS.issuperset(name.lower().split())


def party_named(name: str, gazetteer: Gazetteer) -> str:
    """ "Russian strikes", "Russian jets" are Russia's: the state for its adjective, where it can be read there."""
    told = name.split()
    while len(told) > 1 and told[-1].lower() in _WEAPONS:
        told.pop()
    if len(told) == 1:
        name = told[0]
    entry = gazetteer.entry_of(name.lower()) if name[:1].isupper() else None
    if entry is None or entry.category != "demonym" or not entry.canonical:
        return name
    state = entry.canonical
    return state if name.startswith(state) and name[len(state) :] in _DEMONYM_ENDINGS else name

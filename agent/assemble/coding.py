"""Wording to code, by table: what the field calls a thing that the article names in plain words."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple, cast

from ...schemas.vocabulary import (
    AcledInter,
    ActorKind,
    ChangeType,
    Channel,
    DesignationBasis,
    Extent,
    Means,
    PlaceLevel,
    Quad,
    Sector,
    StatementAct,
    VictimStatus,
)
from .names import country_named, is_country
from .tables import code_of, codes_of, hits, mentions

_WORD = re.compile(r"\w")

# --- Actors ---------------------------------------------------------------------------------------

# Kind of actor -> the table that refines its sector, and the sector where no word refines it (PLOVER).
_SECTORS: dict[ActorKind, tuple[str | None, Sector]] = {
    "state": ("sector.body", "GOV"),
    "state_forces": ("sector.body", "MIL"),
    "non_state_armed_group": ("sector.armed", "REB"),
    "coalition": ("sector.coalition", "UNK"),
    "intergovernmental": ("sector.world_body", "IGO"),
    "ngo": ("sector.ngo", "NGO"),
    "media": (None, "JRN"),
    "civilian_group": ("sector.civilian", "CVL"),
    "individual": ("sector.office", "UNK"),
    "other": ("sector.body", "UNK"),
}

_STATE_BODIES: Collection[str] = ("COP", "GOV", "JUD", "LEG", "MIL", "SPY")


def sector_of(kind: ActorKind, name: str, office: str | None, organisation: Sector | None) -> Sector:
    """The PLOVER sector of an actor.

    *organisation* is the sector of the body an individual belongs to. Outside the state it decides: the
    general of a rebel group is a rebel. Within the state the office is more precise.
    """
    if kind == "individual":
        if organisation and organisation not in _STATE_BODIES and organisation != "UNK":
            return organisation
        by_office = code_of("sector.office", office or name)
        return cast("Sector", by_office or organisation or code_of("sector.body", office) or "UNK")
    table, default = _SECTORS[kind]
    found = code_of(table, name) if table else None
    if kind in ("state", "state_forces") and found not in _STATE_BODIES:
        return default
    return cast("Sector", found or default)


def acled_inter_of(
    kind: ActorKind, name: str, sector: Sector, country: str | None, theatre: Collection[str]
) -> AcledInter | None:
    """ACLED's actor type; *theatre* holds the countries the events are placed in, empty if unknown.

    ACLED codebook: a state acting outside its own territory is an external force.
    """
    if sector in _STATE_BODIES and kind in ("state", "state_forces", "individual"):
        abroad = bool(theatre) and country is not None and country not in theatre
        return "External/Other forces" if abroad else "State forces"
    if kind == "civilian_group":
        return cast("AcledInter", code_of("crowd", name) or "Civilians")
    if sector in ("PRM", "CRM"):
        return cast("AcledInter", code_of("identity", name) or "Political militia")
    if sector == "REB":
        return "Rebel group"
    if sector == "CVL" and kind == "individual":
        return "Civilians"
    return None


def kind_of(name: str) -> ActorKind:
    """The kind of a party named in a claim but missing from the draft's actors; "other" where unknown."""
    if country_named(name):
        return "state"
    return cast("ActorKind", code_of("kind", name) or "other")


def designation_basis(words: str) -> DesignationBasis:
    """How a label is put: by a formal listing, as a stated view, or as name-calling."""
    return cast("DesignationBasis", code_of("designation", words) or "rhetoric")


# --- Casualties -----------------------------------------------------------------------------------


def victim_status_of(words: str) -> VictimStatus:
    """Civilian or combatant only where a word says so: "people" and "children" say neither."""
    found = codes_of("victim_status", words)
    if len(found) == 2:
        return "mixed"
    return cast("VictimStatus", found[0]) if found else "unknown"


def victim_groups_of(words: str) -> list[str]:
    """The groups named among the victims (children, women, aid_workers, ...)."""
    return codes_of("group", words)


class MeansFound(NamedTuple):
    means: Means
    text: str | None


def means_of(given: str | None, sentence: str, near: int, article: str, *, fatal: bool = False) -> MeansFound:
    """How the harm was done: by the draft's own words, else by the nearest word in the cited sentence.

    Nobody is killed by being raped or taken, unless the draft says so: those words tell of other harm.

    *near* is the offset of the figure in *sentence*. A bare "strike" is read by what the article tells
    elsewhere: an air strike where only aircraft are named, a missile where only missiles are.
    """
    if given:
        code = code_of("means", given) or (_bare_strike(article) if mentions("means.strike", given) else None)
        return MeansFound(cast("Means", code or "other"), given)
    found = [hit for hit in hits("means", sentence) if not (fatal and hit.code in _NOT_FATAL)]
    if found:
        nearest = min(found, key=lambda hit: (abs(hit.start - near), hit.start))
        return MeansFound(cast("Means", nearest.code), sentence[nearest.start : nearest.end])
    strikes = hits("means.strike", sentence)
    if strikes:
        return MeansFound(_bare_strike(article), sentence[strikes[0].start : strikes[0].end])
    return MeansFound("unknown", None)


_NOT_FATAL = frozenset({"sexual_violence", "abduction"})


@lru_cache(maxsize=8)  # every figure of one article asks the same
def _bare_strike(article: str) -> Means:
    named = set(codes_of("means", article)) & {"air_drone_strike", "shelling_missile"}
    return cast("Means", named.pop()) if len(named) == 1 else "unknown"


# --- Territory ------------------------------------------------------------------------------------


def place_level_of(place: str, context: str) -> PlaceLevel:
    """The level of a place, by its own words, else by the words right beside it in *context*."""
    if mentions("place.plural", place) and mentions("place.plural_noun", place):
        return "unnamed_plural"
    if is_country(place):
        return "country"
    own = code_of("place", place)
    if own:
        return cast("PlaceLevel", own)
    for word in _words_beside(place, context):
        level = code_of("place", word)
        if level and level != "area":
            return cast("PlaceLevel", level)
    return "unknown"


# Only the word that touches a name counts: "city of Aleppo", "Aleppo city", "the town Saraqib".
_RIGHT_BEFORE = re.compile(r"(\w++)(?: of)? $")
_RIGHT_AFTER = re.compile(r"[’']?s? (\w+)")
_BESIDE_REACH = 40  # more than a word and "of"


def _words_beside(name: str, text: str) -> Iterator[str]:
    """For every place where *name* stands as words of its own: the word before it, else the one after."""
    at, done = text.find(name), 0
    while at >= 0:
        end = at + len(name)
        before = _RIGHT_BEFORE.search(_last_words(text[max(done, at - _BESIDE_REACH) : at]))
        after = _RIGHT_AFTER.match(text, end)
        if before and not _WORD.match(text, end):
            done = end
            yield before[1]
        elif after and not _WORD.match(text[at - 1 : at]):
            done = after.end()
            yield after[1]
        at = text.find(name, max(done, at + 1))


def _last_words(text: str) -> str:
    """The last two words, with the blank behind them: the search begins anew at every letter."""
    return " ".join(text.rsplit(" ", 3)[-3:])


def extent_of(place: str, before: str) -> Extent:
    """How much of the place: *before* is the sentence up to the place."""
    # The words that say how much stand in the slot itself or within a few words before it.
    words = f"{before[-30:]} {place}"
    if mentions("place.plural", place):
        return "unspecified"
    return cast("Extent", code_of("extent", words) or "unspecified")


def with_fighting(words: str) -> bool | None:
    """Whether the cited words tell of force; an explicit absence outweighs."""
    found = codes_of("fighting", words)
    if "no" in found:
        return False
    return True if found else None


class AcledEvent(NamedTuple):
    event_type: str | None
    sub_event_type: str | None


_NON_VIOLENT = AcledEvent("Strategic developments", "Non-violent transfer of territory")
_ARMED_CLASH = AcledEvent("Battles", "Armed clash")
_NOTHING = AcledEvent(None, None)


def acled_event_of(
    change: ChangeType, gainers: Collection[AcledInter | None], fighting: bool | None
) -> AcledEvent:
    """ACLED event and sub-event type of a change of control; *gainers* are the actor types that gained.

    ACLED codebook: "Government regains territory" only where government control is re-established; a
    foreign state that takes a place "overtakes" it as a non-state actor does.
    """
    if change in ("transferred_nonviolent", "ceded_by_agreement", "withdrawn"):
        return _NON_VIOLENT
    if change in ("captured", "recaptured"):
        if fighting is False:
            return _NON_VIOLENT
        known = [inter for inter in gainers if inter]
        if not known:
            return AcledEvent("Battles", None)
        home = "State forces" in known
        return AcledEvent(
            "Battles", "Government regains territory" if home else "Non-state actor overtakes territory"
        )
    return _ARMED_CLASH if change == "contested" or fighting else _NOTHING


# --- Statements -----------------------------------------------------------------------------------

# PLOVER's quad classes; the three acts PLOVER does not code are neutral.
_QUADS: dict[StatementAct, Quad] = {
    "AGREE": "verbal_cooperation",
    "CONSULT": "verbal_cooperation",
    "SUPPORT": "verbal_cooperation",
    "CONCEDE": "verbal_cooperation",
    "REQUEST": "verbal_conflict",
    "ACCUSE": "verbal_conflict",
    "REJECT": "verbal_conflict",
    "THREATEN": "verbal_conflict",
    "DENY": "neutral",
    "ANNOUNCE_OR_CLAIM": "neutral",
    "COMMENT": "neutral",
}


def quad_of(act: StatementAct) -> Quad:
    """PLOVER's quad class of a verbal act."""
    return _QUADS[act]


def channel_of(given: str | None, sentence: str) -> Channel:
    """How a statement reached the public, by the draft's own words, else by the cited sentence."""
    return cast("Channel", code_of("channel", given) or code_of("channel", sentence) or "unspecified")

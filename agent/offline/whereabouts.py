"""Where an event took place: the most exact place named near it, with the noun that says what kind of place it is.

Places of the source ("state media in Damascus"), of origin, of flight and of hospitals are no places of the event.
"""

from collections.abc import Iterator, Sequence

from ..wordlists import words
from .doers import ACRONYMS
from .gazetteer import Gazetteer
from .names import Mention
from .source_finder import SourceFinder
from .view import View
from .words import DETERMINERS, PLACE_MODIFIERS, PLACE_WORDS, PREPOSITIONS, is_function_word

# "the Kharafi road", "Hamidiya camp": without the noun another place is meant.
_KINDS = words("""
    road highway camp bridge river front hill hills mount mountain mountains crossing checkpoint axis market refinery
    oilfield dam airport base barracks corridor
""")
_RAIDING = words("""
    raid raids strike strikes airstrike airstrikes shelling assault bombardment struck hit shelled bombed raided stormed
    attacked bombarded targeted
""")
_RAIDED = words("on of in at against")
# "in Sarim, a town in Hadra": between an exact place and the wider one stand few words, and none of another event.
_BETWEEN = 6
_JOINING = PREPOSITIONS | DETERMINERS | PLACE_MODIFIERS | words(", 's so-called occupied semi-autonomous")
_DIRECTED = words("from to towards toward into via")
_DIRECTION_REACH = 3
_CLAUSES = frozenset({";", "after", "while", "before", "whereas"})
_CREEDS = words("sunni shia shiite shi'ite muslim christian hindu jewish")
_COMPASS = words("west east north south central")
_CLINICS = words("hospital hospitals clinic morgue mortuary")


class Whereabouts:
    """Finds the places of events in sentences."""

    def __init__(self, gazetteer: Gazetteer, sources: SourceFinder) -> None:
        self.gazetteer, self.sources = gazetteer, sources
        self._places_of: dict[int, list[Mention]] = {}  # by sentence: figures and the scene ask for the same

    def of(self, view: View, position: int) -> str | None:
        """The place of what stands at token `position`: the first one behind it, else the last one before."""
        places = self._places(view)
        behind = [m for m in places if m.first >= position]
        if behind and not _of_other_harm(view, position, behind[0].first):
            return self._wording(view, behind[0])
        places = [m for m in places if m.first < position]
        return self._wording(view, _most_exact(view, places)) if places else None

    def first(self, view: View) -> str | None:
        """The place a sentence sets the scene at."""
        leading = None
        for place in self._places(view):
            if not self.gazetteer.is_country(place.name):
                return self._wording(view, place)
            leading = (
                leading or place
            )  # "Conflict in Iraq: troops reach Falluja": the country only where it is alone
        return self._wording(view, leading) if leading is not None else None

    def _places(self, view: View) -> list[Mention]:
        found = self._places_of.get(view.number)
        if found is None:
            found = self._places_of[view.number] = list(self._read(view))
        return found

    def _read(self, view: View) -> Iterator[Mention]:
        named = [m for m in view.mentions if m.role == "place" or self._is_raided(view, m)]
        # A dispatch may be sent from elsewhere: what its text names comes first.
        named = [m for m in named if m.first >= view.opening] or named
        if not named:
            return
        spoken = [
            (attribution.edge, attribution.last if attribution.fronted else attribution.first)
            for attribution, _ in self.sources.speakers(view.number)
        ]
        for m in named:
            if (
                not any(
                    first <= m.first < last and not _verb_between(view, first, m) for first, last in spoken
                )
                and not _is_elsewhere(view, m)
                and view.lows[m.last : m.last + 1] != ["'s"]
                and not _is_of_state(view, m)
                and not self._describes(m)
                and not _is_owner(view, m)
                and not _is_saint(view, m)
            ):
                yield m

    def _is_raided(self, view: View, mention: Mention) -> bool:
        """ "a raid on X", "drones struck X": a name that is attacked, and bears no title, is taken for a place."""
        if mention.role != "person" or mention.office is not None or not mention.first:
            return False
        before = view.lows[mention.first - 1]
        if before in _RAIDED and mention.first > 1:
            return view.lows[mention.first - 2] in _RAIDING
        return before in _RAIDING and not view.after_be(mention.first - 1)

    def _describes(self, mention: Mention) -> bool:
        """ "the Tigrayan capital": the adjective of a place we know."""
        name = mention.name.lower()
        if not _CREEDS.isdisjoint(name.split()[:1]):
            return True
        last = name.split()[-1]
        if " " in name and name.split()[0] in _COMPASS and last.endswith("an"):
            return True  # "the West African country"
        return name.endswith("an") and any(
            self.gazetteer.entry_of(name.removesuffix(ending)) is not None
            for ending in ("an", "n")
            if self.gazetteer.entry_of(name) is None
        )

    def _wording(self, view: View, place: Mention) -> str:
        kind = view.lows[place.last : place.last + 1]
        end = view.end(place.last) if kind and kind[0] in _KINDS else place.end
        return view.source[place.start : end]


def _most_exact(view: View, places: Sequence[Mention]) -> Mention:
    """ "Buqda in central Somalia": of places one inside the other the first is the exact one."""
    chosen = places[-1]
    for place in reversed(places[:-1]):
        between = view.lows[place.last : chosen.first]
        if len(between) > _BETWEEN or not all(low in _JOINING for low in between):
            break
        chosen = place
    return chosen


def _of_other_harm(view: View, position: int, place: int) -> bool:
    """ "beheading six men; a raid *in Palma* left three dead": the place of the harm that another clause tells of."""
    breaks = (i for i in range(position + 1, place) if view.lows[i] in _CLAUSES)
    at = next(breaks, None)
    return at is not None and any(hit.first > at for hit in view.harms)


def _verb_between(view: View, first: int, place: Mention) -> bool:
    """ "The mayor, who saw jets bomb a school *at Karsa*, said": what is told between is not where he speaks."""
    return any(first < verb < place.first for verb in view.verbs)


def _is_of_state(view: View, place: Mention) -> bool:
    """ "the *Ukrovian* city of Vorin": an adjective, before the noun for the place that is named behind it."""
    noun = view.lows[place.last : place.last + 2]
    adjective = place.name.lower().endswith(("ian", "ish", "ese"))
    return (
        adjective
        and len(noun) == 2
        and noun[0] in PLACE_WORDS
        and noun[1] == "of"
        and view.lows[place.first - 1] == "the"
    )


def _is_owner(view: View, place: Mention) -> bool:
    """ "killed in a *US* drone strike": whose it was, not where."""
    behind = view.tokens[place.last] if place.last < len(view.tokens) else None
    plain = behind is not None and behind.small and not is_function_word(behind.low)
    return plain and place.name.lower() in ACRONYMS


def _is_saint(view: View, place: Mention) -> bool:
    """ "St. Mary church": a patron, not a place."""
    before = view.lows[max(0, place.first - 2) : place.first]
    return place.name.lower() == "st" or before[-1:] == ["st"] or before == ["st", "."]


def _is_elsewhere(view: View, place: Mention) -> bool:
    before = view.lows[max(0, place.first - _DIRECTION_REACH) : place.first]
    if not _DIRECTED.isdisjoint(before) and "road" not in before:
        nearest = next(low for low in reversed(before) if low in PREPOSITIONS)
        if nearest in _DIRECTED:
            return True
    if _CLINICS.isdisjoint(before):
        return False
    clinic = next(
        (i for i in range(place.first - 1, place.first - 1 - len(before), -1) if view.lows[i] in _CLINICS), 0
    )
    return bool(clinic) and _RAIDING.isdisjoint(view.lows[max(0, clinic - _DIRECTION_REACH) : clinic])

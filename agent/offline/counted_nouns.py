"""The noun phrase behind a figure: "25 *people*", "nine *members of the front*", "five *“apostates”*"."""

from ..wordlists import words
from .groups import Clause
from .lexicon import PersonNoun
from .words import (
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR_PASTS,
    POSSESSIVES,
    PREPOSITIONS,
    is_adverb,
    is_function_word,
)

# More qualifiers than this between a count and its noun belong to another phrase.
_REACH = 5
_BELONGING = words("member members fighter fighters soldier soldiers militant militants supporter supporters")
# What is burnt, hit or seized beside people.
_THINGS = words(
    """
    houses homes buildings shops stalls huts tents vehicles cars trucks lorries buses tanks boats aircraft schools
    hospitals clinics mosques churches farms fields villages hamlets towns settlements neighbourhoods neighborhoods
    camps markets checkpoints outposts posts positions bases rockets missiles drones shells bombs helicopters planes
    jets warplanes launchers ships vessels warehouses depots bridges roads motorcycles motorbikes cattle livestock
    headquarters barracks stations offices vans pickups minibuses
    goats sheep cows oxen camels horses donkeys animals pigs chickens
    """
)
# "three abducted clerks"
_TAKEN = frozenset({"abducted", "kidnapped"})
_QUOTES = frozenset('“”"«»')


def head_behind(clause: Clause, position: int) -> tuple[int, PersonNoun | None] | None:
    """Where the noun phrase behind a count ends, and its noun if it is a known person noun."""
    if position < len(clause.tokens) and clause.tokens[position].low == "of":
        position += 1
    limit = min(len(clause.tokens), position + _REACH)
    i = position
    found: tuple[int, PersonNoun | None] | None = None
    while i < limit:
        noun = clause.persons.get(i)
        if found is not None and found[1] is not None and clause.lows[i - 1] == found[1].plural:
            break  # "several soldiers dead": a plural closes the phrase
        if noun is not None:
            found = (noun.last, noun.payload)
            i = noun.last
            continue
        token = clause.tokens[i]
        if token.low == "members" or token.low == "member":
            found = (i + 1, None)
            break
        if token.text in _QUOTES and found is None:
            limit, i = (
                min(len(clause.tokens), limit + 1),
                i + 1,
            )  # "five “apostates”", "“several” civilians"
            continue
        if found is not None or not token.word:
            break
        if i > position and (token.low.endswith("ing") or token.low in IRREGULAR_PASTS):
            break  # "nine herders belonging to …": the unknown noun ends before the participle
        if token.low in DETERMINERS or token.low in {"other", "further", "more", "additional"}:
            i += 1
            continue
        described = i == position and token.low in _TAKEN and i + 1 in clause.persons
        if is_function_word(token.low) or is_adverb(token.low) or (i in clause.harmed and not described):
            break
        if clause.gazetteer.is_people(token):
            found = (i + 1, clause.gazetteer.people)
            i += 1
            continue
        i += 1
    if found is not None:
        return _with_joined(clause, found)
    participle = i == position + 1 and clause.lows[position].endswith("ed")  # "and three *captured* in Tola"
    return (i, None) if i > position and not participle and _ends_phrase(clause, i) else None


def counts_things(clause: Clause, head: tuple[int, PersonNoun | None] | None) -> bool:
    """Whether a count is of houses or vehicles: "200 houses were burned", "several police vehicles were hit"."""
    if head is None:
        return False
    last, noun = head
    own = clause.lows[last - 1] in _THINGS
    return own or (noun is not None and last < len(clause.lows) and clause.lows[last] in _THINGS)


def _with_joined(clause: Clause, head: tuple[int, PersonNoun | None]) -> tuple[int, PersonNoun | None]:
    """ "15 women *and children*": a plural joined without a figure or an article is counted in the same figure."""
    last, noun = head
    goes_on = last + 1 < len(clause.lows) and clause.lows[last] == "and"
    if noun is None or clause.lows[last - 1] != noun.plural or not goes_on:
        return head
    joined = clause.persons.get(last + 1)
    if joined is None or clause.lows[joined.last - 1] != joined.payload.plural:
        return head
    return joined.last, noun


def _ends_phrase(clause: Clause, position: int) -> bool:
    """A noun we do not know ends a phrase where a verb, a preposition or a stop follows."""
    if position >= len(clause.tokens):
        return True
    token = clause.tokens[position]
    return (
        token.low in AUXILIARIES
        or token.low in PREPOSITIONS
        or token.low in IRREGULAR_PASTS
        or token.low.endswith(("ing", "ed"))
        or not token.word
        or token.low in {"who", "and", "or", "that"}
        or position in clause.harmed
    )


def with_body(clause: Clause, last: int) -> int:
    """ "members *of the Viv Front*": the body they belong to is part of who they are."""
    if clause.lows[last - 1] not in _BELONGING or last >= len(clause.tokens) or clause.lows[last] != "of":
        return last
    position = last + 1
    while position < len(clause.tokens) and clause.lows[position] in DETERMINERS:
        position += 1
    mention = clause.mentions.get(position)
    return mention.last if mention is not None and mention.role in {"body", "force"} else last


def people_in(clause: Clause, first: int, last: int) -> str:
    """The words for the people, without the quotation marks around them."""
    while first < last - 1 and clause.tokens[first].text in _QUOTES:
        first += 1
    while last > first + 1 and clause.tokens[last - 1].text in _QUOTES:
        last -= 1
    return clause.wording(first, last)


def is_possessed(clause: Clause, of: int) -> bool:
    return of + 1 < len(clause.tokens) and clause.tokens[of + 1].low in POSSESSIVES

"""People told of without a figure: "a nurse", "his wife", "soldiers"."""

from ..numbers import read_count
from ..wordlists import words
from .groups import ONE, SOME, Clause, Group
from .lexicon import PersonNoun
from .phrases import Hit
from .words import DETERMINERS, IRREGULAR_PASTS, PREPOSITIONS, is_adverb, is_function_word

_QUALIFIERS_AT_MOST = 3
_DETERMINING = DETERMINERS | {"'s", "one", "whose"}
_BEFORE_ONE = PREPOSITIONS | {"the"}
# Nouns for people that as often describe another noun.
_ADJECTIVES = words("""
    local civilian elderly military rebel terrorist militant insurgent guerrilla separatist opponent official
    relative minor male female monitor media dissident religious
""")
# A body of people is not one person: "an army", "the militia".
_COLLECTIVES = words("""
    army armies force forces brigade battalion regiment division militia militias movement front group
    groups junta coalition unit units column patrol military navy squad gang network cell
    organisation organization faction jet jets warplane warplanes helicopter helicopters aircraft drone
    drones
""")
_OF_PEOPLE = words(
    "union unions association federation confederation party league council committee movement"
)
_UNIONS = (["united", "nations"], ["united", "states"], ["african", "union"], ["european", "union"])
# Participles that take people for their object: "a ferry carrying families".
_GOVERNING = words(
    "including carrying transporting leaving forcing housing hosting sheltering affecting sending"
)
_ARTICLES = words("a an one his her")
_ROLES = frozenset({"office", "source"})
_ACRONYMS = frozenset({"UN", "NATO", "AU", "EU", "US", "UK"})
_KIN = words("""
    father mother son daughter brother sister wife husband child baby grandmother grandfather uncle aunt cousin
    nephew niece grandson granddaughter
""")
_QUALIFIERS = words("""
    young old elderly pregnant armed unarmed innocent off-duty former senior local displaced government
    army police rebel two three other fellow foreign security younger older elder own
""")


def bare_group(clause: Clause, position: int) -> Group | None:
    """A person noun without a figure: one person ("a nurse", "his wife") or an unspecified number."""
    noun = clause.persons.get(position)
    if noun is None or clause.lows[noun.last - 1] in _COLLECTIVES or position in clause.inside:
        return None
    if _describes(clause, noun.last):
        return None
    if (
        position > 1
        and clause.lows[position - 1] in {"one", "same"}
        and clause.lows[position - 2] in _BEFORE_ONE
    ):
        return None  # "three girls from one family"
    first = position
    while first > 0 and (_qualifies(clause, first - 1) or _nationality(clause, first - 1)):
        first -= 1
    governed = clause.lows[first - 1] in _GOVERNING if first else False
    if first == position and not governed and not _opens(clause, first - 1):
        first = _opened_at(clause, position)
    singular = noun.payload.singular == " ".join(clause.lows[position : noun.last])
    determined = first > 0 and (
        clause.lows[first - 1] in _DETERMINING
        or _ends_owner(clause, first - 1)
        or _shares_owner(clause, first, noun)
    )
    if singular and not determined and noun.payload.plural != "-":
        return None
    several = noun.payload.plural in {"-", noun.payload.singular}
    reading = ONE if singular and not several else SOME
    if noun.payload.group == "families":
        reading = read_count(clause.wording(max(0, first - 1), noun.last)) or reading
    count_first = (
        first - 1
        if determined and clause.tokens[first - 1].low in {"a", "an", "one", "his", "her"}
        else first
    )
    one_of = determined and clause.lows[max(0, first - 3) : first - 1] == ["one", "of"]
    if one_of and clause.lows[first - 1] in DETERMINERS:
        count_first, reading = first - 3, ONE  # "one of the attackers"
    words = clause.wording(first, noun.last)
    if count_first == first < position and clause.lows[first - 1] == "and" and read_count(words) is None:
        count_first = position  # "his father and younger *brother*": the noun alone counts him
    return Group(
        first,
        noun.last,
        clause.starts[first],
        clause.end(noun.last - 1),
        words if count_first == first else clause.wording(count_first, noun.last),
        reading,
        words,
        person=True,
        noun=noun.payload,
        part=clause.is_part(count_first),
        counted=False,
    )


def _ends_owner(clause: Clause, position: int) -> bool:
    """ "Juan Paredes' *son*": a name in -s owns with the apostrophe alone."""
    before = clause.tokens[position - 1] if position else None
    return clause.lows[position] in {"'", "’"} and before is not None and before.low.endswith("s")


def _shares_owner(clause: Clause, first: int, noun: Hit[PersonNoun]) -> bool:
    """ "her son *and nine-year-old daughter*": kin joined to kin have the owner in common, and are two."""
    if clause.lows[first - 1] != "and" or noun.payload.singular not in _KIN or first < 2:
        return False
    before = clause.persons.get(first - 2)
    if before is None or before.payload.singular not in _KIN:
        return False
    return read_count(clause.wording(noun.first, noun.last)) is not None


def _describes(clause: Clause, behind: int) -> bool:
    """ "the local Red Cross", "rebel fire": before another noun it is an adjective."""
    if behind in clause.inside:
        return True
    if behind >= len(clause.tokens) or behind in clause.harmed:
        return False
    if clause.lows[behind] in _OF_PEOPLE:
        return True  # "the banana workers union"
    if clause.persons.get(behind):
        return clause.lows[behind - 1] in _ADJECTIVES  # "the rebel commander"
    token = clause.tokens[behind]
    return (
        token.word
        and token.small
        and not token.low.endswith(("ed", "ing", "s"))
        and not is_function_word(token.low)
        and not is_adverb(token.low)
        and token.low not in IRREGULAR_PASTS
        and clause.persons.get(behind - 1) is not None
        and clause.tokens[behind - 1].low in _ADJECTIVES
    )


def _opens(clause: Clause, position: int) -> bool:
    return position >= 0 and clause.lows[position] in _DETERMINING


def _opened_at(clause: Clause, noun: int) -> int:
    """ "a warehouse guard": plain words between the article and the noun, where an article opens the phrase."""
    for first in range(noun - 1, max(0, noun - _QUALIFIERS_AT_MOST) - 1, -1):
        token = clause.tokens[first]
        closed = is_function_word(token.low) or token.low == "whose"
        mention = clause.mentions.get(first)  # "a Red Cross nurse"
        named = mention is not None and mention.last == noun + 1 and mention.role in _ROLES
        if named and _opens(clause, first - 1):
            return first
        if not token.word or not (token.small or token.capitalised) or closed or first in clause.harmed:
            return noun
        if _opens(clause, first - 1) and token.small and clause.lows[first - 1] in _ARTICLES:
            return first
    return noun


def _nationality(clause: Clause, position: int) -> bool:
    """ "a U.S. marine", "a French nurse"."""
    if not clause.tokens[position].capitalised:
        return False
    if (
        clause.lows[max(0, position - 1) : position + 1] in _UNIONS
        or clause.lows[position : position + 2] in _UNIONS
    ):
        return True  # "a United Nations peacekeeper"
    entry = clause.gazetteer.entry_of(clause.lows[position])
    national = entry is not None and entry.category in {"country", "demonym"}
    acronym = clause.tokens[position].text.replace(".", "") in _ACRONYMS  # "a UN policeman"
    return national or acronym


def _qualifies(clause: Clause, position: int) -> bool:
    token = clause.tokens[position]
    return (
        token.word
        and token.low not in _GOVERNING
        and not is_function_word(token.low)
        and not is_adverb(token.low)
        and position not in clause.harmed
        and (token.low.endswith(("-old", "ing", "an", "ish", "ese", "al", "ian")) or token.low in _QUALIFIERS)
    )

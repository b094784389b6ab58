"""When two strings of a key and a report mean the same: organisations, persons, descriptions, places.

Strings are compared without case, accents and punctuation, as sets of words.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

_APOSTROPHES_AND_POINTS = str.maketrans("", "", ".'’‘`´")
_NOT_WORDS = re.compile(r"[\W_]+")
# "Farabundo Marti National Liberation Front (FMLN)": the whole, the long form and the acronym are one name.
_BRACKETED = re.compile(r"^(?P<outer>[^(\[]+)[(\[](?P<inner>[^)\]]+)[)\]]\s*$")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Words that tell nothing apart. Spanish articles are not among them: they tell El Salvador from San Salvador.
_FUNCTION_WORDS = _words("the a an of and in at for to from by")
# Words that name a kind of body and not a body: alone they do not stand for a longer proper name.
_GENERIC_BODY = _words("""
army armed forces force military police policemen government authorities security state national public air
navy guard group groups organization organisation movement party front guerrilla guerrillas rebels command
commando commandos battalion brigade unit units squad squads troops soldiers cartel paramilitary
""")
# Which country's army it is does not make "army" another body within one dispatch.
_DEMONYMS = _words("""
salvadoran salvadorean guatemalan honduran argentine argentinian bolivian chilean colombian ecuadoran
ecuadorean ecuadorian peruvian nicaraguan panamanian venezuelan brazilian mexican spanish us american
""")
_TITLES = _words("""
mr mrs ms miss dr sr sra don dona sir president vice minister former late general brigadier major colonel
lieutenant captain corporal sergeant private commander second first admiral officer agent inspector chief
detective police policeman deputy senator congressman congresswoman representative mayor governor councilman
ambassador consul attorney lawyer judge magistrate prosecutor engineer professor teacher doctor father priest
monsignor bishop archbishop reverend sister brother pastor journalist reporter businessman industrialist
peasant leader retired jr ret
""")
# Half of the longer string's words: less is a chance meeting of common nouns.
_SHARED_WORDS = 0.5

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Mention:
    """One party, person or place: any of `forms` names it. An optional one may be left out unpunished."""

    forms: tuple[str, ...]
    optional: bool = False


def fold(text: str) -> str:
    """The words of *text* in small letters, one space apart: "U.S. Embassy" is "us embassy"."""
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES_AND_POINTS))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return _NOT_WORDS.sub(" ", letters.casefold()).strip()


@lru_cache(maxsize=16_384)
def spellings(name: str) -> tuple[str, ...]:
    """The folded name; for "X (ABC)" or "X [ABC]" also X and ABC."""
    match = _BRACKETED.match(name)
    parts = (name, match["outer"], match["inner"]) if match else (name,)
    return tuple(folded for part in parts if (folded := fold(part)))


@lru_cache(maxsize=16_384)
def _word_sets(name: str) -> tuple[Words, ...]:
    """The telling words of each spelling; a name of nothing but function words keeps them."""
    sets = (frozenset(spelling.split()) for spelling in spellings(name))
    return tuple(words - _FUNCTION_WORDS or words for words in sets)


def organisations_agree(one: Mention, other: Mention) -> bool:
    """Same words, or one within the other; "army" is "Salvadoran army", not "National Liberation Army"."""
    return _any_pair(_organisation, one, other)


def persons_agree(one: Mention, other: Mention) -> bool:
    """Titles dropped, the name words of one are all in the other."""
    return _any_pair(_person, one, other)


def descriptions_agree(one: Mention, other: Mention) -> bool:
    """One within the other, or half of the longer one's words shared."""
    return _any_pair(_description, one, other)


def places_agree(one: Mention, other: Mention) -> bool:
    """Same words, or one within the other ("San Isidro, Lima" is in Lima)."""
    return _any_pair(_contained, one, other)


def pooled(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions that share a spelling made one, their forms joined; optional only when each of them is."""
    pool: list[Mention] = []
    for mention in mentions:
        same = [known for known in pool if _share_a_spelling(known, mention)]
        pool = [known for known in pool if known not in same]
        forms = dict.fromkeys(form for known in (*same, mention) for form in known.forms)
        pool.append(Mention(tuple(forms), all(known.optional for known in (*same, mention))))
    return tuple(mention for mention in pool if mention.forms)


def _share_a_spelling(one: Mention, other: Mention) -> bool:
    return not _all_spellings(one).isdisjoint(_all_spellings(other))


def _all_spellings(mention: Mention) -> set[str]:
    return {spelling for form in mention.forms for spelling in spellings(form)}


def _any_pair(same: Callable[[Words, Words], bool], one: Mention, other: Mention) -> bool:
    return any(
        same(ours, theirs)
        for form in one.forms
        for their_form in other.forms
        for ours in _word_sets(form)
        for theirs in _word_sets(their_form)
    )


def _contained(one: Words, other: Words) -> bool:
    return bool(one and other) and (one <= other or other <= one)


def _organisation(one: Words, other: Words) -> bool:
    if not _contained(one, other):
        return False
    shorter, longer = sorted((one, other), key=len)
    return not shorter <= _GENERIC_BODY or longer - shorter <= _GENERIC_BODY | _DEMONYMS


def _person(one: Words, other: Words) -> bool:
    return _contained(one - _TITLES or one, other - _TITLES or other)


def _description(one: Words, other: Words) -> bool:
    return _contained(one, other) or len(one & other) >= _SHARED_WORDS * max(len(one), len(other), 1)

"""An article in capitals, as one in mixed case would write it: which of its words are names.

Old wire copy and monitoring reports come in capitals throughout. A word is a name where the gazetteer says so, where
no English word is spelled so, where a given name stands before it, or where it belongs to the name of a body. The
tokens keep their offsets, so what is quoted from the article stays its own wording.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from ..wordlists import words
from . import lexicon
from .gazetteer import Gazetteer
from .phrases import PhraseIndex
from .tokens import Token, make_token
from .words import AUXILIARIES, CALENDAR, NAME_CONNECTORS, is_adverb, is_function_word

# Brackets hold a short form of at most so many letters.
_LONGEST_ACRONYM = 8
# Above this share of capital letters an article is written in capitals.
_SHARE = 4
_VOWELS = frozenset("aeiouy")
# The Spanish article opens the name of a place: "La Paz", "El Mozote".
_ARTICLES = frozenset({"la", "el", "los", "las", "san", "santa"})
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
# Between the words of a body's name stand these: "Army of National Liberation".
_INSIDE = words("of for the and in de la del para")
_QUOTES = frozenset("\"“”'")
_LONGEST_BODY = 7
# What introduces the name that a group gives itself.
_STYLED = words("self-styled self-named self-proclaimed self-called so-called")
_STYLING = words("calling calls called named naming styling identifying identified identifies")
_SELVES = words("itself themselves")
# Words that describe a body within its name.
_BODY_QUALIFIERS = words("""
    national nationalist revolutionary democratic socialist social christian patriotic popular liberation republican
    radical civic united workers peasant people communist liberal conservative armed central international
    anticommunist patriot guerrilla unified
""")
_BODY_NOUNS = words("""
    army front movement party alliance union federation confederation coalition convergence league association congress
    brigade brigades commando commandos command committee council coordinator organization organisation
    forces resistance international path unity group
""")
_BODY_HEADS = _BODY_NOUNS | words("force unit units cell cells squad groups band wing militia guerrillas")
_OF_BODIES = _BODY_HEADS | _BODY_QUALIFIERS


def in_capitals(sentences: Sequence[Sequence[Token]]) -> bool:
    """Whether nearly every word is written in capitals."""
    most = sum(map(len, sentences))  # words that may be in capitals
    upper = others = 0
    for tokens in sentences:
        words = [
            token.text for token in tokens if token.word and len(token.text) > 1 and token.text[0].isalpha()
        ]
        shouted = sum(map(str.isupper, words))
        upper += shouted
        others += len(words) - shouted
        if most - others <= _SHARE * others:
            return False
    return upper > _SHARE * max(others, 1)


def restored(sentences: Sequence[Sequence[Token]], gazetteer: Gazetteer) -> list[list[Token]]:
    """The tokens with names capitalised, acronyms in capitals, and every other word in small letters."""
    acronyms = {*_acronyms(), *(low for tokens in sentences for low in _bracketed(tokens))}
    bodies = PhraseIndex(
        (phrase, None) for tokens in sentences for phrase in _bodies(tokens, acronyms, gazetteer)
    )
    return [_restored(tokens, gazetteer, bodies, acronyms) for tokens in sentences]


def _restored(
    tokens: Sequence[Token], gazetteer: Gazetteer, bodies: PhraseIndex[None], acronyms: set[str]
) -> list[Token]:
    lows = [token.low for token in tokens]
    spans = [*_known(lows, gazetteer), *((hit.first, hit.last) for hit in bodies.find(lows))]
    names = {i for first, last in spans for i in range(first, last) if i == first or lows[i] not in _INSIDE}
    names |= {i for i, token in enumerate(tokens) if token.word and _is_name(token.low, gazetteer)}
    names |= set(_second_names(lows, names, gazetteer))
    names |= {
        i for i in range(len(lows) - 1) if lows[i] in _ARTICLES and i + 1 in names and i - 1 not in names
    }
    return [
        token if token.low in acronyms else _cased(token.text, token.low, i in names)
        for i, token in enumerate(tokens)
    ]


@lru_cache(maxsize=1 << 14)
def _cased(text: str, low: str, name: bool) -> Token:
    if "." in text or (name and _VOWELS.isdisjoint(low)):
        return make_token(text, low)
    cased = "-".join(part[:1] + part[1:].lower() for part in text.split("-")) if name else text.lower()
    return make_token(cased if len(cased) == len(text) else text, low)  # offsets are counted in the text


# --- single words ---------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 14)
def _is_name(low: str, gazetteer: Gazetteer) -> bool:
    if not low[0].isalpha() or is_function_word(low) or low in NAME_CONNECTORS or low in _UNITS:
        return False
    if low in CALENDAR:
        return low not in {"may", "march", "second", "sun"}
    return low in lexicon.personal_names() or not (gazetteer.is_lexical(low) or is_english(low))


_UNITS = words("km kg mm cm gmt th nd rd st lb lbs mph kph hrs etc vs")


@lru_cache(maxsize=1 << 14)
def is_english(low: str) -> bool:
    """Whether the dictionary has the word, an inflection of it, or its parts."""
    if len(low) < 2 or low in _dictionary() or (len(low) > 6 and low.endswith(_ENGLISH)):
        return True
    if "-" in low:
        return any(is_english(part) for part in low.split("-") if len(part) > 2)
    if any(stem in _dictionary() for stem in _stems(low)):
        return True
    bare = next((low[len(p) :] for p in _PREFIXES if low.startswith(p) and len(low) - len(p) > 4), None)
    return bare is not None and is_english(bare)


@cache
def _dictionary() -> frozenset[str]:
    return frozenset(lexicon.english_words())


# No name ends so.
_ENGLISH = ("tion", "tions", "sion", "ment", "ments", "ness", "ingly", "ically", "ized", "izing")
_PREFIXES = (
    "anti",
    "ultra",
    "counter",
    "sub",
    "non",
    "pre",
    "mis",
    "dis",
    "un",
    "re",
    "over",
    "inter",
    "multi",
    "out",
)
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ies", ("y",)),
    ("iness", ("y",)),
    ("ied", ("y",)),
    ("ily", ("y",)),
    *((ending, ("",)) for ending in ("es", "s", "ness", "ship", "less", "ful", "man")),
    ("men", ("man", "")),
    ("ly", ("", "le")),
    ("ic", ("", "e", "y")),
    ("ically", ("", "ic", "e")),
    *((ending, ("", "e", "y")) for ending in ("ist", "ists")),
    *(
        (ending, ("", "e"))
        for ending in (
            *("ed", "ing", "er", "ers", "or", "ors", "est", "ment", "ments", "ism", "ation", "ations", "ion"),
            *("ions", "al", "able", "ity", "ize", "izes", "ized", "izing", "ization", "ee", "ees"),
        )
    ),
)
_SHORTEST_STEM = 3


def _stems(low: str) -> Iterator[str]:
    """What is left of a word without an ending: "deployed" is "deploy", "controlled" is "control"."""
    for ending, replacements in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST_STEM:
            stem = low[: -len(ending)]
            for replacement in replacements:
                yield stem + replacement
            if len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2]:
                yield stem[:-1]


# --- several words --------------------------------------------------------------------------------


def _known(lows: Sequence[str], gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Names of the gazetteer; a lone word that is an English word too names only a country or its people."""
    for hit in gazetteer.index.find(lows):
        entry = hit.payload
        if not entry.proper or entry.cased:
            continue
        alone = hit.last - hit.first == 1
        if alone and lows[hit.first] in _PLAIN:
            continue
        low = lows[hit.first]
        if not alone or not is_english(low) or (entry.category in {"country", "demonym"} and len(low) > 3):
            yield hit.first, hit.last


# A pole is seldom a Pole.
_PLAIN = words("pole poles")


def _second_names(lows: Sequence[str], names: set[int], gazetteer: Gazetteer) -> Iterator[int]:
    """ "George Bush": behind a given name an English word is a name, unless it does what words of the lexicon do."""
    personal = lexicon.personal_names()
    for first, low in enumerate(lows):
        if first not in names or personal.get(low) != "given":
            continue
        for position in range(first + 1, min(len(lows), first + _MOST_NAMES)):
            if position in names or lows[position] in NAME_CONNECTORS:
                continue
            closed = position == first + 1 or position + 1 == len(lows) or lows[position + 1] in _BEHIND_NAMES
            if not (closed and _may_be_name(lows[position], gazetteer)):
                break
            yield position


def _may_be_name(low: str, gazetteer: Gazetteer) -> bool:
    if not low[0].isalpha() or len(low) == 1:
        return low[0].isalpha()  # an initial
    return not (
        is_function_word(low) or gazetteer.is_lexical(low) or low.endswith(("ed", "ing")) or low in _VERBS
    )


_MOST_NAMES = 4
# What follows a whole name and no verb with an object.
_BEHIND_NAMES = AUXILIARIES | words(", . ; : ) ] 's and who")
# Irregular verbs behind a name.
_VERBS = words("""
    met left made took gave went came saw held sent spoke knew began became led brought fell found thought ran won lost
    kept wrote sought drove rose put set cut let told flew stood will may might today yesterday who also then now here
    there later earlier once only even
""")


def _bracketed(tokens: Sequence[Token]) -> Iterator[str]:
    """Acronyms in brackets, or before a bracket that spells them out: "(FMLN)", "UCR [Radical Civic Union]"."""
    for i, token in enumerate(tokens):
        if token.text not in _OPENING:
            continue
        closing = next((j for j in range(i + 1, len(tokens)) if tokens[j].text in _CLOSING), i + 1)
        if closing == i + 2 and i and _is_short(tokens[i + 1], tokens[i - 1]):
            yield tokens[i + 1].low
        elif (
            i
            and i + 3 <= closing <= i + _LONGEST_ACRONYM + 3
            and _is_short(tokens[i - 1], tokens[closing - 1])
        ):
            yield tokens[i - 1].low


def _is_short(token: Token, spelled_end: Token) -> bool:
    """Whether it can be an acronym; one that spells an English word only beside the name of a body."""
    shaped = token.text.replace("-", "").isalnum() and token.text[0].isalpha()
    fits = shaped and 2 <= len(token.text) <= _LONGEST_ACRONYM and not is_function_word(token.low)
    return fits and (spelled_end.low in _BODY_NOUNS or not is_english(token.low))


@cache
def _acronyms() -> frozenset[str]:
    groups = (form for group in lexicon.armed_groups() for form in group.aliases)
    agencies = (form for agency in lexicon.agencies() for form in agency.aliases)
    forms = (form for form in (*groups, *agencies) if form.isupper() and " " not in form and len(form) > 2)
    return frozenset(form.lower() for form in forms)


def _bodies(tokens: Sequence[Token], acronyms: set[str], gazetteer: Gazetteer) -> Iterator[str]:
    """Names of bodies: spelled out beside their short form, or put together from words that such names have."""
    lows = [token.low for token in tokens]
    for i, token in enumerate(tokens):
        if token.text in _OPENING and i and i + 2 < len(tokens):
            if lows[i + 1] in acronyms and tokens[i + 2].text in _CLOSING:
                yield from _spelled_out(lows, i, lows[i + 1])
            elif lows[i - 1] in acronyms:
                last = next((j for j in range(i + 1, len(tokens)) if tokens[j].text in _CLOSING), i + 1)
                if 2 <= last - i - 1 <= _LONGEST_ACRONYM + 2 and tokens[i + 1].word:
                    yield " ".join(lows[i + 1 : last])
        elif (styled := _self_styled(tokens, lows, i)) is not None:
            yield styled
        elif token.low in _BODY_NOUNS:
            first = i
            while first and (lows[first - 1] in _BODY_QUALIFIERS or lows[first - 1] == "'s"):
                first -= 1
            described = first < i and lows[first:i] != ["armed"]
            while (
                described
                and i - _LONGEST_BODY < first
                and first
                and _names_body(tokens[first - 1], gazetteer)
            ):
                first -= 1  # "the *Bolivarian* Socialist Movement"
            if i - first >= 2 and lows[first] != "'s":
                yield " ".join(lows[first : i + 1])


def _names_body(token: Token, gazetteer: Gazetteer) -> bool:
    """A word that is no English and of no people: in front of "Patriotic Front" it belongs to the name."""
    plain = is_function_word(token.low) or token.low in CALENDAR or is_english(token.low)
    return token.text.isalpha() and not plain and gazetteer.iso3_of_demonym(token.low) is None


def _self_styled(tokens: Sequence[Token], lows: Sequence[str], at: int) -> str | None:
    """ "a group calling itself *the … commando unit* tonight": a name that is introduced as one."""
    if lows[at] in _STYLED:
        first = at + 1
    elif lows[at] in _STYLING and at + 1 < len(lows) and lows[at + 1] in _SELVES:
        first = at + 2
    else:
        return None
    while first < len(lows) and (lows[first] in {"as", "the"} or tokens[first].text in _QUOTES):
        first += 1
    reach = range(first, min(len(lows), first + _LONGEST_BODY))
    head = next((i for i in reach if lows[i] in _BODY_HEADS or not _stands_in_name(tokens[i])), None)
    if head is None or head == first or lows[head] not in _BODY_HEADS or not tokens[first].word:
        return None
    last = head + 1
    while last < len(lows) and lows[last] in _OF_BODIES:
        last += 1
    return " ".join(lows[first:last])


def _stands_in_name(token: Token) -> bool:
    ended = is_function_word(token.low) or is_adverb(token.low) or token.low in CALENDAR
    return token.low in _INSIDE or (token.word and not ended)


def _spelled_out(lows: Sequence[str], bracket: int, acronym: str) -> Iterator[str]:
    """The words before a bracket whose initials make the acronym, in any order and all but one of them."""
    first, matched, missed = bracket, 0, 0
    letters = list(acronym)
    for i in range(bracket - 1, max(-1, bracket - 2 * len(acronym) - 1), -1):
        if lows[i] in _INSIDE or lows[i] == "'s":
            continue
        if not lows[i][0].isalpha() or (lows[i][0] not in letters and (missed or not matched)):
            break
        if lows[i][0] in letters:
            letters.remove(lows[i][0])
            matched, first = matched + 1, i
        else:
            missed += 1
        if not letters:
            break
    if matched >= 2 and matched * 2 >= len(acronym):
        yield " ".join(lows[first:bracket])

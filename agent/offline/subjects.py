"""Who stands before a word of speech: its subject, read from the order of words.

A noun phrase is cut into chunks at prepositions and determiners. The chunk that hangs on no preposition is its
head: in "In Taiz the spokesman of the army in the city said" that is "spokesman". Clauses between commas,
relative clauses and participles are stepped over. Heads that no word list knows are kept as plain words.
"""

from dataclasses import replace
from typing import NamedTuple

from ..wordlists import words
from .names import Mention
from .speakers import apposed_person, phrase_after, stands_for_maker, widened
from .view import View
from .words import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR_PASTS,
    NEGATIONS,
    PREPOSITIONS,
    RELATIVES,
    SPEAKER_PRONOUNS,
    WEEKDAYS,
    is_adverb,
    is_function_word,
)

# "The statement comes after the ministry said": a verb of no list.
_COMING = words("comes come follows")


_NAMELESS = frozenset({"source", "force"})


class Subject(NamedTuple):
    """A party, a pronoun, or nothing but the subject of the verb before ("condemned the raid and said")."""

    mention: Mention | None = None
    pronoun: str | None = None
    joined: bool = False


def find_subject(view: View, verb: int) -> Subject | None:
    """The subject of the word of speech at token `verb`, or null where none can be told."""
    position = skip_auxiliaries(view, verb)
    if position < 0:
        return None
    if opens_quotation(view, position + 1):
        position -= 1
    low = view.lows[position]
    if low in _CLOSING:  # "the government, which calls them “bandits,” says"
        while position > 0 and not opens_quotation(view, position):
            position -= 1
        return _before_relative(view, position - 2)
    if low in SPEAKER_PRONOUNS:
        return Subject(pronoun=low)
    if low == ")" and "(" in view.lows[max(0, position - _BRACKET) : position]:
        while view.lows[position] != "(":
            position -= 1
        bracketed = _phrase(view, position)
        return Subject(bracketed) if bracketed is not None else None
    if low in _JOINING:
        return Subject(joined=True)
    if low == ",":
        if position and view.lows[position - 1] in SPEAKER_PRONOUNS:
            return None
        return _before_aside(view, position)
    if low in _WHO:
        return _antecedent(view, position)
    mention = _phrase(view, position + 1)
    return Subject(mention) if mention is not None else _before_relative(view, position)


def skip_auxiliaries(view: View, verb: int) -> int:
    """The position of the last word before the verb, its auxiliaries and adverbs, and "today"."""
    position = verb - 1
    while position >= 0 and (
        view.lows[position] in AUXILIARIES
        or view.lows[position] in NEGATIONS
        or view.lows[position] in _ORDER
        or view.lows[position].endswith("n't")
        or (is_adverb(view.lows[position]) and view.mention_at(position) is None)
        or _is_bare_day(view, position)
    ):
        position -= 1
    return position


def _is_bare_day(view: View, position: int) -> bool:
    """ "today", "Tuesday" without "on" or "last": no part of the name before it."""
    day = view.lows[position] in _DAYS and position > 0
    return day and view.mention_at(position) is None and view.lows[position - 1] not in _BEFORE_DAYS


def opens_quotation(view: View, position: int) -> bool:
    """Whether a quotation begins with the word at `position`."""
    if not view.quotations or not 0 < position < len(view.tokens):
        return False
    return any(view.starts[position - 1] < start == view.starts[position] for start, _ in view.quotations)


def find_inverted(view: View, last: int) -> Mention | None:
    """The subject that stands behind its verb: "…", said the mayor."""
    if last >= len(view.lows) or _opens_no_phrase(view, last):
        return None
    phrase = phrase_after(view, last)
    if phrase is not None and (maker := stands_for_maker(view, phrase)) is not None:
        return find_inverted(view, maker)
    if (apposed := apposed_person(view, last)) is not None:
        return apposed
    mention = view.object(last, reach=3)
    if mention is not None:
        return mention if mention.role != "place" else None
    first = last
    while first < len(view.lows) and view.lows[first] in DETERMINERS:
        first += 1
    end = first
    while end < len(view.lows) and end - first < _LONGEST and _nounlike(view, end):
        end += 1
    named = [m for m in view.mentions if first <= m.first and m.last == end and m.role in _SPEAKING]
    if named:
        return named[0]
    return _plain(view, first, end, inverted=True) if first > last and end > first else None


def _opens_no_phrase(view: View, position: int) -> bool:
    """ "said on Monday", "said it", "said:": behind most words of speech stands nobody."""
    low = view.lows[position]
    return (
        (low in _STOPPING or (is_function_word(low) and low not in _LEADING))
        and view.mention_at(position) is None
        and not view.counted(position)
    )


# --- Chunks --------------------------------------------------------------------------------------


def _phrase(view: View, end: int) -> Mention | None:
    """The party that the noun phrase ending before token `end` names by its head."""
    if (called := _called(view, end)) is not None:
        return called
    while end > 1 and view.lows[end - 1] in _ATTACHED and view.mention_at(end - 2) is not None:
        end -= 1  # "forces loyal to the government said"
    last = end
    while True:
        first = _chunk_start(view, last)
        if first == last:
            return None
        before = first - 1
        while before >= 0 and (view.lows[before] in DETERMINERS or view.lows[before] in _QUANTITIES):
            before -= 1
        apposed = view.mention_at(before) if 0 <= before < first - 1 else None
        if apposed is not None and apposed.role == "person":
            return apposed  # "Andrew Mole a former minister said"
        if before <= 0 or view.lows[before] not in _HANGING:
            return _party(view, first, last, end) if before < 0 or _opens(view, before) else None
        if view.lows[before - 1].endswith(_PARTICIPLES):  # "peasants reached by reporters"
            before -= 1
        last = before


def _called(view: View, end: int) -> Mention | None:
    """ "the rescue service known as the Lake Guards": the name it goes by."""
    if _CALLED.isdisjoint(view.said):
        return None
    named = next((m for m in view.mentions if m.last == end and m.role == "body"), None)
    if named is None:
        return None
    first = named.first
    while first > 0 and view.lows[first - 1] in DETERMINERS:
        first -= 1
    known = view.lows[max(0, first - 2) : first] == ["known", "as"]
    return named if known or view.lows[max(0, first - 1) : first] == ["called"] else None


def _chunk_start(view: View, last: int) -> int:
    first = last
    while first > 0 and _nounlike(view, first - 1):
        first -= 1
    return first


def _nounlike(view: View, position: int) -> bool:
    """A word that may stand in a noun phrase: no function word, no verb unless a name has it."""
    token = view.tokens[position]
    if token.low in {"'s", "'"} or view.mention_at(position) is not None:
        return True
    if (
        not token.word
        or is_function_word(token.low)
        or token.low in _ORDER
        or _says_harm(view, position)
        or token.low in _QUANTITIES
        or token.low in IRREGULAR_PASTS
        or token.low in _COMING
        or (is_adverb(token.low) and token.low.endswith("ly"))
    ):
        return False
    return position not in view.verbs or "-" in token.low


def _says_harm(view: View, position: int) -> bool:
    """A word of harm, save one that owns or describes ("the prisoners' association")."""
    return view.harmed(position) and view.lows[position + 1 : position + 2] not in (["'"], ["'s"])


def _opens(view: View, position: int) -> bool:
    """Whether a subject may begin behind this token."""
    return view.lows[position] not in AUXILIARIES


def _party(view: View, first: int, last: int, end: int) -> Mention | None:
    while first < last - 1 and (view.in_date(first) or view.lows[first] in _MEANWHILE):
        first += 1
    person = head = owner = None
    for mention in view.mentions:
        if mention.first >= last or mention.last <= first:
            continue
        if head is None and mention.last >= last:
            head = mention
        if mention.role == "person":
            if person is None and view.lows[mention.last : mention.last + 1] != ["'s"]:
                person = mention
        elif owner is None and mention.role in _SPEAKING:
            owner = mention
    if head is not None and head.role in _SPEAKING:
        if head.role == "state" or (head.role == "person" and not _is_stray(view, head, first)):
            return head
        return (
            person if person is not None and head.role in {"office", "body"} else widened(view, head, first)
        )
    if person is not None:
        return person
    if owner is not None and owner.last == last - 1 and view.lows[owner.last] in _PAPERS:
        return owner
    plain = _plain(view, first, _complement_end(view, last, end))
    if plain is None or owner is None:
        return plain
    return replace(plain, role=owner.role, kind=owner.kind)


def _is_stray(view: View, person: Mention, first: int) -> bool:
    """ "the Doctors' Syndicate", "the 3R": one capital word behind others of a name is no person."""
    if " " in person.name or first >= person.first:
        return False
    before = view.tokens[person.first - 1]
    return before.low in {"'", "'s"} or before.text[0].isdigit()


def _complement_end(view: View, last: int, end: int) -> int:
    """ "a member of the committee in Bonn": a few words behind the head belong to its name."""
    position, taken = last, 0
    while position < end and taken < _LONGEST and _complements(view, position):
        named = view.mention_at(position)
        position, taken = max(position + 1, min(named.last, end) if named else 0), taken + 1
    if position < end or any(low in _MEANS for low in view.lows[last:position]):
        return last
    return position


def _complements(view: View, position: int) -> bool:
    if view.in_date(position):
        return False
    low = view.lows[position]
    return low in PREPOSITIONS or low in DETERMINERS or _nounlike(view, position)


def _plain(view: View, first: int, last: int, *, inverted: bool = False) -> Mention | None:
    """A party named by plain words; the object of a verb, a time and a lone adverb are none."""
    while first < last and (not view.tokens[first].word or view.in_date(first)):
        first += 1
    if first >= last or view.tokens[last - 1].low == "'s" or view.counted(last - 1):
        return None
    before = first - 1
    while before >= 0 and view.lows[before] in DETERMINERS:
        before -= 1
    described = before > 0 and view.lows[before].endswith("ed") and view.lows[before - 1] in DETERMINERS
    verb = before in view.verbs or view.lows[max(before, 0)] in IRREGULAR_PASTS
    if not inverted and before >= 0 and not described and (verb or view.lows[before].endswith("ing")):
        return None  # the object of a verb, save in "an elected official"
    if view.lows[first] in _NO_PARTY or is_adverb(view.lows[first]):
        return None
    bare = first == 0 or view.lows[first - 1] not in DETERMINERS
    if bare and last == first + 1 and view.lows[first].endswith("ing"):
        return None  # "fighting", "Loading": a doing speaks for nobody
    start, end = view.starts[first], view.end(last - 1)
    name = view.source[start:end]
    return Mention(first, last, start, end, "source", name, "other", f"source::{name.lower()}")


# --- What is stepped over ------------------------------------------------------------------------


def _before_aside(view: View, comma: int) -> Subject | None:
    """ "the front, which fights the army, said", "the mayor, Ana Ruiz, said": what the aside hangs on."""
    opening = comma - 1
    while opening > 0 and view.lows[opening] != ",":
        if view.lows[opening] in _STOPS:
            return _before_relative(view, comma - 1)
        opening -= 1
    if opening <= 0:
        return _before_relative(view, comma - 1)
    named = next((m for m in view.mentions if m.first <= opening + 1 < m.last and m.role == "person"), None)
    if named is not None and named.last == comma:
        return Subject(named)
    first = view.lows[opening + 1]
    if not (
        first in RELATIVES
        or first in PREPOSITIONS
        or first in DETERMINERS
        or first.isdigit()
        or first.endswith(_PARTICIPLES)
        or first in {"it", "one"}
        or view.lows[opening + 2] in RELATIVES
        or "known" in view.lows[opening + 1 : opening + 3]
    ):
        return None
    if view.lows[opening - 1].isdigit() and opening > 2 and view.lows[opening - 2] == ",":
        opening -= 2  # "Amina Yusuf, 34, a nurse, said"
    mention = _phrase(view, opening)
    if mention is None:
        return _before_relative(view, opening - 1)
    if mention.role in _NAMELESS and first in DETERMINERS:
        body = next((m for m in view.mentions if m.first == opening + 2 and m.last == comma), None)
        if body is not None and body.role == "body":
            return Subject(body)  # "the clan's political wing, *the Hill Congress*, said"
    return Subject(mention)


def _before_relative(view: View, position: int) -> Subject | None:
    """ "a guard who asked for help told": the nearest relative clause without commas gives way to its head."""
    for at in range(position, max(0, position - _RELATIVE_REACH), -1):
        if view.lows[at] in _STOPS or view.quoted(view.starts[at]):
            return None
        if view.lows[at] in _RELATIVE and at > 0:
            # "…, which the front denied": the clause has a subject of its own.
            return None if view.lows[at + 1] in DETERMINERS else _antecedent(view, at)
    return None


def _antecedent(view: View, relative: int) -> Subject | None:
    end = relative
    while end > 0 and (view.lows[end - 1] in PREPOSITIONS or view.lows[end - 1] == ","):
        end -= 1
    person = next((m for m in view.mentions if m.last == end and m.role == "person"), None)
    if person is not None and view.lows[relative] in {"who", "whom"}:
        return Subject(person)
    if end == 0 or (view.lows[relative] == "that" and not _nounlike(view, end - 1)):
        return None
    # "according to local leaders, who say": the nearest noun, whatever it hangs on.
    mention = _phrase(view, end) or _party(view, _chunk_start(view, end), end, end)
    return Subject(mention) if mention is not None else None


_CLOSING = frozenset('”"»')
_JOINING = words("and but or")
_WHO = words("who which that")
_RELATIVE = _WHO | {"whose"}
_CALLED = frozenset({"known", "called"})
_STOPPING = frozenset(',.;:“”"()')
_LEADING = DETERMINERS | ADVERBS  # a name may stand behind them: "said the mayor"
_HANGING = PREPOSITIONS - {"as"}
_QUANTITIES = words("several many some two three four five six seven eight nine ten dozens")
_NO_PARTY = words("yet so thus still day days week weeks month months year years hours minutes moments")
_ORDER = words("first then")
_MEANWHILE = words("meanwhile meantime today yesterday earlier later")
_DAYS = WEEKDAYS | words("today yesterday tonight")
_BEFORE_DAYS = PREPOSITIONS | words("last this next every")
_PAPERS = words("statement report communique communiqué video message")
_STOPS = frozenset('.;:“”"')
_PARTICIPLES = ("ed", "ing")
_SPEAKING = frozenset({"person", "office", "body", "force", "government", "state", "source"})
# Words for how something was said are no part of the speaker's name.
_MEANS = words(
    "statement message video interview communique communiqué post letter telephone phone speech report"
)
# A name without a capital is a few words long.
_LONGEST = 7
_ATTACHED = words("loyal allied aligned opposed affiliated")
_RELATIVE_REACH = 14
_BRACKET = 10

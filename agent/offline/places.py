"""Places around a word of control, and what "the town" and "it" stand for."""

from collections.abc import Iterator, Sequence

from ..wordlists import words
from .gazetteer import Gazetteer
from .place_lists import PlaceLists, known_alone
from .place_phrases import PlacePhrase
from .place_words import SETTLEMENTS, is_level
from .view import View
from .words import AUXILIARIES, DETERMINERS, DIRECTIONS, PREPOSITIONS, is_adverb

_APPOSED_AS = words(", capital seat centre center of")
_MARKS = frozenset({"“", '"'})
_SHARES = words("north south east west northeast northwest southeast southwest")
_BREAKS = words("but while whereas although though because when after before until if")
_WIDE = frozenset({"country", "province", "area", "district"})
_WIDER = _WIDE | {"region"}
# A relative clause begins this close behind the name it is about.
_RELATIVE_REACH = 12
_SAID_REACH = 5
_BESIDE = words("nearby neighbouring neighboring adjoining of")
# A pronoun stands for a place named in one of the last sentences.
_NEAR = 3
# "the city" stands for the last place that was called one, for longer.
FAR = 8


class Places(PlaceLists):
    """Finds the places of clauses, and remembers what was named."""

    def __init__(self, gazetteer: Gazetteer, views: Sequence[View]) -> None:
        super().__init__(gazetteer, views)
        self._told: list[View] = []  # the sentences that have been read
        # The places named in those that were asked about.
        self._by_sentence: dict[int, list[PlacePhrase]] = {}

    def before(self, view: View, verb: int) -> list[PlacePhrase]:
        """The places that are the subject of the verb: the head of its clause, or of its relative clause."""
        position = verb
        while position > 0 and (view.lows[position - 1] in AUXILIARIES or is_adverb(view.lows[position - 1])):
            position -= 1
        if position > 1 and view.lows[position - 1] in _MARKS:
            position -= 1  # the town “is now besieged”
        if position and view.lows[position - 1] == "it":
            return [PlacePhrase("it", position - 1, position, None, None)]
        if (said := self._said(view, position)) is not None:
            return self.before(view, said)
        if position > 0 and view.lows[position - 1] in {"that", "which", "where"}:
            head = self.before_relative(view, position - 1)
            return [head] if head is not None else []
        start = self._clause_start(view, position)
        phrases = list(self._in_order(view, start, position))
        free = [p for p in phrases if not self._hangs_on_preposition(view, p, start)]
        chosen = free or phrases[-1:]
        if not chosen:
            return []
        first, rest = chosen[0], chosen[1:]
        if self.by_district(view, first):
            groups = (p for p in self._in_order(view, 0, position) if self.by_district(view, p))
            first = next(groups, first)
        joined = [first]
        for other in rest:
            between: list[str] = view.lows[joined[-1].last : other.first]
            while between and (
                between[-1] in DETERMINERS or between[-1] in _BESIDE or between[-1] in SETTLEMENTS
            ):
                between = between[:-1]
            aside = between[:1] == [","] and between[-2:] == [",", "and"] and len(between) > 2
            if between in (["and"], [","], [",", "and"]) or aside:
                joined.append(other)
        listed = [p for p in self.list_from(view, first) if p.last <= position]
        named = max(([p for p in each if p.name is not None] for each in (listed, joined)), key=len)
        return known_alone(named) or joined[:1]

    def _said(self, view: View, position: int) -> int | None:
        """ "*said* by officers to have been retaken": the verb that the subject stands before."""
        if view.lows[max(0, position - 1) : position] != ["to"]:
            return None
        verbs = range(position - 2, max(-1, position - 2 - _SAID_REACH), -1)
        return next((v for v in verbs if self.gazetteer.is_speech(view.lows[v]) and view.after_be(v)), None)

    def _in_order(self, view: View, start: int, end: int, *, lead: bool = True) -> Iterator[PlacePhrase]:
        """The place phrases between two tokens; without *lead* from their noun or name on."""
        position = start
        while position < end:
            token = view.tokens[position]
            if not (lead or token.capitalised or is_level(token.low)):
                position += 1
                continue
            phrase = self.phrase(view, position)
            if phrase is not None and phrase.last <= end:
                yield phrase
                position = phrase.last
            else:
                position += 1

    def before_relative(self, view: View, relative: int) -> PlacePhrase | None:
        """ "X the town in northern Mali that": the noun before the relative, by the name it is apposed to."""
        start = max(0, relative - _RELATIVE_REACH)
        nearest = None
        for phrase in self._in_order(view, start, relative):
            apposed = nearest is not None and nearest.name is not None and phrase.level is not None
            between: list[str] = view.lows[nearest.last : phrase.first] if nearest is not None else []
            if self._is_landmark(view, phrase):
                continue
            if apposed and all(low in _APPOSED_AS or low in DETERMINERS for low in between):
                continue
            nearest = phrase
        return nearest

    def _is_landmark(self, view: View, phrase: PlacePhrase) -> bool:
        """ "areas to the northwest of Kasenga": where something lies, not what it is."""
        return (
            phrase.first > 1
            and view.lows[phrase.first - 1] == "of"
            and view.lows[phrase.first - 2] in _SHARES
        )

    def _clause_start(self, view: View, verb: int) -> int:
        for position in range(verb - 1, 0, -1):
            low = view.lows[position]
            if low in {";", ":", "“", '"'} or low in _BREAKS:
                return position + 1
            if low in {"and", "that"} and view.lows[position - 1] == ",":
                if low == "and" and not any(v < position for v in view.verbs):
                    continue  # the last comma of a list
                return position + 1
            if position in view.verbs and self.gazetteer.is_speech(low):
                return position + 1
        return 0

    def _hangs_on_preposition(self, view: View, phrase: PlacePhrase, start: int) -> bool:
        position = phrase.first - 1
        while position >= start and view.lows[position] in DETERMINERS:
            position -= 1
        if position < start:
            return False
        low = view.lows[position]
        return low in PREPOSITIONS and low != "of"

    def remember(self, view: View) -> None:
        """Keep a sentence that has been read: "the town", "it" may stand for a place of it."""
        self._told.append(view)

    def named_as(self, level: str) -> PlacePhrase | None:
        """The place that was called a town, a village last; only sentences with that word are looked at."""
        for view in reversed(self._told):
            if level not in view.said:
                continue
            for phrase in reversed(self._named_in(view)):
                if level == phrase.level or level == _apposed_level(view, phrase):
                    return phrase
        return None

    def _named_in(self, view: View) -> list[PlacePhrase]:
        """The places that a sentence names, read when they are asked for: most never are."""
        if view.number not in self._by_sentence:
            self._by_sentence[view.number] = [
                phrase
                for phrase in self._in_order(view, 0, len(view.tokens), lead=False)
                if phrase.name is not None
                and not _is_party(view, phrase)
                and not self._is_landmark(view, phrase)
            ]
        return self._by_sentence[view.number]

    def resolve(self, view: View, phrase: PlacePhrase) -> tuple[PlacePhrase, int | None]:
        """The named place that "the town" or "it" stands for, with its sentence; else the phrase itself."""
        if phrase.name is not None:
            return phrase, None
        definite = phrase.first > 0 and view.lows[phrase.first - 1] in {"the", "this", "that"}
        bare = phrase.level is not None and phrase.words.lower() == phrase.level
        if phrase.level is None:
            return self._last_named(view, phrase)
        if not (definite and bare):
            return phrase, None
        if (called := self.named_as(phrase.level)) is not None:
            key = called.key
            if (named_here := self._named_here(view, phrase)) is not None:
                return named_here._replace(words=named_here.name or named_here.words), view.number
            here = [(p, view.number) for p in self._in_order(view, 0, phrase.first) if p.key == key]
            named = (each for each in self._named_within(view, FAR) if each[0].key == key)
            found, number = here[-1] if here else next(named, (phrase, view.number))
            return found._replace(words=found.name or found.words), number
        if phrase.level in SETTLEMENTS or phrase.level == "place":
            return self._last_named(view, phrase)
        return phrase, None

    def _named_here(self, view: View, phrase: PlacePhrase) -> PlacePhrase | None:
        """ "A resident of Sake said the city": the town that the sentence itself names."""
        named = [
            p
            for p in self._in_order(view, 0, phrase.first, lead=False)
            if p.name is not None
            and self.is_known(p)
            and self._may_be(phrase, p)
            and not self.is_wide(p)
            and not _is_party(view, p)
            and not self._is_landmark(view, p)
        ]
        return named[-1] if named else None

    def _last_named(self, view: View, phrase: PlacePhrase) -> tuple[PlacePhrase, int | None]:
        """The last place that was named before these words, in this sentence or one of the last."""
        here = [
            p
            for p in self._in_order(view, 0, phrase.first)
            if (self._may_be(phrase, p) or _is_located(phrase, p))
            and not _is_party(view, p)
            and not (p.level == "capital" and "capital of" in p.words)  # the region is named, not the town
        ]
        here = [p for p in here if not self.is_wide(p)] or here
        if here:
            return here[-1]._replace(words=here[-1].name or here[-1].words), view.number
        for last, number in self._named_within(view, _NEAR):
            if self._may_be(phrase, last):
                return last._replace(words=last.name or last.words), number
        return phrase, None

    def is_wide(self, named: PlacePhrase) -> bool:
        """Whether it is a country or province, in which the place that "it" stands for lies."""
        words_ = (named.name or "").lower().split()
        entry = self.gazetteer.entry_of(
            " ".join(w for w in words_ if w not in DIRECTIONS and w not in _SHARES)
        )
        return named.level in _WIDE or (entry is not None and entry.category in {"country", "demonym"})

    def _named_within(self, view: View, reach: int) -> Iterator[tuple[PlacePhrase, int]]:
        """The places named in the last sentences, the last one first."""
        for earlier in reversed(self._told):
            if view.number - earlier.number > reach:
                return
            for phrase in reversed(self._named_in(earlier)):
                yield phrase, earlier.number

    def _may_be(self, phrase: PlacePhrase, named: PlacePhrase) -> bool:
        """Whether "the town" can be that place: no country or province, no place of another kind."""
        if named.name is None or not self.is_known(named):
            return False
        if phrase.level not in SETTLEMENTS:
            return True
        known = self.gazetteer.place_level(named.name)
        smaller = phrase.level not in _WIDER
        if smaller and named.level in _WIDER:
            return False
        return (named.level is None or named.level in SETTLEMENTS) and known not in _WIDE


def _apposed_level(view: View, phrase: PlacePhrase) -> str | None:
    """ "Sake, a mining town": what the words behind a name call the place."""
    behind = view.lows[phrase.last : phrase.last + 8]
    apposed = behind[1:] if behind[:1] == [","] else behind
    if apposed[:1] not in (["a"], ["an"], ["the"], ["one"]):
        return None
    at = next((i for i, low in enumerate(apposed) if is_level(low) or low in {",", "."}), None)
    if at is None or not is_level(apposed[at]):
        return None
    compound = is_level("".join(apposed[at + 1 : at + 2]))  # "a garrison town"
    return apposed[at + compound]


def _is_located(pronoun: PlacePhrase, named: PlacePhrase) -> bool:
    """ "attacked an army post at Sungu and captured *it*": a place told by where it is."""
    return pronoun.level is None and named.level is not None and any(map(str.isupper, named.words[2:]))


def _is_party(view: View, phrase: PlacePhrase) -> bool:
    """ "Kinshasa denied": a seat of government that acts is no town."""
    mention = view.mention_at(phrase.first)
    return mention is not None and mention.role == "state"

"""The syntax of one sentence: who stands before a verb, who behind it, where a clause ends.

It is shallow on purpose. It reads the order of words and a few closed classes, so it works on text without commas
and on text in capitals.
"""

from collections.abc import Iterator
from dataclasses import replace

from ..wordlists import words
from .marked import Marked
from .names import Mention
from .words import (
    AUXILIARIES,
    BE,
    CLAUSE_OPENERS,
    DETERMINERS,
    DIRECTIONS,
    IRREGULAR_PASTS,
    PARTITIVES,
    PREPOSITIONS,
    ROMAN,
    is_adverb,
    is_function_word,
)


class View(Marked):
    """A sentence with what stands in it, and its subjects and objects."""

    __slots__ = ()

    def after_be(self, verb: int) -> bool:
        """Whether a form of "be" stands before the verb: a passive, or a state."""
        position = verb - 1
        while position >= 0 and is_adverb(self.lows[position]):
            position -= 1
        return position >= 0 and self.lows[position] in BE

    def subject(self, verb: int) -> Mention | None:
        """The party that stands before the verb at token `verb` as its subject, or null.

        Walks left over auxiliaries, adverbs, dates and prepositional phrases, and stops at another verb, a
        clause opener or a quotation mark. An apposition ("Yusuf Khatib, a resident, told") gives way to the name.
        """
        candidates = self._subjects_before(verb)
        nearest = next(candidates, None)
        if nearest is None or _APPOSING.isdisjoint(
            self.lows[max(0, nearest.first - _APPOSED_WITHIN) : nearest.first]
        ):
            return nearest
        name = next(candidates, None)
        return name if name is not None and self._apposed(name, nearest) else nearest

    def _subjects_before(self, verb: int) -> Iterator[Mention]:
        position, commas = self._before_relative(verb - 1), 0
        joined = False
        while position >= self.opening:
            mention = self.mention_at(position)
            token = self.tokens[position]
            if mention is not None:
                if (
                    mention.role != "place"
                    and not self._in_phrase(mention, verb)
                    and not self._is_object(mention)
                    and not self._is_excluded(mention)
                    and not self._modifies(mention)
                    and not (mention.role == "state" and self.lows[mention.last : mention.last + 1] == ["'s"])
                ):
                    yield mention
                position = mention.first - 1
                continue
            if token.low not in _NOTED and position not in self.verbs:
                position -= 1
                continue
            if token.text == ")" and "(" in self.lows[max(0, position - _BRACKET) : position]:
                position = max(i for i in range(position) if self.lows[i] == "(") - 1
                continue
            if token.low in {"and", "but"} and self._near(position, verb):
                position, joined = self._coordinated(position), True
                continue
            if token.low in {"who", "which", "that"}:
                comma = position > 1 and token.low != "that" and self.lows[position - 1] == ","
                if (head := self.mention_at(position - 1 - comma)) is not None:
                    yield head
                    return
            if token.text in ';:“”"()' or (token.low in CLAUSE_OPENERS and not self.in_date(position)):
                return
            if position in self.verbs and (
                self.lows[position + 1] == "by"
                or (token.low in _TIED and self.lows[position + 1] in {"to", "with"})
            ):
                position -= 1
                continue
            if position in self.verbs and position + 1 != verb:
                if token.low.endswith("ing") and position > 0 and self.tokens[position - 1].text == ",":
                    position -= 2
                    continue
                if (
                    joined and token.low not in _TELLING
                ):  # "entered the town, gathered the farmers, and killed": verbs in a row
                    position -= 1
                    continue
                return
            if token.low in AUXILIARIES and position < verb - 3 and not self._near(position, verb):
                return
            if token.text == ",":
                commas += 1
                if commas > 2:
                    return
            position -= 1

    def _near(self, position: int, verb: int) -> bool:
        """Only auxiliaries and adverbs stand between: they belong to the same verb."""
        return all(
            self.tokens[i].low in AUXILIARIES or is_adverb(self.tokens[i].low)
            for i in range(position + 1, verb)
        )

    def _adjacent(self, first: int, verb: int) -> bool:
        """Whether only auxiliaries, adverbs, a date or "itself" stand from `first` to the verb."""
        return all(
            self.lows[i] in AUXILIARIES
            or is_adverb(self.lows[i])
            or self.in_date(i)
            or self.lows[i] in _REFLEXIVES
            or (self.lows[i] in _BEFORE_DATES and i + 1 < verb and self.in_date(i + 1))
            for i in range(first, verb)
        )

    def _before_relative(self, position: int) -> int:
        """ "a doctor, who asked not to be named, said": a clause between commas or dashes is stepped over."""
        if position > 0 and self.lows[position] in _DASHES:
            return self._before_dashes(position)
        if position < 0 or self.lows[position] != ",":
            return position
        if self.lows[position - 1] in _TELLING and "," in self.lows[max(0, position - _ASIDE) : position]:
            return (
                max(i for i in range(position) if self.lows[i] == ",") - 1
            )  # "the police, residents say, killed"
        for opening in range(position - 1, 0, -1):
            if self.lows[opening] in _OPENING_RELATIVE and self.lows[opening - 1] == ",":
                return opening - 2
        return position

    def _before_dashes(self, closing: int) -> int:
        """ "the front -- which holds the valley -- took": where the words before the opening dash end."""
        inside = closing
        while inside > 0 and self.lows[inside] in _DASHES:
            inside -= 1
        opening = next((i for i in range(inside, 0, -1) if self.lows[i] in _DASHES), None)
        while opening is not None and opening > 0 and self.lows[opening] in _DASHES:
            opening -= 1
        return closing if opening is None else opening

    def before_aside(self, position: int) -> int:
        """Where the subject of a verb at `position` ends: before a clause or an aside between commas."""
        return self._before_relative(position - 1) + 1

    def _coordinated(self, conjunction: int) -> int:
        """ "Turkey condemned the raid and said": the subject stands before the first of the joined verbs."""
        verbs = [i for i in range(conjunction) if i in self.verbs or self.lows[i] in IRREGULAR_PASTS]
        verbs = verbs or [hit.first for hit in self.harms if hit.first < conjunction]
        return max(verbs) - 1 if verbs else -1

    def _is_object(self, mention: Mention) -> bool:
        """ "visiting Damascus on Sunday, said": a party right behind a verb is its object."""
        position = mention.first - 1
        while position >= 0 and self.lows[position] in DETERMINERS and self.lows[position] != "that":
            position -= 1
        if position >= 0 and self.lows[position] in _BEFORE_CLAUSES:
            return False
        if position >= 0 and self.lows[position] in _DESCRIBING | _SUPPOSED:
            return False
        describes = position > 0 and self.lows[position - 1] in DETERMINERS  # "the ruling party"
        return position >= 0 and (
            position in self.verbs
            or self.lows[position] in _FIGHTING
            or (self.tokens[position].low.endswith("ing") and not describes)
        )

    def _is_excluded(self, mention: Mention) -> bool:
        """ "the rebels, *not the army*, killed"."""
        position = mention.first - 1
        while position >= 0 and self.lows[position] in DETERMINERS:
            position -= 1
        return position >= 0 and self.lows[position] == "not"

    def _modifies(self, mention: Mention) -> bool:
        """ "hit a *militant* hideout": before another noun it is an adjective, and no party."""
        if mention.name.lower() not in _ALSO_ADJECTIVES or mention.last >= len(self.tokens):
            return False
        behind = self.tokens[mention.last]
        plain = behind.small and not is_function_word(behind.low) and not is_adverb(behind.low)
        return plain and mention.last not in self.verbs and not self.harmed(mention.last)

    def _in_phrase(self, mention: Mention, verb: int) -> bool:
        """Whether the mention hangs on a preposition ("in the town of Goma")."""
        position = self._before_phrase(mention)
        low = self.tokens[position].low if position >= 0 else ""
        if low == "of" and position and self.lows[position - 1] in PARTITIVES:
            return self._in_phrase(replace(mention, first=position - 1), verb)
        if low in _ALSO_CONJUNCTIONS and self._adjacent(mention.last, verb):
            return False
        if low == "and" and "with" in self.lows[max(0, position - _JOINED_REACH) : position]:
            return not any(i in self.verbs for i in range(position - _JOINED_REACH, position))
        return low in PREPOSITIONS and not (
            low == "as" and position and self.tokens[position - 1].low == "known"
        )

    def hangs(self, mention: Mention) -> bool:
        """Whether the mention stands behind a preposition: it is no subject."""
        position = self._before_phrase(mention)
        return position >= 0 and self.lows[position] in PREPOSITIONS

    def _before_phrase(self, mention: Mention) -> int:
        """The position before the words that describe a mention: "to Libya's internationally recognised government"."""
        position = mention.first - 1
        while position >= 0:
            low = self.lows[position]
            owner = self.mention_at(position - 1) if low == "'s" else None
            if owner is not None:
                position = owner.first - 1
            elif (
                low in DETERMINERS
                or low in _OPPOSED
                or low in DIRECTIONS
                or self._describes(position)
                or self._qualifies(position)
            ):
                position -= 1
            else:
                break
        return position

    def _qualifies(self, position: int) -> bool:
        """ "the internationally recognised government": a participle that is no verb, and its adverb."""
        if self.lows[position].endswith("ly"):
            return self._qualifies(position + 1) if position + 1 < len(self.lows) else False
        return (
            self.lows[position].endswith("ed") and position not in self.verbs and self.tokens[position].small
        )

    def _describes(self, position: int) -> bool:
        low = self.tokens[position].low
        return (
            low.endswith(("-backed", "-led", "-held", "-based", "-linked", "-allied", "-run")) or low == "'s"
        )

    def _apposed(self, name: Mention, apposition: Mention) -> bool:
        between = [token.text for token in self.tokens[name.last : apposition.first]]
        return (
            name.role in {"person", "body"}
            and len(between) <= _APPOSED_WITHIN
            and any(word.lower() in _APPOSING for word in between)
            and not any(word.lower() in {"and", "or", "that"} for word in between)
        )

    def object(self, last: int, *, reach: int = 3) -> Mention | None:
        """The party that stands right behind token `last - 1` (a determiner or adverb may stand between)."""
        position = last
        while position < min(len(self.tokens), last + reach):
            low = self.tokens[position].low
            if (low in PARTITIVES or low == "one") and self.lows[position + 1 : position + 2] == ["of"]:
                position, last = position + 2, last + 2
                continue
            mention = self.mention_at(position)
            if mention is not None:
                named = self.mention_at(mention.last) if mention.role == "source" else None
                # "a commando of the pro-Cuban group Red Front"
                return named if named is not None and named.role == "body" else mention
            if low in _SUPPOSED:
                position, last = position + 1, last + 1
                continue
            if (low[0].isdigit() and low.endswith(_ORDINALS)) or ROMAN.fullmatch(low):
                position, last = position + 1, last + 1
                continue
            if not (
                low in DETERMINERS or is_adverb(low) or self._describes(position) or self.counted(position)
            ):
                return None
            position += 1
        return None

    def listed(self, mention: Mention) -> list[Mention]:
        """The mention and those joined to it by commas or "and": a joint subject or a list of parties."""
        found = [mention]
        while (before := self._joined_before(found[0])) is not None:
            found.insert(0, before)
        while (behind := self._joined_behind(found[-1])) is not None:
            found.append(behind)
        return found

    def list_start(self, mention: Mention) -> int:
        """Where the first of the joined parties begins."""
        while (before := self._joined_before(mention)) is not None:
            mention = before
        return mention.first

    def _joined_before(self, mention: Mention) -> Mention | None:
        position = mention.first - 1
        while position >= 0 and self.tokens[position].low in _DETERMINING:
            position -= 1
        if position < 1 or self.tokens[position].low not in {"and", ","}:
            return None
        if self.tokens[position].low == "and" and self.tokens[position - 1].text == ",":
            position -= 1
        other = self.mention_at(position - 1)
        if other is None or (other.role == "office" and mention.role == "person"):
            return None
        before = next(i for i in range(other.first, -1, -1) if i == 0 or self.lows[i - 1] not in DETERMINERS)
        if self.lows[max(0, before - 2) : before] == ["according", "to"]:
            return None  # "according to the rebels, the army and the police"
        return other if other.role in _JOINABLE else None

    def _joined_behind(self, mention: Mention) -> Mention | None:
        position = mention.last
        if position >= len(self.tokens) or self.tokens[position].low not in {"and", "or", ","}:
            return None
        position += 1
        while position < len(self.tokens) and (
            self.tokens[position].low in _JOINED_BY or self._is_creed(position)
        ):
            position += 1
        other = self.mention_at(position)
        if other is None or other.role not in _JOINABLE:
            return None
        told = "and" not in self.lows[mention.last : position] and self._opens_clause(other.last)
        return None if told else other

    def _is_creed(self, position: int) -> bool:
        """ "the Maoist Shining Path or the *Guevarist* Tupac Amaru": what a group believes stands before its name."""
        return self.lows[position].endswith("ist") and self.mention_at(position) is None

    def _opens_clause(self, position: int) -> bool:
        """ "killed by rebels, *the army said*": behind a comma the party is the subject of the next verb."""
        while position < len(self.lows) and (self.lows[position] == "," or is_adverb(self.lows[position])):
            position += 1
        return position in self.verbs


# What a search for the subject does not simply step over, besides verbs.
_NOTED = CLAUSE_OPENERS | AUXILIARIES | frozenset(';:“”"(),') | {"and", "but", "who", "which", "that"}
# "Yusuf Khatib, a resident, told": an apposition opens like this, right behind the name.
_APPOSING = frozenset({"a", "an", "the", "its", "their"})
_APPOSED_WITHIN = 4
_FIGHTING = words("fought hit struck shot beat drove")
# Behind these another subject has begun: "the ministry said the strike killed 12 and wounded 66".
_TELLING = words("said says say told reported announced claimed confirmed added stated")
_OPPOSED = words("rival warring opposing competing")
_ALSO_ADJECTIVES = words("militant rebel insurgent guerrilla terrorist jihadist separatist")
_SUPPOSED = words("""
    apparently paid suspected alleged presumed hired unidentified unknown hooded masked armed several some so-called
    self-styled ethnic
    outlawed clandestine leftist rightist ultraleftist ultrarightist maoist marxist pro-cuban extremist terrorist
    islamist
""")
# "death squads *linked to* the army killed": said of the subject.
_TIED = words("linked allied tied connected attached affiliated aligned")
_ORDINALS = ("st", "nd", "rd", "th")
_REFLEXIVES = words("itself himself herself themselves")
_BEFORE_DATES = words("on in at late early")
_DASHES = frozenset({"-", "–", "—"})
_OPENING_RELATIVE = frozenset({"who", "which", "whose", "speaking", "citing", "quoting", "or"})
# What these are followed by is a clause with a subject of its own: "people say forces have".
_BEFORE_CLAUSES = words("""
    say says said claim claims claimed saying claiming admit admits admitted admitting concede concedes conceded
    acknowledge acknowledges acknowledged confirm confirms confirmed confirming announced believe believes believed
    added insist insists insisted denies denied alleged alleges fear feared
""")
# A bracket between a subject and its verb is an aside of a few words.
_BRACKET = 12
_ASIDE = 7
# "with two planes and four gunships": the second hangs on the preposition as well.
_JOINED_REACH = 6
# Before a subject and its verb these open a clause, not a phrase: "as the president vowed".
_ALSO_CONJUNCTIONS = words("as since before after until like")
# Participles that describe a party: "government soldiers and allied fighters entered".
_DESCRIBING = words("allied united combined armed")
_DETERMINING = DETERMINERS | words("its ally allies allied")
_JOINED_BY = _DETERMINING | {"and"}
_JOINABLE = frozenset({"person", "body", "force", "government", "state", "office"})

"""What stands around a claim: its date, whether it is history, and who a pronoun speaks of."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from ..dates import read_days
from ..wordlists import words
from .attribution import Attribution
from .names import Mention
from .periods import told_periods
from .source_finder import SourceFinder
from .view import View
from .words import AUXILIARIES, PREPOSITIONS

# MUC-4: what is older than two months is context, not news.
_RECENT = timedelta(days=62)
# A date this close behind a trailing "X said" is when it was said.
_TELLING_REACH = 6

# "since May 2017, when rebels seized": the words between are few.
_DATED_REACH = 4

_EARLIER = words("previous earlier similar")
_EARLIER_REACH = 3
_DESCRIBED_REACH = 3
_NEWER = words("report reports toll claim claims statement")
_ATTACKS = words("""
    attack siege bombing raid blast incident ambush assault clash clashe strike airstrike explosion massacre shooting
    abduction kidnapping killing bomb suicide-bombing violence hijacking
""")
_FOLLOWS = words("follows followed")
_AFTERWARDS = _FOLLOWS | {"after"}
_LONG_AFTER = words("weeks months years week month year decades")
_AFTER_REACH = 14
# "and in April it kidnapped": the words between are few.
_NEXT_EVENT = 5
_FAR_NOUN = 12
_APART = words("who which as after while whereas although because")
# A dateline is place and date: longer openings are sentences.
_DATELINE_REACH = 60
_LONGEST_DATE = 12
_BETWEEN_REACH = 4
_SINCE_CLAUSE = 14
# "the worst single attack on the army since": the words between are few.
_COMPARED_REACH = 8
_SUPERLATIVES = words("worst lowest")
_PARTIES = frozenset({"body", "force", "state", "government"})
_IT = frozenset({"it", "they"})
_RECALLED = (
    "years ago",
    "recall that",
    "recalled that",
    "last year",
    "the last attack",
    "a previous attack",
    "an earlier attack",
    "in a similar attack",
    "in recent years",
    "decades ago",
    "a decade ago",
    "a year ago",
    "during the first",
    "in the first war",
    "in the previous war",
)
# One of these stands in each of them.
_RECALLING = words("ago recall recalled last previous earlier similar recent first")
_CONCLUDED = words(
    "signed reached brokered agreed struck adopted concluded held launched imposed declared elected"
)
_COMING = words("will shall scheduled due")
_COMING_REACH = 5
_HELD = words("held controlled captured seized taken ruled occupied besieged recaptured retaken")
_RELATIVES = frozenset({"which", "who", "where", "whose"})

_ONE = frozenset({"it", "its"})


def _is_many(party: Mention) -> bool:
    """ "rebels", "gunmen": a party that only "they" can stand for."""
    last = party.name.split()[-1]
    return party.role != "state" and last.endswith(("s", "men"))


Temporal = Literal["current", "background"]


class Circumstances:
    """Answers about dates and pronouns while the sentences are read in order."""

    def __init__(self, sources: SourceFinder, published: date | None) -> None:
        self.sources, self.published = sources, published
        self._party: Mention | None = None
        self._many: tuple[Mention, int] | None = None  # the last party named in the plural, and where
        self._is_one = False  # the last party was called "it" where it was named
        self._noted = 0
        self._person: Mention | None = None
        self._temporal: dict[int, Temporal] = {}

    def note(self, view: View) -> None:
        """Remember the parties of a sentence that has been read: later pronouns may stand for them."""
        parties: list[Mention] = []
        for mention in reversed(view.mentions):
            if mention.role == "person":
                self._person = mention
            elif mention.role in _PARTIES and mention.kind != "media":
                parties.append(mention)
        if parties and not (self._party and _goes_on(view, parties)):
            self._party = parties[-1]
            self._is_one = not _is_many(parties[-1]) and not _ONE.isdisjoint(view.said)
            if _is_many(parties[-1]):
                self._many = parties[-1], view.number
        self._noted = view.number

    def party(self, pronoun: str) -> Mention | None:
        """The party of an earlier sentence that a pronoun stands for."""
        if pronoun in {"he", "she"}:
            return self._person
        # "The rebels took it. The army said it would fight. *They* withdrew": whoever is "it" is not "they" next.
        if pronoun == "they" and self._is_one and self._many is not None:
            many, number = self._many
            return many if self._noted - number <= 1 else self._party
        return self._party

    def when(self, view: View, near: int) -> str | None:
        """The date said of the event at offset `near`: not the one of its telling ("…, the army said on Monday")."""
        told = (*view.dates, *_told_periods(view))
        if not told:
            return None
        telling = [
            # "said on Monday that": right behind the verb a date is the telling's in any case.
            (attribution.last, _told_until(view, attribution))
            for attribution, _ in self.sources.speakers(view.number)
        ]
        dates = [
            (start, end)
            for start, end in told
            if not any(first <= view.token_at(start) <= last for first, last in telling)
            and not self._apart(view, start, near)
            and not _is_dateline(view, end)
            and not _is_compared(view, start, near)
        ]
        if not dates:
            return None
        start, end = min(dates, key=lambda d: abs(d[0] - near))
        inside = _told_since(view, view.token_at(near - 1), view.token_at(start))
        opening = start if inside else _opening(view, start)
        return _without_lead(view, view.source[opening : _closing(view, start, end)], end)

    def _apart(self, view: View, date_start: int, near: int) -> bool:
        """Whether a clause begins between the event and a date before it ("struck on Sunday … rebels who took").

        Behind the event, what it happened in spite of has a date of its own.
        """
        event, dated = view.token_at(near - 1), view.token_at(date_start)
        if "despite" in view.lows[event:dated] or _of_a_described(view, event, dated):
            return True
        if dated > event and (_opens_another(view, event, dated) or _is_of_far_noun(view, event, dated)):
            return True
        if dated < event and _in_closed_aside(view, dated, event):
            return True
        return date_start < near and not _APART.isdisjoint(view.lows[dated:event])

    def long_ago(self, view: View, first: int) -> bool:
        """Whether the word at token `first` happened at a time given just before it: "since May 2017, when …"."""
        for start, end in view.dates:
            behind = first - view.token_at(end)
            if 0 <= behind <= _DATED_REACH and "when" in view.lows[view.token_at(end) : first]:
                days = read_days(view.source[start:end], self.published)
                begun = days.start or days.end
                return begun is not None and self.published is not None and begun < self.published - _RECENT
        return False

    def temporal(self, view: View, at: int | None = None) -> Temporal:
        """Whether the sentence, or the clause of its token `at`, tells news or recalls history."""
        if view.number not in self._temporal:
            self._temporal[view.number] = self._read_temporal(view, None)
        whole = self._temporal[view.number]
        if at is not None and whole == "current":
            if _since_when(view, at) is not None:
                return self._read_temporal(view, at)
            return "background" if _long_before(view, at) else whole
        return whole if whole == "current" or at is None else self._read_temporal(view, at)

    def _read_temporal(self, view: View, at: int | None) -> Temporal:
        if not _RECALLING.isdisjoint(view.said) and (
            any(marker in view.low_text for marker in _RECALLED) or _names_earlier_attack(view)
        ):
            return "background"
        recent = False
        for start, end in view.dates:
            wording = view.source[start:end]
            dated = view.token_at(start)
            if _since_when(view, dated) is not None and not _told_since(view, at, dated):
                continue
            if wording.lower().startswith(("since", "from", "until", "till")):
                continue
            if view.lows[max(0, dated - 1)] in {"until", "till", "by"}:
                continue
            if not _CONCLUDED.isdisjoint(view.lows[max(0, dated - 2) : dated]):
                continue  # "under a truce signed in December"
            if not _COMING.isdisjoint(view.lows[max(0, dated - _COMING_REACH) : dated]):
                continue  # "will leave Lachin on 1 December"
            if at is not None and _in_relative(view, dated, at):
                continue
            days = read_days(wording, self.published)
            if days.end is not None and self.published is not None and days.end < self.published - _RECENT:
                return "background"
            recent = recent or not any(letter.isdigit() for letter in wording) or days.precision == "day"
        return "background" if not recent and self._old_year(view, at) else "current"

    def _old_year(self, view: View, at: int | None) -> bool:
        """A bare year before the article's own ("since a 2016 victory"); without a date any year counts as past."""
        this_year = self.published.year if self.published is not None else 9999
        return any(map(str.isdigit, view.said)) and any(
            low.isdigit()
            and len(low) == 4
            and 1900 <= int(low) < this_year
            and not view.counted(position)
            and (_since_when(view, position) is None or _told_since(view, at, position))
            and not _describes(view, position)
            and _CONCLUDED.isdisjoint(view.lows[max(0, position - _DATED_REACH) : position])
            and not (at is not None and _in_relative(view, position, at))
            for position, low in enumerate(view.lows)
        )


def _goes_on(view: View, parties: Sequence[Mention]) -> bool:
    """ "On Monday it took the army's last base": the sentence goes on about the party of the one before."""
    return not _IT.isdisjoint(view.said) and all(
        view.hangs(m) or view.lows[m.last : m.last + 1] == ["'s"] for m in parties
    )


def _names_earlier_attack(view: View) -> bool:
    """ "a previous siege", "in two earlier bomb attacks": a word or two on stands what happened."""
    return any(
        view.lows[at] in _EARLIER
        and any(low.removesuffix("s") in _ATTACKS for low in view.lows[at + 1 : at + 1 + _EARLIER_REACH])
        and _NEWER.isdisjoint(view.lows[at + 1 : at + 1 + _EARLIER_REACH])
        for at in view.where(_EARLIER)
    )


def _long_before(view: View, at: int) -> bool:
    """ "came two weeks *after rebels killed 14*", "follows an attack *in which five died*": what went before."""
    for position in view.where(_AFTERWARDS):
        if not position < at <= position + _AFTER_REACH:
            continue
        if view.lows[position] == "after" and view.lows[position - 1] in _LONG_AFTER:
            return True
        behind = view.lows[position + 1 : at]
        attacked = any(low.removesuffix("s") in _ATTACKS for low in behind)
        if view.lows[position] in _FOLLOWS and attacked and not {"which", "that"}.isdisjoint(behind):
            return True
    return False


def _in_relative(view: View, date: int, at: int) -> bool:
    """ "retook Karuba, which had been lost in May": the date is that of a relative clause, not of token `at`."""
    opener = next(
        (i for i in range(date, 0, -1) if view.lows[i] in _RELATIVES and view.lows[i - 1] == ","), None
    )
    if opener is None:
        return False
    closed = "," in view.lows[date:at] if at > date else False
    return at < opener or closed


def _without_lead(view: View, wording: str, end: int) -> str:
    """ "in Tuesday's blast", "from this morning's strike": the word before belongs to the noun behind."""
    lead, _, rest = wording.partition(" ")
    owned = view.source[end : end + 2] in ("'s", "’s")
    return rest if owned and rest and lead.lower() in {"in", "from", "after", "since"} else wording


def _in_closed_aside(view: View, date: int, event: int) -> bool:
    """ "The group, which was founded *in 2007*, has killed thousands": behind the aside the sentence goes on."""
    closing = next((i for i in range(date, event) if view.lows[i] == ","), None)
    if closing is None or not (view.lows[closing + 1] in AUXILIARIES or closing + 1 in view.verbs):
        return False
    return any(view.lows[i] in _RELATIVES and view.lows[i - 1] == "," for i in range(date, 0, -1))


def _of_a_described(view: View, event: int, date: int) -> bool:
    """ "found in Karsa, a town *that rebels took last month*", "held by the front since May": the date of an aside."""
    return "," in view.lows[event:date] and any(
        view.lows[at] == ","
        and (
            view.lows[at + 1] in _HELD
            or view.lows[at + 1] in _RELATIVES
            or (view.lows[at + 1] in {"a", "the"} and view.lows[at + 3] in _RELATIVES | {"that"})
        )
        and "," not in view.lows[at + 1 : date]
        for at in range(event, date - 3)
    )


def _describes(view: View, year: int) -> bool:
    """ "the 2016 peace agreement": the year belongs to a name, not to the event; "the 1980 murder" was in that year."""
    behind = view.tokens[year + 1] if year + 1 < len(view.tokens) else None
    opened = year > 0 and view.lows[year - 1] in {"the", "a"}
    near = range(year + 1, year + 1 + _DESCRIBED_REACH)  # "the 1980 murder", "the 2002 Bali bombings"
    violent = any(map(view.harmed, near)) or any(hit.first in near for hit in view.means)
    violent = violent or not _ATTACKS.isdisjoint(view.lows[year + 1 : year + 2])
    return opened and behind is not None and behind.word and not violent


def _opens_another(view: View, event: int, date: int) -> bool:
    """ "abducted ten sailors, *and in April* it took four": the date of the next of two events."""
    before = date - 1
    while before > event and view.lows[before] in PREPOSITIONS:
        before -= 1
    joined = before > event and view.lows[before] in {"and", "but", ";"}
    behind = view.lows[date + 1 : date + 1 + _NEXT_EVENT]
    return joined and any(
        at in view.verbs or view.harmed(at) for at in range(date + 1, date + 1 + len(behind))
    )


def _is_of_far_noun(view: View, event: int, date: int) -> bool:
    """ "the murder of Diaz … those behind *the massacre of 16 November*": the date of what is named further on."""
    return date - event > _FAR_NOUN and view.lows[date - 1] == "of"


def _is_dateline(view: View, date_end: int) -> bool:
    """ "GOMA, 14 March 2025 - …", "14/03/2025 Army retakes …": the date of the dispatch at the head of the sentence."""
    opening = view.source[view.sentence.start : date_end]
    behind = view.token_at(date_end)
    if opening[-4:].isdigit() and opening[:1].isdigit() and len(opening) <= _LONGEST_DATE:
        return behind < len(view.tokens) and view.tokens[behind].capitalised
    sign = view.source[date_end : date_end + 4].lstrip(" )")
    return date_end - view.sentence.start < _DATELINE_REACH and sign[:1] in {"-", "–", "—", ":", "("}


def _since_when(view: View, position: int) -> int | None:
    """ "since the front rose in the north in 2015": where the clause of a date begins with "since"."""
    if "since" not in view.said:
        return None
    for at in range(position, max(-1, position - _SINCE_CLAUSE), -1):
        if view.lows[at] == "since":
            return at
        if not view.tokens[at].word and not view.tokens[at].low.isdigit():
            return None
    return None


def _told_since(view: View, at: int | None, date: int) -> bool:
    """ "since *a bomb killed 90* in May 2017": what is told between "since" and the date was then."""
    since = _since_when(view, date)
    return since is not None and at is not None and since < at < date


def _is_compared(view: View, date_start: int, near: int) -> bool:
    """ "the deadliest attack since the war began in 2015": the date is of what is compared, and the other way round."""
    if "since" not in view.said:
        return False
    since = _since_when(view, view.token_at(date_start))
    inside = _since_when(view, view.token_at(near - 1))
    if inside is not None and since is None and date_start < view.starts[inside]:
        return True
    if _told_since(view, view.token_at(near - 1), view.token_at(date_start)):
        return False
    before = view.lows[max(0, since - _COMPARED_REACH) : since] if since is not None else []
    return any(low in _SUPERLATIVES or low.endswith(("iest", "gest", "hest", "vest")) for low in before)


def _told_until(view: View, attribution: Attribution) -> int:
    """How far behind a word of speech a date is that of the telling: up to "that" where what is told follows."""
    if not attribution.fronted:
        said = max(attribution.last, attribution.speaker.last if attribution.speaker is not None else 0)
        return said + _TELLING_REACH
    behind = view.lows[attribution.last : attribution.last + _TELLING_REACH + 1]
    return attribution.last + (behind.index("that") if "that" in behind else 1)


def _told_periods(view: View) -> list[tuple[int, int]]:
    return [
        (view.starts[first], view.end(last - 1))
        for first, last in told_periods(view)
        if not any(view.in_date(position) for position in range(first, last))
    ]


def _opening(view: View, date_start: int) -> int:
    """Take in "since fighting resumed", "overnight into" and "between" before a date."""
    position = view.token_at(date_start)
    if view.lows[max(0, position - 2) : position] == ["overnight", "into"]:
        return view.starts[position - 2]
    since = _since(view, date_start)
    if since != date_start:
        return since
    return _between(view, position)[0]


def _closing(view: View, date_start: int, date_end: int) -> int:
    position = view.token_at(date_start)
    if view.lows[position : position + 2] == ["overnight", "into"]:
        behind = next((end for start, end in view.dates if start > date_end), date_end)
        return behind if behind - date_end < _BETWEEN_REACH * 5 else date_end
    return max(date_end, _between(view, position)[1])


def _between(view: View, position: int) -> tuple[int, int]:
    """ "between midday on 29 March and midday on 31 March": from one date to the next."""
    start = view.starts[position]
    opening = view.lows[max(0, position - _BETWEEN_REACH) : position]
    if "between" not in opening:
        return start, 0
    first = max(0, position - _BETWEEN_REACH) + opening.index("between")
    later = [end for begun, end in view.dates if begun > start]
    joined = later and "and" in view.lows[position : view.token_at(later[0])]
    return (view.starts[first], later[0]) if joined else (start, 0)


def _since(view: View, date_start: int) -> int:
    """Take in "since fighting resumed" before a date: the period begins there."""
    since = _since_when(view, view.token_at(date_start))
    return date_start if since is None else view.starts[since]

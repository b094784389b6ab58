"""What a denial is about: the event that its own words tell, or else what is told right before it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...schemas.report import Casualty, Evidence, Statement, TerritorialChange
from ..article import Article
from ..dates import find_dates
from ..slots import evidence_of
from .casualties import Setting, same_party
from .names import fold
from .tables import hits, mentions
from .tolls import times_meet, told_at

# "shelling Belkora", "in the Karsa valley": where the deed that is denied was done.
_PLACE_NAMED = re.compile(
    r"\b(?:in|at|near|outside|around|from|over|attacking|bombing|hitting|shelling|striking|targeting)"
    r" (?:the )?((?:[A-Z][\w’'-]+ ?)+)"
)
# What may follow "the reports" where nothing more is said of them: "as baseless lies", "and closed the road".
_NO_MORE = re.compile(r"\s*(?:as (?:\w+ ){0,2}\w+\s*)?(?:$|[.,;:”\"]|and\b|but\b|while\b)", re.IGNORECASE)


def is_denial(statement: Statement) -> bool:
    """A denial by its act, or a rejection that the text words as one.

    A party that rejects a demand denies nothing, so a rejection needs the words.
    """
    if statement.act == "DENY":
        return True
    return statement.act == "REJECT" and mentions("denial", cited_words(statement))


def denial_words(statement: Statement) -> str:
    """The denial's own words: the passages given for it, else the sentence it stands in."""
    words = [quotation.text for quotation in statement.quotations]
    return " … ".join(words) if words else statement.evidence[0].text


def cited_words(statement: Statement) -> str:
    return " ".join(piece.text for piece in statement.evidence)


# --- The event that a denial tells itself ---------------------------------------------------------


class DeniedEvent:
    """When, where and against what the denied deed was done, as far as the denial tells it."""

    def __init__(self, statement: Statement, setting: Setting) -> None:
        words = denial_words(statement)
        said = statement.when.text if statement.when else None
        dates = (words[start:end] for start, end in find_dates(words))
        self._times = [setting.period(date) for date in dates if date != said]
        self._places = [fold(found[1]) for found in _PLACE_NAMED.finditer(words) if not found[1].isupper()]
        self._targets = _targets(words)

    @property
    def told(self) -> bool:
        """Whether the denial tells anything by which its event could be known."""
        return bool(self._times or self._places or self._targets)

    def may_be(self, claim: Casualty) -> bool:
        """Whether a claim agrees with all that is told; what the claim leaves untold is no agreement."""
        words = fold(" ".join([claim.place or "", *(piece.text for piece in claim.evidence)]))
        timely = not self._times or any(time and times_meet(time, claim.when) for time in self._times)
        return (
            timely
            and all(place.strip() in words for place in self._places)
            and self._targets <= _targets(words)
        )


def _targets(words: str) -> set[str]:
    return {hit.code for hit in hits("target", words)}


# --- The event told before it ---------------------------------------------------------------------


def one_event(claim: Casualty, other: Casualty) -> bool:
    """Whether two claims are told of one event: in one sentence, or of one place at one time."""
    if claim.evidence[-1].sentence == other.evidence[-1].sentence or claim.subset_of == other.id:
        return True
    places = claim.place and other.place and fold(claim.place) == fold(other.place)
    return bool(places and claim.when and times_meet(claim.when, other.when))


def said_from(statement: Statement) -> int:
    """Where the words of a statement begin."""
    starts = (quotation.span.start for quotation in statement.quotations)
    return min(starts, default=statement.evidence[0].start)


# --- Answers --------------------------------------------------------------------------------------


class Answered(NamedTuple):
    """What a denial answers: the claims and statements told by a sentence, and that sentence."""

    claim_ids: list[str]
    statement_ids: list[str]
    told: Evidence


def what_is_answered(
    statement: Statement,
    claims: Sequence[Casualty | TerritorialChange],
    statements: Sequence[Statement],
    article: Article,
) -> Answered | None:
    """What a denial that tells no event itself answers: "denied it", "dismissed the reports as lies".

    That is what others report before it in its own sentence, or else in the sentence before.
    """
    words = denial_words(statement)
    if not any(_NO_MORE.match(words[hit.end :]) for hit in hits("answer", words)):
        return None
    here = statement.evidence[0]
    for told in [here, *([evidence_of(article, here.sentence - 1)] if here.sentence > 1 else [])]:
        before = told.text[: max(0, said_from(statement) - told.start)] if told is here else told.text
        if not mentions("accusing" if mentions("responsibility", words) else "reporting", before):
            continue
        end = told.start + len(before)
        reported = [claim for claim in claims if claim.source.name and told.start <= told_at(claim) < end]
        said = (one for one in statements if told.start <= said_from(one) < end)
        return Answered(
            [claim.id for claim in reported if not is_own(statement, claim)],
            [one.id for one in said if one.speakers != statement.speakers],
            told,
        )
    return None


def is_own(statement: Statement, claim: Casualty | TerritorialChange) -> bool:
    """Whether a speaker is the one who makes the claim."""
    return any(same_party(speaker, claim.source) for speaker in statement.speakers)

"""An adversarial model: it answers every gold article rightly but for errors made at a known rate.

It proves our own numbers without a key: how many of the errors grounding catches before they reach a report,
and whether the scorer counts those that do.
"""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...agent.article import Article
from ...agent.drafter import Drafting, EngineInfo, Failure, Repair
from ...agent.errors import AnswerError
from ...agent.grounding import (
    GroundingIndex,
    ItemGrounding,
    ground_actor,
    ground_casualty,
    ground_draft,
    ground_statement,
    ground_territory,
)
from ...schemas.draft import EMPTY_DRAFT, Draft
from ...schemas.report import UnusedMention
from ..annotation.gold_draft import gold_article, gold_draft
from ..annotation.gold_loading import GoldArticle
from ..scoring.scorer import Scorer
from ..scoring.tallies import ArticleScore, Rate
from .credulous import believed_report
from .spoiling import KINDS, ErrorKind, Injected, Spoiled, spoil_draft

_GROUND: Mapping[str, Callable[..., ItemGrounding]] = {
    "actors": ground_actor,
    "casualties": ground_casualty,
    "territory": ground_territory,
    "statements": ground_statement,
}


def draw_for(seed: int, kind: ErrorKind, article: str, turn: int = 0) -> random.Random:
    """The same errors for the same seed, whatever else is read and in whichever order."""
    return random.Random(f"{seed} {kind} {article} {turn}")  # noqa: S311 (reproducible, nothing secret)


class Adversary:
    """Implements `Drafter`: the gold's own draft with errors of one kind. Asked again, it insists."""

    def __init__(
        self, articles: Iterable[GoldArticle], kind: ErrorKind, *, rate: float, seed: int = 1
    ) -> None:
        self._gold = {gold_article(article).sha256: article for article in articles}
        self._kind, self._rate, self._seed = kind, rate, seed

    @property
    def info(self) -> EngineInfo:
        parameters = {"error": self._kind, "rate": self._rate, "seed": self._seed}
        return EngineInfo(engine="adversary", parameters=parameters)

    def spoiled(self, article: Article) -> Spoiled:
        """The draft of an article with what was done to it. Raises `AnswerError` for one without gold."""
        gold = self._gold.get(article.sha256)
        if gold is None:
            raise AnswerError("the adversary knows gold articles only")
        draw = draw_for(self._seed, self._kind, gold.name)
        return spoil_draft(gold_draft(gold), gold, self._kind, self._rate, draw)

    async def draft(self, article: Article) -> Drafting:
        return Drafting(draft=self.spoiled(article).draft)

    async def repair(self, article: Article, failures: Sequence[Failure]) -> Repair:
        return Repair(items=tuple(failure.item for failure in failures))

    async def look_again(self, article: Article, unused: Sequence[UnusedMention]) -> Drafting:
        return Drafting(EMPTY_DRAFT)

    async def close(self) -> None:
        """Nothing is open."""


# --- The trial ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KindResult:
    """What became of one kind of error. `possible` items, `injected` errors, `caught` by grounding.

    `counted`: how many more the scorer counts than on the right drafts, grounding switched off. A dropped
    item leaves nothing to ground, so there `caught` is null.
    """

    kind: ErrorKind
    possible: int
    injected: int
    caught: int | None
    counted: float

    @property
    def reached(self) -> int | None:
        return None if self.caught is None else self.injected - self.caught

    @property
    def read_back(self) -> Rate:
        """The rate of errors by the scorer's own count."""
        return Rate(self.counted, self.possible)


@dataclass(frozen=True, slots=True)
class Trial:
    """All kinds, and the right items that grounding refuses although nothing is wrong with them."""

    rate: float
    rounds: int
    seed: int
    articles: int
    kinds: tuple[KindResult, ...]
    refused: Rate


def trial(articles: Sequence[GoldArticle], *, rate: float, rounds: int, seed: int = 1) -> Trial:
    """Spoil every article *rounds* times with each kind of error in turn. Asks nobody and stores nothing."""
    subjects = [_Subject(article) for article in articles]
    refused = [subject.refused for subject in subjects]
    return Trial(
        rate=rate,
        rounds=rounds,
        seed=seed,
        articles=len(subjects),
        kinds=tuple(_try_kind(subjects, kind, rate, rounds, seed) for kind in KINDS),
        refused=Rate(sum(each.made for each in refused), sum(each.possible for each in refused)),
    )


class _Subject:
    """One article with what does not depend on the errors."""

    def __init__(self, gold: GoldArticle) -> None:
        self.gold = gold
        self.article = gold_article(gold)
        self.right = gold_draft(gold)
        self._index = GroundingIndex(self.article)
        self._scorer = Scorer(gold)
        self._clean = self.score(self.right)

    @property
    def refused(self) -> Rate:
        """Right items that grounding refuses."""
        verdicts = [verdict for items in ground_draft(self.right, self._index) for _, verdict in items]
        return Rate(sum(not verdict.accepted for verdict in verdicts), len(verdicts))

    def score(self, draft: Draft) -> ArticleScore:
        """The score of a report that believes the draft."""
        return self._scorer.score(believed_report(draft, self.article))

    def counted(self, spoiled: Spoiled, kind: ErrorKind) -> float:
        """How many more errors of the kind the scorer counts than in the right draft."""
        return _COUNTERS[kind](self.score(spoiled.draft)) - _COUNTERS[kind](self._clean)

    def is_caught(self, error: Injected, draft: Draft) -> bool:
        """Whether grounding refuses the item, or at least the slot that was changed."""
        if error.place is None:
            return False
        section, index = error.place
        verdict = _GROUND[section](getattr(draft, section)[index], self._index)
        unusable = {slot.partition("[")[0] for slot in verdict.unusable}
        return not verdict.accepted or bool(unusable & set(error.slots))


def _try_kind(
    subjects: Sequence[_Subject], kind: ErrorKind, rate: float, rounds: int, seed: int
) -> KindResult:
    possible = injected = caught = 0
    counted = 0.0
    for turn in range(rounds):
        for subject in subjects:
            draw = draw_for(seed, kind, subject.gold.name, turn)
            spoiled = spoil_draft(subject.right, subject.gold, kind, rate, draw)
            possible += spoiled.possible
            if spoiled.injected:
                injected += len(spoiled.injected)
                caught += sum(subject.is_caught(error, spoiled.draft) for error in spoiled.injected)
                counted += subject.counted(spoiled, kind)
    return KindResult(kind, possible, injected, None if kind == "dropped_item" else caught, counted)


def _named(error: str, section: str) -> Callable[[ArticleScore], float]:
    def count(score: ArticleScore) -> float:
        tally = next(each for name, each in score.sections.items() if name == section)
        return tally.errors[error].made if error in tally.errors else 0.0

    return count


def _hallucinated(score: ArticleScore) -> float:
    return score.sections["casualties"].hallucinated


def _missed(score: ArticleScore) -> float:
    return sum(item.outcome in ("missed", "merged") for item in score.items)


# How the scorer counts each kind.
_COUNTERS: Mapping[ErrorKind, Callable[[ArticleScore], float]] = {
    "digit_swap": _named("count_wrong", "casualties"),
    "killed_injured_flip": _named("killed_injured_flip", "casualties"),
    "cumulative_as_incident": _named("cumulative_as_incident", "casualties"),
    "wrong_reporter": _named("attribution_swapped", "casualties"),
    "wrong_blame": _named("attribution_swapped", "casualties"),
    "invented_item": _hallucinated,
    "dropped_item": _missed,
    "altered_quotation": _named("quote_altered", "statements"),
    "control_inverted": _named("control_inverted", "territory"),
}

"""The one path from an article to its report: draft, ground, ask once again about what failed, assemble."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from ..schemas.draft import Draft, DraftItem
from ..schemas.report import SituationReport, Usage
from .article import Article
from .assemble import Run, assemble
from .assemble.report import SECTIONS
from .drafter import Drafter, Drafting, Failure
from .errors import SitrepError
from .grounding import GroundedDraft, GroundingIndex, ground_draft
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Clock:
    """What the pipeline reads the time from. `timer` counts seconds and starts anywhere."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    timer: Callable[[], float] = time.perf_counter


SYSTEM_CLOCK = Clock()


async def run(
    article: Article, drafter: Drafter, settings: Settings | None = None, *, clock: Clock = SYSTEM_CLOCK
) -> SituationReport:
    """The report of one article by one engine.

    Items that the article does not bear out are put to the engine once more, together and with the reasons;
    what still fails is quarantined in `rejected`. A model asked by the "second_look" strategy is then asked for
    what its claims leave unused. If such a later question fails, the good items stay and the report is partial.
    Raises `ProviderError` or `AnswerError` where there is no draft at all.
    """
    started, created = clock.timer(), clock.now()
    chosen = settings or Settings()
    drafting = await drafter.draft(article)
    index = GroundingIndex(article)

    def report_of(checked: Checked) -> SituationReport:
        seconds = clock.timer() - started
        outcome = Run(info=drafter.info, tool_version=tool_version(), created=created, seconds=seconds)
        return assemble(index, checked.drafting, checked.grounded, outcome)

    checked = Checked(drafting, ground_draft(drafting.draft, index))
    if chosen.repair:
        checked = await _repaired(index, drafter, checked)
    report = report_of(checked)
    if chosen.model is None or chosen.model.strategy != "second_look":
        return report
    looked_again = await _looked_again(index, drafter, checked, report)
    return report if looked_again is checked else report_of(looked_again)


# --- Later questions ------------------------------------------------------------------------------


class Checked(NamedTuple):
    """A drafting with its verdicts."""

    drafting: Drafting
    grounded: GroundedDraft


async def _repaired(index: GroundingIndex, drafter: Drafter, checked: Checked) -> Checked:
    """The same after one repair re-ask, which carries nothing but the failed items and their reasons."""
    failures = failures_of(checked.grounded)
    if not failures:
        return checked
    try:
        repair = await drafter.repair(index.article, failures)
    except SitrepError as error:
        return _unanswered(checked, "repair", error)
    draft = with_repairs(checked.drafting.draft, failures, repair.items)
    unchanged = draft is checked.drafting.draft
    grounded = checked.grounded if unchanged else ground_draft(draft, index)
    spent = repair.usage
    if spent != Usage():  # rules are not asked again: they withdraw
        mended = sum(getattr(grounded, failure.section)[failure.index][1].accepted for failure in failures)
        spent = spent.model_copy(update={"items_asked_again": len(failures), "items_mended": mended})
    usage = added_usage(checked.drafting.usage, spent)
    return Checked(replace(checked.drafting, draft=draft, usage=usage), grounded)


async def _looked_again(
    index: GroundingIndex, drafter: Drafter, checked: Checked, report: SituationReport
) -> Checked:
    """The same with what a second look finds among the figures and quotations that no claim uses."""
    unused = [mention for mention in report.coverage.unused if mention.kind in ("number", "quotation")]
    if not unused:
        return checked
    try:
        found = await drafter.look_again(index.article, unused)
    except SitrepError as error:
        return _unanswered(checked, "second look", error)
    first = checked.drafting
    drafting = replace(
        first,
        draft=with_additions(first.draft, found.draft),
        usage=added_usage(first.usage, found.usage),
        malformed=(*first.malformed, *found.malformed),
    )
    return Checked(drafting, ground_draft(drafting.draft, index))


def _unanswered(checked: Checked, question: str, error: SitrepError) -> Checked:
    """The same, with what the failed question cost and why it failed."""
    drafting = checked.drafting
    usage = added_usage(drafting.usage, getattr(error, "usage", None) or Usage())
    unanswered = (*drafting.unanswered, f"{question} failed: {error.message}")
    return checked._replace(drafting=replace(drafting, usage=usage, unanswered=unanswered))


def with_additions(draft: Draft, more: Draft) -> Draft:
    """The draft with more items behind its own; `part_of` positions among them move along."""
    before = len(draft.casualties)
    moved = [
        item if item.part_of is None else replace(item, part_of=item.part_of + before)
        for item in more.casualties
    ]
    added: dict[str, list[DraftItem]] = {
        section: [*getattr(draft, section), *getattr(more, section)] for section in SECTIONS
    }
    return draft.model_copy(update={**added, "casualties": [*draft.casualties, *moved]})


def failures_of(grounded: GroundedDraft) -> list[Failure]:
    """The items that the article does not bear out, in the draft's order."""
    return [
        Failure(section=section, index=index, item=item, reasons=tuple(checked.reasons))
        for section in SECTIONS
        for index, (item, checked) in enumerate(getattr(grounded, section))
        if not checked.accepted
    ]


def with_repairs(draft: Draft, failures: Sequence[Failure], items: Sequence[DraftItem | None]) -> Draft:
    """The draft with corrected items in the places of the failed ones.

    A withdrawn item (null) stays where it is, so that `part_of` positions keep their meaning; it fails again
    and is quarantined. An answer of another section's type is no correction.
    """
    sections: dict[str, list[DraftItem]] = {section: list(getattr(draft, section)) for section in SECTIONS}
    changed = False
    for failure, item in zip(failures, items, strict=False):
        if type(item) is type(failure.item) and item != failure.item:
            sections[failure.section][failure.index] = item
            changed = True
    return draft.model_copy(update=sections) if changed else draft


def added_usage(one: Usage, other: Usage) -> Usage:
    """Both requests' usage. A sum with an unknown part is unknown; what was never asked adds nothing."""
    nothing = Usage()
    if other == nothing:
        return one
    if one == nothing:
        return other

    def both(first: float | None, second: float | None) -> Any:
        return None if first is None or second is None else first + second

    return Usage(
        requests=one.requests + other.requests,
        input_tokens=both(one.input_tokens, other.input_tokens),
        cached_tokens=both(one.cached_tokens, other.cached_tokens),
        output_tokens=both(one.output_tokens, other.output_tokens),
        cost_usd=both(one.cost_usd, other.cost_usd),
        items_asked_again=one.items_asked_again + other.items_asked_again,
        items_mended=one.items_mended + other.items_mended,
    )


@cache
def tool_version() -> str:
    """The installed version of sitrep, "unknown" where it runs uninstalled."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("sitrep")
    except PackageNotFoundError:
        return "unknown"

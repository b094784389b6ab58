"""The assembly: from accepted and rejected items to the finished report, in the order a reader meets it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from operator import attrgetter
from typing import NamedTuple, TypeVar

from ...schemas.draft import DraftCasualty, DraftItem, DraftTerritory
from ...schemas.report import (
    SCHEMA_VERSION,
    Actor,
    Background,
    Casualty,
    Caveat,
    Contested,
    Header,
    Issue,
    Provenance,
    Rejected,
    SituationReport,
    Statement,
    TerritorialChange,
    Usage,
)
from ...schemas.vocabulary import Status
from ..article import Article
from ..drafter import Drafting, EngineInfo, Section
from ..grounding import GroundedDraft, GroundingIndex, ItemGrounding
from .accepted import Accepted, AcceptedDraft
from .actors import register_of
from .casualties import Setting, casualty_of
from .cautions import caveats_of, hidden_text_issues, instruction_issues, sentence_at, sentences_to_models
from .clues import clues_in
from .consistency import casualty_issues, date_issues, point_back
from .contested import disputed
from .coverage import coverage_of
from .highlights import highlights, key_figures
from .links import link
from .quotations import Quoted, quoted_passages
from .roles import give_roles
from .statements import merged_statements, statement_of
from .territory import territorial_change_of
from .theatre import theatre_of

SECTIONS: tuple[Section, ...] = ("actors", "casualties", "territory", "statements")

AnyItem = TypeVar("AnyItem", bound=DraftItem)
_IN_TEXT_ORDER = attrgetter("position")


@dataclass(frozen=True, slots=True)
class Run:
    """How the draft came about: what provenance tells and what the text cannot. `seconds` is wall time."""

    info: EngineInfo
    tool_version: str
    created: datetime
    seconds: float


def assemble(
    article: Article | GroundingIndex, drafting: Drafting, grounded: GroundedDraft, run: Run
) -> SituationReport:
    """The report of one article. Pure: the same arguments give the same report, byte for byte.

    Whoever has grounded the draft in a `GroundingIndex` hands it on, and the article is not read again.
    """
    index = article if isinstance(article, GroundingIndex) else GroundingIndex(article)
    article = index.article
    clues = clues_in(index.source)
    orders, hidden = instruction_issues(article, clues), hidden_text_issues(article, clues.hidden)
    grounded = without_orders(grounded, sentences_to_models(article, orders), article)
    accepted = accepted_items(grounded, drafting.rules)
    rejected = [*rejected_items(grounded), *_malformed(drafting)]
    quoted = quoted_passages(article.text)
    caveats = caveats_of(article, drafting.draft.caveats, clues)
    claims = _claims(article, accepted, quoted, caveats)
    status = status_of(accepted, rejected, drafting.unanswered)
    figures = key_figures(claims.current_casualties)
    return SituationReport(
        status=status.status,
        status_reasons=status.reasons,
        header=_header(article, claims, caveats),
        highlights=highlights(
            figures, claims.casualties, claims.changes, claims.statements, claims.actors, claims.issues
        ),
        key_figures=figures,
        actors=claims.actors,
        casualties=claims.current_casualties,
        territorial_changes=claims.current_changes,
        statements=claims.statements,
        contested=claims.contested,
        background=claims.background,
        coverage=coverage_of(index, accepted, claims.actors, quoted, clues),
        issues=[*drafting.issues, *orders, *hidden, *_dropped(accepted), *claims.issues],
        rejected=rejected,
        provenance=_provenance(article, run, drafting.usage),
    )


# --- From the draft to what may become a claim ----------------------------------------------------


def without_orders(grounded: GroundedDraft, orders: frozenset[int], article: Article) -> GroundedDraft:
    """The verdicts, with every item refused whose decisive words stand in sentences addressed to a model."""

    def judged(pair: tuple[AnyItem, ItemGrounding], decisive: str) -> tuple[AnyItem, ItemGrounding]:
        item, checked = pair
        told = [
            sentence_at(article, slot.spans[0].start)
            for slot in checked.grounding.slots
            if slot.spans and slot.slot.partition("[")[0] == decisive
        ]
        if not checked.accepted or not told or any(sentence not in orders for sentence in told):
            return pair
        reasons = (*checked.reasons, "it stands in sentences addressed to a language model")
        verdict = replace(checked.grounding, value="unsupported", reasons=list(reasons))
        return item, checked._replace(grounding=verdict, accepted=False, reasons=reasons)

    if not orders:
        return grounded
    return GroundedDraft(
        [judged(pair, "name") for pair in grounded.actors],
        [judged(pair, "count") for pair in grounded.casualties],
        [judged(pair, "place") for pair in grounded.territory],
        [judged(pair, "words") for pair in grounded.statements],
    )


def accepted_items(grounded: GroundedDraft, rules: Mapping[tuple[Section, int], str]) -> AcceptedDraft:
    """The items that passed, each section in text order."""

    def passed(section: Section, pairs: Sequence[tuple[AnyItem, ItemGrounding]]) -> list[Accepted[AnyItem]]:
        items = [
            Accepted(section, index, item, checked, rules.get((section, index)))
            for index, (item, checked) in enumerate(pairs)
            if checked.accepted
        ]
        return sorted(items, key=_IN_TEXT_ORDER)

    return AcceptedDraft(
        actors=tuple(passed("actors", grounded.actors)),
        casualties=tuple(passed("casualties", grounded.casualties)),
        territory=tuple(passed("territory", grounded.territory)),
        statements=tuple(passed("statements", grounded.statements)),
    )


def rejected_items(grounded: GroundedDraft) -> list[Rejected]:
    """The items that failed, with their reasons, in the draft's order."""
    return [
        rejected(section, item, checked.reasons, checked)
        for section in SECTIONS
        for item, checked in getattr(grounded, section)
        if not checked.accepted
    ]


def rejected(
    section: Section, item: DraftItem, reasons: Sequence[str], checked: ItemGrounding | None = None
) -> Rejected:
    """One quarantined item as the report keeps it."""
    return Rejected(
        section=section,
        item=asdict(item),
        reasons=list(reasons),
        grounding=checked.grounding if checked else None,
    )


def _malformed(drafting: Drafting) -> list[Rejected]:
    return [
        Rejected(section=section, item=dict(item), reasons=list(reasons))
        for section, item, reasons in drafting.malformed
    ]


# --- Claims ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Claims:
    """Every claim of the report, linked and disputed, with the actors they speak of."""

    actors: list[Actor]
    casualties: list[Casualty]
    changes: list[TerritorialChange]
    statements: list[Statement]
    contested: list[Contested]
    issues: list[Issue]

    @property
    def current_casualties(self) -> list[Casualty]:
        return [claim for claim in self.casualties if claim.temporal == "current"]

    @property
    def current_changes(self) -> list[TerritorialChange]:
        return [claim for claim in self.changes if claim.temporal == "current"]

    @property
    def background(self) -> Background:
        return Background(
            casualties=[claim for claim in self.casualties if claim.temporal == "background"],
            territorial_changes=[claim for claim in self.changes if claim.temporal == "background"],
        )


def _claims(
    article: Article, accepted: AcceptedDraft, quoted: Sequence[Quoted], caveats: Sequence[Caveat]
) -> Claims:
    register = register_of(accepted, _theatre(article, accepted))
    unverified = frozenset(caveat.evidence.sentence for caveat in caveats)
    setting = Setting(register, article.published, article.text, unverified)
    drafted = [casualty_of(item, f"C{i}", setting) for i, item in enumerate(accepted.casualties, 1)]
    issues = link(accepted.casualties, drafted)
    changes = [territorial_change_of(item, f"T{i}", setting) for i, item in enumerate(accepted.territory, 1)]
    point_back(changes)
    statements = _statements(accepted, setting, quoted)
    settled = disputed(drafted, changes, statements, setting, article)
    give_roles(register.actors, settled.casualties, settled.changes, statements)
    issues += casualty_issues(settled.casualties)
    dated: list[Casualty | TerritorialChange] = [*settled.casualties, *settled.changes]
    return Claims(
        actors=register.actors,
        casualties=settled.casualties,
        changes=settled.changes,
        statements=statements,
        contested=settled.contested,
        issues=[*issues, *date_issues(dated, article.published)],
    )


def _theatre(article: Article, accepted: AcceptedDraft) -> frozenset[str]:
    items: list[Accepted[DraftCasualty] | Accepted[DraftTerritory]]
    items = [*accepted.casualties, *accepted.territory]
    places = [item.text("place") for item in items if not item.item.background]
    return theatre_of([place for place in places if place], article.text)


def _statements(accepted: AcceptedDraft, setting: Setting, quoted: Sequence[Quoted]) -> list[Statement]:
    drafted = [statement_of(item, "", setting, quoted) for item in accepted.statements]
    merged = merged_statements(drafted)
    for number, one in enumerate(merged, 1):
        one.id = f"S{number}"
    return merged


def _dropped(accepted: AcceptedDraft) -> list[Issue]:
    """Slots that were given, failed the check and read as null in an accepted claim."""
    issues: list[Issue] = []
    for item in accepted.everything:
        if not item.unusable:
            continue
        named = (getattr(item.item, slot, None) for slot in ("name", "count", "place"))
        label = next(filter(None, named), "statement")
        for slot in sorted(item.unusable):
            message = f"{item.section}: {slot} of {label!r} is not borne out by the text and was left empty"
            issues.append(Issue(code="slot_dropped", message=message))
    return issues


# --- The document ---------------------------------------------------------------------------------


class Verdict(NamedTuple):
    status: Status
    reasons: list[str]


def status_of(
    accepted: AcceptedDraft, rejected_ones: Sequence[Rejected], unanswered: Sequence[str]
) -> Verdict:
    """Complete, partial or failed, and why.

    A report is failed where nothing of its draft stands in the text, partial where some of it
    does not; a report of an article that tells of no conflict is complete and says so.
    """
    held = len(accepted.everything)
    reasons = list(unanswered)
    if rejected_ones:
        reasons.append(
            f"{len(rejected_ones)} of {held + len(rejected_ones)} items are not borne out by the text"
        )
    if rejected_ones and not held:
        return Verdict("failed", reasons)
    if reasons:
        return Verdict("partial", reasons)
    return Verdict("complete", [] if accepted.claims else ["no claims found"])


def _header(article: Article, claims: Claims, caveats: list[Caveat]) -> Header:
    # A bare year ("since 2011") is the conflict's time, not the report's.
    claimed = [*claims.current_casualties, *claims.current_changes]
    periods = [c.when for c in claimed if c.when and c.when.precision in ("day", "week", "month")]
    starts = [period.start for period in periods if period.start]
    ends = [end for period in periods if (end := period.end or period.start)]
    return Header(
        title=article.title,
        outlet=article.outlet,
        source=article.source,
        published=article.published,
        language=article.language,
        covers_start=min(starts, default=None),
        covers_end=max(ends, default=None),
        caveats=caveats,
    )


def _provenance(article: Article, run: Run, usage: Usage) -> Provenance:
    info = run.info
    return Provenance(
        tool_version=run.tool_version,
        schema_version=SCHEMA_VERSION,
        prompt_version=info.prompt_version,
        engine=info.engine,
        model=info.model,
        endpoint=info.endpoint,
        parameters=dict(info.parameters),
        input_sha256=article.sha256,
        usage=usage,
        seconds=run.seconds,
        created=run.created,
    )

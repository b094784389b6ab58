"""The brief: a report laid out for a reader, before any medium is chosen.

Every string is finished wording in plain text, the article's words raw within it; `markdown` and `terminal`
only place and escape. Each claim keeps its id and the numbers of the sentences it stands in.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...schemas.report import (
    Actor,
    Casualty,
    Claim,
    Contested,
    Evidence,
    Issue,
    Rejected,
    SituationReport,
    Statement,
    TerritorialChange,
)
from ...schemas.vocabulary import Status
from . import phrases
from .figures import FigureRow, figure_rows

EMPTY = "none reported in this article"

_REVIEW = {"machine_unreviewed": "machine-extracted, unreviewed", "reviewed": "machine-extracted, reviewed"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a section: what it says, the particulars, and the words quoted."""

    id: str
    text: str
    details: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    cites: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled list. `empty` is what stands there when the article has nothing for it."""

    title: str
    entries: tuple[Entry, ...]
    note: str = ""
    empty: str = EMPTY


@dataclass(frozen=True, slots=True)
class Caveat:
    text: str
    cites: str


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything a renderer places, in reading order."""

    title: str
    facts: tuple[tuple[str, str], ...]
    state: Status
    status: str
    status_reasons: tuple[str, ...]
    caveats: tuple[Caveat, ...]
    highlights: Section
    figures: tuple[FigureRow, ...]
    restated: tuple[Entry, ...]
    sections: tuple[Section, ...]
    evidence: tuple[Evidence, ...]
    method: tuple[str, ...]


def brief(report: SituationReport) -> Brief:
    """Lay *report* out: header, figures, sections, evidence and method, in the order of a written brief."""
    header = report.header
    review = _REVIEW[report.provenance.review]
    return Brief(
        title=header.title or "Untitled article",
        facts=(
            ("As of", str(header.published or "publication date " + phrases.NOT_STATED)),
            ("Covers", phrases.days_text(header.covers_start, header.covers_end)),
            ("Outlet", header.outlet or phrases.NOT_STATED),
            ("Source", header.source),
        ),
        state=report.status,
        status=f"{report.status} · {review} · {phrases.caveat_state(header)}",
        status_reasons=tuple(report.status_reasons),
        caveats=tuple(
            Caveat(caveat.evidence.text, phrases.cited([caveat.evidence])) for caveat in header.caveats
        ),
        highlights=Section(
            "Highlights",
            tuple(Entry("", item.text, cites=", ".join(item.claim_ids)) for item in report.highlights),
        ),
        figures=tuple(figure_rows(report)),
        restated=tuple(_restated(item) for item in report.casualties if item.restates),
        sections=_sections(report),
        evidence=_evidence(report),
        method=tuple(phrases.method_parts(report.provenance)),
    )


def _sections(report: SituationReport) -> tuple[Section, ...]:
    background = report.background
    recalled = (
        *(_casualty(item) for item in background.casualties),
        *(_change(item) for item in background.territorial_changes),
    )
    return (
        Section("Territorial changes", tuple(map(_change, report.territorial_changes))),
        Section("Statements", tuple(map(_statement, report.statements))),
        Section("Actors", tuple(map(_actor, report.actors))),
        Section("Contested or denied", tuple(map(_contested, report.contested))),
        Section("Background", recalled, "recalled by the article, not counted"),
        Section("Not stated in the article", tuple(_gaps(report)), empty="nothing this report looks for"),
        Section("May have been missed", tuple(_unused(report)), "no claim uses it", "nothing found"),
        Section("Rejected", tuple(map(_rejected, report.rejected)), "given, but not borne out", "none"),
        Section("Notes", tuple(map(_issue, report.issues)), empty="none"),
    )


# --- Figures --------------------------------------------------------------------------------------


def _restated(item: Casualty) -> Entry:
    text = f"{phrases.count_text(item.count)} {phrases.victims_text(item)}"
    return Entry(item.id, text, (f"restates {item.restates}",), cites=phrases.cited(item.evidence))


def _casualty(item: Casualty) -> Entry:
    blamed = [f"blamed: {phrases.blamed_text(item)}"] if item.attributed_to else []
    return Entry(
        item.id,
        f"{phrases.count_text(item.count)} {phrases.happening_text(item)}",
        (*_attribution(item), *blamed),
        cites=phrases.cited(item.evidence),
    )


# --- Territory, statements, actors ----------------------------------------------------------------


def _attribution(claim: Claim) -> tuple[str, ...]:
    """What every claim's entry says: who reports it, of when, and how far it is verified."""
    verified = phrases.verified_text(claim)
    return (
        f"says: {phrases.source_text(claim.source, claim)}",
        f"when: {phrases.period_text(claim.when)}",
        *([verified] if verified != phrases.NOT_STATED else []),
    )


def _change(item: TerritorialChange) -> Entry:
    parties = [f"gained by: {phrases.party_names(item.gained_by)}" if item.gained_by else ""]
    parties.append(f"lost by: {phrases.party_names(item.lost_by)}" if item.lost_by else "")
    acled = " / ".join(filter(None, (item.acled_event_type, item.acled_sub_event_type)))
    return Entry(
        item.id,
        phrases.change_text(item),
        (
            *filter(None, parties),
            *_attribution(item),
            phrases.words(item.control_basis),
            *([f"restates {item.restates}"] if item.restates else []),
            *([f"ACLED-shaped: {acled}"] if acled else []),
        ),
        cites=phrases.cited(item.evidence),
    )


def _statement(item: Statement) -> Entry:
    relayed = [f"relayed by: {phrases.source_text(item.relayed_by)}"] if item.relayed_by else []
    channel = [] if item.channel == "unspecified" else [phrases.words(item.channel)]
    said_by_others = item.source.name is not None and not item.relayed_by
    own_voice = {party.name for party in item.speakers}
    says = [f"says: {phrases.source_text(item.source, item)}"] if said_by_others else []
    verified = phrases.verified_text(item)
    return Entry(
        item.id,
        phrases.statement_text(item),
        (
            *([] if item.source.name in own_voice else says),
            *relayed,
            *channel,
            f"when: {phrases.period_text(item.when)}",
            *([verified] if verified != phrases.NOT_STATED else []),
            *([f"restates {item.restates}"] if item.restates else []),
        ),
        tuple(
            quotation.text if quotation.type == "indirect" else f"“{quotation.text}”"
            for quotation in item.quotations
        ),
        phrases.cited(item.evidence),
    )


def _actor(item: Actor) -> Entry:
    aliases = [f"also: {', '.join(item.aliases)}"] if item.aliases else []
    warning = phrases.grounding_warning(item.grounding)
    return Entry(
        item.id,
        f"{item.name} ({item.office})" if item.office else item.name,
        (
            ", ".join(filter(None, (phrases.words(item.kind), item.sector, item.acled_inter, item.country))),
            *([f"role: {', '.join(item.roles)}"] if item.roles else []),
            *aliases,
            *(f"{phrases.words(relation.type)} {relation.target.name}" for relation in item.relations),
            *(phrases.designation_text(designation) for designation in item.designations),
            *([warning] if warning else []),
        ),
        cites=phrases.cited(item.evidence),
    )


def _contested(item: Contested) -> Entry:
    concerns = [f"concerns {', '.join(item.claim_ids)}"] if item.claim_ids else []
    return Entry(
        "",
        f"{phrases.party_names(item.by)}: {item.note}",
        tuple(concerns),
        cites=phrases.cited(item.evidence),
    )


# --- What is missing ------------------------------------------------------------------------------


def _gaps(report: SituationReport) -> Iterator[Entry]:
    """What an analyst looks for and the article does not give: by question, with the claims concerned."""
    if report.header.published is None:
        yield Entry("", "publication date: weekdays and bare dates stay unresolved")
    figures = [item for item in report.casualties if not item.restates]
    dated: Sequence[Claim] = (*figures, *report.territorial_changes, *report.statements)
    questions: tuple[tuple[str, Iterable[Claim]], ...] = (
        ("when", (claim for claim in dated if claim.when is None)),
        ("where", (figure for figure in figures if not figure.place)),
        ("who was harmed (civilian or combatant)", (f for f in figures if f.victim_status == "unknown")),
        ("who is blamed", (figure for figure in figures if not figure.attributed_to)),
        ("to whom", (statement for statement in report.statements if not statement.addressees)),
    )
    for question, claims in questions:
        if ids := [claim.id for claim in claims]:
            yield Entry("", f"{question}: {', '.join(ids)}")


def _unused(report: SituationReport) -> Iterator[Entry]:
    coverage = report.coverage
    for mention in coverage.unused:
        yield Entry("", f"{mention.kind} “{mention.span.text}”", cites=f"s{mention.sentence}")
    if uncited := coverage.sentences - coverage.sentences_cited:
        yield Entry("", f"{uncited} of {phrases.plural(coverage.sentences, 'sentence')} cited by no claim")


def _rejected(item: Rejected) -> Entry:
    given = [
        f"{phrases.words(key)}: {_value(value)}"
        for key, value in item.item.items()
        if value not in (None, [], "")
    ]
    return Entry("", f"{item.section}: {' · '.join(given) or 'empty item'}", tuple(item.reasons))


def _value(value: object) -> str:
    return ", ".join(map(_value, value)) if isinstance(value, list) else str(value)


def _issue(item: Issue) -> Entry:
    words = [f"“{item.span.text}”"] if item.span else []
    return Entry("", item.message, quotes=tuple(words), cites=", ".join(item.claim_ids))


def _evidence(report: SituationReport) -> tuple[Evidence, ...]:
    """Every cited sentence once, in the article's order."""
    background = report.background
    claims: Sequence[Claim] = (
        *(*report.casualties, *report.territorial_changes, *report.statements),
        *(*background.casualties, *background.territorial_changes),
    )
    holders: list[Evidence] = [caveat.evidence for caveat in report.header.caveats]
    for claim in claims:
        holders += claim.evidence
        holders += (item for dispute in claim.disputed_by for item in dispute.evidence)
    for actor in report.actors:
        holders += actor.evidence
        holders += (item for relation in actor.relations for item in relation.evidence)
        holders += (item for designation in actor.designations for item in designation.evidence)
    holders += (item for dispute in report.contested for item in dispute.evidence)
    return tuple(sorted({item.sentence: item for item in holders}.values(), key=lambda item: item.sentence))

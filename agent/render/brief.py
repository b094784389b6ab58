"""The brief: a report laid out for a reader, before any medium is chosen.

Every string is finished wording in plain text, the article's words raw within it; `markdown` and `terminal`
only place and escape. Each claim keeps its id and the numbers of the sentences it stands in.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...schemas.report import Claim, Evidence, Issue, Rejected, SituationReport
from ...schemas.vocabulary import Status
from . import phrases
from .entries import (
    Entry,
    actor_entries,
    casualty_entry,
    change_entries,
    contested_entry,
    restated_entry,
    statement_entry,
    told_changes,
)
from .figures import FigureRow, figure_rows
from .safety import shortened

EMPTY = "none found"
PUT_TOGETHER = "* put together from more than one passage"

# What may have been missed is a hint on the first screen; the JSON report lists it all. A figure weighs most.
_MOST_UNUSED = 6
_WEIGHT = {"number": 0, "attack": 1, "quotation": 2, "person": 3}
# Enough of a long quotation to find it in its sentence.
_UNUSED_WIDTH = 100

_REVIEW = {"machine_unreviewed": "unreviewed", "reviewed": "reviewed"}


@dataclass(frozen=True, slots=True)
class Section:
    """A titled list. `name` is what it is called where only its emptiness is told."""

    title: str
    entries: tuple[Entry, ...]
    note: str = ""
    name: str = ""

    @property
    def footnote(self) -> str:
        """What the mark on an entry means; empty where no entry has it."""
        return PUT_TOGETHER if any(entry.mark for entry in self.entries) else ""


@dataclass(frozen=True, slots=True)
class Figures:
    """The key figures, and below them the same figures told again."""

    title: str
    rows: tuple[FigureRow, ...]
    restated: tuple[Entry, ...]
    name: str = "key figures"

    @property
    def footnote(self) -> str:
        marks = (*(row.mark for row in self.rows), *(entry.mark for entry in self.restated))
        return PUT_TOGETHER if any(marks) else ""


@dataclass(frozen=True, slots=True)
class Caveat:
    text: str
    cites: str


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything a renderer places, in reading order. `warning` is empty where most sentences are cited."""

    title: str
    facts: tuple[tuple[str, str], ...]
    state: Status
    status: str
    status_reasons: tuple[str, ...]
    caveats: tuple[Caveat, ...]
    warning: str
    highlights: Section
    unused: Section
    figures: Figures
    sections: tuple[Section, ...]
    gaps: Section
    evidence: tuple[Evidence, ...]
    method: tuple[str, ...]


def brief(report: SituationReport) -> Brief:
    """Lay *report* out: first screen, figures, sections, what is missing, evidence and method."""
    header = report.header
    # Rules overlook more than a model does: a reader should know at once which of them has read.
    reader = "extracted by rules" if report.provenance.engine == "offline" else "machine-extracted"
    review = f"{reader}, {_REVIEW[report.provenance.review]}"
    restated = tuple(restated_entry(item) for item in report.casualties if item.restates)
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
        warning=f"{_uncited(report)}: read the article" if _is_mostly_uncited(report) else "",
        highlights=Section(
            "Highlights",
            tuple(Entry("", item.text, cites=", ".join(item.claim_ids)) for item in report.highlights),
            name="highlights",
        ),
        unused=Section(
            "May have been missed", tuple(_unused(report)), "no claim uses it", "passages that no claim uses"
        ),
        figures=Figures("Key figures", tuple(figure_rows(report)), restated),
        sections=_sections(report),
        gaps=Section("Not stated in the article", tuple(_gaps(report))),
        evidence=_evidence(report),
        method=tuple(phrases.method_parts(report.provenance)),
    )


def _sections(report: SituationReport) -> tuple[Section, ...]:
    recalled = (
        *map(casualty_entry, report.background.casualties),
        *change_entries(report.background.territorial_changes),
    )
    changes = tuple(change_entries(report.territorial_changes))
    return (
        Section("Territorial changes", changes, name="territorial changes"),
        Section("Statements", tuple(map(statement_entry, report.statements)), name="statements"),
        Section("Contested or denied", tuple(map(contested_entry, report.contested)), name="contested"),
        Section("Background", recalled, "recalled by the article, not counted", "background"),
        Section("Actors", tuple(actor_entries(report.actors)), name="actors"),
        Section(
            "Rejected", tuple(map(_rejected, report.rejected)), "given, but not borne out", "rejected items"
        ),
        Section("Notes", tuple(map(_issue, report.issues)), name="notes"),
    )


# --- What is missing ------------------------------------------------------------------------------


def _gaps(report: SituationReport) -> Iterator[Entry]:
    """What an analyst looks for and the article does not give: by question, with the claims concerned."""
    if report.header.published is None:
        yield Entry("", "publication date: weekdays and bare dates stay unresolved")
    figures = [item for item in report.casualties if not item.restates]
    background = report.background
    changes = [*told_changes(report.territorial_changes), *told_changes(background.territorial_changes)]
    dated: Sequence[Claim] = (
        *(*figures, *background.casualties),
        *(tellings[0] for tellings in changes),
        *report.statements,
    )
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
    """The mentions that weigh most, in the article's order, and how much more there is."""
    mentions = report.coverage.unused
    weightiest = sorted(mentions, key=lambda mention: _WEIGHT[mention.kind])[:_MOST_UNUSED]
    for mention in [mention for mention in mentions if mention in weightiest][:_MOST_UNUSED]:
        words = shortened(mention.span.text.strip(), _UNUSED_WIDTH)
        yield Entry("", f"{mention.kind} {phrases.quoted(words)}", cites=f"s{mention.sentence}")
    if (more := len(mentions) - _MOST_UNUSED) > 0:
        yield Entry("", f"and {phrases.number(more)} more, listed in the JSON report")
    coverage = report.coverage
    if coverage.sentences > coverage.sentences_cited and not _is_mostly_uncited(report):
        yield Entry("", _uncited(report))


def _is_mostly_uncited(report: SituationReport) -> bool:
    coverage = report.coverage
    return coverage.sentences - coverage.sentences_cited > coverage.sentences_cited


def _uncited(report: SituationReport) -> str:
    coverage = report.coverage
    uncited = coverage.sentences - coverage.sentences_cited
    verb = "is" if uncited == 1 else "are"
    return f"{uncited} of {phrases.plural(coverage.sentences, 'sentence')} {verb} cited by no claim"


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
    words = [phrases.quoted(item.span.text)] if item.span else []
    named = re.findall(r"\w+", item.message)
    others = [one for one in item.claim_ids if one not in named]
    return Entry("", item.message, quotes=tuple(words), cites=", ".join(others))


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

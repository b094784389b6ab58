"""A report of our own invention that uses every field, over an article of our own writing."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from sitrep.schemas.report import (
    Actor,
    ActorRef,
    Background,
    Casualty,
    Caveat,
    Contested,
    Count,
    Coverage,
    Designation,
    Dispute,
    Evidence,
    Grounding,
    Header,
    Highlight,
    Issue,
    KeyFigure,
    Period,
    Provenance,
    Quotation,
    Rejected,
    Relation,
    SituationReport,
    SlotVerdict,
    Source,
    Span,
    Statement,
    TerritorialChange,
    UnusedMention,
    Usage,
)

PARAGRAPHS = [
    ["Shelling kills at least 30 in Marrun valley, rescuers say"],
    [
        (
            "At least 30 people, ten of them children, were killed when shells hit Marrun on Tuesday, the "
            "Valley Rescue Corps said."
        ),
        (
            "The Northern Front blamed the army of Karsia for the attack, and Karsia's defence ministry "
            "denied firing on civilians."
        ),
    ],
    [
        "Dozens were injured at the market of Marrun alone, where a resident counted 20 to 30 bodies.",
        "This newspaper was unable to verify the accounts from the valley.",
    ],
    [
        "The army said its troops had retaken the bridge town of Oste from the Northern Front on Monday.",
        (
            "The Northern Front, which Karsia and its neighbour Velland have listed as a terrorist "
            "organisation, said it had only pulled back from part of the town."
        ),
    ],
    [
        (
            "“Whoever shells a market will answer for it,” Foreign Minister Lena Orsk of Velland told her "
            "Karsian counterpart by telephone, according to diplomats."
        ),
        "She called the situation “beyond alarming”.",
    ],
    ["Fighting in the valley has killed thousands of people since 2019, when the army lost Oste."],
    ["Tomas Grell, an aid worker, said 1200 people were missing, up from about 90, and three trucks lost."],
]
TEXT = "\n\n".join(" ".join(paragraph) for paragraph in PARAGRAPHS)


def _sentences() -> Iterator[tuple[int, str]]:
    for number, paragraph in enumerate(PARAGRAPHS, start=1):
        yield from ((number, sentence) for sentence in paragraph)


SENTENCES = list(_sentences())


def evidence(number: int) -> Evidence:
    """Sentence *number* of the article, as a report cites it."""
    paragraph, text = SENTENCES[number - 1]
    start = TEXT.index(text)
    return Evidence(
        start=start,
        end=start + len(text),
        text=text,
        sentence=number,
        paragraph=paragraph,
        heading=number == 1,
    )


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words)


def grounding(slot: str = "count", words: str | None = None) -> Grounding:
    spans = [span(words)] if words else []
    return Grounding(
        value="supported", slots=[SlotVerdict(slot=slot, given=words or "", match="exact", spans=spans)]
    )


CORPS = ActorRef(name="Valley Rescue Corps", actor_id="A1")
FRONT = ActorRef(name="Northern Front", actor_id="A2")
ARMY = ActorRef(name="army of Karsia", actor_id="A3")
VELLAND = ActorRef(name="Velland", actor_id="A4")
KARSIA = ActorRef(name="Karsia", actor_id=None)
RESCUERS = Source(name="Valley Rescue Corps", kind="rescue_medical", actor_id="A1")
OUTLET = Source(name=None, kind="outlet")
TUESDAY = Period(
    text="on Tuesday",
    start=date(2031, 5, 6),
    end=date(2031, 5, 6),
    precision="day",
    resolved_relative=True,
)
DENIAL = Dispute(
    by=[ActorRef(name="Karsia's defence ministry")], note="denies firing on civilians", evidence=[evidence(3)]
)


def casualty(identity: str, count: Count, sentence: int, **changes: object) -> Casualty:
    fields: dict[str, object] = {
        "id": identity,
        "source": RESCUERS,
        "assertion": "attributed",
        "verification": "outlet_could_not_verify",
        "when": TUESDAY,
        "evidence": [evidence(sentence)],
        "grounding": grounding(words=count.text),
        "harm": "killed",
        "count": count,
        "victims": "people",
        "victim_status": "unknown",
        "victim_groups": [],
        "place": "Marrun",
        "means": "shelling_missile",
        "means_text": "shells",
        "attributed_to": [ARMY],
        "attribution_basis": "accused",
        "scope": "incident",
    }
    return Casualty(**{**fields, **changes})


AT_LEAST_30 = Count(text="At least 30", kind="at_least", low=30, best=30, high=None)


def casualties() -> list[Casualty]:
    return [
        casualty("C1", AT_LEAST_30, 2, scope="multi_incident", disputed_by=[DENIAL]),
        casualty(
            "C2",
            Count(text="ten", kind="exact", low=10, best=10, high=10),
            2,
            victims="of them children",
            victim_groups=["children"],
            victim_status="civilian",
            subset_of="C1",
            subset_basis="explicit",
        ),
        casualty(
            "C3",
            Count(text="Dozens", kind="vague", low=24, best=None, high=None),
            4,
            harm="injured",
            victims=None,
            place="the market of Marrun",
            source=OUTLET,
            assertion="outlet_fact",
            attributed_to=[],
            attribution_basis="none",
            rule="count-harm-passive",
        ),
        casualty(
            "C4",
            Count(text="20 to 30", kind="range", low=20, best=None, high=30),
            4,
            source=Source(name="a resident", kind="witness_resident", anonymous=True),
            assertion="rumour",
            when=None,
            place=None,
            subset_of="C1",
            subset_basis="inferred",
            victim_actor=KARSIA,
            grounding=Grounding(
                value="derived",
                slots=[SlotVerdict(slot="victims", given="people", match="misplaced", note="sentence 2")],
                reasons=["“bodies” read as people killed"],
            ),
        ),
        casualty(
            "C5", Count(text="at least 30", kind="at_least", low=30, best=30, high=None), 1, restates="C1"
        ),
        casualty(
            "C6",
            Count(text="1200", kind="exact", low=1200, best=1200, high=1200),
            11,
            harm="missing",
            means="unknown",
            means_text=None,
            attributed_to=[],
            attribution_basis="none",
            source=Source(name="Tomas Grell", kind="monitor_ngo"),
            when=Period(text="since May 1", month_day="--05-01"),
            supersedes="C8",
        ),
        casualty(
            "C8",
            Count(text="about 90", kind="approximate", low=None, best=90, high=None),
            11,
            harm="missing",
            source=Source(name="Tomas Grell", kind="monitor_ngo"),
            grounding=Grounding(value="unsupported", slots=[], reasons=["not said of people killed"]),
        ),
    ]


def territory() -> list[TerritorialChange]:
    return [
        TerritorialChange(
            id="T1",
            source=Source(name="The army", kind="military", actor_id="A3"),
            assertion="attributed",
            verification="disputed",
            disputed_by=[
                Dispute(by=[FRONT], note="says it left only part of the town", evidence=[evidence(7)])
            ],
            when=Period(text="on Monday", start=date(2031, 5, 5), end=date(2031, 5, 5), precision="day"),
            evidence=[evidence(6)],
            grounding=grounding("place", "Oste"),
            change="recaptured",
            place="Oste",
            place_level="town",
            extent="full",
            gained_by=[ARMY],
            lost_by=[FRONT],
            control_basis="claimed_by_gainer",
            with_fighting=None,
            acled_event_type="Battles",
            acled_sub_event_type="Government regains territory",
        )
    ]


def statements() -> list[Statement]:
    words = "Whoever shells a market will answer for it,"
    return [
        Statement(
            id="S1",
            source=Source(name="diplomats", kind="anonymous_official", anonymous=True),
            assertion="relayed",
            verification="not_stated",
            evidence=[evidence(8), evidence(9)],
            grounding=grounding("words", words),
            speakers=[ActorRef(name="Lena Orsk", actor_id="A5")],
            speaker_class="official_state",
            addressees=[ActorRef(name="her Karsian counterpart")],
            act="THREATEN",
            quad="verbal_conflict",
            quotations=[
                Quotation(text=words, type="direct", span=span(words)),
                Quotation(text="beyond alarming", type="partial", span=span("beyond alarming")),
            ],
            quote_type="direct",
            channel="call_or_meeting",
            relayed_by=Source(name="diplomats", kind="anonymous_official", anonymous=True),
        )
    ]


def actor(identity: str, name: str, sentence: int, **changes: object) -> Actor:
    fields: dict[str, object] = {
        "id": identity,
        "name": name,
        "aliases": [],
        "kind": "other",
        "sector": "UNK",
        "acled_inter": None,
        "country": None,
        "office": None,
        "roles": ["belligerent"],
        "relations": [],
        "designations": [],
        "evidence": [evidence(sentence)],
        "grounding": grounding("name", name),
    }
    return Actor(**{**fields, **changes})


def actors() -> list[Actor]:
    listed = Designation(
        label="terrorist organisation", by=[KARSIA, VELLAND], basis="formal", evidence=[evidence(7)]
    )
    return [
        actor("A1", "Valley Rescue Corps", 2, kind="ngo", sector="MED", roles=["source"]),
        actor(
            "A2",
            "Northern Front",
            3,
            kind="non_state_armed_group",
            sector="REB",
            acled_inter="Rebel group",
            designations=[listed],
            relations=[Relation(type="opposes", target=ARMY, evidence=[evidence(6)])],
        ),
        actor(
            "A3", "army of Karsia", 3, kind="state_forces", sector="MIL", aliases=["The army", "its troops"]
        ),
        actor("A4", "Velland", 7, kind="state", sector="GOV", roles=["commentator"]),
        actor(
            "A5",
            "Lena Orsk",
            8,
            kind="individual",
            sector="GOV",
            office="Foreign Minister",
            country="Velland",
            roles=[],
        ),
    ]


def build_report() -> SituationReport:
    unused = [
        UnusedMention(kind="number", span=span("three trucks"), sentence=11),
        UnusedMention(kind="person", span=span("Tomas Grell"), sentence=11),
    ]
    return SituationReport(
        status="partial",
        status_reasons=["1 item of the engine's answer was rejected"],
        header=Header(
            title=SENTENCES[0][1],
            outlet="The Valley Courier",
            source="courier.html",
            published=date(2031, 5, 7),
            language="en",
            covers_start=date(2031, 5, 5),
            covers_end=date(2031, 5, 7),
            caveats=[Caveat(verification="outlet_could_not_verify", evidence=evidence(5))],
        ),
        highlights=[
            Highlight(
                text="At least 30 people were killed in Marrun, the Valley Rescue Corps said.",
                claim_ids=["C1"],
            ),
            Highlight(text="The army of Karsia says it has recaptured Oste.", claim_ids=["T1"]),
        ],
        key_figures=[KeyFigure(claim_id="C1", parts=["C2", "C4"]), KeyFigure(claim_id="C3", parts=[])],
        actors=actors(),
        casualties=casualties(),
        territorial_changes=territory(),
        statements=statements(),
        contested=[
            Contested(
                claim_ids=["C1"], by=DENIAL.by, note="denies firing on civilians", evidence=[evidence(3)]
            )
        ],
        background=Background(
            casualties=[
                casualty(
                    "C7",
                    Count(text="thousands", kind="vague", low=None, best=None, high=None),
                    10,
                    temporal="background",
                    scope="conflict_total",
                    source=OUTLET,
                    attributed_to=[],
                    attribution_basis="none",
                    verification="not_stated",
                    when=Period(text="since 2019", start=date(2019, 1, 1), precision="year"),
                )
            ]
        ),
        coverage=Coverage(sentences=11, sentences_cited=10, unused=unused),
        issues=[
            Issue(
                code="total_mismatch",
                message="the parts of C1 may overlap",
                claim_ids=["C1", "C4"],
                span=span("20 to 30 bodies"),
            )
        ],
        rejected=[
            Rejected(
                section="casualties",
                item={"harm": "killed", "count": "45", "figure": 45, "place": None, "blamed_on": ["army"]},
                reasons=["“45” stands nowhere in the article"],
            )
        ],
        provenance=Provenance(
            tool_version="0.1.0",
            schema_version="1.0",
            prompt_version="draft-1",
            engine="model",
            model="small-model",
            endpoint="localhost",
            parameters={"temperature": 0, "seed": 7},
            input_sha256="0f" * 32,
            usage=Usage(requests=2, input_tokens=1931, cached_tokens=None, output_tokens=812, cost_usd=None),
            seconds=3.214,
            created=datetime(2031, 5, 7, 9, 30, tzinfo=UTC),
        ),
    )


@pytest.fixture
def report() -> SituationReport:
    """A report that uses every field at least once."""
    return build_report()


@pytest.fixture
def bare(report: SituationReport) -> SituationReport:
    """A report of an article that reports nothing the tool looks for."""
    return report.model_copy(
        update={
            "status": "complete",
            "status_reasons": [],
            "header": Header(
                title=None,
                outlet=None,
                source="-",
                published=None,
                language=None,
                covers_start=None,
                covers_end=None,
                caveats=[],
            ),
            "highlights": [],
            "key_figures": [],
            "actors": [],
            "casualties": [],
            "territorial_changes": [],
            "statements": [],
            "contested": [],
            "background": Background(),
            "coverage": Coverage(sentences=0, sentences_cited=0, unused=[]),
            "issues": [],
            "rejected": [],
        }
    )

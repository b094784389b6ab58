"""The wording every renderer shares: how a count, a period, a source or a party reads in a brief.

Values of the report in, plain text out. The article's own words stay raw here; a renderer makes each finished
string safe for its medium. What the article does not say is an empty string here, never zero: an entry leaves it
out, and the list of what is not stated names it.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from ...schemas.report import (
    ActorRef,
    Casualty,
    Claim,
    Count,
    Designation,
    Evidence,
    Grounding,
    Header,
    Period,
    Provenance,
    Source,
    Statement,
    TerritorialChange,
)

NOT_STATED = "not stated"
NOT_REPORTED = "not reported"
OUTLET = "the outlet"
_MARKS = tuple('“”„«»"')

_VERIFICATION = {
    "not_stated": "",
    "outlet_could_not_verify": "outlet could not verify",
    "outlet_verified": "outlet verified",
    "third_party_verified": "third party verified",
    "disputed": "disputed",
}

_BASIS = {
    "reported_as_fact": "reported as fact",
    "claimed_or_admitted": "claimed or admitted",
    "accused": "accused",
    "accused_by_authorities": "accused by authorities",
    "possible": "possibly",
    "denied": "accusation denied",
}

# Members that do not read as words once their underscores are gone.
_WORDS = {
    "air_drone_strike": "air or drone strike",
    "shelling_missile": "shelling or missiles",
    "ied_mine": "bomb or mine",
    "rescue_medical": "rescue or medical service",
    "monitor_ngo": "monitor or NGO",
    "witness_resident": "witness or resident",
    "non_state_armed_group": "non-state armed group",
    "ngo": "NGO",
    "multi_incident": "several incidents",
    "conflict_total": "whole conflict",
}

_SIGNS = {"at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "approximate": "≈ "}

# Readings that have no number to show: printing a floor or a code for "dozens" would invent a figure.
_UNNUMBERED = {"vague": "vague", "unspecified_plural": "no figure"}

_CHANGE = {
    "captured": "captured",
    "recaptured": "recaptured",
    "transferred_nonviolent": "taken over without fighting",
    "withdrawn": "withdrawal from",
    "advanced_into": "advance into",
    "contested": "fighting over",
    "besieged": "siege of",
    "attempt_blocked": "blocked attempt on",
    "ceded_by_agreement": "ceded by agreement",
}

# "Six dead" names the harm, not the victims.
_BARE_HARM = {"dead", "killed", "wounded", "injured", "missing", "displaced", "casualties", "victims"}

# How a value follows from the text, and how a slot's words stand in it, where a reader must be warned. What was
# only put together from several passages has a mark of its own.
_READINGS = {
    "unsupported": "not borne out by the cited text",
    "contradicted": "contradicted by the cited text",
}
_LOOSE = {
    "approximate": "approximate",
    "absent": "not in the article",
    "contradicted": "contradicted",
}

_DESIGNATED = {"formal": "designated", "considers": "considered", "rhetoric": "called"}


def quoted(words: str) -> str:
    """Words of the article in quotation marks, where they do not begin or end with marks of their own."""
    return words if words[:1] in _MARKS or words[-1:] in _MARKS else f"“{words}”"


def words(code: str) -> str:
    """A vocabulary member as words: `rescue_medical` → "rescue or medical service"."""
    return _WORDS.get(code) or code.replace("_", " ")


def joined(names: Iterable[str]) -> str:
    """Names as a list, or "not stated" where there are none."""
    return ", ".join(names) or NOT_STATED


def number(value: int) -> str:
    return f"{value:,}"


def plural(count: int, noun: str) -> str:
    return f"{number(count)} {noun}" if count == 1 else f"{number(count)} {noun}s"


# --- Figures --------------------------------------------------------------------------------------


def count_reading(count: Count) -> str:
    """The number a wording was read as: "≥ 25", "20–30", "vague"."""
    if count.kind in _UNNUMBERED:
        return _UNNUMBERED[count.kind]
    if count.kind == "range" and count.low is not None and count.high is not None:
        return f"{number(count.low)}–{number(count.high)}"
    known = [value for value in (count.best, count.low, count.high) if value is not None]
    if not known:
        return "no figure"
    return _SIGNS.get(count.kind, "") + number(known[0])


def count_text(count: Count) -> str:
    """The wording beside its reading, which is left out where it would only repeat a plain number."""
    reading = count_reading(count)
    if count.text.strip() in {reading, reading.replace(",", "")}:
        return count.text
    return f"{count.text} ({reading})"


def victims_text(casualty: Casualty) -> str:
    """Who was harmed and how: "people killed", "soldiers of the army injured"."""
    harm = words(casualty.harm)
    victims = casualty.victims or ""
    if victims.casefold() in {casualty.count.text.casefold(), *_BARE_HARM}:
        victims = ""  # "many millions displaced", "six dead": said already
    whose = [casualty.victim_actor.name] if casualty.victim_actor else []
    groups = [words(group) for group in casualty.victim_groups]
    known = victims.casefold()
    extra = [label for label in (*groups, *whose) if label.casefold() not in known]
    status = casualty.victim_status
    if status != "unknown" and status not in known:
        extra.append(status)
    qualified = f"{victims} {harm}".strip()
    return f"{qualified} ({', '.join(extra)})" if extra else qualified


def happening_text(casualty: Casualty) -> str:
    """What befell whom and by what, as far as the article says: "people killed, airstrikes"."""
    means = casualty.means_text or ("" if casualty.means in {"unknown", "other"} else words(casualty.means))
    return ", ".join(filter(None, (victims_text(casualty), means)))


def scope_text(casualty: Casualty) -> str:
    return "" if casualty.scope == "incident" else words(casualty.scope)


def blamed_text(casualty: Casualty) -> str:
    """The alleged perpetrators, and on what footing they are named; empty where nobody is."""
    if not casualty.attributed_to:
        return ""
    basis = _BASIS.get(casualty.attribution_basis)
    return party_names(casualty.attributed_to) + (f" ({basis})" if basis else "")


# --- Time -----------------------------------------------------------------------------------------


def period_text(period: Period | None) -> str:
    """The wording, with the dates it was resolved to: "on Sunday (2024-12-01)"; empty without a period."""
    if period is None:
        return ""
    dates = _resolved(period)
    if not dates or dates == period.text:
        return period.text
    return f"{period.text} ({dates})" if period.text else dates


def _resolved(period: Period) -> str:
    if period.start is None and period.end is None:
        return f"{period.month_day.lstrip('-')}, year not stated" if period.month_day else ""
    if period.start is None:
        return f"until {period.end}"
    if period.end is None:
        return f"from {period.start}"
    if period.precision == "year" and period.start.year == period.end.year:
        return f"{period.start.year}"
    if period.precision == "month" and period.start.month == period.end.month:
        return f"{period.start:%Y-%m}"
    return days_text(period.start, period.end)


def days_text(start: date | None, end: date | None) -> str:
    """An inclusive span of days, or "not stated"."""
    if start is None and end is None:
        return NOT_STATED
    if start == end or end is None or start is None:
        return str(start or end)
    return f"{start} to {end}"


# --- Who says so ----------------------------------------------------------------------------------


def party_names(parties: Sequence[ActorRef]) -> str:
    return joined(party.name for party in parties)


def source_text(source: Source, claim: Claim | None = None) -> str:
    """Who reports a claim and what kind of source that is; the outlet where nobody else does."""
    if source.name is None:
        return OUTLET
    labels = [] if source.kind in {"unknown", "other"} else [words(source.kind)]
    if source.anonymous and "anonymous" not in " ".join(labels):
        labels.append("anonymous")
    if claim is not None and claim.assertion in {"relayed", "rumour"}:
        labels.append(claim.assertion)
    return f"{source.name} ({', '.join(labels)})" if labels else source.name


def verified_text(claim: Claim) -> str:
    """Whether anybody verified a claim, who disputes it, and where its wording does not bear it out."""
    disputed = [f"disputed by {party_names(dispute.by)}" for dispute in claim.disputed_by]
    state = "" if disputed and claim.verification == "disputed" else _VERIFICATION[claim.verification]
    return "; ".join(filter(None, (state, *disputed, grounding_warning(claim.grounding))))


def grounding_warning(grounding: Grounding) -> str:
    """What a reader must be told of a claim that the text does not bear out; empty when it does."""
    loose = dict.fromkeys(
        f"{words(verdict.slot.partition('[')[0])}: {_LOOSE[verdict.match]}"
        for verdict in grounding.slots
        if verdict.match in _LOOSE
    )
    return "; ".join(filter(None, (_READINGS.get(grounding.value), *loose)))


def is_put_together(grounding: Grounding) -> bool:
    """Whether a claim joins words of more than one passage: derived, or a slot taken from elsewhere."""
    return grounding.value == "derived" or any(slot.match == "misplaced" for slot in grounding.slots)


def caveat_state(header: Header) -> str:
    """Whether the outlet could verify its accounts, in its own words where it has any."""
    states = dict.fromkeys(_VERIFICATION[caveat.verification] for caveat in header.caveats)
    return ", ".join(filter(None, states)) or "the article does not say whether the outlet verified it"


# --- Territory, statements, actors ----------------------------------------------------------------


def change_text(change: TerritorialChange) -> str:
    return _CHANGE[change.change]


def changed_place(change: TerritorialChange) -> str:
    """The place with what it is and how much of it: "Sarmin (town, full)"; a level the name has is left out."""
    place = change.place
    untold = change.place_level in {"unknown", "unnamed_plural"} or change.place_level in place.casefold()
    extent = "" if change.extent == "unspecified" else change.extent
    qualifiers = ", ".join(filter(None, ("" if untold else words(change.place_level), extent)))
    return f"{place} ({qualifiers})" if qualifiers else place


def statement_text(statement: Statement) -> str:
    """The act, who addressed whom: "REJECT: Hakan Fidan → Antony Blinken"."""
    addressees = f" → {party_names(statement.addressees)}" if statement.addressees else ""
    return f"{words(statement.act)}: {party_names(statement.speakers)}{addressees}"


def designation_text(designation: Designation) -> str:
    """A label with its issuers: "designated terrorist by U.S., Russia"."""
    return f"{_DESIGNATED[designation.basis]} {designation.label} by {party_names(designation.by)}"


# --- Where it stands, and how it was made ---------------------------------------------------------


def cited(evidence: Iterable[Evidence]) -> str:
    """The numbers of the cited sentences: "s1, s7"."""
    return ", ".join(f"s{number}" for number in sorted({item.sentence for item in evidence}))


def method_parts(provenance: Provenance) -> list[str]:
    """The method line, piece by piece. What an endpoint did not report is said to be so."""
    usage = provenance.usage
    sent = f"{_reported(usage.input_tokens)} (cached {_reported(usage.cached_tokens)})"
    asked = [
        plural(usage.requests, "request"),
        f"tokens in {sent}, out {_reported(usage.output_tokens)}",
        "cost " + (NOT_REPORTED if usage.cost_usd is None else f"${usage.cost_usd:.4f}"),
    ]
    parameters = ", ".join(f"{key}={value}" for key, value in provenance.parameters.items())
    return [
        f"engine {provenance.engine}",
        *([f"model {provenance.model}"] if provenance.model else []),
        *([f"endpoint {provenance.endpoint}"] if provenance.endpoint else []),
        *([f"prompt {provenance.prompt_version}"] if provenance.prompt_version else []),
        f"schema {provenance.schema_version}",
        f"sitrep {provenance.tool_version}",
        *([parameters] if parameters else []),
        *(asked if provenance.model else ["no model was asked"]),
        f"{provenance.seconds:.2f} s",
        f"made {provenance.created:%Y-%m-%d %H:%M %Z}".rstrip(),
        f"input sha256 {provenance.input_sha256}",
    ]


def _reported(value: int | None) -> str:
    return NOT_REPORTED if value is None else number(value)

"""The closed vocabularies of a situation report, in the field's own terms.

Each alias is a `Literal`, so a value is a plain string everywhere: in Python, in JSON and in the
schema a language model is given. `values(Alias)` lists the members in their declared order.
"""

from typing import Any, Literal, get_args


def values(vocabulary: Any) -> tuple[str, ...]:
    """The members of a closed vocabulary, in declared order."""
    return get_args(vocabulary)


# --- Who ------------------------------------------------------------------------------------------

ActorKind = Literal[
    "state",
    "state_forces",
    "non_state_armed_group",
    "coalition",
    "intergovernmental",
    "ngo",
    "media",
    "civilian_group",
    "individual",
    "other",
]

# PLOVER sector codes (PLOVER manual, actor sectors). MED is *medical* and JRN is media, unlike CAMEO.
Sector = Literal[
    "COP",
    "GOV",
    "JUD",
    "LEG",
    "MIL",
    "PRM",
    "PTY",
    "REB",
    "SPY",
    "UAF",
    "UNK",
    "AGR",
    "BUS",
    "CRM",
    "CVL",
    "EDU",
    "ELI",
    "JRN",
    "LAB",
    "MED",
    "REF",
    "OPP",
    "PRE",
    "REL",
    "SOC",
    "IGO",
    "UNO",
    "EUR",
    "NGO",
    "ISM",
    "IMG",
    "MNC",
]

# ACLED codebook, "inter" codes 1-8; current exports give the text.
AcledInter = Literal[
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
]

ActorRole = Literal["belligerent", "backer", "mediator", "victim", "source", "commentator", "other"]

RelationType = Literal["backed_by", "part_of", "led_by", "ally_of", "opposes"]

# "formal": listed or designated; "considers": says it regards the actor so; "rhetoric": name-calling.
DesignationBasis = Literal["formal", "considers", "rhetoric"]

# --- Who says so ----------------------------------------------------------------------------------

# Standards for Casualty Recording (Every Casualty Counts): the kind of source is kept for each entry.
SourceKind = Literal[
    "government",
    "military",
    "non_state_armed_group",
    "rescue_medical",
    "monitor_ngo",
    "intergovernmental",
    "state_media",
    "media",
    "witness_resident",
    "social_media",
    "anonymous_official",
    "outlet",
    "other",
    "unknown",
]

Assertion = Literal["outlet_fact", "attributed", "attributed_anonymous", "relayed", "rumour"]

Verification = Literal[
    "not_stated",
    "outlet_could_not_verify",
    "outlet_verified",
    "third_party_verified",
    "disputed",
]

# MUC-4: what is recent or new is current; "recall that ..." is context only.
Temporal = Literal["current", "background"]

DatePrecision = Literal["day", "week", "month", "year", "unknown"]

# --- Casualties -----------------------------------------------------------------------------------

Harm = Literal[
    "killed",
    "injured",
    "killed_or_injured",
    "missing",
    "displaced",
    "detained",
    "abducted",
]

CountKind = Literal[
    "exact",
    "at_least",
    "more_than",
    "at_most",
    "approximate",
    "range",
    "vague",
    "unspecified_plural",
    "none_reported",
]

VictimStatus = Literal["civilian", "combatant", "mixed", "unknown"]

# MUC-4 ORGANIZATION CONFIDENCE, in snake case.
AttributionBasis = Literal[
    "reported_as_fact",
    "claimed_or_admitted",
    "accused",
    "accused_by_authorities",
    "possible",
    "denied",
    "none",
]

# After ACLED sub-event types and PLOVER ASSAULT modes.
Means = Literal[
    "air_drone_strike",
    "shelling_missile",
    "ground_fighting",
    "ied_mine",
    "suicide",
    "shooting",
    "chemical",
    "sexual_violence",
    "abduction",
    "other",
    "unknown",
]

Scope = Literal["incident", "multi_incident", "cumulative", "conflict_total"]

# "explicit": the text says so ("including", "among the dead"); "inferred": same source and period.
SubsetBasis = Literal["explicit", "inferred"]

# --- Territory ------------------------------------------------------------------------------------

ChangeType = Literal[
    "captured",
    "recaptured",
    "transferred_nonviolent",
    "withdrawn",
    "advanced_into",
    "contested",
    "besieged",
    "attempt_blocked",
    "ceded_by_agreement",
]

PlaceLevel = Literal[
    "point",
    "neighbourhood",
    "town",
    "city",
    "district",
    "province",
    "country",
    "area",
    "unnamed_plural",
    "unknown",
]

Extent = Literal["full", "partial", "unspecified"]

ControlBasis = Literal[
    "claimed_by_gainer",
    "acknowledged_by_loser",
    "reported_by_outlet",
    "reported_by_third_party",
    "disputed",
]

# --- Statements -----------------------------------------------------------------------------------

# PLOVER verbal acts, plus DENY (CAMEO 016), ANNOUNCE_OR_CLAIM (010/015) and COMMENT (012-014).
StatementAct = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "DENY",
    "ANNOUNCE_OR_CLAIM",
    "COMMENT",
]

Quad = Literal["verbal_cooperation", "verbal_conflict", "neutral"]

QuoteType = Literal["direct", "partial", "indirect"]

SpeakerClass = Literal[
    "official_state",
    "armed_actor",
    "intergovernmental",
    "ngo",
    "anonymous_official",
    "other",
]

Channel = Literal[
    "joint_statement",
    "written_statement",
    "social_media",
    "state_media",
    "press_conference",
    "interview",
    "call_or_meeting",
    "briefing_anonymous",
    "unspecified",
]

# --- Grounding ------------------------------------------------------------------------------------

# How a slot's words stand in the article. `misplaced`: found, but not in the cited sentences.
# `contradicted`: the nearest passage differs in a number, a negation or a proper name.
Match = Literal[
    "exact",
    "normalised",
    "elided",
    "approximate",
    "misplaced",
    "absent",
    "contradicted",
]

# Whether the words bear the value out. `derived`: a sum, a composition or an alias resolved in the text.
Support = Literal["supported", "derived", "unsupported", "contradicted"]

Status = Literal["complete", "partial", "failed"]

Review = Literal["machine_unreviewed", "reviewed"]

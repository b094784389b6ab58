"""The metrics: facts of a key against facts of a report, summed over documents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .aggregates import aggregate_score, document_totals
from .counts import agree, agree_strictly
from .facts import CasualtyFact, MucFacts
from .matching import Score, matched_score
from .names import Mention, descriptions_agree, organisations_agree, persons_agree, places_agree

_CASUALTY_METRICS = (
    "casualties",
    "casualties_strict",
    "casualties_victim",
    "casualties_agg",
    "casualty_totals",
)
METRICS = (
    *_CASUALTY_METRICS,
    "relevance",
    "perp_org",
    "perp_any",
    "victim_name",
    "location",
    "location_country",
    *(f"{name}@relevant" for name in _CASUALTY_METRICS),
)


@dataclass(frozen=True, slots=True)
class MucScores:
    """One score for each of `METRICS`, over *documents*, *failed* of which had no report."""

    metrics: Mapping[str, Score]
    documents: int
    failed: int = 0

    def __getitem__(self, metric: str) -> Score:
        return self.metrics[metric]


def score(pairs: Iterable[tuple[MucFacts, MucFacts]], *, failed: int = 0) -> MucScores:
    """Micro-averaged scores of (gold, predicted) pairs, one a document."""
    totals = dict.fromkeys(METRICS, Score())
    documents = 0
    for gold, predicted in pairs:
        documents += 1
        for metric, result in _document_scores(gold, predicted).items():
            totals[metric] += result
    return MucScores(totals, documents, failed)


def _document_scores(gold: MucFacts, predicted: MucFacts) -> dict[str, Score]:
    casualties = _casualty_scores(gold, predicted)
    if gold.relevant:
        casualties |= {f"{name}@relevant": result for name, result in casualties.items()}
    return casualties | {
        "relevance": _relevance(gold, predicted),
        "perp_org": _perp_org(gold, predicted),
        "perp_any": _perp_any(gold, predicted),
        "victim_name": _victim_name(gold, predicted),
        "location": _location(gold, predicted),
        "location_country": _location_country(gold, predicted),
    }


# --- Casualties -----------------------------------------------------------------------------------


def _casualty_scores(gold: MucFacts, predicted: MucFacts) -> dict[str, Score]:
    ours, theirs = gold.casualties, predicted.casualties
    return {
        "casualties": matched_score(ours, theirs, _counts_agree),
        "casualties_strict": matched_score(ours, theirs, _counts_agree_strictly),
        "casualties_victim": matched_score(ours, theirs, _victims_agree),
        "casualties_agg": aggregate_score(gold, theirs, _counts_agree),
        "casualty_totals": matched_score(document_totals(ours), document_totals(theirs), _counts_agree),
    }


def _counts_agree(gold: CasualtyFact, predicted: CasualtyFact) -> bool:
    return bool(gold.outcomes & predicted.outcomes) and agree(predicted.counts, gold.counts)


def _counts_agree_strictly(gold: CasualtyFact, predicted: CasualtyFact) -> bool:
    return bool(gold.outcomes & predicted.outcomes) and agree_strictly(predicted.counts, gold.counts)


def _victims_agree(gold: CasualtyFact, predicted: CasualtyFact) -> bool:
    """The counts, and who it was; where the key names and describes nobody, anybody will do."""
    if not _counts_agree(gold, predicted):
        return False
    given = predicted.victims
    named, described = Mention(gold.names), Mention(gold.descriptions)
    return not gold.victims.forms or persons_agree(named, given) or descriptions_agree(described, given)


# --- The rest -------------------------------------------------------------------------------------


def _relevance(gold: MucFacts, predicted: MucFacts) -> Score:
    if gold.relevant is None:
        return Score()
    hit = int(gold.relevant and bool(predicted.relevant))
    return Score(predicted=int(bool(predicted.relevant)), correct=hit, gold=int(gold.relevant), found=hit)


def _perp_org(gold: MucFacts, predicted: MucFacts) -> Score:
    return matched_score(
        gold.perp_orgs,
        predicted.perp_orgs,
        organisations_agree,
        ignored=lambda given: any(descriptions_agree(known, given) for known in gold.perp_individuals),
    )


def _perp_any(gold: MucFacts, predicted: MucFacts) -> Score:
    return matched_score(
        (*gold.perp_orgs, *gold.perp_individuals),
        (*predicted.perp_orgs, *predicted.perp_individuals),
        descriptions_agree,
    )


def _victim_name(gold: MucFacts, predicted: MucFacts) -> Score:
    return matched_score(
        gold.victim_names,
        predicted.victim_names,
        persons_agree,
        ignored=lambda given: any(descriptions_agree(known, given) for known in gold.victim_descriptions),
    )


def _location(gold: MucFacts, predicted: MucFacts) -> Score:
    """Recall over incidents; precision over places: the share that the key names anywhere."""
    matched = matched_score(gold.incident_places, predicted.places, places_agree)
    known = sum(1 for given in predicted.places if any(places_agree(place, given) for place in gold.places))
    return Score(len(predicted.places), known, matched.gold, matched.found)


def _location_country(gold: MucFacts, predicted: MucFacts) -> Score:
    """Recall only: which countries a dispatch may also mention, the key does not say."""
    given = (*predicted.countries, *predicted.places)
    required = [country for country in gold.countries if not country.optional]
    found = sum(1 for country in required if any(places_agree(country, place) for place in given))
    return Score(None, found, len(required), found)

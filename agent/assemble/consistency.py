"""What a careful reader would stumble over. Each finding is told, none is repaired."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date
from itertools import combinations

from ...schemas.report import Casualty, Issue, Period, TerritorialChange
from ..numbers import read_count
from .accepted import chosen
from .casualties import party_key, same_party
from .events import goes_on_from, is_version, told_apart
from .names import fold
from .tables import mentions
from .tolls import exceeds, numbers_of, same_day, same_figure

Dated = Casualty | TerritorialChange
# Each figure is set against the next so many like it: a year's bulletin has thousands, and one event tells few.
_REACH = 60


def casualty_issues(claims: Sequence[Casualty]) -> list[Issue]:
    """Figures that do not fit each other, in text order."""
    counted = [claim for claim in claims if claim.temporal == "current" and claim.restates is None]
    found = [*_larger_than_whole(claims), *_smaller_total(counted), *_one_figure_two_harms(claims)]
    return [*found, *_conflicting(counted), *_overlapping(counted), *_unread(claims)]


def _larger_than_whole(claims: Sequence[Casualty]) -> Iterator[Issue]:
    by_id = {claim.id: claim for claim in claims}
    for part in claims:
        whole = by_id.get(part.subset_of or "")
        if whole and exceeds(part, whole):
            message = (
                f"{part.id} ({part.count.text}) is larger than {whole.id} ({whole.count.text}) it is part of"
            )
            yield Issue(code="subset_larger_than_whole", message=message, claim_ids=[part.id, whole.id])


def _smaller_total(counted: Sequence[Casualty]) -> Iterator[Issue]:
    """A running total smaller than one day's figure of the same source."""
    if all(claim.scope != "cumulative" for claim in counted):
        return
    pairs = _pairs(counted, lambda claim: (source := party_key(claim.source)) and (claim.harm, source))
    both_ways = sorted({*pairs, *((other, one) for one, other in pairs)})
    for total, one in ((counted[first], counted[second]) for first, second in both_ways):
        single = total.scope == "cumulative" and one.scope in ("incident", "multi_incident")
        if single and exceeds(one, total) and not _narrower(total, one):
            message = f"the total {total.id} ({total.count.text}) is smaller than {one.id} ({one.count.text})"
            yield Issue(
                code="cumulative_smaller_than_incident", message=message, claim_ids=[total.id, one.id]
            )


def _pairs(
    claims: Sequence[Casualty], likeness: Callable[[Casualty], Hashable | None]
) -> list[tuple[int, int]]:
    """The places of every two claims with the same likeness, not too many claims apart, in order."""
    alike: dict[Hashable, list[int]] = {}
    for place, claim in enumerate(claims):
        alike.setdefault(likeness(claim), []).append(place)
    alike.pop(None, None)
    several = [places for places in alike.values() if len(places) > 1]
    return sorted(
        [
            (place, other)
            for places in several
            for at, place in enumerate(places)
            for other in places[at + 1 : at + 1 + _REACH]
        ]
    )


def _narrower(total: Casualty, one: Casualty) -> bool:
    """A total of children is not comparable with a day's figure of people."""
    return set(total.victim_groups) != set(one.victim_groups) or total.subset_of is not None


def _one_figure_two_harms(claims: Sequence[Casualty]) -> Iterator[Issue]:
    if len({claim.harm for claim in claims}) < 2:
        return
    at_span: dict[tuple[int, int], list[int]] = {}
    for place, claim in enumerate(claims):
        for slot in claim.grounding.slots:
            if slot.slot == "count":
                for span in chosen(slot):
                    at_span.setdefault((span.start, span.end), []).append(place)
    pairs = {pair for places in at_span.values() for pair in combinations(places, 2)}
    for one, other in ((claims[first], claims[second]) for first, second in sorted(pairs)):
        if one.harm != other.harm:
            message = f"one figure ({one.count.text}) is read as {one.harm} and as {other.harm}"
            yield Issue(code="same_figure_two_harms", message=message, claim_ids=[one.id, other.id])


def _conflicting(counted: Sequence[Casualty]) -> Iterator[Issue]:
    """Different sources, one incident, different numbers: both stay, and the reader is told."""
    whole = [claim for claim in counted if claim.subset_of is None]
    for first, second in _pairs(whole, _incident):
        one, other = whole[first], whole[second]
        if _are_rivals(one, other):
            message = (
                f"{_who(one)} says {one.count.text}, {_who(other)} says {other.count.text} "
                f"{one.harm.replace('_', ' ')} in {one.place}"
            )
            yield Issue(code="conflicting_figures", message=message, claim_ids=[one.id, other.id])


def _incident(claim: Casualty) -> Hashable | None:
    """What figures of one incident share: harm, place and the groups counted."""
    if not claim.place or claim.scope not in ("incident", "multi_incident"):
        return None
    return claim.harm, fold(claim.place), frozenset(claim.victim_groups)


def _are_rivals(one: Casualty, other: Casualty) -> bool:
    return (
        party_key(one.source) != party_key(other.source)
        and _differ(one, other)
        and _times_agree(one, other)
        and (one.scope == other.scope or is_version(other))
        and _same_people(one, other)
        and not told_apart(one, other)
    )


def _same_people(one: Casualty, other: Casualty) -> bool:
    """Not the soldiers one side counts and the militants the other does: each side counts its enemy's dead.

    Nor the four guards of one and the eleven inmates of the other; but drivers to one may be militants to the other.
    """
    statuses = {one.victim_status, other.victim_status}
    if "combatant" not in statuses or len(statuses) == 1:
        return _share_a_noun(one.victims, other.victims)
    return statuses != {"combatant", "civilian"}


def _share_a_noun(victims: str | None, others: str | None) -> bool:
    """Whether two wordings may name the same people: a noun of both, or one that anybody may be called by."""
    wordings = [fold(said) for said in (victims, others) if said]
    named = [set(words.split()) for words in wordings if not mentions("anybody", words)]
    return len(named) < 2 or not named[0].isdisjoint(named[1])


def _times_agree(one: Casualty, other: Casualty) -> bool:
    return one.when is None or other.when is None or same_day(one, other)


def _differ(one: Casualty, other: Casualty) -> bool:
    return bool(numbers_of(one) and numbers_of(other)) and not same_figure(one, other)


def _overlapping(counted: Sequence[Casualty]) -> Iterator[Issue]:
    """An incident and a wider figure of the same harm that the text does not relate."""
    whole = [claim for claim in counted if claim.subset_of is None and claim.supersedes is None]
    if len({claim.scope for claim in whole}) < 2:
        return
    for first, second in _pairs(whole, lambda claim: claim.harm):
        one, other = whole[first], whole[second]
        if one.scope == other.scope:
            continue
        if goes_on_from(other, one) and not _narrower(other, one):
            message = f"{_told(other)} is a running total that counts {_told(one)}, so they are not added"
            yield Issue(code="possible_overlap", message=message, claim_ids=[one.id, other.id])
        elif _may_overlap(one, other):
            message = f"{one.id} and {other.id} may overlap; the text does not say, so they are not added"
            yield Issue(code="possible_overlap", message=message, claim_ids=[one.id, other.id])


def _may_overlap(one: Casualty, other: Casualty) -> bool:
    """One event beside a day's figure, or a day's figure beside its own source's running total."""
    if {one.victim_status, other.victim_status} & {"combatant"} and one.victim_status != other.victim_status:
        return False
    scopes = {one.scope, other.scope}
    if scopes == {"incident", "multi_incident"}:
        rivals = _incident(one) == _incident(other) and _are_rivals(one, other)
        return _times_agree(one, other) and not rivals and not told_apart(one, other)
    return "cumulative" in scopes and len(scopes) == 2 and same_party(one.source, other.source)


def _unread(claims: Sequence[Casualty]) -> Iterator[Issue]:
    for claim in claims:
        if claim.count.best is None and read_count(claim.count.text) is None:
            message = f"{claim.id}: the figure's wording ({claim.count.text}) could not be read as a number"
            yield Issue(code="unreadable_count", message=message, claim_ids=[claim.id])


def _told(claim: Casualty) -> str:
    return f"{claim.id} ({claim.count.text})"


def _who(claim: Casualty) -> str:
    return claim.source.name or "the outlet"


# --- Territory and dates --------------------------------------------------------------------------


def point_back(changes: Sequence[TerritorialChange]) -> None:
    """Point the same change told again to where it was told first, a heading to the body."""
    alike: dict[tuple[str, str, str], list[int]] = {}
    for place, change in enumerate(changes):
        alike.setdefault(_kind_of_change(change), []).append(place)
    for place, change in enumerate(changes):
        others = [at for at in alike[_kind_of_change(change)] if at != place]
        earlier = others if _is_heading(change) else [at for at in others if at < place]
        bodies = (changes[at] for at in earlier if not _is_heading(changes[at]))
        first = next((one for one in bodies if _same_change(one, change)), None)
        change.restates = first.id if first else None


def _kind_of_change(change: TerritorialChange) -> tuple[str, str, str]:
    return change.change, change.temporal, fold(change.place)


def _is_heading(change: TerritorialChange) -> bool:
    return all(piece.heading for piece in change.evidence)


def _same_change(one: TerritorialChange, other: TerritorialChange) -> bool:
    """Whether two changes of one kind at one place are one: at one time, between the same sides."""
    times_agree = one.when is None or other.when is None or _same_period(one.when, other.when)
    return times_agree and _sides_agree(one, other)


def _sides_agree(one: TerritorialChange, other: TerritorialChange) -> bool:
    """Each side is told alike in both, or left untold in one of them."""
    for ours, theirs in ((one.gained_by, other.gained_by), (one.lost_by, other.lost_by)):
        if ours and theirs and not any(same_party(a, b) for a in ours for b in theirs):
            return False
    return True


def _same_period(one: Period, other: Period) -> bool:
    if one.start and other.start:
        return (one.start, one.end) == (other.start, other.end)
    return fold(one.text) == fold(other.text)


def date_issues(claims: Sequence[Dated], published: date | None) -> list[Issue]:
    """Claims dated after the article that makes them."""
    late = [
        claim.id
        for claim in claims
        if published and claim.when and claim.when.start and claim.when.start > published
    ]
    message = "dated after the article itself"
    return [
        Issue(code="date_after_publication", message=f"{one}: {message}", claim_ids=[one]) for one in late
    ]

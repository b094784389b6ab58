"""Judging statements: who takes which position towards whom, in whose words."""

from collections.abc import Mapping

from .alignment import TIE_BREAK
from .facts import Parties, StatementFact
from .folding import words_of
from .judge_words import judge_any_party, judge_parties, judge_values, overlap
from .rules import Rules
from .similarity import any_likeness, evidence_likeness, parties_likeness, weighted
from .verdicts import Verdict

FIELDS = ("speakers", "act", "addressees", "quotes", "content", "relayed_by")
# A quotation may be cut a little shorter or longer than the gold's; below the lower share it is another one.
SAME_QUOTE, PART_OF_QUOTE = 0.9, 0.3


def similarity(gold: StatementFact, found: StatementFact, weights: Mapping[str, float]) -> float:
    """How likely the two are one statement. By others and from another place in the text: not at all."""
    evidence = evidence_likeness(gold.spans, found.spans)
    speakers = max(
        (parties_likeness(one, other) or 0.0 for one in gold.speakers for other in found.speakers),
        default=0.0,
    )
    if evidence == speakers == 0.0:
        return 0.0
    parts = {
        "speakers": speakers,
        "evidence": evidence,
        "content": content_share(gold, found),
        "act": any_likeness(gold.acts, found.acts),
    }
    equal = sum((gold.addressees == found.addressees, gold.relayed_by == found.relayed_by))
    return weighted(parts, weights) + TIE_BREAK * equal


def judge(gold: StatementFact, found: StatementFact, rules: Rules) -> dict[str, Verdict | None]:
    """The verdict on each field of an aligned pair."""
    return {
        "speakers": _judge_speakers(gold.speakers, found.speakers),
        "act": judge_values(gold.acts, found.acts, rules.alike["acts"]),
        "addressees": judge_parties(gold.addressees, found.addressees),
        "quotes": _judge_quotes(gold, found),
        "content": _judge_content(gold, found, rules),
        "relayed_by": judge_any_party(gold.relayed_by, found.relayed_by),
    }


def filled(item: StatementFact) -> list[str]:
    """The fields that an unpaired item leaves missing or adds."""
    optional = {"addressees": item.addressees, "quotes": item.quotes, "relayed_by": item.relayed_by}
    return ["speakers", "act", "content", *(name for name, value in optional.items() if value)]


def errors(
    gold: StatementFact,
    found: StatementFact,
    verdicts: Mapping[str, Verdict | None],
) -> dict[str, bool]:
    """The named errors that could be made in this pair, and whether they were."""
    made = {"attribution_swapped": verdicts["speakers"] == "INC"}
    if found.quotes:
        made["quote_altered"] = found.altered
    return made


def content_share(gold: StatementFact, found: StatementFact) -> float:
    """The share of points that the other side's words hit; without points, of words in common."""
    shares = [
        sum(bool(point.search(other.words)) for point in one.points) / len(one.points)
        for one, other in ((gold, found), (found, gold))
        if one.points
    ]
    return min(shares) if shares else overlap(words_of(gold.words), words_of(found.words))


def _judge_speakers(gold: tuple[Parties, ...], found: tuple[Parties, ...]) -> Verdict:
    verdicts = {judge_parties(one, other) for one in gold for other in found}
    if "COR" in verdicts:
        return "COR"
    return "PAR" if "PAR" in verdicts else "INC"


def _judge_quotes(gold: StatementFact, found: StatementFact) -> Verdict | None:
    """Wrong only if altered; the choice of words to quote is the reader's."""
    if found.altered:
        return "INC"
    if not (gold.quotes and found.quotes):
        return "MIS" if gold.quotes else ("SPU" if found.quotes else None)
    said = words_of(" ".join(found.quotes))
    shares = [len(words & said) / len(words) for words in map(words_of, gold.quotes) if words]
    share = sum(shares) / len(shares) if shares else 1.0
    if share >= SAME_QUOTE:
        return "COR"
    return "PAR" if share >= PART_OF_QUOTE else "MIS"


def _judge_content(gold: StatementFact, found: StatementFact, rules: Rules) -> Verdict:
    share = content_share(gold, found)
    if share >= rules.content_right:
        return "COR"
    return "PAR" if share >= rules.content_partial else "INC"

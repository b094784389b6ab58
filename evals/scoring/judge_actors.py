"""Judging actors: is it that party, under names that are its own."""

from .facts import ActorFact
from .judge_words import judge_parties, judge_values
from .rules import Rules
from .verdicts import Verdict

FIELDS = ("names", "kind", "designations")


def judge(gold: ActorFact, found: ActorFact, conflated: bool, rules: Rules) -> dict[str, Verdict | None]:
    """The verdict on each field of an aligned pair. *conflated*: the names are those of several gold actors."""
    return {
        "names": _judge_names(gold, found, conflated),
        "kind": judge_values(gold.kinds, found.kinds, rules.alike["kinds"]),
        "designations": judge_parties(gold.designations, found.designations),
    }


def filled(item: ActorFact) -> list[str]:
    """The fields that an unpaired item leaves missing or adds."""
    return ["names", "kind", *(["designations"] if item.designations else [])]


def _judge_names(gold: ActorFact, found: ActorFact, conflated: bool) -> Verdict:
    """Wrong if names of two actors are taken for one's; half right if a name is not known to be its own."""
    if conflated:
        return "INC"
    return "COR" if found.names.keys <= gold.names.keys else "PAR"

"""Comparisons: what judging one gold item against one reported item gives, field by field and in credit."""

from collections.abc import Mapping
from typing import NamedTuple

from .rules import Rules, SectionRules
from .verdicts import Verdict, Verdicts

Judged = Mapping[str, Verdict | None]

_SOFT_CREDIT: Mapping[Verdict, float] = {"COR": 1.0, "PAR": 0.5, "INC": 0.0, "MIS": 0.0, "SPU": 0.0}


class Comparison(NamedTuple):
    """A pair judged. `verdicts` has the fields that either side fills; `errors` those that could be made here."""

    verdicts: Verdicts
    credit: float
    errors: Mapping[str, bool]


def compared(judged: Judged, errors: Mapping[str, bool], section: SectionRules, rules: Rules) -> Comparison:
    """The comparison of a pair whose fields were *judged* so."""
    verdicts = {name: verdict for name, verdict in judged.items() if verdict is not None}
    return Comparison(verdicts, item_credit(judged, section, rules), errors)


def item_credit(verdicts: Judged, section: SectionRules, rules: Rules) -> float:
    """The product of the critical fields, times a half and the other half's mean of the soft ones.

    A critical field without verdict leaves the credit as it is; a guarded one counts as soft until it is
    wrong.
    """
    credit = 1.0
    for name in section.critical:
        verdict = verdicts[name]
        if verdict == "INC":
            return 0.0
        if verdict == "PAR":
            credit *= section.partial.get(name, rules.partial)
        elif verdict in ("MIS", "SPU"):
            credit *= rules.blank
    if any(verdicts[name] == "INC" for name in section.guarded):
        return 0.0
    others = [verdicts[name] for name in (*section.guarded, *section.soft)]
    soft = [_SOFT_CREDIT[verdict] for verdict in others if verdict is not None]
    return credit * (0.5 + 0.5 * (sum(soft) / len(soft) if soft else 1.0))

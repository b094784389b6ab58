"""The adversary's trial as a page."""

from typing import Any

from ..adversarial.adversary import KindResult, Trial
from ..analysis.statistics import wilson
from .pages import NOTHING, Page, Table, count, interval, number


def trial_page(trial: Trial) -> Page:
    """For every kind of error: made, caught by grounding, let through, and counted by the scorer."""
    headers = (
        "error",
        "possible",
        "made",
        "caught by grounding",
        "reached the report",
        "counted by the scorer",
    )
    refused = trial.refused
    false_alarms = (
        f"right items that grounding refuses: {count(refused.made)} of {count(refused.possible)},"
        f" {number(refused.value, 3)}{interval(wilson(*refused), 3)}"
    )
    return Page(
        f"{trial.articles} articles, {trial.rounds} rounds, errors made in {trial.rate:.0%} of possible items"
        f" (seed {trial.seed}); 95% Wilson intervals",
        (
            "",
            Table(headers, [_row(each) for each in trial.kinds]),
            "",
            false_alarms,
            f"counted by the scorer with grounding off: its rate should be {trial.rate:.2f}",
        ),
    )


def _row(result: KindResult) -> list[str]:
    made = result.injected
    if result.caught is None or not made:
        caught, reached = NOTHING, NOTHING if result.reached is None else count(result.reached)
    else:
        caught = f"{result.caught} {number(result.caught / made)}{interval(wilson(result.caught, made))}"
        reached = count(made - result.caught)
    rate = result.read_back
    counted = f"{count(rate.made)} {number(rate.value, 3)}{interval(wilson(*rate), 3)}"
    return [result.kind, str(result.possible), str(made), caught, reached, counted]


def trial_values(trial: Trial) -> dict[str, Any]:
    return {
        "articles": trial.articles,
        "rounds": trial.rounds,
        "rate": trial.rate,
        "seed": trial.seed,
        "refused_right_items": list(trial.refused),
        "errors": {
            each.kind: {
                "possible": each.possible,
                "made": each.injected,
                "caught": each.caught,
                "reached": each.reached,
                "counted": each.counted,
            }
            for each in trial.kinds
        },
    }

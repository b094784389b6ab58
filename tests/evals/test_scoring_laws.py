"""Laws of scoring that hold for any two readings."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitrep.evals.annotation.figures import reading_of
from sitrep.evals.scoring.facts import CasualtyFact, Facts, Figure, StatementFact, TerritoryFact
from sitrep.evals.scoring.rules import SECTIONS, scoring_rules
from sitrep.evals.scoring.scorer import score_facts, tally_items
from sitrep.evals.scoring.tallies import METRICS, SectionTally, total

PARTIES = st.frozensets(st.sampled_from(["army", "rebels", "medics"]), max_size=2)
SPANS = st.sampled_from([((0, 10),), ((20, 30),), ((40, 50),), ((45, 60),)])
FIGURES = st.sampled_from(
    [
        Figure(reading_of("exact", 25)),
        Figure(reading_of("at_least", 25)),
        Figure(reading_of("exact", 52)),
        Figure(reading_of("range", (20, 30))),
        Figure(reading_of("vague", None), 24),
        Figure(reading_of("none_reported", None)),
    ]
)
PLACE = st.sampled_from([("Belan",), ("the centre of Belan",), ("Marat",)])
SOME_PARTIES = st.frozensets(st.sampled_from(["army", "rebels", "medics"]), min_size=1, max_size=2)

casualties = st.builds(
    CasualtyFact,
    id=st.just("c"),
    spans=SPANS,
    harms=st.sampled_from(["killed", "injured"]).map(lambda harm: frozenset([harm])),
    figures=FIGURES.map(lambda figure: (figure,)),
    victims=st.sampled_from([(), ("people",), ("children",)]),
    places=st.just(()) | PLACE,
    scopes=st.sampled_from(["incident", "cumulative"]).map(lambda scope: frozenset([scope])),
    sources=SOME_PARTIES,
    blamed=PARTIES,
    background=st.booleans(),
)
territory = st.builds(
    TerritoryFact,
    id=st.just("t"),
    spans=SPANS,
    changes=st.sampled_from(["captured", "withdrawn", "contested"]).map(lambda change: frozenset([change])),
    places=PLACE,
    gained=PARTIES,
    lost=PARTIES,
    sources=SOME_PARTIES,
    bases=st.just(frozenset(["claimed_by_gainer"])),
)
statements = st.builds(
    StatementFact,
    id=st.just("s"),
    spans=SPANS,
    speakers=SOME_PARTIES.map(lambda parties: (parties,)),
    addressees=PARTIES,
    acts=st.sampled_from(["DENY", "ACCUSE", "COMMENT"]).map(lambda act: frozenset([act])),
    words=st.sampled_from(["we deny it all", "they did it", "we will go on"]),
)


def numbered(facts: Facts) -> Facts:
    return Facts(
        casualties=tuple(replace(each, id=f"c{index}") for index, each in enumerate(facts.casualties)),
        territory=tuple(replace(each, id=f"t{index}") for index, each in enumerate(facts.territory)),
        statements=tuple(replace(each, id=f"s{index}") for index, each in enumerate(facts.statements)),
    )


readings = st.builds(
    Facts,
    casualties=st.lists(casualties, max_size=5).map(tuple),
    territory=st.lists(territory, max_size=4).map(tuple),
    statements=st.lists(statements, max_size=4).map(tuple),
).map(numbered)


def tallied(gold: Facts, found: Facts) -> SectionTally:
    items = score_facts(gold, found, scoring_rules())
    return total(tally_items([item for item in items if item.section == name]) for name in SECTIONS)


def f1s(gold: Facts, found: Facts) -> list[float | None]:
    tally = tallied(gold, found)
    return [tally.f1(metric) for metric in METRICS]


@given(readings)
def test_a_reading_against_itself_is_perfect_or_empty(facts: Facts) -> None:
    items = len(facts.casualties) + len(facts.territory) + len(facts.statements)
    assert f1s(facts, facts) == [pytest.approx(1.0) if items else None] * 4


@given(readings, readings)
def test_scores_are_bounded_and_nested(gold: Facts, found: Facts) -> None:
    tally = tallied(gold, found)
    scores = {metric: tally.f1(metric) or 0.0 for metric in METRICS}
    assert 0.0 <= scores["supported"] <= scores["usable"] <= scores["detection"] <= 1.0
    assert scores["strict"] <= scores["usable"] + 1e-9
    for field in tally.fields.values():
        assert all(0.0 <= rate <= 1.0 for rate in (field.f1, field.error) if rate is not None)


@settings(max_examples=100)
@given(readings, readings, st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_matter(gold: Facts, found: Facts, random: object) -> None:
    def shuffled(facts: Facts) -> Facts:
        def shuffle(items: tuple[object, ...]) -> tuple[object, ...]:
            return tuple(random.sample(items, len(items)))  # type: ignore[attr-defined]

        return replace(
            facts,
            casualties=shuffle(facts.casualties),
            territory=shuffle(facts.territory),
            statements=shuffle(facts.statements),
        )

    assert tallied(gold, found) == tallied(shuffled(gold), shuffled(found))


@given(readings, readings)
def test_swapping_the_readings_swaps_what_is_missed_and_what_is_surplus(gold: Facts, found: Facts) -> None:
    forth, back = tallied(gold, found), tallied(found, gold)
    assert (forth.gold, forth.found) == (back.found, back.gold)
    assert forth.f1("detection") == back.f1("detection")
    for name, field in forth.fields.items():
        assert field.possible == back.fields[name].actual


FAR_AWAY = CasualtyFact(
    id="far",
    spans=((900, 950),),
    harms=frozenset(["displaced"]),
    figures=(Figure(reading_of("exact", 7000)),),
    victims=("families",),
    places=("Orsk",),
    scopes=frozenset(["incident"]),
    sources=frozenset(["nobody"]),
)


@given(readings, readings)
def test_an_invented_item_never_raises_a_score(gold: Facts, found: Facts) -> None:
    more = replace(found, casualties=(*found.casualties, FAR_AWAY))
    for before, after in zip(f1s(gold, found), f1s(gold, more), strict=True):
        assert (after or 0.0) <= (before or 0.0)


@given(readings.filter(lambda facts: len(facts.casualties) > 1), st.integers(0, 4))
def test_leaving_a_right_item_out_lowers_the_score(facts: Facts, index: int) -> None:
    kept = [
        each for position, each in enumerate(facts.casualties) if position != index % len(facts.casualties)
    ]
    for score in f1s(facts, replace(facts, casualties=tuple(kept))):
        assert (score or 0.0) < 1.0

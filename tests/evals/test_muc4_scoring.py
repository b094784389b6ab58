"""The metrics of the MUC-4 adapter: what agrees, what is matched, what is counted."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.evals.muc4 import (
    METRICS,
    NOTHING,
    CasualtyFact,
    Mention,
    MucFacts,
    Score,
    gold_facts,
    load_corpus,
    score,
)
from sitrep.evals.muc4.counts import Interval, agree, agree_strictly
from sitrep.evals.muc4.facts import StatedTotal
from sitrep.evals.muc4.matching import matched_score
from sitrep.evals.muc4.names import (
    descriptions_agree,
    organisations_agree,
    persons_agree,
    places_agree,
    pooled,
)

CORPUS = Path(__file__).parent / "muc4_corpus"
FULL = dict.fromkeys(METRICS, 1.0)


@pytest.fixture(scope="module")
def documents():
    return load_corpus(CORPUS)


@pytest.fixture(scope="module")
def bombing(documents):
    return gold_facts(documents[0])


def killed(low, high, *names, optional=False, template=1):
    return CasualtyFact(
        frozenset({"killed"}), (Interval(low, high),), names, optional=optional, template=template
    )


def injured(low, high):
    return CasualtyFact(frozenset({"injured"}), (Interval(low, high),), template=1)


def casualties_score(metric, gold, predicted):
    return score([(MucFacts(casualties=tuple(gold)), MucFacts(casualties=tuple(predicted)))])[metric]


def mentions(*names):
    return tuple(Mention((name,)) for name in names)


# --- When strings and counts agree ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("agrees", "one", "other", "expected"),
    [
        pytest.param(organisations_agree, "Coastal Liberation Front (CLF)", "CLF", True, id="acronym"),
        pytest.param(organisations_agree, "COASTAL FRONT", "Coastal Liberation Front", True, id="within"),
        pytest.param(organisations_agree, "ARMY", "National Liberation Army", False, id="generic-alone"),
        pytest.param(organisations_agree, "ARMY", "Salvadoran Army", True, id="whose-army"),
        pytest.param(organisations_agree, "ARMY", "the army", True, id="same-words"),
        pytest.param(organisations_agree, "U.S. EMBASSY", "us embassy", True, id="points"),
        pytest.param(persons_agree, "ELENA QUIROGA VIDAL", "Mayor Quiroga", True, id="title-dropped"),
        pytest.param(persons_agree, "ELENA QUIROGA", "Elena Vidal", False, id="another-surname"),
        pytest.param(persons_agree, "JOSÉ PEÑA", "Jose Pena", True, id="accents"),
        pytest.param(persons_agree, "GENERAL RUIZ", "General Soto", False, id="same-title"),
        pytest.param(descriptions_agree, "MARKET TRADERS", "traders", True, id="containment"),
        pytest.param(descriptions_agree, "ARMED YOUNG MEN", "young armed peasants", True, id="overlap"),
        pytest.param(descriptions_agree, "THREE YOUNG INDIVIDUALS", "two young women", False, id="chance"),
        pytest.param(places_agree, "HARBOR", "harbor district of Puerto Alto", True, id="place-within"),
        pytest.param(places_agree, "EL SALVADOR", "San Salvador", False, id="another-place"),
    ],
)
def test_strings_agree_by_their_words(agrees, one, other, expected):
    assert agrees(Mention((one,)), Mention((other,))) is expected
    assert agrees(Mention((other,)), Mention((one,))) is expected


def test_mentions_that_share_a_spelling_are_one_and_required_as_soon_as_one_is():
    pool = pooled([Mention(("CLF",), True), Mention(("ELN",)), Mention(("Coastal Front (CLF)",))])
    assert pool == (Mention(("ELN",)), Mention(("CLF", "Coastal Front (CLF)")))


@pytest.mark.parametrize(
    ("predicted", "gold", "loosely", "strictly"),
    [
        pytest.param((7, 7), (7, 7), True, True, id="equal"),
        pytest.param((7, 7), (8, 8), False, False, id="other"),
        pytest.param((2, None), (7, 7), True, False, id="plural-on-exact"),
        pytest.param((1, None), (7, 7), False, False, id="somebody-on-exact"),
        pytest.param((1, None), (2, None), True, False, id="somebody-on-plural"),
        pytest.param((1, 9), (7, 7), False, False, id="wide-range-on-exact"),
        pytest.param((6, 8), (7, 7), True, False, id="narrow-range"),
        pytest.param((60, 60), (60, None), True, True, id="at-least"),
    ],
)
def test_a_vague_count_earns_no_hit_on_an_exact_one(predicted, gold, loosely, strictly):
    assert agree([Interval(*predicted)], [Interval(*gold)]) is loosely
    assert agree_strictly([Interval(*predicted)], [Interval(*gold)]) is strictly


# --- Scores ---------------------------------------------------------------------------------------


def test_a_key_scored_against_itself_is_perfect_on_every_metric(documents):
    golds = [gold_facts(document) for document in documents]
    scores = score((gold, gold) for gold in golds)
    assert {name: scores[name].recall for name in METRICS} == FULL
    assert {scores[name].precision for name in METRICS if name != "location_country"} == {1.0}


def test_nothing_predicted_finds_nothing_and_has_no_precision(documents):
    scores = score((gold_facts(document), NOTHING) for document in documents)
    assert {scores[name].recall for name in METRICS} == {0.0}
    assert {scores[name].precision for name in METRICS} == {None}
    assert scores["casualties"].f1 == 0.0


def test_on_an_irrelevant_document_silence_is_not_measured_and_a_prediction_is_spurious():
    assert score([(NOTHING, NOTHING)])["casualties"].f1 is None
    result = casualties_score("casualties", [], [killed(1, 1)])
    assert (result.precision, result.recall, result.f1) == (0.0, None, 0.0)


def test_an_optional_fact_neither_rewards_nor_punishes():
    optional = killed(3, 3, optional=True)
    assert casualties_score("casualties", [optional], [killed(3, 3)]) == Score(0, 0, 0, 0)
    assert casualties_score("casualties", [optional], []) == Score(0, 0, 0, 0)
    assert casualties_score("casualties", [optional], [killed(4, 4)]) == Score(1, 0, 0, 0)


def test_required_gold_is_matched_before_optional_gold():
    gold = [killed(2, None, optional=True), killed(3, 3)]
    assert casualties_score("casualties", gold, [killed(3, 3)]) == Score(1, 1, 1, 1)


def test_matching_is_maximum_where_taking_the_first_fit_would_lose_a_pair():
    gold = [killed(2, None), killed(5, 5)]
    predicted = [killed(5, 5), killed(2, 2)]
    assert casualties_score("casualties", gold, predicted) == Score(2, 2, 2, 2)


def test_a_fact_told_twice_counts_once():
    assert casualties_score("casualties", [killed(2, 2)], [killed(2, 2), killed(2, 2)]).precision == 0.5


def test_a_flipped_outcome_is_wrong_on_both_sides():
    result = casualties_score("casualties", [killed(2, 2)], [injured(2, 2)])
    assert (result.found, result.correct, result.predicted) == (0, 0, 1)


def test_the_victims_must_agree_where_the_key_says_who_they_were():
    gold = [killed(1, 1, "ELENA QUIROGA")]
    right = [killed(1, 1, "Mayor Quiroga")]
    wrong = [killed(1, 1, "a fisherman")]
    assert casualties_score("casualties_victim", gold, right).f1 == 1.0
    assert casualties_score("casualties_victim", gold, wrong).f1 == 0.0
    assert casualties_score("casualties_victim", [killed(1, 1)], wrong).f1 == 1.0


def test_one_prediction_may_stand_for_the_sum_of_a_template():
    gold = [killed(2, 2), killed(3, 3)]
    assert casualties_score("casualties", gold, [killed(5, 5)]).found == 0
    assert casualties_score("casualties_agg", gold, [killed(5, 5)]) == Score(1, 1, 2, 2)


def test_one_prediction_may_stand_for_the_sum_of_the_document():
    gold = [killed(2, 2, template=1), killed(3, 3, template=2)]
    assert casualties_score("casualties_agg", gold, [killed(5, 5)]) == Score(1, 1, 2, 2)
    assert casualties_score("casualties_agg", gold, [killed(6, 6)]) == Score(1, 0, 2, 0)


def test_one_prediction_may_give_the_total_the_key_states():
    gold = MucFacts(casualties=(killed(2, None),), totals=(StatedTotal(1, (Interval(1, 1),)),))
    predicted = MucFacts(casualties=(killed(1, 1),))
    assert score([(gold, predicted)])["casualties_agg"] == Score(1, 1, 1, 1)


def test_several_predictions_may_add_up_to_one_fact():
    predicted = [killed(2, 2), killed(3, 3), killed(9, 9)]
    assert casualties_score("casualties_agg", [killed(5, 5)], predicted) == Score(3, 2, 1, 1)


def test_totals_compare_sums_and_double_counting_hurts():
    gold = [killed(2, 2), killed(3, 3)]
    assert casualties_score("casualty_totals", gold, [killed(5, 5)]).f1 == 1.0
    assert casualties_score("casualty_totals", gold, [killed(5, 5), killed(3, 3)]).f1 == 0.0


def test_a_document_with_optional_templates_only_is_left_out_of_relevance():
    assert score([(MucFacts(relevant=None), MucFacts(relevant=True))])["relevance"] == Score(0, 0, 0, 0)
    assert score([(NOTHING, MucFacts(relevant=True))])["relevance"] == Score(1, 0, 0, 0)


def test_a_description_given_as_an_organisation_is_ignored_not_punished():
    gold = MucFacts(perp_orgs=mentions("CLF"), perp_individuals=mentions("GUERRILLAS"))
    predicted = MucFacts(perp_orgs=mentions("CLF", "guerrillas", "army"))
    scores = score([(gold, predicted)])
    assert scores["perp_org"] == Score(2, 1, 1, 1)
    assert scores["perp_any"] == Score(3, 2, 2, 2)


def test_a_description_given_as_a_victims_name_is_ignored_not_punished():
    gold = MucFacts(victim_names=mentions("ELENA QUIROGA"), victim_descriptions=mentions("FISHERMEN"))
    predicted = MucFacts(victim_names=mentions("Quiroga", "two fishermen", "Pedro Soto"))
    assert score([(gold, predicted)])["victim_name"] == Score(2, 1, 1, 1)


def test_location_recall_is_of_incidents_and_its_precision_of_places_the_key_knows(bombing):
    predicted = MucFacts(places=mentions("harbor", "Puerto Alto", "Loma Verde"))
    scores = score([(bombing, predicted)])
    assert scores["location"] == Score(3, 2, 1, 1)
    assert scores["location_country"] == Score(None, 0, 1, 0)
    assert scores["location_country"].f1 is None


FACTS = st.lists(
    st.builds(
        lambda outcome, low, wide: CasualtyFact(
            frozenset({outcome}), (Interval(low, None if wide is None else low + wide),), template=1
        ),
        st.sampled_from(["killed", "injured"]),
        st.integers(1, 9),
        st.none() | st.integers(0, 3),
    ),
    max_size=6,
)


@given(FACTS, FACTS)
def test_no_casualty_metric_finds_more_than_there_is_or_less_than_its_stricter_kin(gold, predicted):
    results = {
        name: casualties_score(name, gold, predicted) for name in METRICS if name.startswith("casualties")
    }
    for result in results.values():
        assert 0 <= result.found <= result.gold
        assert 0 <= result.correct <= (result.predicted or 0)
    assert (
        results["casualties_strict"].found <= results["casualties"].found <= results["casualties_agg"].found
    )


@given(FACTS, FACTS, st.randoms())
def test_the_order_of_facts_changes_nothing(gold, predicted, random):
    shuffled = random.sample(predicted, len(predicted))
    before = casualties_score("casualties", gold, predicted)
    assert before == casualties_score("casualties", random.sample(gold, len(gold)), shuffled)


@given(FACTS, FACTS)
def test_a_spurious_prediction_never_raises_the_score(gold, predicted):
    more = [*predicted, killed(999, 999)]
    finite = [fact for fact in gold if fact.counts[0].high is not None]
    before, after = (casualties_score("casualties", finite, facts) for facts in (predicted, more))
    assert (after.f1 or 0.0) <= (before.f1 or 0.0)


def test_matching_takes_a_detour_over_an_optional_fact_without_giving_up_a_required_one():
    gold = [Mention(("A B",)), Mention(("A",), optional=True)]
    predicted = mentions("A", "A B")
    assert matched_score(gold, predicted, descriptions_agree) == Score(1, 1, 1, 1)

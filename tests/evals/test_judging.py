"""Single fields are judged as a reader would judge them."""

from datetime import date

import pytest

from sitrep.agent.numbers import read_count, vague_floor
from sitrep.evals.scoring.facts import Dating, Figure
from sitrep.evals.scoring.folding import fold, locate, name_key
from sitrep.evals.scoring.judge_counts import closeness, judge_figures
from sitrep.evals.scoring.judge_words import judge_parties, judge_period, judge_places, judge_victims
from sitrep.evals.scoring.support import ArticleText
from sitrep.evals.scoring.verdicts import FieldTally, Verdict


def figure(wording: str) -> Figure:
    reading = read_count(wording)
    assert reading is not None
    return Figure(reading, vague_floor(wording))


@pytest.mark.parametrize(
    ("gold", "found", "verdict"),
    [
        ("56", "fifty-six", "COR"),
        ("at least 25", "at least 25 people", "COR"),
        ("dozens", "dozens of soldiers", "COR"),
        ("no casualties", "nobody", "COR"),
        ("at least 25", "25", "PAR"),
        ("at least 25", "more than 25", "PAR"),
        ("about 40", "40", "PAR"),
        ("20 to 30", "20", "PAR"),
        ("dozens", "scores", "PAR"),
        ("30", "dozens", "PAR"),
        ("24", "25", "INC"),
        ("25", "52", "INC"),
        ("dozens", "24", "INC"),
        ("dozens", "hundreds", "INC"),
        ("20 to 30", "25", "INC"),
        ("no casualties", "5", "INC"),
        ("5", "no casualties", "INC"),
    ],
)
def test_figures(gold: str, found: str, verdict: Verdict) -> None:
    assert judge_figures((figure(gold),), (figure(found),)) == verdict


def test_an_accepted_figure_is_as_right() -> None:
    assert judge_figures((figure("30"), figure("27")), (figure("27"),)) == "COR"


def test_closeness_falls_to_zero_at_half_and_double() -> None:
    assert closeness((figure("20"),), (figure("40"),)) == 0.0
    assert 0.0 < closeness((figure("20"),), (figure("24"),)) < 0.98


@pytest.mark.parametrize(
    ("gold", "wider", "found", "verdict"),
    [
        ("Belan", "", "the town of Belan", "COR"),
        ("the bus station in the centre of Belan", "", "the centre of Belan", "PAR"),
        ("Belan", "western Hadra", "western Hadra", "PAR"),
        ("Belan", "", "Marat", "INC"),
        ("Belan", "", "", "MIS"),
        ("", "", "Belan", "SPU"),
        ("", "", "", None),
    ],
)
def test_places(gold: str, wider: str, found: str, verdict: Verdict | None) -> None:
    def named(place: str) -> tuple[str, ...]:
        return (place,) if place else ()

    assert judge_places(named(gold), named(wider), named(found), ()) == verdict


@pytest.mark.parametrize(
    ("gold", "found", "verdict"),
    [
        ("soldiers", "its soldiers", "COR"),
        ("two Syrian soldiers", "soldiers", "PAR"),
        ("people", "civilians", "INC"),
    ],
)
def test_victims(gold: str, found: str, verdict: Verdict) -> None:
    assert judge_victims((gold,), (found,)) == verdict


@pytest.mark.parametrize(
    ("gold", "found", "verdict"),
    [
        ({"army"}, {"army"}, "COR"),
        ({"army", "orsk"}, {"army"}, "PAR"),
        ({"army"}, {"rebels"}, "INC"),
        ({"army"}, set(), "MIS"),
        (set(), {"army"}, "SPU"),
        (set(), set(), None),
    ],
)
def test_sets_of_parties(gold: set[str], found: set[str], verdict: Verdict | None) -> None:
    assert judge_parties(frozenset(gold), frozenset(found)) == verdict


MONDAY, SUNDAY = date(2024, 5, 13), date(2024, 5, 12)


@pytest.mark.parametrize(
    ("gold", "found", "verdict"),
    [
        (Dating(("on Monday",)), Dating(("early on Monday",)), "COR"),
        (Dating(("on Monday",)), Dating(("Monday evening",)), "PAR"),
        (Dating(("on Monday",)), Dating(("on Sunday",)), "INC"),
        (Dating(("on Monday",), MONDAY, MONDAY), Dating(("Monday",), MONDAY, MONDAY), "COR"),
        (Dating(("on Monday",), MONDAY, MONDAY), Dating(("on Monday",), SUNDAY, SUNDAY), "INC"),
        (Dating(("at the weekend",), SUNDAY, MONDAY), Dating(("on Monday",), MONDAY, MONDAY), "PAR"),
        (Dating(("on Monday",)), Dating(), "MIS"),
    ],
)
def test_dates_decide_before_words(gold: Dating, found: Dating, verdict: Verdict) -> None:
    assert judge_period(gold, found) == verdict


def test_the_rates_of_the_message_understanding_conferences() -> None:
    field = FieldTally(cor=6, par=2, inc=2, mis=2, spu=4)
    assert field.recall == pytest.approx(7 / 12)
    assert field.precision == pytest.approx(7 / 14)
    assert field.f1 == pytest.approx(14 / 26)
    assert field.substitution == pytest.approx(3 / 10)
    assert field.undergeneration == pytest.approx(2 / 12)
    assert field.overgeneration == pytest.approx(4 / 14)
    assert field.error == pytest.approx(9 / 16)


@pytest.mark.parametrize(
    ("one", "other"),
    [("the U.S.", "US"), ("Al-Shabaab", "al Shabaab"), ("The Army’s", "army"), ("Tel Rifaat", "tel-rifaat")],
)
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_folding_keeps_letters_and_figures_apart() -> None:
    assert fold("“25 – dead”") == '"25 - dead"'
    assert fold("25 dead") != fold("52 dead")


@pytest.mark.parametrize(
    "phrase", ["“We  will”", '"we will"', "We\nwill"], ids=["quotes", "straight", "line break"]
)
def test_a_phrase_is_located_whatever_its_typography(phrase: str) -> None:
    text = "He said: “We will” and left."
    places = locate(text, phrase)
    assert [text[start:end].strip("“”") for start, end in places] == ["We will"]


def test_an_absent_or_empty_phrase_is_nowhere() -> None:
    assert locate("some text", "other") == locate("some text", " ") == ()


@pytest.mark.parametrize(
    ("name", "stands"),
    [
        pytest.param("Syria", True, id="its-demonym"),
        pytest.param("Syrian army", True, id="its-words"),
        pytest.param("Nigeria", True, id="another-demonym"),
        pytest.param("Niger", False, id="a-neighbour-spelled-alike"),
        pytest.param("Russia", False, id="its-capital-only"),
    ],
)
def test_a_country_stands_in_the_article_if_its_demonym_does(name: str, stands: bool) -> None:
    assert ArticleText("The Syrian army met a Nigerian envoy in Moscow.").has(name) is stands

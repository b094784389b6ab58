"""Articles in capitals: names told from common words."""

import pytest

from sitrep.agent.offline.capitals import in_capitals, is_english, restored
from sitrep.agent.offline.gazetteer import gazetteer
from sitrep.agent.offline.tokens import tokenise


def mixed(*sentences: str) -> list[str]:
    tokens = [tokenise(sentence, 0, len(sentence)).tokens for sentence in sentences]
    return [" ".join(token.text for token in sentence) for sentence in restored(tokens, gazetteer())]


@pytest.mark.parametrize(
    ("capitals", "expected"),
    [
        pytest.param(
            "COLONEL TOMAS ARRIETA DIED ON MONDAY.",
            "colonel Tomas Arrieta died on Monday .",
            id="unknown surname",
        ),
        pytest.param(
            "MARIO BUSH LEFT LIMA.", "Mario Bush left Lima .", id="an English word behind a given name"
        ),
        pytest.param("MARIO WAS SHOT.", "Mario was shot .", id="a verb behind a given name"),
        pytest.param(
            "JUDGE ERNESTO MORALES WAS WOUNDED.",
            "judge Ernesto Morales was wounded .",
            id="a surname that looks like a plural",
        ),
        pytest.param(
            "THE SHINING PATH ATTACKED A PERUVIAN GARRISON.",
            "the Shining Path attacked a Peruvian garrison .",
            id="names of the gazetteer",
        ),
        pytest.param(
            "A GROUP CALLING ITSELF THE MARIO ARRIETA STRIKE FORCE TODAY KILLED TWO CLERKS.",
            "a group calling itself the Mario Arrieta Strike Force today killed two clerks .",
            id="a name that a group gives itself",
        ),
        pytest.param(
            "A POLISH POLE WAS BLOWN UP.",
            "a Polish pole was blown up .",
            id="a noun that also names a people",
        ),
        pytest.param(
            "THE ARRIETAN PATRIOTIC MOVEMENT MARCHED.",
            "the Arrietan Patriotic Movement marched .",
            id="a word of no language before what bodies are called",
        ),
        pytest.param(
            "THE SO-CALLED DIRTY WAR GOES ON.",
            "the so-called dirty war goes on .",
            id="what is so called is not always a group",
        ),
        pytest.param(
            "THE NATIONAL WORKERS MOVEMENT (NWM) MARCHED.",
            "the National Workers Movement ( NWM ) marched .",
            id="a name spelled out before its acronym",
        ),
        pytest.param(
            "THE PDQ [PATRIOTIC DEFENDERS OF QUILCA] MARCHED.",
            "the PDQ [ Patriotic Defenders of Quilca ] marched .",
            id="a name spelled out behind its acronym",
        ),
        pytest.param(
            "REBELS RAIDED LA ESPERANZA.", "rebels raided La Esperanza .", id="the article of a place name"
        ),
        pytest.param(
            "THE U.S. EMBASSY, 3 KM AWAY", "the U.S. embassy , 3 km away", id="dotted short forms and units"
        ),
        pytest.param(
            "WHO TOLD US WHERE IT IS", "who told us where it is", id="words that spell acronyms or countries"
        ),
    ],
)
def test_capitals_are_kept_where_names_stand(capitals: str, expected: str) -> None:
    assert mixed(capitals) == [expected]


def test_a_body_spelled_out_once_is_a_name_everywhere() -> None:
    first, second = mixed(
        "THE OREGANO FARM GUARDS (OFG) MET.", "THE OREGANO FARM GUARDS WALKED OUT; OFG SAID WHY."
    )
    assert "Oregano Farm Guards ( OFG )" in first
    assert "Oregano Farm Guards walked out ; OFG said why" in second


def test_lengths_and_lower_forms_stay() -> None:
    tokens = tokenise("GENERAL LUCAS DIED IN DİYARBAKIR.", 0, 33).tokens
    assert [(t.low, len(t.text)) for t in restored([tokens], gazetteer())[0]] == [
        (t.low, len(t.text)) for t in tokens
    ]


@pytest.mark.parametrize(
    "word",
    ["deployed", "controlled", "cities", "policemen", "sympathizers", "counteroffensive", "abrogation"],
)
def test_inflected_and_compound_words_are_english(word: str) -> None:
    assert is_english(word)


@pytest.mark.parametrize("word", ["arrieta", "quilca", "fmln", "usulutan"])
def test_names_are_not_english(word: str) -> None:
    assert not is_english(word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("TWO MEN DIED IN LIMA ON 3 MAY.", True), ("Two men died in LIMA.", False), ("1990", False)],
)
def test_an_article_in_capitals_is_told_by_its_words(text: str, expected: bool) -> None:
    assert in_capitals([tokenise(text, 0, len(text)).tokens]) is expected


@pytest.mark.parametrize(
    ("capitals", "expected"),
    [
        ("HECTOR DELGADO PARKER, A BANKER", "Hector Delgado Parker , a banker"),
        ("HECTOR DELGADO PARKS THERE", "Hector Delgado parks there"),
    ],
)
def test_a_name_of_three_words_ends_where_a_verb_may_begin(capitals: str, expected: str) -> None:
    assert mixed(capitals) == [expected]

"""Victims by name: descriptions, lists, owners of a murder, and the same person told of again."""

import pytest

from sitrep.agent.article import make_article
from sitrep.agent.offline.engine import read_article


def victims(text: str) -> list[tuple[str, str]]:
    return [(item.harm, item.count) for item in read_article(make_article(text)).draft.casualties]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Police confirmed the murder of former Quilcan interior minister Ernesto Vela on Monday.",
            [("killed", "Ernesto Vela")],
            id="a description before the name",
        ),
        pytest.param(
            "Rosa Quiroga's assassination shocked the capital.",
            [("killed", "Rosa Quiroga")],
            id="whose murder it is",
        ),
        pytest.param(
            "Juan Paredes, the mayor of Tola, who was seized on Monday by rebels, was found dead on Friday.",
            [("abducted", "Juan Paredes"), ("killed", "Juan Paredes")],
            id="a clause between a name and its verb",
        ),
        pytest.param(
            "Ana Vela, a nurse, was killed on Monday.",
            [("killed", "Ana Vela")],
            id="one person named and described",
        ),
        pytest.param(
            "Juan Paredes, the mayor; Ana Vela, the clerk; and Luis Rojas were killed on Monday.",
            [("killed", "Juan Paredes"), ("killed", "Ana Vela"), ("killed", "Luis Rojas")],
            id="a list of names",
        ),
        pytest.param(
            "Gunmen killed Juan Paredes on Monday. Paredes was killed in his car.",
            [("killed", "Juan Paredes")],
            id="a name told of again",
        ),
        pytest.param(
            "Gunmen killed six priests on Monday. The mayor condemned the murder of the priests.",
            [("killed", "six")],
            id="victims told of again",
        ),
        pytest.param(
            "Gunmen killed six priests on Monday. A nurse was killed on Friday.",
            [("killed", "six"), ("killed", "A nurse")],
            id="victims not told of before",
        ),
        pytest.param(
            "The bodies of Juan Paredes and Ana Vela were found in a well.",
            [("killed", "Juan Paredes"), ("killed", "Ana Vela")],
            id="names joined behind a noun, before its verb",
        ),
        pytest.param(
            "Gunmen killed engineer Juan Paredes, technician Luis Rojas, and driver Ana Vela.",
            [("killed", "Juan Paredes"), ("killed", "Luis Rojas"), ("killed", "Ana Vela")],
            id="a list of described names",
        ),
        pytest.param(
            "Two teachers, Juan Paredes, 34, and Ana Vela, 28, were killed on Monday.",
            [("killed", "Two"), ("killed", "Juan Paredes"), ("killed", "Ana Vela")],
            id="names that spell out a figure",
        ),
        pytest.param(
            "Two guards were killed. The victims were identified as Juan Paredes and Luis Rojas.",
            [("killed", "Two"), ("killed", "Juan Paredes"), ("killed", "Luis Rojas")],
            id="identified a sentence later",
        ),
        pytest.param(
            "Two guards were wounded. One of them was Juan Paredes.",
            [("injured", "Two"), ("injured", "Juan Paredes")],
            id="one of them",
        ),
        pytest.param(
            "Two guards were killed. The killer was identified as Juan Paredes.",
            [("killed", "Two")],
            id="the killer is identified as well",
        ),
        pytest.param(
            "Juan Paredes, the mayor of Tola, and his driver were killed on Monday.",
            [("killed", "Juan Paredes"), ("killed", "his driver")],
            id="a name with what is said of it, and an unnamed one",
        ),
        pytest.param(
            "Police found the bodies of two clerks, who were identified as Juan Paredes and Luis Rojas.",
            [("killed", "two"), ("killed", "Juan Paredes"), ("killed", "Luis Rojas")],
            id="a relative clause names them",
        ),
        pytest.param(
            "Gunmen killed two nurses, one of them the matron Ana Vela.",
            [("killed", "two"), ("killed", "Ana Vela")],
            id="one of them, within the sentence",
        ),
        pytest.param(
            "Ana Vela was among the victims of the explosion.",
            [("killed_or_injured", "Ana Vela")],
            id="among the victims, no harm told",
        ),
        pytest.param(
            "A shell hit the house, wounding his wife, Ana.",
            [("injured", "Ana")],
            id="who it is, then the name",
        ),
        pytest.param(
            "Juan Paredes was dragged from his home and shot dead on Monday.",
            [("killed", "Juan Paredes")],
            id="a second participle with the same subject",
        ),
        pytest.param(
            "Juan Paredes, who was taken hostage in May, was freed on Monday.",
            [("abducted", "Juan Paredes")],
            id="taken and then freed",
        ),
        pytest.param(
            "A bomb killed Ana Vela's secretary, Juan Paredes.",
            [("killed", "Juan Paredes")],
            id="whose secretary it is, then the name",
        ),
        pytest.param(
            "Juan Paredes, of the Lake Party, was found shot to death.",
            [("killed", "Juan Paredes")],
            id="found shot to death",
        ),
        pytest.param(
            "The clerks Juan Paredes, Luis Rojas, and Ana Vela were among the ten killed in Tola.",
            [("killed", "Juan Paredes"), ("killed", "Luis Rojas"), ("killed", "Ana Vela"), ("killed", "ten")],
            id="several are among those killed",
        ),
        pytest.param(
            "The brother of President Vela, Juan Paredes, was kidnapped.",
            [("abducted", "Juan Paredes")],
            id="whose brother it is",
        ),
        pytest.param(
            "Among the dead are judge Ana Vela and her clerk Luis Rojas.",
            [("killed", "Ana Vela"), ("killed", "Luis Rojas")],
            id="among the dead",
        ),
        pytest.param(
            "Juan Paredes was found dead along with Ana Vela on Monday.",
            [("killed", "Juan Paredes"), ("killed", "Ana Vela")],
            id="who shared the fate",
        ),
        pytest.param(
            "Gunmen stopped Juan Paredes on the road. They shot him and left him wounded.",
            [("injured", "Juan Paredes")],
            id="a pronoun for the one person named",
        ),
        pytest.param(
            "Juan Paredes met a nurse at the gate. She was killed by a shell.",
            [],
            id="a pronoun that may stand for two",
        ),
        pytest.param(
            "President Juan Paredes spoke on Monday. Ana Vela said he was killed.",
            [("killed", "Juan Paredes")],
            id="who speaks is not dead",
        ),
        pytest.param(
            "The kidnappers of Juan Paredes have asked for a ransom.",
            [("abducted", "Juan Paredes")],
            id="whose kidnappers they are",
        ),
        pytest.param(
            "THE REBELS KILLED THE MAYOR'S WIFE. JUAN PAREDES' SON WAS WOUNDED.",
            [("killed", "WIFE"), ("injured", "SON")],
            id="whose wife it is, in capitals",
        ),
        pytest.param(
            "THE MAYOR CONDEMNED THE MURDER OF [FORMER] JUDGE ANIBAL TORRES.",
            [("killed", "ANIBAL TORRES")],
            id="capitals and brackets",
        ),
    ],
)
def test_named_victims_are_read_once_each(text: str, expected: list[tuple[str, str]]) -> None:
    assert victims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A bomb exploded in Tola, killing one man.", [("killed", "one man")], id="one behind its verb"
        ),
        pytest.param(
            "A French nurse was killed on Monday.",
            [("killed", "A French nurse")],
            id="nationality of one victim",
        ),
        pytest.param(
            "In an attack by traffickers, Luis Rojas was shot dead.",
            [("killed", "Luis Rojas")],
            id="not the attackers",
        ),
        pytest.param(
            "The minister said the arrest is linked to the murder of Luis Rojas.",
            [("killed", "Luis Rojas")],
            id="a noun of harm behind a preposition",
        ),
    ],
)
def test_single_victims_stand_beside_other_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert [v for v in victims(text) if v[0] == "killed"] == expected


@pytest.mark.parametrize(
    "text",
    ["The attack did not cause any casualties.", "THE BOMB WENT OFF WITHOUT CAUSING ANY CASUALTIES."],
)
def test_an_attack_without_casualties_is_told_as_one(text: str) -> None:
    items = read_article(make_article(text)).draft.casualties
    assert [(item.harm, item.figure) for item in items] == [("killed_or_injured", 0)]

"""Whose force it is: bare words for soldiers belong to the side that the sentence or the article gives them."""

from collections.abc import Callable

import pytest

from sitrep.schemas.draft import Draft

Read = Callable[[str], Draft]


def _forms(draft: Draft) -> list[set[str]]:
    return [{actor.name, *actor.aliases} for actor in draft.actors]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        pytest.param(
            "The Ugandan army shelled the ridge and killed 4 people. "
            "Kenyan officials said the military fired rockets at the port, killing 2 people.",
            ("Ugandan army", "military"),
            id="in an official's mouth the military is that of his own state",
        ),
        pytest.param(
            "A helicopter of the Russian forces was shot down and 5 people were killed. "
            "On Monday regime troops shelled the valley and killed 3 people.",
            ("Russian forces", "regime troops"),
            id="the regime's troops are not those of a foreign state named before",
        ),
    ],
)
def test_forces_of_two_states_are_two_actors(read: Read, text: str, apart: tuple[str, str]) -> None:
    forms = _forms(read(text))
    assert not any(set(apart) <= named for named in forms)
    assert any(apart[1] in named for named in forms)


def test_government_forces_and_regime_troops_are_one_side(read: Read) -> None:
    text = (
        "Government forces shelled the quarter and killed 4 people. "
        "Rebels killed 3 people when they attacked regime troops."
    )
    assert {"Government forces", "regime troops"} in _forms(read(text))


def test_the_army_of_the_one_government_goes_with_its_troops(read: Read) -> None:
    text = (
        "The Kenyan government sent more men. The Kenyan army shelled the port and killed 4 people. "
        "Rebels attacked regime troops and killed 3 people."
    )
    assert {"Kenyan army", "regime troops"} in _forms(read(text))

"""What a text does not say: blame, tolls and acts that its words could be mistaken for."""

from collections.abc import Callable

import pytest

from sitrep.schemas.draft import Draft

Read = Callable[[str], Draft]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(
            "A shell hit a mosque and killed five worshippers.", id="a shell told of for the first time"
        ),
        pytest.param("At least five people were killed in fresh air strikes on Olat.", id="fresh strikes"),
        pytest.param("Five people died in Asil.", id="another place"),
        pytest.param("Five clerks were killed on Thursday.", id="another day"),
        pytest.param("Two others died in the shelling of Harad on Sunday.", id="another place and day"),
        pytest.param("The same day five clerks were killed at a checkpoint.", id="the same day"),
        pytest.param("Five people died in a stampede.", id="a cause of its own"),
    ],
)
def test_who_attacked_before_is_not_blamed_for_another_event(read: Read, second: str) -> None:
    (claim,) = read(f"The Lake Front attacked the town of Karsa on Tuesday. {second}").casualties
    assert claim.blamed_on == []


def test_who_attacked_before_is_blamed_while_the_same_event_is_told(read: Read) -> None:
    (claim,) = read(
        "The Lake Front attacked the town of Karsa on Tuesday. Five clerks were killed."
    ).casualties
    assert claim.blamed_on == ["Lake Front"]


def test_what_a_party_tells_with_a_denial_is_another_event(read: Read) -> None:
    told = read("The army denied hitting the school and said its jets had bombed a depot. Nine pupils died.")
    assert [claim.blamed_on for claim in told.casualties] == [[]]


@pytest.mark.parametrize(
    "motive",
    [
        "avenged the death of its leader",
        "was in revenge for the killing of a judge",
        "was a reprisal for three dead men",
    ],
)
def test_who_claims_an_attack_did_not_do_what_it_avenges(read: Read, motive: str) -> None:
    told = read(
        f"A bomb killed nine people in Karsa. The Lake Front claimed responsibility. It said the attack {motive}."
    )
    nine, *avenged = told.casualties
    assert nine.blamed_on == ["Lake Front"]
    assert all(claim.blamed_on == [] and claim.place is None for claim in avenged)

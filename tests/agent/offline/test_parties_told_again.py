"""Parties that are told again by less than their names."""

from collections.abc import Callable

from sitrep.schemas.draft import Draft

Read = Callable[[str], Draft]


def test_the_militant_group_is_the_one_named_before(read: Read) -> None:
    text = (
        "Fighters of the Red Hand Front attacked Oruk on Friday. "
        "The militant group said it had killed 47 soldiers."
    )
    assert [one.reported_by for one in read(text).casualties] == ["Red Hand Front"]


def test_a_surname_may_be_a_city_too(read: Read) -> None:
    text = (
        "“There were only a few soldiers and they left Oruk,” Major Omar Aden told reporters. "
        "Aden said the army had killed 12 rebels."
    )
    draft = read(text)
    assert [one.reported_by for one in draft.casualties] == ["Aden"]
    assert "state" not in {one.kind for one in draft.actors if one.name == "Omar Aden"}
    assert "Aden" not in {one.name for one in draft.actors}


def test_rebel_leaders_are_rebels(read: Read) -> None:
    draft = read("Hadran rebel leaders said 12 soldiers had been killed in Oruk on Monday.")
    assert [one.kind for one in draft.actors if "leaders" in one.name] == ["non_state_armed_group"]


def test_another_name_by_which_a_party_is_known(read: Read) -> None:
    draft = read("The Free Hill Movement, better known by its initials FHM, shelled the army post at Oruk.")
    assert [one.aliases for one in draft.actors if one.name == "Free Hill Movement"] == [["FHM"]]

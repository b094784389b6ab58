"""Wordings of control from field reports and dispatches: lists of villages, barred ways, claims and pronouns."""

from collections.abc import Callable

import pytest

from sitrep.schemas.draft import Draft

Read = Callable[[str], Draft]


def _told(draft: Draft) -> list[tuple[str, str, list[str], list[str]]]:
    return [(one.change, one.place, one.gained_by, one.lost_by) for one in draft.territory]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param(
            "Rebels took the villages of Oruk, Tamun and Sefa.", ["Oruk", "Tamun", "Sefa"], id="villages of"
        ),
        pytest.param(
            "The army liberated four settlements in the Zangar district: Oruk, Tamun, Sefa and Dorla.",
            ["Oruk", "Tamun", "Sefa", "Dorla"],
            id="behind a colon",
        ),
        pytest.param(
            "Three villages - Oruk, Tamun and Sefa - are now under army control.",
            ["Oruk", "Tamun", "Sefa"],
            id="between dashes",
        ),
        pytest.param(
            "The militia seized two districts in the eastern Oruk and Tamun provinces.",
            ["two districts in the eastern Oruk and Tamun provinces"],
            id="where nameless places lie",
        ),
        pytest.param(
            "Rebels retreated from positions occupied last week in the towns of Oruk and New Tamun.",
            ["Oruk", "New Tamun"],
            id="positions and where they are",
        ),
        pytest.param(
            "The army liberated Alu village of the Oruk district, Tamun and Sefa villages of the Dorla district, "
            "and Kerem village, the president said.",
            ["Alu village", "Tamun", "Sefa", "Kerem village"],
            id="the districts they lie in",
        ),
        pytest.param(
            "The minister said the Oruk district's Tamun, Sefa and Dorla villages were liberated.",
            ["Tamun", "Sefa", "Dorla"],
            id="a district's villages",
        ),
        pytest.param(
            "The rebels took the villages and towns of (Oruk, Tamun and Sefa).",
            ["Oruk", "Tamun", "Sefa"],
            id="in brackets",
        ),
        pytest.param(
            "The army liberated from occupation several villages of the Oruk district - Tamun, Sefa and Dorla.",
            ["Tamun", "Sefa", "Dorla"],
            id="behind a dash and their district",
        ),
        pytest.param(
            "The army took the villages of Oruk district - Tamun, Sefa; the villages of Kerem district - Dorla.",
            ["Tamun", "Sefa", "Dorla"],
            id="district by district",
        ),
        pytest.param(
            "The rebels took a cluster of villages near Oruk.",
            ["a cluster of villages near Oruk"],
            id="cluster",
        ),
        pytest.param("Troops retook seven of nine villages.", ["seven of nine villages"], id="so many of"),
        pytest.param("Troops took Tamun peak.", ["Tamun peak"], id="a peak"),
        pytest.param("Villages such as Oruk and Tamun were retaken.", ["Oruk", "Tamun"], id="such as"),
        pytest.param(
            "The army liberated Kerem and three villages - Tamun of Oruk district, Sefa and Dorla of Alu district.",
            ["Kerem", "Tamun", "Sefa", "Dorla of Alu district"],
            id="a town and villages by name",
        ),
        pytest.param(
            "The army has retaken 60 towns and villages since 4 March, including Oruk and Tamun.",
            ["Oruk", "Tamun"],
            id="including, behind a date",
        ),
        pytest.param(
            "The rebels took the town of Oruk, Tamun said.", ["town of Oruk"], id="a capital that speaks"
        ),
        pytest.param("The district centre fell overnight.", ["district centre"], id="a district centre"),
        pytest.param(
            "The following towns have fallen to the rebels: Oruk, Tamun and Sefa.",
            ["Oruk", "Tamun", "Sefa"],
            id="named at the end",
        ),
        pytest.param(
            "Nine villages have been retaken, including Oruk and Tamun.", ["Oruk", "Tamun"], id="including"
        ),
        pytest.param(
            "In recent days the settlements of Oruk, Tamun, and Sefa were retaken.",
            ["Oruk", "Tamun", "Sefa"],
            id="a comma before the last",
        ),
        pytest.param(
            "The army retook the towns of Oruk (North Hadra) and Tamun (South Hadra).",
            ["Oruk", "Tamun"],
            id="a province in brackets",
        ),
        pytest.param(
            "The army retook Oruk, Tamun and the hill of Sefa, in addition to the villages of Dorla and Sheikh Amir.",
            ["Oruk", "Tamun", "hill of Sefa", "Dorla", "Sheikh Amir"],
            id="in addition to",
        ),
        pytest.param(
            "Troops took the town of Oruk, capital of the Tamun province.", ["town of Oruk"], id="what it is"
        ),
        pytest.param(
            "Heavy fighting is still raging in the towns of Oruk and Tamun.", ["Oruk", "Tamun"], id="fighting"
        ),
        pytest.param(
            "Troops captured the provincial capital, Tamun, on Friday.", ["Tamun"], id="the capital, by name"
        ),
        pytest.param("Troops crossed two bridges over the Oruk river.", ["two bridges"], id="crossings"),
    ],
)
def test_the_places_of_a_change(read: Read, text: str, places: list[str]) -> None:
    assert [one.place for one in read(text).territory] == places


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "The army blocked the rebels from advancing on Oruk.",
            [("attempt_blocked", "Oruk", [], ["rebels"])],
            id="blocked from",
        ),
        pytest.param(
            "Tribesmen kept the gunmen from entering the town of Oruk.",
            [("attempt_blocked", "town of Oruk", [], ["gunmen"])],
            id="kept from",
        ),
        pytest.param(
            "The M23 seized control of Oruk and Tamun, while the army regained Sefa.",
            [
                ("captured", "Oruk", ["M23"], []),
                ("captured", "Tamun", ["M23"], []),
                ("recaptured", "Sefa", ["army"], []),
            ],
            id="a name that ends in a number",
        ),
        pytest.param(
            "The government admitted rebel forces had broken through and occupied Oruk.",
            [("captured", "Oruk", ["rebel forces"], [])],
            id="admitted without that",
        ),
        pytest.param(
            "Warplanes shelled the rebels after they stormed Oruk.",
            [("advanced_into", "Oruk", ["rebels"], [])],
            id="who is shelled had stormed it",
        ),
        pytest.param(
            "The African Union says 300 of its soldiers have entered Oruk.",
            [("advanced_into", "Oruk", ["African Union"], [])],
            id="so many of its soldiers",
        ),
        pytest.param(
            "ORUK, Hadra The ruling Lake Front army captured Tamun on Monday.",
            [("captured", "Tamun", ["Lake Front"], [])],
            id="a dateline without a dash",
        ),
        pytest.param(
            "The Movement for Unity in Hadra (MUH) captured Tamun.",
            [("captured", "Tamun", ["Movement for Unity in Hadra"], [])],
            id="where a movement is belongs to its name",
        ),
        pytest.param(
            "The rebels said they controlled the villages of Oruk and Tamun.",
            [("captured", "Oruk", ["rebels"], []), ("captured", "Tamun", ["rebels"], [])],
            id="what a side claims to control",
        ),
        pytest.param(
            "Oruk is under the control of the army since Tuesday.",
            [("captured", "Oruk", ["army"], [])],
            id="since a day",
        ),
        pytest.param(
            "The town of Oruk is now in army hands.",
            [("captured", "town of Oruk", ["army"], [])],
            id="in whose hands it is now",
        ),
        pytest.param(
            "The town of Oruk is back under government control.",
            [("recaptured", "town of Oruk", ["government"], [])],
            id="under whose control it is again",
        ),
        pytest.param(
            "The Lake Front said it was now in “full control” of Oruk.",
            [("captured", "Oruk", ["Lake Front"], [])],
            id="in control, quoted",
        ),
        pytest.param(
            "Kurdish forces drove militants from a handful of villages.",
            [("captured", "a handful of villages", ["Kurdish forces"], ["militants"])],
            id="a people's forces at the head of a sentence",
        ),
        pytest.param(
            "Oruk is completely under army control.",
            [("captured", "Oruk", ["army"], [])],
            id="completely under control",
        ),
        pytest.param(
            "The army retook Oruk with support from rebel planes.",
            [("recaptured", "Oruk", ["army"], [])],
            id="support from others",
        ),
        pytest.param(
            "The army retook Oruk, capital of Tamun province, which fell to the rebels on Saturday.",
            [("recaptured", "Oruk", ["army"], ["rebels"]), ("captured", "Oruk", ["rebels"], ["army"])],
            id="the capital that had fallen",
        ),
        pytest.param(
            "The peshmerga had taken Oruk.",
            [("captured", "Oruk", ["peshmerga"], [])],
            id="a name written small",
        ),
        pytest.param(
            "Rebels advanced in Oruk and Tamun.",
            [("advanced_into", "Oruk", ["Rebels"], []), ("advanced_into", "Tamun", ["Rebels"], [])],
            id="advanced in",
        ),
        pytest.param(
            "Army: Rebels driven out of Oruk",
            [("captured", "Oruk", [], ["Rebels"])],
            id="a headline's passive",
        ),
        pytest.param(
            "Rebels seized Oruk on Sunday, killing nine government troops.",
            [("captured", "Oruk", ["Rebels"], ["government troops"])],
            id="whom they fought",
        ),
        pytest.param(
            "Rebels seized Oruk with the help of government troops.",
            [("captured", "Oruk", ["Rebels"], [])],
            id="who helped has lost nothing",
        ),
        pytest.param(
            "Rebels took Oruk from the army. On Monday the rebels captured Tamun.",
            [("captured", "Oruk", ["Rebels"], ["army"]), ("captured", "Tamun", ["rebels"], ["army"])],
            id="from the same adversary",
        ),
        pytest.param(
            "The army left the city of Oruk, capital of Hadra, after rebels stormed it.",
            [
                ("withdrawn", "city of Oruk", [], ["army"]),
                ("advanced_into", "Oruk", ["rebels"], []),
            ],
            id="the capital and not the region",
        ),
        pytest.param(
            "The army took Oruk and Tamun on Monday after the rebels had left the two towns.",
            [
                ("captured", "Oruk", ["army"], ["rebels"]),
                ("captured", "Tamun", ["army"], ["rebels"]),
            ],
            id="the two towns",
        ),
        pytest.param(
            "The regime forces have controlled: Oruk, Tamun and Sefa villages since Thursday.",
            [("captured", place, ["regime forces"], []) for place in ("Oruk", "Tamun", "Sefa")],
            id="behind a colon",
        ),
        pytest.param(
            "Forces allied with the Hadran government captured Oruk on Sunday.",
            [("captured", "Oruk", ["Forces allied with the Hadran government"], [])],
            id="allied with",
        ),
        pytest.param(
            "Troops captured the town of Oruk and were closing in on Tamun.",
            [("captured", "town of Oruk", ["Troops"], []), ("advanced_into", "Tamun", ["Troops"], [])],
            id="what they were doing next",
        ),
        pytest.param(
            "The mayor said that Oruk “is now besieged.”", [("besieged", "Oruk", [], [])], id="a quoted verb"
        ),
        pytest.param(
            "The rebels took Oruk on Monday. After a short fight the soldiers were withdrawn.",
            [("captured", "Oruk", ["rebels"], ["soldiers"])],
            id="were withdrawn",
        ),
        pytest.param(
            "Rebels retook a small town in the north after it was abandoned by government troops.",
            [("recaptured", "a small town", ["Rebels"], ["government troops"])],
            id="a nameless town that was abandoned",
        ),
    ],
)
def test_who_gains_and_who_loses(
    read: Read, text: str, told: list[tuple[str, str, list[str], list[str]]]
) -> None:
    assert _told(read(text)) == told


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Lake Front controls eastern Hadra.", id="what it has long held, on nobody's word"),
        pytest.param("Oruk has been under the control of the army since 2011.", id="since a year"),
        pytest.param("The army dismissed a claim that it had lost Oruk.", id="a claim that is dismissed"),
        pytest.param("The front rejected reports that the army had captured Oruk.", id="reports rejected"),
        pytest.param("The Front, which controls Oruk, released two teachers, it said.", id="said by the way"),
    ],
)
def test_what_is_held_has_not_changed(read: Read, text: str) -> None:
    assert read(text).territory == []


def test_the_town_is_the_nameless_one_that_was_taken(read: Read) -> None:
    text = "Rebels seized a southern town on Sunday. Attacks near Oruk go on. Their men then left the town."
    assert {one.place for one in read(text).territory} == {"a southern town"}


def test_a_stronghold_is_not_the_heights_named_after_it(read: Read) -> None:
    text = "Troops captured a key stronghold on Monday. The army took the heights overlooking Oruk."
    assert [one.place for one in read(text).territory] == ["a key stronghold", "heights overlooking Oruk"]


def test_a_garrison_town_is_a_town(read: Read) -> None:
    text = "Rebels stormed Oruk, a garrison town, on Sunday. Guards wait outside Tamun. The rebels left the town."
    assert {one.place for one in read(text).territory} == {"Oruk"}


def test_villages_on_lines_of_their_own_are_those_that_were_taken(read: Read) -> None:
    text = (
        "The army retook the following villages on Sunday:\n\nOruk\n\nUmm Tamun\n\nPeople had fled weeks ago."
    )
    assert _told(read(text)) == [
        ("recaptured", "Oruk", ["army"], []),
        ("recaptured", "Umm Tamun", ["army"], []),
    ]


def test_a_channel_is_told_what_stands_before(read: Read) -> None:
    text = "Troops took the town of Oruk, Aron Tolan, a minister, told Valley 2 TV at 3:10 pm local time."
    assert [one.reported_by for one in read(text).territory] == ["Aron Tolan"]

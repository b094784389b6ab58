"""Tolls as dispatches tell them: behind a dateline, in a quotation that goes on, within a clause of another date."""

from collections.abc import Callable

import pytest

from sitrep.schemas.draft import Draft, DraftCasualty

Read = Callable[[str], Draft]


def _of(draft: Draft, figure: int) -> DraftCasualty:
    return next(item for item in draft.casualties if item.figure == figure)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        pytest.param(
            "The ministry said 14 farmers and one soldier had died.",
            [("killed", 14), ("killed", 1)],
            id="one-more-of-another-kind",
        ),
        pytest.param(
            "Three soldiers were killed and one Malian wounded.",
            [("killed", 3), ("injured", 1)],
            id="one-by-nationality",
        ),
        pytest.param(
            "The raid killed one man and wounded another.", [("killed", 1)], id="a-second-verb-is-no-state"
        ),
        pytest.param(
            "Six villages were burned and more than 70 herders killed.",
            [("killed", 70)],
            id="villages-are-no-victims",
        ),
        pytest.param(
            "A surgeon, Awa Keita, gave a higher casualty toll, saying the bodies of 13 soldiers were in his ward.",
            [("killed", 13)],
            id="the-figure-behind-another-word-is-its-own",
        ),
        pytest.param(
            "Four people died on Monday and seven on Tuesday.",
            [("killed", 4), ("killed", 7)],
            id="day-by-day",
        ),
        pytest.param("A U.N. policeman was killed.", [("killed", 1)], id="one-of-a-body-in-short"),
        pytest.param(
            "The army said 35 rebels had been “neutralised”.",
            [("killed", 35)],
            id="a-word-in-quotation-marks",
        ),
        pytest.param(
            "Two boys aged six and nine died of their wounds.", [("killed", 2)], id="ages-stand-between"
        ),
        pytest.param("Residents said they had buried 14 villagers.", [("killed", 14)], id="who-was-buried"),
        pytest.param(
            "The militants beheaded two of their captives.", [("killed", 2)], id="what-befell-captives"
        ),
        pytest.param(
            "One of the attackers was killed and two were arrested.",
            [("killed", 1), ("detained", 2)],
            id="one-of-several",
        ),
        pytest.param(
            "There were no immediate reports of casualties.", [("killed_or_injured", 0)], id="none-reported"
        ),
        pytest.param(
            "The front fought the army's rebels, and eight of them were killed.",
            [("killed", 8)],
            id="of-them-alone",
        ),
        pytest.param(
            "One Malian was killed and six were hurt.", [("killed", 1), ("injured", 6)], id="one-of-a-nation"
        ),
        pytest.param("Sixty people drowned when their boat capsized.", [], id="no-harm-of-the-conflict"),
        pytest.param("Shells hit tents housing displaced people.", [], id="displaced-before-the-shells"),
        pytest.param(
            "He tried to protect girls and a guard died.",
            [("killed", 1)],
            id="whom-somebody-tried-to-protect",
        ),
        pytest.param("Two were killed and the other three fled.", [("killed", 2)], id="few-who-get-away"),
        pytest.param("Kidnappers released 27 of the 42 pupils abducted in May.", [], id="who-is-released"),
        pytest.param("Seven of the ten rockets were shot down.", [], id="rockets-are-no-victims"),
        pytest.param(
            "At least seven herders were killed amid what villagers described as raids.",
            [("killed", 7)],
            id="victims-are-not-taken-for-speakers",
        ),
        pytest.param("The mine could have killed hundreds.", [], id="what-might-have-been"),
        pytest.param("Officials feared that more than 100 people may have died.", [], id="what-is-feared"),
    ],
)
def test_every_figure_of_a_sentence_has_its_own_harm(
    read: Read, sentence: str, told: list[tuple[str, int]]
) -> None:
    assert [(item.harm, item.figure) for item in read(sentence).casualties] == told


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "“That is a lie,” army spokesman Juan Paz said. “We lost seven men.”\n",
            "Juan Paz",
            id="a-quotation-goes-on",
        ),
        pytest.param(
            "A surgeon, Awa Keita, gave another account, saying that seven people had died.",
            "Awa Keita",
            id="the-subject-of-the-verb-before-a-participle",
        ),
        pytest.param(
            "An earlier toll from village elders had put the dead at seven.",
            "village elders",
            id="whose-toll-it-is",
        ),
        pytest.param(
            "Residents counted 17 bodies, but police put the toll at seven.",
            "police",
            id="who-puts-a-toll-of-its-own",
        ),
        pytest.param(
            "The mayor said the death toll from Turkish and Syrian strikes had reached seven.",
            "mayor",
            id="strikes-of-two-states-are-no-source",
        ),
        pytest.param(
            "The mayor said the death toll from air strikes had reached seven.",
            "mayor",
            id="not-what-it-is-a-toll-of",
        ),
        pytest.param(
            "The Lake Front said it had killed 50; the government said seven had died.",
            "government",
            id="the-second-side-for-its-own-figure",
        ),
        pytest.param(
            "The Lake Front said it killed seven soldiers, a newspaper reported.",
            "Lake Front",
            id="not-who-passes-it-on",
        ),
        pytest.param(
            "An air strike called in by troops killed seven herders, according to elders in Sarim.",
            "elders",
            id="a-strike-says-nothing",
        ),
        pytest.param(
            "According to confirmed UN data, seven boys were killed.",
            "confirmed UN data",
            id="data-that-are-vouched-for",
        ),
    ],
)
def test_a_figure_stands_on_the_word_of_who_gives_it(read: Read, text: str, source: str) -> None:
    reported_by = _of(read(text), 7).reported_by
    assert (reported_by or "").endswith(source)


def test_officials_are_not_of_the_armed_men_told_of_before(read: Read) -> None:
    text = (
        "Five suspected militants were killed in Sarim.\n\n"
        "“A missile hit a house, killing seven militants,” the officials said."
    )
    item = _of(read(text), 7)
    assert (item.reported_by, item.blamed_on) == ("officials", [])


def test_the_day_on_which_relatives_told_it_is_not_the_day_of_the_raid(read: Read) -> None:
    assert (
        _of(read("Seven people died in a raid, according to the victims' relatives on Sunday."), 7).when
        is None
    )


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        pytest.param(
            "Green Vanguard fighters abducted seven herders in Sarim, residents said.",
            ["Green Vanguard"],
            id="the-body-and-not-its-men",
        ),
        pytest.param(
            "Seven men were killed in a US drone strike near Sarim.", ["US"], id="a-state-by-its-short-name"
        ),
        pytest.param(
            "The Taliban attacked a post in Kunduz. Seven Taliban fighters were killed, villagers said.",
            [],
            id="no-side-kills-its-own",
        ),
        pytest.param(
            "Kalvia accused Torland of shelling a market, killing seven.",
            ["Torland"],
            id="the-accused-not-the-accuser",
        ),
        pytest.param(
            "The Taliban denied it was behind the blast, which killed seven people.", [], id="not-a-denier"
        ),
        pytest.param(
            "The army blamed the attack, in which seven soldiers died, on the Lake Front.",
            ["Lake Front"],
            id="blamed-on",
        ),
        pytest.param(
            "Seven men were killed by Israeli fire near the fence.", ["Israel"], id="whose-fire-it-was"
        ),
        pytest.param(
            "The coalition said its aircraft hit a militant hideout, killing seven insurgents.",
            ["coalition"],
            id="not-whose-hideout-it-was",
        ),
        pytest.param(
            "Israeli troops shot dead a teenager and wounded seven others.",
            ["Israeli troops"],
            id="two-deeds-of-one-party",
        ),
        pytest.param("Shells killed seven people in areas held by rebels.", [], id="not-who-holds-the-place"),
        pytest.param("Russian jets killed seven people in Idlib.", ["Russia"], id="whose-weapons"),
        pytest.param("The army says it has lost seven men.", [], id="not-who-tells-its-losses"),
        pytest.param(
            "The health ministry said Friday's strike killed 12 people and wounded seven others.",
            [],
            id="not-who-tells-of-the-strike",
        ),
        pytest.param(
            "Two explosions rocked western Baghdad's Shula district, killing seven people.",
            [],
            id="not-whose-district-it-is",
        ),
        pytest.param("A jet attacked the camp, killing seven people.", [], id="a-weapon-of-nobody"),
        pytest.param(
            "The army says seven soldiers were killed by a mine; the Lake Front claimed responsibility.",
            ["Lake Front"],
            id="who-claims-and-not-who-tells",
        ),
        pytest.param(
            "A bomb killed seven people in Sarim. The Lake Front has been blamed for previous such attacks.",
            [],
            id="not-who-did-the-like-before",
        ),
        pytest.param(
            "A bomb went off in the Zuna section of eastern Baghdad, killing seven people.",
            [],
            id="nor-whose-east-it-is",
        ),
        pytest.param(
            "The army burned Sarim, Juan Paz of the Lake Front said. He said his group had killed seven soldiers.",
            [],
            id="not-the-army-by-his-group",
        ),
        pytest.param(
            "Seven people died, officials said. They accused ethnic Albanian guerrillas of the attack.",
            ["Albanian guerrillas"],
            id="by-what-nation-they-are-called",
        ),
        pytest.param(
            "The Taliban attacked a post in Kunduz. Five Taliban were killed and seven others wounded.",
            [],
            id="nor-the-others",
        ),
        pytest.param(
            "Clashes between rival militias have left seven people dead.", [], id="of-two-sides-neither"
        ),
        pytest.param(
            "Rebels of the People's Front of Aru raided Sarim, killing seven people. "
            "A rebel spokesman denied it and said the army was behind the killings.",
            ["People's Front of Aru"],
            id="no-charge-in-answer-to-a-charge",
        ),
        pytest.param(
            "BAGHDAD, Iraq (AP) -- Bomb attacks took at least seven lives in Mosul, police said.",
            [],
            id="no-dateline",
        ),
        pytest.param(
            "Seven people died when a taxi hit a mine, officials said. They accused the Lake Front of laying the mine.",
            ["Lake Front"],
            id="who-laid-the-mine",
        ),
    ],
)
def test_harm_is_laid_where_the_text_lays_it(read: Read, text: str, blamed: list[str]) -> None:
    assert _of(read(text), 7).blamed_on == blamed


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(
            "TUNIS – Seven people were killed in Sabha, officials said.",
            "Sabha",
            id="not-where-it-is-sent-from",
        ),
        pytest.param(
            "TUNIS (AP) – Gunmen raided a market in Sabha on Monday.\n\nSeven people were killed.",
            "Sabha",
            id="nor-in-the-sentences-behind",
        ),
        pytest.param(
            "Seven men were killed in a US drone strike in Sabha.", "Sabha", id="not-whose-strike-it-was"
        ),
        pytest.param(
            "Seven bodies were found west of the holy Shi'ite city of Kerbala.",
            "Kerbala",
            id="not-whose-holy-city-it-is",
        ),
    ],
)
def test_the_place_is_not_that_of_the_dispatch(read: Read, text: str, place: str) -> None:
    assert _of(read(text), 7).place == place


def test_a_comparison_with_earlier_years_makes_no_history(read: Read) -> None:
    item = _of(
        read(
            "Gunmen killed seven herders in Sarim, the deadliest raid since the revolt broke out in the north in 2015."
        ),
        7,
    )
    assert (item.background, item.when, item.scope) == (False, None, "incident")


def test_what_a_raid_is_compared_with_has_its_own_date(read: Read) -> None:
    item = _of(read("Saturday's raid was the deadliest since a bomb killed 90 people in May 2017."), 90)
    assert item.background
    assert (item.when or "").endswith("in May 2017")


def test_a_time_counted_from_another_event_is_its_own(read: Read) -> None:
    item = _of(
        read("The front killed 14 people on Monday; a week earlier it killed 26 in a nearby village."), 26
    )
    assert item.when == "a week earlier"


def test_a_total_counts_from_the_whole_clause_that_says_since_when(read: Read) -> None:
    item = _of(
        read("The mayor said 17 children have died since the front invaded the valley in February 2022."), 17
    )
    assert (item.when, item.scope) == ("since the front invaded the valley in February 2022", "cumulative")


def test_a_denial_vouches_for_no_figure(read: Read) -> None:
    assert (
        _of(read("The Taliban denied it was behind the blast, which killed seven people."), 7).reported_by
        is None
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "In all 47 people died, including a guard shot in Aba, and six clerks killed in Bel.",
            id="a-list-goes-on",
        ),
        pytest.param(
            "At least 47 people, including 12 women and six boys were wounded.", id="no-comma-closes-the-list"
        ),
        pytest.param("Six officers were among 47 people killed in the blast.", id="the-part-comes-first"),
        pytest.param("The toll rose to 47. Six of the 47 killed were clerks.", id="so-many-of-so-many"),
    ],
)
def test_what_is_counted_within_a_figure_points_to_it(read: Read, text: str) -> None:
    draft = read(text)
    part = _of(draft, 6).part_of
    assert part is not None
    assert draft.casualties[part - 1].figure == 47


def test_so_many_are_not_driven_out_in_a_day(read: Read) -> None:
    item = _of(read("Some 2.5 million people were displaced in the fighting."), 2_500_000)
    assert item.scope == "cumulative"


def test_an_overall_toll_is_no_toll_of_the_day(read: Read) -> None:
    draft = read(
        "The ministry said 38 people were killed in the past 24 hours, raising the overall toll to 44,786."
    )
    day, total = draft.casualties
    assert (day.scope, day.when) == ("multi_incident", "in the past 24 hours")
    assert (total.scope, total.when) == ("cumulative", None)


def test_what_the_war_has_done_is_its_toll(read: Read) -> None:
    assert (
        _of(read("The war has killed at least 485 children, the prosecutor said."), 485).scope
        == "conflict_total"
    )

"""Which figures are news and which recall what happened before."""

from collections.abc import Callable

import pytest

from sitrep.schemas.draft import Draft

Read = Callable[[str], Draft]

_NEWS = "Gunmen killed six farmers in Oruk on Monday. "


def _past(draft: Draft) -> list[tuple[str, bool]]:
    return [(one.count, one.background) for one in draft.casualties]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("In January a bomb in the same market killed 20 people.", id="a month that is over"),
        pytest.param("Last month gunmen killed 20 worshippers in Sefa.", id="last month"),
        pytest.param("On 2 February a bomb killed 20 people in Sefa.", id="weeks before the news"),
        pytest.param("The raid came two weeks after rebels killed 20 soldiers in Sefa.", id="weeks after"),
        pytest.param(
            "The raid follows an attack last week in which 20 policemen died.", id="what the attack follows"
        ),
        pytest.param("A previous siege left 20 dead.", id="a previous siege"),
        pytest.param("The 2002 Sefa bombings killed 20 people.", id="the year of the bombings"),
    ],
)
def test_what_was_well_before_the_news_is_background(read: Read, text: str) -> None:
    assert [past for _, past in _past(read(_NEWS + text))] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("On Sunday a bomb killed 20 people in Sefa.", id="the day before"),
        pytest.param("On 3 March a bomb killed 20 people in Sefa.", id="a week before"),
        pytest.param("Hours after the raid soldiers killed 20 rebels.", id="hours after"),
    ],
)
def test_what_happened_lately_is_news(read: Read, text: str) -> None:
    assert [past for _, past in _past(read(_NEWS + text))] == [False, False]


def test_a_report_on_past_weeks_has_no_past_of_its_own(read: Read) -> None:
    text = (
        "On 2 February a bomb killed 20 people in Sefa. On 5 February gunmen shot dead three clerks in Oruk. "
        "On 9 March a mine killed two children in Sefa."
    )
    assert not any(past for _, past in _past(read(text)))


def test_an_undated_mention_of_what_is_dated_elsewhere_is_as_old(read: Read) -> None:
    text = _NEWS + (
        "The group is known for the kidnapping of 276 schoolgirls. "
        "The 276 schoolgirls were abducted in April 2014."
    )
    assert _past(read(text)) == [("six", False), ("276", True), ("276", True)]
    assert read(text).casualties[1].when is None


def test_a_year_later_goes_on_with_the_past(read: Read) -> None:
    text = "The militia killed his uncle in 2009. A year later they shot dead his brother."
    assert all(past for _, past in _past(read(text)))


def test_each_of_two_events_has_its_own_month(read: Read) -> None:
    text = "In January the group abducted 10 sailors, and in February it kidnapped four tourists."
    assert [one.when for one in read(text).casualties] == ["In January", "in February"]


def test_may_is_a_month_before_a_verb_of_harm(read: Read) -> None:
    assert [one.when for one in read("A bomb in May killed nine people.").casualties] == ["in May"]

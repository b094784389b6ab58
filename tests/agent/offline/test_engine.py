"""The engine as a whole: repeatable, grounded by its own words, and quiet where there is no conflict."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.agent import SitrepAgent
from sitrep.agent.article import make_article
from sitrep.agent.grounding import ground_draft
from sitrep.agent.offline.engine import read_article
from sitrep.schemas.draft import Draft

STORY = (
    "At least 31 people were killed when shells hit a market in Kasenga on Wednesday, the hospital said.\n"
    "Rebels captured the town on Thursday. “We will retake it,” President Joseph Makiala said."
)


def test_the_same_article_gives_the_same_draft() -> None:
    article = make_article(STORY)
    assert read_article(article) == read_article(article)


def test_every_claim_names_the_rule_that_found_it() -> None:
    drafting = read_article(make_article(STORY))
    claims = {("casualties", i) for i in range(len(drafting.draft.casualties))}
    claims |= {("territory", i) for i in range(len(drafting.draft.territory))}
    assert claims
    assert claims <= set(drafting.rules)


def test_its_own_claims_are_borne_out_by_the_text() -> None:
    article = make_article(STORY)
    grounded = ground_draft(read_article(article).draft, article)
    checked = [*grounded.casualties, *grounded.territory, *grounded.statements, *grounded.actors]
    assert [item for item, verdict in checked if not verdict.accepted] == []


def test_a_caveat_is_found(read: Callable[[str], Draft]) -> None:
    assert read("Nine people died. The agency could not independently verify the report.").caveats == [2]


def test_a_trade_story_has_no_claims(read: Callable[[str], Draft]) -> None:
    draft = read(
        "Coffee exports rose by 12 per cent in May. “Prices will hold,” said Ana Ruiz, a trader. Ten firms took part."
    )
    assert (draft.casualties, draft.territory, draft.statements) == ([], [], [])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "El ejército recuperó el jueves la ciudad de Kasenga, según fuentes militares. Al menos doce personas"
            " murieron y treinta resultaron heridas en un ataque contra el mercado, dijo el portavoz.",
            id="Spanish",
        ),
        pytest.param(
            "Het leger heroverde donderdag de stad Kasenga. Zeker twaalf mensen kwamen om het leven en dertig raakten"
            " gewond. Het was de derde aanval van deze week, zei de woordvoerder van het ziekenhuis.",
            id="Dutch",
        ),
        pytest.param("Армія відбила місто Касенга. Загинули дванадцять людей.", id="Ukrainian"),
        pytest.param("استعاد الجيش مدينة كاسينغا يوم الخميس، وقُتل اثنا عشر شخصا.", id="Arabic"),
        pytest.param("军队周四夺回卡森加镇，至少十二人死亡。", id="Chinese"),
    ],
)
def test_silence_about_an_article_in_another_language_is_not_complete(text: str) -> None:
    report = SitrepAgent().report(make_article(text))
    assert report.status == "partial"
    assert "does not read as English" in report.status_reasons[0]
    assert [issue.code for issue in report.issues] == ["not_english"]


@pytest.mark.parametrize("text", [STORY, "KASENGA: 12 KILLED, 40 WOUNDED.", "Забой: two people were killed."])
def test_an_article_in_english_is_not_called_foreign(text: str) -> None:
    assert read_article(make_article(text)).unanswered == ()


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    if text.strip():
        read_article(make_article(text))


@pytest.mark.parametrize("words", [400, 4_000])
def test_work_grows_with_the_text_not_its_square(words: int) -> None:
    """Counted in tokens looked at, not in seconds: a long text gives as many claims for each of its parts."""
    text = " ".join(["Nine people were killed in a raid."] * (words // 7))
    assert len(read_article(make_article(text)).draft.casualties) == words // 7

"""Who gains a place and who loses it, in the many wordings of a change of control."""

import pytest

from sitrep.agent.article import make_article
from sitrep.agent.grounding import GroundingIndex, ground_territory
from sitrep.schemas.draft import DraftTerritory


def accepted(sentence: str, change: str, gained: str | None, lost: str | None) -> bool:
    item = DraftTerritory(
        change=change,
        place="Ketu",
        gained_by=[gained] if gained else [],
        lost_by=[lost] if lost else [],
        when=None,
        reported_by=None,
        background=False,
        sentences=[1],
    )
    return ground_territory(item, GroundingIndex(make_article(sentence))).accepted


@pytest.mark.parametrize(
    ("sentence", "change", "gainer", "loser"),
    [
        ("The rebels wrested nothing but captured Ketu from the army.", "captured", "rebels", "army"),
        ("Ketu fell to the rebels on Monday.", "captured", "rebels", None),
        ("Ketu passed under the control of the rebels.", "transferred_nonviolent", "rebels", None),
        ("Ketu was handed over to the police on Monday.", "transferred_nonviolent", "police", None),
        ("Ketu is now largely held by the rebels.", "captured", "rebels", None),
        ("The rebels said on Monday that they had taken Ketu.", "captured", "rebels", None),
        ("The rebels announced the capture of Ketu.", "captured", "rebels", None),
        ("The rebels, armed with mortars and rockets, seized Ketu.", "captured", "rebels", None),
        ("Troops backed by jets retook Ketu.", "recaptured", "Troops", None),
        ("The army was able to liberate Ketu.", "recaptured", "army", None),
        ("Police dislodged the rebels at Ketu.", "captured", None, "rebels"),
        ("The rebels moved back from Ketu.", "withdrawn", None, "rebels"),
        ("The rebels, short of food, retreated from Ketu.", "withdrawn", None, "rebels"),
        ("The rebels have blocked every road to Ketu.", "besieged", "rebels", None),
    ],
)
def test_the_sides_stand_as_told_and_not_the_other_way_round(
    sentence: str, change: str, gainer: str | None, loser: str | None
) -> None:
    assert accepted(sentence, change, gainer, loser)
    assert not accepted(sentence, change, loser, gainer)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The army tried to retake Ketu from the rebels.", id="only-tried"),
        pytest.param("Fighting went on at Ketu between the army and the rebels.", id="no-side-moves"),
        pytest.param(
            "The army took the port of Lomba, and far from there, in hills where the two of them have been fighting "
            "each other for years without a pause, Ketu was captured.",
            id="of-another-place",
        ),
    ],
)
def test_nothing_is_refused_where_the_words_settle_nothing(sentence: str) -> None:
    assert accepted(sentence, "captured", "rebels" if "rebels" in sentence else None, "army")


@pytest.mark.parametrize(
    ("change", "gainer", "loser"), [("recaptured", "army", "rebels"), ("captured", "rebels", "army")]
)
def test_of_two_changes_told_in_one_sentence_either_stands(change: str, gainer: str, loser: str) -> None:
    assert accepted(
        "The army said it had recaptured Ketu that rebels had overrun in May.", change, gainer, loser
    )

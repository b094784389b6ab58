"""Attacks that no claim tells of: what counts as one, and what is only spoken of."""

import pytest

from sitrep.agent.article import make_article
from sitrep.agent.assemble.attacks import attacks_told
from sitrep.agent.slots import GroundingIndex

TOLD = (
    "A bomb went off outside the customs house in Tarsa early on Monday.",
    "Two grenades were hurled at the mayor's home.",
    "Guerrillas blew up three pylons south of the city.",
    "Drones struck a fuel depot in the port overnight.",
    "The radio mast at Kelm was sabotaged.",
    "An attack on the pipeline was carried out this morning.",
    "Gunmen attacked a food convoy on the northern road.",
    "Two ambulances have been attacked near the university.",
    "The governor's residence was the target of an attack on Friday night.",
    "Masked men set two buses on fire.",
    "They were kidnapped last Saturday.",
    "A blast shook the harbour before dawn.",
    "Gunmen opened fire on a bus near the bridge.",
    "The students set off a bomb in the basement of the tower.",
    "Militants fired rockets at the airport on Tuesday.",
    "The front claimed responsibility for the assassination.",
    "Commandos carried out an attack on the radio station.",
    "The group took a party of hotel guests as hostages.",
)
NOT_TOLD = (
    "The front said it would attack any foreign bank.",
    "The army may have bombed the bridge.",
    "The minister attacked the opposition over the budget.",
    "No bomb exploded in the capital during the vote.",
    "Those who ambushed the patrol have not been found.",
    "He went to the market and fell ill.",
    "Inflation struck again, and shares fell.",
    "The commission will look into terrorist attacks of the past.",
    "They want to set a date and stop the fire.",
    "The air force hadn't bombed the village.",
    "Nobody was kidnapped in the raid on the depot.",
    "Residents denied they were kidnapped.",
    "He was almost kidnapped at the crossing.",
    "Had they bombed it, the bridge would be gone.",
    "The army fired a missile in a test.",
    "The captain launched his career with mines and shells.",
    "Nobody has claimed responsibility for the attack.",
    "The police took part in a conference on bombing.",
    "The general set a date for the use of drones.",
)


def told_in(text: str) -> list[int]:
    return [sentence.number for sentence in attacks_told(GroundingIndex(make_article(text)))]


@pytest.mark.parametrize("sentence", TOLD)
def test_a_deed_done_is_an_attack_told(sentence: str) -> None:
    assert told_in(f"The council met in Tarsa. {sentence} The road is open again.") == [2]


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_what_is_planned_denied_or_a_figure_of_speech_is_none(sentence: str) -> None:
    assert told_in(f"The council met in Tarsa. {sentence} The road is open again.") == []


def test_a_heading_tells_no_attack_of_its_own() -> None:
    assert told_in("Bomb exploded in Tarsa\n\nA bomb exploded in Tarsa on Monday. It hurt nobody.") == [2]

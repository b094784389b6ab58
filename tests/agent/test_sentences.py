"""Sentences have exact offsets, whatever the text; the rules of wire copy are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.agent.sentences import LONGEST_SENTENCE, split_sentences

AWKWARD = [
    "U.S. ",
    "Gen. ",
    "“No. 5”",
    ".",
    "\n",
    "\n\n",
    " ",
    "。",
    "؟",
    "…",
    '"',
    "İ",
    "１",
    "5 p.m. ",
    "- ",
    "\u2028",
    "Nov. 27",
]
texts = st.one_of(
    st.text(max_size=400), st.lists(st.one_of(st.sampled_from(AWKWARD), st.text(max_size=8))).map("".join)
)


def pieces(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split_sentences(text)]


def headings(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split_sentences(text) if sentence.heading]


@given(texts)
def test_sentences_are_ordered_trimmed_and_cover_every_visible_character(text: str) -> None:
    sentences = split_sentences(text)
    gaps = [0, *(offset for sentence in sentences for offset in (sentence.start, sentence.end)), len(text)]
    assert gaps == sorted(gaps)
    assert all(piece and piece == piece.strip() for piece in pieces(text))
    assert "".join("".join(pieces(text)).split()) == "".join(text.split())


@given(texts)
def test_numbers_count_from_one_and_paragraphs_never_go_back(text: str) -> None:
    sentences = split_sentences(text)
    assert [sentence.number for sentence in sentences] == list(range(1, len(sentences) + 1))
    paragraphs = [sentence.paragraph for sentence in sentences]
    assert paragraphs == sorted(paragraphs)
    assert set(paragraphs) == set(range(1, len(set(paragraphs)) + 1))


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("U.S. Secretary of State Antony Blinken flew to Ankara.", id="country before a title"),
        pytest.param("Lt. Col. A. B. Khan spoke to Gen. Omar near St. Mary church.", id="ranks and initials"),
        pytest.param("Shelling began on Nov. 27 and went on.", id="month"),
        pytest.param("The No. 2 commander left.", id="number"),
        pytest.param("The U.N. Security Council met at 5 p.m. Monday.", id="clock before a day"),
        pytest.param("MAJ. RODRIGUEZ SPOKE IN CAMP NO.4 NEAR THE U.S. EMBASSY.", id="capitals"),
        pytest.param("They waited ... and then left.", id="ellipsis in mid-sentence"),
        pytest.param("He said: “We held on. They fled.”", id="two sentences in one quotation"),
        pytest.param('"We held on. They fled," he said.', id="quotation in straight marks"),
        pytest.param("“Who fired first?” Omar Hadi asked.", id="question inside a report"),
        pytest.param("About 1.5 million people fled at 10.30 in the morning.", id="decimal points"),
        pytest.param("1. Three villages fell.", id="numbered line"),
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(sentence: str) -> None:
    assert pieces(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "They left the U.S. The army stayed.", ["They left the U.S.", "The army stayed."], id="country"
        ),
        pytest.param("It fell at 5 p.m. Rebels came.", ["It fell at 5 p.m.", "Rebels came."], id="clock"),
        pytest.param(
            "It fell in Nov. Troops left.", ["It fell in Nov.", "Troops left."], id="month without a day"
        ),
        pytest.param(
            "“We left them.” Next day it fell.", ["“We left them.”", "Next day it fell."], id="quotation"
        ),
        pytest.param(
            'He called it "an act." It fell.', ['He called it "an act."', "It fell."], id="straight marks"
        ),
        pytest.param("Nobody knew… Then it fell.", ["Nobody knew…", "Then it fell."], id="ellipsis"),
        pytest.param(
            "They fled the town.The army came.", ["They fled the town.", "The army came."], id="lost space"
        ),
        pytest.param(
            "It fell. al-Shabaab denied it.", ["It fell.", "al-Shabaab denied it."], id="name in lower case"
        ),
        pytest.param(
            "HE DIED IN THE D.C. THE MEN LEFT.", ["HE DIED IN THE D.C.", "THE MEN LEFT."], id="capitals"
        ),
        pytest.param("من قتل؟ لا أحد.", ["من قتل؟", "لا أحد."], id="Arabic question mark"),
        pytest.param("他们离开了。军队来了！", ["他们离开了。", "军队来了！"], id="Chinese without spaces"),
        pytest.param("Two died.[3] Four fled.", ["Two died.[3]", "Four fled."], id="footnote"),
    ],
)
def test_a_stop_that_ends_a_sentence_ends_it(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_hard_wrapped_copy_has_one_paragraph_a_block() -> None:
    text = (
        "   THE GARRISON REPORTED THAT TEN MEN WERE TAKEN FROM THEIR HOMES IN THE\n"
        "VALLEY DURING THE NIGHT. THEY WERE LED AWAY TO THE HILLS BY ARMED MEN WHO\nWORE NO BADGES.\n\n"
        "   NOBODY HAS SEEN THEM SINCE, AND THE PEOPLE OF THE VILLAGE SAY THAT THE\nPATROL NEVER CAME.\n"
    )
    assert [sentence.paragraph for sentence in split_sentences(text)] == [1, 1, 2]


def test_text_that_is_not_wrapped_has_one_paragraph_a_line() -> None:
    text = "Two men died in the north.\nThree fled.\n\nThe army was not available for comment."
    assert [sentence.paragraph for sentence in split_sentences(text)] == [1, 2, 3]


PROSE = "The army said that it had taken the bridge over the river early on Monday."


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Army takes bridge, says monitor", id="headline"),
        pytest.param("A ‘quiet’ front", id="quoted word"),
        pytest.param("عودة الهدوء إلى المدينة", id="Arabic"),
    ],
)
def test_a_short_line_without_a_stop_before_prose_is_a_heading(line: str) -> None:
    assert headings(f"{PROSE}\n{line}\n{PROSE}") == [line]
    assert headings(f"{line}\n{PROSE}") == [line]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PROSE, id="prose"),
        pytest.param(f"{PROSE}\nArmy takes bridge", id="nothing follows"),
        pytest.param(f"“We will hold the bridge\n{PROSE}", id="fragment of a quotation"),
        pytest.param(f"- three dead in Homs\n{PROSE}", id="list item"),
        pytest.param(f"1. Three dead in Homs\n{PROSE}", id="numbered item"),
        pytest.param(f"{PROSE}\nHoms: 3\nIdlib: 12\nHama: 4 dead\n", id="list at the end"),
        pytest.param("Three dead " * 20 + f"\n{PROSE}", id="one giant line"),
    ],
)
def test_other_lines_are_no_headings(text: str) -> None:
    assert headings(text) == []


def test_only_the_title_may_be_followed_by_another_heading() -> None:
    assert headings(f"Army takes bridge\nMonitor reports ten dead\n{PROSE}") == [
        "Army takes bridge",
        "Monitor reports ten dead",
    ]
    assert headings(f"{PROSE}\nHoms 3\nIdlib 12\n{PROSE}") == ["Idlib 12"]


@given(st.integers(2, 6), st.sampled_from([" and then", ", while the shelling", "没有"]))
def test_a_sentence_without_stops_is_cut_into_pieces_of_bounded_length(times: int, clause: str) -> None:
    text = "The men" + clause * (times * LONGEST_SENTENCE // len(clause))
    assert len(pieces(text)) >= times
    assert max(map(len, pieces(text))) <= LONGEST_SENTENCE


def test_a_cut_falls_behind_a_clause_where_there_is_one() -> None:
    text = "the men of the valley " * 40 + "left; " + "and the women of the hills " * 30
    assert pieces(text)[0].endswith("left;")

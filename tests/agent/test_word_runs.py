"""A text is cut at its blanks, of whatever number and kind, and every token keeps its place."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from sitrep.agent import numerals
from sitrep.agent.offline import tokens
from sitrep.agent.word_runs import FIGURE, Memo, letter_runs

_PIECES = ["the", "mayor’s", "U.S.", "twenty-five", "1,200", "3", "al-Bab", "“", "said", ".", "(", "½", "十"]
_BLANKS = [" ", " ", " ", "  ", "\n", "\u00a0", "\t "]
_TEXTS = st.lists(st.sampled_from([*_PIECES, *_BLANKS])).map("".join)


@given(_TEXTS)
@example("  two men \n were hurt ")
def test_every_token_stands_at_its_offset_and_none_is_left_out(text):
    found, starts = tokens.tokenise(text, 0, len(text))
    assert [text[at : at + len(token.text)] for token, at in zip(found, starts, strict=True)] == [
        token.text for token in found
    ]
    assert "".join(token.text for token in found) == "".join(text.split())


@given(_TEXTS)
@example(" 1 200 and 3 400 ")
def test_every_number_and_word_stands_at_its_offset(text):
    found, starts = numerals.tokenise(text)
    ends = [at + token.size for token, at in zip(found, starts, strict=True)]
    assert all(text[at : at + 1].strip() for at in starts)
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    words = [token.text for token in found if token.kind == "word"]
    said = [text[s:e].lower().replace("’", "'") for s, e in zip(starts, ends, strict=True)]
    assert [word for token, word in zip(found, said, strict=True) if token.kind == "word"] == words


@given(st.text() | _TEXTS)
def test_a_text_has_its_runs_of_letters_and_a_mark_for_each_figure(text):
    runs = [run for run in letter_runs(text) if run != FIGURE]
    assert runs == re.findall(r"[^\W\d_]+", text.lower())
    assert (FIGURE in letter_runs(text)) == bool(re.search(r"\d", text))


def test_what_is_longer_than_any_word_is_made_anew_each_time():
    made = Memo(len)
    assert (made["town"], made["x" * 10_000]) == (4, 10_000)
    assert list(made) == ["town"]

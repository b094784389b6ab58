"""Folding: two writings of the same words become one, and every piece leads back to the source."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.agent.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("“It’s” «so»…", '"it\'s" "so"...', id="quotes-and-ellipsis"),
        pytest.param("a–b—c‑d", "a-b-c-d", id="dashes"),
        pytest.param("İdlib Isı", "idlib isi", id="turkish-i"),
        pytest.param("Straße oﬃce", "strasse office", id="sharp-s-and-ligatures"),
        pytest.param("Cafe\u0301 Zoë", "cafe zoe", id="accents"),
        pytest.param("مُحَمَّد ـــ", "محمد ", id="arabic-marks-and-tatweel"),
        pytest.param("٢٥ ۲۵ २५ ２５", "25 25 25 25", id="digits-of-four-scripts"),
        pytest.param("a\u00a0 \n\tb", "a b", id="space-runs"),
        pytest.param("a\u200b\u00adb\u202e", "ab", id="invisible-characters"),
        pytest.param("Йод, Їжак", "йод, їжак", id="cyrillic-letters-keep-their-marks"),
        pytest.param("각", "각", id="hangul-syllables-stay-whole"),
        pytest.param("10²", "10²", id="a-raised-figure-is-no-digit"),
    ],
)
def test_writings_of_one_word_fold_to_one_form(text, folded):
    assert fold(text).text == folded


@given(st.text())
def test_every_folded_character_leads_back_to_source_characters_in_order(text):
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)


@given(st.text())
def test_a_span_never_parts_a_letter_from_its_marks(text):
    folded = fold(text)
    for index in range(len(folded.text)):
        end = folded.ends[index]
        assert end == len(text) or not unicodedata.combining(text[end])


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_plain_text_folds_alike_alone_and_beside_other_scripts(text):
    assert fold(text).text == fold(text + "é").text[:-1]

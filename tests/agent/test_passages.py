"""Passages: an article's words, cut out of the text as it stands."""

from hypothesis import example, given
from hypothesis import strategies as st

from sitrep.agent.folding import fold
from sitrep.agent.passages import Cut, Source, cut


@given(st.text(alphabet="aUs5.,'’`…“—é -\n"))
@example("“We left the U.S…” he said")
@example("from 5…10 to 1,200… or e.g.…")
def test_the_words_of_an_article_are_those_of_its_folded_text(text):
    source = Source(text)
    folded = cut(fold(text))
    assert Cut(source.texts, source.starts, source.ends) == Cut(*map(list, folded))

"""The coding tables are looked up word by word; what is found is what the written rule says."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.agent.assemble import tables
from sitrep.agent.assemble.coverage import Used
from sitrep.agent.assemble.tables import Hit, code_of, codes_of, hits, is_one_of, mentions

TABLES = ("means", "place", "source", "victim_status", "sector.body", "anonymous", "harmed", "subset.before")
WORDS = sorted({word.strip("=*") for table in TABLES for rule in tables.rules(table) for word in rule.words})
TEXTS = st.lists(
    st.sampled_from([*WORDS, "the", "Ashford", "said", "s", "WHO", "who"]), min_size=1, max_size=7
).flatmap(lambda words: st.sampled_from([" ", "  ", "\n", ", ", "-", ""]).map(lambda gap: gap.join(words)))


def written(word: str) -> str:
    """The regular expression that a word of a table stands for, as `codes.tsv` explains it."""
    body = r"\s+".join(re.escape(part) for part in word.removeprefix("=").removesuffix("*").split(" "))
    body += r"\w*" if word.endswith("*") else ""
    return f"(?-i:{body})" if word.startswith("=") else body


def by_expression(table: str, text: str) -> list[Hit]:
    """What each row's expression finds, row by row: a code may have several rows."""
    found = []
    for rule in tables.rules(table):
        words = "|".join(map(written, sorted(rule.words, key=len, reverse=True)))
        pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
        found += [Hit(rule.code, match.start(), match.end()) for match in pattern.finditer(text)]
    return found


@given(st.sampled_from(TABLES), TEXTS)
def test_looking_words_up_finds_what_their_expressions_find(table, text):
    found = by_expression(table, text)
    assert hits(table, text) == sorted(found, key=lambda hit: (hit.start, -hit.end))
    assert mentions(table, text) == bool(found)
    assert codes_of(table, text) == list(dict.fromkeys(hit.code for hit in found))
    assert code_of(table, text) == next(iter(codes_of(table, text)), None)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        pytest.param("The group", True, id="in any case"),
        pytest.param("the  group", True, id="any white space between words"),
        pytest.param("the group said", False, id="more than the word"),
        pytest.param("they", True, id="a longer word that begins with another"),
    ],
)
def test_a_text_is_one_of_a_table_only_as_a_whole(text, whole):
    assert is_one_of("pronoun", text) == whole


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda span: (span[0], span[0] + span[1]))


@given(st.lists(SPANS), SPANS)
def test_a_stretch_is_used_where_any_span_overlaps_it(spans, stretch):
    start, end = stretch
    assert Used(spans).overlaps(start, end) == any(start < last and first < end for first, last in spans)

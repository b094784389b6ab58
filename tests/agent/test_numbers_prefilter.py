"""A text without figures, amounts or persons is passed over; nothing that counts may be lost by it."""

from hypothesis import example, given
from hypothesis import strategies as st

from sitrep.agent import count_words, numbers, numerals
from sitrep.agent.count_phrases import without_ages
from sitrep.agent.numbers import CountMention, find_counts

_AMOUNTS = [
    *numerals.UNITS,
    *numerals.TENS,
    *numerals.SCALES,
    *numerals.GROUPS,
    *count_words.VAGUE_UNITS,
    *(" ".join(phrase) for phrase in (*count_words.UNSPECIFIED, *count_words.NOBODY, *count_words.BEFORE)),
]
_WORDS = st.sampled_from(
    [
        *_AMOUNTS,
        *"a an the his her their both half couple hundred 25 1,200 十 数 百 and , of or more to - family".split(),
        *"people soldier soldiers woman son wife guards civilians were killed wounded said camp".split(),
    ]
)


def without_looking_first(text: str) -> list[CountMention]:
    """What stands in a text, read token by token at every place."""
    cut = without_ages(numerals.tokenise(text))
    tokens = cut.tokens
    found: list[CountMention] = []
    index = 0
    while index < len(tokens):
        phrase = numbers._composed_in_text(tokens, index) or numbers._counted_in_text(tokens, index)
        if phrase is not None and phrase.end > index and not numbers.is_distractor(tokens, index, phrase):
            found.append(numbers._mention(text, cut, index, phrase))
        index = max(phrase.end, index + 1) if phrase else index + 1
    return found


@given(st.lists(_WORDS, min_size=1, max_size=9).map(" ".join))
@example("his two guards and three civilians were killed")
@example("the woman and two soldiers said 25 people")
def test_no_count_is_lost_by_looking_for_its_words_first(text):
    assert find_counts(text) == without_looking_first(text)

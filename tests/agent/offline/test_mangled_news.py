"""News that a scrape has mangled is read without a fault: words lost, marks gone, capitals, stories run together."""

import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sitrep.agent.article import make_article
from sitrep.agent.grounding import ground_draft
from sitrep.agent.offline.engine import read_article

ROOT = Path(__file__).parents[3]
STORIES = [path.read_text("utf-8").split(" ") for path in sorted(ROOT.glob("evals/gold/*/article.txt"))]
STRAY = ["“", "”", '"', "said", "killed", "12", "the", "and", ",", "who", "not", "by", "told", "had"]
LONGEST = 250


def mangled(seed: int) -> str:
    draw = random.Random(seed)
    story, other = draw.choice(STORIES), draw.choice(STORIES)
    first = draw.randrange(len(story))
    words = (story[first:] + story[:first])[:LONGEST]
    ways = [
        lambda: [word for word in words if draw.random() > 0.15],
        lambda: draw.sample(words, len(words)),
        lambda: [word.upper() for word in words],
        lambda: [word.strip(".,") for word in words],
        lambda: [draw.choice(STRAY) if draw.random() < 0.1 else word for word in words],
        lambda: words[: draw.randrange(len(words))] + other[: LONGEST // 2],
    ]
    return " ".join(draw.choice(ways)())


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_mangled_news_is_read_and_what_is_read_stands_in_it(seed: int) -> None:
    article = make_article(mangled(seed) or "-")
    grounded = ground_draft(read_article(article).draft, article)
    assert all(verdict.evidence for _, verdict in grounded.casualties if verdict.accepted)

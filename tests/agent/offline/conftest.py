from collections.abc import Callable
from datetime import date

import pytest

from sitrep.agent.article import make_article
from sitrep.agent.offline.engine import read_article
from sitrep.schemas.draft import Draft

PUBLISHED = date(2025, 3, 14)  # a Friday


@pytest.fixture(scope="session")
def read() -> Callable[[str], Draft]:
    """The offline draft of a text published on Friday, 14 March 2025."""
    return lambda text: read_article(make_article(text, published=PUBLISHED)).draft

"""Word lists written as prose: the one way tables of words are spelled in this package."""


def words(listed: str) -> frozenset[str]:
    """The words of a text, separated by spaces and new lines."""
    return frozenset(listed.split())


def phrases(listed: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of a text, separated by commas, each a tuple of its words."""
    return tuple(tuple(phrase.split()) for phrase in listed.split(",") if phrase.strip())

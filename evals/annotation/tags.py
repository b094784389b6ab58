"""The closed list of tags that articles and gold items may carry."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def known_tags() -> dict[str, str]:
    """Every tag with what it means."""
    groups = tomllib.loads(files(__package__).joinpath("tags.toml").read_text(encoding="utf-8"))
    return {tag: meaning for group in groups.values() for tag, meaning in group.items()}

"""Reading the data files beside this module: tab-separated rows, comments behind `#`, `-` for nothing."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

DATA = files(__package__) / "data"
_NONE = "-"
_CASED_MARK = "~"


def rows(path: Traversable) -> Iterator[list[str]]:
    """The tab-separated rows of *path*, without comments and blank lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def phrases(path: Traversable) -> tuple[str, ...]:
    """The first cell of every row."""
    return tuple(row[0] for row in rows(path))


def value(cell: str) -> str:
    """The text of a cell, empty for `-`."""
    return "" if cell == _NONE else cell


def split(cell: str) -> tuple[str, ...]:
    """The texts that `|` keeps apart."""
    return tuple(cell.split("|")) if value(cell) else ()


def names(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The aliases of *cell*: those safe in any text, and those that need meaningful capitals."""
    listed = split(cell)
    plain = tuple(name for name in listed if not name.startswith(_CASED_MARK))
    cased = tuple(name.removeprefix(_CASED_MARK) for name in listed if name.startswith(_CASED_MARK))
    return plain, cased

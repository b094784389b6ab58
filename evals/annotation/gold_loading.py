"""Loading gold: one folder per article, with `article.txt`, `meta.yaml` (origin, tags) and `gold.yaml`.

Loading gathers every fault and raises once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from ...agent.errors import SitrepError
from .gold_models import Gold, Meta

GOLD_ROOT = Path(__file__).parents[1] / "gold"

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One loaded folder."""

    name: str
    text: str
    meta: Meta
    gold: Gold


class Fault(NamedTuple):
    """One thing wrong with the gold: the file, the path inside it (`casualties[2].count`), the reason."""

    file: str
    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.path}: {self.reason}" if self.path else f"{self.file}: {self.reason}"


class GoldError(SitrepError):
    """Gold that cannot be used. `faults` has them all; the message shows the first few."""

    SHOWN = 12  # enough to work on without scrolling

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        lines = [str(fault) for fault in self.faults[: self.SHOWN]]
        more = len(self.faults) - len(lines)
        super().__init__("\n".join([*lines, *([f"… and {more} more"] if more > 0 else [])]))


def gold_folders(root: Path = GOLD_ROOT) -> list[Path]:
    """The article folders under *root*, by name."""
    return sorted(path.parent for path in root.glob("*/article.txt"))


def load_gold(folder: Path, *, reading: str = "gold.yaml") -> GoldArticle:
    """Load one article folder; *reading* names another annotator's file.

    Raises `GoldError` with every fault of the folder.
    """
    loaded = _load(folder, reading)
    if isinstance(loaded, GoldArticle):
        return loaded
    raise GoldError(loaded)


def load_gold_set(root: Path = GOLD_ROOT, *, reading: str = "gold.yaml") -> tuple[GoldArticle, ...]:
    """Load every article folder under *root*. Raises one `GoldError` with the faults of all of them."""
    folders = gold_folders(root)
    if not folders:
        raise GoldError([Fault(str(root), "", "no folder with an article.txt in it")])
    loaded = [_load(folder, reading) for folder in folders]
    faults = [fault for each in loaded if isinstance(each, list) for fault in each]
    if faults:
        raise GoldError(faults)
    return tuple(each for each in loaded if isinstance(each, GoldArticle))


def _load(folder: Path, reading: str) -> GoldArticle | list[Fault]:
    faults: list[Fault] = []
    meta = _parsed(folder / "meta.yaml", Meta, faults)
    gold = _parsed(folder / reading, Gold, faults)
    text = _read(folder / "article.txt", faults)
    if faults or meta is None or gold is None or text is None:
        return faults
    return GoldArticle(folder.name, text, meta, gold)


def _read(path: Path, faults: list[Fault]) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        faults.append(Fault(_short(path), "", "the file is missing"))
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(_short(path), "", f"cannot be read: {error}"))
    return None


def _parsed(path: Path, model: type[_Model], faults: list[Fault]) -> _Model | None:
    source = _read(path, faults)
    if source is None:
        return None
    try:
        return model.model_validate(yaml.load(source, Loader=_PlainLoader))  # noqa: S506 (a SafeLoader)
    except yaml.YAMLError as error:
        faults.append(Fault(_short(path), "", " ".join(str(error).split())))
    except ValidationError as error:
        faults += [Fault(_short(path), _path(each["loc"]), each["msg"]) for each in error.errors()]
    return None


def _short(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _path(location: Iterable[int | str]) -> str:
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in location)
    return "".join(parts).lstrip(".")


# --- YAML without its traps ------------------------------------------------------------------------

_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _PlainLoader(_SafeLoader):  # type: ignore[misc,valid-type]
    """Safe YAML in which `no` and `on` are words and no key stands twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key in _keys(node):
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} stands twice", node.start_mark
                )
            seen.add(key)
        return dict(super().construct_mapping(node, deep=deep))


def _keys(node: yaml.MappingNode) -> Iterator[str]:
    return (str(key.value) for key, _ in node.value)


_BOOL = "tag:yaml.org,2002:bool"
_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOL or first in "tTfF"]
    for first, resolvers in _SafeLoader.yaml_implicit_resolvers.items()
}

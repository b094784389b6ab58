"""Reading the corpus: a folder of its own text and key files, or of a JSON Lines conversion."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ...agent.errors import ReportError
from .keys import read_keys
from .model import Effect, HumanTarget, MucDocument, MucTemplate, locations_of
from .names import Mention

# The first line of a document: "DEV-MUC3-0001 (NOSC)", in later sets without the site in brackets.
_HEADER = re.compile(r"^(?P<id>(?:DEV|TST\d)-MUC\d-\d{4})\b[^\n]*$", re.MULTILINE)
_DATELINE = re.compile(r"\s*(?P<dateline>.{1,200}?)\s*--", re.DOTALL)
_DAY = re.compile(r"\b(?P<day>\d{1,2})\s+(?P<month>[A-Z]{3})[A-Z]*\.?\s+(?P<year>\d{2})\b")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_CENTURY = 1900  # the dispatches are of 1988 to 1990
_KEY_PREFIX = "key-"


def load_corpus(path: str | Path) -> list[MucDocument]:
    """The documents under *path*: a folder (searched in depth) or one JSON Lines file.

    In a folder, files named `key-...` are answer keys, `*.jsonl` are conversions, and any other file that
    begins with a document header is text. A document without text or without key cannot be scored and is
    left out; of two texts with one id the first counts. Raises ReportError when nothing scorable is found
    or a file is broken.
    """
    root = Path(path)
    if root.is_file():
        documents = list(_converted(root)) if root.suffix == ".jsonl" else []
    else:
        files = sorted(file for file in root.rglob("*") if file.is_file())
        documents = [document for file in files if file.suffix == ".jsonl" for document in _converted(file)]
        documents += _raw([file for file in files if file.suffix != ".jsonl"])
    if not documents:
        raise ReportError(
            f"no MUC-4 documents with keys in {root}",
            hint="name a folder that holds text files and key-... files, or a .jsonl conversion",
        )
    return list({document.id: document for document in reversed(documents)}.values())[::-1]


# --- The corpus' own files ------------------------------------------------------------------------


def _raw(files: Iterable[Path]) -> list[MucDocument]:
    texts: dict[str, str] = {}
    keys: dict[str, tuple[MucTemplate, ...]] = {}
    for file in files:
        content = _read(file)
        if file.name.startswith(_KEY_PREFIX):
            keys.update(read_keys(content, name=file.name))
        elif _HEADER.match(content.lstrip()):
            texts = dict(split_texts(content)) | texts
    return [_document(id_, text, keys[id_]) for id_, text in texts.items() if id_ in keys]


def split_texts(content: str) -> Iterator[tuple[str, str]]:
    """The documents of a text file: id, and the text below its header line without the blank lines around."""
    headers = list(_HEADER.finditer(content))
    ends = [header.start() for header in headers[1:]] + [len(content)]
    for header, end in zip(headers, ends, strict=True):
        yield header["id"], content[header.end() : end].strip("\n\r\x1a")


def _document(id_: str, text: str, templates: tuple[MucTemplate, ...]) -> MucDocument:
    match = _DATELINE.match(text)
    dateline = " ".join(match["dateline"].split()) if match else ""
    return MucDocument(id_, date_of(dateline), dateline, text, templates)


def date_of(dateline: str) -> date | None:
    """The day of a dateline ("LIMA, 9 JAN 90 (EFE)"); null where it is incomplete or impossible."""
    match = _DAY.search(dateline)
    if match is None or match["month"] not in _MONTHS:
        return None
    try:
        return date(_CENTURY + int(match["year"]), _MONTHS.index(match["month"]) + 1, int(match["day"]))
    except ValueError:
        return None


def _read(file: Path) -> str:
    try:
        # The files are ASCII; a stray byte must not keep the rest from being read.
        return file.read_text("utf-8", errors="replace")
    except OSError as error:
        raise ReportError(f"cannot read {file}: {error.strerror}") from None


# --- The JSON Lines conversion --------------------------------------------------------------------


def _converted(file: Path) -> Iterator[MucDocument]:
    for number, line in enumerate(_read(file).splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield document_of(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ReportError(
                f"{file.name}, line {number}: not a converted MUC-4 document ({error!r})"
            ) from None


def document_of(row: Mapping[str, Any]) -> MucDocument:
    """A document from its JSON form. Raises KeyError, TypeError or ValueError where the form does not fit."""
    return MucDocument(
        id=row["id"],
        date=date.fromisoformat(row["date"]) if row["date"] else None,
        dateline=row["dateline"],
        text=row["text"],
        templates=tuple(_template_of(template) for template in row["templates"]),
    )


def _template_of(row: Mapping[str, Any]) -> MucTemplate:
    return MucTemplate(
        number=row["template"],
        optional=row["optional"],
        types=tuple(row["type"]),
        locations=tuple(location for given in row["location"] for location in locations_of(given["raw"])),
        perp_individuals=_mentions(row["perp_individuals"]),
        perp_orgs=_mentions(row["perp_orgs"]),
        human_targets=tuple(_target_of(target) for target in row["human_targets"]),
        human_total=tuple(row["human_total"]),
        unlinked_effects=_effects(row["human_effects_unlinked"]),
    )


def _target_of(row: Mapping[str, Any]) -> HumanTarget:
    return HumanTarget(
        names=tuple(row["name"]),
        descriptions=tuple(row["description"]),
        optional=row["optional"],
        numbers=tuple(row["number"]),
        effects=_effects(row["effects"]),
    )


def _mentions(rows: Iterable[Mapping[str, Any]]) -> tuple[Mention, ...]:
    return tuple(Mention(tuple(row["alts"]), row["optional"]) for row in rows)


def _effects(rows: Iterable[Mapping[str, Any]]) -> tuple[Effect, ...]:
    return tuple(Effect(tuple(row["values"]), row["optional"]) for row in rows)

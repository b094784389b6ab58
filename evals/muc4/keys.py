"""Answer keys in the corpus' own layout: numbered slots, one fill a line.

The layout is that of the MUC-4 task documentation: `"A" / "B"` are alternatives, a leading `?` marks an
optional fill, `VALUE: "REFERENT"` ties a fill to a name or description, `-` is null, `*` does not apply,
`;` is a comment.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...agent.errors import ReportError
from .model import Effect, HumanTarget, MucTemplate, locations_of
from .names import Mention, fold

_LABELS = (
    "MESSAGE: ID",
    "MESSAGE: TEMPLATE",
    "INCIDENT: DATE",
    "INCIDENT: LOCATION",
    "INCIDENT: TYPE",
    "INCIDENT: STAGE OF EXECUTION",
    "INCIDENT: INSTRUMENT ID",
    "INCIDENT: INSTRUMENT TYPE",
    "PERP: INCIDENT CATEGORY",
    "PERP: INDIVIDUAL ID",
    "PERP: ORGANIZATION ID",
    "PERP: ORGANIZATION CONFIDENCE",
    "PHYS TGT: ID",
    "PHYS TGT: TYPE",
    "PHYS TGT: NUMBER",
    "PHYS TGT: FOREIGN NATION",
    "PHYS TGT: EFFECT OF INCIDENT",
    "PHYS TGT: TOTAL NUMBER",
    "HUM TGT: NAME",
    "HUM TGT: DESCRIPTION",
    "HUM TGT: TYPE",
    "HUM TGT: NUMBER",
    "HUM TGT: FOREIGN NATION",
    "HUM TGT: EFFECT OF INCIDENT",
    "HUM TGT: TOTAL NUMBER",
)
_SLOT_LINE = re.compile(
    r"\s*\d+\.\s+(?P<label>"
    + "|".join(label.replace(" ", r"\s+") for label in _LABELS)
    + r")(?:\s+(?P<fill>.*))?$"
)
_NUMBERED = re.compile(r"\s*\d+\.\s+[A-Z]+\s*[A-Z]*:")
# A comment runs from a semicolon outside quotation marks to the end of the line.
_COMMENT = re.compile(r'^((?:[^";]|"(?:\\.|[^"\\])*")*);.*$')
_TEMPLATE = re.compile(r"(?P<number>\d+)\s*(?P<optional>\(OPTIONAL\))?")
_TOKEN = re.compile(r'"(?P<quoted>(?:\\.|[^"\\])*)"|(?P<mark>[/:])|(?P<bare>[^"/:]+)|"')
_ESCAPED = re.compile(r"\\(.)")

Slots = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill of a slot: any of `values`, said of any of `referents` (empty: of nothing the key names)."""

    values: tuple[str, ...]
    referents: tuple[str, ...] = ()
    optional: bool = False


def read_keys(text: str, *, name: str = "key file") -> dict[str, tuple[MucTemplate, ...]]:
    """The templates of every document in a key file, `()` for an irrelevant one, by document id.

    Raises ReportError on a numbered line that is no MUC-4 slot, or a fill before the first slot.
    """
    templates: dict[str, list[MucTemplate]] = {}
    for slots in _entries(text, name):
        document = slots["MESSAGE: ID"][0].partition("(")[0].strip()
        known = templates.setdefault(document, [])
        if match := _TEMPLATE.match(" ".join(slots.get("MESSAGE: TEMPLATE", ()))):
            known.append(_template(slots, int(match["number"]), optional=bool(match["optional"])))
    return {document: tuple(known) for document, known in templates.items()}


def read_fill(line: str) -> Fill | None:
    """One fill; null for `-` and `*`, and for a cross-reference without a value (`-: "NAME"`)."""
    optional = line.startswith("?")
    values: list[str] = []
    referents: list[str] = []
    after_colon = False
    for token in _TOKEN.finditer(line.removeprefix("?")):
        if token["mark"]:
            after_colon = token["mark"] == ":" or (after_colon and bool(referents))
            continue
        word = (
            _unescaped(token["quoted"]) if token["quoted"] is not None else (token["bare"] or "").strip(" ()")
        )
        # After a colon stand referents, always quoted; a bare word there starts the next alternative.
        is_referent = after_colon and token["quoted"] is not None
        if word and word not in ("-", "*"):
            (referents if is_referent else values).append(word)
    return Fill(tuple(values), tuple(referents), optional) if values else None


# --- Lines and slots ------------------------------------------------------------------------------


def _entries(text: str, name: str) -> Iterator[Slots]:
    """The slots of each entry; an entry begins with its message id."""
    entry: Slots = {}
    lines: list[str] | None = None
    for number, raw in enumerate(text.splitlines(), 1):
        line = _COMMENT.sub(r"\1", raw).rstrip()
        if not line.strip():
            continue
        label, fill = _labelled(line, f"{name}, line {number}")
        if label == "MESSAGE: ID":
            if entry:
                yield entry
            entry = {}
        if label is not None:
            lines = entry.setdefault(label, [])
        if lines is None or (label is not None and "MESSAGE: ID" not in entry):
            raise ReportError(
                f"{name}, line {number}: a fill before the first message id", hint="not a MUC-4 key file"
            )
        _add(lines, fill)
    if entry:
        yield entry


def _labelled(line: str, where: str) -> tuple[str | None, str]:
    match = _SLOT_LINE.match(line)
    if match:
        return " ".join(match["label"].split()), (match["fill"] or "").strip()
    if _NUMBERED.match(line):
        raise ReportError(
            f"{where}: unknown slot {line.strip()[:40]!r}", hint="only MUC-4 keys are read, not MUC-3 ones"
        )
    return None, line.strip()


def _add(lines: list[str], fill: str) -> None:
    """A fill is a line of its own, unless an open quotation or a mark left the one before unfinished."""
    if lines and (_is_unfinished(lines[-1]) or fill.startswith(("/", ":"))):
        lines[-1] = f"{lines[-1]} {fill}"
    elif fill:
        lines.append(fill)


def _is_unfinished(line: str) -> bool:
    return line.endswith(("/", ":")) or _ESCAPED.sub("", line).count('"') % 2 == 1


def _unescaped(quoted: str) -> str:
    return _ESCAPED.sub(r"\1", quoted).strip()


# --- Templates ------------------------------------------------------------------------------------


def _template(slots: Slots, number: int, *, optional: bool) -> MucTemplate:
    fills = {label: [fill for line in slots.get(label, ()) if (fill := read_fill(line))] for label in _LABELS}
    targets = _human_targets(fills)
    return MucTemplate(
        number=number,
        optional=optional,
        types=tuple(value for fill in fills["INCIDENT: TYPE"] for value in fill.values),
        locations=locations_of(" ".join(slots.get("INCIDENT: LOCATION", ()))),
        perp_individuals=_mentions(fills["PERP: INDIVIDUAL ID"]),
        perp_orgs=_mentions(fills["PERP: ORGANIZATION ID"]),
        human_targets=tuple(targets),
        human_total=tuple(value for fill in fills["HUM TGT: TOTAL NUMBER"] for value in fill.values),
        unlinked_effects=tuple(
            _effect(fill) for fill in fills["HUM TGT: EFFECT OF INCIDENT"] if not fill.referents
        ),
    )


def _mentions(fills: Sequence[Fill]) -> tuple[Mention, ...]:
    return tuple(Mention(fill.values, fill.optional) for fill in fills)


def _human_targets(fills: Mapping[str, Sequence[Fill]]) -> list[HumanTarget]:
    """Named targets with their descriptions, then the unnamed, each with its numbers and effects."""
    described = fills["HUM TGT: DESCRIPTION"]
    names = [fill.values for fill in fills["HUM TGT: NAME"]]
    of_nobody = [fill for fill in described if not any(_refers(fill, name) for name in names)]
    targets = []
    for named in fills["HUM TGT: NAME"]:
        own = [fill for fill in described if _refers(fill, named.values)]
        descriptions = tuple(value for fill in own for value in fill.values)
        targets.append(_target(fills, named.values, descriptions, optional=named.optional))
    targets += [_target(fills, (), fill.values, optional=fill.optional) for fill in of_nobody]
    return targets


def _target(
    fills: Mapping[str, Sequence[Fill]],
    names: tuple[str, ...],
    descriptions: tuple[str, ...],
    *,
    optional: bool,
) -> HumanTarget:
    # Numbers and effects refer to the name; to the description only where there is no name.
    called = names or descriptions
    numbers = [fill for fill in fills["HUM TGT: NUMBER"] if _refers(fill, called)]
    effects = [fill for fill in fills["HUM TGT: EFFECT OF INCIDENT"] if _refers(fill, called)]
    return HumanTarget(
        names=names,
        descriptions=descriptions,
        optional=optional,
        numbers=tuple(value for fill in numbers for value in fill.values),
        effects=tuple(_effect(fill) for fill in effects),
    )


def _refers(fill: Fill, called: Sequence[str]) -> bool:
    return not {fold(referent) for referent in fill.referents}.isdisjoint(fold(name) for name in called)


def _effect(fill: Fill) -> Effect:
    return Effect(fill.values, fill.optional)

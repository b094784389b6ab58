"""The forms of verbs, and every form that a compact wording of the data files stands for."""

import re
from functools import cache
from itertools import product

from .data_files import DATA, phrases


def spelled_out(written: str) -> list[str]:
    """Every form that "{take/seize} full/~ control of" stands for: inflections, alternatives, nothing."""
    choices = [_choices(part) for part in re.findall(r"\{[^}]*\}|\S+", written)]
    return list(dict.fromkeys(" ".join(filter(None, chosen)) for chosen in product(*choices)))


def _choices(part: str) -> list[str]:
    if part.startswith("{"):
        return [form for verb in part.strip("{}").split("/") for form in inflections(verb)]
    return [word.replace("~", "") for word in part.split("/")]


def inflections(verb: str) -> tuple[str, ...]:
    """The forms of a verb: by the table of irregular ones, else by rule."""
    if verb in _irregular_verbs():
        return _irregular_verbs()[verb]
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    plural = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    return verb, plural, f"{verb}ed", f"{verb}ing"


@cache
def irregular_forms() -> frozenset[str]:
    """Every form of every irregular verb."""
    return frozenset(form for forms in _irregular_verbs().values() for form in forms)


@cache
def _irregular_verbs() -> dict[str, tuple[str, ...]]:
    rows = (row.split() for row in phrases(DATA / "irregular_verbs.txt"))
    return {forms[0]: tuple(forms) for forms in rows}

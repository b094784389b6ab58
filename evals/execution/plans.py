"""What identifies a run: which suite, read by which engine. The same plan continues the same run."""

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from ...agent.errors import SettingsError
from ...agent.recorded import digest
from ...agent.settings import ModelSettings, Settings
from ...agent.store import Store, StoredRun
from .suite import Suite

Plan = Mapping[str, Any]

_CODE = ("agent", "schemas", "prompts")
_CODE_SUFFIXES = (".py", ".tsv", ".txt", ".toml", ".json", ".md", ".csv")


def plan_of(suite: Suite, settings: Settings) -> Plan:
    """The plan of a run; nothing secret is in it."""
    plan = {"suite": suite.kind, "folder": str(suite.folder), "repair": settings.repair}
    if settings.model is None:
        return {**plan, "engine": "offline"}
    from ...agent.model.drafter import ModelDrafter
    from ...agent.model.schema import draft_schema
    from ...prompts.loader import CURRENT, load_prompt

    drafter = ModelDrafter(settings.model)
    info = drafter.info
    return {
        **plan,
        "engine": "model",
        "model": info.model,
        "endpoint": drafter.address,
        "asked": _asked(settings.model),
        "prompt": info.parameters["prompt_sha256"],
        "schema": digest(draft_schema(load_prompt(settings.model.prompt or CURRENT).form)),
    }


def _asked(model: ModelSettings) -> dict[str, Any]:
    chosen = ("mode", "strategy", "prompt", "temperature", "seed", "reasoning_effort", "max_output_tokens")
    return {name: getattr(model, name) for name in chosen}


def default_name(plan: Plan) -> str:
    """A name of one's own for every plan: the engine, the suite if it is not the gold, and a short digest."""
    engine = plan.get("model") or plan["engine"]
    suite = "" if plan["suite"] == "gold" else f"{plan['suite']}-"
    return f"{suite}{re.sub(r'[^A-Za-z0-9.]+', '-', engine).strip('-')}-{digest(plan)[:6]}"


def begin(store: Store, plan: Plan, name: str | None) -> StoredRun:
    """The run of that name, begun or continued. Raises `SettingsError` where the name is another plan's."""
    run = store.begin_run(name or default_name(plan), plan)
    if run.plan != plan:
        differing = [key for key in {*run.plan, *plan} if run.plan.get(key) != plan.get(key)]
        raise SettingsError(
            f"there is a run {run.name!r} with another {', '.join(sorted(differing))}",
            hint="give this one another --name",
        )
    return run


@cache
def code_digest() -> str:
    """The digest of all that decides what becomes of an answer: code, data, prompts."""
    whole = hashlib.sha256()
    for folder in _CODE:
        for path, content in sorted(_sources(files(f"sitrep.{folder}"), folder)):
            whole.update(path.encode() + b"\0" + content)
    return whole.hexdigest()[:16]


def _sources(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _sources(entry, f"{path}/{entry.name}")
        elif entry.name.endswith(_CODE_SUFFIXES):
            found.append((f"{path}/{entry.name}", entry.read_bytes()))
    return found

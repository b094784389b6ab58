"""Start-up is a feature: the door opens without what only one command needs."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

HEAVY = (
    "openai",
    "instructor",
    "trafilatura",
    "genai_prices",
    "rich",
    "pydantic",
    "yaml",
    "httpx",
    "lxml",
    "sqlite3",
)


def loaded(code: str) -> set[str]:
    """The top-level modules a fresh interpreter has loaded after *code*."""
    script = (
        f"{code}\nimport sys\nprint(' '.join(sorted({{name.partition('.')[0] for name in sys.modules}})))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    return set(result.stdout.splitlines()[-1].split())


def test_the_command_line_loads_nothing_heavy_before_a_command_is_chosen() -> None:
    assert not loaded("import sitrep.agent.cli") & {*HEAVY, "asyncio"}


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; sys.argv = ['sitrep', '--help']\nfrom sitrep.agent.cli import app\n"
    code += "try: app()\nexcept SystemExit: pass"
    assert not loaded(code) & {*HEAVY, "asyncio"}


def test_an_offline_report_never_loads_a_model_client_or_a_page_reader() -> None:
    text = "At least two people were killed on Sunday, rescuers said."
    code = f"""
import io, sys
sys.argv = ['sitrep', 'report', '-', '--model', 'offline', '--json']
sys.stdin = io.TextIOWrapper(io.BytesIO({text.encode()!r}))
from sitrep.agent.cli import app
try: app()
except SystemExit as end: assert end.code == 0, end.code
"""
    forbidden = {"openai", "instructor", "trafilatura", "lxml", "genai_prices", "rich", "httpx", "yaml"}
    assert not loaded(code) & forbidden


@pytest.mark.parametrize("module", ["sitrep.schemas", "sitrep.agent.errors", "sitrep.agent.settings"])
def test_light_modules_stay_light(module: str) -> None:
    assert not loaded(f"import {module}") & set(HEAVY)

"""The wheel holds every file of the packages and nothing else: what is left out is missed by users only."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
ROOMS = ("schemas", "prompts", "agent", "evals")


def listed_files() -> list[str]:
    """The files git knows or would add, relative to the root."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    return [name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZipFile]:
    """A wheel built from a clean copy, without network: what lies about in the work tree cannot slip in."""
    source, output = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in listed_files():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, source / name)
    build = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"
    command = [sys.executable, "-c", build, str(output)]
    result = subprocess.run(command, cwd=source, capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stderr[-2000:]
    (path,) = output.glob("*.whl")
    with ZipFile(path) as archive:
        yield archive


def test_the_wheel_holds_the_files_of_the_packages_and_no_others(wheel: ZipFile) -> None:
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    expected = {name for name in listed_files() if name.partition("/")[0] in ROOMS}
    # Pages and articles to score on stay in the repository: who scores names a folder of gold.
    shipped = {
        name
        for name in expected
        if not name.startswith(("evals/gold/", "evals/hostile/", "evals/careful_reader/"))
        and not name.endswith(".md")
    }
    prompts = {name for name in expected if name.startswith("prompts/")}
    assert packed == {f"sitrep/{name}" for name in shipped | prompts}


def test_the_wheel_names_its_command(wheel: ZipFile) -> None:
    (entry_points,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "sitrep = sitrep.agent.cli:main" in wheel.read(entry_points).decode()


def test_every_room_is_typed(wheel: ZipFile) -> None:
    assert {f"sitrep/{room}/py.typed" for room in ROOMS} <= set(wheel.namelist())

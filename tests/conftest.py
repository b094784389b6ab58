"""Makes the fake endpoint importable as `fake_llm`: test folders are no packages, no path leads there."""

import importlib.util
import sys
from pathlib import Path

import hypothesis


def _load(name: str, path: Path) -> None:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # before it runs: dataclasses look their own module up
    spec.loader.exec_module(module)


_load("fake_llm", Path(__file__).parent / "fake_llm" / "server.py")

# How long an example takes is the machine's business: speed lives in the benchmarks.
hypothesis.settings.register_profile("sitrep", deadline=None)
hypothesis.settings.load_profile("sitrep")

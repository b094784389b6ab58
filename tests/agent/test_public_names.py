"""The public face of sitrep.agent: its names, and what importing it costs."""

import inspect
import subprocess
import sys

import pytest

import sitrep.agent

HEAVY = ("pydantic", "openai", "instructor", "trafilatura", "rich", "asyncio", "sitrep.schemas")


@pytest.mark.parametrize("name", sitrep.agent.__all__)
def test_every_public_name_is_there_and_documented(name):
    public = getattr(sitrep.agent, name)
    assert inspect.getdoc(public)


def test_the_list_of_names_is_what_dir_shows_sorted_and_without_doubles():
    assert dir(sitrep.agent) == sorted(set(sitrep.agent.__all__))


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'generate_report'"):
        sitrep.agent.generate_report  # noqa: B018


@pytest.mark.slow
def test_importing_the_package_loads_nothing_heavy():
    script = f"import sys, sitrep.agent; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

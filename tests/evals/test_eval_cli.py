"""The evaluation commands: what they print, and which exit code they end with."""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from fake_llm import FakeLLM, answer, draft, status
from typer.testing import CliRunner, Result

from sitrep.agent.cli import app

CASES = Path(__file__).parent / "cases"
MUC4 = Path(__file__).parent / "muc4_corpus"
CLEAN = {key: "" for key in os.environ if key.startswith(("SITREP_", "OPENAI_"))} | {"COLUMNS": "100"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one run of the offline engine in it."""
    path = tmp_path_factory.mktemp("store") / "store.sqlite3"
    assert (
        run(path, "eval", "run", "--model", "offline", "--gold", str(CASES), "--name", "base").exit_code == 0
    )
    return path


def run(store: Path, *arguments: str) -> Result:
    return CliRunner(env=CLEAN | {"SITREP_STORE": str(store)}).invoke(app, list(arguments))


def scored(store: Path, command: str, *arguments: str) -> Result:
    return run(store, "eval", command, *arguments, "--gold", str(CASES))


def test_the_commands_are_listed_at_the_front_door() -> None:
    result = CliRunner().invoke(app, ["--help"])
    assert "eval" in result.stdout
    assert "replay" in result.stdout
    listed = CliRunner().invoke(app, ["eval", "--help"]).stdout
    for command in ("run", "score", "compare", "gate", "show", "check", "gaps", "runs", "adversary"):
        assert command in listed
    assert "5 gate failed" in " ".join(listed.split())


def test_a_run_prints_its_scores_and_says_what_it_did_on_stderr(store: Path) -> None:
    result = scored(store, "run", "--model", "offline", "--name", "base")
    assert result.exit_code == 0
    assert result.stdout.startswith("base: 1 articles, 1 reports, 0 failed")
    assert "0 articles read with 0 requests, 1 were read before" in result.stderr


def test_score_reads_a_run_again(store: Path) -> None:
    assert (
        scored(store, "score", "base").stdout
        == scored(store, "run", "--model", "offline", "--name", "base").stdout
    )


@pytest.mark.parametrize(
    ("option", "start"),
    [pytest.param("--json", "{", id="json"), pytest.param("--markdown", "### base", id="markdown")],
)
def test_scores_come_in_the_form_asked_for(store: Path, option: str, start: str) -> None:
    assert scored(store, "score", "base", option).stdout.startswith(start)


def test_two_forms_at_once_are_a_usage_error(store: Path) -> None:
    assert scored(store, "score", "base", "--json", "--markdown").exit_code == 2
    result = scored(store, "run", "--name", "never", "--model", "offline", "--json", "--markdown")
    assert result.exit_code == 2
    assert "never" not in run(store, "eval", "runs").stdout


def test_reports_in_a_file_can_be_scored_without_a_run(store: Path, tmp_path: Path) -> None:
    article = CASES / "seven-figures" / "article.txt"
    made = run(store, "report", str(article), "--model", "offline", "--json").stdout
    file = tmp_path / "reports.jsonl"
    file.write_text(json.dumps(json.loads(made)), encoding="utf-8")
    values = json.loads(scored(store, "score", str(file), "--json").stdout)
    assert (values["run"], values["reports"], values["failed"]) == ("reports", 1, 0)


def test_a_second_annotation_is_scored_like_a_run(store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "seven-figures"
    folder.mkdir()
    for name in ("article.txt", "meta.yaml", "gold.yaml"):
        (folder / name).write_bytes((CASES / "seven-figures" / name).read_bytes())
    (folder / "gold.b.yaml").write_bytes((folder / "gold.yaml").read_bytes())
    values = json.loads(run(store, "eval", "score", "gold.b.yaml", "--gold", str(tmp_path), "--json").stdout)
    assert values["scopes"]["overall"]["usable_f1"]["value"] == 1.0
    assert scored(store, "score", "gold.b.yaml").exit_code == 1


def test_a_run_compared_with_itself_does_not_differ(store: Path) -> None:
    values = json.loads(scored(store, "compare", "base", "base", "--json").stdout)
    assert values["scopes"]["overall"]["difference"] == 0.0
    assert not any(scope["significant"] for scope in values["scopes"].values())


@pytest.mark.parametrize(
    ("condition", "options", "code"),
    [
        pytest.param('"overall.usable_f1" = ">= 0.01"', [], 0, id="pass"),
        pytest.param('"critical.count_wrong" = "<= -1"', [], 5, id="fail"),
        pytest.param('"overall.usable_f1" = ">= 0.999"', [], 6, id="inconclusive"),
        pytest.param('"overall.usable_f1" = ">= 0.999"', ["--inconclusive", "fail"], 5, id="counted-as-fail"),
        pytest.param('"overall.usable_f1.vs_baseline" = ">= 0"', [], 2, id="no-baseline"),
        pytest.param('"overall.usable_f1.vs_baseline" = ">= 0"', ["--baseline", "base"], 0, id="baseline"),
        pytest.param('"no.such_thing" = ">= 0"', [], 2, id="unknown-metric"),
    ],
)
def test_a_gate_ends_with_its_verdict(
    store: Path, tmp_path: Path, condition: str, options: list[str], code: int
) -> None:
    config = tmp_path / "gate.toml"
    config.write_text(f"[gate]\n{condition}\n", encoding="utf-8")
    assert scored(store, "gate", "base", "--config", str(config), *options).exit_code == code


def test_a_gate_judges_nothing_where_the_provider_failed(tmp_path: Path) -> None:
    store, config, junit = (tmp_path / name for name in ("store.sqlite3", "gate.toml", "junit.xml"))
    config.write_text('[gate]\n"overall.usable_f1" = ">= 0"\n', encoding="utf-8")
    with FakeLLM(status(500, retry_after_ms="1")) as llm:
        made = scored(store, "run", "--model", "fake", "--base-url", llm.base_url, "--name", "lost")
    assert made.exit_code == 3
    assert "--retry-errors" in made.stderr
    result = scored(store, "gate", "lost", "--config", str(config), "--junit", str(junit))
    assert result.exit_code == 3
    assert "NOT JUDGED" in result.stdout
    assert ElementTree.parse(junit).getroot()[0].get("errors") == "1"


def test_a_gate_says_which_share_of_the_gold_was_scored_and_fails_on_it_where_asked(
    store: Path, tmp_path: Path
) -> None:
    gold, config = tmp_path / "gold", tmp_path / "gate.toml"
    for name in ("read", "unread"):
        copytree(CASES / "seven-figures", gold / name)
    options = ("--gold", str(gold), "--config", str(config))
    assert run(store, "eval", "run", "--limit", "1", "--name", "part", *options[:2]).exit_code == 0
    for condition, code in (('"overall.usable_f1" = ">= 0.01"', 0), ('"missing_articles" = "<= 0"', 5)):
        config.write_text(f"[gate]\n{condition}\n", encoding="utf-8")
        result = run(store, "eval", "gate", "part", *options)
        assert result.exit_code == code
        assert "1 of 2 gold articles" in result.stdout
        assert "1 of 2 gold articles are not in 'part'" in result.stderr


def test_show_puts_gold_and_report_side_by_side(store: Path) -> None:
    result = scored(store, "show", "base", "seven-figures", "--all")
    assert result.exit_code == 0
    assert "gold" in result.stdout
    assert "COR" in result.stdout


def test_show_of_an_unknown_article_is_a_usage_error(store: Path) -> None:
    assert scored(store, "show", "base", "no-such").exit_code == 2


def test_gaps_are_listed(store: Path) -> None:
    rows = json.loads(scored(store, "gaps", "base", "--json").stdout)
    assert all(row["outcome"] == "gap" for row in rows)


def test_check_passes_sound_gold_and_fails_what_is_not(store: Path, tmp_path: Path) -> None:
    readings = {"sound": "relevant: false\n", "broken": "caveats: [words that are not in the article]\n"}
    for folder, reading in readings.items():
        (tmp_path / folder).mkdir()
        for name in ("article.txt", "meta.yaml"):
            (tmp_path / folder / name).write_bytes((CASES / "seven-figures" / name).read_bytes())
        (tmp_path / folder / "gold.yaml").write_text(reading, encoding="utf-8")
    junit = tmp_path / "junit.xml"
    assert run(store, "eval", "check", "sound", "--gold", str(tmp_path)).exit_code == 0
    result = run(store, "eval", "check", "--gold", str(tmp_path), "--junit", str(junit))
    assert result.exit_code == 1
    assert "does not stand in the article" in result.stdout
    assert ElementTree.parse(junit).getroot()[0].get("failures") == "1"


def test_runs_are_listed_with_where_their_model_was_asked(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite3"
    scored(store, "run", "--model", "offline", "--name", "base")
    with FakeLLM(answer(draft())) as llm:
        scored(store, "run", "--model", "small", "--base-url", llm.base_url, "--name", "asked")
    lines = run(store, "eval", "runs").stdout.splitlines()
    engines = {line.split()[0]: line.split()[1] for line in lines if line.startswith(("base", "asked"))}
    assert engines == {"base": "offline", "asked": f"{urlsplit(llm.base_url).netloc}/small"}


def test_replay_compares_with_the_run_it_read_again(store: Path) -> None:
    result = run(store, "replay", "base", "--gold", str(CASES))
    assert result.exit_code == 0
    assert result.stdout.startswith("base.replay against base: 1 articles in both")


def test_a_muc4_corpus_runs_and_scores_too(store: Path) -> None:
    made = run(store, "eval", "run", "--muc4", str(MUC4), "--model", "offline", "--name", "muc")
    assert made.exit_code == 0
    assert "casualties_strict" in made.stdout
    assert run(store, "eval", "score", "muc").stdout == made.stdout
    values = json.loads(run(store, "eval", "score", "muc", "--json").stdout)
    assert values["documents"] > 0


def test_a_dry_run_asks_nothing_and_leaves_no_run(tmp_path: Path) -> None:
    with FakeLLM(answer(draft())) as llm:
        options = ("--model", "fake", "--base-url", llm.base_url, "--dry-run", "--json", "--repeat", "3")
        result = scored(tmp_path / "store.sqlite3", "run", *options)
        assert llm.requests == []
    foreseen = json.loads(result.stdout)
    assert (foreseen["requests"], foreseen["cost_usd"]) == (3, None)
    assert run(tmp_path / "store.sqlite3", "eval", "runs").stdout == "runs: 0\n"


def test_a_run_that_is_stopped_says_how_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sitrep.evals.execution.running.carry_out", stopped)
    result = scored(tmp_path / "store.sqlite3", "run", "--model", "offline")
    assert result.exit_code != 0
    assert "the same command goes on from there" in result.stderr


def test_a_dry_run_needs_no_key(tmp_path: Path) -> None:
    result = scored(tmp_path / "store.sqlite3", "run", "--model", "openrouter/any/model", "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.startswith("1 requests")


def test_without_a_store_nothing_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    assert scored(path, "run", "--model", "offline", "--no-store").exit_code == 0
    assert not path.exists()


def test_the_report_command_asks_a_model_once(tmp_path: Path) -> None:
    article = str(CASES / "seven-figures" / "article.txt")
    store = tmp_path / "store.sqlite3"
    with FakeLLM(answer(draft())) as llm:
        command = ("report", article, "--model", "fake", "--base-url", llm.base_url, "--json")
        for options, requests in (((), 1), ((), 1), (("--fresh",), 2), ((), 2), (("--no-store",), 3)):
            result = run(store, *command, *options)
            assert result.exit_code == 0
            assert len(llm.requests) == requests


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(["eval", "score", "nope"], 1, "there is no run 'nope'", id="unknown-run"),
        pytest.param(["eval", "score", "nope.jsonl"], 1, "cannot read nope.jsonl", id="missing-file"),
        pytest.param(["eval", "run", "--gold", "/nowhere"], 2, "no gold in", id="no-gold"),
        pytest.param(["eval", "run", "--muc4", "/nowhere"], 1, "no MUC-4 documents", id="no-corpus"),
        pytest.param(["eval", "check", "nope"], 2, "no gold folder nope", id="unknown-article"),
        pytest.param(["replay", "nope"], 1, "there is no run 'nope'", id="replay-unknown"),
    ],
)
def test_errors_are_one_line(tmp_path: Path, arguments: list[str], code: int, message: str) -> None:
    result = run(tmp_path / "store.sqlite3", *arguments)
    assert result.exit_code == code
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


@pytest.mark.slow
def test_scoring_loads_no_model_client_and_no_number_library(store: Path) -> None:
    script = f"""
import sys
sys.argv = ["sitrep", "eval", "score", "base", "--store", {str(store)!r}, "--gold", {str(CASES)!r}]
from sitrep.agent.cli import app
try: app()
except SystemExit as end: assert not end.code, end.code
print("LOADED", " ".join(sorted({{name.partition(".")[0] for name in sys.modules}})))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(done.stdout.splitlines()[-1].split())
    assert not loaded & {"openai", "instructor", "numpy", "scipy", "asyncio", "trafilatura", "rich", "httpx"}

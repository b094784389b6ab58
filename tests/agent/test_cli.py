"""The command line: what goes to which stream, which exit code it ends with, and what it never shows."""

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from fake_llm import FakeLLM, answer
from typer.testing import CliRunner, Result

from sitrep.agent.cli import app, report_all
from sitrep.agent.errors import ArticleError, FetchError, RateLimitedError, SitrepError
from sitrep.agent.output import Sheet
from sitrep.agent.render import render_json
from sitrep.schemas.export import report_schema_text
from sitrep.schemas.report import SituationReport

ARTICLE = (
    "At least 30 people were killed when shells hit the town of Marrun on Tuesday, the Valley Rescue Corps "
    "said.\n\nDozens were injured, a hospital official said.\n"
)

# Nothing of the caller's own configuration may reach a test.
CLEAN = {key: "" for key in os.environ if key.startswith(("SITREP_", "OPENAI_"))} | {"COLUMNS": "100"}


def run(*arguments: str, stdin: str | None = None) -> Result:
    """The command in this process."""
    return CliRunner(env=CLEAN).invoke(app, list(arguments), input=stdin)


def process(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "sitrep.agent.cli", *arguments],
        input=stdin.encode(),
        capture_output=True,
        env=os.environ | CLEAN | environment,
        timeout=60,
    )


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


@pytest.fixture
def report_file(tmp_path: Path, report: SituationReport) -> str:
    path = tmp_path / "report.json"
    path.write_text(render_json(report), encoding="utf-8")
    return str(path)


# --- report ---------------------------------------------------------------------------------------


def test_json_goes_to_stdout_and_the_note_about_the_engine_to_stderr(article: str) -> None:
    result = run("report", article, "--json", "--published", "2031-05-07")
    assert result.exit_code == 0
    report = SituationReport.model_validate_json(result.stdout)
    assert report.header.published is not None
    assert report.header.published.isoformat() == "2031-05-07"
    assert result.stderr.count("\n") == 1
    assert "offline engine" in result.stderr
    assert "--model" in result.stderr


def test_asking_for_the_offline_engine_silences_the_note(article: str) -> None:
    assert run("report", article, "--model", "offline").stderr == ""


def test_a_pipe_gets_markdown(article: str) -> None:
    assert run("report", article, "--model", "offline").stdout.startswith("# ")


@pytest.mark.parametrize(
    ("options", "start"),
    [
        pytest.param(["--format", "markdown"], "# ", id="markdown"),
        pytest.param(["--format", "json"], "{", id="json"),
        pytest.param(["--json"], "{", id="json shorthand"),
        pytest.param(["--format", "terminal"], "Marrun shelled", id="terminal"),
    ],
)
def test_the_format_is_the_one_asked_for(article: str, options: list[str], start: str) -> None:
    result = run("report", article, "--model", "offline", "--title", "Marrun shelled", *options)
    assert result.stdout.startswith(start)
    assert "\x1b" not in result.stdout


def test_an_article_can_come_from_standard_input() -> None:
    result = run("report", "-", "--model", "offline", "--json", stdin=ARTICLE)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["casualties"]


def test_several_articles_become_json_lines(article: str) -> None:
    result = run("report", article, article, "--model", "offline", "--json")
    first, second = result.stdout.splitlines()
    assert json.loads(first)["header"] == json.loads(second)["header"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["nosuch.txt"], 1, "nosuch.txt", id="missing file"),
        pytest.param(["-", "--format", "yaml"], 2, "yaml", id="unknown format"),
        pytest.param(["-", "--json", "--format", "markdown"], 2, "do not fit", id="two formats"),
        pytest.param(["-", "--model", "nobody/model"], 2, "nobody/model", id="unknown provider"),
        pytest.param(["-", "--model", "openai/some-model"], 2, "OPENAI_API_KEY", id="no key"),
        pytest.param(["-", "--published", "yesterday"], 2, "yesterday", id="not a date"),
        pytest.param(["a", "b", "--title", "T"], 2, "--title", id="one title for two articles"),
        pytest.param(["--json"], 2, "SOURCE", id="no source"),
        pytest.param(["-", "--nonsense"], 2, "--nonsense", id="unknown option"),
    ],
)
def test_a_mistake_ends_in_a_line_on_stderr_and_a_code(arguments: list[str], code: int, said: str) -> None:
    result = run("report", *arguments, stdin=ARTICLE)
    assert result.exit_code == code
    assert said in result.stderr
    assert result.stdout == ""


def test_an_empty_article_is_an_error_with_a_hint() -> None:
    result = run("report", "-", "--model", "offline", stdin="\n")
    assert result.exit_code == 1
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1


# --- several sources, with reports made to order ---------------------------------------------------


def made(outcomes: Sequence[SituationReport | SitrepError]) -> Callable[[str], SituationReport]:
    """A maker of reports that gives *outcomes* in turn and raises those that are errors."""
    waiting = list(outcomes)

    def make(source: str) -> SituationReport:
        outcome = waiting.pop(0)
        if isinstance(outcome, SitrepError):
            raise outcome
        return outcome

    return make


@pytest.fixture
def report_of(report: SituationReport) -> Callable[[str], SituationReport]:
    return lambda status: report.model_copy(update={"status": status, "status_reasons": ["1 item rejected"]})


@pytest.mark.parametrize(
    ("outcomes", "strict", "code"),
    [
        pytest.param(["complete", "complete"], True, 0, id="all complete"),
        pytest.param(["complete", "partial"], False, 0, id="partial is done"),
        pytest.param(["complete", "partial"], True, 4, id="partial under strict"),
        pytest.param(["failed", "complete"], False, 1, id="failed"),
        pytest.param([RateLimitedError("busy"), "partial"], True, 3, id="provider before partial"),
        pytest.param([FetchError("gone"), ArticleError("empty"), "complete"], False, 1, id="bad input"),
    ],
)
def test_the_exit_code_is_that_of_the_worst_source(
    report_of: Callable[[str], SituationReport],
    tmp_path: Path,
    outcomes: list[str | SitrepError],
    strict: bool,
    code: int,
) -> None:
    reports = [item if isinstance(item, SitrepError) else report_of(item) for item in outcomes]
    sheet = Sheet("json", tmp_path / "out.jsonl", several=True)
    assert report_all([str(i) for i in range(len(reports))], made(reports), sheet, strict=strict) == code


def test_one_bad_source_leaves_the_others_done_and_is_named_on_stderr(
    report: SituationReport, capsys: pytest.CaptureFixture[str]
) -> None:
    outcomes = [report, RateLimitedError("too many requests", hint="wait"), report]
    code = report_all(
        ["a.txt", "b.txt", "c.txt"], made(outcomes), Sheet("json", None, several=True), strict=False
    )
    out, err = capsys.readouterr()
    assert (code, len(out.splitlines())) == (3, 2)
    assert "error: b.txt: too many requests (wait)\n" in err


def test_a_partial_report_is_printed_and_warned_about(
    report_of: Callable[[str], SituationReport], capsys: pytest.CaptureFixture[str]
) -> None:
    report_all(["a"], made([report_of("partial")]), Sheet("json", None, several=False), strict=False)
    out, err = capsys.readouterr()
    assert json.loads(out)["status"] == "partial"
    assert err == "warning: a: partial report: 1 item rejected\n"


def test_an_error_line_shows_no_control_character_and_is_short(capsys: pytest.CaptureFixture[str]) -> None:
    loud = ArticleError("\x1b[31mred\nand " + "long " * 1000)
    report_all(["a.txt"], made([loud]), Sheet("json", None, several=False), strict=False)
    line = capsys.readouterr().err
    assert line.startswith("error: a.txt: ␛[31mred and long")
    assert len(line) < 700
    assert line.count("\n") == 1


# --- files ----------------------------------------------------------------------------------------


def test_a_file_is_written_in_the_format_of_its_suffix(article: str, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    result = run("report", article, "--model", "offline", "-o", str(target))
    assert result.stdout == ""
    assert SituationReport.model_validate_json(target.read_text("utf-8")).header.source == article


def test_a_suffix_of_no_format_is_a_usage_error_unless_the_format_is_named(
    article: str, tmp_path: Path
) -> None:
    target = tmp_path / "out.pdf"
    result = run("report", article, "--model", "offline", "-o", str(target))
    assert result.exit_code == 2
    assert "out.pdf has the suffix of no format" in result.stderr
    assert not target.exists()
    assert run("report", article, "--model", "offline", "--format", "json", "-o", str(target)).exit_code == 0
    assert target.read_text("utf-8").startswith("{")


def test_a_failure_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_text("yesterday's report")
    assert run("report", "nosuch.txt", "--model", "offline", "-o", str(target)).exit_code == 1
    assert target.read_text() == "yesterday's report"
    assert [path.name for path in tmp_path.iterdir()] == ["out.md"]


def test_a_file_that_cannot_be_written_is_one_line_on_stderr(article: str, tmp_path: Path) -> None:
    result = run("report", article, "--model", "offline", "-o", str(tmp_path / "no" / "such" / "folder.md"))
    assert result.exit_code == 1
    assert result.stderr.startswith("error: ")
    assert "cannot write" in result.stderr


def test_a_device_is_written_to_and_stays_a_device(article: str) -> None:
    assert run("report", article, "--model", "offline", "-o", "/dev/null").exit_code == 0
    assert not Path("/dev/null").is_file()


# --- render, schema, doctor, version --------------------------------------------------------------


def test_a_stored_report_renders_without_a_model(report_file: str) -> None:
    result = run("render", report_file, "--format", "markdown")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "## Key figures" in result.stdout


def test_json_lines_from_standard_input_render_one_after_another(report: SituationReport) -> None:
    result = run("render", "-", stdin=render_json(report, one_line=True) * 2)
    assert result.stdout.count("## Key figures") == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"{}", "not a situation report", id="another document"),
        pytest.param(b"\xff\xfe\x00", "not UTF-8", id="binary"),
        pytest.param(b'{"schema_version": "0.1"}', "schema version '0.1'", id="another version"),
    ],
)
def test_what_is_no_report_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(content)
    result = run("render", str(path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr


def test_schema_prints_the_published_schema() -> None:
    assert run("schema").stdout == report_schema_text()


def test_doctor_without_a_model_reports_the_offline_engine_and_where_answers_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(CLEAN, "SITREP_STORE", "kept/here.sqlite3")
    result = run("doctor")
    assert "store: kept/here.sqlite3" in result.stdout
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "offline engine: ready"
    assert "none configured" in result.stdout


def test_doctor_shows_what_an_endpoint_can_do() -> None:
    with FakeLLM(answer({"colour": "blue"})) as llm:
        result = run("doctor", "--model", "small", "--base-url", llm.base_url)
    assert result.exit_code == 0
    assert "model custom/small: answers" in result.stdout
    assert "gives JSON, ignores the schema" in result.stdout
    assert "use: --mode" in result.stdout


def test_doctor_ends_with_3_where_nothing_answers() -> None:
    result = run("doctor", "--model", "small", "--base-url", "http://127.0.0.1:9/v1")
    assert result.exit_code == 3


# --- what does not fit -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        pytest.param(
            ["--published", "2025-02-30"], 2, "'2025-02-30' is no day of the calendar", id="no-such-day"
        ),
        pytest.param(
            ["--format", "pdf"], 2, "'pdf' is not one of 'terminal', 'markdown', 'json'", id="format"
        ),
        pytest.param(["-o", "no/such/out.md"], 1, "there is no such folder", id="no-folder"),
        pytest.param(["-o", "."], 1, "it is a folder", id="a-folder"),
    ],
)
def test_an_option_that_does_not_fit_is_told_before_a_model_is_asked(
    article: str, options: list[str], code: int, said: str
) -> None:
    with FakeLLM(answer({})) as llm:
        result = run("report", article, "--model", "m", "--base-url", llm.base_url, "--no-store", *options)
        assert llm.requests == []
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in " ".join(result.stderr.split())
    assert "Value error" not in result.stderr


def test_a_web_address_without_its_beginning_is_taken_for_a_file_and_told() -> None:
    assert "a web address begins with https://" in run("report", "www.example.org/story").stderr


def test_a_source_without_a_name_is_no_source() -> None:
    assert "the name of a source is empty" in run("report", "").stderr


def test_a_report_never_replaces_its_article(article: str) -> None:
    result = run("report", article, "--model", "offline", "--format", "markdown", "-o", article)
    assert result.exit_code == 2
    assert Path(article).read_text("utf-8") == ARTICLE


def test_names_in_an_encoding_of_their_own_reach_the_report(article: str) -> None:
    other = os.fsdecode(b"caf\xe9")
    path = Path(article).rename(Path(article).with_name(other))
    result = run("report", str(path), "--model", "offline", "--json", "--title", other, "--outlet", other)
    header = json.loads(result.stdout)["header"]
    assert (header["source"][-4:], header["title"], header["outlet"]) == ("caf?", "caf?", "caf?")


def test_what_cannot_be_reached_is_named(article: str) -> None:
    result = run(
        "report", article, "--model", "m", "--base-url", "http://u:secret@127.0.0.1:9/v1", "--no-store"
    )
    assert "no connection to the endpoint: 127.0.0.1:9 (" in result.stderr
    assert "secret" not in result.stderr


# --- help -----------------------------------------------------------------------------------------

EVALUATION = "run runs score compare gate show gaps check adversary"
COMMANDS = [
    "report",
    "render",
    "doctor",
    "schema",
    "replay",
    "eval",
    *map("eval {}".format, EVALUATION.split()),
]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_shows_no_types_and_cuts_no_sentence(command: str) -> None:
    text = run(*command.split(), "--help").stdout
    usage, _, rest = text.partition("\n")
    assert not re.search(r"[{}<>]", usage)
    assert not re.search(r"<|x>=|\[default|\.\.\.$|-completion|None", rest, re.MULTILINE)


def test_help_begins_with_how_the_command_is_used() -> None:
    assert run("report", "-h").stdout.startswith("Usage: sitrep report [OPTIONS] SOURCE...\n")
    assert run("eval", "check", "-h").stdout.startswith("Usage: sitrep eval check [OPTIONS] [NAME]...\n")
    assert "Read N articles at once. Default: 8." in run("eval", "run", "-h").stdout


# --- as a process ---------------------------------------------------------------------------------


@pytest.mark.slow
def test_help_and_version_work_as_a_process() -> None:
    assert b"Commands:" in process("--help").stdout
    assert process("--version").stdout.startswith(b"sitrep ")


@pytest.mark.slow
def test_a_report_is_utf_8_whatever_the_locale() -> None:
    result = process(
        "report",
        "-",
        "--model",
        "offline",
        "--json",
        "--title",
        "Zürich – “x”",
        stdin=ARTICLE,
        PYTHONIOENCODING="ascii",
    )
    assert result.returncode == 0
    assert json.loads(result.stdout.decode("utf-8"))["header"]["title"] == "Zürich – “x”"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("redirected", "code", "said"),
    [
        pytest.param("> /dev/full", 1, "error: cannot write to standard output: No space left", id="full"),
        pytest.param(">&-", 0, "", id="closed"),
    ],
)
def test_an_output_that_takes_nothing_is_no_fault_of_the_program(
    report_file: str, redirected: str, code: int, said: str
) -> None:
    command = f"exec {sys.executable} -m sitrep.agent.cli render {report_file} {redirected}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60)
    assert done.returncode == code
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == bool(said)


@pytest.mark.slow
def test_a_screen_of_few_characters_shows_what_it_can(report_file: str) -> None:
    screen, inside = pty.openpty()
    command = [sys.executable, "-m", "sitrep.agent.cli", "render", report_file]
    with subprocess.Popen(
        command, stdout=inside, env=os.environ | CLEAN | {"PYTHONIOENCODING": "ascii"}
    ) as child:
        os.close(inside)
        shown = b""
        with suppress(OSError):  # the end of a terminal
            while more := os.read(screen, 65_536):
                shown += more
    os.close(screen)
    assert child.returncode == 0
    assert b"KEY FIGURES" in shown
    assert b"?" in shown


@pytest.mark.slow
def test_a_reader_that_closes_early_causes_no_noise(report_file: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "sitrep.agent.cli", "render", report_file],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | CLEAN,
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""


@pytest.mark.slow
def test_a_key_never_reaches_the_output_of_a_failure() -> None:
    result = process(
        "report",
        "-",
        "--model",
        "small",
        "--base-url",
        "http://127.0.0.1:9/v1",
        stdin=ARTICLE,
        SITREP_API_KEY="secret-key-value",
    )
    assert result.returncode == 3
    assert b"secret-key-value" not in result.stdout + result.stderr
    assert result.stderr.startswith(b"error: ")
    assert result.stderr.count(b"\n") == 1

"""The store keeps answers by content and outcomes by run, and says so plainly when it cannot be used."""

import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sitrep.agent.article import make_article
from sitrep.agent.errors import ReportError
from sitrep.agent.recorded import Question, RawAnswer
from sitrep.agent.store import Outcome, Store, about_article, default_store_path
from sitrep.agent.store_schema import MIGRATIONS

QUESTION = Question(
    step="draft",
    article="a" * 64,
    prompt="b" * 64,
    schema="c" * 64,
    model="some-model",
    endpoint="openai",
    parameters=(("temperature", "0.0"), ("seed", "7")),
    messages="d" * 64,
)
ANSWER = RawAnswer('{"choices": []}', "json_schema seed")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "store.sqlite3"


def outcome(item: str, text: str = "Two people were killed.", **fields: object) -> Outcome:
    about = about_article(make_article(text, source=item, published=date(2031, 5, 7), outlet="The Wire"))
    whole = {"run": "r", "item": item, "repeat": 0, "text": text, "about": about, "code": "1", "report": "{}"}
    return Outcome(**{**whole, **fields})  # type: ignore[arg-type]


def rows(path: Path, statement: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


# --- Answers --------------------------------------------------------------------------------------


def test_an_answer_is_found_again_by_another_process_s_store(path: Path) -> None:
    with Store(path) as store:
        store.put(QUESTION, ANSWER)
    with Store(path) as store:
        assert store.get(QUESTION) == ANSWER


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"step": "repair"}, id="step"),
        pytest.param({"article": "e" * 64}, id="article"),
        pytest.param({"prompt": "e" * 64}, id="prompt"),
        pytest.param({"schema": "e" * 64}, id="schema"),
        pytest.param({"model": "other"}, id="model"),
        pytest.param({"endpoint": "ollama"}, id="endpoint"),
        pytest.param({"parameters": (("temperature", "0.5"), ("seed", "7"))}, id="sampling"),
        pytest.param({"messages": "e" * 64}, id="what-is-said"),
        pytest.param({"repeat": 1}, id="repeat"),
    ],
)
def test_an_answer_is_for_one_question_only(path: Path, changes: dict[str, object]) -> None:
    with Store(path) as store:
        store.put(QUESTION, ANSWER)
        assert store.get(replace(QUESTION, **changes)) is None  # type: ignore[arg-type]


def test_a_new_answer_takes_the_place_of_the_old_one() -> None:
    with Store() as store:
        store.put(QUESTION, ANSWER)
        store.put(QUESTION, ANSWER._replace(body="{}"))
        assert store.get(QUESTION) == ANSWER._replace(body="{}")


# --- Runs -----------------------------------------------------------------------------------------


def test_an_outcome_comes_back_with_its_article(path: Path) -> None:
    with Store(path) as store:
        store.begin_run("r", {"suite": "gold"})
        store.keep(outcome("one", usage={"requests": 1}))
        (kept,) = store.outcomes("r")
    article = kept.article
    assert (article.text, article.source, article.outlet) == ("Two people were killed.", "one", "The Wire")
    assert article.published == date(2031, 5, 7)
    assert kept.usage == {"requests": 1}


def test_an_article_of_many_outcomes_is_stored_once(path: Path) -> None:
    with Store(path) as store:
        store.begin_run("r", {})
        for repeat in range(3):
            store.keep(outcome("one", repeat=repeat))
    assert rows(path, "SELECT count(*) FROM articles") == [(1,)]
    assert rows(path, "SELECT count(*) FROM outcomes") == [(3,)]


def test_a_second_outcome_of_one_repeat_replaces_the_first() -> None:
    with Store() as store:
        store.begin_run("r", {})
        store.keep(outcome("one", report=None, error="no answer in time", infrastructure=True))
        store.keep(outcome("one"))
        (kept,) = store.outcomes("r")
    assert (kept.report, kept.error, kept.infrastructure) == ("{}", None, False)


def test_text_that_is_no_unicode_survives() -> None:
    with Store() as store:
        store.begin_run("r", {})
        store.keep(outcome("odd", text="a lone \ud800 surrogate"))
        assert store.outcomes("r")[0].text == "a lone \ud800 surrogate"


def test_a_run_begun_twice_keeps_its_first_plan() -> None:
    with Store() as store:
        store.begin_run("r", {"model": "one"})
        assert store.begin_run("r", {"model": "two"}).plan == {"model": "one"}


def test_an_unknown_run_is_answered_with_the_names_there_are() -> None:
    with Store() as store:
        store.begin_run("baseline", {})
        with pytest.raises(ReportError, match=r"no run 'basline'.*baseline"):
            store.run("basline")


# --- The file -------------------------------------------------------------------------------------


def test_migrations_are_applied_once_and_recorded(path: Path) -> None:
    for _ in range(2):
        Store(path).close()
    numbers = rows(path, "SELECT number FROM migrations ORDER BY number")
    assert numbers == [(number,) for number in range(1, len(MIGRATIONS) + 1)]
    assert rows(path, "PRAGMA journal_mode") == [("wal",)]


def test_only_its_owner_may_read_the_file(path: Path) -> None:
    Store(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_store_of_a_newer_version_is_left_alone(path: Path) -> None:
    Store(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    with pytest.raises(ReportError, match="newer version of sitrep"):
        Store(path)


def test_another_program_s_database_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    with pytest.raises(ReportError, match="another program's database"):
        Store(path)
    assert rows(path, "SELECT name FROM sqlite_master") == [("bookmarks",)]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"this is no database " * 100, id="no-database"),
        pytest.param(b"SQLite format 3\0" + b"\xff" * 4080, id="damaged-header"),
    ],
)
def test_a_corrupt_file_is_an_error_with_a_way_out(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(ReportError, match="--store"):
        Store(path)
    assert path.read_bytes() == content


def test_a_path_that_is_a_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="cannot be used"):
        Store(tmp_path)


def test_the_environment_names_the_default_file() -> None:
    assert default_store_path({"SITREP_STORE": "/somewhere/else.db"}) == Path("/somewhere/else.db")
    assert default_store_path({}).name == "store.sqlite3"


@pytest.mark.slow
def test_processes_that_begin_a_store_at_once_all_find_their_answers(path: Path) -> None:
    script = """
import sys
from dataclasses import replace
from pathlib import Path
from sitrep.agent.recorded import Question, RawAnswer
from sitrep.agent.store import Store
question = Question("draft", "a", "p", "s", "m", "e", (), sys.argv[2])
with Store(Path(sys.argv[1])) as store:
    for repeat in range(50):
        store.put(replace(question, repeat=repeat), RawAnswer(sys.argv[2], ""))
    assert all(store.get(replace(question, repeat=r)).body == sys.argv[2] for r in range(50))
"""
    writers = [
        subprocess.Popen([sys.executable, "-c", script, str(path), str(number)], stderr=subprocess.PIPE)
        for number in range(4)
    ]
    errors = [writer.communicate(timeout=60)[1] for writer in writers]
    assert errors == [b""] * 4
    assert rows(path, "SELECT count(*) FROM answers") == [(200,)]

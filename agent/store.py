"""The store: what models answered, kept once, and what became of each article of a run. One SQLite file.

Answers are found by content (see `recorded.Question`), articles by their hash; nothing in here is secret.
Every write is a transaction of its own in WAL mode, so a killed process loses at most what it had not been
answered yet, and several processes can share the file.
"""

import hashlib
import json
import os
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from .errors import ReportError
from .recorded import Question, RawAnswer
from .store_schema import migrate

if TYPE_CHECKING:
    from .article import Article

# How long one process waits for another's write; writes take milliseconds.
_BUSY_S = 30.0
# Turning on WAL does not wait for a lock as other statements do, so it is tried again this often.
_WAL_ATTEMPTS, _WAL_PAUSE_S = 100, 0.05


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A named run. The plan says what was to be done by what; the same plan continues the run."""

    name: str
    plan: Mapping[str, Any]
    created: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article: a report in JSON, or an error. `code` digests the code that made it.

    `about` holds what is known of the article: source, title, outlet, published, language.
    """

    run: str
    item: str
    repeat: int
    text: str
    about: Mapping[str, str | None]
    code: str
    report: str | None
    error: str | None = None
    error_kind: str | None = None
    infrastructure: bool = False
    usage: Mapping[str, Any] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def article(self) -> "Article":
        """The article, its sentences numbered again."""
        from .article import make_article

        published = self.about.get("published")
        return make_article(
            self.text,
            source=self.about.get("source") or "-",
            title=self.about.get("title"),
            outlet=self.about.get("outlet"),
            published=date.fromisoformat(published) if published else None,
            language=self.about.get("language"),
        )


def about_article(article: "Article") -> dict[str, str | None]:
    """What is known of an article, as an outcome keeps it."""
    return {
        "source": article.source,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
    }


def default_store_path(environment: Mapping[str, str] = os.environ) -> Path:
    """`SITREP_STORE`, or a file in the user's data directory."""
    if named := environment.get("SITREP_STORE"):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("sitrep", appauthor=False) / "store.sqlite3"


class Store:
    """One open store; implements `Answers`. Usable from several threads. Raises `ReportError`.

    Without a *path* it lives in memory and is gone when closed.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or Path(":memory:")
        self._lock = threading.Lock()
        with self._guarded():
            if path is not None:
                _create(path)
            self._connection = sqlite3.connect(
                self.path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False
            )
            _prepare(self._connection, self.path)

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- Answers ---

    def get(self, question: Question) -> RawAnswer | None:
        rows = self._read("SELECT body, wire FROM answers WHERE key = ?", (question.key,))
        return RawAnswer(*rows[0]) if rows else None

    def put(self, question: Question, answer: RawAnswer) -> None:
        self._write(
            "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                question.key,
                question.article,
                question.prompt,
                question.schema,
                question.step,
                question.model,
                question.endpoint,
                json.dumps(dict(question.parameters)),
                question.repeat,
                answer.wire,
                answer.body,
                _now(),
            ),
        )

    # --- Runs ---

    def begin_run(self, name: str, plan: Mapping[str, Any]) -> StoredRun:
        """The run called *name*, new or as it was begun."""
        written = json.dumps(plan, sort_keys=True)
        self._write("INSERT OR IGNORE INTO runs VALUES (?, ?, ?)", (name, written, _now()))
        return self.run(name)

    def run(self, name: str) -> StoredRun:
        rows = self._read("SELECT name, plan, created FROM runs WHERE name = ?", (name,))
        if not rows:
            known = ", ".join(run.name for run in self.runs()[:8])
            raise ReportError(
                f"there is no run {name!r} in {self.path}",
                hint=f"the latest are: {known}" if known else "make one with: sitrep eval run --name NAME",
            )
        return _run(rows[0])

    def runs(self) -> list[StoredRun]:
        """All runs, the latest first."""
        return [_run(row) for row in self._read("SELECT * FROM runs ORDER BY created DESC, name", ())]

    def keep(self, outcome: Outcome) -> None:
        """Keep what became of an article; an earlier outcome of the same repeat is replaced."""
        article = hashlib.sha256(outcome.text.encode("utf-8", "surrogatepass")).hexdigest()
        values = (
            outcome.run,
            outcome.item,
            outcome.repeat,
            article,
            json.dumps(dict(outcome.about)),
            outcome.code,
            outcome.report,
            outcome.error,
            outcome.error_kind,
            outcome.infrastructure,
            json.dumps(dict(outcome.usage)),
            outcome.seconds,
            _now(),
        )
        with self._lock, self._guarded(), self._transaction():
            execute = self._connection.execute
            execute("INSERT OR IGNORE INTO articles VALUES (?, ?)", (article, _storable(outcome.text)))
            execute("INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)

    def outcomes(self, run: str) -> list[Outcome]:
        """What became of the articles of a run, by name and repeat."""
        rows = self._read(
            """
            SELECT run, item, repeat, text, described, code, report, error, error_kind, infrastructure,
                   usage, seconds
            FROM outcomes JOIN articles ON outcomes.article = articles.sha256
            WHERE run = ? ORDER BY item, repeat
            """,
            (run,),
        )
        return [_outcome(*row) for row in rows]

    # --- SQLite ---

    def _read(self, statement: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        with self._lock, self._guarded():
            return self._connection.execute(statement, values).fetchall()

    def _write(self, statement: str, values: tuple[Any, ...]) -> None:
        with self._lock, self._guarded():
            self._connection.execute(statement, values)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """SQLite's errors as ours."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            hint = "move it away, name another file with --store, or go without by --no-store"
            raise ReportError(f"the store {self.path} cannot be used: {reason}", hint=hint) from None


def _create(path: Path) -> None:
    """An empty file only its owner may read: articles and answers need not be public."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    migrate(connection, path)
    for attempt in range(_WAL_ATTEMPTS):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            break
        except sqlite3.OperationalError:
            if attempt == _WAL_ATTEMPTS - 1:
                raise
            time.sleep(_WAL_PAUSE_S)
    # A crash of the process loses nothing; only a crash of the machine may lose the last commits.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


# --- Rows -----------------------------------------------------------------------------------------


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _storable(text: str) -> bytes | str:
    """SQLite's text is UTF-8, in which a lone surrogate cannot be written."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def _run(row: tuple[Any, ...]) -> StoredRun:
    name, plan, created = row
    return StoredRun(name, json.loads(plan), created)


def _outcome(
    run: str,
    item: str,
    repeat: int,
    text: str | bytes,
    described: str,
    code: str,
    report: str | None,
    error: str | None,
    error_kind: str | None,
    infrastructure: int,
    usage: str,
    seconds: float,
) -> Outcome:
    return Outcome(
        run=run,
        item=item,
        repeat=repeat,
        text=text.decode("utf-8", "surrogatepass") if isinstance(text, bytes) else text,
        about=json.loads(described),
        code=code,
        report=report,
        error=error,
        error_kind=error_kind,
        infrastructure=bool(infrastructure),
        usage=json.loads(usage),
        seconds=seconds,
    )

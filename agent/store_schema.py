"""The tables of the store, as numbered migrations: each is applied once and recorded, and never edited."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from .errors import ReportError

# "SITR" in ASCII: tells our file from another program's database.
APPLICATION_ID = 0x53495452

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE articles (sha256 TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID",
        """
        CREATE TABLE answers (
            key TEXT PRIMARY KEY,          -- content address of everything the answer depends on
            article TEXT NOT NULL,         -- digests of the article, the prompt and the schema
            prompt TEXT NOT NULL,
            schema TEXT NOT NULL,
            step TEXT NOT NULL,            -- draft or repair
            model TEXT NOT NULL,
            endpoint TEXT NOT NULL,        -- a provider's name or a host
            parameters TEXT NOT NULL,      -- JSON
            repeat INTEGER NOT NULL,
            wire TEXT NOT NULL,            -- the form of request that was answered
            body TEXT NOT NULL,            -- the provider's JSON body
            created TEXT NOT NULL
        )
        """,
        "CREATE INDEX answers_by_article ON answers (article)",
        "CREATE TABLE runs (name TEXT PRIMARY KEY, plan TEXT NOT NULL, created TEXT NOT NULL)",
        """
        CREATE TABLE outcomes (
            run TEXT NOT NULL REFERENCES runs (name) ON DELETE CASCADE,
            item TEXT NOT NULL,            -- the article's name in its suite
            repeat INTEGER NOT NULL,
            article TEXT NOT NULL REFERENCES articles (sha256),
            described TEXT NOT NULL,       -- JSON: source, title, outlet, published, language
            code TEXT NOT NULL,            -- digest of the code that made the report
            report TEXT,                   -- JSON; null where there is none
            error TEXT,
            error_kind TEXT,
            infrastructure INTEGER NOT NULL,  -- the provider or the network failed, not the answer
            usage TEXT NOT NULL,           -- JSON
            seconds REAL NOT NULL,
            created TEXT NOT NULL,
            PRIMARY KEY (run, item, repeat)
        )
        """,
    ),
)


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the database to this version's tables, under a write lock: of two processes one finds it done.

    Raises `ReportError` for another program's database and for one that a newer version has migrated.
    """
    if _version(connection, path) == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(_version(connection, path) + 1, len(MIGRATIONS) + 1):
            _apply(connection, number)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _apply(connection: sqlite3.Connection, number: int) -> None:
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, applied TEXT NOT NULL)"
    )
    for statement in MIGRATIONS[number - 1]:
        connection.execute(statement)
    applied = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("INSERT INTO migrations VALUES (?, ?)", (number, applied))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {number}")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """How many migrations the database has had; 0 for an empty file."""
    # In this order: once another process's tables can be seen, its mark can be seen as well.
    is_empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if owner != APPLICATION_ID and not is_empty:
        raise ReportError(f"{path} is another program's database", hint="name another file with --store")
    if version > len(MIGRATIONS):
        raise ReportError(
            f"{path} was written by a newer version of sitrep (store version {version}, not {len(MIGRATIONS)})",
            hint="update sitrep, or name another file with --store",
        )
    return version

"""The library's database: SQLite, brought up to date when it is opened."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from coach.errors import CoachError

#: How long to wait for another coach that is writing.
_PATIENCE_S = 10.0
#: What brings a library of the version before up to date; the first makes it.
_MIGRATIONS = (
    """
CREATE TABLE session (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, started_at TEXT NOT NULL,
    sample_rate_hz INTEGER NOT NULL, duration_s REAL NOT NULL, speech_s REAL NOT NULL,
    model TEXT NOT NULL, metrics TEXT NOT NULL, metric_definitions TEXT NOT NULL,
    summary TEXT NOT NULL, dropped_samples INTEGER NOT NULL, skipped_windows INTEGER NOT NULL
) STRICT;
CREATE TABLE emotion (
    session_id TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    start_s REAL NOT NULL, end_s REAL NOT NULL, probabilities BLOB NOT NULL
) STRICT;
CREATE TABLE segment (
    session_id TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    start_s REAL NOT NULL, end_s REAL NOT NULL, label TEXT, confidence REAL
) STRICT;
CREATE TABLE event (
    session_id TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    kind TEXT NOT NULL, start_s REAL NOT NULL, end_s REAL NOT NULL, confidence REAL NOT NULL
) STRICT;
CREATE TABLE metric (
    session_id TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    key TEXT NOT NULL, time_s REAL NOT NULL, value REAL NOT NULL
) STRICT;
CREATE INDEX emotion_session ON emotion (session_id);
CREATE INDEX segment_session ON segment (session_id);
CREATE INDEX event_session ON event (session_id);
CREATE INDEX metric_session ON metric (session_id);
""",
    "ALTER TABLE emotion ADD COLUMN activation REAL;",
    """
ALTER TABLE session ADD COLUMN with_fluency INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN exercise TEXT;
ALTER TABLE event ADD COLUMN rejected INTEGER NOT NULL DEFAULT 0;
""",
    "ALTER TABLE event ADD COLUMN inside_phrase INTEGER;",
)


@contextmanager
def connect(database: Path) -> Iterator[sqlite3.Connection]:
    """A connection to an up-to-date database. Raises CoachError where SQLite refuses."""
    try:
        with closing(sqlite3.connect(database, timeout=_PATIENCE_S)) as connection:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA foreign_keys = ON")
            yield connection
    except sqlite3.Error as error:
        raise CoachError(
            "Session library can't be used",
            f"{database}: {error}.",
            "Check that the disk has space and the folder is yours.",
        ) from error


def bring_up_to_date(database: Path) -> None:
    """Make the database, or bring it up to date. Raises CoachError where that can't be."""
    with connect(database) as connection:
        _use_write_ahead_log(connection)
        with connection:
            connection.execute("BEGIN IMMEDIATE")  # two starting coaches: one makes the tables
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            for migration in _MIGRATIONS[version:]:
                for statement in migration.split(";"):
                    connection.execute(statement)
            if version < len(_MIGRATIONS):
                connection.execute(f"PRAGMA user_version = {len(_MIGRATIONS)}")
    if version > len(_MIGRATIONS):
        raise CoachError(
            "Library too new",
            f"{database} was made by a later version of the coach.",
            "Update the coach.",
        )


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Switch the database over; here SQLite doesn't wait for another coach by itself."""
    give_up_s = time.monotonic() + _PATIENCE_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > give_up_s:
                raise
            time.sleep(0.01)

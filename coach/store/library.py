"""The index of sessions: what lists show, and what talks are compared by.

Everything in it is in the sessions' folders as well, so it can be made anew at any time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

import msgspec

from coach.common.files import decode_json
from coach.domain import norms
from coach.domain.metrics import comparable
from coach.domain.session import Attempt, Session, SessionOverview, Summary
from coach.domain.settings import EVER
from coach.domain.stream import SessionKind, Task, VoiceProfile
from coach.insights.session_view import SessionView
from coach.store import migrations
from coach.store.database import (
    Migration,
    check,
    connect,
    migrate,
    only_sensible_values,
    use_write_ahead_log,
)
from coach.store.events import profile_of, row_of

_NEWEST_FIRST = "ORDER BY julianday(started_at) DESC, id DESC"
_TABLE_5 = """
CREATE TABLE session (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, started_at TEXT NOT NULL,
    duration_s REAL NOT NULL, speech_s REAL NOT NULL, exercise TEXT,
    metrics TEXT NOT NULL, summary TEXT NOT NULL
) STRICT
"""
_VOICE = ("voice_model", "embedding", "readings")
_COLUMNS = (
    "id, kind, title, started_at, duration_s, speech_s, exercise, metrics, summary, task, tags,"
    " model"
)


class Library:
    """The database `path`, about the sessions below `sessions`.

    Safe to use from several threads and by several coaches: each call connects anew. Methods
    raise CoachError where SQLite refuses, DatabaseDamaged where the file is broken.
    """

    def __init__(self, path: Path, sessions: Path) -> None:
        self.path = path
        steps: tuple[Migration, ...] = (
            *migrations.MIGRATIONS,
            partial(_keep_index_only, sessions=sessions),
            _add_what_is_said,
            _begin_anew,
            _add_voices,
        )
        with connect(path) as connection:
            use_write_ahead_log(connection)
            migrate(connection, steps)
            check(connection)
        self.overviews()  # sound in SQLite's eyes, it may still be nothing of ours

    def put(self, session: Session) -> None:
        """Add a session, or what has changed of it."""
        view = SessionView(session)
        row = {
            "id": session.id,
            "kind": session.kind,
            "title": session.title,
            "started_at": session.started_at.isoformat(),
            "duration_s": session.duration_s,
            "speech_s": session.speech_s,
            "exercise": session.exercise,
            "metrics": msgspec.json.encode(view.figures).decode(),
            "summary": msgspec.json.encode(view.summary).decode(),
            "task": session.task,
            "tags": msgspec.json.encode(session.tags).decode(),
            "model": session.model.sha256,
        }
        if session.voice is not None:
            row |= zip(_VOICE, row_of(session.voice), strict=True)
        marks = ", ".join(f":{column}" for column in row)
        with connect(self.path) as connection, connection:
            connection.execute(
                f"INSERT OR REPLACE INTO session ({', '.join(row)}) VALUES ({marks})", row
            )

    def remove(self, ids: Iterable[str]) -> None:
        """Forget sessions; nothing of them is left in the file."""
        with connect(self.path) as connection:
            with connection:
                connection.executemany("DELETE FROM session WHERE id = ?", [(i,) for i in ids])
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def ids(self) -> set[str]:
        with connect(self.path) as connection:
            return {row["id"] for row in connection.execute("SELECT id FROM session")}

    def overviews(self) -> list[SessionOverview]:
        """All sessions, the newest first."""
        with connect(self.path) as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM session {_NEWEST_FIRST}").fetchall()
            return [_overview(row) for row in rows]

    def earlier_figures(
        self, session: Session, most: int, usual_since: datetime | None = EVER
    ) -> list[dict[str, float]]:
        """Metrics of the sessions like this one before it, the newest first: of the same kind,
        of the same exercise or, where it is none, the same task, and long enough to say
        something.

        usual_since: from when on they say how the speaker usually is, where nothing else says
            what is much; None where they don't.
        """
        with connect(self.path) as connection:
            rows = connection.execute(
                "SELECT metrics, model, started_at FROM session"
                " WHERE kind = ? AND exercise IS ? AND id != ?"
                " AND (exercise IS NOT NULL OR task = ?) AND speech_s >= ?"
                f" AND julianday(started_at) < julianday(?) {_NEWEST_FIRST} LIMIT ?",
                (
                    session.kind,
                    session.exercise,
                    session.id,
                    session.task,
                    norms.LEAST_SPEECH_S,
                    session.started_at.isoformat(),
                    most,
                ),
            ).fetchall()
            with only_sensible_values():
                return [
                    comparable(
                        decode_json(row["metrics"], dict[str, float]),
                        row["model"] if self._is_since(row, usual_since) else "",
                        session.model.sha256,
                    )
                    for row in rows
                ]

    @staticmethod
    def _is_since(row: sqlite3.Row, since: datetime | None) -> bool:
        return since is not None and datetime.fromisoformat(row["started_at"]) >= since

    def voices(
        self, model: str, since: datetime, most: int, task: Task | None = None
    ) -> list[VoiceProfile]:
        """How the speaker sounded to a model in the newest practices from `since` on: of a task,
        or of every one; in exercises nobody sounds as usual."""
        with connect(self.path) as connection:
            rows = connection.execute(
                f"SELECT {', '.join(_VOICE)} FROM session WHERE kind = ? AND voice_model = ?"
                " AND exercise IS NULL AND julianday(started_at) >= julianday(?)"
                f" AND (task = ? OR ? IS NULL) {_NEWEST_FIRST} LIMIT ?",
                (SessionKind.LIVE, model, since.isoformat(), task, task, most),
            ).fetchall()
        found = []
        for row in rows:
            with suppress(ValueError, TypeError):  # what is damaged is none, as in the session
                found.append(profile_of(row))
        return found

    def unheard(self, model: str, since: datetime, most: int) -> list[str]:
        """Those of the newest practices from `since` on, long enough to say something, of which
        isn't known how the speaker sounded to the model."""
        with connect(self.path) as connection:
            rows = connection.execute(
                "SELECT id, voice_model FROM session WHERE kind = ? AND speech_s >= ?"
                " AND exercise IS NULL AND julianday(started_at) >= julianday(?)"
                f" {_NEWEST_FIRST} LIMIT ?",
                (SessionKind.LIVE, norms.LEAST_SPEECH_S, since.isoformat(), most),
            ).fetchall()
            return [row["id"] for row in rows if row["voice_model"] != model]

    def attempts(self, exercise: str) -> list[Attempt]:
        """How often an exercise has been done, the newest first."""
        with connect(self.path) as connection:
            rows = connection.execute(
                f"SELECT started_at, speech_s, metrics FROM session WHERE exercise = ?"
                f" {_NEWEST_FIRST}",
                (exercise,),
            ).fetchall()
            with only_sensible_values():
                return [
                    Attempt(
                        datetime.fromisoformat(row["started_at"]),
                        row["speech_s"],
                        decode_json(row["metrics"], dict[str, float]),
                    )
                    for row in rows
                ]


def _overview(row: sqlite3.Row) -> SessionOverview:
    with only_sensible_values():
        return SessionOverview(
            id=row["id"],
            kind=SessionKind(row["kind"]),
            title=row["title"],
            started_at=datetime.fromisoformat(row["started_at"]),
            duration_s=row["duration_s"],
            speech_s=row["speech_s"],
            summary=decode_json(row["summary"], Summary),
            exercise=row["exercise"],
            task=Task(row["task"]),
            tags=decode_json(row["tags"], tuple[str, ...]),
            figures=decode_json(row["metrics"], dict[str, float]),
            model=row["model"],
        )


def _keep_index_only(connection: sqlite3.Connection, sessions: Path) -> None:
    """From version 4, which held everything, to 5: what a folder holds needn't be here."""
    migrations.move_into_folders(connection, sessions)
    for table in ("emotion", "segment", "event", "metric", "session"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute(_TABLE_5)


def _add_what_is_said(connection: sqlite3.Connection) -> None:
    """From version 5 to 6: task and tags."""
    connection.execute("ALTER TABLE session ADD COLUMN task TEXT NOT NULL DEFAULT 'talk'")
    connection.execute("ALTER TABLE session ADD COLUMN tags TEXT NOT NULL DEFAULT '[]'")


def _begin_anew(connection: sqlite3.Connection) -> None:
    """From version 6 to 7: summaries no longer hold a sentence, which has a language. Each start
    lists the folders that aren't listed."""
    connection.execute("DELETE FROM session")


def _add_voices(connection: sqlite3.Connection) -> None:
    """From version 7 to 8: which model made the readings, and how the speaker sounded. Each start
    lists the folders that aren't listed."""
    connection.execute("DELETE FROM session")
    connection.execute("ALTER TABLE session ADD COLUMN model TEXT NOT NULL DEFAULT ''")
    connection.execute("ALTER TABLE session ADD COLUMN voice_model TEXT")
    connection.execute("ALTER TABLE session ADD COLUMN embedding BLOB")
    connection.execute("ALTER TABLE session ADD COLUMN readings INTEGER")

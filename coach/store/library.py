"""The index of sessions, for lists and comparisons.

Everything in it is in the sessions' folders as well, so it can be rebuilt at any time.
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
    impossible_values_as_damage,
    migrate,
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
    " model, said"
)


class Library:
    """The database `path`, an index of the sessions below `sessions`.

    It may be used from several threads and processes at once: each call opens a connection.

    Raises
    ------
    DatabaseDamaged
        If the file is damaged; all methods raise it as well.
    CoachError
        If SQLite refuses for another reason; all methods raise it as well.
    """

    def __init__(self, path: Path, sessions: Path) -> None:
        self.path = path
        #: What each row held when it was last read, as a hash, and its overview, by id.
        self._read: dict[str, tuple[int, SessionOverview]] = {}
        steps: tuple[Migration, ...] = (
            *migrations.MIGRATIONS,
            partial(_keep_index_only, sessions=sessions),
            _add_what_is_said,
            _begin_anew,
            _add_voices,
            _leave_silent_ends_out,
            _add_words,
        )
        with connect(path) as connection:
            use_write_ahead_log(connection)
            migrate(connection, steps)
            check(connection)
        self.overviews()  # to SQLite it is sound, but its content may not be ours

    def put(self, session: Session) -> None:
        """Add a session, or replace it if it is listed already."""
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
            "said": "" if view.spoken is None else " ".join(sorted({*view.spoken.plain_words()})),
        }
        if session.voice is not None:
            row |= zip(_VOICE, row_of(session.voice), strict=True)
        marks = ", ".join(f":{column}" for column in row)
        with connect(self.path) as connection, connection:
            connection.execute(
                f"INSERT OR REPLACE INTO session ({', '.join(row)}) VALUES ({marks})", row
            )

    def remove(self, ids: Iterable[str]) -> None:
        """Remove sessions from the index, leaving no trace of them in the file."""
        with connect(self.path) as connection:
            with connection:
                connection.executemany("DELETE FROM session WHERE id = ?", [(i,) for i in ids])
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def ids(self) -> set[str]:
        """Return the ids of all sessions in the index."""
        with connect(self.path) as connection:
            return {row["id"] for row in connection.execute("SELECT id FROM session")}

    def overviews(self) -> list[SessionOverview]:
        """Return an overview of every session, newest first."""
        with connect(self.path) as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM session {_NEWEST_FIRST}").fetchall()
            before, read = self._read, {}
            for row in rows:
                one, held = row["id"], hash(tuple(row))
                known = before.get(one)
                # Decoding takes five times as long as reading, and rows hardly ever change.
                read[one] = known if known and known[0] == held else (held, _overview(row))
            self._read = read
            return [one for _, one in read.values()]

    def earlier_figures(
        self, session: Session, most: int, usual_since: datetime | None = EVER
    ) -> list[dict[str, float]]:
        """Return the figures of earlier sessions comparable with this one, newest first.

        They are of the same kind and the same exercise or, if it is no exercise, the same task,
        and hold at least `norms.LEAST_SPEECH_S` of speech.

        Parameters
        ----------
        session
            The session to compare.
        most
            Maximum number of sessions.
        usual_since
            Start of the speaker's usual (baseline), against which figures that depend on the
            emotion model are judged. They are included only from sessions since then, and only
            if the same model made them; None leaves them out.

        Returns
        -------
        list of dict
            Figures by key, one dict for each session.
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
            with impossible_values_as_damage():
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
        """Return the voice profiles of the newest practices; damaged ones are left out.

        Exercises don't count, since nobody sounds as usual in them.

        Parameters
        ----------
        model
            SHA-256 of the model that made the profiles.
        since
            Earliest start of a practice.
        most
            Maximum number of practices.
        task
            Task of the practices; None for any.
        """
        with connect(self.path) as connection:
            rows = connection.execute(
                f"SELECT {', '.join(_VOICE)} FROM session WHERE kind = ? AND voice_model = ?"
                " AND exercise IS NULL AND julianday(started_at) >= julianday(?)"
                f" AND (task = ? OR ? IS NULL) {_NEWEST_FIRST} LIMIT ?",
                (SessionKind.LIVE, model, since.isoformat(), task, task, most),
            ).fetchall()
        found = []
        for row in rows:
            with suppress(ValueError, TypeError):  # treated as missing, as in the session
                found.append(profile_of(row))
        return found

    def unheard(self, model: str, since: datetime, most: int) -> list[str]:
        """Return the ids of those among the newest practices that a model has no profile of.

        Practices with less than `norms.LEAST_SPEECH_S` of speech and exercises don't count.

        Parameters
        ----------
        model
            SHA-256 of the model.
        since
            Earliest start of a practice.
        most
            Number of the newest practices to look at.
        """
        with connect(self.path) as connection:
            rows = connection.execute(
                "SELECT id, voice_model FROM session WHERE kind = ? AND speech_s >= ?"
                " AND exercise IS NULL AND julianday(started_at) >= julianday(?)"
                f" {_NEWEST_FIRST} LIMIT ?",
                (SessionKind.LIVE, norms.LEAST_SPEECH_S, since.isoformat(), most),
            ).fetchall()
            return [row["id"] for row in rows if row["voice_model"] != model]

    def attempts(self, exercise: str) -> list[Attempt]:
        """Return all attempts at an exercise, newest first."""
        with connect(self.path) as connection:
            rows = connection.execute(
                f"SELECT started_at, duration_s, speech_s, metrics FROM session"
                f" WHERE exercise = ? {_NEWEST_FIRST}",
                (exercise,),
            ).fetchall()
            with impossible_values_as_damage():
                return [
                    Attempt(
                        datetime.fromisoformat(row["started_at"]),
                        row["duration_s"],
                        row["speech_s"],
                        decode_json(row["metrics"], dict[str, float]),
                    )
                    for row in rows
                ]


def _overview(row: sqlite3.Row) -> SessionOverview:
    with impossible_values_as_damage():
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
            said=row["said"],
        )


def _keep_index_only(connection: sqlite3.Connection, sessions: Path) -> None:
    """Migrate from version 4, which held everything, to 5, which leaves that to the folders."""
    migrations.move_into_folders(connection, sessions)
    for table in ("emotion", "segment", "event", "metric", "session"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute(_TABLE_5)


def _add_what_is_said(connection: sqlite3.Connection) -> None:
    """Migrate from version 5 to 6: task and tags."""
    connection.execute("ALTER TABLE session ADD COLUMN task TEXT NOT NULL DEFAULT 'talk'")
    connection.execute("ALTER TABLE session ADD COLUMN tags TEXT NOT NULL DEFAULT '[]'")


def _begin_anew(connection: sqlite3.Connection) -> None:
    """Migrate from version 6 to 7, whose summaries hold no sentence, as that has a language.

    The index is emptied: each start lists the folders that aren't listed.
    """
    connection.execute("DELETE FROM session")


def _add_voices(connection: sqlite3.Connection) -> None:
    """Migrate from version 7 to 8: the model that made the readings, and the voice profile.

    The index is emptied: each start lists the folders that aren't listed.
    """
    connection.execute("DELETE FROM session")
    connection.execute("ALTER TABLE session ADD COLUMN model TEXT NOT NULL DEFAULT ''")
    connection.execute("ALTER TABLE session ADD COLUMN voice_model TEXT")
    connection.execute("ALTER TABLE session ADD COLUMN embedding BLOB")
    connection.execute("ALTER TABLE session ADD COLUMN readings INTEGER")


def _leave_silent_ends_out(connection: sqlite3.Connection) -> None:
    """Migrate from version 8 to 9, whose summaries leave out the silence around the talk.

    The index is emptied: each start lists the folders that aren't listed.
    """
    connection.execute("DELETE FROM session")


def _add_words(connection: sqlite3.Connection) -> None:
    """Migrate from version 9 to 10: the words that were said, which no session has yet."""
    connection.execute("ALTER TABLE session ADD COLUMN said TEXT NOT NULL DEFAULT ''")

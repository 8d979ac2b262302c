"""The library of sessions: a folder of sound for each, and one SQLite database."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from coach.coaching.figures import figures
from coach.errors import CoachError
from coach.record import MetricDefinition, Session, SessionOverview, Summary
from coach.session.summary import summarise
from coach.types import (
    EmotionReading,
    EventKind,
    MetricReading,
    ModelCard,
    SessionKind,
    SpeechEvent,
    SpeechSegment,
)

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
)


#: The id of every session that isn't kept.
UNSAVED_ID = "unsaved"


@dataclass(frozen=True, slots=True)
class Draft:
    """A session being recorded: its folder ends in `.partial` until it is whole."""

    id: str
    folder: Path
    started_at: datetime

    @property
    def audio_path(self) -> Path:
        return self.folder / "audio.wav"

    @classmethod
    def unsaved(cls) -> Draft:
        """For a session that isn't to be kept; it has no folder."""
        return cls(UNSAVED_ID, Path(os.devnull), datetime.now().astimezone())


class Store:
    """Sessions below one folder. Safe to use from several threads: each call connects anew.

    Methods raise CoachError where disk or database refuse.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sessions = folder / "sessions"
        self._database = folder / "library.db"
        with _disk_errors(folder):
            self._sessions.mkdir(parents=True, exist_ok=True)
        with self._connect() as connection:
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
                f"{self._database} was made by a later version of the coach.",
                "Update the coach.",
            )

    def begin(self) -> Draft:
        """Make the folder a new session is recorded into."""
        started_at = datetime.now().astimezone()
        session_id = f"{started_at:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
        folder = self._sessions / f"{session_id}.partial"
        with _disk_errors(folder):
            folder.mkdir()
        return Draft(session_id, folder, started_at)

    def discard(self, draft: Draft) -> None:
        """Remove the folder of a session that isn't to be kept."""
        shutil.rmtree(draft.folder, ignore_errors=True)

    def commit(self, draft: Draft, session: Session) -> Path:
        """Keep a recorded session: rows in one transaction, then the folder gets its final name."""
        final = self._sessions / session.id
        try:
            with self._connect() as connection, connection:
                self._insert(connection, session)
                with _disk_errors(final):
                    draft.folder.rename(final)
        except CoachError as error:
            where = f"{error.message} The sound is kept in {draft.audio_path}."
            raise CoachError("Session not saved", where, error.hint) from error
        return final

    def overviews(self) -> list[SessionOverview]:
        """All sessions, the newest first."""
        with self._connect() as connection:
            rows = connection.execute(
                "SELECT id, kind, title, started_at, duration_s, speech_s, summary"
                " FROM session ORDER BY julianday(started_at) DESC, id DESC"
            ).fetchall()
        return [
            SessionOverview(
                id=row["id"],
                kind=SessionKind(row["kind"]),
                title=row["title"],
                started_at=datetime.fromisoformat(row["started_at"]),
                duration_s=row["duration_s"],
                speech_s=row["speech_s"],
                summary=msgspec.json.decode(row["summary"], type=Summary),
            )
            for row in rows
        ]

    def find(self, id_or_prefix: str) -> str:
        """The one session whose id begins so; "last" is the newest. Raises CoachError otherwise."""
        ids = [overview.id for overview in self.overviews()]
        if id_or_prefix == "last" and ids:
            return ids[0]
        matching = [found for found in ids if id_or_prefix and found.startswith(id_or_prefix)]
        if len(matching) == 1:
            return matching[0]
        why = f"{len(matching)} sessions begin so" if matching else "there is no such session"
        raise CoachError(
            f"No session {id_or_prefix!r}", f"In this library {why}.", "See: coach sessions"
        )

    def load(self, session_id: str) -> Session:
        """Everything kept of a session."""
        with self._connect() as connection:
            row = connection.execute("SELECT * FROM session WHERE id = ?", (session_id,)).fetchone()
            if row is None:
                raise CoachError(
                    f"No session {session_id!r}", "It isn't in the library.", "See: coach sessions"
                )

            def rows(table: str) -> list[sqlite3.Row]:
                return connection.execute(
                    f"SELECT * FROM {table} WHERE session_id = ? ORDER BY rowid", (session_id,)
                ).fetchall()

            return Session(
                id=row["id"],
                kind=SessionKind(row["kind"]),
                title=row["title"],
                started_at=datetime.fromisoformat(row["started_at"]),
                sample_rate_hz=row["sample_rate_hz"],
                duration_s=row["duration_s"],
                model=msgspec.json.decode(row["model"], type=ModelCard),
                emotions=tuple(
                    EmotionReading(
                        r["start_s"],
                        r["end_s"],
                        np.frombuffer(r["probabilities"], "<f4"),
                        r["activation"],
                    )
                    for r in rows("emotion")
                ),
                segments=tuple(
                    SpeechSegment(r["start_s"], r["end_s"], r["label"], r["confidence"])
                    for r in rows("segment")
                ),
                events=tuple(
                    SpeechEvent(
                        EventKind(r["kind"]),
                        r["start_s"],
                        r["end_s"],
                        r["confidence"],
                        bool(r["rejected"]),
                    )
                    for r in rows("event")
                ),
                metric_readings=tuple(
                    MetricReading(r["key"], r["time_s"], r["value"]) for r in rows("metric")
                ),
                metrics=msgspec.json.decode(row["metrics"]),
                metric_definitions=msgspec.json.decode(
                    row["metric_definitions"], type=tuple[MetricDefinition, ...]
                ),
                dropped_samples=row["dropped_samples"],
                skipped_windows=row["skipped_windows"],
                with_fluency=bool(row["with_fluency"]),
                exercise=row["exercise"],
            )

    def earlier_metrics(self, session: Session, most: int) -> list[dict[str, float]]:
        """Metrics of the sessions of the same kind before this one, the newest first."""
        with self._connect() as connection:
            rows = connection.execute(
                "SELECT metrics FROM session WHERE kind = ? AND id != ?"
                " AND julianday(started_at) < julianday(?)"
                " ORDER BY julianday(started_at) DESC, id DESC LIMIT ?",
                (session.kind, session.id, session.started_at.isoformat(), most),
            ).fetchall()
        return [msgspec.json.decode(row["metrics"]) for row in rows]

    def reject_event(self, session: Session, number: int, rejected: bool) -> Session:
        """Keep what the speaker says of one of the session's events; return it changed.

        The figures follow: those of events that don't count, and the list's summary.
        """
        events = list(session.events)
        events[number] = replace(events[number], rejected=rejected)
        changed = replace(session, events=tuple(events))
        changed = replace(changed, metrics=figures(changed))
        with self._connect() as connection, connection:
            (rowid,) = connection.execute(
                "SELECT rowid FROM event WHERE session_id = ? ORDER BY rowid LIMIT 1 OFFSET ?",
                (session.id, number),
            ).fetchone()
            connection.execute("UPDATE event SET rejected = ? WHERE rowid = ?", (rejected, rowid))
            connection.execute(
                "UPDATE session SET metrics = ?, summary = ? WHERE id = ?",
                (_json(changed.metrics), _json(summarise(changed)), session.id),
            )
        return changed

    def audio_path(self, session_id: str) -> Path:
        return self._sessions / session_id / "audio.wav"

    def delete(self, session_id: str) -> None:
        """Remove a session, its sound included. Where the sound can't go, the session stays."""
        folder = self._sessions / session_id
        with _disk_errors(folder):
            if folder.exists():
                shutil.rmtree(folder)
        with self._connect() as connection, connection:
            connection.execute("DELETE FROM session WHERE id = ?", (session_id,))

    def _insert(self, connection: sqlite3.Connection, session: Session) -> None:
        row: dict[str, Any] = {
            "id": session.id,
            "kind": session.kind,
            "title": session.title,
            "started_at": session.started_at.isoformat(),
            "sample_rate_hz": session.sample_rate_hz,
            "duration_s": session.duration_s,
            "speech_s": session.speech_s,
            "model": _json(session.model),
            "metrics": _json(session.metrics),
            "metric_definitions": _json(session.metric_definitions),
            "summary": _json(summarise(session)),
            "dropped_samples": session.dropped_samples,
            "skipped_windows": session.skipped_windows,
            "with_fluency": session.with_fluency,
            "exercise": session.exercise,
        }
        marks = ", ".join(f":{column}" for column in row)
        connection.execute(f"INSERT INTO session ({', '.join(row)}) VALUES ({marks})", row)
        tables: dict[str, list[tuple[Any, ...]]] = {
            "emotion": [
                (r.start_s, r.end_s, r.probabilities.astype("<f4").tobytes(), r.activation)
                for r in session.emotions
            ],
            "segment": [(s.start_s, s.end_s, s.label, s.confidence) for s in session.segments],
            "event": [
                (e.kind, e.start_s, e.end_s, e.confidence, e.rejected) for e in session.events
            ],
            "metric": [(m.key, m.time_s, m.value) for m in session.metric_readings],
        }
        for table, rows in tables.items():
            if rows:
                marks = ", ".join("?" * (len(rows[0]) + 1))
                connection.executemany(
                    f"INSERT INTO {table} VALUES ({marks})", [(session.id, *r) for r in rows]
                )

    @contextmanager
    def _connect(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._database, timeout=_PATIENCE_S)) as connection:
                connection.row_factory = sqlite3.Row
                connection.execute("PRAGMA foreign_keys = ON")
                yield connection
        except sqlite3.Error as error:
            raise CoachError(
                "Session library can't be used",
                f"{self._database}: {error}.",
                "Check that the disk has space and the folder is yours.",
            ) from error


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


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


@contextmanager
def _disk_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CoachError(
            "Session folder can't be used",
            f"{path}: {error.strerror}.",
            "Make room or make it writable, or name another folder in COACH_HOME.",
        ) from error

"""Migration of libraries before version 5, which held whole sessions, to sessions' folders."""

from __future__ import annotations

import logging
import sqlite3
from datetime import datetime
from pathlib import Path

import msgspec
import numpy as np

from coach.common.files import make_private_folder
from coach.domain.model_card import ModelCard
from coach.domain.session import MetricDefinition, Session
from coach.domain.stream import (
    EmotionReading,
    EventKind,
    MetricReading,
    SessionKind,
    SpeechEvent,
    SpeechSegment,
)
from coach.store.database import impossible_values_as_damage
from coach.store.folder import Header, SessionFolder, disk_errors
from coach.store.journal import write_session

_log = logging.getLogger(__name__)

#: From an empty database to version 4.
MIGRATIONS = (
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


def move_into_folders(connection: sqlite3.Connection, sessions: Path) -> None:
    """Write each session of a version 4 library into its folder below `sessions`.

    A session with impossible values is left out; it can be recovered from its sound. After a
    failure the move can simply be repeated.

    Raises
    ------
    CoachError
        If the disk refuses.
    """
    for row in connection.execute("SELECT * FROM session").fetchall():
        try:
            with impossible_values_as_damage():
                session = _read(connection, row)
        except sqlite3.DataError as error:
            _log.info("Session %s can't be moved: %s", row["id"], error)
            connection.execute("DELETE FROM session WHERE id = ?", (row["id"],))
            continue
        folder = SessionFolder(sessions, session.id)
        with disk_errors(folder.path):
            make_private_folder(folder.path)
            folder.write_header(Header.of(session))
            folder.events_path.unlink(missing_ok=True)
            write_session(folder.events_path, session)


def _read(connection: sqlite3.Connection, row: sqlite3.Row) -> Session:
    def rows(table: str) -> list[sqlite3.Row]:
        return connection.execute(
            f"SELECT * FROM {table} WHERE session_id = ? ORDER BY rowid", (row["id"],)
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
                None if r["inside_phrase"] is None else bool(r["inside_phrase"]),
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

"""A session as rows of the library's database, and back."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Any

import msgspec
import numpy as np

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


def to_json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def insert_session(connection: sqlite3.Connection, session: Session) -> None:
    """Everything of a session, its summary included."""
    row: dict[str, Any] = {
        "id": session.id,
        "kind": session.kind,
        "title": session.title,
        "started_at": session.started_at.isoformat(),
        "sample_rate_hz": session.sample_rate_hz,
        "duration_s": session.duration_s,
        "speech_s": session.speech_s,
        "model": to_json(session.model),
        "metrics": to_json(session.metrics),
        "metric_definitions": to_json(session.metric_definitions),
        "summary": to_json(summarise(session)),
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
            (e.kind, e.start_s, e.end_s, e.confidence, e.rejected, e.inside_phrase)
            for e in session.events
        ],
        "metric": [(m.key, m.time_s, m.value) for m in session.metric_readings],
    }
    for table, rows in tables.items():
        if rows:
            marks = ", ".join("?" * (len(rows[0]) + 1))
            connection.executemany(
                f"INSERT INTO {table} VALUES ({marks})", [(session.id, *r) for r in rows]
            )


def read_session(connection: sqlite3.Connection, session_id: str) -> Session | None:
    """The session of that id, None where there is none."""
    row = connection.execute("SELECT * FROM session WHERE id = ?", (session_id,)).fetchone()
    if row is None:
        return None

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


def read_overview(row: sqlite3.Row) -> SessionOverview:
    return SessionOverview(
        id=row["id"],
        kind=SessionKind(row["kind"]),
        title=row["title"],
        started_at=datetime.fromisoformat(row["started_at"]),
        duration_s=row["duration_s"],
        speech_s=row["speech_s"],
        summary=msgspec.json.decode(row["summary"], type=Summary),
    )

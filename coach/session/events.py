"""What was found in a session, as the rows of its `events.db`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, replace
from typing import TypeVar

import msgspec
import numpy as np

from coach.coaching.figures import figures
from coach.record import Gap, Session
from coach.session.folder import HEADER_FIELDS, Header
from coach.types import (
    AnalysisUpdate,
    EmotionReading,
    EventKind,
    GapKind,
    MetricReading,
    SpeechEvent,
    SpeechSegment,
)

_Read = TypeVar("_Read")

MIGRATIONS = (
    """
CREATE TABLE emotion (
    start_s REAL NOT NULL, end_s REAL NOT NULL, probabilities BLOB NOT NULL, activation REAL
) STRICT;
CREATE TABLE segment (
    start_s REAL NOT NULL, end_s REAL NOT NULL, label TEXT, confidence REAL
) STRICT;
CREATE TABLE event (
    kind TEXT NOT NULL, start_s REAL NOT NULL, end_s REAL NOT NULL, confidence REAL NOT NULL,
    rejected INTEGER NOT NULL DEFAULT 0, inside_phrase INTEGER
) STRICT;
CREATE TABLE metric (key TEXT NOT NULL, time_s REAL NOT NULL, value REAL NOT NULL) STRICT;
CREATE TABLE gap (kind TEXT NOT NULL, start_s REAL NOT NULL, end_s REAL NOT NULL) STRICT;
CREATE TABLE state (
    until_s REAL NOT NULL, skipped_windows INTEGER NOT NULL, dropped_samples INTEGER NOT NULL,
    metrics TEXT NOT NULL, unsettled_s TEXT NOT NULL, samples INTEGER, crc32 INTEGER
) STRICT;
INSERT INTO state VALUES (0, 0, 0, '{}', '[]', NULL, NULL);
""",
)


@dataclass(frozen=True, slots=True)
class State:
    """How far a session has come; the only row that changes.

    until_s: up to when it has been analysed.
    metrics: whole-session figures up to there, by key.
    unsettled_s: (start, end) of speech that is heard but in no segment yet.
    samples: of its sound, on disk for certain; crc32: of their bytes. None where that wasn't noted.
    """

    until_s: float = 0.0
    skipped_windows: int = 0
    dropped_samples: int = 0
    metrics: dict[str, float] = field(default_factory=dict)
    unsettled_s: tuple[tuple[float, float], ...] = ()
    samples: int | None = None
    crc32: int | None = None


def insert(connection: sqlite3.Connection, update: AnalysisUpdate) -> None:
    """Everything new in an update."""
    for table, rows in {
        "emotion": [
            (r.start_s, r.end_s, r.probabilities.astype("<f4").tobytes(), r.activation)
            for r in update.emotions
        ],
        "segment": [(s.start_s, s.end_s, s.label, s.confidence) for s in update.segments],
        "event": [
            (e.kind, e.start_s, e.end_s, e.confidence, e.rejected, e.inside_phrase)
            for e in update.events
        ],
        "metric": [(m.key, m.time_s, m.value) for m in update.metrics],
    }.items():
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def insert_gaps(connection: sqlite3.Connection, gaps: Iterable[Gap]) -> None:
    rows = [(gap.kind, gap.start_s, gap.end_s) for gap in gaps]
    connection.executemany("INSERT INTO gap VALUES (?, ?, ?)", rows)


def write_state(connection: sqlite3.Connection, state: State) -> None:
    row = {name.name: getattr(state, name.name) for name in fields(state)}
    row |= {name: msgspec.json.encode(row[name]).decode() for name in ("metrics", "unsettled_s")}
    changes = ", ".join(f"{name} = :{name}" for name in row)
    connection.execute(f"UPDATE state SET {changes}", row)


def read_state(connection: sqlite3.Connection) -> State:
    """Raises sqlite3.DataError where the row isn't what it should be."""
    row = connection.execute("SELECT * FROM state").fetchone()
    if row is None:
        raise sqlite3.DataError("no state")
    return _converted(
        lambda: State(
            **dict(row)
            | {
                "metrics": msgspec.json.decode(row["metrics"], type=dict[str, float]),
                "unsettled_s": msgspec.json.decode(
                    row["unsettled_s"], type=tuple[tuple[float, float], ...]
                ),
            }
        )
    )


def read_session(connection: sqlite3.Connection, header: Header) -> Session:
    """The session that a folder holds. Raises sqlite3.Error, DataError for impossible values."""
    return _converted(lambda: _read(connection, header))


def _read(connection: sqlite3.Connection, header: Header) -> Session:
    state = read_state(connection)

    def rows(table: str, order: str = "rowid") -> list[sqlite3.Row]:
        return connection.execute(f"SELECT * FROM {table} ORDER BY {order}").fetchall()

    return Session(
        **{name: getattr(header, name) for name in HEADER_FIELDS},
        duration_s=state.until_s,
        emotions=tuple(
            EmotionReading(
                r["start_s"],
                r["end_s"],
                _probabilities(r["probabilities"], len(header.model.labels)),
                r["activation"],
            )
            for r in rows("emotion")
        ),
        segments=tuple(SpeechSegment(*r) for r in rows("segment", "start_s, rowid")),
        events=tuple(_event(r) for r in rows("event", _EVENT_ORDER)),
        metric_readings=tuple(MetricReading(*r) for r in rows("metric")),
        metrics=state.metrics,
        dropped_samples=state.dropped_samples,
        skipped_windows=state.skipped_windows,
        gaps=tuple(Gap(GapKind(r["kind"]), r["start_s"], r["end_s"]) for r in rows("gap")),
    )


#: Detectors find the later of two events first now and then.
_EVENT_ORDER = "start_s, rowid"


def _event(row: sqlite3.Row) -> SpeechEvent:
    inside = row["inside_phrase"]
    return SpeechEvent(
        EventKind(row["kind"]),
        row["start_s"],
        row["end_s"],
        row["confidence"],
        bool(row["rejected"]),
        None if inside is None else bool(inside),
    )


def _probabilities(blob: bytes, n_labels: int) -> np.ndarray:
    values = np.frombuffer(blob, "<f4")
    if len(values) != n_labels or not np.isfinite(values).all():
        raise ValueError("probabilities that are none")
    return values


def _converted(read: Callable[[], _Read]) -> _Read:
    """What SQLite holds without knowing that it can't be is damage like any other."""
    try:
        return read()
    except (ValueError, TypeError, KeyError, msgspec.MsgspecError) as error:
        raise sqlite3.DataError(str(error)) from error


def reject_event(
    connection: sqlite3.Connection, header: Header, number: int, rejected: bool
) -> Session:
    """Keep what the speaker says of an event, and the figures that follow; return the session."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")  # two judgements at once: one after the other
        (rowid,) = connection.execute(
            f"SELECT rowid FROM event ORDER BY {_EVENT_ORDER} LIMIT 1 OFFSET ?", (number,)
        ).fetchone()
        connection.execute("UPDATE event SET rejected = ? WHERE rowid = ?", (rejected, rowid))
        return keep_figures(connection, read_session(connection, header))


def end_at(connection: sqlite3.Connection, duration_s: float) -> None:
    """Let a session that was cut off end where its sound does.

    Speech that was still going on becomes a segment without a tone; what the rows say of
    later times goes.
    """
    state = read_state(connection)
    unsettled = tuple(SpeechSegment(start, end, None, None) for start, end in state.unsettled_s)
    insert(connection, AnalysisUpdate(state.until_s, 0.0, segments=unsettled))
    for table in ("emotion", "segment", "event", "gap"):
        connection.execute(f"DELETE FROM {table} WHERE start_s >= ?", (duration_s,))
        connection.execute(f"UPDATE {table} SET end_s = min(end_s, ?)", (duration_s,))
    connection.execute("DELETE FROM metric WHERE time_s > ?", (duration_s,))
    write_state(connection, replace(state, until_s=duration_s, unsettled_s=()))


def keep_figures(connection: sqlite3.Connection, session: Session) -> Session:
    """Keep the figures that follow from a session's events among its metrics; return it so."""
    changed = replace(session, metrics=figures(session))
    write_state(connection, replace(read_state(connection), metrics=changed.metrics))
    return changed

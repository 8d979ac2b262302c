"""What was found in a session, as the rows of its `events.db`."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import partial
from types import GenericAlias
from typing import Any, TypeVar

import msgspec
import numpy as np

from coach.common.files import decode_json
from coach.common.i18n import tr
from coach.domain.session import Correction, Gap, Session
from coach.domain.stream import (
    AnalysisUpdate,
    EmotionReading,
    MetricReading,
    SpeechEvent,
    SpeechSegment,
    Task,
    VoiceProfile,
)
from coach.store.database import migrate, only_sensible_values, too_new, version_of
from coach.store.folder import HEADER_FIELDS, Header

_log = logging.getLogger(__name__)

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
    """
CREATE TABLE correction (start_s REAL NOT NULL, end_s REAL NOT NULL, label TEXT) STRICT;
CREATE TABLE about (title TEXT, task TEXT NOT NULL, tags TEXT NOT NULL) STRICT;
INSERT INTO about VALUES (NULL, 'talk', '[]');
""",
    """
CREATE TABLE voice (
    model TEXT NOT NULL, embedding BLOB NOT NULL, readings INTEGER NOT NULL
) STRICT;
""",
    "ALTER TABLE emotion ADD COLUMN unlike REAL;",
)


#: Detectors find the later of two events first now and then.
_ORDER = {
    "emotion": "rowid",
    "segment": "start_s, rowid",
    "event": "start_s, rowid",
    "metric": "rowid",
    "gap": "rowid",
    "correction": "rowid",
}
_AS_JSON = ("metrics", "unsettled_s")
_TOLERANCE_S = 1.0
#: Of what a WAV can hold at the lowest rate there is.
_LONGEST_S = 3e6
_Row = TypeVar("_Row")
_Value = str | bytes | float | None


@dataclass(frozen=True, slots=True)
class About:
    """What the speaker says of a session as a whole. title: None while it is the first one."""

    title: str | None = None
    task: Task = Task.TALK
    tags: tuple[str, ...] = ()


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
    tables: dict[str, list[tuple[_Value, ...]]] = {
        "emotion": [
            (r.start_s, r.end_s, r.probabilities.astype("<f4").tobytes(), r.activation, r.unlike)
            for r in update.emotions
        ],
        "segment": [(s.start_s, s.end_s, s.label, s.confidence) for s in update.segments],
        "event": [
            (e.kind, e.start_s, e.end_s, e.confidence, e.rejected, e.inside_phrase)
            for e in update.events
        ],
        "metric": [(m.key, m.time_s, m.value) for m in update.metrics],
    }
    for table, rows in tables.items():
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def insert_gaps(connection: sqlite3.Connection, gaps: Iterable[Gap]) -> None:
    rows = [(gap.kind, gap.start_s, gap.end_s) for gap in gaps]
    connection.executemany("INSERT INTO gap VALUES (?, ?, ?)", rows)


def write_state(connection: sqlite3.Connection, state: State) -> None:
    row = {name.name: getattr(state, name.name) for name in fields(state)}
    row |= {name: msgspec.json.encode(row[name]).decode() for name in _AS_JSON}
    changes = ", ".join(f"{name} = :{name}" for name in row)
    connection.execute(f"UPDATE state SET {changes}", row)


def read_state(connection: sqlite3.Connection) -> State:
    """Raises sqlite3.Error, DataError where the row isn't what it should be."""
    row = connection.execute("SELECT * FROM state").fetchone()
    with only_sensible_values():
        if row is None:
            raise ValueError(tr("no state", "of a damaged database"))
        values = dict(row) | {name: decode_json(row[name], object) for name in _AS_JSON}
        return msgspec.convert(values, State)


def read_gaps(connection: sqlite3.Connection) -> tuple[Gap, ...]:
    """Raises sqlite3.Error, DataError for impossible values."""
    with only_sensible_values():
        return _rows(connection, Gap, "gap")


def read_session(connection: sqlite3.Connection, header: Header) -> Session:
    """The session that a folder holds. Raises sqlite3.Error, DataError for impossible values."""
    with only_sensible_values():
        return _read(connection, header)


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Before something is changed. Raises DataError where it isn't a session's database."""
    if not version_of(connection):
        raise sqlite3.DataError(tr("no rows of a session"))
    migrate(connection, MIGRATIONS)


def _read(connection: sqlite3.Connection, header: Header) -> Session:
    if version_of(connection) > len(MIGRATIONS):
        raise too_new()
    state = read_state(connection)
    about = read_about(connection)
    rows = partial(_rows, connection)
    session = Session(
        **{name: getattr(header, name) for name in HEADER_FIELDS} | _told(about),
        duration_s=state.until_s,
        emotions=tuple(
            EmotionReading(
                r.start_s, r.end_s, np.frombuffer(r.probabilities, "<f4"), r.activation, r.unlike
            )
            for r in rows(_Emotion, "emotion")
        ),
        segments=rows(SpeechSegment, "segment"),
        events=rows(SpeechEvent, "event"),
        metric_readings=rows(MetricReading, "metric"),
        metrics=state.metrics,
        dropped_samples=state.dropped_samples,
        skipped_windows=state.skipped_windows,
        gaps=rows(Gap, "gap"),
        corrections=read_corrections(connection, header.model.labels),
        voice=_read_voice(connection),
    )
    _check(session)
    return session


def _told(about: About) -> dict[str, object]:
    told: dict[str, object] = {"task": about.task, "tags": about.tags}
    return told if about.title is None else told | {"title": about.title}


def read_about(connection: sqlite3.Connection) -> About:
    """What isn't known, in rows of the first version too, is as it is at first."""
    try:
        row = connection.execute("SELECT * FROM about").fetchone()
        values = dict(row) | {"tags": decode_json(row["tags"], object)}
        return msgspec.convert(values, About)
    except (sqlite3.Error, ValueError, TypeError) as error:
        _log.info("What was said of a session can't be read (%s).", error)
        return About()


def read_corrections(
    connection: sqlite3.Connection, labels: Sequence[str]
) -> tuple[Correction, ...]:
    """Those that can be: a session is no less whole without one of them."""
    try:
        found = _rows(connection, Correction, "correction")
    except (sqlite3.Error, ValueError, TypeError) as error:
        _log.info("What was said of a session's tones can't be read (%s).", error)
        return ()
    return tuple(
        one for one in found if 0 <= one.start_s <= one.end_s and one.label in (None, *labels)
    )


def _read_voice(connection: sqlite3.Connection) -> VoiceProfile | None:
    """None where it can't be read, as in rows of before it was kept: a session is no less whole."""
    try:
        row = connection.execute("SELECT * FROM voice").fetchone()
        return None if row is None else profile_of(row)
    except (sqlite3.Error, ValueError, TypeError) as error:
        _log.info("How the speaker sounded can't be read (%s).", error)
        return None


def profile_of(row: sqlite3.Row) -> VoiceProfile:
    """Of a row with the model first, embedding (float32, little-endian) and readings. Raises
    ValueError and TypeError for impossible values."""
    embedding = np.frombuffer(row["embedding"], "<f4")
    if not (np.isfinite(embedding).all() and row["readings"] > 0):
        raise ValueError(tr("a voice that is none"))
    return VoiceProfile(row[0], embedding, row["readings"])


def row_of(voice: VoiceProfile) -> tuple[str, bytes, int]:
    """Inverse of `profile_of`."""
    return voice.model, voice.embedding.astype("<f4").tobytes(), voice.readings


def write_voice(connection: sqlite3.Connection, voice: VoiceProfile) -> None:
    connection.execute("DELETE FROM voice")
    connection.execute("INSERT INTO voice VALUES (?, ?, ?)", row_of(voice))


def write_corrections(connection: sqlite3.Connection, corrections: Iterable[Correction]) -> None:
    rows = [(one.start_s, one.end_s, one.label) for one in corrections]
    connection.executemany("INSERT INTO correction VALUES (?, ?, ?)", rows)


def write_about(connection: sqlite3.Connection, about: About) -> None:
    row = (about.title, about.task, msgspec.json.encode(about.tags).decode())
    connection.execute("UPDATE about SET title = ?, task = ?, tags = ?", row)


def _rows(connection: sqlite3.Connection, kind: type[_Row], table: str) -> tuple[_Row, ...]:
    found = connection.execute(f"SELECT * FROM {table} ORDER BY {_ORDER[table]}").fetchall()
    rows: tuple[_Row, ...] = msgspec.convert(
        [dict(row) for row in found], GenericAlias(tuple, (kind, ...)), strict=False
    )
    return rows


@dataclass(frozen=True, slots=True)
class _Emotion:
    """An `EmotionReading` as it is kept: probabilities are float32, little-endian."""

    start_s: float
    end_s: float
    probabilities: bytes
    activation: float | None
    unlike: float | None = None


def _check(session: Session) -> None:
    """Raises ValueError where times or probabilities can't be those of a session."""
    latest_s = session.duration_s + _TOLERANCE_S
    if not 0 <= session.duration_s < _LONGEST_S:
        raise ValueError(tr("its length is impossible"))
    for records in (session.emotions, session.segments, session.events, session.gaps):
        times_s = np.array([(one.start_s, one.end_s) for one in records]).reshape(-1, 2)
        rising = np.diff(times_s, axis=1, prepend=0.0, append=latest_s) >= 0
        if not rising.all():  # what isn't a number isn't rising either
            raise ValueError(tr("something is out of its time"))
    readings = np.array([(one.time_s, one.value) for one in session.metric_readings])
    if not np.isfinite(readings).all():
        raise ValueError(tr("a figure isn't a number"))
    wanted = len(session.model.labels)
    for reading in session.emotions:
        if len(reading.probabilities) != wanted or not np.isfinite(reading.probabilities).all():
            raise ValueError(tr("probabilities that are none"))


def reject_event(
    connection: sqlite3.Connection, header: Header, number: int, rejected: bool
) -> Session:
    """Keep what the speaker says of an event; return the session."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")  # two judgements at once: one after the other
        (rowid,) = connection.execute(
            f"SELECT rowid FROM event ORDER BY {_ORDER['event']} LIMIT 1 OFFSET ?", (number,)
        ).fetchone()
        connection.execute("UPDATE event SET rejected = ? WHERE rowid = ?", (rejected, rowid))
        return read_session(connection, header)


def correct(
    connection: sqlite3.Connection, header: Header, correction: Correction, undo: bool
) -> Session:
    """Keep what the speaker says of a stretch's tone in the place of what was said of it before,
    or with `undo` nothing; return the session."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        said = (correction.start_s, correction.end_s)
        connection.execute("DELETE FROM correction WHERE start_s >= ? AND end_s <= ?", said)
        if not undo:
            write_corrections(connection, [correction])
        return read_session(connection, header)


def keep_voice(connection: sqlite3.Connection, header: Header, voice: VoiceProfile) -> Session:
    """Keep how the speaker sounded, found later; return the session."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        write_voice(connection, voice)
        return read_session(connection, header)


def describe(connection: sqlite3.Connection, header: Header, changes: dict[str, Any]) -> Session:
    """Keep what the speaker says of the session, by the fields of `About`; return it."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        write_about(connection, replace(read_about(connection), **changes))
        return read_session(connection, header)


def end_at(connection: sqlite3.Connection, duration_s: float) -> None:
    """Let a session that was cut off end where its sound does.

    Speech that was still going on becomes a segment without a tone; what the rows say of
    later times goes.
    """
    state = read_state(connection)
    unsettled = tuple(SpeechSegment(start, end, None, None) for start, end in state.unsettled_s)
    insert(connection, AnalysisUpdate(state.until_s, 0.0, segments=unsettled))
    for table in ("emotion", "segment", "event", "gap", "correction"):
        connection.execute(f"DELETE FROM {table} WHERE start_s >= ?", (duration_s,))
        connection.execute(f"UPDATE {table} SET end_s = min(end_s, ?)", (duration_s,))
    connection.execute("DELETE FROM metric WHERE time_s > ?", (duration_s,))
    write_state(connection, replace(state, until_s=duration_s, unsettled_s=()))

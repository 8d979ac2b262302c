"""The rows of a session's `events.db`: what was found in it, and the speaker's notes."""

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
from coach.domain.words import Transcript, Word
from coach.store.database import impossible_values_as_damage, migrate, too_new, version_of
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
    "ALTER TABLE about ADD COLUMN section_starts_s TEXT NOT NULL DEFAULT '[]';",
    """
CREATE TABLE transcript (model TEXT NOT NULL, language TEXT NOT NULL) STRICT;
CREATE TABLE word (
    start_s REAL NOT NULL, end_s REAL NOT NULL, text TEXT NOT NULL, probability REAL NOT NULL
) STRICT;
ALTER TABLE about ADD COLUMN script TEXT NOT NULL DEFAULT '';
""",
)


#: Order in which the rows of a table are read; detectors sometimes find a later event first.
_ORDER = {
    "emotion": "rowid",
    "segment": "start_s, rowid",
    "event": "start_s, rowid",
    "metric": "rowid",
    "gap": "rowid",
    "correction": "rowid",
    "word": "rowid",
}
_AS_JSON = ("metrics", "unsettled_s")
#: Of the speaker's notes, stored as JSON.
_LISTS = ("tags", "section_starts_s")
_TOLERANCE_S = 1.0
#: More than a WAV can hold at the lowest sample rate.
_LONGEST_S = 3e6
_Row = TypeVar("_Row")
_Value = str | bytes | float | None


@dataclass(frozen=True, slots=True)
class SessionNotes:
    """The speaker's notes on a session as a whole.

    Attributes
    ----------
    title
        None while the session has the title in its header.
    section_starts_s
        When the speaker went on to the second section of the plan, the third, and so on.
    script
        What the speaker meant to say; "" if that isn't known.
    """

    title: str | None = None
    task: Task = Task.TALK
    tags: tuple[str, ...] = ()
    section_starts_s: tuple[float, ...] = ()
    script: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """How far a session has come; a single row, updated while it is recorded.

    Attributes
    ----------
    until_s
        Time up to which the session has been analysed.
    metrics
        Figures of the whole session up to there, by key.
    unsettled_s
        (start, end) in seconds of speech that was heard but isn't in a segment yet.
    samples
        Number of samples that are safely on disk; None if that wasn't stored.
    crc32
        CRC-32 of the bytes of those samples; None if that wasn't stored.
    """

    until_s: float = 0.0
    skipped_windows: int = 0
    dropped_samples: int = 0
    metrics: dict[str, float] = field(default_factory=dict)
    unsettled_s: tuple[tuple[float, float], ...] = ()
    samples: int | None = None
    crc32: int | None = None


def insert(connection: sqlite3.Connection, update: AnalysisUpdate) -> None:
    """Insert everything new in an update."""
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
    """Insert gaps in the sound."""
    rows = [(gap.kind, gap.start_s, gap.end_s) for gap in gaps]
    connection.executemany("INSERT INTO gap VALUES (?, ?, ?)", rows)


def write_state(connection: sqlite3.Connection, state: State) -> None:
    """Overwrite the session's state."""
    row = {name.name: getattr(state, name.name) for name in fields(state)}
    row |= {name: msgspec.json.encode(row[name]).decode() for name in _AS_JSON}
    changes = ", ".join(f"{name} = :{name}" for name in row)
    connection.execute(f"UPDATE state SET {changes}", row)


def read_state(connection: sqlite3.Connection) -> State:
    """Read the session's state.

    Raises
    ------
    sqlite3.Error
        If it can't be read; DataError if it is missing or holds impossible values.
    """
    row = connection.execute("SELECT * FROM state").fetchone()
    with impossible_values_as_damage():
        if row is None:
            raise ValueError(tr("no state", "of a damaged database"))
        values = dict(row) | {name: decode_json(row[name], object) for name in _AS_JSON}
        return msgspec.convert(values, State)


def read_gaps(connection: sqlite3.Connection) -> tuple[Gap, ...]:
    """Read where sound is missing.

    Raises
    ------
    sqlite3.Error
        If the rows can't be read; DataError if they hold impossible values.
    """
    with impossible_values_as_damage():
        return _rows(connection, Gap, "gap")


def read_session(connection: sqlite3.Connection, header: Header) -> Session:
    """Read the whole session.

    Raises
    ------
    sqlite3.Error
        If the rows can't be read; DataError if they hold impossible values.
    CoachError
        If the database was made by a later version of the coach.
    """
    with impossible_values_as_damage():
        return _read(connection, header)


def migrate_session(connection: sqlite3.Connection) -> None:
    """Migrate a session's database, which is necessary before any change.

    Raises
    ------
    sqlite3.DataError
        If it isn't a session's database.
    CoachError
        If it was made by a later version of the coach.
    """
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
        transcript=_read_transcript(connection),
    )
    _check(session)
    return session


def _told(about: SessionNotes) -> dict[str, object]:
    told: dict[str, object] = {
        name: getattr(about, name) for name in ("task", "tags", "section_starts_s", "script")
    }
    return told if about.title is None else told | {"title": about.title}


def read_about(connection: sqlite3.Connection) -> SessionNotes:
    """Read the speaker's notes; the defaults where they are damaged or not stored yet.

    Databases of the first version have no such table.
    """
    try:
        row = dict(connection.execute("SELECT * FROM about").fetchone())
        # A database that isn't brought up to date has fewer columns.
        lists = {name: decode_json(row[name], object) for name in _LISTS if name in row}
        return msgspec.convert(row | lists, SessionNotes)
    except (sqlite3.Error, ValueError, TypeError) as error:
        _log.info("What was said of a session can't be read (%s).", error)
        return SessionNotes()


def read_corrections(
    connection: sqlite3.Connection, labels: Sequence[str]
) -> tuple[Correction, ...]:
    """Read the speaker's corrections, as far as possible: a session is complete without them.

    Parameters
    ----------
    connection
        The session's database.
    labels
        Labels of the session's model; corrections with any other are left out.
    """
    try:
        found = _rows(connection, Correction, "correction")
    except (sqlite3.Error, ValueError, TypeError) as error:
        _log.info("What was said of a session's tones can't be read (%s).", error)
        return ()
    return tuple(
        one for one in found if 0 <= one.start_s <= one.end_s and one.label in (None, *labels)
    )


def _read_voice(connection: sqlite3.Connection) -> VoiceProfile | None:
    """Read the voice profile; None if it is damaged, or from before profiles were stored.

    A session is complete without one.
    """
    try:
        row = connection.execute("SELECT * FROM voice").fetchone()
        return None if row is None else profile_of(row)
    except (sqlite3.Error, ValueError, TypeError) as error:
        _log.info("How the speaker sounded can't be read (%s).", error)
        return None


def _read_transcript(connection: sqlite3.Connection) -> Transcript | None:
    """Read the words; None if there are none, or they are damaged or from before they were stored.

    A session is complete without them.
    """
    try:
        row = connection.execute("SELECT model, language FROM transcript").fetchone()
        if row is None:
            return None
        words = _rows(connection, Word, "word")
        if not all(0 <= one.start_s <= one.end_s < _LONGEST_S for one in words):
            raise ValueError(tr("a time is out of range"))
        return Transcript(row["model"], row["language"], words)
    except (sqlite3.Error, ValueError, TypeError) as error:
        _log.info("What was said can't be read (%s).", error)
        return None


def profile_of(row: sqlite3.Row) -> VoiceProfile:
    """Return the voice profile in a row.

    Parameters
    ----------
    row
        The first column, whatever its name, is the model; `embedding` holds little-endian
        float32, and `readings` is the number of readings averaged.

    Raises
    ------
    ValueError, TypeError
        If the values are impossible.
    """
    embedding = np.frombuffer(row["embedding"], "<f4")
    if not (np.isfinite(embedding).all() and row["readings"] > 0):
        raise ValueError(tr("an invalid voice profile"))
    return VoiceProfile(row[0], embedding, row["readings"])


def row_of(voice: VoiceProfile) -> tuple[str, bytes, int]:
    """Return a voice profile as model, embedding and readings; the inverse of `profile_of`."""
    return voice.model, voice.embedding.astype("<f4").tobytes(), voice.readings


def write_voice(connection: sqlite3.Connection, voice: VoiceProfile) -> None:
    """Replace the stored voice profile."""
    connection.execute("DELETE FROM voice")
    connection.execute("INSERT INTO voice VALUES (?, ?, ?)", row_of(voice))


def write_corrections(connection: sqlite3.Connection, corrections: Iterable[Correction]) -> None:
    """Append the speaker's corrections to those that are stored."""
    rows = [(one.start_s, one.end_s, one.label) for one in corrections]
    connection.executemany("INSERT INTO correction VALUES (?, ?, ?)", rows)


def write_about(connection: sqlite3.Connection, about: SessionNotes) -> None:
    """Overwrite the speaker's notes."""
    lists = (msgspec.json.encode(getattr(about, name)).decode() for name in _LISTS)
    connection.execute(
        "UPDATE about SET title = ?, task = ?, tags = ?, section_starts_s = ?, script = ?",
        (about.title, about.task, *lists, about.script),
    )


def _rows(connection: sqlite3.Connection, kind: type[_Row], table: str) -> tuple[_Row, ...]:
    found = connection.execute(f"SELECT * FROM {table} ORDER BY {_ORDER[table]}").fetchall()
    rows: tuple[_Row, ...] = msgspec.convert(
        [dict(row) for row in found], GenericAlias(tuple, (kind, ...)), strict=False
    )
    return rows


@dataclass(frozen=True, slots=True)
class _Emotion:
    """An `EmotionReading` as it is stored: the probabilities are little-endian float32."""

    start_s: float
    end_s: float
    probabilities: bytes
    activation: float | None
    unlike: float | None = None


def _check(session: Session) -> None:
    """Raise ValueError if times, figures or probabilities can't be those of a session."""
    latest_s = session.duration_s + _TOLERANCE_S
    if not 0 <= session.duration_s < _LONGEST_S:
        raise ValueError(tr("its length is impossible"))
    for records in (session.emotions, session.segments, session.events, session.gaps):
        times_s = np.array([(one.start_s, one.end_s) for one in records]).reshape(-1, 2)
        rising = np.diff(times_s, axis=1, prepend=0.0, append=latest_s) >= 0
        if not rising.all():  # nor is NaN rising
            raise ValueError(tr("a time is out of range"))
    readings = np.array([(one.time_s, one.value) for one in session.metric_readings])
    if not np.isfinite(readings).all():
        raise ValueError(tr("a figure is not a number"))
    wanted = len(session.model.labels)
    for reading in session.emotions:
        if len(reading.probabilities) != wanted or not np.isfinite(reading.probabilities).all():
            raise ValueError(tr("invalid probabilities"))


def reject_event(
    connection: sqlite3.Connection, header: Header, number: int, rejected: bool
) -> Session:
    """Store whether the speaker rejects an event; return the changed session.

    Parameters
    ----------
    connection
        The session's database, brought up to date.
    header
        The session's header.
    number
        Index of the event in `Session.events`.
    rejected
        Whether the event is rejected, or counts again.
    """
    with connection:
        connection.execute("BEGIN IMMEDIATE")  # one change at a time
        (rowid,) = connection.execute(
            f"SELECT rowid FROM event ORDER BY {_ORDER['event']} LIMIT 1 OFFSET ?", (number,)
        ).fetchone()
        connection.execute("UPDATE event SET rejected = ? WHERE rowid = ?", (rejected, rowid))
        return read_session(connection, header)


def correct(
    connection: sqlite3.Connection, header: Header, correction: Correction, undo: bool
) -> Session:
    """Store a correction in place of those within its stretch; return the changed session.

    Parameters
    ----------
    connection
        The session's database, brought up to date.
    header
        The session's header.
    correction
        The tone that the speaker gives to a stretch.
    undo
        Only delete the corrections within the stretch.
    """
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        said = (correction.start_s, correction.end_s)
        connection.execute("DELETE FROM correction WHERE start_s >= ? AND end_s <= ?", said)
        if not undo:
            write_corrections(connection, [correction])
        return read_session(connection, header)


def store_transcript(
    connection: sqlite3.Connection, header: Header, transcript: Transcript
) -> Session:
    """Store what was said in place of what was stored of it; return the changed session."""
    rows = [(one.start_s, one.end_s, one.text, one.probability) for one in transcript.words]
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM transcript")
        connection.execute("DELETE FROM word")
        connection.execute(
            "INSERT INTO transcript VALUES (?, ?)", (transcript.model, transcript.language)
        )
        connection.executemany("INSERT INTO word VALUES (?, ?, ?, ?)", rows)
        return read_session(connection, header)


def store_voice(connection: sqlite3.Connection, header: Header, voice: VoiceProfile) -> Session:
    """Store a voice profile computed later than the session; return the changed session."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        write_voice(connection, voice)
        return read_session(connection, header)


def describe(connection: sqlite3.Connection, header: Header, changes: dict[str, Any]) -> Session:
    """Change the speaker's notes on the session; return the changed session.

    Parameters
    ----------
    connection
        The session's database, brought up to date.
    header
        The session's header.
    changes
        New values by the names of `SessionNotes`'s fields.
    """
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        write_about(connection, replace(read_about(connection), **changes))
        return read_session(connection, header)


def truncate(connection: sqlite3.Connection, duration_s: float) -> None:
    """Make a session that was cut off end where its sound does, at `duration_s`.

    Speech that isn't in a segment yet becomes a segment without a tone; rows about later times
    are shortened or deleted.
    """
    state = read_state(connection)
    unsettled = tuple(SpeechSegment(start, end, None, None) for start, end in state.unsettled_s)
    insert(connection, AnalysisUpdate(state.until_s, 0.0, segments=unsettled))
    for table in ("emotion", "segment", "event", "gap", "correction"):
        connection.execute(f"DELETE FROM {table} WHERE start_s >= ?", (duration_s,))
        connection.execute(f"UPDATE {table} SET end_s = min(end_s, ?)", (duration_s,))
    connection.execute("DELETE FROM metric WHERE time_s > ?", (duration_s,))
    write_state(connection, replace(state, until_s=duration_s, unsettled_s=()))

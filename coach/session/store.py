"""The library of sessions: a folder of sound for each, and one SQLite database."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec

from coach.coaching.advice import LEAST_TALK_S
from coach.coaching.figures import figures
from coach.errors import CoachError
from coach.record import Attempt, Session, SessionOverview
from coach.session.database import bring_up_to_date, connect
from coach.session.rows import insert_session, read_overview, read_session, to_json
from coach.session.summary import summarise

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
        bring_up_to_date(self._database)

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
            with connect(self._database) as connection, connection:
                insert_session(connection, session)
                with _disk_errors(final):
                    draft.folder.rename(final)
        except CoachError as error:
            where = f"{error.message} The sound is kept in {draft.audio_path}."
            raise CoachError("Session not saved", where, error.hint) from error
        return final

    def overviews(self) -> list[SessionOverview]:
        """All sessions, the newest first."""
        with connect(self._database) as connection:
            rows = connection.execute(
                "SELECT id, kind, title, started_at, duration_s, speech_s, summary"
                " FROM session ORDER BY julianday(started_at) DESC, id DESC"
            ).fetchall()
        return [read_overview(row) for row in rows]

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
        with connect(self._database) as connection:
            return self._read(connection, session_id)

    def _read(self, connection: sqlite3.Connection, session_id: str) -> Session:
        found = read_session(connection, session_id)
        if found is None:
            raise CoachError(
                f"No session {session_id!r}", "It isn't in the library.", "See: coach sessions"
            )
        return found

    def earlier_metrics(self, session: Session, most: int) -> list[dict[str, float]]:
        """Metrics of the sessions like this one before it, the newest first: of the same kind,
        of the same exercise or of none, and long enough to say something."""
        with connect(self._database) as connection:
            rows = connection.execute(
                "SELECT metrics FROM session WHERE kind = ? AND exercise IS ? AND id != ?"
                " AND speech_s >= ?"
                " AND julianday(started_at) < julianday(?)"
                " ORDER BY julianday(started_at) DESC, id DESC LIMIT ?",
                (
                    session.kind,
                    session.exercise,
                    session.id,
                    LEAST_TALK_S,
                    session.started_at.isoformat(),
                    most,
                ),
            ).fetchall()
        return [msgspec.json.decode(row["metrics"]) for row in rows]

    def attempts(self, exercise: str) -> list[Attempt]:
        """How often an exercise has been done, the newest first."""
        with connect(self._database) as connection:
            rows = connection.execute(
                "SELECT started_at, speech_s, metrics FROM session WHERE exercise = ?"
                " ORDER BY julianday(started_at) DESC, id DESC",
                (exercise,),
            ).fetchall()
        return [
            Attempt(
                datetime.fromisoformat(row["started_at"]),
                row["speech_s"],
                msgspec.json.decode(row["metrics"]),
            )
            for row in rows
        ]

    def reject_event(self, session_id: str, number: int, rejected: bool) -> Session:
        """Keep what the speaker says of one of a session's events; return it changed.

        The figures follow: those of events that don't count, and the list's summary.
        """
        with connect(self._database) as connection, connection:
            connection.execute("BEGIN IMMEDIATE")  # two judgements at once: one after the other
            session = self._read(connection, session_id)
            events = list(session.events)
            events[number] = replace(events[number], rejected=rejected)
            changed = replace(session, events=tuple(events))
            changed = replace(changed, metrics=figures(changed))
            (rowid,) = connection.execute(
                "SELECT rowid FROM event WHERE session_id = ? ORDER BY rowid LIMIT 1 OFFSET ?",
                (session_id, number),
            ).fetchone()
            connection.execute("UPDATE event SET rejected = ? WHERE rowid = ?", (rejected, rowid))
            connection.execute(
                "UPDATE session SET metrics = ?, summary = ? WHERE id = ?",
                (to_json(changed.metrics), to_json(summarise(changed)), session_id),
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
        with connect(self._database) as connection, connection:
            connection.execute("DELETE FROM session WHERE id = ?", (session_id,))


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

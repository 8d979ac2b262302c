"""The rows of a session, buffered in memory and committed to its database at intervals."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from coach.domain.session import Correction, Gap, Session
from coach.domain.stream import AnalysisUpdate, VoiceProfile
from coach.store import events
from coach.store.database import in_memory, migrate, open_connection, use_write_ahead_log
from coach.store.folder import Header


class Journal:
    """The rows of one session.

    `push`, `push_results` and `push_gap` are for the recording and analysing threads and never
    wait for the disk; `commit` is for another thread.

    Parameters
    ----------
    path
        Database to write; None to keep everything in memory.

    Raises
    ------
    sqlite3.Error
        If SQLite refuses. All methods raise it except those that start with `push`.
    OSError
        If the file can't be created.
    """

    def __init__(self, path: Path | None) -> None:
        self._waiting = threading.Lock()
        self._writing = threading.Lock()
        self._updates: list[AnalysisUpdate] = []
        self._gaps: list[Gap] = []
        self._state = events.State()
        self._voice: VoiceProfile | None = None
        self._connection = in_memory() if path is None else open_connection(path)
        try:
            if path is not None:
                use_write_ahead_log(self._connection)
                self._connection.execute("PRAGMA synchronous = FULL")
                # Little is left to be copied by the last checkpoint, which must fit on a full disk.
                self._connection.execute("PRAGMA wal_autocheckpoint = 100")
            migrate(self._connection, events.MIGRATIONS)
        except BaseException:
            self._connection.close()
            raise

    def push(self, update: AnalysisUpdate) -> None:
        """Buffer what is new in an update."""
        with self._waiting:
            if update.emotions or update.segments or update.events or update.metrics:
                self._updates.append(update)
            state = self._state
            self._state = replace(
                state,
                until_s=update.until_s,
                skipped_windows=state.skipped_windows + update.skipped_windows,
                dropped_samples=state.dropped_samples + update.dropped_samples,
                unsettled_s=update.unsettled_s,
            )

    def push_results(self, metrics: dict[str, float], voice: VoiceProfile | None) -> None:
        """Replace the whole session's figures and voice profile by those up to now.

        Parameters
        ----------
        metrics
            Figures by key.
        voice
            None while nobody has been heard; a profile committed earlier then stays.
        """
        with self._waiting:
            self._state = replace(self._state, metrics=metrics)
            self._voice = voice

    def push_gap(self, gap: Gap) -> None:
        """Buffer a gap in the sound."""
        with self._waiting:
            self._gaps.append(gap)

    def note(self, about: events.SessionNotes, corrections: Sequence[Correction] = ()) -> None:
        """Write the speaker's notes and corrections immediately."""
        with self._writing, self._connection:
            events.write_about(self._connection, about)
            events.write_corrections(self._connection, corrections)

    def commit(self, samples: int | None = None, crc32: int | None = None) -> None:
        """Write everything buffered in one transaction.

        Parameters
        ----------
        samples
            Number of samples that are safely on disk; None if unknown.
        crc32
            CRC-32 of the bytes of those samples; None if unknown.

        Raises
        ------
        sqlite3.Error
            If SQLite refuses; what was buffered is left for the next commit.
        """
        with self._writing:
            with self._waiting:
                updates, self._updates = self._updates, []
                gaps, self._gaps = self._gaps, []
                state = replace(self._state, samples=samples, crc32=crc32)
                voice = self._voice
            try:
                with self._connection:
                    for update in updates:
                        events.insert(self._connection, update)
                    events.insert_gaps(self._connection, gaps)
                    events.write_state(self._connection, state)
                    if voice is not None:
                        events.write_voice(self._connection, voice)
            except BaseException:
                with self._waiting:
                    self._updates, self._gaps = updates + self._updates, gaps + self._gaps
                raise

    def session(self, header: Header, sound_s: float | None = None) -> Session:
        """Return the session as committed so far.

        Parameters
        ----------
        header
            The session's header.
        sound_s
            Length of the sound, where the session is to end even if the analysis failed earlier;
            None to end where the analysis did.
        """
        with self._connection:
            if sound_s is not None and self._state.until_s != sound_s:
                events.truncate(self._connection, sound_s)
            return events.read_session(self._connection, header)

    def settle(self) -> None:
        """Merge the write-ahead log, so that the database is a single self-contained file."""
        self._connection.execute("PRAGMA journal_mode = DELETE")

    def close(self) -> None:
        """Close the database; what wasn't committed is lost."""
        self._connection.close()


def write_session(path: Path, session: Session) -> None:
    """Write the rows of a complete session to a new database.

    Raises
    ------
    sqlite3.Error
        If SQLite refuses.
    OSError
        If the file can't be created.
    """
    with closing(Journal(path)) as journal:
        journal.push(
            AnalysisUpdate(
                until_s=session.duration_s,
                level_dbfs=0.0,
                emotions=session.emotions,
                segments=session.segments,
                events=session.events,
                metrics=session.metric_readings,
                skipped_windows=session.skipped_windows,
                dropped_samples=session.dropped_samples,
            )
        )
        journal.push_results(session.metrics, session.voice)
        for gap in session.gaps:
            journal.push_gap(gap)
        journal.commit()
        journal.note(
            events.SessionNotes(
                session.title, session.task, session.tags, session.section_starts_s
            ),
            session.corrections,
        )
        journal.settle()

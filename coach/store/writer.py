"""Writing a session to disk: its sound as it comes, what was found in it once a second."""

from __future__ import annotations

import logging
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress

from coach.common.errors import CoachError
from coach.common.files import create_private, make_private_folder, sync_folder
from coach.common.i18n import tr
from coach.domain.session import Gap, Session
from coach.domain.stream import AudioBlock, Notice
from coach.store.folder import Header, SessionFolder, disk_errors
from coach.store.journal import Journal
from coach.store.space import SpaceLimits, SpaceWatch
from coach.store.wav import WavWriter

_log = logging.getLogger(__name__)

#: How often sound and rows are synced to disk.
_SYNC_EVERY_S = 1.0
#: Freed at the end, so that the session can be finished even on a full disk.
_RESERVE_BYTES = 1_000_000


class SessionWriter:
    """A session that is written into its `.partial` folder.

    The recorder's thread calls `write`, the analysis thread `journal.push`. A third thread syncs
    to disk once a second, first the sound and then the rows.

    Parameters
    ----------
    folder
        The `.partial` folder, created here and locked until `close`.
    header
        What is known about the session.
    room
        Disk space that the recording needs.
    duration_s
        Length of the sound; None if unknown.
    tell
        Called, on the third thread, when disk space runs low.

    Attributes
    ----------
    journal
        Where the analysis puts what it finds.

    Raises
    ------
    CoachError
        If there is too little disk space, or the disk refuses.
    """

    def __init__(
        self,
        folder: SessionFolder,
        header: Header,
        room: SpaceLimits,
        duration_s: float | None,
        tell: Callable[[Notice], None],
    ) -> None:
        self.folder = folder
        self._header = header
        self._tell = tell
        self._failure: CoachError | None = None
        self._journal_fails = False
        self._space = SpaceWatch(folder.sessions, header.sample_rate_hz, room)
        self._space.check_start(duration_s)
        self._ending = threading.Event()
        with disk_errors(folder.path), ExitStack() as undo:
            make_private_folder(folder.path)
            self._lock = folder.lock()
            self._lock.acquire()
            # Nothing has been recorded yet.
            undo.callback(shutil.rmtree, folder.path, ignore_errors=True)
            undo.callback(self._lock.release)
            folder.write_header(header)
            create_private(self.folder.reserve_path)
            self.folder.reserve_path.write_bytes(bytes(_RESERVE_BYTES))
            self._wav = WavWriter(folder.wav_path, header.sample_rate_hz)
            undo.callback(self._wav.close)
            self.journal = Journal(folder.events_path)
            undo.callback(self.journal.close)
            sync_folder(folder.path)
            sync_folder(folder.sessions)
            undo.pop_all()
        self._disk = threading.Thread(target=self._keep_up, name="disk", daemon=True)
        self._disk.start()

    @property
    def failure(self) -> CoachError | None:
        """The error that ended the syncing thread, which the next `write` raises; None for none."""
        return self._failure

    def write(self, block: AudioBlock) -> None:
        """Append a block of sound; samples dropped before it become a gap.

        Raises
        ------
        CoachError
            If the disk refuses, or refused since the last call.
        """
        if self._failure is not None:
            raise self._failure
        self._wav.write(block)
        if block.dropped:
            rate_hz = self._header.sample_rate_hz
            start_s = (block.start - block.dropped) / rate_hz
            self.journal.push_gap(Gap(block.gap, start_s, block.start / rate_hz))

    def finish(self) -> Session:
        """Bring everything to disk and return the session as it was stored.

        Raises
        ------
        CoachError
            If the disk refuses; the message says where the sound is, if it is still there.
        """
        self._stop()
        with suppress(OSError):
            self.folder.reserve_path.unlink()
        try:
            with disk_errors(self.folder.path):
                written = self._wav.sync()
                self.journal.commit(written.samples, written.crc32)
                sound_s = written.samples / self._header.sample_rate_hz
                session = self.journal.session(self._header, sound_s)
                self.journal.settle()
                sync_folder(self.folder.path)
        except CoachError as error:
            if not self.folder.wav_path.exists():
                raise
            where = tr("The sound is stored in {path}.", path=self.folder.wav_path)
            raise CoachError(
                tr("Session not saved"),
                f"{error.message} {where}",
                tr("Then: coach recover {session}", session=self.folder.id),
            ) from error
        return session

    def close(self) -> None:
        """Close all files and unlock the folder, whether the session is finished or not."""
        self._stop()
        self._wav.close()
        self.journal.close()
        self._lock.release()

    def _stop(self) -> None:
        self._ending.set()
        self._disk.join()

    def _keep_up(self) -> None:
        while not self._ending.wait(_SYNC_EVERY_S):
            try:
                self._check_there()
                written = self._wav.sync()
                self._commit(written.samples, written.crc32)
                if (notice := self._space.check()) is not None:
                    self._tell(notice)
            except CoachError as error:
                self._failure = error
                return
            except Exception as error:  # a bug must not end the recording
                _log.exception("The disk's thread failed: %s", error)

    def _check_there(self) -> None:
        """Raise CoachError if the file was removed, which writing to it doesn't reveal."""
        if not self.folder.wav_path.exists():
            raise CoachError(
                tr("Recording stopped"),
                tr("{folder} was removed, or its disk unplugged.", folder=self.folder.path),
                tr("Start again; the recording so far is lost with it."),
            )

    def _commit(self, samples: int, crc32: int) -> None:
        """Commit the rows; if SQLite refuses, they wait for next time and recording continues."""
        try:
            self.journal.commit(samples, crc32)
            self._journal_fails = False
        except sqlite3.Error as error:
            if not self._journal_fails:
                _log.warning("%s can't be written: %s", self.folder.events_path, error)
            self._journal_fails = True

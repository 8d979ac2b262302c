"""The sessions below one folder: begun, stored, read, changed and deleted."""

from __future__ import annotations

import logging
import secrets
import sqlite3
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import filelock

from coach.common.errors import CoachError
from coach.common.files import PRIVATE_FILE, make_private_folder, sync_folder
from coach.common.i18n import tr
from coach.domain.session import Correction, Session
from coach.domain.stream import Notice, Task, VoiceProfile
from coach.domain.words import Transcript
from coach.store import events, usual
from coach.store.database import DatabaseDamaged, connect, set_aside
from coach.store.folder import (
    DELETED,
    PARTIAL,
    RECOVERING,
    Header,
    SessionDamaged,
    SessionFolder,
    disk_errors,
    folders,
)
from coach.store.library import Library
from coach.store.removal import hide, remove
from coach.store.space import SpaceLimits
from coach.store.unfinished import Unfinished, describe, has_sound, is_nothing, is_young, wav_bytes
from coach.store.writer import SessionWriter

_log = logging.getLogger(__name__)

_PATIENCE_S = 10.0

Tell = Callable[[Notice], None]


def log_notice(notice: Notice) -> None:
    """Write a notice to the log."""
    _log.info("%s: %s %s", notice.title, notice.message, notice.hint)


def library_in(chosen: Path) -> Path:
    """Return the library's folder for a folder that the user chose.

    It is the chosen folder if that is a library already, else a subfolder, so that nothing else
    in there is touched.
    """
    is_library = (chosen / "sessions").is_dir() and (chosen / "library.db").is_file()
    return chosen if is_library else chosen / "Speaking coach"


def new_id(started_at: datetime) -> str:
    """Return an id for a new session: its start in local time and four random hex digits."""
    return f"{started_at:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"


class Store:
    """The sessions below one folder, for several threads and processes at once.

    Parameters
    ----------
    folder
        The library's folder, created if need be.
    tell
        Called if the list of sessions had to be repaired.
    room
        Disk space that a recording needs; None for the defaults.

    Raises
    ------
    CoachError
        If the disk or the database refuses; all methods raise it as well.
    """

    def __init__(
        self, folder: Path, tell: Tell = log_notice, room: SpaceLimits | None = None
    ) -> None:
        self.folder = folder
        self.sessions = folder / "sessions"
        self.goals_path = folder / "goals.json"
        self._room = room or SpaceLimits()
        lock = filelock.FileLock(folder / "library.lock", _PATIENCE_S, PRIVATE_FILE)
        with disk_errors(folder):
            make_private_folder(folder)
            make_private_folder(self.sessions)
            with lock:  # of two instances starting at once, one tidies up
                self._tidy()
                self.library = self._open_library(tell)

    def begin(
        self, header: Header, duration_s: float | None = None, tell: Tell = log_notice
    ) -> SessionWriter:
        """Create the folder that a new session is recorded into.

        Parameters
        ----------
        header
            What is known about the session.
        duration_s
            Length of the sound; None if unknown.
        tell
            Called, on another thread, when disk space runs low.

        Returns
        -------
        SessionWriter
            To be closed by the caller.

        Raises
        ------
        CoachError
            If there is too little disk space, or the disk refuses.
        """
        folder = SessionFolder(self.sessions, header.id, PARTIAL)
        return SessionWriter(folder, header, self._room, duration_s, tell)

    def keep(self, folder: SessionFolder, session: Session) -> None:
        """Give a complete session its final name and list it.

        Parameters
        ----------
        folder
            Folder of the session under its provisional name, no longer locked.
        session
            What the folder holds.
        """
        final = SessionFolder(self.sessions, folder.id)
        with disk_errors(folder.path):
            folder.path.rename(final.path)
            sync_folder(self.sessions)
            final.lock_path.unlink(missing_ok=True)
        self._list(session)

    def _list(self, session: Session) -> None:
        """List a session; a failure is only logged, as the next start will list it."""
        try:
            self.library.put(session)
        except CoachError as error:
            _log.warning("Session %s is kept but not listed: %s", session.id, error)

    def discard(self, folder: SessionFolder) -> None:
        """Delete the folder of an unfinished session.

        Raises
        ------
        CoachError
            If it doesn't exist, is being written, or can't be deleted.
        """
        if not folder.exists():
            raise CoachError(
                tr("Nothing to discard for {session!r}", session=folder.id),
                tr("No interrupted session has that name."),
                tr("See: coach recover"),
            )
        if folder.in_use():
            raise folder.held()
        remove(folder)

    def find(self, id_or_prefix: str) -> str:
        """Return the id of the one session that begins with a prefix.

        Parameters
        ----------
        id_or_prefix
            The beginning of an id; "last" stands for the newest session.

        Raises
        ------
        CoachError
            If no session, or more than one, begins with it.
        """
        ids = [overview.id for overview in self.library.overviews()]
        if id_or_prefix == "last" and ids:
            return ids[0]
        matching = [found for found in ids if id_or_prefix and found.startswith(id_or_prefix)]
        if len(matching) == 1:
            return matching[0]
        why = (
            tr("%n session(s) in this library begin with that.", "", len(matching))
            if matching
            else tr("In this library there is no such session.")
        )
        raise _no_session(id_or_prefix, why)

    def load(self, session_id: str) -> Session:
        """Read everything that is stored about a session.

        Raises
        ------
        SessionDamaged
            If its header or its rows are damaged.
        CoachError
            If there is no such session, or it can't be read.
        """
        folder = self._folder(session_id)
        header = folder.read_header()
        try:
            with connect(folder.existing_events()) as connection:
                return events.read_session(connection, header)
        except DatabaseDamaged as error:
            raise folder.damaged(error.message) from error

    def reject_event(self, session_id: str, number: int, rejected: bool) -> Session:
        """Store whether the speaker rejects an event; return the changed session.

        Figures derived from events and the summary in the list change with it.

        Parameters
        ----------
        session_id
            The session's id.
        number
            Index of the event in `Session.events`.
        rejected
            Whether the event is rejected, or counts again.
        """
        return self._change(
            session_id, partial(events.reject_event, number=number, rejected=rejected)
        )

    def correct(self, session_id: str, correction: Correction, undo: bool = False) -> Session:
        """Store the tone that the speaker gives to a stretch; return the changed session.

        With `undo`, only delete the corrections within the stretch.
        """
        return self._change(session_id, partial(events.correct, correction=correction, undo=undo))

    def store_voice(self, session_id: str, voice: VoiceProfile) -> Session:
        """Store a voice profile computed later than the session; return the changed session."""
        return self._change(session_id, partial(events.store_voice, voice=voice))

    def store_transcript(self, session_id: str, transcript: Transcript) -> Session:
        """Store what was said in a session, recognised later; return the changed session."""
        return self._change(session_id, partial(events.store_transcript, transcript=transcript))

    def usual_voice(
        self, model: str, width: int, task: Task, since: datetime
    ) -> VoiceProfile | None:
        """Return how the speaker usually sounds to a model; None if there are no practices yet.

        Parameters
        ----------
        model
            SHA-256 of the model.
        width
            Width of the model's embeddings.
        task
            Task of the practices to prefer.
        since
            Earliest start of the practices that count.
        """
        newest = partial(self.library.voices, model, since, usual.MOST)
        return usual.usual_voice(newest(task), newest(), width)

    def describe(self, session_id: str, **changes: Any) -> Session:
        """Change the speaker's notes on a session; return the changed session.

        Parameters
        ----------
        session_id
            The session's id.
        **changes
            New values by the names of `events.SessionNotes`'s fields.
        """
        return self._change(session_id, partial(events.describe, changes=changes))

    def _change(
        self, session_id: str, change: Callable[[sqlite3.Connection, Header], Session]
    ) -> Session:
        folder = self._folder(session_id)
        with connect(folder.existing_events()) as connection:
            events.migrate_session(connection)
            changed = change(connection, folder.read_header())
        self._list(changed)
        if not folder.exists():  # deleted meanwhile
            self.library.remove([session_id])
        return changed

    def audio_path(self, session_id: str) -> Path:
        """Return where a session's sound is, if it has any.

        Raises
        ------
        SessionDamaged
            If it is a link, which might lead out of the folder.
        """
        folder = SessionFolder(self.sessions, session_id)
        return folder.own(folder.audio_path)

    def delete(self, session_id: str) -> None:
        """Delete a session with its sound, or the entry of one whose folder is gone."""
        folder = SessionFolder(self.sessions, session_id)
        if not folder.exists() and session_id in self.library.ids():
            self.library.remove([session_id])
            return
        going = hide(self._folder(session_id))
        self.library.remove([session_id])
        remove(going)

    def delete_everything(self) -> int:
        """Delete every session, finished or not, every list, and the goals.

        Returns
        -------
        int
            Number of sessions left because they are in use.
        """
        left = 0
        with disk_errors(self.folder):
            for suffix in ("", PARTIAL, RECOVERING, DELETED):
                for folder in folders(self.sessions, suffix):
                    if folder.in_use():
                        left += 1
                    else:
                        remove(folder)
            for pattern in ("library*.db*", f"{self.goals_path.stem}.*"):
                for path in self.folder.glob(pattern):
                    path.unlink(missing_ok=True)  # SQLite may have deleted its log files
            self.library = Library(self.library.path, self.sessions)
        return left

    def unfinished(self) -> list[Unfinished]:
        """Return the sessions that were cut off, oldest first, without those being recorded."""
        with disk_errors(self.sessions):
            cut_off = folders(self.sessions, PARTIAL)
            return [describe(one) for one in cut_off if has_sound(one) and not one.in_use()]

    def postpone(self, session_id: str) -> None:
        """Remember that the user postponed the decision about an unfinished session."""
        folder = SessionFolder(self.sessions, session_id, PARTIAL)
        with disk_errors(folder.path):
            folder.postponed_path.touch(PRIVATE_FILE)

    def _folder(self, session_id: str) -> SessionFolder:
        folder = SessionFolder(self.sessions, session_id)
        if not folder.exists():
            raise _no_session(session_id, tr("It isn't in the library."))
        return folder

    def _tidy(self) -> None:
        """Clean up after interrupted deletions and recoveries; remove unfinished empty sessions."""
        for folder in folders(self.sessions, DELETED):
            remove(folder)
        for folder in folders(self.sessions, RECOVERING):
            if not (is_young(folder) or folder.in_use()):
                remove(folder)
        for folder in folders(self.sessions, PARTIAL):
            if is_young(folder) or folder.in_use():
                continue
            if is_nothing(folder) or self._is_recovered(folder):
                remove(folder)

    def _is_recovered(self, left: SessionFolder) -> bool:
        """Return whether a complete session has all of its sound."""
        made = SessionFolder(self.sessions, left.id)
        try:
            self.load(left.id)
        except CoachError:
            return False
        return made.flac_path.exists() or wav_bytes(made) >= wav_bytes(left)

    def _open_library(self, tell: Tell) -> Library:
        """Open the list, rebuilt if it is damaged, and bring it into line with the folders."""
        path = self.folder / "library.db"
        try:
            library = Library(path, self.sessions)
            self._bring_in(library)
        except DatabaseDamaged as error:
            _log.info("%s", error)
            aside = set_aside(path)
            library = Library(path, self.sessions)
            self._bring_in(library)
            tell(_repaired(aside, len(library.ids()), len(self.unfinished())))
        return library

    def _bring_in(self, library: Library) -> None:
        """List the sessions that exist and no others; mark damaged ones for recovery."""
        # Read first, so that a session stored meanwhile isn't removed from the list.
        listed = library.ids()
        there = {folder.id: folder for folder in folders(self.sessions)}
        library.remove(listed - set(there))
        for session_id in sorted(set(there) - listed):
            try:
                library.put(self.load(session_id))
            except SessionDamaged as error:
                _log.info("%s", error)
                left = SessionFolder(self.sessions, session_id, PARTIAL)
                if has_sound(there[session_id]) and not left.exists():
                    self._rename_back(there[session_id])
            except CoachError as error:
                _log.info("Session %s isn't listed: %s", session_id, error)

    def mark_unfinished(self, session_id: str) -> None:
        """Mark a damaged session as cut off, so that it can be recovered."""
        self._rename_back(self._folder(session_id))
        self.library.remove([session_id])

    def _rename_back(self, folder: SessionFolder) -> None:
        with disk_errors(folder.path):
            folder.path.rename(SessionFolder(self.sessions, folder.id, PARTIAL).path)


def _no_session(name: str, why: str) -> CoachError:
    return CoachError(tr("No session {session!r}", session=name), why, tr("See: coach sessions"))


def _repaired(aside: Path, listed: int, unfinished: int) -> Notice:
    told = [
        tr(
            "The damaged list is now {name}; the list rebuilt from the folders has %n session(s).",
            "",
            listed,
            name=aside.name,
        )
    ]
    if unfinished:
        told.append(tr("%n more can be recovered: see Sessions.", "", unfinished))
    return Notice(tr("List of sessions repaired"), " ".join(told))

"""The sessions below one folder: begun, kept, read, judged and deleted."""

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
from coach.store.space import Room
from coach.store.unfinished import Unfinished, describe, has_sound, is_nothing, is_young, wav_bytes
from coach.store.writer import SessionWriter

_log = logging.getLogger(__name__)

_PATIENCE_S = 10.0

Tell = Callable[[Notice], None]


def log_notice(notice: Notice) -> None:
    _log.info("%s: %s %s", notice.title, notice.message, notice.hint)


def library_in(chosen: Path) -> Path:
    """Where sessions go in a folder that somebody chose: into one of their own in it, unless it
    is one already. What else lies in it isn't ours to touch."""
    is_library = (chosen / "sessions").is_dir() and (chosen / "library.db").is_file()
    return chosen if is_library else chosen / "Speaking coach"


def new_id(started_at: datetime) -> str:
    return f"{started_at:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"


class Store:
    """Sessions below one folder, for several threads and several coaches at once.

    Methods raise CoachError where disk or database refuse.
    room: what a recording needs of the disk. tell: is told what had to be repaired.
    """

    def __init__(self, folder: Path, tell: Tell = log_notice, room: Room | None = None) -> None:
        self.folder = folder
        self.sessions = folder / "sessions"
        self.goals_path = folder / "goals.json"
        self._room = room or Room()
        lock = filelock.FileLock(folder / "library.lock", _PATIENCE_S, PRIVATE_FILE)
        with disk_errors(folder):
            make_private_folder(folder)
            make_private_folder(self.sessions)
            with lock:  # two starting coaches: one tidies up
                self._tidy()
                self.library = self._open_library(tell)

    def begin(
        self, header: Header, duration_s: float | None = None, tell: Tell = log_notice
    ) -> SessionWriter:
        """Make the folder a new session is recorded into; the caller closes its writer.

        duration_s: of the sound, where it is known. tell: is told when room gets scarce.
        """
        folder = SessionFolder(self.sessions, header.id, PARTIAL)
        return SessionWriter(folder, header, self._room, duration_s, tell)

    def keep(self, folder: SessionFolder, session: Session) -> None:
        """Give a session that is whole and let go of its name, and list it.

        From here on it is kept.
        """
        final = SessionFolder(self.sessions, folder.id)
        with disk_errors(folder.path):
            folder.path.rename(final.path)
            sync_folder(self.sessions)
            final.lock_path.unlink(missing_ok=True)
        self._list(session)

    def _list(self, session: Session) -> None:
        """Whatever becomes of the list, the session is kept: the next start makes it anew."""
        try:
            self.library.put(session)
        except CoachError as error:
            _log.warning("Session %s is kept but not listed: %s", session.id, error)

    def discard(self, folder: SessionFolder) -> None:
        """Remove the folder of a session that isn't to be kept.

        Raises CoachError where there is none, or some coach is writing it.
        """
        if not folder.exists():
            raise CoachError(
                tr("Nothing to discard as {session!r}", session=folder.id),
                tr("No session of that name was cut off."),
                tr("See: coach recover"),
            )
        if folder.in_use():
            raise folder.held()
        remove(folder)

    def find(self, id_or_prefix: str) -> str:
        """The one session whose id begins so; "last" is the newest. Raises CoachError otherwise."""
        ids = [overview.id for overview in self.library.overviews()]
        if id_or_prefix == "last" and ids:
            return ids[0]
        matching = [found for found in ids if id_or_prefix and found.startswith(id_or_prefix)]
        if len(matching) == 1:
            return matching[0]
        why = (
            tr("In this library %n session(s) begin so.", "", len(matching))
            if matching
            else tr("In this library there is no such session.")
        )
        raise _no_session(id_or_prefix, why)

    def load(self, session_id: str) -> Session:
        """Everything kept of a session."""
        folder = self._folder(session_id)
        header = folder.read_header()
        try:
            with connect(folder.existing_events()) as connection:
                return events.read_session(connection, header)
        except DatabaseDamaged as error:
            raise folder.damaged(error.message) from error

    def reject_event(self, session_id: str, number: int, rejected: bool) -> Session:
        """Keep what the speaker says of one of a session's events; return it changed.

        The figures follow: those of events that don't count, and the list's summary.
        """
        return self._change(
            session_id, partial(events.reject_event, number=number, rejected=rejected)
        )

    def correct(self, session_id: str, correction: Correction, undo: bool = False) -> Session:
        """Keep what the speaker says of a stretch's tone, or with `undo` that it was right; return
        the session changed."""
        return self._change(session_id, partial(events.correct, correction=correction, undo=undo))

    def keep_voice(self, session_id: str, voice: VoiceProfile) -> Session:
        """Keep how the speaker of a session sounded, where that was found later; return it so."""
        return self._change(session_id, partial(events.keep_voice, voice=voice))

    def usual_voice(self, model: str, task: Task, since: datetime) -> VoiceProfile | None:
        """How who practises usually sounds to a model in such a task, from the practices since
        then; None where there is none."""
        newest = partial(self.library.voices, model, since, usual.MOST)
        return usual.usual_voice(newest(task), newest())

    def describe(self, session_id: str, **changes: Any) -> Session:
        """Keep what the speaker says of a session as a whole, by the fields of `events.About`;
        return it changed."""
        return self._change(session_id, partial(events.describe, changes=changes))

    def _change(
        self, session_id: str, change: Callable[[sqlite3.Connection, Header], Session]
    ) -> Session:
        folder = self._folder(session_id)
        with connect(folder.existing_events()) as connection:
            events.bring_up_to_date(connection)
            changed = change(connection, folder.read_header())
        self._list(changed)
        return changed

    def audio_path(self, session_id: str) -> Path:
        """Where its sound is, if it has any. Raises SessionDamaged where that leads elsewhere."""
        folder = SessionFolder(self.sessions, session_id)
        return folder.own(folder.audio_path)

    def delete(self, session_id: str) -> None:
        """Remove a session, its sound included, or what the list still says of one."""
        folder = SessionFolder(self.sessions, session_id)
        if not folder.exists() and session_id in self.library.ids():
            self.library.remove([session_id])
            return
        going = hide(self._folder(session_id))
        self.library.remove([session_id])
        remove(going)

    def delete_everything(self) -> int:
        """Remove every session, finished or not, every list and the goals; return how many are
        left because some coach is recording them."""
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
                    path.unlink(missing_ok=True)  # SQLite, too, takes away its own
            self.library = Library(self.library.path, self.sessions)
        return left

    def unfinished(self) -> list[Unfinished]:
        """Sessions that were cut off, the oldest first; not those being recorded."""
        with disk_errors(self.sessions):
            cut_off = folders(self.sessions, PARTIAL)
            return [describe(one) for one in cut_off if has_sound(one) and not one.in_use()]

    def put_off(self, session_id: str) -> None:
        """Remember that an unfinished session can wait."""
        folder = SessionFolder(self.sessions, session_id, PARTIAL)
        with disk_errors(folder.path):
            folder.put_off_path.touch(PRIVATE_FILE)

    def _folder(self, session_id: str) -> SessionFolder:
        folder = SessionFolder(self.sessions, session_id)
        if not folder.exists():
            raise _no_session(session_id, tr("It isn't in the library."))
        return folder

    def _tidy(self) -> None:
        """Finish what was cut off while deleting, recovering or about to begin."""
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
        """Whether all of it is in a session that is whole."""
        made = SessionFolder(self.sessions, left.id)
        try:
            self.load(left.id)
        except CoachError:
            return False
        return made.flac_path.exists() or wav_bytes(made) >= wav_bytes(left)

    def _open_library(self, tell: Tell) -> Library:
        """The list, made anew where it is damaged, with every session that is there."""
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
        """List what is there and no longer what isn't; what is damaged can be recovered."""
        listed = library.ids()  # first: what another coach keeps meanwhile is there and not listed
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

    def set_back(self, session_id: str) -> None:
        """Take a damaged session for one that was cut off, so that it can be recovered."""
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
            "It was damaged and is now {name}; made anew from the folders, it has %n session(s).",
            "",
            listed,
            name=aside.name,
        )
    ]
    if unfinished:
        told.append(tr("%n more can be recovered: see Sessions.", "", unfinished))
    return Notice(tr("List of sessions repaired"), " ".join(told))

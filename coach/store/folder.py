"""A session's folder: its files, its lock, and a guard against links that lead out of it.

    <id>/session.json   what was known when the session began; never changed
    <id>/audio.wav      its sound, or audio.flac
    <id>/events.db      what was found in it

`<id>.partial` is being recorded, or was when the coach was cut off; `<id>.recovering` is what a
recovery is building from that; `<id>.deleted` is being deleted.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path

import filelock
import msgspec

from coach.common.errors import CoachError
from coach.common.files import PRIVATE_FILE, decode_json, write_atomically
from coach.common.i18n import tr
from coach.domain.model_card import ModelCard
from coach.domain.session import MetricDefinition, Session
from coach.domain.stream import SessionKind

PARTIAL, RECOVERING, DELETED = ".partial", ".recovering", ".deleted"
_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{4}")
_FORMAT = 1
_PATIENCE_S = 2.0
#: How long a check waits for the lock; longer than another check holds it.
_GLANCE_S = 0.25


@dataclass(frozen=True, slots=True)
class _Format:
    format: int


class SessionDamaged(CoachError):
    """A session that can't be read because its files are missing or damaged."""


@dataclass(frozen=True, slots=True)
class Header:
    """What is known about a session when it begins; the fields are those of `Session`.

    Attributes
    ----------
    format
        Version of the header's file; files of a later version are refused.
    """

    id: str
    kind: SessionKind
    title: str
    started_at: datetime
    sample_rate_hz: int
    model: ModelCard
    metric_definitions: tuple[MetricDefinition, ...]
    with_fluency: bool = False
    exercise: str | None = None
    plan: str = ""
    format: int = _FORMAT

    @classmethod
    def of(cls, session: Session) -> Header:
        """Return the header of a session."""
        return cls(**{name: getattr(session, name) for name in HEADER_FIELDS})


#: The fields that a `Session` and its header have in common.
HEADER_FIELDS = tuple(one.name for one in fields(Header) if one.name != "format")


@dataclass(frozen=True, slots=True)
class SessionFolder:
    """The folder `id` plus `suffix` below `sessions`, whether it exists or not.

    Attributes
    ----------
    suffix
        PARTIAL, RECOVERING, DELETED, or empty for a session that is complete.

    Raises
    ------
    CoachError
        If `id` doesn't have the form of a session's id.
    """

    sessions: Path
    id: str
    suffix: str = ""

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise CoachError(
                tr("No session {session!r}", session=self.id),
                tr("That isn't a valid session name."),
                tr("See: coach sessions"),
            )

    @property
    def path(self) -> Path:
        """The folder itself."""
        return self.sessions / f"{self.id}{self.suffix}"

    @property
    def header_path(self) -> Path:
        """The header's file."""
        return self.path / "session.json"

    @property
    def events_path(self) -> Path:
        """The database of what was found in the session."""
        return self.path / "events.db"

    @property
    def wav_path(self) -> Path:
        """The sound's file as it is recorded."""
        return self.path / "audio.wav"

    @property
    def flac_path(self) -> Path:
        """The sound's file once it is compressed."""
        return self.path / "audio.flac"

    @property
    def audio_path(self) -> Path:
        """The sound's file: the FLAC if there is one, else the WAV."""
        return self.flac_path if self.flac_path.exists() else self.wav_path

    @property
    def reserve_path(self) -> Path:
        """A file that reserves disk space, deleted to make room for finishing the session."""
        return self.path / "reserve"

    @property
    def lock_path(self) -> Path:
        """The file behind `lock`."""
        return self.path / "lock"

    @property
    def postponed_path(self) -> Path:
        """A marker file: the user has postponed the decision about an unfinished session."""
        return self.path / "later"

    def exists(self) -> bool:
        """Return whether the folder exists and isn't a link, which might lead anywhere."""
        return self.path.is_dir() and not self.path.is_symlink()

    def lock(self, patience_s: float = _PATIENCE_S) -> filelock.BaseFileLock:
        """Return the lock of whoever writes the folder; the system releases it if they die.

        Parameters
        ----------
        patience_s
            Seconds to wait for the lock; by default long enough for `in_use`, which takes it
            for a moment as well.
        """
        return filelock.FileLock(self.lock_path, patience_s, PRIVATE_FILE, thread_local=False)

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Hold the lock for the duration of a `with` block.

        Raises
        ------
        CoachError
            If the coach is writing the folder, in this process or another.
        """
        try:
            with self.lock():
                yield
        except filelock.Timeout as error:
            raise self.held() from error

    def in_use(self) -> bool:
        """Return whether the coach is writing the folder, in this process or another."""
        if not self.lock_path.exists():  # taking it would create it, and the folder
            return False
        try:
            with self.lock(_GLANCE_S):
                return False
        except (FileNotFoundError, FileExistsError):  # the folder is being removed
            return False
        except filelock.Timeout:
            return True

    def held(self) -> CoachError:
        """Return the error for a folder that is in use."""
        return CoachError(
            tr("Session {session} is in use", session=self.id),
            tr("It is being recorded, recovered or compressed by a running coach."),
            tr("Wait until that is finished."),
        )

    def write_header(self, header: Header) -> None:
        """Write the header atomically.

        Raises
        ------
        CoachError
            If the disk refuses.
        """
        content = msgspec.json.format(msgspec.json.encode(header))
        write_atomically(self.header_path, content, tr("Session not started"), PRIVATE_FILE)

    def read_header(self) -> Header:
        """Read the header.

        Its id is taken from the folder's name, since a copy made by hand has another than the
        file says.

        Raises
        ------
        SessionDamaged
            If the header is missing or damaged.
        CoachError
            If it was written by a later version of the coach, or the disk refuses.
        """
        try:
            content = self.own(self.header_path).read_bytes()
            if decode_json(content, _Format).format > _FORMAT:
                raise CoachError(
                    tr("Session too new"),
                    tr("{path} was made by a later version of the coach.", path=self.path),
                    tr("Update the coach."),
                )
            header = decode_json(content, Header)
        except (FileNotFoundError, ValueError) as error:
            why = getattr(error, "strerror", None) or error
            raise self.damaged(
                tr("{path} can't be read ({why}).", path=self.header_path, why=why)
            ) from error
        except OSError as error:
            raise CoachError(
                tr("Session can't be read"),
                tr("{path}: {why}.", path=self.header_path, why=error.strerror),
                tr("Check that you own the folder, and try again."),
            ) from error
        return replace(header, id=self.id)

    def own(self, path: Path) -> Path:
        """Return a path in the folder, once it is known not to be a link.

        Raises
        ------
        SessionDamaged
            If it is a link, which might lead out of the folder.
        """
        if path.is_symlink():
            raise self.damaged(tr("{path} is a link.", path=path))
        return path

    def existing_events(self) -> Path:
        """Return `events_path`, once it is known to be a file with content.

        SQLite would mistake an empty file for a database without tables.

        Raises
        ------
        SessionDamaged
            If it is missing, empty or a link.
        """
        path = self.own(self.events_path)
        if not path.is_file() or not path.stat().st_size:
            raise self.damaged(tr("{path} is missing or empty.", path=path))
        return self.events_path

    def damaged(self, why: str) -> SessionDamaged:
        """Return the error for a damaged session.

        Parameters
        ----------
        why
            A whole sentence, translated.
        """
        return SessionDamaged(
            tr("Session damaged"),
            why,
            tr("Its sound can be analysed again: coach recover {session}", session=self.id),
        )


def folders(sessions: Path, suffix: str = "") -> list[SessionFolder]:
    """Return the sessions' folders with a suffix, oldest first.

    Raises
    ------
    OSError
        If `sessions` can't be listed.
    """
    with os.scandir(sessions) as entries:  # which says what each is: no query for each
        names = [one.name for one in entries if one.is_dir(follow_symlinks=False)]
    ids = sorted(name.removesuffix(suffix) for name in names if name.endswith(suffix))
    return [SessionFolder(sessions, one, suffix) for one in ids if _ID.fullmatch(one)]


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Translate errors of the disk and the database below `path`.

    Raises
    ------
    CoachError
        In place of OSError and sqlite3.Error.
    """
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        why = getattr(error, "strerror", None) or error
        raise CoachError(
            tr("Session folder can't be used"),
            tr("{path}: {why}.", path=path, why=why),
            tr("Make room or make it writable, or choose another folder in the settings."),
        ) from error

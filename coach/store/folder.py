"""A session's folder: what lies in it, who is writing it, and that no name leads out of it.

    <id>/session.json   what was known when it began; never changed
    <id>/audio.wav      its sound, or audio.flac
    <id>/events.db      what was found in it

`<id>.partial` is being recorded, or was when the coach was cut off; `<id>.recovering` is what a
recovery is making of that; `<id>.deleted` is on its way out.
"""

from __future__ import annotations

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
from coach.common.files import PRIVATE_FILE, decode_json, write_whole
from coach.common.i18n import tr
from coach.domain.model_card import ModelCard
from coach.domain.session import MetricDefinition, Session
from coach.domain.stream import SessionKind

PARTIAL, RECOVERING, DELETED = ".partial", ".recovering", ".deleted"
_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{4}")
_FORMAT = 1
_PATIENCE_S = 2.0
#: Longer than a mere check holds the lock.
_GLANCE_S = 0.25


@dataclass(frozen=True, slots=True)
class _Format:
    format: int


class SessionDamaged(CoachError):
    """What is left of a session can't be read as it is."""


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of a session when it begins; the fields are those of `Session`."""

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
        return cls(**{name: getattr(session, name) for name in HEADER_FIELDS})


#: What a `Session` and its header have in common.
HEADER_FIELDS = tuple(one.name for one in fields(Header) if one.name != "format")


@dataclass(frozen=True, slots=True)
class SessionFolder:
    """The folder `id` plus `suffix` below `sessions`. Raises CoachError for an id that is none."""

    sessions: Path
    id: str
    suffix: str = ""

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise CoachError(
                tr("No session {session!r}", session=self.id),
                tr("That isn't a session's name."),
                tr("See: coach sessions"),
            )

    @property
    def path(self) -> Path:
        return self.sessions / f"{self.id}{self.suffix}"

    @property
    def header_path(self) -> Path:
        return self.path / "session.json"

    @property
    def events_path(self) -> Path:
        return self.path / "events.db"

    @property
    def wav_path(self) -> Path:
        return self.path / "audio.wav"

    @property
    def flac_path(self) -> Path:
        return self.path / "audio.flac"

    @property
    def audio_path(self) -> Path:
        """The sound's file, in whichever format it is."""
        return self.flac_path if self.flac_path.exists() else self.wav_path

    @property
    def reserve_path(self) -> Path:
        """Room on the disk that is given back when the session is brought to its end."""
        return self.path / "reserve"

    @property
    def lock_path(self) -> Path:
        return self.path / "lock"

    @property
    def put_off_path(self) -> Path:
        """A mark that somebody has decided to see to it later."""
        return self.path / "later"

    def exists(self) -> bool:
        """Whether it is there, as a folder of its own: a link might lead anywhere."""
        return self.path.is_dir() and not self.path.is_symlink()

    def lock(self, patience_s: float = _PATIENCE_S) -> filelock.BaseFileLock:
        """Held by whoever writes the folder, and let go by the system if they die.

        Checking whether it is held takes it for a moment as well.
        """
        return filelock.FileLock(self.lock_path, patience_s, PRIVATE_FILE, thread_local=False)

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Have the lock meanwhile. Raises CoachError where some coach is writing the folder."""
        try:
            with self.lock():
                yield
        except filelock.Timeout as error:
            raise self.held() from error

    def in_use(self) -> bool:
        """Whether some coach is writing it right now."""
        if not self.lock_path.exists():  # to look for it would make it, and the folder
            return False
        try:
            with self.lock(_GLANCE_S):
                return False
        except (FileNotFoundError, FileExistsError):  # somebody is just removing it
            return False
        except filelock.Timeout:
            return True

    def held(self) -> CoachError:
        return CoachError(
            tr("Session {session} is in use", session=self.id),
            tr("It is being recorded, recovered or made smaller by a coach that is running."),
            tr("Wait until that is finished."),
        )

    def write_header(self, header: Header) -> None:
        content = msgspec.json.format(msgspec.json.encode(header))
        write_whole(self.header_path, content, tr("Session not begun"), PRIVATE_FILE)

    def read_header(self) -> Header:
        """What is known of it under the folder's name, which a copy made by hand has anew.

        Raises CoachError where it is missing or damaged.
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
                tr("Check that the folder is yours, and try again."),
            ) from error
        return replace(header, id=self.id)

    def own(self, path: Path) -> Path:
        """A path of the folder; raises SessionDamaged where it leads out of it."""
        if path.is_symlink():
            raise self.damaged(tr("{path} is a link.", path=path))
        return path

    def existing_events(self) -> Path:
        """`events_path`; raises SessionDamaged where there is no such file of its own, or nothing
        in it, which SQLite would take for a database without tables."""
        path = self.own(self.events_path)
        if not path.is_file() or not path.stat().st_size:
            raise self.damaged(tr("{path} is missing or empty.", path=path))
        return self.events_path

    def damaged(self, why: str) -> SessionDamaged:
        """why: in a sentence."""
        return SessionDamaged(
            tr("Session damaged"),
            why,
            tr("Its sound can be analysed anew: coach recover {session}", session=self.id),
        )


def folders(sessions: Path, suffix: str = "") -> list[SessionFolder]:
    """Those of one kind, the oldest first. Raises OSError."""
    names = [path.name for path in sessions.iterdir()]
    ids = sorted(name.removesuffix(suffix) for name in names if name.endswith(suffix))
    found = [SessionFolder(sessions, one, suffix) for one in ids if _ID.fullmatch(one)]
    return [folder for folder in found if folder.exists()]


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Tell what disk or database refuse below `path` as a CoachError."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        why = getattr(error, "strerror", None) or error
        raise CoachError(
            tr("Session folder can't be used"),
            tr("{path}: {why}.", path=path, why=why),
            tr("Make room or make it writable, or choose another folder in the settings."),
        ) from error

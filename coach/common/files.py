"""Files that are written whole or not at all, are nobody else's, and may be damaged."""

from __future__ import annotations

import errno
import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from coach.common.errors import CoachError
from coach.common.i18n import tr

if sys.platform == "darwin":
    import fcntl

_T = TypeVar("_T")

#: For the owner alone; on Windows the user's own folder has such rights already.
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def write_whole(path: Path, content: bytes, title: str, mode: int = 0o666) -> None:
    """Write beside, wait for the disk, and rename.

    Raises CoachError, titled `title`, where the disk refuses; what was there is there still.
    mode: permissions of the file, less the umask.
    """
    # A name of its own: two coaches may write the same file at once.
    partial = path.with_name(f"{path.name}.{secrets.token_hex(4)}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode), "wb") as file:
            file.write(content)
            file.flush()
            wait_for_disk(file.fileno())
        partial.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise CoachError(
            title,
            tr("{path} can't be written ({why}).", path=path, why=error.strerror),
            tr("Check that the disk has space and the folder is yours."),
        ) from error


def decode_json(content: bytes | str, kind: type[_T]) -> _T:
    """What `content` says, as a `kind`. Raises ValueError for whatever says something else."""
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(str(error)) from error


def make_private_folder(path: Path) -> None:
    """Make the folder, or close one that is there to others. Raises OSError."""
    try:
        path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, tr("it is a file, not a folder")) from error
    if path.stat().st_mode & 0o077:
        path.chmod(PRIVATE_FOLDER)


def create_private(path: Path) -> None:
    """Make an empty file for the owner alone, or close one that is there. Raises OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE_FILE))
    if path.stat().st_mode & 0o077:
        path.chmod(PRIVATE_FILE)


def wait_for_disk(file: int) -> None:
    """Return once what was written to a descriptor would outlast a power cut. Raises OSError."""
    if sys.platform == "darwin":  # there fsync leaves it in the drive's own memory
        fcntl.fcntl(file, fcntl.F_FULLFSYNC)
    else:
        os.fsync(file)


def sync_folder(path: Path) -> None:
    """Wait until names made, changed or removed in a folder would outlast a power cut."""
    if os.name == "nt":  # a folder can't be opened there, and NTFS logs its names
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

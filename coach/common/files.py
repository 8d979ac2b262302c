"""Atomic writes, files and folders for the owner alone, and JSON that may be damaged."""

from __future__ import annotations

import errno
import logging
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

_log = logging.getLogger(__name__)

_T = TypeVar("_T")

#: Permissions for the owner alone; on Windows the user's folder already is private.
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def write_atomically(path: Path, content: bytes, title: str, mode: int = 0o666) -> None:
    """Write a file whole or not at all, making its folder if need be.

    The content goes to a temporary file beside it, is flushed to disk, and is renamed. If the
    folder then can't be synced, which some file systems refuse, the file is written all the same:
    only a power cut might still bring back what was there before. That is logged.

    Parameters
    ----------
    title
        Title of the error that is raised.
    mode
        Permissions of the file, less the umask.

    Raises
    ------
    CoachError
        If the disk refuses; a file that was there before is left as it was.
    """
    # A unique name: two instances of the program may write the same file at once.
    partial = path.with_name(f"{path.name}.{secrets.token_hex(4)}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode), "wb") as file:
            file.write(content)
            file.flush()
            wait_for_disk(file.fileno())
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise CoachError(
            title,
            tr("{path} can't be written ({why}).", path=path, why=error.strerror),
            tr("Check that the disk has space and that you own the folder."),
        ) from error
    try:
        sync_folder(path.parent)
    except OSError as error:
        _log.warning("%s is written, but may not survive a power cut: %s", path, error)


def decode_json(content: bytes | str, kind: type[_T]) -> _T:
    """Decode JSON into an object of type `kind`.

    Raises
    ------
    ValueError
        If `content` isn't JSON or doesn't describe a `kind`.
    """
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(str(error)) from error


def make_private_folder(path: Path) -> None:
    """Make a folder for the owner alone, or deny others access to an existing one.

    Raises
    ------
    OSError
        If that fails; NotADirectoryError if there is a file of that name.
    """
    try:
        path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, tr("it is a file, not a folder")) from error
    if path.stat().st_mode & 0o077:
        path.chmod(PRIVATE_FOLDER)


def create_private(path: Path) -> None:
    """Make an empty file for the owner alone, or deny others access to an existing one.

    Raises
    ------
    OSError
        If that fails.
    """
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE_FILE))
    if path.stat().st_mode & 0o077:
        path.chmod(PRIVATE_FILE)


def wait_for_disk(file: int) -> None:
    """Wait until what was written to a file descriptor would survive a power cut.

    Raises
    ------
    OSError
        If the disk refuses.
    """
    if sys.platform == "darwin":  # fsync there leaves the data in the drive's cache
        fcntl.fcntl(file, fcntl.F_FULLFSYNC)
    else:
        os.fsync(file)


def sync_folder(path: Path) -> None:
    """Wait until entries added, renamed or removed in a folder would survive a power cut.

    Raises
    ------
    OSError
        If the disk refuses.
    """
    if os.name == "nt":  # a folder can't be opened there, and NTFS journals its entries
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""Sessions removed from the disk, so that half of one is never taken for a session."""

from __future__ import annotations

import shutil
from contextlib import suppress

from coach.store.folder import DELETED, SessionFolder, disk_errors


def hide(folder: SessionFolder) -> SessionFolder:
    """Put it out of sight; return where it is until it is gone."""
    going = SessionFolder(folder.sessions, folder.id, DELETED)
    with disk_errors(folder.path):
        if going.exists():
            _clear_away(going)
        folder.path.rename(going.path)
    return going


def remove(folder: SessionFolder) -> None:
    """Hide it first, where that isn't done."""
    going = folder if folder.suffix == DELETED else hide(folder)
    with disk_errors(folder.path):
        _clear_away(going)


def _clear_away(folder: SessionFolder) -> None:
    """Another coach may be about to remove it as well."""
    while folder.exists():
        with suppress(FileNotFoundError):
            shutil.rmtree(folder.path)

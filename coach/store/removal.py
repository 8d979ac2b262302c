"""Deletion of sessions, so that a half-deleted one is never mistaken for a session."""

from __future__ import annotations

import shutil
from contextlib import suppress

from coach.store.folder import DELETED, SessionFolder, disk_errors


def hide(folder: SessionFolder) -> SessionFolder:
    """Rename a folder so that it no longer counts as a session; return it under its new name.

    Raises
    ------
    CoachError
        If the disk refuses.
    """
    going = SessionFolder(folder.sessions, folder.id, DELETED)
    with disk_errors(folder.path):
        if going.exists():
            _clear_away(going)
        folder.path.rename(going.path)
    return going


def remove(folder: SessionFolder) -> None:
    """Delete a folder, hiding it first unless that has been done.

    Raises
    ------
    CoachError
        If the disk refuses.
    """
    going = folder if folder.suffix == DELETED else hide(folder)
    with disk_errors(folder.path):
        _clear_away(going)


def _clear_away(folder: SessionFolder) -> None:
    """Delete a folder, even while another instance is deleting it, too."""
    while folder.exists():
        with suppress(FileNotFoundError):
            shutil.rmtree(folder.path)

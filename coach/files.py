"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from coach.errors import CoachError


def write_whole(path: Path, content: bytes, title: str) -> None:
    """Write beside, wait for the disk, and rename.

    Raises CoachError, titled `title`, where the disk refuses; what was there is there still.
    """
    partial = path.with_suffix(".partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise CoachError(
            title,
            f"{path} can't be written ({error.strerror}).",
            "Check that the disk has space and the folder is yours.",
        ) from error

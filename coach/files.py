"""Files that are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from coach.errors import CoachError


def write_whole(path: Path, content: bytes, title: str) -> None:
    """Write beside and rename. Raises CoachError, titled `title`, where the disk refuses."""
    partial = path.with_suffix(".partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        raise CoachError(
            title,
            f"{path} can't be written ({error.strerror}).",
            "Check that the disk has space and the folder is yours.",
        ) from error

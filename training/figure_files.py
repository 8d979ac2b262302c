"""Figures as JSON files, written atomically."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from coach.common.files import write_atomically


def write(path: Path, found: dict[str, Any]) -> None:
    """Write figures.

    Raises
    ------
    CoachError
        If the file can't be written.
    """
    write_atomically(path, f"{json.dumps(found, indent=2)}\n".encode(), "Figures not written")


def read(path: Path) -> dict[str, Any]:
    """Read figures that `write` wrote."""
    found: dict[str, Any] = json.loads(path.read_text())
    return found

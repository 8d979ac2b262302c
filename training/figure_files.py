"""Figures as JSON files, written whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from coach.common.files import write_whole


def write(path: Path, found: dict[str, Any]) -> None:
    write_whole(path, f"{json.dumps(found, indent=2)}\n".encode(), "Figures not written")


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text())
    return found

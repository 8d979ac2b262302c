"""One log file, kept small; what people must know is shown as well."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from coach.errors import CoachError

_MAX_BYTES = 1_000_000


def set_up(path: Path) -> None:
    """Send everything from INFO up to `path`. Raises CoachError where it can't be written."""
    # Without any handler Python would print warnings to stderr.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path,
            maxBytes=_MAX_BYTES,
            backupCount=1,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except OSError as error:
        raise CoachError(
            "Data folder can't be used",
            f"{path.parent}: {error.strerror}.",
            "Make it writable, or name another one in COACH_HOME.",
        ) from error
    logging.basicConfig(
        level=logging.INFO,
        handlers=[handler],
        force=True,
        format="%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s",
    )

"""One log file, kept small; what people must know is shown as well."""

from __future__ import annotations

import logging
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from coach.common.files import create_private, make_private_folder

_MAX_BYTES = 1_000_000


class _PrivateHandler(RotatingFileHandler):
    """Its files, the next one too, are for the owner alone."""

    def _open(self) -> TextIOWrapper:
        create_private(Path(self.baseFilename))
        return super()._open()


def set_up(path: Path) -> None:
    """Send everything from INFO up to `path`; nowhere, if it can't be written.

    Who needs the folder for more than the log is told by the session store.
    """
    try:
        make_private_folder(path.parent)
        handler: logging.Handler = _PrivateHandler(
            path,
            maxBytes=_MAX_BYTES,
            backupCount=1,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except OSError:
        # Without any handler Python would print warnings to stderr.
        handler = logging.NullHandler()
    logging.raiseExceptions = False  # a full disk is told once, and not by tracebacks
    logging.basicConfig(
        level=logging.INFO,
        handlers=[handler],
        format="%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s",
    )


def forget(path: Path) -> None:
    """Empty the log; what comes after is written into it as before."""
    for one in (path, path.with_name(f"{path.name}.1")):
        with suppress(OSError), one.open("r+b") as file:
            file.truncate()

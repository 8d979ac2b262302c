"""The log: one small file. What users must know is also shown to them."""

from __future__ import annotations

import logging
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from coach.common.files import create_private, make_private_folder

_MAX_BYTES = 1_000_000


class _PrivateHandler(RotatingFileHandler):
    """A rotating handler whose files, after a rollover too, are for the owner alone."""

    def _open(self) -> TextIOWrapper:
        create_private(Path(self.baseFilename))
        return super()._open()


def set_up(path: Path) -> None:
    """Log everything from INFO up to `path`, or nowhere if it can't be written.

    An unusable folder is reported by the session store to commands that need it.
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
    logging.raiseExceptions = False  # a full disk is reported once, and not by tracebacks
    logging.basicConfig(
        level=logging.INFO,
        handlers=[handler],
        format="%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s",
    )


def forget(path: Path) -> None:
    """Empty the log and its backup; logging continues as before."""
    for one in (path, path.with_name(f"{path.name}.1")):
        with suppress(OSError), one.open("r+b") as file:
            file.truncate()

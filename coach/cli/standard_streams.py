"""Standard output and error that are closed, full, or no longer read.

A failed write to stdout is reported like any other failure; one to stderr can't be.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

from coach.common.errors import CoachError
from coach.common.i18n import tr

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _Outlet(io.RawIOBase):
    """A raw stream that discards everything after its first failed write.

    If its output would be missed, as on stdout, that write raises CoachError.
    """

    def __init__(self, raw: io.RawIOBase, is_missed: bool) -> None:
        super().__init__()
        self._raw = raw
        self._is_missed = is_missed
        self._failed = False

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._raw.fileno()

    def isatty(self) -> bool:
        return self._raw.isatty()

    def write(self, content: ReadableBuffer) -> int | None:
        if not self._failed:
            try:
                return self._raw.write(content)
            except OSError as error:
                self._failed = True
                if self._is_missed:
                    raise CoachError(
                        tr("Output not written"),
                        tr("Standard output can't be written ({why}).", why=error.strerror),
                        tr("Redirect it elsewhere."),
                    ) from error
        return memoryview(content).nbytes


def take_over() -> None:
    """Replace stdout and stderr with streams that report failures and can print any text.

    To be called before any file is opened, which would get the descriptor of a closed stream.
    """
    for descriptor, flags in ((0, os.O_RDONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(descriptor)
        except OSError:  # closed: the next file that is opened would take its place
            os.open(os.devnull, flags)  # stdout read-only, so that writing to it still fails
    sys.stdout = _stream(sys.stdout, 1)
    sys.stderr = _stream(sys.stderr, 2)


def _stream(stream: TextIO | None, descriptor: int) -> TextIO:
    raw: io.RawIOBase
    by_line = descriptor == 2
    if stream is None:
        raw, encoding = io.FileIO(descriptor, "w", closefd=False), "utf-8"
    elif isinstance(stream, io.TextIOWrapper):
        is_unbuffered = isinstance(stream.buffer, io.RawIOBase)  # PYTHONUNBUFFERED
        raw = stream.buffer if is_unbuffered else stream.buffer.raw
        by_line |= is_unbuffered or stream.isatty()
        # Files and pipes get UTF-8, like the files that the commands write.
        encoding = stream.encoding if stream.isatty() else "utf-8"
    else:
        return stream
    buffer = io.BufferedWriter(_Outlet(raw, is_missed=descriptor == 1))
    # Characters that the terminal can't show are replaced.
    return io.TextIOWrapper(buffer, encoding, errors="replace", line_buffering=by_line)

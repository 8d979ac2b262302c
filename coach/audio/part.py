"""A section of a file that can be read as if it were a file."""

from __future__ import annotations

import io
import os
from io import FileIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Part(io.RawIOBase):
    """The bytes from `start` to `end` of a file.

    Several parts may share a file, within one thread: each has a position of its own.
    """

    def __init__(self, file: FileIO, start: int, end: int) -> None:
        super().__init__()
        self._file = file
        self.start = start
        self.end = end
        self._at = 0

    @classmethod
    def whole(cls, file: FileIO) -> Part:
        """Return a part that covers the whole file at its present size."""
        return cls(file, 0, os.fstat(file.fileno()).st_size)

    def __len__(self) -> int:
        return self.end - self.start

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def tell(self) -> int:
        """Return the position, relative to the start of the part."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move the position, which may lie beyond the end, and return it.

        Raises
        ------
        OSError
            If it would be negative.
        """
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: len(self)}[whence]
        if base + offset < 0:
            raise OSError("before the beginning")
        self._at = base + offset
        return self._at

    def readinto(self, into: WriteableBuffer, /) -> int:
        """Fill the buffer and return the number of bytes read, 0 at the end."""
        room = memoryview(into).cast("B")[: max(0, len(self) - self._at)]
        if not room:  # don't seek: the position may be beyond any file's limit
            return 0
        self._file.seek(self.start + self._at)
        count = self._file.readinto(room)
        self._at += count
        return count

    def at(self, offset: int, size: int) -> bytes:
        """Return `size` bytes from `offset`, fewer at the end of the part."""
        self.seek(offset)
        return self.read(size)

    def part(self, start: int, end: int) -> Part:
        """Return a section of this part; `start` and `end` are relative to it."""
        return Part(self._file, self.start + start, self.start + end)

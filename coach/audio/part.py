"""A stretch of a file, to be read as if it were one."""

from __future__ import annotations

import io
import os
from io import FileIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Part(io.RawIOBase):
    """The bytes from `start` to `end` of a file, which others may read at the same time."""

    def __init__(self, file: FileIO, start: int, end: int) -> None:
        super().__init__()
        self._file = file
        self.start = start
        self.end = end
        self._at = 0

    @classmethod
    def whole(cls, file: FileIO) -> Part:
        return cls(file, 0, os.fstat(file.fileno()).st_size)

    def __len__(self) -> int:
        return self.end - self.start

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: len(self)}[whence]
        if base + offset < 0:
            raise OSError("before the beginning")
        self._at = base + offset
        return self._at

    def readinto(self, into: WriteableBuffer, /) -> int:
        room = memoryview(into).cast("B")[: max(0, len(self) - self._at)]
        if not room:  # it may be further off than any file is long
            return 0
        self._file.seek(self.start + self._at)
        count = self._file.readinto(room)
        self._at += count
        return count

    def at(self, offset: int, size: int) -> bytes:
        """The next bytes, fewer where the part ends."""
        self.seek(offset)
        return self.read(size)

    def part(self, start: int, end: int) -> Part:
        """A stretch of this one."""
        return Part(self._file, self.start + start, self.start + end)

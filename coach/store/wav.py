"""Mono PCM16 WAV, written so that a crash loses nothing."""

from __future__ import annotations

import logging
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from coach.audio.limits import MAX_DURATION_S, MAX_SAMPLES
from coach.common.arrays import Int16
from coach.common.errors import CoachError
from coach.common.files import PRIVATE_FILE, wait_for_disk
from coach.common.i18n import tr
from coach.domain.stream import AudioBlock
from coach.domain.wording import clock

_log = logging.getLogger(__name__)

#: Where the samples begin in what `WavWriter` writes.
HEADER_BYTES = 44
_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
#: Silence for a gap of minutes is written in pieces.
_SILENCE_SAMPLES = 2**16
_PIECE_SAMPLES = 2**20


@dataclass(frozen=True, slots=True)
class Written:
    """How much sound is in a file, and the CRC-32 of its bytes."""

    samples: int = 0
    crc32: int = 0

    @classmethod
    def of(cls, samples: Int16) -> Written:
        """Of int16 samples, shape (n,), that may be mapped from a file and are read in pieces."""
        written = cls()
        for start in range(0, len(samples), _PIECE_SAMPLES):
            written = written.plus(samples[start : start + _PIECE_SAMPLES].tobytes())
        return written

    def plus(self, pcm: bytes) -> Written:
        return Written(self.samples + len(pcm) // 2, zlib.crc32(pcm, self.crc32))


def read_header(path: Path) -> tuple[int, int]:
    """Rate, and number of samples promised, of a file that `WavWriter` wrote.

    Raises OSError, and ValueError where it is none.
    """
    with path.open("rb") as file:
        content = file.read(HEADER_BYTES)
    if len(content) < HEADER_BYTES:
        raise ValueError(tr("it has no header"))
    riff, _, form, fmt, size, *shape, rate_hz, _, align, bits, data, count = _HEADER.unpack(content)
    marks = (riff, form, fmt, data, size, *shape, align, bits)
    if marks != (b"RIFF", b"WAVE", b"fmt ", b"data", 16, 1, 1, 2, 16) or not rate_hz:
        raise ValueError(tr("its header is damaged"))
    return rate_hz, count // 2


def samples_in(path: Path) -> int:
    """How many there are, whatever the header promises. Raises OSError."""
    return max(0, path.stat().st_size - HEADER_BYTES) // 2


class WavWriter:
    """The file's header is right after every block, so a crash loses nothing written.

    Raises CoachError where the disk refuses; what is in the file then is what came before.
    """

    def __init__(self, path: Path, sample_rate_hz: int) -> None:
        self._path = path
        self._rate_hz = sample_rate_hz
        self.written = Written()
        try:
            flags = os.O_CREAT | os.O_TRUNC | os.O_RDWR | getattr(os, "O_BINARY", 0)
            self._file = FileIO(os.open(path, flags, PRIVATE_FILE), "wb")
        except OSError as error:
            raise self._refused(error) from error
        try:
            self._write_at(0, self._header())
        except OSError as error:
            self._file.close()
            raise self._refused(error) from error

    def write(self, block: AudioBlock) -> None:
        """Append a block; silence stands for the samples dropped before it."""
        length = self.written.samples + block.dropped + len(block.pcm)
        if length > min(MAX_SAMPLES, MAX_DURATION_S * self._rate_hz):
            raise CoachError(
                tr("Recording stopped"),
                tr(
                    "It is as long as one can be ({length}).",
                    length=clock(self.written.samples / self._rate_hz),
                ),
                tr("What was said is kept; start another practice."),
            )
        before = self.written
        try:
            for piece in _silence(block.dropped):
                self._append(piece)
            self._append(block.pcm.astype("<i2", copy=False).tobytes())
        except OSError as error:
            self.written = before
            with suppress(OSError):  # the disk is full, or gone: less is written, not more
                self._write_at(0, self._header())
                self._file.truncate(self._end)
            raise self._refused(error) from error

    def _append(self, pcm: bytes) -> None:
        self._write_at(self._end, pcm)
        self.written = self.written.plus(pcm)
        self._write_at(0, self._header())

    @property
    def _end(self) -> int:
        return HEADER_BYTES + 2 * self.written.samples

    def _header(self) -> bytes:
        size, rate_hz = 2 * self.written.samples, self._rate_hz
        sound = (1, 1, rate_hz, 2 * rate_hz, 2, 16)  # PCM, mono, bytes a second, a sample, bits
        return _HEADER.pack(
            b"RIFF", size + HEADER_BYTES - 8, b"WAVE", b"fmt ", 16, *sound, b"data", size
        )

    def _write_at(self, place: int, content: bytes) -> None:
        self._file.seek(place)
        while content:  # a disk that is nearly full takes a part
            content = content[self._file.write(content) :]

    def sync(self) -> Written:
        """Wait for the disk; return what would outlast a power cut now. For another thread."""
        written = self.written
        try:
            wait_for_disk(self._file.fileno())
        except OSError as error:
            raise self._refused(error) from error
        return written

    def close(self) -> None:
        """Close the file; what the disk refuses now was refused in `write` before."""
        try:
            self._file.close()
        except OSError as error:
            _log.warning("%s could not be closed cleanly: %s", self._path, error)

    def _refused(self, error: OSError) -> CoachError:
        return CoachError(
            tr("Recording stopped"),
            tr("{path} can't be written ({why}).", path=self._path, why=error.strerror),
            tr("What was said is kept; make room, or choose another folder in the settings."),
        )


def _silence(samples: int) -> Iterator[bytes]:
    while samples > 0:
        piece = min(samples, _SILENCE_SAMPLES)
        yield bytes(2 * piece)
        samples -= piece

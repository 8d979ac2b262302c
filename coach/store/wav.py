"""Mono 16-bit PCM WAV files, written so that a crash loses nothing."""

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

#: Offset of the samples in a file written by `WavWriter`.
HEADER_BYTES = 44
_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
#: Silence for long gaps is written in chunks of this size.
_SILENCE_SAMPLES = 2**16
_PIECE_SAMPLES = 2**20


@dataclass(frozen=True, slots=True)
class Written:
    """How much sound is in a file.

    Attributes
    ----------
    samples
        Number of samples.
    crc32
        CRC-32 of the bytes of the samples.
    """

    samples: int = 0
    crc32: int = 0

    @classmethod
    def of(cls, samples: Int16) -> Written:
        """Measure samples.

        Parameters
        ----------
        samples
            Mono samples, shape (n,); may be a memory map, as they are read in chunks.
        """
        written = cls()
        for start in range(0, len(samples), _PIECE_SAMPLES):
            written = written.plus(samples[start : start + _PIECE_SAMPLES].tobytes())
        return written

    def plus(self, pcm: bytes) -> Written:
        """Return the totals after more samples, as little-endian int16, are appended."""
        return Written(self.samples + len(pcm) // 2, zlib.crc32(pcm, self.crc32))


def read_header(path: Path) -> tuple[int, int]:
    """Read the header of a file written by `WavWriter`.

    Returns
    -------
    rate_hz : int
        Sample rate in Hz.
    count : int
        Number of samples that the header claims.

    Raises
    ------
    OSError
        If the file can't be read.
    ValueError
        If the header is missing, damaged, or of another format.
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
    """Return the number of samples in a file, whatever its header claims.

    Raises
    ------
    OSError
        If the file can't be reached.
    """
    return max(0, path.stat().st_size - HEADER_BYTES) // 2


class WavWriter:
    """A WAV file whose header is correct after every block, so that a crash loses nothing.

    Attributes
    ----------
    written
        How much sound is in the file.

    Raises
    ------
    CoachError
        If the file can't be written.
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
        """Append a block; silence stands in for the samples dropped before it.

        Raises
        ------
        CoachError
            If the disk refuses, or the recording would become too long. What was written before
            is still in the file.
        """
        length = self.written.samples + block.dropped + len(block.pcm)
        if length > min(MAX_SAMPLES, MAX_DURATION_S * self._rate_hz):
            raise CoachError(
                tr("Recording stopped"),
                tr(
                    "It has reached the maximum length ({length}).",
                    length=clock(self.written.samples / self._rate_hz),
                ),
                tr("Everything recorded so far is saved; start another practice."),
            )
        before = self.written
        try:
            for piece in _silence(block.dropped):
                self._append(piece)
            self._append(block.pcm.astype("<i2", copy=False).tobytes())
        except OSError as error:
            self.written = before
            with suppress(OSError):  # needs no space, but the disk may be gone
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
        sound = (1, 1, rate_hz, 2 * rate_hz, 2, 16)  # PCM, mono, rate, bytes/s, bytes/sample, bits
        return _HEADER.pack(
            b"RIFF", size + HEADER_BYTES - 8, b"WAVE", b"fmt ", 16, *sound, b"data", size
        )

    def _write_at(self, place: int, content: bytes) -> None:
        self._file.seek(place)
        while content:  # a disk that is nearly full may take only part
            content = content[self._file.write(content) :]

    def sync(self) -> Written:
        """Wait for the disk and return how much sound would now survive a power cut.

        It may be called from another thread than `write`.

        Raises
        ------
        CoachError
            If the disk refuses.
        """
        written = self.written
        try:
            wait_for_disk(self._file.fileno())
        except OSError as error:
            raise self._refused(error) from error
        return written

    def close(self) -> None:
        """Close the file; an error is only logged, since `write` has raised what was refused."""
        try:
            self._file.close()
        except OSError as error:
            _log.warning("%s could not be closed cleanly: %s", self._path, error)

    def _refused(self, error: OSError) -> CoachError:
        return CoachError(
            tr("Recording stopped"),
            tr("{path} can't be written ({why}).", path=self._path, why=error.strerror),
            tr(
                "Everything recorded so far is saved; make room, or choose another folder in "
                "the settings."
            ),
        )


def _silence(samples: int) -> Iterator[bytes]:
    while samples > 0:
        piece = min(samples, _SILENCE_SAMPLES)
        yield bytes(2 * piece)
        samples -= piece

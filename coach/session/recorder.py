"""Sound goes to disk first and is analysed afterwards."""

from __future__ import annotations

import logging
import queue
import threading
import wave
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from coach.audio.sources import Source
from coach.errors import CoachError
from coach.types import AudioBlock

_log = logging.getLogger(__name__)

_WAKE_S = 0.25


class WavWriter:
    """Mono PCM16 WAV whose header is right after every block, so a crash loses nothing written.

    Raises CoachError where the disk refuses.
    """

    def __init__(self, path: Path, sample_rate_hz: int) -> None:
        self._path = path
        try:
            self._file = path.open("wb")
        except OSError as error:
            raise self._refused(error) from error
        self._wave = wave.open(self._file, "wb")  # noqa: SIM115 - closed in close()
        self._wave.setnchannels(1)
        self._wave.setsampwidth(2)
        self._wave.setframerate(sample_rate_hz)

    def write(self, block: AudioBlock) -> None:
        """Append a block; silence stands for the samples dropped before it."""
        try:
            if block.dropped:
                self._wave.writeframes(bytes(2 * block.dropped))
            self._wave.writeframes(block.pcm.astype("<i2", copy=False).tobytes())
            self._file.flush()
        except OSError as error:
            raise self._refused(error) from error

    def close(self) -> None:
        """Close the file; what the disk refuses now was refused in `write` before."""
        for part in (self._wave, self._file):
            try:
                part.close()
            except OSError as error:
                _log.warning("%s could not be closed cleanly: %s", self._path, error)

    def _refused(self, error: OSError) -> CoachError:
        return CoachError(
            "Recording stopped",
            f"{self._path} can't be written ({error.strerror}).",
            "Make room on the disk; what was recorded so far is kept.",
        )


class Recorder:
    """A source that keeps what passes through it; `blocks` hands on only what is on disk.

    A live source is recorded on a thread of its own: however slow the reader of `blocks`
    is, it is emptied in time.
    """

    def __init__(self, source: Source, path: Path) -> None:
        self.name = source.name
        self.sample_rate_hz = source.sample_rate_hz
        self.duration_s = source.duration_s
        self.is_live = source.is_live
        self._source = source
        self._writer = WavWriter(path, source.sample_rate_hz)
        self._queue: queue.Queue[AudioBlock | Exception | None] = queue.Queue()
        self._thread = threading.Thread(target=self._record, name="recorder", daemon=True)

    def blocks(self) -> Iterator[AudioBlock]:
        """Recorded blocks in order; what the source or the disk raised comes out last."""
        if not self.is_live:
            yield from self._written()
            return
        self._thread.start()
        while (item := self._next()) is not None:
            if isinstance(item, Exception):
                raise item
            yield item

    def stop(self) -> None:
        self._source.stop()

    def close(self) -> None:
        """Stop, wait for the disk, and close recording and source."""
        self._source.stop()
        if self._thread.is_alive():
            self._thread.join()
        self._source.close()
        self._writer.close()

    def _next(self) -> AudioBlock | Exception | None:
        """Wait for the next item, and wake up now and then: Ctrl-C that came the moment before
        the wait would go unheard until more sound comes, and a lost microphone sends none."""
        while True:
            with suppress(queue.Empty):
                return self._queue.get(timeout=_WAKE_S)

    def _written(self) -> Iterator[AudioBlock]:
        for block in self._source.blocks():
            self._writer.write(block)
            yield block

    def _record(self) -> None:
        try:
            for block in self._written():
                self._queue.put(block)
        except Exception as error:  # raised again in the thread that reads `blocks`
            self._queue.put(error)
        self._queue.put(None)

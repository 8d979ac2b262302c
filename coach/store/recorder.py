"""Sound goes to disk first and is analysed afterwards."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Protocol

from coach.audio.sources import Source
from coach.domain.stream import AudioBlock

_WAKE_S = 0.25


class Writer(Protocol):
    def write(self, block: AudioBlock) -> None:
        """Raises CoachError where the disk refuses."""


class Recorder:
    """A source that keeps what passes through it; `blocks` hands on only what is on disk.

    A live source is recorded on a thread of its own: however slow the reader of `blocks`
    is, it is emptied in time. The writer is the caller's to close.
    """

    def __init__(self, source: Source, writer: Writer) -> None:
        self.name = source.name
        self.sample_rate_hz = source.sample_rate_hz
        self.duration_s = source.duration_s
        self.is_live = source.is_live
        self._source = source
        self._writer = writer
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
        """Stop, wait until everything is written, and close the source."""
        self._source.stop()
        if self._thread.is_alive():
            self._thread.join()
        self._source.close()

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

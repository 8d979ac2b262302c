"""Recording to disk, ahead of the analysis."""

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
    """What a recorder writes to."""

    def write(self, block: AudioBlock) -> None:
        """Write a block.

        Raises
        ------
        CoachError
            If the disk refuses.
        """


class Recorder:
    """A source that records another; `blocks` yields only what has been written.

    A live source is recorded on a separate thread, so that it is emptied in time however slowly
    `blocks` is read. The caller closes the writer.
    """

    def __init__(self, source: Source, writer: Writer) -> None:
        self.name = source.name
        self.sample_rate_hz = source.sample_rate_hz
        self.duration_s = source.duration_s
        self.is_live = source.is_live
        self._source = source
        self._writer = writer
        self._queue: queue.SimpleQueue[AudioBlock | Exception | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._record, name="recorder", daemon=True)

    def blocks(self) -> Iterator[AudioBlock]:
        """Yield the recorded blocks in order.

        Raises
        ------
        CoachError
            What the source or the writer raised, after the last block that was written.
        """
        if not self.is_live:
            yield from self._written()
            return
        self._thread.start()
        while (item := self._next()) is not None:
            if isinstance(item, Exception):
                raise item
            yield item

    def stop(self) -> None:
        """Stop the source."""
        self._source.stop()

    def close(self) -> None:
        """Stop, wait until everything is written, and close the source."""
        self._source.stop()
        if self._thread.is_alive():
            self._thread.join()
        self._source.close()

    def _next(self) -> AudioBlock | Exception | None:
        """Wait for the next item, waking up at intervals.

        Otherwise a Ctrl-C just before the wait would go unnoticed until more sound arrives, and
        a lost microphone sends none.
        """
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
        except Exception as error:  # re-raised in the thread that reads `blocks`
            self._queue.put(error)
        self._queue.put(None)

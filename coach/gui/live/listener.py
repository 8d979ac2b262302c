"""Listening to a microphone for its level alone."""

from __future__ import annotations

import threading
import time
from contextlib import closing

import numpy as np
from PySide6.QtCore import QObject, Signal

from coach.analysis.metrics.loudness import SILENCE_DBFS, level_dbfs
from coach.audio import devices
from coach.audio.sources import Source
from coach.domain.stream import FULL_SCALE, AudioBlock

#: Least interval between two levels.
_LEVEL_S = 0.04
#: Samples at full scale in a block from which it counts as clipped.
_CLIPPED_SAMPLES = 3


class Listener(QObject):
    """Listens to a source on a thread of its own, from the start on, and stores nothing.

    The thread is a plain one: a sound server that hangs must not keep the program from ending.

    Attributes
    ----------
    heard
        Emits a level in dBFS, and whether the sound was clipped.
    failed
        Emits an exception.
    ended
        Emitted at the end: the microphone is free again.
    """

    heard = Signal(float, bool)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, source: Source) -> None:
        super().__init__()  # without a parent: its thread may outlast the window
        self._source = source
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="level", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Stop listening; `ended` tells when the microphone is free."""
        self._source.stop()

    def close(self) -> None:
        """Stop, and wait for a moment until the microphone is free; emit nothing any more."""
        self._closed = True
        self.stop()
        devices.wait_for(self._thread)

    def _run(self) -> None:
        try:
            with closing(self._source):
                self._listen()
        except Exception as error:  # shown in the window, never swallowed
            if not self._closed:
                self.failed.emit(error)
        if not self._closed:
            self.ended.emit()

    def _listen(self) -> None:
        due_s, loudest_dbfs, is_clipped = 0.0, SILENCE_DBFS, False
        for block in self._source.blocks():
            loudest_dbfs = max(loudest_dbfs, level_dbfs(block.samples))
            is_clipped = is_clipped or _is_clipped(block)
            now_s = time.monotonic()
            if now_s >= due_s and not self._closed:
                self.heard.emit(loudest_dbfs, is_clipped)
                due_s, loudest_dbfs, is_clipped = now_s + _LEVEL_S, SILENCE_DBFS, False


def _is_clipped(block: AudioBlock) -> bool:
    full = (block.pcm >= FULL_SCALE) | (block.pcm <= -FULL_SCALE)
    return bool(np.count_nonzero(full) >= _CLIPPED_SAMPLES)

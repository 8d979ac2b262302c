"""The sample talk on repeat, which every recording of it can be compared with."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import cache

import numpy as np
import soundfile

from coach.audio.sources import BLOCK_S, RingSource
from coach.common import paths

RATE_HZ = soundfile.info(paths.sample_talk()).samplerate


@cache
def talk() -> np.ndarray:
    """Return the sample talk: int16, shape (n,)."""
    return soundfile.read(paths.sample_talk(), dtype="int16")[0]


class EndlessTalk(RingSource):
    """The talk on repeat, `speed` times as fast, until `duration_s` of it has been played.

    gave: called after each block with the number of samples handed over so far.
    """

    def __init__(self, speed: float, duration_s: float | None, gave: Callable[[int], None]) -> None:
        super().__init__("Talk", duration_s)
        self.sample_rate_hz = RATE_HZ
        self._speed = speed
        self._gave = gave

    def _open(self) -> None:
        threading.Thread(target=self._play, daemon=True).start()

    def _play(self) -> None:
        samples = talk()
        size = round(BLOCK_S * RATE_HZ)
        due_s, given = time.monotonic(), 0
        while not self._ended.is_set():
            due_s += BLOCK_S / self._speed
            time.sleep(max(0.0, due_s - time.monotonic()))
            piece = samples[np.arange(given, given + size) % len(samples)]
            self._ring.write(piece, time.monotonic())
            given += size
            self._gave(given)
            if self.duration_s is not None and given >= self.duration_s * RATE_HZ:
                self.stop()


def is_talk(samples: np.ndarray) -> bool:
    """Return whether samples are the repeated talk from its beginning, bit for bit."""
    return np.array_equal(samples, np.resize(talk(), len(samples)))

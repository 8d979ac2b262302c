"""A coach that records the sample talk over and over, to be killed: python -m tests.faults.victim.

    HOME COUNTER [--model]

COUNTER is a file whose first eight bytes say at any time, even after a kill, how many samples
the sound card's side had handed over.
"""

from __future__ import annotations

import mmap
import struct
import sys
import threading
import time
from pathlib import Path

import numpy as np

from coach import paths
from coach.analysis.emotion import EmotionModel
from coach.audio.sources import BLOCK_S, RingSource
from coach.pipeline import make_session
from coach.session.store import Store
from coach.types import SessionKind
from tests.faults.talk import RATE_HZ, talk


class CountedSource(RingSource):
    """The sample talk without end, in real time; each block handed over is counted."""

    def __init__(self, counter: mmap.mmap) -> None:
        super().__init__("Counted", RATE_HZ, None)
        self._counter = counter

    def _open(self) -> None:
        threading.Thread(target=self._play, daemon=True).start()

    def _play(self) -> None:
        samples = talk()
        size = round(BLOCK_S * RATE_HZ)
        due_s, given = time.monotonic(), 0
        while not self._ended.is_set():
            due_s += BLOCK_S
            time.sleep(max(0.0, due_s - time.monotonic()))
            piece = samples[np.arange(given, given + size) % len(samples)]
            self._ring.write(piece, time.monotonic())
            given += size
            self._counter[:8] = struct.pack("<q", given)


def main(home: Path, counter: Path, with_model: bool) -> None:
    counter.write_bytes(bytes(mmap.PAGESIZE))
    with counter.open("r+b") as file, mmap.mmap(file.fileno(), 0) as shared:
        model = EmotionModel(paths.emotion_model()) if with_model else None
        make_session(CountedSource(shared), model, SessionKind.LIVE, Store(home))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), "--model" in sys.argv[3:])

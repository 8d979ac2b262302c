"""Which frames hold speech, to the hundredth of a second, decided half a second later.

The speech gate answers at once and errs on the side of speech, as the network needs. Pauses
need edges: a frame is speech where its bands stand out of their own floors, the least that
each band fell to in the last seconds. Minimum statistics as in Martin (2001), "Noise power
spectral density estimation based on optimal smoothing and minimum statistics".
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np

from coach.analysis.features import band_centres_hz
from coach.model_card import FeatureSpec


@dataclass(frozen=True, slots=True)
class ActivitySpec:
    """Tuned on RAVDESS clips joined with known silences, clean and in noise.

    bands_hz: the bands that are looked at.
    block_frames: floors are found once in so many frames, over `memory_blocks` blocks
        before, the block itself and the one after it.
    smooth_frames: a band's level is averaged over these before its least is taken.
    floor_db: no floor is below this; digital silence is no measure of a room.
    lift_db, most_db: how far over its floor a band begins to count, and counts at most.
    """

    bands_hz: tuple[float, float] = (220.0, 5_000.0)
    block_frames: int = 25
    memory_blocks: int = 24
    smooth_frames: int = 15
    floor_db: float = -75.0
    lift_db: float = 4.0
    most_db: float = 15.0


class Activity:
    """Incremental: `push` takes log-mel frames, dB, shape (n, n_mels), and returns for the
    frames settled by them, in order, how far they stand out, as a mean over the bands: float32
    dB, shape (k,). `finish` returns the rest.
    """

    def __init__(self, frames: FeatureSpec, spec: ActivitySpec | None = None) -> None:
        self.spec = spec or ActivitySpec()
        low_hz, high_hz = self.spec.bands_hz
        centres_hz = band_centres_hz(frames)
        self._bands = (centres_hz >= low_hz) & (centres_hz <= high_hz)
        count = int(self._bands.sum())
        self._smoothed_over = np.empty((0, count), np.float32)
        self._waiting = np.empty((0, count), np.float32)
        self._least: deque[np.ndarray] = deque(maxlen=self.spec.memory_blocks + 2)
        self._blocks = 0
        self._excess = np.empty(0, np.float32)

    def push(self, log_mel: np.ndarray) -> np.ndarray:
        size = self.spec.block_frames
        self._waiting = np.concatenate([self._waiting, log_mel[:, self._bands]])
        settled = []
        while len(self._waiting) >= (self._blocks + 1) * size:
            self._least.append(self._minimum(self._waiting[self._blocks * size :][:size]))
            self._blocks += 1
            if self._blocks == 2:
                settled.append(self._settle(size))
        return np.concatenate(settled) if settled else np.empty(0, np.float32)

    def finish(self) -> np.ndarray:
        """The frames that were still waiting for those after them."""
        unmeasured = self._waiting[self._blocks * self.spec.block_frames :]
        if len(unmeasured):
            self._least.append(self._minimum(unmeasured))
        return self._settle(len(self._waiting), last=True)

    def _minimum(self, block: np.ndarray) -> np.ndarray:
        """The least that the smoothed level of each band falls to in the next frames."""
        frames = np.concatenate([self._smoothed_over, block])
        self._smoothed_over = frames[-(self.spec.smooth_frames - 1) :]
        width = min(self.spec.smooth_frames, len(frames))
        sums = np.zeros((len(frames) + 1, frames.shape[1]))
        np.cumsum(frames, axis=0, out=sums[1:])
        return (sums[width:] - sums[:-width]).min(axis=0) / width

    def _settle(self, count: int, last: bool = False) -> np.ndarray:
        """How far the first `count` waiting frames stand out, over three frames each.

        The last of them waits for the frame after it, unless it is the very last.
        """
        spec = self.spec
        frames, self._waiting = self._waiting[:count], self._waiting[count:]
        self._blocks = max(0, self._blocks - 1)
        if not self._least:
            return np.empty(0, np.float32)
        floor = np.maximum(np.min(self._least, axis=0), spec.floor_db)
        excess = np.clip(frames - floor - spec.lift_db, 0, spec.most_db).mean(1)
        first = len(self._excess) == 0
        ends = (excess[:1] if first else excess[:0], excess[-1:] if last else excess[:0])
        known = np.concatenate([ends[0], self._excess, excess, ends[1]])
        self._excess = known[-2:]
        return np.convolve(known, np.full(3, 1 / 3, np.float32), "valid")

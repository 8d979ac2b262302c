"""A spectrogram at any zoom: a few frames for each column, wherever it lies."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from coach.analysis.signal.log_mel import LogMel
from coach.common.arrays import Int16, UInt8
from coach.domain.model_card import FeatureSpec

#: What is shown, down from the loudest that a voice's frames come to.
_RANGE_DB = 60.0
#: How much weaker than a tone of the recording's largest magnitude that is: a voice's peaks are
#: many harmonics at once.
_BELOW_DB = 12.0
#: The tone's pitch, where the rate has room for it.
_TONE_HZ = 1_000.0
#: Silence, the least that a band comes to, is so far below what is shown, or further.
_MARGIN_DB = 1.0
#: Frames at most that stand for a column longer than they are.
_FRAMES = 3


class Spectrogram:
    """Log-mel columns of int16 mono `samples`, as the analysis sees them but at the recording's
    own rate. loudest: their largest magnitude. For one thread at a time."""

    def __init__(self, samples: Int16, rate_hz: int, loudest: int) -> None:
        usual = FeatureSpec()
        window = round(usual.win_samples / usual.sample_rate_hz * rate_hz)
        self._size = 1 << (window - 1).bit_length()
        spec = replace(
            usual,
            sample_rate_hz=rate_hz,
            win_samples=window,
            hop_samples=self._size,  # each frame beside the one before
            n_fft=self._size,
            fmax_hz=min(usual.fmax_hz, rate_hz / 2),
        )
        missing = max(0, self._size - len(samples))
        whole = np.pad(samples, (0, missing)) if missing else np.asarray(samples)
        self._windows = np.lib.stride_tricks.sliding_window_view(whole, self._size)
        self._log_mel = LogMel(spec)
        tone_hz = min(_TONE_HZ, rate_hz / 4)
        tone = np.sin(2 * np.pi * tone_hz / rate_hz * np.arange(self._size)).astype(np.float32)
        top_db = float(self._log_mel.push(tone * (loudest / 32768)).max()) - _BELOW_DB
        self._floor_db = max(top_db - _RANGE_DB, spec.floor_db + _MARGIN_DB)

    def columns(self, first: int, count: int, step: float) -> UInt8:
        """Of `count` columns of `step` samples, from the column `first` on: from 0, silent, to
        255, loud; uint8, shape (count, bands)."""
        frames = int(np.clip(step / self._size, 1, _FRAMES))
        middles = (first + (np.arange(count * frames) + 0.5) / frames) * step
        starts = np.rint(middles - self._size / 2).astype(int)
        inside = (middles >= 0) & (middles < len(self._windows) + self._size)
        frames_of = self._windows[np.clip(starts, 0, len(self._windows) - 1)]
        frames_of = frames_of * (inside / np.float32(32768)).astype(np.float32)[:, None]
        levels_db = self._log_mel.push(frames_of.ravel())
        levels_db = levels_db.reshape(count, frames, -1).max(axis=1)
        shares = np.clip((levels_db - self._floor_db) / _RANGE_DB, 0.0, 1.0)
        shades: UInt8 = np.rint(255 * shares).astype(np.uint8)
        return shades

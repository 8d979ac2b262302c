"""A spectrogram at any zoom, computed from at most a few frames per column."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from coach.analysis.signal.log_mel import LogMel
from coach.common.arrays import Int16, UInt8
from coach.domain.model_card import FeatureSpec

#: Range of the levels shown, down from the highest that a voice reaches.
_RANGE_DB = 60.0
#: How far that level lies below a sine of the recording's largest magnitude: a voice's peaks are
#: sums of many harmonics.
_BELOW_DB = 12.0
#: Frequency of that sine, if the sample rate has room for it.
_TONE_HZ = 1_000.0
#: The lowest level shown is at least this far above silence, `FeatureSpec.floor_db`.
_MARGIN_DB = 1.0
#: Most frames per column; a column no longer than a frame has one.
_FRAMES = 3


class Spectrogram:
    """Log-mel columns of a recording.

    They are computed as for the analysis, but at the sample rate of the recording. Not
    thread-safe: only one thread at a time may call `columns`.

    Parameters
    ----------
    samples
        Mono, int16, shape (n,).
    loudest
        Their largest magnitude.
    """

    def __init__(self, samples: Int16, rate_hz: int, loudest: int) -> None:
        usual = FeatureSpec()
        window = round(usual.win_samples / usual.sample_rate_hz * rate_hz)
        self._size = 1 << (window - 1).bit_length()
        spec = replace(
            usual,
            sample_rate_hz=rate_hz,
            win_samples=window,
            hop_samples=self._size,  # no overlap: `columns` places the frames
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
        """Return the levels in consecutive columns.

        Parameters
        ----------
        first
            Index of the first column, counted from the start of the recording.
        count
            Number of columns.
        step
            Samples per column.

        Returns
        -------
        UInt8
            From 0 (silent, as outside the recording) to 255 (loud), shape (count, bands), lowest
            band first.
        """
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

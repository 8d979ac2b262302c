"""How loud the speech is."""

from __future__ import annotations

import numpy as np

from coach.types import ANALYSIS_RATE_HZ, MetricReading, Step

#: What digital silence is shown as; 16-bit sound can't go below -96.
SILENCE_DBFS = -100.0


def level_dbfs(samples: np.ndarray) -> float:
    """RMS level of samples in [-1, 1] relative to full scale, in dB."""
    if not len(samples):
        return SILENCE_DBFS
    rms = float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))
    return max(SILENCE_DBFS, float(20 * np.log10(rms))) if rms else SILENCE_DBFS


class SpeechLevel:
    """Level of the speech alone, once a second of it and over the whole session."""

    key = "speech_level_dbfs"
    label = "Volume"
    unit = "dBFS"

    def __init__(self) -> None:
        self._energy = 0.0
        self._samples = 0
        self._recent: list[np.ndarray] = []
        self._recent_samples = 0

    def push(self, step: Step) -> MetricReading | None:
        """Take the next samples; return a reading when a second of speech is full."""
        if not step.speaking:
            return None
        samples = step.samples
        self._energy += float(np.sum(np.square(samples, dtype=np.float64)))
        self._samples += len(samples)
        self._recent.append(samples)
        self._recent_samples += len(samples)
        if self._recent_samples < ANALYSIS_RATE_HZ:
            return None
        value = level_dbfs(np.concatenate(self._recent))
        self._recent, self._recent_samples = [], 0
        return MetricReading(self.key, step.time_s, value)

    def result(self) -> float | None:
        """Level over all speech so far; None before the first."""
        if not self._energy:
            return None
        return float(10 * np.log10(self._energy / self._samples))

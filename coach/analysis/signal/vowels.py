"""Detection of frames that sound like a vowel, be it voiced, whispered or creaky."""

from __future__ import annotations

from coach.analysis.signal.log_mel import band_centres_hz
from coach.common.arrays import Bools, Float32
from coach.domain.model_card import FeatureSpec

#: A vowel's spectrum falls towards high frequencies; that of an "s", a click or hiss doesn't.
#: The mean band above `_HIGH_FROM_HZ` must be `_FALLS_DB` weaker than the mean band within
#: `_LOW_HZ`. Tuned on half of the RAVDESS actors, who say seven syllables in every clip.
_LOW_HZ = (300.0, 3_000.0)
_HIGH_FROM_HZ = 4_000.0
_FALLS_DB = 14.0


class Vowels:
    """Detector of vowel-like frames, by the slope of their spectrum."""

    def __init__(self, frames: FeatureSpec) -> None:
        centres_hz = band_centres_hz(frames)
        self._low = (centres_hz >= _LOW_HZ[0]) & (centres_hz <= _LOW_HZ[1])
        self._high = centres_hz >= _HIGH_FROM_HZ

    def among(self, log_mel: Float32) -> Bools:
        """Return which log-mel frames, in dB, shape (k, n_mels), are like a vowel, shape (k,)."""
        power = 10 ** (log_mel / 10)
        low, high = power[:, self._low].mean(axis=1), power[:, self._high].mean(axis=1)
        falls: Bools = high * 10 ** (_FALLS_DB / 10) < low
        return falls

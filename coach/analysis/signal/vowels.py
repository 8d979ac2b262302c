"""Which frames sound like a vowel, whether it is voiced, whispered or creaked."""

from __future__ import annotations

from coach.analysis.signal.log_mel import band_centres_hz
from coach.common.arrays import Bools, Float32
from coach.domain.model_card import FeatureSpec

#: A vowel's spectrum falls towards high frequencies, as that of an "s", a click or hiss
#: doesn't: it is so much weaker, a band, above the one range than in the other. Tuned on half of
#: the RAVDESS actors, who say seven syllables in every clip.
_LOW_HZ = (300.0, 3_000.0)
_HIGH_FROM_HZ = 4_000.0
_FALLS_DB = 14.0


class Vowels:
    def __init__(self, frames: FeatureSpec) -> None:
        centres_hz = band_centres_hz(frames)
        self._low = (centres_hz >= _LOW_HZ[0]) & (centres_hz <= _LOW_HZ[1])
        self._high = centres_hz >= _HIGH_FROM_HZ

    def among(self, log_mel: Float32) -> Bools:
        """Which frames of log-mel dB, shape (k, n_mels), are like a vowel: bool, shape (k,)."""
        power = 10 ** (log_mel / 10)
        low, high = power[:, self._low].mean(axis=1), power[:, self._high].mean(axis=1)
        falls: Bools = high * 10 ** (_FALLS_DB / 10) < low
        return falls

"""Where syllables have their nuclei: the peaks of loudness between which it dips.

After De Jong & Wempe (2009), "Praat script to detect syllable nuclei and measure speech
rate automatically": a nucleus is a voiced peak of the intensity with a dip on either side.
The intensity is that of the vowels' bands, compressed so that one strong band doesn't hide
the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from coach.analysis.features import band_centres_hz
from coach.analysis.loudest import Loudest
from coach.model_card import FeatureSpec
from coach.types import VoiceFrames


@dataclass(frozen=True, slots=True)
class SyllableSpec:
    """Tuned on half of the RAVDESS actors, who say seven syllables in every clip.

    compression: the exponent of amplitudes before bands are added.
    dip_db: what the level falls by on both sides of a nucleus, at least.
    below_loudest_db: a nucleus is at most so much weaker than the loudest lately.
    reach_frames: frames on both sides of the peak of which `voiced_share` must be voiced and
        stand out by `stands_out_db`.
    """

    bands_hz: tuple[float, float] = (300.0, 4_000.0)
    compression: float = 1.5
    smooth_frames: float = 2.0
    dip_db: float = 1.4
    below_loudest_db: float = 22.0
    reach_frames: int = 4
    voiced_share: float = 0.3
    stands_out_db: float = 3.0


#: What stands for digital silence in the logarithm.
_SILENCE = 1e-30


class _Peak(NamedTuple):
    """A frame of the smoothed level; `fits` where it is loud and voiced enough."""

    level_db: float
    frame: int
    fits: bool


class Syllables:
    """Incremental: `push` returns the frame numbers of the nuclei that are found now, rising."""

    def __init__(self, frames: FeatureSpec, spec: SyllableSpec | None = None) -> None:
        self.spec = spec or SyllableSpec()
        low_hz, high_hz = self.spec.bands_hz
        centres_hz = band_centres_hz(frames)
        self._bands = (centres_hz >= low_hz) & (centres_hz <= high_hz)
        self._reach = round(4 * self.spec.smooth_frames)
        distance = np.arange(-self._reach, self._reach + 1)
        kernel = np.exp(-0.5 * (distance / self.spec.smooth_frames) ** 2)
        self._kernel = kernel / kernel.sum()
        self._near = (np.abs(distance) <= self.spec.reach_frames) / (2 * self.spec.reach_frames + 1)
        # Loudness and voicing of the frames that the next smoothed ones are made of.
        self._loudness = np.empty(0)
        self._voiced = np.empty(0)
        self._seen = 0
        self._loudest = Loudest(frames.frames_per_s)
        # The search: the highest level since the last dip, or the lowest since the last peak.
        self._rising = True
        self._peak = _Peak(-np.inf, 0, False)
        self._lowest_db = np.inf

    def push(self, frames: VoiceFrames) -> np.ndarray:
        if not len(frames):
            return np.empty(0, int)
        amplitude = 10 ** (frames.log_mel[:, self._bands] * (self.spec.compression / 20))
        loudness = amplitude.sum(axis=1, dtype=float)
        voiced = (frames.f0_hz > 0) & (frames.excess_db >= self.spec.stands_out_db)
        if not len(self._loudness):
            loudness = np.concatenate([np.full(self._reach, loudness[0]), loudness])
            voiced = np.concatenate([np.zeros(self._reach), voiced])
        return self._advance(loudness, voiced)

    def finish(self) -> np.ndarray:
        """The nuclei that were still waiting for a dip after them."""
        if not len(self._loudness):
            return np.empty(0, int)
        after = np.full(self._reach, self._loudness[-1])
        found = self._advance(after, np.zeros(self._reach))
        return np.append(found, self._nucleus() if self._rising else []).astype(int)

    def _advance(self, loudness: np.ndarray, voiced: np.ndarray) -> np.ndarray:
        self._loudness = np.concatenate([self._loudness, loudness])
        self._voiced = np.concatenate([self._voiced, voiced])
        count = len(self._loudness) - 2 * self._reach
        if count <= 0:
            return np.empty(0, int)
        smooth = np.convolve(self._loudness, self._kernel, "valid")
        levels_db = 20 / self.spec.compression * np.log10(smooth + _SILENCE)
        voiced = np.convolve(self._voiced, self._near, "valid") >= self.spec.voiced_share
        self._loudness, self._voiced = self._loudness[count:], self._voiced[count:]
        least_db = self._loudest.push(levels_db) - self.spec.below_loudest_db
        fits = voiced & (levels_db > least_db)
        found: list[int] = []
        for level_db, is_fit in zip(levels_db.tolist(), fits.tolist(), strict=True):
            found += self._step(_Peak(level_db, self._seen, is_fit))
            self._seen += 1
        return np.array(found, int)

    def _step(self, now: _Peak) -> list[int]:
        """One more frame of the smoothed level; the nucleus that it brings to an end."""
        dip_db = self.spec.dip_db
        if self._rising:
            if now.level_db > self._peak.level_db:
                self._peak = now
            elif now.level_db < self._peak.level_db - dip_db:
                self._rising, self._lowest_db = False, now.level_db
                return self._nucleus()
        elif now.level_db < self._lowest_db:
            self._lowest_db = now.level_db
        elif now.level_db > self._lowest_db + dip_db:
            self._rising, self._peak = True, now
        return []

    def _nucleus(self) -> list[int]:
        return [self._peak.frame] if self._peak.fits else []

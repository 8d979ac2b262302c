"""Where the voice is held: the same sound at the same pitch for longer than speech does.

Both the hesitation "uhm" and a prolonged sound are that; where they stand tells them apart.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coach.analysis.runs import Runs
from coach.model_card import FeatureSpec
from coach.types import Span, VoiceFrames


@dataclass(frozen=True, slots=True)
class SteadySpec:
    """Tuned on half of the RAVDESS actors, with vowels held by Praat and untouched speech.

    cepstra: how many cepstral coefficients, of the bands down to `range_db` below the
        loudest, stand for the sound; averaged over three frames.
    lag_frames: the sound and the pitch are compared over this distance, and
    most_change: root mean square difference of the coefficients,
    most_semitones: and of the pitch, up to which they are held.
    lapse_frames: that a held sound may be lost for.
    """

    cepstra: int = 12
    range_db: float = 40.0
    lag_frames: int = 6
    most_change: float = 9.0
    most_semitones: float = 1.5
    lapse_frames: int = 4


class SteadyVoice:
    """Incremental: `push` returns the spans, of at least `shortest_frames`, that are over."""

    def __init__(
        self, frames: FeatureSpec, shortest_frames: int, spec: SteadySpec | None = None
    ) -> None:
        self.spec = spec or SteadySpec()
        self._half = self.spec.lag_frames // 2
        self._to_cepstra = cepstral_basis(frames.n_mels, self.spec.cepstra)
        # Frames on both sides that a frame is judged by; there are none before the first.
        self._reach = self._half + 1
        self._cepstra = np.zeros((self._reach, self.spec.cepstra), np.float32)
        self._semitones = np.full(self._reach, np.nan, np.float32)
        self._runs = Runs(
            lapse_frames=self.spec.lapse_frames,
            shortest_frames=shortest_frames - self.spec.lag_frames,
        )

    def push(self, frames: VoiceFrames) -> list[Span]:
        log_mel = np.maximum(
            frames.log_mel, frames.log_mel.max(axis=1, keepdims=True) - self.spec.range_db
        )
        return self._judge(log_mel @ self._to_cepstra, frames.pitch_st)

    @property
    def decided(self) -> int:
        """The frame before which every held span is known."""
        return max(0, self._runs.decided - self._half)

    def finish(self) -> list[Span]:
        nothing = np.zeros((self._reach, self.spec.cepstra), np.float32)
        over = self._judge(nothing, np.full(self._reach, np.nan, np.float32))
        return over + [self._whole(span) for span in self._runs.finish()]

    def _judge(self, cepstra: np.ndarray, pitch: np.ndarray) -> list[Span]:
        self._cepstra = np.concatenate([self._cepstra, cepstra])
        self._semitones = np.concatenate([self._semitones, pitch])
        count = len(self._semitones) - 2 * self._reach
        if count <= 0:
            return []
        mean = (self._cepstra[:-2] + self._cepstra[1:-1] + self._cepstra[2:]) / 3
        lag = self.spec.lag_frames
        change = np.sqrt(((mean[lag:] - mean[:-lag]) ** 2).mean(axis=1))
        pitch = self._semitones[1:-1]
        glide = np.abs(pitch[lag:] - pitch[:-lag])
        voiced = np.isfinite(pitch[self._half : len(pitch) - self._half])
        # A comparison with NaN, no voice, is false.
        held = voiced & (change < self.spec.most_change) & (glide < self.spec.most_semitones)
        self._cepstra = self._cepstra[count:]
        self._semitones = self._semitones[count:]
        return [self._whole(span) for span in self._runs.push(held)]

    def _whole(self, span: Span) -> Span:
        """With the frames that its first and last were compared with."""
        return Span(max(0, span.start - self._half), span.end + self._half)


def cepstral_basis(n_mels: int, count: int) -> np.ndarray:
    """What takes log-mel frames to their first `count` cepstral coefficients but the level:
    the orthonormal cosine transform (DCT-II), float32, shape (n_mels, count)."""
    band = (np.arange(n_mels) + 0.5)[:, None]
    order = np.arange(1, count + 1)
    return (np.sqrt(2 / n_mels) * np.cos(np.pi * band * order / n_mels)).astype(np.float32)

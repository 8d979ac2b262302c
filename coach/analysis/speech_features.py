"""The speech-only frames the emotion network sees, in training and in live use alike."""

from __future__ import annotations

import numpy as np

from coach.analysis.features import LogMel
from coach.analysis.high_pass import HighPass
from coach.analysis.periodicity import Periodicity
from coach.analysis.vad import GateSpec, SpeechGate
from coach.model_card import FeatureSpec


class SpeechFeatures:
    """Frames and speech gate over one stream of 16 kHz samples that `HighPass` has passed.

    keep_s: how many seconds of frames `window` can look back on.
    """

    def __init__(self, spec: FeatureSpec, keep_s: float, gate: GateSpec | None = None) -> None:
        self.spec = spec
        self.gate = SpeechGate(gate)
        self._log_mel = LogMel(spec)
        self._periodicity = Periodicity(spec)
        # Log-mel frames come out some milliseconds before their periodicity.
        self._unpaired = np.empty((0, spec.n_mels), np.float32)
        self._keep = round(keep_s * spec.frames_per_s)
        self._frames = np.empty((0, spec.n_features), np.float32)
        self._first_frame = 0
        #: The log-mel frames that the last samples completed, shape (k, n_mels).
        self.new_log_mel = np.empty((0, spec.n_mels), np.float32)
        self._stretches: list[tuple[int, int]] = []

    def push(self, samples: np.ndarray) -> list[tuple[int, int]]:
        """Take float32 samples, shape (n,); return the stretches that ended, in samples."""
        frames = np.concatenate([self._frames, self._new_frames(samples)])
        surplus = max(0, len(frames) - self._keep)
        self._frames = frames[surplus:]
        self._first_frame += surplus
        return self._remember(self.gate.push(samples))

    def _new_frames(self, samples: np.ndarray) -> np.ndarray:
        """Frames that are whole now: decibels and periodicity, shape (k, n_features)."""
        self.new_log_mel = self._log_mel.push(samples)
        log_mel = np.concatenate([self._unpaired, self.new_log_mel])
        if not self.spec.n_pitches:
            return log_mel
        periodicity = self._periodicity.push(samples)
        self._unpaired = log_mel[len(periodicity) :]
        return np.concatenate([log_mel[: len(periodicity)], periodicity], axis=1)

    def finish(self) -> list[tuple[int, int]]:
        """Close the stretch still open at the end of the sound."""
        return self._remember(self.gate.finish())

    def window(self) -> tuple[np.ndarray, int]:
        """The speech among the frames kept: float32, (k, n_features), and its first sample."""
        spec = self.spec
        index = self._first_frame + np.arange(len(self._frames))
        centre = index * spec.hop_samples + spec.n_fft // 2
        speech = np.zeros(len(centre), bool)
        open_stretch = self.gate.open_stretch
        for start, end in [*self._stretches, *([open_stretch] if open_stretch else [])]:
            speech |= (centre >= start) & (centre < end)
        first = int(index[speech][0]) * spec.hop_samples if speech.any() else 0
        return self._frames[speech], first

    def all_frames(self) -> np.ndarray:
        """Every frame kept, speech or not, shape (k, n_features)."""
        return self._frames

    def _remember(self, ended: list[tuple[int, int]]) -> list[tuple[int, int]]:
        oldest = self._first_frame * self.spec.hop_samples
        self._stretches = [s for s in self._stretches if s[1] > oldest] + ended
        return ended


def clip_frames(samples: np.ndarray, spec: FeatureSpec, min_frames: int) -> np.ndarray:
    """Speech frames of one whole clip, heard as live sound is, shape (k, n_features).

    Where the gate finds fewer than `min_frames` (a whisper, a hiss over it), all frames
    of the clip are used instead, so that every clip of a corpus gets an answer.
    """
    features = SpeechFeatures(spec, keep_s=len(samples) / spec.sample_rate_hz + 1)
    features.push(HighPass().push(samples))
    features.finish()
    speech, _ = features.window()
    return speech if len(speech) >= min_frames else features.all_frames()

"""What the emotion network is given, in training and in live use alike: frames, and which are
speech."""

from __future__ import annotations

import numpy as np

from coach.analysis.networks.emotion import LEAD_FRAMES, TAIL_FRAMES
from coach.analysis.signal.high_pass import HighPass
from coach.analysis.signal.log_mel import LogMel
from coach.analysis.signal.periodicity import Periodicity
from coach.analysis.signal.vad import GateSpec, SpeechGate
from coach.common.arrays import Bools, Float32
from coach.domain.model_card import FeatureSpec


class SpeechFeatures:
    """Frames and speech gate over one stream of 16 kHz samples that `HighPass` has passed.

    keep_s: how many seconds `speech` can look back on.
    """

    def __init__(self, spec: FeatureSpec, keep_s: float, gate: GateSpec | None = None) -> None:
        self.spec = spec
        self.gate = SpeechGate(gate)
        self._log_mel = LogMel(spec)
        self._periodicity = Periodicity(spec)
        # Spectra come out some milliseconds before their periodicity.
        self._unpaired = np.empty((0, spec.n_mels), np.float32)
        self._keep_samples = round(keep_s * spec.sample_rate_hz)
        self._position = 0
        #: The log-mel frames that the last samples completed, shape (k, n_mels).
        self.new_log_mel = np.empty((0, spec.n_mels), np.float32)
        #: The utterances that ended with the last samples, in samples.
        self.ended: list[tuple[int, int]] = []
        self._utterances: list[tuple[int, int]] = []

    def push(self, samples: Float32) -> Float32:
        """Take float32 samples, shape (n,); return the frames that are whole now.

        float32, shape (k, n_features): the decibels of each band, and the periodicity.
        """
        self._position += len(samples)
        self._remember(self.gate.push(samples))
        self.new_log_mel = self._log_mel.push(samples)
        log_mel = np.concatenate([self._unpaired, self.new_log_mel])
        if not self.spec.n_pitches:
            return log_mel  # nobody looks at pitches
        periodicity = self._periodicity.push(samples)
        self._unpaired = log_mel[len(periodicity) :]
        return np.concatenate([log_mel[: len(periodicity)], periodicity], axis=1)

    def finish(self) -> None:
        """Close the utterance still open at the end of the sound."""
        self._remember(self.gate.finish())

    def speech(self, first: int, end: int) -> Bools:
        """Which of the frames `first` to `end`, counted from the beginning, are speech, bool."""
        spec = self.spec
        centre = np.arange(first, end) * spec.hop_samples + spec.n_fft // 2
        speech = np.zeros(len(centre), bool)
        open_utterance = self.gate.open_utterance
        for start, stop in [*self._utterances, *([open_utterance] if open_utterance else [])]:
            speech |= (centre >= start) & (centre < stop)
        return speech

    def _remember(self, ended: list[tuple[int, int]]) -> None:
        self.ended = ended
        oldest = self._position - self._keep_samples
        self._utterances = [s for s in self._utterances if s[1] > oldest] + ended


def clip_frames(samples: Float32, spec: FeatureSpec, min_frames: int) -> tuple[Float32, Bools]:
    """One whole clip, heard as live sound is: frames (k, n_features) and which are speech (k,).

    Of the silence before and after the speech no more is left than a stream hears
    (`emotion.EmotionStream`). Where the gate finds fewer than
    `min_frames` of speech (a whisper, a hiss over it), all frames of the clip are taken for
    speech, so that every clip of a corpus gets an answer.
    """
    features = SpeechFeatures(spec, keep_s=len(samples) / spec.sample_rate_hz + 1)
    frames = features.push(HighPass().push(samples))
    features.finish()
    speech = features.speech(0, len(frames))
    if np.count_nonzero(speech) < min_frames:
        return frames, np.ones(len(frames), bool)
    first, last = np.flatnonzero(speech)[[0, -1]]
    first, end = max(0, first - LEAD_FRAMES), last + 1 + TAIL_FRAMES
    return frames[first:end], speech[first:end]

"""Input of the emotion network, in training as in live use: frames, and which are speech."""

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
    """Streaming frames and speech gate over 16 kHz samples that `HighPass` has filtered.

    Parameters
    ----------
    spec
        How the frames are made.
    keep_s
        How many seconds `speech` can look back.
    gate
        Thresholds of the speech gate; None for the defaults.
    """

    def __init__(self, spec: FeatureSpec, keep_s: float, gate: GateSpec | None = None) -> None:
        self.spec = spec
        self.gate = SpeechGate(gate)
        self._log_mel = LogMel(spec)
        self._periodicity = Periodicity(spec)
        # Spectra are complete some milliseconds before their periodicity.
        self._unpaired = np.empty((0, spec.n_mels), np.float32)
        self._keep_samples = round(keep_s * spec.sample_rate_hz)
        self._position = 0
        #: The log-mel frames that the last samples completed, shape (k, n_mels).
        self.new_log_mel = np.empty((0, spec.n_mels), np.float32)
        #: The utterances that ended with the last samples, as (start, end) in samples.
        self.ended: list[tuple[int, int]] = []
        self._utterances: list[tuple[int, int]] = []

    def push(self, samples: Float32) -> Float32:
        """Take the next samples; return the frames they complete.

        Parameters
        ----------
        samples
            Samples in [-1, 1], shape (n,).

        Returns
        -------
        Float32
            The bands in dB, then the periodicity at each candidate pitch, shape (k, n_features).
        """
        self._position += len(samples)
        self._remember(self.gate.push(samples))
        self.new_log_mel = self._log_mel.push(samples)
        log_mel = np.concatenate([self._unpaired, self.new_log_mel])
        if not self.spec.n_pitches:
            return log_mel  # no pitches wanted
        periodicity = self._periodicity.push(samples)
        self._unpaired = log_mel[len(periodicity) :]
        return np.concatenate([log_mel[: len(periodicity)], periodicity], axis=1)

    def finish(self) -> None:
        """Close the utterance still open at the end of the sound; it is then in `ended`."""
        self._remember(self.gate.finish())

    def speech(self, first: int, end: int) -> Bools:
        """Return which of the frames from `first` up to `end`, exclusive, are speech.

        Frames are counted from the start of the stream; shape (end - first,).
        """
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
    """Return the frames of a whole clip, as of live sound, and which are speech.

    Only as much silence is left before and after the speech as `emotion.EmotionStream` uses. Where
    the gate finds fewer than `min_frames` of speech (a whisper, or hiss over it), all frames of the
    clip count as speech, so that every clip of a corpus gets an answer.

    Parameters
    ----------
    samples
        Samples at `spec.sample_rate_hz` in [-1, 1], shape (n,).
    spec
        How the frames are made.
    min_frames
        Fewest frames of speech that the gate is believed for.

    Returns
    -------
    Float32
        Frames, shape (k, n_features).
    Bools
        Which of them are speech, shape (k,).
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

"""Emotion readings: when the network's answers are used, and how they are smoothed."""

from __future__ import annotations

import numpy as np

from coach.analysis.networks.emotion import Answer, EmotionModel, EmotionStream, Usual
from coach.analysis.networks.speech_features import SpeechFeatures
from coach.common.arrays import Bools, Float32, Float64
from coach.domain.stream import UNLIKE_FROM, EmotionReading, VoiceProfile

#: Lag beyond which windows are skipped until the analysis has caught up.
MAX_LAG_S = 1.0
#: Readings after which a voice counts as half known; there are four a second.
_HALF_KNOWN = 30
#: From this probability of being unlike the training voices, readings fade.
_FADES_FROM = UNLIKE_FROM / 2


class EmotionReader:
    """Streaming emotion readings, at most one per step of the analyser's grid.

    There are readings while somebody speaks, once the last `window_s` hold `min_speech_s` of a
    voice.

    Parameters
    ----------
    model
        The network to run.
    usual
        The speaker's usual (baseline); None if it isn't known. A profile made by another model is
        ignored.

    Attributes
    ----------
    skipped
        Number of windows skipped because the analysis was behind.
    """

    def __init__(self, model: EmotionModel, usual: VoiceProfile | None = None) -> None:
        spec, self._readings = model.card.features, model.card.readings
        self._model = model.card.sha256
        self._spec = spec
        self._min_frames = round(self._readings.min_speech_s * spec.frames_per_s)
        self._window_frames = round(self._readings.window_s * spec.frames_per_s)
        known = None
        width = model.nobody.embedding.shape
        if usual and usual.model == self._model and usual.embedding.shape == width:
            share = usual.readings / (usual.readings + _HALF_KNOWN)
            known = Usual(usual.embedding.astype(np.float32), share)
        self._stream = EmotionStream(model, self._window_frames, known)
        self._keep = 2 * self._window_frames
        self._voiced = np.empty(0, bool)  # of the newest frames
        self._n_frames = 0
        self._last: tuple[float, Float64] | None = None
        self._sum = np.zeros_like(model.nobody.embedding, np.float64)
        self._count = 0
        self.skipped = 0

    def push(
        self, frames: Float32, features: SpeechFeatures, now_s: float, lag_s: float
    ) -> EmotionReading | None:
        """Take the frames of one step of the grid; return a reading, None if there is none.

        Parameters
        ----------
        frames
            Output of `features`, shape (n, n_features).
        features
            Source of the frames, which also knows which of them are speech.
        now_s
            Time at which the frames end.
        lag_s
            How long ago they were heard; above `MAX_LAG_S` they are skipped.
        """
        self._n_frames += len(frames)
        pitches = frames[:, self._spec.n_mels :]
        voiced = pitches.max(axis=1, initial=0) >= self._readings.voiced_from
        self._voiced = np.concatenate([self._voiced, voiced])[-self._keep :]
        if lag_s > MAX_LAG_S:
            self._stream.skip(frames)
            first = max(0, self._n_frames - self._window_frames)
            speech = features.speech(first, self._n_frames)
            self.skipped += features.gate.speaking and self._is_enough(first, speech)
            return None
        heard = self._stream.push(frames, features.speech)
        if heard is None or not features.gate.speaking:
            return None
        answer, first, speech = heard
        if not self._is_enough(first, speech):
            return None
        start = first + int(np.flatnonzero(speech)[0])
        start_s = start * self._spec.hop_samples / self._spec.sample_rate_hz
        reading = self._reading(start_s, now_s, answer)
        if not reading.is_unlike:
            self._sum += answer.embedding
            self._count += 1
        return reading

    def voice(self) -> VoiceProfile | None:
        """Return how the speaker has sounded so far; None before the first reading of a voice."""
        if not self._count:
            return None
        mean = (self._sum / self._count).astype(np.float32)
        return VoiceProfile(self._model, mean, self._count)

    def _reading(self, start_s: float, now_s: float, answer: Answer) -> EmotionReading:
        """Smooth an answer over time; fade it the more unlike the training voices it is."""
        said = np.append(answer.probabilities, (answer.activation, answer.unlike))
        if self._last is not None:
            last_s, last = self._last
            keep = np.exp(-(now_s - last_s) / self._readings.smoothing_s)
            said = keep * last + (1 - keep) * said
        self._last = now_s, said
        *_, activation, unlike = said.tolist()
        fade = float(np.interp(unlike, (_FADES_FROM, UNLIKE_FROM), (0.0, 1.0)))
        known = (1 - fade) * said[:-2] + fade / len(answer.probabilities)
        return EmotionReading(
            start_s,
            now_s,
            known.astype(np.float32),
            activation if unlike < UNLIKE_FROM else None,
            unlike,
        )

    def _is_enough(self, first: int, speech: Bools) -> bool:
        """Return whether the frames from number `first` on hold enough speech, enough of it voiced.

        The speech gate alone lets loud hiss through.
        """
        end = first + len(speech)
        voiced = self._voiced[first - self._n_frames : end - self._n_frames or None]
        return bool(
            np.count_nonzero(speech) >= self._min_frames
            and voiced[speech].mean() >= self._readings.min_voiced_share
        )

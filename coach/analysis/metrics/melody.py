"""The melody of speech: how much the pitch varies, and where it goes at the ends of phrases."""

from __future__ import annotations

import numpy as np

from coach.analysis.detectors.finding import margin
from coach.analysis.metrics.meter import ShareOfPhrases, Step
from coach.analysis.metrics.recent import Recent
from coach.analysis.metrics.sustained import Sustained
from coach.analysis.signal.histogram import Histogram
from coach.domain import metrics, norms
from coach.domain.stream import EventKind, MetricReading, Span, SpeechEvent

#: Hincks & Edlund (2009): the standard deviation of the pitch over the last ten seconds.
_WINDOW_S = metrics.PITCH_VARIETY.window_s
#: Frames of voice that such a window must hold for a figure, and to be called flat as a whole.
_LEAST_VOICE_FRAMES, _MOSTLY_VOICE_FRAMES = 200, 350
#: Fewer voiced frames in a whole session are a tracker's slips, as in a whisper.
_LEAST_OF_SESSION = 30
#: An octave off the median, a frame is rather the tracker's error than the speaker's voice.
_FARTHEST_ST = 12.0
#: Bins of the histogram that the whole session's pitch is kept in.
_BIN_ST = 0.1
#: Over 1 Hz: 1 kHz, which no speech reaches.
_HIGHEST_ST = 120.0


class PitchVariety:
    """Standard deviation of the pitch of the last ten seconds, in semitones.

    The result is the median of the readings: how varied ten seconds usually were.
    """

    metric = metrics.PITCH_VARIETY

    def __init__(self) -> None:
        self._readings: list[float] = []

    def push(self, step: Step) -> MetricReading | None:
        if not step.on_the_second or (spread := _spread(step)) is None:
            return None
        self._readings.append(spread)
        return MetricReading(self.metric.key, step.recent.until_s, spread)

    def result(self) -> float | None:
        return float(np.median(self._readings)) if self._readings else None


class _WholePitch:
    """Keeps every voiced frame's pitch, to a tenth of a semitone; gives no readings."""

    def __init__(self) -> None:
        self._pitch_st = Histogram(0, _HIGHEST_ST, _BIN_ST)

    def push(self, step: Step) -> MetricReading | None:
        pitch_st = step.heard.frames.pitch_st
        self._pitch_st.push(pitch_st[np.isfinite(pitch_st)])
        return None

    def percentile(self, percent: float) -> float | None:
        """Of the pitch so far, in semitones over 1 Hz; None where too little was voiced."""
        is_known = self._pitch_st.total >= _LEAST_OF_SESSION
        return self._pitch_st.percentile(percent) if is_known else None


class PitchLevel(_WholePitch):
    """The middle of the voice's pitch over the session, in hertz."""

    metric = metrics.PITCH

    def result(self) -> float | None:
        middle_st = self.percentile(50)
        return None if middle_st is None else 2 ** (middle_st / 12)


class PitchRange(_WholePitch):
    """From the 5th to the 95th percentile of the session's pitch, in semitones."""

    metric = metrics.PITCH_RANGE

    def result(self) -> float | None:
        low_st, high_st = self.percentile(5), self.percentile(95)
        return None if low_st is None or high_st is None else high_st - low_st


class _Ends(ShareOfPhrases):
    """The share of phrases whose pitch goes a semitone or more one way at their end."""

    #: Frames at the end of a phrase, and before them, that are compared.
    _END, _BEFORE = 15, 25
    _LEAST_ST = 1.0
    _SIGN: int

    def judge(self, recent: Recent, utterance: Span) -> bool | None:
        pitch_st = recent.pitch_within(utterance)
        voiced = pitch_st[np.isfinite(pitch_st)]
        if len(voiced) < self._END + self._BEFORE:
            return None
        end = np.median(voiced[-self._END :])
        before = np.median(voiced[-self._END - self._BEFORE : -self._END])
        return bool(self._SIGN * (end - before) >= self._LEAST_ST)


class RisingEnds(_Ends):
    """Phrases that rise at their end, as questions do, and lists that go on."""

    metric = metrics.RISING_ENDS
    _SIGN = 1


class FallingEnds(_Ends):
    """Phrases that fall at their end, as statements do."""

    metric = metrics.FALLING_ENDS
    _SIGN = -1


class Monotone:
    """Utterances in which ten seconds are flat: they vary by less than
    `norms.VARIETY` begins at."""

    def __init__(self) -> None:
        self._sustained = Sustained(EventKind.MONOTONE, _WINDOW_S, throughout=True)

    def push(self, step: Step) -> list[SpeechEvent]:
        if not step.on_the_second:
            return []
        voiced = len(step.recent.pitch_st(_WINDOW_S)) >= _MOSTLY_VOICE_FRAMES
        spread = _spread(step) if voiced else None
        flat = spread is not None and spread < norms.VARIETY.low
        certainty = 0.0 if spread is None else margin(max(spread, 1e-3), norms.VARIETY.low)
        heard_s = step.recent.voice_s(_WINDOW_S)
        return self._sustained.push(step.recent.until_s, certainty, flat, heard_s)

    def finish(self) -> list[SpeechEvent]:
        return self._sustained.finish()


def _spread(step: Step) -> float | None:
    """Standard deviation of the last window's pitch, None where too little was voiced."""
    pitch_st = step.recent.pitch_st(_WINDOW_S)
    if len(pitch_st) < _LEAST_VOICE_FRAMES:
        return None
    near = np.abs(pitch_st - np.median(pitch_st)) < _FARTHEST_ST
    return float(np.std(pitch_st[near]))

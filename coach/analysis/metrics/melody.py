"""The melody of speech: pitch, its variety, and its movement at the ends of phrases."""

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
#: Voiced frames that the window must hold for a reading, and for it to be marked monotone.
_LEAST_VOICE_FRAMES, _MOSTLY_VOICE_FRAMES = 200, 350
#: Fewer voiced frames in a whole session are tracking errors, as in a whisper.
_LEAST_OF_SESSION = 30
#: An octave or more from the median, a pitch is more likely a tracking error than the voice.
_FARTHEST_ST = 12.0
#: Bin width of the histogram of the whole session's pitch.
_BIN_ST = 0.1
#: In semitones over 1 Hz: about 1 kHz, which no speech reaches.
_HIGHEST_ST = 120.0


class PitchVariety:
    """Standard deviation of the pitch over the last ten seconds, in semitones.

    The result is the median of the readings: how varied ten seconds typically were.
    """

    metric = metrics.PITCH_VARIETY

    def __init__(self) -> None:
        self._readings: list[float] = []

    def push(self, step: Step) -> MetricReading | None:
        """Return a reading each second where enough was voiced, otherwise None."""
        if not step.on_the_second or (spread := _spread(step)) is None:
            return None
        self._readings.append(spread)
        return MetricReading(self.metric.key, step.recent.until_s, spread)

    def result(self) -> float | None:
        """Return the median of the readings; None before the first."""
        return float(np.median(self._readings)) if self._readings else None


class _WholePitch:
    """Histogram of the session's pitch, to a tenth of a semitone; gives no readings."""

    def __init__(self) -> None:
        self._pitch_st = Histogram(0, _HIGHEST_ST, _BIN_ST)

    def push(self, step: Step) -> MetricReading | None:
        """Take the newly settled pitch; there are no readings."""
        pitch_st = step.heard.frames.pitch_st
        self._pitch_st.push(pitch_st[np.isfinite(pitch_st)])
        return None

    def percentile(self, percent: float) -> float | None:
        """Return a percentile in semitones over 1 Hz; None if too little was voiced."""
        is_known = self._pitch_st.total >= _LEAST_OF_SESSION
        return self._pitch_st.percentile(percent) if is_known else None


class PitchLevel(_WholePitch):
    """Median pitch of the voice over the session, in hertz."""

    metric = metrics.PITCH

    def result(self) -> float | None:
        """Return the median so far in hertz; None if too little was voiced."""
        middle_st = self.percentile(50)
        return None if middle_st is None else 2 ** (middle_st / 12)


class PitchRange(_WholePitch):
    """Range from the 5th to the 95th percentile of the session's pitch, in semitones."""

    metric = metrics.PITCH_RANGE

    def result(self) -> float | None:
        """Return the range so far in semitones; None if too little was voiced."""
        low_st, high_st = self.percentile(5), self.percentile(95)
        return None if low_st is None or high_st is None else high_st - low_st


class _Ends(ShareOfPhrases):
    """Percentage of phrases whose pitch moves by a semitone or more in one direction at the end."""

    #: Voiced frames at the end of a phrase, and just before these, whose medians are compared.
    _END, _BEFORE = 15, 25
    _LEAST_ST = 1.0
    _SIGN: int

    def judge(self, recent: Recent, utterance: Span) -> bool | None:
        """Return whether the pitch moves that way at the end; None if too little was voiced."""
        pitch_st = recent.pitch_within(utterance)
        voiced = pitch_st[np.isfinite(pitch_st)]
        if len(voiced) < self._END + self._BEFORE:
            return None
        end = np.median(voiced[-self._END :])
        before = np.median(voiced[-self._END - self._BEFORE : -self._END])
        return bool(self._SIGN * (end - before) >= self._LEAST_ST)


class RisingEnds(_Ends):
    """Percentage of phrases that rise at the end, as in questions and unfinished lists."""

    metric = metrics.RISING_ENDS
    _SIGN = 1


class FallingEnds(_Ends):
    """Percentage of phrases that fall at the end, as in statements."""

    metric = metrics.FALLING_ENDS
    _SIGN = -1


class Monotone:
    """Passages of flat pitch: over ten seconds its variety is below `norms.VARIETY.low`."""

    def __init__(self) -> None:
        self._sustained = Sustained(EventKind.MONOTONE, _WINDOW_S, throughout=True)

    def push(self, step: Step) -> list[SpeechEvent]:
        """Return the monotone passage that is now over, if any."""
        if not step.on_the_second:
            return []
        voiced = len(step.recent.pitch_st(_WINDOW_S)) >= _MOSTLY_VOICE_FRAMES
        spread = _spread(step) if voiced else None
        flat = spread is not None and spread < norms.VARIETY.low
        certainty = 0.0 if spread is None else margin(max(spread, 1e-3), norms.VARIETY.low)
        heard_s = step.recent.voice_s(_WINDOW_S)
        return self._sustained.push(step.recent.until_s, certainty, flat, heard_s)

    def finish(self) -> list[SpeechEvent]:
        """Return the monotone passage still open at the end of the sound, if any."""
        return self._sustained.finish()


def _spread(step: Step) -> float | None:
    """Return the pitch's standard deviation over the window; None if too little was voiced."""
    pitch_st = step.recent.pitch_st(_WINDOW_S)
    if len(pitch_st) < _LEAST_VOICE_FRAMES:
        return None
    near = np.abs(pitch_st - np.median(pitch_st)) < _FARTHEST_ST
    return float(np.std(pitch_st[near]))

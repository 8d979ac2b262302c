"""Pace of the speech: syllables per second, with and without the pauses."""

from __future__ import annotations

import numpy as np

from coach.analysis.detectors.finding import margin
from coach.analysis.metrics.meter import PHRASE_SYLLABLES, Step
from coach.analysis.metrics.sustained import Sustained
from coach.domain import metrics, norms
from coach.domain.metric import Metric
from coach.domain.stream import EventKind, MetricReading, Span, SpeechEvent

#: Seconds of the talk that a window must hold before there is a pace.
_LEAST_TALK_S = 3.0
#: Seconds of speech that a window must hold for an articulation rate.
_LEAST_SPEECH_S = 1.5


class SpeechRate:
    """Syllables per second over the last `metric.window_s`, pauses included.

    There are readings while somebody speaks.

    Parameters
    ----------
    metric
        The metric to compute; it sets the window.
    gives_result
        Whether there is a result: the rate of the whole session, from the first speech to the
        last. Of several windows only one needs to give it.
    """

    def __init__(self, metric: Metric, gives_result: bool = False) -> None:
        self.metric = metric
        self._sums_up = gives_result
        self._window_s = metric.window_s
        self._syllables = 0
        self._talk: Span | None = None
        self._talk_s = 0.0

    def push(self, step: Step) -> MetricReading | None:
        """Return a reading each second in which there is a pace, otherwise None."""
        self._syllables += len(step.heard.nuclei)
        for utterance in step.heard.utterances:
            self._talk = Span(self._talk.start if self._talk else utterance.start, utterance.end)
            frames = self._talk.frames - step.recent.missing(self._talk)
            self._talk_s = step.recent.length_s(frames)
        if not step.on_the_second:
            return None
        recent = step.recent
        talk_s = recent.talk_s(self._window_s)
        if talk_s < _LEAST_TALK_S or not recent.speech_s(self._window_s):
            return None
        rate = recent.syllables(self._window_s) / talk_s
        return MetricReading(self.metric.key, recent.until_s, rate)

    def result(self) -> float | None:
        """Return the session's rate; None without `gives_result` or before an utterance is over."""
        return self._syllables / self._talk_s if self._sums_up and self._talk_s else None


class ArticulationRate:
    """Syllables per second of speech over the last `metric.window_s`, pauses excluded.

    Parameters
    ----------
    metric
        The metric to compute; it sets the window.
    gives_result
        Whether there is a result: the rate of the whole session.
    """

    def __init__(self, metric: Metric, gives_result: bool = False) -> None:
        self.metric = metric
        self._sums_up = gives_result
        self._window_s = metric.window_s
        self._syllables = 0
        self._spoken_s = 0.0

    def push(self, step: Step) -> MetricReading | None:
        """Return a reading each second if there is enough speech in the window, otherwise None."""
        self._syllables += len(step.heard.nuclei)
        recent = step.recent
        for utterance in step.heard.utterances:
            self._spoken_s += recent.length_s(utterance.frames)
        if (
            not step.on_the_second
            or (spoken_s := recent.speech_s(self._window_s)) < _LEAST_SPEECH_S
        ):
            return None
        rate = recent.syllables(self._window_s) / spoken_s
        return MetricReading(self.metric.key, recent.until_s, rate)

    def result(self) -> float | None:
        """Return the session's rate; None without `gives_result` or before an utterance is over."""
        return self._syllables / self._spoken_s if self._sums_up and self._spoken_s else None


class PaceVariation:
    """Standard deviation of the articulation rate from phrase to phrase, in syllables/s."""

    metric = metrics.PACE_VARIATION

    def __init__(self) -> None:
        self._rates: list[float] = []

    def push(self, step: Step) -> MetricReading | None:
        """Take the phrases that are over; there are no readings."""
        for utterance in step.heard.utterances:
            known = step.recent.kept(utterance)
            syllables = len(step.recent.nuclei_levels(known))
            if syllables >= PHRASE_SYLLABLES:
                self._rates.append(syllables / step.recent.length_s(known.frames))
        return None

    def result(self) -> float | None:
        """Return the standard deviation so far; None before there are two phrases."""
        return float(np.std(self._rates)) if len(self._rates) > 1 else None


class Rushed:
    """Passages in which the pace over ten seconds exceeds `norms.RUSHED_FROM`.

    Listeners like a slower pace.
    """

    _WINDOW_S = metrics.PACE.window_s

    def __init__(self) -> None:
        self._sustained = Sustained(EventKind.RUSHED, self._WINDOW_S, throughout=False)

    def push(self, step: Step) -> list[SpeechEvent]:
        """Return the rushed passage that is now over, if any."""
        if not step.on_the_second:
            return []
        rate = step.recent.syllables(self._WINDOW_S) / self._WINDOW_S
        return self._sustained.push(
            step.recent.until_s, margin(norms.RUSHED_FROM, rate), rate > norms.RUSHED_FROM
        )

    def finish(self) -> list[SpeechEvent]:
        """Return the rushed passage still open at the end of the sound, if any."""
        return self._sustained.finish()

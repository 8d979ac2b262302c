"""How fast somebody speaks: syllables per second, with and without the pauses."""

from __future__ import annotations

import numpy as np

from coach.analysis.detectors.finding import margin
from coach.analysis.metrics.meter import PHRASE_SYLLABLES, Step
from coach.analysis.metrics.sustained import Sustained
from coach.domain import metrics, norms
from coach.domain.metric import Metric
from coach.domain.stream import EventKind, MetricReading, Span, SpeechEvent

#: Seconds from the first word on, from which there is a pace.
_LEAST_TALK_S = 3.0
#: Seconds of speech that a window must hold to speak of articulation.
_LEAST_SPEECH_S = 1.5


class SpeechRate:
    """Syllables a second over the last `metric.window_s`, pauses included, while somebody speaks.

    sums_up: whether the result is that of the whole session, from the first speech to the
        last; where several windows are followed, one is enough to say so.
    """

    def __init__(self, metric: Metric, sums_up: bool = False) -> None:
        self.metric = metric
        self._sums_up = sums_up
        self._window_s = metric.window_s
        self._syllables = 0
        self._talk: Span | None = None
        self._talk_s = 0.0

    def push(self, step: Step) -> MetricReading | None:
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
        return self._syllables / self._talk_s if self._sums_up and self._talk_s else None


class ArticulationRate:
    """Syllables a second of speech over the last `metric.window_s`, pauses taken out.

    sums_up: whether the result is that of the whole session.
    """

    def __init__(self, metric: Metric, sums_up: bool = False) -> None:
        self.metric = metric
        self._sums_up = sums_up
        self._window_s = metric.window_s
        self._syllables = 0
        self._spoken_s = 0.0

    def push(self, step: Step) -> MetricReading | None:
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
        return self._syllables / self._spoken_s if self._sums_up and self._spoken_s else None


class PaceVariation:
    """How much the articulation rate differs from phrase to phrase: its standard deviation."""

    metric = metrics.PACE_VARIATION

    def __init__(self) -> None:
        self._rates: list[float] = []

    def push(self, step: Step) -> MetricReading | None:
        for utterance in step.heard.utterances:
            known = step.recent.kept(utterance)
            syllables = len(step.recent.nuclei_levels(known))
            if syllables >= PHRASE_SYLLABLES:
                self._rates.append(syllables / step.recent.length_s(known.frames))
        return None

    def result(self) -> float | None:
        """None before there were two phrases."""
        return float(np.std(self._rates)) if len(self._rates) > 1 else None


class Rushed:
    """Stretches of time in which the pace of the last ten seconds is over the top of what
    listeners like, `norms.RUSHED_FROM`."""

    _WINDOW_S = metrics.PACE.window_s

    def __init__(self) -> None:
        self._sustained = Sustained(EventKind.RUSHED, self._WINDOW_S, throughout=False)

    def push(self, step: Step) -> list[SpeechEvent]:
        if not step.on_the_second:
            return []
        rate = step.recent.syllables(self._WINDOW_S) / self._WINDOW_S
        return self._sustained.push(
            step.recent.until_s, margin(norms.RUSHED_FROM, rate), rate > norms.RUSHED_FROM
        )

    def finish(self) -> list[SpeechEvent]:
        return self._sustained.finish()

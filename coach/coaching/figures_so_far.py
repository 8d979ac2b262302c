"""The figures of a talk while it goes on."""

from __future__ import annotations

from statistics import fmean

from coach.coaching.figures import figures_of_events, figures_of_speech
from coach.domain.metric import Metric
from coach.domain.metrics import METRICS
from coach.domain.stream import AnalysisUpdate, MetricReading, SpeechEvent

#: Seconds of talk from which on rates and shares mean something. Ours.
KNOWN_S = 20.0
#: Seconds that a figure with readings looks back over, at least. Ours.
_BACK_S = 10.0


class FiguresSoFar:
    """Follows a talk: figures with readings over the last seconds, those of events since it began.

    Parameters
    ----------
    with_fluency
        Whether repetitions, prolongations and blocks are looked for.
    """

    def __init__(self, with_fluency: bool) -> None:
        self._with_fluency = with_fluency
        self._readings: dict[str, list[MetricReading]] = {}
        self._events: list[SpeechEvent] = []
        #: Start and end of each stretch of speech; of those that haven't settled yet.
        self._spoken_s: list[tuple[float, float]] = []
        self._unsettled_s: tuple[tuple[float, float], ...] = ()
        self._lost_s = 0.0

    def push(self, update: AnalysisUpdate) -> None:
        """Take in the next update."""
        for reading in update.metrics:
            since_s = reading.time_s - max(_BACK_S, METRICS[reading.key].window_s)
            earlier = self._readings.get(reading.key, [])
            kept = [one for one in earlier if METRICS[one.key].begins_s(one) > since_s]
            self._readings[reading.key] = [*kept, reading]
        self._events += update.events
        if update.missing_s is not None and self._spoken_s:
            self._lost_s += update.missing_s[1] - update.missing_s[0]
        self._spoken_s += ((one.start_s, one.end_s) for one in update.segments)
        self._unsettled_s = update.unsettled_s

    @staticmethod
    def follows(metric: Metric) -> bool:
        """Return whether a metric is known before the end: it has readings, or is of events."""
        of_speech = figures_of_speech([(0.0, KNOWN_S)], KNOWN_S)
        known = of_speech | figures_of_events((), KNOWN_S, with_fluency=True)
        return metric.window_s > 0 or metric.key in known

    def figures(self) -> dict[str, float]:
        """Return the figures by key of the metric, as far as they are known yet."""
        found = {
            key: fmean(one.value for one in readings) for key, readings in self._readings.items()
        }
        spoken_s = [*self._spoken_s, *self._unsettled_s]
        talk_s = spoken_s[-1][1] - spoken_s[0][0] - self._lost_s if spoken_s else 0.0
        if talk_s < KNOWN_S:
            return found
        found |= figures_of_speech(spoken_s, talk_s)
        return found | figures_of_events(self._events, talk_s, self._with_fluency)

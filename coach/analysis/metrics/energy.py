"""How activated the voice is."""

from __future__ import annotations

from coach.analysis.metrics.meter import Step
from coach.domain import metrics
from coach.domain.stream import MetricReading


class Energy:
    """The network's activation: the mean of its newest readings, and of the session's."""

    metric = metrics.ENERGY

    def __init__(self) -> None:
        self._sum = 0.0
        self._count = self._unknown = 0

    def push(self, step: Step) -> MetricReading | None:
        known = [(r.end_s, 100 * r.activation) for r in step.emotions if r.activation is not None]
        self._unknown += len(step.emotions) - len(known)
        if not known:
            return None
        values = [percent for _, percent in known]
        self._sum += sum(values)
        self._count += len(values)
        return MetricReading(self.metric.key, known[-1][0], sum(values) / len(values))

    def result(self) -> float | None:
        """Mean of the readings; None before the first, and where most of them were of no voice
        whose energy is known."""
        return self._sum / self._count if self._count > self._unknown else None

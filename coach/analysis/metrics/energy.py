"""Energy: the activation of the voice."""

from __future__ import annotations

from coach.analysis.metrics.meter import Step
from coach.domain import metrics
from coach.domain.stream import MetricReading


class Energy:
    """Activation of the voice by the emotion network, in per cent.

    A reading is the mean of the newest activations, the result the mean of the session's.
    """

    metric = metrics.ENERGY

    def __init__(self) -> None:
        self._sum = 0.0
        self._count = self._unknown = 0

    def push(self, step: Step) -> MetricReading | None:
        """Return a reading where the network gave an activation, otherwise None."""
        known = [(r.end_s, 100 * r.activation) for r in step.emotions if r.activation is not None]
        self._unknown += len(step.emotions) - len(known)
        if not known:
            return None
        values = [percent for _, percent in known]
        self._sum += sum(values)
        self._count += len(values)
        return MetricReading(self.metric.key, known[-1][0], sum(values) / len(values))

    def result(self) -> float | None:
        """Return the mean activation of the session.

        None before the first, and where half of the network's readings or more have none, being
        of sound unlike the voices it was trained on.
        """
        return self._sum / self._count if self._count > self._unknown else None

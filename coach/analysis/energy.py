"""How activated the voice is."""

from __future__ import annotations

from coach.analysis.metric import Step
from coach.types import MetricReading


class Energy:
    """The network's activation, at every reading and as their mean over the session."""

    key = "energy_percent"
    label = "Energy"
    unit = "%"

    def __init__(self) -> None:
        self._sum = 0.0
        self._count = 0

    def push(self, step: Step) -> MetricReading | None:
        if step.emotion is None or step.emotion.activation is None:
            return None
        value = 100 * step.emotion.activation
        self._sum += value
        self._count += 1
        return MetricReading(self.key, step.emotion.end_s, value)

    def result(self) -> float | None:
        """Mean of the readings; None before the first."""
        return self._sum / self._count if self._count else None

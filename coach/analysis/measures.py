"""Everything that is measured of the delivery: what is heard, its figures, and habits that last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import numpy as np

from coach.analysis.delivery import Delivery
from coach.analysis.energy import Energy
from coach.analysis.loudness import (
    FadingEnds,
    LoudnessVariation,
    Quiet,
    RelativeLevel,
    SpeechLevel,
    SpeechToNoise,
)
from coach.analysis.melody import (
    FallingEnds,
    Monotone,
    PitchLevel,
    PitchRange,
    PitchVariety,
    RisingEnds,
)
from coach.analysis.metric import Metric, Step
from coach.analysis.pace import ArticulationRate, PaceVariation, Rushed, SpeechRate
from coach.analysis.recent import Recent
from coach.types import EmotionReading, FeatureSpec, Heard, MetricReading, SpeechEvent

#: How far back the figures over a window look, at most.
_WINDOW_S = 20.0

METRICS: tuple[Callable[[], Metric], ...] = (
    Energy,
    SpeechLevel,
    RelativeLevel,
    LoudnessVariation,
    FadingEnds,
    SpeechToNoise,
    PitchLevel,
    PitchRange,
    PitchVariety,
    RisingEnds,
    FallingEnds,
    partial(SpeechRate, 3),
    partial(SpeechRate, 10, sums_up=True),
    partial(SpeechRate, 20),
    partial(ArticulationRate, 3),
    partial(ArticulationRate, 10, sums_up=True),
    partial(ArticulationRate, 20),
    PaceVariation,
)


class Habit(Protocol):
    """Something that lasts, found from the figures over a window."""

    def push(self, step: Step) -> list[SpeechEvent]: ...

    def finish(self) -> list[SpeechEvent]: ...


HABITS: tuple[Callable[[], Habit], ...] = (Monotone, Rushed, Quiet)


@dataclass(frozen=True, slots=True)
class Measured:
    """What one step of the grid brought."""

    heard: Heard
    readings: list[MetricReading]
    events: list[SpeechEvent]


class Measures:
    """Incremental, on the analyser's grid of `steps_per_second`.

    with_fluency: whether repetitions, prolongations and blocks are looked for.
    """

    def __init__(self, spec: FeatureSpec, steps_per_second: int, with_fluency: bool) -> None:
        self.delivery = Delivery(spec, with_fluency)
        self.metrics = [metric() for metric in METRICS]
        self._habits = [habit() for habit in HABITS]
        self._recent = Recent(spec, _WINDOW_S)
        self._steps_per_second = steps_per_second
        self._steps = 0

    @property
    def settled_s(self) -> float:
        """Up to when everything is known."""
        return self._recent.until_s

    def push(
        self, samples: np.ndarray, log_mel: np.ndarray, emotion: EmotionReading | None
    ) -> Measured:
        """One step: float32 samples at 16 kHz, the log-mel frames that they completed, and
        what the network said at its end."""
        return self._measure(self.delivery.push(samples, log_mel), emotion)

    def finish(self) -> Measured:
        """What was still waiting for the sound after it."""
        last = self._measure(self.delivery.finish(), None)
        ended = [event for habit in self._habits for event in habit.finish()]
        return Measured(last.heard, last.readings, last.events + ended)

    def results(self) -> dict[str, float]:
        """The whole session's figure of each metric that has one, by key."""
        results = {metric.key: metric.result() for metric in self.metrics}
        return {key: float(value) for key, value in results.items() if value is not None}

    def _measure(self, heard: Heard, emotion: EmotionReading | None) -> Measured:
        self._recent.push(heard, self.delivery.open_stretch)
        self._steps += 1
        step = Step(emotion, heard, self._recent, self._steps % self._steps_per_second == 0)
        told = [metric.push(step) for metric in self.metrics]
        events = [event for habit in self._habits for event in habit.push(step)]
        readings = [reading for reading in told if reading is not None]
        return Measured(heard, readings, [*heard.events, *events])

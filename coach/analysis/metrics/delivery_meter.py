"""Everything that is measured of the delivery: what is heard, its figures, and habits that last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import numpy as np

from coach.analysis.detectors.delivery import Delivery
from coach.analysis.metrics.energy import Energy
from coach.analysis.metrics.loudness import (
    FadingEnds,
    LoudnessVariation,
    Quiet,
    RelativeLevel,
    SpeechLevel,
    SpeechToNoise,
)
from coach.analysis.metrics.melody import (
    FallingEnds,
    Monotone,
    PitchLevel,
    PitchRange,
    PitchVariety,
    RisingEnds,
)
from coach.analysis.metrics.meter import Meter, Step
from coach.analysis.metrics.pace import ArticulationRate, PaceVariation, Rushed, SpeechRate
from coach.analysis.metrics.recent import Recent
from coach.analysis.metrics.speech_level import SecondsOfSpeech, speech_power
from coach.common.arrays import Float32
from coach.domain import metrics, norms
from coach.domain.metrics import METRICS
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import EmotionReading, Heard, MetricReading, Span, SpeechEvent

#: How far back the figures over a window look, at most.
_WINDOW_S = 20.0
#: Steps of the grid that are heard at once: half as many calls cost a fifth less.
_AT_ONCE = 2

METERS: tuple[Callable[[], Meter], ...] = (
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
    partial(SpeechRate, METRICS["pace_3s_syllables_per_s"]),
    partial(SpeechRate, metrics.PACE, sums_up=True),
    partial(SpeechRate, METRICS["pace_20s_syllables_per_s"]),
    partial(ArticulationRate, METRICS["articulation_3s_syllables_per_s"]),
    partial(ArticulationRate, metrics.ARTICULATION, sums_up=True),
    partial(ArticulationRate, METRICS["articulation_20s_syllables_per_s"]),
    PaceVariation,
)


class Habit(Protocol):
    """Something that lasts, found from the figures over a window."""

    def push(self, step: Step) -> list[SpeechEvent]: ...

    def finish(self) -> list[SpeechEvent]: ...


HABITS: tuple[Callable[[], Habit], ...] = (Monotone, Rushed, Quiet)


@dataclass(frozen=True, slots=True)
class DeliveryUpdate:
    """What some steps of the grid brought."""

    heard: Heard
    readings: list[MetricReading]
    events: list[SpeechEvent]


class DeliveryMeter:
    """Incremental, on the analyser's grid of `steps_per_second`.

    with_fluency: whether repetitions, prolongations and blocks are looked for.
    """

    def __init__(self, spec: FeatureSpec, steps_per_second: int, with_fluency: bool) -> None:
        self.delivery = Delivery(spec, with_fluency)
        self.meters = [meter() for meter in METERS]
        self._lost_in_noise = {m.metric.key for m in self.meters if m.metric.lost_in_noise}
        self._habits = [habit() for habit in HABITS]
        self._recent = Recent(spec, _WINDOW_S)
        self._frames_per_s = spec.frames_per_s
        self._seconds = SecondsOfSpeech(spec)
        self._steps_per_second = steps_per_second
        self._steps = 0
        # As it was last told.
        self._above_noise_db: float | None = None
        # Of the steps that gather, to be heard at once.
        self._samples: list[Float32] = []
        self._log_mel: list[Float32] = []
        self._emotions: list[EmotionReading] = []

    @property
    def settled_s(self) -> float:
        """Up to when everything is known."""
        return self._recent.until_s

    def push(
        self, samples: Float32, log_mel: Float32, emotion: EmotionReading | None
    ) -> list[DeliveryUpdate]:
        """One step: float32 samples at 16 kHz, the log-mel frames that they completed, and
        what the network said at its end."""
        self._samples.append(samples)
        self._log_mel.append(log_mel)
        self._emotions += [] if emotion is None else [emotion]
        self._steps += 1
        return [] if self._steps % _AT_ONCE else self._hear()

    def note_missing(self, start_s: float, end_s: float) -> None:
        """Sound is missing there; what stands in its place counts as no time of the talk."""
        self._recent.note_missing(
            Span(round(start_s * self._frames_per_s), round(end_s * self._frames_per_s))
        )

    def finish(self) -> list[DeliveryUpdate]:
        """What was still waiting for the sound after it."""
        found = [*self._hear(), self._measure(self.delivery.finish())]
        for habit in self._habits:
            found[-1].events.extend(habit.finish())
        return found

    def results(self) -> dict[str, float]:
        """The whole session's figure of each metric that has one, by key; what is lost in the
        noise of a loud room has none."""
        results = {meter.metric.key: meter.result() for meter in self.meters}
        lost = self._lost(results[metrics.SPEECH_TO_NOISE.key])
        return {
            key: float(value)
            for key, value in results.items()
            if value is not None and key not in lost
        }

    def _hear(self) -> list[DeliveryUpdate]:
        """What the steps that have gathered bring."""
        if not self._samples:
            return []
        samples, log_mel = np.concatenate(self._samples), np.concatenate(self._log_mel)
        self._samples, self._log_mel = [], []
        return [self._measure(self.delivery.push(samples, log_mel))]

    def _measure(self, heard: Heard) -> DeliveryUpdate:
        self._recent.push(heard, self.delivery.open_utterance)
        emotions, self._emotions = tuple(self._emotions), []
        speech = speech_power(heard.frames)
        step = Step(
            emotions,
            heard,
            self._recent,
            on_the_second=self._steps % self._steps_per_second == 0,
            speech=speech,
            second_dbfs=self._seconds.push(speech),
        )
        told = [meter.push(step) for meter in self.meters]
        events = [event for habit in self._habits for event in habit.push(step)]
        readings = [reading for reading in told if reading is not None]
        for reading in readings:
            if reading.key == metrics.SPEECH_TO_NOISE.key:
                self._above_noise_db = reading.value
        if lost := self._lost(self._above_noise_db):
            readings = [reading for reading in readings if reading.key not in lost]
        return DeliveryUpdate(heard, readings, [*heard.events, *events])

    def _lost(self, above_noise_db: float | None) -> set[str]:
        """Keys of what can't be told: in a room that is too loud, pitch and pace."""
        is_loud = above_noise_db is not None and not norms.ABOVE_NOISE.fits(above_noise_db)
        return self._lost_in_noise if is_loud else set()

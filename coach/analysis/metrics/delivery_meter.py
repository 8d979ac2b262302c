"""Everything measured of the delivery: events, figures, and habits that last."""

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
from coach.domain.stream import EmotionReading, MetricReading, SettledDelivery, Span, SpeechEvent

#: Longest window of any figure.
_WINDOW_S = 20.0
#: Steps of the grid analysed at once: halving the calls saves a fifth of the time.
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
    partial(SpeechRate, metrics.PACE, gives_result=True),
    partial(SpeechRate, METRICS["pace_20s_syllables_per_s"]),
    partial(ArticulationRate, METRICS["articulation_3s_syllables_per_s"]),
    partial(ArticulationRate, metrics.ARTICULATION, gives_result=True),
    partial(ArticulationRate, METRICS["articulation_20s_syllables_per_s"]),
    PaceVariation,
)


class Habit(Protocol):
    """Detector of something that lasts, from the figures over a window."""

    def push(self, step: Step) -> list[SpeechEvent]:
        """Take the next step; return the events now over."""
        ...

    def finish(self) -> list[SpeechEvent]:
        """Return the event still open at the end of the sound, if any."""
        ...


HABITS: tuple[Callable[[], Habit], ...] = (Monotone, Rushed, Quiet)


@dataclass(frozen=True, slots=True)
class DeliveryUpdate:
    """What is new after some steps of the grid.

    Attributes
    ----------
    heard
        What is newly settled of the delivery.
    readings
        New readings, except of what is lost in the noise of a loud room.
    events
        Those in `heard`, then habits.
    """

    heard: SettledDelivery
    readings: list[MetricReading]
    events: list[SpeechEvent]


class DeliveryMeter:
    """Streaming measurement of the delivery, on the analyser's grid.

    Parameters
    ----------
    spec
        How the log-mel frames are made.
    steps_per_second
        Steps of the grid per second.
    with_fluency
        Whether to look for repetitions, prolongations and blocks.

    Attributes
    ----------
    delivery
        The detectors.
    meters
        One instance of each of `METERS`.

    Raises
    ------
    CoachError
        If the shipped delivery network can't be used.
    """

    def __init__(self, spec: FeatureSpec, steps_per_second: int, with_fluency: bool) -> None:
        self.delivery = Delivery(spec, with_fluency)
        self.meters = [meter() for meter in METERS]
        self._lost_in_noise = {m.metric.key for m in self.meters if m.metric.unreliable_in_noise}
        self._habits = [habit() for habit in HABITS]
        self._recent = Recent(spec, _WINDOW_S)
        self._frames_per_s = spec.frames_per_s
        self._seconds = SecondsOfSpeech(spec)
        self._steps_per_second = steps_per_second
        self._steps = 0
        # The latest reading.
        self._above_noise_db: float | None = None
        # Steps buffered to be analysed at once.
        self._samples: list[Float32] = []
        self._log_mel: list[Float32] = []
        self._emotions: list[EmotionReading] = []

    @property
    def settled_s(self) -> float:
        """Time up to which the delivery is settled."""
        return self._recent.until_s

    def push(
        self, samples: Float32, log_mel: Float32, emotion: EmotionReading | None
    ) -> list[DeliveryUpdate]:
        """Take one step of the grid.

        Parameters
        ----------
        samples
            Samples of the step at 16 kHz in [-1, 1], shape (n,).
        log_mel
            The log-mel frames they completed, in dB, shape (k, n_mels).
        emotion
            The emotion network's reading at the end of the step, if there is one.

        Returns
        -------
        list[DeliveryUpdate]
            Empty while steps are being buffered.
        """
        self._samples.append(samples)
        self._log_mel.append(log_mel)
        self._emotions += [] if emotion is None else [emotion]
        self._steps += 1
        return [] if self._steps % _AT_ONCE else self._hear()

    def note_missing(self, start_s: float, end_s: float) -> None:
        """Record that sound is missing; its time doesn't count as part of the talk."""
        self._recent.note_missing(
            Span(round(start_s * self._frames_per_s), round(end_s * self._frames_per_s))
        )

    def finish(self) -> list[DeliveryUpdate]:
        """Return what was still waiting for later sound, at the end of the stream."""
        found = [*self._hear(), self._measure(self.delivery.finish())]
        for habit in self._habits:
            found[-1].events.extend(habit.finish())
        return found

    def results(self) -> dict[str, float]:
        """Return the figures of the whole session, by the key of the metric.

        Figures that aren't known, or that are lost in the noise of a loud room, are left out.
        """
        results = {meter.metric.key: meter.result() for meter in self.meters}
        lost = self._lost(results[metrics.SPEECH_TO_NOISE.key])
        return {
            key: float(value)
            for key, value in results.items()
            if value is not None and key not in lost
        }

    def _hear(self) -> list[DeliveryUpdate]:
        """Analyse the buffered steps."""
        if not self._samples:
            return []
        samples, log_mel = np.concatenate(self._samples), np.concatenate(self._log_mel)
        self._samples, self._log_mel = [], []
        return [self._measure(self.delivery.push(samples, log_mel))]

    def _measure(self, heard: SettledDelivery) -> DeliveryUpdate:
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
        """Return the keys of the metrics that a loud room spoils: pitch and pace, or none."""
        is_loud = above_noise_db is not None and not norms.ABOVE_NOISE.fits(above_noise_db)
        return self._lost_in_noise if is_loud else set()

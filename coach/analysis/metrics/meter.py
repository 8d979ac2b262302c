"""Meters, which compute a metric each, and their input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from coach.analysis.metrics.recent import Recent
from coach.common.arrays import Float32
from coach.domain.metric import Metric
from coach.domain.stream import EmotionReading, MetricReading, SettledDelivery, Span

#: Syllables from which an utterance is a phrase, long enough to have a pace and an ending.
PHRASE_SYLLABLES = 5


@dataclass(frozen=True, slots=True)
class Step:
    """One or more steps of the analyser's grid, measured at once.

    Attributes
    ----------
    emotions
        The emotion network's readings at the ends of the steps, where it gave one.
    heard
        What is newly settled of the delivery, half a second late.
    recent
        The last seconds of the delivery.
    on_the_second
        True once per second; most readings needn't be more frequent.
    speech
        Power of the new frames that rise above the room far enough to be speech, shape (k,).
    second_dbfs
        Level of a second of speech in dBFS, where these frames complete one; otherwise None.
    """

    emotions: tuple[EmotionReading, ...]
    heard: SettledDelivery
    recent: Recent
    on_the_second: bool
    speech: Float32
    second_dbfs: float | None


class ShareOfPhrases:
    """Base of meters whose result is the percentage of phrases with some property.

    Such a meter gives no readings. A subclass implements `judge`.
    """

    def __init__(self) -> None:
        self._found = self._phrases = 0

    def push(self, step: Step) -> None:
        """Judge the utterances that are over."""
        for utterance in step.heard.utterances:
            if (is_so := self.judge(step.recent, utterance)) is not None:
                self._phrases += 1
                self._found += is_so

    def result(self) -> float | None:
        """Return the percentage of phrases with the property; None if there were no phrases."""
        return 100 * self._found / self._phrases if self._phrases else None

    def judge(self, recent: Recent, utterance: Span) -> bool | None:
        """Return whether a finished utterance has the property; None if it is too short to tell."""
        raise NotImplementedError


class Meter(Protocol):
    """Computes one metric of the voice, live and over the session."""

    @property
    def metric(self) -> Metric:
        """The metric that is computed."""
        ...

    def push(self, step: Step) -> MetricReading | None:
        """Take the next step; return a new reading, if there is one."""
        ...

    def result(self) -> float | None:
        """Return the figure of the session so far; None if it isn't known."""
        ...

"""What a metric is, and what it sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from coach.analysis.recent import Recent
from coach.types import EmotionReading, Heard, MetricReading

#: A stretch of speech is a phrase, with a pace and an end of its own, from so many syllables.
PHRASE_SYLLABLES = 5


@dataclass(frozen=True, slots=True)
class Step:
    """Some steps of the analysis's grid, heard at once.

    emotions: what the network said at their ends, where it was asked.
    heard: what is newly settled of the delivery, half a second late; recent: its last seconds.
    on_the_second: on one step of each second; most readings need be no more frequent.
    speech: power of the new frames that stand out of the room far enough to be speech, (k,).
    second_dbfs: level of a second of speech, where these frames make it full.
    """

    emotions: tuple[EmotionReading, ...]
    heard: Heard
    recent: Recent
    on_the_second: bool
    speech: np.ndarray
    second_dbfs: float | None


class Metric(Protocol):
    """A figure of the voice, live and over the session."""

    key: str
    label: str
    unit: str

    def push(self, step: Step) -> MetricReading | None: ...

    def result(self) -> float | None: ...

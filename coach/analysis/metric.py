"""What a metric is, and what it sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from coach.analysis.recent import Recent
from coach.types import EmotionReading, Heard, MetricReading

#: A stretch of speech is a phrase, with a pace and an end of its own, from so many syllables.
PHRASE_SYLLABLES = 5


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the analysis's grid.

    emotion: what the network said at its end, None where it wasn't asked.
    heard: what is newly settled of the delivery, half a second late; recent: its last seconds.
    on_the_second: on one step of each second; most readings need be no more frequent.
    """

    emotion: EmotionReading | None
    heard: Heard
    recent: Recent
    on_the_second: bool


class Metric(Protocol):
    """A figure of the voice, live and over the session."""

    key: str
    label: str
    unit: str

    def push(self, step: Step) -> MetricReading | None: ...

    def result(self) -> float | None: ...

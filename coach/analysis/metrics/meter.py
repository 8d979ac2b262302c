"""What computes a metric, and what it is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from coach.analysis.metrics.recent import Recent
from coach.common.arrays import Float32
from coach.domain.metric import Metric
from coach.domain.stream import EmotionReading, Heard, MetricReading, Span

#: Syllables from which an utterance is a phrase, with a pace and an end of its own.
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
    speech: Float32
    second_dbfs: float | None


class ShareOfPhrases:
    """Gives no readings: the share, in per cent, of the phrases that are so."""

    def __init__(self) -> None:
        self._found = self._phrases = 0

    def push(self, step: Step) -> None:
        for utterance in step.heard.utterances:
            if (is_so := self.judge(step.recent, utterance)) is not None:
                self._phrases += 1
                self._found += is_so

    def result(self) -> float | None:
        return 100 * self._found / self._phrases if self._phrases else None

    def judge(self, recent: Recent, utterance: Span) -> bool | None:
        """Whether an utterance that is over is so; None where it is too short to tell."""
        raise NotImplementedError


class Meter(Protocol):
    """Computes a metric of the voice, live and over the session."""

    @property
    def metric(self) -> Metric: ...

    def push(self, step: Step) -> MetricReading | None: ...

    def result(self) -> float | None: ...

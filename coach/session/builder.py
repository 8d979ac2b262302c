"""Collects what the analysis says into a session."""

from __future__ import annotations

from datetime import datetime

from coach.record import MetricDefinition, Session
from coach.types import (
    AnalysisUpdate,
    EmotionReading,
    MetricReading,
    ModelCard,
    SessionKind,
    SpeechEvent,
    SpeechSegment,
)


class SessionBuilder:
    """A sink for `AnalysisUpdate`s; `build` makes the session of what came so far."""

    def __init__(self) -> None:
        self._until_s = 0.0
        self._emotions: list[EmotionReading] = []
        self._segments: list[SpeechSegment] = []
        self._events: list[SpeechEvent] = []
        self._metrics: list[MetricReading] = []
        self._skipped_windows = 0
        self._dropped_samples = 0

    def __call__(self, update: AnalysisUpdate) -> None:
        self._until_s = update.until_s
        self._emotions += update.emotions
        self._segments += update.segments
        self._events += update.events
        self._metrics += update.metrics
        self._skipped_windows += update.skipped_windows
        self._dropped_samples += update.dropped_samples

    @property
    def emotions(self) -> tuple[EmotionReading, ...]:
        return tuple(self._emotions)

    @property
    def speech_s(self) -> float:
        return sum(segment.end_s - segment.start_s for segment in self._segments)

    def build(
        self,
        *,
        session_id: str,
        kind: SessionKind,
        title: str,
        started_at: datetime,
        sample_rate_hz: int,
        model: ModelCard,
        metrics: dict[str, float],
        metric_definitions: tuple[MetricDefinition, ...],
        with_fluency: bool,
        exercise: str | None,
    ) -> Session:
        return Session(
            id=session_id,
            kind=kind,
            title=title,
            started_at=started_at,
            sample_rate_hz=sample_rate_hz,
            duration_s=self._until_s,
            model=model,
            emotions=self.emotions,
            segments=tuple(self._segments),
            events=tuple(sorted(self._events, key=lambda event: event.start_s)),
            metric_readings=tuple(self._metrics),
            metrics=metrics,
            metric_definitions=metric_definitions,
            dropped_samples=self._dropped_samples,
            skipped_windows=self._skipped_windows,
            with_fluency=with_fluency,
            exercise=exercise,
        )

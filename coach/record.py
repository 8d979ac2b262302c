"""What is kept of a session; readable without the model that made it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from coach.types import (
    EmotionReading,
    EventKind,
    GapKind,
    MetricReading,
    ModelCard,
    SessionKind,
    SpeechEvent,
    SpeechSegment,
)

#: Sound heard before a moment begins, so that one hears what led to it.
LEAD_IN_S = 1.5


@dataclass(frozen=True, slots=True)
class MetricDefinition:
    key: str
    label: str
    unit: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Where sound is missing; silence stands in its place."""

    kind: GapKind
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Session:
    """One practice or recording with everything that was found in it.

    started_at: wall-clock time with its zone, the only one that is stored.
    dropped_samples: lost before they could be kept; `gaps` says where, except in sessions that
        were kept before it was noted.
    skipped_windows: windows not analysed because the computer was too busy.
    with_fluency: whether repetitions, prolongations and blocks were looked for.
    exercise: key of the exercise that it was, if it was one.
    """

    id: str
    kind: SessionKind
    title: str
    started_at: datetime
    sample_rate_hz: int
    duration_s: float
    model: ModelCard
    emotions: tuple[EmotionReading, ...]
    segments: tuple[SpeechSegment, ...]
    events: tuple[SpeechEvent, ...]
    metric_readings: tuple[MetricReading, ...]
    metrics: dict[str, float]
    metric_definitions: tuple[MetricDefinition, ...]
    dropped_samples: int = 0
    skipped_windows: int = 0
    with_fluency: bool = False
    exercise: str | None = None
    gaps: tuple[Gap, ...] = ()

    @property
    def events_that_count(self) -> tuple[SpeechEvent, ...]:
        """All but those that the speaker has rejected."""
        return tuple(event for event in self.events if not event.rejected)

    def events_of(self, *kinds: EventKind) -> tuple[SpeechEvent, ...]:
        """Those of some kinds that count, in order."""
        return tuple(event for event in self.events_that_count if event.kind in kinds)

    @property
    def heard_s(self) -> float:
        """Its length, less what is missing."""
        return self.duration_s - sum(gap.end_s - gap.start_s for gap in self.gaps)

    @property
    def speech_s(self) -> float:
        return sum(segment.end_s - segment.start_s for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Moment:
    """A place worth hearing: where a tone was clearest."""

    start_s: float
    end_s: float
    label: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Summary:
    """The session in a few figures; shares are fractions.

    emotion_share: of the readings whose likeliest tone was sure enough, by label; together
        with `unsure_share` it sums to 1 where there was any reading.
    tone_strip: likeliest label in the middle of each of `len(tone_strip)` equal parts of
        the session, "" for unsure, None where nobody spoke or too little to tell.
    """

    headline: str
    speech_share: float
    emotion_share: dict[str, float]
    unsure_share: float
    pauses: int
    long_pauses: int
    longest_speech_s: float
    moments: tuple[Moment, ...]
    tone_strip: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """A session in which an exercise was done."""

    started_at: datetime
    speech_s: float
    metrics: dict[str, float]


@dataclass(frozen=True, slots=True)
class SessionOverview:
    """A line of the list of sessions."""

    id: str
    kind: SessionKind
    title: str
    started_at: datetime
    duration_s: float
    speech_s: float
    summary: Summary = field(repr=False)

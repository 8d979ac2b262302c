"""What is kept of a session; readable without the model that made it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

import numpy as np

from coach.domain.model_card import ModelCard
from coach.domain.stream import (
    EmotionReading,
    EventKind,
    GapKind,
    MetricReading,
    SessionKind,
    SpeechEvent,
    SpeechSegment,
    Task,
    VoiceProfile,
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
class Correction:
    """What the speaker says of a stretch: it had this tone, or, with None, none of them."""

    start_s: float
    end_s: float
    label: str | None


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a session is made for, as is known when it begins.

    title: the source's name unless it is given. exercise: key of the exercise that it is, if it
    is one. with_fluency: whether repetitions, prolongations and blocks are looked for. plan: of
    the talk, as `coaching.plan` reads it. usual_since: practices from then on tell how the speaker
    usually sounds; None where the tone isn't to be heard against that.
    """

    title: str | None = None
    exercise: str | None = None
    with_fluency: bool = False
    task: Task = Task.TALK
    plan: str = ""
    usual_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """One practice or recording with everything that was found in it.

    started_at: wall-clock time with its zone, the only one that is stored.
    dropped_samples: lost before they could be kept; `gaps` says where, except in sessions that
        were kept before it was noted.
    skipped_windows: windows not analysed because the computer was too busy.
    with_fluency: whether repetitions, prolongations and blocks were looked for.
    exercise: key of the exercise that it was, if it was one.
    plan: of the talk, as `coaching.plan` reads it.
    corrections: what the speaker says of its tones, the later over the earlier.
    voice: how the speaker sounded to the network; None where nobody was heard, or it wasn't kept.
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
    plan: str = ""
    task: Task = Task.TALK
    tags: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    voice: VoiceProfile | None = None

    @property
    def events_that_count(self) -> tuple[SpeechEvent, ...]:
        """All but those that the speaker has rejected."""
        return tuple(event for event in self.events if not event.rejected)

    def events_of(self, *kinds: EventKind) -> tuple[SpeechEvent, ...]:
        """Those of some kinds that count, in order."""
        return tuple(event for event in self.events_that_count if event.kind in kinds)

    @property
    def emotions_that_count(self) -> tuple[EmotionReading, ...]:
        """The readings as the speaker has corrected them: sure of the tone that was named, and of
        none where there was none."""
        if not self.corrections:
            return self.emotions
        labels = self.model.labels
        corrected = list(self.emotions)
        centres_s = np.array([reading.centre_s for reading in corrected])
        for one in self.corrections:
            said = np.full(len(labels), 1 / len(labels), np.float32)
            if one.label is not None:
                said = np.array([label == one.label for label in labels], np.float32)
            inside = (centres_s >= one.start_s) & (centres_s < one.end_s)
            for number in np.flatnonzero(inside).tolist():
                corrected[number] = replace(corrected[number], probabilities=said, unlike=None)
        return tuple(corrected)

    @property
    def is_unlike(self) -> bool:
        """Whether most of what was heard is unlike anything that the model learned from."""
        readings = self.emotions_that_count
        return 2 * sum(reading.is_unlike for reading in readings) > len(readings)

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


class Voice(StrEnum):
    """What a session has of a voice."""

    HEARD = "heard"
    NOBODY = "nobody"
    NOT_JUDGED = "not_judged"  # without a model
    NOISE = "noise"
    UNLIKE = "unlike"  # most of it nothing that the model learned from
    TOO_LITTLE = "too_little"


@dataclass(frozen=True, slots=True)
class Habit:
    """What somebody did so often. first_s: where for the first time."""

    kind: EventKind
    times: int
    first_s: float


@dataclass(frozen=True, slots=True)
class Summary:
    """The session in a few figures; shares are fractions.

    habit: the one that lasted longest, None for none.
    emotion_share: of the readings whose likeliest tone was sure enough, by label; together
        with `unsure_share` it sums to 1 where there was any reading.
    tone_strip: likeliest label in the middle of each of `len(tone_strip)` equal parts of
        the session, "" for unsure, None where nobody spoke or too little to tell.
    pace_line: mean pace in each of the same parts, syllables a second, None where no reading
        is near.
    """

    voice: Voice
    habit: Habit | None
    speech_share: float
    emotion_share: dict[str, float]
    unsure_share: float
    pauses: int
    long_pauses: int
    longest_speech_s: float
    moments: tuple[Moment, ...]
    tone_strip: tuple[str | None, ...]
    pace_line: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """A session in which an exercise was done."""

    started_at: datetime
    speech_s: float
    figures: dict[str, float]


@dataclass(frozen=True, slots=True)
class SessionOverview:
    """A line of the list of sessions, with what they are compared by. model: SHA-256 of that which
    made its readings."""

    id: str
    kind: SessionKind
    title: str
    started_at: datetime
    duration_s: float
    speech_s: float
    summary: Summary = field(repr=False)
    exercise: str | None = None
    task: Task = Task.TALK
    tags: tuple[str, ...] = ()
    figures: dict[str, float] = field(default_factory=dict, repr=False)
    model: str = ""

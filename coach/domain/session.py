"""What is stored of a session; readable without the model that made it."""

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
from coach.domain.words import Transcript

#: Seconds of sound played before a moment begins, so that what led to it is heard.
LEAD_IN_S = 1.5
#: Seconds of silence before the first word and after the last that still belong to the talk.
_MARGIN_S = 2.0


@dataclass(frozen=True, slots=True)
class MetricDefinition:
    """A metric's key, English label and English unit when the session was made."""

    key: str
    label: str
    unit: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch in which sound is missing; silence stands in its place."""

    kind: GapKind
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Correction:
    """The speaker's verdict on the tone of a stretch.

    Attributes
    ----------
    label
        The tone it had; None if it had none of the model's.
    """

    start_s: float
    end_s: float
    label: str | None


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a session is made for, as known when it begins.

    Attributes
    ----------
    title
        None for the source's name.
    exercise
        Key of the exercise; None if it isn't one.
    with_fluency
        Whether repetitions, prolongations and blocks are looked for.
    plan
        Plan of the talk as text, as read by `coaching.plan`; "" for none.
    script
        What the speaker means to say, as read by `coaching.script`; "" for none.
    usual_since
        Practices from this time on define the speaker's usual (baseline); None if the tone isn't
        to be compared with it.
    """

    title: str | None = None
    exercise: str | None = None
    with_fluency: bool = False
    task: Task = Task.TALK
    plan: str = ""
    usual_since: datetime | None = None
    script: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """One practice or recording with everything that was found in it.

    Attributes
    ----------
    started_at
        Wall-clock time with its zone; no other wall-clock time is stored.
    sample_rate_hz
        Rate of the recorded sound.
    metrics
        The whole session's figures, by metric key.
    dropped_samples
        Samples lost before they could be stored. `gaps` says where, except in sessions stored
        before gaps were recorded.
    skipped_windows
        Windows not analysed because the computer was too busy.
    with_fluency
        Whether repetitions, prolongations and blocks were looked for.
    exercise
        Key of the exercise; None if it wasn't one.
    plan
        Plan of the talk as text, as read by `coaching.plan`; "" for none.
    section_starts_s
        When the speaker went on to the second section of the plan, the third, and so on; empty if
        they didn't say.
    script
        What the speaker meant to say, as read by `coaching.script`; "" if that isn't known.
    transcript
        What was said; None if no recogniser has heard it.
    corrections
        The speaker's verdicts on its tones; later ones override earlier ones.
    voice
        How the speaker sounded to the network; None if nobody was heard or it wasn't stored.
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
    section_starts_s: tuple[float, ...] = ()
    script: str = ""
    transcript: Transcript | None = None

    @property
    def accepted_events(self) -> tuple[SpeechEvent, ...]:
        """The events that the speaker has not rejected."""
        return tuple(event for event in self.events if not event.rejected)

    def events_of(self, *kinds: EventKind) -> tuple[SpeechEvent, ...]:
        """Return the events of some kinds that count, in order."""
        return tuple(event for event in self.accepted_events if event.kind in kinds)

    @property
    def corrected_emotions(self) -> tuple[EmotionReading, ...]:
        """The readings with the speaker's corrections applied.

        A corrected reading is certain of the tone that the speaker named, or has equal
        probabilities if there was none.
        """
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
    def is_judged_by_norms(self) -> bool:
        """Whether the ranges apply in which listeners like a talk to lie.

        They don't in conversations, and an exercise has its own goals.
        """
        return self.task != Task.CONVERSATION and self.exercise is None

    @property
    def is_unlike(self) -> bool:
        """Whether most readings are of sound unlike the model's training data."""
        readings = self.corrected_emotions
        return 2 * sum(reading.is_unlike for reading in readings) > len(readings)

    @property
    def span_s(self) -> tuple[float, float]:
        """Start and end of the talk in seconds: from just before the first word to after the last.

        What comes before and after, as in a recording that nobody stopped, is no part of it. If
        nobody speaks, it is the whole session.
        """
        if not self.segments:
            return 0.0, self.duration_s
        begun_s, ended_s = self.segments[0].start_s, self.segments[-1].end_s
        return max(0.0, begun_s - _MARGIN_S), min(self.duration_s, ended_s + _MARGIN_S)

    def heard_s(self, start_s: float, end_s: float) -> float:
        """Return the seconds between two times, less any missing sound."""
        missing = (min(gap.end_s, end_s) - max(gap.start_s, start_s) for gap in self.gaps)
        return end_s - start_s - sum(max(0.0, one) for one in missing)

    @property
    def speech_s(self) -> float:
        """Total duration of the speech, in seconds."""
        return sum(segment.end_s - segment.start_s for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch worth hearing, where a tone was clearest.

    Attributes
    ----------
    confidence
        Probability of `label`.
    """

    start_s: float
    end_s: float
    label: str
    confidence: float


class Voice(StrEnum):
    """Whether a voice was heard in a session, and if not, why."""

    HEARD = "heard"
    NOBODY = "nobody"
    NOT_JUDGED = "not_judged"  # without a model
    NOISE = "noise"
    UNLIKE = "unlike"  # most of it unlike the training data
    TOO_LITTLE = "too_little"


class Weakness(StrEnum):
    """What a talk needs most."""

    FAST = "fast"
    RUSHED = "rushed"  # in places
    SLOW = "slow"
    SILENT = "silent"
    FEW_PAUSES = "few_pauses"
    LONG_STRETCH = "long_stretch"  # without a pause
    FILLERS = "fillers"
    FLAT = "flat"
    SOFT = "soft"
    LITTLE_ENERGY = "little_energy"
    TENSE = "tense"


@dataclass(frozen=True, slots=True)
class Habit:
    """Something the speaker did repeatedly.

    Attributes
    ----------
    times
        How many times it was noticed.
    first_s
        Where it began for the first time, in seconds.
    section
        The section of the plan that it marked, and the only one; "" for none.
    """

    kind: EventKind
    times: int
    first_s: float
    section: str = ""


@dataclass(frozen=True, slots=True)
class ClearSection:
    """A section of the plan whose tone was clear.

    Attributes
    ----------
    name
        Its name in the plan.
    label
        The model's label of the tone.
    """

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The session in a few figures; shares are fractions.

    Attributes
    ----------
    habit
        The habit that lasted longest in all; None for none.
    emotion_share
        Share of the readings in which each label was likeliest and likely enough to be named; sums
        to 1 with `unsure_share` if there was any reading.
    pauses
        Number of short pauses.
    longest_speech_s
        Duration of the longest utterance, in seconds.
    tone_strip
        Likeliest label in the middle of each of `len(tone_strip)` equal parts of the talk
        (`Session.span_s`); "" for unsure, None if nobody spoke or not enough.
    pace_line
        Mean pace in each of the same parts, in syllables a second; None if no reading is near.
    speech_s
        Seconds of speech; None in summaries stored without it.
    weakness
        What the talk needs most, judged by norms alone; None for nothing, or too little speech.
    good_pace
        Whether the pace suits a talk, all over or everywhere but in the section of the habit.
    clear_section
        The section of the plan whose tone was clearest; None if none was clear enough.
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
    speech_s: float | None = None
    weakness: Weakness | None = None
    good_pace: bool = False
    clear_section: ClearSection | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """A session in which an exercise was done; `figures` are by metric key."""

    started_at: datetime
    duration_s: float
    speech_s: float
    figures: dict[str, float]


@dataclass(frozen=True, slots=True)
class SessionOverview:
    """A line in the list of sessions, with the figures that they are compared by.

    Attributes
    ----------
    exercise
        Key of the exercise; None if it wasn't one.
    figures
        Figures by metric key.
    model
        SHA-256 of the emotion model that made the readings.
    said
        The words that were said in it, each once, for searching.
    """

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
    said: str = field(default="", repr=False)

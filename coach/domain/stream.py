"""What flows through the coach: frozen records with their units in the names.

Time is always seconds since the session's first sample, computed from the sample
counter and never from the wall clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from coach.common.arrays import Bools, Float32, Int16, Ints

#: The rate every analysis runs at; sources are resampled to it.
ANALYSIS_RATE_HZ = 16_000
#: int16 samples from here on, either way, are as loud as samples can be.
FULL_SCALE = 32_700
#: A reading this probably unlike what its model learned from is no word about a voice.
UNLIKE_FROM = 0.5


class EventKind(StrEnum):
    """What a `SpeechEvent` marks on the timeline."""

    PAUSE = "pause"
    LONG_PAUSE = "long_pause"
    FILLER = "filler"
    REPETITION = "repetition"
    PROLONGATION = "prolongation"
    BLOCK = "block"
    MONOTONE = "monotone"
    RUSHED = "rushed"
    QUIET = "quiet"
    CLIPPING = "clipping"


class SessionKind(StrEnum):
    """Where a session's sound came from."""

    LIVE = "live"
    SAMPLE = "sample"
    FILE = "file"


class Task(StrEnum):
    """What somebody does while they are recorded; like is compared with like."""

    TALK = "talk"
    READ = "read"
    CONVERSATION = "conversation"


class GapKind(StrEnum):
    """Why sound is missing from a recording."""

    OVERRUN = "overrun"  # the computer was too busy to take it
    DEVICE = "device"  # there was no microphone
    SLEEP = "sleep"  # the computer slept


@dataclass(frozen=True, slots=True)
class AudioBlock:
    """Consecutive mono samples at the source's own rate.

    start: index of the first sample since the session began, dropped samples included.
    pcm: int16, shape (n,).
    dropped: samples lost immediately before this block (already counted in `start`).
    received_s: monotonic clock when the block reached us, for measuring latency only.
    gap: why those samples were lost.
    cut_off: where tops were cut off at full scale in channels that `pcm` is a mix of, bool,
        shape (n,); None where `pcm` shows by itself what was cut off of it.
    """

    start: int
    pcm: Int16
    dropped: int = 0
    received_s: float = 0.0
    gap: GapKind = GapKind.OVERRUN
    cut_off: Bools | None = None

    @property
    def samples(self) -> Float32:
        """`pcm` as float32 in [-1, 1), shape (n,)."""
        return self.pcm.astype(np.float32) / np.float32(32768)


@dataclass(frozen=True, slots=True)
class EmotionReading:
    """Smoothed probabilities over the card's labels for one window of speech.

    probabilities: float32, shape (n_labels,), sums to 1.
    activation: probability that the voice is an activated one (happy, angry, fearful or
        surprised rather than neutral, calm or sad); None where that isn't known.
    unlike: probability that what was heard isn't a voice like those the model learned from; None
        in readings kept without it. The higher, the more even are the probabilities.
    """

    start_s: float
    end_s: float
    probabilities: Float32
    activation: float | None = None
    unlike: float | None = None

    @property
    def centre_s(self) -> float:
        return (self.start_s + self.end_s) / 2

    @property
    def is_unlike(self) -> bool:
        """Whether it probably isn't a voice that the model knows anything of."""
        return self.unlike is not None and self.unlike >= UNLIKE_FROM


@dataclass(frozen=True, slots=True)
class SpeechSegment:
    """One utterance with its likeliest tone.

    label and confidence are None where the utterance was too short for a reading.
    """

    start_s: float
    end_s: float
    label: str | None
    confidence: float | None


#: Silences between words, short and long.
PAUSES = (EventKind.PAUSE, EventKind.LONG_PAUSE)


@dataclass(frozen=True, slots=True)
class SpeechEvent:
    """Something that was noticed.

    confidence: from 0.5, just noticed, to 1.
    rejected: the speaker says that it isn't so; it then counts for nothing.
    inside_phrase: of a pause, whether the phrase before it was broken off; None of others.
    """

    kind: EventKind
    start_s: float
    end_s: float
    confidence: float
    rejected: bool = False
    inside_phrase: bool | None = None


class Span(NamedTuple):
    """Frames `start` to `end`, the last not among them."""

    start: int
    end: int

    @property
    def frames(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class VoiceFrames:
    """Frames of the voice that are settled, counted from the session's start.

    first: number of the first.
    log_mel: float32 dB, shape (k, n_mels).
    f0_hz: float32, shape (k,), 0 where there is no voice.
    pitch_st: the same in semitones over 1 Hz, float32, shape (k,), NaN where there is none.
    excess_db: float32, shape (k,), how far the frame stands out of the room.
    power: float32, shape (k,), mean square of the samples from one frame to the next.
    heard: float32, shape (k, heads), probabilities of `networks.delivery_network.HEADS`.
    """

    first: int
    log_mel: Float32
    f0_hz: Float32
    pitch_st: Float32
    excess_db: Float32
    power: Float32
    heard: Float32

    def __len__(self) -> int:
        return len(self.f0_hz)

    @property
    def end(self) -> int:
        """Number of the frame after the last."""
        return self.first + len(self)


@dataclass(frozen=True, slots=True)
class Heard:
    """What is new of how something is said, some half a second after it was.

    nuclei: frames of syllable nuclei, rising, int, shape (k,).
    utterances: of speech, that are over.
    events: found now; the later found may have begun earlier.
    """

    frames: VoiceFrames
    nuclei: Ints
    utterances: tuple[Span, ...]
    events: tuple[SpeechEvent, ...]


@dataclass(frozen=True, slots=True, eq=False)
class VoiceProfile:
    """How somebody has sounded to a network: what they are heard against later.

    model: SHA-256 of the network's file; to another they sound otherwise.
    embedding: float32, shape (n,), the mean over the readings. readings: how many.
    """

    model: str
    embedding: Float32
    readings: int

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, VoiceProfile)
            and (self.model, self.readings) == (other.model, other.readings)
            and np.array_equal(self.embedding, other.embedding)
        )


@dataclass(frozen=True, slots=True)
class MetricReading:
    key: str
    time_s: float
    value: float


@dataclass(frozen=True, slots=True)
class AnalysisUpdate:
    """What one block of sound brought; everything not empty is new since the last update.

    level_dbfs: RMS of the block relative to full scale.
    speaking_since_s: start of the utterance still going on, None in silence.
    unsettled_s: (start, end) of speech that is heard but in no segment yet, rising.
    missing_s: (start, end) of sound that was dropped just before the block; None for none.
    clipping: whether the sound was too loud for the microphone within the last half a second.
    lag_s: how far the analysis is behind the sound, 0 for files.
    received_s: copied from the block, to measure latency to the painted screen.
    """

    until_s: float
    level_dbfs: float
    speaking_since_s: float | None = None
    emotions: tuple[EmotionReading, ...] = ()
    segments: tuple[SpeechSegment, ...] = ()
    events: tuple[SpeechEvent, ...] = ()
    metrics: tuple[MetricReading, ...] = ()
    lag_s: float = 0.0
    skipped_windows: int = 0
    dropped_samples: int = 0
    received_s: float = 0.0
    unsettled_s: tuple[tuple[float, float], ...] = ()
    missing_s: tuple[float, float] | None = None
    clipping: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell while sound is recorded that doesn't end the recording.

    waiting: whether no sound comes in until something else is told.
    """

    title: str
    message: str
    hint: str = ""
    waiting: bool = False

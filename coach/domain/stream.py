"""The records that flow through the coach: frozen, with units in their names.

Times are seconds since the session's first sample, computed from the sample counter and never from
the wall clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from coach.common.arrays import Bools, Float32, Int16, Ints

#: The rate that every analysis runs at; sources are resampled to it.
ANALYSIS_RATE_HZ = 16_000
#: Magnitude from which int16 samples count as full scale.
FULL_SCALE = 32_700
#: Probability of being unlike the training data from which a reading says nothing about a voice.
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
    """What the speaker does while recorded; sessions are compared within a task."""

    TALK = "talk"
    READ = "read"
    CONVERSATION = "conversation"


class GapKind(StrEnum):
    """Why sound is missing from a recording."""

    OVERRUN = "overrun"  # the computer was too busy to read it in time
    DEVICE = "device"  # there was no microphone
    SLEEP = "sleep"  # the computer slept


@dataclass(frozen=True, slots=True)
class AudioBlock:
    """Consecutive mono samples at the source's own rate.

    Attributes
    ----------
    start
        Index of the first sample since the session began, dropped samples included.
    pcm
        Samples, shape (n,).
    dropped
        Number of samples lost immediately before this block, already counted in `start`.
    received_s
        Monotonic clock when the block arrived, for measuring latency only.
    gap
        Why the dropped samples were lost.
    clipped
        Which samples were clipped in any of the channels that `pcm` is a mix of, shape (n,); None
        if clipping shows in `pcm` itself.
    """

    start: int
    pcm: Int16
    dropped: int = 0
    received_s: float = 0.0
    gap: GapKind = GapKind.OVERRUN
    clipped: Bools | None = None

    @property
    def samples(self) -> Float32:
        """The samples as floats in [-1, 1), shape (n,)."""
        return np.multiply(self.pcm, np.float32(1 / 32768), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class EmotionReading:
    """Smoothed probabilities over the card's labels for one window of speech.

    Attributes
    ----------
    probabilities
        Probability of each label, shape (n_labels,); sums to 1.
    activation
        Probability that the voice is activated (happy, angry, fearful or surprised rather than
        neutral, calm or sad); None if it isn't known.
    unlike
        Probability that the sound isn't a voice like those of the training data; None in readings
        stored without it. The higher it is, the more even are the probabilities.
    """

    start_s: float
    end_s: float
    probabilities: Float32
    activation: float | None = None
    unlike: float | None = None

    @property
    def centre_s(self) -> float:
        """Middle of the window, in seconds."""
        return (self.start_s + self.end_s) / 2

    @property
    def is_unlike(self) -> bool:
        """Whether the sound probably isn't a voice like those of the training data."""
        return self.unlike is not None and self.unlike >= UNLIKE_FROM


@dataclass(frozen=True, slots=True)
class SpeechSegment:
    """One utterance with its likeliest tone.

    Attributes
    ----------
    label
        The likeliest tone; None if there was no reading, as in a short utterance.
    confidence
        Mean probability of `label`; None likewise.
    """

    start_s: float
    end_s: float
    label: str | None
    confidence: float | None


#: Silences between words, short and long.
PAUSES = (EventKind.PAUSE, EventKind.LONG_PAUSE)


@dataclass(frozen=True, slots=True)
class SpeechEvent:
    """Something that was noticed in the speech.

    Attributes
    ----------
    confidence
        From 0.5, just noticed, to 1.
    rejected
        Whether the speaker says that it is wrong; it then doesn't count.
    inside_phrase
        For a pause, whether it breaks off a phrase; None for other events.
    """

    kind: EventKind
    start_s: float
    end_s: float
    confidence: float
    rejected: bool = False
    inside_phrase: bool | None = None


class Span(NamedTuple):
    """A range of frames from `start` to `end`, the latter excluded."""

    start: int
    end: int

    @property
    def frames(self) -> int:
        """Number of frames."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class VoiceFrames:
    """Consecutive frames of the voice whose values are final.

    Attributes
    ----------
    first
        Number of the first frame, counted from the session's start.
    log_mel
        Mel spectrum in dB, shape (k, n_mels).
    f0_hz
        Fundamental frequency, 0 in unvoiced frames, shape (k,).
    pitch_st
        The same in semitones above 1 Hz, NaN in unvoiced frames, shape (k,).
    excess_db
        How far each frame stands out above the room, in dB, shape (k,).
    power
        Mean square of the samples of one hop, shape (k,).
    heard
        Probabilities of `networks.delivery_network.HEADS`, shape (k, heads).
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
        """Number of the frame after the last one."""
        return self.first + len(self)


@dataclass(frozen=True, slots=True)
class SettledDelivery:
    """What has become final about the delivery, about half a second after it was spoken.

    Attributes
    ----------
    nuclei
        Frame numbers of syllable nuclei, ascending, shape (k,).
    utterances
        Utterances that have ended.
    events
        Events found now; one found later may have begun earlier.
    """

    frames: VoiceFrames
    nuclei: Ints
    utterances: tuple[Span, ...]
    events: tuple[SpeechEvent, ...]


@dataclass(frozen=True, slots=True, eq=False)
class VoiceProfile:
    """How somebody sounded to a network, to compare them with later.

    Attributes
    ----------
    model
        SHA-256 of the network's file; profiles of different networks can't be compared.
    embedding
        Mean of the readings' embeddings, shape (n,).
    readings
        Number of readings in the mean.
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
    """A metric's value over the window that ends at `time_s`; its unit is the metric's."""

    key: str
    time_s: float
    value: float


@dataclass(frozen=True, slots=True)
class AnalysisUpdate:
    """What one block of sound brought; the tuples hold what is new since the last update.

    Attributes
    ----------
    until_s
        End of the sound analysed so far, in seconds.
    level_dbfs
        RMS of the block relative to full scale.
    speaking_since_s
        Start of the utterance in progress; None in silence.
    lag_s
        How far the analysis is behind the sound, in seconds; 0 for files.
    skipped_windows
        Windows skipped since the last update because the analysis was behind.
    dropped_samples
        Number of samples lost just before the block.
    received_s
        Copied from the block, to measure latency up to the painted screen.
    unsettled_s
        Start and end of all speech heard that is in no segment yet, ascending.
    missing_s
        Start and end of the sound lost just before the block; None for none.
    clipping
        Whether the sound was too loud for the microphone within the last half a second.
    syllables
        Number of syllables heard since the session began.
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
    syllables: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """A message to the user that doesn't end the recording or analysis in progress.

    Attributes
    ----------
    waiting
        Whether no sound comes in until the next notice.
    """

    title: str
    message: str
    hint: str = ""
    waiting: bool = False

"""The card of an emotion model: its input, when it runs, and how well it does."""

from __future__ import annotations

from dataclasses import dataclass

from coach.domain.stream import ANALYSIS_RATE_HZ, Span


@dataclass(frozen=True, slots=True)
class FeatureSpec:
    """How sound becomes the network's input; stored in the model card and checked on load.

    A frame holds `n_mels` levels in decibels, followed by the voice's periodicity at `n_pitches`
    pitches.

    Attributes
    ----------
    win_samples, hop_samples, n_fft
        Window, hop and transform length of the mel spectrum, in samples.
    floor_db
        Lowest level of a mel band, in dB.
    n_pitches
        Number of pitches; 0 in cards before version 2.
    pitch_min_hz, pitches_per_octave
        The lowest pitch, and how densely the others follow above it.
    pitch_win_samples
        Window of the periodicity, in samples.
    """

    sample_rate_hz: int = ANALYSIS_RATE_HZ
    win_samples: int = 400
    hop_samples: int = 160
    n_fft: int = 512
    n_mels: int = 64
    fmin_hz: float = 50.0
    fmax_hz: float = 8_000.0
    floor_db: float = -100.0
    n_pitches: int = 0
    pitch_min_hz: float = 60.0
    pitches_per_octave: int = 14
    pitch_win_samples: int = 800

    @property
    def n_features(self) -> int:
        """Number of values per frame."""
        return self.n_mels + self.n_pitches

    @property
    def frames_per_s(self) -> float:
        """Frames per second."""
        return self.sample_rate_hz / self.hop_samples

    def centre_s(self, frame: float) -> float:
        """Return the time in seconds at the centre of a frame, given by its number."""
        return (frame * self.hop_samples + self.n_fft / 2) / self.sample_rate_hz

    def edges_s(self, span: Span) -> tuple[float, float]:
        """Return start and end of a span of frames in seconds, halfway to its neighbours."""
        return self.centre_s(span.start - 0.5), self.centre_s(span.end - 0.5)


@dataclass(frozen=True, slots=True)
class ReadingSpec:
    """When the network runs and how its output is smoothed.

    Attributes
    ----------
    window_s
        Window of a reading, in seconds; only its speech frames are used.
    hop_s
        Time between readings, in seconds.
    min_speech_s
        Least speech in the window for a reading, in seconds.
    smoothing_s
        Time constant of the exponential average, in seconds.
    unsure_below
        Probability below which no tone is named.
    very_sure_from
        Probability from which the named tone is right nine times in ten, also for voices from
        rooms other than those of the training data; None if there is no such probability.
    min_voiced_share
        Least share of the speech frames that must be voiced.
    voiced_from
        Periodicity at some pitch from which a frame is voiced.

    Notes
    -----
    White and pink noise that passes the speech gate has no voiced frames. Of RAVDESS speech, 15 in
    5,097 windows of 1 s have less than `min_voiced_share`, and one in 885 of 2 s.
    """

    window_s: float = 3.0
    hop_s: float = 0.25
    min_speech_s: float = 1.0
    smoothing_s: float = 0.5
    unsure_below: float = 0.4
    very_sure_from: float | None = None
    min_voiced_share: float = 0.08
    voiced_from: float = 0.25


@dataclass(frozen=True, slots=True)
class ModelScores:
    """Scores on speakers that the network never heard, as fractions.

    Attributes
    ----------
    uar
        Unweighted average recall over the labels.
    wa
        Weighted accuracy: the share of all clips that were named right.
    ece
        Expected calibration error.
    n
        Number of clips.
    uar_ci95
        95% confidence interval of `uar`.
    protocol
        How the scores were measured, in a sentence.
    activation
        Balanced accuracy of telling activated voices from others; None if it wasn't measured.
    """

    uar: float
    wa: float
    ece: float
    n: int
    uar_ci95: tuple[float, float]
    protocol: str
    activation: float | None = None


#: The labels of RAVDESS.
EMOTION_LABELS = (
    "neutral",
    "calm",
    "happy",
    "sad",
    "angry",
    "fearful",
    "disgust",
    "surprised",
)


@dataclass(frozen=True, slots=True)
class ModelCard:
    """Everything needed to run a model and to read a session made with it.

    Attributes
    ----------
    sha256
        Checksum of the ONNX file; identifies the model.
    temperature
        Divisor of the emotion logits for the median voice of the training data.
    parameters
        Number of parameters; 0 if there is no model.
    keras_difference
        Largest |Δp| between the trained network and its ONNX export, measured at release.
    temperature_at_edge
        Divisor of the emotion logits for sound that is unlike the training data with a probability
        of a half; in between, the logarithm of the divisor is interpolated linearly. None in cards
        before version 5: `temperature` holds for all.
    """

    name: str
    version: str
    sha256: str
    labels: tuple[str, ...]
    features: FeatureSpec
    readings: ReadingSpec
    scores: ModelScores
    temperature: float
    parameters: int
    trained_on: str
    licence: str
    keras_difference: float | None = None
    temperature_at_edge: float | None = None

    @property
    def names_tones(self) -> bool:
        """Whether there is a model at all, and so a tone may be named."""
        return self.parameters > 0

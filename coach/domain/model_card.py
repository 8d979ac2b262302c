"""What is known of an emotion model: what it hears, when it is asked, and how well it does."""

from __future__ import annotations

from dataclasses import dataclass

from coach.domain.stream import ANALYSIS_RATE_HZ, Span


@dataclass(frozen=True, slots=True)
class FeatureSpec:
    """How sound becomes the network's input; stored in the model card and checked on load.

    A frame is `n_mels` decibels and, beside them, the voice's periodicity at `n_pitches`
    pitches from `pitch_min_hz` up; none in cards of before version 2.
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
        return self.n_mels + self.n_pitches

    @property
    def frames_per_s(self) -> float:
        return self.sample_rate_hz / self.hop_samples

    def centre_s(self, frame: float) -> float:
        """The time that a frame, by its number, is centred on."""
        return (frame * self.hop_samples + self.n_fft / 2) / self.sample_rate_hz

    def edges_s(self, span: Span) -> tuple[float, float]:
        """When a span of frames begins and ends: halfway to the frames beside it."""
        return self.centre_s(span.start - 0.5), self.centre_s(span.end - 0.5)


@dataclass(frozen=True, slots=True)
class ReadingSpec:
    """When the network is asked and how its answers are smoothed.

    A reading looks at the speech frames among the last `window_s` seconds and needs
    `min_speech_s` of them. At least `min_voiced_share` of them must have a pitch whose
    periodicity is `voiced_from`: white and pink noise that passes the speech gate has none;
    of RAVDESS speech 15 in 5,097 windows of 1 s have less, one in 885 of 2 s.
    `smoothing_s` is the time constant of the exponential average; `unsure_below` is the
    probability under which no tone is named, and `very_sure_from` that from which it is right
    nine times in ten of voices from other rooms than those learned from, too; None where there is
    no such probability.
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
    """Measured on speakers the network never heard, as fractions.

    activation: balanced accuracy of telling activated voices from others.
    """

    uar: float
    wa: float
    ece: float
    n: int
    uar_ci95: tuple[float, float]
    protocol: str
    activation: float | None = None


#: RAVDESS's.
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

    temperature, temperature_at_edge: what the logits of the emotions are divided by, for the
        middle one of the voices that were learned from, and for what is unlike them with a
        probability of a half; in between the logarithm is a line. None in cards of before
        version 5: the same for all.
    keras_difference: largest |Δp| between the trained network and its ONNX export, as
        measured when it was shipped.
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
        """Whether there is a model at all."""
        return self.parameters > 0

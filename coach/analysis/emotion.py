"""The emotion network: loaded from checked bytes, run on one core."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np

from coach.errors import CoachError
from coach.files import decode_json
from coach.language import noop, tr
from coach.model_card import EMOTION_LABELS, FeatureSpec, ModelCard, ModelScores, ReadingSpec
from coach.types import ANALYSIS_RATE_HZ

CARD_FILE = "card.json"
MODEL_FILE = "model.onnx"
INPUT_NAME = "frames"
OUTPUT_NAMES = ("probabilities", "activation")

#: In the place of a model's card where there is none: everything but the tone is measured.
NO_MODEL = ModelCard(
    name="none",
    version="",
    sha256="0" * 64,
    labels=EMOTION_LABELS,
    features=FeatureSpec(),
    readings=ReadingSpec(),
    scores=ModelScores(0.0, 0.0, 0.0, 0, (0.0, 0.0), "nothing was measured"),
    temperature=1.0,
    parameters=0,
    trained_on="nothing",
    licence="",
)

_REINSTALL = noop("Install the coach again, or restore the folder from the release.")


def load_card(folder: Path) -> ModelCard:
    """Read `card.json`. Raises CoachError where it is missing or damaged."""
    try:
        return decode_json((folder / CARD_FILE).read_bytes(), ModelCard)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise CoachError(
            tr("No emotion model"),
            tr("{path} can't be read ({why}).", path=folder / CARD_FILE, why=why),
            tr(_REINSTALL),
        ) from error


class EmotionNetwork:
    """An ONNX graph, `content`, run on one core.

    frames (batch, frames, n_features) of any length -> probabilities (batch, n_labels) and
    activation (batch, 1), the probability that the voice is an activated one.
    """

    def __init__(self, content: bytes) -> None:
        import onnxruntime  # 0.2 s: only for those who analyse

        onnxruntime.disable_telemetry_events()  # what the variable in `coach` doesn't, on Windows
        options = onnxruntime.SessionOptions()
        # A second thread waits for the first on a busy machine: 8 ms p99 instead of 0.3.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            content, options, providers=["CPUExecutionProvider"]
        )

    @property
    def n_features(self) -> int:
        return self._session.get_inputs()[0].shape[-1]

    @property
    def n_labels(self) -> int:
        shapes = {output.name: output.shape for output in self._session.get_outputs()}
        return shapes[OUTPUT_NAMES[0]][-1]

    def predict(self, frames: np.ndarray) -> tuple[np.ndarray, float]:
        """float32 frames, shape (k, n_features) -> float32 probabilities (n_labels,), activation.

        Both are in [0, 1]; the probabilities sum to 1.
        """
        probabilities, activation = self._session.run(OUTPUT_NAMES, {INPUT_NAME: frames[None]})
        return probabilities[0], float(activation[0, 0])


class EmotionModel(EmotionNetwork):
    """The network of a model folder, with its card.

    The file's bytes are compared with the card's SHA-256 before they are loaded; a
    mismatch raises CoachError.
    """

    def __init__(self, folder: Path) -> None:
        self.card = load_card(folder)
        try:
            content = (folder / MODEL_FILE).read_bytes()
        except OSError as error:
            raise CoachError(
                tr("No emotion model"),
                tr("{path} can't be read.", path=folder / MODEL_FILE),
                tr(_REINSTALL),
            ) from error
        if hashlib.sha256(content).hexdigest() != self.card.sha256:
            raise CoachError(
                tr("Emotion model altered"),
                tr("{path} isn't the file its card describes.", path=folder / MODEL_FILE),
                tr(_REINSTALL),
            )
        super().__init__(content)
        spec = self.card.features
        fits = (
            spec.sample_rate_hz == ANALYSIS_RATE_HZ
            and self.n_features == spec.n_features
            and self.n_labels == len(self.card.labels)
        )
        if not fits:
            raise CoachError(
                tr("Emotion model doesn't fit"),
                tr(
                    "The card in {folder} describes another network or another rate.", folder=folder
                ),
                tr(_REINSTALL),
            )

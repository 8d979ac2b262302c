"""The emotion network: loaded from checked bytes, run on one core."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import numpy as np

from coach.errors import CoachError
from coach.types import ANALYSIS_RATE_HZ, ModelCard

CARD_FILE = "card.json"
MODEL_FILE = "model.onnx"
INPUT_NAME = "log_mel"
OUTPUT_NAME = "probabilities"

_REINSTALL = "Install the coach again, or restore the folder from the release."


def load_card(folder: Path) -> ModelCard:
    """Read `card.json`. Raises CoachError where it is missing or damaged."""
    try:
        return msgspec.json.decode((folder / CARD_FILE).read_bytes(), type=ModelCard)
    except (OSError, msgspec.MsgspecError) as error:
        raise CoachError(
            "No emotion model", f"{folder / CARD_FILE} can't be read ({error}).", _REINSTALL
        ) from error


class EmotionModel:
    """Probabilities over `card.labels` for a window of speech-only log-mel frames.

    The file's bytes are compared with the card's SHA-256 before they are loaded; a
    mismatch raises CoachError.
    """

    def __init__(self, folder: Path) -> None:
        import onnxruntime  # 0.2 s: only for those who analyse

        self.card = load_card(folder)
        try:
            content = (folder / MODEL_FILE).read_bytes()
        except OSError as error:
            raise CoachError(
                "No emotion model", f"{folder / MODEL_FILE} can't be read.", _REINSTALL
            ) from error
        if hashlib.sha256(content).hexdigest() != self.card.sha256:
            raise CoachError(
                "Emotion model altered",
                f"{folder / MODEL_FILE} isn't the file its card describes.",
                _REINSTALL,
            )
        options = onnxruntime.SessionOptions()
        # A second thread waits for the first on a busy machine: 8 ms p99 instead of 0.3.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            content, options, providers=["CPUExecutionProvider"]
        )

        self._check_fits(folder)

    def _check_fits(self, folder: Path) -> None:
        bands = self._session.get_inputs()[0].shape[-1]
        labels = self._session.get_outputs()[0].shape[-1]
        spec = self.card.features
        fits = (
            spec.sample_rate_hz == ANALYSIS_RATE_HZ
            and bands == spec.n_mels
            and labels == len(self.card.labels)
        )
        if not fits:
            raise CoachError(
                "Emotion model doesn't fit",
                f"The card in {folder} describes another network or another rate.",
                _REINSTALL,
            )

    def predict(self, log_mel: np.ndarray) -> np.ndarray:
        """log_mel: float32 dB, shape (frames, n_mels) -> float32 probabilities, (n_labels,)."""
        return self._session.run([OUTPUT_NAME], {INPUT_NAME: log_mel[None]})[0][0]

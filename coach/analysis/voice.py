"""Getting to know one voice: what the network says of it when it speaks neutrally.

Some voices sound subdued or tense to the network whatever they do. How it answers to
somebody's neutral speech tells which, and by how much later answers are to be shifted. The
shift was learned from other speakers' neutral speech (`training/adaptation.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from coach.types import VoiceAdaptation

#: Least neutral speech a voice can be known by.
MIN_NEUTRAL_S = 10.0
_SMALLEST = 1e-6


def log_probabilities(probabilities: np.ndarray) -> np.ndarray:
    """Finite logarithms of probabilities of any shape."""
    return np.log(np.maximum(probabilities, _SMALLEST))


def reference(neutral: Sequence[np.ndarray]) -> np.ndarray:
    """A voice's reference: mean log-probabilities over its neutral windows, shape (n_labels,)."""
    return log_probabilities(np.stack(neutral)).mean(axis=0)


def adapt(probabilities: np.ndarray, voice: np.ndarray, adaptation: VoiceAdaptation) -> np.ndarray:
    """Probabilities (..., n_labels) of a speaker whose `reference` is `voice` (n_labels,)."""
    unlike = voice - np.asarray(adaptation.typical)
    logits = (
        adaptation.scale * log_probabilities(probabilities)
        + unlike @ np.asarray(adaptation.matrix)
        + np.asarray(adaptation.offset)
    )
    odds = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return (odds / odds.sum(axis=-1, keepdims=True)).astype(np.float32)

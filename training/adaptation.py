"""Learn from many speakers how to shift the answers for one whose neutral voice is known.

The shifted logits are `scale * log p + (reference - typical) @ matrix + offset`, fitted by
cross-entropy with every emotion weighing alike; the matrix is kept small.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_softmax

from coach.analysis.voice import adapt, log_probabilities, reference
from coach.types import VoiceAdaptation
from training.corpora import LABELS

#: Weight of the matrix's squared size, for references in units of their spread over
#: speakers. Set on the answers of v1, before those of its successor were seen.
_PENALTY = 0.03
_NEUTRAL = LABELS.index("neutral")


def references(probabilities: np.ndarray, labels: np.ndarray, speakers: np.ndarray) -> np.ndarray:
    """For each clip its speaker's reference, from their neutral clips other than itself.

    probabilities (n, n_labels) -> (n, n_labels). In RAVDESS these are four clips, about
    14 s with their pauses; three for a neutral clip. Whoever has none gets the others' mean.
    """
    found = np.full_like(probabilities, np.nan)
    for clip in range(len(labels)):
        neutral = (speakers == speakers[clip]) & (labels == _NEUTRAL)
        neutral[clip] = False
        if neutral.any():
            found[clip] = reference(list(probabilities[neutral]))
    return np.where(np.isnan(found), np.nanmean(found, axis=0), found)


def fit(probabilities: np.ndarray, voices: np.ndarray, labels: np.ndarray) -> VoiceAdaptation:
    """From answers (n, n_labels) to clips, their speakers' `references`, and the truth (n,)."""
    n_labels = probabilities.shape[1]
    log_p = log_probabilities(probabilities)
    typical, spread = voices.mean(axis=0), voices.std(axis=0) + 1e-9
    unlike = (voices - typical) / spread
    weights = 1 / np.bincount(labels, minlength=n_labels)[labels]
    weights /= weights.sum()
    rows = np.arange(len(labels))

    def unpack(values: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        return values[0], values[1 : 1 + n_labels], values[1 + n_labels :].reshape(n_labels, -1)

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        scale, offset, matrix = unpack(values)
        said = log_softmax(scale * log_p + offset + unlike @ matrix, axis=1)
        error = np.exp(said)
        error[rows, labels] -= 1
        error *= weights[:, None]
        slope = [[np.sum(error * log_p)], error.sum(axis=0), (unlike.T @ error).ravel()]
        slope[2] += 2 * _PENALTY * matrix.ravel()
        value = -np.sum(weights * said[rows, labels]) + _PENALTY * np.sum(matrix**2)
        return value, np.concatenate(slope)

    start = np.concatenate([[1.0], np.zeros(n_labels + n_labels**2)])
    scale, offset, matrix = unpack(minimize(loss, start, jac=True, method="L-BFGS-B").x)
    return VoiceAdaptation(
        scale=float(scale),
        offset=tuple(offset.tolist()),
        matrix=tuple(tuple(row) for row in (matrix / spread[:, None]).tolist()),
        typical=tuple(typical.tolist()),
    )


def cross_adapted(
    probabilities: np.ndarray,
    labels: np.ndarray,
    speakers: np.ndarray,
    folds: list[tuple[list[int], list[int]]],
) -> np.ndarray:
    """Answers to each fold's clips, adapted as the other folds' speakers taught."""
    voices = references(probabilities, labels, speakers)
    adapted = np.empty_like(probabilities)
    for others, test in folds:
        taught = fit(probabilities[others], voices[others], labels[others])
        adapted[test] = [adapt(probabilities[clip], voices[clip], taught) for clip in test]
    return adapted

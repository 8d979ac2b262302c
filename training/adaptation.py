"""Would it help to know a speaker's neutral voice? Measured here, and not shipped: hardly.

Some voices sound subdued or tense to a network whatever they do; how it answers to their
neutral speech tells which. From many speakers it is learned how to shift the answers by that:
`scale * log p + (reference - typical) @ matrix + offset`, fitted by cross-entropy with every
emotion weighing alike; the matrix is kept small.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax

from training.calibration import log_probabilities
from training.corpora import LABELS
from training.splits import Folds

#: Weight of the matrix's squared size, for references in units of their spread over
#: speakers. Set on the answers of v1, before those of its successor were seen.
_PENALTY = 0.03
NEUTRAL = LABELS.index("neutral")


@dataclass(frozen=True, slots=True)
class Shift:
    """How answers shift for a speaker whose neutral voice is known.

    scale: of the log-probabilities; offset: added to them, shape (n_labels,).
    matrix: shape (n_labels, n_labels), times how unlike the speaker's reference is to
        `typical`, shape (n_labels,), that of most.
    """

    scale: float
    offset: np.ndarray
    matrix: np.ndarray
    typical: np.ndarray

    def apply(self, probabilities: np.ndarray, voices: np.ndarray) -> np.ndarray:
        """Answers (n, n_labels) of speakers with these references (n, n_labels)."""
        logits = self.scale * log_probabilities(probabilities) + self.offset
        return softmax(logits + (voices - self.typical) @ self.matrix, axis=1)


def references(probabilities: np.ndarray, labels: np.ndarray, speakers: np.ndarray) -> np.ndarray:
    """For each clip its speaker's mean log-probabilities over neutral clips other than itself.

    probabilities (n, n_labels) -> (n, n_labels). In RAVDESS these are four clips, about
    14 s with their pauses; three for a neutral clip. Whoever has none gets the others' mean.
    """
    log_p = log_probabilities(probabilities)
    found = np.full_like(probabilities, np.nan)
    for clip in range(len(labels)):
        neutral = (speakers == speakers[clip]) & (labels == NEUTRAL)
        neutral[clip] = False
        if neutral.any():
            found[clip] = log_p[neutral].mean(axis=0)
    return np.where(np.isnan(found), np.nanmean(found, axis=0), found)


def fit(probabilities: np.ndarray, voices: np.ndarray, labels: np.ndarray) -> Shift:
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
    return Shift(float(scale), offset, matrix / spread[:, None], typical)


def cross_shifted(
    probabilities: np.ndarray,
    labels: np.ndarray,
    speakers: np.ndarray,
    folds: Folds,
) -> tuple[np.ndarray, np.ndarray]:
    """Answers to each fold's clips, shifted as the other folds' speakers taught.

    Once by their own voices and once as if each had the most usual one, which takes no
    knowledge of the speaker: only the difference comes from that.
    """
    voices = references(probabilities, labels, speakers)
    own, usual = np.empty_like(probabilities), np.empty_like(probabilities)
    for others, test in folds:
        taught = fit(probabilities[others], voices[others], labels[others])
        own[test] = taught.apply(probabilities[test], voices[test])
        usual[test] = taught.apply(probabilities[test], taught.typical)
    return own, usual

"""Temperature scaling (Guo et al. 2017): one number that makes confidence honest."""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax


def fit_temperature(logits: np.ndarray, labels: np.ndarray) -> float:
    """The temperature with the least cross-entropy on `logits` (n, n_labels)."""

    def loss(log_temperature: float) -> float:
        scaled = log_softmax(logits / np.exp(log_temperature), axis=1)
        return -float(np.mean(scaled[np.arange(len(labels)), labels]))

    return float(np.exp(minimize_scalar(loss, bounds=(-3, 3), method="bounded").x))


def cross_calibrated(
    logits: np.ndarray, labels: np.ndarray, folds: list[tuple[list[int], list[int]]]
) -> np.ndarray:
    """Probabilities of each fold's clips under the temperature of the other folds' actors."""
    probabilities = np.empty_like(logits)
    for others, test in folds:
        temperature = fit_temperature(logits[others], labels[others])
        probabilities[test] = softmax(logits[test] / temperature, axis=1)
    return probabilities

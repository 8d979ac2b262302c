"""Temperature scaling (Guo et al. 2017): one number that makes confidence honest."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import expit, log_softmax, logit, softmax

from training.splits import Folds

_SMALLEST = 1e-6


def log_probabilities(probabilities: np.ndarray) -> np.ndarray:
    """Finite logarithms of probabilities of any shape."""
    return np.log(np.maximum(probabilities, _SMALLEST))


def fit_temperature(logits: np.ndarray, labels: np.ndarray) -> float:
    """The temperature with the least cross-entropy on `logits` (n, n_labels)."""
    rows = np.arange(len(labels))
    return _least(lambda t: -np.mean(log_softmax(logits / t, axis=1)[rows, labels]))


def fit_activation_temperature(activation: np.ndarray, activated: np.ndarray) -> float:
    """The same for one probability each: `activation` (n,) against `activated` (n,), 0 or 1."""
    raw = logit(np.clip(activation, _SMALLEST, 1 - _SMALLEST))
    return _least(lambda t: np.mean(np.logaddexp(0, raw / t) - activated * raw / t))


def apply_to_activation(activation: np.ndarray, temperature: float) -> np.ndarray:
    """The same for one probability each, shape (n,)."""
    return expit(logit(np.clip(activation, _SMALLEST, 1 - _SMALLEST)) / temperature)


def _least(loss: Callable[[float], float]) -> float:
    """The temperature between 1/20 and 20 with the least loss."""
    return float(np.exp(minimize_scalar(lambda x: loss(np.exp(x)), bounds=(-3, 3)).x))


def apply(probabilities: np.ndarray, temperature: float) -> np.ndarray:
    """Probabilities (n, n_labels) under a temperature."""
    return softmax(log_probabilities(probabilities) / temperature, axis=1)


def fold_temperatures(probabilities: np.ndarray, labels: np.ndarray, folds: Folds) -> list[float]:
    """For each (others, test) the temperature that fits the other folds' speakers."""
    raw = log_probabilities(probabilities)
    return [fit_temperature(raw[others], labels[others]) for others, _ in folds]

"""Temperature scaling (Guo et al. 2017): honest confidence, less of it far from what was learned.

Confidence that is right on voices from the rooms that a network learned from is too high on those
from others. How far away these are is known without any label: as far as the network calls them
unlike what it learned from. So the temperature rises with that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize, minimize_scalar
from scipy.special import expit, log_softmax, logit, logsumexp, softmax

from coach.common.arrays import Bools, Float64, Floats

_SMALLEST = 1e-6
#: The middle one of the voices that were learned from is unlike them with this probability.
MIDDLE_UNLIKE = 0.01
#: From there to a probability of a half, in the logit.
MIDDLE_TO_EDGE = float(-logit(MIDDLE_UNLIKE))
#: Times that distance at most: further out no voice was measured.
MOST_STRANGE = 1.5


class Temperature(NamedTuple):
    """Its logarithm at the middle voice, and by how much that is higher at the edge.

    Numbers, or arrays of a number for each answer.
    """

    base: float | Floats = 0.0
    slope: float | Floats = 0.0

    def of(self, unlike: Floats) -> Floats:
        """The temperature of answers to what is unlike anything with these probabilities."""
        return np.exp(self.base + self.slope * strangeness(unlike))


#: As the network has it.
UNSCALED = Temperature()


def strangeness(unlike: Floats) -> Floats:
    """0 up to the middle voice, 1 where the probability is a half."""
    from_middle = 1 + logit(np.clip(unlike, _SMALLEST, 1 - _SMALLEST)) / MIDDLE_TO_EDGE
    strange: Floats = np.clip(from_middle, 0.0, MOST_STRANGE)
    return strange


def log_probabilities(probabilities: Floats) -> Floats:
    """Finite logarithms of probabilities of any shape."""
    return np.log(np.maximum(probabilities, _SMALLEST))


def fit_temperature(logits: Floats, right: Bools, unlike: Floats, weight: Floats) -> Temperature:
    """The temperature with the least cross-entropy.

    logits: shape (n, n_labels). right: which labels would be right, bool, of the same shape; of
    several it doesn't matter which. unlike, weight: shape (n,).
    """
    strange = strangeness(unlike)
    wrong = np.where(right, 0.0, -np.inf)

    def loss(at: Float64) -> float:
        log_p = log_softmax(logits / np.exp(at[0] + at[1] * strange)[:, None], axis=1)
        return -float(np.average(logsumexp(log_p + wrong, axis=1), weights=weight))

    found = minimize(loss, (0.0, 0.0), method="Nelder-Mead", bounds=((-3, 3), (0, 3))).x
    return Temperature(*map(float, found))


def fit_activation_temperature(activation: Floats, activated: Floats) -> float:
    """The same for one probability each: `activation` (n,) against `activated` (n,), 0 or 1."""
    raw = logit(np.clip(activation, _SMALLEST, 1 - _SMALLEST))
    return _least(lambda t: np.mean(np.logaddexp(0, raw / t) - activated * raw / t))


def apply_to_activation(activation: Floats, temperature: float) -> Floats:
    """The same for one probability each, shape (n,)."""
    raw = logit(np.clip(activation, _SMALLEST, 1 - _SMALLEST))
    scaled: Floats = expit(raw / temperature)
    return scaled


def _least(loss: Callable[[float], float]) -> float:
    """The temperature between 1/20 and 20 with the least loss."""
    return float(np.exp(minimize_scalar(lambda x: loss(np.exp(x)), bounds=(-3, 3)).x))


def apply(probabilities: Floats, unlike: Floats, temperature: Temperature) -> Floats:
    """Probabilities (n, n_labels) of answers that are unlike anything with `unlike` (n,)."""
    logits = log_probabilities(probabilities) / temperature.of(unlike)[:, None]
    scaled: Floats = softmax(logits, axis=1)
    return scaled

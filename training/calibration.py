"""Temperature scaling (Guo et al. 2017) that rises with the distance from the training data.

A confidence that is right on voices recorded in the rooms of the training data is too high on
voices from other rooms. How far away those are is known without labels: it is how unlike the
training data the network finds them. So the temperature rises with that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize, minimize_scalar
from scipy.special import expit, log_softmax, logit, logsumexp, softmax

from coach.common.arrays import Bools, Float64, Floats

_SMALLEST = 1e-6
#: Probability of being unlike the training data that the median training voice gets.
MIDDLE_UNLIKE = 0.01
#: Distance in logits from there to a probability of one half, which is the edge.
MIDDLE_TO_EDGE = float(-logit(MIDDLE_UNLIKE))
#: Upper limit of `strangeness`, in units of that distance: no voice was measured further out.
MOST_STRANGE = 1.5


class Temperature(NamedTuple):
    """Temperature whose logarithm rises linearly with `strangeness`.

    Attributes
    ----------
    base
        Logarithm of the temperature for the median training voice: a scalar, or one for each
        answer, shape (n,).
    slope
        Increase of the logarithm from there to the edge; scalar or shape (n,).
    """

    base: float | Floats = 0.0
    slope: float | Floats = 0.0

    def of(self, unlike: Floats) -> Floats:
        """Return the temperature of answers, by their probabilities of being unlike, shape (n,)."""
        return np.exp(self.base + self.slope * strangeness(unlike))


#: Leaves the network's probabilities as they are.
UNSCALED = Temperature()


def strangeness(unlike: Floats) -> Floats:
    """Return how far from the training data sounds are, by their probabilities of being unlike it.

    Returns
    -------
    Floats
        0 up to the median training voice, 1 at a probability of one half, at most `MOST_STRANGE`;
        of the shape of `unlike`.
    """
    from_middle = 1 + logit(np.clip(unlike, _SMALLEST, 1 - _SMALLEST)) / MIDDLE_TO_EDGE
    strange: Floats = np.clip(from_middle, 0.0, MOST_STRANGE)
    return strange


def log_probabilities(probabilities: Floats) -> Floats:
    """Return finite logarithms of probabilities of any shape."""
    return np.log(np.maximum(probabilities, _SMALLEST))


def fit_temperature(logits: Floats, right: Bools, unlike: Floats, weight: Floats) -> Temperature:
    """Fit the temperature with the least cross-entropy.

    Parameters
    ----------
    logits
        Logits of the labels, shape (n, n_labels).
    right
        Whether each label would be right, bool, shape (n, n_labels); where several are, the answer
        may be any of them.
    unlike
        Probability of being unlike the training data, shape (n,).
    weight
        Weight of each answer, shape (n,).
    """
    strange = strangeness(unlike)
    wrong = np.where(right, 0.0, -np.inf)

    def loss(at: Float64) -> float:
        log_p = log_softmax(logits / np.exp(at[0] + at[1] * strange)[:, None], axis=1)
        return -float(np.average(logsumexp(log_p + wrong, axis=1), weights=weight))

    found = minimize(loss, (0.0, 0.0), method="Nelder-Mead", bounds=((-3, 3), (0, 3))).x
    return Temperature(*map(float, found))


def fit_activation_temperature(activation: Floats, activated: Floats) -> float:
    """Fit the temperature of the activation with the least cross-entropy.

    Parameters
    ----------
    activation
        Probability that each voice is activated, shape (n,).
    activated
        The truth, 0 or 1, shape (n,).
    """
    raw = logit(np.clip(activation, _SMALLEST, 1 - _SMALLEST))
    return _least(lambda t: np.mean(np.logaddexp(0, raw / t) - activated * raw / t))


def apply_to_activation(activation: Floats, temperature: float) -> Floats:
    """Scale probabilities of being activated, shape (n,), with a temperature."""
    raw = logit(np.clip(activation, _SMALLEST, 1 - _SMALLEST))
    scaled: Floats = expit(raw / temperature)
    return scaled


def _least(loss: Callable[[float], float]) -> float:
    """Return the temperature between 1/20 and 20 with the least loss."""
    return float(np.exp(minimize_scalar(lambda x: loss(np.exp(x)), bounds=(-3, 3)).x))


def apply(probabilities: Floats, unlike: Floats, temperature: Temperature) -> Floats:
    """Scale the probabilities of answers with their temperature.

    Parameters
    ----------
    probabilities
        Probability of each label, shape (n, n_labels).
    unlike
        Probability of being unlike the training data, shape (n,).
    temperature
        Temperature, with scalars or with one value for each answer.

    Returns
    -------
    Floats
        Scaled probabilities, shape (n, n_labels).
    """
    logits = log_probabilities(probabilities) / temperature.of(unlike)[:, None]
    scaled: Floats = softmax(logits, axis=1)
    return scaled

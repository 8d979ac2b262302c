"""High-pass filter that removes what lies below every voice: sound-card offsets, rumble, wind.

A constant offset raises the lowest mel bands and the level of a silent room; a microphone that
is handled thumps there. A second-order Butterworth high-pass removes both: 12 dB per octave below
30 Hz, and half a decibel at 50 Hz, where the deepest voices begin.
"""

from __future__ import annotations

import numpy as np

from coach.common.arrays import Float32, Float64, Floats
from coach.domain.stream import ANALYSIS_RATE_HZ

_CUTOFF_HZ = 30.0
#: Samples filtered at once, by one matrix product; a divisor of the analyser's step.
_BLOCK = 80


class HighPass:
    """Streaming high-pass filter for 16 kHz sound.

    The filter starts as if the first sample had always been there, so an offset causes no thump.

    Examples
    --------
    >>> bool(np.abs(HighPass().push(np.full(1_000, 0.3, np.float32))).max() < 1e-6)
    True
    """

    def __init__(self) -> None:
        a, b, c, d = _butterworth(_CUTOFF_HZ / ANALYSIS_RATE_HZ)
        powers = [np.eye(2)]
        for _ in range(_BLOCK):
            powers.append(a @ powers[-1])
        self._steady: Floats = np.linalg.solve(np.eye(2) - a, b)
        response = np.array([d, *(c @ power @ b for power in powers[: _BLOCK - 1])])
        lag = np.arange(_BLOCK) - np.arange(_BLOCK)[:, None]
        # To a block's output: from its samples (rows), and from the state before it.
        self._direct = np.where(lag >= 0, response[np.abs(lag)], 0).astype(np.float32)
        self._from_state = np.array([c @ power for power in powers[:_BLOCK]]).T
        # To the state after a block: from the state before it, and from its samples.
        self._powers = powers
        self._to_state = np.array([power @ b for power in powers[_BLOCK - 1 :: -1]])
        self._has_begun = False
        self._state: Floats = np.zeros(2)

    def push(self, samples: Float32) -> Float32:
        """Return the next samples filtered, float32, of the same shape (n,)."""
        if not len(samples):
            return samples
        if not self._has_begun:
            self._has_begun = True
            self._state = self._steady * float(samples[0])
        whole = len(samples) // _BLOCK * _BLOCK
        parts = [self._filter(samples[:whole].reshape(-1, _BLOCK))] if whole else []
        if whole < len(samples):
            parts.append(self._filter(samples[None, whole:]))
        return np.concatenate(parts)

    def _filter(self, blocks: Float32) -> Float32:
        """Filter blocks of equal length, shape (k, n), into samples, shape (k * n,)."""
        size = blocks.shape[1]
        states = np.empty((len(blocks), 2))
        (a, b), (c, d) = self._powers[size].tolist()
        one, two = self._state.tolist()
        driven = (blocks @ self._to_state[_BLOCK - size :]).tolist()
        # Scalars take a tenth of the time of two-by-two matrices.
        for number, (first, second) in enumerate(driven):
            states[number] = one, two
            one, two = a * one + b * two + first, c * one + d * two + second
        self._state = np.array([one, two])
        out = blocks @ self._direct[:size, :size] + states @ self._from_state[:, :size]
        heard: Float32 = out.astype(np.float32).ravel()
        return heard


def _butterworth(cutoff: float) -> tuple[Float64, Float64, Float64, float]:
    """Return the state-space matrices of a second-order high-pass; cutoff in cycles per sample.

    By the bilinear transform, in transposed direct form II: the state is what the samples
    so far still add to the next two.
    """
    k = np.tan(np.pi * cutoff)
    norm = 1 / (1 + np.sqrt(2) * k + k * k)
    b0, b1, b2 = norm, -2 * norm, norm
    a1, a2 = 2 * (k * k - 1) * norm, (1 - np.sqrt(2) * k + k * k) * norm
    a = np.array([[-a1, 1.0], [-a2, 0.0]])
    return a, np.array([b1 - a1 * b0, b2 - a2 * b0]), np.array([1.0, 0.0]), b0

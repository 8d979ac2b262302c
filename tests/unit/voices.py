"""Synthetic voices: a buzz through three resonances, cut into syllables."""

from __future__ import annotations

import numpy as np
from scipy.signal import lfilter

RATE_HZ = 16_000
AH, EE, OO = (800, 1_200, 2_600), (300, 2_200, 2_900), (350, 800, 2_300)


def vowel(
    seconds: float, f0_hz: float | np.ndarray = 120.0, formants_hz: tuple[int, ...] = AH
) -> np.ndarray:
    """Return a vowel: float32, shape (n,), RMS 0.1; `f0_hz` may have a value for each sample."""
    count = round(seconds * RATE_HZ)
    phase = np.cumsum(np.broadcast_to(f0_hz, count) / RATE_HZ)
    sound = np.diff(np.floor(phase), prepend=0)
    for hz in (*formants_hz, 150):
        radius = np.exp(-np.pi * 90 / RATE_HZ)
        sound = lfilter(
            [1 - radius], [1, -2 * radius * np.cos(2 * np.pi * hz / RATE_HZ), radius**2], sound
        )
    edge = np.minimum(1, np.minimum(np.arange(count), np.arange(count)[::-1]) / (0.015 * RATE_HZ))
    sound = sound * edge
    return (0.1 * sound / np.sqrt(np.mean(sound**2))).astype(np.float32)


def silence(seconds: float) -> np.ndarray:
    return np.zeros(round(seconds * RATE_HZ), np.float32)


def room(samples: np.ndarray, level_dbfs: float = -65.0, seed: int = 0) -> np.ndarray:
    """Add the hiss that every room has."""
    hiss = np.random.default_rng(seed).normal(0, 10 ** (level_dbfs / 20), len(samples))
    return (samples + hiss).astype(np.float32)


def phrase(syllables: int, f0_hz: float = 120.0, rate_hz: float = 5.0) -> np.ndarray:
    """Return syllables of alternating vowels with a dip between them."""
    vowels = (AH, EE, OO)
    length_s = 1 / rate_hz
    parts = []
    for number in range(syllables):
        pitch_hz = f0_hz * 2 ** (np.sin(number) / 6)
        parts += [vowel(0.75 * length_s, pitch_hz, vowels[number % 3]), silence(0.25 * length_s)]
    return np.concatenate(parts)

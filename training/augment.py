"""Augmentation: the same words by another speaker, in another room, through another microphone."""

from __future__ import annotations

import numpy as np
import soxr
from scipy import fft

from coach.common.arrays import Float32, Floats
from coach.domain.stream import ANALYSIS_RATE_HZ
from training.delivery.rooms import gated

#: Attenuation of a steep filter beyond its edge: the maximum, and the slope up to it.
_STOP_DB = 60.0
_STOP_DB_PER_OCTAVE = 300.0


def augment(samples: Float32, rng: np.random.Generator) -> Float32:
    """Change speed with pitch, room, colour, band limits, noise, gating and level at random.

    Parameters
    ----------
    samples
        float32 at the analysis rate, shape (n,).
    rng
        Source of all random choices.

    Returns
    -------
    Float32
        Samples at the analysis rate, of another length, clipped at full scale.
    """
    speed = rng.uniform(0.87, 1.15)
    samples = soxr.resample(samples, ANALYSIS_RATE_HZ * speed, ANALYSIS_RATE_HZ)
    if rng.random() < 0.4:
        samples = _reverberate(samples, rng)
    noisy = rng.random() < 0.7
    before_the_microphone = rng.random() < 0.5
    if noisy and before_the_microphone:
        samples = _add_noise(samples, rng)
    samples = _colour(samples, rng)
    if noisy and not before_the_microphone:
        samples = _add_noise(samples, rng)
    if rng.random() < 0.15:
        samples = gated(samples, rng)
    gain_db = rng.uniform(-12, 12)  # the loudest are clipped, as in a microphone
    return np.asarray(np.clip(samples * 10 ** (gain_db / 20), -1, 1), np.float32)


def _reverberate(samples: Floats, rng: np.random.Generator) -> Floats:
    """Convolve with exponentially decaying noise, the late field of a small room (Moorer 1979)."""
    rt60_s = rng.uniform(0.15, 0.7)
    time_s = np.arange(int(rt60_s * ANALYSIS_RATE_HZ)) / ANALYSIS_RATE_HZ
    tail = rng.standard_normal(len(time_s)) * 10 ** (-3 * time_s / rt60_s)
    direct_to_reverberant_db = rng.uniform(-8, 12)
    tail *= 10 ** (-direct_to_reverberant_db / 20) / np.sqrt(np.sum(tail**2))
    tail[0] += 1
    size = fft.next_fast_len(len(samples) + len(tail), real=True)
    spectrum = fft.rfft(samples, size) * fft.rfft(tail, size)
    wet: Floats = fft.irfft(spectrum, size)[: len(samples)]
    return wet


def _colour(samples: Floats, rng: np.random.Generator) -> Floats:
    """Apply perhaps a microphone's slope, and perhaps a telephone's band or a codec's limit."""
    size = fft.next_fast_len(len(samples), real=True)
    hz = np.maximum(fft.rfftfreq(size, 1 / ANALYSIS_RATE_HZ), 50.0)
    gain_db = np.zeros(len(hz))
    if rng.random() < 0.6:
        gain_db += rng.uniform(-2.5, 2.5) * np.log2(np.maximum(hz, 100) / 1_000)
    kind = rng.random()
    if kind < 0.25:
        slope_db = rng.uniform(12, 60)  # per octave
        gain_db -= slope_db * np.maximum(0, np.log2(rng.uniform(150, 400) / hz))
        gain_db -= _above(hz, rng.uniform(3_300, 4_000))
    elif kind < 0.4:
        gain_db -= _above(hz, rng.uniform(4_500, 7_800))
    spectrum = fft.rfft(samples, size) * 10 ** (gain_db / 20)
    heard: Floats = fft.irfft(spectrum, size)[: len(samples)]
    return heard


def _above(hz: Floats, edge_hz: float) -> Floats:
    """Return the attenuation in dB of a steep low-pass filter with this edge."""
    slope_db: Floats = _STOP_DB_PER_OCTAVE * np.maximum(0, np.log2(hz / edge_hz))
    return np.minimum(_STOP_DB, slope_db)


def _add_noise(samples: Floats, rng: np.random.Generator) -> Floats:
    """Add white to brown noise, 3 to 30 dB below the clip's mean power."""
    size = fft.next_fast_len(len(samples), real=True)
    hz = np.maximum(fft.rfftfreq(size, 1 / ANALYSIS_RATE_HZ), 50.0)
    spectrum = fft.rfft(rng.standard_normal(size)) * hz ** -rng.uniform(0, 1)
    noise = fft.irfft(spectrum, size)[: len(samples)]
    power = np.mean(samples**2) / 10 ** (rng.uniform(3, 30) / 10)
    noisy: Floats = samples + noise * np.sqrt(power / np.mean(noise**2))
    return noisy

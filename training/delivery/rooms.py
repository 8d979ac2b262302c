"""What changes a voice before it is heard: rooms, noise, microphones, suppression, codecs.

All sound is at 16 kHz, shape (n,); `size` is a number of samples. The power of a noise is its mean
square.
"""

from __future__ import annotations

import numpy as np
from scipy import fft, signal

from coach.common.arrays import Float32, Floats
from coach.domain.stream import ANALYSIS_RATE_HZ as RATE_HZ


def normed(noise: Floats) -> Floats:
    """Scale noise to a power of 1."""
    even: Floats = noise / np.sqrt(np.mean(noise**2) + 1e-12)
    return even


def coloured(size: int, slope: float, rng: np.random.Generator) -> Floats:
    """Return coloured noise of power 1.

    Parameters
    ----------
    slope
        Exponent by which the amplitude falls with frequency, from 40 Hz up: 0 for white noise,
        0.5 for pink, 1 for brown.
    """
    hz = np.maximum(fft.rfftfreq(size, 1 / RATE_HZ), 40.0)
    return normed(fft.irfft(fft.rfft(rng.standard_normal(size)) * hz**-slope, size))


def hum(size: int, rng: np.random.Generator) -> Floats:
    """Return the hum of mains or a motor, eight harmonics at power 1."""
    time_s = np.arange(size) / RATE_HZ
    base = rng.choice((50.0, 60.0, rng.uniform(80, 240)))  # mains, or a motor
    waves = [
        rng.uniform(0, 1) ** 2 * np.sin(2 * np.pi * base * k * time_s + rng.uniform(0, 6.3))
        for k in range(1, 9)
    ]
    return normed(np.sum(waves, axis=0) + 1e-6)


def traffic(size: int, rng: np.random.Generator) -> Floats:
    """Return rumble that swells and fades, at power 1."""
    slow = np.interp(np.arange(size), np.linspace(0, size, 12), rng.uniform(0.15, 1, 12))
    return normed(coloured(size, 1.0, rng) * slow)


def knocks(size: int, rng: np.random.Generator) -> Floats:
    """Return short decaying bursts, as of keys, clicks or a pen, at power 1."""
    out = np.zeros(size)
    for _ in range(rng.integers(3, 20)):
        at, length = rng.integers(size), rng.integers(100, 1_200)
        burst = rng.standard_normal(length) * np.exp(-np.arange(length) / (length / 5))
        burst = burst[: size - at] * 10 ** (rng.uniform(-20, 0) / 20)
        out[at : at + len(burst)] += burst
    return normed(out)


def music(size: int, rng: np.random.Generator) -> Floats:
    """Return notes and chords, plucked or held, at times with a beat, without a voice; power 1."""
    out = np.zeros(size)
    beat_s = rng.uniform(0.15, 1.0)
    root_hz = rng.uniform(60, 500)
    scale = np.array((0, 2, 4, 5, 7, 9, 11, 12))
    decay = rng.choice((0.0, rng.uniform(1, 8)))
    tilt, harmonics = rng.uniform(0.5, 2), int(rng.integers(1, 16))
    at = 0
    while at < size:
        count = min(size - at, round(beat_s * rng.choice((0.5, 1, 1, 2)) * RATE_HZ))
        time_s = np.arange(count) / RATE_HZ
        swell = np.minimum(1, time_s / rng.uniform(0.003, 0.08)) * np.exp(-decay * time_s)
        if not decay:
            swell *= np.minimum(1, time_s[::-1] / 0.02)
        vibrato = 1 + rng.uniform(0, 0.01) * np.sin(2 * np.pi * rng.uniform(4, 7) * time_s) / 5
        for _ in range(rng.integers(0, 5)):
            hz = root_hz * 2 ** (rng.choice(scale) / 12)
            for k in range(1, harmonics + 1):
                if k * hz < 7_500:
                    wave = np.sin(2 * np.pi * k * hz * time_s * vibrato + rng.uniform(0, 6.3))
                    out[at : at + count] += wave * swell / k**tilt
        at += count
    if rng.random() < 0.4:
        out = normed(out) + 0.5 * knocks(size, rng)
    return normed(out)


def reverberated(samples: Floats, rng: np.random.Generator) -> Floats:
    """Add the late field of a room: exponentially decaying noise (Moorer 1979)."""
    rt60_s = rng.uniform(0.15, 0.8)
    time_s = np.arange(int(rt60_s * RATE_HZ)) / RATE_HZ
    tail = rng.standard_normal(len(time_s)) * 10 ** (-3 * time_s / rt60_s)
    tail *= 10 ** (-rng.uniform(-3, 15) / 20) / np.sqrt(np.sum(tail**2))
    tail[0] += 1
    wet: Floats = signal.oaconvolve(samples, tail)[: len(samples)]
    return wet


def gated(samples: Floats, rng: np.random.Generator) -> Floats:
    """Gate speech as noise suppression does: after a hold, to silence or close to it."""
    hop = RATE_HZ // 100
    count = len(samples) // hop
    power = (samples[: count * hop].reshape(count, hop) ** 2).mean(axis=1)
    level_db = 10 * np.log10(power + 1e-12)
    is_open = level_db > np.percentile(level_db, 95) - rng.uniform(20, 32)
    hold = int(rng.integers(3, 30))
    is_open = np.convolve(is_open, np.ones(hold), "full")[:count] > 0
    is_open[:-1] |= is_open[1:]
    floor = 0.0 if rng.random() < 0.7 else 10 ** (-rng.uniform(20, 40) / 20)
    gain = np.interp(
        np.arange(len(samples)), np.arange(count) * hop + hop / 2, np.where(is_open, 1.0, floor)
    )
    return samples * gain


def coloured_by_microphone(samples: Floats, rng: np.random.Generator) -> Floats:
    """Apply a slope, an uneven response, and at times a telephone's band or a codec's limit."""
    size = fft.next_fast_len(len(samples), real=True)
    hz = np.maximum(fft.rfftfreq(size, 1 / RATE_HZ), 40.0)
    gain_db = rng.uniform(-4, 4) * np.log2(np.maximum(hz, 100) / 1_000) / 2
    gain_db += np.interp(
        np.log(hz), np.log([50, 150, 400, 1_000, 2_500, 8_000]), rng.uniform(-5, 5, 6)
    )
    kind = rng.random()
    if kind < 0.25:
        gain_db -= 40 * np.maximum(0, np.log2(rng.uniform(150, 350) / hz))
        gain_db -= np.minimum(60, 200 * np.maximum(0, np.log2(hz / rng.uniform(3_300, 4_000))))
    elif kind < 0.5:
        gain_db -= np.minimum(60, 200 * np.maximum(0, np.log2(hz / rng.uniform(4_000, 7_800))))
    spectrum = fft.rfft(samples, size) * 10 ** (gain_db / 20)
    heard: Floats = fft.irfft(spectrum, size)[: len(samples)]
    return heard


#: Noises of rooms other than voices and air.
_NOISES = (hum, traffic, knocks, music)


def without_voice(size: int, rng: np.random.Generator) -> Float32:
    """Return a room where nobody speaks: quiet, noise, music or all of them, in [-1, 1]."""
    kinds = (lambda size, rng: coloured(size, rng.uniform(0, 1), rng), *_NOISES)
    noise = coloured(size, rng.uniform(0, 1), rng) * 10 ** (-rng.uniform(25, 60) / 20)
    noise += 0.05 * kinds[rng.choice(5, p=(0.1, 0.1, 0.1, 0.2, 0.5))](size, rng)
    if rng.random() < 0.3:
        noise = reverberated(noise, rng)
    noise = coloured_by_microphone(noise, rng)
    return np.asarray(np.clip(noise * 10 ** (rng.uniform(-30, 10) / 20), -1, 1), np.float32)


def disturbed(samples: Floats, babble: Floats, rng: np.random.Generator) -> Float32:
    """Put speech into a random room; half of the time little changes.

    Parameters
    ----------
    samples
        The speech.
    babble
        Other people's speech of the same length, one of the noises that may be added.

    Returns
    -------
    Float32
        In [-1, 1], of the same length.
    """
    power = np.mean(samples**2) / max(0.2, (np.abs(samples) > 1e-3).mean())
    if rng.random() < 0.4:
        samples = reverberated(samples, rng)
    size = len(samples)
    noise = coloured(size, rng.uniform(0, 1), rng) * 10 ** (-rng.uniform(25, 60) / 20)
    if rng.random() < 0.65:
        kinds = (
            lambda size, rng: normed(babble),
            lambda size, rng: coloured(size, rng.uniform(0.2, 1), rng),
            *_NOISES,
        )
        chosen = kinds[rng.choice(6, p=(0.3, 0.24, 0.16, 0.15, 0.08, 0.07))](size, rng)
        noise += chosen * 10 ** (-rng.uniform(3, 35) / 20)
    samples = samples + noise * np.sqrt(power + 1e-12)
    samples = coloured_by_microphone(samples, rng)
    if rng.random() < 0.2:
        samples = gated(samples, rng)
    gain_db = rng.uniform(-30, 10)
    return np.asarray(np.clip(samples * 10 ** (gain_db / 20), -1, 1), np.float32)

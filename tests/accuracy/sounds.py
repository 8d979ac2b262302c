"""Sounds without a voice: `count` samples of float32 at 16 kHz, from a random generator."""

from __future__ import annotations

import numpy as np
from scipy.signal import butter, sosfilt

from coach.domain.stream import ANALYSIS_RATE_HZ
from tests.accuracy import rooms

RATE_HZ = ANALYSIS_RATE_HZ


def at_level(samples: np.ndarray, level_dbfs: float) -> np.ndarray:
    return (samples * 10 ** ((level_dbfs - rooms.level_db(samples)) / 20)).astype(np.float32)


def chords(count: int, rng: np.random.Generator) -> np.ndarray:
    """Return three notes of eight harmonics each, struck every 0.4 to 1.2 s and decaying."""
    whole = np.zeros(count)
    at = 0
    while at < count:
        size = min(count - at, round(rng.uniform(0.4, 1.2) * RATE_HZ))
        time_s = np.arange(size) / RATE_HZ
        root_hz = 110 * 2 ** (rng.integers(0, 24) / 12)
        for ratio in (1, 2 ** (4 / 12), 2 ** (7 / 12)):
            for k in range(1, 9):
                wave = np.sin(2 * np.pi * root_hz * ratio * k * time_s + rng.uniform(0, 6.28))
                whole[at : at + size] += wave / k * np.exp(-time_s * (1 + 0.5 * k))
        at += size
    return whole


def keyboard(count: int, rng: np.random.Generator) -> np.ndarray:
    """Return typing: keys down and, 60 to 120 ms later, up; four to eight a second, in bursts."""
    whole = np.zeros(count + RATE_HZ)
    at_s = 0.3
    while at_s * RATE_HZ < count:
        for _ in range(rng.integers(4, 20)):
            for late_s, gain in ((0.0, 1.0), (rng.uniform(0.06, 0.12), 0.5)):
                _put(whole, at_s + late_s, gain * _click(rng, 0.004, (1_500, 6_000)))
            at_s += rng.uniform(0.12, 0.25)
            if at_s * RATE_HZ > count:
                break
        at_s += rng.uniform(0.5, 2)
    return whole[:count]


def mouth(count: int, rng: np.random.Generator) -> np.ndarray:
    """Return lip and tongue noise: one to three quick clicks, or a breath, every second or so."""
    whole = np.zeros(count + 2 * RATE_HZ)
    at_s = 0.5
    while at_s * RATE_HZ < count:
        if rng.random() < 0.6:
            for _ in range(rng.integers(1, 4)):
                _put(whole, at_s, _click(rng, rng.uniform(0.002, 0.01), (800, 4_000)))
                at_s += rng.uniform(0.02, 0.08)
        else:
            size = round(rng.uniform(0.3, 0.8) * RATE_HZ)
            breath = _band(rng.standard_normal(size), (600, 5_000)) * np.hanning(size)
            _put(whole, at_s, 0.15 * breath)
            at_s += size / RATE_HZ
        at_s += rng.uniform(0.4, 1.6)
    return whole[:count]


def opening_gate(count: int, rng: np.random.Generator) -> np.ndarray:
    """Return a room that a gate lets through for 0.1 to 0.6 s now and then, with zeros between."""
    room = rooms.pink(count, rng)
    is_open = np.zeros(count, bool)
    at_s = 0.5
    while at_s * RATE_HZ < count:
        end_s = at_s + rng.uniform(0.1, 0.6)
        is_open[round(at_s * RATE_HZ) : round(end_s * RATE_HZ)] = True
        at_s = end_s + rng.uniform(0.3, 2)
    return room * is_open


def loudspeaker(samples: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return a sound as a laptop's loudspeaker plays it back into the room."""
    return _band(rooms.reverberant(samples, rng), (300, 6_000))


def _click(rng: np.random.Generator, decay_s: float, band_hz: tuple[float, float]) -> np.ndarray:
    size = round(8 * decay_s * RATE_HZ)
    decay = np.exp(-np.arange(size) / (decay_s * RATE_HZ))
    return rng.uniform(0.4, 1) * _band(rng.standard_normal(size) * decay, band_hz)


def _band(samples: np.ndarray, band_hz: tuple[float, float]) -> np.ndarray:
    return sosfilt(butter(2, band_hz, "bandpass", fs=RATE_HZ, output="sos"), samples)


def _put(whole: np.ndarray, at_s: float, sound: np.ndarray) -> None:
    at = round(at_s * RATE_HZ)
    room = whole[at : at + len(sound)]
    room += sound[: len(room)]

"""The pitch, beside Boersma's method written down frame by frame, without haste."""

from __future__ import annotations

from collections import deque

import numpy as np
import pytest
from scipy.signal import get_window

from coach.analysis.signal.pitch import PitchTracker
from coach.domain.model_card import FeatureSpec
from tests.unit.voices import AH, EE, OO, RATE_HZ, room, silence, vowel

#: Long enough for a window and the longest lag, and a multiple of 192.
N_FFT = 1_152
#: Below 4 kHz, and below 1 kHz.
BINS, LOW_BINS = 288, 72
LAGS = np.arange(19, 323)
WINDOW = get_window("hann", 800)


def frames_of(samples: np.ndarray) -> np.ndarray:
    """800 samples each, around the centres of frames of 512 that begin with the sound."""
    padded = np.append(np.zeros(144), samples.astype(float))
    return np.array([padded[n : n + 800] for n in range(0, len(padded) - 799, 160)])


def unvoiced_strength(level_db: np.ndarray) -> np.ndarray:
    strengths, peak_db = [], -np.inf
    for one_db in level_db:
        peak_db = max(one_db, peak_db - 0.01)
        amplitude = 10 ** ((one_db - peak_db) / 20)
        strengths.append(0.5 + max(0.0, 2 - amplitude / (0.03 / 1.5)))
    return np.array(strengths)


def without_hum(power: np.ndarray, audible: np.ndarray) -> np.ndarray:
    """Take the hum from the power of frames, in place; return half the energy of each that was."""
    least: deque[np.ndarray] = deque(maxlen=26)
    taken = np.zeros(len(power))
    for start in range(0, len(power), 25):
        low = power[start : start + 25, :LOW_BINS]
        heard = audible[start : start + 25]
        if start + 25 <= len(power):
            least.append(np.where(heard[:, None], low, 0).sum(axis=0) / 25)
        levels = [one.sum() for one in least]
        rests = least and min(levels) < 10**-0.6 * max(levels)
        if len(least) >= 6 and (rests or len(least) == 26):
            hum = np.minimum(low, 2 * np.min(least, axis=0))
            low -= hum
            taken[start : start + 25] = hum.sum(axis=1) / N_FFT
    return taken


def candidates(correlation: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The four best peaks of a correlation over `LAGS`, in Hz, and their strengths."""
    inner = np.arange(1, len(LAGS) - 1)
    before, here, after = (correlation[inner + step] for step in (-1, 0, 1))
    peaks = inner[(here > before) & (here >= after)]
    favour = correlation[peaks] + 0.04 * np.log2(RATE_HZ / LAGS[peaks] / 50)
    hz, strengths = np.full(4, 50.0), np.full(4, -9.0)
    for place, peak in enumerate(peaks[np.argsort(-favour)][:4]):
        a, b, c = correlation[peak - 1 : peak + 2]
        shift = (a - c) / 2 / (a - 2 * b + c)
        lag, height = LAGS[peak] + shift, b - (a - c) * shift / 4
        if height > 1:
            height = 1 / height
        strength = height
        for again in (2, 3):
            at = int(np.rint(again * lag)) - LAGS[0]
            if RATE_HZ / lag >= 400 and at < len(LAGS) - 1:
                least = height - 0.1 * (again - 1)
                strength -= 0.3 * max(0.0, least - correlation[at - 1 : at + 2].max())
        pitch = RATE_HZ / lag
        strength += 0.04 * np.log2(pitch / 87) - 0.1 * (pitch < 75)
        if 50 <= pitch <= 800:
            hz[place], strengths[place] = pitch, strength
    return hz, strengths


def cost(before: float, after: float) -> float:
    """Of a step from one pitch to another; 0 is no voice."""
    if not before or not after:
        return 0.14 * (before != after)
    return 0.5 * abs(np.log2(after / before))


def best_path(hz: np.ndarray, strengths: np.ndarray) -> np.ndarray:
    """Of candidates, shape (k, 5), the first unvoiced: decided 25 at a time, 25 later."""
    score, ways, path = np.zeros(5), [], []
    for number in range(len(hz)):
        gains = np.zeros((5, 5))
        for new in range(5):
            for old in range(5):
                before = hz[max(0, number - 1), old]
                gains[new, old] = score[old] - cost(before, hz[number, new])
        ways.append(gains.argmax(axis=1))
        score = gains.max(axis=1) + strengths[number]
        is_last = number == len(hz) - 1
        if len(ways) == 50 or is_last:
            state, back = int(score.argmax()), []
            for step, way in enumerate(reversed(ways)):
                back.append(hz[number - step, state])
                state = way[state]
            decided = len(ways) if is_last and len(ways) < 50 else 25
            path += back[::-1][:decided]
            ways = ways[decided:]
            if is_last and ways:
                path += back[::-1][decided:]
    return np.array(path)


def pitch_of(samples: np.ndarray) -> np.ndarray:
    frames = frames_of(samples)
    frames = (frames - frames.mean(axis=1, keepdims=True)) * WINDOW
    energy = np.maximum((frames**2).sum(axis=1), 1e-9)
    unvoiced = unvoiced_strength(10 * np.log10(energy))
    power = np.abs(np.fft.rfft(frames, N_FFT)) ** 2
    energy = energy - without_hum(power, unvoiced < 1.5)
    power[:, BINS:] = 0
    of_window = np.fft.irfft(np.abs(np.fft.rfft(WINDOW, N_FFT)) ** 2)[LAGS] / (WINDOW**2).sum()
    correlation = np.fft.irfft(power)[:, LAGS] / of_window / np.maximum(energy, 1e-9)[:, None]
    hz, strengths = np.zeros((len(frames), 5)), np.full((len(frames), 5), -9.0)
    strengths[:, 0] = unvoiced
    for number, row in enumerate(correlation):
        hz[number, 1:] = 50.0
        if unvoiced[number] < 1.5:
            hz[number, 1:], strengths[number, 1:] = candidates(row)
    return best_path(hz, strengths)


def tracked(samples: np.ndarray, piece: int) -> np.ndarray:
    tracker = PitchTracker()
    parts = [tracker.push(samples[n : n + piece]) for n in range(0, len(samples), piece)]
    return np.concatenate([*parts, tracker.finish()])


def glide(low_hz: float, high_hz: float, seconds: float) -> np.ndarray:
    return np.geomspace(low_hz, high_hz, round(seconds * RATE_HZ))


def hum(samples: np.ndarray, amplitude: float) -> np.ndarray:
    at_s = np.arange(len(samples)) / RATE_HZ
    waves = (np.sin(2 * np.pi * 100 * k * at_s) / k for k in (1, 2, 3))
    return (samples + amplitude * sum(waves)).astype(np.float32)


def lively() -> np.ndarray:
    """Low and high voices, creak, whispers, and silence, in some noise."""
    hiss = np.random.default_rng(1).normal(0, 0.02, 8_000).astype(np.float32)
    parts = [
        silence(0.3), vowel(0.5, glide(90, 180, 0.5), AH), hiss[:4_000],
        vowel(0.4, glide(300, 420, 0.4), EE), vowel(0.4, glide(55, 80, 0.4), OO), silence(0.25),
        0.1 * vowel(0.3, 140.0, EE), hiss, vowel(0.4, glide(700, 830, 0.4), (750, 1_500, 2_600)),
        vowel(0.3, 120.0, AH), vowel(0.3, 240.0, AH), vowel(0.2, 46.0, OO), hiss[:2_000] / 20,
    ]  # fmt: skip
    return np.concatenate(parts)


def words(rest_s: float) -> np.ndarray:
    parts = [(vowel(0.35, glide(95 + 7 * n, 140, 0.35), (AH, EE, OO)[n % 3]), silence(rest_s))
             for n in range(9)]  # fmt: skip
    return np.concatenate([part for both in parts for part in both])


SOUNDS = {
    "lively": room(lively(), -50),
    "noisy": room(lively()[:32_000], -27),
    "silent": np.append(np.zeros(9_000, np.float32), lively()[8_000:16_000]),
    "of 50 frames": room(lively()[6_000 : 6_000 + 800 - 144 + 49 * 160], -60),
    "of 30 frames": room(lively()[6_000 : 6_000 + 800 - 144 + 29 * 160], -60),
    "hum and words": room(hum(words(0.3), 0.02), -60),
    "hum only": room(hum(silence(7.2), 0.02), -60),
}


@pytest.mark.parametrize("name", SOUNDS)
def test_the_pitch_is_the_cheapest_path_through_the_peaks_of_the_correlation(name: str):
    samples = SOUNDS[name]
    wanted = pitch_of(samples)
    assert len(wanted) == len(frames_of(samples))
    for piece in (333, 4_000):
        found = tracked(samples, piece)
        assert found.dtype == np.float32
        assert np.array_equal(found > 0, wanted > 0)
        assert found == pytest.approx(wanted, rel=2e-4)


def test_the_sounds_have_all_that_matters():
    found = {name: tracked(samples, 4_000) for name, samples in SOUNDS.items()}
    assert 0.3 < np.mean(found["lively"] > 0) < 0.8
    assert found["lively"].max() > 700 and 50 < found["lively"][found["lively"] > 0].min() < 75
    assert 0.1 < np.mean(found["hum and words"][-300:] > 0) < 0.9
    # As a held note, until all blocks are known.
    assert found["hum only"][:600].all() and not found["hum only"][660:].any()


def test_frames_are_settled_a_quarter_of_a_second_later():
    tracker = PitchTracker()
    samples = SOUNDS["lively"]
    settled = [len(tracker.push(samples[n : n + 160])) for n in range(0, 160 * 90, 160)]
    at = [number for number, count in enumerate(settled) if count]
    assert at == [53, 78] and {settled[n] for n in at} == {25}
    assert len(tracker.finish()) == 86 - 50


def test_frames_of_another_length_have_the_same_centres():
    samples = SOUNDS["lively"]
    tracker = PitchTracker(frames=FeatureSpec(n_fft=800))  # nothing before the first sample
    found = np.concatenate([tracker.push(samples[16:]), tracker.finish()])
    assert found == pytest.approx(tracked(samples, 4_000)[1:], rel=1e-3)

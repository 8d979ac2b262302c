from __future__ import annotations

import doctest

import librosa
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.analysis.networks.speech_features import SpeechFeatures
from coach.analysis.signal import periodicity
from coach.analysis.signal.log_mel import LogMel
from coach.analysis.signal.periodicity import Periodicity, pitches_hz
from coach.domain.model_card import FeatureSpec

SPEC = FeatureSpec(n_pitches=48)


def voice(pitch_hz: float, seconds: float = 0.5) -> np.ndarray:
    """Return a pulse train through a vowel's first two resonances."""
    pulses = np.zeros(int(seconds * 16_000))
    pulses[np.arange(0, len(pulses), 16_000 / pitch_hz).astype(int)] = 1
    time = np.arange(320) / 16_000
    vowel = sum(np.exp(-400 * time) * np.sin(2 * np.pi * hz * time) for hz in (600, 1_200))
    return (0.3 * np.convolve(pulses, vowel)[: len(pulses)]).astype(np.float32)


@pytest.mark.parametrize("pitch_hz", [110, 160, 230, 330, 480])
def test_the_highest_peak_is_the_pitch(pitch_hz: float):
    frames = Periodicity(SPEC).push(voice(pitch_hz))[10:-10]
    found = pitches_hz(SPEC)[frames.argmax(axis=1)]
    assert np.abs(12 * np.log2(found / pitch_hz)).max() < 0.75  # bins are 0.86 semitones apart
    assert frames.max(axis=1).min() > 0.3


def test_agrees_with_librosas_autocorrelation():
    """The same compressed spectrum in librosa's framing gives the same numbers."""
    samples = voice(140)
    size, n_fft = SPEC.pitch_win_samples, 2_048
    pad = (size - SPEC.n_fft) // 2
    frames = librosa.util.frame(np.pad(samples, (pad, 0)), frame_length=size, hop_length=160).T
    window = librosa.filters.get_window("hann", size)
    correlation = np.fft.irfft(np.abs(np.fft.rfft(frames * window, n_fft)))
    correlation /= correlation[:, :1]
    lags = 16_000 / pitches_hz(SPEC)
    wanted = np.stack([np.interp(lags, np.arange(n_fft), row) for row in correlation])
    assert np.abs(Periodicity(SPEC).push(samples) - wanted).max() < 1e-4


def test_loudness_changes_nothing_and_noise_has_no_pitch():
    samples = voice(140)
    quiet, loud = (Periodicity(SPEC).push(samples * gain) for gain in (0.01, 1.0))
    assert np.abs(quiet - loud).max() < 1e-3
    noise = np.random.default_rng(0).normal(0, 0.1, 16_000).astype(np.float32)
    assert np.median(Periodicity(SPEC).push(noise).max(axis=1)) < 0.35


def test_silence_is_zero():
    assert not Periodicity(SPEC).push(np.zeros(2_000, np.float32)).any()


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 900), min_size=1, max_size=20))
def test_cutting_changes_nothing(cuts: list[int]):
    samples = voice(140, 0.3)
    edges = np.unique(np.clip(np.cumsum([0, *cuts]), 0, len(samples)))
    stream = Periodicity(SPEC)
    streamed = np.concatenate([stream.push(piece) for piece in np.split(samples, edges)])
    # Matrices of other heights are multiplied in another order, so the last bit may differ.
    assert streamed == pytest.approx(Periodicity(SPEC).push(samples), abs=1e-6)


def test_frames_are_aligned_with_those_of_the_spectrum():
    """A click shows in the same frames of both."""
    samples = np.zeros(16_000, np.float32)
    samples[8_000:8_800] = voice(200, 0.05)
    features = SpeechFeatures(SPEC, keep_s=2)
    pieces = np.split(samples, [100, 5_000, 8_111])
    frames = np.concatenate([features.push(piece) for piece in pieces])
    # Not to the last bit: some processors multiply matrices of other shapes in another order.
    spectrum = LogMel(SPEC).push(samples)[: len(frames)]
    assert np.allclose(frames[:, :64], spectrum, rtol=0, atol=1e-5)
    loud, periodic = (np.flatnonzero(part.max(axis=1) > low) for part, low in
                      ((frames[:, :64], -40), (frames[:, 64:], 0.4)))  # fmt: skip
    assert abs(loud.mean() - periodic.mean()) < 2


def test_the_docstrings_examples_are_true():
    result = doctest.testmod(periodicity)
    assert result.failed == 0 and result.attempted > 0

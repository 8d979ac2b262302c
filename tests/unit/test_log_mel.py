from __future__ import annotations

import doctest

import librosa
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.analysis.signal import log_mel
from coach.analysis.signal.log_mel import LogMel, hz_to_mel, mel_filterbank, mel_to_hz
from coach.domain.model_card import FeatureSpec

SPEC = FeatureSpec()


def noise(count: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal(count).astype(np.float32) * 0.1


def test_mel_scale_is_librosas():
    hz = np.array([0.0, 50, 440, 999, 1_000, 1_001, 4_000, 8_000])
    assert hz_to_mel(hz) == pytest.approx(librosa.hz_to_mel(hz))
    assert mel_to_hz(hz_to_mel(hz)) == pytest.approx(hz)


def test_filterbank_is_librosas():
    reference = librosa.filters.mel(
        sr=SPEC.sample_rate_hz, n_fft=SPEC.n_fft, n_mels=SPEC.n_mels,
        fmin=SPEC.fmin_hz, fmax=SPEC.fmax_hz,
    )  # fmt: skip
    assert np.abs(mel_filterbank(SPEC) - reference.T).max() < 1e-7


@pytest.mark.slow  # librosa compiles on first use
def test_log_mel_is_librosas():
    samples = noise(8_000)
    power = librosa.feature.melspectrogram(
        y=samples, sr=SPEC.sample_rate_hz, n_fft=SPEC.n_fft, win_length=SPEC.win_samples,
        hop_length=SPEC.hop_samples, n_mels=SPEC.n_mels, fmin=SPEC.fmin_hz, fmax=SPEC.fmax_hz,
        center=False,
    )  # fmt: skip
    reference = librosa.power_to_db(power, ref=1.0, amin=1e-10, top_db=None).T
    assert np.abs(LogMel(SPEC).push(samples) - reference).max() < 1e-3


def test_silence_is_the_floor_and_not_minus_infinity():
    assert LogMel(SPEC).push(np.zeros(1_000, np.float32)) == pytest.approx(SPEC.floor_db)


def test_too_few_samples_give_no_frame():
    log_mel = LogMel(SPEC)
    assert log_mel.push(np.zeros(SPEC.n_fft - 1, np.float32)).shape == (0, SPEC.n_mels)
    assert log_mel.push(np.zeros(1, np.float32)).shape == (1, SPEC.n_mels)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 900), min_size=1, max_size=30))
def test_cutting_changes_nothing(cuts: list[int]):
    samples = noise(5_000)
    edges = np.unique(np.clip(np.cumsum([0, *cuts]), 0, len(samples)))
    pieces = np.split(samples, edges)
    log_mel = LogMel(SPEC)
    streamed = np.concatenate([log_mel.push(piece) for piece in pieces])
    # Matrices of other heights are multiplied in another order, so the last bit may differ.
    assert streamed == pytest.approx(LogMel(SPEC).push(samples), abs=1e-4)


def test_the_docstrings_examples_are_true():
    result = doctest.testmod(log_mel)
    assert result.failed == 0 and result.attempted > 0

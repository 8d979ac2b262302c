from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.signal import butter, lfilter, lfilter_zi

from coach.analysis.analyzer import Analyzer
from coach.analysis.signal.high_pass import HighPass
from coach.domain.stream import ANALYSIS_RATE_HZ, AudioBlock

OFFSETS = (0.005, 0.02, 0.1, 0.3)


def filtered(samples: np.ndarray) -> np.ndarray:
    return HighPass().push(samples.astype(np.float32))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 5_000), max_size=12))
def test_it_is_a_butterworth_filter_however_the_sound_is_cut(cuts: list[int]):
    samples = np.random.default_rng(0).normal(0.3, 0.1, 20_000).astype(np.float32)
    b, a = butter(2, 30, "high", fs=ANALYSIS_RATE_HZ)
    expected, _ = lfilter(b, a, samples.astype(float), zi=samples[0] * lfilter_zi(b, a))
    high_pass = HighPass()
    pieces = np.split(samples, np.minimum(np.cumsum(cuts), len(samples)).astype(int))
    found = np.concatenate([high_pass.push(piece) for piece in pieces])
    np.testing.assert_allclose(found, expected, atol=1e-6)


@pytest.mark.parametrize(("hz", "gain_db"), [(10, -19.1), (30, -3.0), (50, -0.5), (100, 0.0)])
def test_how_much_low_frequencies_are_attenuated(hz: float, gain_db: float):
    tone = np.sin(2 * np.pi * hz * np.arange(2 * ANALYSIS_RATE_HZ) / ANALYSIS_RATE_HZ)
    late = filtered(tone)[ANALYSIS_RATE_HZ:]
    assert 20 * np.log10(np.std(late) * np.sqrt(2)) == pytest.approx(gain_db, abs=0.1)


@pytest.mark.parametrize("offset", OFFSETS)
def test_an_offset_changes_no_result(model, talk, offset: float):
    pcm, rate_hz = talk

    def heard(samples: np.ndarray):
        analyzer = Analyzer(model, rate_hz)
        level_dbfs = analyzer.feed(AudioBlock(0, samples[:rate_hz])).level_dbfs
        emotions = analyzer.feed(AudioBlock(rate_hz, samples[rate_hz:])).emotions
        analyzer.finish()
        tones = np.array([reading.probabilities for reading in emotions])
        return level_dbfs, tones, analyzer.meter.results()

    quieter = pcm // 2
    level_dbfs, tones, figures = heard(quieter)
    shifted_dbfs, shifted_tones, shifted = heard(quieter + np.int16(offset * 32_768))
    assert shifted_dbfs == pytest.approx(level_dbfs, abs=0.05)
    assert np.abs(shifted_tones - tones).max() < 0.02
    for key in ("energy_percent", "speech_to_noise_db", "speech_level_dbfs", "pitch_hz"):
        assert shifted[key] == pytest.approx(figures[key], abs=0.3), key


def test_an_offset_is_no_sound(model):
    silent = np.full(3 * ANALYSIS_RATE_HZ, 3_000, np.int16)
    analyzer = Analyzer(model, ANALYSIS_RATE_HZ)
    found = [analyzer.feed(AudioBlock(0, silent)), analyzer.finish()]
    assert found[0].level_dbfs == -100
    assert not any(update.segments for update in found)

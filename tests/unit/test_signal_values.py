"""What the first steps of the analysis compute, beside the same in plain numpy and scipy."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from scipy.signal import get_window

from coach.analysis.signal.framing import Framing
from coach.analysis.signal.histogram import Histogram
from coach.analysis.signal.log_mel import LogMel, band_centres_hz, band_widths_hz, hz_to_mel
from coach.analysis.signal.loudest import RecentPeak
from coach.analysis.signal.periodicity import Periodicity, pitches_hz
from coach.analysis.signal.relative_level import RunningSpeechLevel, relative
from coach.analysis.signal.relative_sound import PeakNormaliser
from coach.analysis.signal.runs import Runs
from coach.analysis.signal.vowels import Vowels
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import Span

SPEC = FeatureSpec()
#: Slaney's mels: 200/3 Hz each up to 1 kHz, from there on 27 to each factor of 6.4.
EDGES_MEL = np.linspace(0.75, 15 + 27 * np.log(8) / np.log(6.4), 66)
EDGES_HZ = np.where(
    EDGES_MEL < 15, EDGES_MEL * 200 / 3, 1_000 * 6.4 ** ((np.maximum(EDGES_MEL, 15) - 15) / 27)
)


def noise(count: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 0.1, count).astype(np.float32)


def in_pieces(push, samples: np.ndarray, *cuts: int) -> np.ndarray:
    return np.concatenate([push(piece) for piece in np.split(samples, cuts)])


@pytest.mark.parametrize(("size", "hop", "lead"), [(4, 2, 0), (3, 3, 0), (5, 2, 3), (4, 1, -6)])
@pytest.mark.parametrize("piece", [1, 3, 40])
def test_frames_are_the_windows_of_the_padded_sound(size: int, hop: int, lead: int, piece: int):
    samples = np.arange(1.0, 41.0)
    padded = np.append(np.zeros(max(0, lead)), samples[max(0, -lead) :])
    wanted = [padded[n : n + size] for n in range(0, len(padded) - size + 1, hop)]
    framing = Framing(size, hop, lead)
    found = in_pieces(framing.push, samples, *range(piece, 40, piece))
    assert found.dtype == np.float32 and np.array_equal(found, wanted)


def test_frames_begin_at_the_first_sample_unless_told():
    assert Framing(2, 2).push(np.array([7.0, 8.0, 9.0])).tolist() == [[7.0, 8.0]]


def runs_of(holds: np.ndarray, lapse: int, shortest: int) -> list[Span]:
    spans: list[list[int]] = []
    for number in np.flatnonzero(holds).tolist():
        if spans and number - spans[-1][1] <= lapse:
            spans[-1][1] = number + 1
        else:
            spans.append([number, number + 1])
    return [Span(a, b) for a, b in spans if b - a >= shortest]


@pytest.mark.parametrize(("lapse", "shortest"), [(0, 1), (1, 2), (3, 4)])
@pytest.mark.parametrize("piece", [1, 2, 7, 300])
def test_runs_are_those_of_the_whole(lapse: int, shortest: int, piece: int):
    rng = np.random.default_rng(3)
    holds = np.repeat(rng.random(100) < 0.5, rng.integers(1, 6, 100))[:300]
    runs = Runs(lapse_frames=lapse, shortest_frames=shortest)
    found = [one for n in range(0, 300, piece) for one in runs.push(holds[n : n + piece])]
    assert found + runs.finish() == runs_of(holds, lapse, shortest)
    assert runs.finish() == []


def test_a_run_is_over_as_soon_as_its_gap_is_too_long():
    runs = Runs(lapse_frames=2, shortest_frames=2)
    seen = []
    for sign in "..xx..x...x..":
        over = runs.push(np.array([sign == "x"]))
        seen.append((over, runs.open_span, runs.decided))
    assert seen == [
        ([], None, 1), ([], None, 2), ([], Span(2, 3), 2), ([], Span(2, 4), 2),
        ([], Span(2, 4), 2), ([], Span(2, 4), 2), ([], Span(2, 7), 2), ([], Span(2, 7), 2),
        ([], Span(2, 7), 2), ([Span(2, 7)], None, 10), ([], Span(10, 11), 10),
        ([], Span(10, 11), 10), ([], Span(10, 11), 10),
    ]  # fmt: skip
    assert runs.skip(1) == [] and (runs.open_span, runs.decided) == (None, 14)


def test_a_run_may_be_of_one_frame_and_has_no_gap_unless_told():
    runs = Runs()
    assert runs.push(np.array([True, False, True])) == [Span(0, 1)]
    assert runs.skip(0) == [] and runs.skip(1) == [Span(2, 3)]


@pytest.mark.parametrize("piece", [1, 499, 501, 2_000])
def test_a_histogram_counts_every_value_once(piece: int):
    values = np.random.default_rng(0).normal(0, 4, 2_000)
    histogram = Histogram(-10.0, 10.0, 0.5)
    assert histogram.total == 0 and histogram.median() is None
    for number, start in enumerate(range(0, 2_000, piece), 1):
        histogram.push(values[start : start + piece])
        assert histogram.total == min(2_000, number * piece)
    histogram.push(values[:0])
    wanted, _ = np.histogram(values.clip(-9.99, 9.99), bins=40, range=(-10, 10))
    assert np.array_equal(histogram.counts, wanted) and histogram.total == 2_000
    assert histogram.centres == pytest.approx(np.arange(-9.75, 10, 0.5))
    assert histogram.median() == pytest.approx(np.median(values), abs=0.3)


def test_a_percentile_is_the_middle_of_the_bin_that_reaches_it():
    histogram = Histogram(10.0, 20.0, 2.0)
    histogram.push(np.array([11.0, 13.0, 13.5, 19.0, 25.0, -5.0, 17.99, 14.0]))
    assert histogram.counts.tolist() == [2, 2, 1, 1, 2]
    shown = {percent: histogram.percentile(percent) for percent in (25, 26, 50, 51, 75, 76, 100)}
    assert shown == {25: 11.0, 26: 13.0, 50: 13.0, 51: 15.0, 75: 17.0, 76: 19.0, 100: 19.0}
    assert histogram.median() == 13.0


@pytest.mark.parametrize("piece", [1, 7, 200])
def test_the_recent_peak_falls_by_a_decibel_a_second(piece: int):
    levels_db = np.random.default_rng(0).normal(-40, 10, 200) - np.arange(200) / 5
    wanted, peak_db = [], -np.inf
    for level_db in levels_db:
        peak_db = max(level_db, peak_db - 1 / 50)
        wanted.append(peak_db)
    found = in_pieces(RecentPeak(50.0).push, levels_db, *range(piece, 200, piece))
    assert found == pytest.approx(np.array(wanted))
    assert len(RecentPeak(50.0).push(levels_db[:0])) == 0


def test_the_delivery_network_hears_each_band_below_the_recent_peak():
    log_mel = np.random.default_rng(0).normal(-50, 30, (300, 64)).astype(np.float32)
    log_mel[200:] -= 90
    peak_db = in_pieces(RecentPeak(100.0).push, log_mel.max(axis=1), 100)
    wanted = np.maximum(log_mel - np.maximum(peak_db, -35)[:, None], -80) / 20 + 2
    normaliser = PeakNormaliser()
    found = in_pieces(normaliser.push, log_mel, 1, 150, 299)
    assert found.dtype == np.float32 and found == pytest.approx(wanted, abs=1e-5)
    assert (found.min(), found.max()) == (-2.0, 2.0)
    assert PeakNormaliser().push(np.full((1, 64), -41.0)) == pytest.approx(2 - 6 / 20)


def test_the_emotion_network_hears_units_of_twenty_decibels_and_nothing_far_below():
    decibels = np.array([[-40.0, -20.0, -89.0, -91.0], [0.0, -60.0, -109.0, -100.0]])
    found = relative(decibels, np.array([-40.0, -60.0]))
    assert found.dtype == np.float32
    assert found == pytest.approx(np.array([[0, 1, -2.45, -2.5], [3, 0, -2.45, -2.0]]))


def test_the_level_of_speech_is_the_first_seconds_mean_and_then_follows():
    rng = np.random.default_rng(0)
    decibels = rng.normal(-40, 5, (1_500, 8)) + rng.normal(0, 5, (1_500, 1))
    speech = rng.random(1_500) < 0.7
    frame_db = decibels.mean(axis=1)
    level_db = frame_db[np.flatnonzero(speech)[:100]].mean()
    wanted, count = [], 0
    for value, is_speech in zip(frame_db, speech, strict=True):
        count += is_speech
        if is_speech and count > 100:
            level_db += (value - level_db) / min(count, 500)
        wanted.append(level_db)
    level = RunningSpeechLevel()
    found = np.concatenate([level.push(decibels[a:b], speech[a:b]) for a, b in
                            pairwise((0, 400, 401, 900, 1_500))])  # fmt: skip
    assert found == pytest.approx(np.array(wanted), abs=1e-9)


def test_without_speech_the_level_is_that_of_everything_until_there_is_some():
    level = RunningSpeechLevel()
    none = np.zeros(3, bool)
    assert level.push(np.array([[-10.0], [-20.0], [-60.0]]), none).tolist() == [-30.0] * 3
    assert not level.is_known
    assert level.push(np.array([[-10.0], [-20.0]]), np.array([True, False])).tolist() == [-10.0] * 2
    assert level.is_known


def test_the_bands_are_equally_apart_in_mels():
    assert band_centres_hz(SPEC) == pytest.approx(EDGES_HZ[1:-1])
    assert band_widths_hz(SPEC) == pytest.approx((EDGES_HZ[2:] - EDGES_HZ[:-2]) / 2)
    assert hz_to_mel(np.array([200.0, 1_000.0, 6_400.0])) == pytest.approx([3.0, 15.0, 42.0])
    assert float(hz_to_mel(999.0)) == pytest.approx(14.985)


@pytest.mark.parametrize("win_samples", [400, 401])
def test_the_spectrum_is_that_of_a_windowed_frame_through_triangles(win_samples: int):
    samples = noise(4_000)
    samples[2_000:3_500] = 0
    left = (512 - win_samples) // 2
    window = np.zeros(512)
    window[left : left + win_samples] = get_window("hann", win_samples)
    bins_hz = np.arange(257) * 16_000 / 512
    filters = [
        np.interp(bins_hz, EDGES_HZ[n : n + 3], [0, 2 / (EDGES_HZ[n + 2] - EDGES_HZ[n]), 0])
        for n in range(64)
    ]
    starts = range(0, 4_000 - 511, 160)
    power = np.abs([np.fft.rfft(samples[n : n + 512] * window) for n in starts]) ** 2
    wanted = 10 * np.log10(np.maximum(power @ np.transpose(filters), 1e-10))
    log_mel = LogMel(replace(SPEC, win_samples=win_samples))
    found = in_pieces(log_mel.push, samples, 511, 512, 1_000)
    assert found.dtype == np.float32 and found == pytest.approx(wanted, abs=2e-3)
    assert found.min() == pytest.approx(-100)


@pytest.mark.parametrize(("size", "pad"), [(800, 144), (1_024, 256)])
def test_periodicity_is_the_correlation_of_compressed_spectra(size: int, pad: int):
    spec = replace(SPEC, n_pitches=48, pitch_win_samples=size)
    at_s = np.arange(3_200) / 16_000
    samples = (0.3 * np.sign(np.sin(2 * np.pi * 140 * at_s))).astype(np.float32)
    samples[2_000:] *= 1e-7
    padded = np.append(np.zeros(pad), samples)
    frames = np.array([padded[n : n + size] for n in range(0, len(padded) - size + 1, 160)])
    magnitude = np.abs(np.fft.rfft(frames * get_window("hann", size), 2_048))
    correlation = np.fft.irfft(magnitude)
    lags = 16_000 / (60 * 2 ** (np.arange(48) / 14))
    wanted = [np.interp(lags, np.arange(2_048), row) / max(row[0], 1e-6) for row in correlation]
    periodicity = Periodicity(spec)
    found = in_pieces(periodicity.push, samples, 700, 1_111)
    assert pitches_hz(spec) == pytest.approx(16_000 / lags)
    assert found.dtype == np.float32 and found == pytest.approx(np.array(wanted), abs=2e-4)
    assert 0.01 < found[-1].max() < 0.2 < found[5].max()  # silence fades out


def test_a_vowel_falls_by_fourteen_decibels():
    """From the mean of the bands within 0.3 and 3 kHz to that of the bands from 4 kHz on."""
    centres_hz = EDGES_HZ[1:-1]
    low, high = (centres_hz >= 300) & (centres_hz <= 3_000), centres_hz >= 4_000
    frames = np.full((4, 64), -100.0)
    frames[:, low] = -40.0
    frames[0, high], frames[1, high] = -53.9, -54.1
    frames[2, high] = -54.1
    frames[2, ~low & ~high] = 0.0  # neither counts
    frames[3, high] = -80.0
    frames[3, np.flatnonzero(high)[0]] = -54.1 + 10 * np.log10(high.sum())
    frames[3, np.flatnonzero(high)[1:]] = -100.0
    assert Vowels(SPEC).among(frames).tolist() == [False, True, True, True]
    for band in np.flatnonzero(low | high)[[0, low.sum() - 1, low.sum(), -1]]:
        louder = np.where(low, -40.0, np.where(high, -54.0, -100.0))[None]
        louder[0, band] += 3
        assert Vowels(SPEC).among(louder).tolist() == [bool(low[band])]

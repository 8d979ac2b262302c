from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from coach.replay.waveform import Pyramid

RATE_HZ = 16_000


def expected(samples: np.ndarray, first: float, step: float, count: int) -> list[list[int]]:
    edges = np.clip(np.floor(first + step * np.arange(count + 1)).astype(int), 0, len(samples))
    return [
        [int(part.min()), int(part.max())]
        for part in (samples[a : max(b, a + 1)] for a, b in pairwise(edges.tolist()))
    ]


@pytest.mark.parametrize("count", [1, 255, 256, 257, 5_000, 1_100_000])
def test_the_whole_holds_the_extremes(count: int):
    pcm = np.random.default_rng(0).integers(-9_000, 9_000, count, dtype=np.int16)
    pyramid = Pyramid(pcm)
    shown = pyramid.columns(0, count / 640, 640)
    assert shown.dtype == np.int16 and shown.shape == (640, 2)
    assert shown[:, 0].min() == pcm.min() and shown[:, 1].max() == pcm.max()
    assert (shown[:, 0] <= shown[:, 1]).all()
    assert pyramid.loudest == max(1, np.abs(pcm.astype(int)).max())


def test_a_knock_does_not_count_for_the_loudness_of_a_talk():
    pcm = np.random.default_rng(3).integers(-4_000, 4_000, 60 * RATE_HZ, dtype=np.int16)
    usual = Pyramid(pcm).loud
    pcm[500_000:502_000] = 32_000
    assert 3_900 < usual == Pyramid(pcm).loud <= 4_000
    assert Pyramid(pcm).loudest == 32_000
    assert Pyramid(pcm[:0]).loud == 1


@pytest.mark.parametrize("step", [0.3, 1.0, 7.5, 200.0, 511.9])
def test_zoomed_in_columns_are_those_of_the_samples(step: float):
    pcm = np.random.default_rng(1).integers(-9_000, 9_000, 300_000, dtype=np.int16)
    shown = Pyramid(pcm).columns(12_345.6, step, 500)
    assert shown.tolist() == expected(pcm, 12_345.6, step, 500)


@pytest.mark.parametrize("step", [512.0, 2_048.0, 9_000.0, 70_000.0])
def test_zoomed_out_columns_miss_nothing_and_borrow_little(step: float):
    """A column has all of its extremes, to within a bucket's width at its edges."""
    pcm = np.zeros(2_000_000, np.int16)
    peaks = np.random.default_rng(2).choice(len(pcm), 40, replace=False)
    pcm[peaks] = 5_000
    pyramid = Pyramid(pcm)
    count = int(len(pcm) / step) + 1
    high = pyramid.columns(0, step, count)[:, 1]
    columns = np.flatnonzero(high == 5_000)
    for peak in peaks:
        assert np.abs((columns + 0.5) * step - peak).min() <= step  # or past an edge
    for column in columns:
        assert np.abs(peaks - (column + 0.5) * step).min() <= step


def test_columns_do_not_depend_on_scrolling():
    pcm = np.random.default_rng(3).integers(-9_000, 9_000, 3_000_000, dtype=np.int16)
    pyramid = Pyramid(pcm)
    whole = pyramid.columns(0, 1_500.0, 2_000)
    parts = [pyramid.columns(first * 1_500.0, 1_500.0, 500) for first in range(0, 2_000, 500)]
    assert np.array_equal(whole, np.concatenate(parts))


def test_outside_the_recording_nothing_is_heard():
    pyramid = Pyramid(np.full(1_000, 70, np.int16))
    shown = pyramid.columns(-300, 100, 20)
    assert shown[:3].tolist() == [[0, 0]] * 3 and shown[3:13].tolist() == [[70, 70]] * 10
    assert shown[13:].tolist() == [[0, 0]] * 7
    assert Pyramid(np.empty(0, np.int16)).columns(0, 10, 3).tolist() == [[0, 0]] * 3

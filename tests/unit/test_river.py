from __future__ import annotations

import numpy as np

from coach.session import river
from coach.types import EmotionReading


def reading(start_s: float, end_s: float, first: float) -> EmotionReading:
    return EmotionReading(start_s, end_s, np.array([first, 1 - first], np.float32))


def test_each_time_gets_the_nearest_reading_within_its_window():
    readings = [reading(0, 2, 0.1), reading(2, 4, 0.2)]
    values = river.Readings(readings, [(0, 4)], 2).columns(np.array([0.5, 1.9, 2.1, 3.9]))
    assert values[:, 0].tolist() == [np.float32(x) for x in (0.1, 0.1, 0.2, 0.2)]


def test_blank_where_nobody_spoke_or_no_reading_reaches():
    readings = [reading(0, 2, 0.1)]
    values = river.Readings(readings, [(0, 1), (2.5, 4)], 2).columns(np.array([0.5, 1.5, 3.0]))
    assert np.isfinite(values[:, 0]).tolist() == [True, False, False]


def test_no_readings():
    values = river.Readings([], [(0, 1)], 2).columns(np.array([0.5]))
    assert values.shape == (1, 2) and np.isnan(values).all()


def test_runs_are_the_unbroken_stretches():
    values = np.array([[1.0], [np.nan], [1.0], [1.0], [np.nan]])
    assert list(river.runs(values)) == [slice(0, 1), slice(2, 4)]


def test_speaking():
    times = np.array([0.0, 0.5, 1.0, 1.5, 2.0, 9.0])
    found = river.Readings([], [(0.5, 1.0), (1.5, 3.0)], 2).speaking(times)
    assert found.tolist() == [False, True, False, True, True, False]
    assert not river.Readings([], [], 2).speaking(times).any()


def test_silences_are_what_lies_between():
    assert river.silences((0, 10), [(0, 2), (5, 6)]) == [(2, 5), (6, 10)]
    assert river.silences((0, 3), []) == [(0, 3)]
    assert river.silences((0, 9), [(0, 2), (5, 6)], [(2, 4)]) == [(4, 5), (6, 9)]


def test_a_session_has_silence_blank(session):
    whole = river.River(session)
    times_s, values = whole.parts(400)
    speech = whole.speaking(times_s)
    drawn = np.isfinite(values[:, 0])
    assert drawn.any()
    assert not (drawn & ~speech).any()
    assert np.allclose(values[drawn].sum(axis=1), 1, atol=1e-4)

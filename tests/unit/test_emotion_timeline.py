from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from coach.domain.stream import EmotionReading, SpeechSegment
from coach.insights import emotion_timeline


def reading(start_s: float, end_s: float, first: float) -> EmotionReading:
    return EmotionReading(start_s, end_s, np.array([first, 1 - first], np.float32))


def test_each_time_gets_the_nearest_reading_within_its_window():
    readings = [reading(0, 2, 0.1), reading(2, 4, 0.2)]
    values = emotion_timeline.Readings(readings, [(0, 4)], 2).columns(
        np.array([0.5, 1.9, 2.1, 3.9])
    )
    assert values[:, 0].tolist() == [np.float32(x) for x in (0.1, 0.1, 0.2, 0.2)]


def test_blank_where_nobody_spoke_or_no_reading_reaches():
    readings = [reading(0, 2, 0.1)]
    values = emotion_timeline.Readings(readings, [(0, 1), (2.5, 4)], 2).columns(
        np.array([0.5, 1.5, 3.0])
    )
    assert np.isfinite(values[:, 0]).tolist() == [True, False, False]


def test_no_readings():
    values = emotion_timeline.Readings([], [(0, 1)], 2).columns(np.array([0.5]))
    assert values.shape == (1, 2) and np.isnan(values).all()


def test_runs_are_the_unbroken_stretches():
    values = np.array([[1.0], [np.nan], [1.0], [1.0], [np.nan]])
    assert list(emotion_timeline.runs(values)) == [slice(0, 1), slice(2, 4)]


def test_speaking():
    times = np.array([0.0, 0.5, 1.0, 1.5, 2.0, 9.0])
    found = emotion_timeline.Readings([], [(0.5, 1.0), (1.5, 3.0)], 2).speaking(times)
    assert found.tolist() == [False, True, False, True, True, False]
    assert not emotion_timeline.Readings([], [], 2).speaking(times).any()


def test_silences_are_what_lies_between():
    assert emotion_timeline.silences((0, 10), [(0, 2), (5, 6)]) == [(2, 5), (6, 10)]
    assert emotion_timeline.silences((0, 3), []) == [(0, 3)]
    assert emotion_timeline.silences((0, 9), [(0, 2), (5, 6)], [(2, 4)]) == [(4, 5), (6, 9)]


def test_speech_and_missing_sound_may_overlap():
    silences = emotion_timeline.silences
    assert silences((0, 10), [(2, 8)], [(4, 4.1)]) == [(0, 2), (8, 10)]
    assert silences((0, 10), [(2, 4), (7, 8)], [(3, 6)]) == [(0, 2), (6, 7), (8, 10)]
    assert silences((0, 10), [(2, 4)], [(2, 4)]) == [(0, 2), (4, 10)]
    # Only within the given span.
    assert silences((3, 6), [(0, 1), (2, 4), (8, 9)], [(9, 10)]) == [(4, 6)]


def test_a_session_has_silence_blank(session):
    whole = emotion_timeline.EmotionTimeline(session)
    columns = whole.whole()
    values = columns.values
    assert len(values) == 80 and columns.half_s == 0.125
    assert np.array_equal(values, whole.columns(columns.times_s), equal_nan=True)
    speech = whole.speaking(columns.times_s)
    drawn = np.isfinite(values[:, 0])
    assert drawn.any()
    assert not (drawn & ~speech).any()
    assert np.allclose(values[drawn].sum(axis=1), 1, atol=1e-4)


def test_a_long_session_is_drawn_in_means(session):
    """Two hours, with many readings and some pauses in each column."""
    calm, angry = (
        np.array([p if label == name else (1 - p) / 7 for label in session.model.labels])
        for name, p in (("calm", 0.9), ("angry", 0.3))
    )
    long = replace(
        session,
        duration_s=7_200.0,
        emotions=tuple(
            EmotionReading(t - 1.5, t + 1.5, calm if t % 4 < 1 else angry)
            for t in np.arange(0.125, 3_600, 0.25)
        ),
        segments=tuple(
            SpeechSegment(s, s + 3, None, None) for s in (*np.arange(0, 3_600, 4.0), 7_197.0)
        ),
    )
    whole = emotion_timeline.EmotionTimeline(long).whole()
    assert len(whole.times_s) == 1_200 and whole.half_s == 3.0
    first, second = whole.values[:600], whole.values[600:]
    assert np.isfinite(first).all() and np.isnan(second).all()
    assert first.sum(axis=1) == pytest.approx(1, abs=1e-3)
    column = session.model.labels.index("calm")
    assert ((first[:, column] > 0.2) & (first[:, column] < 0.6)).all()  # a single one has .9 or .1
    assert whole.unsure[:600].all()  # a third was sure


def test_a_column_is_unsure_where_most_of_its_readings_were(session):
    """Twenty minutes are drawn in columns of a second, with four readings in each."""
    n_labels = len(session.model.labels)
    sure, unsure = (np.eye(n_labels, dtype=np.float32)[0], np.full(n_labels, 1 / n_labels))
    readings = [
        EmotionReading(0.25 * n, 0.25 * n + 0.25, sure if n % 4 < 1 + n // 2_400 else unsure)
        for n in range(4_800)
    ]
    talk = replace(
        session,
        duration_s=1_200.0,
        emotions=tuple(readings),
        segments=(SpeechSegment(0.0, 1_200.0, None, None),),
    )
    columns = emotion_timeline.EmotionTimeline(talk).whole()
    assert columns.unsure.tolist() == [True] * 600 + [False] * 600
    assert columns.values[0, 0] == pytest.approx(0.25 + 0.75 / n_labels)

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
    shown = np.array([True, False, True, True, False])
    assert list(emotion_timeline.runs(shown)) == [slice(0, 1), slice(2, 4)]


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


def test_a_session_has_a_column_for_each_reading_and_silence_blank(session):
    whole = emotion_timeline.EmotionTimeline(session)
    times_s = whole.columns_s()
    assert len(times_s) == 80
    assert np.diff(times_s) == pytest.approx(0.25)
    shown = [one is not None for one in whole.at_each(times_s)]
    assert any(shown)
    assert not (shown & ~whole.speaking(times_s)).any()


def test_a_long_session_has_no_more_columns_than_can_be_seen(session):
    """An hour of speech, and silence from then on."""
    last = SpeechSegment(7_197.0, 7_200.0, None, None)
    long = replace(
        session, duration_s=7_200.0, segments=(SpeechSegment(0.0, 3_600.0, None, None), last)
    )
    times_s = emotion_timeline.EmotionTimeline(long).columns_s()
    assert len(times_s) == 1_200 and times_s[:2].tolist() == [3.0, 9.0]

"""The emotion timeline, value by value."""

from __future__ import annotations

import numpy as np
import pytest

from coach.insights.emotion_timeline import EmotionTimeline, Readings, legend
from tests.unit.built import built, reading, speech


def test_the_legend_tells_of_missing_sound_only_where_there_is_some():
    assert legend(missing=False) == "faint: not sure · hatched: nobody spoke"
    assert legend(missing=True) == (
        "faint: not sure · hatched: nobody spoke · crossed: sound missing"
    )


def test_a_time_has_the_nearest_reading_and_of_two_as_near_the_earlier():
    first, second = reading(0, 2, "calm", 0.9), reading(2, 4, "sad", 0.9)
    readings = Readings([first, second], [(0, 5)], 8)
    found = readings.at_each(np.array([0.0, 1.0, 2.0, 2.25, 4.0, 4.25]))
    expected = [first, first, first, second, second, None]
    assert all(one is other for one, other in zip(found, expected, strict=True))
    assert readings.at(3.0) is second and readings.at(9.0) is None
    assert Readings([], [(0, 5)], 8).at(1.0) is None


def test_the_grid_has_a_step_for_each_reading_and_a_rest():
    timeline = EmotionTimeline(built(duration_s=1.1))
    assert timeline.grid_s.tolist() == [0, 0.25, 0.5, 0.75, 1]
    assert timeline.middles_s.tolist() == pytest.approx([0.125, 0.375, 0.625, 0.875, 1.05])


def test_labels_are_named_unsure_or_absent():
    heard = (reading(0, 2, "calm", 0.9), reading(2, 4, "sad", 0.3))
    timeline = EmotionTimeline(built(emotions=heard, segments=speech((0, 4))))
    assert timeline.labels(np.array([1.0, 3.0, 5.0])) == ["calm", "", None]

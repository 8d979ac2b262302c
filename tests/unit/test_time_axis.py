"""Where times, curves and events lie on an axis."""

from __future__ import annotations

import numpy as np
import pytest

from coach.domain.stream import EventKind, SpeechEvent
from coach.insights.time_axis import TimeAxis, merged_spans, placed, tick_step, ticks

#: Ten pixels a second, from second 2 on.
AXIS = TimeAxis(0.1, 20)


def test_places_and_times_are_each_others_inverse():
    assert AXIS.x(5.0) == 30 and AXIS.time_s(30.0) == 5
    assert AXIS.x(np.array([2.0, 3.0])).tolist() == [0, 10]


@pytest.mark.parametrize(
    ("spans_s", "least", "pixels"),
    [
        ([(3.0, 4.0)], 0, [(10, 20)]),
        ([(3.04, 4.06)], 0, [(10, 21)]),  # whole pixels
        ([(3.0, 3.01)], 3, [(10, 13)]),  # wide enough to be seen
        ([(3.0, 3.01)], 0, []),
        ([(3.0, 3.5), (3.5, 4.0)], 0, [(10, 20)]),  # those that touch are one
        ([(3.0, 4.0), (3.2, 3.5)], 0, [(10, 20)]),  # and those within others
        ([(3.0, 3.4), (3.6, 4.0)], 0, [(10, 14), (16, 20)]),
        ([(0.0, 2.5), (6.5, 9.0)], 0, [(0, 5), (45, 50)]),  # cut off at both ends
        ([(0.0, 1.0), (8.0, 9.0)], 3, []),
        ([(1.9, 1.95)], 3, [(0, 2)]),  # reaches in from the left
        ([(6.9, 6.95)], 3, [(49, 50)]),
    ],
)
def test_spans_become_whole_pixels(spans_s, least: int, pixels):
    assert merged_spans(AXIS, np.array(spans_s), least, 50) == pixels


def test_no_spans_are_no_pixels():
    assert merged_spans(AXIS, np.empty((0, 2)), 3, 50) == []


def test_an_event_is_wide_enough_to_be_seen():
    events = [SpeechEvent(EventKind.FILLER, at, at + 0.1, 0.9) for at in (3.0, 4.0)]
    assert list(placed(events, AXIS, 2.5)) == [(events[0], 10, 2.5), (events[1], 20, 2.5)]
    assert [round(width, 6) for _, _, width in placed(events, AXIS)] == [1, 1]


@pytest.mark.parametrize(
    ("duration_s", "most", "step_s"), [(60, 12, 5), (61, 12, 10), (7_200, 12, 600), (1e6, 1, 3_600)]
)
def test_labels_are_round_numbers_apart(duration_s: float, most: int, step_s: int):
    assert tick_step(duration_s, most) == step_s


def test_labels_reach_past_both_ends():
    assert list(ticks(TimeAxis(0.1, 25), 50, 10)) == [
        (float(second), f"0:0{second}") for second in range(2, 9)
    ]
    # At least the asked-for distance, even where that is just missed.
    assert [at for at, _ in ticks(TimeAxis(0.1), 100, 11)] == [0, 2, 4, 6, 8, 10, 12]
    assert [text for _, text in ticks(TimeAxis(0.01), 20, 10)][:3] == ["0:00.0", "0:00.1", "0:00.2"]
    assert [text for _, text in ticks(TimeAxis(0.002), 20, 10)][:3] == [
        "0:00.00",
        "0:00.02",
        "0:00.04",
    ]

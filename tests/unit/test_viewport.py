from __future__ import annotations

import pytest

from coach.insights.time_axis import ticks
from coach.replay.viewport import LEAST_SPAN_S, Scale, View

WHOLE = View.whole(7_200.0)


def test_zooming_leaves_what_is_under_the_pointer_where_it_is():
    view = WHOLE.zoomed(10, at_s=3_600.0).zoomed(4, at_s=3_500.0)
    width = 1_000
    before = Scale.of(view, width).x(3_500.0)
    after = Scale.of(view.zoomed(1.25, 3_500.0), width).x(3_500.0)
    assert after == pytest.approx(before, abs=1)
    assert view.zoomed(1e9, 3_500.0).span_s == LEAST_SPAN_S
    assert view.zoomed(1e-9, 3_500.0) == WHOLE and WHOLE.is_whole


def test_scrolling_ends_where_the_session_does():
    view = WHOLE.zoomed(100, 0.0)
    assert view.moved_to(-5.0).start_s == 0
    assert view.moved_to(9_999.0).end_s == pytest.approx(7_200.0)
    assert View.whole(0.0).zoomed(2, 0.0).span_s == LEAST_SPAN_S


def test_a_page_is_turned_when_the_cursor_leaves_it():
    view = WHOLE.zoomed(720, 0.0)  # a view of ten seconds
    assert view.turned_to(9.9) is view
    turned = view.turned_to(10.1)
    assert turned.shows(10.1) and turned.start_s == pytest.approx(9.1)
    assert view.showing(3.0, 5.0) is view
    wide = view.showing(20.0, 60.0)
    assert wide.shows(20.0) and wide.shows(60.0) and wide.span_s < 60


def test_pixels_and_times_are_each_others_inverse():
    scale = Scale.of(WHOLE.zoomed(500, 4_000.0), 900)
    assert scale.time_s(scale.x(4_001.25)) == pytest.approx(4_001.25)


@pytest.mark.parametrize(
    ("span_s", "words"),
    [
        (7_200.0, ["0:00", "15:00", "30:00"]),
        (30.0, ["0:00", "0:05", "0:10"]),
        (1.0, ["0:00.0", "0:00.2", "0:00.4"]),
        (0.05, ["0:00.00", "0:00.01", "0:00.02"]),
    ],
)
def test_the_axis_is_as_fine_as_the_zoom(span_s: float, words: list[str]):
    marks = list(ticks(Scale.of(View.whole(7_200.0).zoomed(7_200 / span_s, 0.0), 900), 900, 100))
    assert [said for _, said in marks[:3]] == words
    assert marks[1][0] - marks[0][0] >= span_s / 9 - 1e-9


def test_times_after_an_hour_and_between_seconds_are_written_correctly():
    view = WHOLE.zoomed(7_200, 3_700.0).moved_to(3_699.95)
    marks = dict(ticks(Scale.of(view, 900), 900, 100))
    assert "1:01:40.2" in marks.values() and "1:01:40.0" in marks.values()
    assert all(abs(time_s - _seconds(words)) < 1e-6 for time_s, words in marks.items())


def _seconds(words: str) -> float:
    hours, minutes, seconds = words.split(":")
    return 3_600 * int(hours) + 60 * int(minutes) + float(seconds)

"""The ribbon of the leading tone, at positions worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from coach.insights.tone_ribbon import outlines
from tests.unit.built import LABELS, reading


def _pieces(*readings):
    times_s = 0.5 + np.arange(len(readings))
    return list(outlines(times_s, readings, LABELS, 0.4))


def _edge(outline: np.ndarray) -> list[tuple[float, float]]:
    """Return the upper edge as (time, width) points; the lower one must mirror it."""
    upper, lower = outline[: len(outline) // 2], outline[len(outline) // 2 :][::-1]
    assert (upper[:, 0] == lower[:, 0]).all()
    assert upper[:, 1] + lower[:, 1] == pytest.approx(1.0)
    return list(zip(upper[:, 0].tolist(), (upper[:, 1] - lower[:, 1]).tolist(), strict=True))


def test_a_piece_is_as_wide_as_the_energy():
    for activation, width in ((0.0, 0.12), (0.5, 0.51), (1.0, 0.9), (None, 0.4)):
        one = reading(0, 1, "calm", 0.9, activation=activation)
        ((label, outline),) = _pieces(one, one)
        assert label == "calm"
        assert _edge(outline) == [(t, pytest.approx(width)) for t in (0.0, 1.0, 2.0)]


def test_a_change_of_tone_begins_a_piece_that_meets_the_one_before():
    quiet = reading(0, 1, "calm", 0.9, activation=0.0)
    loud = reading(1, 2, "happy", 0.9, activation=1.0)
    (first, calm), (second, warm) = _pieces(quiet, loud)
    assert (first, second) == ("calm", "happy")
    # Smoothed to 0.12 + 0.78 / 4 and 0.9 - 0.78 / 4; between them the mean.
    assert _edge(calm) == [(0.0, pytest.approx(0.315)), (1.0, pytest.approx(0.51))]
    assert _edge(warm) == [(1.0, pytest.approx(0.51)), (2.0, pytest.approx(0.705))]


def test_where_no_tone_is_sure_the_piece_has_no_label():
    sure, unsure = reading(0, 1, "calm", 0.4), reading(0, 1, "calm", 0.39)
    unlike = reading(0, 1, "calm", 0.9, unlike=1.0)
    assert [label for label, _ in _pieces(sure, unsure, unlike)] == ["calm", None]


def test_without_readings_there_is_a_hole():
    one = reading(0, 1, "calm", 0.9)
    first, second = _pieces(None, one, None, one, None)
    assert [outline[:, 0].min() for _, outline in (first, second)] == [1.0, 3.0]
    assert [outline[:, 0].max() for _, outline in (first, second)] == [2.0, 4.0]
    assert _pieces() == [] and _pieces(None) == []

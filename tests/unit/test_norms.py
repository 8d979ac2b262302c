"""Ranges with open ends."""

from __future__ import annotations

import math

from coach.domain.norms import Range


def test_both_ends_are_inside_and_nan_is_not():
    both, least, most = Range(2.4, 4.0), Range(low=2.4), Range(high=4.0)
    assert both.fits(2.4) and both.fits(4.0) and not both.fits(2.39) and not both.fits(4.01)
    assert least.fits(9.0) and not least.fits(2.0) and most.fits(-9.0) and not most.fits(5.0)
    assert Range().fits(0.0) and not both.fits(math.nan)


def test_how_far_a_value_is_outside():
    assert Range(2.0, 4.0).distance(1.5) == 0.5 and Range(2.0, 4.0).distance(5.0) == 1.0
    assert Range(2.0, 4.0).distance(3.0) == Range(low=2.0).distance(9.0) == 0.0


def test_a_range_in_words():
    assert Range(2.4, 4.0).words == "2.4 to 4"
    assert Range(low=2.5).words == "at least 2.5" and Range(high=5.0).words == "at most 5"

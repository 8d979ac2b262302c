"""Stretches of time, as (start, end) in seconds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

Stretch = tuple[float, float]


def touching(stretches: Sequence[Stretch], start_s: float, end_s: float) -> Sequence[Stretch]:
    """Return those of some stretches that overlap a time; starts and ends both have to rise."""
    first = bisect_right(stretches, start_s, key=itemgetter(1))
    last = bisect_left(stretches, end_s, key=itemgetter(0))
    return stretches[first:last]
